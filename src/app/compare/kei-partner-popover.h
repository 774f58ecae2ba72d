/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-comparison-rows.h"

G_BEGIN_DECLS

/* Where a person chooses the partner of an item: the likeliest of the other plan, and a search. */

#define KEI_TYPE_PARTNER_POPOVER (kei_partner_popover_get_type ())
G_DECLARE_FINAL_TYPE (KeiPartnerPopover, kei_partner_popover, KEI, PARTNER_POPOVER, GtkPopover)

/* Signal "chosen" (self, guint64 id): an item of the other plan. */
GtkWidget *kei_partner_popover_new (void);

/* For whom the partner is looked for when it is next shown; @rows: (nullable); @other: what the side is called that is searched. */
void kei_partner_popover_set_item (KeiPartnerPopover *self, KeiComparisonRows *rows, KeiSide side, KeiId id, const char *other);

G_END_DECLS
