/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where in the outline, by key, and the lists of it that somebody holds. */
#include "config.h"

#include "kei-outline-model-private.h"

/* --- What stands where --- */

KeiNode *
_kei_outline_model_lookup (KeiOutlineModel *self, KeiOutlineKey key)
{
  KeiNode *node = NULL;

  if (kei_outline_key_get_type_of (key) == KEI_OUTLINE_ENTRY_NODE && key != KEI_OUTLINE_KEY_ROOT)
    {
      node = kei_tree_lookup (self->tree, key);
      if (node == NULL && self->before != NULL)
        node = kei_tree_lookup (self->before, key);
    }
  return node != NULL ? node : kei_tree_get_root (self->tree);
}

/* The slot whose children are the rows below an item or section; KEI_SLOT_NONE for what never has rows below. */
KeiSlot
_kei_outline_model_get_row_slot (KeiKind kind)
{
  return kind == KEI_KIND_ITEM ? KEI_SLOT_ITEMS : kind == KEI_KIND_SECTION ? KEI_SLOT_SECTIONS
                                                                           : KEI_SLOT_NONE;
}

gboolean
_kei_outline_model_may_have_rows (KeiOutlineModel *self, KeiOutlineKey key)
{
  switch (kei_outline_key_get_type_of (key))
    {
    case KEI_OUTLINE_ENTRY_GROUP:
      return TRUE;
    case KEI_OUTLINE_ENTRY_LIST:
      return kei_outline_key_get_slot (key) == KEI_SLOT_SECTIONS;
    case KEI_OUTLINE_ENTRY_NODE:
    default:
      return _kei_outline_model_get_row_slot (kei_node_get_kind (_kei_outline_model_lookup (self, key))) != KEI_SLOT_NONE;
    }
}

static void
add_key (KeiOutlineModel *self, GArray *keys, KeiOutlineKey key)
{
  if (self->visible == NULL || g_hash_table_contains (self->visible, &key) || g_hash_table_contains (self->pinned, &key))
    g_array_append_val (keys, key);
}

static void
add_children (KeiOutlineModel *self, GArray *keys, KeiNode *node, KeiSlot slot)
{
  guint n;
  const KeiId *ids = kei_node_get_child_ids (node, slot, &n);

  if (self->visible == NULL && n > 0)
    g_array_append_vals (keys, ids, n);
  else
    for (guint i = 0; i < n; i++)
      add_key (self, keys, ids[i]);
}

/* The rows that shall stand under @key. (transfer full) */
GArray *
_kei_outline_model_list_keys (KeiOutlineModel *self, KeiOutlineKey key)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (KeiOutlineKey));
  KeiNode *plan = kei_tree_get_root (self->tree);
  const KeiKindInfo *kind = kei_schema_kind (KEI_KIND_PLAN);

  if (key == KEI_OUTLINE_KEY_ROOT)
    {
      add_key (self, keys, kei_node_get_id (plan));
      add_children (self, keys, plan, KEI_SLOT_ITEMS);
      add_key (self, keys, kei_outline_key_for_slot (KEI_SLOT_SECTIONS));
      add_key (self, keys, kei_outline_key_for_part (KEI_PART_CONTENT));
      add_key (self, keys, kei_outline_key_for_part (KEI_PART_RECORD));
    }
  else if (kei_outline_key_get_type_of (key) == KEI_OUTLINE_ENTRY_GROUP)
    {
      for (guint i = 0; i < kind->n_slots; i++)
        if (kind->slots[i].part == kei_outline_key_get_part (key) && kind->slots[i].id != KEI_SLOT_ITEMS && kind->slots[i].id != KEI_SLOT_SECTIONS)
          add_key (self, keys, kei_outline_key_for_slot (kind->slots[i].id));
    }
  else if (kei_outline_key_get_type_of (key) == KEI_OUTLINE_ENTRY_LIST)
    add_children (self, keys, plan, kei_outline_key_get_slot (key));
  else
    {
      KeiNode *node = kei_tree_lookup (self->tree, key);

      if (node != NULL)
        add_children (self, keys, node, _kei_outline_model_get_row_slot (kei_node_get_kind (node)));
    }
  return keys;
}

KeiOutlineKey
_kei_outline_model_get_list_key (KeiTree *tree, KeiId parent, KeiSlot slot)
{
  if (parent != kei_node_get_id (kei_tree_get_root (tree)))
    return parent;
  return slot == KEI_SLOT_ITEMS ? KEI_OUTLINE_KEY_ROOT : kei_outline_key_for_slot (slot);
}

KeiOutlineKey
kei_outline_model_get_parent (KeiOutlineModel *self, KeiOutlineKey key)
{
  KeiNode *plan;
  KeiSlot slot = kei_outline_key_get_slot (key);
  int position;

  g_return_val_if_fail (KEI_IS_OUTLINE_MODEL (self), KEI_OUTLINE_KEY_ROOT);

  plan = kei_tree_get_root (self->tree);
  switch (kei_outline_key_get_type_of (key))
    {
    case KEI_OUTLINE_ENTRY_LIST:
      position = kei_schema_slot_index (KEI_KIND_PLAN, slot);
      return slot == KEI_SLOT_SECTIONS || position < 0 ? KEI_OUTLINE_KEY_ROOT : kei_outline_key_for_part (kei_schema_kind (KEI_KIND_PLAN)->slots[position].part);
    case KEI_OUTLINE_ENTRY_NODE:
      return key == kei_node_get_id (plan) ? KEI_OUTLINE_KEY_ROOT : _kei_outline_model_get_list_key (self->tree, kei_tree_get_parent_id (self->tree, key), kei_tree_get_slot (self->tree, key));
    case KEI_OUTLINE_ENTRY_GROUP:
    default:
      return KEI_OUTLINE_KEY_ROOT;
    }
}

guint
kei_outline_model_get_depth (KeiOutlineModel *self, KeiOutlineKey key)
{
  guint depth = 0;

  while ((key = kei_outline_model_get_parent (self, key)) != KEI_OUTLINE_KEY_ROOT)
    depth++;
  return depth;
}

/* --- Entries and lists --- */

static gpointer
ref_entry (GObject *owner, guint64 key)
{
  KeiOutlineModel *self = KEI_OUTLINE_MODEL (owner);
  KeiOutlineEntry *entry = kei_weak_table_get (self->entries, key);

  if (entry != NULL)
    return g_object_ref (entry);
  entry = kei_outline_entry_new (key, _kei_outline_model_lookup (self, key));
  kei_weak_table_add (self->entries, key, entry);
  return entry;
}

/* (transfer full) */
KeiKeyList *
_kei_outline_model_create_list (KeiOutlineModel *self, KeiOutlineKey key)
{
  KeiKeyList *list = kei_key_list_new (KEI_TYPE_OUTLINE_ENTRY, G_OBJECT (self), ref_entry);
  g_autoptr (GArray) keys = _kei_outline_model_list_keys (self, key);

  kei_key_list_set_keys (list, (guint64 *) keys->data, keys->len);
  kei_weak_table_add (self->lists, key, list);
  return list;
}

GListModel *
_kei_outline_model_create_rows_below (gpointer item, gpointer data)
{
  KeiOutlineModel *self = data;
  KeiOutlineKey key = kei_outline_entry_get_key (item);
  KeiKeyList *list = kei_weak_table_get (self->lists, key);

  if (!_kei_outline_model_may_have_rows (self, key))
    return NULL;
  return G_LIST_MODEL (list != NULL ? g_object_ref (list) : _kei_outline_model_create_list (self, key));
}

/* Brings the list of @key up to date, if somebody holds it. */
void
_kei_outline_model_sync_list (KeiOutlineModel *self, KeiOutlineKey key)
{
  KeiKeyList *list = kei_weak_table_get (self->lists, key);
  g_autoptr (KeiKeyList) held = list != NULL ? g_object_ref (list) : NULL;
  g_autoptr (GArray) keys = NULL;

  if (held == NULL)
    return;
  keys = _kei_outline_model_list_keys (self, key);
  kei_key_list_set_keys (held, (guint64 *) keys->data, keys->len);
}

void
_kei_outline_model_update_entry (KeiOutlineModel *self, KeiOutlineKey key)
{
  KeiOutlineEntry *entry = kei_weak_table_get (self->entries, key);

  if (entry != NULL)
    kei_outline_entry_update (entry, _kei_outline_model_lookup (self, key));
}

void
_kei_outline_model_update_entries (KeiOutlineModel *self)
{
  g_autoptr (GArray) keys = kei_weak_table_list_keys (self->entries);

  for (guint i = 0; i < keys->len; i++)
    _kei_outline_model_update_entry (self, g_array_index (keys, KeiOutlineKey, i));
}
