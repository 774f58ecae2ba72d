/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the class function “focus” of a widget whose “grab_focus” leads inside. On the way back GTK asks such a widget
 * to take the keyboard itself when its children are through, and it would give it to where it was: nothing
 * before it could ever be reached. This goes through the children and nothing else. */
gboolean kei_focus_children (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
