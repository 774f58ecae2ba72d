/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one number in any style, as kei-numbering.c writes it: no words, brackets or paths,
 * which are kei-numbering-read.c's. A function that fails leaves `at` where it was. */
#include "config.h"

#include "kei-numbering-private.h"

#define MAX_VALUE 999

static gboolean
read_run (const KeiScan *scan, guint *at, KeiNumberReading *reading)
{
  gunichar c = kei_scan_at (scan, *at);

  for (guint i = 0; i < kei_n_number_runs; i++)
    {
      const KeiNumberRun *run = &kei_number_runs[i];

      if (c >= run->character && c < run->character + (gunichar) run->count)
        {
          reading->style = run->style;
          reading->value = run->first + (int) (c - run->character);
          (*at)++;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_arabic (const KeiScan *scan, guint *at, KeiNumberReading *reading)
{
  guint n = kei_scan_digits (scan, *at, FALSE, &reading->value);

  if (n == 0 || n > 3 || reading->value < 1 || reading->value > MAX_VALUE)
    return FALSE;
  reading->wide = scan->glyphs[*at].wide;
  reading->style = KEI_NUMBERING_ARABIC;
  *at += n;
  return TRUE;
}

static gboolean
read_kanji (const KeiScan *scan, guint *at, KeiNumberReading *reading)
{
  guint n = kei_scan_kanji (scan, *at, FALSE, &reading->value);

  if (n == 0 || reading->value < 1 || reading->value > MAX_VALUE)
    return FALSE;
  reading->style = KEI_NUMBERING_KANJI;
  *at += n;
  return TRUE;
}

/* One letter that is not the beginning of a word. */
static gboolean
read_katakana (const KeiScan *scan, guint *at, KeiNumberReading *reading)
{
  gunichar c = kei_scan_at (scan, *at);
  gunichar next = kei_scan_at (scan, *at + 1);
  const char *found;

  if (c >= 0xff71 && c <= 0xff9c)
    reading->value = c - 0xff71 + 1; /* half-width, in the same order */
  else if (c != 0 && (found = g_utf8_strchr (kei_number_katakana, -1, c)) != NULL)
    reading->value = g_utf8_pointer_to_offset (kei_number_katakana, found) + 1;
  else
    return FALSE;
  if (kei_scan_is_katakana (next) || (next >= 0xff66 && next <= 0xff9f))
    return FALSE;
  reading->style = KEI_NUMBERING_KATAKANA;
  (*at)++;
  return TRUE;
}

/* The value of a Roman number in the letters I, V and X, or 0. */
static int
roman_value (const char *letters)
{
  for (int value = 1; value < 40; value++)
    {
      g_autofree char *text = kei_numbering_format_number (KEI_NUMBERING_ROMAN_LETTERS, value);

      if (g_ascii_strcasecmp (text, letters) == 0)
        return value;
    }
  return 0;
}

static gboolean
read_letters (const KeiScan *scan, guint *at, KeiNumberReading *reading)
{
  char letters[8] = { 0 };
  gboolean small;
  guint n = 0;

  while (kei_scan_at (scan, *at + n) < 0x80 && g_ascii_isalpha (kei_scan_at (scan, *at + n)))
    {
      if (n > 0 && kei_scan_spaced (scan, *at + n))
        break;
      if (n == 6)
        return FALSE;
      letters[n] = kei_scan_at (scan, *at + n);
      if (g_ascii_islower (letters[n]) != g_ascii_islower (letters[0]))
        return FALSE;
      n++;
    }
  if (n == 0)
    return FALSE;

  small = g_ascii_islower (letters[0]);
  if ((reading->value = roman_value (letters)) > 0)
    reading->style = small ? KEI_NUMBERING_ROMAN_LETTERS_SMALL : KEI_NUMBERING_ROMAN_LETTERS;
  else if (n == 1)
    {
      reading->style = small ? KEI_NUMBERING_LATIN_SMALL : KEI_NUMBERING_LATIN;
      reading->value = letters[0] - (small ? 'a' : 'A') + 1;
    }
  else
    return FALSE;
  reading->lone_letter = n == 1;
  *at += n;
  return TRUE;
}

gboolean
kei_number_read (const KeiScan *scan, guint *at, KeiNumberReading *reading)
{
  *reading = (KeiNumberReading){ 0 };
  return read_run (scan, at, reading) || read_arabic (scan, at, reading) || read_kanji (scan, at, reading) || read_katakana (scan, at, reading) || read_letters (scan, at, reading);
}
