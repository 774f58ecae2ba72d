/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-tree.h"

G_BEGIN_DECLS

/* The one way a plan changes. A closed set, keyed by ids, holding old and new
 * state: what the user does, what compare returns, what a version stores, what
 * merge combines, what the undo menu names. Immutable and atomically counted. */
typedef enum {
  KEI_CHANGE_SET,    /* one field of one node */
  KEI_CHANGE_INSERT, /* a subtree that was not there */
  KEI_CHANGE_REMOVE, /* a whole subtree */
  KEI_CHANGE_MOVE,   /* a subtree to another place */
  KEI_CHANGE_GROUP,  /* several, in order: all or nothing */
} KeiChangeType;

#define KEI_CHANGE_ERROR (kei_change_error_quark ())
typedef enum {
  KEI_CHANGE_ERROR_STALE,   /* the old state does not hold: somebody changed it meanwhile */
  KEI_CHANGE_ERROR_REFUSED, /* the result would break the schema, the limits or a reference */
} KeiChangeError;
GQuark kei_change_error_quark (void);

/* A place among siblings, by ids and never by index. */
struct _KeiPlace
{
  KeiId parent;
  KeiSlot slot;
  KeiId after;   /* the sibling before, or KEI_ID_NONE for the first place */
  guint foreign; /* how many pieces of foreign content that follow the sibling before stay before this place; 0 is right for a new place */
};

#define KEI_TYPE_CHANGE (kei_change_get_type ())
GType kei_change_get_type (void);

/* The constructors copy values and hold references. */
KeiChange *kei_change_new_set (KeiId node, KeiField field, const KeiValue *old_value, const KeiValue *new_value);
KeiChange *kei_change_new_insert (const KeiPlace *place, KeiNode *subtree);
KeiChange *kei_change_new_remove (const KeiPlace *place, KeiNode *subtree);
KeiChange *kei_change_new_move (KeiId node, const KeiPlace *from, const KeiPlace *to);
/* @label (nullable) names the step where its parts would not ("Paste", "Replace all"): a msgid,
 * translated when described. (element-type KeiChange) (transfer none) */
KeiChange *kei_change_new_group (const char *label, GPtrArray *changes);
KeiChange *kei_change_ref (KeiChange *change);
void kei_change_unref (KeiChange *change);

/* For callers that have the tree at hand: old state and places are looked up there.
 * Each returns NULL with KEI_CHANGE_ERROR_STALE when there is no such node. */
KeiChange *kei_change_set_in (KeiTree *tree, KeiId node, KeiField field, const KeiValue *new_value, GError **error);
KeiChange *kei_change_remove_in (KeiTree *tree, KeiId node, GError **error);
KeiChange *kei_change_move_in (KeiTree *tree, KeiId node, const KeiPlace *to, GError **error);
/* Where @node stands. Returns FALSE for the root and for what is not there. */
gboolean kei_tree_get_place (KeiTree *tree, KeiId node, KeiPlace *place);

KeiChangeType kei_change_get_type_of (const KeiChange *change);
KeiId kei_change_get_node (const KeiChange *change); /* of a group: KEI_ID_NONE */
KeiField kei_change_get_field (const KeiChange *change);
const KeiValue *kei_change_get_old_value (const KeiChange *change);
const KeiValue *kei_change_get_new_value (const KeiChange *change);
const KeiPlace *kei_change_get_from (const KeiChange *change); /* of a remove or move (nullable) */
const KeiPlace *kei_change_get_to (const KeiChange *change);   /* of an insert or move (nullable) */
KeiNode *kei_change_get_subtree (const KeiChange *change);     /* of an insert or remove (transfer none) (nullable) */
const char *kei_change_get_label (const KeiChange *change);
guint kei_change_get_n_parts (const KeiChange *change);                  /* of a group, else 1 */
const KeiChange *kei_change_get_part (const KeiChange *change, guint i); /* of what is no group: itself */
gboolean kei_change_is_empty (const KeiChange *change);

/* Calls @func for every change that is no group, in order. */
typedef void (*KeiChangeFunc) (const KeiChange *change, gpointer data);
void kei_change_foreach (const KeiChange *change, KeiChangeFunc func, gpointer data);

/* The tree after @change, or NULL with @error set, @tree untouched either way. Cost: the path to the
 * root with each parent's child list on it, and O(log n) of the maps. Any thread. (transfer full) */
KeiTree *kei_tree_apply (KeiTree *tree, const KeiChange *change, GError **error);

/* apply (apply (a, c), invert (c)) == a. (transfer full) */
KeiChange *kei_change_invert (const KeiChange *change);

/* What the undo menu says after "Undo": translated, short, e.g. "move of Measure “…”".
 * @tree is one in which the node is there, before or after. (transfer full) */
char *kei_change_describe (const KeiChange *change, KeiTree *tree);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiChange, kei_change_unref)

G_END_DECLS
