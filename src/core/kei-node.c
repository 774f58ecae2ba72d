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

/* --- Foreign content --- */

static int
compare_foreigns (gconstpointer one, gconstpointer other, gpointer data)
{
  const KeiForeign *a = one, *b = other;

  if (a->type != b->type)
    return a->type == KEI_FOREIGN_ATTRIBUTE ? -1 : 1;
  if (a->region != b->region)
    return a->region < b->region ? -1 : 1;
  if (a->after != b->after)
    return a->after < b->after ? -1 : 1;
  return 0;
}

KeiForeigns *
kei_foreigns_new (const KeiForeign *items, guint n)
{
  KeiForeigns *foreigns = g_malloc (sizeof (KeiForeigns) + n * sizeof (KeiForeign));

  g_atomic_ref_count_init (&foreigns->ref_count);
  foreigns->n = n;

  /* One order for the same content makes equality simple; the sort is stable, so it keeps the file's order
   * for each place. */
  memcpy (foreigns->items, items, n * sizeof (KeiForeign));
  g_qsort_with_data (foreigns->items, (gint) n, sizeof (KeiForeign), compare_foreigns, NULL);
  return foreigns;
}

KeiForeigns *
kei_foreigns_ref (KeiForeigns *foreigns)
{
  g_atomic_ref_count_inc (&foreigns->ref_count);
  return foreigns;
}

void
kei_foreigns_unref (KeiForeigns *foreigns)
{
  if (!g_atomic_ref_count_dec (&foreigns->ref_count))
    return;
  for (guint i = 0; i < foreigns->n; i++)
    g_ref_string_release (foreigns->items[i].text);
  g_free (foreigns);
}

static gboolean
foreigns_equal (const KeiForeigns *a, const KeiForeigns *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->n != b->n)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    if (compare_foreigns (&a->items[i], &b->items[i], NULL) != 0 || strcmp (a->items[i].text, b->items[i].text) != 0)
      return FALSE;
  return TRUE;
}

/* --- Child lists --- */

static KeiNodeList *
list_alloc (guint n)
{
  KeiNodeList *list = g_malloc (sizeof (KeiNodeList) + n * (sizeof (KeiId) + sizeof (KeiNode *)));

  g_atomic_ref_count_init (&list->ref_count);
  list->n = n;
  list->nodes = (KeiNode **) (list->ids + n);
  return list;
}

/* Ids and sums, once the nodes are in place. */
static void
list_complete (KeiNodeList *list)
{
  guint64 hash = list->n;
  guint size = 0, height = 0;

  for (guint i = 0; i < list->n; i++)
    {
      const KeiNode *node = list->nodes[i];

      list->ids[i] = node->id;
      hash = kei_hash_mix (hash, node->hash);
      size += node->size;
      height = MAX (height, node->height);
    }
  list->hash = hash;
  list->size = size;
  list->height = height;
}

static KeiNodeList *
list_ref (KeiNodeList *list)
{
  g_atomic_ref_count_inc (&list->ref_count);
  return list;
}

static void
list_unref (KeiNodeList *list)
{
  if (!g_atomic_ref_count_dec (&list->ref_count))
    return;
  for (guint i = 0; i < list->n; i++)
    kei_node_unref (list->nodes[i]);
  g_free (list);
}

static gboolean
list_equal (const KeiNodeList *a, const KeiNodeList *b)
{
  if (a == b)
    return TRUE;
  if (a->n != b->n || a->hash != b->hash)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    if (!kei_node_equal (a->nodes[i], b->nodes[i]))
      return FALSE;
  return TRUE;
}

/* --- Nodes --- */

static inline guint
rank (guint32 mask, guint position)
{
  return (guint) __builtin_popcount (mask & ((G_GUINT64_CONSTANT (1) << position) - 1));
}

static inline KeiStorage
storage_at (KeiKind kind, guint position)
{
  return kei_field_type_storage (kei_schema_kind (kind)->fields[position].type);
}

static inline guint
n_lists (const KeiNode *node)
{
  return (guint) __builtin_popcount (node->slot_mask);
}

static const KeiRaw *
find_value (const KeiNode *node, KeiField field)
{
  int position = kei_schema_field_index (node->kind, field);

  if (position < 0 || !(node->mask & 1u << position))
    return NULL;
  return &node->parts[rank (node->mask, (guint) position)].value;
}

static KeiNodeList *
find_list (const KeiNode *node, KeiSlot slot)
{
  int position = kei_schema_slot_index (node->kind, slot);

  if (position < 0 || !(node->slot_mask & 1u << position))
    return NULL;
  return node->parts[node->n_values + rank (node->slot_mask, (guint) position)].list;
}

static void
complete (KeiNode *node)
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

  for (guint i = 0; i < n_lists (node); i++, part++)
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

static KeiNode *
node_alloc (KeiKind kind, KeiId id, guint32 mask, guint32 slot_mask)
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

  node = node_alloc (parts->kind, parts->id, parts->mask, slot_mask);
  if (node->n_values > 0)
    memcpy (node->parts, parts->values, node->n_values * sizeof (KeiRaw));
  part = node->n_values;

  for (guint i = 0; slot_mask != 0 && i < info->n_slots; i++)
    if (parts->n_children[i] > 0)
      {
        KeiNodeList *list = list_alloc (parts->n_children[i]);

        memcpy (list->nodes, children, list->n * sizeof (KeiNode *));
        children += list->n;
        list_complete (list);
        node->parts[part++].list = list;
      }

  node->foreigns = parts->foreigns;
  complete (node);
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

  if (!g_atomic_ref_count_dec (&node->ref_count))
    return;

  for (guint32 rest = node->mask; rest != 0; rest &= rest - 1, part++)
    switch (storage_at (node->kind, (guint) __builtin_ctz (rest)))
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
  for (guint i = 0; i < n_lists (node); i++)
    list_unref (node->parts[part + i].list);
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

      switch (storage_at (a->kind, (guint) __builtin_ctz (rest)))
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
  return foreigns_equal (a->foreigns, b->foreigns);
}

gboolean
kei_node_equal (const KeiNode *a, const KeiNode *b)
{
  if (a == b)
    return TRUE;
  if (a->hash != b->hash || a->slot_mask != b->slot_mask || !kei_node_equal_fields (a, b))
    return FALSE;
  for (guint i = 0; i < n_lists (a); i++)
    if (!list_equal (a->parts[a->n_values + i].list, b->parts[b->n_values + i].list))
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
  const KeiNodeList *list = find_list (node, slot);

  return list != NULL ? list->n : 0;
}

KeiNode *
kei_node_get_child (const KeiNode *node, KeiSlot slot, guint position)
{
  const KeiNodeList *list = find_list (node, slot);

  return list != NULL && position < list->n ? list->nodes[position] : NULL;
}

KeiNode *const *
kei_node_get_children (const KeiNode *node, KeiSlot slot, guint *n)
{
  const KeiNodeList *list = find_list (node, slot);

  *n = list != NULL ? list->n : 0;
  return list != NULL ? list->nodes : NULL;
}

const KeiId *
kei_node_get_child_ids (const KeiNode *node, KeiSlot slot, guint *n)
{
  const KeiNodeList *list = find_list (node, slot);

  *n = list != NULL ? list->n : 0;
  return list != NULL ? list->ids : NULL;
}

int
kei_node_find_child (const KeiNode *node, KeiSlot slot, KeiId id)
{
  const KeiNodeList *list = find_list (node, slot);

  for (guint i = 0; list != NULL && i < list->n; i++)
    if (list->ids[i] == id)
      return (int) i;
  return -1;
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

/* --- Copies with one thing changed --- */

static void
acquire_value (KeiKind kind, guint position, const KeiRaw *value)
{
  switch (storage_at (kind, position))
    {
    case KEI_STORAGE_STRING:
      g_ref_string_acquire (value->string);
      break;
    case KEI_STORAGE_IDS:
      kei_ids_ref (value->ids);
      break;
    case KEI_STORAGE_INT:
    case KEI_STORAGE_NONE:
    default:
      break;
    }
}

/* A new node with the fields of @node where @mask allows them; the value at @skip is left for the caller. */
static KeiNode *
copy_frame (const KeiNode *node, guint32 mask, int skip, guint32 slot_mask)
{
  KeiNode *copy = node_alloc (node->kind, node->id, mask, slot_mask);
  guint part = 0;

  for (guint32 rest = mask; rest != 0; rest &= rest - 1, part++)
    {
      int position = __builtin_ctz (rest);

      if (position == skip)
        continue;
      copy->parts[part].value = node->parts[rank (node->mask, (guint) position)].value;
      acquire_value (node->kind, (guint) position, &copy->parts[part].value);
    }
  return copy;
}

/* Shares the list of every slot in @copy but the one at @skip. */
static void
share_lists (const KeiNode *node, KeiNode *copy, int skip)
{
  guint part = copy->n_values;

  for (guint32 rest = copy->slot_mask; rest != 0; rest &= rest - 1, part++)
    {
      int position = __builtin_ctz (rest);

      if (position != skip)
        copy->parts[part].list = list_ref (node->parts[node->n_values + rank (node->slot_mask, (guint) position)].list);
    }
}

KeiNode *
_kei_node_with_field (const KeiNode *node, KeiField field, const KeiValue *value)
{
  int position = kei_schema_field_index (node->kind, field);
  guint32 bit = 1u << position;
  guint32 mask = kei_value_is_empty (value) ? node->mask & ~bit : node->mask | bit;
  KeiNode *copy = copy_frame (node, mask, position, node->slot_mask);

  if (mask & bit)
    {
      KeiValue taken = kei_value_copy (value);

      copy->parts[rank (mask, (guint) position)].value.integer = taken.integer;
    }
  share_lists (node, copy, -1);
  copy->foreigns = node->foreigns != NULL ? kei_foreigns_ref (node->foreigns) : NULL;
  complete (copy);
  return copy;
}

/* Takes over @list (nullable: the slot is empty then) and @foreigns. */
static KeiNode *
with_list (const KeiNode *node, KeiSlot slot, KeiNodeList *list, KeiForeigns *foreigns)
{
  int position = kei_schema_slot_index (node->kind, slot);
  guint32 bit = 1u << position;
  guint32 slot_mask = list == NULL ? node->slot_mask & ~bit : node->slot_mask | bit;
  KeiNode *copy = copy_frame (node, node->mask, -1, slot_mask);

  share_lists (node, copy, position);
  if (list != NULL)
    copy->parts[copy->n_values + rank (slot_mask, (guint) position)].list = list;
  copy->foreigns = foreigns;
  complete (copy);
  return copy;
}

static void
take_nodes (KeiNodeList *list, guint at, KeiNode *const *nodes, guint n)
{
  for (guint i = 0; i < n; i++)
    list->nodes[at + i] = kei_node_ref (nodes[i]);
}

KeiNode *
_kei_node_with_child (const KeiNode *node, KeiSlot slot, guint position, KeiNode *child)
{
  const KeiNodeList *before = find_list (node, slot);
  KeiNodeList *list = list_alloc (before->n);

  take_nodes (list, 0, before->nodes, position);
  list->nodes[position] = kei_node_ref (child);
  take_nodes (list, position + 1, before->nodes + position + 1, before->n - position - 1);
  list_complete (list);
  return with_list (node, slot, list, node->foreigns != NULL ? kei_foreigns_ref (node->foreigns) : NULL);
}

KeiNode *
_kei_node_with_inserted (const KeiNode *node, KeiSlot slot, guint position, KeiNode *child, KeiForeigns *foreigns)
{
  const KeiNodeList *before = find_list (node, slot);
  KeiNodeList *list = list_alloc (before != NULL ? before->n + 1 : 1);

  if (before != NULL)
    {
      take_nodes (list, 0, before->nodes, position);
      take_nodes (list, position + 1, before->nodes + position, before->n - position);
    }
  list->nodes[position] = kei_node_ref (child);
  list_complete (list);
  return with_list (node, slot, list, foreigns);
}

KeiNode *
_kei_node_with_removed (const KeiNode *node, KeiSlot slot, guint position, KeiForeigns *foreigns)
{
  const KeiNodeList *before = find_list (node, slot);
  KeiNodeList *list = NULL;

  if (before->n > 1)
    {
      list = list_alloc (before->n - 1);
      take_nodes (list, 0, before->nodes, position);
      take_nodes (list, position, before->nodes + position + 1, before->n - position - 1);
      list_complete (list);
    }
  return with_list (node, slot, list, foreigns);
}
