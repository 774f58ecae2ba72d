/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of a comparison: the rules of drafting in a small pair of plans, every option of the style, and that the marked text holds
 * both plans' texts. */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "kei-comparison-report.h"
#include "kei-test-file.h"
#include "kei-report-pages.h"
#include "kei-test-revision.h"
#include "kei-test-sample.h"
#include "kei-xml.h"

/* --- Two plans --- */

#define HEAD(id, title)                                                                                                                                    \
  "<plan xmlns='urn:keikaku:plan' format='1' id='" id "'><content title='みなみ町総合計画 " title "' municipality='みなみ町' start='2022' end='2026'>" \
  "<level id='kaaaaaaaaaac' name='政策' pattern='政策{1}'/><level id='kaaaaaaaaaad' name='施策' under='kaaaaaaaaaac' pattern='施策{①}' restart='parent'/>"

static const char old_plan[] = HEAD ("kaaaaaaaaaab", "前期基本計画") "<item id='kaaaaaaaaaba' level='kaaaaaaaaaac' title='共存し、自然と暮らす町'>"
                                                                     "<item id='kaaaaaaaaabb' level='kaaaaaaaaaad' title='森を守る'><text id='kaaaaaaaaata' role='issues'><body>森の手入れを進めます。\n町民500人が参加します。</body></text></item>"
                                                                     "<item id='kaaaaaaaaabc' level='kaaaaaaaaaad' title='町営牧場を使う'/>"
                                                                     "<item id='kaaaaaaaaabd' level='kaaaaaaaaaad' title='川をきれいにする'/>"
                                                                     "<item id='kaaaaaaaaabe' level='kaaaaaaaaaad' title='海の恵みを分ける'/>"
                                                                     "<item id='kaaaaaaaaabf' level='kaaaaaaaaaad' title='畑を受け継ぐ'/></item>"
                                                                     "<item id='kaaaaaaaaabg' level='kaaaaaaaaaac' title='安心して暮らす町'><item id='kaaaaaaaaabh' level='kaaaaaaaaaad' title='移り住む人の相談に応じる'/></item>"
                                                                     "</content></plan>";

static const char new_plan[] = HEAD ("kaaaaaaaaaaz", "後期基本計画") "<item id='kaaaaaaaaaba' level='kaaaaaaaaaac' title='共生し、自然と暮らす町'>"
                                                                     "<item id='kaaaaaaaaabb' level='kaaaaaaaaaad' title='森を守る'><text id='kaaaaaaaaata' role='issues'><body>森の手入れを、計画的に進めます。\n町民800人が参加します。\n若い担い手を育てます。</body></text></item>"
                                                                     "<item id='kaaaaaaaaabd' level='kaaaaaaaaaad' title='川をきれいにする'/>"
                                                                     "<item id='kaaaaaaaaabe' level='kaaaaaaaaaad' title='海の恵みを分ける'/>"
                                                                     "<item id='kaaaaaaaaabf' level='kaaaaaaaaaad' title='畑を受け継ぐ'/>"
                                                                     "<item id='kaaaaaaaaabh' level='kaaaaaaaaaad' title='移り住む人の相談に応じる'/>"
                                                                     "<item id='kaaaaaaaaabi' level='kaaaaaaaaaad' title='空き家を生かす'/></item>"
                                                                     "<item id='kaaaaaaaaabg' level='kaaaaaaaaaac' title='安心して暮らす町'/>"
                                                                     "</content><record><pairing id='kaaaaaaaaapa' old-plan='kaaaaaaaaaab' old='kaaaaaaaaabh' new='kaaaaaaaaabh'><reason>住まいと仕事の相談を一つの窓口で受けるため。</reason></pairing></record></plan>";

static KeiTree *
read_plan (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  KeiTree *tree = kei_xml_read_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return tree;
}

static KeiComparisonRows *
compare (KeiTree *old_tree, KeiTree *new_tree)
{
  g_autoptr (KeiPairing) pairing = kei_test_pair (old_tree, new_tree, NULL);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);

  return kei_comparison_rows_new (comparison, NULL, NULL);
}

static KeiComparisonRows *
compare_small (void)
{
  g_autoptr (KeiTree) old_tree = read_plan (old_plan), new_tree = read_plan (new_plan);

  return compare (old_tree, new_tree);
}

static KeiReport *
build (KeiComparisonRows *rows, const char *kind, KeiReportStyle *style, KeiId branch)
{
  KeiComparisonFacts facts = {
    .sources = { { "成案 v3.2.0", "2022-03-18T01:30:00Z", "a41f9c2e00000000" }, { "素案 v1.3.0", "2026-09-12T05:02:00Z", "7be20d5100000000" } },
    .branch = branch,
  };
  g_autoptr (GError) error = NULL;
  /* In the words of the sources, although the plans are Japanese. */
  g_autoptr (KeiReportStyle) english = kei_report_style_with_option (style, "words", "en");
  KeiReport *report = kei_comparison_report_new (rows, kind, english, &facts, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* The listing of the small pair's table with one option set. */
static char *
list_with (const char *key, const char *value)
{
  g_autoptr (KeiComparisonRows) rows = compare_small ();
  g_autoptr (KeiReportStyle) shipped = kei_report_style_new_shipped ("amendment");
  g_autoptr (KeiReportStyle) style = key != NULL ? kei_report_style_with_option (shipped, key, value) : kei_report_style_ref (shipped);
  g_autoptr (KeiReport) report = build (rows, "table", style, KEI_ID_NONE);

  return kei_test_list_report (report);
}

static void
assert_has (const char *listing, const char *words)
{
  if (strstr (listing, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, listing);
}

static void
assert_lacks (const char *listing, const char *words)
{
  if (strstr (listing, words) != NULL)
    g_error ("“%s” is in:\n%s", words, listing);
}

/* --- The rules of drafting --- */

static void
test_drafting (void)
{
  g_autofree char *listing = list_with (NULL, NULL);

  assert_has (listing, "#  みなみ町総合計画　新旧対照表\n");
  assert_has (listing, "cover-subtitle: （後期基本計画 素案 v1.3.0 と 前期基本計画 成案 v3.2.0）");
  assert_has (listing, " |!head 改正後 |!head 改正前 |!head 備考\n");
  /* A unit of meaning, the changed characters of it only. */
  assert_has (listing, "| 政策1　{u 共生}し、自然と暮らす町 | 政策1　{u 共存}し、自然と暮らす町 | {- 変更}");
  /* A number with its unit; an insertion leaves no gap; a line that came is underlined whole. */
  assert_has (listing, "| 施策①　森を守る ¶ Situation and issues　森の手入れを{u 、計画的に}進めます。 ¶ 町民{u 800人}が参加します。 ¶ {u 若い担い手を育てます。}"
                       " | 施策①　森を守る ¶ Situation and issues　森の手入れを進めます。 ¶ 町民{u 500人}が参加します。 ¶ （新設） | {- 変更}");
  /* What went and what came, whole. */
  assert_has (listing, "| （削る） | {u 施策②}{u 　}{u 町営牧場を使う} | {- 削除}");
  assert_has (listing, "| {u 施策⑥}{u 　}{u 空き家を生かす} | （新設） | {- 追加}");
  /* Numbers that only followed are not marked, and what did not change is said together. */
  assert_has (listing, "| 施策②～④　（略） | 施策③～⑤　（略） | \n");
  /* Of what moved the number alone is marked, and the reason is what a person said. */
  assert_has (listing, "| {u 政策1} {u 施策⑤}　移り住む人の相談に応じる | {u 政策2} {u 施策①}　移り住む人の相談に応じる | {- 住まいと仕事の相談を一つの窓口で受けるため。}");
  /* The proof. */
  assert_has (listing, "改正後：後期基本計画 素案 v1.3.0　令和8年9月12日 ");
  assert_has (listing, "#7be20d510000");
  assert_has (listing, "#a41f9c2e0000");
  assert_lacks (listing, "Not final");
}

static void
test_options (void)
{
  static const struct
  {
    const char *key;
    const char *value;
    const char *has;
    const char *lacks;
  } rows[] = {
    { "compare-sides", "old-new", "|!head 改正前 |!head 改正後", "改正後 |!head 改正前" },
    { "compare-sides", "stacked", "|!head 改正後 | 政策1　{u 共生}し、自然と暮らす町 |1x2 {- 変更}", NULL },
    { "compare-heads", "新;旧", "|!head 新 |!head 旧", "改正後" },
    { "compare-marks-new", "bold;colour", "政策1　{b 共生}し", "{u 共生}" },
    { "compare-marks-new", "none", "政策1　共生し", "{u 共生}" },
    { "compare-marks-old", "strike;underline", "{us 共存}", NULL },
    { "compare-gap", "old", "森の手入れを{_ 、計画的に}進めます。", NULL },
    { "compare-gap", "both", "森の手入れを{_ 、計画的に}進めます。", NULL },
    { "compare-added", "（新規）", "| （新規） | {- 追加}", "（新設）" },
    { "compare-removed", "（削除）", "| （削除） | {u 施策②}", "（削る）" },
    { "compare-unchanged", "word", "| 施策③　（略） | 施策④　（略） |", "～" },
    { "compare-unchanged", "omitted", "{u 共生}し", "（略）" },
    { "compare-unchanged", "full", "| 施策③　海の恵みを分ける | 施策④　海の恵みを分ける |", "（略）" },
    { "compare-omitted", "（変更なし）", "（変更なし）", "（略）" },
    { "compare-rows", "lines", "| 町民{u 800人}が参加します。 | 町民{u 500人}が参加します。 | {- 変更}", NULL },
    { "compare-numbers", "false", "| {u 共生}し、自然と暮らす町 |", "施策" },
    { "compare-followed", "true", "| {u 施策②}　川をきれいにする | {u 施策③}　川をきれいにする | {- 番号の整理}", "～" },
    { "compare-remarks", "none", " |!head 改正後 |!head 改正前\n", "備考" },
    { "compare-remarks", "kind", "{- 移動}", "窓口" },
    { "compare-remarks", "reason", "窓口", "{- 変更}" },
    { "compare-remarks-head", "変更理由", "|!head 変更理由", "備考" },
    { "compare-word-moved", "移設", "住まいと仕事", "移設" },
    { "compare-legend", "（赤字）", "note: （赤字）", "傍線の部分" },
    { "compare-proof", "false", "新旧対照表", "#7be2" },
    { "compare-title", "資料　{new}", "#  資料　後期基本計画 素案 v1.3.0", "新旧対照表\n" },
    { "compare-subtitle", "none", "新旧対照表", "cover-subtitle" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *listing = list_with (rows[i].key, rows[i].value);

      assert_has (listing, rows[i].has);
      if (rows[i].lacks != NULL)
        assert_lacks (listing, rows[i].lacks);
    }
}

/* Every option has a choice or a fallback that is one, and what is none is refused by name. */
/* --- Labels of texts --- */

#define IN_MEASURE(content) HEAD ("kaaaaaaaaaab", "前期基本計画") "<item id='kaaaaaaaaaba' level='kaaaaaaaaaac' title='自然と暮らす町'>" content "</item></content></plan>"
#define WITH_TEXT(body) IN_MEASURE ("<text id='kaaaaaaaaata' role='issues'><body>" body "</body></text>")

static const struct
{
  const char *earlier, *later;
  const char *row;    /* of a table with a row a line, in which nothing is said of what did not change */
  const char *marked; /* in the marked text */
} labels[] = {
  /* A line that came or went below or above others of its text. */
  { WITH_TEXT ("森を守る。\n川を守る。"), WITH_TEXT ("森を守る。\n川を守る。\n海を守る。"),
    "| Situation and issues　{u 海を守る。} | （新設） |", "label: Situation and issues\nbody: 森を守る。\nbody: 川を守る。\nbody: {u+ 海を守る。}" },
  { WITH_TEXT ("森を守る。\n川を守る。"), WITH_TEXT ("海を守る。\n森を守る。\n川を守る。"),
    "| Situation and issues　{u 海を守る。} | （新設） |", "label: Situation and issues\nbody: {u+ 海を守る。}\nbody: 森を守る。" },
  { WITH_TEXT ("森を守る。\n川を守る。\n海を守る。"), WITH_TEXT ("森を守る。\n川を守る。"),
    "| （削る） | Situation and issues　{u 海を守る。} |", "label: Situation and issues\nbody: 森を守る。\nbody: 川を守る。\nbody: {sx 海を守る。}" },
  { WITH_TEXT ("森を守る。\n川を守る。\n海を守る。"), WITH_TEXT ("川を守る。\n海を守る。"),
    "| （削る） | Situation and issues　{u 森を守る。} |", "label: Situation and issues\nbody: {sx 森を守る。}\nbody: 川を守る。" },
  /* A text that is new, and one that is called otherwise. */
  { IN_MEASURE (""), WITH_TEXT ("森を守る。"), "| {u Situation and issues}{u 　}{u 森を守る。} | （新設） |", "label: {u+ Situation and issues}\nbody: {u+ 森を守る。}" },
  { WITH_TEXT ("森を守る。\n川を守る。"), IN_MEASURE ("<text id='kaaaaaaaaata' role='issues' label='課題'><body>森を守る。\n川を守る。\n海を守る。</body></text>"),
    "| {u 課題}　森を守る。 | {u Situation and issues}　森を守る。 |", "label: {sx Situation and issues}{u+ 課題}\nbody: 森を守る。" },
};

static KeiReport *build_marked (KeiTree *old_tree, KeiTree *new_tree);
static void assert_both_texts (KeiTree *old_tree, KeiTree *new_tree);

/* A label is new where its text is, whatever becomes of the line that it stands at. */
static void
test_labels (void)
{
  g_autoptr (KeiReportStyle) shipped = kei_report_style_new_shipped ("amendment");
  g_autoptr (KeiReportStyle) by_line = kei_report_style_with_option (shipped, "compare-rows", "lines");
  g_autoptr (KeiReportStyle) style = kei_report_style_with_option (by_line, "compare-unchanged", "omitted");

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (KeiTree) old_tree = read_plan (labels[i].earlier), new_tree = read_plan (labels[i].later);
      g_autoptr (KeiComparisonRows) rows = compare (old_tree, new_tree);
      g_autoptr (KeiReport) table = build (rows, "table", style, KEI_ID_NONE), marked = build_marked (old_tree, new_tree);
      g_autofree char *table_listing = kei_test_list_report (table), *marked_listing = kei_test_list_report (marked);

      g_test_message ("%u", i);
      assert_has (table_listing, labels[i].row);
      assert_has (marked_listing, labels[i].marked);
      assert_both_texts (old_tree, new_tree);
    }
}

static void
test_wrong_options (void)
{
  g_autoptr (KeiComparisonRows) rows = compare_small ();
  g_autoptr (KeiReportStyle) shipped = kei_report_style_new_shipped ("amendment");
  guint n;
  const KeiComparisonOption *options = kei_comparison_options (&n);
  g_autoptr (GError) unknown = NULL, kind = NULL, branch = NULL;
  g_autoptr (KeiReportStyle) misspelt = kei_report_style_with_option (shipped, "compare-side", "new-old");
  KeiComparisonFacts facts = { .branch = 1234567 };

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KeiReportStyle) style = kei_report_style_with_option (shipped, options[i].key, "frobnicate");
      g_autoptr (GError) error = NULL;
      g_autoptr (KeiReport) report = kei_comparison_report_new (rows, "table", style, NULL, NULL, &error);

      g_assert_nonnull (kei_comparison_option_by_key (options[i].key));
      if (options[i].type == KEI_COMPARISON_OPTION_WORDS)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, KEI_COMPARISON_REPORT_ERROR, KEI_COMPARISON_REPORT_ERROR_STYLE);
      assert_has (error->message, options[i].key);
    }
  g_assert_null (kei_comparison_report_new (rows, "table", misspelt, NULL, NULL, &unknown));
  g_assert_error (unknown, KEI_COMPARISON_REPORT_ERROR, KEI_COMPARISON_REPORT_ERROR_STYLE);
  g_assert_null (kei_comparison_report_new (rows, "book", shipped, NULL, NULL, &kind));
  g_assert_error (kind, KEI_COMPARISON_REPORT_ERROR, KEI_COMPARISON_REPORT_ERROR_UNKNOWN);
  g_assert_null (kei_comparison_report_new (rows, "table", shipped, &facts, NULL, &branch));
  g_assert_error (branch, KEI_COMPARISON_REPORT_ERROR, KEI_COMPARISON_REPORT_ERROR_BRANCH);
}

/* docs/styles.md knows every option, choice and fallback. */
static void
test_documented (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "styles.md", NULL), *page = NULL;
  guint n;
  const KeiComparisonOption *options = kei_comparison_options (&n);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      gboolean word = g_str_has_prefix (options[i].key, "compare-word-");

      assert_has (page, word ? options[i].key + strlen ("compare-word") : options[i].key);
      if (word)
        assert_has (page, options[i].fallback);
      for (guint j = 0; j < options[i].n_choices && options[i].type <= KEI_COMPARISON_OPTION_MARKS; j++)
        assert_has (page, options[i].choices[j].code);
    }
}

static void
test_branch (void)
{
  g_autoptr (KeiComparisonRows) rows = compare_small ();
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("amendment");
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *listing = NULL;
  KeiId branch;

  g_assert_true (kei_id_parse ("kaaaaaaaaabb", KEI_ID_TEXT_LENGTH, &branch));
  report = build (rows, "table", style, branch);
  listing = kei_test_list_report (report);
  assert_has (listing, "若い担い手");
  assert_lacks (listing, "空き家");
  assert_lacks (listing, "共生");
}

static void
test_same (void)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiComparisonRows) rows = compare (tree, tree);
  guint n_kinds;
  const KeiComparisonReportKind *kinds = kei_comparison_report_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("amendment");
      g_autoptr (KeiReport) report = build (rows, kinds[i].name, style, KEI_ID_NONE), unnamed = kei_comparison_report_new (rows, kinds[i].name, style, NULL, NULL, NULL);
      g_autofree char *listing = kei_test_list_report (report), *unnamed_listing = kei_test_list_report (unnamed);

      assert_has (listing, "Both say the same.");
      /* Two versions have names to tell them by; one thing has one. */
      assert_has (listing, "cover-subtitle");
      assert_lacks (unnamed_listing, "cover-subtitle");
    }
}

/* --- The marked text --- */

static KeiReport *
build_marked (KeiTree *old_tree, KeiTree *new_tree)
{
  g_autoptr (KeiComparisonRows) rows = compare (old_tree, new_tree);
  g_autoptr (KeiReportStyle) shipped = kei_report_style_new_shipped ("amendment");
  g_autoptr (KeiReportStyle) style = kei_report_style_with_option (shipped, "compare-proof", "false");
  g_autoptr (KeiReportStyle) bare = kei_report_style_with_option (style, "compare-subtitle", "none");

  return build (rows, "marked", bare, KEI_ID_NONE);
}

/* Refused, it is the earlier plan's text; accepted, the later one's. */
static void
assert_both_texts (KeiTree *old_tree, KeiTree *new_tree)
{
  g_autoptr (KeiReport) marked = build_marked (old_tree, new_tree), old_alone = build_marked (old_tree, old_tree), new_alone = build_marked (new_tree, new_tree);
  g_autofree char *refused = kei_test_dup_left (marked, KEI_MARK_INSERTED), *accepted = kei_test_dup_left (marked, KEI_MARK_DELETED);
  g_autofree char *old_text = kei_test_dup_left (old_alone, 0), *new_text = kei_test_dup_left (new_alone, 0);

  /* What is said of the comparison itself is no plan's. */
  if (strstr (refused, "Not final") == NULL)
    {
      g_assert_cmpstr (refused, ==, old_text);
      g_assert_cmpstr (accepted, ==, new_text);
    }
  else
    {
      g_assert_nonnull (strstr (refused, old_text));
      g_assert_nonnull (strstr (accepted, new_text));
    }
}

static void
test_marked_samples (void)
{
  g_autoptr (KeiTree) old_tree = kei_test_read_sample ("minato-zenki.keikaku"), new_tree = kei_test_read_sample ("minato-koki.keikaku");

  assert_both_texts (old_tree, new_tree);
  assert_both_texts (new_tree, old_tree);
}

static void
test_marked_small (void)
{
  g_autoptr (KeiTree) old_tree = read_plan (old_plan), new_tree = read_plan (new_plan);
  g_autoptr (KeiReport) report = build_marked (old_tree, new_tree);
  g_autofree char *listing = kei_test_list_report (report);

  assert_both_texts (old_tree, new_tree);
  assert_has (listing, "政策1　{sx 共存}{u+ 共生}し、自然と暮らす町");
  assert_has (listing, "森の手入れを{u+ 、計画的に}進めます。");
  assert_has (listing, "町民{sx 500人}{u+ 800人}が参加します。");
  assert_has (listing, "{sx 町営牧場を使う}");
  /* At its old and at its new place. */
  assert_has (listing, "{sxm 移り住む人の相談に応じる}");
  assert_has (listing, "{u+m 移り住む人の相談に応じる}");
}

/* A table's line has its cells, as in the plan. */
static void
test_marked_table (void)
{
#define TABLE(cells) HEAD ("kaaaaaaaaaab", "前期基本計画") "<section id='kaaaaaaaaaca' title='町の姿'><table id='kaaaaaaaaacb'><row id='kaaaaaaaaacc' cells='年&#9;人口'/><row id='kaaaaaaaaacd' cells='" cells "'/></table></section></content></plan>"
  g_autoptr (KeiTree) old_tree = read_plan (TABLE ("2020&#9;12,530")), new_tree = read_plan (TABLE ("2025&#9;11,380"));
  g_autoptr (KeiReport) report = build_marked (old_tree, new_tree);
  g_autofree char *listing = kei_test_list_report (report);

  assert_both_texts (old_tree, new_tree);
  assert_has (listing, "table 2 columns");
  assert_has (listing, "| 年 | 人口");
  assert_has (listing, "| {sx 2020}{u+ 2025} | {sx 12,530}{u+ 11,380}");
}

/* Both places of what moved have one name, in paragraphs that are moved to their ends. */
static void
test_marked_moves (void)
{
  g_autoptr (KeiTree) old_tree = read_plan (old_plan), new_tree = read_plan (new_plan);
  g_autoptr (KeiReport) report = build_marked (old_tree, new_tree);
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "docx", NULL);
  g_autoptr (KeiTestPackage) package = kei_test_package_new (bytes);
  xmlDoc *document = kei_test_package_get (package, "word/document.xml");
  guint n = kei_test_count (document, "//w:moveFromRangeStart");

  kei_test_check_docx (bytes);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (kei_test_count (document, "//w:moveToRangeStart"), ==, n);
  g_assert_cmpuint (kei_test_count (document, "//w:moveFromRangeStart[@w:name = //w:moveToRangeStart/@w:name]"), ==, n);
  g_assert_cmpuint (kei_test_count (document, "//w:moveFromRangeEnd[@w:id = //w:moveFromRangeStart/@w:id] | //w:moveToRangeEnd[@w:id = //w:moveToRangeStart/@w:id]"), ==, 2 * n);
  g_assert_cmpuint (kei_test_count (document, "//w:pPr/w:rPr/w:moveFrom | //w:pPr/w:rPr/w:moveTo"), ==, 2 * n);
  g_assert_cmpuint (kei_test_count (document, "//w:moveFrom//w:delText"), ==, 0);
  kei_test_assert_unique (document, "//w:ins/@w:id | //w:del/@w:id | //w:moveFrom/@w:id | //w:moveTo/@w:id | //w:moveFromRangeStart/@w:id | //w:moveToRangeStart/@w:id");
}

static void
test_marked_revisions (void)
{
  for (guint i = 0; i < 12; i++)
    {
      KeiTestRevisionSetting setting = { .n_items = 40 + 10 * i, .seed = (guint64) g_test_rand_int (), .size = i % 3, .shared_ids = i % 2 == 0 };
      KeiTestRevision *revision = kei_test_revision_new (&setting);

      g_test_message ("seed %" G_GUINT64_FORMAT, setting.seed);
      assert_both_texts (revision->old_tree, revision->new_tree);
      kei_test_revision_free (revision);
    }
}

/* --- Harm --- */

/* What a title holds is text, wherever it comes out. */
static void
test_hostile (void)
{
  static const char *const texts[] = { "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\" onload=\"alert(1)", "]]>&amp;", "葛󠄀城👨‍👩‍👧", "{new}{title}" };
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("red");
  guint n_kinds, n_formats;
  const KeiComparisonReportKind *kinds = kei_comparison_report_kinds (&n_kinds);
  const KeiReportFormat *formats = kei_report_formats (&n_formats);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *escaped = g_markup_escape_text (texts[i], -1);
      g_auto (GStrv) parts = g_strsplit (new_plan, "空き家を生かす", 2), more = g_strsplit (parts[0], "後期基本計画", 2);
      g_autofree char *text = g_strconcat (more[0], escaped, more[1], escaped, parts[1], NULL);
      g_autoptr (KeiTree) old_tree = read_plan (old_plan), new_tree = read_plan (text);
      g_autoptr (KeiComparisonRows) rows = compare (old_tree, new_tree);

      for (guint kind = 0; kind < n_kinds; kind++)
        {
          g_autoptr (KeiReport) report = build (rows, kinds[kind].name, style, KEI_ID_NONE);
          g_autofree char *listing = kei_test_list_report (report);

          if (kind < 2)
            assert_has (listing, texts[i]);
          for (guint format = 0; format < n_formats; format++)
            if (kei_comparison_report_kind_fits (&kinds[kind], &formats[format]))
              {
                g_autoptr (GBytes) bytes = kei_test_write_report (report, formats[format].name, NULL);
                g_autofree char *written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

                kei_test_check_file (bytes, formats[format].name);
                if (g_str_equal (formats[format].name, "html"))
                  {
                    assert_lacks (written, "<script>alert");
                    assert_lacks (written, " onload=\"alert");
                  }
                if (g_str_equal (formats[format].name, "csv"))
                  {
                    assert_lacks (written, "\n=cmd");
                    assert_lacks (written, ",=cmd");
                  }
              }
        }
    }
}

static void
test_cancelled (void)
{
  g_autoptr (KeiComparisonRows) rows = compare_small ();
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("amendment");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n_kinds;
  const KeiComparisonReportKind *kinds = kei_comparison_report_kinds (&n_kinds);

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kei_comparison_report_new (rows, kinds[i].name, style, NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* @word is in every title; the first item has @text. */
static KeiTree *
make_alike (const char *word, const char *text)
{
  g_autoptr (GString) plan = g_string_new ("<plan xmlns='urn:keikaku:plan' format='1' id='kaaaaaaaaaab'><content title='みなみ町総合計画'>");

  for (guint i = 0; i < 14; i++)
    g_string_append_printf (plan, "<item id='kaaaaaaaaab%c' title='%sの担い手を%cから育てる'><text id='kaaaaaaaaac%c'><body>%s</body></text></item>", 'a' + i, word, 'a' + i, 'a' + i, i == 0 ? text : "同じ文。");
  g_string_append (plan, "</content></plan>");
  return read_plan (plan->str);
}

/* A title that changed as others did, above a text that changed by itself: one word says both. */
static void
test_remark_once (void)
{
  g_autoptr (KeiTree) old_tree = make_alike ("産業", "森の手入れを進める。"), new_tree = make_alike ("仕事", "森の手入れを計画して進める。");
  g_autoptr (KeiComparisonRows) rows = compare (old_tree, new_tree);
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("amendment");
  g_autoptr (KeiReport) report = build (rows, "table", style, KEI_ID_NONE);
  g_autofree char *listing = kei_test_list_report (report);
  guint n_rules;

  kei_comparison_get_rules (kei_comparison_rows_get_comparison (rows), &n_rules);
  g_assert_cmpuint (n_rules, >, 0);
  assert_has (listing, "変更");
  assert_lacks (listing, "変更・変更");
}

/* --- The summary --- */

/* The number in the column @head of the row that begins with "Total", of the first table; -1 where there is no such column. */
static int
get_total (KeiReport *report, const char *head)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);
  const KeiReportTable *table = NULL;
  const GPtrArray *heads, *totals;

  for (guint i = 0; i < n && table == NULL; i++)
    if (blocks[i].kind == KEI_BLOCK_TABLE)
      table = blocks[i].table;
  heads = ((const KeiRow *) g_ptr_array_index (table->rows, 0))->cells;
  totals = ((const KeiRow *) g_ptr_array_index (table->rows, table->rows->len - 1))->cells;
  for (guint i = 1; i < heads->len; i++)
    {
      g_autofree char *text = kei_cell_dup_text (g_ptr_array_index (heads, i)), *number = kei_cell_dup_text (g_ptr_array_index (totals, i));

      if (g_str_equal (text, head))
        return (int) g_ascii_strtoll (number, NULL, 10);
    }
  return -1;
}

/* Counted by hand: what was only put into another order is no move, a goal or an indicator that the other half of a split has is there,
 * what was added has gained its goals, and an interim value is no target. */
static void
test_summary_counts (void)
{
  g_autoptr (KeiTree) old_tree = kei_test_read_sample ("minato-zenki.keikaku"), new_tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiComparisonRows) rows = compare (old_tree, new_tree);
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("amendment");
  g_autoptr (KeiReport) report = build (rows, "summary", style, KEI_ID_NONE);

  g_assert_cmpint (get_total (report, "Moved"), ==, 2);
  g_assert_cmpint (get_total (report, "Reordered"), ==, 1);
  g_assert_cmpint (get_total (report, "Other level"), ==, -1);
  g_assert_cmpint (get_total (report, "SDGs gained"), ==, 8);
  g_assert_cmpint (get_total (report, "SDGs lost"), ==, 2);
  g_assert_cmpint (get_total (report, "Targets raised"), ==, 83);
  g_assert_cmpint (get_total (report, "Targets lowered"), ==, 12);
}

#define GOAL(n, goal, more) "<sdg id='kaaaaaaaaas" n "' goal='" goal "' " more "/>"
#define MEASURE(n, title, goals) "<item id='kaaaaaaaaab" n "' level='kaaaaaaaaaad' title='" title "'>" goals "</item>"

/* Goals of what stays, of what came and of what went; what only trades off with a goal or was suggested serves none. */
static void
test_summary_goals (void)
{
  g_autoptr (KeiTree) old_tree = read_plan (IN_MEASURE (MEASURE ("b", "森を守り育てる", GOAL ("a", "15", "strength='primary'") GOAL ("b", "6", "strength='secondary'"))
                                                            MEASURE ("c", "川をきれいにする", GOAL ("c", "6", "strength='primary'"))
                                                                MEASURE ("d", "町営プールを開く", GOAL ("d", "3", "strength='primary'"))
                                                                    MEASURE ("e", "家を直す", GOAL ("e", "11", "strength='primary' suggested='true'"))));
  g_autoptr (KeiTree) new_tree = read_plan (IN_MEASURE (MEASURE ("b", "森を守り育てる", GOAL ("a", "15", "strength='secondary' target='15.2'") GOAL ("b", "13", "strength='secondary'"))
                                                            MEASURE ("c", "川をきれいにする", GOAL ("c", "6", "strength='primary'") GOAL ("f", "14", "strength='secondary' sign='trades-off'"))
                                                                MEASURE ("e", "家を直す", GOAL ("e", "11", "strength='primary'"))
                                                                    MEASURE ("f", "水車で電気をつくる", GOAL ("g", "7", "strength='primary'") GOAL ("h", "13", "strength='secondary'") GOAL ("i", "12", "strength='primary' suggested='true'"))));
  g_autoptr (KeiComparisonRows) rows = compare (old_tree, new_tree);
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("amendment");
  g_autoptr (KeiReport) report = build (rows, "summary", style, KEI_ID_NONE);
  g_autofree char *listing = kei_test_list_report (report);

  g_assert_cmpint (get_total (report, "SDGs gained"), ==, 4);
  g_assert_cmpint (get_total (report, "SDGs lost"), ==, 2);
  assert_has (listing, "3　Good health and well-being（gone from the plan） |  | 町営プールを開く");
  assert_has (listing, "6　Clean water and sanitation |  | 森を守り育てる");
  assert_has (listing, "7　Affordable and clean energy（new to the plan） | 水車で電気をつくる | ");
  assert_has (listing, "11　Sustainable cities and communities（new to the plan） | 家を直す | ");
  assert_has (listing, "13　Climate action（new to the plan） | 森を守り育てる、水車で電気をつくる | ");
  assert_has (listing, "An item gains a goal that neither it nor what it came from served");
  assert_lacks (listing, "12　");
  assert_lacks (listing, "14　");
  assert_lacks (listing, "15　");
}

/* The title, paper, marks, numbers and parts of the marked text and of the summary are the style's. */
static void
test_marked_options (void)
{
  static const char *const options[][2] = { { "compare-marked-title", "見え消し版" }, { "compare-marked-paper", "A3-across" }, { "compare-marked-new", "bold" }, { "compare-marked-legend", "凡例" }, { "compare-numbers", "false" }, { "compare-parts", "none" }, { "compare-summary-title", "概要" } };
  g_autoptr (KeiComparisonRows) rows = compare_small ();
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("amendment");
  g_autoptr (KeiReport) marked = NULL, summary = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const KeiBlock *blocks;
  guint n, n_new = 0;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      KeiReportStyle *changed = kei_report_style_with_option (style, options[i][0], options[i][1]);

      kei_report_style_unref (style);
      style = changed;
    }
  marked = build (rows, "marked", style, KEI_ID_NONE);
  blocks = kei_report_get_blocks (marked, &n);
  g_assert_cmpint (blocks[0].part->paper, ==, KEI_PAPER_A3);
  g_assert_true (blocks[0].part->across);
  g_assert_cmpstr (blocks[1].heading->title, ==, "見え消し版");
  for (guint i = 0; i < n; i++)
    {
      const KeiParagraph *line = blocks[i].kind == KEI_BLOCK_HEADING ? blocks[i].heading->line : blocks[i].kind == KEI_BLOCK_PARAGRAPH ? blocks[i].paragraph
                                                                                                                                       : NULL;

      for (guint j = 0; line != NULL && j < line->runs->len; j++)
        {
          const KeiRun *run = &g_array_index (line->runs, KeiRun, j);

          g_string_append (text, run->text);
          if ((run->marks & KEI_MARK_INSERTED) == 0)
            continue;
          g_assert_cmpint (run->marks & (KEI_MARK_BOLD | KEI_MARK_UNDERLINE), ==, KEI_MARK_BOLD);
          g_assert_cmpint (run->ink, ==, KEI_INK_NONE);
          n_new++;
        }
    }
  g_assert_cmpuint (n_new, >, 2);
  g_assert_nonnull (strstr (text->str, "凡例"));
  g_assert_nonnull (strstr (text->str, "空き家を生かす"));
  g_assert_null (strstr (text->str, "施策①"));
  g_assert_null (strstr (text->str, "森の手入れ"));
  summary = build (rows, "summary", style, KEI_ID_NONE);
  blocks = kei_report_get_blocks (summary, &n);
  g_assert_cmpstr (blocks[1].heading->title, ==, "概要");
  g_assert_cmpint (get_total (summary, "Targets raised"), ==, -1);
}

/* However much there is to tell. */
static void
test_summary_fits (void)
{
  static const KeiTestRevisionSize sizes[] = { KEI_TEST_REVISION_MEDIUM, KEI_TEST_REVISION_HEAVY };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      KeiTestRevisionSetting setting = { .n_items = 3000, .seed = 7 + i, .size = sizes[i] };
      KeiTestRevision *revision = kei_test_revision_new (&setting);
      g_autoptr (KeiComparisonRows) rows = compare (revision->old_tree, revision->new_tree);
      g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped (i == 0 ? "amendment" : "red");
      g_autoptr (KeiReport) report = build (rows, "summary", style, KEI_ID_NONE);
      g_autoptr (KeiReportPages) pages = kei_report_pages_new (report, NULL, NULL);

      g_assert_cmpuint (kei_report_pages_get_n_pages (pages), ==, 1);
      kei_test_revision_free (revision);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_CTYPE, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparison-report/drafting", test_drafting);
  g_test_add_func ("/comparison-report/options", test_options);
  g_test_add_func ("/comparison-report/labels", test_labels);
  g_test_add_func ("/comparison-report/wrong-options", test_wrong_options);
  g_test_add_func ("/comparison-report/documented", test_documented);
  g_test_add_func ("/comparison-report/branch", test_branch);
  g_test_add_func ("/comparison-report/same", test_same);
  g_test_add_func ("/comparison-report/marked/small", test_marked_small);
  g_test_add_func ("/comparison-report/marked/samples", test_marked_samples);
  g_test_add_func ("/comparison-report/marked/table", test_marked_table);
  g_test_add_func ("/comparison-report/marked/moves", test_marked_moves);
  g_test_add_func ("/comparison-report/marked/revisions", test_marked_revisions);
  g_test_add_func ("/comparison-report/hostile", test_hostile);
  g_test_add_func ("/comparison-report/cancelled", test_cancelled);
  g_test_add_func ("/comparison-report/summary-counts", test_summary_counts);
  g_test_add_func ("/comparison-report/summary-goals", test_summary_goals);
  g_test_add_func ("/comparison-report/remark-once", test_remark_once);
  g_test_add_func ("/comparison-report/marked/options", test_marked_options);
  g_test_add_func ("/comparison-report/summary-fits", test_summary_fits);
  return g_test_run ();
}
