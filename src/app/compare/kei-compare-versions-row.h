/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-types.h"

G_BEGIN_DECLS

/* Which state of the plan in a file is meant: what the file says, or one of the named versions in it. The file is read in a worker; until it is,
 * and where it has no versions, there is nothing to choose. */

#define KEI_TYPE_COMPARE_VERSIONS_ROW (kei_compare_versions_row_get_type ())
G_DECLARE_FINAL_TYPE (KeiCompareVersionsRow, kei_compare_versions_row, KEI, COMPARE_VERSIONS_ROW, AdwComboRow)

/* Signal "changed" (self): another one is chosen, or the file was read, or cannot be. Reading stops when the row goes. */
GtkWidget *kei_compare_versions_row_new (GFile *file);

KeiId kei_compare_versions_row_get_version (KeiCompareVersionsRow *self); /* or KEI_ID_NONE */
/* Why the file cannot be read, in a sentence or two, or NULL. (transfer none) */
const char *kei_compare_versions_row_get_problem (KeiCompareVersionsRow *self);

G_END_DECLS
