/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays out two children: beside each other as long as their least widths have room, the second one as narrow as it likes at the
 * end; else the second below the first, at the end of its line. For the layout manager of a box in a template. */

#define KEI_TYPE_BESIDE_LAYOUT (kei_beside_layout_get_type ())
G_DECLARE_FINAL_TYPE (KeiBesideLayout, kei_beside_layout, KEI, BESIDE_LAYOUT, GtkLayoutManager)

/* Property: "gap" (int), between the two, in pixels. */

G_END_DECLS
