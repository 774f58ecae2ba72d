/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-tree.c and kei-change-apply.c only. */
#pragma once

#include "kei-id-map.h"
#include "kei-tree.h"

G_BEGIN_DECLS

struct _KeiTree
{
  gatomicrefcount ref_count;
  KeiNode *root;        /* (owned) */
  KeiIdMap *parents;    /* (owned) id → the parent's id and the slot, see _kei_tree_pack() */
  KeiIdMap *references; /* (owned) id → how many REF and REFS name it, for those that any names */
};

/* Takes over all three. */
KeiTree *_kei_tree_new_from_parts (KeiNode *root, KeiIdMap *parents, KeiIdMap *references);

/* Where a node stands in one word: the parent's id takes 55 bits, the slot the rest. */
static inline guint64
_kei_tree_pack (KeiId parent, KeiSlot slot)
{
  return parent | (guint64) slot << KEI_ID_BITS;
}

static inline KeiId
_kei_tree_packed_parent (guint64 packed)
{
  return packed & ((G_GUINT64_CONSTANT (1) << KEI_ID_BITS) - 1);
}

static inline KeiSlot
_kei_tree_packed_slot (guint64 packed)
{
  return (KeiSlot) (packed >> KEI_ID_BITS);
}

G_STATIC_ASSERT (KEI_N_SLOTS < 1 << (64 - KEI_ID_BITS));

/* Calls @func for each id that a REF or REFS field of @node names; stops and returns FALSE when it does. */
typedef gboolean (*KeiReferenceFunc) (const KeiNode *node, const KeiFieldInfo *field, KeiId target, gpointer data);
gboolean _kei_node_foreach_reference (const KeiNode *node, KeiReferenceFunc func, gpointer data);

/* Whether every field's value and every child's place is what the schema allows; the children's own are not looked at. */
gboolean _kei_node_validate (const KeiNode *node, KeiTreeFault *fault, GError **error);

G_END_DECLS
