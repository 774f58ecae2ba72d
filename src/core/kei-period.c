/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods packed in an integer, and their spelling in the file. */
#include "config.h"

#include "kei-period.h"

#include <string.h>

#define FIRST_YEAR 1
#define LAST_YEAR 9998 /* its fiscal year ends in a year that four digits can write */
#define FISCAL_MONTH 4

static KeiPeriod
pack_period (KeiPeriodKind kind, int year, int month, int day)
{
  return (((KeiPeriod) year << 4 | month) << 5 | day) << 2 | kind;
}

KeiPeriod
kei_period_new (KeiPeriodKind kind, int year, int month, int day)
{
  if (kind == KEI_PERIOD_FISCAL_YEAR)
    month = FISCAL_MONTH;
  else if (kind == KEI_PERIOD_YEAR)
    month = 1;
  if (kind != KEI_PERIOD_DAY)
    day = 1;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
    return KEI_PERIOD_NONE;
  if (day < 1 || day > kei_period_days_in_month (year, month))
    return KEI_PERIOD_NONE;
  return pack_period (kind, year, month, day);
}

KeiPeriod
kei_period_from_fiscal_year (int year)
{
  return kei_period_new (KEI_PERIOD_FISCAL_YEAR, year, 0, 0);
}

KeiPeriod
kei_period_from_year (int year)
{
  return kei_period_new (KEI_PERIOD_YEAR, year, 0, 0);
}

KeiPeriod
kei_period_from_month (int year, int month)
{
  return kei_period_new (KEI_PERIOD_MONTH, year, month, 0);
}

KeiPeriod
kei_period_from_day (int year, int month, int day)
{
  return kei_period_new (KEI_PERIOD_DAY, year, month, day);
}

gboolean
kei_period_is_valid (gint64 value)
{
  KeiDay first;

  if (value <= 0 || value >> 11 > LAST_YEAR)
    return FALSE;
  first = kei_period_get_first_day (value);
  return kei_period_new (kei_period_get_kind (value), first.year, first.month, first.day) == value;
}

KeiPeriodKind
kei_period_get_kind (KeiPeriod period)
{
  return period & 3;
}

int
kei_period_get_year (KeiPeriod period)
{
  return (int) (period >> 11);
}

KeiDay
kei_period_get_first_day (KeiPeriod period)
{
  return (KeiDay){ (int) (period >> 11), period >> 7 & 15, period >> 2 & 31 };
}

KeiDay
kei_period_get_last_day (KeiPeriod period)
{
  KeiDay day = kei_period_get_first_day (period);

  switch (kei_period_get_kind (period))
    {
    case KEI_PERIOD_FISCAL_YEAR:
      return (KeiDay){ day.year + 1, FISCAL_MONTH - 1, 31 };
    case KEI_PERIOD_YEAR:
      return (KeiDay){ day.year, 12, 31 };
    case KEI_PERIOD_MONTH:
      return (KeiDay){ day.year, day.month, kei_period_days_in_month (day.year, day.month) };
    case KEI_PERIOD_DAY:
    default:
      return day;
    }
}

int
kei_period_get_fiscal_year (KeiPeriod period)
{
  KeiDay day = kei_period_get_first_day (period);

  if (kei_period_get_kind (period) == KEI_PERIOD_YEAR)
    return day.year;
  return day.month < FISCAL_MONTH ? day.year - 1 : day.year;
}

int
kei_period_compare (KeiPeriod a, KeiPeriod b)
{
  return (a > b) - (a < b);
}

int
kei_period_days_in_month (int year, int month)
{
  if (year < FIRST_YEAR || year > 9999 || month < 1 || month > 12)
    return 0;
  return g_date_get_days_in_month (month, year);
}

/* Reads exactly @n digits. */
static gboolean
read_digits (const char *text, guint n, int *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

gboolean
kei_period_parse (const char *text, gssize length, KeiPeriod *period)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  KeiPeriod result = KEI_PERIOD_NONE;
  int year, month, day;

  if (n == 6 && text[0] == 'F' && text[1] == 'Y' && read_digits (text + 2, 4, &year))
    result = kei_period_from_fiscal_year (year);
  else if (n == 4 && read_digits (text, 4, &year))
    result = kei_period_from_year (year);
  else if (n == 7 && text[4] == '-' && read_digits (text, 4, &year) && read_digits (text + 5, 2, &month))
    result = kei_period_from_month (year, month);
  else if (n == 10 && text[4] == '-' && text[7] == '-' && read_digits (text, 4, &year) && read_digits (text + 5, 2, &month) && read_digits (text + 8, 2, &day))
    result = kei_period_from_day (year, month, day);

  if (result == KEI_PERIOD_NONE)
    return FALSE;
  *period = result;
  return TRUE;
}

char *
kei_period_to_text (KeiPeriod period)
{
  KeiDay day = kei_period_get_first_day (period);

  if (period == KEI_PERIOD_NONE)
    return g_strdup ("");

  switch (kei_period_get_kind (period))
    {
    case KEI_PERIOD_FISCAL_YEAR:
      return g_strdup_printf ("FY%04d", day.year);
    case KEI_PERIOD_YEAR:
      return g_strdup_printf ("%04d", day.year);
    case KEI_PERIOD_MONTH:
      return g_strdup_printf ("%04d-%02d", day.year, day.month);
    case KEI_PERIOD_DAY:
    default:
      return g_strdup_printf ("%04d-%02d-%02d", day.year, day.month, day.day);
    }
}
