/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a node is laid out, for kei-node*.c, kei-tree.c and kei-change-apply.c only. */
#pragma once

#include "kei-node.h"

G_BEGIN_DECLS

/* The children of one slot. Shared by all versions of the parent in which this slot
 * is the same, so that setting a field copies no list however long. Ids stand
 * beside the nodes: finding a child by id scans one block of memory. */
typedef struct
{
  gatomicrefcount ref_count;
  guint n;
  guint size;   /* nodes in all the subtrees */
  guint height; /* of the tallest */
  guint64 hash;
  KeiNode **nodes; /* (owned): point behind `ids` in the same block */
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

/* Copies of a node with one thing changed; everything else is shared. */
KeiNode *_kei_node_with_field (const KeiNode *node, KeiField field, const KeiValue *value);
KeiNode *_kei_node_with_child (const KeiNode *node, KeiSlot slot, guint position, KeiNode *child);
KeiNode *_kei_node_with_inserted (const KeiNode *node, KeiSlot slot, guint position, KeiNode *child, KeiForeigns *foreigns);
KeiNode *_kei_node_with_removed (const KeiNode *node, KeiSlot slot, guint position, KeiForeigns *foreigns);

G_END_DECLS
