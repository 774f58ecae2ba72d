/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-report.h"

G_BEGIN_DECLS

/* The formats that a report can be written in: one row each in kei-report-format.c. */

#define KEI_REPORT_ERROR (kei_report_error_quark ())
typedef enum {
  KEI_REPORT_ERROR_EMPTY,  /* the format holds tables or figures only, and the report has none */
  KEI_REPORT_ERROR_FORMAT, /* what a library could not write */
} KeiReportError;
GQuark kei_report_error_quark (void);

/* What goes with the writing of one report. All may be left out. */
typedef struct
{
  GCancellable *cancellable;
  void (*progress) (double fraction, gpointer data); /* on the writer's thread, at most some hundred times */
  gpointer data;
  GPtrArray *notes; /* (element-type utf8): gets what a person should know: a font that is missing, an image that could not be read */
} KeiReportJob;

/* Writes @report to @stream, which stays open. Blocks: called on a worker's thread. Errors: GIO's (a full disk,
 * cancelled) and KEI_REPORT_ERROR. @job may be NULL. Same report, same bytes. */
typedef gboolean (*KeiReportWrite) (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error);

/* The same from pages that are laid out already. What comes are the bytes that KeiReportWrite makes of their report. */
typedef struct _KeiReportPages KeiReportPages;
typedef gboolean (*KeiReportWritePages) (KeiReportPages *pages, GOutputStream *stream, KeiReportJob *job, GError **error);

typedef struct
{
  const char *name;      /* of --to */
  const char *extension; /* without a dot */
  const char *media_type;
  const char *label;  /* msgid */
  KeiBlockKind holds; /* KEI_BLOCK_TABLE or KEI_BLOCK_FIGURE where it holds nothing else, else KEI_BLOCK_PART */
  KeiReportWrite write;
  KeiReportWritePages write_pages; /* (nullable): the format has pages */
} KeiReportFormat;

const KeiReportFormat *kei_report_formats (guint *n);
/* (nullable) */
const KeiReportFormat *kei_report_format_by_name (const char *name);

/* Whether the report has something that the format holds; where not, writing fails with KEI_REPORT_ERROR_EMPTY. */
gboolean kei_report_format_fits (const KeiReportFormat *format, const KeiReport *report);

/* What writers share: whether it was cancelled, and how far it is. @job may be NULL; FALSE with an error when cancelled. */
gboolean kei_report_job_step (KeiReportJob *job, double fraction, GError **error);
void kei_report_job_note (KeiReportJob *job, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
