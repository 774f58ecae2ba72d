/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving.
 *
 *   idle ──save──▶ in a worker: bytes written and read back ▶ file replaced if the etag is as known ▶
 *     ▲            folder written through ── new etag kept ──┐
 *     └───────────────────── nobody waiting ─────────────────┤
 *                  some waiting: again, with the last one's tree, for all of them
 *
 * Failing at any point leaves the file, and the etag, as they were: see kei-replace.h. */
#include "config.h"

#include "kei-file-private.h"

#include <glib/gi18n-lib.h>

#include "kei-replace.h"

/* One save under way. */
typedef struct
{
  GFile *location;   /* owned */
  char *etag;        /* owned, nullable: that the file should have; then the new one */
  KeiTree *tree;     /* owned */
  GPtrArray *askers; /* owned (element-type GTask) */
} Save;

static void start_next (KeiFile *self);

static void
save_free (Save *save)
{
  g_object_unref (save->location);
  g_free (save->etag);
  kei_tree_unref (save->tree);
  g_ptr_array_unref (save->askers);
  g_free (save);
}

/* --- In the worker --- */

/* (transfer full) */
static GBytes *
write_bytes (KeiTree *tree, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = kei_xml_write (tree);
  g_autoptr (GError) cause = NULL;
  g_autoptr (KeiTree) back = kei_xml_read_bytes (bytes, NULL, cancellable, &cause);

  if (back != NULL && kei_tree_equal (back, tree))
    return g_steal_pointer (&bytes);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, KEI_IO_ERROR, KEI_IO_ERROR_VERIFY, _ ("What was to be saved does not read back the same, so nothing was written (%s)"),
                 cause != NULL ? cause->message : "");
  return NULL;
}

static gboolean
produce_bytes (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  gsize length;
  const void *bytes = g_bytes_get_data (data, &length);

  return g_output_stream_write_all (stream, bytes, length, NULL, cancellable, error);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = write_bytes (save->tree, cancellable, &error);

  if (bytes != NULL && kei_replace_file (save->location, &save->etag, produce_bytes, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- In the main thread --- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KeiFile *self = KEI_FILE (source);
  Save *save = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    _kei_file_set_etag (self, save->etag);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      g_clear_error (&error);
      error = g_error_new_literal (KEI_IO_ERROR, KEI_IO_ERROR_CHANGED_OUTSIDE, _ ("Somebody else saved this file meanwhile"));
    }

  self->saving = FALSE;
  start_next (self);
  _kei_file_release (self);
  for (guint i = 0; i < save->askers->len; i++)
    {
      GTask *asker = g_ptr_array_index (save->askers, i);

      if (error != NULL)
        g_task_return_error (asker, g_error_copy (error));
      else
        g_task_return_pointer (asker, kei_tree_ref (save->tree), (GDestroyNotify) kei_tree_unref);
    }
}

/* Starts a save for all that wait, with the last one's tree. */
static void
start_next (KeiFile *self)
{
  Save *save;
  GTask *last;
  g_autoptr (GTask) task = NULL;

  if (self->saving || self->waiting->len == 0)
    return;

  last = g_ptr_array_index (self->waiting, self->waiting->len - 1);
  task = g_task_new (self, g_task_get_cancellable (last), saved_cb, NULL);
  g_task_set_source_tag (task, save_thread);
  /* When the file was replaced before a cancel came, the answer is that it is saved. */
  g_task_set_check_cancellable (task, FALSE);

  save = g_new0 (Save, 1);
  save->location = g_object_ref (self->location);
  save->etag = g_strdup (self->etag);
  save->tree = kei_tree_ref (g_task_get_task_data (last));
  save->askers = g_steal_pointer (&self->waiting);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->saving = TRUE;
  _kei_file_hold (self);
  g_task_run_in_thread (task, save_thread);
}

void
kei_file_save_async (KeiFile *self, KeiTree *tree, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (KEI_IS_FILE (self));
  g_return_if_fail (tree != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, kei_file_save_async);
  g_task_set_task_data (task, kei_tree_ref (tree), (GDestroyNotify) kei_tree_unref);
  g_ptr_array_add (self->waiting, task);
  start_next (self);
}

KeiTree *
kei_file_save_finish (KeiFile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
