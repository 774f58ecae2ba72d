/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-outline-grid.h"

#include <string.h>

#include "kei-outline-scan.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

#define MAX_LINE 4000 /* bytes: a longer line is no row of such a table */

void
kei_outline_grid_end (KeiOutlineGrid *grid)
{
  for (guint i = 0; i < KEI_OUTLINE_GRID_COLUMNS; i++)
    g_clear_pointer (&grid->last[i], g_free);
  g_clear_pointer (&grid->others, g_strfreev);
  grid->ended |= grid->n > 0;
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
  cells = g_strsplit (inner != NULL ? inner + 1 : line, delimiter, -1);
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

  if (g_str_has_suffix (word, "名"))
    word[strlen (word) - strlen ("名")] = '\0';
  return kei_outline_level_rank (word) >= 0 ? g_intern_string (word) : NULL;
}

/* A head begins with the names of two levels or more. */
static gboolean
begin (KeiOutlineGrid *grid, const char *line, char separator)
{
  g_auto (GStrv) cells = split (line, separator, 0);
  const char *words[KEI_OUTLINE_GRID_COLUMNS];
  guint n = 0;

  while (n < KEI_OUTLINE_GRID_COLUMNS && cells[n] != NULL && (words[n] = read_level_word (cells[n])) != NULL)
    n++;
  if (n < 2)
    return FALSE;
  kei_outline_grid_end (grid);
  grid->others = g_strdupv (cells + n);
  memcpy (grid->words, words, n * sizeof *words);
  grid->n = n;
  grid->separator = separator;
  grid->ended = FALSE;
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
add_item (const KeiOutlineGrid *grid, KeiOutline *outline, guint column, const char *cell, guint line)
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
  g_ptr_array_add (outline->rows, row);
}

/* 【担当課】 and what the cell says, as a row about the item before it. */
static void
add_other (const KeiOutlineGrid *grid, KeiOutline *outline, guint column, const char *cell, guint line)
{
  KeiOutlineRow *row = kei_outline_row_new (line);

  row->source = g_strdup (cell);
  row->text = g_strdup (cell);
  row->tag = g_strdup (grid->others[column - grid->n]);
  g_ptr_array_add (outline->rows, row);
}

gboolean
kei_outline_grid_take (KeiOutlineGrid *grid, KeiOutline *outline, const char *line, guint number)
{
  g_auto (GStrv) cells = NULL;
  guint n;

  if (strlen (line) > MAX_LINE)
    return FALSE;
  if (strchr (line, '\t') != NULL ? begin (grid, line, '\t') : strchr (line, '|') != NULL ? begin (grid, line, '|')
                                                                                          : strstr (line, "→") != NULL && begin (grid, line, '>'))
    return TRUE;
  if (grid->n == 0)
    return FALSE;

  cells = split (line, grid->separator, grid->n);
  n = g_strv_length (cells);
  if (n < 2 || n > grid->n + g_strv_length (grid->others))
    {
      kei_outline_grid_end (grid);
      return FALSE;
    }
  if (is_rule (cells))
    return TRUE;
  for (guint i = 0; i < MIN (n, grid->n); i++)
    {
      /* An empty cell, or the same words again, goes on with what stands above. */
      if (*cells[i] == '\0' || g_strcmp0 (grid->last[i], cells[i]) == 0)
        continue;
      for (guint below = i; below < grid->n; below++)
        g_clear_pointer (&grid->last[below], g_free);
      grid->last[i] = g_strdup (cells[i]);
      add_item (grid, outline, i, cells[i], number);
    }
  for (guint i = grid->n; i < n; i++)
    if (*cells[i] != '\0')
      add_other (grid, outline, i, cells[i], number);
  return TRUE;
}
