/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-comparison-rows.h"
#include "kei-editor.h"
#include "kei-report-style.h"

G_BEGIN_DECLS

/* What is made of a comparison, and how: kind of report, branch, style, paper, and each of the options that comparison tables have. A
 * style is shipped, carried by the plan, or read from a file; what is changed here is a copy of it. */

#define KEI_TYPE_TABLE_OPTIONS (kei_table_options_get_type ())
G_DECLARE_FINAL_TYPE (KeiTableOptions, kei_table_options, KEI, TABLE_OPTIONS, AdwPreferencesPage)

/* Signal "changed" (self): something else is to be made.
 * @editor (nullable): of the plan whose styles are offered. @branch: what is shown at first, KEI_ID_NONE for all. */
GtkWidget *kei_table_options_new (KeiEditor *editor, KeiComparisonRows *rows, KeiId branch);

const char *kei_table_options_get_kind (KeiTableOptions *self);
void kei_table_options_set_kind (KeiTableOptions *self, const char *kind);
/* An item of either plan, or KEI_ID_NONE for all. */
KeiId kei_table_options_get_branch (KeiTableOptions *self);
/* As it is changed here. (transfer none) */
KeiReportStyle *kei_table_options_get_style (KeiTableOptions *self);

G_END_DECLS
