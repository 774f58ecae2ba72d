/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-outline-indicator.h"

#include <string.h>

#include "kei-era.h"
#include "kei-outline-text.h"

/* A figure with its unit: 3人, 12,000 t, 約85.5％. */
typedef struct
{
  char *number; /* as a decimal (nullable) */
  char *unit;   /* (nullable) */
  KeiPeriod period;
} Figure;

static void
clear_figure (Figure *figure)
{
  g_free (figure->number);
  g_free (figure->unit);
}

static void
read_figure (const char *text, Figure *figure)
{
  g_autofree char *folded = kei_fold_width (text);
  g_autoptr (GString) number = g_string_new (NULL);
  KeiEraReading reading;
  char *p = folded;

  *figure = (Figure){ NULL, NULL, KEI_PERIOD_NONE };
  /* （R6） says when: out of the way before the figure is read. */
  if (kei_era_find (folded, NULL, &reading))
    {
      figure->period = reading.first;
      memset (folded + reading.start, ' ', reading.length);
    }
  while (*p != '\0' && !g_ascii_isdigit (*p) && !(*p == '-' && g_ascii_isdigit (p[1])))
    p++;
  if (*p == '-')
    g_string_append_c (number, *p++);
  for (; g_ascii_isdigit (*p) || (*p == ',' && g_ascii_isdigit (p[1])) || (*p == '.' && g_ascii_isdigit (p[1])); p++)
    if (*p != ',')
      g_string_append_c (number, *p);
  if (number->len == 0 || number->len > 18)
    return;
  figure->number = g_strdup (number->str);
  {
    g_autofree char *rest = kei_text_trim (p, -1);
    gsize n = strcspn (rest, " ()");

    if (n > 0 && n <= 24)
      figure->unit = g_strndup (rest, n);
  }
}

static void
add_value (KeiNodeBuilder *indicator, KeiIdSource *ids, const char *role, const char *text, KeiPeriod period)
{
  KeiNodeBuilder *value = kei_node_builder_new (KEI_KIND_INDICATOR_VALUE, kei_id_source_next (ids));
  Figure figure;

  read_figure (text, &figure);
  if (figure.period != KEI_PERIOD_NONE)
    period = figure.period;
  if (period != KEI_PERIOD_NONE)
    kei_node_builder_set_int (value, KEI_FIELD_PERIOD, period);
  kei_node_builder_set_string (value, KEI_FIELD_ROLE, role);
  if (figure.number != NULL)
    kei_node_builder_set_string (value, KEI_FIELD_NUMBER, figure.number);
  kei_node_builder_set_string (value, KEI_FIELD_PRINTED, text);
  kei_node_builder_add (indicator, kei_node_builder_end (value));
  clear_figure (&figure);
}

/* --- Lines --- */

/* Where the figure at the end of @text starts: its last digits after a blank or a colon. */
static const char *
find_figure (const char *text)
{
  const char *found = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = kei_fold_char (g_utf8_get_char (p));
      const char *next = g_utf8_next_char (p);

      if ((c == ' ' || c == ':') && *next != '\0' && (kei_char_is_digit (g_utf8_get_char (next)) || g_str_has_prefix (next, "約") || g_str_has_prefix (next, "（") || g_str_has_prefix (next, "(")))
        found = next;
    }
  return found;
}

static KeiNode *
read_line (const char *text, KeiIdSource *ids)
{
  KeiNodeBuilder *indicator = kei_node_builder_new (KEI_KIND_INDICATOR, kei_id_source_next (ids));
  const char *arrow = strstr (text, "→");
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  g_autofree char *name = NULL;
  const char *figure;

  if (arrow == NULL)
    arrow = strstr (text, "⇒");
  left = kei_text_trim (text, arrow == NULL ? -1 : arrow - text);
  right = arrow == NULL ? NULL : kei_text_trim (arrow + strlen ("→"), -1);
  figure = right == NULL ? NULL : find_figure (left);
  name = kei_text_trim (left, figure == NULL ? -1 : figure - left);
  if (g_str_has_suffix (name, "：") || g_str_has_suffix (name, ":"))
    *g_utf8_prev_char (name + strlen (name)) = '\0';
  kei_node_builder_set_string (indicator, KEI_FIELD_NAME, *name == '\0' ? left : name);
  if (right != NULL && *right != '\0')
    {
      Figure target;

      read_figure (right, &target);
      if (target.unit != NULL)
        kei_node_builder_set_string (indicator, KEI_FIELD_UNIT, target.unit);
      clear_figure (&target);
      if (figure != NULL)
        add_value (indicator, ids, "baseline", figure, KEI_PERIOD_NONE);
      add_value (indicator, ids, "target", right, KEI_PERIOD_NONE);
    }
  return kei_node_builder_end (indicator);
}

/* --- Tables --- */

typedef struct
{
  const char *word;
  KeiField field;   /* of the indicator, or KEI_FIELD_NONE */
  const char *role; /* of a value */
} Column;

static const Column columns[] = {
  { "単位", KEI_FIELD_UNIT, NULL },
  { "基準値", KEI_FIELD_NONE, "baseline" },
  { "現状", KEI_FIELD_NONE, "baseline" },
  { "中間", KEI_FIELD_NONE, "interim" },
  { "目標値", KEI_FIELD_NONE, "target" },
  { "実績", KEI_FIELD_NONE, "actual" },
  { "出典", KEI_FIELD_SOURCE, NULL },
  { "算出", KEI_FIELD_FORMULA, NULL },
  { "指標", KEI_FIELD_NAME, NULL },
  { "項目", KEI_FIELD_NAME, NULL },
  { "目標", KEI_FIELD_NONE, "target" },
};

static const Column *
find_column (const char *head)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strstr (head, columns[i].word) != NULL)
      return &columns[i];
  return NULL;
}

static gboolean
is_head (const KeiOutlineRow *row)
{
  guint known = 0;

  for (char **cell = row->cells; *cell != NULL; cell++)
    known += find_column (*cell) != NULL && !kei_char_is_digit (kei_text_first (*cell));
  return known >= 2;
}

#define MAX_HEAD 3 /* rows at the top of a table that may name its columns */

/* The head above @row in the same table. */
static const KeiOutlineRow *
find_head (const KeiOutline *outline, guint row)
{
  guint first = kei_outline_row (outline, row)->table;

  for (guint i = first; i < row && i < first + MAX_HEAD; i++)
    if (is_head (kei_outline_row (outline, i)))
      return kei_outline_row (outline, i);
  return NULL;
}

gboolean
kei_outline_indicator_has_row (const KeiOutline *outline, guint row)
{
  const KeiOutlineRow *line = kei_outline_row (outline, row);

  return line->cells != NULL && (is_head (line) || find_head (outline, row) != NULL);
}

static KeiNode *
read_row (const KeiOutlineRow *row, const KeiOutlineRow *head, KeiIdSource *ids)
{
  KeiNodeBuilder *indicator = kei_node_builder_new (KEI_KIND_INDICATOR, kei_id_source_next (ids));
  gboolean named = FALSE;
  guint n_head = head == NULL ? 0 : g_strv_length (head->cells);

  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      const Column *column = i < n_head ? find_column (head->cells[i]) : NULL;
      KeiEraReading reading;

      if (*row->cells[i] == '\0')
        continue;
      if (column == NULL || column->field == KEI_FIELD_NAME)
        {
          if (!named)
            kei_node_builder_set_string (indicator, KEI_FIELD_NAME, row->cells[i]);
          named = TRUE;
        }
      else if (column->field != KEI_FIELD_NONE)
        kei_node_builder_set_string (indicator, column->field, row->cells[i]);
      else
        add_value (indicator, ids, column->role, row->cells[i], kei_era_find (head->cells[i], NULL, &reading) ? reading.first : KEI_PERIOD_NONE);
    }
  return kei_node_builder_end (indicator);
}

KeiNode *
kei_outline_indicator_new (const KeiOutline *outline, guint row, KeiIdSource *ids)
{
  const KeiOutlineRow *line = kei_outline_row (outline, row);

  if (line->cells == NULL)
    {
      g_autofree char *text = kei_outline_dup_text (outline, row);

      return read_line (text, ids);
    }
  if (is_head (line))
    return NULL;
  return read_row (line, find_head (outline, row), ids);
}
