/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-load.h"

#include <glib/gi18n-lib.h>

#include "kei-file.h"

#define PIECE (256 * 1024)

static gboolean
refuse_size (guint64 max, GError **error)
{
  g_autofree char *limit = g_format_size (max);

  /* Translators: a size, such as 32 MB. */
  g_set_error (error, KEI_IO_ERROR, KEI_IO_ERROR_TOO_LARGE, _ ("This file is larger than %s, which is more than can be read here"), limit);
  return FALSE;
}

gboolean
kei_load_judge (GFileInfo *info, guint64 max, GError **error)
{
  switch (g_file_info_get_file_type (info))
    {
    case G_FILE_TYPE_DIRECTORY:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("This is a folder"));
      return FALSE;
    case G_FILE_TYPE_SPECIAL:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("This is no file that could be read"));
      return FALSE;
    default:
      return (guint64) g_file_info_get_size (info) <= max || refuse_size (max, error);
    }
}

GBytes *
kei_load_bytes (GFile *file, gsize max, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, KEI_LOAD_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree guint8 *piece = NULL;
  gssize n;

  if (info == NULL || !kei_load_judge (info, max, error))
    return NULL;
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  bytes = g_byte_array_sized_new ((guint) MIN (g_file_info_get_size (info), PIECE));
  piece = g_malloc (PIECE);
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), piece, PIECE, cancellable, error)) > 0)
    {
      g_byte_array_append (bytes, piece, (guint) n);
      if (bytes->len > max)
        {
          refuse_size (max, error);
          return NULL;
        }
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* --- In a worker --- */

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = kei_load_bytes (source, *(gsize *) data, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
kei_load_bytes_async (GFile *file, gsize max, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, kei_load_bytes_async);
  g_task_set_task_data (task, g_memdup2 (&max, sizeof max), g_free);
  g_task_run_in_thread (task, load_thread);
}

GBytes *
kei_load_bytes_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
