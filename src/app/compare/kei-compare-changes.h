/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-change-list.h"

G_BEGIN_DECLS

/* The list of changes beside a comparison: counts by type that are filters too, and the changes to go through. */

#define KEI_TYPE_COMPARE_CHANGES (kei_compare_changes_get_type ())
G_DECLARE_FINAL_TYPE (KeiCompareChanges, kei_compare_changes, KEI, COMPARE_CHANGES, AdwBin)

/* Signals: "filtered" (self): other rows are to be shown;
 *          "chosen" (self, guint row): the person went to a change; the row where it is told. */

/* Shows what was found; what was chosen stays chosen where it is still there. @list: (nullable) */
void kei_compare_changes_set_result (KeiCompareChanges *self, KeiChangeList *list);

/* The signs of rows that are to be shown, 1 << KeiRowSign each. */
guint kei_compare_changes_get_shown (KeiCompareChanges *self);

/* Goes to the next or previous change; FALSE when there is none. */
gboolean kei_compare_changes_step (KeiCompareChanges *self, gboolean forward);
/* Marks the change that is told at @row (KEI_ROW_NONE: none), without "chosen". */
void kei_compare_changes_show_row (KeiCompareChanges *self, guint row);
/* The one that is chosen. (nullable) (transfer none) */
const KeiChangeEntry *kei_compare_changes_get_chosen (KeiCompareChanges *self);

G_END_DECLS
