/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging rows inside the outline. Where a drop would go is kei-outline-drop.c's to say; here the
 * pointer becomes a gap and a depth, and the answer a line. The editor does the move: one step. */
#include "config.h"

#include "kei-outline-view-private.h"

#include "kei-draw.h"

/* How long the pointer rests on a row before it opens, in milliseconds. */
#define OPEN_DELAY 600

/* --- Where the pointer is --- */

typedef struct
{
  guint gap;
  int depth;
  double line;          /* where the gap is, in the list's pixels */
  double left;          /* where rows begin */
  KeiOutlineCell *cell; /* under the pointer (nullable) */
} Pointer;

/* Returns FALSE where there are no rows at all. */
static gboolean
locate (KeiOutlineView *self, double x, double y, Pointer *pointer)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (kei_outline_model_get_rows (self->model)));
  KeiOutlineCell *nearest;
  guint position = n - 1;
  graphene_rect_t bounds;
  double step;

  pointer->cell = nearest = _kei_outline_view_pick (self, x, y, &position);
  if (nearest == NULL && n > 0)
    {
      g_autoptr (KeiOutlineEntry) last = kei_outline_model_dup_entry (self->model, n - 1);

      nearest = _kei_outline_view_get_cell (self, kei_outline_entry_get_key (last));
      position = n - 1;
    }
  if (nearest == NULL || !gtk_widget_compute_bounds (gtk_widget_get_parent (GTK_WIDGET (nearest)), GTK_WIDGET (self->list), &bounds))
    return FALSE;

  pointer->gap = position + (y > bounds.origin.y + bounds.size.height / 2);
  pointer->line = bounds.origin.y + (pointer->gap > position ? bounds.size.height : 0);
  gtk_widget_translate_coordinates (GTK_WIDGET (nearest), GTK_WIDGET (self->list), 0, 0, &pointer->left, NULL);
  step = KEI_OUTLINE_INDENT * kei_draw_get_scale (GTK_WIDGET (self));
  pointer->depth = (int) ((x - pointer->left) / step);
  return TRUE;
}

/* --- Opening what the pointer rests on --- */

static gboolean
open_cb (gpointer data)
{
  KeiOutlineView *self = data;

  self->open_source = 0;
  if (!kei_outline_model_is_expanded (self->model, self->hovered))
    _kei_outline_view_set_expanded (self, self->hovered, TRUE);
  return G_SOURCE_REMOVE;
}

static void
hover (KeiOutlineView *self, KeiOutlineKey key)
{
  if (self->hovered == key)
    return;
  self->hovered = key;
  g_clear_handle_id (&self->open_source, g_source_remove);
  if (key != KEI_OUTLINE_KEY_ROOT && key != self->dragged && kei_outline_model_is_expandable (self->model, key))
    self->open_source = g_timeout_add (OPEN_DELAY, open_cb, self);
}

/* --- The target --- */

static void
forget_drop (KeiOutlineView *self)
{
  kei_outline_drop_clear (&self->drop);
  self->has_drop = FALSE;
  kei_outline_drop_mark_hide (self->drop_mark);
}

static void
show_drop (KeiOutlineView *self, const Pointer *pointer)
{
  double x = pointer->left + self->drop.depth * KEI_OUTLINE_INDENT * kei_draw_get_scale (GTK_WIDGET (self));
  double y = pointer->line;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self->drop_mark), x, y, &x, &y);
  kei_outline_drop_mark_show (self->drop_mark, (int) x, (int) y, self->drop.allowed ? NULL : self->drop.reason);
}

static GdkDragAction
motion_cb (KeiOutlineView *self, double x, double y)
{
  Pointer pointer;

  if (self->dragged == KEI_ID_NONE || !locate (self, x, y, &pointer))
    {
      forget_drop (self);
      return 0;
    }
  hover (self, pointer.cell != NULL ? kei_outline_entry_get_key (kei_outline_cell_get_entry (pointer.cell)) : KEI_OUTLINE_KEY_ROOT);
  forget_drop (self);
  self->has_drop = kei_outline_drop_find (self->model, self->editor, self->dragged, pointer.gap, pointer.depth, &self->drop);
  if (!self->has_drop)
    return 0;
  show_drop (self, &pointer);
  return self->drop.allowed ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (KeiOutlineView *self)
{
  hover (self, KEI_OUTLINE_KEY_ROOT);
  forget_drop (self);
}

static gboolean
drop_cb (KeiOutlineView *self, const GValue *value, double x, double y)
{
  KeiPlace place = self->drop.place;
  KeiId dragged = self->dragged;
  gboolean allowed = self->has_drop && self->drop.allowed;

  _kei_outline_view_end_drag (self);
  if (!allowed || dragged == KEI_ID_NONE)
    return FALSE;
  kei_editor_break_step (self->editor);
  if (!kei_editor_move_to (self->editor, dragged, &place))
    return FALSE;
  kei_editor_select (self->editor, dragged);
  return TRUE;
}

/* --- The source --- */

/* GDK looks for Escape too, but where a window still has the keyboard it never hears of it. */
static gboolean
key_pressed_cb (GtkDragSource *source, guint key, guint code, GdkModifierType state, GtkEventController *controller)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (gtk_event_controller_get_widget (controller));

  if (key != GDK_KEY_Escape || self->dragged == KEI_ID_NONE)
    return FALSE;
  gtk_drag_source_drag_cancel (source);
  _kei_outline_view_end_drag (self);
  return TRUE;
}

static GdkContentProvider *
prepare_cb (KeiOutlineView *self, double x, double y, GtkDragSource *source)
{
  guint position;
  KeiOutlineCell *cell = _kei_outline_view_pick (self, x, y, &position);
  KeiOutlineEntry *entry = cell != NULL ? kei_outline_cell_get_entry (cell) : NULL;
  g_autoptr (GdkPaintable) picture = NULL;
  KeiOutlineKey key;

  if (entry == NULL || kei_editor_get_read_only (self->editor))
    return NULL;
  key = kei_outline_entry_get_key (entry);
  if (kei_outline_key_get_type_of (key) != KEI_OUTLINE_ENTRY_NODE || key == kei_editor_get_plan_id (self->editor))
    return NULL;
  self->dragged = key;
  picture = gtk_widget_paintable_new (GTK_WIDGET (cell));
  /* Well below the pointer, or it would lie over the reason why a place is refused. */
  gtk_drag_source_set_icon (source, picture, (int) (KEI_OUTLINE_INDENT * kei_draw_get_scale (GTK_WIDGET (self))), -3 * gtk_widget_get_height (GTK_WIDGET (cell)) / 2);
  return gdk_content_provider_new_typed (KEI_TYPE_OUTLINE_ENTRY, entry);
}

void
_kei_outline_view_end_drag (KeiOutlineView *self)
{
  self->dragged = KEI_ID_NONE;
  self->hovered = KEI_OUTLINE_KEY_ROOT;
  g_clear_handle_id (&self->open_source, g_source_remove);
  kei_outline_drop_clear (&self->drop);
  self->has_drop = FALSE;
  if (self->drop_mark != NULL)
    kei_outline_drop_mark_hide (self->drop_mark);
}

void
_kei_outline_view_init_drag (KeiOutlineView *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (KEI_TYPE_OUTLINE_ENTRY, GDK_ACTION_MOVE);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (_kei_outline_view_end_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (source));

  g_signal_connect_swapped (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), source, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
