/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XLSX: a sheet for each part, each chapter of a part without a name and each table that asks for one, with tables below one
 * another, each with the headings above it, its caption and the notes below it. libxlsxwriter writes to files only, so the book goes through a temporary one. */
#include "config.h"

#include "kei-report-xlsx.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "kei-xlsx-private.h"

/* What a sheet can hold. */
#define MOST_ROWS 1048576u
#define MOST_COLUMNS 16384u
#define MOST_CHAPTERS 100  /* of which each gets a sheet */
#define HEADING_HEIGHT 1.5 /* of a row, of the size of its letters */
/* The same file whenever it is made, if the report does not say when: 1 January 2000. */
#define SOME_TIME 946684800

/* --- Sheets --- */

static void
set_page (KeiXlsx *self)
{
  static const guint8 papers[] = { [KEI_PAPER_A3] = 8, [KEI_PAPER_A4] = 9, [KEI_PAPER_A5] = 11, [KEI_PAPER_B4] = 12, [KEI_PAPER_B5] = 13, [KEI_PAPER_LETTER] = 1 };
  const KeiPageSetup *page = kei_report_style_get_page (self->style);
  const KeiReportFacts *facts = kei_report_get_facts (self->report);

  worksheet_set_paper (self->sheet, papers[self->part->paper]);
  if (self->part->across)
    worksheet_set_landscape (self->sheet);
  worksheet_set_margins (self->sheet, page->left / 72, page->right / 72, page->top / 72, page->bottom / 72);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  if (self->part->furniture)
    {
      g_autofree char *header = kei_xlsx_make_furniture (self->style, KEI_FURNITURE_HEADER, facts);
      g_autofree char *footer = kei_xlsx_make_furniture (self->style, KEI_FURNITURE_FOOTER, facts);

      if (*header != '\0')
        worksheet_set_header (self->sheet, header);
      if (*footer != '\0')
        worksheet_set_footer (self->sheet, footer);
    }
}

/* The part's name, else the last heading's above, else the report's. */
static const char *
get_wanted_name (const KeiXlsx *self)
{
  if (*self->name != '\0')
    return self->name;
  for (guint i = 0; i < KEI_N_HEADINGS; i++)
    if (self->path.headings[i] != NULL && *self->path.headings[i]->title != '\0')
      return self->path.headings[i]->title;
  return kei_report_get_facts (self->report)->title;
}

static void
open_sheet (KeiXlsx *self)
{
  g_autofree char *name = kei_xlsx_make_name (self->names, get_wanted_name (self));

  self->sheet = workbook_add_worksheet (self->book, name);
  /* A name that the library refuses nevertheless: its own will do. */
  if (self->sheet == NULL)
    self->sheet = workbook_add_worksheet (self->book, NULL);
  self->row = 0;
  g_array_set_size (self->tables, 0);
  g_array_set_size (self->lines, 0);
  self->head = self->body = self->end = 0;
  self->said = (KeiHeadingPath){ 0 };
  g_array_set_size (self->widths, 0);
  set_page (self);
}

/* A table whose first column has nothing but heads below its own head names its rows there. */
static gboolean
names_rows (const KeiReportTable *table)
{
  for (guint i = table->n_head_rows; i < table->rows->len; i++)
    {
      const KeiRow *row = g_ptr_array_index (table->rows, i);

      if (row->cells->len == table->columns->len && !((const KeiCell *) g_ptr_array_index (row->cells, 0))->head)
        return FALSE;
    }
  return TRUE;
}

/* Of the text of the sheet's pages, in points. */
static double
get_page_width (const KeiXlsx *self)
{
  const KeiPageSetup *page = kei_report_style_get_page (self->style);
  double short_side, long_side;

  kei_paper_get_size (self->part->paper, &short_side, &long_side);
  return (self->part->across ? long_side : short_side) - page->left - page->right;
}

/* With one table, its head stays in sight and is printed on every page; filters are for the longest. */
static void
close_sheet (KeiXlsx *self)
{
  if (self->sheet == NULL)
    return;
  kei_xlsx_fit (self, get_page_width (self));
  if (self->tables->len == 1 && self->body > self->head)
    {
      worksheet_freeze_panes (self->sheet, self->body, names_rows (self->longest) ? 1 : 0);
      worksheet_repeat_rows (self->sheet, self->head, self->body - 1);
    }
  if (self->body > self->head && self->end > self->body + 1)
    worksheet_autofilter (self->sheet, self->body - 1, 0, self->end - 1, (lxw_col_t) (self->longest->columns->len - 1));
  self->sheet = NULL;
}

/* --- What stands around a table --- */

static void
write_line (KeiXlsx *self, const char *text, const KeiXlsxLook *look)
{
  kei_xlsx_write_text (self, 0, text, look);
  self->row++;
}

static void
write_headings (KeiXlsx *self)
{
  for (guint i = 0; i < KEI_N_HEADINGS; i++)
    if (self->path.headings[i] != NULL && self->path.headings[i] != self->said.headings[i])
      {
        KeiXlsxLook look = { .heading = (guint8) (i + 1) };
        g_autofree char *text = kei_heading_dup_text (self->path.headings[i]);

        /* Not every program makes a row as high as its letters. */
        worksheet_set_row (self->sheet, self->row, kei_report_style_get_heading (self->style, i + 1)->size * HEADING_HEIGHT, NULL);
        write_line (self, text, &look);
      }
  self->said = self->path;
}

static gboolean
write_table (KeiXlsx *self, const KeiReportTable *table, GError **error)
{
  KeiXlsxLook look = { .role = KEI_PARAGRAPH_CAPTION };

  if (table->rows->len > MOST_ROWS - 16 || table->columns->len > MOST_COLUMNS)
    {
      g_set_error (error, KEI_REPORT_ERROR, KEI_REPORT_ERROR_FORMAT, _ ("A table has %u rows and %u columns, and a sheet holds %u and %u. Choose another format."), table->rows->len, table->columns->len,
                   MOST_ROWS, MOST_COLUMNS);
      return FALSE;
    }
  if (self->sheet != NULL && self->row + table->rows->len > MOST_ROWS - 16)
    close_sheet (self);
  if (self->sheet == NULL)
    open_sheet (self);
  else
    self->row++;
  if (kei_xlsx_is_end (self, table))
    {
      kei_xlsx_write_end (self, table);
      return TRUE;
    }
  write_headings (self);
  if (*table->caption != '\0')
    write_line (self, table->caption, &look);
  return kei_xlsx_write_table (self, table, error);
}

static void
write_note (KeiXlsx *self, const KeiParagraph *paragraph)
{
  KeiXlsxLook look = { .role = (guint8) paragraph->role };
  g_autofree char *text = kei_paragraph_dup_text (paragraph);

  write_line (self, text, &look);
}

/* Whether a sheet begins with @block: a part does, a table that is given one, and a chapter of a part without a name. */
static gboolean
turns (const KeiXlsx *self, const KeiBlock *block)
{
  switch (block->kind)
    {
    case KEI_BLOCK_PART:
      return TRUE;
    case KEI_BLOCK_TABLE:
      return *block->table->sheet != '\0';
    case KEI_BLOCK_HEADING:
      return self->by_chapter && block->heading->level == 1 && *self->part->name == '\0';
    default:
      return FALSE;
    }
}

/* Begins the sheet of @block; with it @n blocks are left. It is added when it gets a table. */
static void
turn (KeiXlsx *self, const KeiBlock *block, guint n)
{
  close_sheet (self);
  if (block->kind == KEI_BLOCK_PART)
    self->part = block->part;
  self->name = block->kind == KEI_BLOCK_TABLE ? block->table->sheet : self->part->name;
  self->longest = NULL;
  self->shared = FALSE;
  for (guint i = 0; i < n && (i == 0 || !turns (self, &block[i])); i++)
    if (block[i].kind == KEI_BLOCK_TABLE && !kei_xlsx_is_end (self, block[i].table))
      {
        self->shared = self->longest != NULL;
        if (self->longest == NULL || block[i].table->rows->len > self->longest->rows->len)
          self->longest = block[i].table;
      }
}

/* Chapters of a book have sheets of their own, as long as a person can find one among them. */
static gboolean
has_few_chapters (const KeiBlock *blocks, guint n)
{
  guint n_chapters = 0;

  for (guint i = 0; i < n; i++)
    n_chapters += blocks[i].kind == KEI_BLOCK_HEADING && blocks[i].heading->level == 1;
  return n_chapters <= MOST_CHAPTERS;
}

static gboolean
fill (KeiXlsx *self, GError **error)
{
  guint n_blocks, last = 0;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n_blocks);

  self->by_chapter = has_few_chapters (blocks, n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    {
      gboolean below_table = i > 0 && self->sheet != NULL && (blocks[i - 1].kind == KEI_BLOCK_TABLE || (blocks[i - 1].kind == KEI_BLOCK_PARAGRAPH && last == i - 1));

      if (turns (self, &blocks[i]))
        turn (self, &blocks[i], n_blocks - i);
      if (blocks[i].kind == KEI_BLOCK_HEADING)
        kei_heading_path_enter (&self->path, blocks[i].heading);
      else if (blocks[i].kind == KEI_BLOCK_TABLE && !write_table (self, blocks[i].table, error))
        return FALSE;
      else if (blocks[i].kind == KEI_BLOCK_PARAGRAPH && blocks[i].paragraph->role == KEI_PARAGRAPH_NOTE && below_table)
        {
          write_note (self, blocks[i].paragraph);
          last = i;
        }
      if (i % 64 == 0 && !kei_report_job_step (self->job, 0.5 * i / n_blocks, error))
        return FALSE;
    }
  close_sheet (self);
  return kei_report_job_step (self->job, 0.5, error);
}

/* --- The book --- */

static void
set_properties (KeiXlsx *self)
{
  const KeiReportFacts *facts = kei_report_get_facts (self->report);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 (facts->created, utc);
  lxw_doc_properties properties = {
    .title = facts->title,
    .subject = facts->subject,
    .author = facts->author,
    .created = created != NULL ? (time_t) g_date_time_to_unix (created) : SOME_TIME,
  };

  workbook_set_properties (self->book, &properties);
}

/* Fills a book and writes it to @path. */
static void
clear_line (gpointer data)
{
  g_free (((KeiXlsxLine *) data)->text);
}

static gboolean
write_book (KeiReport *report, const char *path, KeiReportJob *job, GError **error)
{
  /* Its parts beside the file: the library does not see when there is no room for a part, but it does for the file. */
  lxw_workbook_options options = { .tmpdir = (char *) g_get_tmp_dir () };
  KeiXlsx self = { .report = report, .style = kei_report_get_style (report), .job = job, .book = workbook_new_opt (path, &options) };
  lxw_error result = LXW_NO_ERROR;
  gboolean filled;

  self.formats = g_hash_table_new_full (kei_xlsx_hash_look, kei_xlsx_equal_looks, g_free, NULL);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.widths = g_array_new (FALSE, TRUE, sizeof (double));
  self.tables = g_array_new (FALSE, FALSE, sizeof (KeiXlsxTable));
  self.lines = g_array_new (FALSE, FALSE, sizeof (KeiXlsxLine));
  g_array_set_clear_func (self.lines, clear_line);
  set_properties (&self);
  filled = fill (&self, error);
  errno = 0;
  if (filled)
    result = workbook_close (self.book);
  else
    lxw_workbook_free (self.book);
  if (result != LXW_NO_ERROR)
    g_set_error (error, KEI_REPORT_ERROR, KEI_REPORT_ERROR_FORMAT, _ ("The spreadsheet could not be made in the folder for temporary files: %s. Make room there, or choose another format."), errno != 0 ? g_strerror (errno) : lxw_strerror (result));
  g_array_unref (self.tables);
  g_array_unref (self.lines);
  g_array_unref (self.widths);
  g_hash_table_unref (self.names);
  g_hash_table_unref (self.formats);
  return filled && result == LXW_NO_ERROR;
}

/* The library prints numbers as the thread's locale has them; a spreadsheet wants a point. */
static gboolean
write_in_c_locale (KeiReport *report, const char *path, KeiReportJob *job, GError **error)
{
  locale_t numbers = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));
  locale_t before = uselocale (numbers);
  gboolean written = write_book (report, path, job, error);

  uselocale (before);
  freelocale (numbers);
  return written;
}

static gboolean
copy_file (const char *path, GOutputStream *stream, KeiReportJob *job, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GCancellable *cancellable = job != NULL ? job->cancellable : NULL;
  g_autoptr (GFileInputStream) input = g_file_read (file, cancellable, error);

  return input != NULL && g_output_stream_splice (stream, G_INPUT_STREAM (input), G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, cancellable, error) >= 0;
}

gboolean
kei_report_write_xlsx (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error)
{
  g_autofree char *path = NULL;
  gboolean written;
  int file;

  if (kei_report_count (report, KEI_BLOCK_TABLE) == 0)
    {
      g_set_error (error, KEI_REPORT_ERROR, KEI_REPORT_ERROR_EMPTY, _ ("There is no table in what was to be exported, and a spreadsheet holds nothing else. Choose another format."));
      return FALSE;
    }
  file = g_file_open_tmp ("keikaku-XXXXXX.xlsx", &path, error);
  if (file < 0)
    return FALSE;
  g_close (file, NULL);
  written = write_in_c_locale (report, path, job, error) && kei_report_job_step (job, 0.9, error) && copy_file (path, stream, job, error);
  g_unlink (path);
  return written;
}
