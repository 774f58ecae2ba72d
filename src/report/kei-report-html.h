/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report-format.h"

G_BEGIN_DECLS

/* KeiReportWrite. One file that needs no other: HTML that is well-formed XML too, without scripts. */
gboolean kei_report_write_html (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error);

G_END_DECLS
