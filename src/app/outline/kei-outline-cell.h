/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-outline-model.h"

G_BEGIN_DECLS

/* What one row of the outline shows: indent, own expander, number, title, count, goals, problem.
 * The list makes as many as fit and gives them other entries as it scrolls. */

#define KEI_TYPE_OUTLINE_CELL (kei_outline_cell_get_type ())
G_DECLARE_FINAL_TYPE (KeiOutlineCell, kei_outline_cell, KEI, OUTLINE_CELL, GtkWidget)

/* The indent of a level in pixels at 11 pt text. */
#define KEI_OUTLINE_INDENT 18

/* @model outlives the cell, which only borrows it. */
GtkWidget *kei_outline_cell_new (KeiOutlineModel *model);
/* @entry (nullable): none while the row is not in use. */
void kei_outline_cell_set_entry (KeiOutlineCell *self, KeiOutlineEntry *entry);
KeiOutlineEntry *kei_outline_cell_get_entry (KeiOutlineCell *self); /* (transfer none) (nullable) */
/* Where the title of a row at @depth begins, in the cell's pixels. */
int kei_outline_cell_get_indent (KeiOutlineCell *self, guint depth);

G_END_DECLS
