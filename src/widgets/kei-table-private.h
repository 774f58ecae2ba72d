/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kei-table*.c share. */
#pragma once

#include "kei-table.h"

G_BEGIN_DECLS

#define KEI_TABLE_PAD_X 6 /* beside a cell's text */
#define KEI_TABLE_PAD_Y 5
#define KEI_TABLE_PAD_EDGE 12
#define KEI_TABLE_ARROW 28 /* the column of the arrows that open rows */

typedef struct
{
  PangoLayout **layouts; /* (owned) one a column (nullable): not needed yet */
  int *wishes;           /* (owned) the widths of the layouts in one line */
  KeiTableCellFlags *flags;
  GtkWidget **widgets; /* (owned) one a column (nullable): of the widget columns */
  GtkWidget *detail;   /* (nullable) a child of the table */
  gboolean open;
  int y, height; /* of the cells, without the detail; 0 high: to be measured */
  int detail_height;
} KeiTableRow;

typedef struct
{
  KeiTableColumn info;
  PangoLayout *title; /* (owned) (nullable) */
  PangoLayout *total; /* (owned) (nullable) */
  int head_wish;      /* of title and total in one line */
  int least, wish;    /* widths with padding, from title and content */
  int x, width;       /* 0 wide: left out because the table is narrow */
} KeiTableColumnState;

struct _KeiTable
{
  GtkWidget parent_instance;

  KeiTableModel *model; /* owned */
  GMenuModel *menu;     /* owned (nullable) */
  GtkWidget *popover;   /* (nullable) */
  GtkWidget *editor;    /* (nullable) over the cell with the keyboard */
  GtkWidget *remark;    /* the label that says what is wrong with that cell */

  KeiTableColumnState *columns; /* owned */
  guint n_columns;
  GArray *rows; /* owned (element-type KeiTableRow) */
  gboolean has_details;
  gboolean placed; /* columns have got their widths at least once */
  gboolean has_total;

  int width;    /* that columns were placed for; -1: anew */
  int baseline; /* of a row's first line */
  int head_height, total_height, total_y, remark_y, remark_height, height;

  gboolean has_cursor;
  guint row, column;             /* where the keyboard is */
  guint range_row, range_column; /* the other corner of the range */
  guint leaving;                 /* id of the idle that takes the editor away */
  double drag_x, drag_y;
};

/* kei-table-layout.c: widths and heights */
/* Of a cell that is no widget; its flags are read with it. (transfer none) */
PangoLayout *_kei_table_get_layout (KeiTable *self, guint row, guint column);
void _kei_table_lay_out (KeiTable *self, int width);
/* Lays out for the width that the table has: it may have been measured for another one since. */
void _kei_table_settle (KeiTable *self);
void _kei_table_forget_layout (KeiTable *self);
void _kei_table_forget_row (KeiTable *self, guint row);
void _kei_table_forget_head (KeiTable *self);
void _kei_table_clear_row (KeiTable *self, KeiTableRow *row);
int _kei_table_get_least_width (KeiTable *self);
int _kei_table_get_wish_width (KeiTable *self);
gboolean _kei_table_is_shown (KeiTable *self, guint column); /* not left out because the table is narrow */
void _kei_table_get_cell_area (KeiTable *self, guint row, guint column, GdkRectangle *area);
/* Returns FALSE outside of rows; *@column is n_columns for the arrow. */
gboolean _kei_table_find_cell (KeiTable *self, double x, double y, guint *row, guint *column);

/* kei-table-draw.c */
void _kei_table_snapshot (KeiTable *self, GtkSnapshot *snapshot);

/* kei-table-input.c: keys and pointer */
void _kei_table_add_input (KeiTable *self);
/* The range, or the one cell where the keyboard is. */
void _kei_table_get_touched (KeiTable *self, guint *row, guint *column, guint *n_rows, guint *n_columns);

/* kei-table-clipboard.c */
void _kei_table_copy (KeiTable *self);
void _kei_table_paste (KeiTable *self);
void _kei_table_clear (KeiTable *self);

/* kei-table-cursor.c: the cell that has the keyboard, and the range */
gboolean _kei_table_can_edit (KeiTable *self, guint row, guint column);
void _kei_table_end_editing (KeiTable *self);
void _kei_table_set_range (KeiTable *self, guint row, guint column);
void _kei_table_update_remark (KeiTable *self);
/* Returns whether it has more than one cell. */
gboolean _kei_table_get_range (KeiTable *self, guint *row, guint *column, guint *n_rows, guint *n_columns);

G_END_DECLS
