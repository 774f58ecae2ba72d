/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-outline-drop.h"

/* The rows around a gap, as far as @node may stand there: its slot's rows and what they stand under. */
typedef struct
{
  KeiOutlineModel *model;
  KeiTree *tree;
  KeiSlot slot;        /* of the node */
  KeiOutlineKey above; /* the row above the gap */
  int least;           /* depths that the gap has */
  int most;
} Gap;

/* The row at @position, or KEI_OUTLINE_KEY_ROOT. */
static KeiOutlineKey
get_key (KeiOutlineModel *model, guint position)
{
  g_autoptr (KeiOutlineEntry) entry = kei_outline_model_dup_entry (model, position);

  return entry != NULL ? kei_outline_entry_get_key (entry) : KEI_OUTLINE_KEY_ROOT;
}

/* Whether the row of @key is of the node's kind. */
static gboolean
is_kin (Gap *gap, KeiOutlineKey key)
{
  return kei_outline_key_get_type_of (key) == KEI_OUTLINE_ENTRY_NODE && key != KEI_OUTLINE_KEY_ROOT && kei_tree_get_slot (gap->tree, key) == gap->slot;
}

/* The row before the first of the node's kind: the plan's for items, the list's own for sections. */
static gboolean
is_head (Gap *gap, KeiOutlineKey key)
{
  if (gap->slot == KEI_SLOT_ITEMS)
    return key == kei_node_get_id (kei_tree_get_root (gap->tree));
  return key == kei_outline_key_for_slot (gap->slot);
}

static gboolean
look_around (Gap *gap, guint position)
{
  KeiOutlineKey below = get_key (gap->model, position);
  int top = gap->slot == KEI_SLOT_ITEMS ? 0 : 1;

  gap->above = position > 0 ? get_key (gap->model, position - 1) : KEI_OUTLINE_KEY_ROOT;
  if (is_head (gap, gap->above))
    gap->most = top;
  else if (is_kin (gap, gap->above))
    gap->most = (int) kei_outline_model_get_depth (gap->model, gap->above) + 1;
  else
    return FALSE;
  gap->least = is_kin (gap, below) ? (int) kei_outline_model_get_depth (gap->model, below) : top;
  return TRUE;
}

/* The place in the gap at @depth. */
static KeiPlace
get_place (Gap *gap, int depth)
{
  KeiPlace place = { .slot = gap->slot };
  KeiOutlineKey key = gap->above;
  int at = (int) kei_outline_model_get_depth (gap->model, key);
  guint n;
  const KeiId *ids;

  if (is_head (gap, key))
    {
      place.parent = kei_node_get_id (kei_tree_get_root (gap->tree));
      return place;
    }
  if (depth > at) /* its first child; its last where the others are out of sight */
    {
      place.parent = key;
      ids = kei_node_get_child_ids (kei_tree_lookup (gap->tree, key), gap->slot, &n);
      if (n > 0 && !kei_outline_model_is_expanded (gap->model, key))
        place.after = ids[n - 1];
      return place;
    }
  for (; at > depth; at--)
    key = kei_outline_model_get_parent (gap->model, key);
  place.parent = kei_tree_get_parent_id (gap->tree, key);
  place.after = key;
  return place;
}

gboolean
kei_outline_drop_find (KeiOutlineModel *model, KeiEditor *editor, KeiId node, guint position, int depth, KeiOutlineDrop *drop)
{
  KeiTree *tree = kei_outline_model_get_tree (model);
  Gap gap = { .model = model, .tree = tree, .slot = kei_tree_get_slot (tree, node) };
  int wanted;

  if (gap.slot == KEI_SLOT_NONE || !look_around (&gap, position))
    return FALSE;
  wanted = CLAMP (depth, gap.least, gap.most);
  *drop = (KeiOutlineDrop) KEI_OUTLINE_DROP_INIT;

  for (int distance = 0; distance <= gap.most - gap.least; distance++)
    for (int side = 1; side >= (distance > 0 ? -1 : 1); side -= 2)
      {
        int at = wanted + side * distance;
        g_autofree char *reason = NULL;

        if (at < gap.least || at > gap.most)
          continue;
        drop->place = get_place (&gap, at);
        drop->depth = (guint) at;
        if (kei_editor_can_move_to (editor, node, &drop->place, &reason))
          {
            g_clear_pointer (&drop->reason, g_free);
            drop->allowed = TRUE;
            return TRUE;
          }
        if (drop->reason == NULL) /* of the place that was wanted */
          drop->reason = g_steal_pointer (&reason);
      }
  drop->place = get_place (&gap, wanted);
  drop->depth = (guint) wanted;
  return TRUE;
}

void
kei_outline_drop_clear (KeiOutlineDrop *drop)
{
  g_clear_pointer (&drop->reason, g_free);
}
