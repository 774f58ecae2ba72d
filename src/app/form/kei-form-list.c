/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-list.h"

#include <glib/gi18n-lib.h>

#include "kei-late-menu.h"
#include "kei-tooltip.h"

typedef struct
{
  KeiFormContext *context; /* owned */
  KeiId parent;
  KeiSlot slot;
  GtkWidget *container; /* owns this */
  KeiFormListFunc create;
  GHashTable *widgets; /* owned (element-type KeiId GtkWidget) */
} List;

static void
update (gpointer owner)
{
  List *list = owner;
  KeiNode *parent = kei_tree_lookup (kei_form_context_get_tree (list->context), list->parent);
  g_autoptr (GHashTable) before = g_steal_pointer (&list->widgets);
  GHashTableIter iter;
  gpointer gone;
  GtkWidget *last = NULL;
  guint n = 0;
  const KeiId *ids = parent != NULL ? kei_node_get_child_ids (parent, list->slot, &n) : NULL;

  list->widgets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *widget = g_hash_table_lookup (before, &ids[i]);

      if (widget == NULL)
        {
          widget = list->create (list->context, ids[i]);
          gtk_widget_insert_after (widget, list->container, last);
        }
      else
        {
          g_hash_table_remove (before, &ids[i]);
          if (gtk_widget_get_prev_sibling (widget) != last)
            gtk_widget_insert_after (widget, list->container, last);
        }
      g_hash_table_insert (list->widgets, g_memdup2 (&ids[i], sizeof ids[i]), widget);
      last = widget;
    }
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &gone))
    gtk_widget_unparent (gone);
  gtk_widget_set_visible (list->container, n > 0);
}

static void
free_list (gpointer data)
{
  List *list = data;

  kei_form_context_unwatch (list->context, list);
  g_object_unref (list->context);
  g_hash_table_unref (list->widgets);
  g_free (list);
}

void
kei_form_list_bind (KeiFormContext *context, KeiId parent, KeiSlot slot, GtkWidget *container, KeiFormListFunc create)
{
  List *list = g_new0 (List, 1);

  list->context = g_object_ref (context);
  list->parent = parent;
  list->slot = slot;
  list->container = container;
  list->create = create;
  list->widgets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_object_set_data_full (G_OBJECT (container), "kei-form-list", list, free_list);
  kei_form_context_watch (context, parent, update, list);
  update (list);
}

/* --- The menu of one --- */

typedef struct
{
  KeiEditor *editor; /* unowned: the form, which has the button, holds it */
  KeiId node;
} Owner;

static void
activate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const Owner *owner = data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "up"))
    kei_editor_move_up (owner->editor, owner->node);
  else if (g_str_equal (name, "down"))
    kei_editor_move_down (owner->editor, owner->node);
  else
    kei_editor_delete (owner->editor, owner->node);
}

GtkWidget *
kei_form_list_create_menu (KeiFormContext *context, KeiId node)
{
  static const GActionEntry entries[] = { { "up", activate_cb }, { "down", activate_cb }, { "remove", activate_cb } };
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Owner *owner = g_new (Owner, 1);

  owner->editor = kei_form_context_get_editor (context);
  owner->node = node;
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), owner);
  g_object_set_data_full (G_OBJECT (group), "owner", owner, g_free);
  g_menu_append (menu, _ ("Move _Up"), "part.up");
  g_menu_append (menu, _ ("Move _Down"), "part.down");
  g_menu_append (menu, _ ("_Remove"), "part.remove");
  gtk_widget_insert_action_group (button, "part", G_ACTION_GROUP (group));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  kei_late_menu_set (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  kei_tooltip_set (button, _ ("Move or remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Move or remove"), -1);
  gtk_widget_set_sensitive (button, !kei_editor_get_read_only (kei_form_context_get_editor (context)));
  return button;
}
