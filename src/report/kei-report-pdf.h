/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report-pages.h"

G_BEGIN_DECLS

/* The pages of a report as PDF: a KeiReportWrite. */
gboolean kei_report_write_pdf (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error);
/* The same of a report that is laid out already: a KeiReportWritePages. */
gboolean kei_report_pages_write_pdf (KeiReportPages *pages, GOutputStream *stream, KeiReportJob *job, GError **error);

G_END_DECLS
