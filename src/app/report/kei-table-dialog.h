/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-comparison-report.h"
#include "kei-editor.h"
#include "kei-report-frame.h"

G_BEGIN_DECLS

/* The comparison on paper: 新旧対照表, 見え消し or a summary, with a preview of the very pages. Signal "check" (self, guint row): a
 * person wants to look at the pair that is in doubt at that row; the dialog closes. */

#define KEI_TYPE_TABLE_DIALOG (kei_table_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KeiTableDialog, kei_table_dialog, KEI, TABLE_DIALOG, KeiReportFrame)

/* @editor (nullable): of the plan whose styles are offered, and which keeps new ones. @rows must be complete. @facts (nullable) is
 * copied; its branch is what is shown at first. */
GtkWidget *kei_table_dialog_new (GtkWindow *parent, KeiEditor *editor, KeiComparisonRows *rows, const KeiComparisonFacts *facts);

/* Shows another kind (see kei_comparison_report_kinds()). */
void kei_table_dialog_set_kind (KeiTableDialog *self, const char *kind);

G_END_DECLS
