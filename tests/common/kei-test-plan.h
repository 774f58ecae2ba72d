/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans made for tests.
 *
 * A plan of any size that is like a real one: four levels of items, each with texts,
 * indicators with values, SDG links and budget lines, about 24 nodes and 0.9 kB of file
 * an item, in Japanese. The same @n_items and @seed give the same plan. */
#pragma once

#include "kei-tree.h"

G_BEGIN_DECLS

KeiTree *kei_test_plan_new (guint n_items, guint64 seed);

/* A plan of items at the top that have titles and nothing else. @titles ends with NULL. (transfer full) */
KeiTree *kei_test_plan_new_of_titles (const char *const *titles, guint64 seed);

G_END_DECLS
