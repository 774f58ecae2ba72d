/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-period.h"

G_BEGIN_DECLS

/* Periods as Japanese documents write them. Years of an era (和暦) and of the common
 * calendar (西暦) are two displays of one KeiPeriod. 令和元年度 and 平成31年度 are the same
 * fiscal year; years of an era that had ended (平成32年度) are counted on; the first year
 * is written 元年 and read as 1年 too. */

typedef enum {
  KEI_YEAR_STYLE_WAREKI,  /* 令和6年度, 令和7年3月31日 */
  KEI_YEAR_STYLE_SEIREKI, /* 2024年度, 2025年3月31日 */
  KEI_YEAR_STYLE_BOTH,    /* 令和6（2024）年度, 令和7（2025）年3月31日 */
  KEI_YEAR_STYLE_SHORT,   /* R6, R7.3.31; a calendar year is R6年 */
} KeiYearStyle;

/* (transfer full): "" for KEI_PERIOD_NONE. Before Meiji every style writes the common calendar. */
char *kei_era_format (KeiPeriod period, KeiYearStyle style);
/* 令和4年度～令和8年度; one of the two where they are the same. */
char *kei_era_format_range (KeiPeriod first, KeiPeriod last, KeiYearStyle style);

/* What helps to read what a text leaves out. */
typedef struct
{
  KeiPeriodKind bare; /* what R3 or 2024 alone means: KEI_PERIOD_FISCAL_YEAR or _YEAR */
  KeiPeriod near;     /* a period close by, for 27年度, 10月8日 and 10/8; KEI_PERIOD_NONE: these are not read */
} KeiEraContext;

typedef struct
{
  KeiPeriod first;
  KeiPeriod last; /* the same as `first` when it is no range */
  gboolean bare;  /* had neither 年度 nor 年 nor a day: R3, 2024, 2020~2024 */
  gsize start;    /* bytes before it, for kei_era_find() */
  gsize length;   /* bytes it takes */
} KeiEraReading;

/* Reads a period or a range at the start of @text (leading spaces are skipped and counted). Knows
 * every spelling above and R7.3.31, 2024/10/1, 令和3年度(2021年度), 2023(平成35)年度, 平成二十五年度,
 * 平 成 2 3 年 度, 令和4年3月末, R3年度末, 平成27~29年度, 令和4年度～8年度, H29-R8, FY2024, with digits of
 * either width. What contradicts itself (令和3(2020)年度) or is masked (平成○○年) is not read.
 * @context (nullable): fiscal years, nothing near. FALSE leaves @reading untouched. */
gboolean kei_era_read (const char *text, const KeiEraContext *context, KeiEraReading *reading);

/* The first one within a line of text. */
gboolean kei_era_find (const char *text, const KeiEraContext *context, KeiEraReading *reading);

/* The whole of @text, as a form field or a table cell has it: nothing else may stand in it. */
gboolean kei_era_parse (const char *text, const KeiEraContext *context, KeiPeriod *first, KeiPeriod *last);

G_END_DECLS
