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
  g_autofree char *rest = NULL;
  g_autoptr (GString) number = g_string_new (NULL);
  KeiEraReading reading;
  char *p = folded;

  *figure = (Figure){ NULL, NULL, KEI_PERIOD_NONE };
  /* （R6） says when: out of the way before the figure is read. */
  if (kei_era_find (folded, NULL, &reading))
    {
      figure->period = reading.first;
      g_autoptr (GString) without = g_string_new_len (folded, (gssize) reading.start);

      /* A blank for each character, so that both texts go in step. */
      for (glong n = g_utf8_strlen (folded + reading.start, (gssize) reading.length); n > 0; n--)
        g_string_append_c (without, ' ');
      g_string_append (without, folded + reading.start + reading.length);
      g_free (folded);
      folded = g_strdup (without->str);
      p = folded;
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
  /* The unit as it stands: folding goes character for character. */
  rest = kei_text_trim (g_utf8_offset_to_pointer (text, g_utf8_pointer_to_offset (folded, p)), -1);
  p = rest;
  while (*p != '\0' && g_utf8_strchr (" 　()（）、→⇒", -1, g_utf8_get_char (p)) == NULL)
    p = g_utf8_next_char (p);
  if (p > rest && p - rest <= 24)
    figure->unit = g_strndup (rest, (gsize) (p - rest));
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

/* Whether a figure starts at @p: 12人, 約3割, 年間12人, 延べ300人. */
static gboolean
starts_figure (const char *p)
{
  static const char *const words[] = { "約", "年間", "年", "月", "週", "延べ", "のべ", "累計", "計" };

  if (kei_char_is_digit (g_utf8_get_char (p)) || g_str_has_prefix (p, "（") || g_str_has_prefix (p, "("))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (p, words[i]) && kei_char_is_digit (g_utf8_get_char (p + strlen (words[i]))))
      return TRUE;
  return FALSE;
}

/* Where the figure at the end of @text starts: its last digits after a blank or a colon. */
static const char *
find_figure (const char *text)
{
  const char *found = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = kei_fold_char (g_utf8_get_char (p));
      const char *next = g_utf8_next_char (p);

      if ((c == ' ' || c == ':') && *next != '\0' && starts_figure (next))
        found = next;
    }
  return found;
}

/* What a figure is, before it in a line. Longer words come before those that they begin with. */
static const struct
{
  const char *word;
  const char *role;
} value_words[] = {
  { "現状値", "baseline" }, { "基準値", "baseline" }, { "当初値", "baseline" }, { "策定時", "baseline" }, { "現状", "baseline" }, { "基準", "baseline" }, { "中間目標値", "interim" }, { "中間目標", "interim" }, { "中間値", "interim" }, { "最終目標値", "target" }, { "最終目標", "target" }, { "目標値", "target" }, { "目標", "target" }, { "実績値", "actual" }, { "実績", "actual" }
};

typedef struct
{
  const char *role;
  const char *start; /* of the word */
  const char *after; /* what stands behind it */
} ValueWord;

/* The word of a value at @p with a figure behind it. */
static gboolean
read_value_word (const char *p, ValueWord *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_words); i++)
    if (g_str_has_prefix (p, value_words[i].word))
      {
        const char *after = p + strlen (value_words[i].word);
        gunichar next = kei_fold_char (g_utf8_get_char (after));

        /* 目標を立てた人の割合: a word of the name. */
        if (!kei_char_is_digit (next) && g_utf8_strchr (" :([=約【", -1, next) == NULL && next != 0x4ee4 /* 令 */ && next != 'R' && next != 'H')
          return FALSE;
        *word = (ValueWord){ value_words[i].role, p, after };
        return *after != '\0';
      }
  return FALSE;
}

#define MAX_VALUES 8

/* The values that a line names. */
static guint
find_values (const char *text, ValueWord *words)
{
  gboolean apart = TRUE;
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < MAX_VALUES; p = g_utf8_next_char (p))
    {
      gunichar c = kei_fold_char (g_utf8_get_char (p));

      if (apart && read_value_word (p, &words[n]))
        n++;
      apart = g_utf8_strchr (" :、,・([【→⇒/", -1, c) != NULL || c == 0xff1a;
    }
  return n;
}

/* The figure in @text from @start to @end, without the signs at its ends. (transfer full) */
static char *
dup_figure (const char *start, const char *end)
{
  char *figure;

  while (start < end && (kei_char_is_blank (g_utf8_get_char (start)) || kei_fold_char (g_utf8_get_char (start)) == ':' || kei_fold_char (g_utf8_get_char (start)) == '='))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      const char *before = g_utf8_prev_char (end);

      if (!kei_char_is_blank (g_utf8_get_char (before)) && g_utf8_strchr ("、,・→⇒/(（【", -1, g_utf8_get_char (before)) == NULL)
        break;
      end = before;
    }
  figure = g_strndup (start, (gsize) (end - start));
  return figure;
}

static gboolean
has_digit (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (kei_char_is_digit (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

gboolean
kei_outline_indicator_has_figure (const char *text)
{
  ValueWord words[MAX_VALUES];

  return has_digit (text) && (strstr (text, "→") != NULL || strstr (text, "⇒") != NULL || find_values (text, words) > 0);
}

gboolean
kei_outline_indicator_is_value (const char *text)
{
  ValueWord word;

  return has_digit (text) && read_value_word (text, &word);
}

/* What @text names as values, and their unit for the indicator. FALSE: it names none. */
static gboolean
add_named_values (KeiNodeBuilder *indicator, const char *text, KeiIdSource *ids, gboolean *has_unit)
{
  ValueWord words[MAX_VALUES];
  guint n = find_values (text, words);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *figure = dup_figure (words[i].after, i + 1 < n ? words[i + 1].start : text + strlen (text));
      Figure read;

      read_figure (figure, &read);
      if (read.unit != NULL && !*has_unit)
        kei_node_builder_set_string (indicator, KEI_FIELD_UNIT, read.unit);
      *has_unit |= read.unit != NULL;
      clear_figure (&read);
      add_value (indicator, ids, words[i].role, figure, KEI_PERIOD_NONE);
    }
  return n > 0;
}

/* 新しく就いた人　3人→8人 */
static void
add_arrow_values (KeiNodeBuilder *indicator, const char *right, const char *figure, KeiIdSource *ids, gboolean *has_unit)
{
  const char *arrow = strstr (right, "→");
  g_autofree char *middle = arrow == NULL ? NULL : kei_text_trim (right, arrow - right);
  g_autofree char *last = kei_text_trim (arrow == NULL ? right : arrow + strlen ("→"), -1);
  Figure target;

  if (*last == '\0')
    return;
  read_figure (last, &target);
  if (target.unit != NULL)
    kei_node_builder_set_string (indicator, KEI_FIELD_UNIT, target.unit);
  *has_unit |= target.unit != NULL;
  clear_figure (&target);
  if (figure != NULL)
    add_value (indicator, ids, "baseline", figure, KEI_PERIOD_NONE);
  if (middle != NULL && *middle != '\0')
    add_value (indicator, ids, "interim", middle, KEI_PERIOD_NONE);
  add_value (indicator, ids, "target", last, KEI_PERIOD_NONE);
}

static void
drop_colon (char *name)
{
  if (g_str_has_suffix (name, "：") || g_str_has_suffix (name, ":"))
    *g_utf8_prev_char (name + strlen (name)) = '\0';
  g_strchomp (name);
}

static KeiNodeBuilder *
read_line (const char *text, KeiIdSource *ids, gboolean *has_unit)
{
  KeiNodeBuilder *indicator = kei_node_builder_new (KEI_KIND_INDICATOR, kei_id_source_next (ids));
  ValueWord words[MAX_VALUES];
  const char *arrow = strstr (text, "→");
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  g_autofree char *name = NULL;
  const char *figure;

  if (find_values (text, words) > 0 && words[0].start > text)
    {
      name = dup_figure (text, words[0].start);
      drop_colon (name);
      kei_node_builder_set_string (indicator, KEI_FIELD_NAME, name);
      add_named_values (indicator, text, ids, has_unit);
      return indicator;
    }
  if (arrow == NULL)
    arrow = strstr (text, "⇒");
  left = kei_text_trim (text, arrow == NULL ? -1 : arrow - text);
  right = arrow == NULL ? NULL : kei_text_trim (arrow + strlen ("→"), -1);
  figure = right == NULL ? NULL : find_figure (left);
  name = kei_text_trim (left, figure == NULL ? -1 : figure - left);
  drop_colon (name);
  kei_node_builder_set_string (indicator, KEI_FIELD_NAME, *name == '\0' ? left : name);
  if (right != NULL)
    add_arrow_values (indicator, right, figure, ids, has_unit);
  return indicator;
}

/* The lines of values below the indicator's own. */
static void
add_value_rows (KeiNodeBuilder *indicator, const KeiOutline *outline, guint row, KeiIdSource *ids, gboolean *has_unit)
{
  for (guint i = row + 1; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *line = kei_outline_row (outline, i);
      g_autofree char *text = NULL;

      if (line->kind == KEI_OUTLINE_IGNORE || line->kind == KEI_OUTLINE_JOINED)
        continue;
      if (line->kind != KEI_OUTLINE_VALUE)
        return;
      text = kei_outline_dup_text (outline, i);
      if (!add_named_values (indicator, text, ids, has_unit))
        add_value (indicator, ids, "actual", text, KEI_PERIOD_NONE);
    }
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
  { "基準", KEI_FIELD_NONE, "baseline" },
  { "現状", KEI_FIELD_NONE, "baseline" },
  { "当初", KEI_FIELD_NONE, "baseline" },
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
      gboolean has_unit = FALSE;
      KeiNodeBuilder *indicator = read_line (text, ids, &has_unit);

      add_value_rows (indicator, outline, row, ids, &has_unit);
      return kei_node_builder_end (indicator);
    }
  if (is_head (line))
    return NULL;
  return read_row (line, find_head (outline, row), ids);
}
