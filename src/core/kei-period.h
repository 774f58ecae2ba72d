/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of time as plans name it: a fiscal year (April to March), a calendar
 * year, a month or a day, in one integer, which is what a field of type PERIOD holds.
 *
 * The bits, from the highest: year, month (4), day (5) of the first day, then the
 * kind (2). So integers compare as the first days do, and of two that begin together
 * the longer comes first: FY2024 < 2024-04 < 2024-04-01. No valid period is 0. */
typedef gint64 KeiPeriod;

#define KEI_PERIOD_NONE ((KeiPeriod) 0)

typedef enum {
  KEI_PERIOD_FISCAL_YEAR,
  KEI_PERIOD_YEAR,
  KEI_PERIOD_MONTH,
  KEI_PERIOD_DAY,
} KeiPeriodKind;

/* A day of the calendar. */
typedef struct
{
  int year;
  int month; /* 1 to 12 */
  int day;   /* 1 to 31 */
} KeiDay;

/* Each returns KEI_PERIOD_NONE for what is not in the calendar of the years 1 to 9998. */
KeiPeriod kei_period_from_fiscal_year (int year); /* the calendar year in which it begins */
KeiPeriod kei_period_from_year (int year);
KeiPeriod kei_period_from_month (int year, int month);
KeiPeriod kei_period_from_day (int year, int month, int day);
/* Of any kind; parts that the kind has not are ignored. */
KeiPeriod kei_period_new (KeiPeriodKind kind, int year, int month, int day);

/* Whether an integer from outside is a period. */
gboolean kei_period_is_valid (gint64 value);

KeiPeriodKind kei_period_get_kind (KeiPeriod period);
/* The year it is called by: of a fiscal year the one in which it begins. */
int kei_period_get_year (KeiPeriod period);
KeiDay kei_period_get_first_day (KeiPeriod period);
KeiDay kei_period_get_last_day (KeiPeriod period);
/* The fiscal year that it belongs to. A calendar year counts with the fiscal year of the
 * same number, where nine of its months are. */
int kei_period_get_fiscal_year (KeiPeriod period);

/* -1, 0 or 1, in the order described above; KEI_PERIOD_NONE comes first. */
int kei_period_compare (KeiPeriod a, KeiPeriod b);

/* Days in a month of the Gregorian calendar. */
int kei_period_days_in_month (int year, int month);

/* As the file writes it: FY2024, 2024, 2024-10, 2024-10-01. kei_period_parse() takes that and
 * nothing else; @length in bytes or -1. FALSE leaves @period untouched. */
gboolean kei_period_parse (const char *text, gssize length, KeiPeriod *period);
char *kei_period_to_text (KeiPeriod period); /* (transfer full) */

G_END_DECLS
