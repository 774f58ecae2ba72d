/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the assistant's text comes from (a file, the clipboard, a drop), and its way through a worker to an outline. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-file-picker.h"
#include "kei-import-window-private.h"
#include "kei-load.h"
#include "kei-outline-decode.h"

/* --- Reading --- */

static void
show_error (KeiImportWindow *self, const char *text)
{
  gtk_label_set_text (self->error_label, text == NULL ? "" : text);
  gtk_widget_set_visible (self->error_card, text != NULL);
  if (text != NULL)
    _kei_import_window_go_to (self, KEI_IMPORT_STEP_FILE);
}

static void
take_outline (KeiImportWindow *self, KeiOutline *outline)
{
  if (outline->warning != NULL)
    {
      show_error (self, outline->warning);
      kei_outline_free (outline);
      return;
    }
  show_error (self, NULL);
  g_clear_object (&self->import);
  self->import = kei_import_new (outline);
  self->title_typed = FALSE;
  g_signal_group_set_target (self->signals, self->import);
  _kei_import_window_fill_lists (self);
  _kei_import_window_update_target (self);
  _kei_import_window_go_to (self, KEI_IMPORT_STEP_LINES);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GBytes *bytes = data;
  GError *error = NULL;
  KeiOutline *outline = kei_outline_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), cancellable, &error);

  if (outline == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, outline, (GDestroyNotify) kei_outline_free);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  KeiImportWindow *self = KEI_IMPORT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  KeiOutline *outline = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    {
      /* Another text came meanwhile, or the window closes. */
      g_clear_pointer (&outline, kei_outline_free);
      return;
    }
  g_clear_object (&self->reading);
  _kei_import_window_show_step (self);
  if (outline != NULL)
    take_outline (self, outline);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
}

/* Shows that a text is being read; what stops it. (transfer none) */
static GCancellable *
begin_reading (KeiImportWindow *self, const char *name)
{
  g_autofree char *text = g_strdup_printf (_ ("Reading “%s”…"), name);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  adw_window_title_set_subtitle (self->title, name);
  gtk_label_set_text (self->busy_label, text);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  return self->reading;
}

static void
read_bytes (KeiImportWindow *self, GBytes *bytes)
{
  g_autoptr (GTask) task = g_task_new (self, self->reading, read_cb, NULL);

  g_task_set_source_tag (task, read_bytes);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, read_in_thread);
}

void
kei_import_window_read (KeiImportWindow *self, const char *name, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (KEI_IS_IMPORT_WINDOW (self));

  bytes = g_bytes_new (text, length);
  begin_reading (self, name);
  read_bytes (self, bytes);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kei_load_bytes_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes != NULL)
    {
      read_bytes (self, bytes);
      return;
    }
  g_clear_object (&self->reading);
  _kei_import_window_show_step (self);
  show_error (self, error->message);
}

void
kei_import_window_load (KeiImportWindow *self, GFile *file)
{
  g_autofree char *name = NULL;

  g_return_if_fail (KEI_IS_IMPORT_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  name = g_file_get_basename (file);
  kei_load_bytes_async (file, KEI_OUTLINE_MAX_BYTES, begin_reading (self, name), load_cb, g_object_ref (self));
}

/* --- Where a text comes from --- */

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = kei_file_picker_open_finish (result, &error);
  g_autoptr (GFile) file = files == NULL ? NULL : g_list_model_get_item (files, 0);

  if (file != NULL)
    kei_import_window_load (self, file);
}

void
_kei_import_window_choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) texts = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  KeiFilePickerOptions options = { .title = _ ("Choose the Text of an Outline"), .accept = _ ("_Read"), .filters = G_LIST_MODEL (filters) };

  gtk_file_filter_set_name (texts, _ ("Texts"));
  gtk_file_filter_add_mime_type (texts, "text/plain");
  gtk_file_filter_add_mime_type (texts, "text/markdown");
  gtk_file_filter_add_pattern (texts, "*.txt");
  gtk_file_filter_add_pattern (texts, "*.md");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, texts);
  g_list_store_append (filters, all);
  kei_file_picker_open_async (GTK_WINDOW (widget), &options, NULL, picked_cb, g_object_ref (widget));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiImportWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || *text == '\0')
    show_error (self, _ ("There is no text on the clipboard."));
  else
    kei_import_window_read (self, _ ("Clipboard"), text, strlen (text));
}

void
_kei_import_window_paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (KEI_IMPORT_WINDOW (widget)->step == KEI_IMPORT_STEP_FILE)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb, g_object_ref (widget));
}

gboolean
_kei_import_window_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    kei_import_window_load (data, g_value_get_object (value));
  else
    kei_import_window_read (data, _ ("Dropped text"), g_value_get_string (value), strlen (g_value_get_string (value)));
  return TRUE;
}
