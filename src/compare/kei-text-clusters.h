/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the tokens and the text diff of this room: a text as user-perceived characters. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a character is to the tokens. */
typedef enum {
  KEI_SCRIPT_SPACE,
  KEI_SCRIPT_LINE_END,
  KEI_SCRIPT_PUNCTUATION, /* and symbols */
  KEI_SCRIPT_DIGIT,
  KEI_SCRIPT_LATIN, /* all letters that words between spaces are made of */
  KEI_SCRIPT_HIRAGANA,
  KEI_SCRIPT_KATAKANA,
  KEI_SCRIPT_KANJI,
  KEI_SCRIPT_LONG_MARK, /* ー goes with the kana before it */
  KEI_SCRIPT_OTHER,     /* letters of scripts that put no spaces between words */
} KeiScript;

/* One grapheme cluster (UAX #29): a base with what belongs to it. */
typedef struct
{
  gunichar c;     /* its only code point; of several: the first, with KEI_CLUSTER_LONG set, which is no character */
  guint32 start;  /* bytes from the start of the text */
  guint16 script; /* KeiScript of the first */
} KeiCluster;

#define KEI_CLUSTER_LONG 0x80000000u

/* Fills @clusters with those of @text from byte @start up to @end, and one more, not counted, that stands
 * at @end and has the character 0. Where Unicode's versions differ, more is joined. @text is valid UTF-8, and no
 * cluster lies across @start or @end. Linear. Any thread. */
void kei_clusters_read (GArray *clusters, const char *text, gsize start, gsize end);

/* Whether @c begins a cluster behind @before, which is plain punctuation or a line's end. */
gboolean kei_cluster_follows (gunichar before, gunichar c);

KeiScript kei_script_of (gunichar c);

G_END_DECLS
