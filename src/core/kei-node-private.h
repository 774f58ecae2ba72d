/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a node is laid out, for kei-node*.c, kei-tree.c and kei-change-apply.c only. */
#pragma once

#include "kei-node.h"

G_BEGIN_DECLS

/* Gives up a reference; returns whether it was the last. Who sees the count at one is the only
 * holder, so that then nobody has to be told: freeing a plan is a third faster. */
static inline gboolean
_kei_ref_count_dec (gatomicrefcount *ref_count)
{
  return g_atomic_int_get (ref_count) == 1 || g_atomic_ref_count_dec (ref_count);
}

/* The children of one slot. Shared by all versions of the parent in which this slot
 * is the same, so that setting a field copies no list however long. Ids stand
 * beside the nodes: finding a child by id scans one block of memory, or, in a long list, asks the order of the ids. */
typedef struct
{
  gatomicrefcount ref_count;
  guint n;
  guint size;   /* nodes in all the subtrees */
  guint height; /* of the tallest */
  guint64 hash;
  KeiNode **nodes; /* (owned): point behind `ids` in the same block */
  guint *order;    /* (nullable): of a long list the positions in the order of the ids; behind `nodes` */
  KeiId ids[];
} KeiNodeList;

struct _KeiNode
{
  gatomicrefcount ref_count;
  guint8 kind;
  guint8 height;     /* never above KEI_MAX_DEPTH + 1: then it only means "too tall" */
  guint8 n_values;   /* bits in `mask` */
  guint32 mask;      /* fields that are set, by position in the kind */
  guint32 slot_mask; /* slots that are not empty */
  guint32 size;
  KeiId id;
  guint64 hash;
  KeiForeigns *foreigns; /* (owned) (nullable) */
  union
  {
    KeiRaw value;
    KeiNodeList *list; /* (owned): not empty */
  } parts[];           /* the values in the order of the mask, then the lists in the order of slot_mask */
};

/* How many bits of @mask stand before @position: where among the set ones it is. */
static inline guint
_kei_node_rank (guint32 mask, guint position)
{
  return (guint) __builtin_popcount (mask & ((G_GUINT64_CONSTANT (1) << position) - 1));
}

static inline KeiStorage
_kei_node_storage_at (KeiKind kind, guint position)
{
  return kei_field_type_storage (kei_schema_kind (kind)->fields[position].type);
}

static inline guint
_kei_node_n_lists (const KeiNode *node)
{
  return (guint) __builtin_popcount (node->slot_mask);
}

/* The list of a slot, or NULL when it is empty. (transfer none) */
KeiNodeList *_kei_node_find_list (const KeiNode *node, KeiSlot slot);

/* Memory for a node; then the parts are put in, and _kei_node_complete() adds hash, size and height. */
KeiNode *_kei_node_alloc (KeiKind kind, KeiId id, guint32 mask, guint32 slot_mask);
void _kei_node_complete (KeiNode *node);

/* The same for a list: its nodes are put in between. @before (nullable) is the list that it is a copy of, with one node at @position
 * replaced by another of the same id, inserted, or left out: what is known of that one need not be found again. */
KeiNodeList *_kei_node_list_alloc (guint n);
void _kei_node_list_complete (KeiNodeList *list, const KeiNodeList *before, guint position);
/* The position of the child with this id, or -1. */
int _kei_node_list_find (const KeiNodeList *list, KeiId id);
KeiNodeList *_kei_node_list_ref (KeiNodeList *list);
void _kei_node_list_unref (KeiNodeList *list);
gboolean _kei_node_list_equal (const KeiNodeList *a, const KeiNodeList *b);

/* Copies of a node with one thing changed; everything else is shared. */
KeiNode *_kei_node_with_field (const KeiNode *node, KeiField field, const KeiValue *value);
KeiNode *_kei_node_with_child (const KeiNode *node, KeiSlot slot, guint position, KeiNode *child);
KeiNode *_kei_node_with_inserted (const KeiNode *node, KeiSlot slot, guint position, KeiNode *child, KeiForeigns *foreigns);
KeiNode *_kei_node_with_removed (const KeiNode *node, KeiSlot slot, guint position, KeiForeigns *foreigns);

G_END_DECLS
