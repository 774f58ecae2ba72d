/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-editor.h"

G_BEGIN_DECLS

/* Asks what is to be compared: two of the states of a window's plan, of those of plans in files, or of both. */

#define KEI_TYPE_COMPARE_DIALOG (kei_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KeiCompareDialog, kei_compare_dialog, KEI, COMPARE_DIALOG, AdwWindow)

/* Signal "chosen" (self, const KeiCompareWhat *earlier, const KeiCompareWhat *later): two that are not the same.
 * @editor (nullable): of the window's plan, @location (nullable) where it is. */
GtkWindow *kei_compare_dialog_new (GtkWindow *parent, KeiEditor *editor, GFile *location);

G_END_DECLS
