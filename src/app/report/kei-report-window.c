/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of the plan behind the window asks again as a change of the options does. */
#include "config.h"

#include "kei-report-window.h"

#include <glib/gi18n-lib.h>

#include "kei-plan-report.h"
#include "kei-report-options.h"

struct _KeiReportWindow
{
  KeiReportFrame parent_instance;

  KeiEditor *editor;         /* owned */
  KeiReportOptions *options; /* unowned: a child */
};

G_DEFINE_FINAL_TYPE (KeiReportWindow, kei_report_window, KEI_TYPE_REPORT_FRAME)

/* --- What is asked for --- */

typedef struct
{
  KeiTree *tree;         /* owned */
  char *kind;            /* owned */
  KeiReportStyle *style; /* owned */
} Request;

static void
request_free (Request *request)
{
  kei_tree_unref (request->tree);
  g_free (request->kind);
  kei_report_style_unref (request->style);
  g_free (request);
}

static KeiReport *
make (gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return kei_plan_report_new (request->tree, request->kind, request->style, cancellable, error);
}

static void
kei_report_window_ask (KeiReportFrame *frame, KeiReportMaker *maker)
{
  KeiReportWindow *self = KEI_REPORT_WINDOW (frame);
  Request *request = g_new (Request, 1);

  request->tree = kei_tree_ref (kei_editor_get_tree (self->editor));
  request->kind = g_strdup (kei_report_options_get_kind (self->options));
  request->style = kei_report_style_ref (kei_report_options_get_style (self->options));
  kei_report_maker_ask (maker, make, request, (GDestroyNotify) request_free);
}

/* --- The class --- */

static void
kei_report_window_dispose (GObject *object)
{
  KeiReportWindow *self = KEI_REPORT_WINDOW (object);

  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kei_report_window_parent_class)->dispose (object);
}

static void
kei_report_window_class_init (KeiReportWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kei_report_window_dispose;
  KEI_REPORT_FRAME_CLASS (klass)->ask = kei_report_window_ask;
}

static void
kei_report_window_init (KeiReportWindow *self)
{
}

GtkWidget *
kei_report_window_new (GtkWindow *parent, KeiEditor *editor)
{
  KeiReportWindow *self = g_object_new (KEI_TYPE_REPORT_WINDOW, "transient-for", parent, "title", _ ("Print and Export"), NULL);
  KeiReportFrame *frame = KEI_REPORT_FRAME (self);

  self->editor = g_object_ref (editor);
  self->options = KEI_REPORT_OPTIONS (kei_report_options_new (editor));
  kei_report_frame_set_options (frame, GTK_WIDGET (self->options));
  kei_report_frame_set_subtitle (frame, kei_node_get_headline (kei_tree_get_root (kei_editor_get_tree (editor))));
  g_signal_connect_object (self->options, "changed", G_CALLBACK (kei_report_frame_ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kei_editor_get_document (editor), "changed", G_CALLBACK (kei_report_frame_ask_later), self, G_CONNECT_SWAPPED);
  kei_report_frame_ask (frame);
  return GTK_WIDGET (self);
}

void
kei_report_window_set_kind (KeiReportWindow *self, const char *kind)
{
  g_return_if_fail (KEI_IS_REPORT_WINDOW (self));
  kei_report_options_set_kind (self->options, kind);
}
