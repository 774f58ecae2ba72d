/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-levels.h"

/* The level of an item, or KEI_ID_NONE for the plan and for items without one. */
static KeiId
get_level (KeiNode *node)
{
  return node == NULL ? KEI_ID_NONE : kei_node_get_ref (node, KEI_FIELD_LEVEL);
}

/* Without parents named, a level stands at the top. */
gboolean
kei_levels_may_stand_under (const KeiNode *level, KeiId under)
{
  const KeiIds *parents = kei_node_get_ids (level, KEI_FIELD_PARENTS);

  if (under == KEI_ID_NONE)
    return parents == NULL || kei_node_get_bool (level, KEI_FIELD_AT_TOP);
  return kei_ids_contains (parents, under);
}

gboolean
kei_levels_allow (KeiTree *tree, KeiId level, KeiId parent)
{
  KeiNode *parent_node = kei_tree_lookup (tree, parent);
  KeiNode *level_node = kei_tree_lookup (tree, level);

  if (parent_node == NULL || level_node == NULL)
    return parent_node != NULL && level == KEI_ID_NONE;
  if (kei_node_get_kind (parent_node) == KEI_KIND_PLAN)
    return kei_levels_may_stand_under (level_node, KEI_ID_NONE);
  return get_level (parent_node) == KEI_ID_NONE || kei_levels_may_stand_under (level_node, get_level (parent_node));
}

KeiId
kei_levels_first_under (KeiTree *tree, KeiId under)
{
  guint n;
  KeiNode *const *levels = kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_LEVELS, &n);

  for (guint i = 0; i < n; i++)
    if (kei_levels_may_stand_under (levels[i], under))
      return kei_node_get_id (levels[i]);
  return KEI_ID_NONE;
}

KeiId
kei_levels_for_child (KeiTree *tree, KeiId parent)
{
  KeiNode *node = kei_tree_lookup (tree, parent);
  guint n = 0;
  KeiNode *const *children;

  if (node == NULL)
    return KEI_ID_NONE;
  children = kei_node_get_children (node, KEI_SLOT_ITEMS, &n);
  if (n > 0)
    return get_level (children[n - 1]);
  if (kei_node_get_kind (node) != KEI_KIND_PLAN && get_level (node) == KEI_ID_NONE)
    return KEI_ID_NONE;
  return kei_levels_first_under (tree, get_level (node));
}

gboolean
kei_levels_can_have_children (KeiTree *tree, KeiId parent)
{
  KeiNode *node = kei_tree_lookup (tree, parent);
  guint n_levels = 0;

  if (node == NULL || kei_schema_slot_index (kei_node_get_kind (node), KEI_SLOT_ITEMS) < 0)
    return FALSE;
  kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_LEVELS, &n_levels);
  if (n_levels == 0 || (kei_node_get_kind (node) == KEI_KIND_ITEM && get_level (node) == KEI_ID_NONE))
    return TRUE;
  return kei_levels_first_under (tree, get_level (node)) != KEI_ID_NONE;
}

const char *
kei_levels_get_name (KeiTree *tree, KeiId level)
{
  KeiNode *node = kei_tree_lookup (tree, level);

  return node == NULL ? "" : kei_node_get_text (node, KEI_FIELD_NAME);
}
