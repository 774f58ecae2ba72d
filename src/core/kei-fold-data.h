/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-fold.c only. */
#pragma once

#include <glib.h>

#define KEI_MAX_FOLDED_SPELLINGS 5

typedef struct
{
  const char *spellings[KEI_MAX_FOLDED_SPELLINGS + 1]; /* ended by NULL; the first stands for all */
} KeiFoldedWord;

extern const KeiFoldedWord kei_folded_words[];
extern const guint kei_n_folded_words;
