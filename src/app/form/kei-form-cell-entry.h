/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-context.h"

G_BEGIN_DECLS

/* One cell of a section's table. The row keeps its cells in one field with tabs between; empty ones
 * at the end are left away. */

char *kei_form_cell_get (const char *cells, guint column);                   /* (transfer full) */
char *kei_form_cell_set (const char *cells, guint column, const char *text); /* (transfer full) */

#define KEI_TYPE_FORM_CELL_ENTRY (kei_form_cell_entry_get_type ())
G_DECLARE_FINAL_TYPE (KeiFormCellEntry, kei_form_cell_entry, KEI, FORM_CELL_ENTRY, GtkWidget)

GtkWidget *kei_form_cell_entry_new (KeiFormContext *context, KeiId row, guint column);

G_END_DECLS
