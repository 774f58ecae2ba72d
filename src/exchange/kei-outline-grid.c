/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-outline-grid.h"

#include <string.h>

#include "kei-era.h"
#include "kei-outline-cost.h"
#include "kei-outline-indicator.h"
#include "kei-outline-scan.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

#define MAX_HEAD 400  /* bytes: a longer line is no head with wide blanks */
#define MAX_LINE 4000 /* bytes: a longer line is no row of such a table */

void
kei_outline_grid_end (KeiOutlineGrid *grid)
{
  for (guint i = 0; i < KEI_OUTLINE_GRID_COLUMNS; i++)
    g_clear_pointer (&grid->last[i], g_free);
  g_clear_pointer (&grid->others, g_strfreev);
  /* A table of levels is a tree by itself, one of projects stands in one. */
  grid->ended |= grid->n > 1;
  grid->n = 0;
}

/* The cells of A → B → C. A line that starts with an arrow goes on with what stands above, from the right. */
static char **
split_arrows (const char *line, guint columns)
{
  g_autofree char *inner = kei_text_trim (line, -1);
  g_auto (GStrv) parts = g_strsplit (inner, "→", -1);
  GPtrArray *cells = g_ptr_array_new ();
  guint first = 0, n = g_strv_length (parts);

  while (parts[first] != NULL && *parts[first] == '\0')
    first++;
  for (guint i = n - first; first > 0 && i < columns; i++)
    g_ptr_array_add (cells, g_strdup (""));
  for (guint i = first; i < n; i++)
    g_ptr_array_add (cells, kei_text_trim (parts[i], -1));
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (cells, FALSE);
}

#define WIDE_BLANK 3 /* columns of blanks that part two cells */
#define SLACK 3      /* columns that a cell may stand before its head */

/* The cells of a line that wide blanks part; @starts gets the column each one starts at. (transfer full) */
static char **
split_blanks (const char *line, guint *starts, guint max)
{
  GPtrArray *cells = g_ptr_array_new ();
  const char *start = NULL, *end = line;
  guint column = 0, gap = WIDE_BLANK;

  for (const char *p = line;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint width = c < 0x2e80 ? 1 : 2;

      if (c == 0 || kei_char_is_blank (c))
        {
          gap += c == 0x3000 ? 2 : 1;
          if (start != NULL && (c == 0 || gap >= WIDE_BLANK))
            {
              g_ptr_array_add (cells, kei_text_trim (start, end - start));
              start = NULL;
            }
          if (c == 0)
            break;
        }
      else
        {
          if (start == NULL && cells->len < max)
            {
              starts[cells->len] = column;
              start = p;
            }
          gap = 0;
          end = g_utf8_next_char (p);
        }
      column += c == 0x3000 ? 2 : width;
    }
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (cells, FALSE);
}

/* The same under the heads of @grid: an empty cell where nothing stands. */
static char **
split_under (const KeiOutlineGrid *grid, const char *line)
{
  guint starts[KEI_OUTLINE_GRID_COLUMNS];
  g_auto (GStrv) parts = split_blanks (line, starts, KEI_OUTLINE_GRID_COLUMNS);
  char **cells = g_new0 (char *, grid->n + 1);
  guint column = 0;

  for (guint i = 0; parts[i] != NULL; i++, column++)
    {
      while (column + 1 < grid->n && grid->starts[column + 1] <= starts[i] + SLACK)
        column++;
      if (column >= grid->n || cells[column] != NULL)
        break;
      cells[column] = g_strdup (parts[i]);
    }
  for (guint i = 0; i < grid->n; i++)
    if (cells[i] == NULL)
      cells[i] = g_strdup ("");
  return cells;
}

/* The cells of "1 安全","1-1 防災, 消防",: a comma inside of quotes parts nothing, and two quotes are one. (transfer full) */
static char **
split_commas (const char *line)
{
  GPtrArray *cells = g_ptr_array_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line;; p++)
    if (*p == '\0' || (*p == ',' && !quoted))
      {
        g_ptr_array_add (cells, g_strdup (cell->str));
        g_string_truncate (cell, 0);
        if (*p == '\0')
          break;
      }
    else if (*p != '"')
      g_string_append_c (cell, *p);
    else if (quoted && p[1] == '"')
      g_string_append_c (cell, *p++);
    else
      quoted = !quoted;
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (cells, FALSE);
}

/* The cells of @line, without the blanks around them; @columns are levels. (transfer full) */
static char **
split (const char *line, char separator, guint columns)
{
  const char delimiter[] = { separator, '\0' };
  g_autofree char *inner = NULL;
  char **cells;

  if (separator == '>')
    return split_arrows (line, columns);
  if (separator == '|')
    {
      inner = kei_text_trim (line, -1);
      if (*inner != '|')
        return g_new0 (char *, 1);
      if (g_str_has_suffix (inner, "|"))
        inner[strlen (inner) - 1] = '\0';
    }
  cells = separator == ',' ? split_commas (line) : g_strsplit (inner != NULL ? inner + 1 : line, delimiter, -1);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      char *trimmed = kei_text_trim (cells[i], -1);

      g_free (cells[i]);
      cells[i] = trimmed;
    }
  return cells;
}

/* 基本目標, 施策名: the name of a level. NULL: none. */
static const char *
read_level_word (const char *cell)
{
  g_autofree char *word = kei_fold_width (cell);
  gsize n = strlen (word);

  if (n > 6 && g_str_has_prefix (word, "【") && g_str_has_suffix (word, "】"))
    {
      memmove (word, word + 3, n - 6);
      word[n - 6] = '\0';
    }
  if (g_str_has_suffix (word, "名"))
    word[strlen (word) - strlen ("名")] = '\0';
  /* What a list of projects calls 事業名 is one. */
  if (strcmp (word, "事業") == 0)
    return g_intern_static_string ("事務事業");
  return kei_outline_level_rank (word) >= 0 ? g_intern_string (word) : NULL;
}

/* No., 番号: what a project's list counts by. */
static gboolean
is_counter (const char *cell)
{
  static const char *const words[] = { "no", "№", "番号", "整理番号", "事業番号", "通し番号", NULL };
  g_autofree char *key = kei_outline_key (cell);

  return g_strv_contains (words, key) || strcmp (cell, "№") == 0;
}

/* 担当課, 事業概要, 区分, 令和6年度: what is told of a project. */
static gboolean
is_about_project (const char *cell)
{
  KeiOutlineHeading heading;

  if (*cell == '\0' || strlen (cell) > 100)
    return FALSE;
  return strcmp (cell, "区分") == 0 || kei_outline_cost_is_head (cell) || (kei_outline_heading_read (cell, FALSE, &heading) && (heading.meaning == KEI_MEANING_LEAD || heading.meaning == KEI_MEANING_ROLE));
}

/* A head begins with the names of two levels or more; or with that of one (事業名), and tells what is said of each. */
static gboolean
begin (KeiOutlineGrid *grid, const char *line, char separator)
{
  guint starts[KEI_OUTLINE_GRID_COLUMNS] = { 0 };
  g_auto (GStrv) cells = separator == ' ' ? split_blanks (line, starts, KEI_OUTLINE_GRID_COLUMNS) : split (line, separator, 0);
  const char *words[KEI_OUTLINE_GRID_COLUMNS];
  guint first = cells[0] != NULL && separator != ' ' && is_counter (cells[0]) ? 1 : 0;
  guint n = 0, about = 0;

  while (n < KEI_OUTLINE_GRID_COLUMNS && cells[first + n] != NULL && (words[n] = read_level_word (cells[first + n])) != NULL)
    n++;
  if (n == 0 || (separator == ' ' && cells[n] != NULL))
    return FALSE;
  for (char **cell = cells + first + n; *cell != NULL; cell++)
    about += is_about_project (*cell);
  if (n < 2 && (about == 0 || separator == '>' || separator == ' '))
    return FALSE;
  kei_outline_grid_end (grid);
  memcpy (grid->starts, starts, sizeof starts);
  grid->first = first;
  grid->others = g_strdupv (cells + first + n);
  memcpy (grid->words, words, n * sizeof *words);
  grid->n = n;
  grid->separator = separator;
  grid->ended = FALSE;
  grid->fresh = TRUE;
  grid->item = KEI_OUTLINE_NONE;
  return TRUE;
}

/* R6 | R7 | R8 below 事業費: the second row of a head. What stands over it goes before its words. */
static gboolean
take_second_head (KeiOutlineGrid *grid, char **cells, guint n)
{
  const char *above = "";
  char **heads;
  guint found = 0;

  for (guint i = 0; i < n; i++)
    if (*cells[i] != '\0' && (i < grid->first + grid->n || !kei_outline_cost_is_head (cells[i])))
      return FALSE;
    else
      found += *cells[i] != '\0';
  if (found < 2)
    return FALSE;
  heads = g_new0 (char *, g_strv_length (grid->others) + 1);
  for (guint i = 0; grid->others[i] != NULL; i++)
    {
      guint column = grid->first + grid->n + i;
      const char *cell = column < n ? cells[column] : "";

      if (*grid->others[i] != '\0')
        above = grid->others[i];
      heads[i] = *cell == '\0' ? g_strdup (grid->others[i]) : g_strconcat (above, " ", cell, NULL);
    }
  g_strfreev (grid->others);
  grid->others = heads;
  return TRUE;
}

static gboolean
is_rule (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (cells[i][strspn (cells[i], "-:")] != '\0')
      return FALSE;
  return TRUE;
}

static void
add_item (KeiOutlineGrid *grid, KeiOutline *outline, guint column, const char *cell, guint line)
{
  KeiOutlineRow *row = kei_outline_row_new (line);

  row->source = g_strdup (cell);
  row->text = g_strdup (cell);
  row->indent = column;
  row->pieces = 1;
  kei_outline_scan_marks (row);
  if (row->number.pattern == NULL)
    row->number.pattern = g_intern_static_string ("");
  row->number.word = grid->words[column];
  row->number.weak = FALSE;
  row->in_table = TRUE;
  grid->item = outline->rows->len;
  g_ptr_array_add (outline->rows, row);
}

/* ・避難訓練 and ・備蓄 on two lines of one cell are two items; lines without marks go on with the one before. */
static void
add_items (KeiOutlineGrid *grid, KeiOutline *outline, guint column, const char *cell, guint line)
{
  g_auto (GStrv) parts = g_strsplit (cell, "\n", -1);
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = kei_text_trim (parts[i], -1);
      KeiOutlineRow *marks = kei_outline_scan_piece (part, 0, line);

      if (title->len > 0 && (marks->bullet != 0 || marks->number.pattern != NULL))
        {
          add_item (grid, outline, column, title->str, line);
          g_string_truncate (title, 0);
        }
      /* A bullet has done its work; a number is read once more. */
      g_string_append (title, marks->bullet != 0 && marks->number.pattern == NULL ? marks->text : part);
      kei_outline_row_free (marks);
    }
  if (title->len > 0)
    add_item (grid, outline, column, title->str, line);
}

/* 現状値(R5) behind 指標: a figure of the indicator before it. FALSE: it is none. */
static gboolean
add_value (KeiOutline *outline, const char *head, const char *cell, guint line)
{
  const KeiOutlineRow *last = outline->rows->len == 0 ? NULL : kei_outline_row (outline, outline->rows->len - 1);
  g_autofree char *value = g_strdelimit (g_strconcat (head, " ", cell, NULL), "\n", ' ');
  KeiOutlineHeading heading;
  KeiOutlineRow *row;

  if (last == NULL || !kei_outline_indicator_is_value (value))
    return FALSE;
  if (last->kind != KEI_OUTLINE_VALUE && (last->tag == NULL || last->line != line || !kei_outline_heading_read (last->tag, FALSE, &heading) || heading.meaning != KEI_MEANING_INDICATORS))
    return FALSE;
  row = kei_outline_row_new (line);
  row->source = g_strdup (value);
  row->text = g_steal_pointer (&value);
  row->kind = KEI_OUTLINE_VALUE;
  row->in_table = TRUE;
  g_ptr_array_add (outline->rows, row);
  return TRUE;
}

/* 【担当課】 and what the cell says, as a row about the item before it. */
static void
add_other (const KeiOutlineGrid *grid, KeiOutline *outline, guint column, const char *cell, guint line)
{
  const char *head = grid->others[column];
  KeiOutlineRow *row, *item = grid->item == KEI_OUTLINE_NONE ? NULL : kei_outline_row (outline, grid->item);
  const char *continuation = kei_outline_continuation (cell);

  if (continuation != NULL && item != NULL && item->continuation == NULL)
    {
      item->continuation = continuation;
      return;
    }
  if (add_value (outline, head, cell, line))
    return;
  row = kei_outline_row_new (line);
  row->source = g_strdelimit (g_strdup (cell), "\n", ' ');
  row->text = g_strdup (row->source);
  row->tag = g_strdelimit (g_strdup (head), "\n", ' ');
  row->in_table = TRUE;
  if (kei_outline_cost_is_head (head))
    row->kind = KEI_OUTLINE_COST;
  g_ptr_array_add (outline->rows, row);
}

/* An empty cell, or one with a dash. */
static gboolean
is_nothing (const char *cell)
{
  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr ("-―─ー－–—", -1, g_utf8_get_char (p)) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
kei_outline_grid_take (KeiOutlineGrid *grid, KeiOutline *outline, const char *line, guint number)
{
  g_auto (GStrv) cells = NULL;
  guint n, first;

  if (strlen (line) > MAX_LINE)
    return FALSE;
  if (strchr (line, '\t') != NULL ? begin (grid, line, '\t') : strchr (line, '|') != NULL ? begin (grid, line, '|')
                                                           : strstr (line, "→") != NULL   ? begin (grid, line, '>')
                                                                                          : strlen (line) <= MAX_HEAD && begin (grid, line, strchr (line, ',') != NULL ? ',' : ' '))
    return TRUE;
  if (grid->n == 0)
    return FALSE;

  cells = grid->separator == ' ' ? split_under (grid, line) : split (line, grid->separator, grid->n);
  n = g_strv_length (cells);
  if (n < 2 || n > grid->first + grid->n + g_strv_length (grid->others))
    {
      kei_outline_grid_end (grid);
      return FALSE;
    }
  if (is_rule (cells))
    return TRUE;
  if (grid->fresh && take_second_head (grid, cells, n))
    return TRUE;
  grid->fresh = FALSE;
  first = MIN (grid->first, n);
  for (guint i = 0; i < MIN (n - first, grid->n); i++)
    {
      const char *cell = cells[first + i];

      /* An empty cell, or the same words again, goes on with what stands above. */
      if (*cell == '\0' || g_strcmp0 (grid->last[i], cell) == 0)
        continue;
      for (guint below = i; below < grid->n; below++)
        g_clear_pointer (&grid->last[below], g_free);
      grid->last[i] = g_strdup (cell);
      add_items (grid, outline, i, cell, number);
    }
  for (guint i = first + grid->n; i < n; i++)
    if (!is_nothing (cells[i]))
      add_other (grid, outline, i - first - grid->n, cells[i], number);
  return TRUE;
}
