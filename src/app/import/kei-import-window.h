/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-import.h"

G_BEGIN_DECLS

/* The import assistant: a text becomes lines with what each was taken for, the person corrects them
 * beside the plan that comes of it, and takes the plan over. Nothing is written before that. */

#define KEI_TYPE_IMPORT_WINDOW (kei_import_window_get_type ())
G_DECLARE_FINAL_TYPE (KeiImportWindow, kei_import_window, KEI, IMPORT_WINDOW, AdwWindow)

/* Signal "finished" (self, KeiTree *tree): the plan; the window closes after it.
 * Signal "stays-open" (self): the person was asked before closing, and goes on. */
GtkWidget *kei_import_window_new (GtkApplication *application, GtkWindow *parent);

/* Reads a file; what goes wrong is shown in the window. */
void kei_import_window_load (KeiImportWindow *self, GFile *file);
/* Reads a text, as from the clipboard. */
void kei_import_window_read (KeiImportWindow *self, const char *name, const char *text, gsize length);

/* Whether closing the window would lose what the person decided; then it asks. */
gboolean kei_import_window_has_unsaved_work (KeiImportWindow *self);

G_END_DECLS
