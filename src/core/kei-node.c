/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node is one block of memory: its head, the values of the fields that are set, and
 * one child list for each slot that is not empty. Everything, the hash too, is
 * there when the node is made; nothing is filled in later, so threads need no lock. */
#include "config.h"

#include "kei-node.h"

#include <string.h>

#include "kei-hash.h"
#include "kei-node-private.h"

G_DEFINE_BOXED_TYPE (KeiNode, kei_node, kei_node_ref, kei_node_unref)

static const KeiRaw *
find_value (const KeiNode *node, KeiField field)
{
  int position = kei_schema_field_index (node->kind, field);

  if (position < 0 || !(node->mask & 1u << position))
    return NULL;
  return &node->parts[_kei_node_rank (node->mask, (guint) position)].value;
}

KeiNodeList *
_kei_node_find_list (const KeiNode *node, KeiSlot slot)
{
  int position = kei_schema_slot_index (node->kind, slot);

  if (position < 0 || !(node->slot_mask & 1u << position))
    return NULL;
  return node->parts[node->n_values + _kei_node_rank (node->slot_mask, (guint) position)].list;
}

void
_kei_node_complete (KeiNode *node)
{
  const KeiFieldInfo *fields = kei_schema_kind (node->kind)->fields;
  guint64 hash = kei_hash_mix (kei_hash_mix (node->kind, node->id), (guint64) node->slot_mask << 32 | node->mask);
  guint size = 1, height = 0, part = 0;

  for (guint32 rest = node->mask; rest != 0; rest &= rest - 1, part++)
    {
      const KeiRaw *value = &node->parts[part].value;

      switch (kei_field_type_storage (fields[__builtin_ctz (rest)].type))
        {
        case KEI_STORAGE_STRING:
          hash = kei_hash_bytes (hash, value->string, g_ref_string_length (value->string));
          break;
        case KEI_STORAGE_IDS:
          hash = kei_hash_mix (hash, value->ids->n);
          for (guint i = 0; i < value->ids->n; i++)
            hash = kei_hash_mix (hash, value->ids->ids[i]);
          break;
        case KEI_STORAGE_INT:
        case KEI_STORAGE_NONE:
        default:
          hash = kei_hash_mix (hash, (guint64) value->integer);
          break;
        }
    }

  for (guint i = 0; i < _kei_node_n_lists (node); i++, part++)
    {
      const KeiNodeList *list = node->parts[part].list;

      hash = kei_hash_mix (hash, list->hash);
      size += list->size;
      height = MAX (height, list->height);
    }

  for (guint i = 0; node->foreigns != NULL && i < node->foreigns->n; i++)
    {
      const KeiForeign *foreign = &node->foreigns->items[i];

      hash = kei_hash_mix (hash, (guint64) foreign->type << 8 | foreign->region);
      hash = kei_hash_mix (hash, foreign->after);
      hash = kei_hash_bytes (hash, foreign->text, strlen (foreign->text));
    }

  node->hash = kei_hash_finish (hash);
  node->size = size;
  node->height = (guint8) MIN (height + 1, KEI_MAX_DEPTH + 1);
}

KeiNode *
_kei_node_alloc (KeiKind kind, KeiId id, guint32 mask, guint32 slot_mask)
{
  guint n_values = (guint) __builtin_popcount (mask);
  guint n_parts = n_values + (guint) __builtin_popcount (slot_mask);
  KeiNode *node = g_malloc (sizeof (KeiNode) + n_parts * sizeof node->parts[0]);

  g_atomic_ref_count_init (&node->ref_count);
  node->kind = (guint8) kind;
  node->n_values = (guint8) n_values;
  node->mask = mask;
  node->slot_mask = slot_mask;
  node->id = id;
  node->foreigns = NULL;
  return node;
}

KeiNode *
kei_node_new (const KeiNodeParts *parts)
{
  const KeiKindInfo *info = kei_schema_kind (parts->kind);
  KeiNode *const *children = parts->children;
  guint32 slot_mask = 0;
  guint part;
  KeiNode *node;

  for (guint i = 0; i < info->n_slots; i++)
    if (parts->n_children[i] > 0)
      slot_mask |= 1u << i;

  node = _kei_node_alloc (parts->kind, parts->id, parts->mask, slot_mask);
  if (node->n_values > 0)
    memcpy (node->parts, parts->values, node->n_values * sizeof (KeiRaw));
  part = node->n_values;

  for (guint i = 0; slot_mask != 0 && i < info->n_slots; i++)
    if (parts->n_children[i] > 0)
      {
        KeiNodeList *list = _kei_node_list_alloc (parts->n_children[i]);

        memcpy (list->nodes, children, list->n * sizeof (KeiNode *));
        children += list->n;
        _kei_node_list_complete (list, NULL, 0);
        node->parts[part++].list = list;
      }

  node->foreigns = parts->foreigns;
  _kei_node_complete (node);
  return node;
}

KeiNode *
kei_node_ref (KeiNode *node)
{
  g_atomic_ref_count_inc (&node->ref_count);
  return node;
}

void
kei_node_unref (KeiNode *node)
{
  guint part = 0;

  if (!_kei_ref_count_dec (&node->ref_count))
    return;

  for (guint32 rest = node->mask; rest != 0; rest &= rest - 1, part++)
    switch (_kei_node_storage_at (node->kind, (guint) __builtin_ctz (rest)))
      {
      case KEI_STORAGE_STRING:
        g_ref_string_release (node->parts[part].value.string);
        break;
      case KEI_STORAGE_IDS:
        kei_ids_unref (node->parts[part].value.ids);
        break;
      case KEI_STORAGE_INT:
      case KEI_STORAGE_NONE:
      default:
        break;
      }
  for (guint i = 0; i < _kei_node_n_lists (node); i++)
    _kei_node_list_unref (node->parts[part + i].list);
  g_clear_pointer (&node->foreigns, kei_foreigns_unref);
  g_free (node);
}

KeiKind
kei_node_get_kind (const KeiNode *node)
{
  return node->kind;
}

KeiId
kei_node_get_id (const KeiNode *node)
{
  return node->id;
}

guint64
kei_node_get_hash (const KeiNode *node)
{
  return node->hash;
}

guint
kei_node_get_size (const KeiNode *node)
{
  return node->size;
}

guint
kei_node_get_height (const KeiNode *node)
{
  return node->height;
}

gboolean
kei_node_equal_fields (const KeiNode *a, const KeiNode *b)
{
  guint part = 0;

  if (a == b)
    return TRUE;
  if (a->kind != b->kind || a->id != b->id || a->mask != b->mask)
    return FALSE;

  for (guint32 rest = a->mask; rest != 0; rest &= rest - 1, part++)
    {
      const KeiRaw *one = &a->parts[part].value, *other = &b->parts[part].value;

      switch (_kei_node_storage_at (a->kind, (guint) __builtin_ctz (rest)))
        {
        case KEI_STORAGE_STRING:
          if (one->string != other->string && strcmp (one->string, other->string) != 0)
            return FALSE;
          break;
        case KEI_STORAGE_IDS:
          if (!kei_ids_equal (one->ids, other->ids))
            return FALSE;
          break;
        case KEI_STORAGE_INT:
        case KEI_STORAGE_NONE:
        default:
          if (one->integer != other->integer)
            return FALSE;
          break;
        }
    }
  return kei_foreigns_equal (a->foreigns, b->foreigns);
}

gboolean
kei_node_equal (const KeiNode *a, const KeiNode *b)
{
  if (a == b)
    return TRUE;
  if (a->hash != b->hash || a->slot_mask != b->slot_mask || !kei_node_equal_fields (a, b))
    return FALSE;
  for (guint i = 0; i < _kei_node_n_lists (a); i++)
    if (!_kei_node_list_equal (a->parts[a->n_values + i].list, b->parts[b->n_values + i].list))
      return FALSE;
  return TRUE;
}

gboolean
kei_node_has (const KeiNode *node, KeiField field)
{
  return find_value (node, field) != NULL;
}

const char *
kei_node_get_string (const KeiNode *node, KeiField field)
{
  const KeiRaw *value = find_value (node, field);

  g_return_val_if_fail (value == NULL || kei_field_type_storage (kei_schema_field (node->kind, field)->type) == KEI_STORAGE_STRING, NULL);

  return value != NULL ? value->string : NULL;
}

const char *
kei_node_get_text (const KeiNode *node, KeiField field)
{
  const char *text = kei_node_get_string (node, field);

  return text != NULL ? text : "";
}

gint64
kei_node_get_int (const KeiNode *node, KeiField field)
{
  const KeiRaw *value = find_value (node, field);

  g_return_val_if_fail (value == NULL || kei_field_type_storage (kei_schema_field (node->kind, field)->type) == KEI_STORAGE_INT, 0);

  return value != NULL ? value->integer : 0;
}

gboolean
kei_node_get_bool (const KeiNode *node, KeiField field)
{
  return kei_node_get_int (node, field) != 0;
}

KeiId
kei_node_get_ref (const KeiNode *node, KeiField field)
{
  return (KeiId) kei_node_get_int (node, field);
}

const KeiIds *
kei_node_get_ids (const KeiNode *node, KeiField field)
{
  const KeiRaw *value = find_value (node, field);

  g_return_val_if_fail (value == NULL || kei_field_type_storage (kei_schema_field (node->kind, field)->type) == KEI_STORAGE_IDS, NULL);

  return value != NULL ? value->ids : NULL;
}

KeiValue
kei_node_dup_value (const KeiNode *node, KeiField field)
{
  const KeiRaw *raw = find_value (node, field);
  KeiValue value = KEI_VALUE_INIT;

  if (raw == NULL)
    return value;
  value.storage = kei_field_type_storage (kei_schema_field (node->kind, field)->type);
  value.integer = raw->integer; /* the widest member: copies the others too */
  return kei_value_copy (&value);
}

const char *
kei_node_get_headline (const KeiNode *node)
{
  KeiField field = kei_schema_headline (node->kind);

  return field != KEI_FIELD_NONE ? kei_node_get_text (node, field) : "";
}

const KeiRaw *
kei_node_get_values (const KeiNode *node, guint32 *mask)
{
  *mask = node->mask;
  return &node->parts[0].value;
}

guint
kei_node_get_n_children (const KeiNode *node, KeiSlot slot)
{
  const KeiNodeList *list = _kei_node_find_list (node, slot);

  return list != NULL ? list->n : 0;
}

KeiNode *
kei_node_get_child (const KeiNode *node, KeiSlot slot, guint position)
{
  const KeiNodeList *list = _kei_node_find_list (node, slot);

  return list != NULL && position < list->n ? list->nodes[position] : NULL;
}

KeiNode *const *
kei_node_get_children (const KeiNode *node, KeiSlot slot, guint *n)
{
  const KeiNodeList *list = _kei_node_find_list (node, slot);

  *n = list != NULL ? list->n : 0;
  return list != NULL ? list->nodes : NULL;
}

const KeiId *
kei_node_get_child_ids (const KeiNode *node, KeiSlot slot, guint *n)
{
  const KeiNodeList *list = _kei_node_find_list (node, slot);

  *n = list != NULL ? list->n : 0;
  return list != NULL ? list->ids : NULL;
}

int
kei_node_find_child (const KeiNode *node, KeiSlot slot, KeiId id)
{
  const KeiNodeList *list = _kei_node_find_list (node, slot);

  return list != NULL ? _kei_node_list_find (list, id) : -1;
}

const KeiForeigns *
kei_node_get_foreigns (const KeiNode *node)
{
  return node->foreigns;
}

static void
walk (KeiNode *node, KeiNode *parent, KeiSlot slot, KeiNodeFunc func, gpointer data)
{
  const KeiKindInfo *info = kei_schema_kind (node->kind);
  guint part = node->n_values;

  if (!func (node, parent, slot, data))
    return;
  for (guint32 rest = node->slot_mask; rest != 0; rest &= rest - 1, part++)
    {
      const KeiNodeList *list = node->parts[part].list;

      for (guint i = 0; i < list->n; i++)
        walk (list->nodes[i], node, info->slots[__builtin_ctz (rest)].id, func, data);
    }
}

void
kei_node_walk (KeiNode *node, KeiNodeFunc func, gpointer data)
{
  walk (node, NULL, KEI_SLOT_NONE, func, data);
}
