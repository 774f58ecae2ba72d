/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says a sentence in the toast overlay that @widget stands in. What it names may hold what is markup to a toast. */
void kei_toast_say (GtkWidget *widget, const char *text);
/* With a button that does an action of the widgets around the overlay. */
void kei_toast_offer (GtkWidget *widget, const char *text, const char *button, const char *action, GVariant *target);

G_END_DECLS
