/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline's filter: words in the search entry, and switches behind the button beside it. */
#include "config.h"

#include "kei-outline-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-id.h"

gboolean
_kei_outline_view_get_filter (KeiOutlineView *self, const char *name)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->filters), name);

  return g_variant_get_boolean (state);
}

static KeiId
get_level (KeiOutlineView *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->filters), "level");
  const char *text = g_variant_get_string (state, NULL);
  KeiId level = KEI_ID_NONE;

  kei_id_parse (text, strlen (text), &level);
  return level;
}

void
_kei_outline_view_update_filter (KeiOutlineView *self)
{
  KeiOutlineFilter filter = {
    .text = (char *) gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .level = get_level (self),
    .tentative = _kei_outline_view_get_filter (self, "tentative"),
    .without_goals = _kei_outline_view_get_filter (self, "without-goals"),
  };
  g_autoptr (GHashTable) none = NULL;
  gboolean is_on;

  if (_kei_outline_view_get_filter (self, "problems"))
    filter.marked = self->marks != NULL ? self->marks : (none = g_hash_table_new (g_int64_hash, g_int64_equal));
  is_on = filter.level != KEI_ID_NONE || filter.tentative || filter.without_goals || filter.marked != NULL;
  if (is_on)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "active");
  if (self->model != NULL)
    kei_outline_model_set_filter (self->model, &filter);
}

static void
change_state_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  _kei_outline_view_update_filter (data);
}

/* A choice, not a switch: choosing it sets it. */
static void
choose_level_cb (GSimpleAction *action, GVariant *level, gpointer data)
{
  g_action_change_state (G_ACTION (action), level);
}

static const GActionEntry filters[] = {
  { "problems", NULL, NULL, "false", change_state_cb },
  { "tentative", NULL, NULL, "false", change_state_cb },
  { "without-goals", NULL, NULL, "false", change_state_cb },
  { "level", choose_level_cb, "s", "''", change_state_cb },
};

static void
clear_filter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GVariant) state = g_variant_ref_sink (g_variant_new_parsed (filters[i].state));

      g_action_group_change_action_state (G_ACTION_GROUP (self->filters), filters[i].name, state);
    }
  _kei_outline_view_update_filter (self); /* without the entry's delay, so that the rows are there for the focus */
  gtk_widget_grab_focus (widget);
}

/* The levels are the plan's, so the menu is made when it is opened. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  KeiOutlineView *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) switches = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();
  KeiNode *plan = kei_tree_get_root (kei_editor_get_tree (self->editor));
  guint n;
  KeiNode *const *levels = kei_node_get_children (plan, KEI_SLOT_LEVELS, &n);

  g_menu_append (switches, _ ("With _Problems"), "filter.problems");
  g_menu_append (switches, _ ("Not Settled (_Tentative)"), "filter.tentative");
  g_menu_append (switches, _ ("Without an _SDG Answer"), "filter.without-goals");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (switches));
  g_menu_append (choices, _ ("All Levels"), "filter.level::");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (kei_node_get_headline (levels[i]), NULL);
      KeiIdText text;

      g_menu_item_set_action_and_target (item, "filter.level", "s", kei_id_format (kei_node_get_id (levels[i]), text));
      g_menu_append_item (choices, item);
    }
  g_menu_append_section (menu, _ ("Level"), G_MENU_MODEL (choices));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KEI_OUTLINE_VIEW (widget)->search));
}

/* Typing in the list filters. The caret goes to the entry before the first key does, because an input method
 * composes only where the caret is: GtkSearchEntry's own capture leaves it a Latin letter and the rest. */
static gboolean
typed_cb (KeiOutlineView *self, guint key, guint code, GdkModifierType state, GtkEventControllerKey *controller)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));
  gunichar letter = gdk_keyval_to_unicode (key);

  if (letter <= ' ' || !g_unichar_isprint (letter) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  gtk_editable_set_position (text, -1);
  return gtk_event_controller_key_forward (controller, GTK_WIDGET (text));
}

/* Escape: the words go, and the caret. */
static void
stop_search_cb (KeiOutlineView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "outline.clear-filter", NULL);
}

/* Enter or the down key: on to the first row that was found. */
static void
activate_search_cb (KeiOutlineView *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

void
_kei_outline_view_class_add_filter (KeiOutlineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "outline.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "outline.clear-filter", NULL, clear_filter_cb);
}

void
_kei_outline_view_init_filter (KeiOutlineView *self)
{
  GtkEventController *typing = gtk_event_controller_key_new ();

  self->filters = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->filters), filters, G_N_ELEMENTS (filters), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->filters));
  gtk_menu_button_set_create_popup_func (self->filter_button, create_menu_cb, self, NULL);

  g_signal_connect_swapped (typing, "key-pressed", G_CALLBACK (typed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), typing);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (_kei_outline_view_update_filter), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (activate_search_cb), self);
}
