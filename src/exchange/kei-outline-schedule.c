/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A schedule has a month a row and a lane a column, with meetings in its cells; an arrow goes on with the meeting above. The
 * fiscal year stands before or after the table. Or it is a list of lines that begin with a date. */
#include "config.h"

#include "kei-outline-schedule-private.h"

#include <string.h>

#include "kei-era.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

void
kei_outline_meeting_free (KeiOutlineMeeting *meeting)
{
  g_free (meeting->title);
  g_free (meeting->printed);
  g_free (meeting->note);
  g_free (meeting->lane);
  g_free (meeting);
}

gboolean
kei_outline_has_period (const char *text)
{
  KeiEraReading reading;

  return strlen (text) < 2000 && kei_era_find (text, NULL, &reading);
}

gboolean
kei_outline_is_period (const char *text)
{
  KeiPeriod first, last;

  return strlen (text) < 100 && kei_era_parse (text, NULL, &first, &last);
}

/* The month in a cell that says nothing else: 10月, ４月頃. 0: none. */
static int
read_month (const char *cell)
{
  g_autofree char *folded = NULL;
  char *end;
  guint64 month;

  if (strlen (cell) > 40)
    return 0;
  folded = kei_fold_width (cell);
  month = g_ascii_strtoull (folded, &end, 10);
  while (*end == ' ')
    end++;
  return end != folded && g_str_has_prefix (end, "月") && month >= 1 && month <= 12 && strlen (end) <= 12 ? (int) month : 0;
}

static gboolean
is_head (const KeiOutlineRow *row)
{
  static const char *const heads[] = { "年月", "月", "時期", "日程", "年度月", "期日", NULL };
  g_autofree char *key = NULL;

  if (row->cells[0] == NULL || strlen (row->cells[0]) > 40)
    return FALSE;
  key = kei_outline_key (row->cells[0]);
  return g_strv_contains (heads, key);
}

gboolean
kei_outline_schedule_has_row (const KeiOutline *outline, guint row)
{
  const KeiOutlineRow *line = kei_outline_row (outline, row);

  return line->cells != NULL && line->cells[0] != NULL && (is_head (line) || read_month (line->cells[0]) > 0);
}

#define LONGEST_DATED 300 /* bytes: a longer line is prose */

/* The date that @text begins with; what follows it. NULL: none, or nothing follows. */
static const char *
read_dated (const char *text, KeiEraReading *reading)
{
  const char *rest;

  if (strlen (text) > LONGEST_DATED || kei_text_is_sentence (text) || !kei_era_read (text, NULL, reading) || reading->start > 0)
    return NULL;
  if (kei_period_get_kind (reading->first) != KEI_PERIOD_DAY && kei_period_get_kind (reading->first) != KEI_PERIOD_MONTH)
    return NULL;
  for (rest = text + reading->length; *rest != '\0' && (kei_char_is_blank (g_utf8_get_char (rest)) || kei_fold_char (g_utf8_get_char (rest)) == ':'); rest = g_utf8_next_char (rest))
    ;
  /* 令和6年5月の会議では: no list. */
  return *rest == '\0' || rest == text + reading->length ? NULL : rest;
}

gboolean
kei_outline_schedule_is_dated (const char *text)
{
  KeiEraReading reading;

  return read_dated (text, &reading) != NULL;
}

static gboolean
is_arrow (const char *cell)
{
  return g_str_equal (cell, "↓") || g_str_equal (cell, "↓↓") || g_str_equal (cell, "⇓") || g_str_equal (cell, "→") || g_str_equal (cell, "〃");
}

/* --- Tables and their years --- */

typedef struct
{
  guint first;
  guint end;
  int year; /* fiscal; 0: not known */
} Table;

/* Runs of rows; and rows that hold a fiscal year and nothing else. */
static GArray *
collect_tables (const KeiOutline *outline)
{
  GArray *tables = g_array_new (FALSE, FALSE, sizeof (Table));

  for (guint i = 0; i < outline->rows->len; i++)
    if (kei_outline_row (outline, i)->kind == KEI_OUTLINE_MEETINGS)
      {
        Table table = { i, i + 1, 0 };

        while (table.end < outline->rows->len && kei_outline_row (outline, table.end)->kind == KEI_OUTLINE_MEETINGS && !(table.end > i && kei_outline_row (outline, table.end)->cells != NULL && is_head (kei_outline_row (outline, table.end))))
          table.end++;
        i = table.end - 1;
        g_array_append_val (tables, table);
      }
  return tables;
}

static void
find_years (const KeiOutline *outline, GArray *tables)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      KeiPeriod first, last;

      if (row->cells == NULL && row->kind != KEI_OUTLINE_JOINED && row->kind != KEI_OUTLINE_PERIOD && strlen (row->text) < 100 && kei_era_parse (row->text, NULL, &first, &last))
        {
          int year = kei_period_get_fiscal_year (first);

          g_array_append_val (rows, i);
          g_array_append_val (years, year);
        }
    }
  for (guint t = 0; t < tables->len; t++)
    {
      Table *table = &g_array_index (tables, Table, t);

      if (years->len == tables->len)
        {
          table->year = g_array_index (years, int, t);
          continue;
        }
      for (guint y = 0; y < years->len; y++)
        if (table->year == 0 || g_array_index (rows, guint, y) < table->first)
          table->year = g_array_index (years, int, y);
    }
}

/* A line of a list: its date stands for that of all it holds. */
static void
read_dated_row (const KeiOutline *outline, guint i, GPtrArray *meetings)
{
  g_autofree char *text = kei_outline_dup_text (outline, i);
  guint before = meetings->len;
  KeiEraReading reading;
  const char *rest = read_dated (text, &reading);

  if (rest == NULL)
    return;
  kei_outline_schedule_read_cell (rest, i, reading.first, kei_outline_lane (rest), meetings);
  for (guint k = before; k < meetings->len; k++)
    if (reading.last != reading.first)
      ((KeiOutlineMeeting *) g_ptr_array_index (meetings, k))->end = reading.last;
}

static void
read_table (const KeiOutline *outline, const Table *table, GPtrArray *meetings)
{
  const KeiOutlineRow *head = kei_outline_row (outline, table->first);
  g_autoptr (GPtrArray) last = g_ptr_array_new (); /* the last meeting of each lane */
  guint n_head = head->cells != NULL && is_head (head) ? g_strv_length (head->cells) : 0;

  g_ptr_array_set_size (last, 64);
  for (guint i = table->first + (n_head > 0); i < table->end; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      int month = row->cells == NULL ? 0 : read_month (row->cells[0]);
      KeiPeriod period = KEI_PERIOD_NONE;

      if (row->cells == NULL)
        read_dated_row (outline, i, meetings);
      if (month == 0)
        continue;
      if (table->year > 0)
        period = kei_period_from_month (table->year + (month <= 3 ? 1 : 0), month);
      for (guint lane = 1; row->cells[lane] != NULL && lane < last->len; lane++)
        {
          guint before = meetings->len;
          const char *name;

          if (is_arrow (row->cells[lane]))
            {
              KeiOutlineMeeting *above = g_ptr_array_index (last, lane);

              if (above != NULL && period != KEI_PERIOD_NONE)
                above->end = period;
              continue;
            }
          name = lane < n_head ? kei_outline_lane (head->cells[lane]) : NULL;
          if (name == NULL && lane < n_head && *head->cells[lane] != '\0')
            name = head->cells[lane];
          kei_outline_schedule_read_cell (row->cells[lane], i, period, name, meetings);
          if (meetings->len > before)
            g_ptr_array_index (last, lane) = g_ptr_array_index (meetings, meetings->len - 1);
        }
    }
}

GPtrArray *
kei_outline_schedule_read (const KeiOutline *outline)
{
  GPtrArray *meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_outline_meeting_free);
  g_autoptr (GArray) tables = collect_tables (outline);

  find_years (outline, tables);
  for (guint t = 0; t < tables->len; t++)
    read_table (outline, &g_array_index (tables, Table, t), meetings);
  return meetings;
}
