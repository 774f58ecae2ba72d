/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "kei-report-format.h"

G_BEGIN_DECLS

/* A report laid out on pages: what the PDF, the print preview and the printer get, so that they are the same. Immutable and
 * atomically counted. Any thread may ask and draw, several at a time. Pages count from 0, lengths are
 * points. */

#define KEI_TYPE_REPORT_PAGES (kei_report_pages_get_type ())
GType kei_report_pages_get_type (void);

/* Lays @report out, which is kept. Takes its time: called on a worker's thread. NULL with GIO's error when @job (nullable)
 * is cancelled. There is one page at least. (transfer full) */
KeiReportPages *kei_report_pages_new (KeiReport *report, KeiReportJob *job, GError **error);
KeiReportPages *kei_report_pages_ref (KeiReportPages *pages);
void kei_report_pages_unref (KeiReportPages *pages);

guint kei_report_pages_get_n_pages (const KeiReportPages *pages);
void kei_report_pages_get_size (const KeiReportPages *pages, guint page, double *width, double *height);
/* The number that is printed on the page; "" on pages before the first one with furniture. */
const char *kei_report_pages_get_label (const KeiReportPages *pages, guint page);

/* Draws with the upper left corner of the paper at 0, 0 of @cr. The paper itself is not drawn. */
void kei_report_pages_draw (const KeiReportPages *pages, guint page, cairo_t *cr);

/* What stands on the page, a line for each line, from the top to the bottom and cell by cell; the furniture last. (transfer full) */
char *kei_report_pages_dup_text (const KeiReportPages *pages, guint page);

/* Where a heading or what else has an anchor is. */
typedef struct
{
  guint page;
  double x;
  double y;
} KeiReportSpot;
gboolean kei_report_pages_find (const KeiReportPages *pages, const char *anchor, KeiReportSpot *spot);

/* The headings in their order, as an outline shows them. (transfer none) */
typedef struct
{
  guint level; /* from 1 */
  char *text;  /* number and title */
  KeiReportSpot spot;
} KeiReportEntry;
const KeiReportEntry *kei_report_pages_get_outline (const KeiReportPages *pages, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiReportPages, kei_report_pages_unref)

G_END_DECLS
