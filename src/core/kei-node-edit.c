/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a node with one thing changed. What is not changed is shared, the lists of
 * the other slots above all. */
#include "config.h"

#include "kei-node-private.h"

static void
acquire_value (KeiKind kind, guint position, const KeiRaw *value)
{
  switch (_kei_node_storage_at (kind, position))
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
  KeiNode *copy = _kei_node_alloc (node->kind, node->id, mask, slot_mask);
  guint part = 0;

  for (guint32 rest = mask; rest != 0; rest &= rest - 1, part++)
    {
      int position = __builtin_ctz (rest);

      if (position == skip)
        continue;
      copy->parts[part].value = node->parts[_kei_node_rank (node->mask, (guint) position)].value;
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
        copy->parts[part].list = _kei_node_list_ref (node->parts[node->n_values + _kei_node_rank (node->slot_mask, (guint) position)].list);
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

      copy->parts[_kei_node_rank (mask, (guint) position)].value.integer = taken.integer;
    }
  share_lists (node, copy, -1);
  copy->foreigns = node->foreigns != NULL ? kei_foreigns_ref (node->foreigns) : NULL;
  _kei_node_complete (copy);
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
    copy->parts[copy->n_values + _kei_node_rank (slot_mask, (guint) position)].list = list;
  copy->foreigns = foreigns;
  _kei_node_complete (copy);
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
  const KeiNodeList *before = _kei_node_find_list (node, slot);
  KeiNodeList *list = _kei_node_list_alloc (before->n);

  take_nodes (list, 0, before->nodes, position);
  list->nodes[position] = kei_node_ref (child);
  take_nodes (list, position + 1, before->nodes + position + 1, before->n - position - 1);
  _kei_node_list_complete (list, before, position);
  return with_list (node, slot, list, node->foreigns != NULL ? kei_foreigns_ref (node->foreigns) : NULL);
}

KeiNode *
_kei_node_with_inserted (const KeiNode *node, KeiSlot slot, guint position, KeiNode *child, KeiForeigns *foreigns)
{
  const KeiNodeList *before = _kei_node_find_list (node, slot);
  KeiNodeList *list = _kei_node_list_alloc (before != NULL ? before->n + 1 : 1);

  if (before != NULL)
    {
      take_nodes (list, 0, before->nodes, position);
      take_nodes (list, position + 1, before->nodes + position, before->n - position);
    }
  list->nodes[position] = kei_node_ref (child);
  _kei_node_list_complete (list, before, position);
  return with_list (node, slot, list, foreigns);
}

KeiNode *
_kei_node_with_removed (const KeiNode *node, KeiSlot slot, guint position, KeiForeigns *foreigns)
{
  const KeiNodeList *before = _kei_node_find_list (node, slot);
  KeiNodeList *list = NULL;

  if (before->n > 1)
    {
      list = _kei_node_list_alloc (before->n - 1);
      take_nodes (list, 0, before->nodes, position);
      take_nodes (list, position, before->nodes + position + 1, before->n - position - 1);
      _kei_node_list_complete (list, before, position);
    }
  return with_list (node, slot, list, foreigns);
}
