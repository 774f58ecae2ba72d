/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of formats, and what their writers share. */
#include "config.h"

#include "kei-report-format.h"

#include <glib/gi18n-lib.h>

#include "kei-report-csv.h"
#include "kei-report-docx.h"
#include "kei-report-html.h"
#include "kei-report-odt.h"
#include "kei-report-pdf.h"
#include "kei-report-svg.h"
#include "kei-report-xlsx.h"

G_DEFINE_QUARK (kei - report - error - quark, kei_report_error)

/* clang-format off */
static const KeiReportFormat formats[] = {
  { "pdf", "pdf", "application/pdf", N_ ("PDF"), KEI_BLOCK_PART, kei_report_write_pdf, kei_report_pages_write_pdf },
  { "html", "html", "text/html", N_ ("Web page"), KEI_BLOCK_PART, kei_report_write_html },
  { "odt", "odt", "application/vnd.oasis.opendocument.text", N_ ("OpenDocument text (ODT)"), KEI_BLOCK_PART, kei_report_write_odt },
  { "docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", N_ ("Word document (DOCX)"), KEI_BLOCK_PART, kei_report_write_docx },
  { "xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", N_ ("Tables as a spreadsheet"), KEI_BLOCK_TABLE, kei_report_write_xlsx },
  { "csv", "csv", "text/csv", N_ ("Tables as CSV"), KEI_BLOCK_TABLE, kei_report_write_csv },
  { "svg", "svg", "image/svg+xml", N_ ("Figures (SVG)"), KEI_BLOCK_FIGURE, kei_report_write_svg },
  { NULL },
};
/* clang-format on */

const KeiReportFormat *
kei_report_formats (guint *n)
{
  *n = G_N_ELEMENTS (formats) - 1;
  return formats;
}

const KeiReportFormat *
kei_report_format_by_name (const char *name)
{
  for (guint i = 0; formats[i].name != NULL; i++)
    if (g_str_equal (formats[i].name, name))
      return &formats[i];
  return NULL;
}

gboolean
kei_report_format_fits (const KeiReportFormat *format, const KeiReport *report)
{
  return kei_report_count (report, format->holds) > 0;
}

gboolean
kei_report_job_step (KeiReportJob *job, double fraction, GError **error)
{
  if (job == NULL)
    return TRUE;
  if (job->progress != NULL)
    job->progress (CLAMP (fraction, 0, 1), job->data);
  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

void
kei_report_job_note (KeiReportJob *job, const char *format, ...)
{
  va_list arguments;

  if (job == NULL || job->notes == NULL)
    return;
  va_start (arguments, format);
  g_ptr_array_add (job->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}
