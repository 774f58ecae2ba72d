/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-editor.h"

G_BEGIN_DECLS

/* Finding in the whole plan, with a list of all hits, and replacing those that are ticked, as one step. */

#define KEI_TYPE_FIND_BAR (kei_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (KeiFindBar, kei_find_bar, KEI, FIND_BAR, AdwBin)

/* Properties: "editor" (KeiEditor, set once), "open" (gboolean), "replacing" (gboolean). */

/* Opens the bar, with the row for replacing if @replacing, and puts the caret into it. */
void kei_find_bar_start (KeiFindBar *self, gboolean replacing);

G_END_DECLS
