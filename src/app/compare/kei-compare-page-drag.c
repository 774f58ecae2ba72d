/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging one side onto the other pairs the two. */
#include "config.h"

#include "kei-compare-page-private.h"

static GdkContentProvider *
prepare_cb (GtkListItem *list_item, double x, double y, GtkDragSource *source)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  KeiComparePage *self = KEI_COMPARE_PAGE (gtk_widget_get_ancestor (row, KEI_TYPE_COMPARE_PAGE));
  KeiSide side;
  KeiNode *node;

  if (!_kei_compare_page_find_side (self, row, x, &side))
    return NULL;
  node = _kei_compare_page_find_node (self, gtk_list_item_get_position (list_item), side);
  if (node == NULL)
    return NULL;
  self->drag_side = side;
  self->drag_id = kei_node_get_id (node);
  return gdk_content_provider_new_typed (G_TYPE_STRING, kei_node_get_headline (node));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  KeiComparePage *self = KEI_COMPARE_PAGE (gtk_widget_get_ancestor (row, KEI_TYPE_COMPARE_PAGE));
  KeiComparisonRows *rows = _kei_compare_page_get_rows (self);
  KeiTree *tree = kei_pairing_get_tree (kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows)), self->drag_side);
  KeiNode *node = kei_tree_lookup (tree, self->drag_id);
  GtkWidget *label = gtk_label_new (node != NULL ? kei_node_get_headline (node) : "");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
drag_end_cb (GtkDragSource *source)
{
  GtkWidget *page = gtk_widget_get_ancestor (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)), KEI_TYPE_COMPARE_PAGE);

  if (page != NULL)
    KEI_COMPARE_PAGE (page)->drag_id = KEI_ID_NONE;
}

/* The node under the pointer that what is dragged can be paired with, or NULL. */
static KeiNode *
find_drop (GtkListItem *list_item, GtkWidget *row, double x)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (gtk_widget_get_ancestor (row, KEI_TYPE_COMPARE_PAGE));
  KeiComparisonRows *rows = _kei_compare_page_get_rows (self);
  KeiTree *tree;
  KeiNode *node, *dragged;
  KeiSide side;

  if (rows == NULL || self->drag_id == KEI_ID_NONE || !_kei_compare_page_find_side (self, row, x, &side) || side == self->drag_side)
    return NULL;
  node = _kei_compare_page_find_node (self, gtk_list_item_get_position (list_item), side);
  tree = kei_pairing_get_tree (kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows)), self->drag_side);
  dragged = kei_tree_lookup (tree, self->drag_id);
  return node != NULL && dragged != NULL && kei_node_get_kind (node) == kei_node_get_kind (dragged) ? node : NULL;
}

static GdkDragAction
drop_motion_cb (GtkListItem *list_item, double x, double y, GtkDropTarget *target)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  gboolean fits = find_drop (list_item, row, x) != NULL;

  if (fits)
    gtk_widget_add_css_class (row, "drop-here");
  else
    gtk_widget_remove_css_class (row, "drop-here");
  return fits ? GDK_ACTION_LINK : 0;
}

static void
drop_leave_cb (GtkListItem *list_item, GtkDropTarget *target)
{
  gtk_widget_remove_css_class (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), "drop-here");
}

static gboolean
drop_cb (GtkListItem *list_item, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  KeiComparePage *self = KEI_COMPARE_PAGE (gtk_widget_get_ancestor (row, KEI_TYPE_COMPARE_PAGE));
  KeiNode *node = find_drop (list_item, row, x);
  KeiIdPair ids;

  gtk_widget_remove_css_class (row, "drop-here");
  if (node == NULL)
    return FALSE;
  ids = self->drag_side == KEI_SIDE_OLD ? (KeiIdPair){ self->drag_id, kei_node_get_id (node) } : (KeiIdPair){ kei_node_get_id (node), self->drag_id };
  _kei_compare_page_pair (self, ids);
  return TRUE;
}

void
_kei_compare_page_add_dragging (GtkWidget *row, GtkListItem *list_item)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_LINK);

  gtk_drag_source_set_actions (source, GDK_ACTION_LINK);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), list_item, G_CONNECT_SWAPPED);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), NULL);
  g_signal_connect_object (target, "motion", G_CALLBACK (drop_motion_cb), list_item, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), list_item, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), list_item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}
