/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of any kind, from the schema alone. */
#include "config.h"

#include "kei-form-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-columns-layout.h"
#include "kei-levels.h"
#include "kei-numbers.h"
#include "kei-tooltip.h"

#define GAP 12

GtkWidget *
kei_form_box_new (void)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
}

/* --- Fields --- */

GtkWidget *
kei_form_row_new (KeiFormContext *context, KeiId node, KeiField field, KeiFormFieldLook look)
{
  KeiNode *owner = kei_tree_lookup (kei_form_context_get_tree (context), node);
  KeiFormTarget target = { node, field, NULL, KEI_PERIOD_NONE };

  return kei_form_field_new (context, &target, kei_schema_field (kei_node_get_kind (owner), field), look);
}

static gboolean
is_skipped (const KeiFieldInfo *info, const KeiField *skip)
{
  if (info->flags & KEI_FLAG_HIDDEN)
    return TRUE;
  for (; skip != NULL && *skip != KEI_FIELD_NONE; skip++)
    if (*skip == info->id)
      return TRUE;
  return FALSE;
}

/* Where a name stands for the whole, or there is much of it. */
static gboolean
is_wide (const KeiFieldInfo *info)
{
  return info->id == KEI_FIELD_GROUPS || info->type == KEI_FIELD_TYPE_TEXT || info->type == KEI_FIELD_TYPE_REFS || info->type == KEI_FIELD_TYPE_LINKS
         || (info->type == KEI_FIELD_TYPE_STRING && (info->flags & KEI_FLAG_HEADLINE));
}

GtkWidget *
kei_form_fields_new (KeiFormContext *context, KeiId node, const KeiField *skip)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (kei_tree_lookup (kei_form_context_get_tree (context), node)));
  GtkWidget *columns = kei_columns_new (200, 0, 3);

  gtk_widget_add_css_class (columns, "fields");
  for (guint i = 0; i < kind->n_fields; i++)
    {
      GtkWidget *row;

      if (is_skipped (&kind->fields[i], skip))
        continue;
      row = kei_form_row_new (context, node, kind->fields[i].id, KEI_FORM_FIELD_ROW);
      if (is_wide (&kind->fields[i]))
        gtk_widget_add_css_class (row, "wide");
      kei_columns_append (columns, row);
    }
  return columns;
}

/* The tables of all slots, without those that have a page of their own. */
static void
append_slots (KeiFormContext *context, KeiId node, GtkWidget *box)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (kei_tree_lookup (kei_form_context_get_tree (context), node)));

  for (guint i = 0; i < kind->n_slots; i++)
    for (guint j = 0; kind->slots[i].kinds[j] != KEI_KIND_NONE; j++)
      gtk_box_append (GTK_BOX (box), kei_form_card_new_for_slot (context, node, kind->slots[i].kinds[j], NULL));
}

GtkWidget *
kei_form_detail_new (KeiFormContext *context, KeiId node)
{
  GtkWidget *box = kei_form_box_new ();
  GtkWidget *fields = kei_form_fields_new (context, node, NULL);

  gtk_widget_add_css_class (fields, "card");
  gtk_box_append (GTK_BOX (box), fields);
  append_slots (context, node, box);
  return box;
}

/* --- Where it stands --- */

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

/* --- Pages --- */

static GtkWidget *
create_plan_page (KeiFormContext *context, KeiId plan)
{
  GtkWidget *box = kei_form_box_new ();
  GtkWidget *card = kei_form_card_new (_ ("About this plan"));

  kei_form_card_append (KEI_FORM_CARD (card), kei_form_fields_new (context, plan, NULL));
  gtk_box_append (GTK_BOX (box), card);
  gtk_box_append (GTK_BOX (box), kei_form_card_new_for_slot (context, plan, KEI_KIND_LEVEL, NULL));
  gtk_box_append (GTK_BOX (box), kei_form_card_new_for_slot (context, plan, KEI_KIND_DECLARED_COUNT, NULL));
  return box;
}

static GtkWidget *
create_slot_page (KeiFormContext *context, KeiId plan, KeiSlot slot)
{
  const KeiSlotInfo *info = &kei_schema_kind (KEI_KIND_PLAN)->slots[kei_schema_slot_index (KEI_KIND_PLAN, slot)];
  GtkWidget *box = kei_form_box_new ();

  for (guint i = 0; info->kinds[i] != KEI_KIND_NONE; i++)
    gtk_box_append (GTK_BOX (box), kei_form_card_new_for_slot (context, plan, info->kinds[i], NULL));
  return box;
}

static GtkWidget *
create_any_page (KeiFormContext *context, KeiId node)
{
  KeiKind kind = kei_node_get_kind (kei_tree_lookup (kei_form_context_get_tree (context), node));
  GtkWidget *box = kei_form_box_new ();
  GtkWidget *card = kei_form_card_new (kei_form_kind_label (kind));

  gtk_box_append (GTK_BOX (box), kei_form_crumbs_new (context, node));
  kei_form_card_append (KEI_FORM_CARD (card), kei_form_fields_new (context, node, NULL));
  gtk_box_append (GTK_BOX (box), card);
  append_slots (context, node, box);
  return box;
}

GtkWidget *
kei_form_page_new (KeiFormContext *context, KeiId node, KeiSlot slot)
{
  KeiKind kind = kei_node_get_kind (kei_tree_lookup (kei_form_context_get_tree (context), node));

  if (slot != KEI_SLOT_NONE && slot != KEI_SLOT_ITEMS && slot != KEI_SLOT_SECTIONS)
    return create_slot_page (context, node, slot);
  switch (kind)
    {
    case KEI_KIND_PLAN:
      return create_plan_page (context, node);
    case KEI_KIND_ITEM:
      return kei_form_item_new (context, node);
    case KEI_KIND_SECTION:
      return kei_form_section_new (context, node);
    default:
      return create_any_page (context, node);
    }
}
