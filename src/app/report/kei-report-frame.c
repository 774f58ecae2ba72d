/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-report-frame.h"

#include <glib/gi18n-lib.h>

#include "kei-alert.h"
#include "kei-report-exporter.h"
#include "kei-report-preview.h"
#include "kei-report-print.h"
#include "kei-split-button.h"
#include "kei-toast.h"

#define AGAIN_AFTER 400 /* ms after the last change */

typedef struct
{
  KeiReportMaker *maker;            /* owned */
  GtkPrintSettings *print_settings; /* owned, nullable */
  gboolean stale;                   /* something changed since the last request */
  gboolean asking;                  /* whether to stop what is being written */
  guint again_id;

  /* Template references */
  AdwWindowTitle *title;
  AdwSplitButton *export_button;
  AdwBin *options_slot;
  KeiReportPreview *preview;
  KeiReportExporter *exporter;
} KeiReportFramePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (KeiReportFrame, kei_report_frame, ADW_TYPE_WINDOW)

#define GET_PRIVATE(self) ((KeiReportFramePrivate *) kei_report_frame_get_instance_private (KEI_REPORT_FRAME (self)))

static void
update_actions (KeiReportFrame *self)
{
  KeiReportFramePrivate *priv = GET_PRIVATE (self);
  gboolean there = kei_report_maker_get_pages (priv->maker) != NULL && kei_report_frame_get_ready (self) && !kei_report_exporter_get_busy (priv->exporter);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.print", there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.export", there);
}

static void
made_cb (KeiReportFrame *self)
{
  KeiReportFramePrivate *priv = GET_PRIVATE (self);
  g_autoptr (GMenuModel) formats = kei_report_exporter_create_menu (priv->exporter, "report.export", (KeiReportOffers) KEI_REPORT_FRAME_GET_CLASS (self)->offers, self);

  adw_split_button_set_menu_model (priv->export_button, formats);
  update_actions (self);
}

/* --- Asking --- */

void
kei_report_frame_ask (KeiReportFrame *self)
{
  KeiReportFramePrivate *priv = GET_PRIVATE (self);

  g_return_if_fail (KEI_IS_REPORT_FRAME (self));

  priv->stale = FALSE;
  g_clear_handle_id (&priv->again_id, g_source_remove);
  KEI_REPORT_FRAME_GET_CLASS (self)->ask (self, priv->maker);
  update_actions (self);
}

static gboolean
again_cb (gpointer data)
{
  GET_PRIVATE (data)->again_id = 0;
  kei_report_frame_ask (data);
  return G_SOURCE_REMOVE;
}

void
kei_report_frame_ask_later (KeiReportFrame *self)
{
  KeiReportFramePrivate *priv = GET_PRIVATE (self);

  g_return_if_fail (KEI_IS_REPORT_FRAME (self));

  priv->stale = TRUE;
  update_actions (self);
  g_clear_handle_id (&priv->again_id, g_source_remove);
  priv->again_id = g_timeout_add (AGAIN_AFTER, again_cb, self);
}

/* --- Printing and exporting --- */

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiReportFramePrivate *priv = GET_PRIVATE (widget);
  g_autoptr (KeiReportPages) pages = kei_report_pages_ref (kei_report_maker_get_pages (priv->maker));
  g_autoptr (GError) error = NULL;

  if (!kei_report_print (pages, kei_report_get_facts (kei_report_maker_get_report (priv->maker))->title, GTK_WINDOW (widget), &priv->print_settings, &error))
    kei_toast_say (GTK_WIDGET (priv->preview), error->message);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kei_report_exporter_choose (GET_PRIVATE (widget)->exporter, g_variant_get_string (parameter, NULL));
}

/* The first Escape is for what is under way. */
static void
escape_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (kei_report_frame_get_exporting (KEI_REPORT_FRAME (widget)))
    kei_report_exporter_cancel (GET_PRIVATE (widget)->exporter);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
open_exported_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_show_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

/* --- The class --- */

static void
kei_report_frame_dispose (GObject *object)
{
  KeiReportFramePrivate *priv = GET_PRIVATE (object);

  g_clear_handle_id (&priv->again_id, g_source_remove);
  g_clear_object (&priv->maker);
  g_clear_object (&priv->print_settings);
  G_OBJECT_CLASS (kei_report_frame_parent_class)->dispose (object);
}

static void
close_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiReportFrame) self = data;
  g_autofree char *answer = kei_alert_choose_finish (result);

  GET_PRIVATE (self)->asking = FALSE;
  if (g_strcmp0 (answer, "stop") != 0)
    return;
  kei_report_exporter_cancel (GET_PRIVATE (self)->exporter);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Nobody closes a window to throw away what it is about to write; while the question stands, it goes on. */
static void
ask_before_close (KeiReportFrame *self)
{
  const KeiAlertAnswer answers[] = {
    { "go-on", _ ("_Go On") },
    { "stop", _ ("_Stop and Close"), KEI_ALERT_DESTRUCTIVE },
  };

  if (GET_PRIVATE (self)->asking)
    return;
  GET_PRIVATE (self)->asking = TRUE;
  kei_alert_choose_async (GTK_WINDOW (self), _ ("Stop Writing the Report?"), _ ("It is not finished. When it is stopped, the file is as it was before."),
                          answers, G_N_ELEMENTS (answers), close_answered_cb, g_object_ref (self));
}

static gboolean
kei_report_frame_close_request (GtkWindow *window)
{
  if (!kei_report_frame_get_exporting (KEI_REPORT_FRAME (window)))
    return GTK_WINDOW_CLASS (kei_report_frame_parent_class)->close_request (window);
  ask_before_close (KEI_REPORT_FRAME (window));
  return TRUE;
}

static void
kei_report_frame_class_init (KeiReportFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_report_frame_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kei_report_frame_close_request;

  g_type_ensure (KEI_TYPE_REPORT_PREVIEW);
  g_type_ensure (KEI_TYPE_REPORT_EXPORTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-report-frame.ui");
  gtk_widget_class_bind_template_child_private (widget_class, KeiReportFrame, title);
  gtk_widget_class_bind_template_child_private (widget_class, KeiReportFrame, export_button);
  gtk_widget_class_bind_template_child_private (widget_class, KeiReportFrame, options_slot);
  gtk_widget_class_bind_template_child_private (widget_class, KeiReportFrame, preview);
  gtk_widget_class_bind_template_child_private (widget_class, KeiReportFrame, exporter);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "report.export", "s", export_cb);
  gtk_widget_class_install_action (widget_class, "report.escape", NULL, escape_cb);
  gtk_widget_class_install_action (widget_class, "report.open-exported", "s", open_exported_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "report.escape", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "report.export", "s", "pdf");
}

static void
kei_report_frame_init (KeiReportFrame *self)
{
  KeiReportFramePrivate *priv = GET_PRIVATE (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  priv->maker = kei_report_maker_new ();
  kei_report_preview_set_maker (priv->preview, priv->maker);
  kei_report_exporter_set_maker (priv->exporter, priv->maker);
  g_signal_connect_object (priv->maker, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->exporter, "notify::busy", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  kei_split_button_name_menu (GTK_WIDGET (priv->export_button), _ ("Other formats"));
}

void
kei_report_frame_set_subtitle (KeiReportFrame *self, const char *subtitle)
{
  g_return_if_fail (KEI_IS_REPORT_FRAME (self));
  adw_window_title_set_subtitle (GET_PRIVATE (self)->title, subtitle);
}

void
kei_report_frame_set_options (KeiReportFrame *self, GtkWidget *options)
{
  g_return_if_fail (KEI_IS_REPORT_FRAME (self));
  adw_bin_set_child (GET_PRIVATE (self)->options_slot, options);
}

void
kei_report_frame_set_notice (KeiReportFrame *self, GtkWidget *notice)
{
  g_return_if_fail (KEI_IS_REPORT_FRAME (self));
  kei_report_preview_set_notice (GET_PRIVATE (self)->preview, notice);
}

gboolean
kei_report_frame_get_ready (KeiReportFrame *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_FRAME (self), FALSE);
  return !GET_PRIVATE (self)->stale && !kei_report_maker_get_busy (GET_PRIVATE (self)->maker);
}

KeiReportMaker *
kei_report_frame_get_maker (KeiReportFrame *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_FRAME (self), NULL);
  return GET_PRIVATE (self)->maker;
}

void
kei_report_frame_export_to (KeiReportFrame *self, const char *format, GFile *location)
{
  g_return_if_fail (KEI_IS_REPORT_FRAME (self));
  kei_report_exporter_write (GET_PRIVATE (self)->exporter, format, location);
}

gboolean
kei_report_frame_get_exporting (KeiReportFrame *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_FRAME (self), FALSE);
  return kei_report_exporter_get_busy (GET_PRIVATE (self)->exporter);
}
