/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report-format.h"

G_BEGIN_DECLS

/* KeiReportWrite. Without a table: KEI_REPORT_ERROR_EMPTY. Takes room in the folder for temporary files. */
gboolean kei_report_write_xlsx (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error);

G_END_DECLS
