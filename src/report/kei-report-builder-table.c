/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building tables. */
#include "config.h"

#include "kei-report-builder-private.h"

void
kei_report_builder_open_table (KeiReportBuilder *self, KeiTableLook look, const double *widths, guint n_columns, guint n_head_rows, const char *caption)
{
  kei_builder_close_all (self);
  self->table = g_new0 (KeiReportTable, 1);
  self->table->look = look;
  self->table->caption = kei_builder_mend (caption);
  self->table->sheet = g_strdup ("");
  self->table->columns = g_array_new (FALSE, TRUE, sizeof (KeiColumn));
  for (guint i = 0; i < n_columns; i++)
    {
      KeiColumn column = { .width = widths[i] };

      g_array_append_val (self->table->columns, column);
    }
  self->table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_row_free);
  self->table->n_head_rows = n_head_rows;
  self->table->size = 1;
}

void
kei_report_builder_keep_table (KeiReportBuilder *self)
{
  g_return_if_fail (self->table != NULL);
  self->table->keep = TRUE;
}

void
kei_report_builder_join_table (KeiReportBuilder *self)
{
  g_return_if_fail (self->table != NULL);
  self->table->joined = TRUE;
}

void
kei_report_builder_size_table (KeiReportBuilder *self, double factor)
{
  g_return_if_fail (self->table != NULL);
  self->table->size = factor;
}

void
kei_report_builder_name_sheet (KeiReportBuilder *self, const char *name)
{
  g_return_if_fail (self->table != NULL);
  g_free (self->table->sheet);
  self->table->sheet = kei_builder_mend (name);
}

void
kei_report_builder_row (KeiReportBuilder *self)
{
  g_return_if_fail (self->table != NULL);

  self->row = kei_row_new ();
  self->cell = NULL;
  self->paragraph = NULL;
  g_ptr_array_add (self->table->rows, self->row);
}

static void
open_cell (KeiReportBuilder *self)
{
  g_return_if_fail (self->table != NULL);

  if (self->row == NULL)
    kei_report_builder_row (self);
  self->cell = kei_cell_new ();
  self->paragraph = NULL;
  g_ptr_array_add (self->row->cells, self->cell);
}

void
kei_report_builder_cell (KeiReportBuilder *self, const char *text)
{
  open_cell (self);
  if (text != NULL)
    kei_report_builder_text (self, text);
}

void
kei_report_builder_head_cell (KeiReportBuilder *self, const char *text)
{
  open_cell (self);
  self->cell->tone = KEI_TONE_HEAD;
  self->cell->head = TRUE;
  kei_report_builder_paragraph (self, KEI_PARAGRAPH_CELL_HEAD);
  kei_report_builder_text (self, text);
}

void
kei_report_builder_typed_cell (KeiReportBuilder *self, KeiCellType type, const char *value, const char *text)
{
  kei_report_builder_cell (self, text != NULL ? text : value);
  self->cell->type = type;
  self->cell->value = kei_builder_mend (value);
}

/* -1234567.50 → ▲1,234,567.50, as the office writes figures. */
static char *
group_digits (const char *value)
{
  gboolean negative = *value == '-';
  const char *digits = value + negative;
  gsize n = strspn (digits, "0123456789");
  GString *text = g_string_new (negative ? "▲" : NULL);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append (text, digits + n);
  return g_string_free (text, FALSE);
}

void
kei_report_builder_number_cell (KeiReportBuilder *self, const char *value, guint decimals, const char *text)
{
  g_autofree char *grouped = text == NULL ? group_digits (value) : NULL;

  kei_report_builder_typed_cell (self, KEI_CELL_NUMBER, value, text != NULL ? text : grouped);
  self->cell->decimals = decimals;
  self->cell->align = KEI_ALIGN_END;
}

void
kei_report_builder_int_cell (KeiReportBuilder *self, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  kei_report_builder_number_cell (self, text, 0, NULL);
}

void
kei_report_builder_span (KeiReportBuilder *self, guint columns, guint rows)
{
  g_return_if_fail (self->cell != NULL);
  self->cell->columns = MAX (columns, 1);
  self->cell->rows = MAX (rows, 1);
}

void
kei_report_builder_tone (KeiReportBuilder *self, KeiTone tone)
{
  g_return_if_fail (self->cell != NULL);
  self->cell->tone = tone;
}

void
kei_report_builder_align (KeiReportBuilder *self, KeiAlign align)
{
  g_return_if_fail (self->cell != NULL);
  self->cell->align = align;
}

void
kei_report_builder_head (KeiReportBuilder *self)
{
  g_return_if_fail (self->cell != NULL);
  self->cell->head = TRUE;
}

/* Makes the table a full grid: spans are cut where the table or its head ends and where another cell's span is,
 * cells beyond the last column go away, missing ones are added. Writers rely on it. */
static void
square (KeiReportTable *table)
{
  guint n_columns = table->columns->len;
  g_autofree guint *covered = g_new0 (guint, n_columns); /* rows that a cell above still covers */

  for (guint y = 0; y < table->rows->len; y++)
    {
      KeiRow *row = g_ptr_array_index (table->rows, y);
      guint last = y < table->n_head_rows ? table->n_head_rows : table->rows->len;
      guint x = 0, used = 0;

      while (x < n_columns)
        {
          KeiCell *cell;
          guint free_columns = 0;

          if (covered[x] > 0)
            {
              covered[x++]--;
              continue;
            }
          if (used == row->cells->len)
            g_ptr_array_add (row->cells, kei_cell_new ());
          cell = g_ptr_array_index (row->cells, used++);
          while (free_columns < cell->columns && x + free_columns < n_columns && covered[x + free_columns] == 0)
            free_columns++;
          cell->columns = free_columns;
          cell->rows = MIN (cell->rows, last - y);
          for (guint i = 0; i < free_columns; i++)
            covered[x++] = cell->rows - 1;
        }
      g_ptr_array_set_size (row->cells, used);
    }
}

void
kei_report_builder_close_table (KeiReportBuilder *self)
{
  KeiReportTable *table = g_steal_pointer (&self->table);

  if (table == NULL)
    return;
  self->row = NULL;
  self->cell = NULL;
  self->paragraph = NULL;
  if (table->rows->len == 0 || table->columns->len == 0)
    {
      kei_report_table_free (table);
      return;
    }
  table->n_head_rows = MIN (table->n_head_rows, table->rows->len);
  square (table);
  kei_builder_add_block (self, KEI_BLOCK_TABLE, table);
}
