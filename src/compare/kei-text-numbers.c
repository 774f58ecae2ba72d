/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as a person quotes them: with prefix and unit, whole dates and citations (the drafters' rule that it is 500円
 * that changes, not 500). */
#include "config.h"

#include "kei-text-tokens-private.h"

#include <string.h>

#define MAX_DIGITS 24
#define MAX_LATIN_UNIT 6
#define MAX_PARTS 6

static gboolean
is_one_of (gunichar c, const gunichar *set)
{
  for (; *set != 0; set++)
    if (*set == c)
      return TRUE;
  return FALSE;
}

static gboolean
is_digit (const KeiReader *reader, guint at)
{
  return kei_reader_is (reader, at, KEI_SCRIPT_DIGIT);
}

static gboolean
is_kanji_digit (gunichar c)
{
  static const gunichar set[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341, 0x767e, 0x5343, 0 };

  return is_one_of (c, set);
}

/* 千, 百, 万 … between digits and unit. */
static gboolean
is_scale (gunichar c)
{
  static const gunichar set[] = { 0x5341, 0x767e, 0x5343, 0x4e07, 0x5104, 0x5146, 0 };

  return is_one_of (c, set);
}

static gboolean
is_range_mark (gunichar c)
{
  static const gunichar set[] = { 0xff5e, 0x301c, '~', '-', 0xff0d, 0x2212, 0x2013, 0x2010, '/', 0xff0f, ':', 0xff1a, 0 };

  return is_one_of (c, set);
}

static gboolean
is_sign (gunichar c)
{
  static const gunichar set[] = { 0x25b3, 0x25b2, 0x2212, 0xb1, 0xff0b, '+', 0 };

  return is_one_of (c, set);
}

/* Digits at @at with what stands between them: 12,000, 1.5. Returns where they end. */
static guint
read_digits (const KeiReader *reader, guint at)
{
  guint limit = at + MAX_DIGITS;

  while (at < limit)
    {
      gunichar c = kei_reader_at (reader, at)->c;

      if (is_digit (reader, at))
        at++;
      else if ((c == '.' || c == 0xff0e) && is_digit (reader, at + 1))
        at++;
      else if ((c == ',' || c == 0xff0c) && is_digit (reader, at + 1) && is_digit (reader, at + 2) && is_digit (reader, at + 3))
        at++;
      else
        break;
    }
  return at;
}

static guint
match (const KeiReader *reader, guint at, const char *word)
{
  gsize length = strlen (word);
  guint end = at;

  if (kei_reader_at (reader, reader->n)->start - kei_reader_at (reader, at)->start < length
      || memcmp (reader->text + kei_reader_at (reader, at)->start, word, length) != 0)
    return 0;
  while (end < reader->n && kei_reader_at (reader, end)->start < kei_reader_at (reader, at)->start + length)
    end++;
  return kei_reader_at (reader, end)->start == kei_reader_at (reader, at)->start + length ? end - at : 0;
}

/* 週三日, 年六十人, 月二回: how often or how much in that time; not 今年六月. */
static gboolean
is_rate (const KeiReader *reader, guint at)
{
  static const gunichar set[] = { 0x9031, 0x6708, 0x5e74, 0 };

  return is_one_of (kei_reader_at (reader, at)->c, set) && is_kanji_digit (kei_reader_at (reader, at + 1)->c) && (at == 0 || (!kei_reader_is (reader, at - 1, KEI_SCRIPT_KANJI) && !is_digit (reader, at - 1)));
}

/* 令和, 第, 約, R before a digit: returns its clusters. */
static guint
read_prefix (const KeiReader *reader, guint at)
{
  static const char *const prefixes[] = { "令和", "平成", "昭和", "大正", "明治", "西暦", "第", "約" };
  gunichar c = kei_reader_at (reader, at)->c;

  if (is_sign (c) || is_rate (reader, at))
    return 1;
  if (c < 0x4ee4 || c > 0x897f)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      guint length = match (reader, at, prefixes[i]);

      if (length > 0)
        return length;
    }
  return 0;
}

/* The unit at @at, perhaps behind 千 or 百万; returns where it ends and sets its flags. */
static guint
read_unit (const KeiReader *reader, guint at, guint8 *flags)
{
  guint length;
  const KeiTokenWord *unit;

  *flags = 0;
  while (is_scale (kei_reader_at (reader, at)->c))
    at++;
  unit = kei_reader_find (reader, at, kei_units, kei_n_units, &length);
  if (unit != NULL)
    {
      *flags = unit->flags;
      return at + length;
    }
  for (length = 0; length < MAX_LATIN_UNIT && kei_reader_is (reader, at + length, KEI_SCRIPT_LATIN);)
    length++;
  return at + length;
}

/* 令和7（2025）年度: the other calendar's year, in brackets before the unit. Returns where it ends, or @at. */
static guint
read_other_year (const KeiReader *reader, guint at)
{
  gunichar open = kei_reader_at (reader, at)->c;
  guint digits, end;
  guint8 flags;

  if (open != '(' && open != 0xff08)
    return at;
  digits = at + 1 + read_prefix (reader, at + 1);
  end = read_digits (reader, digits);
  if (end == digits || (kei_reader_at (reader, end)->c != ')' && kei_reader_at (reader, end)->c != 0xff09))
    return at;
  read_unit (reader, end + 1, &flags);
  return flags >> 1 == 1 ? end + 1 : at;
}

/* Kanji numerals at @at; returns where they end. */
static guint
read_kanji (const KeiReader *reader, guint at)
{
  guint end = at;

  while (end < at + MAX_DIGITS && is_kanji_digit (kei_reader_at (reader, end)->c))
    end++;
  return end;
}

/* One number with its unit; returns where it ends, or @at. */
static guint
read_one (const KeiReader *reader, guint at, guint8 *flags)
{
  guint digits = at + read_prefix (reader, at);
  guint end = read_digits (reader, digits);
  guint unit;

  *flags = 0;
  if (end == digits)
    {
      gboolean named = digits > at && !is_sign (kei_reader_at (reader, at)->c);

      end = read_kanji (reader, digits);
      if (end == digits && named && kei_reader_at (reader, digits)->c == 0x5143)
        end++; /* 元年 */
      if (end == digits)
        return at;
      unit = read_unit (reader, end, flags);
      if (named)
        return unit;
      return *flags & KEI_UNIT_SAFE ? unit : at;
    }
  /* 1～3, 12/25: a range of bare digits has one unit. */
  while (is_range_mark (kei_reader_at (reader, end)->c) && is_digit (reader, end + 1) && end < at + 2 * MAX_DIGITS)
    end = read_digits (reader, end + 1);
  end = read_other_year (reader, end);
  unit = read_unit (reader, end, flags);
  if (unit == end && match (reader, end, "分の") > 0 && is_digit (reader, end + 2))
    return read_digits (reader, end + 2);
  return unit;
}

guint
kei_reader_number (const KeiReader *reader, guint at)
{
  guint8 flags, next_flags;
  guint end = read_one (reader, at, &flags);

  if (end == at)
    return 0;
  /* 3分の1 was cut as minutes. */
  if (flags >> 1 == 5 && kei_reader_at (reader, end)->c == 0x306e && is_digit (reader, end + 1))
    return read_digits (reader, end + 1) - at;
  for (guint i = 0; i < MAX_PARTS && flags >> 1 != 0; i++)
    {
      guint next = read_one (reader, end, &next_flags);

      if (next == end || next_flags >> 1 <= flags >> 1 || next_flags >> 4 != flags >> 4)
        break;
      end = next;
      flags = next_flags;
    }
  return end - at;
}

gboolean
kei_reader_number_breaks (const KeiReader *reader, guint at)
{
  guint prefix = read_prefix (reader, at);

  return prefix > 0 && (is_digit (reader, at + prefix) || (is_kanji_digit (kei_reader_at (reader, at + prefix)->c) && kei_reader_number (reader, at) > 0));
}
