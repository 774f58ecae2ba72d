/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random trees and changes for the property tests, drawn with g_test_rand_*, so that the
 * seed a failing test prints makes them again. They hold every kind and field, hostile
 * texts and foreign content, and obey the schema table: what is made is accepted. */
#pragma once

#include "kei-change.h"

G_BEGIN_DECLS

/* Of at most about @size nodes. */
KeiTree *kei_test_tree_new (KeiIdSource *ids, guint size);

/* A change that applies to @tree, of any type, groups among them; *@after gets the tree it leads to.
 * (transfer full) both */
KeiChange *kei_test_change_new (KeiIdSource *ids, KeiTree *tree, KeiTree **after);

/* A source of ids that follows the test's seed. */
KeiIdSource *kei_test_id_source_new (void);

/* A random value that @field may have, absence among them; references are taken from @tree. */
KeiValue kei_test_value_new (KeiTree *tree, const KeiFieldInfo *field);

/* Any node of @tree, the plan among them. (transfer none) */
KeiNode *kei_test_tree_pick (KeiTree *tree);
/* The id of any item, or of another node where there are few. */
KeiId kei_test_tree_pick_item (KeiTree *tree);

G_END_DECLS
