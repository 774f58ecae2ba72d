/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-tree.h"

G_BEGIN_DECLS

/* How far an indicator has come, and what the plan's scheme calls that. Any thread. */

typedef enum {
  KEI_RATING_BASIS_TARGET, /* of the whole way to the target */
  KEI_RATING_BASIS_PATH,   /* of where a straight line from the baseline to the target would be by then */
} KeiRatingBasis;

/* The way from the baseline to the target that the latest actual value, of @year or before, has come, in per cent: 0 at the baseline,
 * 100 at the target, negative where it went back. Of an indicator whose target is its baseline: 100
 * where that is kept or bettered, else the share that is left of it. FALSE without a baseline, a target or an actual
 * value in numbers that is later than the baseline, or where it cannot be measured. @year 0: any. */
gboolean kei_rating_measure (KeiTree *tree, const KeiNode *indicator, int year, KeiRatingBasis basis, double *percent);

/* The label of the first choice of the list "ratings" whose role, a least per cent, is reached; one without a role
 * takes the rest. NULL when none does. (transfer full) */
char *kei_rating_dup_label (KeiTree *tree, double percent);

G_END_DECLS
