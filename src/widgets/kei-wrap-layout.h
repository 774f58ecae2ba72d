/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays out children one after another in their natural widths and goes on below where the width
 * ends, as words of a line do. */

#define KEI_TYPE_WRAP_LAYOUT (kei_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (KeiWrapLayout, kei_wrap_layout, KEI, WRAP_LAYOUT, GtkLayoutManager)

/* A box with this layout; @gap between children and lines, in pixels. */
GtkWidget *kei_wrap_new (int gap);

G_END_DECLS
