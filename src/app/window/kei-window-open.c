/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and loading again.
 *
 *   any page ──▶ loading (shown after a moment) ──▶ plan, with the new document
 *       ▲                │                     └──▶ error page
 *       └── cancelled ───┘
 *
 * What the window showed stays until the new plan is there. */
#include "config.h"

#include "kei-window-private.h"

#include <glib/gi18n-lib.h>

#include "kei-alert.h"
#include "kei-error-text.h"
#include "kei-file-picker.h"

#define SHOW_LOADING_MS 200

/* --- The page that is shown meanwhile --- */

/* A new window waits for its plan, so that most plans are there in its first frame. */
static void
come_up (KeiWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_window_present (GTK_WINDOW (self));
  /* Else a window that comes up leads the keyboard to its first button. */
  if (self->page != NULL)
    kei_plan_page_cycle_focus (self->page, GTK_DIR_TAB_FORWARD);
}

static gboolean
show_loading_cb (gpointer user_data)
{
  KeiWindow *self = user_data;
  g_autofree char *name = g_file_get_basename (kei_file_get_location (self->next));
  g_autofree char *text = NULL;

  self->loading_id = 0;
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("Opening “%s”…"), name);
  _kei_window_show_loading (self, text);
  come_up (self);
  return G_SOURCE_REMOVE;
}

void
_kei_window_stop_loading (KeiWindow *self)
{
  g_clear_handle_id (&self->loading_id, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->next);
}

static void
show_error (KeiWindow *self, const GError *error)
{
  g_autofree char *name = g_file_get_basename (kei_file_get_location (self->next));
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autoptr (KeiErrorText) text = kei_error_text_new (error, KEI_ERROR_TEXT_OPENING, shown_name);
  g_autofree char *description = g_strdup_printf ("%s\n\n%s", text->cause, text->advice);

  if (self->editor != NULL)
    {
      /* A plan is open here: it stays, and the error is told beside it. */
      KeiAlertAnswer answers[] = { { "close", _ ("_Close") } };

      _kei_window_show_what_there_is (self);
      kei_alert_choose_async (GTK_WINDOW (self), text->heading, description, answers, 1, NULL, NULL);
      return;
    }
  _kei_window_show_error (self, text->heading, description);
}

/* --- Loading --- */

static void
show_read_only (KeiWindow *self, const KeiXmlInfo *info)
{
  g_autofree char *text = NULL;

  if (!info->newer)
    return;
  kei_document_set_read_only (kei_editor_get_document (self->editor), TRUE);
  text = g_strdup_printf (_ ("This plan was saved by a newer Keikaku (format %u), so it can be read here but not changed"), info->format);
  gtk_label_set_label (self->read_only_label, text);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->read_only_bar), TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KeiWindow) self = user_data;
  KeiFile *file = KEI_FILE (source);
  g_autoptr (GError) error = NULL;
  KeiXmlInfo info = { 0 };
  g_autoptr (KeiTree) tree = kei_file_load_finish (file, result, &info, &error);

  /* Stopped meanwhile, or another one was begun. */
  if (self->next != file)
    return;
  g_clear_handle_id (&self->loading_id, g_source_remove);
  if (tree == NULL)
    {
      _kei_window_forget_pending_compare (self);
      show_error (self, error);
    }
  else
    {
      _kei_window_show_plan (self, tree, file, TRUE);
      show_read_only (self, &info);
      _kei_window_remember (self);
      _kei_window_begin_pending_compare (self);
    }
  come_up (self);
  g_clear_object (&self->loading);
  g_clear_object (&self->next);
}

static void
load (KeiWindow *self, KeiFile *file)
{
  _kei_window_stop_loading (self);
  self->loading = g_cancellable_new ();
  self->next = g_object_ref (file);
  self->loading_id = g_timeout_add (SHOW_LOADING_MS, show_loading_cb, self);
  kei_file_load_async (file, self->loading, loaded_cb, g_object_ref (self));
}

void
kei_window_open_file (KeiWindow *self, GFile *location)
{
  g_autoptr (KeiFile) file = NULL;

  g_return_if_fail (KEI_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (location));

  file = kei_file_new (location);
  load (self, file);
}

GFile *
kei_window_get_location (KeiWindow *self)
{
  g_return_val_if_fail (KEI_IS_WINDOW (self), NULL);

  if (self->next != NULL)
    return kei_file_get_location (self->next);
  return self->file != NULL ? kei_file_get_location (self->file) : NULL;
}

/* --- win.open --- */

GListModel *
_kei_window_create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) plans = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (plans, _ ("Plans"));
  gtk_file_filter_add_suffix (plans, "keikaku");
  gtk_file_filter_add_mime_type (plans, "application/x-keikaku+xml");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, plans);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

/* Each plan in a window: the application finds one. */
static void
open_all (KeiWindow *self, GListModel *files)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  guint n = g_list_model_get_n_items (files);
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (array, g_list_model_get_item (files, i));
  if (application != NULL && n > 0)
    g_application_open (G_APPLICATION (application), (GFile **) array->pdata, (int) n, "");
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KeiWindow) self = user_data;
  g_autoptr (GListModel) files = kei_file_picker_open_finish (result, NULL);

  if (files != NULL)
    open_all (self, files);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListModel) filters = _kei_window_create_filters ();
  KeiFilePickerOptions options = {
    .title = _ ("Open a Plan"),
    .accept = _ ("_Open"),
    .filters = filters,
    .multiple = TRUE,
  };

  kei_file_picker_open_async (GTK_WINDOW (widget), &options, NULL, picked_cb, g_object_ref (widget));
}

static void
cancel_loading_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);

  _kei_window_stop_loading (self);
  _kei_window_show_what_there_is (self);
}

static void
show_welcome_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _kei_window_show_what_there_is (KEI_WINDOW (widget));
}

/* --- win.reload --- */

static void
reload (KeiWindow *self)
{
  if (self->file != NULL)
    load (self, self->file);
}

static void
reload_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KeiWindow) self = user_data;
  g_autofree char *answer = kei_alert_choose_finish (result);

  if (g_strcmp0 (answer, "reload") == 0)
    reload (self);
}

static void
reload_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);
  KeiAlertAnswer answers[] = {
    { "cancel", _ ("_Cancel") },
    { "reload", _ ("_Discard and Load"), KEI_ALERT_DESTRUCTIVE },
  };

  if (self->file == NULL)
    return;
  if (!kei_document_get_modified (kei_editor_get_document (self->editor)))
    reload (self);
  else
    kei_alert_choose_async (GTK_WINDOW (self), _ ("Load Again?"),
                            _ ("What you changed since the last save will be lost."),
                            answers, G_N_ELEMENTS (answers), reload_answered_cb, g_object_ref (self));
}

/* --- Dropping files --- */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, KeiWindow *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  open_all (self, G_LIST_MODEL (files));
  return g_list_model_get_n_items (G_LIST_MODEL (files)) > 0;
}

void
_kei_window_accept_drops (KeiWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
_kei_window_class_install_open_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (klass, "win.reload", NULL, reload_cb);
  gtk_widget_class_install_action (klass, "win.cancel-loading", NULL, cancel_loading_cb);
  gtk_widget_class_install_action (klass, "win.show-welcome", NULL, show_welcome_cb);
}
