/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "kei-node.h"

G_BEGIN_DECLS

/* A whole plan at one moment: its root node and the maps that find things by id.
 * Immutable and atomically counted: a worker that holds a tree needs no lock and no
 * copy. kei_tree_apply() (kei-change.h) makes the next one, sharing what it can. */

#define KEI_TREE_ERROR (kei_tree_error_quark ())
typedef enum {
  KEI_TREE_ERROR_INVALID,      /* a value, kind or slot that the schema does not allow */
  KEI_TREE_ERROR_DUPLICATE_ID, /* two nodes with one id */
  KEI_TREE_ERROR_DANGLING,     /* a reference to what is not there */
  KEI_TREE_ERROR_LIMIT,        /* too deep, too many, too long */
} KeiTreeError;
GQuark kei_tree_error_quark (void);

/* Where it went wrong, for a reader that wants to name the line. */
typedef struct
{
  KeiId id;       /* the node at fault */
  KeiField field; /* its field, or KEI_FIELD_NONE */
} KeiTreeFault;

#define KEI_TYPE_TREE (kei_tree_get_type ())
GType kei_tree_get_type (void);

/* Makes a tree of @root, which must be a plan and is taken over, on error too. Checks ids, references,
 * slots and limits, and the values' types unless @trusted_values (a reader that checked each value on
 * the way in). @fault (nullable) is filled on error. (transfer full) */
KeiTree *kei_tree_new (KeiNode *root, gboolean trusted_values, KeiTreeFault *fault, GError **error);
KeiTree *kei_tree_ref (KeiTree *tree);
void kei_tree_unref (KeiTree *tree);

KeiNode *kei_tree_get_root (KeiTree *tree); /* (transfer none) */
guint kei_tree_get_n_nodes (KeiTree *tree);
guint64 kei_tree_get_hash (KeiTree *tree);
gboolean kei_tree_equal (KeiTree *a, KeiTree *b);

/* The node with this id, or NULL. (transfer none): it lives as long as the tree. Cost: the depth,
 * and at each step a scan of the slot's ids, or, where they are many, the logarithm of their number. */
KeiNode *kei_tree_lookup (KeiTree *tree, KeiId id);
gboolean kei_tree_contains (KeiTree *tree, KeiId id);

/* The id of the parent, or KEI_ID_NONE for the root and for ids that are not here. */
KeiId kei_tree_get_parent_id (KeiTree *tree, KeiId id);
KeiNode *kei_tree_get_parent (KeiTree *tree, KeiId id); /* (nullable) (transfer none) */
/* The slot of its parent that a node stands in; KEI_SLOT_NONE for the root. */
KeiSlot kei_tree_get_slot (KeiTree *tree, KeiId id);
/* Whether @id is @ancestor or below it. */
gboolean kei_tree_is_within (KeiTree *tree, KeiId id, KeiId ancestor);
/* The nodes from the root down to @id, both included. @n gets the number. Returns NULL when there is no
 * such id. (transfer container): free with g_free(). */
KeiNode **kei_tree_dup_path (KeiTree *tree, KeiId id, guint *n);

/* How many fields of type REF or REFS name this id. */
guint kei_tree_get_n_references (KeiTree *tree, KeiId id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiTree, kei_tree_unref)

G_END_DECLS
