/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which page a row of the outline gets. */
#include "config.h"

#include "kei-form-page.h"

#include <glib/gi18n-lib.h>

#include "kei-form-card.h"
#include "kei-form-crumbs.h"
#include "kei-form-detail.h"
#include "kei-form-item.h"
#include "kei-form-row.h"
#include "kei-form-section.h"

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
  kei_form_append_slots (context, node, box);
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
