/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which row is selected and which has the keyboard: the editor's selection and the list's follow each other. */
#include "config.h"

#include "kei-focus.h"
#include "kei-list-scroll.h"
#include "kei-outline-view-private.h"

KeiOutlineKey
_kei_outline_view_get_selected (KeiOutlineView *self)
{
  g_autoptr (KeiOutlineEntry) entry = NULL;
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    entry = kei_outline_model_dup_entry (self->model, position);
  return entry != NULL ? kei_outline_entry_get_key (entry) : KEI_OUTLINE_KEY_ROOT;
}

/* The row of what the editor has selected. */
static KeiOutlineKey
get_wanted (KeiOutlineView *self)
{
  KeiSlot slot = kei_editor_get_selected_slot (self->editor);
  KeiId row;

  if (slot != KEI_SLOT_NONE)
    return slot == KEI_SLOT_ITEMS ? kei_editor_get_plan_id (self->editor) : kei_outline_key_for_slot (slot);
  row = kei_editor_get_row_of (self->editor, kei_editor_get_selected (self->editor), &slot);
  return slot != KEI_SLOT_NONE ? kei_outline_key_for_slot (slot) : row;
}

gboolean
_kei_outline_view_has_focus (KeiOutlineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self->list) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)));
}

static void
focus_row (KeiOutlineView *self, KeiOutlineKey key)
{
  KeiOutlineCell *cell = _kei_outline_view_get_cell (self, key);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (GTK_WIDGET (cell)) : NULL;

  gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->list));
}

/* Whether a row is in sight as a whole. */
gboolean
_kei_outline_view_is_in_sight (KeiOutlineView *self, KeiOutlineKey key)
{
  KeiOutlineCell *cell = _kei_outline_view_get_cell (self, key);
  graphene_rect_t bounds;

  return cell != NULL && gtk_widget_get_mapped (GTK_WIDGET (cell)) && gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self->list), &bounds)
         && bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (self->list));
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  self->scroll_tick = 0;
  if (position != GTK_INVALID_LIST_POSITION && !_kei_outline_view_is_in_sight (self, _kei_outline_view_get_selected (self)))
    kei_list_scroll_to (GTK_WIDGET (self->list), position);
  return G_SOURCE_REMOVE;
}

/* Brings the selected row into sight once the rows have their places; a list that shows it already
 * must not jump, which the list's own scrolling would make it do. */
static void
scroll_soon (KeiOutlineView *self)
{
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/* Brings the list's selection in line with the editor's. */
void
_kei_outline_view_follow_selection (KeiOutlineView *self)
{
  KeiOutlineKey key = get_wanted (self);
  gboolean with_focus = self->had_focus || _kei_outline_view_has_focus (self);
  guint position;

  /* Rows that have not followed the document yet will call again. */
  if (self->is_selecting || kei_outline_model_get_tree (self->model) != kei_editor_get_tree (self->editor))
    return;
  self->is_selecting = TRUE;
  position = kei_outline_model_find (self->model, key, TRUE);
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    {
      if (_kei_outline_view_get_cell (self, key) == NULL)
        kei_list_scroll_to (GTK_WIDGET (self->list), position);
      if (with_focus)
        focus_row (self, key);
      scroll_soon (self);
    }
  self->is_selecting = FALSE;
}

/* Somebody else chose what is selected, or leads to it again: no filter hides it then. */
void
_kei_outline_view_show_selection (KeiOutlineView *self)
{
  if (self->is_selecting)
    return;
  self->is_selecting = TRUE; /* rows that come move the list's selection, which is not the one wanted */
  if (kei_outline_model_get_tree (self->model) == kei_editor_get_tree (self->editor))
    kei_outline_model_pin (self->model, get_wanted (self));
  self->is_selecting = FALSE;
  _kei_outline_view_follow_selection (self);
}

void
_kei_outline_view_selected_cb (KeiOutlineView *self)
{
  KeiOutlineKey key;

  if (self->is_selecting)
    return;
  key = _kei_outline_view_get_selected (self);
  if (key == KEI_OUTLINE_KEY_ROOT)
    return;
  self->is_selecting = TRUE;
  switch (kei_outline_key_get_type_of (key))
    {
    case KEI_OUTLINE_ENTRY_LIST:
      kei_editor_select_slot (self->editor, kei_outline_key_get_slot (key));
      break;
    case KEI_OUTLINE_ENTRY_NODE:
      kei_editor_select (self->editor, key);
      break;
    case KEI_OUTLINE_ENTRY_GROUP: /* only opens; what was selected stays */
    default:
      break;
    }
  self->is_selecting = FALSE;
}

void
_kei_outline_view_select (KeiOutlineView *self, guint position)
{
  gboolean with_focus = _kei_outline_view_has_focus (self);

  gtk_single_selection_set_selected (self->selection, position);
  if (_kei_outline_view_get_cell (self, _kei_outline_view_get_selected (self)) == NULL)
    kei_list_scroll_to (GTK_WIDGET (self->list), position);
  if (with_focus)
    focus_row (self, _kei_outline_view_get_selected (self));
  scroll_soon (self);
}

void
_kei_outline_view_set_expanded (KeiOutlineView *self, KeiOutlineKey key, gboolean expanded)
{
  KeiOutlineKey selected = _kei_outline_view_get_selected (self);

  if (!expanded)
    for (KeiOutlineKey at = selected; at != KEI_OUTLINE_KEY_ROOT; at = kei_outline_model_get_parent (self->model, at))
      if (at == key && at != selected)
        gtk_single_selection_set_selected (self->selection, kei_outline_model_find (self->model, key, FALSE));
  kei_outline_model_set_expanded (self->model, key, expanded);
}

void
_kei_outline_view_activate_cb (KeiOutlineView *self, guint position)
{
  g_autoptr (KeiOutlineEntry) entry = kei_outline_model_dup_entry (self->model, position);
  KeiOutlineKey key = kei_outline_entry_get_key (entry);

  if (kei_outline_key_get_type_of (key) == KEI_OUTLINE_ENTRY_GROUP)
    _kei_outline_view_set_expanded (self, key, !kei_outline_model_is_expanded (self->model, key));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "node.rename", NULL);
}

/* Into the rows, to the selected one; the filter has a key of its own. */
gboolean
_kei_outline_view_grab_focus (GtkWidget *widget)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (widget);

  if (self->model == NULL)
    return FALSE;
  focus_row (self, _kei_outline_view_get_selected (self));
  return TRUE;
}

/* From another pane to the rows; the filter is one step back from them. */
gboolean
_kei_outline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (widget);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return gtk_widget_grab_focus (widget);
  return kei_focus_children (widget, direction);
}
