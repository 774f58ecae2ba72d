/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has a path is replaced by kei-replace-local.c. Elsewhere the replacement is GIO's, as its server does it.
 *
 * The stream is driven here and not by g_file_replace_contents(), which after a failed write closes the
 * stream like any other: that renames half a file over the whole one. Closing it with a cancelled
 * GCancellable throws the temporary file away. A file that is new has no temporary one beside it, so that goes by hand. */
#include "config.h"

#include "kei-replace-private.h"

static gboolean
replace_elsewhere (GFile *location, char **etag, KeiReplaceFunc produce, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean existed = g_file_query_exists (location, cancellable);
  g_autoptr (GFileOutputStream) stream = g_file_replace (location, etag != NULL ? *etag : NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  gboolean done;

  if (stream == NULL)
    return FALSE;
  done = produce (G_OUTPUT_STREAM (stream), data, cancellable, error);
  if (done)
    done = g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  else
    {
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();

      g_cancellable_cancel (cancelled);
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
    }
  if (!done && !existed)
    g_file_delete (location, NULL, NULL);
  if (done && etag != NULL)
    {
      g_free (*etag);
      *etag = g_file_output_stream_get_etag (stream);
    }
  return done;
}

gboolean
kei_replace_file (GFile *location, char **etag, KeiReplaceFunc produce, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_is_native (location) ? g_file_peek_path (location) : NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return path != NULL ? _kei_replace_local (path, etag, produce, data, cancellable, error)
                      : replace_elsewhere (location, etag, produce, data, cancellable, error);
}

/* --- In a worker --- */

typedef struct
{
  KeiReplaceFunc produce;
  gpointer data;
} Job;

static void
replace_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (kei_replace_file (source, NULL, job->produce, job->data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
kei_replace_file_async (GFile *location, KeiReplaceFunc produce, gpointer data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (location, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  *job = (Job){ produce, data };
  g_task_set_source_tag (task, kei_replace_file_async);
  g_task_set_task_data (task, job, g_free);
  /* When the file was replaced before a cancel came, the answer is that it is there. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, replace_thread);
}

gboolean
kei_replace_file_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
