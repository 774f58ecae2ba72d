/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables into a sheet: numbers, years and dates as what they are, all else as text and never as a formula. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-table-walk.h"
#include "kei-xlsx-private.h"

/* Columns beyond this do not become broader; their text is broken into lines. In half-width letters. */
#define BROADEST 56
/* The same for a column's name, for the longest one of several tables, whose columns the others have too, and for these. */
#define BROADEST_HEAD 14
#define MANY_COLUMNS 16 /* of which the names are narrower, so that a sheet can be read on paper */
#define NARROW_HEAD 8
#define BROADEST_SHARED 36
#define BROADEST_BESIDE 20
#define FEW_COLUMNS 4    /* a table that is as broad as its page */
#define LEAST_SHARE 14   /* of a column with long texts in it */
#define LETTER_WIDTH 5.4 /* of a letter by which the widths of columns are counted, with its share of a margin, in points */
/* The library counts the pieces of a text in a byte, and the length of a text with its markup. */
#define MOST_PIECES 100
#define LONGEST_PIECES (KEI_XLSX_LONGEST / 2)
#define MARKUP_OF_PIECE 250

/* --- Texts --- */

static void
note_cut (KeiXlsx *self, const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, 20);

  kei_report_job_note (self->job, _ ("A cell of a spreadsheet holds 32,767 letters, so the end of a longer text is missing: “%s…”"), start);
}

void
kei_xlsx_write_text (KeiXlsx *self, guint column, const char *text, const KeiXlsxLook *look)
{
  gboolean cut;
  g_autofree char *made = kei_xlsx_make_text (text, &cut);

  if (cut)
    note_cut (self, text);
  worksheet_write_string (self->sheet, self->row, (lxw_col_t) column, made, kei_xlsx_get_format (self, look));
}

/* --- Cells with marks in their text --- */

static KeiXlsxLook
get_run_look (const KeiXlsxLook *look, const KeiRun *run, KeiParagraphRole role)
{
  KeiXlsxLook piece = { .role = (guint8) role, .tone = look->tone, .marks = (guint8) (run->marks & ~(guint) (KEI_MARK_INSERTED | KEI_MARK_DELETED | KEI_MARK_MOVED)), .ink = (guint8) run->ink };

  return piece;
}

/* Blanks as wide as the text. */
static char *
make_gap (const char *text)
{
  GString *gap = g_string_new (NULL);

  for (guint width = kei_xlsx_measure (text); width > 0; width -= MIN (width, 2))
    g_string_append (gap, "　");
  return g_string_free (gap, FALSE);
}

/* What a run puts into a cell. (transfer full) */
static char *
get_run_text (const KeiRun *run)
{
  gboolean cut;

  return run->marks & KEI_MARK_GAP && run->drawing == NULL ? make_gap (run->text) : kei_xlsx_make_text (run->text, &cut);
}

/* Whether pieces of the text look otherwise than the cell. */
static gboolean
has_pieces (const KeiCell *cell, guint *n_pieces, gsize *length)
{
  gboolean pieces = FALSE;

  *n_pieces = 0;
  *length = 0;
  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      const KeiParagraph *paragraph = g_ptr_array_index (cell->paragraphs, i);

      for (guint j = 0; j < paragraph->runs->len; j++)
        {
          const KeiRun *run = &g_array_index (paragraph->runs, KeiRun, j);

          pieces = pieces || run->marks != 0 || run->ink != KEI_INK_NONE || paragraph->role != ((const KeiParagraph *) g_ptr_array_index (cell->paragraphs, 0))->role;
          *n_pieces += *run->text != '\0';
          *length += 2 * strlen (run->text) + MARKUP_OF_PIECE;
        }
    }
  return pieces;
}

/* The cell's text in pieces, the break between paragraphs at the end of the piece before it. */
static void
write_pieces (KeiXlsx *self, lxw_row_t row, guint column, const KeiCell *cell, const KeiXlsxLook *look)
{
  lxw_rich_string_tuple pieces[MOST_PIECES + 1];
  lxw_rich_string_tuple *list[MOST_PIECES + 2] = { NULL };
  guint n = 0;

  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      const KeiParagraph *paragraph = g_ptr_array_index (cell->paragraphs, i);

      for (guint j = 0; j < paragraph->runs->len; j++)
        {
          const KeiRun *run = &g_array_index (paragraph->runs, KeiRun, j);
          KeiXlsxLook piece = get_run_look (look, run, paragraph->role);
          g_autofree char *text = NULL;

          if (*run->text == '\0')
            continue;
          text = get_run_text (run);
          pieces[n].format = kei_xlsx_get_format (self, &piece);
          pieces[n].string = j + 1 == paragraph->runs->len && i + 1 < cell->paragraphs->len ? g_strconcat (text, "\n", NULL) : g_steal_pointer (&text);
          list[n] = &pieces[n];
          n++;
        }
    }
  worksheet_write_rich_string (self->sheet, row, (lxw_col_t) column, list, kei_xlsx_get_format (self, look));
  for (guint i = 0; i < n; i++)
    g_free (pieces[i].string);
}

/* --- Cells --- */

static void
write_value (KeiXlsx *self, lxw_row_t row, guint column, const KeiCell *cell, const KeiXlsxLook *look)
{
  lxw_format *format = kei_xlsx_get_format (self, look);

  if (cell->type == KEI_CELL_DATE)
    {
      /* kei_cell_has_value() has seen to what it looks like. */
      lxw_datetime date = { .year = (int) g_ascii_strtoll (cell->value, NULL, 10), .month = (int) g_ascii_strtoll (cell->value + 5, NULL, 10), .day = (int) g_ascii_strtoll (cell->value + 8, NULL, 10) };

      worksheet_write_datetime (self->sheet, row, (lxw_col_t) column, &date, format);
    }
  else
    worksheet_write_number (self->sheet, row, (lxw_col_t) column, g_ascii_strtod (cell->value, NULL), format);
}

static void
broaden (KeiXlsx *self, guint column, double width)
{
  if (column >= self->widths->len)
    g_array_set_size (self->widths, column + 1);
  g_array_index (self->widths, double, column) = MAX (g_array_index (self->widths, double, column), width);
}

/* Of the only piece, where a text is one. */
static void
add_marks (KeiXlsxLook *look, const KeiCell *cell)
{
  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      const KeiParagraph *paragraph = g_ptr_array_index (cell->paragraphs, i);

      for (guint j = 0; j < paragraph->runs->len; j++)
        if (*g_array_index (paragraph->runs, KeiRun, j).text != '\0')
          {
            KeiXlsxLook piece = get_run_look (look, &g_array_index (paragraph->runs, KeiRun, j), paragraph->role);

            look->marks = piece.marks;
            look->ink = piece.ink;
          }
    }
}

/* A year is a number, and says what kind of one it is as the report does: 令和9年度 is 2027年度. */
static KeiXlsxUnit
get_unit (const char *text)
{
  if (g_str_has_suffix (text, "年度"))
    return KEI_XLSX_UNIT_FISCAL_YEAR;
  return g_str_has_suffix (text, "年") ? KEI_XLSX_UNIT_YEAR : KEI_XLSX_UNIT_NONE;
}

/* A row of a table's body that is one cell. Cells that are merged could not be sorted or filtered, so its text goes on over empty ones. */
static void
spread (KeiXlsx *self, const KeiReportTable *table, const KeiXlsxLook *look)
{
  for (guint i = 1; i < table->columns->len; i++)
    worksheet_write_blank (self->sheet, self->row, (lxw_col_t) i, kei_xlsx_get_format (self, look));
}

/* How broad a text of the table makes its column at most; one of few columns shares its page in the end. */
static guint
get_broadest (const KeiXlsx *self, const KeiReportTable *table)
{
  if (table != self->longest)
    return BROADEST_BESIDE;
  if (table->columns->len <= FEW_COLUMNS)
    return G_MAXINT;
  return self->shared ? BROADEST_SHARED : BROADEST;
}

/* Into the row that is next in the sheet, which belongs to the table's. */
static void
write_cell (KeiXlsx *self, const KeiReportTable *table, gboolean in_head, guint column, const KeiCell *cell)
{
  const KeiParagraph *first = cell->paragraphs->len > 0 ? g_ptr_array_index (cell->paragraphs, 0) : NULL;
  gboolean value = kei_cell_has_value (cell);
  KeiXlsxLook look = { .role = (guint8) (first != NULL ? first->role : KEI_PARAGRAPH_CELL), .tone = (guint8) cell->tone, .align = (guint8) cell->align, .look = (guint8) (table->look + 1) };
  g_autofree char *text = kei_cell_dup_text (cell);
  guint n_pieces;
  gsize length;
  gboolean pieces = !value && has_pieces (cell, &n_pieces, &length);

  if (value)
    {
      look.type = (guint8) cell->type;
      look.decimals = cell->type == KEI_CELL_NUMBER ? (guint8) MIN (cell->decimals, 15) : 0;
      look.unit = cell->type == KEI_CELL_YEAR ? (guint8) get_unit (text) : KEI_XLSX_UNIT_NONE;
    }
  look.open = !in_head && cell->rows == 1 && cell->columns > 1 && cell->columns == table->columns->len;
  if (look.open && look.look == KEI_LOOK_GRID + 1)
    look.look = KEI_LOOK_ROWS + 1;
  if (pieces && n_pieces == 1)
    add_marks (&look, cell);
  if (look.open)
    spread (self, table, &look);
  else if (cell->columns > 1 || cell->rows > 1)
    worksheet_merge_range (self->sheet, self->row, (lxw_col_t) column, self->row + cell->rows - 1, (lxw_col_t) (column + cell->columns - 1), "", kei_xlsx_get_format (self, &look));
  if (value)
    write_value (self, self->row, column, cell, &look);
  else if (pieces && n_pieces > 1 && n_pieces <= MOST_PIECES && length < LONGEST_PIECES)
    write_pieces (self, self->row, column, cell, &look);
  else if (pieces && n_pieces == 1 && look.marks & KEI_MARK_GAP)
    {
      g_autofree char *gap = make_gap (text);

      kei_xlsx_write_text (self, column, gap, &look);
    }
  else
    kei_xlsx_write_text (self, column, text, &look);
  if (cell->columns == 1)
    {
      guint width = kei_xlsx_measure (value && cell->type == KEI_CELL_DATE ? "2027年12月31日" : text);

      width = MIN (width, get_broadest (self, table));
      broaden (self, column, in_head ? MIN (width, table->columns->len > MANY_COLUMNS ? NARROW_HEAD : BROADEST_HEAD) : width);
    }
}

/* The rows at the end that are totals: they are no rows to be sorted or filtered. */
static guint
count_totals (const KeiReportTable *table)
{
  guint n = 0;

  for (guint i = table->rows->len; i > table->n_head_rows; i--, n++)
    {
      const KeiRow *row = g_ptr_array_index (table->rows, i - 1);

      if (row->cells->len == 0 || ((const KeiCell *) g_ptr_array_index (row->cells, row->cells->len - 1))->tone != KEI_TONE_TOTAL)
        break;
    }
  return n;
}

gboolean
kei_xlsx_write_table (KeiXlsx *self, const KeiReportTable *table, GError **error)
{
  lxw_row_t first = self->row;
  KeiTableWalk walk;
  const KeiCell *cell;
  gboolean going_on = TRUE;

  kei_table_walk_init (&walk, table);
  while (going_on && kei_table_walk_row (&walk))
    {
      while ((cell = kei_table_walk_cell (&walk)) != NULL)
        write_cell (self, table, walk.row < table->n_head_rows, walk.column, cell);
      self->row++;
      going_on = walk.row % 256 != 255 || !g_cancellable_set_error_if_cancelled (self->job != NULL ? self->job->cancellable : NULL, error);
    }
  kei_table_walk_clear (&walk);
  g_array_append_vals (self->tables, &(KeiXlsxTable){ table, first }, 1);
  if (table == self->longest)
    {
      self->head = first;
      self->body = first + table->n_head_rows;
      self->end = self->row - count_totals (table);
    }
  return going_on;
}

/* --- What ends a table --- */

gboolean
kei_xlsx_is_end (const KeiXlsx *self, const KeiReportTable *table)
{
  return table->joined && table->look == KEI_LOOK_PLAIN && *table->sheet == '\0' && self->longest != NULL;
}

void
kei_xlsx_write_end (KeiXlsx *self, const KeiReportTable *table)
{
  KeiTableWalk walk;
  const KeiCell *cell;

  kei_table_walk_init (&walk, table);
  while (kei_table_walk_row (&walk))
    while ((cell = kei_table_walk_cell (&walk)) != NULL)
      {
        KeiXlsxLine line = { self->row, kei_cell_dup_text (cell) };
        KeiXlsxLook look = { .role = KEI_PARAGRAPH_NOTE, .look = KEI_LOOK_PLAIN + 1 };

        if (*line.text == '\0')
          {
            g_free (line.text);
            continue;
          }
        add_marks (&look, cell);
        if (self->longest->columns->len > 1)
          worksheet_merge_range (self->sheet, self->row, 0, self->row, (lxw_col_t) (self->longest->columns->len - 1), "", kei_xlsx_get_format (self, &look));
        kei_xlsx_write_text (self, 0, line.text, &look);
        g_array_append_val (self->lines, line);
        self->row++;
      }
  kei_table_walk_clear (&walk);
}

/* --- Widths and heights --- */

/* The program that opens the file knows its fonts, but not every one fits the height of a row to its text. */
#define TALLEST 409.0

/* Lines that a text takes in so many half-width letters. */
static guint
count_lines (const char *text, double width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += 1 + (guint) (MAX (kei_xlsx_measure (lines[i]) - 1.0, 0) / MAX (width, 2));
  return n;
}

/* Widths are counted in letters of the book's own font, 11 points high. */
static double
get_letter (const KeiXlsx *self)
{
  return kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_CELL)->size / 11 * 1.1;
}

static double
to_sheet (const KeiXlsx *self, double width)
{
  return MAX (width * get_letter (self), 4) + 2;
}

static double
from_sheet (const KeiXlsx *self, double width)
{
  return (width - 2) / get_letter (self);
}

static double
get_width (const KeiXlsx *self, guint column, guint n)
{
  double width = 0;

  for (guint i = column; i < column + n && i < self->widths->len; i++)
    width += g_array_index (self->widths, double, i);
  return width;
}

static void
fit_rows (KeiXlsx *self, const KeiXlsxTable *place)
{
  const KeiTextStyle *text = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_CELL);
  g_autofree guint *missing = g_new0 (guint, place->table->rows->len); /* lines that cells ending in the row need there */
  KeiTableWalk walk;
  const KeiCell *cell;

  kei_table_walk_init (&walk, place->table);
  while (kei_table_walk_row (&walk))
    {
      guint n_lines = MAX (missing[walk.row], 1);

      while ((cell = kei_table_walk_cell (&walk)) != NULL)
        {
          g_autofree char *content = kei_cell_dup_text (cell);
          guint needed = kei_cell_has_value (cell) ? 1 : count_lines (content, get_width (self, walk.column, cell->columns));

          if (cell->rows == 1)
            n_lines = MAX (n_lines, needed);
          else if (needed >= cell->rows)
            missing[walk.row + cell->rows - 1] = MAX (missing[walk.row + cell->rows - 1], needed - cell->rows + 1);
        }
      if (n_lines > 1)
        worksheet_set_row (self->sheet, place->row + walk.row, MIN (n_lines * text->size * 1.45 + 4, TALLEST), NULL);
    }
  kei_table_walk_clear (&walk);
}

/* What the columns of a table of few have of the page on paper; other tables in the sheet may have more columns. */
static double
get_share (const KeiXlsx *self, guint column)
{
  double sum = 0;

  for (guint i = 0; i < self->longest->columns->len; i++)
    sum += g_array_index (self->longest->columns, KeiColumn, i).width;
  return column < self->longest->columns->len ? g_array_index (self->longest->columns, KeiColumn, column).width / sum : 0;
}

/* A table of few columns is as broad as its page: what columns of short texts leave of their share goes to the others. */
static void
share_page (KeiXlsx *self, double page)
{
  double left = page, shares = 0;

  if (self->longest == NULL || self->longest->columns->len > FEW_COLUMNS)
    return;
  for (guint i = 0; i < self->widths->len; i++)
    {
      double width = to_sheet (self, g_array_index (self->widths, double, i));

      if (i >= self->longest->columns->len || width <= page * get_share (self, i))
        left -= width;
      else
        shares += get_share (self, i);
    }
  for (guint i = 0; i < self->longest->columns->len && i < self->widths->len && left > 0; i++)
    {
      double *width = &g_array_index (self->widths, double, i), own = to_sheet (self, *width);

      if (own > page * get_share (self, i))
        *width = from_sheet (self, MAX (left * get_share (self, i) / shares, MIN (own, LEAST_SHARE)));
    }
}

/* The column that has half of a lone table's width at least, as the one of a form that is to be filled in; -1 if none has. */
static int
find_broad_column (const KeiXlsx *self)
{
  const KeiReportTable *table = self->tables->len == 1 ? g_array_index (self->tables, KeiXlsxTable, 0).table : NULL;
  double sum = 0;

  for (guint i = 0; table != NULL && i < table->columns->len; i++)
    sum += g_array_index (table->columns, KeiColumn, i).width;
  for (guint i = 0; table != NULL && table->columns->len > 1 && i < table->columns->len; i++)
    if (g_array_index (table->columns, KeiColumn, i).width >= sum / 2)
      return (int) i;
  return -1;
}

void
kei_xlsx_fit (KeiXlsx *self, double page)
{
  const KeiTextStyle *note = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_NOTE);
  double left = page / LETTER_WIDTH;
  int broad = find_broad_column (self);

  share_page (self, left);
  for (guint i = 0; i < self->widths->len; i++)
    {
      double width = to_sheet (self, g_array_index (self->widths, double, i));

      g_array_index (self->widths, double, i) = width;
      left -= width;
    }
  if (broad >= 0 && left > 0)
    g_array_index (self->widths, double, broad) += left;
  for (guint i = 0; i < self->widths->len; i++)
    {
      double width = g_array_index (self->widths, double, i);

      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, width, NULL);
      g_array_index (self->widths, double, i) = from_sheet (self, width);
    }
  for (guint i = 0; i < self->tables->len; i++)
    fit_rows (self, &g_array_index (self->tables, KeiXlsxTable, i));
  for (guint i = 0; i < self->lines->len; i++)
    {
      const KeiXlsxLine *line = &g_array_index (self->lines, KeiXlsxLine, i);
      guint n_lines = count_lines (line->text, get_width (self, 0, self->longest->columns->len));

      if (n_lines > 1)
        worksheet_set_row (self->sheet, line->row, MIN (n_lines * note->size * 1.45 + 4, TALLEST), NULL);
    }
}
