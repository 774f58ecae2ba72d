/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether a one-line text in a table has a use for this key itself. Otherwise it is the table's: an arrow where
 * the caret can go no further goes to the next cell, Ctrl+C with nothing selected takes the cell. */
gboolean kei_form_text_keeps_key (GtkText *text, guint key, GdkModifierType state);

G_END_DECLS
