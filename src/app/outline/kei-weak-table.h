/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Objects by a 64 bit key, for as long as somebody else holds them: so that there is one object a key.
 * A GHashTable; its size is the number of living objects. */
GHashTable *kei_weak_table_new (void);

/* @key must not be there. @object is not held. */
void kei_weak_table_add (GHashTable *table, guint64 key, gpointer object);
/* (transfer none) (nullable) */
gpointer kei_weak_table_get (GHashTable *table, guint64 key);
/* (element-type guint64) (transfer full) */
GArray *kei_weak_table_list_keys (GHashTable *table);

G_END_DECLS
