/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading: ask for kind and size ─▶ read and parse in a worker, no further than to the first thing wrong ─▶ keep the etag.
 * Each arrow may end the task with an error; only the last step changes the object. */
#include "config.h"

#include "kei-file-private.h"

#include "kei-load.h"

typedef struct
{
  GFile *location; /* owned: the file may be given another while this runs */
  char *etag;      /* owned, nullable */
  KeiXmlInfo info; /* valid when parsed */
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->location);
  g_free (load->etag);
  g_free (load);
}

/* Takes over @tree or @error. */
static void
finish (GTask *task, KeiTree *tree, GError *error)
{
  _kei_file_release (g_task_get_source_object (task));
  if (tree != NULL)
    g_task_return_pointer (task, tree, (GDestroyNotify) kei_tree_unref);
  else
    g_task_return_error (task, error);
}

/* The etag is asked of what was read, and so is of these bytes whatever is in that place meanwhile. */
static void
parse_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  GError *error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (load->location, cancellable, &error);
  g_autoptr (GFileInfo) info = NULL;
  KeiTree *tree = stream != NULL ? kei_xml_read_stream (G_INPUT_STREAM (stream), &load->info, NULL, cancellable, &error) : NULL;

  if (tree != NULL)
    info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_ETAG_VALUE, cancellable, NULL);
  if (info != NULL)
    load->etag = g_strdup (g_file_info_get_etag (info));
  if (tree == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, tree, (GDestroyNotify) kei_tree_unref);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;
  KeiTree *tree = g_task_propagate_pointer (G_TASK (result), &error);

  if (tree != NULL)
    _kei_file_set_etag (KEI_FILE (source), load->etag);
  finish (task, tree, error);
}

static void
parse (GTask *task)
{
  /* The parser borrows this task's data: the task lives until its callback has run. */
  g_autoptr (GTask) parsing = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), parsed_cb, g_object_ref (task));

  g_task_set_source_tag (parsing, parse_thread);
  g_task_set_task_data (parsing, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (parsing, parse_thread);
}

static void
queried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (error != NULL || !kei_load_judge (info, KEI_XML_MAX_BYTES, &error))
    finish (task, NULL, error);
  else
    parse (task);
}

void
kei_file_load_async (KeiFile *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  Load *load;

  g_return_if_fail (KEI_IS_FILE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kei_file_load_async);
  load = g_new0 (Load, 1);
  load->location = g_object_ref (self->location);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  _kei_file_hold (self);
  g_file_query_info_async (self->location, KEI_LOAD_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, cancellable, queried_cb, task);
}

KeiTree *
kei_file_load_finish (KeiFile *self, GAsyncResult *result, KeiXmlInfo *info, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (info != NULL)
    *info = ((Load *) g_task_get_task_data (G_TASK (result)))->info;
  return g_task_propagate_pointer (G_TASK (result), error);
}
