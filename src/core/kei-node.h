/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "kei-foreign.h"
#include "kei-schema.h"
#include "kei-value.h"

G_BEGIN_DECLS

/* One node of a plan: immutable, atomically counted, complete when made. A node
 * knows its children and not its parent: the same node is shared by every tree
 * that did not change it. Nodes are passed around inside a KeiTree; what outlives
 * a call holds the tree, not the bare node. Any thread may read. */

/* A value that is set, of the storage that its field has. */
typedef union
{
  gint64 integer;
  char *string; /* GRefString */
  KeiIds *ids;
} KeiRaw;

KeiNode *kei_node_ref (KeiNode *node);
void kei_node_unref (KeiNode *node);

KeiKind kei_node_get_kind (const KeiNode *node);
KeiId kei_node_get_id (const KeiNode *node);

/* 64 bits over kind, id, fields, foreign content and the children's hashes. Finds
 * what differs and proves nothing: before "same" is said, ask kei_node_equal(). */
guint64 kei_node_get_hash (const KeiNode *node);

/* Nodes in this subtree, itself included; and its levels, 1 for a leaf. */
guint kei_node_get_size (const KeiNode *node);
guint kei_node_get_height (const KeiNode *node);

gboolean kei_node_equal (const KeiNode *a, const KeiNode *b);
/* Equal but for the children. */
gboolean kei_node_equal_fields (const KeiNode *a, const KeiNode *b);

/* The fields. A field that the kind has not, or that is not set, reads as absent:
 * NULL, 0, FALSE. Strings live as long as the node. */
gboolean kei_node_has (const KeiNode *node, KeiField field);
const char *kei_node_get_string (const KeiNode *node, KeiField field); /* (nullable) */
const char *kei_node_get_text (const KeiNode *node, KeiField field);   /* never NULL: "" when absent */
gint64 kei_node_get_int (const KeiNode *node, KeiField field);
gboolean kei_node_get_bool (const KeiNode *node, KeiField field);
KeiId kei_node_get_ref (const KeiNode *node, KeiField field);
const KeiIds *kei_node_get_ids (const KeiNode *node, KeiField field); /* (nullable) (transfer none) */
KeiValue kei_node_dup_value (const KeiNode *node, KeiField field);    /* (transfer full) */
/* The headline field's text, or "". */
const char *kei_node_get_headline (const KeiNode *node);

/* All fields at once, for those who go over a whole plan: bit i of *@mask says that field i of the kind is
 * set, and the values that are set follow each other in that order. (transfer none) */
const KeiRaw *kei_node_get_values (const KeiNode *node, guint32 *mask);

/* The children of a slot. */
guint kei_node_get_n_children (const KeiNode *node, KeiSlot slot);
KeiNode *kei_node_get_child (const KeiNode *node, KeiSlot slot, guint position); /* (transfer none) */
/* All children of a slot at once: @n gets their number. (transfer none) (nullable) */
KeiNode *const *kei_node_get_children (const KeiNode *node, KeiSlot slot, guint *n);
KeiId const *kei_node_get_child_ids (const KeiNode *node, KeiSlot slot, guint *n);
/* Position of the child with this id in the slot, or -1. */
int kei_node_find_child (const KeiNode *node, KeiSlot slot, KeiId id);

const KeiForeigns *kei_node_get_foreigns (const KeiNode *node); /* (nullable) */

/* Called for @node and all below it, in the order of the file; return FALSE to leave out what is below. */
typedef gboolean (*KeiNodeFunc) (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data);
void kei_node_walk (KeiNode *node, KeiNodeFunc func, gpointer data);

/* --- Making nodes --- */

/* A builder collects one node's parts and makes it. The setters copy what they get and
 * do not check types beyond the storage class: kei_tree_new() and kei_tree_apply() do. */
KeiNodeBuilder *kei_node_builder_new (KeiKind kind, KeiId id);
/* Starts from an existing node, same id, its children shared. */
KeiNodeBuilder *kei_node_builder_new_from (const KeiNode *node);
void kei_node_builder_free (KeiNodeBuilder *builder);
void kei_node_builder_set_id (KeiNodeBuilder *builder, KeiId id);
void kei_node_builder_set (KeiNodeBuilder *builder, KeiField field, const KeiValue *value);
void kei_node_builder_set_string (KeiNodeBuilder *builder, KeiField field, const char *text);
void kei_node_builder_set_int (KeiNodeBuilder *builder, KeiField field, gint64 integer);
void kei_node_builder_set_bool (KeiNodeBuilder *builder, KeiField field, gboolean boolean);
void kei_node_builder_set_ref (KeiNodeBuilder *builder, KeiField field, KeiId id);
void kei_node_builder_set_ids (KeiNodeBuilder *builder, KeiField field, const KeiId *ids, guint n);
/* Appends to the slot that takes the child's kind. (transfer full) */
void kei_node_builder_add (KeiNodeBuilder *builder, KeiNode *child);
/* Replaces all children of a slot. (transfer none) */
void kei_node_builder_set_children (KeiNodeBuilder *builder, KeiSlot slot, KeiNode *const *children, guint n);
void kei_node_builder_set_foreigns (KeiNodeBuilder *builder, KeiForeigns *foreigns); /* (transfer full) (nullable) */
/* Makes the node and frees the builder. */
KeiNode *kei_node_builder_end (KeiNodeBuilder *builder);

/* What reading a large file uses instead: all parts at once, in the schema's order, taken over. */
typedef struct
{
  KeiKind kind;
  KeiId id;
  guint32 mask;            /* which fields are set, by position in the kind */
  KeiRaw *values;          /* one for each bit of the mask; contents taken over, array borrowed */
  KeiNode **children;      /* of all slots, slot by slot; references taken over, array borrowed */
  const guint *n_children; /* for each slot by position in the kind */
  KeiForeigns *foreigns;   /* (nullable), taken over */
} KeiNodeParts;

KeiNode *kei_node_new (const KeiNodeParts *parts);

/* A copy with new ids throughout, references within the copy following them. @map (nullable) is a
 * GHashTable of guint64* old → guint64* new that gets every id (both allocated with g_memdup2). */
KeiNode *kei_node_copy_with_new_ids (KeiNode *node, KeiIdSource *source, GHashTable *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiNode, kei_node_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiNodeBuilder, kei_node_builder_free)

#define KEI_TYPE_NODE (kei_node_get_type ())
GType kei_node_get_type (void);

G_END_DECLS
