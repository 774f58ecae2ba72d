/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-editor.h"
#include "kei-report-style.h"

G_BEGIN_DECLS

/* What is to be printed and how: kind of report, style, page, years, and what the kind leaves to the person. A style is shipped,
 * carried by the plan, or read from a file; what is changed here is a copy of it. */

#define KEI_TYPE_REPORT_OPTIONS (kei_report_options_get_type ())
G_DECLARE_FINAL_TYPE (KeiReportOptions, kei_report_options, KEI, REPORT_OPTIONS, AdwPreferencesPage)

/* Signal "changed" (self): something else is to be made. */
GtkWidget *kei_report_options_new (KeiEditor *editor);

const char *kei_report_options_get_kind (KeiReportOptions *self);
void kei_report_options_set_kind (KeiReportOptions *self, const char *kind);
/* As it is changed here. (transfer none) */
KeiReportStyle *kei_report_options_get_style (KeiReportOptions *self);

G_END_DECLS
