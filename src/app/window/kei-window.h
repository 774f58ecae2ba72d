/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-compare-what.h"
#include "kei-editor.h"

G_BEGIN_DECLS

/* A window with one plan, or with the welcome page as long as there is none.
 *
 * Actions: win.* (the file and the window), doc.* (undo and redo), node.* (the selected node),
 * view.* (what is shown); kei-window-actions.c has the table with their keys. */

#define KEI_TYPE_WINDOW (kei_window_get_type ())
G_DECLARE_FINAL_TYPE (KeiWindow, kei_window, KEI, WINDOW, AdwApplicationWindow)

/* Properties: "editor" (KeiEditor, nullable, read-only), another one for each plan; "mode" (string).
 * Signal: "stays-open" (self): it was to be closed, and the person kept it for its unsaved work. */
KeiWindow *kei_window_new (AdwApplication *application);

KeiEditor *kei_window_get_editor (KeiWindow *self); /* (nullable) (transfer none) */

/* Shows a plan that has no file yet: from a template, an import, a sample. It counts as unsaved
 * when @modified. Replaces what the window shows, so ask first or use a new window. */
void kei_window_show_new_plan (KeiWindow *self, KeiTree *tree, gboolean modified);

/* Loads a plan and shows it in place of what the window shows, or says why it cannot. A window that is
 * not up yet comes up then, or as soon as loading takes long. */
void kei_window_open_file (KeiWindow *self, GFile *location);
/* The file that is shown or being loaded. (nullable) (transfer none) */
GFile *kei_window_get_location (KeiWindow *self);

gboolean kei_window_has_unsaved_work (KeiWindow *self);

/* What the window does with its plan: "edit" or "compare"; property "mode", action win.mode. */
#define KEI_WINDOW_MODE_EDIT "edit"
#define KEI_WINDOW_MODE_COMPARE "compare"
const char *kei_window_get_mode (KeiWindow *self); /* (transfer none) */
void kei_window_set_mode (KeiWindow *self, const char *mode);

/* Shows two beside each other, of which at least one is a state of the window's plan; there must be one. What takes time a worker reads; what
 * cannot be read says why on the page. */
void kei_window_compare (KeiWindow *self, const KeiCompareWhat *earlier, const KeiCompareWhat *later);
/* The window's plan beside the one in a file, or with NULL beside its own saved state. Which of them is the earlier one the plans say. */
void kei_window_compare_with (KeiWindow *self, GFile *file);

void kei_window_add_toast (KeiWindow *self, const char *text);

G_END_DECLS
