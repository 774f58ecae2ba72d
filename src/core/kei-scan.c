/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small reader under the parsers of numbers and dates. */
#include "config.h"

#include "kei-scan.h"

#include <string.h>

#define MAX_DIGITS 9

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x3000 || c == 0xa0 || (c >= 0x2000 && c <= 0x200b);
}

void
kei_scan_text (KeiScan *scan, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  const char *p = text;
  gboolean spaced = FALSE;

  scan->n = 0;
  while (p < end && scan->n < KEI_SCAN_LENGTH)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);
      const char *next;

      if (c == 0 || c == '\n' || c == '\r' || c == (gunichar) -1 || c == (gunichar) -2)
        break;
      next = g_utf8_next_char (p);
      if (is_space (c))
        spaced = TRUE;
      else
        {
          gboolean wide = c >= 0xff01 && c <= 0xff5e;

          scan->glyphs[scan->n++] = (KeiGlyph){
            .c = wide ? c - 0xff01 + '!' : c,
            .start = p - text,
            .end = next - text,
            .spaced = spaced,
            .wide = wide,
          };
          spaced = FALSE;
        }
      p = next;
    }
  scan->glyphs[scan->n] = (KeiGlyph){ .start = p - text, .end = p - text, .spaced = spaced };
}

guint
kei_scan_word (const KeiScan *scan, guint at, const char *word)
{
  guint n = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (kei_scan_at (scan, at + n++) != g_utf8_get_char (p))
      return 0;
  return n;
}

guint
kei_scan_digits (const KeiScan *scan, guint at, gboolean through_spaces, int *value)
{
  guint n = 0;
  int sum = 0;

  while (kei_scan_at (scan, at + n) < 0x80 && g_ascii_isdigit (kei_scan_at (scan, at + n)))
    {
      if (n > 0 && !through_spaces && kei_scan_spaced (scan, at + n))
        break;
      if (n == MAX_DIGITS)
        return 0;
      sum = sum * 10 + (kei_scan_at (scan, at + n) - '0');
      n++;
    }
  if (n > 0)
    *value = sum;
  return n;
}

static int
kanji_digit (gunichar c)
{
  static const gunichar digits[] = { 0x3007 /* 〇 */, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (c == digits[i])
      return i;
  return c == 0x96f6 /* 零 */ ? 0 : -1;
}

static int
kanji_unit (gunichar c)
{
  switch (c)
    {
    case 0x5341: /* 十 */
      return 10;
    case 0x767e: /* 百 */
      return 100;
    case 0x5343: /* 千 */
      return 1000;
    default:
      return 0;
    }
}

guint
kei_scan_kanji (const KeiScan *scan, guint at, gboolean through_spaces, int *value)
{
  int sum = 0, digit = -1, last_unit = 10000;
  gboolean by_digit = kanji_digit (kei_scan_at (scan, at)) >= 0 && kanji_digit (kei_scan_at (scan, at + 1)) >= 0;
  guint n;

  for (n = 0; n == 0 || through_spaces || !kei_scan_spaced (scan, at + n); n++)
    {
      gunichar c = kei_scan_at (scan, at + n);
      int d = kanji_digit (c);
      int unit = kanji_unit (c);

      if (by_digit && d >= 0 && n < MAX_DIGITS)
        sum = sum * 10 + d;
      else if (!by_digit && d > 0 && digit < 0)
        digit = d;
      else if (!by_digit && unit > 0 && unit < last_unit)
        {
          sum += unit * (digit < 0 ? 1 : digit);
          last_unit = unit;
          digit = -1;
        }
      else
        break;
    }
  if (n > 0)
    *value = sum + (digit > 0 ? digit : 0);
  return n;
}

gboolean
kei_scan_is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}
