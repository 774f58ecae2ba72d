/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and pointer of a KeiTable, and the verbs they stand for.
 *
 * Keys are seen before the cell's editor sees them, but the editor is asked first whether it wants
 * them: while an input method composes it keeps them all. */
#include "config.h"

#include "kei-table-private.h"

static guint
count_rows (KeiTable *self)
{
  return self->rows->len;
}

/* --- Going from cell to cell --- */

/* The next cell in reading order that can be edited. */
static gboolean
go_along (KeiTable *self, int step)
{
  int at = (int) (self->row * self->n_columns + self->column);
  int end = (int) (count_rows (self) * self->n_columns);

  for (at += step; at >= 0 && at < end; at += step)
    if (kei_table_focus_cell (self, (guint) at / self->n_columns, (guint) at % self->n_columns))
      return TRUE;
  return FALSE;
}

static gboolean
go_down (KeiTable *self, int step)
{
  for (int row = (int) self->row + step; row >= 0 && row < (int) count_rows (self); row += step)
    if (kei_table_focus_cell (self, (guint) row, self->column))
      return TRUE;
  return FALSE;
}

static void
stretch (KeiTable *self, int rows, int columns)
{
  int row = CLAMP ((int) self->range_row + rows, 0, (int) count_rows (self) - 1);
  int column = (int) self->range_column;

  for (int next = column + columns; columns != 0 && next >= 0 && next < (int) self->n_columns; next += columns)
    if (_kei_table_is_shown (self, (guint) next))
      {
        column = next;
        break;
      }
  _kei_table_set_range (self, (guint) row, (guint) column);
}

/* --- Verbs --- */

void
_kei_table_get_touched (KeiTable *self, guint *row, guint *column, guint *n_rows, guint *n_columns)
{
  if (!_kei_table_get_range (self, row, column, n_rows, n_columns))
    {
      *row = self->row;
      *column = self->column;
      *n_rows = *n_columns = 1;
    }
}

static void
insert (KeiTable *self, guint position)
{
  KeiTableModelInterface *iface = KEI_TABLE_MODEL_GET_IFACE (self->model);
  guint n = count_rows (self);

  if (iface->insert_row == NULL)
    return;
  iface->insert_row (self->model, position);
  for (guint j = 0; count_rows (self) > n && j < self->n_columns; j++)
    if (kei_table_focus_cell (self, position, j))
      return;
}

static void
move (KeiTable *self, int by)
{
  guint row, column, n_rows, n_columns, at = self->column;

  _kei_table_get_touched (self, &row, &column, &n_rows, &n_columns);
  if (!self->has_cursor || KEI_TABLE_MODEL_GET_IFACE (self->model)->move_rows == NULL || (int) row + by < 0 || row + n_rows + (guint) by > count_rows (self))
    return;
  _kei_table_end_editing (self);
  KEI_TABLE_MODEL_GET_IFACE (self->model)->move_rows (self->model, row, n_rows, by);
  if (kei_table_focus_cell (self, (guint) ((int) row + by), at))
    _kei_table_set_range (self, (guint) ((int) (row + n_rows) - 1 + by), at);
}

static void
remove_rows (KeiTable *self)
{
  guint row, column, n_rows, n_columns;

  _kei_table_get_touched (self, &row, &column, &n_rows, &n_columns);
  if (self->has_cursor && count_rows (self) > 0 && KEI_TABLE_MODEL_GET_IFACE (self->model)->remove_rows != NULL)
    KEI_TABLE_MODEL_GET_IFACE (self->model)->remove_rows (self->model, row, n_rows);
}

static void
toggle_detail (KeiTable *self, guint row)
{
  if (row >= count_rows (self))
    return;
  if (g_array_index (self->rows, KeiTableRow, row).open)
    kei_table_close_detail (self, row);
  else
    kei_table_open_detail (self, row);
}

void
kei_table_do (KeiTable *self, KeiTableVerb verb)
{
  g_return_if_fail (KEI_IS_TABLE (self));

  switch (verb)
    {
    case KEI_TABLE_INSERT_BEFORE:
      insert (self, self->has_cursor ? self->row : 0);
      break;
    case KEI_TABLE_INSERT_AFTER:
      insert (self, self->has_cursor && count_rows (self) > 0 ? self->row + 1 : count_rows (self));
      break;
    case KEI_TABLE_REMOVE:
      remove_rows (self);
      break;
    case KEI_TABLE_MOVE_UP:
      move (self, -1);
      break;
    case KEI_TABLE_MOVE_DOWN:
      move (self, 1);
      break;
    case KEI_TABLE_TOGGLE_DETAIL:
      toggle_detail (self, self->row);
      break;
    case KEI_TABLE_COPY:
      _kei_table_copy (self);
      break;
    case KEI_TABLE_CUT:
      _kei_table_copy (self);
      _kei_table_clear (self);
      break;
    case KEI_TABLE_PASTE:
      _kei_table_paste (self);
      break;
    case KEI_TABLE_CLEAR:
      _kei_table_clear (self);
      break;
    case KEI_TABLE_SELECT_ALL:
      kei_table_select_range (self, 0, 0, count_rows (self), self->n_columns);
      break;
    default:
      break;
    }
}

/* --- Keys --- */

#define ALT GDK_ALT_MASK
#define CTRL GDK_CONTROL_MASK
#define SHIFT GDK_SHIFT_MASK

static gboolean
do_verb_key (KeiTable *self, guint key, GdkModifierType state, gboolean range)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    KeiTableVerb verb;
    gboolean range_only; /* in a single cell the key is the editor's */
  } keys[] = {
    { GDK_KEY_Return, CTRL, KEI_TABLE_INSERT_AFTER, FALSE },
    { GDK_KEY_KP_Enter, CTRL, KEI_TABLE_INSERT_AFTER, FALSE },
    { GDK_KEY_minus, CTRL, KEI_TABLE_REMOVE, FALSE },
    { GDK_KEY_KP_Subtract, CTRL, KEI_TABLE_REMOVE, FALSE },
    { GDK_KEY_Up, ALT, KEI_TABLE_MOVE_UP, FALSE },
    { GDK_KEY_Down, ALT, KEI_TABLE_MOVE_DOWN, FALSE },
    { GDK_KEY_v, CTRL, KEI_TABLE_PASTE, FALSE },
    { GDK_KEY_c, CTRL, KEI_TABLE_COPY, TRUE },
    { GDK_KEY_x, CTRL, KEI_TABLE_CUT, TRUE },
    { GDK_KEY_Delete, 0, KEI_TABLE_CLEAR, TRUE },
    { GDK_KEY_BackSpace, 0, KEI_TABLE_CLEAR, TRUE },
    { GDK_KEY_a, CTRL, KEI_TABLE_SELECT_ALL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (key) == gdk_keyval_to_lower (keys[i].key) && state == keys[i].state && (range || !keys[i].range_only))
      {
        kei_table_do (self, keys[i].verb);
        return TRUE;
      }
  return FALSE;
}

static gboolean
show_menu (KeiTable *self, const GdkRectangle *at)
{
  if (self->menu == NULL)
    return FALSE;
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  return TRUE;
}

static gboolean
open_or_close (KeiTable *self, gboolean open)
{
  if (!self->has_details)
    return FALSE;
  if (!open)
    kei_table_close_detail (self, self->row);
  else if (g_array_index (self->rows, KeiTableRow, self->row).open)
    gtk_widget_child_focus (g_array_index (self->rows, KeiTableRow, self->row).detail, GTK_DIR_TAB_FORWARD);
  else
    kei_table_open_detail (self, self->row);
  return TRUE;
}

/* The next cell of the row, then the open detail between this row and the next, then the next row. */
static gboolean
tab (KeiTable *self, int step)
{
  int between = step < 0 ? (int) self->row - 1 : (int) self->row;
  GtkWidget *detail = between >= 0 ? g_array_index (self->rows, KeiTableRow, between).detail : NULL;

  for (int j = (int) self->column + step; j >= 0 && j < (int) self->n_columns; j += step)
    if (kei_table_focus_cell (self, self->row, (guint) j))
      return TRUE;
  if (detail != NULL && gtk_widget_child_focus (detail, step < 0 ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD))
    return TRUE;
  return go_along (self, step);
}

/* Keys of the cell with the keyboard; those of an open detail are not ours. */
static gboolean
key_pressed_cb (KeiTable *self, guint key, guint code, GdkModifierType all)
{
  GdkModifierType state = all & (ALT | CTRL | SHIFT);
  guint row, column, n_rows, n_columns;
  gboolean range = _kei_table_get_range (self, &row, &column, &n_rows, &n_columns);
  GdkRectangle area;

  if (self->editor == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self)) != self->editor)
    return FALSE;
  if (!range && KEI_IS_TABLE_EDITOR (self->editor)
      && KEI_TABLE_EDITOR_GET_IFACE (self->editor)->keeps_key (KEI_TABLE_EDITOR (self->editor), key, state))
    return FALSE;
  if (do_verb_key (self, key, state, range))
    return TRUE;

  switch (key)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
    case GDK_KEY_KP_Tab:
      return (state & ~SHIFT) == 0 && tab (self, state & SHIFT ? -1 : 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if ((state & ~SHIFT) == 0)
        go_down (self, state & SHIFT ? -1 : 1);
      return (state & ~SHIFT) == 0;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (state == SHIFT)
        stretch (self, key == GDK_KEY_Up ? -1 : 1, 0);
      else if (state == 0 && range)
        kei_table_focus_cell (self, self->row, self->column);
      if (state == 0)
        go_down (self, key == GDK_KEY_Up ? -1 : 1);
      return state == SHIFT || state == 0;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (state == ALT)
        return open_or_close (self, key == GDK_KEY_Right);
      if (state == SHIFT)
        stretch (self, 0, key == GDK_KEY_Left ? -1 : 1);
      if (state == 0)
        go_along (self, key == GDK_KEY_Left ? -1 : 1);
      return state == SHIFT || state == 0;
    case GDK_KEY_Escape:
      if (range)
        _kei_table_set_range (self, self->row, self->column);
      return range;
    case GDK_KEY_Menu:
    case GDK_KEY_F10:
      if (key == GDK_KEY_F10 && state != SHIFT)
        return FALSE;
      _kei_table_get_cell_area (self, self->row, self->column, &area);
      return show_menu (self, &area);
    default:
      return FALSE;
    }
}

/* --- Pointer --- */

static void
pressed_cb (KeiTable *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint row, column;

  if (!_kei_table_find_cell (self, x, y, &row, &column))
    return;
  if (column == self->n_columns)
    {
      if (button == GDK_BUTTON_PRIMARY)
        toggle_detail (self, row);
    }
  else if (button == GDK_BUTTON_SECONDARY)
    {
      kei_table_focus_cell (self, row, column);
      show_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
    }
  else if (state & SHIFT && self->editor != NULL)
    _kei_table_set_range (self, row, column);
  else if (!kei_table_focus_cell (self, row, column))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_begin_cb (KeiTable *self, double x, double y)
{
  self->drag_x = x;
  self->drag_y = y;
}

static void
drag_update_cb (KeiTable *self, double dx, double dy, GtkGesture *gesture)
{
  guint row, column, from_row, from_column;

  if (self->editor == NULL || !_kei_table_find_cell (self, self->drag_x, self->drag_y, &from_row, &from_column)
      || !_kei_table_find_cell (self, self->drag_x + dx, self->drag_y + dy, &row, &column)
      || from_row != self->row || from_column != self->column)
    return;
  _kei_table_set_range (self, row, column);
}

/* What the pointer is over tells what is wrong with it. */
static gboolean
query_tooltip_cb (KeiTable *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_auto (KeiTableCell) cell = { NULL };
  GdkRectangle area;
  guint row, column;

  if (keyboard || !_kei_table_find_cell (self, x, y, &row, &column) || column == self->n_columns)
    return FALSE;
  KEI_TABLE_MODEL_GET_IFACE (self->model)->get_cell (self->model, row, column, &cell);
  if (cell.remark == NULL)
    return FALSE;
  _kei_table_get_cell_area (self, row, column, &area);
  gtk_tooltip_set_tip_area (tooltip, &area);
  gtk_tooltip_set_text (tooltip, cell.remark);
  return TRUE;
}

void
_kei_table_add_input (KeiTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
