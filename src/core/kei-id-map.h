/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A persistent map from ids to 64 bit values: making the next one leaves this one as it
 * was and costs O(log of the changes so far). A flat table holds what was there when the
 * tree was made; a treap of changes, shared between versions, lies over it. */
#pragma once

#include "kei-types.h"

G_BEGIN_DECLS

/* For up to @n ids; fill it with kei_id_map_fill() before it is shared. */
KeiIdMap *kei_id_map_new (guint n);
/* Returns FALSE, changing nothing, when the id is there already. */
gboolean kei_id_map_fill (KeiIdMap *map, KeiId id, guint64 value);

KeiIdMap *kei_id_map_ref (KeiIdMap *map);
void kei_id_map_unref (KeiIdMap *map);
/* Leaves @value alone where the map has no such id. */
gboolean kei_id_map_lookup (const KeiIdMap *map, KeiId id, guint64 *value);

/* Replaces *@map by one that has the id, or has it not. Where nobody else holds the
 * map, or parts of it, they are changed in place. */
void kei_id_map_set (KeiIdMap **map, KeiId id, guint64 value);
void kei_id_map_unset (KeiIdMap **map, KeiId id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiIdMap, kei_id_map_unref)

G_END_DECLS
