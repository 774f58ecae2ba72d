/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-check.h"

G_BEGIN_DECLS

/* A problem as an object for lists. */
#define KEI_TYPE_PROBLEM_ITEM (kei_problem_item_get_type ())
G_DECLARE_FINAL_TYPE (KeiProblemItem, kei_problem_item, KEI, PROBLEM_ITEM, GObject)

const KeiProblem *kei_problem_item_get (KeiProblemItem *self); /* lives as long as @self */

/* The problems of one run as a GListModel of KeiProblemItem, made when they are asked for. A new
 * run changes only the rows between what begins and what ends like the run before, so that
 * a list keeps its place while the person types. */
#define KEI_TYPE_PROBLEM_LIST (kei_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (KeiProblemList, kei_problem_list, KEI, PROBLEM_LIST, GObject)

KeiProblemList *kei_problem_list_new (void);
/* @problems (element-type KeiProblem) (transfer none): must not change any more. Those that are muted are
 * left out, or come last with @with_muted. */
void kei_problem_list_set_problems (KeiProblemList *self, GPtrArray *problems, gboolean with_muted);
/* The problem at @position, or NULL. */
const KeiProblem *kei_problem_list_get (KeiProblemList *self, guint position);
/* Where the same problem is in this list, or GTK's invalid position, G_MAXUINT. */
guint kei_problem_list_find (KeiProblemList *self, const KeiProblem *problem);

/* Whether two problems of different runs are one. */
gboolean kei_problem_is_same (const KeiProblem *a, const KeiProblem *b);

G_END_DECLS
