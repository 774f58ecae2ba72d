/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-import.h"

G_BEGIN_DECLS

/* A line of the text in the import assistant: its number, what stands there, what was noted, and
 * what it was taken for. Follows its import. */

#define KEI_TYPE_IMPORT_LINE_ROW (kei_import_line_row_get_type ())
G_DECLARE_FINAL_TYPE (KeiImportLineRow, kei_import_line_row, KEI, IMPORT_LINE_ROW, AdwBin)

GtkWidget *kei_import_line_row_new (void);
/* @import (nullable) */
void kei_import_line_row_set_line (KeiImportLineRow *self, KeiImport *import, guint row);
/* The row of the outline that it shows, or KEI_OUTLINE_NONE. */
guint kei_import_line_row_get_line (KeiImportLineRow *self);
/* Opens the menu of kinds. */
void kei_import_line_row_choose (KeiImportLineRow *self);

G_END_DECLS
