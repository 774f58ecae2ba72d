/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of DOCX. */
#include "config.h"

#include "kei-report-docx-private.h"

static void
write_row_look (KeiDocx *self, gboolean breaks, gboolean head, KeiMarks tracked)
{
  if (breaks && !head && tracked == 0)
    return;
  kei_element_open (self->out, "w:trPr");
  if (!breaks)
    kei_element_empty (self->out, "w:cantSplit", NULL);
  if (head)
    kei_element_empty (self->out, "w:tblHeader", NULL);
  if (tracked != 0)
    kei_docx_write_change (self, (tracked & KEI_MARK_INSERTED) != 0 ? "w:ins" : "w:del", FALSE);
  kei_element_close (self->out);
}

static void
write_cell_look (KeiDocx *self, const KeiOfficePlace *place, const int *edges)
{
  const KeiCell *cell = place->cell;
  KeiRgba fill = kei_office_tone_fill (self->style, cell->tone);

  kei_element_open (self->out, "w:tcPr");
  kei_element_open (self->out, "w:tcW");
  kei_element_attribute_int (self->out, "w:w", edges[place->column + cell->columns] - edges[place->column]);
  kei_element_attribute (self->out, "w:type", "dxa");
  kei_element_close (self->out);
  if (cell->columns > 1)
    kei_docx_write_number (self, "w:gridSpan", (int) cell->columns);
  if (cell->rows > 1)
    kei_docx_write_value (self, "w:vMerge", place->above ? "continue" : "restart");
  if (fill != KEI_RGBA_NONE)
    {
      KeiColourText colour;

      kei_element_empty (self->out, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill", kei_office_format_colour (fill, colour), NULL);
    }
  if (cell->tone == KEI_TONE_HEAD)
    kei_docx_write_value (self, "w:vAlign", "center");
  kei_element_close (self->out);
}

static void
write_cell (KeiDocx *self, const KeiReportTable *table, const KeiOfficePlace *place, const int *edges, gboolean keep)
{
  const KeiCell *cell = place->cell;
  guint n = place->above ? 0 : cell->paragraphs->len;

  kei_element_open (self->out, "w:tc");
  write_cell_look (self, place, edges);
  for (guint i = 0; i < n; i++)
    {
      const KeiParagraph *paragraph = g_ptr_array_index (cell->paragraphs, i);
      g_autofree char *style = kei_docx_dup_role (paragraph->role, table->size);

      /* The end of a cell's last paragraph is the cell's. */
      kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = style, .keep_next = keep, .pitch = kei_docx_pitch (self, paragraph), .align = cell->align, .tracked = i + 1 < n ? kei_office_tracked (paragraph) : 0, .in_cell = TRUE });
      kei_docx_write_runs (self, paragraph, kei_office_tone_marks (cell->tone), kei_office_tone_ink (cell->tone));
      kei_docx_close_paragraph (self);
    }
  if (n == 0)
    {
      g_autofree char *style = kei_docx_dup_role (KEI_PARAGRAPH_CELL, table->size);

      kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = style, .keep_next = keep, .in_cell = TRUE });
      kei_docx_close_paragraph (self);
    }
  kei_element_close (self->out);
}

static void
write_table_look (KeiDocx *self, const KeiReportTable *table, const int *edges)
{
  static const char *const styles[] = { "KeiTableGrid", "KeiTableRows", "KeiTablePlain" };

  kei_element_open (self->out, "w:tblPr");
  kei_docx_write_value (self, "w:tblStyle", styles[table->look]);
  kei_element_open (self->out, "w:tblW");
  kei_element_attribute_int (self->out, "w:w", edges[table->columns->len]);
  kei_element_attribute (self->out, "w:type", "dxa");
  kei_element_close (self->out);
  /* Else Word moves the table to the left, so that its text stands under the text around. */
  kei_element_empty (self->out, "w:tblInd", "w:w", "0", "w:type", "dxa", NULL);
  kei_element_empty (self->out, "w:tblLayout", "w:type", "fixed", NULL);
  if (table->size != 1)
    kei_docx_write_padding (self, table->size);
  kei_element_empty (self->out, "w:tblLook", "w:val", "0420", "w:firstRow", table->n_head_rows > 0 ? "1" : "0", "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "0", "w:noVBand", "1", NULL);
  if (*table->caption != '\0')
    {
      g_autofree char *caption = kei_office_dup_short (table->caption);

      kei_docx_write_value (self, "w:tblCaption", caption);
    }
  kei_element_close (self->out);
  kei_element_open (self->out, "w:tblGrid");
  for (guint i = 0; i < table->columns->len; i++)
    {
      kei_element_open (self->out, "w:gridCol");
      kei_element_attribute_int (self->out, "w:w", edges[i + 1] - edges[i]);
      kei_element_close (self->out);
    }
  kei_element_close (self->out);
}

static void
write_table (KeiDocx *self, const KeiReportTable *table)
{
  g_autofree int *edges = kei_office_dup_edges (table, self->text_width);
  gboolean ends = self->section_ends, keep = kei_office_keeps_table (self->report, table, edges, self->page_height);
  KeiOfficeGrid grid;
  const GArray *places;

  self->section_ends = FALSE;
  self->size = table->size;
  if (*table->caption != '\0')
    {
      kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = "Caption", .keep_next = TRUE });
      kei_docx_write_plain (self, table->caption);
      kei_docx_close_paragraph (self);
    }
  kei_element_open (self->out, "w:tbl");
  write_table_look (self, table, edges);
  kei_office_grid_init (&grid, table);
  while ((places = kei_office_grid_next (&grid)) != NULL)
    {
      gboolean head = grid.n_rows <= table->n_head_rows, last = grid.n_rows == table->rows->len;

      kei_element_open (self->out, "w:tr");
      write_row_look (self, kei_office_row_breaks (self->report, table, places, edges, self->page_height), head, kei_office_row_tracked (g_ptr_array_index (table->rows, grid.n_rows - 1)));
      for (guint i = 0; i < places->len; i++)
        write_cell (self, table, &g_array_index (places, KeiOfficePlace, i), edges, last ? self->is_followed : keep || head || kei_office_keeps_row (places));
      kei_element_close (self->out);
    }
  kei_office_grid_clear (&grid);
  kei_element_close (self->out);
  self->size = 1;
  /* Else the next table would grow together with this one. */
  self->section_ends = ends;
  kei_docx_write_spacer (self);
}

void
kei_docx_write_table (KeiDocx *self, const KeiReportTable *table)
{
  KeiReportTable *narrow = kei_docx_narrow_table (self, table);

  write_table (self, narrow != NULL ? narrow : table);
  g_clear_pointer (&narrow, kei_docx_free_narrow);
}
