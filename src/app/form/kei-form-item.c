/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an item: head, texts, indicators, costs, who is in charge. A level names the parts that
 * its items show (KEI_FIELD_GROUPS, names with spaces between; none: the usual ones); a part that has
 * content is shown in any case, and the others are in the menu at the end. */
#include "config.h"

#include "kei-form-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-choices.h"
#include "kei-columns-layout.h"
#include "kei-form-card.h"
#include "kei-form-crumbs.h"
#include "kei-form-groups.h"
#include "kei-form-list.h"
#include "kei-form-references.h"
#include "kei-form-row.h"
#include "kei-levels.h"

#define MAX_PARTS 8

static const KeiField more_fields[] = { KEI_FIELD_START, KEI_FIELD_END, KEI_FIELD_CONTINUATION_REASON, KEI_FIELD_NOTE };

typedef struct
{
  KeiFormContext *context; /* owned */
  KeiId item;
  GtkWidget *box; /* owns this */
  const KeiFormPart *parts;
  guint n_parts;
  GtkWidget *cards[MAX_PARTS]; /* (nullable) of the parts with tables of their own */
  GtkWidget *no_texts;         /* the line that stands for texts while there are none */
  GtkWidget *more;
} Page;

static KeiNode *
get_node (KeiFormContext *context, KeiId item)
{
  return kei_tree_lookup (kei_form_context_get_tree (context), item);
}

/* --- Head --- */

static GtkWidget *
create_title (KeiFormContext *context, KeiId item)
{
  KeiTree *tree = kei_form_context_get_tree (context);
  const char *level = kei_levels_get_name (tree, kei_node_get_ref (get_node (context, item), KEI_FIELD_LEVEL));
  /* Translators: %s is a level, as in "Name of measure". */
  g_autofree char *caption = *level != '\0' ? g_strdup_printf (_ ("Name of %s"), level) : NULL;
  GtkWidget *title = kei_form_row_new (context, item, KEI_FIELD_TITLE, KEI_FORM_FIELD_WRAP);

  if (caption != NULL)
    kei_form_field_set_caption (KEI_FORM_FIELD (title), caption);
  gtk_widget_add_css_class (title, "item-title");
  gtk_widget_set_hexpand (title, TRUE);
  return title;
}

static GtkWidget *
create_head (KeiFormContext *context, KeiId item)
{
  static const KeiField cells[] = { KEI_FIELD_LABEL, KEI_FIELD_CONTINUATION, KEI_FIELD_TENTATIVE };
  GtkWidget *card = kei_form_card_new (NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *badge = kei_form_row_new (context, item, KEI_FIELD_LEVEL, KEI_FORM_FIELD_PLAIN);

  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), badge);
  gtk_box_append (GTK_BOX (line), create_title (context, item));
  kei_form_card_append (KEI_FORM_CARD (card), line);
  kei_form_card_append (KEI_FORM_CARD (card), kei_form_row_new_beside (context, item, cells, G_N_ELEMENTS (cells)));
  return card;
}

/* --- Texts --- */

/* A text is called by its role, and by its label where it has one. */
static void
name_text (gpointer owner)
{
  KeiFormField *body = owner;
  KeiTree *tree = kei_form_context_get_tree (kei_form_field_get_context (body));
  KeiNode *text = kei_form_field_get_node (body);
  g_autofree char *role = text != NULL ? kei_choices_dup_label (tree, "text-roles", kei_node_get_string (text, KEI_FIELD_ROLE)) : NULL;
  const char *label = text != NULL ? kei_node_get_text (text, KEI_FIELD_LABEL) : "";
  g_autofree char *name = g_strstrip (g_strdup_printf ("%s %s", role != NULL ? role : "", label));

  if (*name != '\0')
    kei_form_field_set_caption (body, name);
}

static GtkWidget *
create_text (KeiFormContext *context, KeiId text)
{
  KeiNode *node = get_node (context, text);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *role = kei_form_row_new (context, text, KEI_FIELD_ROLE, KEI_FORM_FIELD_PLAIN);
  GtkWidget *menu = kei_form_list_create_menu (context, text);
  GtkWidget *body = kei_form_row_new (context, text, KEI_FIELD_BODY, KEI_FORM_FIELD_PLAIN);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "text-card");
  gtk_widget_add_css_class (role, "caption");
  gtk_box_append (GTK_BOX (head), role);
  if (kei_node_has (node, KEI_FIELD_LABEL) || !kei_node_has (node, KEI_FIELD_ROLE))
    {
      GtkWidget *label = kei_form_row_new (context, text, KEI_FIELD_LABEL, KEI_FORM_FIELD_PLAIN);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (head), label);
    }
  gtk_widget_set_hexpand (menu, kei_node_has (node, KEI_FIELD_ROLE) && !kei_node_has (node, KEI_FIELD_LABEL));
  gtk_widget_set_halign (menu, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (head), menu);
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), body);
  name_text (body);
  kei_form_context_watch (context, text, name_text, body);
  return card;
}

/* --- In charge --- */

static GtkWidget *
create_named_row (const char *name, GtkWidget *first, GtkWidget *second)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);

  gtk_widget_add_css_class (row, "named-row");
  gtk_widget_add_css_class (label, "caption-secondary");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), first);
  gtk_widget_set_valign (first, GTK_ALIGN_CENTER);
  if (second != NULL)
    {
      gtk_widget_set_hexpand (first, FALSE);
      gtk_widget_set_hexpand (second, TRUE);
      gtk_widget_set_valign (second, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), second);
    }
  return row;
}

static GtkWidget *
create_relations (KeiFormContext *context, KeiId item)
{
  GtkWidget *card = kei_form_card_new (_ ("In charge and related"));
  GtkWidget *lead = kei_form_row_new (context, item, KEI_FIELD_LEAD, KEI_FORM_FIELD_PLAIN);
  GtkWidget *supporting = kei_form_row_new (context, item, KEI_FIELD_SUPPORTING, KEI_FORM_FIELD_PLAIN);
  GtkWidget *columns = kei_columns_new (250, 0, 2);

  /* Translators: the mark on the department that leads; as short as can be. */
  kei_form_references_set_lead (KEI_FORM_REFERENCES (lead), C_ ("department", "lead"));
  kei_form_card_append (KEI_FORM_CARD (card), create_named_row (_ ("Departments"), lead, supporting));
  kei_columns_append (columns, create_named_row (_ ("Viewpoints"), kei_form_row_new (context, item, KEI_FIELD_VIEWPOINTS, KEI_FORM_FIELD_PLAIN), NULL));
  kei_columns_append (columns, create_named_row (_ ("Related plans"), kei_form_row_new (context, item, KEI_FIELD_RELATED_PLANS, KEI_FORM_FIELD_PLAIN), NULL));
  kei_form_card_append (KEI_FORM_CARD (card), columns);
  return card;
}

/* --- Which parts --- */

static gboolean
is_named (KeiFormContext *context, KeiNode *item, const KeiFormPart *part)
{
  KeiNode *level = kei_tree_lookup (kei_form_context_get_tree (context), kei_node_get_ref (item, KEI_FIELD_LEVEL));

  return kei_form_part_is_named (part, level != NULL ? kei_node_get_text (level, KEI_FIELD_GROUPS) : "");
}

static gboolean
has_content (KeiNode *item, const KeiFormPart *part)
{
  return kei_node_get_n_children (item, kei_schema_slot_for (KEI_KIND_ITEM, part->kind)) > 0;
}

/* What every change of the item may ask for: a part that got content, by undo or from elsewhere, comes up. */
static void
show_parts (gpointer owner)
{
  Page *page = owner;
  KeiNode *item = get_node (page->context, page->item);
  GtkWidget *after = NULL;

  if (item == NULL)
    return;
  for (guint i = 0; i < page->n_parts; i++)
    {
      const KeiFormPart *part = &page->parts[i];

      if (part->kind == KEI_KIND_TEXT) /* side by side rather than in a table */
        {
          gtk_widget_set_visible (page->no_texts, !has_content (item, part) && is_named (page->context, item, part));
          continue;
        }
      if (part->kind == KEI_KIND_SDG_LINK) /* in a panel of their own */
        continue;
      if (page->cards[i] == NULL && (has_content (item, part) || is_named (page->context, item, part)))
        {
          page->cards[i] = kei_form_card_new_for_slot (page->context, page->item, part->kind, NULL);
          gtk_box_insert_child_after (GTK_BOX (page->box), page->cards[i], after != NULL ? after : g_object_get_data (G_OBJECT (page->box), "texts"));
        }
      if (page->cards[i] != NULL)
        after = page->cards[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (more_fields); i++)
    if (kei_node_has (item, more_fields[i]))
      gtk_widget_set_visible (page->more, TRUE);
}

static GtkWidget *
create_more (KeiFormContext *context, KeiId item)
{
  GtkWidget *card = kei_form_card_new (_ ("Further details"));
  GtkWidget *columns = kei_columns_new (200, 0, 2);

  gtk_widget_add_css_class (columns, "fields");
  for (guint i = 0; i < G_N_ELEMENTS (more_fields); i++)
    {
      GtkWidget *row = kei_form_row_new (context, item, more_fields[i], KEI_FORM_FIELD_ROW);

      if (kei_schema_field (KEI_KIND_ITEM, more_fields[i])->type == KEI_FIELD_TYPE_TEXT)
        gtk_widget_add_css_class (row, "wide");
      kei_columns_append (columns, row);
    }
  kei_form_card_append (KEI_FORM_CARD (card), columns);
  gtk_widget_set_visible (card, FALSE);
  return card;
}

/* --- The menu of parts to add --- */

static void
add_text (Page *page, const char *role)
{
  KeiEditor *editor = kei_form_context_get_editor (page->context);
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_TEXT, kei_id_source_next (kei_editor_get_ids (editor)));
  KeiEdit *edit = kei_editor_begin (editor);
  g_autoptr (KeiNode) text = NULL;

  if (*role != '\0')
    kei_node_builder_set_string (builder, KEI_FIELD_ROLE, role);
  text = kei_node_builder_end (builder);
  kei_edit_append (edit, page->item, text);
  if (kei_editor_commit (editor, edit, NULL))
    kei_editor_reveal (editor, kei_node_get_id (text), KEI_FIELD_BODY);
}

static void
add_first_text_cb (Page *page)
{
  g_autoptr (GPtrArray) roles = kei_choices_new (kei_form_context_get_tree (page->context), "text-roles");

  add_text (page, roles->len > 0 ? ((const KeiChoice *) roles->pdata[0])->code : "");
}

static GtkWidget *
create_no_texts (Page *page)
{
  GtkWidget *card = kei_form_card_new (NULL);

  kei_form_card_append (KEI_FORM_CARD (card), kei_form_empty_new (page->context, kei_form_kind_label (KEI_KIND_TEXT), G_CALLBACK (add_first_text_cb), page));
  return card;
}

static void
add_text_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_text (data, g_variant_get_string (parameter, NULL));
}

static void
add_part_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Page *page = data;
  guint part = g_variant_get_uint32 (parameter);

  if (part >= page->n_parts)
    {
      gtk_widget_set_visible (page->more, TRUE);
      gtk_widget_child_focus (page->more, GTK_DIR_TAB_FORWARD);
      return;
    }
  if (page->cards[part] == NULL)
    {
      page->cards[part] = kei_form_card_new_for_slot (page->context, page->item, page->parts[part].kind, NULL);
      gtk_box_insert_child_after (GTK_BOX (page->box), page->cards[part], gtk_widget_get_prev_sibling (page->more));
    }
  kei_form_card_add_row (KEI_FORM_CARD (page->cards[part]));
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  Page *page = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) texts = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GPtrArray) roles = kei_choices_new (kei_form_context_get_tree (page->context), "text-roles");

  for (guint i = 0; i < roles->len; i++)
    {
      const KeiChoice *role = roles->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (role->label, NULL);

      g_menu_item_set_action_and_target (item, "form-item.add-text", "s", role->code);
      g_menu_append_item (texts, item);
    }
  for (guint i = 0; i <= page->n_parts; i++)
    {
      const KeiFormPart *part = i < page->n_parts ? &page->parts[i] : NULL;
      const char *label = part != NULL ? kei_form_slot_label (KEI_KIND_ITEM, kei_schema_slot_for (KEI_KIND_ITEM, part->kind)) : _ ("Further details");
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "form-item.add-part", "u", i);
      if (part == NULL || (part->kind != KEI_KIND_TEXT && part->kind != KEI_KIND_SDG_LINK))
        g_menu_append_item (others, item);
    }
  g_menu_append_section (menu, _ ("Text"), G_MENU_MODEL (texts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
create_adder (Page *page)
{
  static const GActionEntry entries[] = {
    { "add-text", add_text_cb, "s" },
    { "add-part", add_part_cb, "u" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), page);
  gtk_widget_insert_action_group (page->box, "form-item", G_ACTION_GROUP (group));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Add to This Item"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add to This Item"), -1);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, page, NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, !kei_editor_get_read_only (kei_form_context_get_editor (page->context)));
  return button;
}

/* --- The page --- */

static void
free_page (gpointer data)
{
  Page *page = data;

  kei_form_context_unwatch (page->context, page);
  g_object_unref (page->context);
  g_free (page);
}

GtkWidget *
kei_form_item_new (KeiFormContext *context, KeiId item)
{
  Page *page = g_new0 (Page, 1);
  GtkWidget *texts = kei_columns_new (230, 12, 2);

  page->context = g_object_ref (context);
  page->item = item;
  page->parts = kei_form_list_parts (&page->n_parts);
  g_assert (page->n_parts <= MAX_PARTS);
  page->box = kei_form_box_new ();
  g_object_set_data_full (G_OBJECT (page->box), "page", page, free_page);
  gtk_box_append (GTK_BOX (page->box), kei_form_crumbs_new (context, item));
  gtk_box_append (GTK_BOX (page->box), create_head (context, item));
  gtk_box_append (GTK_BOX (page->box), texts);
  page->no_texts = create_no_texts (page);
  gtk_box_append (GTK_BOX (page->box), page->no_texts);
  g_object_set_data (G_OBJECT (page->box), "texts", page->no_texts);
  kei_form_list_bind (context, item, KEI_SLOT_TEXTS, texts, create_text);
  gtk_box_append (GTK_BOX (page->box), create_relations (context, item));
  page->more = create_more (context, item);
  gtk_box_append (GTK_BOX (page->box), page->more);
  gtk_box_append (GTK_BOX (page->box), create_adder (page));
  show_parts (page);
  kei_form_context_watch (context, item, show_parts, page);
  return page->box;
}
