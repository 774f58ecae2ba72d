/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Brings the row at @position of a GtkListView or GtkColumnView into view, without moving the
 * focus: gtk_list_view_scroll_to(), which is 4.12, or the list's own action before it. */
void kei_list_scroll_to (GtkWidget *list, guint position);

G_END_DECLS
