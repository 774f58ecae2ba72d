/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as spreadsheets put it on the clipboard → cells → text → cells: what was read and is written is read as the same. */
#include "config.h"

#include "fuzz.h"
#include "kei-tsv.h"

/* All cells, rows filled up to the longest, as a table of the window copies them. (transfer full) */
static char *
write_cells (const KeiTsv *tsv, guint n_columns)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < kei_tsv_get_n_rows (tsv); row++)
    for (guint column = 0; column < n_columns; column++)
      {
        const char *cell = kei_tsv_get (tsv, row, column);

        kei_tsv_append_cell (text, cell != NULL ? cell : "");
        g_string_append_c (text, column + 1 < n_columns ? '\t' : '\n');
      }
  return g_string_free (text, FALSE);
}

static const char *
get (const KeiTsv *tsv, guint row, guint column)
{
  const char *cell = kei_tsv_get (tsv, row, column);

  return cell != NULL ? cell : "";
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (KeiTsv) tsv = kei_tsv_parse (text);
  guint n_rows = kei_tsv_get_n_rows (tsv), n_columns = kei_tsv_get_n_columns (tsv);
  g_autofree char *written = write_cells (tsv, n_columns);
  g_autoptr (KeiTsv) again = kei_tsv_parse (written);

  demand (n_rows > 0 && n_columns > 0);
  demand (kei_tsv_get_n_rows (again) == n_rows && kei_tsv_get_n_columns (again) == n_columns);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      demand (g_str_equal (get (tsv, row, column), get (again, row, column)));
  for (guint row = n_rows; row > 0; row--)
    kei_tsv_remove_row (tsv, row - 1);
  demand (kei_tsv_get_n_rows (tsv) == 0);
  return 0;
}
