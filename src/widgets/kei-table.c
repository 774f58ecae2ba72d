/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widget, and its rows that follow the model: there is a KeiTableRow for each row of that. */
#include "config.h"

#include "kei-table-private.h"

G_DEFINE_FINAL_TYPE (KeiTable, kei_table, GTK_TYPE_WIDGET)

static guint
count_rows (KeiTable *self)
{
  return self->rows->len;
}

/* --- Rows --- */

static void
init_row (KeiTable *self, KeiTableRow *row)
{
  row->layouts = g_new0 (PangoLayout *, self->n_columns);
  row->wishes = g_new0 (int, self->n_columns);
  row->flags = g_new0 (KeiTableCellFlags, self->n_columns);
  row->widgets = g_new0 (GtkWidget *, self->n_columns);
}

static void
replace_rows (KeiTable *self, guint position, guint removed, guint added)
{
  KeiTableRow empty = { NULL };

  for (guint i = 0; i < removed; i++)
    _kei_table_clear_row (self, &g_array_index (self->rows, KeiTableRow, position + i));
  if (removed > 0)
    g_array_remove_range (self->rows, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_array_insert_val (self->rows, position + i, empty);
      init_row (self, &g_array_index (self->rows, KeiTableRow, position + i));
    }
}

static void
rows_changed_cb (KeiTable *self, guint position, guint removed, guint added)
{
  gboolean editing = self->editor != NULL;

  if (removed == added)
    for (guint i = 0; i < added; i++)
      _kei_table_forget_row (self, position + i);
  else
    {
      gboolean gone = editing && self->row >= position && self->row < position + removed;

      if (gone)
        _kei_table_end_editing (self);
      replace_rows (self, position, removed, added);
      self->width = -1;
      if (self->has_cursor && self->row >= position + removed)
        self->row = self->row + added - removed;
      self->row = count_rows (self) > 0 ? MIN (self->row, count_rows (self) - 1) : 0;
      self->range_row = self->row;
      self->range_column = self->column;
      if (gone && count_rows (self) > 0)
        kei_table_focus_cell (self, self->row, self->column);
    }
  _kei_table_forget_head (self); /* totals */
  _kei_table_update_remark (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
head_changed_cb (KeiTable *self)
{
  _kei_table_forget_head (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
read_columns (KeiTable *self)
{
  KeiTableModelInterface *iface = KEI_TABLE_MODEL_GET_IFACE (self->model);

  self->n_columns = iface->get_n_columns (self->model);
  self->columns = g_new0 (KeiTableColumnState, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    iface->get_column (self->model, i, &self->columns[i].info);
}

/* The rows are made anew; the keyboard stays in its cell, or in the last one of its row. */
static void
columns_changed_cb (KeiTable *self)
{
  guint n_rows = self->rows->len;
  guint n_columns = KEI_TABLE_MODEL_GET_IFACE (self->model)->get_n_columns (self->model);

  if (self->column >= n_columns && self->editor != NULL && n_columns > 0)
    kei_table_focus_cell (self, self->row, n_columns - 1);
  for (guint i = 0; i < n_rows; i++)
    _kei_table_clear_row (self, &g_array_index (self->rows, KeiTableRow, i));
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_clear_object (&self->columns[i].title);
      g_clear_object (&self->columns[i].total);
    }
  g_free (self->columns);
  g_array_set_size (self->rows, 0);
  read_columns (self);
  replace_rows (self, 0, 0, n_rows);
  self->column = MIN (self->column, MAX (self->n_columns, 1) - 1);
  self->range_column = MIN (self->range_column, MAX (self->n_columns, 1) - 1);
  self->placed = FALSE;
  self->width = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- Details --- */

GtkWidget *
kei_table_open_detail (KeiTable *self, guint row)
{
  KeiTableModelInterface *iface = KEI_TABLE_MODEL_GET_IFACE (self->model);
  KeiTableRow *state;

  g_return_val_if_fail (KEI_IS_TABLE (self), NULL);

  if (!self->has_details || row >= count_rows (self))
    return NULL;
  state = &g_array_index (self->rows, KeiTableRow, row);
  if (state->detail == NULL)
    {
      state->detail = iface->create_detail (self->model, row);
      gtk_widget_add_css_class (state->detail, "detail");
      gtk_widget_set_parent (state->detail, GTK_WIDGET (self));
    }
  state->open = TRUE;
  gtk_widget_set_child_visible (state->detail, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return state->detail;
}

void
kei_table_close_detail (KeiTable *self, guint row)
{
  KeiTableRow *state;
  GtkWidget *focus;

  g_return_if_fail (KEI_IS_TABLE (self));

  if (row >= count_rows (self))
    return;
  state = &g_array_index (self->rows, KeiTableRow, row);
  focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  if (state->detail != NULL && focus == state->detail)
    kei_table_focus_cell (self, row, self->column);
  state->open = FALSE;
  g_clear_pointer (&state->detail, gtk_widget_unparent);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- The widget --- */

static GtkSizeRequestMode
kei_table_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kei_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KeiTable *self = KEI_TABLE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = _kei_table_get_least_width (self);
      *natural = MAX (*minimum, _kei_table_get_wish_width (self));
      return;
    }
  _kei_table_lay_out (self, for_size >= 0 ? for_size : MAX (self->width, _kei_table_get_wish_width (self)));
  *minimum = *natural = self->height;
}

static void
allocate_child (GtkWidget *child, int x, int y, int width, int height)
{
  int least;

  if (child == NULL)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, MAX (width, least), height }, -1);
}

static void
kei_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KeiTable *self = KEI_TABLE (widget);
  GdkRectangle area;

  _kei_table_lay_out (self, width);
  for (guint i = 0; i < count_rows (self); i++)
    {
      KeiTableRow *row = &g_array_index (self->rows, KeiTableRow, i);

      for (guint j = 0; j < self->n_columns; j++)
        {
          if (row->widgets[j] == NULL)
            continue;
          gtk_widget_set_child_visible (row->widgets[j], self->columns[j].width > 0);
          _kei_table_get_cell_area (self, i, j, &area);
          if (area.width > 0)
            allocate_child (row->widgets[j], area.x + KEI_TABLE_PAD_X, area.y + 3, area.width - 2 * KEI_TABLE_PAD_X, area.height - 6);
        }
      if (row->detail != NULL)
        allocate_child (row->detail, 0, row->y + row->height, width, row->detail_height);
    }
  if (self->editor != NULL)
    {
      int edge = self->column == 0 ? KEI_TABLE_PAD_EDGE - KEI_TABLE_PAD_X : 0;

      _kei_table_get_cell_area (self, self->row, self->column, &area);
      gtk_widget_set_child_visible (self->editor, area.width > 0);
      if (area.width > 0)
        allocate_child (self->editor, area.x + KEI_TABLE_PAD_X + edge, area.y, area.width - 2 * KEI_TABLE_PAD_X - edge, area.height);
    }
  if (gtk_widget_get_visible (self->remark))
    allocate_child (self->remark, 0, self->remark_y, width, self->remark_height);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
kei_table_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeiTable *self = KEI_TABLE (widget);

  _kei_table_snapshot (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

/* Another font or theme. */
static void
kei_table_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kei_table_parent_class)->css_changed (widget, change);
  _kei_table_forget_layout (KEI_TABLE (widget));
  gtk_widget_queue_resize (widget);
}

static gboolean
enter (KeiTable *self, gboolean at_end)
{
  for (guint i = 0; i < count_rows (self); i++)
    for (guint j = 0; j < self->n_columns; j++)
      if (kei_table_focus_cell (self, at_end ? count_rows (self) - 1 - i : i, at_end ? self->n_columns - 1 - j : j))
        return TRUE;
  return FALSE;
}

static gboolean
kei_table_grab_focus (GtkWidget *widget)
{
  KeiTable *self = KEI_TABLE (widget);

  return (self->has_cursor && kei_table_focus_cell (self, self->row, self->column)) || enter (self, FALSE);
}

/* Tab within the cells is kei-table-input.c's; here come those that enter or leave the table or its details. */
static gboolean
kei_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KeiTable *self = KEI_TABLE (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  int step = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP ? -1 : 1;
  int at = -1;

  if (child == NULL)
    return enter (self, step < 0);
  if (child != self->editor)
    {
      if (gtk_widget_child_focus (child, direction))
        return TRUE;
      for (guint i = 0; i < count_rows (self); i++)
        if (g_array_index (self->rows, KeiTableRow, i).detail == child)
          at = (int) i;
      if (at < 0)
        return FALSE;
      /* From a detail back to its row, or on to the next one. */
      return kei_table_focus_cell (self, (guint) (step < 0 ? at : at + 1), step < 0 ? self->column : 0);
    }
  return FALSE;
}

static void
kei_table_dispose (GObject *object)
{
  KeiTable *self = KEI_TABLE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_handle_id (&self->leaving, g_source_remove);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->remark, gtk_widget_unparent);
  if (self->rows->len > 0)
    replace_rows (self, 0, self->rows->len, 0);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (kei_table_parent_class)->dispose (object);
}

static void
kei_table_finalize (GObject *object)
{
  KeiTable *self = KEI_TABLE (object);

  _kei_table_forget_head (self);
  g_free (self->columns);
  g_array_unref (self->rows);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (kei_table_parent_class)->finalize (object);
}

static void
kei_table_class_init (KeiTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kei_table_dispose;
  object_class->finalize = kei_table_finalize;
  widget_class->get_request_mode = kei_table_get_request_mode;
  widget_class->measure = kei_table_measure;
  widget_class->size_allocate = kei_table_size_allocate;
  widget_class->snapshot = kei_table_snapshot;
  widget_class->css_changed = kei_table_css_changed;
  widget_class->grab_focus = kei_table_grab_focus;
  widget_class->focus = kei_table_focus;
  gtk_widget_class_set_css_name (widget_class, "table");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
kei_table_init (KeiTable *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (KeiTableRow));
  self->width = -1;
  self->remark = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->remark), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->remark), 0);
  gtk_widget_add_css_class (self->remark, "remark");
  gtk_widget_set_visible (self->remark, FALSE);
  gtk_widget_set_parent (self->remark, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  _kei_table_add_input (self);
}

GtkWidget *
kei_table_new (const char *label, KeiTableModel *model)
{
  KeiTable *self = g_object_new (KEI_TYPE_TABLE, NULL);
  KeiTableModelInterface *iface = KEI_TABLE_MODEL_GET_IFACE (model);

  self->model = g_object_ref (model);
  read_columns (self);
  self->has_details = iface->create_detail != NULL && (iface->has_detail == NULL || iface->has_detail (model, 0));
  replace_rows (self, 0, 0, iface->get_n_rows (model));
  g_signal_connect_swapped (model, "rows-changed", G_CALLBACK (rows_changed_cb), self);
  g_signal_connect_swapped (model, "columns-changed", G_CALLBACK (columns_changed_cb), self);
  g_signal_connect_swapped (model, "head-changed", G_CALLBACK (head_changed_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

KeiTableModel *
kei_table_get_model (KeiTable *self)
{
  g_return_val_if_fail (KEI_IS_TABLE (self), NULL);

  return self->model;
}

void
kei_table_set_menu (KeiTable *self, GMenuModel *menu)
{
  g_return_if_fail (KEI_IS_TABLE (self));

  g_set_object (&self->menu, menu);
}
