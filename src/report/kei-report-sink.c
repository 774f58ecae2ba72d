/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathers text in pieces that are worth a write. */
#include "config.h"

#include "kei-report-sink.h"

#define PIECE (64 * 1024)

void
kei_report_sink_init (KeiReportSink *sink, GOutputStream *stream, KeiReportJob *job)
{
  *sink = (KeiReportSink){ .text = g_string_sized_new (PIECE + PIECE / 4), .stream = stream, .job = job };
}

static gboolean
let_go (KeiReportSink *sink, GError **error)
{
  GCancellable *cancellable = sink->job != NULL ? sink->job->cancellable : NULL;

  if (!g_output_stream_write_all (sink->stream, sink->text->str, sink->text->len, NULL, cancellable, error))
    return FALSE;
  g_string_truncate (sink->text, 0);
  return TRUE;
}

gboolean
kei_report_sink_spill (KeiReportSink *sink, GError **error)
{
  return sink->text->len < PIECE || let_go (sink, error);
}

gboolean
kei_report_sink_step (KeiReportSink *sink, guint i, guint n, GError **error)
{
  guint step = (guint) ((guint64) 100 * (i + 1) / n);

  if (!kei_report_sink_spill (sink, error))
    return FALSE;
  if (step == sink->step)
    return TRUE;
  sink->step = step;
  return kei_report_job_step (sink->job, step / 100.0, error);
}

gboolean
kei_report_sink_end (KeiReportSink *sink, gboolean written, GError **error)
{
  written = written && let_go (sink, error);
  g_string_free (sink->text, TRUE);
  return written;
}
