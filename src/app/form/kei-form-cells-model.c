/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells hold one line each: a tab or line end that is typed or pasted becomes a space. */
#include "config.h"

#include "kei-form-cells-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-form-cell-entry.h"

struct _KeiFormCellsModel
{
  GObject parent_instance;

  KeiFormContext *context; /* owned */
  KeiId table;
  guint extra; /* columns beyond those that have cells */
  guint n_columns;
  char **titles;   /* owned */
  GPtrArray *rows; /* owned (element-type KeiNode) */
};

static void kei_form_cells_model_table_model_init (KeiTableModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KeiFormCellsModel, kei_form_cells_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KEI_TYPE_TABLE_MODEL, kei_form_cells_model_table_model_init))

static KeiEditor *
get_editor (KeiFormCellsModel *self)
{
  return kei_form_context_get_editor (self->context);
}

static GPtrArray *
read_rows (KeiFormCellsModel *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_node_unref);
  KeiNode *table = kei_tree_lookup (kei_form_context_get_tree (self->context), self->table);
  guint n = 0;
  KeiNode *const *nodes = table != NULL ? kei_node_get_children (table, KEI_SLOT_ROWS, &n) : NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, kei_node_ref (nodes[i]));
  return rows;
}

static guint
count_columns (GPtrArray *rows)
{
  guint most = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      guint n = 1;

      for (const char *p = kei_node_get_text (rows->pdata[i], KEI_FIELD_CELLS); (p = strchr (p, '\t')) != NULL; p++)
        n++;
      most = MAX (most, n);
    }
  return most;
}

/* --- Cells --- */

static guint
kei_form_cells_model_get_n_columns (KeiTableModel *model)
{
  return KEI_FORM_CELLS_MODEL (model)->n_columns;
}

static void
kei_form_cells_model_get_column (KeiTableModel *model, guint column, KeiTableColumn *info)
{
  KeiFormCellsModel *self = KEI_FORM_CELLS_MODEL (model);

  *info = (KeiTableColumn){ .title = self->titles[column], .chars = 6, .grow = TRUE, .wrap = TRUE, .nameless = TRUE };
}

static guint
kei_form_cells_model_get_n_rows (KeiTableModel *model)
{
  return KEI_FORM_CELLS_MODEL (model)->rows->len;
}

static void
kei_form_cells_model_get_cell (KeiTableModel *model, guint row, guint column, KeiTableCell *cell)
{
  KeiFormCellsModel *self = KEI_FORM_CELLS_MODEL (model);

  cell->text = kei_form_cell_get (kei_node_get_text (self->rows->pdata[row], KEI_FIELD_CELLS), column);
}

static GtkWidget *
kei_form_cells_model_create_editor (KeiTableModel *model, guint row, guint column)
{
  KeiFormCellsModel *self = KEI_FORM_CELLS_MODEL (model);

  return kei_form_cell_entry_new (self->context, kei_node_get_id (self->rows->pdata[row]), column);
}

/* --- Edits --- */

static void
set_cell (KeiEdit *edit, KeiId row, guint column, const char *text)
{
  KeiNode *node = kei_tree_lookup (kei_edit_get_tree (edit), row);
  g_autofree char *cells = kei_form_cell_set (kei_node_get_text (node, KEI_FIELD_CELLS), column, text);

  kei_edit_set_string (edit, row, KEI_FIELD_CELLS, cells);
}

static KeiId
insert (KeiFormCellsModel *self, KeiEdit *edit, KeiId after)
{
  KeiPlace place = { self->table, KEI_SLOT_ROWS, after, 0 };
  g_autoptr (KeiNode) row = kei_node_builder_end (kei_node_builder_new (KEI_KIND_ROW, kei_id_source_next (kei_editor_get_ids (get_editor (self)))));

  kei_edit_insert (edit, &place, row);
  return kei_node_get_id (row);
}

static KeiId
get_id (KeiFormCellsModel *self, int row)
{
  return row >= 0 ? kei_node_get_id (self->rows->pdata[row]) : KEI_ID_NONE;
}

static void
kei_form_cells_model_insert_row (KeiTableModel *model, guint position)
{
  KeiFormCellsModel *self = KEI_FORM_CELLS_MODEL (model);
  KeiEdit *edit = kei_editor_begin (get_editor (self));

  insert (self, edit, get_id (self, (int) position - 1));
  kei_editor_commit (get_editor (self), edit, NULL);
}

static void
kei_form_cells_model_remove_rows (KeiTableModel *model, guint row, guint n)
{
  KeiFormCellsModel *self = KEI_FORM_CELLS_MODEL (model);
  KeiEdit *edit = kei_editor_begin (get_editor (self));

  for (guint i = row; i < row + n && i < self->rows->len; i++)
    kei_edit_remove (edit, get_id (self, (int) i));
  kei_editor_commit (get_editor (self), edit, NULL);
}

static void
kei_form_cells_model_move_rows (KeiTableModel *model, guint row, guint n, int by)
{
  KeiFormCellsModel *self = KEI_FORM_CELLS_MODEL (model);
  KeiEdit *edit = kei_editor_begin (get_editor (self));
  int other = (int) (by < 0 ? row - 1 : row + n);
  KeiPlace place = { self->table, KEI_SLOT_ROWS, get_id (self, by < 0 ? (int) (row + n) - 1 : (int) row - 1), 0 };

  kei_edit_move (edit, get_id (self, other), &place);
  kei_editor_commit (get_editor (self), edit, N_ ("Move rows"));
}

static void
kei_form_cells_model_paste (KeiTableModel *model, guint row, const KeiTsv *tsv, const guint *columns, guint n_columns)
{
  KeiFormCellsModel *self = KEI_FORM_CELLS_MODEL (model);
  KeiEdit *edit = kei_editor_begin (get_editor (self));
  KeiId last = get_id (self, (int) self->rows->len - 1);

  for (guint i = 0; i < kei_tsv_get_n_rows (tsv); i++)
    {
      KeiId id = row + i < self->rows->len ? get_id (self, (int) (row + i)) : (last = insert (self, edit, last));

      for (guint j = 0; kei_tsv_get (tsv, i, j) != NULL; j++)
        set_cell (edit, id, columns[j], kei_tsv_get (tsv, i, j));
    }
  kei_editor_commit (get_editor (self), edit, N_ ("Paste"));
}

static void
kei_form_cells_model_clear (KeiTableModel *model, guint row, guint n_rows, const guint *columns, guint n_columns)
{
  KeiFormCellsModel *self = KEI_FORM_CELLS_MODEL (model);
  KeiEdit *edit = kei_editor_begin (get_editor (self));

  for (guint i = row; i < row + n_rows && i < self->rows->len; i++)
    for (guint j = 0; j < n_columns; j++)
      set_cell (edit, get_id (self, (int) i), columns[j], "");
  kei_editor_commit (get_editor (self), edit, N_ ("Clear cells"));
}

static void
kei_form_cells_model_table_model_init (KeiTableModelInterface *iface)
{
  iface->get_n_columns = kei_form_cells_model_get_n_columns;
  iface->get_column = kei_form_cells_model_get_column;
  iface->get_n_rows = kei_form_cells_model_get_n_rows;
  iface->get_cell = kei_form_cells_model_get_cell;
  iface->create_editor = kei_form_cells_model_create_editor;
  iface->insert_row = kei_form_cells_model_insert_row;
  iface->remove_rows = kei_form_cells_model_remove_rows;
  iface->move_rows = kei_form_cells_model_move_rows;
  iface->paste = kei_form_cells_model_paste;
  iface->clear = kei_form_cells_model_clear;
}

/* --- Following the plan --- */

/* Returns whether there are more or fewer columns than before. */
static gboolean
update_columns (KeiFormCellsModel *self)
{
  guint n_columns = MAX (2, count_columns (self->rows)) + self->extra;

  if (n_columns == self->n_columns)
    return FALSE;
  g_strfreev (self->titles);
  self->n_columns = n_columns;
  self->titles = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    self->titles[i] = i < 26 ? g_strdup_printf ("%c", 'A' + (char) i) : g_strdup_printf ("%u", i + 1);
  return TRUE;
}

static void
plan_changed_cb (gpointer owner)
{
  KeiFormCellsModel *self = owner;
  g_autoptr (GPtrArray) before = g_ptr_array_ref (self->rows);
  GPtrArray *after = read_rows (self);
  gboolean same = before->len == after->len;

  for (guint i = 0; same && i < after->len; i++)
    same = kei_node_get_id (before->pdata[i]) == kei_node_get_id (after->pdata[i]);
  g_ptr_array_unref (self->rows);
  self->rows = after;
  if (!same)
    {
      kei_table_model_rows_changed (KEI_TABLE_MODEL (self), 0, before->len, 0);
      kei_table_model_rows_changed (KEI_TABLE_MODEL (self), 0, 0, after->len);
    }
  for (guint i = 0; same && i < after->len; i++)
    if (before->pdata[i] != after->pdata[i])
      kei_table_model_rows_changed (KEI_TABLE_MODEL (self), i, 1, 1);
  if (update_columns (self))
    kei_table_model_columns_changed (KEI_TABLE_MODEL (self));
}

/* --- The object --- */

static void
kei_form_cells_model_dispose (GObject *object)
{
  KeiFormCellsModel *self = KEI_FORM_CELLS_MODEL (object);

  if (self->context != NULL)
    kei_form_context_unwatch (self->context, self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (kei_form_cells_model_parent_class)->dispose (object);
}

static void
kei_form_cells_model_finalize (GObject *object)
{
  KeiFormCellsModel *self = KEI_FORM_CELLS_MODEL (object);

  g_strfreev (self->titles);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (kei_form_cells_model_parent_class)->finalize (object);
}

static void
kei_form_cells_model_class_init (KeiFormCellsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kei_form_cells_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = kei_form_cells_model_finalize;
}

static void
kei_form_cells_model_init (KeiFormCellsModel *self)
{
}

KeiFormCellsModel *
kei_form_cells_model_new (KeiFormContext *context, KeiId table, guint extra)
{
  KeiFormCellsModel *self = g_object_new (KEI_TYPE_FORM_CELLS_MODEL, NULL);

  self->context = g_object_ref (context);
  self->table = table;
  self->rows = read_rows (self);
  self->extra = extra;
  update_columns (self);
  kei_form_context_watch (context, table, plan_changed_cb, self);
  return self;
}
