/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How plans print numbers: 第1章, 政策1, 施策①, (1), （ア）, Ⅰ, 1-1-1 … A printed number is
 * never stored: it is made from a place in the tree and the pattern of the level (kei-numbers.h
 * does that), and what an imported text had printed only tells the text's own structure. */

typedef enum {
  KEI_NUMBERING_NONE,
  KEI_NUMBERING_ARABIC,              /* 1 */
  KEI_NUMBERING_ARABIC_WIDE,         /* １ */
  KEI_NUMBERING_KANJI,               /* 一, up to 九千九百九十九 */
  KEI_NUMBERING_CIRCLED,             /* ①, up to ㊿ */
  KEI_NUMBERING_BLACK_CIRCLED,       /* ❶, up to ⓴ */
  KEI_NUMBERING_PARENTHESIZED,       /* ⑴, up to ⒇ */
  KEI_NUMBERING_PARENTHESIZED_KANJI, /* ㈠, up to ㈩ */
  KEI_NUMBERING_KATAKANA,            /* ア イ ウ, up to ン */
  KEI_NUMBERING_IROHA,               /* イ ロ ハ, up to ス */
  KEI_NUMBERING_ROMAN,               /* Ⅰ, beyond Ⅻ in letters */
  KEI_NUMBERING_ROMAN_SMALL,         /* ⅰ */
  KEI_NUMBERING_ROMAN_LETTERS,       /* I II III */
  KEI_NUMBERING_ROMAN_LETTERS_SMALL, /* i ii iii */
  KEI_NUMBERING_LATIN,               /* A to Z, AA … */
  KEI_NUMBERING_LATIN_SMALL,         /* a */
} KeiNumberStyle;

#define KEI_NUMBERING_MAX_PARTS 6

/* One number in a style. Where the style ends (⑳ and ㊿, ン, 9,999) it goes on as (51) for the enclosed
 * styles and as plain digits for the others. (transfer full) */
char *kei_numbering_format_number (KeiNumberStyle style, int number);

/* A level's pattern is free text around one placeholder that shows the style by its first number:
 * 第{1}章, 政策{1}, 施策{①}, ({ア}), {Ⅰ}., {i}, {A}, {１}, {⑴}, {(1)}. A placeholder of several parts,
 * {1-1-1}, prints the ancestors' numbers too, as many as it shows. {{ stands for a brace.
 * A pattern without a placeholder prints as it is; an empty one prints nothing. */
gboolean kei_numbering_pattern_is_valid (const char *pattern);

/* @numbers are those of the ancestors from the top, and last the item's own. A placeholder that shows
 * more parts than there are takes what there is. (transfer full) */
char *kei_numbering_format (const char *pattern, const int *numbers, guint n_numbers);

/* A number found at the start of a line. Everything is by value: nothing to free. */
typedef struct
{
  KeiNumberStyle style; /* of the last part; digits of either width are ARABIC */
  guint n_values;       /* 3 for 1-1-1 */
  int values[KEI_NUMBERING_MAX_PARTS];
  char pattern[64]; /* what printed it, width and spaces folded: 第{1}章, 政策{1}, ({ア}), {1-1} */
  char word[32];    /* the word before the number, if any: 第, 政策, 基本目標 */
  char counter[8];  /* the word after it, if any: 部, 章, 節 */
  gsize length;     /* bytes of the line that are number, with separator and spaces after it */
  gboolean wide;    /* the digits were full-width */
  gboolean weak;    /* may as well be ordinary text: a digit that runs into a word, an unknown word
                     * before it, a lone Latin letter. Believe it when its neighbours continue it. */
} KeiPrintedNumber;

/* Reads a printed number at the start of @line (up to its NUL or LF; leading spaces are skipped and
 * counted). Bullets and headings in brackets are the caller's, but a bracket that holds nothing else,
 * 【基本目標1】, is read. Years, dates, amounts, 第6次, 第2期, 3つの, 10,000 are no numbers of items.
 * Returns FALSE with @number untouched when there is none. */
gboolean kei_numbering_read (const char *line, KeiPrintedNumber *number);

/* Kanji numerals (二十五, 二五, 百, 〇) at the start of @text: returns the bytes they take, 0 for none. */
gsize kei_numbering_read_kanji (const char *text, int *value);

G_END_DECLS
