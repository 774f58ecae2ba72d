/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bin for a panel at the side that wants a certain width, makes do with its child's least one, and is
 * made wider or narrower by dragging its inner edge; a double click there gives back the usual width. */

#define KEI_TYPE_SIDE_PANE (kei_side_pane_get_type ())
G_DECLARE_FINAL_TYPE (KeiSidePane, kei_side_pane, KEI, SIDE_PANE, GtkWidget)

/* Properties: "child" (GtkWidget), "width" (int, the one that is wanted), "usual-width" (int),
 * "edge" (GtkPositionType: LEFT or RIGHT, the side that is dragged). */
GtkWidget *kei_side_pane_new (void);

void kei_side_pane_set_child (KeiSidePane *self, GtkWidget *child);
void kei_side_pane_set_width (KeiSidePane *self, int width);
int kei_side_pane_get_width (KeiSidePane *self);

G_END_DECLS
