/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-tree.h"

G_BEGIN_DECLS

/* Which items of a plan are its measures: those that are asked which goals they serve, that have indicators and
 * get a sheet of their own. They are the items whose level has "sdg" among the parts of its form or, where
 * no level says so, those without items below them, but not those of a level that stands beside the tree at the top
 * (地区別計画). Any thread. */
typedef struct _KeiMeasures KeiMeasures;

KeiMeasures *kei_measures_new (const KeiNode *plan);
void kei_measures_free (KeiMeasures *measures);

/* Whether levels of the plan say what a measure is. */
gboolean kei_measures_are_said (const KeiMeasures *measures);
gboolean kei_measures_contain (const KeiMeasures *measures, const KeiNode *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiMeasures, kei_measures_free)

G_END_DECLS
