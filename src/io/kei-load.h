/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads a whole file of which the reader takes only so much: a text to import, a picture. What is larger is
 * refused by its size before anything of it is read, and what says nothing of its size after @max bytes.
 *
 * Errors: GIO's; G_IO_ERROR_IS_DIRECTORY and G_IO_ERROR_NOT_REGULAR_FILE for what is no file; KEI_IO_ERROR_TOO_LARGE. */

/* Any thread. (transfer full) */
GBytes *kei_load_bytes (GFile *file, gsize max, GCancellable *cancellable, GError **error);

/* The same in a worker; the callback's source is @file. */
void kei_load_bytes_async (GFile *file, gsize max, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GBytes *kei_load_bytes_finish (GAsyncResult *result, GError **error);

/* Whether what @info (with type and size) tells of can be read as a file of at most @max bytes. */
gboolean kei_load_judge (GFileInfo *info, guint64 max, GError **error);
#define KEI_LOAD_ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE

G_END_DECLS
