/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-tree.h"

G_BEGIN_DECLS

/* The printed numbers of a plan's items. A number is an item's place among the items of its
 * level, counted as the level's restart rule says (the role behind its choice):
 *
 *   parent  from 1 under every parent (also when the level says nothing)
 *   top     from 1 under every item at the top
 *   plan    through the whole plan
 *
 * and printed by the level's pattern (kei-numbering.h). An item without a level, or whose level
 * has no pattern, has no number. Any thread. */

/* One item's number, "" for none. Cost: the siblings on the path, or, where a level does not restart
 * under every parent, the items before it. (transfer full) */
char *kei_numbers_for_item (KeiTree *tree, KeiId item);

/* All numbers of a plan at one moment: immutable and atomically counted. Cost: the items. */
typedef struct _KeiNumbers KeiNumbers;

KeiNumbers *kei_numbers_new (KeiTree *tree);
KeiNumbers *kei_numbers_ref (KeiNumbers *numbers);
void kei_numbers_unref (KeiNumbers *numbers);
/* "" for what is no item of that plan. (transfer none) */
const char *kei_numbers_get (const KeiNumbers *numbers, KeiId item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiNumbers, kei_numbers_unref)

G_END_DECLS
