/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-sdg-tile.h"

G_BEGIN_DECLS

/* The seventeen goals as tiles, six in a row, and a count in the last cell. One of them may be the
 * selected one. Tab stops once, arrow keys go from tile to tile. */

#define KEI_TYPE_SDG_GRID (kei_sdg_grid_get_type ())
G_DECLARE_FINAL_TYPE (KeiSdgGrid, kei_sdg_grid, KEI, SDG_GRID, GtkWidget)

/* Properties: "selected" (0 for none, else 1 to 17).
 * Signals: "toggled" (self, guint goal): Space or Enter on a tile, or a second click on it; the first click
 *          only selects it, because looking at a goal is no link to it. */
GtkWidget *kei_sdg_grid_new (void);

guint kei_sdg_grid_get_selected (KeiSdgGrid *self);
void kei_sdg_grid_set_selected (KeiSdgGrid *self, guint goal);

/* For setting links and marks. (transfer none) */
KeiSdgTile *kei_sdg_grid_get_tile (KeiSdgGrid *self, guint goal);

/* What the last cell says; @description is for its tooltip. */
void kei_sdg_grid_set_count (KeiSdgGrid *self, const char *count, const char *description);

G_END_DECLS
