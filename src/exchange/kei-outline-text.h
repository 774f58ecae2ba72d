/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters and words as a reader of outlines sees them. Nothing here changes what is kept:
 * folding makes keys to look at. Private to src/exchange. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Width folded: full-width letters, digits and signs as ASCII, the blanks as a space. */
gunichar kei_fold_char (gunichar c);
/* The whole text folded so, one character for one. (transfer full) */
char *kei_fold_width (const char *text);

/* A key for comparing titles: folded, in lower case, without blanks, quotes and punctuation. (transfer full) */
char *kei_outline_key (const char *text);

/* How alike two keys are, 0 … 1: twice the pairs of neighbours they share, by all pairs.
 * Long keys are looked at up to their first 200 characters. */
double kei_outline_similarity (const char *a, const char *b);

gboolean kei_char_is_blank (gunichar c); /* space, TAB, U+3000, U+00A0, … */
gboolean kei_char_is_hiragana (gunichar c);
gboolean kei_char_is_katakana (gunichar c);
gboolean kei_char_is_kanji (gunichar c);
gboolean kei_char_is_japanese (gunichar c); /* kana, kanji, the long mark and 々 */
gboolean kei_char_is_latin (gunichar c);    /* a letter A–Z, of any width */
gboolean kei_char_is_digit (gunichar c);    /* 0–9, of any width */

gunichar kei_text_first (const char *text);
gunichar kei_text_last (const char *text);
/* The text without the blanks around it. (transfer full) */
char *kei_text_trim (const char *text, gssize length);

/* Whether it reads as a sentence rather than a title: it ends in a full stop, or in a polite verb. */
gboolean kei_text_is_sentence (const char *text);
/* Whether it starts with what no sentence starts with: a particle, a closing bracket, a small kana. */
gboolean kei_text_starts_inside (const char *text);
/* Whether it ends with what no line ends with: a particle, a comma, an opening bracket. */
gboolean kei_text_ends_inside (const char *text);
/* Opening brackets less closing ones. */
int kei_text_open_brackets (const char *text);
/* Ends in the stem of a verb that must go on: しま, 進め … */
gboolean kei_text_is_cut_off (const char *text);

/* Closes the spaces that tear words: letters spelt out (G I G A), and inside of sentences every space
 * between Japanese characters. @count gets how many. (transfer full) */
char *kei_text_close_spaces (const char *text, gboolean sentence, guint *count);
/* @text with the number of a chapter that is set apart closed: 第 １ 章. (transfer full) both. */
char *kei_text_close_ordinal (char *text);

G_END_DECLS
