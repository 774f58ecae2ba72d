/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that are too wide for Word, which calls a file damaged in which one has more than 63 columns: what stands in the
 * columns from the 63rd on stands below one another in that. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-report-docx-private.h"

#define MOST_COLUMNS 63

static void
free_cell (gpointer data)
{
  KeiCell *cell = data;

  g_ptr_array_unref (cell->paragraphs);
  g_free (cell);
}

static void
free_row (gpointer data)
{
  KeiRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

/* A cell as it is but for its width; its paragraphs are shared. */
static KeiCell *
copy_cell (const KeiCell *cell, guint columns)
{
  KeiCell *copy = g_memdup2 (cell, sizeof *cell);

  copy->columns = columns;
  g_ptr_array_ref (copy->paragraphs);
  return copy;
}

/* What is right of the others, in one cell that spans nothing. */
static KeiCell *
join_cells (const GArray *places)
{
  KeiCell *joined = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const KeiOfficePlace *place = &g_array_index (places, KeiOfficePlace, i);

      if (place->column + 1 < MOST_COLUMNS)
        continue;
      if (joined == NULL)
        {
          joined = g_memdup2 (place->cell, sizeof *place->cell);
          joined->columns = joined->rows = 1;
          joined->paragraphs = g_ptr_array_new ();
        }
      for (guint j = 0; !place->above && j < place->cell->paragraphs->len; j++)
        g_ptr_array_add (joined->paragraphs, g_ptr_array_index (place->cell->paragraphs, j));
    }
  if (joined == NULL)
    {
      joined = g_new0 (KeiCell, 1);
      joined->columns = joined->rows = 1;
      joined->paragraphs = g_ptr_array_new ();
    }
  return joined;
}

KeiReportTable *
kei_docx_narrow_table (KeiDocx *self, const KeiReportTable *table)
{
  KeiReportTable *narrow;
  KeiOfficeGrid grid;
  const GArray *places;

  if (table->columns->len <= MOST_COLUMNS)
    return NULL;
  kei_report_job_note (self->job, _ ("A table has %u columns, and one in a DOCX file has 63 at most: those on the right stand below one another in the last one."), table->columns->len);
  narrow = g_memdup2 (table, sizeof *table);
  narrow->columns = g_array_new (FALSE, FALSE, sizeof (KeiColumn));
  g_array_append_vals (narrow->columns, table->columns->data, MOST_COLUMNS);
  narrow->rows = g_ptr_array_new_with_free_func (free_row);
  kei_office_grid_init (&grid, table);
  while ((places = kei_office_grid_next (&grid)) != NULL)
    {
      KeiRow *row = g_new0 (KeiRow, 1);

      row->cells = g_ptr_array_new_with_free_func (free_cell);
      for (guint i = 0; i < places->len; i++)
        {
          const KeiOfficePlace *place = &g_array_index (places, KeiOfficePlace, i);

          if (!place->above && place->column + 1 < MOST_COLUMNS)
            g_ptr_array_add (row->cells, copy_cell (place->cell, MIN (place->cell->columns, MOST_COLUMNS - 1 - place->column)));
        }
      g_ptr_array_add (row->cells, join_cells (places));
      g_ptr_array_add (narrow->rows, row);
    }
  kei_office_grid_clear (&grid);
  return narrow;
}

void
kei_docx_free_narrow (KeiReportTable *narrow)
{
  g_array_unref (narrow->columns);
  g_ptr_array_unref (narrow->rows);
  g_free (narrow);
}
