/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests do with windows. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes windows look as the program's do: its style sheet, and the language of the locale where KEI_PICTURE_DIR is set. To be
 * called once, after gtk_test_init(). */
void kei_test_dress (void);

/* An application of its own that is registered, for windows that are shown without a main loop of theirs. (transfer full) */
AdwApplication *kei_test_application_new (void);

/* The first widget of a type in @widget, itself among them, or NULL. */
GtkWidget *kei_test_find_widget (GtkWidget *widget, GType type);
/* The same of those that show @text: a label, or what is named by one (a row, a button). */
GtkWidget *kei_test_find_text (GtkWidget *widget, GType type, const char *text);

/* Leaves a picture of the window in KEI_PICTURE_DIR as NAME.png, where that is set. */
void kei_test_leave_picture (GtkWindow *window, const char *name);

G_END_DECLS
