/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-tree.h"

G_BEGIN_DECLS

/* The layers of a plan's hierarchy are data of the plan; these functions read them.
 * An item without a level may stand anywhere, and anything may stand under it. Any thread. */

/* Whether an item of @level may stand directly under @parent, an item or the plan. */
gboolean kei_levels_allow (KeiTree *tree, KeiId level, KeiId parent);

/* The same by the level's node: whether it may stand under the level @under (KEI_ID_NONE: at the top). */
gboolean kei_levels_may_stand_under (const KeiNode *level, KeiId under);

/* The level that a new item under @parent gets: its last child's, else the first in the
 * plan's order that may stand there. KEI_ID_NONE when there is none. @under is the level of
 * the parent, or KEI_ID_NONE when the parent is the plan. */
KeiId kei_levels_first_under (KeiTree *tree, KeiId under);
KeiId kei_levels_for_child (KeiTree *tree, KeiId parent);

/* Whether the plan's levels leave room for children under @parent. */
gboolean kei_levels_can_have_children (KeiTree *tree, KeiId parent);

/* The level's name, or "". Lives as long as the tree. */
const char *kei_levels_get_name (KeiTree *tree, KeiId level);

G_END_DECLS
