/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-pair-content.h"
#include "kei-pair-look.h"

G_BEGIN_DECLS

/* One row of two versions side by side: left, sign, right. Both sides have the same height, however their texts wrap. The
 * row draws itself; it is meant as the child of a list's row (.pair-list), which has the focus, the
 * ring of the selection and, set by this one, the accessible name.
 *
 * Signal "unfold" (self): a fold was clicked. */

#define KEI_TYPE_PAIR_ROW (kei_pair_row_get_type ())
G_DECLARE_FINAL_TYPE (KeiPairRow, kei_pair_row, KEI, PAIR_ROW, GtkWidget)

/* @look is shared by all rows of a list. */
GtkWidget *kei_pair_row_new (KeiPairLook *look);

/* @content: (nullable) */
void kei_pair_row_set_content (KeiPairRow *self, KeiPairContent *content);
KeiPairContent *kei_pair_row_get_content (KeiPairRow *self); /* (transfer none) (nullable) */

/* The text at a point: side, cell, and the byte of the text that a caret there stands before. FALSE beside the texts. */
gboolean kei_pair_row_find_text (KeiPairRow *self, double x, double y, KeiPairSide *side, guint *cell, guint *offset);

/* Puts @input, a text to type into, where the text of a cell stands; the row grows with it. It is the row's child until NULL or
 * another content takes its place. @input: (nullable) (transfer floating), in the font of texts like it by then. */
void kei_pair_row_set_input (KeiPairRow *self, KeiPairSide side, guint cell, GtkWidget *input);

G_END_DECLS
