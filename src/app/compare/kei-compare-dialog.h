/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-editor.h"

G_BEGIN_DECLS

/* Asks what is to be compared: with the plan of a window its earlier version, or without one two plans. */

#define KEI_TYPE_COMPARE_DIALOG (kei_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KeiCompareDialog, kei_compare_dialog, KEI, COMPARE_DIALOG, AdwWindow)

/* Signal "chosen" (self, GFile *earlier, GFile *later, guint64 version): @earlier is NULL for the named version @version of the window's
 * plan, or, where that is KEI_ID_NONE, for its saved state; @later for the plan itself. @editor (nullable): of the window's plan, @location (nullable) where it is. */
GtkWindow *kei_compare_dialog_new (GtkWindow *parent, KeiEditor *editor, GFile *location);

G_END_DECLS
