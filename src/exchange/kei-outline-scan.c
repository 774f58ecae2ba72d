/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines into rows: tables, lines that hold several entries, drawn branches, pages. kei-outline-marks.c reads each line. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-numbering.h"
#include "kei-outline-grid.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"
#include "kei-value.h"

#define MAX_SPLIT_BYTES 4000 /* longer lines are prose, not enumerations */
#define MAX_CELLS 64
#define MAX_NUMBER 40       /* bytes of a line that is a number alone */
#define MAX_TABLE_ROW 16384 /* bytes */

static guint
measure_indent (const char *text)
{
  guint columns = 0;

  for (; kei_char_is_blank (g_utf8_get_char (text)); text = g_utf8_next_char (text))
    columns += *text == '\t' ? 4 : g_utf8_get_char (text) == 0x3000 ? 2
                                                                    : 1;
  return columns;
}

/* --- Tables --- */

/* Cells at @separator. A Markdown row has its bars at both ends too. */
static char **
split_cells (const char *text, char separator)
{
  const char delimiter[] = { separator, '\0' };
  g_auto (GStrv) parts = g_strsplit (text, delimiter, MAX_CELLS);
  GPtrArray *cells = g_ptr_array_new ();
  guint n = g_strv_length (parts);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *cell = kei_text_trim (parts[i], -1);

      if (separator == '|' && (i == 0 || i + 1 == n) && *cell == '\0')
        continue;
      g_ptr_array_add (cells, g_steal_pointer (&cell));
    }
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (cells, FALSE);
}

/* A table's row: |…|…|, or two cells and more between TABs, where the first is not only a number and
 * the last not only a page. */
static char **
read_cells (const char *line)
{
  if (strlen (line) > MAX_TABLE_ROW)
    return NULL;
  while (*line == ' ')
    line++;
  if (*line == '|' && strchr (line + 1, '|') != NULL)
    return split_cells (line, '|');
  if (strchr (line, '\t') != NULL)
    {
      g_auto (GStrv) cells = NULL;
      KeiPrintedNumber number;
      guint n;

      while (*line == '\t' || *line == ' ')
        line++;
      cells = split_cells (line, '\t');
      n = g_strv_length (cells);
      if (n < 2)
        return NULL;
      if (n <= 3 && (kei_numbering_read (cells[0], &number) && number.length >= strlen (cells[0])))
        return NULL;
      if (n == 2 && strspn (cells[1], "0123456789") == strlen (cells[1]) && *cells[1] != '\0')
        return NULL;
      return g_steal_pointer (&cells);
    }
  return NULL;
}

static gboolean
is_rule (const char *text)
{
  const char *p = text;

  while (*p != '\0' && g_utf8_strchr ("-=_*|:+─━―＝－│┃├┣┤└┗┌┏┐┓┘┛┬┴┼　 ", -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);
  return *p == '\0' && p - text >= 3;
}

/* --- A line with several entries --- */

/* Where the next entry of an enumeration starts: the number that follows the one read last, after a blank or
 * Markdown's emphasis. NULL: no further entry. */
static const char *
find_next_entry (const char *p, const KeiPrintedNumber *last, KeiPrintedNumber *number)
{
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);

      if ((kei_char_is_blank (g_utf8_get_char (p)) || *p == '*') && *next != '\0' && !kei_char_is_blank (g_utf8_get_char (next)) && *next != '*' && kei_numbering_read (next, number) && strcmp (number->pattern, last->pattern) == 0 && number->values[number->n_values - 1] == last->values[last->n_values - 1] + 1)
        return next;
    }
  return NULL;
}

/* 1 … 2 … 3 … in one line. Fills @starts; returns how many entries there are. */
static guint
split_enumeration (const char *text, const char **starts, guint max)
{
  KeiPrintedNumber last, number;
  const char *p = text;
  guint n = 0;
  gboolean framed = FALSE;

  while (*p != '\0' && (kei_char_is_blank (g_utf8_get_char (p)) || *p == '*'))
    p = g_utf8_next_char (p);
  if (!kei_numbering_read (p, &last) || last.values[last.n_values - 1] != 1)
    return 1;
  starts[n++] = text;
  while (n < max && (p = find_next_entry (p + 1, &last, &number)) != NULL)
    {
      framed |= p[-1] == '*';
      starts[n++] = p;
      last = number;
    }
  return n >= 3 || (n == 2 && (framed || last.style == KEI_NUMBERING_CIRCLED)) ? n : 1;
}

/* (仮) … (仮) …: each starts an entry. */
static guint
split_tentative (const char *text, const char **starts, guint max)
{
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < max; p = g_utf8_next_char (p))
    if (g_str_has_prefix (p, "(仮)") || g_str_has_prefix (p, "（仮）"))
      {
        gboolean is_first = TRUE;

        for (const char *q = text; q < p && is_first; q = g_utf8_next_char (q))
          is_first = kei_char_is_blank (g_utf8_get_char (q));
        if (n == 0 && !is_first)
          return 1;
        starts[n++] = p;
      }
  return n >= 2 ? n : 1;
}

#define MAX_PIECES 32

static void
scan_piece (KeiOutline *outline, const char *source, guint indent, guint line, guint piece, guint pieces)
{
  KeiOutlineRow *row = kei_outline_scan_piece (source, indent, line);

  row->piece = piece;
  row->pieces = pieces;
  g_ptr_array_add (outline->rows, row);
}

/* キャッチフレーズは『…』 inside of a sentence: the quotation is a row of its own, behind the sentence. */
static void
scan_quotations (KeiOutline *outline, const char *line, guint number)
{
  static const char *const names[] = { "キャッチフレーズ", "テーマ" };
  static const char *const quotes[][2] = { { "『", "』" }, { "「", "」" } };

  if (strstr (line, "。") == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *at = strstr (line, names[i]);
      const char *open = at == NULL ? NULL : at + strlen (names[i]);

      if (open == NULL || !(g_str_has_prefix (open, "は") || g_str_has_prefix (open, "を")))
        continue;
      open += strlen ("は");
      for (guint k = 0; k < G_N_ELEMENTS (quotes); k++)
        {
          const char *close = g_str_has_prefix (open, quotes[k][0]) ? strstr (open, quotes[k][1]) : NULL;
          KeiOutlineRow *row;

          if (close == NULL)
            continue;
          row = kei_outline_row_new (number);
          row->text = g_strndup (open + 3, (gsize) (close - open - 3));
          row->source = g_strdup (row->text);
          row->tag = g_strdup (names[i]);
          row->piece = i + 1;
          g_ptr_array_add (outline->rows, row);
        }
    }
}

static void
scan_line (KeiOutline *outline, const char *line, guint number)
{
  const char *starts[MAX_PIECES];
  guint n = 1;
  guint indent = measure_indent (line);

  if (strlen (line) <= MAX_SPLIT_BYTES)
    {
      n = split_tentative (line, starts, MAX_PIECES);
      if (n == 1)
        n = split_enumeration (line, starts, MAX_PIECES);
    }
  if (n == 1)
    {
      scan_piece (outline, line, indent, number, 0, 1);
      scan_quotations (outline, line, number);
      kei_outline_part_remarks (outline);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *piece = i + 1 < n ? g_strndup (starts[i], (gsize) (starts[i + 1] - starts[i])) : g_strdup (starts[i]);

      scan_piece (outline, piece, indent, number, i, n);
      kei_outline_add_note (outline, KEI_OUTLINE_NOTE_SPLIT, outline->rows->len - 1, KEI_OUTLINE_NONE, n, NULL);
    }
}

static void
scan_table_row (KeiOutline *outline, const char *line, char **cells, guint number)
{
  KeiOutlineRow *row = kei_outline_row_new (number);

  row->source = kei_text_trim (line, -1);
  row->text = g_strjoinv ("\t", cells);
  row->cells = cells;
  row->indent = measure_indent (line);
  row->table = outline->rows->len;
  if (row->table > 0 && kei_outline_row (outline, row->table - 1)->cells != NULL)
    row->table = kei_outline_row (outline, row->table - 1)->table;
  g_ptr_array_add (outline->rows, row);
}

/* Text underlined with = or - is a Markdown heading. */
static gboolean
underlines (KeiOutline *outline, const char *line, guint blanks)
{
  KeiOutlineRow *before = outline->rows->len > 0 ? kei_outline_row (outline, outline->rows->len - 1) : NULL;

  if (before == NULL || blanks > 0 || kei_outline_is_marked (before) || before->cells != NULL || kei_text_is_sentence (before->text))
    return FALSE;
  if (strspn (line, "=") == strlen (line))
    before->heading = 1;
  else if (strspn (line, "-") == strlen (line))
    before->heading = 2;
  return before->heading > 0;
}

/* A branch drawn before the text (│  ├─ 施策) becomes a bullet as far in. */
static char *
straighten_branch (char *line)
{
  static const char strokes[] = "│┃├┣┝┠└┗┕╰┌┏┬┳─━┐┓┤┼╋";
  gboolean wide = FALSE, drawn = FALSE, turned = FALSE;
  guint columns = 0, n_strokes = 0;
  const char *p = line;
  GString *bulleted;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean stroke = c != 0 && g_utf8_strchr (strokes, -1, c) != NULL;

      if (!stroke && !kei_char_is_blank (c))
        break;
      wide |= c == 0x3000;
      drawn |= stroke;
      turned |= stroke && g_utf8_strchr ("│┃", -1, c) == NULL;
      n_strokes += stroke;
      columns += c == 0x3000 ? 2 : 1;
    }
  if (!drawn || *p == '\0')
    return line;
  bulleted = g_string_new (NULL);
  for (guint i = 0; i < columns + (wide ? n_strokes : 0); i++)
    g_string_append_c (bulleted, ' ');
  g_string_append (g_string_append (bulleted, turned ? "- " : ""), p);
  g_free (line);
  return g_string_free (bulleted, FALSE);
}

/* What a converter left of a page: <br> inside of a cell, &nbsp;. */
static char *
drop_markup (char *line)
{
  static const char *const remnants[][2] = { { "<br>", "\n" }, { "<br/>", "\n" }, { "<br />", "\n" }, { "<BR>", "\n" }, { "&nbsp;", " " }, { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" } };

  if (strchr (line, '&') == NULL && strchr (line, '<') == NULL)
    return line;
  for (guint i = 0; i < G_N_ELEMENTS (remnants); i++)
    if (strstr (line, remnants[i][0]) != NULL)
      {
        g_auto (GStrv) parts = g_strsplit (line, remnants[i][0], -1);

        g_free (line);
        line = g_strjoinv (remnants[i][1], parts);
      }
  return line;
}

/* Puts @row (transfer full) where the last row stood. Its number is sure. */
static void
replace_last (KeiOutline *outline, KeiOutlineRow *row)
{
  KeiOutlineRow *last = kei_outline_row (outline, outline->rows->len - 1);

  row->number.weak = FALSE;
  row->blank_before = last->blank_before;
  row->page_top = last->page_top;
  row->starts_over = last->starts_over;
  kei_outline_row_free (last);
  g_ptr_array_index (outline->rows, outline->rows->len - 1) = row;
}

/* 施策 on one line and 1-1 on the next are one number. */
static gboolean
join_to_word (KeiOutline *outline, const char *line)
{
  KeiOutlineRow *word = outline->rows->len == 0 ? NULL : kei_outline_row (outline, outline->rows->len - 1);
  KeiPrintedNumber number;
  g_autofree char *whole = NULL;
  KeiOutlineRow *row;

  if (word == NULL || word->cells != NULL || kei_outline_is_marked (word) || word->bracketed || word->tag != NULL || kei_outline_level_rank (word->text) < 0 || strlen (line) > MAX_NUMBER)
    return FALSE;
  if (!kei_numbering_read (line, &number) || number.length < strlen (line) || *number.word != '\0')
    return FALSE;
  whole = g_strconcat (word->source, line, NULL);
  row = kei_outline_scan_piece (whole, word->indent, word->line);
  if (row->number.pattern == NULL || *row->text != '\0')
    {
      kei_outline_row_free (row);
      return FALSE;
    }
  replace_last (outline, row);
  return TRUE;
}

/* What follows the blanks or the colon behind a label at @p; NULL: there are none. */
static const char *
skip_label_end (const char *p)
{
  const char *start = p;

  while (*p != '\0' && (kei_char_is_blank (g_utf8_get_char (p)) || kei_fold_char (g_utf8_get_char (p)) == ':'))
    p = g_utf8_next_char (p);
  return p == start ? NULL : p;
}

/* 施策番号　1-1 with 施策名　… on the next line are one heading: 施策1-1　…. */
static gboolean
join_to_counter (KeiOutline *outline, const char *line)
{
  KeiOutlineRow *counter = outline->rows->len == 0 ? NULL : kei_outline_row (outline, outline->rows->len - 1);
  const char *at = counter == NULL || counter->cells != NULL || strlen (counter->source) > MAX_NUMBER ? NULL : strstr (counter->source, "番号");
  g_autofree char *word = at == NULL ? NULL : g_strndup (counter->source, (gsize) (at - counter->source));
  g_autofree char *whole = NULL;
  const char *title;
  KeiPrintedNumber number;

  if (word == NULL || kei_outline_level_rank (word) < 0 || !g_str_has_prefix (line, word) || !g_str_has_prefix (line + strlen (word), "名"))
    return FALSE;
  at = skip_label_end (at + strlen ("番号"));
  title = skip_label_end (line + strlen (word) + strlen ("名"));
  if (at == NULL || title == NULL || *title == '\0' || !kei_numbering_read (at, &number) || number.length < strlen (at) || *number.word != '\0')
    return FALSE;
  whole = g_strconcat (word, at, "　", title, NULL);
  replace_last (outline, kei_outline_scan_piece (whole, counter->indent, counter->line));
  return TRUE;
}

/* @p to @end is one line, without its end. */
static void
take_line (KeiOutline *outline, KeiOutlineGrid *grid, const char *p, const char *end, guint number, guint *blanks, gboolean page_top)
{
  guint dropped = 0;
  g_autofree char *line = kei_text_close_ordinal (straighten_branch (drop_markup (kei_text_normalize (p, end - p, &dropped))));
  g_autofree char *trimmed = kei_text_trim (line, -1);
  guint first = outline->rows->len;
  g_auto (GStrv) cells = NULL;

  if (*trimmed == '\0')
    {
      kei_outline_grid_end (grid);
      (*blanks)++;
      return;
    }
  if (kei_outline_grid_take (grid, outline, line, number))
    {
      if (outline->rows->len == first)
        return;
      kei_outline_row (outline, first)->blank_before = *blanks;
      *blanks = 0;
      return;
    }
  for (char *c = line; *c != '\0'; c++)
    if (*c == '\n')
      *c = ' ';
  if (is_rule (trimmed))
    {
      if (!underlines (outline, trimmed, *blanks) && *trimmed != '|')
        (*blanks)++;
      return;
    }
  cells = read_cells (line);
  if (cells == NULL && *blanks == 0 && (join_to_word (outline, trimmed) || join_to_counter (outline, trimmed)))
    return;
  if (cells != NULL)
    scan_table_row (outline, line, g_steal_pointer (&cells), number);
  else
    scan_line (outline, line, number);
  kei_outline_row (outline, first)->starts_over = grid->ended;
  grid->ended = FALSE;
  kei_outline_row (outline, first)->blank_before = *blanks;
  kei_outline_row (outline, first)->page_top = page_top;
  if (first > 0)
    kei_outline_row (outline, first - 1)->blank_after = *blanks;
  if (dropped > 0)
    kei_outline_add_note (outline, KEI_OUTLINE_NOTE_DROPPED, first, KEI_OUTLINE_NONE, dropped, NULL);
  *blanks = 0;
}

#define LINES_AT_ONCE 1024 /* between two looks at the cancellable */

gboolean
kei_outline_scan (KeiOutline *outline, const char *text, gsize length, GCancellable *cancellable, GError **error)
{
  const char *end = text + length;
  guint number = 0, blanks = 1;
  gboolean page_top = TRUE;
  KeiOutlineGrid grid = { 0 };

  for (const char *p = text; p < end;)
    {
      const char *stop = p;
      const char *content;

      if (number % LINES_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          kei_outline_grid_end (&grid);
          return FALSE;
        }

      while (stop < end && *stop != '\n' && *stop != '\r')
        stop++;
      number++;
      /* A form feed starts a page. */
      content = p;
      for (const char *q = stop; q > p; q--)
        if (q[-1] == '\f')
          {
            page_top = TRUE;
            content = q == stop ? p : q;
            break;
          }
      {
        guint before = outline->rows->len;

        take_line (outline, &grid, content, stop, number, &blanks, page_top);
        if (outline->rows->len > before)
          page_top = FALSE;
      }
      p = stop + (stop + 1 < end && stop[0] == '\r' && stop[1] == '\n' ? 2 : 1);
    }
  kei_outline_grid_end (&grid);
  outline->n_lines = number;
  if (outline->rows->len > 0)
    kei_outline_row (outline, outline->rows->len - 1)->blank_after = 1;
  kei_outline_part_columns (outline);
  kei_outline_settle_numbers (outline);
  return TRUE;
}
