/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building reports: what a builder may say, and what writers may rely on. */
#include "config.h"

#include "kei-test-report.h"

static KeiReportBuilder *
new_builder (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");

  return kei_report_builder_new (style);
}

static void
assert_lists (KeiReportBuilder *builder, const char *expected)
{
  g_autoptr (KeiReport) report = kei_report_builder_end (builder);
  g_autofree char *listing = kei_test_list_report (report);

  g_assert_cmpstr (listing, ==, expected);
}

static void
test_empty (void)
{
  assert_lists (new_builder (), "===  upright\n");
}

static void
test_blocks_close_each_other (void)
{
  KeiReportBuilder *builder = new_builder ();
  const double widths[] = { 1, 1 };

  kei_report_builder_text (builder, "前");
  kei_report_builder_open_list (builder, FALSE);
  kei_report_builder_entry (builder, 0, "項目");
  kei_report_builder_run (builder, "太", KEI_MARK_BOLD, KEI_INK_NONE);
  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 2, 1, "表");
  kei_report_builder_head_cell (builder, "頭");
  kei_report_builder_paragraph (builder, KEI_PARAGRAPH_CELL);
  kei_report_builder_text (builder, "続き");
  kei_report_builder_heading (builder, 9, "1", "章", NULL);
  kei_report_builder_text (builder, "後");
  assert_lists (builder, "===  upright\n"
                         "body: 前\n"
                         "* 項目{b 太}\n"
                         "table 2 columns, 1 head rows: 表\n"
                         "  |!head 頭 ¶ 続き | \n"
                         "###### 1 章\n"
                         "body: 後\n");
}

/* What was opened and left empty is not there. */
static void
test_nothing_in_it (void)
{
  KeiReportBuilder *builder = new_builder ();
  const double widths[] = { 1 };

  kei_report_builder_part (builder, "部", KEI_PAPER_A3, TRUE, FALSE);
  kei_report_builder_open_list (builder, TRUE);
  kei_report_builder_close_list (builder);
  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 1, 0, NULL);
  kei_report_builder_close_table (builder);
  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 0, 0, NULL);
  kei_report_builder_row (builder);
  assert_lists (builder, "=== 部 across, bare\n");
}

static void
test_text_is_mended (void)
{
  KeiReportBuilder *builder = new_builder ();

  kei_report_builder_text (builder, "a\r\nb\rc\001d\302\205e\377f\tg\357\277\277");
  assert_lists (builder, "===  upright\nbody: a⏎b⏎c\357\277\275d\357\277\275e\357\277\275f\tg\357\277\275\n");
}

static void
test_numbers (void)
{
  KeiReportBuilder *builder = new_builder ();
  const double widths[] = { 1, 1, 1, 1 };

  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 4, 0, NULL);
  kei_report_builder_int_cell (builder, G_MININT64);
  kei_report_builder_int_cell (builder, 999);
  kei_report_builder_number_cell (builder, "-1234.50", 2, NULL);
  kei_report_builder_number_cell (builder, "12", 0, "約12");
  assert_lists (builder, "===  upright\ntable 4 columns, 0 head rows: \n"
                         "  | ▲9,223,372,036,854,775,808 =-9223372036854775808 | 999 =999 | ▲1,234.50 =-1234.50 | 約12 =12\n");
}

/* Spans never overlap, never leave the table or its head, and short rows are filled. */
static void
test_spans_are_squared (void)
{
  KeiReportBuilder *builder = new_builder ();
  const double widths[] = { 1, 1, 1 };

  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 3, 1, NULL);
  kei_report_builder_cell (builder, "頭");
  kei_report_builder_span (builder, 2, 5);
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "a");
  kei_report_builder_cell (builder, "b");
  kei_report_builder_span (builder, 1, 2);
  kei_report_builder_cell (builder, "c");
  kei_report_builder_cell (builder, "外");
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "d");
  kei_report_builder_span (builder, 3, 9);
  assert_lists (builder, "===  upright\ntable 3 columns, 1 head rows: \n"
                         "  |2x1 頭 | \n"
                         "  | a |1x2 b | c\n"
                         "  | d | \n");
}

/* The laws of a squared table, on random ones: every place is covered once. */
static void
test_random_spans (void)
{
  for (guint round = 0; round < 200; round++)
    {
      KeiReportBuilder *builder = new_builder ();
      guint n_columns = (guint) g_test_rand_int_range (1, 6), n_rows = (guint) g_test_rand_int_range (1, 7), n_head = (guint) g_test_rand_int_range (0, 9), n;
      guint covered[8][8] = { 0 };
      g_autoptr (KeiReport) report = NULL;
      const KeiBlock *blocks;

      kei_test_add_random_table (builder, n_columns, n_rows, n_head);
      report = kei_report_builder_end (builder);
      blocks = kei_report_get_blocks (report, &n);
      g_assert_cmpuint (blocks[1].table->rows->len, ==, n_rows);
      for (guint y = 0; y < n_rows; y++)
        {
          const KeiRow *row = g_ptr_array_index (blocks[1].table->rows, y);
          guint x = 0;

          for (guint i = 0; i < row->cells->len; i++)
            {
              const KeiCell *cell = g_ptr_array_index (row->cells, i);

              while (covered[y][x] > 0)
                x++;
              for (guint dy = 0; dy < cell->rows; dy++)
                for (guint dx = 0; dx < cell->columns; dx++)
                  covered[y + dy][x + dx]++;
              if (y < MIN (n_head, n_rows))
                g_assert_cmpuint (y + cell->rows, <=, n_head);
            }
        }
      for (guint y = 0; y < 8; y++)
        for (guint x = 0; x < 8; x++)
          g_assert_cmpuint (covered[y][x], ==, y < n_rows && x < n_columns ? 1 : 0);
    }
}

static void
test_anchors_are_unique (void)
{
  KeiReportBuilder *builder = new_builder ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (KeiReport) report = NULL;
  const KeiBlock *blocks;
  guint n;

  kei_report_builder_heading (builder, 1, NULL, "a", "h2");
  kei_report_builder_heading (builder, 1, NULL, "b", NULL);
  kei_report_builder_heading (builder, 1, NULL, "c", "h2");
  kei_report_builder_text (builder, "d");
  kei_report_builder_anchor (builder, "h2");
  report = kei_report_builder_end (builder);
  blocks = kei_report_get_blocks (report, &n);
  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_HEADING)
      g_assert_true (g_hash_table_add (seen, blocks[i].heading->anchor));
  g_assert_cmpuint (g_hash_table_size (seen), ==, 3);
  g_assert_null (blocks[n - 1].paragraph->anchor);
}

static void
test_everything (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("designed");
  g_autofree char *listing = kei_test_list_report (report);
  const char *const *texts = kei_test_report_texts (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    if (strstr (listing, texts[i]) == NULL)
      g_error ("%s is not in the report", texts[i]);
  g_assert_cmpuint (kei_report_count (report, KEI_BLOCK_TABLE), ==, 2);
  g_assert_cmpuint (kei_report_count (report, KEI_BLOCK_FIGURE), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report/empty", test_empty);
  g_test_add_func ("/report/blocks-close-each-other", test_blocks_close_each_other);
  g_test_add_func ("/report/nothing-in-it", test_nothing_in_it);
  g_test_add_func ("/report/text-is-mended", test_text_is_mended);
  g_test_add_func ("/report/numbers", test_numbers);
  g_test_add_func ("/report/spans-are-squared", test_spans_are_squared);
  g_test_add_func ("/report/random-spans", test_random_spans);
  g_test_add_func ("/report/anchors-are-unique", test_anchors_are_unique);
  g_test_add_func ("/report/everything", test_everything);
  return g_test_run ();
}
