/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @button a menu that is made into widgets when it is first opened. A form has a button for
 * each of its parts, and most of them are never pressed. */
void kei_late_menu_set (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
