/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-style-shelf.h"

G_BEGIN_DECLS

/* Chooses a style from a shelf, and does with it as a whole what one does: keep it in the plan, write it over the plan's,
 * rename, delete, save as a file, open one. What a person changes of it stands elsewhere in the window and is told with
 * kei_style_row_set_current(). */

#define KEI_TYPE_STYLE_ROW (kei_style_row_get_type ())
G_DECLARE_FINAL_TYPE (KeiStyleRow, kei_style_row, KEI, STYLE_ROW, AdwComboRow)

/* Signal "chosen" (self): another style is the current one now. */
GtkWidget *kei_style_row_new (KeiStyleShelf *shelf);

KeiStyleShelf *kei_style_row_get_shelf (KeiStyleRow *self);
/* As it is on the shelf. (transfer none) */
KeiReportStyle *kei_style_row_get_chosen (KeiStyleRow *self);
/* As it was changed. (transfer none) */
KeiReportStyle *kei_style_row_get_current (KeiStyleRow *self);
void kei_style_row_set_current (KeiStyleRow *self, KeiReportStyle *style);

G_END_DECLS
