/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "kei-search.h"

G_BEGIN_DECLS

/* One hit of a search, as a row shows it. Holds the tree it was found in. */

#define KEI_TYPE_HIT_ITEM (kei_hit_item_get_type ())
G_DECLARE_FINAL_TYPE (KeiHitItem, kei_hit_item, KEI, HIT_ITEM, GObject)

/* Property: "chosen" (gboolean): whether it will be replaced. */
KeiHitItem *kei_hit_item_new (KeiTree *tree, const KeiHit *hit);

const KeiHit *kei_hit_item_get_hit (KeiHitItem *self);
gboolean kei_hit_item_get_chosen (KeiHitItem *self);

/* Where it is: the nearest title above and the field. (transfer full) */
char *kei_hit_item_dup_place (KeiHitItem *self);
/* The words with some of the text around them, as Pango markup; with @replacement (nullable) in their place. (transfer full) */
char *kei_hit_item_dup_markup (KeiHitItem *self, const char *replacement);

G_END_DECLS
