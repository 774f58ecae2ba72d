/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of a schedule holds meetings, with what is known of them behind their names: (10/8), 12/24, (12/25~1/23), (延期),
 * (未定), (全体・諮問), ※実施計画; before them (P). */
#include "config.h"

#include <string.h>

#include "kei-outline-schedule-private.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

/* --- Dates --- */

typedef struct
{
  int month;
  int day;
} MonthDay;

/* 10/8, 10月8日, or 24 alone after another date (@month > 0). */
static const char *
read_day (const char *p, int month, MonthDay *day)
{
  char *end;
  guint64 first = g_ascii_strtoull (p, &end, 10);

  if (end == p || first == 0 || first > 31)
    return NULL;
  if (*end == '/' || g_str_has_prefix (end, "月"))
    {
      const char *start = *end == '/' ? end + 1 : end + strlen ("月");
      guint64 second = g_ascii_strtoull (start, &end, 10);

      if (end == start || second == 0 || second > 31 || first > 12)
        return NULL;
      *day = (MonthDay){ (int) first, (int) second };
    }
  else if (month > 0)
    *day = (MonthDay){ month, (int) first };
  else
    return NULL;
  if (g_str_has_prefix (end, "日"))
    end += strlen ("日");
  /* The day of the week. */
  if (*end == '(' && strchr (end, ')') != NULL && strchr (end, ')') - end <= 4)
    end = strchr (end, ')') + 1;
  return end;
}

/* The date nearest to the month of the row. */
static KeiPeriod
find_date (KeiPeriod near, const MonthDay *day)
{
  KeiDay first;
  int months;

  if (near == KEI_PERIOD_NONE)
    return KEI_PERIOD_NONE;
  first = kei_period_get_first_day (near);
  months = day->month - first.month;
  return kei_period_from_day (first.year + (months > 6 ? -1 : months < -6 ? 1
                                                                          : 0),
                              day->month, day->day);
}

typedef struct
{
  KeiPeriod start;
  KeiPeriod end;
} Span;

/* Dates that are all of @text: 12/20・12/23, 3/21・24, 12/25~1/23. NULL: it holds something else. */
static GArray *
read_dates (const char *text, KeiPeriod near)
{
  g_autofree char *folded = kei_fold_width (text);
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (Span));
  const char *p = folded;
  MonthDay day = { 0, 0 };

  while (*p == ' ')
    p++;
  while (*p != '\0')
    {
      Span span = { KEI_PERIOD_NONE, KEI_PERIOD_NONE };

      p = read_day (p, day.month, &day);
      if (p == NULL)
        return NULL;
      span.start = find_date (near, &day);
      while (*p == ' ')
        p++;
      if (*p == '~' || (*p == '-' && g_ascii_isdigit (p[1])))
        {
          p = read_day (p + 1 + (p[1] == ' '), day.month, &day);
          if (p == NULL)
            return NULL;
          span.end = find_date (near, &day);
        }
      g_array_append_val (spans, span);
      while (*p != '\0' && g_utf8_strchr (" ・,、", -1, g_utf8_get_char (p)) != NULL)
        p = g_utf8_next_char (p);
    }
  return spans->len > 0 ? g_steal_pointer (&spans) : NULL;
}

/* --- Cells --- */

typedef struct
{
  GPtrArray *meetings;
  KeiOutlineMeeting *current;
  GArray *spans;      /* (nullable) of the current meeting */
  gboolean annotated; /* something stood behind its name */
  gboolean tentative; /* (P) came */
  guint row;
  KeiPeriod month;
  const char *lane;
} CellReader;

static void
add_note (KeiOutlineMeeting *meeting, const char *text)
{
  char *note = meeting->note == NULL ? g_strdup (text) : g_strconcat (meeting->note, " ", text, NULL);

  g_free (meeting->note);
  meeting->note = note;
}

static KeiOutlineMeeting *
copy_meeting (const KeiOutlineMeeting *meeting)
{
  KeiOutlineMeeting *copy = g_memdup2 (meeting, sizeof *meeting);

  copy->title = g_strdup (meeting->title);
  copy->printed = g_strdup (meeting->printed);
  copy->note = g_strdup (meeting->note);
  copy->lane = g_strdup (meeting->lane);
  return copy;
}

/* The current meeting is complete: one for each of its dates. */
static void
end_meeting (CellReader *reader)
{
  KeiOutlineMeeting *meeting = g_steal_pointer (&reader->current);

  if (meeting == NULL)
    return;
  meeting->start = reader->month;
  for (guint i = 0; reader->spans != NULL && i < reader->spans->len; i++)
    {
      const Span *span = &g_array_index (reader->spans, Span, i);
      KeiOutlineMeeting *one = i + 1 < reader->spans->len ? copy_meeting (meeting) : meeting;

      one->start = span->start;
      one->end = span->end;
      if (one != meeting)
        g_ptr_array_add (reader->meetings, one);
    }
  g_ptr_array_add (reader->meetings, meeting);
  g_clear_pointer (&reader->spans, g_array_unref);
}

static void
begin_meeting (CellReader *reader, const char *title)
{
  end_meeting (reader);
  reader->current = g_new0 (KeiOutlineMeeting, 1);
  reader->current->row = reader->row;
  reader->current->title = g_strdup (title);
  reader->current->lane = g_strdup (reader->lane);
  reader->current->printed = g_strdup (reader->tentative ? "(P) " : "");
  if (reader->tentative)
    reader->current->state = "tentative";
  reader->tentative = FALSE;
  reader->annotated = FALSE;
}

static void
add_printed (CellReader *reader, const char *text)
{
  KeiOutlineMeeting *meeting = reader->current;
  char *printed;

  if (meeting == NULL)
    return;
  printed = g_strconcat (meeting->printed, *meeting->printed == '\0' || g_str_has_suffix (meeting->printed, " ") ? "" : " ", text, NULL);
  g_free (meeting->printed);
  meeting->printed = printed;
}

/* What stands in brackets behind a name. */
static void
annotate (CellReader *reader, const char *text)
{
  KeiOutlineMeeting *meeting = reader->current;
  GArray *spans;
  g_auto (GStrv) words = NULL;

  if (meeting == NULL || *text == '\0')
    return;
  reader->annotated = TRUE;
  spans = read_dates (text, reader->month);
  if (spans != NULL)
    {
      g_clear_pointer (&reader->spans, g_array_unref);
      reader->spans = spans;
      return;
    }
  if (strstr (text, "延期") != NULL)
    meeting->state = "postponed";
  else if (strstr (text, "未定") != NULL)
    meeting->state = "undecided";
  else if (strcmp (text, "済") == 0)
    meeting->state = "held";
  else
    {
      words = g_strsplit (text, "・", -1);
      for (guint i = 0; words[i] != NULL; i++)
        {
          if (meeting->relation == NULL)
            meeting->relation = kei_outline_relation (words[i]);
          /* (10/8・諮問) */
          spans = reader->spans == NULL ? read_dates (words[i], reader->month) : NULL;
          if (spans != NULL)
            reader->spans = spans;
        }
      add_note (meeting, text);
    }
}

static gboolean
is_open (gunichar c)
{
  return c == '(' || c == 0xff08;
}

static const char *
find_close (const char *p)
{
  int depth = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = kei_fold_char (g_utf8_get_char (p));

      depth += c == '(' ? 1 : c == ')' ? -1
                                       : 0;
      if (depth == 0)
        return p;
    }
  return NULL;
}

/* A piece of plain text: the name of a meeting, or more about the one before. */
static void
take_words (CellReader *reader, const char *text)
{
  g_autofree char *folded = kei_fold_width (text);
  GArray *spans;

  if (g_str_has_prefix (text, "※"))
    {
      if (reader->current != NULL)
        add_note (reader->current, text);
      reader->annotated = TRUE;
      return;
    }
  spans = g_ascii_isdigit (*folded) ? read_dates (text, reader->month) : NULL;
  if (spans != NULL && reader->current != NULL)
    {
      g_clear_pointer (&reader->spans, g_array_unref);
      reader->spans = spans;
      reader->annotated = TRUE;
      return;
    }
  g_clear_pointer (&spans, g_array_unref);
  if (reader->current == NULL || kei_outline_is_body (text))
    begin_meeting (reader, text);
  else if (reader->annotated)
    add_note (reader->current, text);
  else
    {
      char *title = g_strconcat (reader->current->title, kei_char_is_hiragana (kei_text_first (text)) ? "" : " ", text, NULL);

      g_free (reader->current->title);
      reader->current->title = title;
    }
}

void
kei_outline_schedule_read_cell (const char *cell, guint row, KeiPeriod month, const char *lane, GPtrArray *meetings)
{
  CellReader reader = { .meetings = meetings, .row = row, .month = month, .lane = lane };
  const char *p = cell;

  while (*p != '\0')
    {
      const char *start, *end;
      g_autofree char *word = NULL;

      while (*p != '\0' && kei_char_is_blank (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (*p == '\0')
        break;
      start = p;
      if (is_open (g_utf8_get_char (p)) && (end = find_close (p)) != NULL)
        {
          word = kei_text_trim (g_utf8_next_char (p), end - g_utf8_next_char (p));
          p = g_utf8_next_char (end);
          if (g_ascii_strcasecmp (word, "P") == 0 || strcmp (word, "Ｐ") == 0)
            {
              end_meeting (&reader);
              reader.tentative = TRUE;
            }
          else
            {
              g_autofree char *printed = g_strndup (start, (gsize) (p - start));

              add_printed (&reader, printed);
              annotate (&reader, word);
            }
          continue;
        }
      while (*p != '\0' && !kei_char_is_blank (g_utf8_get_char (p)) && (!is_open (g_utf8_get_char (p)) || p == start))
        p = g_utf8_next_char (p);
      word = g_strndup (start, (gsize) (p - start));
      take_words (&reader, word);
      add_printed (&reader, word);
    }
  end_meeting (&reader);
}
