/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The eras as a table, and periods made into text. kei-era-read.c goes the other way. */
#include "config.h"

#include "kei-era-private.h"

/* A day on which the era changed belongs to the new one. The fiscal year in which it changed keeps
 * the name it began with, but for 2019, which was called 令和元年度 as a whole from May on. Meiji
 * counts from the New Year of its proclamation's year. */
const KeiEra kei_eras[] = {
  { "明治", 'M', 0x337e, { 1868, 1, 25 }, 1868 },
  { "大正", 'T', 0x337d, { 1912, 7, 30 }, 1913 },
  { "昭和", 'S', 0x337c, { 1926, 12, 25 }, 1927 },
  { "平成", 'H', 0x337b, { 1989, 1, 8 }, 1989 },
  { "令和", 'R', 0x32ff, { 2019, 5, 1 }, 2019 },
};
const guint kei_n_eras = G_N_ELEMENTS (kei_eras);

static gboolean
is_before (KeiDay a, KeiDay b)
{
  if (a.year != b.year)
    return a.year < b.year;
  if (a.month != b.month)
    return a.month < b.month;
  return a.day < b.day;
}

/* The era that a period is called by, or NULL before Meiji. A month or year in which the era
 * changed is called by the new one. */
static const KeiEra *
find_era (KeiPeriod period)
{
  KeiDay last = kei_period_get_last_day (period);
  gboolean fiscal = kei_period_get_kind (period) == KEI_PERIOD_FISCAL_YEAR;

  for (int i = kei_n_eras - 1; i >= 0; i--)
    if (fiscal ? kei_period_get_year (period) >= kei_eras[i].first_fiscal_year : !is_before (last, kei_eras[i].first))
      return &kei_eras[i];
  return NULL;
}

static void
append_era_year (GString *text, const KeiEra *era, int year)
{
  int number = year - era->first.year + 1;

  g_string_append (text, era->name);
  if (number == 1)
    g_string_append (text, "元");
  else
    g_string_append_printf (text, "%d", number);
}

static char *
format_short (KeiPeriod period, const KeiEra *era)
{
  KeiDay day = kei_period_get_first_day (period);
  int number = day.year - era->first.year + 1;

  switch (kei_period_get_kind (period))
    {
    case KEI_PERIOD_FISCAL_YEAR:
      return g_strdup_printf ("%c%d", era->letter, number);
    case KEI_PERIOD_YEAR:
      return g_strdup_printf ("%c%d年", era->letter, number);
    case KEI_PERIOD_MONTH:
      return g_strdup_printf ("%c%d.%d", era->letter, number, day.month);
    case KEI_PERIOD_DAY:
    default:
      return g_strdup_printf ("%c%d.%d.%d", era->letter, number, day.month, day.day);
    }
}

char *
kei_era_format (KeiPeriod period, KeiYearStyle style)
{
  const KeiEra *era;
  KeiPeriodKind kind = kei_period_get_kind (period);
  KeiDay day = kei_period_get_first_day (period);
  GString *text;

  if (period == KEI_PERIOD_NONE)
    return g_strdup ("");
  era = find_era (period);
  if (era != NULL && style == KEI_YEAR_STYLE_SHORT)
    return format_short (period, era);

  text = g_string_new (NULL);
  if (era == NULL || style == KEI_YEAR_STYLE_SEIREKI)
    g_string_append_printf (text, "%d", day.year);
  else
    append_era_year (text, era, day.year);
  if (era != NULL && style == KEI_YEAR_STYLE_BOTH)
    g_string_append_printf (text, "（%d）", day.year);

  g_string_append (text, kind == KEI_PERIOD_FISCAL_YEAR ? "年度" : "年");
  if (kind == KEI_PERIOD_MONTH || kind == KEI_PERIOD_DAY)
    g_string_append_printf (text, "%d月", day.month);
  if (kind == KEI_PERIOD_DAY)
    g_string_append_printf (text, "%d日", day.day);
  return g_string_free (text, FALSE);
}

char *
kei_era_format_range (KeiPeriod first, KeiPeriod last, KeiYearStyle style)
{
  g_autofree char *begin = kei_era_format (first, style);
  g_autofree char *end = kei_era_format (last, style);

  if (first == last)
    return g_steal_pointer (&begin);
  return g_strconcat (begin, "～", end, NULL);
}
