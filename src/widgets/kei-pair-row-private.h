/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kei-pair-row*.c files only.
 *
 *   kei-pair-row.c         the widget: what it shows, for whom, and that it follows the style
 *   kei-pair-row-layout.c  where its texts stand
 *   kei-pair-row-draw.c    how they are drawn */
#pragma once

#include "kei-pair-private.h"
#include "kei-pair-row.h"

G_BEGIN_DECLS

/* Pixels at 100 %. */
#define KEI_PAIR_ROW_PAD_X 12
#define KEI_PAIR_ROW_PAD_Y 9
#define KEI_PAIR_ROW_FOLD_HEIGHT 30

/* The label stands at the start of the first line: room for it is a character of that width. */
#define KEI_PAIR_ROW_PREFIX "\xef\xbf\xbc" /* U+FFFC */

/* A cell as it is laid out; all in pixels of the row. */
typedef struct
{
  PangoLayout *layout;    /* owned (nullable): until it is drawn, for a text of one line */
  PangoLayout *secondary; /* owned (nullable) */
  int y, height;
  int text_x, text_y, text_width, text_height;
  gboolean has_prefix; /* the layout's text begins with room for the label */
} KeiPairRowCell;

struct _KeiPairRow
{
  GtkWidget parent_instance;

  KeiPairLook *look;                       /* owned */
  KeiPairContent *content;                 /* owned (nullable) */
  KeiPairRowCell *cells[KEI_PAIR_N_SIDES]; /* owned, one for each of the content's */
  int width, height;                       /* that the cells are laid out for, width -1: not at all */
  guint serial;                            /* of the look at that time */
  int sign_x, sign_width;
  gboolean is_narrow;

  GtkWidget *input; /* unowned, a child (nullable): stands where the text of a cell stood */
  KeiPairSide input_side;
  guint input_cell;
};

/* --- kei-pair-row-layout.c --- */

void _kei_pair_row_forget_layout (KeiPairRow *self);
/* Lays the row out for @width pixels, unless it is, and finds its height. */
void _kei_pair_row_lay_out (KeiPairRow *self, int width);
KeiPairFont _kei_pair_row_get_font (const KeiPairContent *content);
/* (transfer full) */
PangoLayout *_kei_pair_row_create_text_layout (KeiPairRow *self, const KeiPairCell *data, const KeiPairRowCell *cell);
/* Whether something is typed into in the place of the cell's text. */
gboolean _kei_pair_row_has_input (KeiPairRow *self, const KeiPairRowCell *cell);
int _kei_pair_row_get_layout_height (PangoLayout *layout);
int _kei_pair_row_get_indent (KeiPairRow *self);
/* Of the disc and what stands below it. */
int _kei_pair_row_get_sign_height (KeiPairRow *self);

/* --- kei-pair-row-draw.c --- */

void _kei_pair_row_draw (KeiPairRow *self, GtkSnapshot *snapshot);

G_END_DECLS
