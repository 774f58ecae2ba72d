/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-types.h"

G_BEGIN_DECLS

/* Ids are 55 random bits, written as `k` and eleven characters of base32
 * (RFC 4648's alphabet in lower case). They are opaque and never reused.
 * In memory an id is one integer, so maps over ids need no strings. */

#define KEI_ID_TEXT_LENGTH 12
#define KEI_ID_BITS 55

/* Room for an id's text with its closing NUL. */
typedef char KeiIdText[KEI_ID_TEXT_LENGTH + 1];

/* Reads an id of exactly @length bytes. Returns FALSE, with @id untouched, for
 * anything that kei_id_format() would not have written. */
gboolean kei_id_parse (const char *text, gsize length, KeiId *id);

/* Writes @id into @text and returns @text. KEI_ID_NONE gives "". */
const char *kei_id_format (KeiId id, KeiIdText text);

/* An immutable, atomically counted list of ids, in the order given. */
struct _KeiIds
{
  gatomicrefcount ref_count;
  guint n;
  KeiId ids[];
};

KeiIds *kei_ids_new (const KeiId *ids, guint n);
KeiIds *kei_ids_ref (KeiIds *ids);
void kei_ids_unref (KeiIds *ids);
gboolean kei_ids_equal (const KeiIds *a, const KeiIds *b);
gboolean kei_ids_contains (const KeiIds *ids, KeiId id);

/* Where new ids come from. Random, or repeatable from a seed (tests, --id-seed).
 * Not thread-safe: each thread that makes ids has its own source. */
KeiIdSource *kei_id_source_new_random (void);
KeiIdSource *kei_id_source_new_seeded (guint64 seed);
void kei_id_source_free (KeiIdSource *source);
KeiId kei_id_source_next (KeiIdSource *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiIds, kei_ids_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiIdSource, kei_id_source_free)

G_END_DECLS
