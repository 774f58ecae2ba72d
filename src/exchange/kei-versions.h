/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-change.h"

G_BEGIN_DECLS

/* Named states of a plan's content, kept in its record, the oldest first. A version keeps its content whole, or, where a
 * newer one is named, the way back from that one's to its own; its seal says which content that is. What is being
 * written in the plan has no part in it, so no edit, save or other program can spoil a version. */

#define KEI_VERSIONS_ERROR (kei_versions_error_quark ())
typedef enum {
  KEI_VERSIONS_ERROR_UNKNOWN, /* no such version */
  KEI_VERSIONS_ERROR_NOTHING, /* it is a name only: nothing was kept of it */
  KEI_VERSIONS_ERROR_BROKEN,  /* what it keeps is damaged: the message names the version where, and why */
  KEI_VERSIONS_ERROR_LARGE,   /* the content is longer than a version can keep */
} KeiVersionsError;
GQuark kei_versions_error_quark (void);

/* All may be NULL or KEI_ID_NONE but the name. */
typedef struct
{
  const char *name;
  const char *stage; /* the code of a choice */
  KeiId meeting;
  const char *time; /* an ISO 8601 instant */
  const char *author;
  const char *note;
} KeiVersionFacts;

/* All of them, the oldest first. (transfer none) */
KeiNode *const *kei_versions_list (KeiTree *tree, guint *n);

/* The change that names the content of @tree as it is; *@id (nullable) gets the new version's. For a worker's thread: it writes the
 * content and compares it with the version before. Errors: KEI_VERSIONS_ERROR_LARGE, G_IO_ERROR_CANCELLED. (transfer full) */
KeiChange *kei_versions_make_name (KeiTree *tree, KeiIdSource *ids, const KeiVersionFacts *facts, KeiId *id, GCancellable *cancellable, GError **error);

/* The change that takes a version out; those before it stay. Errors: KEI_VERSIONS_ERROR_UNKNOWN, G_IO_ERROR_CANCELLED. (transfer full) */
KeiChange *kei_versions_make_removal (KeiTree *tree, KeiId version, GCancellable *cancellable, GError **error);

/* Whether a version keeps anything: those that were named elsewhere may be names only. */
gboolean kei_versions_has_content (KeiNode *version);

/* Whether the version before @version is kept as the way back from it, so that it must not simply be taken out. */
gboolean kei_versions_is_needed (KeiTree *tree, KeiId version);

/* The content that a version names, as a plan with the same id and no record. Its seal has been checked. For a worker's thread.
 * Errors: KEI_VERSIONS_ERROR, G_IO_ERROR_CANCELLED. (transfer full) */
KeiTree *kei_versions_read (KeiTree *tree, KeiId version, GCancellable *cancellable, GError **error);

G_END_DECLS
