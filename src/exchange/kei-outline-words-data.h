/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the words of headings. Private to kei-outline-words.c. */
#pragma once

#include "kei-outline-words.h"

G_BEGIN_DECLS

typedef enum {
  KEI_OUTLINE_MATCH_WHOLE,    /* the heading is this word */
  KEI_OUTLINE_MATCH_END,      /* … ends in it */
  KEI_OUTLINE_MATCH_CONTAINS, /* … has it somewhere */
} KeiOutlineMatch;

typedef struct
{
  const char *word;
  KeiOutlineMatch match;
  KeiMeaning meaning;
  const char *code;
} KeiOutlineWord;

extern const KeiOutlineWord kei_outline_inner_words[]; /* inside of an item */
extern const guint kei_outline_n_inner_words;
extern const KeiOutlineWord kei_outline_top_words[]; /* above the policy tree and beside it */
extern const guint kei_outline_n_top_words;

G_END_DECLS
