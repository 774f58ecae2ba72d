/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-style-file.h"

#include <glib/gi18n-lib.h>

#include "kei-complete-name.h"
#include "kei-file-picker.h"
#include "kei-load.h"
#include "kei-replace.h"
#include "kei-toast.h"

#define SUFFIX "style"
#define MAX_BYTES (1024 * 1024) /* a style has a few hundred lines at most */

/* --- Saving --- */

static gboolean
produce (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = kei_report_style_to_text (data);

  return g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (kei_replace_file_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
place_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GFile) chosen = kei_file_picker_save_finish (result, &error);
  g_autoptr (GFile) location = NULL;

  if (chosen == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  location = kei_complete_name (chosen, "." SUFFIX);
  kei_replace_file_async (location, produce, g_task_get_task_data (task), NULL, saved_cb, g_object_ref (task));
}

void
kei_style_file_save_async (GtkWindow *parent, KeiReportStyle *style, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  g_autoptr (GListModel) filters = kei_file_picker_create_filters (_ ("Styles"), SUFFIX);
  KeiFilePickerOptions picker = { .title = _ ("Save the Style"), .accept = _ ("_Save"), .name = _ ("Report.style"), .filters = filters };

  g_task_set_source_tag (task, kei_style_file_save_async);
  g_task_set_task_data (task, kei_report_style_ref (style), (GDestroyNotify) kei_report_style_unref);
  kei_file_picker_save_async (parent, &picker, NULL, place_cb, task);
}

gboolean
kei_style_file_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Opening --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = kei_load_bytes_finish (result, &error);
  KeiReportStyle *style = NULL;

  if (bytes != NULL)
    style = kei_report_style_new (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  if (style != NULL)
    g_task_return_pointer (task, style, (GDestroyNotify) kei_report_style_unref);
  else
    g_task_return_error (task, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GListModel) files = kei_file_picker_open_finish (result, &error);
  g_autoptr (GFile) location = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (location != NULL)
    kei_load_bytes_async (location, MAX_BYTES, NULL, loaded_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error != NULL ? error : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file"));
}

void
kei_style_file_open_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  g_autoptr (GListModel) filters = kei_file_picker_create_filters (_ ("Styles"), SUFFIX);
  KeiFilePickerOptions picker = { .title = _ ("Open a Style"), .accept = _ ("_Open"), .filters = filters };

  g_task_set_source_tag (task, kei_style_file_open_async);
  kei_file_picker_open_async (parent, &picker, NULL, chosen_cb, task);
}

KeiReportStyle *
kei_style_file_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
kei_style_file_say (GtkWidget *widget, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kei_toast_say (widget, error->message);
}
