/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One function for both worlds: the task's data keeps the chooser alive, which
 * GtkFileChooserNative does not do by itself, and ends the task exactly once. */
#include "config.h"

#include "kei-file-picker.h"

#include "kei-compat.h"

#if KEI_HAVE_GTK(4, 10)

static GtkFileDialog *
create_dialog (const KeiFilePickerOptions *options)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, options->title);
  gtk_file_dialog_set_accept_label (dialog, options->accept);
  gtk_file_dialog_set_initial_name (dialog, options->name);
  gtk_file_dialog_set_initial_folder (dialog, options->folder);
  gtk_file_dialog_set_filters (dialog, options->filters);
  gtk_file_dialog_set_modal (dialog, TRUE);
  return dialog;
}

/* Takes over @error. */
static void
return_error (GTask *task, GError *error)
{
  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", error->message);
  else
    {
      g_task_return_error (task, error);
      return;
    }
  g_error_free (error);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GListModel *files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  if (files == NULL)
    return_error (task, error);
  else
    g_task_return_pointer (task, files, g_object_unref);
}

static void
open_one_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    return_error (task, error);
  else
    {
      GListStore *files = g_list_store_new (G_TYPE_FILE);

      g_list_store_append (files, file);
      g_task_return_pointer (task, files, g_object_unref);
    }
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    return_error (task, error);
  else
    g_task_return_pointer (task, file, g_object_unref);
}

static void
choose (GtkWindow *parent, const KeiFilePickerOptions *options, gboolean save, GTask *task)
{
  g_autoptr (GtkFileDialog) dialog = create_dialog (options);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (save)
    gtk_file_dialog_save (dialog, parent, cancellable, save_cb, task);
  else if (options->multiple)
    gtk_file_dialog_open_multiple (dialog, parent, cancellable, open_cb, task);
  else
    gtk_file_dialog_open (dialog, parent, cancellable, open_one_cb, task);
}

#else

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
native_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  g_signal_handlers_disconnect_by_func (dialog, native_response_cb, user_data);
  if (response != GTK_RESPONSE_ACCEPT)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed");
  else if (gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SAVE)
    g_task_return_pointer (task, gtk_file_chooser_get_file (chooser), g_object_unref);
  else
    g_task_return_pointer (task, gtk_file_chooser_get_files (chooser), g_object_unref);
}

static void
choose (GtkWindow *parent, const KeiFilePickerOptions *options, gboolean save, GTask *task)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (options->title, parent,
                                                              save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              options->accept, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (chooser, options->multiple && !save);
  if (options->folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, options->folder, NULL);
  if (save && options->name != NULL)
    gtk_file_chooser_set_current_name (chooser, options->name);
  for (guint i = 0; options->filters != NULL && i < g_list_model_get_n_items (options->filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (options->filters, i);

      gtk_file_chooser_add_filter (chooser, filter);
      if (i == 0)
        gtk_file_chooser_set_filter (chooser, filter);
    }
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (native_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

G_GNUC_END_IGNORE_DEPRECATIONS

#endif

void
kei_file_picker_open_async (GtkWindow *parent, const KeiFilePickerOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, kei_file_picker_open_async);
  choose (parent, options, FALSE, task);
}

GListModel *
kei_file_picker_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
kei_file_picker_save_async (GtkWindow *parent, const KeiFilePickerOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, kei_file_picker_save_async);
  choose (parent, options, TRUE, task);
}

GFile *
kei_file_picker_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GListModel *
kei_file_picker_create_filters (const char *name, const char *suffix)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}
