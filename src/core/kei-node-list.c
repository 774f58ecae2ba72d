/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The children of one slot: one block of memory with the nodes, their ids and their sums. */
#include "config.h"

#include "kei-hash.h"
#include "kei-node-private.h"

KeiNodeList *
_kei_node_list_alloc (guint n)
{
  KeiNodeList *list = g_malloc (sizeof (KeiNodeList) + n * (sizeof (KeiId) + sizeof (KeiNode *)));

  g_atomic_ref_count_init (&list->ref_count);
  list->n = n;
  list->nodes = (KeiNode **) (list->ids + n);
  return list;
}

/* Ids and sums, once the nodes are in place. */
void
_kei_node_list_complete (KeiNodeList *list)
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

KeiNodeList *
_kei_node_list_ref (KeiNodeList *list)
{
  g_atomic_ref_count_inc (&list->ref_count);
  return list;
}

void
_kei_node_list_unref (KeiNodeList *list)
{
  if (!_kei_ref_count_dec (&list->ref_count))
    return;
  for (guint i = 0; i < list->n; i++)
    kei_node_unref (list->nodes[i]);
  g_free (list);
}

gboolean
_kei_node_list_equal (const KeiNodeList *a, const KeiNodeList *b)
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
