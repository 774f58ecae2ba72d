/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes as values: made, looked into, turned around. What they do to a tree is in
 * kei-change-apply.c, what they are called in kei-change-describe.c. */
#include "config.h"

#include "kei-change.h"

#include <glib/gi18n-lib.h>

#include "kei-change-private.h"

G_DEFINE_QUARK (kei - change - error - quark, kei_change_error)
G_DEFINE_BOXED_TYPE (KeiChange, kei_change, kei_change_ref, kei_change_unref)

static KeiChange *
change_new (KeiChangeType type, KeiId node)
{
  KeiChange *change = g_new0 (KeiChange, 1);

  g_atomic_ref_count_init (&change->ref_count);
  change->type = type;
  change->node = node;
  return change;
}

KeiChange *
kei_change_new_set (KeiId node, KeiField field, const KeiValue *old_value, const KeiValue *new_value)
{
  KeiChange *change = change_new (KEI_CHANGE_SET, node);

  change->set.field = field;
  change->set.old_value = kei_value_copy (old_value);
  change->set.new_value = kei_value_copy (new_value);
  return change;
}

KeiChange *
kei_change_new_insert (const KeiPlace *place, KeiNode *subtree)
{
  KeiChange *change = change_new (KEI_CHANGE_INSERT, kei_node_get_id (subtree));

  change->structure.to = *place;
  change->structure.subtree = kei_node_ref (subtree);
  return change;
}

KeiChange *
kei_change_new_remove (const KeiPlace *place, KeiNode *subtree)
{
  KeiChange *change = change_new (KEI_CHANGE_REMOVE, kei_node_get_id (subtree));

  change->structure.from = *place;
  change->structure.subtree = kei_node_ref (subtree);
  return change;
}

KeiChange *
kei_change_new_move (KeiId node, const KeiPlace *from, const KeiPlace *to)
{
  KeiChange *change = change_new (KEI_CHANGE_MOVE, node);

  change->structure.from = *from;
  change->structure.to = *to;
  return change;
}

KeiChange *
kei_change_new_group (const char *label, GPtrArray *changes)
{
  KeiChange *change = change_new (KEI_CHANGE_GROUP, KEI_ID_NONE);

  change->group.label = g_strdup (label);
  change->group.parts = g_ptr_array_new_full (changes->len, (GDestroyNotify) kei_change_unref);
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (change->group.parts, kei_change_ref (g_ptr_array_index (changes, i)));
  return change;
}

KeiChange *
kei_change_ref (KeiChange *change)
{
  g_atomic_ref_count_inc (&change->ref_count);
  return change;
}

void
kei_change_unref (KeiChange *change)
{
  if (!g_atomic_ref_count_dec (&change->ref_count))
    return;

  switch (change->type)
    {
    case KEI_CHANGE_SET:
      kei_value_clear (&change->set.old_value);
      kei_value_clear (&change->set.new_value);
      break;
    case KEI_CHANGE_GROUP:
      g_free (change->group.label);
      g_ptr_array_unref (change->group.parts);
      break;
    case KEI_CHANGE_INSERT:
    case KEI_CHANGE_REMOVE:
    case KEI_CHANGE_MOVE:
    default:
      g_clear_pointer (&change->structure.subtree, kei_node_unref);
      break;
    }
  g_free (change);
}

/* --- Made from a tree --- */

static gboolean
find_node (KeiTree *tree, KeiId id, KeiNode **node, KeiPlace *place, GError **error)
{
  *node = kei_tree_lookup (tree, id);
  if (*node != NULL && (place == NULL || kei_tree_get_place (tree, id, place)))
    return TRUE;

  g_set_error_literal (error, KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE, _ ("What was to be changed is no longer there"));
  return FALSE;
}

KeiChange *
kei_change_set_in (KeiTree *tree, KeiId node, KeiField field, const KeiValue *new_value, GError **error)
{
  KeiNode *found;
  g_auto (KeiValue) old_value = KEI_VALUE_INIT;

  if (!find_node (tree, node, &found, NULL, error))
    return NULL;
  old_value = kei_node_dup_value (found, field);
  return kei_change_new_set (node, field, &old_value, new_value);
}

KeiChange *
kei_change_remove_in (KeiTree *tree, KeiId node, GError **error)
{
  KeiNode *found;
  KeiPlace place;

  if (!find_node (tree, node, &found, &place, error))
    return NULL;
  return kei_change_new_remove (&place, found);
}

KeiChange *
kei_change_move_in (KeiTree *tree, KeiId node, const KeiPlace *to, GError **error)
{
  KeiNode *found;
  KeiPlace place;

  if (!find_node (tree, node, &found, &place, error))
    return NULL;
  return kei_change_new_move (node, &place, to);
}

/* --- Looked into --- */

KeiChangeType
kei_change_get_type_of (const KeiChange *change)
{
  return change->type;
}

KeiId
kei_change_get_node (const KeiChange *change)
{
  return change->node;
}

KeiField
kei_change_get_field (const KeiChange *change)
{
  return change->type == KEI_CHANGE_SET ? change->set.field : KEI_FIELD_NONE;
}

const KeiValue *
kei_change_get_old_value (const KeiChange *change)
{
  g_return_val_if_fail (change->type == KEI_CHANGE_SET, NULL);

  return &change->set.old_value;
}

const KeiValue *
kei_change_get_new_value (const KeiChange *change)
{
  g_return_val_if_fail (change->type == KEI_CHANGE_SET, NULL);

  return &change->set.new_value;
}

const KeiPlace *
kei_change_get_from (const KeiChange *change)
{
  return change->type == KEI_CHANGE_REMOVE || change->type == KEI_CHANGE_MOVE ? &change->structure.from : NULL;
}

const KeiPlace *
kei_change_get_to (const KeiChange *change)
{
  return change->type == KEI_CHANGE_INSERT || change->type == KEI_CHANGE_MOVE ? &change->structure.to : NULL;
}

KeiNode *
kei_change_get_subtree (const KeiChange *change)
{
  return change->type == KEI_CHANGE_INSERT || change->type == KEI_CHANGE_REMOVE ? change->structure.subtree : NULL;
}

const char *
kei_change_get_label (const KeiChange *change)
{
  return change->type == KEI_CHANGE_GROUP ? change->group.label : NULL;
}

guint
kei_change_get_n_parts (const KeiChange *change)
{
  return change->type == KEI_CHANGE_GROUP ? change->group.parts->len : 1;
}

const KeiChange *
kei_change_get_part (const KeiChange *change, guint i)
{
  return change->type == KEI_CHANGE_GROUP ? g_ptr_array_index (change->group.parts, i) : change;
}

static gboolean
same_place (const KeiPlace *a, const KeiPlace *b)
{
  return a->parent == b->parent && a->slot == b->slot && a->after == b->after && a->foreign == b->foreign;
}

gboolean
kei_change_is_empty (const KeiChange *change)
{
  switch (change->type)
    {
    case KEI_CHANGE_SET:
      return kei_value_equal (&change->set.old_value, &change->set.new_value);
    case KEI_CHANGE_MOVE:
      return same_place (&change->structure.from, &change->structure.to);
    case KEI_CHANGE_GROUP:
      for (guint i = 0; i < change->group.parts->len; i++)
        if (!kei_change_is_empty (g_ptr_array_index (change->group.parts, i)))
          return FALSE;
      return TRUE;
    case KEI_CHANGE_INSERT:
    case KEI_CHANGE_REMOVE:
    default:
      return FALSE;
    }
}

void
kei_change_foreach (const KeiChange *change, KeiChangeFunc func, gpointer data)
{
  if (change->type != KEI_CHANGE_GROUP)
    func (change, data);
  else
    for (guint i = 0; i < change->group.parts->len; i++)
      kei_change_foreach (g_ptr_array_index (change->group.parts, i), func, data);
}

/* --- Turned around --- */

KeiChange *
kei_change_invert (const KeiChange *change)
{
  g_autoptr (GPtrArray) parts = NULL;

  switch (change->type)
    {
    case KEI_CHANGE_SET:
      return kei_change_new_set (change->node, change->set.field, &change->set.new_value, &change->set.old_value);
    case KEI_CHANGE_INSERT:
      return kei_change_new_remove (&change->structure.to, change->structure.subtree);
    case KEI_CHANGE_REMOVE:
      return kei_change_new_insert (&change->structure.from, change->structure.subtree);
    case KEI_CHANGE_MOVE:
      return kei_change_new_move (change->node, &change->structure.to, &change->structure.from);
    case KEI_CHANGE_GROUP:
    default:
      parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_change_unref);
      for (guint i = change->group.parts->len; i > 0; i--)
        g_ptr_array_add (parts, kei_change_invert (g_ptr_array_index (change->group.parts, i - 1)));
      return kei_change_new_group (change->group.label, parts);
    }
}
