/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-page-private.h"

#include <glib/gi18n-lib.h>

#include "kei-compare-content.h"
#include "kei-compare-words.h"
#include "kei-overview.h"
#include "kei-pair-row.h"
#include "kei-settings.h"

#define LIST_ITEM "kei-compare-list-item"

/* --- What is chosen --- */

guint
_kei_compare_page_get_row (KeiComparePage *self)
{
  return kei_compare_model_get_row (self->model, gtk_single_selection_get_selected (self->selection));
}

/* What is told elsewhere leads there. */
guint
_kei_compare_page_get_title (KeiComparePage *self)
{
  KeiComparisonRows *rows = _kei_compare_page_get_rows (self);
  guint index = _kei_compare_page_get_row (self);

  if (rows == NULL || index == KEI_ROW_NONE || !kei_comparison_rows_is_complete (rows))
    return KEI_ROW_NONE;
  if (kei_comparison_rows_get (rows, index)->kind == KEI_ROW_ELSEWHERE)
    index = kei_comparison_rows_find_told (rows, index);
  while (index != KEI_ROW_NONE && kei_comparison_rows_get (rows, index)->kind != KEI_ROW_TITLE)
    {
      if (kei_comparison_rows_get (rows, index)->kind == KEI_ROW_GROUP)
        return KEI_ROW_NONE;
      index = kei_comparison_rows_get (rows, index)->parent;
    }
  return index;
}

static void
select_position (KeiComparePage *self, guint position)
{
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;
}

static void
show_current (KeiComparePage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  kei_overview_set_current (KEI_OVERVIEW (self->overview), position == GTK_INVALID_LIST_POSITION ? G_MAXUINT : position);
}

static void
selected_cb (KeiComparePage *self)
{
  show_current (self);
  _kei_compare_page_update_find (self);
  if (self->quiet)
    return;
  self->rule = -1;
  kei_compare_changes_show_row (self->changes, _kei_compare_page_get_title (self));
  _kei_compare_page_update_desk (self);
}

void
_kei_compare_page_go_to (KeiComparePage *self, guint row)
{
  guint position = kei_compare_model_find (self->model, row, TRUE);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  kei_compare_page_end_typing (self);
  select_position (self, position);
  _kei_compare_page_bring_into_view (self);
  show_current (self);
  _kei_compare_page_update_desk (self);
}

/* --- Other rows --- */

/* What a row is known by in other rows. */
typedef struct
{
  gboolean is_known;
  KeiId ids[2];
  guint8 kind;
  guint16 field;
  guint32 start[2];
} Known;

static Known
get_known (KeiComparisonRows *rows, guint index)
{
  Known known = { 0 };
  const KeiComparisonRow *row;

  if (rows == NULL || index == KEI_ROW_NONE || index >= kei_comparison_rows_get_n (rows))
    return known;
  row = kei_comparison_rows_get (rows, index);
  known.is_known = TRUE;
  known.kind = row->kind;
  known.field = row->field;
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    {
      known.ids[side] = row->nodes[side] != NULL ? kei_node_get_id (row->nodes[side]) : KEI_ID_NONE;
      known.start[side] = row->ranges[side].start;
    }
  return known;
}

static Known
swap_known (const Known *known)
{
  Known other = *known;

  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    {
      other.ids[side] = known->ids[kei_side_other (side)];
      other.start[side] = known->start[kei_side_other (side)];
    }
  return other;
}

/* The row that is @known now: where its node is, and there the line that it was. */
static guint
find_known (KeiComparisonRows *rows, const Known *known)
{
  guint found = KEI_ROW_NONE;

  for (int side = KEI_SIDE_NEW; known->is_known && found == KEI_ROW_NONE && side >= KEI_SIDE_OLD; side--)
    if (known->ids[side] != KEI_ID_NONE)
      {
        guint n = kei_comparison_rows_get_n (rows);
        guint at = kei_comparison_rows_find (rows, side, known->ids[side]);

        found = at;
        for (; at != KEI_ROW_NONE && at < n; at++)
          {
            Known other = get_known (rows, at);

            if (other.ids[side] != known->ids[side])
              break;
            if (other.kind == known->kind && other.field == known->field && other.start[side] <= known->start[side])
              found = at;
          }
      }
  return found;
}

static void
update_overview (KeiComparePage *self)
{
  guint n;
  g_autofree guint8 *signs = kei_compare_model_dup_signs (self->model, &n);

  for (guint i = 0; i < n; i++)
    signs[i] = kei_compare_words_get_sign (signs[i]);
  kei_overview_set_rows (KEI_OVERVIEW (self->overview), signs, NULL, n);
  show_current (self);
}

/* What the row at a place of the list is known by in the rows that come. */
static Known
get_known_at (KeiComparePage *self, guint position)
{
  g_autoptr (KeiCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  Known known = item != NULL && !kei_compare_item_is_limit (item) ? get_known (kei_compare_item_get_rows (item), kei_compare_item_get_row (item)) : (Known){ 0 };

  return self->swapped ? swap_known (&known) : known;
}

static gboolean
is_fold (KeiComparePage *self, guint position)
{
  g_autoptr (KeiCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  return item == NULL || kei_compare_item_get_n_folded (item) > 0;
}

void
_kei_compare_page_swap_rows (KeiComparePage *self)
{
  self->swapped = !self->swapped;
}

void
_kei_compare_page_update_rows (KeiComparePage *self)
{
  KeiComparisonRows *rows = _kei_compare_page_get_rows (self);
  guint position = gtk_single_selection_get_selected (self->selection), anchor = 0;
  double top = 0;
  gboolean has_keyboard = _kei_compare_page_has_keyboard (self) && _kei_compare_page_is_in_view (self);
  gboolean holds = _kei_compare_page_find_anchor (self, &anchor, &top) && (self->swapped || (anchor == position && !has_keyboard && self->typed == NULL));
  Known known = is_fold (self, position) ? (Known){ 0 } : get_known_at (self, position), known_anchor = holds ? get_known_at (self, anchor) : (Known){ 0 };
  guint row;

  self->swapped = FALSE;
  self->quiet = TRUE;
  kei_compare_model_set_rows (self->model, rows, kei_compare_changes_get_shown (self->changes));
  self->quiet = FALSE;
  if (rows != NULL)
    {
      row = find_known (rows, &known);
      select_position (self, row != KEI_ROW_NONE ? kei_compare_model_find (self->model, row, FALSE) : GTK_INVALID_LIST_POSITION);
    }
  /* Rows that are made anew leave the keyboard on any that stood beside them. */
  if (holds && rows != NULL && (row = find_known (rows, &known_anchor)) != KEI_ROW_NONE)
    _kei_compare_page_hold_anchor (self, kei_compare_model_find (self->model, row, FALSE), top);
  else if (has_keyboard && self->typed == NULL)
    _kei_compare_page_bring_into_view (self);
  update_overview (self);
  _kei_compare_page_update_find (self);
}

/* --- The rows' widgets --- */

static void
unfold_cb (GtkListItem *list_item, KeiPairRow *row)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row), KEI_TYPE_COMPARE_PAGE));

  kei_compare_model_toggle (self->model, gtk_list_item_get_position (list_item));
  update_overview (self);
}

gboolean
_kei_compare_page_find_side (KeiComparePage *self, GtkWidget *row, double x, KeiSide *side)
{
  int sign_x, sign_width;

  if (!kei_pair_look_place_sign (self->look, gtk_widget_get_width (row), &sign_x, &sign_width))
    return FALSE;
  *side = x < sign_x ? KEI_SIDE_OLD : KEI_SIDE_NEW;
  return x < sign_x || x >= sign_x + sign_width;
}

KeiNode *
_kei_compare_page_find_node (KeiComparePage *self, guint position, KeiSide side)
{
  KeiComparisonRows *rows = _kei_compare_page_get_rows (self);
  guint row = kei_compare_model_get_row (self->model, position);
  KeiNode *node;

  if (rows == NULL || row == KEI_ROW_NONE || !kei_comparison_rows_is_complete (rows))
    return NULL;
  node = kei_comparison_rows_get_owner (rows, row, side);
  return node != NULL && kei_node_get_kind (node) != KEI_KIND_PLAN ? node : NULL;
}

/* --- The menu of a row --- */

static void
add_edit (GMenu *menu, KeiComparePage *self, guint position, KeiSide side)
{
  KeiNode *node = _kei_compare_page_find_node (self, position, side);
  g_autofree char *label = NULL;

  /* What is over cannot be edited anywhere. */
  if (node == NULL || kei_compare_side_is_past (kei_compare_page_get_side (self, side)))
    return;
  /* Translators: %s is 旧, 新, 前期, 後期 …: one of the two sides */
  label = g_strdup_printf (_ ("Edit This Item (%s)"), gtk_label_get_label (self->tags[side]));
  g_menu_append (menu, label, side == KEI_SIDE_OLD ? "compare.edit-left" : "compare.edit-right");
}

/* The keyboard goes back to the row, unless an entry of the menu led it elsewhere. */
static void
menu_closed_cb (GtkWidget *popover, KeiComparePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_is_ancestor (focus, popover) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->changes)))
    _kei_compare_page_focus_list (self);
}

static void
popup_menu (KeiComparePage *self, GtkWidget *row, guint position, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) edits = g_menu_new ();
  g_autoptr (GMenu) pairs = g_menu_new ();
  GtkWidget *popover;

  /* An entry does its work after the menu closed, so a menu goes when the next one comes. */
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_single_selection_set_selected (self->selection, position);
  if (!kei_compare_side_is_past (self->own) || !kei_compare_side_is_past (self->other))
    g_menu_append (edits, _ ("Edit the Text Here"), "compare.type");
  add_edit (edits, self, position, KEI_SIDE_NEW);
  add_edit (edits, self, position, KEI_SIDE_OLD);
  g_menu_append (pairs, _ ("Confirm the Pair"), "pair.decide");
  g_menu_append (pairs, _ ("Unpair"), "pair.unpair");
  g_menu_append (pairs, _ ("Reason for the Change"), "pair.reason");
  g_menu_append (pairs, _ ("Copy the Line"), "compare.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edits));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pairs));
  popover = self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  /* A row has no layout manager to tell the menu when its lines grow. */
  gtk_widget_translate_coordinates (row, GTK_WIDGET (self), x, y, &x, &y);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (menu_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
secondary_cb (GtkListItem *list_item, int n, double x, double y, GtkGesture *gesture)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  popup_menu (KEI_COMPARE_PAGE (gtk_widget_get_ancestor (row, KEI_TYPE_COMPARE_PAGE)), row, gtk_list_item_get_position (list_item), x, y);
}

/* --- Setting up and binding --- */

guint
_kei_compare_page_get_position (KeiPairRow *row)
{
  return gtk_list_item_get_position (g_object_get_data (G_OBJECT (row), LIST_ITEM));
}

static void
bind_row_cb (KeiComparePage *self, GtkListItem *list_item)
{
  g_autoptr (KeiPairContent) content = kei_compare_content_new (gtk_list_item_get_item (list_item), kei_settings_get_year_style (self->settings));

  _kei_compare_page_add_hits (self, content);
  kei_pair_row_set_content (KEI_PAIR_ROW (gtk_list_item_get_child (list_item)), content);
}

void
_kei_compare_page_show_again (KeiComparePage *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->list); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      /* What is typed into stays as it is. */
      if (row != NULL && KEI_IS_PAIR_ROW (row) && gtk_widget_get_first_child (row) == NULL)
        bind_row_cb (self, g_object_get_data (G_OBJECT (row), LIST_ITEM));
    }
}

KeiPairRow *
_kei_compare_page_find_row_widget (KeiComparePage *self, guint position)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->list); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (row != NULL && KEI_IS_PAIR_ROW (row) && _kei_compare_page_get_position (KEI_PAIR_ROW (row)) == position)
        return KEI_PAIR_ROW (row);
    }
  return NULL;
}

/* A second click on a text means the text itself; elsewhere it is for the list. */
static void
primary_cb (GtkListItem *list_item, int n, double x, double y, GtkGesture *gesture)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  KeiComparePage *self = KEI_COMPARE_PAGE (gtk_widget_get_ancestor (row, KEI_TYPE_COMPARE_PAGE));

  if (n == 2 && _kei_compare_page_type_at (self, KEI_PAIR_ROW (row), gtk_list_item_get_position (list_item), x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
setup_row_cb (KeiComparePage *self, GtkListItem *list_item)
{
  GtkWidget *row = kei_pair_row_new (self->look);
  GtkGesture *click = gtk_gesture_click_new (), *primary = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (row, "unfold", G_CALLBACK (unfold_cb), list_item, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_cb), list_item, G_CONNECT_SWAPPED);
  g_signal_connect_object (primary, "pressed", G_CALLBACK (primary_cb), list_item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (primary));
  _kei_compare_page_add_dragging (row, list_item);
  g_object_set_data (G_OBJECT (row), LIST_ITEM, list_item);
  gtk_list_item_set_child (list_item, row);
}

static void
unbind_row_cb (KeiComparePage *self, GtkListItem *list_item)
{
  _kei_compare_page_release_row (self, KEI_PAIR_ROW (gtk_list_item_get_child (list_item)));
  kei_pair_row_set_content (KEI_PAIR_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* --- Actions --- */

/* The node that is edited: what the row shows itself, where it shows one. */
static gboolean
edit (KeiComparePage *self, KeiSide side)
{
  KeiComparisonRows *rows = _kei_compare_page_get_rows (self);
  guint index = _kei_compare_page_get_row (self);
  const KeiComparisonRow *row;
  KeiNode *node;

  if (rows == NULL || index == KEI_ROW_NONE)
    return FALSE;
  row = kei_comparison_rows_get (rows, index);
  node = row->nodes[side] != NULL ? row->nodes[side] : kei_comparison_rows_get_owner (rows, index, side);
  if (node == NULL)
    return FALSE;
  g_signal_emit_by_name (self, "edit", (guint) side, kei_node_get_id (node), (guint) row->field);
  return TRUE;
}

/* Enter and a double click: the later side, where something stands there. */
static void
activate_cb (KeiComparePage *self, guint position)
{
  g_autoptr (KeiCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (item != NULL && kei_compare_item_get_n_folded (item) > 0)
    {
      kei_compare_model_toggle (self->model, position);
      update_overview (self);
    }
  else if (item != NULL && !edit (self, self->own_side))
    edit (self, kei_side_other (self->own_side));
}

static void
edit_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit (KEI_COMPARE_PAGE (widget), g_str_equal (name, "compare.edit-left") ? KEI_SIDE_OLD : KEI_SIDE_NEW);
}

static void
copy_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (widget);
  KeiCompareItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (KeiPairContent) content = NULL;

  if (item == NULL)
    return;
  content = kei_compare_content_new (item, kei_settings_get_year_style (self->settings));
  kei_pair_content_copy (&content, 1, gtk_widget_get_clipboard (widget));
}

/* The key of menus opens that of the chosen row. */
static void
menu_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (widget);
  guint position = gtk_single_selection_get_selected (self->selection);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (position != GTK_INVALID_LIST_POSITION && focus != NULL && gtk_widget_is_ancestor (focus, self->list))
    popup_menu (self, focus, position, gtk_widget_get_width (focus) / 2.0, gtk_widget_get_height (focus));
}

static void
picked_cb (KeiComparePage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  _kei_compare_page_bring_into_view (self);
}

void
_kei_compare_page_build_list (KeiComparePage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->look = kei_pair_look_new ();
  self->model = kei_compare_model_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  _kei_compare_page_add_reading_keys (self);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  kei_overview_set_adjustment (KEI_OVERVIEW (self->overview), gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)));
  kei_overview_set_locate (KEI_OVERVIEW (self->overview), _kei_compare_page_locate, self);
  g_signal_connect_object (self->overview, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
}

void
_kei_compare_page_install_row_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "compare.edit-left", NULL, edit_action_cb);
  gtk_widget_class_install_action (klass, "compare.edit-right", NULL, edit_action_cb);
  gtk_widget_class_install_action (klass, "compare.copy", NULL, copy_action_cb);
  gtk_widget_class_install_action (klass, "compare.menu", NULL, menu_action_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK, "compare.copy", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F10, GDK_SHIFT_MASK, "compare.menu", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Menu, 0, "compare.menu", NULL);
}
