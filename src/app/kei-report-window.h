/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-editor.h"

G_BEGIN_DECLS

/* The plan on paper: a preview of the very pages that are printed and exported, what there is to choose beside it, and the ways
 * out: print, export in each format, copy a table. */

#define KEI_TYPE_REPORT_WINDOW (kei_report_window_get_type ())
G_DECLARE_FINAL_TYPE (KeiReportWindow, kei_report_window, KEI, REPORT_WINDOW, AdwWindow)

GtkWidget *kei_report_window_new (GtkWindow *parent, KeiEditor *editor);

/* Shows another kind of report (see kei_plan_report_kinds()). */
void kei_report_window_set_kind (KeiReportWindow *self, const char *kind);

/* Whether the pages that are shown are those of the plan and the options as they are. */
gboolean kei_report_window_get_ready (KeiReportWindow *self);

/* Writes what is shown to @location and says so in a toast, or why not. */
gboolean kei_report_window_get_exporting (KeiReportWindow *self);
void kei_report_window_export_to (KeiReportWindow *self, const char *format, GFile *location);

G_END_DECLS
