/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a section: its head and its blocks, one card each. */
#include "config.h"

#include "kei-form-section.h"

#include <glib/gi18n-lib.h>

#include "kei-form-card.h"
#include "kei-form-cells-model.h"
#include "kei-form-crumbs.h"
#include "kei-form-figure.h"
#include "kei-form-list.h"
#include "kei-form-row.h"

static KeiKind
get_kind (KeiFormContext *context, KeiId node)
{
  return kei_node_get_kind (kei_tree_lookup (kei_form_context_get_tree (context), node));
}

static GtkWidget *
create_head (KeiFormContext *context, KeiId section)
{
  static const KeiField cells[] = { KEI_FIELD_ROLE, KEI_FIELD_TENTATIVE };
  GtkWidget *card = kei_form_card_new (NULL);
  GtkWidget *title = kei_form_row_new (context, section, KEI_FIELD_TITLE, KEI_FORM_FIELD_WRAP);

  gtk_widget_add_css_class (title, "item-title");
  kei_form_card_append (KEI_FORM_CARD (card), title);
  kei_form_card_append (KEI_FORM_CARD (card), kei_form_row_new_beside (context, section, cells, G_N_ELEMENTS (cells)));
  return card;
}

/* --- Blocks --- */

static void
append_table (KeiFormContext *context, KeiId table, GtkWidget *card)
{
  g_autoptr (KeiFormCellsModel) model = kei_form_cells_model_new (context, table, 1);

  gtk_box_append (GTK_BOX (card), kei_form_row_new (context, table, KEI_FIELD_CAPTION, KEI_FORM_FIELD_ROW));
  gtk_box_append (GTK_BOX (card), kei_form_card_new_for_table (context, _ ("Cells"), _ ("Row"), KEI_TABLE_MODEL (model)));
  gtk_box_append (GTK_BOX (card), kei_form_row_new (context, table, KEI_FIELD_HEAD_ROWS, KEI_FORM_FIELD_ROW));
  gtk_box_append (GTK_BOX (card), kei_form_row_new (context, table, KEI_FIELD_SOURCE, KEI_FORM_FIELD_ROW));
}

static GtkWidget *
create_block (KeiFormContext *context, KeiId block)
{
  KeiKind kind = get_kind (context, block);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *caption = gtk_label_new (kei_form_kind_label (kind));

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "text-card");
  gtk_widget_add_css_class (caption, "caption-secondary");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_set_hexpand (caption, TRUE);
  gtk_box_append (GTK_BOX (head), caption);
  gtk_box_append (GTK_BOX (head), kei_form_list_create_menu (context, block));
  gtk_box_append (GTK_BOX (card), head);
  if (kind == KEI_KIND_TABLE || kind == KEI_KIND_FIGURE)
    gtk_widget_add_css_class (card, "many"); /* each of its fields shows that it has the keyboard */
  if (kind == KEI_KIND_TABLE)
    append_table (context, block, card);
  else if (kind == KEI_KIND_FIGURE)
    gtk_box_append (GTK_BOX (card), kei_form_figure_new (context, block));
  else
    gtk_box_append (GTK_BOX (card), kei_form_row_new (context, block, KEI_FIELD_BODY, KEI_FORM_FIELD_PLAIN));
  if (kind == KEI_KIND_LIST)
    gtk_box_append (GTK_BOX (card), kei_form_row_new (context, block, KEI_FIELD_ORDERED, KEI_FORM_FIELD_PLAIN));
  return card;
}

/* --- Adding blocks --- */

static const KeiKind block_kinds[] = { KEI_KIND_PARAGRAPH, KEI_KIND_LIST, KEI_KIND_TABLE, KEI_KIND_FIGURE, KEI_KIND_REMARK };

static void
add_clicked_cb (GtkButton *button, KeiFormContext *context)
{
  KeiEditor *editor = kei_form_context_get_editor (context);
  KeiKind kind = (KeiKind) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));
  KeiId section = kei_editor_get_selected (editor);
  KeiId block = kei_editor_add_node (editor, section, kind);

  if (block != KEI_ID_NONE)
    kei_editor_reveal (editor, block, kei_schema_headline (kind));
}

static GtkWidget *
create_adder (KeiFormContext *context)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Add:"));

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < G_N_ELEMENTS (block_kinds); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (kei_form_kind_label (block_kinds[i]));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "small");
      g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (block_kinds[i]));
      g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), context, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_visible (box, !kei_editor_get_read_only (kei_form_context_get_editor (context)));
  return box;
}

GtkWidget *
kei_form_section_new (KeiFormContext *context, KeiId section)
{
  GtkWidget *box = kei_form_box_new ();
  GtkWidget *blocks = kei_form_box_new ();

  gtk_box_append (GTK_BOX (box), kei_form_crumbs_new (context, section));
  gtk_box_append (GTK_BOX (box), create_head (context, section));
  gtk_box_append (GTK_BOX (box), blocks);
  kei_form_list_bind (context, section, KEI_SLOT_BLOCKS, blocks, create_block);
  gtk_box_append (GTK_BOX (box), create_adder (context));
  return box;
}
