/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-change-list.h"
#include "kei-comparison-rows.h"

G_BEGIN_DECLS

/* Compares two plans in a worker and follows them: when one of the two trees is replaced by a later state of the same plan,
 * pairs are kept and only what was touched is compared again. What was found before stays until the next is there.
 * Main thread. */

#define KEI_TYPE_COMPARER (kei_comparer_get_type ())
G_DECLARE_FINAL_TYPE (KeiComparer, kei_comparer, KEI, COMPARER, GObject)

/* Property "busy" (gboolean). Signals: "changed" (self): there are other rows; more of them, or all; "swapped" (self): right before that, when
 * what was the earlier plan is the later one in these rows. */
KeiComparer *kei_comparer_new (void);

/* Compares these two, anew where they are other plans than before or @anew says so. */
void kei_comparer_set_trees (KeiComparer *self, KeiTree *old_tree, KeiTree *new_tree, gboolean anew);
/* Swaps the two: pairs are kept, so that it takes no longer than an edit would. The trees are those of before until “swapped” says
 * otherwise. FALSE where there is no whole comparison yet: then the two are to be compared the other way round. */
gboolean kei_comparer_swap (KeiComparer *self);
/* Stops what is under way. What was found before stays, the first rows too. */
void kei_comparer_cancel (KeiComparer *self);

/* Looks again for the rules that hold of everything, which are kept through edits; for when somebody goes to where they stand. Nobody
 * is told to wait, and “changed” comes only when there are others. */
void kei_comparer_find_rules (KeiComparer *self);
/* While it is held, nothing comes that no edit has asked for: somebody is typing where rows would change. */
void kei_comparer_hold (KeiComparer *self, gboolean hold);

gboolean kei_comparer_get_busy (KeiComparer *self);
/* Of what is under way: 0 to 1. */
double kei_comparer_get_progress (KeiComparer *self);

/* What was found last, all of it (nullable) (transfer none). While the first comparison is under way there may be the
 * first rows already, without the rest. */
KeiComparisonRows *kei_comparer_get_rows (KeiComparer *self);
KeiChangeList *kei_comparer_get_changes (KeiComparer *self);

G_END_DECLS
