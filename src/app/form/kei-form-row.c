/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-row.h"

#define GAP 12

GtkWidget *
kei_form_box_new (void)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
}

GtkWidget *
kei_form_row_new (KeiFormContext *context, KeiId node, KeiField field, KeiFormFieldLook look)
{
  KeiNode *owner = kei_tree_lookup (kei_form_context_get_tree (context), node);
  KeiFormTarget target = { node, field, NULL, KEI_PERIOD_NONE };

  return kei_form_field_new (context, &target, kei_schema_field (kei_node_get_kind (owner), field), look);
}

GtkWidget *
kei_form_row_new_beside (KeiFormContext *context, KeiId node, const KeiField *fields, guint n)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *cell = kei_form_row_new (context, node, fields[i], KEI_FORM_FIELD_ROW);

      gtk_widget_set_hexpand (cell, fields[i] != KEI_FIELD_TENTATIVE);
      if (i > 0)
        gtk_box_append (GTK_BOX (row), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
      gtk_box_append (GTK_BOX (row), cell);
    }
  return row;
}
