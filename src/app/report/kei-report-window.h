/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-editor.h"
#include "kei-report-frame.h"

G_BEGIN_DECLS

/* The plan on paper: a preview of the very pages that are printed and exported, what there is to choose beside it, and the ways
 * out: print, export in each format, copy a table. */

#define KEI_TYPE_REPORT_WINDOW (kei_report_window_get_type ())
G_DECLARE_FINAL_TYPE (KeiReportWindow, kei_report_window, KEI, REPORT_WINDOW, KeiReportFrame)

GtkWidget *kei_report_window_new (GtkWindow *parent, KeiEditor *editor);

/* Shows another kind of report (see kei_plan_report_kinds()). */
void kei_report_window_set_kind (KeiReportWindow *self, const char *kind);

G_END_DECLS
