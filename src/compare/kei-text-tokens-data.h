/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the tokenizer and its tests only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a hiragana word is. */
enum {
  KEI_WORD_PARTICLE = 1, /* the, of, by: carries no content */
  KEI_WORD_NOUN = 2,     /* complete in itself */
  KEI_WORD_STEM = 3,     /* an ending may follow */
  KEI_WORD_KIND = 3,
  KEI_WORD_BREAKS = 4
};

enum {
  KEI_UNIT_SAFE = 1
};
#define KEI_UNIT_RANK(n) ((n) << 1)

typedef struct
{
  const char *text;
  guint8 length; /* bytes */
  guint8 flags;
} KeiTokenWord;

extern const KeiTokenWord kei_kana_words[];
extern const guint kei_n_kana_words;
extern const KeiTokenWord kei_mixed_words[];
extern const guint kei_n_mixed_words;
extern const KeiTokenWord kei_kanji_words[];
extern const guint kei_n_kanji_words;
extern const KeiTokenWord kei_katakana_words[];
extern const guint kei_n_katakana_words;
extern const KeiTokenWord kei_units[];
extern const guint kei_n_units;
extern const KeiTokenWord kei_su_verbs[];
extern const guint kei_n_su_verbs;
extern const KeiTokenWord kei_name_ends[];
extern const guint kei_n_name_ends;
extern const KeiTokenWord kei_no_names[];
extern const guint kei_n_no_names;

/* Characters, in the order of their code points. */
extern const char kei_kanji_strong_suffixes[];
extern const char kei_kanji_suffixes[];
extern const char kei_kanji_prefixes[];
extern const char kei_kanji_alone[];
extern const char kei_kanji_never_first[];

G_END_DECLS
