/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the cells of a table stand, for formats that count columns; what is in them as a value. */
#include "config.h"

#include "kei-table-walk.h"

#include <string.h>

void
kei_table_walk_init (KeiTableWalk *walk, const KeiReportTable *table)
{
  *walk = (KeiTableWalk){ .table = table, .covered = g_new0 (guint, table->columns->len) };
}

void
kei_table_walk_clear (KeiTableWalk *walk)
{
  g_clear_pointer (&walk->covered, g_free);
}

gboolean
kei_table_walk_row (KeiTableWalk *walk)
{
  if (walk->n_rows > 0)
    {
      while (kei_table_walk_cell (walk) != NULL)
        continue;
      for (guint x = 0; x < walk->table->columns->len; x++)
        if (walk->covered[x] > 0)
          walk->covered[x]--;
    }
  if (walk->n_rows == walk->table->rows->len)
    return FALSE;
  walk->row = walk->n_rows++;
  walk->next_column = 0;
  walk->n_cells = 0;
  return TRUE;
}

const KeiCell *
kei_table_walk_cell (KeiTableWalk *walk)
{
  const KeiRow *row = g_ptr_array_index (walk->table->rows, walk->row);
  const KeiCell *cell;

  if (walk->n_cells == row->cells->len)
    return NULL;
  while (walk->covered[walk->next_column] > 0)
    walk->next_column++;
  cell = g_ptr_array_index (row->cells, walk->n_cells++);
  walk->column = walk->next_column;
  for (guint i = 0; i < cell->columns; i++)
    walk->covered[walk->next_column++] = cell->rows;
  return cell;
}

/* --- Values --- */

static gboolean
is_number (const char *value)
{
  const char *digits = value + (*value == '-');
  gsize n = strspn (digits, "0123456789");
  gsize n_behind = digits[n] == '.' ? strspn (digits + n + 1, "0123456789") : 0;
  gsize length = n + (digits[n] == '.' ? 1 + n_behind : 0);

  return n > 0 && (digits[n] != '.' || n_behind > 0) && digits[length] == '\0' && n + n_behind <= 15;
}

/* YYYY-MM-DD, from 1900 on: spreadsheets know no day before. */
static gboolean
is_date (const char *value)
{
  guint numbers[3] = { 0 };
  guint part = 0;

  if (strlen (value) != 10)
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? value[i] != '-' : !g_ascii_isdigit (value[i]))
      return FALSE;
    else if (value[i] == '-')
      part++;
    else
      numbers[part] = numbers[part] * 10 + (guint) g_ascii_digit_value (value[i]);
  return numbers[0] >= 1900 && g_date_valid_dmy ((GDateDay) numbers[2], (GDateMonth) numbers[1], (GDateYear) numbers[0]);
}

gboolean
kei_cell_has_value (const KeiCell *cell)
{
  if (cell->value == NULL)
    return FALSE;
  switch (cell->type)
    {
    case KEI_CELL_NUMBER:
      return is_number (cell->value);
    case KEI_CELL_YEAR:
      return strlen (cell->value) == 4 && strspn (cell->value, "0123456789") == 4;
    case KEI_CELL_DATE:
      return is_date (cell->value);
    case KEI_CELL_TEXT:
    default:
      return FALSE;
    }
}
