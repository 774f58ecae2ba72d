/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline's keys and its menu. The keys hold while a row has the focus, before the list itself
 * sees them: Enter makes a row, where a list would activate one. */
#include "config.h"

#include "kei-outline-view-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_Return, 0, "node.add-after" },
  { GDK_KEY_KP_Enter, 0, "node.add-after" },
  { GDK_KEY_Return, GDK_CONTROL_MASK, "node.add-child" },
  { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "node.add-child" },
  { GDK_KEY_F2, 0, "node.rename" },
  { GDK_KEY_Delete, 0, "node.delete" },
  { GDK_KEY_KP_Delete, 0, "node.delete" },
  { GDK_KEY_Up, GDK_ALT_MASK, "node.move-up" },
  { GDK_KEY_KP_Up, GDK_ALT_MASK, "node.move-up" },
  { GDK_KEY_Down, GDK_ALT_MASK, "node.move-down" },
  { GDK_KEY_KP_Down, GDK_ALT_MASK, "node.move-down" },
  { GDK_KEY_Right, GDK_ALT_MASK, "node.indent" },
  { GDK_KEY_KP_Right, GDK_ALT_MASK, "node.indent" },
  { GDK_KEY_Left, GDK_ALT_MASK, "node.outdent" },
  { GDK_KEY_KP_Left, GDK_ALT_MASK, "node.outdent" },
  { GDK_KEY_x, GDK_CONTROL_MASK, "node.cut" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "node.copy" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "node.paste" },
  { GDK_KEY_Menu, 0, "outline.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "outline.menu" },
};

/* --- Left and right --- */

/* The first row below, when the row is open; opens it when it is not. */
static gboolean
go_in_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  KeiOutlineView *self = data;
  KeiOutlineKey key = _kei_outline_view_get_selected (self);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (key == KEI_OUTLINE_KEY_ROOT || !kei_outline_model_is_expandable (self->model, key))
    return TRUE;
  if (kei_outline_model_is_expanded (self->model, key))
    _kei_outline_view_select (self, position + 1);
  else
    _kei_outline_view_set_expanded (self, key, TRUE);
  return TRUE;
}

/* The row above in the tree, when the row is closed; closes it when it is not. */
static gboolean
go_out_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  KeiOutlineView *self = data;
  KeiOutlineKey key = _kei_outline_view_get_selected (self);
  KeiOutlineKey parent;

  if (key == KEI_OUTLINE_KEY_ROOT)
    return TRUE;
  parent = kei_outline_model_get_parent (self->model, key);
  if (kei_outline_model_is_expandable (self->model, key) && kei_outline_model_is_expanded (self->model, key))
    _kei_outline_view_set_expanded (self, key, FALSE);
  else if (parent != KEI_OUTLINE_KEY_ROOT)
    _kei_outline_view_select (self, kei_outline_model_find (self->model, parent, FALSE));
  return TRUE;
}

/* --- The menu of a row --- */

static void
show_menu (KeiOutlineView *self, const GdkRectangle *place)
{
  if (self->menu == NULL)
    {
      self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (self->node_menu));
      gtk_popover_set_has_arrow (self->menu, FALSE);
      gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
      gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (self->menu, place);
  gtk_popover_popup (self->menu);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (widget);
  KeiOutlineCell *cell = _kei_outline_view_get_cell (self, _kei_outline_view_get_selected (self));
  graphene_rect_t bounds;

  if (cell != NULL && gtk_widget_compute_bounds (GTK_WIDGET (cell), widget, &bounds))
    show_menu (self, &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height });
}

static void
pressed_cb (KeiOutlineView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  double view_x, view_y;
  guint position;

  if (_kei_outline_view_pick (self, x, y, &position) == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  _kei_outline_view_select (self, position);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &view_x, &view_y);
  show_menu (self, &(GdkRectangle){ (int) view_x, (int) view_y, 1, 1 });
}

void
_kei_outline_view_class_add_keys (KeiOutlineViewClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "outline.menu", NULL, menu_cb);
  /* From anywhere in the outline to the words. */
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_slash, GDK_CONTROL_MASK, "outline.search", NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "outline.clear-filter", NULL);
}

void
_kei_outline_view_init_keys (KeiOutlineView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers), gtk_named_action_new (keys[i].action)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Right, 0), gtk_keyval_trigger_new (GDK_KEY_KP_Right, 0)),
                                                          gtk_callback_action_new (go_in_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Left, 0), gtk_keyval_trigger_new (GDK_KEY_KP_Left, 0)),
                                                          gtk_callback_action_new (go_out_cb, self, NULL)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}
