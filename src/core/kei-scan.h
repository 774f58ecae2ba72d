/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The beginning of a line, made easy to read by a parser: width folded, spaces left
 * out but remembered, every character with its place in the text. Only for reading:
 * what a plan keeps is the text itself. */

#define KEI_SCAN_LENGTH 96

typedef struct
{
  gunichar c;    /* full-width ASCII as ASCII, else as it stands */
  guint32 start; /* bytes from the start of the text */
  guint32 end;
  gboolean spaced; /* a space stands before it */
  gboolean wide;   /* was full-width */
} KeiGlyph;

typedef struct
{
  KeiGlyph glyphs[KEI_SCAN_LENGTH + 1]; /* the one at `n` has the character 0 and stands at the end */
  guint n;
} KeiScan;

/* Takes the first characters of @text up to @length (or -1), NUL, a line's end or what is no UTF-8. */
void kei_scan_text (KeiScan *scan, const char *text, gssize length);

/* The character at @at, 0 from the end on. */
static inline gunichar
kei_scan_at (const KeiScan *scan, guint at)
{
  return scan->glyphs[MIN (at, scan->n)].c;
}

static inline gboolean
kei_scan_spaced (const KeiScan *scan, guint at)
{
  return scan->glyphs[MIN (at, scan->n)].spaced;
}

static inline gboolean
kei_scan_is_katakana (gunichar c)
{
  return (c >= 0x30a1 && c <= 0x30fa) || c == 0x30fc;
}

/* Whether @word stands at @at, spaced or not; returns its number of characters, or 0. */
guint kei_scan_word (const KeiScan *scan, guint at, const char *word);

/* Digits from @at on: returns how many characters, 0 for none or for more than nine. Spaces end a
 * number unless @through_spaces. */
guint kei_scan_digits (const KeiScan *scan, guint at, gboolean through_spaces, int *value);

/* Kanji numerals, up to 九千九百九十九: 二十五, 百, and digit by digit 二五, 二〇二四. */
guint kei_scan_kanji (const KeiScan *scan, guint at, gboolean through_spaces, int *value);

/* Whether @c is one of the characters of @set. */
gboolean kei_scan_is_one_of (gunichar c, const char *set);

G_END_DECLS
