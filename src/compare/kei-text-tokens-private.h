/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of the tokenizer. */
#pragma once

#include "kei-text-clusters.h"
#include "kei-text-tokens-data.h"

G_BEGIN_DECLS

/* What is being cut. Positions count clusters; the one at `n` is the end. */
typedef struct
{
  const char *text;
  const KeiCluster *clusters;
  guint n;
} KeiReader;

static inline const KeiCluster *
kei_reader_at (const KeiReader *reader, guint at)
{
  return &reader->clusters[MIN (at, reader->n)];
}

static inline gboolean
kei_reader_is (const KeiReader *reader, guint at, KeiScript script)
{
  return at < reader->n && reader->clusters[at].script == script;
}

/* The longest word of a list that stands at @at; NULL for none. Sets @length to its clusters. */
const KeiTokenWord *kei_reader_find (const KeiReader *reader, guint at, const KeiTokenWord *words, guint n_words, guint *length);

/* Whether @c is in @set, characters of three bytes in the order of their code points. */
gboolean kei_set_contains (const char *set, gsize size, gunichar c);

/* A number with its prefix and its unit, a date, a range: how many clusters at @at belong to it, 0 when none begins there. */
guint kei_reader_number (const KeiReader *reader, guint at);

/* Whether a number begins within a run of kanji, which it then ends: 第6次, 約500人, 令和7年度. */
gboolean kei_reader_number_breaks (const KeiReader *reader, guint at);

#define KEI_TOKEN_MAX_KANJI 32

/* Cuts @n kanji at @at, at most KEI_TOKEN_MAX_KANJI, into words. @lengths has room for @n. Returns how many. */
guint kei_reader_compound (const KeiReader *reader, guint at, guint n, guint8 *lengths);

G_END_DECLS
