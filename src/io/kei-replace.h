/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes what a file will hold to @stream, which stays open. */
typedef gboolean (*KeiReplaceFunc) (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error);

/* Replaces @location by what @produce writes, or leaves it as it was: the old or the new file is there, never half of
 * one. A link stays one, and so do owner and mode. @etag (nullable): when it points to an etag the file must still have that one, and it gets the new one.
 * Blocks, for a worker's thread. Errors: those of @produce and GIO's, G_IO_ERROR_WRONG_ETAG among them, and, where a
 * disk fails halfway in a file that can only be written in place, KEI_IO_ERROR_KEPT_ASIDE. */
gboolean kei_replace_file (GFile *location, char **etag, KeiReplaceFunc produce, gpointer data, GCancellable *cancellable, GError **error);

/* The same in a worker of its own. @data must live until the callback. */
void kei_replace_file_async (GFile *location, KeiReplaceFunc produce, gpointer data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean kei_replace_file_finish (GAsyncResult *result, GError **error);

G_END_DECLS
