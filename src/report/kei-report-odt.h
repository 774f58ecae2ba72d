/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report-format.h"

G_BEGIN_DECLS

/* A KeiReportWrite: an OpenDocument text (ODF 1.2) for LibreOffice and Word. Headings, roles and pages are styles, contents and page
 * numbers are fields, revisions are tracked changes. What no word processor can show becomes its description, with a note. */
gboolean kei_report_write_odt (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error);

G_END_DECLS
