/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads periods in Japanese text.
 *
 *   range  = point [dash point ["まで"]]
 *   point  = year [(year)] "年度" [(year)] ["末"] | year [(year)] "年" [month ["末" | day]]
 *          | year "." month ["." day] | year
 *   year   = era number | letter number | four digits
 *
 * What the end of a range leaves out is taken from its beginning: 令和4年度～8年度. Each read_…
 * function moves `at` forward only when it succeeds. */
#include "config.h"

#include "kei-era-private.h"

#include <string.h>

#include "kei-scan.h"

#define FIRST_BARE_YEAR 1868
#define LAST_BARE_YEAR 2199
#define RANGE_DASHES "~〜～-‐‑–—―−－ー"

typedef struct
{
  KeiPeriodKind kind;
  int year;
  int month;
  int day;
  int era;         /* position in the table, or -1 */
  gboolean bare;   /* its kind is only a guess */
  gboolean dotted; /* R7.3.31 */
} Point;

typedef struct
{
  KeiScan scan;
  KeiEraContext context;
} Reader;

static gboolean
is_ascii_alnum (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum (c);
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

/* A small number in either kind of digits. */
static gboolean
read_count (const KeiScan *scan, guint *at, gboolean through_spaces, int *value)
{
  guint n = kei_scan_digits (scan, *at, through_spaces, value);

  if (n == 0)
    n = kei_scan_kanji (scan, *at, through_spaces, value);
  if (n == 0 || *value < 1 || *value > 99)
    return FALSE;
  *at += n;
  return TRUE;
}

/* A number with a word behind it: 3月, 31日. */
static gboolean
read_counted (const KeiScan *scan, guint *at, const char *word, int *value)
{
  guint p = *at;
  guint n;
  int number;

  if (!read_count (scan, &p, kei_scan_spaced (scan, p), &number))
    return FALSE;
  n = kei_scan_word (scan, p, word);
  if (n == 0)
    return FALSE;
  *value = number;
  *at = p + n;
  return TRUE;
}

static gboolean
read_era_year (const KeiScan *scan, guint *at, Point *point)
{
  for (guint i = 0; i < kei_n_eras; i++)
    {
      guint n = kei_scan_word (scan, *at, kei_eras[i].name);
      gboolean torn = n > 1 && kei_scan_spaced (scan, *at + 1);
      gboolean letter = FALSE;
      guint p;
      int number;

      if (n == 0 && kei_scan_at (scan, *at) == kei_eras[i].square)
        n = 1;
      if (n == 0 && kei_scan_at (scan, *at) == (gunichar) kei_eras[i].letter)
        {
          letter = TRUE;
          n = 1;
        }
      if (n == 0)
        continue;

      p = *at + n;
      if (kei_scan_at (scan, p) == 0x5143 /* 元 */)
        {
          number = 1;
          p++;
        }
      else if (letter && !is_digit (kei_scan_at (scan, p)))
        return FALSE;
      else if (!read_count (scan, &p, torn, &number))
        return FALSE;
      if (letter && is_ascii_alnum (kei_scan_at (scan, p)) && !kei_scan_spaced (scan, p))
        return FALSE;

      point->era = i;
      point->year = kei_eras[i].first.year + number - 1;
      *at = p;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_western_year (const KeiScan *scan, guint *at, Point *point)
{
  gboolean torn = kei_scan_spaced (scan, *at + 1) && kei_scan_spaced (scan, *at + 2);
  int year;
  guint n = kei_scan_digits (scan, *at, torn, &year);

  if (n == 0)
    n = kei_scan_kanji (scan, *at, torn, &year);
  if (n != 4 || year < FIRST_BARE_YEAR || year > LAST_BARE_YEAR)
    return FALSE;
  point->era = -1;
  point->year = year;
  *at += n;
  return TRUE;
}

static gboolean
read_full_year (const KeiScan *scan, guint *at, Point *point)
{
  return read_era_year (scan, at, point) || read_western_year (scan, at, point);
}

/* The other spelling of the year in parentheses. Returns FALSE when it is another year. */
static gboolean
skip_other_spelling (const KeiScan *scan, guint *at, Point *point)
{
  Point other = { 0 };
  guint p = *at + 1;
  guint n;

  if (kei_scan_at (scan, *at) != '(' || !read_full_year (scan, &p, &other))
    return TRUE;
  n = kei_scan_word (scan, p, "年度");
  p += n > 0 ? n : kei_scan_word (scan, p, "年");
  if (kei_scan_at (scan, p) != ')')
    return TRUE;
  if (other.year != point->year)
    return FALSE;
  if (point->era < 0)
    point->era = other.era;
  *at = p + 1;
  return TRUE;
}

/* What follows 年: a month, a day, 末. */
static gboolean
read_after_year (const KeiScan *scan, guint *at, Point *point)
{
  if (kei_scan_word (scan, *at, "代") > 0)
    return FALSE; /* 2020年代 */
  if (kei_scan_word (scan, *at, "末") > 0)
    {
      *at += 1;
      *point = (Point){ KEI_PERIOD_DAY, point->year, 12, 31, point->era };
      return TRUE;
    }
  point->kind = KEI_PERIOD_YEAR;
  if (!read_counted (scan, at, "月", &point->month))
    return TRUE;

  point->kind = KEI_PERIOD_MONTH;
  if (kei_scan_word (scan, *at, "末") > 0)
    {
      *at += kei_scan_word (scan, *at, "末日") > 0 ? 2 : 1;
      point->kind = KEI_PERIOD_DAY;
      point->day = kei_period_days_in_month (point->year, point->month);
    }
  else if (read_counted (scan, at, "日", &point->day))
    point->kind = KEI_PERIOD_DAY;
  return TRUE;
}

/* .3.31, /10/1 and -10-01 behind a year. */
static gboolean
read_dotted (const KeiScan *scan, guint *at, Point *point)
{
  gunichar mark = kei_scan_at (scan, *at);
  guint p = *at + 1;
  guint n;

  if (mark != '.' && mark != '/' && mark != '-')
    return FALSE;
  n = kei_scan_digits (scan, p, FALSE, &point->month);
  if (n == 0 || n > 2 || point->month < 1 || point->month > 12)
    return FALSE;
  if (mark == '-' && (n != 2 || point->era >= 0))
    return FALSE; /* H29-30 is a range */
  p += n;
  point->kind = KEI_PERIOD_MONTH;
  point->dotted = TRUE;

  if (kei_scan_at (scan, p) == mark)
    {
      n = kei_scan_digits (scan, p + 1, FALSE, &point->day);
      if (n > 0 && n <= 2)
        {
          point->kind = KEI_PERIOD_DAY;
          p += 1 + n;
        }
    }
  *at = p;
  return TRUE;
}

/* Everything behind the year's number. */
static gboolean
read_rest (const Reader *reader, guint *at, Point *point)
{
  const KeiScan *scan = &reader->scan;
  guint n;

  if (!skip_other_spelling (scan, at, point))
    return FALSE;

  if ((n = kei_scan_word (scan, *at, "年度")) > 0)
    {
      *at += n;
      point->kind = KEI_PERIOD_FISCAL_YEAR;
      if (!skip_other_spelling (scan, at, point))
        return FALSE;
      if (kei_scan_word (scan, *at, "末") > 0)
        {
          *at += 1;
          *point = (Point){ KEI_PERIOD_DAY, point->year + 1, 3, 31, point->era };
        }
      return TRUE;
    }
  if ((n = kei_scan_word (scan, *at, "年")) > 0)
    {
      *at += n;
      if (!skip_other_spelling (scan, at, point))
        return FALSE;
      return read_after_year (scan, at, point);
    }
  if (read_dotted (scan, at, point))
    return TRUE;
  if (!kei_scan_spaced (scan, *at) && (kei_scan_at (scan, *at) == '/' || is_ascii_alnum (kei_scan_at (scan, *at))))
    return FALSE; /* 2024/13/1 */

  point->kind = reader->context.bare;
  point->bare = TRUE;
  return TRUE;
}

/* 27年度 and 10月8日, near a known period. */
static gboolean
read_near (const Reader *reader, guint *at, Point *point)
{
  const KeiScan *scan = &reader->scan;
  int near_year = kei_period_get_fiscal_year (reader->context.near);
  guint p = *at;
  int number, n;

  if (read_counted (scan, &p, "年度", &number))
    {
      int best = G_MAXINT;

      for (guint i = 0; i < kei_n_eras; i++)
        {
          int year = kei_eras[i].first.year + number - 1;

          if (ABS (year - near_year) < best)
            {
              best = ABS (year - near_year);
              *point = (Point){ KEI_PERIOD_FISCAL_YEAR, .year = year, .era = i };
            }
        }
      *at = p;
      return TRUE;
    }

  if (read_counted (scan, &p, "月", &point->month))
    {
      point->kind = read_counted (scan, &p, "日", &point->day) ? KEI_PERIOD_DAY : KEI_PERIOD_MONTH;
    }
  else if ((n = kei_scan_digits (scan, p, FALSE, &point->month)) > 0 && n <= 2 && kei_scan_at (scan, p + n) == '/')
    {
      p += n + 1;
      n = kei_scan_digits (scan, p, FALSE, &point->day);
      if (n == 0 || n > 2 || kei_scan_at (scan, p + n) == '/')
        return FALSE;
      p += n;
      point->kind = KEI_PERIOD_DAY;
      point->dotted = TRUE;
    }
  else
    return FALSE;
  point->year = point->month < 4 ? near_year + 1 : near_year;
  point->era = -1;
  *at = p;
  return TRUE;
}

static gboolean
read_point (const Reader *reader, guint *at, Point *point)
{
  const KeiScan *scan = &reader->scan;
  guint p = *at;

  *point = (Point){ 0 };
  if (kei_scan_word (scan, p, "FY") > 0)
    {
      p += 2;
      if (!read_western_year (scan, &p, point))
        return FALSE;
      point->kind = KEI_PERIOD_FISCAL_YEAR;
      *at = p;
      return TRUE;
    }
  if (kei_scan_word (scan, p, "西暦") > 0)
    p += 2;
  if (read_full_year (scan, &p, point))
    {
      if (!read_rest (reader, &p, point))
        return FALSE;
      *at = p;
      return TRUE;
    }
  return reader->context.near != KEI_PERIOD_NONE && read_near (reader, at, point);
}

static KeiPeriod
point_to_period (const Point *point)
{
  return kei_period_new (point->kind, point->year, point->month, point->day);
}

/* The year of a range's end that leaves out the era or the century: ～8年度, -24. */
static gboolean
read_short_year (const Reader *reader, guint *at, const Point *first, Point *point)
{
  const KeiScan *scan = &reader->scan;
  guint p = *at;
  int number;

  if (!read_count (scan, &p, kei_scan_spaced (scan, p) && kei_scan_spaced (scan, p + 1), &number))
    return FALSE;
  *point = (Point){ .era = first->era };
  point->year = first->era >= 0 ? kei_eras[first->era].first.year + number - 1 : first->year / 100 * 100 + number;
  if (point->year < first->year)
    return FALSE;
  if (!read_rest (reader, &p, point) || (point->bare && !first->bare))
    return FALSE;
  *at = p;
  return TRUE;
}

/* The end of a range within a year: 12月25日～1月23日, R7.3.1~4.30, 1/13～1/27, 3月1日～31日. */
static gboolean
read_short_day (const Reader *reader, guint *at, const Point *first, Point *point)
{
  const KeiScan *scan = &reader->scan;
  guint p = *at;
  guint n;

  *point = *first;
  if (first->dotted)
    {
      n = kei_scan_digits (scan, p, FALSE, &point->month);
      if (n == 0 || n > 2)
        return FALSE;
      p += n;
      if (first->kind == KEI_PERIOD_DAY)
        {
          if (kei_scan_at (scan, p) != '.' && kei_scan_at (scan, p) != '/')
            {
              point->day = point->month; /* 3/21～24 */
              point->month = first->month;
            }
          else
            {
              n = kei_scan_digits (scan, p + 1, FALSE, &point->day);
              if (n == 0 || n > 2)
                return FALSE;
              p += 1 + n;
            }
        }
    }
  else if (read_counted (scan, &p, "月", &point->month))
    {
      if (first->kind == KEI_PERIOD_DAY && !read_counted (scan, &p, "日", &point->day))
        return FALSE;
    }
  else if (first->kind != KEI_PERIOD_DAY || !read_counted (scan, &p, "日", &point->day))
    return FALSE;

  if (point->month < first->month)
    point->year++;
  *at = p;
  return TRUE;
}

static gboolean
read_end (const Reader *reader, guint *at, const Point *first, Point *last)
{
  const KeiScan *scan = &reader->scan;
  gboolean within_year = first->kind == KEI_PERIOD_MONTH || first->kind == KEI_PERIOD_DAY;
  guint p = *at;
  guint n = kei_scan_word (scan, p, "から");

  if (n == 0 && kei_scan_is_one_of (kei_scan_at (scan, p), RANGE_DASHES))
    n = 1;
  if (n == 0)
    return FALSE;
  p += n;

  if (within_year && read_short_day (reader, &p, first, last))
    ;
  else if (!read_point (reader, &p, last) && !read_short_year (reader, &p, first, last))
    return FALSE;
  p += kei_scan_word (scan, p, "まで");
  *at = p;
  return TRUE;
}

gboolean
kei_era_read (const char *text, const KeiEraContext *context, KeiEraReading *reading)
{
  Reader reader = { .context = { KEI_PERIOD_FISCAL_YEAR, KEI_PERIOD_NONE } };
  KeiPeriod first, last;
  Point begin, end;
  gboolean bare;
  guint at = 0, p;

  if (context != NULL)
    reader.context = *context;
  kei_scan_text (&reader.scan, text, -1);
  if (!read_point (&reader, &at, &begin))
    return FALSE;
  first = last = point_to_period (&begin);
  bare = begin.bare;

  p = at;
  if (first != KEI_PERIOD_NONE && read_end (&reader, &p, &begin, &end))
    {
      /* 平成27~29年度: the first takes the word of the last, and the last that of the first. */
      Point adapted = begin;

      if (begin.bare && (end.kind == KEI_PERIOD_FISCAL_YEAR || end.kind == KEI_PERIOD_YEAR))
        adapted.kind = end.kind;
      else if (end.bare)
        end.kind = begin.kind;
      if (point_to_period (&adapted) <= point_to_period (&end))
        {
          first = point_to_period (&adapted);
          last = point_to_period (&end);
          bare = begin.bare && end.bare;
          at = p;
        }
    }
  if (first == KEI_PERIOD_NONE)
    return FALSE;

  *reading = (KeiEraReading){ first, last, bare, 0, reader.scan.glyphs[at - 1].end };
  return TRUE;
}

static gboolean
may_begin (gunichar c)
{
  return (c >= 0xff01 && c <= 0xff5e) || is_ascii_alnum (c) || kei_scan_is_one_of (c, "明大昭平令㍾㍽㍼㍻㋿西〇一二三四五六七八九十");
}

gboolean
kei_era_find (const char *text, const KeiEraContext *context, KeiEraReading *reading)
{
  gunichar before = 0;

  for (const char *p = text; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        return FALSE;
      if (may_begin (c) && !is_ascii_alnum (before) && !(before >= 0xff10 && before <= 0xff5a) && kei_era_read (p, context, reading))
        {
          reading->start = p - text;
          return TRUE;
        }
      before = c;
    }
  return FALSE;
}

gboolean
kei_era_parse (const char *text, const KeiEraContext *context, KeiPeriod *first, KeiPeriod *last)
{
  KeiEraReading reading;
  KeiScan rest;

  if (!kei_era_read (text, context, &reading))
    return FALSE;
  kei_scan_text (&rest, text + reading.length, -1);
  if (rest.n > 0)
    return FALSE;
  *first = reading.first;
  *last = reading.last;
  return TRUE;
}
