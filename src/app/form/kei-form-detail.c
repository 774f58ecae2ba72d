/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-detail.h"

#include "kei-columns-layout.h"
#include "kei-form-card.h"
#include "kei-form-row.h"

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

void
kei_form_append_slots (KeiFormContext *context, KeiId node, GtkWidget *box)
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
  kei_form_append_slots (context, node, box);
  return box;
}
