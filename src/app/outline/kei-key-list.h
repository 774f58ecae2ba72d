/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A list model whose items are named by 64 bit keys, none twice: ids of nodes, for
 * instance. It holds the keys; the items are made when somebody asks for them.
 * Given other keys it tells what is different with as few "items-changed" as there are runs of
 * keys that came or went: a key that stays is never told, and what moved goes and comes. */

#define KEI_TYPE_KEY_LIST (kei_key_list_get_type ())
G_DECLARE_FINAL_TYPE (KeiKeyList, kei_key_list, KEI, KEY_LIST, GObject)

/* The item of @key. The same object for as long as somebody holds it. (transfer full) */
typedef gpointer (*KeiKeyListFunc) (GObject *owner, guint64 key);

/* @owner makes the items and is not held: the list is empty when it is gone. */
KeiKeyList *kei_key_list_new (GType item_type, GObject *owner, KeiKeyListFunc func);

/* Cost: the keys beside each other for what is equal at both ends, and n log n for what lies between. */
void kei_key_list_set_keys (KeiKeyList *self, const guint64 *keys, guint n);
const guint64 *kei_key_list_get_keys (KeiKeyList *self, guint *n); /* (transfer none) until the next change */
/* The position of @key, or G_MAXUINT. */
guint kei_key_list_find (KeiKeyList *self, guint64 key);

G_END_DECLS
