/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-comparison-rows.h"

G_BEGIN_DECLS

/* The rows of a comparison that are shown, as a list model: rows, and runs of rows that are folded away until somebody opens
 * them. Other rows or another filter replace only what lies between the first and the last difference. Main thread. */

#define KEI_TYPE_COMPARE_ITEM (kei_compare_item_get_type ())
G_DECLARE_FINAL_TYPE (KeiCompareItem, kei_compare_item, KEI, COMPARE_ITEM, GObject)

/* A row, the head of a run, or the line that says that there is more. An item keeps the rows that it was made of. */
KeiComparisonRows *kei_compare_item_get_rows (KeiCompareItem *self); /* (transfer none) */
guint kei_compare_item_get_row (KeiCompareItem *self);               /* the first one of a run */
guint kei_compare_item_get_n_folded (KeiCompareItem *self);          /* 0 for a row */
gboolean kei_compare_item_is_open (KeiCompareItem *self);            /* of a run */
gboolean kei_compare_item_is_limit (KeiCompareItem *self);

#define KEI_TYPE_COMPARE_MODEL (kei_compare_model_get_type ())
G_DECLARE_FINAL_TYPE (KeiCompareModel, kei_compare_model, KEI, COMPARE_MODEL, GObject)

KeiCompareModel *kei_compare_model_new (void);

/* Shows the rows whose sign is in @shown (1 << KeiRowSign); runs that were opened stay so. @rows: (nullable).
 * Where they are no complete rows, a line at the end says so. */
void kei_compare_model_set_rows (KeiCompareModel *self, KeiComparisonRows *rows, guint shown);

/* Opens the run at @position or folds it again. */
void kei_compare_model_toggle (KeiCompareModel *self, guint position);
/* The position of a row, or GTK_INVALID_LIST_POSITION. Opens the run that it is in, when @open. */
guint kei_compare_model_find (KeiCompareModel *self, guint row, gboolean open);
/* The row at @position (of a run its first), or KEI_ROW_NONE; current, where an item's may be of rows before. */
guint kei_compare_model_get_row (KeiCompareModel *self, guint position);
/* The sign of each entry, KEI_ROW_SAME for what is folded. Linear. (transfer full) */
guint8 *kei_compare_model_dup_signs (KeiCompareModel *self, guint *n);

G_END_DECLS
