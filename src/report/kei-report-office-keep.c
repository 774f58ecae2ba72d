/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ODT and DOCX keep on one page, as far as can be told without laying it out. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "kei-report-keep.h"
#include "kei-report-office.h"

#define SHORT_TEXT 40 /* letters of a paragraph that may belong to the heading above it */

/* How high the text would be, in points: as many lines as its characters fill, a narrow one counting half. */
static double
estimate_height (const KeiReport *report, const KeiCell *cell, double size, double width)
{
  double height = 0;

  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      const KeiParagraph *paragraph = g_ptr_array_index (cell->paragraphs, i);
      const KeiTextStyle *look = kei_report_style_get_paragraph (kei_report_get_style (report), paragraph->role);
      double chars = 0, lines = 1, least = 0;

      for (guint j = 0; j < paragraph->runs->len; j++)
        {
          const KeiRun *run = &g_array_index (paragraph->runs, KeiRun, j);

          if (run->drawing != NULL)
            {
              chars += kei_drawing_get_width (run->drawing) / look->size;
              least = MAX (least, kei_drawing_get_height (run->drawing));
              continue;
            }
          for (const char *at = run->text; *at != '\0'; at = g_utf8_next_char (at))
            if (*at == '\n')
              lines++;
            else
              chars += (guchar) *at < 0x80 ? 0.5 : 1;
        }
      lines += floor (chars * look->size * size / MAX (width, look->size));
      height += MAX (lines * look->size * size * look->line_height, least) + look->space_before + look->space_after;
    }
  return height;
}

gboolean
kei_office_row_breaks (const KeiReport *report, const KeiReportTable *table, const GArray *places, const int *edges, double height)
{
  for (guint i = 0; i < places->len; i++)
    {
      const KeiOfficePlace *place = &g_array_index (places, KeiOfficePlace, i);
      double width = (edges[place->column + place->cell->columns] - edges[place->column]) / 20.0;

      if (!place->above && estimate_height (report, place->cell, table->size, width) > height / 2)
        return TRUE;
    }
  return FALSE;
}

gboolean
kei_office_keeps_row (const GArray *places)
{
  const KeiOfficePlace *first = &g_array_index (places, KeiOfficePlace, 0);

  return !first->above && kei_keep_is_band (first->cell);
}

gboolean
kei_office_is_followed (const KeiReport *report, const KeiBlock *block)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  if (block + 1 == blocks + n)
    return FALSE;
  return block[1].kind == KEI_BLOCK_TABLE ? block[1].table->joined : block->kind == KEI_BLOCK_TABLE && block[1].kind == KEI_BLOCK_PARAGRAPH && block[1].paragraph->role == KEI_PARAGRAPH_NOTE;
}

gboolean
kei_office_keeps_table (const KeiReport *report, const KeiReportTable *table, const int *edges, double height)
{
  double padding = kei_report_style_get_table (kei_report_get_style (report))->padding * 2 * table->size, left = height * KEI_KEEP_SMALL_TABLE;
  KeiOfficeGrid grid;
  const GArray *places;

  if (table->keep)
    return TRUE;
  kei_office_grid_init (&grid, table);
  while (left >= 0 && (places = kei_office_grid_next (&grid)) != NULL)
    {
      double highest = 0;

      for (guint i = 0; i < places->len; i++)
        {
          const KeiOfficePlace *place = &g_array_index (places, KeiOfficePlace, i);

          if (!place->above)
            highest = MAX (highest, estimate_height (report, place->cell, table->size, (edges[place->column + place->cell->columns] - edges[place->column]) / 20.0 - padding - 2 * KEI_OFFICE_SIDE) / place->cell->rows);
        }
      left -= highest + padding;
    }
  kei_office_grid_clear (&grid);
  return left >= 0;
}

/* What is drawn is as wide as a letter or two, whatever it says. */
static gboolean
is_short (const KeiParagraph *paragraph)
{
  glong n = 0;

  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      const KeiRun *run = &g_array_index (paragraph->runs, KeiRun, i);

      if (run->drawing == NULL && strchr (run->text, '\n') != NULL)
        return FALSE;
      n += run->drawing != NULL ? 2 : g_utf8_strlen (run->text, -1);
    }
  return n <= SHORT_TEXT;
}

/* Whether the block, one of @n, is one of those short texts that stand below one another like the lines of a paragraph. */
static gboolean
is_line (const KeiBlock *blocks, guint n, guint i)
{
  return i < n && blocks[i].kind == KEI_BLOCK_PARAGRAPH && blocks[i].paragraph->role != KEI_PARAGRAPH_LABEL && is_short (blocks[i].paragraph);
}

/* Whether a line, of @n, must not be parted from the next: it is the first of several, or the last but one. */
static gboolean
joins (const KeiBlock *blocks, guint n, guint i)
{
  return is_line (blocks, n, i) && is_line (blocks, n, i + 1) && (!is_line (blocks, n, i - 1) || !is_line (blocks, n, i + 2));
}

gboolean
kei_office_keeps_entry (const KeiReportList *list, guint i)
{
  guint n = list->entries->len;

  return i + 1 < n && (i == 0 || i + 2 == n) && is_short (g_array_index (list->entries, KeiListEntry, i).paragraph)
         && is_short (g_array_index (list->entries, KeiListEntry, i + 1).paragraph);
}

/* The heading right below the block, or NULL. */
static const KeiHeading *
get_next_heading (const KeiReport *report, const KeiBlock *block)
{
  guint n;
  const KeiBlock *end = kei_report_get_blocks (report, &n) + n;

  return block + 1 < end && block[1].kind == KEI_BLOCK_HEADING ? block[1].heading : NULL;
}

gboolean
kei_office_frees_heading (const KeiReport *report, const KeiBlock *block)
{
  return kei_keep_frees (block->heading, get_next_heading (report, block));
}

gboolean
kei_office_keeps_paragraph (const KeiReport *report, const KeiBlock *block)
{
  guint n;
  const KeiBlock *first = kei_report_get_blocks (report, &n);

  if (block->paragraph->role == KEI_PARAGRAPH_CAPTION || kei_office_is_followed (report, block))
    return TRUE;
  if (kei_keep_frees (NULL, get_next_heading (report, block)))
    return FALSE;
  for (const KeiBlock *at = block; at > first && block - at < KEI_KEEP_SHORT && at->kind == KEI_BLOCK_PARAGRAPH && is_short (at->paragraph); at--)
    if (at[-1].kind == KEI_BLOCK_HEADING)
      return TRUE;
  return joins (first, n, (guint) (block - first));
}
