/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tooltips for what there is much of: rows, tiles, cells. gtk_widget_set_tooltip_text() asks the
 * X server each time what is under the pointer, which takes longer than all else about
 * a row; this does nothing until the tooltip is to be shown. */

/* @text: NULL for none. A tooltip that is shown stays as it is until the pointer moves. What has no text
 * of its own needs an accessible label as well. */
void kei_tooltip_set (GtkWidget *widget, const char *text);

/* (transfer none) (nullable) */
const char *kei_tooltip_get (GtkWidget *widget);

G_END_DECLS
