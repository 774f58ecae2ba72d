/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-sdg-suggest.c and the tests only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KEI_SDG_WORD_MAX_CODES 3

typedef struct
{
  const char *word;
  const char *codes[KEI_SDG_WORD_MAX_CODES]; /* "14" or "14.2"; after the last one NULL */
} KeiSdgWord;

extern const KeiSdgWord kei_sdg_words[];
extern const guint kei_sdg_n_words;

G_END_DECLS
