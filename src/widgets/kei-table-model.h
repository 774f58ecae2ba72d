/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-tsv.h"

G_BEGIN_DECLS

/* What a KeiTable shows: cells of text, each with an editor that is made when the cell gets the
 * keyboard. The model turns what a person does to rows and ranges into edits; the table only asks. */

typedef struct
{
  const char *title; /* translated; lives as long as the model tells no change of head or columns */
  guint chars;       /* least width, in digits */
  guint rank;        /* when the table is narrow, the column with the highest goes first; 0 stays */
  gboolean grow;     /* shares what width is left over */
  gboolean wrap;     /* over several lines rather than cut off */
  gboolean right;    /* aligned to the right, as numbers are */
  gboolean strong;
  gboolean widget;   /* shows kei_table_model_create_widget() and has no text or editor */
  gboolean nameless; /* the title only counts, as the letters of a spreadsheet do: never copied or looked for */
} KeiTableColumn;

#define KEI_TABLE_NO_COLUMN G_MAXUINT

typedef enum {
  KEI_TABLE_CELL_SECONDARY = 1 << 0,
  KEI_TABLE_CELL_WRONG = 1 << 1,   /* holds what is no value */
  KEI_TABLE_CELL_WARNING = 1 << 2, /* something is odd about it */
  KEI_TABLE_CELL_FIXED = 1 << 3,   /* derived: cannot be edited */
} KeiTableCellFlags;

typedef struct
{
  char *text; /* (owned) */
  KeiTableCellFlags flags;
  char *remark; /* (owned) (nullable) why it is wrong or odd */
} KeiTableCell;

void kei_table_cell_clear (KeiTableCell *cell);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeiTableCell, kei_table_cell_clear)

#define KEI_TYPE_TABLE_MODEL (kei_table_model_get_type ())
G_DECLARE_INTERFACE (KeiTableModel, kei_table_model, KEI, TABLE_MODEL, GObject)

struct _KeiTableModelInterface
{
  GTypeInterface parent_interface;

  guint (*get_n_columns) (KeiTableModel *self);
  void (*get_column) (KeiTableModel *self, guint column, KeiTableColumn *info);
  guint (*get_n_rows) (KeiTableModel *self);
  void (*get_cell) (KeiTableModel *self, guint row, guint column, KeiTableCell *cell);

  /* Optional from here on. */
  char *(*dup_row_name) (KeiTableModel *self, guint row);
  gboolean (*get_total) (KeiTableModel *self, guint column, KeiTableCell *cell);
  char *(*dup_plain) (KeiTableModel *self, guint row, guint column);          /* what is copied; the text when NULL */
  GtkWidget *(*create_editor) (KeiTableModel *self, guint row, guint column); /* (transfer floating) */
  GtkWidget *(*create_widget) (KeiTableModel *self, guint row, guint column); /* (transfer floating) */
  void (*update_widget) (KeiTableModel *self, guint row, guint column, GtkWidget *widget);
  gboolean (*has_detail) (KeiTableModel *self, guint row);
  GtkWidget *(*create_detail) (KeiTableModel *self, guint row); /* (transfer floating) */
  /* The cells of each row go to @columns, in their order: KEI_TABLE_NO_COLUMN where the table has
   * none, get_n_columns() and beyond where it has no more. No row has more cells than @n_columns. */
  void (*paste) (KeiTableModel *self, guint row, const KeiTsv *tsv, const guint *columns, guint n_columns);
  void (*clear) (KeiTableModel *self, guint row, guint n_rows, const guint *columns, guint n_columns);
  void (*insert_row) (KeiTableModel *self, guint position);
  void (*remove_rows) (KeiTableModel *self, guint row, guint n);
  void (*move_rows) (KeiTableModel *self, guint row, guint n, int by);
};

/* Signals:
 *   "rows-changed" (self, guint position, guint removed, guint added): after it happened, like
 *                  items-changed; as many removed as added are the same rows with other content
 *   "head-changed" (self): titles or totals are new
 *   "columns-changed" (self): there are more or fewer columns at the end; the rows were told before */
void kei_table_model_rows_changed (KeiTableModel *self, guint position, guint removed, guint added);
void kei_table_model_head_changed (KeiTableModel *self);
void kei_table_model_columns_changed (KeiTableModel *self);

/* An editor that is put over a cell may want some of the keys that move around in the table.
 * Signal "remark-changed" (self): the remark of its cell is new though the cell is not. */
void kei_table_editor_remark_changed (gpointer self);

#define KEI_TYPE_TABLE_EDITOR (kei_table_editor_get_type ())
G_DECLARE_INTERFACE (KeiTableEditor, kei_table_editor, KEI, TABLE_EDITOR, GtkWidget)

struct _KeiTableEditorInterface
{
  GTypeInterface parent_interface;

  /* Whether the editor itself acts on this key: always while an input method composes. */
  gboolean (*keeps_key) (KeiTableEditor *self, guint keyval, GdkModifierType state);
  /* Ends a step of typing: the table goes to another cell. */
  void (*leave) (KeiTableEditor *self);
  /* Puts one line from the clipboard where the caret is. */
  void (*insert) (KeiTableEditor *self, const char *text);
};

G_END_DECLS
