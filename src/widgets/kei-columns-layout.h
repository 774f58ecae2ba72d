/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays out children in columns of one width, as many as fit and at most as many as there are
 * children; each row is as high as its highest child. A child with the CSS class "wide" has a row
 * of its own. */

#define KEI_TYPE_COLUMNS_LAYOUT (kei_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (KeiColumnsLayout, kei_columns_layout, KEI, COLUMNS_LAYOUT, GtkLayoutManager)

/* @least: the width below which a column is not worth having, in pixels at 11 pt; @gap between
 * children, in pixels. Returns a box-like widget with this layout. */
GtkWidget *kei_columns_new (int least, int gap, guint most);
void kei_columns_append (GtkWidget *columns, GtkWidget *child);

G_END_DECLS
