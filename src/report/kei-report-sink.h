/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report-format.h"

G_BEGIN_DECLS

/* Text on its way to a stream: a writer appends to `text`, and what has gathered goes out now and then, so that a
 * long report is never in memory as a whole. */
typedef struct
{
  GString *text;
  GOutputStream *stream;
  KeiReportJob *job; /* (nullable) */
  guint step;        /* the last that was told, in hundredths */
} KeiReportSink;

/* @stream and @job are not kept alive. */
void kei_report_sink_init (KeiReportSink *sink, GOutputStream *stream, KeiReportJob *job);
/* Lets what has gathered go if it is much. FALSE: the stream's error, or cancelled. */
gboolean kei_report_sink_spill (KeiReportSink *sink, GError **error);
/* The same, and says that block @i of @n is written. */
gboolean kei_report_sink_step (KeiReportSink *sink, guint i, guint n, GError **error);
/* Lets the rest go if all was @written until now, and clears the sink. Returns whether all is written. */
gboolean kei_report_sink_end (KeiReportSink *sink, gboolean written, GError **error);

G_END_DECLS
