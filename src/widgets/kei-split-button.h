/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* AdwSplitButton has a tooltip for the button of its menu, but no name: @name, translated, is what a screen reader says. */
void kei_split_button_name_menu (GtkWidget *split_button, const char *name);

G_END_DECLS
