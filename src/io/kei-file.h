/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-tree.h"
#include "kei-xml.h"

G_BEGIN_DECLS

/* A plan's place on disk: loading, saving, and whether somebody else wrote to it meanwhile.
 * Knows no document: it takes and gives trees. Main thread; parsing and writing happen in workers. */

#define KEI_IO_ERROR (kei_io_error_quark ())
typedef enum {
  KEI_IO_ERROR_CHANGED_OUTSIDE, /* the file is not the one that was read or written last: nothing was written */
  KEI_IO_ERROR_TOO_LARGE,       /* larger than any plan: not read */
  KEI_IO_ERROR_VERIFY,          /* what was about to be written does not read back the same: nothing was written */
  KEI_IO_ERROR_KEPT_ASIDE,      /* the file is damaged, and what was in it is in another, which the message names */
} KeiIoError;
GQuark kei_io_error_quark (void);

#define KEI_TYPE_FILE (kei_file_get_type ())
G_DECLARE_FINAL_TYPE (KeiFile, kei_file, KEI, FILE, GObject)

/* Properties: "location" (GFile, construct only), "busy" (gboolean: a load or save is under way),
 * "changed-outside" (gboolean: the file on disk is another one than the one read or written last; goes
 * away with the next load or save). A file that was deleted is not changed: saving makes it again. */
KeiFile *kei_file_new (GFile *location);

GFile *kei_file_get_location (KeiFile *self); /* (transfer none) */
gboolean kei_file_get_busy (KeiFile *self);
gboolean kei_file_get_changed_outside (KeiFile *self);

/* Errors: GIO's, KEI_IO_ERROR and KEI_XML_ERROR. */
void kei_file_load_async (KeiFile *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* @info (nullable) is filled on error too, as far as reading came. (transfer full) */
KeiTree *kei_file_load_finish (KeiFile *self, GAsyncResult *result, KeiXmlInfo *info, GError **error);

/* Writes the whole plan so that the old or the new file is there, never half of one. One save is
 * under way at a time; of those asked for meanwhile only the last is done, for all of them.
 * Errors: GIO's and KEI_IO_ERROR. A cancelled save has not replaced the file. */
void kei_file_save_async (KeiFile *self, KeiTree *tree, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* The tree that is in the file now: what was given, or what a later save brought. (transfer full) */
KeiTree *kei_file_save_finish (KeiFile *self, GAsyncResult *result, GError **error);

G_END_DECLS
