/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-crumbs.h"

#include "kei-form-format.h"
#include "kei-levels.h"
#include "kei-numbers.h"
#include "kei-tooltip.h"

char *
kei_form_badge (KeiTree *tree, KeiId item)
{
  KeiNode *node = kei_tree_lookup (tree, item);
  const char *level = node != NULL ? kei_levels_get_name (tree, kei_node_get_ref (node, KEI_FIELD_LEVEL)) : "";
  g_autofree char *number = node != NULL ? kei_numbers_for_item (tree, item) : g_strdup ("");
  guint letters = 0;

  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p))
    letters += g_unichar_isalpha (g_utf8_get_char (p));
  if (*number == '\0')
    return g_strdup (level);
  /* 第1章 and 政策1 say what they are, ① and (ア) do not. */
  return letters >= 2 || *level == '\0' ? g_strdup (number) : g_strconcat (level, number, NULL);
}

static char *
name_crumb (KeiTree *tree, KeiNode *node)
{
  g_autofree char *badge = kei_node_get_kind (node) == KEI_KIND_ITEM ? kei_form_badge (tree, kei_node_get_id (node)) : NULL;
  g_autofree char *name = kei_form_name_node (node);

  return badge != NULL && *badge != '\0' ? g_strconcat (badge, " ", name, NULL) : g_strdup (name);
}

static void
crumb_clicked_cb (GtkButton *button, KeiFormContext *context)
{
  kei_editor_select (kei_form_context_get_editor (context), *(KeiId *) g_object_get_data (G_OBJECT (button), "id"));
}

GtkWidget *
kei_form_crumbs_new (KeiFormContext *context, KeiId node)
{
  KeiTree *tree = kei_form_context_get_tree (context);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint n = 0;
  g_autofree KeiNode **path = kei_tree_dup_path (tree, node, &n);

  gtk_widget_add_css_class (box, "crumbs");
  for (guint i = 1; i + 1 < n; i++)
    {
      g_autofree char *name = name_crumb (tree, path[i]);
      KeiId id = kei_node_get_id (path[i]);
      GtkWidget *button = gtk_button_new ();
      GtkWidget *label = gtk_label_new (name);

      if (i > 1)
        {
          GtkWidget *arrow = gtk_label_new ("›");

          gtk_widget_add_css_class (arrow, "secondary");
          gtk_box_append (GTK_BOX (box), arrow);
        }
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_add_css_class (button, "flat");
      kei_tooltip_set (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (crumb_clicked_cb), context, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_visible (box, n > 2);
  return box;
}
