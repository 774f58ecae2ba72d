/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines into rows. Each line is read from the left: blanks, Markdown and bullets, brackets, (仮), the
 * printed number, brackets again, and from the right: leader dots with a page, (仮). What is
 * left is the text that is kept, code point for code point. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-numbering.h"
#include "kei-outline-grid.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"
#include "kei-value.h"

#define MAX_SPLIT_BYTES 4000 /* longer lines are prose, not enumerations */
#define MAX_BULLETS 3
#define MAX_CELLS 64
#define MAX_TABLE_ROW 16384 /* bytes */

static const char bullet_characters[] = "・･•●○〇◯◆◇■□◎☆★▼▽▲△▶►▷❖➤※◦‣⁃∙▪▫✓✔❏☑◻◼◾◽❑∗＊";

KeiOutlineRow *
kei_outline_row_new (guint line)
{
  KeiOutlineRow *row = g_new0 (KeiOutlineRow, 1);

  row->line = line;
  row->kind = KEI_OUTLINE_UNDECIDED;
  row->head = row->merged = row->parent = KEI_OUTLINE_NONE;
  row->pieces = 1;
  return row;
}

void
kei_outline_set_text (KeiOutlineRow *row, char *text)
{
  g_free (row->text);
  row->text = text;
}

static void
skip_text (KeiOutlineRow *row, gsize bytes)
{
  kei_outline_set_text (row, kei_text_trim (row->text + bytes, -1));
}

/* --- From the left --- */

static guint
measure_indent (const char *text)
{
  guint columns = 0;

  for (; kei_char_is_blank (g_utf8_get_char (text)); text = g_utf8_next_char (text))
    columns += *text == '\t' ? 4 : g_utf8_get_char (text) == 0x3000 ? 2
                                                                    : 1;
  return columns;
}

static void
read_markdown_heading (KeiOutlineRow *row)
{
  gsize n = strspn (row->text, "#");

  if (n >= 1 && n <= 6 && row->text[n] == ' ')
    {
      row->heading = (guint) n;
      skip_text (row, n);
      /* A closing run of # belongs to the mark. */
      n = strlen (row->text);
      while (n > 0 && (row->text[n - 1] == '#' || row->text[n - 1] == ' '))
        n--;
      row->text[n] = '\0';
    }
}

static void
read_bullets (KeiOutlineRow *row)
{
  for (guint i = 0; i < MAX_BULLETS; i++)
    {
      gunichar c = kei_text_first (row->text);
      const char *after = c == 0 ? row->text : g_utf8_next_char (row->text);
      gunichar next = kei_text_first (after);
      gboolean is_ascii = c == '-' || c == '*' || c == '+' || c == '>' || c == 0x2013 || c == 0x2212 || c == 0xff0d;

      if (c == 0 || next == 0 || next == c)
        return;
      if (is_ascii ? !kei_char_is_blank (next) : g_utf8_strchr (bullet_characters, -1, c) == NULL)
        return;
      if (c != '>' && row->bullet == 0)
        row->bullet = is_ascii ? (c == '*' || c == '+' ? c : '-') : c;
      skip_text (row, (gsize) (after - row->text));
    }
}

/* Markdown's emphasis is no part of the text, also where half of it was lost. */
static void
drop_emphasis (KeiOutlineRow *row)
{
  g_autofree char *rest = NULL;
  const char *at = strstr (row->text, "**");
  GString *text;

  if (at == NULL)
    return;
  text = g_string_new_len (row->text, at - row->text);
  for (const char *p = at; *p != '\0';)
    if (strncmp (p, "**", 2) == 0)
      p += 2;
    else
      g_string_append_c (text, *p++);
  rest = g_string_free (text, FALSE);
  kei_outline_set_text (row, kei_text_trim (rest, -1));
}

static gboolean
take_tentative_at (KeiOutlineRow *row, gboolean end)
{
  static const char *const marks[] = { "(仮)", "（仮）", "【仮】", "〔仮〕", "［仮］", NULL };

  for (guint i = 0; marks[i] != NULL; i++)
    {
      gsize n = strlen (row->text), mark = strlen (marks[i]);

      if (n <= mark || !(end ? g_str_has_suffix (row->text, marks[i]) : g_str_has_prefix (row->text, marks[i])))
        continue;
      row->tentative = TRUE;
      if (end)
        kei_outline_set_text (row, kei_text_trim (row->text, (gssize) (n - mark)));
      else
        skip_text (row, mark);
      return TRUE;
    }
  return FALSE;
}

/* Pairs of brackets that make headings. */
static const gunichar bracket_pairs[][2] = {
  { 0x3010, 0x3011 }, /* 【】 */
  { 0x3008, 0x3009 }, /* 〈〉 */
  { 0x300a, 0x300b }, /* 《》 */
  { 0x226a, 0x226b }, /* ≪≫ */
  { '<', '>' },
  { '[', ']' },
  { 0x3014, 0x3015 }, /* 〔〕 */
};

/* The text inside of a bracket at the start; *@rest is what follows. NULL: there is none. */
static char *
read_bracket (const char *text, const char **rest)
{
  gunichar first = kei_fold_char (kei_text_first (text));

  for (guint i = 0; i < G_N_ELEMENTS (bracket_pairs); i++)
    if (first == bracket_pairs[i][0] && first != 0)
      {
        const char *start = g_utf8_next_char (text);

        for (const char *p = start; *p != '\0' && p - start < 400; p = g_utf8_next_char (p))
          if (kei_fold_char (g_utf8_get_char (p)) == bracket_pairs[i][1])
            {
              if (p == start)
                return NULL;
              *rest = g_utf8_next_char (p);
              return kei_text_trim (start, p - start);
            }
      }
  return NULL;
}

/* 【heading】, 【tag】text, 〈label〉title. */
static void
read_brackets (KeiOutlineRow *row)
{
  gunichar first = kei_text_first (row->text);
  const char *rest;
  g_autofree char *inside = read_bracket (row->text, &rest);
  g_autofree char *after = NULL;

  if (inside == NULL || *inside == '\0')
    return;
  after = kei_text_trim (rest, -1);
  if (*after == '\0')
    {
      row->bracketed = TRUE;
      kei_outline_set_text (row, g_steal_pointer (&inside));
    }
  else if (first == 0x3010 && row->tag == NULL)
    {
      row->tag = g_steal_pointer (&inside);
      kei_outline_set_text (row, g_steal_pointer (&after));
    }
  else if (row->label == NULL && first != 0x3014 && first != '[' && first != 0xff3b)
    {
      row->label = g_steal_pointer (&inside);
      kei_outline_set_text (row, g_steal_pointer (&after));
    }
}

/* 「…」 around a whole title after a number is its frame. */
static void
drop_quotes (KeiOutlineRow *row)
{
  gsize n = strlen (row->text);
  const char *open = "「", *close = "」";

  if (g_str_has_prefix (row->text, "『"))
    {
      open = "『";
      close = "』";
    }
  if (n > 6 && g_str_has_prefix (row->text, open) && g_str_has_suffix (row->text, close) && strstr (row->text + 3, close) == row->text + n - 3)
    kei_outline_set_text (row, g_strndup (row->text + 3, n - 6));
}

static void
read_number (KeiOutlineRow *row)
{
  KeiPrintedNumber number;

  if (row->number.pattern != NULL || !kei_numbering_read (row->text, &number) || number.length > strlen (row->text))
    return;
  row->number.pattern = g_intern_string (number.pattern);
  row->number.word = kei_outline_level_word (number.word, number.counter);
  row->number.value = (guint) MAX (number.values[number.n_values - 1], 0);
  row->number.parts = number.n_values;
  row->number.weak = number.weak;
  g_free (row->printed);
  row->printed = kei_text_trim (row->text, (gssize) number.length);
  skip_text (row, number.length);
  if (*row->number.word != '\0')
    drop_quotes (row);
}

/* --- From the right --- */

/* Leader dots and a page number: ……… 12, ・・・12, ---- 12. */
static void
take_leader (KeiOutlineRow *row)
{
  const char *p = row->text + strlen (row->text);
  const char *digits = p;
  guint dots = 0;

  while (p > row->text && kei_char_is_digit (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  if (p == digits || digits - p > 12)
    return;
  while (p > row->text)
    {
      const char *before = g_utf8_prev_char (p);
      gunichar c = g_utf8_get_char (before);

      if (c == 0x2026 || c == 0x2025 || c == 0x22ef)
        dots += 3;
      else if (c == '.' || c == 0xff0e || c == 0x30fb || c == 0xff65 || c == 0xb7 || c == '-' || c == 0x2500 || c == '_' || c == 0x2015)
        dots++;
      else if (!kei_char_is_blank (c))
        break;
      p = before;
    }
  if (dots < 3 || p == row->text)
    return;
  row->contents = TRUE;
  kei_outline_set_text (row, kei_text_trim (row->text, p - row->text));
}

void
kei_outline_scan_marks (KeiOutlineRow *row)
{
  take_tentative_at (row, FALSE);
  read_number (row);
  if (row->number.pattern == NULL || !row->number.weak)
    read_brackets (row);
  if (row->bracketed || row->tag != NULL)
    {
      gboolean numbered = row->number.pattern != NULL;

      /* 【SDGs】3 names a goal and numbers nothing. */
      if (row->tag == NULL || strstr (row->tag, "SDG") == NULL)
        read_number (row);
      if (!numbered && row->number.pattern != NULL)
        read_brackets (row);
    }
  if (!take_tentative_at (row, FALSE))
    take_tentative_at (row, TRUE);
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

KeiOutlineRow *
kei_outline_scan_piece (const char *source, guint indent, guint line)
{
  KeiOutlineRow *row = kei_outline_row_new (line);

  row->source = kei_text_trim (source, -1);
  row->text = g_strdup (row->source);
  row->indent = indent;
  read_markdown_heading (row);
  read_bullets (row);
  drop_emphasis (row);
  take_leader (row);
  kei_outline_scan_marks (row);
  return row;
}

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

/* … 【SDGs 3, 11】 at the end of an entry is no part of its title: a row of its own, about it. */
static void
take_goals (KeiOutline *outline)
{
  static const char *const pairs[][2] = { { "【", "】" }, { "（", "）" }, { "(", ")" }, { "[", "]" }, { "〔", "〕" }, { "［", "］" } };
  KeiOutlineRow *row = kei_outline_row (outline, outline->rows->len - 1);

  if (!kei_outline_is_marked (row))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *open = g_str_has_suffix (row->text, pairs[i][1]) ? g_strrstr (row->text, pairs[i][0]) : NULL;
      gsize length = open == NULL ? 0 : strlen (open) - strlen (pairs[i][0]) - strlen (pairs[i][1]);
      g_autofree char *inside = open == NULL || open == row->text ? NULL : g_strndup (open + strlen (pairs[i][0]), length);
      KeiOutlineRow *goals;

      if (inside == NULL || (!g_str_has_prefix (inside, "SDG") && !g_str_has_prefix (inside, "ＳＤＧ")) || strpbrk (inside, "0123456789") == NULL)
        continue;
      goals = kei_outline_row_new (row->line);
      goals->source = g_steal_pointer (&inside);
      goals->text = g_strdup (goals->source);
      goals->tag = g_strdup ("SDGs");
      goals->indent = row->indent + 1;
      goals->piece = 1;
      kei_outline_set_text (row, kei_text_trim (row->text, open - row->text));
      g_ptr_array_add (outline->rows, goals);
      return;
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
      take_goals (outline);
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

/* @p to @end is one line, without its end. */
static void
take_line (KeiOutline *outline, KeiOutlineGrid *grid, const char *p, const char *end, guint number, guint *blanks, gboolean page_top)
{
  guint dropped = 0;
  g_autofree char *line = straighten_branch (kei_text_normalize (p, end - p, &dropped));
  g_autofree char *trimmed = kei_text_trim (line, -1);
  guint first = outline->rows->len;
  g_auto (GStrv) cells = NULL;

  for (char *c = line; *c != '\0'; c++)
    if (*c == '\n')
      *c = ' ';
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
  if (is_rule (trimmed))
    {
      if (!underlines (outline, trimmed, *blanks) && *trimmed != '|')
        (*blanks)++;
      return;
    }
  cells = read_cells (line);
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

/* ①, ❶, Ⅰ …: a number that is one character. */
static gboolean
ends_in_sign (const char *text)
{
  return g_unichar_type (kei_text_last (text)) == G_UNICODE_OTHER_NUMBER;
}

/* Whether the row is a number alone, with what may be its title on the very next line. */
static gboolean
is_number_alone (const KeiOutline *outline, guint i)
{
  const KeiOutlineRow *row = kei_outline_row (outline, i);
  const KeiOutlineRow *next = i + 1 < outline->rows->len ? kei_outline_row (outline, i + 1) : NULL;

  return row->number.pattern != NULL && *row->text == '\0' && row->blank_after == 0 && row->cells == NULL && row->bullet == 0
         && next != NULL && next->number.pattern == NULL && next->bullet == 0 && next->cells == NULL && *next->text != '\0';
}

#define ENOUGH_ALONE 2

/* In a text that sets its numbers on lines of their own (第1章, (1) and the titles below them), a bare number does so
 * too where it counts on: elsewhere it is a page's. */
static void
settle_numbers_alone (KeiOutline *outline)
{
  guint n_sure = 0, last = 0;

  for (guint i = 0; i < outline->rows->len; i++)
    n_sure += is_number_alone (outline, i) && !kei_outline_row (outline, i)->number.weak;
  if (n_sure < ENOUGH_ALONE)
    return;
  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (!row->number.weak || !is_number_alone (outline, i) || (row->number.value != 1 && row->number.value != last + 1))
        continue;
      row->number.weak = FALSE;
      last = row->number.value;
    }
}

/* 2.1 and B-1, where 1.1 and A-1 were believed: an only child has none that continues it. */
static void
believe_first_of_many (KeiOutline *outline)
{
  g_autoptr (GHashTable) believed = g_hash_table_new (NULL, NULL); /* patterns */

  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->number.pattern == NULL || row->number.parts < 2 || row->cells != NULL || *row->text == '\0')
        continue;
      if (!row->number.weak)
        g_hash_table_add (believed, (gpointer) row->number.pattern);
      else if (row->number.value == 1 && g_hash_table_contains (believed, row->number.pattern) && !kei_text_is_sentence (row->text))
        row->number.weak = FALSE;
    }
}

/* A weak number is believed when the one before or after it with the same pattern continues it. */
static void
settle_weak_numbers (KeiOutline *outline)
{
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL); /* pattern → row + 1 */

  settle_numbers_alone (outline);
  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);
      guint before;

      if (row->number.pattern == NULL)
        continue;
      before = GPOINTER_TO_UINT (g_hash_table_lookup (last, row->number.pattern));
      /* 経過② is a title of its own. */
      if (*row->text == '\0' && (row->number.weak || (row->blank_after > 0 && ends_in_sign (row->printed))))
        {
          row->number.weak = TRUE;
          continue;
        }
      if (before > 0 && kei_outline_row (outline, before - 1)->number.value + 1 == row->number.value)
        {
          kei_outline_row (outline, before - 1)->number.weak = FALSE;
          row->number.weak = FALSE;
        }
      g_hash_table_insert (last, (gpointer) row->number.pattern, GUINT_TO_POINTER (i + 1));
    }
  believe_first_of_many (outline);
  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->number.pattern == NULL || row->cells != NULL)
        continue;
      if (!row->number.weak)
        {
          if (row->label == NULL && !row->bracketed && row->tag == NULL)
            read_brackets (row);
          continue;
        }
      memset (&row->number, 0, sizeof row->number);
      g_clear_pointer (&row->printed, g_free);
      kei_outline_set_text (row, g_strdup (row->source));
      read_markdown_heading (row);
      read_bullets (row);
      drop_emphasis (row);
      take_leader (row);
      take_tentative_at (row, FALSE);
      read_brackets (row);
      take_tentative_at (row, TRUE);
    }
}

void
kei_outline_scan (KeiOutline *outline, const char *text, gsize length)
{
  const char *end = text + length;
  guint number = 0, blanks = 1;
  gboolean page_top = TRUE;
  KeiOutlineGrid grid = { 0 };

  for (const char *p = text; p < end;)
    {
      const char *stop = p;
      const char *content;

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
  settle_weak_numbers (outline);
}
