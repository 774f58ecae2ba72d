/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of months and lanes, read as meetings. Private to src/exchange. */
#pragma once

#include "kei-outline.h"
#include "kei-period.h"

G_BEGIN_DECLS

typedef struct
{
  guint row; /* it was read from */
  char *title;
  char *printed;        /* the cell, or its part, as it stood */
  char *note;           /* (nullable) */
  char *lane;           /* code, or the column's heading where that is not known (nullable) */
  const char *state;    /* code (nullable, static) */
  const char *relation; /* code (nullable, static) */
  KeiPeriod start;      /* KEI_PERIOD_NONE: no year is known */
  KeiPeriod end;        /* KEI_PERIOD_NONE: one day, or one month */
} KeiOutlineMeeting;

void kei_outline_meeting_free (KeiOutlineMeeting *meeting);

/* Whether @row is a line of such a table: months in its first cell, or the head of one. */
gboolean kei_outline_schedule_has_row (const KeiOutline *outline, guint row);

/* All meetings of all rows of kind MEETINGS. (element-type KeiOutlineMeeting) (transfer full) */
GPtrArray *kei_outline_schedule_read (const KeiOutline *outline);

/* A fiscal year or another period is somewhere in the text; or the text is nothing else. */
gboolean kei_outline_has_period (const char *text);
gboolean kei_outline_is_period (const char *text);

/* Whether @text begins with a day or a month and goes on: 令和6年5月10日　第1回策定委員会. */
gboolean kei_outline_schedule_is_dated (const char *text);

G_END_DECLS
