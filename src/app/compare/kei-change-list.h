/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-comparison-rows.h"

G_BEGIN_DECLS

/* What changed between two plans as a list to go through: each change once, pairs that a person should look at though
 * nothing in them differs, and what holds of the whole plan. Made of complete rows by a worker; immutable, atomically counted, any
 * thread. */

typedef enum {
  KEI_CHANGE_ENTRY_CHANGE,
  KEI_CHANGE_ENTRY_DOUBT, /* a doubtful pair without a change */
  KEI_CHANGE_ENTRY_RULE,
} KeiChangeEntryKind;

typedef struct
{
  guint8 kind; /* KeiChangeEntryKind */
  guint8 sign; /* KeiRowSign: what a filter goes by */
  guint8 doubtful;
  guint32 index; /* of the change or rule; of a doubt that of its row */
  guint32 row;   /* where it is told; of a rule the first row that it covers; or KEI_ROW_NONE */
} KeiChangeEntry;

typedef struct _KeiChangeList KeiChangeList;

/* What a filter goes by. */
KeiRowSign kei_change_list_get_sign (const KeiComparison *comparison, const KeiComparisonChange *change);

/* (transfer full) */
KeiChangeList *kei_change_list_new (KeiComparisonRows *rows);
KeiChangeList *kei_change_list_ref (KeiChangeList *list);
void kei_change_list_unref (KeiChangeList *list);

/* The rows that it was made of. (transfer none) */
KeiComparisonRows *kei_change_list_get_rows (const KeiChangeList *list);

/* All entries: changes in the order of the rows, then the rules. */
const KeiChangeEntry *kei_change_list_get (const KeiChangeList *list, guint *n);
/* How many entries have this sign. */
guint kei_change_list_count (const KeiChangeList *list, KeiRowSign sign);
guint kei_change_list_count_doubtful (const KeiChangeList *list);

/* The positions of the entries whose sign is in @shown (1 << KeiRowSign); doubtful ones are always among them.
 * @doubtful_first puts those before the others. (element-type guint) (transfer full) */
GArray *kei_change_list_filter (const KeiChangeList *list, guint shown, gboolean doubtful_first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiChangeList, kei_change_list_unref)

G_END_DECLS
