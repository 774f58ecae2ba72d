/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-report-maker.h"

G_BEGIN_DECLS

/* A window that makes a report: options at the left, its pages beside them, buttons to print and to export. Which report,
 * and what may be chosen of it, is the descendant's. Data goes one way: the options say what is wanted, the maker makes it
 * in a worker, the preview shows what came. */

#define KEI_TYPE_REPORT_FRAME (kei_report_frame_get_type ())
G_DECLARE_DERIVABLE_TYPE (KeiReportFrame, kei_report_frame, KEI, REPORT_FRAME, AdwWindow)

struct _KeiReportFrameClass
{
  AdwWindowClass parent_class;

  /* Asks the maker for what the options say now. */
  void (*ask) (KeiReportFrame *self, KeiReportMaker *maker);
  /* Whether a format is offered that holds something of what was made. (nullable): all are */
  gboolean (*offers) (KeiReportFrame *self, const KeiReportFormat *format);
};

/* --- For descendants --- */

void kei_report_frame_set_subtitle (KeiReportFrame *self, const char *subtitle);
void kei_report_frame_set_options (KeiReportFrame *self, GtkWidget *options);
/* In the footer, behind the page number. */
void kei_report_frame_set_notice (KeiReportFrame *self, GtkWidget *notice);
/* Other options: at once. */
void kei_report_frame_ask (KeiReportFrame *self);
/* What it is made of changed: when it has not changed for a while. What is there cannot be printed until then. */
void kei_report_frame_ask_later (KeiReportFrame *self);

/* --- For all --- */

/* Whether what is shown is what is asked for. */
gboolean kei_report_frame_get_ready (KeiReportFrame *self);
KeiReportMaker *kei_report_frame_get_maker (KeiReportFrame *self);
/* As the button does after a place was chosen. @format: a KeiReportFormat's name. */
void kei_report_frame_export_to (KeiReportFrame *self, const char *format, GFile *location);
gboolean kei_report_frame_get_exporting (KeiReportFrame *self);

G_END_DECLS
