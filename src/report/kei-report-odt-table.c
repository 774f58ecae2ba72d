/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of ODT. */
#include "config.h"

#include <math.h>

#include "kei-report-odt-private.h"

static void
write_covered (KeiOdt *self, guint n)
{
  for (guint i = 0; i < n; i++)
    kei_element_empty (self->out, "table:covered-table-cell", NULL);
}

static void
write_cell (KeiOdt *self, const KeiReportTable *table, const KeiCell *cell, gboolean keep)
{
  guint8 flags = keep ? KEI_ODT_KEEP : 0;
  int percent = (int) lround (table->size * 100);
  g_autofree char *style = kei_odt_dup_look (self, (KeiOdtLook){ .kind = KEI_ODT_CELL, .base = cell->tone, .choice = table->look, .percent = percent });

  kei_element_open_with (self->out, "table:table-cell", "table:style-name", style, "office:value-type", "string", NULL);
  if (cell->columns > 1)
    kei_element_attribute_int (self->out, "table:number-columns-spanned", (int) cell->columns);
  if (cell->rows > 1)
    kei_element_attribute_int (self->out, "table:number-rows-spanned", (int) cell->rows);
  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      const KeiParagraph *paragraph = g_ptr_array_index (cell->paragraphs, i);

      kei_odt_open_paragraph (self, (KeiOdtLook){ .base = paragraph->role, .choice = cell->align, .length = kei_odt_pitch (self, paragraph), .percent = percent, .flags = flags });
      kei_odt_write_runs (self, paragraph, kei_office_tone_marks (cell->tone), kei_office_tone_ink (cell->tone));
      kei_odt_close_paragraph (self);
    }
  if (cell->paragraphs->len == 0)
    {
      kei_odt_open_paragraph (self, (KeiOdtLook){ .base = KEI_PARAGRAPH_CELL, .percent = percent, .flags = flags });
      kei_odt_close_paragraph (self);
    }
  kei_element_close (self->out);
  write_covered (self, cell->columns - 1);
}

static void
write_row (KeiOdt *self, const KeiReportTable *table, const KeiRow *row, const GArray *places, const int *edges, gboolean keep)
{
  static const char *const styles[2][2] = { { "RowWhole", "RowWholeChanged" }, { "RowBreaks", "RowBreaksChanged" } };
  gboolean breaks = kei_office_row_breaks (self->report, table, places, edges, self->page_height);

  kei_element_open_with (self->out, "table:table-row", "table:style-name", styles[breaks][kei_office_row_tracked (row) != 0], NULL);
  for (guint i = 0; i < places->len; i++)
    {
      const KeiOfficePlace *place = &g_array_index (places, KeiOfficePlace, i);

      if (place->above)
        write_covered (self, place->cell->columns);
      else
        write_cell (self, table, place->cell, keep);
    }
  kei_element_close (self->out);
}

static void
write_columns (KeiOdt *self, const KeiReportTable *table, const int *edges)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      g_autofree char *style = kei_odt_dup_look (self, (KeiOdtLook){ .kind = KEI_ODT_COLUMN, .length = 5 * (edges[i + 1] - edges[i]) });

      kei_element_empty (self->out, "table:table-column", "table:style-name", style, NULL);
    }
}

void
kei_odt_write_table (KeiOdt *self, const KeiReportTable *table, gboolean last)
{
  g_autofree int *edges = kei_office_dup_edges (table, self->text_width);
  g_autofree char *name = g_strdup_printf ("Table%u", ++self->n_tables), *style = NULL;
  KeiOdtLook look = { .kind = KEI_ODT_TABLE, .length = 5 * edges[table->columns->len], .flags = (last ? KEI_ODT_LAST : 0) | (kei_office_keeps_table (self->report, table, edges, self->page_height) ? KEI_ODT_KEEP : 0) };
  KeiOfficeGrid grid;
  const GArray *places;

  if (*table->caption != '\0')
    {
      kei_odt_open_paragraph (self, (KeiOdtLook){ .base = KEI_PARAGRAPH_CAPTION, .flags = KEI_ODT_KEEP });
      kei_odt_write_text (self, table->caption);
      kei_odt_close_paragraph (self);
    }
  kei_odt_take_page (self, &look);
  style = kei_odt_dup_look (self, look);
  self->size = table->size;
  kei_element_open_with (self->out, "table:table", "table:name", name, "table:style-name", style, NULL);
  write_columns (self, table, edges);
  kei_office_grid_init (&grid, table);
  if (table->n_head_rows > 0)
    kei_element_open (self->out, "table:table-header-rows");
  while ((places = kei_office_grid_next (&grid)) != NULL)
    {
      write_row (self, table, g_ptr_array_index (table->rows, grid.n_rows - 1), places, edges, self->is_followed && grid.n_rows == table->rows->len);
      if (grid.n_rows == table->n_head_rows)
        kei_element_close (self->out);
    }
  kei_office_grid_clear (&grid);
  kei_element_close (self->out);
  self->size = 1;
}
