/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What happened to one row of a comparison, as it is shown: a symbol, a word and a colour. The colour is
 * never all there is. */
typedef enum {
  KEI_SIGN_NONE, /* nothing: no symbol, no word */
  KEI_SIGN_CHANGED,
  KEI_SIGN_ADDED,
  KEI_SIGN_REMOVED,
  KEI_SIGN_MOVED,
  KEI_SIGN_REORDERED,
  KEI_SIGN_LEVEL,
  KEI_SIGN_MERGED,
  KEI_SIGN_SPLIT,
  KEI_SIGN_SPELLING, /* quiet ones, grey: spelling only, */
  KEI_SIGN_NUMBER,   /* the number only, */
  KEI_SIGN_RULE,     /* as everywhere */
  KEI_N_SIGNS
} KeiSign;

/* All of these: (transfer none), NULL for KEI_SIGN_NONE; any thread. */

/* Translated, two characters in Japanese. */
const char *kei_sign_get_word (KeiSign sign);
/* A symbolic icon of 16 px. */
const char *kei_sign_get_icon_name (KeiSign sign);
/* Names of ui/style.css: of the symbol and the word, of the ground below them, and of a mark in a text. */
const char *kei_sign_get_color (KeiSign sign);
const char *kei_sign_get_tint (KeiSign sign);
const char *kei_sign_get_mark (KeiSign sign);

G_END_DECLS
