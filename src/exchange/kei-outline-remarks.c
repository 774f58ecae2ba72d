/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind a title and is no part of it: goals, counts, the department, the cost. Each becomes a row of its own about
 * the entry before it. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-outline-text.h"
#include "kei-outline-words.h"

static const char *const brackets[][2] = { { "【", "】" }, { "（", "）" }, { "(", ")" }, { "[", "]" }, { "〔", "〕" }, { "［", "］" } };

/* A remark of @row: what of the text it takes, from @start on, and what it says. */
typedef struct
{
  const char *start;
  char *text;      /* owned */
  const char *tag; /* (nullable) */
} Remark;

/* The bracket that ends @text. (transfer full) (nullable) */
static char *
read_bracket (const char *text, const char **open)
{
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    if (g_str_has_suffix (text, brackets[i][1]))
      {
        const char *start = g_strrstr (text, brackets[i][0]);

        if (start == NULL || start == text)
          continue;
        *open = start;
        return kei_text_trim (start + strlen (brackets[i][0]), (gssize) (strlen (start) - strlen (brackets[i][0]) - strlen (brackets[i][1])));
      }
  return NULL;
}

/* … 【SDGs 3, 11】, … SDGs：3・11, … ゴール3 */
static gboolean
find_goals (const char *text, Remark *remark)
{
  gboolean apart = FALSE;

  if (strstr (text, "SDG") == NULL && strstr (text, "ＳＤＧ") == NULL && strstr (text, "ゴール") == NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean opens = kei_fold_char (c) == '(' || kei_fold_char (c) == '[' || c == 0x3010 || c == 0x3014;

      if (p > text && (apart || opens) && kei_outline_names_goals (p))
        {
          const char *inner;

          remark->start = p;
          remark->text = read_bracket (text, &inner);
          if (remark->text == NULL || inner != p)
            {
              g_free (remark->text);
              remark->text = g_strdup (p);
            }
          if (g_str_has_prefix (remark->text, "【SDGs】"))
            {
              char *rest = kei_text_trim (remark->text + strlen ("【SDGs】"), -1);

              g_free (remark->text);
              remark->text = rest;
            }
          remark->tag = "SDGs";
          return TRUE;
        }
      apart = kei_char_is_blank (c);
    }
  return FALSE;
}

/* （政策2・施策4） */
static gboolean
find_counts (const char *text, Remark *remark)
{
  KeiOutlineCount counts[4];
  g_autofree char *inside = read_bracket (text, &remark->start);

  if (inside == NULL || kei_outline_read_counts (inside, counts, G_N_ELEMENTS (counts)) == 0)
    return FALSE;
  remark->text = g_steal_pointer (&inside);
  remark->tag = NULL;
  return TRUE;
}

#define LONGEST_DEPARTMENTS 120 /* bytes */

/* 都市整備課・建設課: names of departments and nothing else, at least one of them a 課. */
static gboolean
names_departments (const char *text)
{
  static const char *const ends[] = { "課", "室", "係", "局", "部", "委員会", "センター", "本部", "署", "支所", NULL };
  g_autofree char *plain = g_strdup (text);
  g_auto (GStrv) names = NULL;
  guint sections = 0;

  if (strlen (text) > LONGEST_DEPARTMENTS || kei_text_is_sentence (text))
    return FALSE;
  for (char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr ("、,，・／/ 　", -1, g_utf8_get_char (p)) != NULL)
      memset (p, ' ', (gsize) (g_utf8_next_char (p) - p));
  names = g_strsplit (plain, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint k = 0;

      if (*names[i] == '\0')
        continue;
      while (ends[k] != NULL && !g_str_has_suffix (names[i], ends[k]))
        k++;
      if (ends[k] == NULL || g_utf8_strlen (names[i], -1) < 3 || strstr (names[i], "の") != NULL)
        return FALSE;
      sections += k == 0;
    }
  return sections > 0;
}

/* …（福祉課） */
static gboolean
find_department (const char *text, Remark *remark)
{
  g_autofree char *inside = read_bracket (text, &remark->start);

  if (inside == NULL || !names_departments (inside))
    return FALSE;
  remark->text = g_steal_pointer (&inside);
  remark->tag = "担当課";
  return TRUE;
}

/* … 45,600千円: what a budget counts in. A title may end in other sums. */
static gboolean
find_cost (const char *text, Remark *remark)
{
  const char *end = text + strlen (text);
  const char *p = end;
  guint digits = 0;

  if (!g_str_has_suffix (text, "千円"))
    return FALSE;
  for (p = end - strlen ("千円"); p > text; p = g_utf8_prev_char (p))
    {
      gunichar c = kei_fold_char (g_utf8_get_char (g_utf8_prev_char (p)));

      if (kei_char_is_digit (c))
        digits++;
      else if (c != ',')
        break;
    }
  if (digits == 0 || p == text || !kei_char_is_blank (g_utf8_get_char (g_utf8_prev_char (p))))
    return FALSE;
  remark->start = p;
  remark->text = g_strdup (p);
  remark->tag = "事業費";
  return TRUE;
}

#define MAX_REMARKS 4

void
kei_outline_part_remarks (KeiOutline *outline)
{
  KeiOutlineRow *row = kei_outline_row (outline, outline->rows->len - 1);
  gboolean marked = kei_outline_is_marked (row);
  guint first = outline->rows->len;

  /* A longer line is no title. */
  if (strlen (row->text) > KEI_OUTLINE_LONGEST_TITLE)
    return;
  for (guint n = 0; n < MAX_REMARKS; n++)
    {
      KeiOutlineRow *about;
      Remark remark;

      if (!(marked && (find_goals (row->text, &remark) || find_department (row->text, &remark) || find_cost (row->text, &remark))) && !find_counts (row->text, &remark))
        break;
      about = kei_outline_row_new (row->line);
      about->source = g_steal_pointer (&remark.text);
      about->text = g_strdup (about->source);
      about->tag = g_strdup (remark.tag);
      about->indent = row->indent + 1;
      about->piece = n + 1;
      kei_outline_set_text (row, kei_text_trim (row->text, remark.start - row->text));
      kei_outline_read_continuation (row);
      /* In the order of the line. */
      g_ptr_array_insert (outline->rows, (int) first, about);
    }
}
