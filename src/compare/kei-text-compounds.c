/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compounds of kanji. Most are words of two, some with an affix (高齢者|支援, 再|利用): the cheapest way to cut the run into such parts. */
#include "config.h"

#include "kei-text-tokens-private.h"

#include <string.h>

/* What a part costs; a word of two is the measure. */
enum {
  COST_LISTED = 5,
  COST_NAME = 12,
  COST_PAIR = 10,
  COST_OFFICE = 12, /* 政策部, 環境課 */
  COST_STRONG = 15,
  COST_SUFFIXED = 16,
  COST_PREFIXED = 17,
  COST_TRIPLE = 21,
  COST_SINGLE = 22,
  COST_ENDING = 14,  /* 市役所|内 */
  COST_ALONE = 8,    /* 各, 両 */
  COST_REPEATED = 8, /* 様々 */
  COST_MISCUT = 6,   /* a pair that begins or ends as no word does */
};

#define MAX_NAME 4
#define REPEAT_MARK 0x3005

gboolean
kei_set_contains (const char *set, gsize size, gunichar c)
{
  gsize low = 0, high = size / 3;

  if (c < 0x800 || c > 0xffff)
    return FALSE;
  while (low < high)
    {
      gsize middle = (low + high) / 2;
      const guchar *p = (const guchar *) set + 3 * middle;
      gunichar here = (gunichar) (p[0] & 0xf) << 12 | (gunichar) (p[1] & 0x3f) << 6 | (gunichar) (p[2] & 0x3f);

      if (here == c)
        return TRUE;
      if (here < c)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

/* Whether @at ends the name of an office, and does not begin a word: 環境|課題. */
static gboolean
ends_office (const KeiReader *reader, guint at)
{
  gunichar c = kei_reader_at (reader, at)->c, next = kei_reader_at (reader, at + 1)->c;

  switch (c)
    {
    case 0x8ab2: /* 課 */
      return next != 0x984c && next != 0x7a0e;
    case 0x90e8: /* 部: 部分, 部門, 部活, 部署, 部品, 部局, 部会 */
      return next != 0x5206 && next != 0x9580 && next != 0x6d3b && next != 0x7f72 && next != 0x54c1 && next != 0x5c40 && next != 0x4f1a;
    case 0x5c40: /* 局 */
      return next != 0x9762 && next != 0x6240;
    case 0x5ba4: /* 室 */
      return next != 0x5185 && next != 0x5916;
    default:
      return FALSE;
    }
}

static guint
get_cost (const KeiReader *reader, guint at, guint n)
{
  gunichar first = kei_reader_at (reader, at)->c, last = kei_reader_at (reader, at + n - 1)->c;
  gboolean alone = kei_set_contains (kei_kanji_alone, strlen (kei_kanji_alone), first);
  guint miscut = (n > 1 && alone) || kei_set_contains (kei_kanji_never_first, strlen (kei_kanji_never_first), first) ? COST_MISCUT : 0;

  if (n == 1)
    return (alone ? COST_ALONE : kei_set_contains (kei_kanji_suffixes, strlen (kei_kanji_suffixes), first) ? COST_ENDING
                                                                                                           : COST_SINGLE)
           + miscut;
  if (n == 2)
    return (last == REPEAT_MARK ? COST_REPEATED : COST_PAIR) + miscut + (kei_set_contains (kei_kanji_alone, strlen (kei_kanji_alone), last) ? COST_MISCUT : 0);
  if (ends_office (reader, at + 2))
    return COST_OFFICE + miscut;
  if (kei_set_contains (kei_kanji_strong_suffixes, strlen (kei_kanji_strong_suffixes), last))
    return COST_STRONG + miscut;
  if (kei_set_contains (kei_kanji_suffixes, strlen (kei_kanji_suffixes), last))
    return COST_SUFFIXED + miscut;
  if (kei_set_contains (kei_kanji_prefixes, strlen (kei_kanji_prefixes), first))
    return COST_PREFIXED + miscut;
  return COST_TRIPLE + miscut;
}

/* A name with what it names, at the beginning of a run: 苫小牧駅. Returns its length, 0 for none. */
static guint
find_name (const KeiReader *reader, guint at, guint n)
{
  guint length, ending;

  if (kei_reader_find (reader, at, kei_no_names, kei_n_no_names, &length) != NULL)
    return 0;
  for (guint i = 2; i <= MAX_NAME && i < n; i++)
    if (kei_reader_find (reader, at + i, kei_name_ends, kei_n_name_ends, &ending) != NULL && i + ending <= n)
      return i + ending;
  return 0;
}

guint
kei_reader_compound (const KeiReader *reader, guint at, guint n, guint8 *lengths)
{
  guint best[KEI_TOKEN_MAX_KANJI + 1] = { 0 };
  guint8 from[KEI_TOKEN_MAX_KANJI + 1] = { 0 };
  guint count = 0, name;

  g_return_val_if_fail (n <= KEI_TOKEN_MAX_KANJI, 0);

  for (guint i = 1; i <= n; i++)
    best[i] = G_MAXUINT;
  name = find_name (reader, at, n);
  if (name > 0)
    {
      best[name] = COST_NAME;
      from[name] = (guint8) name;
    }
  for (guint i = 0; i < n; i++)
    {
      guint listed;

      for (guint length = 1; length <= 3 && i + length <= n; length++)
        {
          guint cost = best[i] + get_cost (reader, at + i, length);

          if (best[i] != G_MAXUINT && cost < best[i + length])
            {
              best[i + length] = cost;
              from[i + length] = (guint8) length;
            }
        }
      if (kei_reader_find (reader, at + i, kei_kanji_words, kei_n_kanji_words, &listed) != NULL && i + listed <= n && best[i] + COST_LISTED < best[i + listed])
        {
          best[i + listed] = best[i] + COST_LISTED;
          from[i + listed] = (guint8) listed;
        }
    }
  for (guint i = n; i > 0; i -= from[i])
    lengths[count++] = from[i];
  for (guint i = 0; i < count / 2; i++)
    {
      guint8 swapped = lengths[i];

      lengths[i] = lengths[count - 1 - i];
      lengths[count - 1 - i] = swapped;
    }
  return count;
}
