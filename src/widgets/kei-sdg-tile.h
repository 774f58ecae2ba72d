/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A goal of the SDGs as a square button with its number, in the goal's colour when it is linked, in a
 * tint of it when not. A mark at the corner says how it is linked. It never changes by itself: whoever
 * hears "clicked" decides. For pictures of goals, make it insensitive to input with "can-target" and "focusable". */

#define KEI_TYPE_SDG_TILE (kei_sdg_tile_get_type ())
G_DECLARE_FINAL_TYPE (KeiSdgTile, kei_sdg_tile, KEI, SDG_TILE, GtkButton)

/* Properties: "goal" (1 to 17), "side" (pixels at 11 pt text), "linked", "selected". */
GtkWidget *kei_sdg_tile_new (guint goal, int side);

guint kei_sdg_tile_get_goal (KeiSdgTile *self);
void kei_sdg_tile_set_goal (KeiSdgTile *self, guint goal);
int kei_sdg_tile_get_side (KeiSdgTile *self);
void kei_sdg_tile_set_side (KeiSdgTile *self, int side);

gboolean kei_sdg_tile_get_linked (KeiSdgTile *self);
void kei_sdg_tile_set_linked (KeiSdgTile *self, gboolean linked);

/* A ring says that the panel is about this goal. */
gboolean kei_sdg_tile_get_selected (KeiSdgTile *self);
void kei_sdg_tile_set_selected (KeiSdgTile *self, gboolean selected);

/* @mark: one character ("主", "−") or NULL for none; @name (nullable): what it means, in words. */
void kei_sdg_tile_set_mark (KeiSdgTile *self, const char *mark, const char *name);
const char *kei_sdg_tile_get_mark (KeiSdgTile *self);

G_END_DECLS
