/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-node.h"

G_BEGIN_DECLS

/* One row of the outline: the plan, an item or section, one of the plan's lists, or a
 * group of lists. It is known by its key, which outlives the object: selection and
 * expansion are sets of keys. Signal "changed": what the row shows may be different. */

/* A node's key is its id; lists and groups have keys that no id can be. */
typedef guint64 KeiOutlineKey;
#define KEI_OUTLINE_KEY_ROOT ((KeiOutlineKey) 0) /* what the top rows stand under; no row itself */

typedef enum {
  KEI_OUTLINE_ENTRY_NODE,  /* the plan, an item or a section */
  KEI_OUTLINE_ENTRY_LIST,  /* one of the plan's lists */
  KEI_OUTLINE_ENTRY_GROUP, /* the plan's lists of one part of the file */
} KeiOutlineEntryType;

KeiOutlineKey kei_outline_key_for_slot (KeiSlot slot);
KeiOutlineKey kei_outline_key_for_part (KeiPart part);
KeiOutlineEntryType kei_outline_key_get_type_of (KeiOutlineKey key);
KeiSlot kei_outline_key_get_slot (KeiOutlineKey key); /* of a list */
KeiPart kei_outline_key_get_part (KeiOutlineKey key); /* of a group */

#define KEI_TYPE_OUTLINE_ENTRY (kei_outline_entry_get_type ())
G_DECLARE_FINAL_TYPE (KeiOutlineEntry, kei_outline_entry, KEI, OUTLINE_ENTRY, GObject)

/* @node: the row's node; the plan for lists and groups. */
KeiOutlineEntry *kei_outline_entry_new (KeiOutlineKey key, KeiNode *node);
KeiOutlineKey kei_outline_entry_get_key (KeiOutlineEntry *self);
KeiNode *kei_outline_entry_get_node (KeiOutlineEntry *self); /* (transfer none) */
/* Takes another state of the node and emits "changed", even for the same node: what is around it may differ. */
void kei_outline_entry_update (KeiOutlineEntry *self, KeiNode *node);

G_END_DECLS
