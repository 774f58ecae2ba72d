/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invariants: `tree` is the tree at the start with `parts` applied in order, until `error`
 * is set; from then on both stay as they are. */
#include "config.h"

#include "kei-edit.h"

struct _KeiEdit
{
  KeiTree *tree;    /* owned */
  GPtrArray *parts; /* (element-type KeiChange) owned */
  GError *error;    /* owned, nullable */
  guint n_cleared;  /* nodes that lost a reference to what was removed */
};

KeiEdit *
kei_edit_new (KeiTree *tree)
{
  KeiEdit *edit = g_new0 (KeiEdit, 1);

  edit->tree = kei_tree_ref (tree);
  edit->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_change_unref);
  return edit;
}

void
kei_edit_free (KeiEdit *edit)
{
  kei_tree_unref (edit->tree);
  g_ptr_array_unref (edit->parts);
  g_clear_error (&edit->error);
  g_free (edit);
}

KeiTree *
kei_edit_get_tree (KeiEdit *edit)
{
  return edit->tree;
}

gboolean
kei_edit_has_failed (KeiEdit *edit)
{
  return edit->error != NULL;
}

void
kei_edit_fail (KeiEdit *edit, GError *error)
{
  if (edit->error == NULL)
    edit->error = error;
  else
    g_error_free (error);
}

/* Takes over @change, which is NULL when making it set the error. */
static gboolean
add_part (KeiEdit *edit, KeiChange *change)
{
  KeiTree *next;

  if (change == NULL)
    return FALSE;

  next = kei_tree_apply (edit->tree, change, &edit->error);
  if (next == NULL)
    {
      kei_change_unref (change);
      return FALSE;
    }
  kei_tree_unref (edit->tree);
  edit->tree = next;
  g_ptr_array_add (edit->parts, change);
  return TRUE;
}

gboolean
kei_edit_set (KeiEdit *edit, KeiId node, KeiField field, const KeiValue *value)
{
  KeiNode *before;

  if (edit->error != NULL)
    return FALSE;

  before = kei_tree_lookup (edit->tree, node);
  if (before != NULL)
    {
      g_auto (KeiValue) old_value = kei_node_dup_value (before, field);

      if (kei_value_equal (&old_value, value))
        return TRUE;
    }
  return add_part (edit, kei_change_set_in (edit->tree, node, field, value, &edit->error));
}

gboolean
kei_edit_set_string (KeiEdit *edit, KeiId node, KeiField field, const char *text)
{
  g_auto (KeiValue) value = kei_value_string (text, -1);

  return kei_edit_set (edit, node, field, &value);
}

gboolean
kei_edit_set_int (KeiEdit *edit, KeiId node, KeiField field, gint64 integer)
{
  g_auto (KeiValue) value = kei_value_int (integer);

  return kei_edit_set (edit, node, field, &value);
}

gboolean
kei_edit_set_bool (KeiEdit *edit, KeiId node, KeiField field, gboolean boolean)
{
  g_auto (KeiValue) value = kei_value_bool (boolean);

  return kei_edit_set (edit, node, field, &value);
}

gboolean
kei_edit_set_ref (KeiEdit *edit, KeiId node, KeiField field, KeiId id)
{
  g_auto (KeiValue) value = kei_value_id (id);

  return kei_edit_set (edit, node, field, &value);
}

gboolean
kei_edit_insert (KeiEdit *edit, const KeiPlace *place, KeiNode *subtree)
{
  return edit->error == NULL && add_part (edit, kei_change_new_insert (place, subtree));
}

gboolean
kei_edit_append (KeiEdit *edit, KeiId parent, KeiNode *subtree)
{
  KeiNode *node = kei_tree_lookup (edit->tree, parent);
  KeiPlace place = { .parent = parent };
  const KeiId *ids;
  guint n = 0;

  if (node != NULL)
    {
      place.slot = kei_schema_slot_for (kei_node_get_kind (node), kei_node_get_kind (subtree));
      ids = kei_node_get_child_ids (node, place.slot, &n);
      if (n > 0)
        place.after = ids[n - 1];
    }
  return kei_edit_insert (edit, &place, subtree);
}

gboolean
kei_edit_move (KeiEdit *edit, KeiId node, const KeiPlace *to)
{
  return edit->error == NULL && add_part (edit, kei_change_move_in (edit->tree, node, to, &edit->error));
}

/* --- Removing what others refer to --- */

typedef struct
{
  GHashTable *leaving; /* ids of the subtree that goes */
  KeiId subtree;       /* its root */
  GArray *owners;      /* (element-type KeiId) nodes outside that refer into it */
} Referrers;

static gboolean
collect_id (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  KeiId id = kei_node_get_id (node);

  g_hash_table_add (data, g_memdup2 (&id, sizeof id));
  return TRUE;
}

static gboolean
names_leaving (KeiNode *node, const KeiFieldInfo *field, GHashTable *leaving)
{
  if (field->type == KEI_FIELD_TYPE_REF)
    {
      KeiId id = kei_node_get_ref (node, field->id);

      return id != KEI_ID_NONE && g_hash_table_contains (leaving, &id);
    }
  if (field->type == KEI_FIELD_TYPE_REFS)
    {
      const KeiIds *ids = kei_node_get_ids (node, field->id);

      for (guint i = 0; ids != NULL && i < ids->n; i++)
        if (g_hash_table_contains (leaving, &ids->ids[i]))
          return TRUE;
    }
  return FALSE;
}

static gboolean
collect_referrer (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Referrers *referrers = data;
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  KeiId id = kei_node_get_id (node);

  if (id == referrers->subtree)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (names_leaving (node, &kind->fields[i], referrers->leaving))
      {
        g_array_append_val (referrers->owners, id);
        break;
      }
  return TRUE;
}

static void
clear_references (KeiEdit *edit, KeiId owner, GHashTable *leaving)
{
  KeiNode *node = kei_tree_lookup (edit->tree, owner);
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const KeiFieldInfo *field = &kind->fields[i];
      g_auto (KeiValue) value = KEI_VALUE_INIT;

      /* The fields before this one may have made a new node. */
      node = kei_tree_lookup (edit->tree, owner);
      if (!names_leaving (node, field, leaving))
        continue;
      if (field->type == KEI_FIELD_TYPE_REFS)
        {
          const KeiIds *ids = kei_node_get_ids (node, field->id);
          g_autoptr (GArray) staying = g_array_new (FALSE, FALSE, sizeof (KeiId));

          for (guint j = 0; j < ids->n; j++)
            if (!g_hash_table_contains (leaving, &ids->ids[j]))
              g_array_append_val (staying, ids->ids[j]);
          if (staying->len > 0)
            value = kei_value_ids (kei_ids_new ((const KeiId *) (void *) staying->data, staying->len));
        }
      if (!kei_edit_set (edit, owner, field->id, &value))
        return;
    }
}

/* The tree counts the references to each id, so that the whole plan is walked only
 * where something in the subtree is referred to at all. */
static gboolean
is_referred_to (KeiTree *tree, GHashTable *ids)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (kei_tree_get_n_references (tree, *(KeiId *) id) > 0)
      return TRUE;
  return FALSE;
}

guint
kei_edit_get_n_cleared (KeiEdit *edit)
{
  return edit->n_cleared;
}

gboolean
kei_edit_remove (KeiEdit *edit, KeiId node)
{
  KeiNode *subtree = kei_tree_lookup (edit->tree, node);

  if (edit->error != NULL)
    return FALSE;
  if (subtree != NULL)
    {
      g_autoptr (GHashTable) leaving = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

      kei_node_walk (subtree, collect_id, leaving);
      if (is_referred_to (edit->tree, leaving))
        {
          g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (KeiId));
          Referrers referrers = { leaving, node, owners };

          kei_node_walk (kei_tree_get_root (edit->tree), collect_referrer, &referrers);
          edit->n_cleared += owners->len;
          for (guint i = 0; i < owners->len; i++)
            clear_references (edit, g_array_index (owners, KeiId, i), leaving);
        }
    }
  return edit->error == NULL && add_part (edit, kei_change_remove_in (edit->tree, node, &edit->error));
}

KeiChange *
kei_edit_end (KeiEdit *edit, const char *label, GError **error)
{
  KeiChange *change = NULL;

  if (edit->error != NULL)
    g_propagate_error (error, g_steal_pointer (&edit->error));
  else if (edit->parts->len == 1 && label == NULL)
    change = kei_change_ref (edit->parts->pdata[0]);
  else
    change = kei_change_new_group (label, edit->parts);
  kei_edit_free (edit);
  return change;
}
