/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report-format.h"

G_BEGIN_DECLS

/* KeiReportWrite: the figures of a report, one below the other. Without a figure: KEI_REPORT_ERROR_EMPTY. */
gboolean kei_report_write_svg (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error);

G_END_DECLS
