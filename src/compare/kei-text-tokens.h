/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Japanese text as the units that a person marks when they change: a word with its ending (取り組みます), a
 * number with its unit (令和7年度, 12,000千円, 1～3), the parts of a compound (総合|計画), a particle, a mark. Words are found by
 * rules over the classes of characters and short lists (kei-text-tokens-data.c), not by a dictionary: what no
 * list knows is cut where the script changes. */

typedef enum {
  KEI_TOKEN_SPACE,
  KEI_TOKEN_LINE_END, /* each by itself; CR LF is one */
  KEI_TOKEN_PUNCTUATION,
  KEI_TOKEN_NUMBER,
  KEI_TOKEN_KANJI, /* with its ending in kana */
  KEI_TOKEN_KATAKANA,
  KEI_TOKEN_LATIN,
  KEI_TOKEN_OTHER,  /* a character of a script that has no spaces between words */
  KEI_TOKEN_KANA,   /* a word in hiragana */
  KEI_TOKEN_ENDING, /* する behind a noun, です, ます */
  KEI_TOKEN_PARTICLE,
} KeiTokenClass;

typedef struct
{
  guint32 start; /* bytes from the start of the text */
  guint32 length;
  guint16 n_clusters; /* user-perceived characters, at least 1 and at most KEI_TOKEN_MAX_CLUSTERS */
  guint8 token_class; /* KeiTokenClass */
} KeiToken;

/* What is longer is cut, so that no part of a text is without end. */
#define KEI_TOKEN_MAX_CLUSTERS 64

/* The tokens of @text from byte @start up to @end, in order and without gaps: together they are the text. None
 * begins or ends inside a grapheme cluster, given that @start and @end do not either. @text is valid UTF-8. Marks (、。) and
 * line ends are tokens of their own, so tokens before one do not depend on what is behind it. Linear; less than a µs a
 * character. Any thread. (element-type KeiToken) (transfer full) */
GArray *kei_text_tokenize (const char *text, gsize start, gsize end);

G_END_DECLS
