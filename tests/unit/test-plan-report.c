/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of plans: of the samples, and of plans that have little or nothing. */
#include "config.h"

#include "kei-plan-report-private.h"
#include "kei-report-pages.h"
#include "kei-test-plan.h"
#include "kei-test-report.h"
#include "kei-test-sample.h"
#include "kei-test-tree.h"

static KeiReport *
build (KeiTree *tree, const char *kind, const char *style_code)
{
  g_autoptr (KeiReportStyle) shipped = kei_report_style_new_shipped (style_code);
  /* In the words of the sources, although the plan is Japanese. */
  g_autoptr (KeiReportStyle) style = kei_report_style_with_option (shipped, "words", "en");
  g_autoptr (GError) error = NULL;
  KeiReport *report = kei_plan_report_new (tree, kind, style, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* Every title, text, indicator and term of the content stands in the book. */
static gboolean
is_in_book (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  const char *listing = data;
  const char *text = NULL;

  switch (kei_node_get_kind (node))
    {
    case KEI_KIND_ITEM:
    case KEI_KIND_SECTION:
    case KEI_KIND_VIEWPOINT:
    case KEI_KIND_TERM:
    case KEI_KIND_INDICATOR:
      text = kei_node_get_headline (node);
      break;
    default:
      return TRUE;
    }
  if (strstr (listing, text) == NULL)
    g_error ("“%s” is not in the book", text);
  return TRUE;
}

/* The listing without its marks: what is read. */
static char *
list_plain (KeiReport *report)
{
  g_autofree char *listing = kei_test_list_report (report);
  g_autoptr (GRegex) marks = g_regex_new ("\\{[^ }]* ([^}]*)\\}(※)?", 0, 0, NULL);

  return g_regex_replace (marks, listing, -1, 0, "\\1", 0, NULL);
}

static void
test_book_has_everything (gconstpointer sample)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample (sample);
  g_autoptr (KeiReport) report = build (tree, "book", "office");
  g_autofree char *listing = list_plain (report);

  kei_node_walk (kei_tree_get_root (tree), is_in_book, listing);
  g_assert_cmpuint (kei_report_count (report, KEI_BLOCK_CONTENTS), ==, 1);
  g_assert_cmpstr (kei_report_get_facts (report)->author, ==, "みなと町");
}

/* Terms are marked where they stand first, and nowhere else. */
static void
test_terms_are_marked_once (void)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiReport) report = build (tree, "book", "office");
  g_autofree char *listing = kei_test_list_report (report);
  g_autoptr (GRegex) link = g_regex_new ("\\{→(k[a-z2-7]{11}) ", 0, 0, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (link, listing, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    g_assert_true (g_hash_table_add (seen, g_match_info_fetch (match, 1)));
  g_assert_cmpuint (g_hash_table_size (seen), >, 0);
}

/* Which parts there are and in which order is the style's to say. */
static void
test_parts (void)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiReportStyle) shipped = kei_report_style_new_shipped ("office");
  g_autoptr (KeiReportStyle) parts = kei_report_style_with_option (shipped, "parts", "glossary; concept ;nothing");
  g_autoptr (KeiReportStyle) style = kei_report_style_with_option (parts, "words", "en");
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiReport) report = kei_plan_report_new (tree, "book", style, NULL, &error);
  g_autofree char *listing = kei_test_list_report (report);
  const char *glossary = strstr (listing, "# ⤓  Glossary"), *concept = strstr (listing, "# ⤓  Basic concept");

  g_assert_nonnull (glossary);
  g_assert_nonnull (concept);
  g_assert_true (glossary < concept);
  g_assert_cmpuint (kei_report_count (report, KEI_BLOCK_CONTENTS), ==, 0);
}

static void
test_unknown_kind (void)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-zenki.keikaku");
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  g_autoptr (GError) error = NULL;

  g_assert_null (kei_plan_report_new (tree, "poster", style, NULL, &error));
  g_assert_error (error, KEI_PLAN_REPORT_ERROR, KEI_PLAN_REPORT_ERROR_UNKNOWN);
}

static void
test_cancelled (void)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kei_plan_report_new (tree, "book", style, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whatever a tree may be, every kind is made or says that there is nothing of it. */
static void
test_random_trees (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("designed");
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();
  guint n;
  const KeiPlanReportKind *kinds = kei_plan_report_kinds (&n);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 120));

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (KeiReport) report = kei_plan_report_new (tree, kinds[i].name, style, NULL, &error);

          if (report == NULL)
            g_assert_error (error, KEI_PLAN_REPORT_ERROR, KEI_PLAN_REPORT_ERROR_EMPTY);
        }
    }
}

/* Each kind of the samples, with what must stand in it. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *kind;
    const char *texts[5];
  } rows[] = {
    { "sheets", { "漁業の担い手と漁場を守り育てる", "Costs (thousand yen)", "Staffing", "Indicators" } },
    { "diagram", { "施策　59", "政策　19", "海と大地の恵みで暮らしが立つまち;" } },
    { "sdg", { "Measures that serve it", "| ● ", "| ○ ", "⟦SDG 17" } },
    { "indicators", { "Baseline", "Rating", "=" } },
    { "budget", { "Costs by department", "Total", "Funding by year", "!subtotal" } },
    { "process", { "Month 4", "Bodies", "(P)", "総合計画審議会（答申）" } },
    { "opinions", { "Opinions by disposition", "Response" } },
  };
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-koki.keikaku");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KeiReport) report = build (tree, rows[i].kind, "designed");
      g_autofree char *listing = kei_test_list_report (report);

      for (guint j = 0; rows[i].texts[j] != NULL; j++)
        if (strstr (listing, rows[i].texts[j]) == NULL)
          g_error ("%s: “%s” is not in\n%s", rows[i].kind, rows[i].texts[j], listing);
    }
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* A fiscal year stands on one line of its cell. */
static void
test_years_fit (gconstpointer kind)
{
  static const char *const styles[] = { "office", "designed" };
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-koki.keikaku");

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autoptr (KeiReport) report = build (tree, kind, styles[i]);
      g_autoptr (KeiReportPages) pages = kei_report_pages_new (report, NULL, NULL);

      for (guint page = 0; page < kei_report_pages_get_n_pages (pages); page++)
        {
          g_autofree char *text = kei_report_pages_dup_text (pages, page);

          if (g_regex_match_simple ("令和[0-9]+\\s*年?\\n年?度\\n", text, 0, 0))
            g_error ("A year is broken on page %u of %s in %s", page + 1, (const char *) kind, styles[i]);
        }
    }
}

/* What says nothing more is left out: a body's name in the title of its meeting, the counts of one opinion, the sum of a
 * branch with one project below a measure, the column of reasons where there are none. */
static void
test_nothing_twice (void)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiReport) process = build (tree, "process", "office"), opinions = build (tree, "opinions", "office");
  g_autoptr (KeiReport) budget = build (tree, "budget", "office"), sheets = build (tree, "sheets", "office");
  g_autofree char *meetings = kei_test_list_report (process), *hearings = kei_test_list_report (opinions);
  g_autofree char *costs = kei_test_list_report (budget), *pages = kei_test_list_report (sheets);

  g_assert_cmpuint (count (meetings, "総合計画策定委員会 第1回"), ==, 1);
  g_assert_cmpuint (count (meetings, "第1回策定委員会"), ==, 0);
  g_assert_cmpuint (count (meetings, "町議会全員協議会への説明"), ==, 1);
  g_assert_cmpuint (count (hearings, "Opinions and responses"), ==, 1 + 3);
  g_assert_cmpuint (count (hearings, "Opinions by disposition"), ==, 2);
  g_assert_cmpuint (count (costs, "漁協と進める藻場の植え直し事業"), ==, 1);
  g_assert_cmpuint (count (costs, "漁協と進める藻場の植え直し"), ==, 1);
  g_assert_cmpuint (count (pages, "Strength"), ==, 59);
  g_assert_cmpuint (count (pages, "Reason"), >, 5);
  g_assert_cmpuint (count (pages, "Reason"), <, 40);
}

/* The sheet of a measure that is but its title is a form to be filled in, on one page. */
static void
test_form (gconstpointer style)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1);
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiReportPages) pages = NULL;
  g_autofree char *listing = NULL;

  for (KeiId id = 2; id < 8; id += 2)
    {
      KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, id);
      KeiNodeBuilder *text = kei_node_builder_new (KEI_KIND_TEXT, id + 1);

      kei_node_builder_set_string (item, KEI_FIELD_TITLE, "行財政運営");
      kei_node_builder_set_string (text, KEI_FIELD_BODY, id == 2 ? "（行財政改革の推進）" : "十年で人口が二割減り、税収も減っている。公共施設は建設から四十年を超え、更新に年八億円がかかる見込みである。");
      if (id < 6)
        kei_node_builder_add (item, kei_node_builder_end (text));
      else
        kei_node_unref (kei_node_builder_end (text));
      kei_node_builder_add (plan, kei_node_builder_end (item));
    }
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
  report = build (tree, "sheets", style);
  listing = kei_test_list_report (report);
  pages = kei_report_pages_new (report, NULL, NULL);
  g_assert_cmpuint (count (listing, "To be filled in"), ==, 2);
  g_assert_cmpuint (kei_report_pages_get_n_pages (pages), ==, 3);
}

/* A measure's sheet is one page, but for the few that say more than the others. */
static void
test_sheets_fit_pages (gconstpointer style)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiReport) report = build (tree, "sheets", style);
  g_autoptr (KeiReportPages) pages = kei_report_pages_new (report, NULL, NULL);

  g_assert_cmpuint (kei_report_pages_get_n_pages (pages), ==, 59);
}

/* Initiatives and their projects are one table where nothing else stands under them; those without projects are in it too. */
static void
test_initiatives (void)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiReport) report = build (tree, "sheets", "office");
  guint n_blocks, n_tables = 0;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n_blocks);

  for (guint i = 0; i < n_blocks && n_tables == 0; i++)
    {
      static const char *const rows[][4] = { { "主な取組", "Project", "Department", "令和9年度" }, { "(1)　漁協と進める藻場の植え直し", "漁協と進める藻場の植え直し事業", "水産課", "14,950" }, { "(2)　乗船体験から就業までの伴走", "", "", "" }, { "(3)　漁具のリースと共同利用", "", "", "" } };

      if (blocks[i].kind != KEI_BLOCK_TABLE || !g_str_equal (blocks[i].table->caption, "主な取組 and 事務事業 (thousand yen)"))
        continue;
      n_tables++;
      g_assert_cmpuint (blocks[i].table->rows->len, ==, G_N_ELEMENTS (rows));
      for (guint y = 0; y < G_N_ELEMENTS (rows); y++)
        for (guint x = 0; x < G_N_ELEMENTS (rows[y]); x++)
          {
            const KeiRow *row = g_ptr_array_index (blocks[i].table->rows, y);
            g_autofree char *text = kei_cell_dup_text (g_ptr_array_index (row->cells, x));

            g_assert_cmpstr (text, ==, rows[y][x]);
          }
    }
  g_assert_cmpuint (n_tables, ==, 1);
}

/* Whose answer it is: the sample is a town's. */
static void
test_own_words (void)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-koki.keikaku");
  KeiPlanReport report = { .tree = tree, .plan = kei_tree_get_root (tree) };
  g_autofree char *town = kei_plan_dup_own (&report, "意見と市の考え方");
  g_autofree char *other = kei_plan_dup_own (&report, "Response");

  g_assert_cmpstr (town, ==, "意見と町の考え方");
  g_assert_cmpstr (other, ==, "Response");
}

/* What a value is printed as where the unit stands beside it. */
static void
test_values (void)
{
  static const struct
  {
    const char *number, *printed, *expected;
  } rows[] = {
    { "21000", NULL, "21,000" },
    { "21000", "21000人", "21,000" },
    { "21000", "２１，０００人", "21,000" },
    { "21000", "21,000", "21,000" },
    { "21000", "約21000人", "約21000人" },
    { "21000", "22000人", "22000人" },
    { "-2", "▲2人", "▲2" },
    { NULL, "増加", "増加" },
    { NULL, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KeiNodeBuilder *indicator_builder = kei_node_builder_new (KEI_KIND_INDICATOR, 1), *value_builder = kei_node_builder_new (KEI_KIND_INDICATOR_VALUE, 2);
      g_autoptr (KeiNode) indicator = NULL;
      g_autoptr (KeiNode) value = NULL;
      g_autofree char *printed = NULL;

      kei_node_builder_set_string (indicator_builder, KEI_FIELD_UNIT, "人");
      if (rows[i].number != NULL)
        kei_node_builder_set_string (value_builder, KEI_FIELD_NUMBER, rows[i].number);
      if (rows[i].printed != NULL)
        kei_node_builder_set_string (value_builder, KEI_FIELD_PRINTED, rows[i].printed);
      indicator = kei_node_builder_end (indicator_builder);
      value = kei_node_builder_end (value_builder);
      printed = kei_plan_dup_value (indicator, value);
      g_assert_cmpstr (printed, ==, rows[i].expected);
    }
}

/* A budget stands for what was planned, a line that says nothing of itself was planned, a settlement does not count. */
static void
test_costs (void)
{
  static const struct
  {
    gint64 year, amount;
    const char *role;
  } lines[] = { { 2027, 5, NULL }, { 2028, 7, "plan" }, { 2028, 9, "budget" }, { 2028, 1, "budget" }, { 2029, 11, "settlement" }, { 2030, G_MAXINT64, "plan" }, { 2030, G_MAXINT64, "plan" } };
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1), *item = kei_node_builder_new (KEI_KIND_ITEM, 2);
  g_autoptr (KeiTree) tree = NULL;
  KeiPlanReport report = { 0 };
  gint64 amount;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      KeiNodeBuilder *line = kei_node_builder_new (KEI_KIND_BUDGET_LINE, 3 + i);

      kei_node_builder_set_int (line, KEI_FIELD_YEAR, lines[i].year);
      kei_node_builder_set_int (line, KEI_FIELD_AMOUNT, lines[i].amount);
      if (lines[i].role != NULL)
        kei_node_builder_set_string (line, KEI_FIELD_ROLE, lines[i].role);
      kei_node_builder_add (item, kei_node_builder_end (line));
    }
  kei_node_builder_add (plan, kei_node_builder_end (item));
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
  report.tree = tree;
  g_assert_true (kei_plan_add_up (&report, kei_tree_lookup (tree, 2), 2027, &amount));
  g_assert_cmpint (amount, ==, 5);
  g_assert_true (kei_plan_add_up (&report, kei_tree_lookup (tree, 2), 2028, &amount));
  g_assert_cmpint (amount, ==, 10);
  g_assert_false (kei_plan_add_up (&report, kei_tree_lookup (tree, 2), 2029, &amount));
  g_assert_true (kei_plan_add_up (&report, kei_tree_lookup (tree, 2), 2030, &amount));
  g_assert_cmpint (amount, ==, -2);
}

/* Counts that no office has ever had add up all the same. */
static void
test_absurd_counts (void)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1);
  KeiNodeBuilder *hearing = kei_node_builder_new (KEI_KIND_PUBLIC_COMMENT, 2);
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *listing = NULL;

  for (KeiId id = 3; id < 6; id++)
    {
      KeiNodeBuilder *opinion = kei_node_builder_new (KEI_KIND_OPINION, id);

      kei_node_builder_set_int (opinion, KEI_FIELD_COUNT, G_MAXINT64);
      kei_node_builder_set_string (opinion, KEI_FIELD_DISPOSITION, "reflected");
      kei_node_builder_add (hearing, kei_node_builder_end (opinion));
    }
  kei_node_builder_add (plan, kei_node_builder_end (hearing));
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
  report = build (tree, "opinions", "office");
  listing = kei_test_list_report (report);
  g_assert_nonnull (strstr (listing, "=3000000000"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/plan-report/book-has-everything/earlier", "minato-zenki.keikaku", test_book_has_everything);
  g_test_add_data_func ("/plan-report/book-has-everything/later", "minato-koki.keikaku", test_book_has_everything);
  g_test_add_func ("/plan-report/terms-are-marked-once", test_terms_are_marked_once);
  g_test_add_func ("/plan-report/parts", test_parts);
  g_test_add_func ("/plan-report/kinds", test_kinds);
  g_test_add_data_func ("/plan-report/sheets-fit-pages/office", "office", test_sheets_fit_pages);
  g_test_add_data_func ("/plan-report/sheets-fit-pages/designed", "designed", test_sheets_fit_pages);
  g_test_add_data_func ("/plan-report/years-fit/book", "book", test_years_fit);
  g_test_add_data_func ("/plan-report/years-fit/sheets", "sheets", test_years_fit);
  g_test_add_func ("/plan-report/nothing-twice", test_nothing_twice);
  g_test_add_data_func ("/plan-report/form/office", "office", test_form);
  g_test_add_data_func ("/plan-report/form/designed", "designed", test_form);
  g_test_add_func ("/plan-report/initiatives", test_initiatives);
  g_test_add_func ("/plan-report/own-words", test_own_words);
  g_test_add_func ("/plan-report/values", test_values);
  g_test_add_func ("/plan-report/costs", test_costs);
  g_test_add_func ("/plan-report/unknown-kind", test_unknown_kind);
  g_test_add_func ("/plan-report/cancelled", test_cancelled);
  g_test_add_func ("/plan-report/absurd-counts", test_absurd_counts);
  g_test_add_func ("/plan-report/random-trees", test_random_trees);
  return g_test_run ();
}
