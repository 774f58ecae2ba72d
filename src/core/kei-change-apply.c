/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change does to a tree. Each type first makes sure that the old state holds and that
 * the new one will obey the tree's rules (see kei-tree.c), and only then builds: the nodes on
 * the path to the root anew, everything beside it shared, the maps through their
 * own changes. Nothing is ever half done, because nothing that exists is touched. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-change-private.h"
#include "kei-node-private.h"
#include "kei-tree-private.h"

static void
set_stale (GError **error)
{
  g_set_error_literal (error, KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE, _ ("What was to be changed is no longer as it was"));
}

static void
set_refused (GError **error, const char *why)
{
  g_set_error_literal (error, KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED, why);
}

/* A tree under construction. */
typedef struct
{
  KeiNode *root;        /* (owned) */
  KeiIdMap *parents;    /* (owned) */
  KeiIdMap *references; /* (owned) */
} Draft;

static Draft
draft_of (KeiTree *tree)
{
  return (Draft){ kei_node_ref (tree->root), kei_id_map_ref (tree->parents), kei_id_map_ref (tree->references) };
}

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->root, kei_node_unref);
  g_clear_pointer (&draft->parents, kei_id_map_unref);
  g_clear_pointer (&draft->references, kei_id_map_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static KeiTree *
draft_finish (Draft *draft)
{
  KeiTree *tree = _kei_tree_new_from_parts (draft->root, draft->parents, draft->references);

  *draft = (Draft){ NULL };
  return tree;
}

/* The root after the last node of @path was replaced by @node, which is taken over. */
static KeiNode *
rebuild_path (KeiTree *tree, KeiNode *const *path, guint n, KeiNode *node)
{
  for (guint i = n - 1; i > 0; i--)
    {
      KeiSlot slot = kei_tree_get_slot (tree, path[i]->id);
      int position = kei_node_find_child (path[i - 1], slot, path[i]->id);
      KeiNode *parent = _kei_node_with_child (path[i - 1], slot, (guint) position, node);

      kei_node_unref (node);
      node = parent;
    }
  return node;
}

/* --- References --- */

typedef struct
{
  Draft *draft;
  int step; /* +1 or -1 */
  gboolean missing;
} Count;

static gboolean
count_one (const KeiNode *node, const KeiFieldInfo *field, KeiId target, gpointer data)
{
  Count *count = data;
  guint64 n = 0, packed;

  if (count->step > 0
      && (!kei_id_map_lookup (count->draft->parents, target, &packed) || _kei_tree_packed_slot (packed) != field->slot))
    {
      count->missing = TRUE;
      return FALSE;
    }

  kei_id_map_lookup (count->draft->references, target, &n);
  if (count->step < 0 && n == 1)
    kei_id_map_unset (&count->draft->references, target);
  else
    kei_id_map_set (&count->draft->references, target, count->step < 0 ? n - 1 : n + 1);
  return TRUE;
}

static gboolean
count_node (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Count *count = data;

  return !count->missing && _kei_node_foreach_reference (node, count_one, count);
}

/* Counts what @node, and all below it where @deep, refers to; adding refuses what is not there. */
static gboolean
count_references (Draft *draft, KeiNode *node, gboolean deep, int step, GError **error)
{
  Count count = { draft, step, FALSE };

  if (deep)
    kei_node_walk (node, count_node, &count);
  else
    count_node (node, NULL, KEI_SLOT_NONE, &count);
  if (count.missing)
    set_refused (error, _ ("It refers to something that is not in this plan"));
  return !count.missing;
}

/* --- Set --- */

static KeiTree *
apply_set (KeiTree *tree, const KeiChange *change, GError **error)
{
  guint n;
  g_autofree KeiNode **path = kei_tree_dup_path (tree, change->node, &n);
  const KeiFieldInfo *field;
  g_auto (KeiValue) current = KEI_VALUE_INIT;
  g_auto (Draft) draft = { NULL };
  KeiNode *old_node, *new_node;

  if (path == NULL)
    {
      set_stale (error);
      return NULL;
    }
  old_node = path[n - 1];
  field = kei_schema_field (old_node->kind, change->set.field);
  if (field == NULL)
    {
      set_refused (error, _ ("It has no such field"));
      return NULL;
    }
  current = kei_node_dup_value (old_node, field->id);
  if (!kei_value_equal (&current, &change->set.old_value))
    {
      set_stale (error);
      return NULL;
    }
  if (!kei_value_validate (&change->set.new_value, field, error))
    return NULL;

  new_node = _kei_node_with_field (old_node, field->id, &change->set.new_value);
  draft = draft_of (tree);
  if ((field->type == KEI_FIELD_TYPE_REF || field->type == KEI_FIELD_TYPE_REFS)
      && (!count_references (&draft, old_node, FALSE, -1, error) || !count_references (&draft, new_node, FALSE, +1, error)))
    {
      kei_node_unref (new_node);
      return NULL;
    }

  kei_node_unref (draft.root);
  draft.root = rebuild_path (tree, path, n, new_node);
  return draft_finish (&draft);
}

/* --- Places and foreign content ---
 *
 * A piece of foreign content stands behind a sibling. When that sibling goes, the piece stands
 * behind the one before; a place says how many of the pieces there stay before it, so
 * that putting the sibling back puts every piece back where it was. */

static KeiForeignRegion
region_of (const KeiNode *parent, KeiSlot slot)
{
  int position = kei_schema_slot_index (parent->kind, slot);

  return parent->kind == KEI_KIND_PLAN && kei_schema_kind (parent->kind)->slots[position].part == KEI_PART_RECORD
             ? KEI_FOREIGN_RECORD
             : KEI_FOREIGN_INSIDE;
}

/* The sibling, of any slot in the same part, after which a place in @slot begins. */
static KeiId
sibling_before (const KeiNode *parent, KeiSlot slot, KeiId after)
{
  const KeiKindInfo *info = kei_schema_kind (parent->kind);
  int position = kei_schema_slot_index (parent->kind, slot);

  if (after != KEI_ID_NONE)
    return after;
  for (int i = position - 1; i >= 0 && info->slots[i].part == info->slots[position].part; i--)
    {
      guint n;
      const KeiId *ids = kei_node_get_child_ids (parent, info->slots[i].id, &n);

      if (n > 0)
        return ids[n - 1];
    }
  return KEI_ID_NONE;
}

static gboolean
stands_after (const KeiForeign *foreign, KeiForeignRegion region, KeiId after)
{
  return foreign->type == KEI_FOREIGN_MARKUP && foreign->region == region && foreign->after == after;
}

static guint
count_foreigns (const KeiNode *parent, KeiForeignRegion region, KeiId after)
{
  guint n = 0;

  for (guint i = 0; parent->foreigns != NULL && i < parent->foreigns->n; i++)
    n += stands_after (&parent->foreigns->items[i], region, after) ? 1 : 0;
  return n;
}

/* The pieces behind @from, but for the first @keep of them, now behind @to. */
static KeiForeigns *
reanchor_foreigns (const KeiNode *parent, KeiForeignRegion region, KeiId from, guint keep, KeiId to)
{
  const KeiForeigns *foreigns = parent->foreigns;
  g_autofree KeiForeign *items = NULL;
  guint n = 0, moved = 0;

  if (foreigns == NULL)
    return NULL;
  if (count_foreigns (parent, region, from) <= keep)
    return kei_foreigns_ref (parent->foreigns);

  /* What moves goes last: kei_foreigns_new() sorts stably, so it comes behind what stands there. */
  items = g_new (KeiForeign, foreigns->n);
  for (guint pass = 0; pass < 2; pass++)
    {
      guint seen = 0;

      for (guint i = 0; i < foreigns->n; i++)
        {
          gboolean moves = stands_after (&foreigns->items[i], region, from) && seen++ >= keep;

          if (moves != (pass == 1))
            continue;
          items[n] = foreigns->items[i];
          g_ref_string_acquire (items[n].text);
          if (moves)
            {
              items[n].after = to;
              moved++;
            }
          n++;
        }
    }
  g_assert (moved > 0 && n == foreigns->n);
  return kei_foreigns_new (items, n);
}

gboolean
kei_tree_get_place (KeiTree *tree, KeiId node, KeiPlace *place)
{
  KeiNode *parent = kei_tree_get_parent (tree, node);
  KeiSlot slot = kei_tree_get_slot (tree, node);
  const KeiId *ids;
  int position;
  guint n;

  if (parent == NULL)
    return FALSE;

  position = kei_node_find_child (parent, slot, node);
  ids = kei_node_get_child_ids (parent, slot, &n);
  place->parent = parent->id;
  place->slot = slot;
  place->after = position > 0 ? ids[position - 1] : KEI_ID_NONE;
  place->foreign = count_foreigns (parent, region_of (parent, slot), sibling_before (parent, slot, place->after));
  return TRUE;
}

static gboolean
place_is (const KeiPlace *a, const KeiPlace *b)
{
  return a->parent == b->parent && a->slot == b->slot && a->after == b->after && a->foreign == b->foreign;
}

/* --- Insert, remove, move: the nodes --- */

/* Takes @node's child @id out; the references in the maps are the caller's business. */
static KeiNode *
take_child_out (const KeiNode *parent, KeiSlot slot, KeiId id)
{
  int position = kei_node_find_child (parent, slot, id);
  guint n;
  const KeiId *ids = kei_node_get_child_ids (parent, slot, &n);
  KeiId before = sibling_before (parent, slot, position > 0 ? ids[position - 1] : KEI_ID_NONE);

  return _kei_node_with_removed (parent, slot, (guint) position,
                                 reanchor_foreigns (parent, region_of (parent, slot), id, 0, before));
}

/* Where @place is among the children of @parent, or -1 when there is no such place. */
static int
position_of_place (const KeiNode *parent, const KeiPlace *place)
{
  int position;

  if (kei_schema_slot_index (parent->kind, place->slot) < 0)
    return -1;
  position = place->after == KEI_ID_NONE ? 0 : kei_node_find_child (parent, place->slot, place->after) + 1;
  if (place->after != KEI_ID_NONE && position == 0)
    return -1;
  if (count_foreigns (parent, region_of (parent, place->slot), sibling_before (parent, place->slot, place->after)) < place->foreign)
    return -1;
  return position;
}

static KeiNode *
put_child_in (const KeiNode *parent, const KeiPlace *place, int position, KeiNode *child)
{
  KeiId before = sibling_before (parent, place->slot, place->after);

  return _kei_node_with_inserted (parent, place->slot, (guint) position, child,
                                  reanchor_foreigns (parent, region_of (parent, place->slot), before, place->foreign, child->id));
}

static gboolean
check_depth (KeiTree *tree, KeiId parent, const KeiNode *subtree, GError **error)
{
  guint n;
  g_autofree KeiNode **path = kei_tree_dup_path (tree, parent, &n);

  if (path != NULL && n + subtree->height <= KEI_MAX_DEPTH)
    return TRUE;
  set_refused (error, _ ("The plan would become deeper than Keikaku can hold"));
  return FALSE;
}

/* --- Insert --- */

typedef struct
{
  Draft *draft;
  KeiId place_parent;
  KeiSlot place_slot;
  GError *error;
} Enter;

static gboolean
enter_node (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Enter *enter = data;
  guint64 packed;
  KeiIdText text;

  if (enter->error != NULL || !_kei_node_validate (node, NULL, &enter->error))
    return FALSE;
  if (node->id == KEI_ID_NONE || kei_id_map_lookup (enter->draft->parents, node->id, &packed))
    {
      g_set_error (&enter->error, KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED, _ ("The id %s is there already"), kei_id_format (node->id, text));
      return FALSE;
    }
  kei_id_map_set (&enter->draft->parents, node->id,
                  parent != NULL ? _kei_tree_pack (parent->id, slot) : _kei_tree_pack (enter->place_parent, enter->place_slot));
  return TRUE;
}

static KeiTree *
apply_insert (KeiTree *tree, const KeiChange *change, GError **error)
{
  const KeiPlace *place = &change->structure.to;
  KeiNode *subtree = change->structure.subtree;
  guint n;
  g_autofree KeiNode **path = kei_tree_dup_path (tree, place->parent, &n);
  g_auto (Draft) draft = { NULL };
  Enter enter = { &draft, place->parent, place->slot, NULL };
  int position;

  if (path == NULL || (position = position_of_place (path[n - 1], place)) < 0)
    {
      set_stale (error);
      return NULL;
    }
  if (kei_schema_slot_for (path[n - 1]->kind, subtree->kind) != place->slot)
    {
      set_refused (error, _ ("It may not stand there"));
      return NULL;
    }
  if ((guint64) tree->root->size + subtree->size > KEI_MAX_NODES)
    {
      set_refused (error, _ ("The plan would become larger than Keikaku can hold, so nothing was changed"));
      return NULL;
    }
  if (!check_depth (tree, place->parent, subtree, error))
    return NULL;

  draft = draft_of (tree);
  kei_node_walk (subtree, enter_node, &enter);
  if (enter.error != NULL)
    {
      g_propagate_error (error, enter.error);
      return NULL;
    }
  if (!count_references (&draft, subtree, TRUE, +1, error))
    return NULL;

  kei_node_unref (draft.root);
  draft.root = rebuild_path (tree, path, n, put_child_in (path[n - 1], place, position, subtree));
  return draft_finish (&draft);
}

/* --- Remove --- */

typedef struct
{
  Draft *draft;
  gboolean referred_to;
} Leave;

static gboolean
leave_node (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Leave *leave = data;
  guint64 n;

  kei_id_map_unset (&leave->draft->parents, node->id);
  leave->referred_to |= kei_id_map_lookup (leave->draft->references, node->id, &n);
  return TRUE;
}

static KeiTree *
apply_remove (KeiTree *tree, const KeiChange *change, GError **error)
{
  KeiPlace place;
  guint n;
  g_autofree KeiNode **path = kei_tree_dup_path (tree, change->node, &n);
  g_auto (Draft) draft = { NULL };
  Leave leave = { &draft, FALSE };

  if (path == NULL || !kei_tree_get_place (tree, change->node, &place) || !place_is (&place, &change->structure.from)
      || !kei_node_equal (path[n - 1], change->structure.subtree))
    {
      set_stale (error);
      return NULL;
    }

  draft = draft_of (tree);
  count_references (&draft, path[n - 1], TRUE, -1, NULL);
  kei_node_walk (path[n - 1], leave_node, &leave);
  if (leave.referred_to)
    {
      set_refused (error, _ ("Something else in the plan still refers to it"));
      return NULL;
    }

  kei_node_unref (draft.root);
  draft.root = rebuild_path (tree, path, n - 1, take_child_out (path[n - 2], place.slot, change->node));
  return draft_finish (&draft);
}

/* --- Move --- */

static KeiTree *
apply_move (KeiTree *tree, const KeiChange *change, GError **error)
{
  const KeiPlace *to = &change->structure.to;
  KeiPlace from;
  guint n, n_target;
  g_autofree KeiNode **path = kei_tree_dup_path (tree, change->node, &n);
  g_autofree KeiNode **target = NULL;
  g_autoptr (KeiTree) without = NULL;
  g_auto (Draft) draft = { NULL };
  KeiNode *node;
  int position;

  if (path == NULL || !kei_tree_get_place (tree, change->node, &from) || !place_is (&from, &change->structure.from))
    {
      set_stale (error);
      return NULL;
    }
  node = path[n - 1];
  if (kei_tree_is_within (tree, to->parent, change->node))
    {
      set_refused (error, _ ("It cannot be moved into itself"));
      return NULL;
    }

  /* In between, a tree without the node but with its ids still in the map: paths to the target go past it. */
  draft = draft_of (tree);
  kei_node_unref (draft.root);
  draft.root = rebuild_path (tree, path, n - 1, take_child_out (path[n - 2], from.slot, change->node));
  without = draft_finish (&draft);

  target = kei_tree_dup_path (without, to->parent, &n_target);
  if (target == NULL || (position = position_of_place (target[n_target - 1], to)) < 0)
    {
      set_stale (error);
      return NULL;
    }
  /* REF fields name the slot of what they refer to, so nothing may leave a slot that is referred to. */
  if (kei_schema_slot_for (target[n_target - 1]->kind, node->kind) != to->slot || (to->slot != from.slot && kei_tree_get_n_references (tree, node->id) > 0))
    {
      set_refused (error, _ ("It may not stand there"));
      return NULL;
    }
  if (!check_depth (tree, to->parent, node, error))
    return NULL;

  draft = draft_of (without);
  kei_id_map_set (&draft.parents, node->id, _kei_tree_pack (to->parent, to->slot));
  kei_node_unref (draft.root);
  draft.root = rebuild_path (without, target, n_target, put_child_in (target[n_target - 1], to, position, node));
  return draft_finish (&draft);
}

/* --- Group --- */

static KeiTree *
apply_group (KeiTree *tree, const KeiChange *change, GError **error)
{
  g_autoptr (KeiTree) current = kei_tree_ref (tree);

  for (guint i = 0; i < change->group.parts->len; i++)
    {
      KeiTree *next = kei_tree_apply (current, g_ptr_array_index (change->group.parts, i), error);

      if (next == NULL)
        return NULL;
      kei_tree_unref (current);
      current = next;
    }
  return g_steal_pointer (&current);
}

KeiTree *
kei_tree_apply (KeiTree *tree, const KeiChange *change, GError **error)
{
  switch (change->type)
    {
    case KEI_CHANGE_SET:
      return apply_set (tree, change, error);
    case KEI_CHANGE_INSERT:
      return apply_insert (tree, change, error);
    case KEI_CHANGE_REMOVE:
      return apply_remove (tree, change, error);
    case KEI_CHANGE_MOVE:
      return apply_move (tree, change, error);
    case KEI_CHANGE_GROUP:
    default:
      return apply_group (tree, change, error);
    }
}
