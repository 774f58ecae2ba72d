/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line to type into that looks like the text around it: no frame, no background, no undo of its own.
 * Screen readers find it by the widget that is returned, which is the one to name; *@text, inside, is what
 * has the keyboard and the input method. (transfer floating) */
GtkWidget *kei_line_new (GtkText **text);

G_END_DECLS
