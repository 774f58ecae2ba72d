/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-outline-entry.h"

#include "kei-id.h"

/* Above the bits of ids: what kind of key it is. */
#define SLOT_BIT (G_GUINT64_CONSTANT (1) << KEI_ID_BITS)
#define PART_BIT (G_GUINT64_CONSTANT (2) << KEI_ID_BITS)

struct _KeiOutlineEntry
{
  GObject parent_instance;

  KeiOutlineKey key;
  KeiNode *node; /* (owned) */
};

G_DEFINE_FINAL_TYPE (KeiOutlineEntry, kei_outline_entry, G_TYPE_OBJECT)

static guint changed_signal;

KeiOutlineKey
kei_outline_key_for_slot (KeiSlot slot)
{
  return SLOT_BIT | slot;
}

KeiOutlineKey
kei_outline_key_for_part (KeiPart part)
{
  return PART_BIT | part;
}

KeiOutlineEntryType
kei_outline_key_get_type_of (KeiOutlineKey key)
{
  return key & SLOT_BIT ? KEI_OUTLINE_ENTRY_LIST : key & PART_BIT ? KEI_OUTLINE_ENTRY_GROUP
                                                                  : KEI_OUTLINE_ENTRY_NODE;
}

KeiSlot
kei_outline_key_get_slot (KeiOutlineKey key)
{
  return key & SLOT_BIT ? (KeiSlot) (key & ~SLOT_BIT) : KEI_SLOT_NONE;
}

KeiPart
kei_outline_key_get_part (KeiOutlineKey key)
{
  return (KeiPart) (key & ~PART_BIT);
}

static void
kei_outline_entry_finalize (GObject *object)
{
  g_clear_pointer (&KEI_OUTLINE_ENTRY (object)->node, kei_node_unref);
  G_OBJECT_CLASS (kei_outline_entry_parent_class)->finalize (object);
}

static void
kei_outline_entry_class_init (KeiOutlineEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_outline_entry_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_outline_entry_init (KeiOutlineEntry *self)
{
}

KeiOutlineEntry *
kei_outline_entry_new (KeiOutlineKey key, KeiNode *node)
{
  KeiOutlineEntry *self = g_object_new (KEI_TYPE_OUTLINE_ENTRY, NULL);

  self->key = key;
  self->node = kei_node_ref (node);
  return self;
}

KeiOutlineKey
kei_outline_entry_get_key (KeiOutlineEntry *self)
{
  g_return_val_if_fail (KEI_IS_OUTLINE_ENTRY (self), KEI_OUTLINE_KEY_ROOT);

  return self->key;
}

KeiNode *
kei_outline_entry_get_node (KeiOutlineEntry *self)
{
  g_return_val_if_fail (KEI_IS_OUTLINE_ENTRY (self), NULL);

  return self->node;
}

void
kei_outline_entry_update (KeiOutlineEntry *self, KeiNode *node)
{
  g_return_if_fail (KEI_IS_OUTLINE_ENTRY (self));

  kei_node_ref (node);
  kei_node_unref (self->node);
  self->node = node;
  g_signal_emit (self, changed_signal, 0);
}
