/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-change-list.h"

G_BEGIN_DECLS

/* The list of changes as a list model: those that a filter lets through, in the order in which they are gone through. Items
 * are made when they are asked for. Main thread. */

#define KEI_TYPE_CHANGE_ITEM (kei_change_item_get_type ())
G_DECLARE_FINAL_TYPE (KeiChangeItem, kei_change_item, KEI, CHANGE_ITEM, GObject)

/* An item keeps the rows that it was made of. (transfer none) */
KeiComparisonRows *kei_change_item_get_rows (KeiChangeItem *self);
const KeiChangeEntry *kei_change_item_get_entry (KeiChangeItem *self);

#define KEI_TYPE_CHANGE_MODEL (kei_change_model_get_type ())
G_DECLARE_FINAL_TYPE (KeiChangeModel, kei_change_model, KEI, CHANGE_MODEL, GObject)

KeiChangeModel *kei_change_model_new (void);
/* @list: (nullable); see kei_change_list_filter() for the others. */
void kei_change_model_set (KeiChangeModel *self, KeiChangeList *list, guint shown, gboolean doubtful_first);
KeiChangeList *kei_change_model_get_list (KeiChangeModel *self); /* (transfer none) (nullable) */
/* The entry at @position, or NULL. */
const KeiChangeEntry *kei_change_model_get_entry (KeiChangeModel *self, guint position);
/* The position of the entry that is told at @row, or GTK_INVALID_LIST_POSITION. Linear. */
guint kei_change_model_find_row (KeiChangeModel *self, guint row);

G_END_DECLS
