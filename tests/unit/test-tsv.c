/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges as spreadsheets put them on the clipboard. */
#include "config.h"

#include "kei-tsv.h"

/* The range with | between cells and / between rows. */
static char *
draw (const KeiTsv *tsv)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < kei_tsv_get_n_rows (tsv); row++)
    {
      if (row > 0)
        g_string_append_c (out, '/');
      for (guint column = 0; kei_tsv_get (tsv, row, column) != NULL; column++)
        g_string_append_printf (out, column > 0 ? "|%s" : "%s", kei_tsv_get (tsv, row, column));
    }
  return g_string_free (out, FALSE);
}

static void
test_examples (void)
{
  static const struct
  {
    const char *text, *range;
    guint rows, columns;
  } rows[] = {
    { "", "", 1, 1 },
    { "a", "a", 1, 1 },
    { "a\tb\r\nc\td\r\n", "a|b/c|d", 2, 2 },
    { "a\n\nb", "a//b", 3, 1 },
    { "a\t\tb", "a||b", 1, 3 },
    { "\t\n", "|", 1, 2 },
    { "\"x\ty\"\tz", "x\ty|z", 1, 2 },
    { "\"1行目\r\n2行目\"\t3", "1行目\n2行目|3", 1, 2 },
    { "\"彼は\"\"はい\"\"と\"", "彼は\"はい\"と", 1, 1 },
    { "\"開いたまま\tx", "\"開いたまま|x", 1, 2 },
    { "\"a\"b\tc", "\"a\"b|c", 1, 2 },
    { "a\rb", "a/b", 2, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KeiTsv) tsv = kei_tsv_parse (rows[i].text);
      g_autofree char *range = draw (tsv);

      g_assert_cmpstr (range, ==, rows[i].range);
      g_assert_cmpuint (kei_tsv_get_n_rows (tsv), ==, rows[i].rows);
      g_assert_cmpuint (kei_tsv_get_n_columns (tsv), ==, rows[i].columns);
    }
}

static void
test_round_trip (void)
{
  static const char *const cells[] = { "", "a", "令和9", "x\ty", "1\n2", "\"", "a\"b", "1,234" };

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (KeiTsv) tsv = NULL;
      const char *range[3][3];

      for (guint row = 0; row < 3; row++)
        for (guint column = 0; column < 3; column++)
          {
            range[row][column] = cells[g_test_rand_int_range (0, G_N_ELEMENTS (cells))];
            kei_tsv_append_cell (text, range[row][column]);
            g_string_append_c (text, column < 2 ? '\t' : '\n');
          }
      tsv = kei_tsv_parse (text->str);
      g_assert_cmpuint (kei_tsv_get_n_rows (tsv), ==, 3);
      for (guint row = 0; row < 3; row++)
        for (guint column = 0; column < 3; column++)
          g_assert_cmpstr (kei_tsv_get (tsv, row, column), ==, range[row][column]);
      g_assert_null (kei_tsv_get (tsv, 0, 3));
      g_assert_null (kei_tsv_get (tsv, 3, 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tsv/examples", test_examples);
  g_test_add_func ("/tsv/round-trip", test_round_trip);
  return g_test_run ();
}
