/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for other programs: where cells stand, what would be a formula, the clipboard. */
#include "config.h"

#include "kei-report-cells.h"
#include "kei-test-report.h"

static void
test_formulas (void)
{
  static const char *const formulas[] = { "=1+2", "+81-1234", "-12", "-危険", "@SUM(A1)", " =1", "　=1", "\tx", "\nx", "\n=1", "＝1+2", "－12", "＋α", "＠x", "==", "\302\240=1" };
  static const char *const texts[] = { "", "-", "=", "+", "@", "－", "＋", "1-2", "a=b", "▲12", "−5", "ー", "'=1", "<=", "　", "(-1)" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    if (!kei_text_is_formula (formulas[i]))
      g_error ("“%s” would be a formula", formulas[i]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (kei_text_is_formula (texts[i]))
      g_error ("“%s” is no formula", texts[i]);
}

static void
test_values (void)
{
  static const struct
  {
    KeiCellType type;
    const char *value;
    gboolean valid;
  } rows[] = {
    { KEI_CELL_NUMBER, "0", TRUE },
    { KEI_CELL_NUMBER, "-12.50", TRUE },
    { KEI_CELL_NUMBER, "123456789012345", TRUE },
    { KEI_CELL_NUMBER, "1234567890123456", FALSE },
    { KEI_CELL_NUMBER, "", FALSE },
    { KEI_CELL_NUMBER, "-", FALSE },
    { KEI_CELL_NUMBER, "1.", FALSE },
    { KEI_CELL_NUMBER, ".5", FALSE },
    { KEI_CELL_NUMBER, "1e9", FALSE },
    { KEI_CELL_NUMBER, "=1", FALSE },
    { KEI_CELL_NUMBER, "1\t2", FALSE },
    { KEI_CELL_NUMBER, NULL, FALSE },
    { KEI_CELL_YEAR, "2027", TRUE },
    { KEI_CELL_YEAR, "-027", FALSE },
    { KEI_CELL_YEAR, "20270", FALSE },
    { KEI_CELL_DATE, "2027-04-01", TRUE },
    { KEI_CELL_DATE, "2027-02-29", FALSE },
    { KEI_CELL_DATE, "2027-4-1", FALSE },
    { KEI_CELL_DATE, "2027-04-1=", FALSE },
    { KEI_CELL_DATE, "2027- 4-01", FALSE },
    { KEI_CELL_DATE, "1899-04-01", FALSE },
    { KEI_CELL_TEXT, "12", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KeiCell cell = { .type = rows[i].type, .value = (char *) rows[i].value };

      if (kei_cell_has_value (&cell) != rows[i].valid)
        g_error ("“%s” as type %d", rows[i].value, rows[i].type);
    }
}

/* The walk finds each cell where the spans leave it: every place is covered once, also when rows are not read to their end. */
static void
test_random_walks (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
      KeiReportBuilder *builder = kei_report_builder_new (style);
      guint n_columns = (guint) g_test_rand_int_range (1, 6), n_rows = (guint) g_test_rand_int_range (1, 7), n;
      guint covered[8][8] = { 0 }, n_places = 0;
      gboolean lazy = g_test_rand_bit ();
      g_autoptr (KeiReport) report = NULL;
      const KeiReportTable *table;
      const KeiCell *cell;
      KeiTableWalk walk;

      kei_test_add_random_table (builder, n_columns, n_rows, 0);
      report = kei_report_builder_end (builder);
      table = kei_report_get_blocks (report, &n)[1].table;
      kei_table_walk_init (&walk, table);
      while (kei_table_walk_row (&walk))
        while ((cell = kei_table_walk_cell (&walk)) != NULL)
          {
            for (guint y = 0; y < cell->rows; y++)
              for (guint x = 0; x < cell->columns; x++)
                g_assert_cmpuint (covered[walk.row + y][walk.column + x]++, ==, 0);
            n_places += cell->rows * cell->columns;
            if (lazy)
              break;
          }
      kei_table_walk_clear (&walk);
      if (!lazy)
        g_assert_cmpuint (n_places, ==, n_rows * n_columns);
    }
}

static KeiReport *
new_table_report (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  const double widths[] = { 1, 1, 1 };

  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 3, 1, "題 <表>");
  kei_report_builder_head_cell (builder, "頭");
  kei_report_builder_span (builder, 2, 1);
  kei_report_builder_head_cell (builder, "a\"b");
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "=1+2");
  kei_report_builder_number_cell (builder, "-1234.5", 1, NULL);
  kei_report_builder_cell (builder, "<b>\n二");
  return kei_report_builder_end (builder);
}

static const KeiReportTable *
get_table (KeiReport *report)
{
  guint n;

  return kei_report_get_blocks (report, &n)[1].table;
}

static void
test_tsv (void)
{
  g_autoptr (KeiReport) report = new_table_report ();
  g_autofree char *tsv = kei_report_table_to_tsv (get_table (report));

  g_assert_cmpstr (tsv, ==, "頭\t\ta\"b\r\n'=1+2\t-1234.5\t\"<b>\n二\"\r\n");
}

static void
test_html (void)
{
  g_autoptr (KeiReport) report = new_table_report ();
  g_autofree char *html = kei_report_table_to_html (get_table (report));

  g_assert_cmpstr (html, ==,
                   "<meta charset=\"utf-8\"/><table border=\"1\" style=\"border-collapse:collapse\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
                   "<caption>題 &lt;表&gt;</caption>"
                   "<tr><th colspan=\"2\" style=\"mso-number-format:'\\@'\" sdnum=\"1041;0;@\">頭</th>"
                   "<th style=\"mso-number-format:'\\@'\" sdnum=\"1041;0;@\">a&quot;b</th></tr>"
                   "<tr><td style=\"mso-number-format:'\\@'\" sdnum=\"1041;0;@\">=1+2</td>"
                   "<td style=\"mso-number-format:'#,##0.0';text-align:right\" x:num=\"-1234.5\" sdval=\"-1234.5\" sdnum=\"1041;0;#,##0.0\">▲1,234.5</td>"
                   "<td style=\"mso-number-format:'\\@'\" sdnum=\"1041;0;@\">&lt;b&gt;<br/>二</td></tr></table>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report-cells/formulas", test_formulas);
  g_test_add_func ("/report-cells/values", test_values);
  g_test_add_func ("/report-cells/random-walks", test_random_walks);
  g_test_add_func ("/report-cells/tsv", test_tsv);
  g_test_add_func ("/report-cells/html", test_html);
  return g_test_run ();
}
