/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What kei-words-data.py makes of po/ja.po, in the order of the bytes. */
typedef struct
{
  const char *word; /* behind its context and \004, if it has one */
  const char *text;
} KeiWord;

extern const KeiWord kei_words_ja[];
extern const guint kei_words_n_ja;

G_END_DECLS
