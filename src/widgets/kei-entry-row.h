/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of a list with a title and a line to type into, a GtkEditable. AdwEntryRow looks the same, but what has the
 * keyboard in it is hidden from screen readers: they hear nothing when it is entered. Here it is a GtkEntry.
 *
 * Property "title" is AdwPreferencesRow's; "activates-default" (gboolean): Enter presses the window's default button.
 * Signal "apply" (self): Enter was pressed or the row left, and the text is another than when it was entered. */

#define KEI_TYPE_ENTRY_ROW (kei_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (KeiEntryRow, kei_entry_row, KEI, ENTRY_ROW, AdwPreferencesRow)

GtkWidget *kei_entry_row_new (const char *title);

G_END_DECLS
