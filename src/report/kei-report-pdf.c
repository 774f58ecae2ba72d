/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as PDF: cairo writes it, fonts embedded, with an outline, links, page labels and facts. */
#include "config.h"

#include "kei-report-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-report-pages-private.h"
#include "kei-report-sink.h"

#define LAYOUT_PART 0.6 /* of the time that laying out takes */

/* Without a date cairo takes the clock's, and the same report would be other bytes. */
#define NO_DATE "1970-01-01T00:00:00Z"

/* Where cairo's bytes go. */
typedef struct
{
  KeiReportSink sink;
  GError *error; /* (nullable): what stopped it */
} Target;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Target *target = closure;

  if (target->error != NULL)
    return CAIRO_STATUS_WRITE_ERROR;
  g_string_append_len (target->sink.text, (const char *) data, length);
  return kei_report_sink_spill (&target->sink, &target->error) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* --- What goes with the pages --- */

static void
set_facts (cairo_surface_t *surface, const KeiReportFacts *facts)
{
  const char *date = *facts->created != '\0' ? facts->created : NO_DATE;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, facts->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, facts->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, facts->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Keikaku " KEI_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static char *
format_target (const KeiReportSpot *spot)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("page=%u pos=[%s %s]", spot->page + 1, g_ascii_formatd (x, sizeof x, "%.1f", spot->x), g_ascii_formatd (y, sizeof y, "%.1f", spot->y));
}

static void
add_outline (cairo_surface_t *surface, const KeiReportPages *pages)
{
  guint n;
  const KeiReportEntry *entries = kei_report_pages_get_outline (pages, &n);
  int parents[KEI_N_HEADINGS + 1] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *target = format_target (&entries[i].spot);
      g_autofree char *text = g_strdup (entries[i].text);
      int added = cairo_pdf_surface_add_outline (surface, parents[entries[i].level - 1], g_strdelimit (text, "\n", ' '), target, 0);

      /* Where a level is left out, the next one hangs on what is above it. */
      for (guint level = entries[i].level; level <= KEI_N_HEADINGS; level++)
        parents[level] = added;
    }
}

/* A name as cairo's attributes quote it. */
static char *
quote (const char *name)
{
  GString *quoted = g_string_new ("'");

  for (; *name != '\0'; name++)
    {
      if (*name == '\'' || *name == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *name);
    }
  g_string_append_c (quoted, '\'');
  return g_string_free (quoted, FALSE);
}

/* Links name where they lead to: cairo 1.16 damages the file when a link says the number of a page that is not there yet. */
static void
add_link_cb (const KeiPageItem *link, gpointer data)
{
  g_autofree char *name = quote (link->what);
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  const double box[] = { link->x, link->y, link->width, link->height };
  g_autofree char *attributes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (box); i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%.1f", box[i]);
  attributes = g_strdup_printf ("rect=[%s %s %s %s] dest=%s", numbers[0], numbers[1], numbers[2], numbers[3], name);
  cairo_tag_begin (data, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (data, CAIRO_TAG_LINK);
}

static void
add_target (cairo_t *cr, const KeiReportTarget *target)
{
  g_autofree char *name = quote (target->anchor);
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = g_strdup_printf ("name=%s x=%s y=%s", name, g_ascii_formatd (x, sizeof x, "%.1f", target->spot.x), g_ascii_formatd (y, sizeof y, "%.1f", target->spot.y));

  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

/* --- Writing --- */

/* Steps that go from @start on. */
typedef struct
{
  KeiReportJob *job; /* (nullable) */
  double start;
  double part;
} Share;

static void
share_progress (double fraction, gpointer data)
{
  const Share *share = data;

  if (share->job->progress != NULL)
    share->job->progress (share->start + fraction * share->part, share->job->data);
}

static KeiReportPages *
lay_out (KeiReport *report, KeiReportJob *job, GError **error)
{
  Share share = { job, 0, LAYOUT_PART };
  KeiReportJob inner = { 0 };

  if (job == NULL)
    return kei_report_pages_new (report, NULL, error);
  inner = *job;
  inner.progress = share_progress;
  inner.data = &share;
  return kei_report_pages_new (report, &inner, error);
}

static gboolean
draw_pages (cairo_surface_t *surface, const KeiReportPages *pages, const Share *share, GError **error)
{
  guint n = kei_report_pages_get_n_pages (pages), step = MAX (n / 100, 1), next = 0;
  g_autoptr (GArray) targets = kei_report_pages_list_targets (pages);
  cairo_t *cr = cairo_create (surface);
  gboolean going = TRUE;

  for (guint i = 0; i < n && going && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++)
    {
      double width, height;

      kei_report_pages_get_size (pages, i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      cairo_pdf_surface_set_page_label (surface, kei_report_pages_get_label (pages, i));
      /* Without a structure around them cairo 1.16 writes links that damage the file. */
      if (i == 0)
        cairo_tag_begin (cr, "Document", NULL);
      kei_report_pages_draw_tagged (pages, i, cr);
      kei_report_pages_foreach_link (pages, i, add_link_cb, cr);
      for (; next < targets->len && g_array_index (targets, KeiReportTarget, next).spot.page == i; next++)
        add_target (cr, &g_array_index (targets, KeiReportTarget, next));
      if (i + 1 == n)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
      if (i % step == 0)
        going = kei_report_job_step (share->job, share->start + share->part * i / n, error);
      else
        going = share->job == NULL || !g_cancellable_set_error_if_cancelled (share->job->cancellable, error);
    }
  cairo_destroy (cr);
  return going;
}

/* @pages (transfer full) */
static gboolean
write_pages (KeiReportPages *pages, GOutputStream *stream, const Share *share, GError **error)
{
  g_autoptr (KeiReport) report = kei_report_ref (pages->report);
  Target target = { .error = NULL };
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean written;

  kei_report_sink_init (&target.sink, stream, share->job);
  surface = cairo_pdf_surface_create_for_stream (write_cb, &target, 1, 1);
  set_facts (surface, kei_report_get_facts (report));
  written = draw_pages (surface, pages, share, &target.error);
  if (written)
    add_outline (surface, pages);
  /* What comes now takes as much memory as the fonts are large. */
  kei_report_pages_unref (pages);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (target.error == NULL && status != CAIRO_STATUS_SUCCESS)
    g_set_error (&target.error, KEI_REPORT_ERROR, KEI_REPORT_ERROR_FORMAT, _ ("The PDF could not be made: %s. Try again, or choose another format."), cairo_status_to_string (status));
  written = kei_report_sink_end (&target.sink, target.error == NULL, error);
  if (target.error != NULL)
    g_propagate_error (error, target.error);
  return written;
}

gboolean
kei_report_write_pdf (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error)
{
  const Share share = { job, LAYOUT_PART, 1 - LAYOUT_PART };
  KeiReportPages *pages = lay_out (report, job, error);

  return pages != NULL && write_pages (pages, stream, &share, error);
}

gboolean
kei_report_pages_write_pdf (KeiReportPages *pages, GOutputStream *stream, KeiReportJob *job, GError **error)
{
  const Share share = { job, 0, 1 };

  return write_pages (kei_report_pages_ref (pages), stream, &share, error);
}
