/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in which nothing but years moved on. */
#include "config.h"

#include <string.h>

#include "kei-comparison-private.h"
#include "kei-era.h"

/* Whether a year may begin at @p, or go on: 令和, 平成, 元, a digit of either width or in kanji. */
static gboolean
is_of_year (const char *p)
{
  static const char marks[] = "令平昭元〇一二三四五六七八九十０１２３４５６７８９RHSFY年";

  return g_ascii_isdigit (*p) || (*p != '\0' && g_utf8_strchr (marks, -1, g_utf8_get_char (p)) != NULL);
}

static gboolean
is_later (const KeiEraReading *before, const KeiEraReading *after, int *by)
{
  int first = kei_period_get_year (after->first) - kei_period_get_year (before->first), last = kei_period_get_year (after->last) - kei_period_get_year (before->last);

  if (kei_period_get_kind (before->first) != kei_period_get_kind (after->first) || kei_period_get_kind (before->last) != kei_period_get_kind (after->last) || before->bare != after->bare)
    return FALSE;
  if (first != last || first == 0 || (*by != 0 && *by != first))
    return FALSE;
  *by = first;
  return TRUE;
}

gboolean
_kei_texts_are_later (const char *old_text, const char *new_text, int *by)
{
  KeiStretch stretch = _kei_texts_differ_in (old_text, new_text);
  KeiEraReading before, after;

  *by = 0;
  if (!is_of_year (old_text + stretch.start) || !is_of_year (new_text + stretch.start))
    return FALSE;
  while (kei_era_find (old_text, NULL, &before))
    {
      if (!kei_era_find (new_text, NULL, &after) || after.start != before.start || memcmp (old_text, new_text, before.start) != 0 || !is_later (&before, &after, by))
        return FALSE;
      old_text += before.start + before.length;
      new_text += after.start + after.length;
    }
  return *by != 0 && g_str_equal (old_text, new_text);
}
