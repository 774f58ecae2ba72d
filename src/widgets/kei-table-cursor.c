/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cell of a KeiTable that has the keyboard, its editor and its remark, and the range that begins there.
 *
 * Invariants: `editor` is the model's editor for (row, column) while it is there; it goes when the keyboard leaves the
 * table. */
#include "config.h"

#include "kei-table-private.h"

/* --- The editor --- */

gboolean
_kei_table_can_edit (KeiTable *self, guint row, guint column)
{
  g_auto (KeiTableCell) cell = { NULL };

  if (row >= self->rows->len || column >= self->n_columns || self->columns[column].info.widget)
    return FALSE;
  if (!_kei_table_is_shown (self, column))
    return FALSE;
  if (KEI_TABLE_MODEL_GET_IFACE (self->model)->create_editor == NULL)
    return FALSE;
  KEI_TABLE_MODEL_GET_IFACE (self->model)->get_cell (self->model, row, column, &cell);
  return (cell.flags & KEI_TABLE_CELL_FIXED) == 0;
}

void
_kei_table_update_remark (KeiTable *self)
{
  g_auto (KeiTableCell) cell = { NULL };

  if (self->editor != NULL)
    KEI_TABLE_MODEL_GET_IFACE (self->model)->get_cell (self->model, self->row, self->column, &cell);
  gtk_label_set_label (GTK_LABEL (self->remark), cell.remark != NULL ? cell.remark : "");
  gtk_widget_set_visible (self->remark, cell.remark != NULL);
  if (cell.flags & KEI_TABLE_CELL_WRONG)
    gtk_widget_add_css_class (self->remark, "wrong");
  else
    gtk_widget_remove_css_class (self->remark, "wrong");
}

/* Not the focus child: GTK keeps that when the keyboard goes to a field beside the table. */
static gboolean
has_keyboard (KeiTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == self->editor || gtk_widget_is_ancestor (focus, self->editor));
}

static gboolean
leave_cb (gpointer data)
{
  KeiTable *self = data;

  self->leaving = 0;
  if (self->editor != NULL && !has_keyboard (self))
    _kei_table_end_editing (self);
  return G_SOURCE_REMOVE;
}

/* The editor may not go while the focus is on its way. */
static void
focus_moved_cb (KeiTable *self)
{
  if (self->editor != NULL && self->leaving == 0)
    self->leaving = g_idle_add (leave_cb, self);
}

/* The window tells of all that the keyboard goes to; the table hears of what is in it only when that is its child anew. */
static void
watch_focus (KeiTable *self, gboolean watch)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && watch)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_moved_cb), self, G_CONNECT_SWAPPED);
  else if (root != NULL)
    g_signal_handlers_disconnect_by_func (root, focus_moved_cb, self);
}

void
_kei_table_end_editing (KeiTable *self)
{
  g_autoptr (GtkWidget) editor = NULL;

  g_clear_handle_id (&self->leaving, g_source_remove);
  if (self->editor == NULL)
    return;
  editor = g_object_ref (g_steal_pointer (&self->editor));
  watch_focus (self, FALSE);
  if (KEI_IS_TABLE_EDITOR (editor) && KEI_TABLE_EDITOR_GET_IFACE (editor)->leave != NULL)
    KEI_TABLE_EDITOR_GET_IFACE (editor)->leave (KEI_TABLE_EDITOR (editor));
  g_signal_handlers_disconnect_by_data (editor, self);
  gtk_widget_unparent (editor);
  if (self->row < self->rows->len)
    {
      KeiTableRow *row = &g_array_index (self->rows, KeiTableRow, self->row);

      /* What was typed and is no value stands in the cell without a change of the model. */
      g_clear_object (&row->layouts[self->column]);
      row->height = 0;
    }
  self->width = -1;
  _kei_table_update_remark (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* What is typed into, somewhere in an editor. */
static GtkWidget *
find_inner (GtkWidget *editor)
{
  while (gtk_widget_get_first_child (editor) != NULL && !GTK_IS_EDITABLE (editor) && !GTK_IS_TEXT_VIEW (editor) && !GTK_IS_MENU_BUTTON (editor))
    editor = gtk_widget_get_first_child (editor);
  return editor;
}

/* A line has a menu of its own, in which a person looks for what can be done to the row, too. */
static void
add_row_menu (KeiTable *self, GtkWidget *editor)
{
  GtkWidget *inner = find_inner (editor);
  g_autoptr (GMenuModel) rows = self->menu != NULL ? g_menu_model_get_item_link (self->menu, 0, G_MENU_LINK_SECTION) : NULL;
  g_autoptr (GMenu) extra = g_menu_new ();

  if (rows == NULL || !GTK_IS_ENTRY (inner))
    return;
  g_menu_append_section (extra, NULL, rows);
  gtk_entry_set_extra_menu (GTK_ENTRY (inner), G_MENU_MODEL (extra));
}

static void
name_editor (KeiTable *self, GtkWidget *editor, guint row, guint column)
{
  KeiTableModelInterface *iface = KEI_TABLE_MODEL_GET_IFACE (self->model);
  g_autofree char *name = iface->dup_row_name != NULL ? iface->dup_row_name (self->model, row) : NULL;
  g_autofree char *number = g_strdup_printf ("%u", row + 1);
  g_autofree char *label = NULL;
  KeiTableColumn info;

  /* Asked for anew: the model's columns may be others than those that were read. */
  iface->get_column (self->model, column, &info);
  label = g_strconcat (info.title, ", ", name != NULL && *name != '\0' ? name : number, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (find_inner (editor)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

gboolean
kei_table_focus_cell (KeiTable *self, guint row, guint column)
{
  g_return_val_if_fail (KEI_IS_TABLE (self), FALSE);

  if (!_kei_table_can_edit (self, row, column))
    return FALSE;
  if (self->editor == NULL || self->row != row || self->column != column)
    {
      GtkWidget *next = KEI_TABLE_MODEL_GET_IFACE (self->model)->create_editor (self->model, row, column);

      if (next == NULL)
        return FALSE;
      /* The new one takes the keyboard before the old one goes, so that it never leaves the table. */
      gtk_widget_set_parent (next, GTK_WIDGET (self));
      /* And has its name first: a screen reader tells what changes where the keyboard is. */
      name_editor (self, next, row, column);
      add_row_menu (self, next);
      gtk_widget_grab_focus (next);
      _kei_table_end_editing (self);
      self->editor = next;
      watch_focus (self, TRUE);
      if (KEI_IS_TABLE_EDITOR (next))
        g_signal_connect_swapped (next, "remark-changed", G_CALLBACK (_kei_table_update_remark), self);
    }
  self->has_cursor = TRUE;
  self->row = self->range_row = row;
  self->column = self->range_column = column;
  g_array_index (self->rows, KeiTableRow, row).height = 0;
  name_editor (self, self->editor, row, column);
  _kei_table_update_remark (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return gtk_widget_grab_focus (self->editor);
}

/* --- The range --- */

gboolean
kei_table_get_cursor (KeiTable *self, guint *row, guint *column)
{
  g_return_val_if_fail (KEI_IS_TABLE (self), FALSE);

  *row = self->row;
  *column = self->column;
  return self->has_cursor;
}

void
_kei_table_set_range (KeiTable *self, guint row, guint column)
{
  if (self->rows->len == 0)
    return;
  self->range_row = MIN (row, self->rows->len - 1);
  self->range_column = MIN (column, self->n_columns - 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
kei_table_select_range (KeiTable *self, guint row, guint column, guint n_rows, guint n_columns)
{
  g_return_if_fail (KEI_IS_TABLE (self));

  if (kei_table_focus_cell (self, row, column) && n_rows > 0 && n_columns > 0)
    _kei_table_set_range (self, row + n_rows - 1, column + n_columns - 1);
}

gboolean
_kei_table_get_range (KeiTable *self, guint *row, guint *column, guint *n_rows, guint *n_columns)
{
  if (!self->has_cursor || self->rows->len == 0)
    return FALSE;
  *row = MIN (self->row, self->range_row);
  *column = MIN (self->column, self->range_column);
  *n_rows = MAX (self->row, self->range_row) - *row + 1;
  *n_columns = MAX (self->column, self->range_column) - *column + 1;
  return *n_rows > 1 || *n_columns > 1;
}
