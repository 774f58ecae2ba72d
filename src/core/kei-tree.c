/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tree holds, always: every id once; every REF and REFS met by a node in the slot that the
 * schema names; every child in a slot that takes its kind; no more depth, nodes or text
 * than the limits. kei_tree_new() makes sure of it and kei_tree_apply() keeps it so. */
#include "config.h"

#include "kei-tree.h"

#include <glib/gi18n-lib.h>

#include "kei-node-private.h"
#include "kei-tree-private.h"

G_DEFINE_QUARK (kei - tree - error - quark, kei_tree_error)
G_DEFINE_BOXED_TYPE (KeiTree, kei_tree, kei_tree_ref, kei_tree_unref)

KeiTree *
_kei_tree_new_from_parts (KeiNode *root, KeiIdMap *parents, KeiIdMap *references)
{
  KeiTree *tree = g_new (KeiTree, 1);

  g_atomic_ref_count_init (&tree->ref_count);
  tree->root = root;
  tree->parents = parents;
  tree->references = references;
  return tree;
}

gboolean
_kei_node_foreach_reference (const KeiNode *node, KeiReferenceFunc func, gpointer data)
{
  const KeiKindInfo *info = kei_schema_kind (node->kind);
  guint part = 0;

  for (guint32 rest = node->mask; rest != 0; rest &= rest - 1, part++)
    {
      const KeiFieldInfo *field = &info->fields[__builtin_ctz (rest)];
      const KeiRaw *value = &node->parts[part].value;

      if (field->type == KEI_FIELD_TYPE_REF)
        {
          if (!func (node, field, (KeiId) value->integer, data))
            return FALSE;
        }
      else if (field->type == KEI_FIELD_TYPE_REFS)
        {
          for (guint i = 0; i < value->ids->n; i++)
            if (!func (node, field, value->ids->ids[i], data))
              return FALSE;
        }
    }
  return TRUE;
}

static void
set_fault (KeiTreeFault *fault, const KeiNode *node, KeiField field)
{
  if (fault != NULL)
    *fault = (KeiTreeFault){ node->id, field };
}

gboolean
_kei_node_validate (const KeiNode *node, KeiTreeFault *fault, GError **error)
{
  const KeiKindInfo *info = kei_schema_kind (node->kind);
  guint part = 0;

  for (guint32 rest = node->mask; rest != 0; rest &= rest - 1, part++)
    {
      const KeiFieldInfo *field = &info->fields[__builtin_ctz (rest)];
      KeiValue value = { kei_field_type_storage (field->type), { .integer = node->parts[part].value.integer } };

      if (!kei_value_validate (&value, field, error))
        {
          set_fault (fault, node, field->id);
          return FALSE;
        }
    }

  for (guint32 rest = node->slot_mask; rest != 0; rest &= rest - 1, part++)
    {
      const KeiNodeList *list = node->parts[part].list;
      KeiSlot slot = info->slots[__builtin_ctz (rest)].id;

      for (guint i = 0; i < list->n; i++)
        if (kei_schema_slot_for (node->kind, list->nodes[i]->kind) != slot)
          {
            set_fault (fault, list->nodes[i], KEI_FIELD_NONE);
            g_set_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_INVALID, _ ("“%s” may not stand in “%s”"),
                         kei_schema_kind (list->nodes[i]->kind)->name, info->name);
            return FALSE;
          }
    }
  return TRUE;
}

typedef struct
{
  const KeiNode *node;
  const KeiFieldInfo *field;
  KeiId target;
} Reference;

typedef struct
{
  KeiTree *tree;
  gboolean trusted_values;
  KeiTreeFault *fault; /* (nullable) */
  GArray *references;  /* (element-type Reference): found on the way, looked up when all ids are known */
  GError *error;
} Build;

static gboolean
collect_reference (const KeiNode *node, const KeiFieldInfo *field, KeiId target, gpointer data)
{
  Build *build = data;
  Reference reference = { node, field, target };

  g_array_append_val (build->references, reference);
  return TRUE;
}

static gboolean
enter_node (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Build *build = data;
  KeiIdText text;

  if (build->error != NULL)
    return FALSE;
  if (!build->trusted_values && !_kei_node_validate (node, build->fault, &build->error))
    return FALSE;
  if (node->id == KEI_ID_NONE)
    {
      set_fault (build->fault, node, KEI_FIELD_NONE);
      g_set_error (&build->error, KEI_TREE_ERROR, KEI_TREE_ERROR_INVALID, _ ("“%s” has no id"), kei_schema_kind (node->kind)->name);
      return FALSE;
    }
  if (!kei_id_map_fill (build->tree->parents, node->id, _kei_tree_pack (parent != NULL ? parent->id : KEI_ID_NONE, slot)))
    {
      set_fault (build->fault, node, KEI_FIELD_NONE);
      g_set_error (&build->error, KEI_TREE_ERROR, KEI_TREE_ERROR_DUPLICATE_ID, _ ("The id %s stands twice"), kei_id_format (node->id, text));
      return FALSE;
    }
  _kei_node_foreach_reference (node, collect_reference, build);
  return TRUE;
}

static gboolean
count_reference (Build *build, const Reference *reference)
{
  guint64 packed, n = 0;
  KeiIdText text;

  if (kei_id_map_lookup (build->tree->parents, reference->target, &packed) && _kei_tree_packed_slot (packed) == reference->field->slot)
    {
      kei_id_map_lookup (build->tree->references, reference->target, &n);
      kei_id_map_set (&build->tree->references, reference->target, n + 1);
      return TRUE;
    }

  set_fault (build->fault, reference->node, reference->field->id);
  g_set_error (&build->error, KEI_TREE_ERROR, KEI_TREE_ERROR_DANGLING, _ ("“%s” refers to %s, which is not there"),
               reference->field->name, kei_id_format (reference->target, text));
  return FALSE;
}

KeiTree *
kei_tree_new (KeiNode *root, gboolean trusted_values, KeiTreeFault *fault, GError **error)
{
  g_autoptr (GArray) references = g_array_new (FALSE, FALSE, sizeof (Reference));
  g_autoptr (KeiTree) tree = NULL;
  Build build = { .trusted_values = trusted_values, .fault = fault };

  g_return_val_if_fail (root != NULL && kei_node_get_kind (root) == KEI_KIND_PLAN, NULL);

  if (root->height > KEI_MAX_DEPTH || root->size > KEI_MAX_NODES)
    {
      set_fault (fault, root, KEI_FIELD_NONE);
      g_set_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_LIMIT, _ ("The plan has more than %u elements, or more than %d below one another"), KEI_MAX_NODES, KEI_MAX_DEPTH);
      kei_node_unref (root);
      return NULL;
    }

  build.tree = tree = _kei_tree_new_from_parts (root, kei_id_map_new (root->size), kei_id_map_new (0));
  build.references = references;
  kei_node_walk (root, enter_node, &build);
  for (guint i = 0; build.error == NULL && i < references->len; i++)
    count_reference (&build, &g_array_index (references, Reference, i));
  if (build.error != NULL)
    {
      g_propagate_error (error, build.error);
      return NULL;
    }
  return g_steal_pointer (&tree);
}

KeiTree *
kei_tree_ref (KeiTree *tree)
{
  g_atomic_ref_count_inc (&tree->ref_count);
  return tree;
}

void
kei_tree_unref (KeiTree *tree)
{
  if (!g_atomic_ref_count_dec (&tree->ref_count))
    return;
  kei_node_unref (tree->root);
  kei_id_map_unref (tree->parents);
  kei_id_map_unref (tree->references);
  g_free (tree);
}

KeiNode *
kei_tree_get_root (KeiTree *tree)
{
  return tree->root;
}

guint
kei_tree_get_n_nodes (KeiTree *tree)
{
  return tree->root->size;
}

guint64
kei_tree_get_hash (KeiTree *tree)
{
  return tree->root->hash;
}

gboolean
kei_tree_equal (KeiTree *a, KeiTree *b)
{
  return kei_node_equal (a->root, b->root);
}

KeiNode **
kei_tree_dup_path (KeiTree *tree, KeiId id, guint *n)
{
  guint64 steps[KEI_MAX_DEPTH + 1]; /* what the map says of each, from @id up */
  guint depth = 0;
  g_autofree KeiNode **path = NULL;

  for (KeiId at = id; at != KEI_ID_NONE; at = _kei_tree_packed_parent (steps[depth - 1]))
    {
      g_assert (depth <= KEI_MAX_DEPTH);
      if (!kei_id_map_lookup (tree->parents, at, &steps[depth++]))
        return NULL;
    }
  if (depth == 0)
    return NULL;

  path = g_new (KeiNode *, depth);
  path[0] = tree->root;
  for (guint i = 1; i < depth; i++)
    {
      /* steps[depth - 1] is the root's; the child's id is the parent named one step further down, or @id itself. */
      guint step = depth - 1 - i;
      KeiId child = step == 0 ? id : _kei_tree_packed_parent (steps[step - 1]);
      KeiSlot slot = _kei_tree_packed_slot (steps[step]);
      int position = kei_node_find_child (path[i - 1], slot, child);

      g_assert (position >= 0);
      path[i] = kei_node_get_child (path[i - 1], slot, (guint) position);
    }
  *n = depth;
  return g_steal_pointer (&path);
}

KeiNode *
kei_tree_lookup (KeiTree *tree, KeiId id)
{
  guint n;
  g_autofree KeiNode **path = kei_tree_dup_path (tree, id, &n);

  return path != NULL ? path[n - 1] : NULL;
}

gboolean
kei_tree_contains (KeiTree *tree, KeiId id)
{
  guint64 packed;

  return kei_id_map_lookup (tree->parents, id, &packed);
}

KeiId
kei_tree_get_parent_id (KeiTree *tree, KeiId id)
{
  guint64 packed = 0;

  kei_id_map_lookup (tree->parents, id, &packed);
  return _kei_tree_packed_parent (packed);
}

KeiNode *
kei_tree_get_parent (KeiTree *tree, KeiId id)
{
  return kei_tree_lookup (tree, kei_tree_get_parent_id (tree, id));
}

KeiSlot
kei_tree_get_slot (KeiTree *tree, KeiId id)
{
  guint64 packed;

  return kei_id_map_lookup (tree->parents, id, &packed) ? _kei_tree_packed_slot (packed) : KEI_SLOT_NONE;
}

gboolean
kei_tree_is_within (KeiTree *tree, KeiId id, KeiId ancestor)
{
  for (KeiId at = id; at != KEI_ID_NONE; at = kei_tree_get_parent_id (tree, at))
    if (at == ancestor)
      return TRUE;
  return FALSE;
}

guint
kei_tree_get_n_references (KeiTree *tree, KeiId id)
{
  guint64 n = 0;

  return kei_id_map_lookup (tree->references, id, &n) ? (guint) n : 0;
}
