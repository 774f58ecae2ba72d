/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-report-exporter.h"

#include <glib/gi18n-lib.h>

#include "kei-alert.h"
#include "kei-complete-name.h"
#include "kei-error-text.h"
#include "kei-file-picker.h"
#include "kei-report-export.h"
#include "kei-toast.h"

#define SHOW_AFTER 500 /* ms of work before it is shown */

struct _KeiReportExporter
{
  AdwBin parent_instance;

  KeiReportMaker *maker; /* owned, nullable until it is set */
  GCancellable *writing; /* owned, nullable: while something is written */

  /* Template references */
  GtkRevealer *revealer;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (KeiReportExporter, kei_report_exporter, ADW_TYPE_BIN)

enum {
  PROP_BUSY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- One that is under way; the strip lives at least as long --- */

typedef struct
{
  KeiReportExporter *exporter; /* owned */
  GFile *location;             /* owned */
  GPtrArray *made_with;        /* owned (element-type utf8): what the pages that are written were made with */
  guint show_id;
} Export;

static void
export_free (Export *export)
{
  g_clear_handle_id (&export->show_id, g_source_remove);
  g_object_unref (export->exporter);
  g_object_unref (export->location);
  g_clear_pointer (&export->made_with, g_ptr_array_unref);
  g_free (export);
}

/* The window may be closed while the worker is at it. */
static gboolean
is_shown (KeiReportExporter *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static void
progress_cb (double fraction, gpointer data)
{
  KeiReportExporter *self = ((Export *) data)->exporter;

  if (is_shown (self))
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static gboolean
show_cb (gpointer data)
{
  Export *export = data;

  export->show_id = 0;
  if (is_shown (export->exporter))
    gtk_revealer_set_reveal_child (export->exporter->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
say_written (KeiReportExporter *self, GFile *location, const GPtrArray *notes)
{
  g_autofree char *base = g_file_get_basename (location);
  g_autofree char *uri = g_file_get_uri (location);
  g_autofree char *text = notes->len > 0 ? g_strdup_printf (_ ("“%s” is written. %s"), base, (const char *) g_ptr_array_index (notes, 0)) : g_strdup_printf (_ ("“%s” is written"), base);

  kei_toast_offer (GTK_WIDGET (self), text, _ ("_Open"), "report.open-exported", g_variant_new_string (uri));
}

static void
say_cancelled (KeiReportExporter *self, GFile *location)
{
  g_autofree char *name = g_file_get_basename (location);
  g_autofree char *shown_name = g_filename_display_name (name);
  /* Translators: a file's name. It is not there, or what it was before. */
  g_autofree char *text = g_strdup_printf (_ ("The export was cancelled: “%s” is as it was"), shown_name);

  kei_toast_say (GTK_WIDGET (self), text);
}

/* Not a toast: what was not written must not be taken for written by who looked away. */
static void
tell_failure (KeiReportExporter *self, GFile *location, const GError *error)
{
  g_autofree char *name = g_file_get_basename (location);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autoptr (KeiErrorText) text = kei_error_text_new (error, KEI_ERROR_TEXT_SAVING, shown_name);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", text->cause, text->advice);
  KeiAlertAnswer answers[] = { { "close", _ ("_Close") } };

  kei_alert_choose_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), text->heading, body, answers, G_N_ELEMENTS (answers), NULL, NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  KeiReportExporter *self = export->exporter;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written = kei_report_export_finish (result, &notes, &error);

  g_clear_object (&self->writing);
  if (is_shown (self))
    {
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      if (written)
        say_written (self, export->location, notes->len == 0 && export->made_with != NULL ? export->made_with : notes);
      else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say_cancelled (self, export->location);
      else
        tell_failure (self, export->location, error);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  export_free (export);
}

void
kei_report_exporter_write (KeiReportExporter *self, const char *format, GFile *location)
{
  const KeiReportFormat *row = kei_report_format_by_name (format);
  KeiReport *report;
  Export *export;

  g_return_if_fail (KEI_IS_REPORT_EXPORTER (self));

  /* What is shown may have gone while the person looked for a place. */
  report = kei_report_maker_get_report (self->maker);
  if (self->writing != NULL || report == NULL)
    return;
  export = g_new0 (Export, 1);
  export->exporter = g_object_ref (self);
  export->location = g_object_ref (location);
  /* The pages are those that are shown: what is to be known of them was found when they were made. */
  if (row->write_pages != NULL)
    export->made_with = g_ptr_array_ref (kei_report_maker_get_notes (self->maker));
  export->show_id = g_timeout_add (SHOW_AFTER, show_cb, export);
  self->writing = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  kei_report_export_async (report, kei_report_maker_get_pages (self->maker), row, location, progress_cb, self->writing, written_cb, export);
}

/* --- Where to --- */

typedef struct
{
  KeiReportExporter *exporter; /* owned */
  const KeiReportFormat *format;
} Choice;

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Choice *choice = data;
  g_autoptr (KeiReportExporter) self = choice->exporter;
  g_autoptr (GFile) chosen = kei_file_picker_save_finish (result, NULL);
  g_autofree char *suffix = g_strdup_printf (".%s", choice->format->extension);
  g_autoptr (GFile) location = NULL;

  if (chosen == NULL)
    return;
  location = kei_complete_name (chosen, suffix);
  kei_report_exporter_write (self, choice->format->name, location);
}

/* 第2次みなと町総合計画 体系図.pdf; what a file's name cannot hold is left out. */
static char *
dup_file_name (KeiReport *report, const char *extension)
{
  const KeiReportFacts *facts = kei_report_get_facts (report);
  g_autofree char *name = g_strdup_printf ("%s %s", facts->title, facts->subject);

  g_strdelimit (g_strstrip (name), "/\\:*?\"<>|\n\t", '_');
  return g_strdup_printf ("%s.%s", name, extension);
}

void
kei_report_exporter_choose (KeiReportExporter *self, const char *format)
{
  const KeiReportFormat *row = kei_report_format_by_name (format);
  g_autofree char *file_name = NULL;
  g_autoptr (GListModel) filters = NULL;
  KeiFilePickerOptions picker = { .title = _ ("Export the Report"), .accept = _ ("_Export") };
  Choice *choice;

  g_return_if_fail (KEI_IS_REPORT_EXPORTER (self));
  g_return_if_fail (row != NULL);

  file_name = dup_file_name (kei_report_maker_get_report (self->maker), row->extension);
  filters = kei_file_picker_create_filters (_ (row->label), row->extension);
  picker.name = file_name;
  picker.filters = filters;
  choice = g_new (Choice, 1);
  *choice = (Choice){ g_object_ref (self), row };
  kei_file_picker_save_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &picker, NULL, place_chosen_cb, choice);
}

GMenuModel *
kei_report_exporter_create_menu (KeiReportExporter *self, const char *action, KeiReportOffers offers, gpointer data)
{
  KeiReport *report = kei_report_maker_get_report (self->maker);
  GMenu *menu = g_menu_new ();
  guint n;
  const KeiReportFormat *formats = kei_report_formats (&n);

  for (guint i = 0; report != NULL && i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (formats[i].label), NULL);

      if (!kei_report_format_fits (&formats[i], report) || (offers != NULL && !offers (data, &formats[i])))
        continue;
      g_menu_item_set_action_and_target (item, action, "s", formats[i].name);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* --- The class --- */

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kei_report_exporter_cancel (KEI_REPORT_EXPORTER (widget));
}

static void
kei_report_exporter_dispose (GObject *object)
{
  KeiReportExporter *self = KEI_REPORT_EXPORTER (object);

  g_clear_object (&self->maker);
  G_OBJECT_CLASS (kei_report_exporter_parent_class)->dispose (object);
}

static void
kei_report_exporter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, kei_report_exporter_get_busy (KEI_REPORT_EXPORTER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_report_exporter_class_init (KeiReportExporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kei_report_exporter_dispose;
  object_class->get_property = kei_report_exporter_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-report-exporter.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiReportExporter, revealer);
  gtk_widget_class_bind_template_child (widget_class, KeiReportExporter, progress);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_cb);
}

static void
kei_report_exporter_init (KeiReportExporter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kei_report_exporter_set_maker (KeiReportExporter *self, KeiReportMaker *maker)
{
  g_return_if_fail (KEI_IS_REPORT_EXPORTER (self));
  g_return_if_fail (self->maker == NULL);
  self->maker = g_object_ref (maker);
}

void
kei_report_exporter_cancel (KeiReportExporter *self)
{
  g_return_if_fail (KEI_IS_REPORT_EXPORTER (self));
  g_cancellable_cancel (self->writing);
}

gboolean
kei_report_exporter_get_busy (KeiReportExporter *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_EXPORTER (self), FALSE);
  return self->writing != NULL;
}
