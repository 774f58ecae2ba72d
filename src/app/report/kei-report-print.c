/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-report-print.h"

#include <math.h>

static void
request_page_setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GtkPageSetup *setup, KeiReportPages *pages)
{
  double width, height;
  g_autoptr (GtkPaperSize) paper = NULL;

  kei_report_pages_get_size (pages, (guint) page, &width, &height);
  paper = gtk_paper_size_new_custom ("keikaku", "keikaku", MIN (width, height), MAX (width, height), GTK_UNIT_POINTS);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, KeiReportPages *pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  /* The printer may have other paper: what was laid out is made smaller, never cut. */
  kei_report_pages_get_size (pages, (guint) page, &width, &height);
  scale = fmin (1, fmin (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height));
  cairo_scale (cr, scale, scale);
  kei_report_pages_draw (pages, (guint) page, cr);
}

gboolean
kei_report_print (KeiReportPages *pages, const char *title, GtkWindow *parent, GtkPrintSettings **settings, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  GtkPrintOperationResult result;

  gtk_print_operation_set_n_pages (operation, (int) kei_report_pages_get_n_pages (pages));
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (*settings != NULL)
    gtk_print_operation_set_print_settings (operation, *settings);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), pages);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), pages);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (settings, gtk_print_operation_get_print_settings (operation));
  return result != GTK_PRINT_OPERATION_RESULT_ERROR;
}
