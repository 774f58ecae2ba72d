/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The replacement is GIO's: a temporary file beside the target, written through and renamed over it. Where that
 * cannot be (a link, a file of somebody else's) GIO writes in place and keeps a copy until it is done.
 *
 * The stream is driven here and not by g_file_replace_contents(), which after a failed write closes the
 * stream like any other: that renames half a file over the whole one. Closing it with a cancelled
 * GCancellable throws the temporary file away. A file that is new has no temporary one beside it, so that goes by hand. */
#include "config.h"

#include "kei-replace.h"

#include <fcntl.h>
#include <unistd.h>

/* After a rename only the folder says which file is meant, so it is written through too. That a
 * file system cannot (some network shares) is no reason to call the save failed. */
static void
sync_folder (GFile *location)
{
  g_autoptr (GFile) folder = g_file_get_parent (location);
  g_autofree char *path = folder == NULL ? NULL : g_file_get_path (folder);
  int fd = path == NULL ? -1 : open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("the folder of a file could not be written through");
  close (fd);
}

gboolean
kei_replace_file (GFile *location, char **etag, KeiReplaceFunc produce, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean existed = g_file_query_exists (location, cancellable);
  g_autoptr (GFileOutputStream) stream = g_file_replace (location, etag != NULL ? *etag : NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (!produce (G_OUTPUT_STREAM (stream), data, cancellable, error))
    {
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();

      g_cancellable_cancel (cancelled);
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
      if (!existed)
        g_file_delete (location, NULL, NULL);
      return FALSE;
    }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return FALSE;
  if (etag != NULL)
    {
      g_free (*etag);
      *etag = g_file_output_stream_get_etag (stream);
    }
  sync_folder (location);
  return TRUE;
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
