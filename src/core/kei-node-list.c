/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The children of one slot: one block of memory with the nodes, their ids and their sums. */
#include "config.h"

#include <string.h>

#include "kei-hash.h"
#include "kei-node-private.h"

/* From how many children on their order is kept: fewer are scanned as quickly. */
#define LONG_LIST 256

KeiNodeList *
_kei_node_list_alloc (guint n)
{
  gsize per_node = sizeof (KeiId) + sizeof (KeiNode *) + (n >= LONG_LIST ? sizeof (guint) : 0);
  KeiNodeList *list = g_malloc (sizeof (KeiNodeList) + n * per_node);

  g_atomic_ref_count_init (&list->ref_count);
  list->n = n;
  list->nodes = (KeiNode **) (list->ids + n);
  list->order = n >= LONG_LIST ? (guint *) (list->nodes + n) : NULL;
  return list;
}

/* --- The order of the ids --- */

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer data)
{
  const KeiId *ids = data;
  KeiId one = ids[*(const guint *) a], other = ids[*(const guint *) b];

  return one < other ? -1 : one > other;
}

/* How many ids of a long list come before @id. */
static guint
count_before (const KeiNodeList *list, KeiId id)
{
  guint low = 0, high = list->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (list->ids[list->order[middle]] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
find_order (KeiNodeList *list)
{
  for (guint i = 0; i < list->n; i++)
    list->order[i] = i;
  g_qsort_with_data (list->order, (int) list->n, sizeof (guint), compare_ids, list->ids);
}

/* From that of a list with one id less. */
static void
order_inserted (KeiNodeList *list, const KeiNodeList *before, guint position)
{
  guint rank = count_before (before, list->ids[position]);

  for (guint i = 0; i < before->n; i++)
    list->order[i + (i >= rank)] = before->order[i] + (before->order[i] >= position);
  list->order[rank] = position;
}

/* From that of a list with one id more. */
static void
order_removed (KeiNodeList *list, const KeiNodeList *before, guint position)
{
  guint n = 0;

  for (guint i = 0; i < before->n; i++)
    if (before->order[i] != position)
      list->order[n++] = before->order[i] - (before->order[i] > position);
}

static void
complete_order (KeiNodeList *list, const KeiNodeList *before, guint position)
{
  if (list->order == NULL)
    return;
  if (before == NULL || before->order == NULL)
    find_order (list);
  else if (before->n < list->n)
    order_inserted (list, before, position);
  else if (before->n > list->n)
    order_removed (list, before, position);
  else
    memcpy (list->order, before->order, list->n * sizeof (guint));
}

int
_kei_node_list_find (const KeiNodeList *list, KeiId id)
{
  if (list->order != NULL)
    {
      guint rank = count_before (list, id);

      return rank < list->n && list->ids[list->order[rank]] == id ? (int) list->order[rank] : -1;
    }
  for (guint i = 0; i < list->n; i++)
    if (list->ids[i] == id)
      return (int) i;
  return -1;
}

/* --- Making --- */

void
_kei_node_list_complete (KeiNodeList *list, const KeiNodeList *before, guint position)
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
  complete_order (list, before, position);
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
