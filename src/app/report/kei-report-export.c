/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-report-export.h"

#include "kei-replace.h"

#define TELL_EVERY 100 /* ms */

/* One export. The worker leaves how far it is; a timeout of the main thread looks there. */
typedef struct
{
  KeiReport *report;     /* owned */
  KeiReportPages *pages; /* owned, nullable */
  const KeiReportFormat *format;
  GPtrArray *notes;                 /* owned */
  int thousandths;                  /* atomic */
  KeiReportExportProgress progress; /* nullable */
  gpointer user_data;
  guint tell_id;
} Export;

static void
export_free (Export *export)
{
  g_clear_handle_id (&export->tell_id, g_source_remove);
  kei_report_unref (export->report);
  g_clear_pointer (&export->pages, kei_report_pages_unref);
  g_ptr_array_unref (export->notes);
  g_free (export);
}

/* --- In the worker --- */

static void
step_cb (double fraction, gpointer data)
{
  g_atomic_int_set (&((Export *) data)->thousandths, (int) (fraction * 1000));
}

static gboolean
produce (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  KeiReportJob job = { cancellable, step_cb, export, export->notes };

  if (export->pages != NULL && export->format->write_pages != NULL)
    return export->format->write_pages (export->pages, stream, &job, error);
  return export->format->write (export->report, stream, &job, error);
}

/* --- In the main thread --- */

static gboolean
tell_cb (gpointer data)
{
  Export *export = data;

  export->progress (g_atomic_int_get (&export->thousandths) / 1000.0, export->user_data);
  return G_SOURCE_CONTINUE;
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_handle_id (&export->tell_id, g_source_remove);
  if (kei_replace_file_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
kei_report_export_async (KeiReport *report, KeiReportPages *pages, const KeiReportFormat *format, GFile *location, KeiReportExportProgress progress, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Export *export = g_new0 (Export, 1);

  g_task_set_source_tag (task, kei_report_export_async);
  g_task_set_check_cancellable (task, FALSE);
  export->report = kei_report_ref (report);
  export->pages = pages != NULL ? kei_report_pages_ref (pages) : NULL;
  export->format = format;
  export->notes = g_ptr_array_new_with_free_func (g_free);
  export->progress = progress;
  export->user_data = user_data;
  if (progress != NULL)
    export->tell_id = g_timeout_add (TELL_EVERY, tell_cb, export);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  kei_replace_file_async (location, produce, export, cancellable, replaced_cb, task);
}

gboolean
kei_report_export_finish (GAsyncResult *result, GPtrArray **notes, GError **error)
{
  Export *export = g_task_get_task_data (G_TASK (result));

  if (notes != NULL)
    *notes = g_ptr_array_ref (export->notes);
  return g_task_propagate_boolean (G_TASK (result), error);
}
