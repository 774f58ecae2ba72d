/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of comparison tables. A new one is a row here, a member of KeiComparisonLook (kei-comparison-look.c) and a line in
 * docs/styles.md. Words that are printed are Japanese data: a style says others. */
#include "config.h"

#include "kei-comparison-options.h"

#include <glib/gi18n-lib.h>

/* clang-format off */

static const KeiComparisonChoice sides[] = {
  { "new-old", N_("Later left, earlier right") },
  { "old-new", N_("Earlier left, later right") },
  { "stacked", N_("Later above, earlier below") },
};

static const KeiComparisonChoice heads[] = {
  { "改正後;改正前", NULL },
  { "改正案;現行", NULL },
  { "新;旧", NULL },
  { "後期;前期", NULL },
};

static const KeiComparisonChoice rows[] = {
  { "items", N_("One row an item") },
  { "lines", N_("One row a paragraph") },
};

static const KeiComparisonChoice marks[] = {
  { "underline", N_("Underlined") },
  { "bold", N_("Bold") },
  { "strike", N_("Struck through") },
  { "colour", N_("In colour") },
};

static const KeiComparisonChoice gaps[] = {
  { "none", N_("No gap") },
  { "old", N_("Underlined blank on the earlier side") },
  { "both", N_("Underlined blank on both sides") },
};

static const KeiComparisonChoice added[] = { { "（新設）", NULL }, { "（新規）", NULL }, { "（追加）", NULL } };
static const KeiComparisonChoice removed[] = { { "（削る）", NULL }, { "（削除）", NULL }, { "（廃止）", NULL } };

static const KeiComparisonChoice unchanged[] = {
  { "ranges", N_("In few words, ranges together") },
  { "word", N_("In few words, each by itself") },
  { "omitted", N_("Left out") },
  { "full", N_("Printed in full") },
};

static const KeiComparisonChoice omitted[] = { { "（略）", NULL }, { "（省略）", NULL }, { "（変更なし）", NULL } };

static const KeiComparisonChoice common[] = {
  { "once", N_("Said once, above the table") },
  { "rows", N_("Everywhere, as rows") },
};

static const KeiComparisonChoice remarks[] = {
  { "reason-else-kind", N_("The reason, else the kind of change") },
  { "reason", N_("The reason only") },
  { "kind", N_("The kind of change only") },
  { "none", N_("No such column") },
};

static const KeiComparisonChoice remarks_heads[] = { { "備考", NULL }, { "変更理由", NULL }, { "摘要", NULL } };

static const KeiComparisonChoice parts[] = {
  { "texts", N_("Texts") },
  { "indicators", N_("Indicators") },
  { "sdgs", N_("SDGs") },
  { "costs", N_("Costs and staffing") },
  { "fields", N_("Departments, periods and the like") },
};

static const KeiComparisonChoice titles[] = { { "{title}　新旧対照表", NULL }, { "新旧対照表", NULL }, { "{title}　変更点一覧", NULL } };
static const KeiComparisonChoice subtitles[] = { { "（{new} と {old}）", NULL }, { "none", N_("None") } };
static const KeiComparisonChoice legends[] = { { "（傍線の部分は改正部分）", NULL }, { "（下線の部分は変更部分）", NULL }, { "（赤字は変更部分）", NULL }, { "none", N_("None") } };

static const KeiComparisonChoice papers[] = {
  { "A4", N_("A4 upright") },
  { "A4-across", N_("A4 across") },
  { "A3", N_("A3 upright") },
  { "A3-across", N_("A3 across") },
  { "B4", N_("B4 upright") },
  { "B4-across", N_("B4 across") },
};
static const KeiComparisonChoice marked_titles[] = { { "{title}　見え消し", NULL }, { "{title}（見え消し版）", NULL }, { "{title}　修正案", NULL } };
static const KeiComparisonChoice marked_legends[] = { { "（下線は加えた部分、取消線は削った部分）", NULL }, { "（赤字は変更部分）", NULL }, { "none", N_("None") } };
static const KeiComparisonChoice summary_titles[] = { { "{title}　変更の概要", NULL }, { "{title}　改定の概要", NULL }, { "変更の概要", NULL } };

#define TABLE KEI_COMPARISON_FOR_TABLE
#define MARKED KEI_COMPARISON_FOR_MARKED
#define SUMMARY KEI_COMPARISON_FOR_SUMMARY
#define CHOICES(list) .choices = list, .n_choices = G_N_ELEMENTS (list)

static const KeiComparisonOption options[] = {
  { "compare-sides", N_("Order of the sides"), KEI_COMPARISON_GROUP_PAPER, TABLE | SUMMARY, KEI_COMPARISON_OPTION_CHOICE, "new-old", CHOICES (sides) },
  { "compare-heads", N_("Headings"), KEI_COMPARISON_GROUP_PAPER, TABLE | MARKED | SUMMARY, KEI_COMPARISON_OPTION_HEADS, "改正後;改正前", CHOICES (heads) },
  { "compare-rows", N_("Rows"), KEI_COMPARISON_GROUP_PAPER, TABLE, KEI_COMPARISON_OPTION_CHOICE, "items", CHOICES (rows) },
  { "compare-title", N_("Title"), KEI_COMPARISON_GROUP_PAPER, TABLE, KEI_COMPARISON_OPTION_WORDS, "{title}　新旧対照表", CHOICES (titles) },
  { "compare-subtitle", N_("Line below the title"), KEI_COMPARISON_GROUP_PAPER, TABLE | MARKED | SUMMARY, KEI_COMPARISON_OPTION_WORDS, "（{new} と {old}）", CHOICES (subtitles) },
  { "compare-marked-paper", N_("Paper"), KEI_COMPARISON_GROUP_PAPER, MARKED, KEI_COMPARISON_OPTION_CHOICE, "A4", CHOICES (papers) },
  { "compare-marked-title", N_("Title"), KEI_COMPARISON_GROUP_PAPER, MARKED, KEI_COMPARISON_OPTION_WORDS, "{title}　見え消し", CHOICES (marked_titles) },
  { "compare-summary-title", N_("Title"), KEI_COMPARISON_GROUP_PAPER, SUMMARY, KEI_COMPARISON_OPTION_WORDS, "{title}　変更の概要", CHOICES (summary_titles) },

  { "compare-marks-new", N_("Changed words, later side"), KEI_COMPARISON_GROUP_CHANGES, TABLE | SUMMARY, KEI_COMPARISON_OPTION_MARKS, "underline", CHOICES (marks) },
  { "compare-marks-old", N_("Changed words, earlier side"), KEI_COMPARISON_GROUP_CHANGES, TABLE | SUMMARY, KEI_COMPARISON_OPTION_MARKS, "underline", CHOICES (marks) },
  { "compare-marked-new", N_("What is new"), KEI_COMPARISON_GROUP_CHANGES, MARKED, KEI_COMPARISON_OPTION_MARKS, "underline;colour", CHOICES (marks) },
  { "compare-marked-old", N_("What is gone"), KEI_COMPARISON_GROUP_CHANGES, MARKED, KEI_COMPARISON_OPTION_MARKS, "strike;colour", CHOICES (marks) },
  { "compare-gap", N_("Where words are missing"), KEI_COMPARISON_GROUP_CHANGES, TABLE, KEI_COMPARISON_OPTION_CHOICE, "none", CHOICES (gaps) },
  { "compare-added", N_("Beside what was added"), KEI_COMPARISON_GROUP_CHANGES, TABLE, KEI_COMPARISON_OPTION_WORDS, "（新設）", CHOICES (added) },
  { "compare-removed", N_("Beside what was removed"), KEI_COMPARISON_GROUP_CHANGES, TABLE, KEI_COMPARISON_OPTION_WORDS, "（削る）", CHOICES (removed) },
  { "compare-unchanged", N_("What did not change"), KEI_COMPARISON_GROUP_CHANGES, TABLE, KEI_COMPARISON_OPTION_CHOICE, "ranges", CHOICES (unchanged) },
  { "compare-omitted", N_("Words for what is left out"), KEI_COMPARISON_GROUP_CHANGES, TABLE, KEI_COMPARISON_OPTION_WORDS, "（略）", CHOICES (omitted) },
  { "compare-common", N_("What changed everywhere"), KEI_COMPARISON_GROUP_CHANGES, TABLE, KEI_COMPARISON_OPTION_CHOICE, "once", CHOICES (common) },
  { "compare-spelling", N_("Mark what is only spelled otherwise"), KEI_COMPARISON_GROUP_CHANGES, TABLE, KEI_COMPARISON_OPTION_BOOL, "true" },
  { "compare-followed", N_("Mark numbers that only followed"), KEI_COMPARISON_GROUP_CHANGES, TABLE, KEI_COMPARISON_OPTION_BOOL, "false" },

  { "compare-parts", N_("Beside titles"), KEI_COMPARISON_GROUP_PARTS, TABLE | MARKED | SUMMARY, KEI_COMPARISON_OPTION_MARKS, "texts;indicators;sdgs;costs;fields", CHOICES (parts) },
  { "compare-numbers", N_("Numbers of items"), KEI_COMPARISON_GROUP_PARTS, TABLE | MARKED | SUMMARY, KEI_COMPARISON_OPTION_BOOL, "true" },
  { "compare-legend", N_("What the marks mean"), KEI_COMPARISON_GROUP_PARTS, TABLE, KEI_COMPARISON_OPTION_WORDS, "none", CHOICES (legends) },
  { "compare-marked-legend", N_("What the marks mean"), KEI_COMPARISON_GROUP_PARTS, MARKED, KEI_COMPARISON_OPTION_WORDS, "none", CHOICES (marked_legends) },
  { "compare-remarks", N_("Remarks column"), KEI_COMPARISON_GROUP_PARTS, TABLE, KEI_COMPARISON_OPTION_CHOICE, "reason-else-kind", CHOICES (remarks) },
  { "compare-remarks-head", N_("Its heading"), KEI_COMPARISON_GROUP_PARTS, TABLE, KEI_COMPARISON_OPTION_WORDS, "備考", CHOICES (remarks_heads) },
  { "compare-notes", N_("What a change means, in the remarks"), KEI_COMPARISON_GROUP_PARTS, TABLE, KEI_COMPARISON_OPTION_BOOL, "false" },
  { "compare-proof", N_("Versions and counts"), KEI_COMPARISON_GROUP_PARTS, TABLE | MARKED | SUMMARY, KEI_COMPARISON_OPTION_BOOL, "true" },

  { "compare-word-changed", N_("Changed"), KEI_COMPARISON_GROUP_WORDS, TABLE, KEI_COMPARISON_OPTION_WORDS, "変更" },
  { "compare-word-added", N_("Added"), KEI_COMPARISON_GROUP_WORDS, TABLE, KEI_COMPARISON_OPTION_WORDS, "追加" },
  { "compare-word-removed", N_("Removed"), KEI_COMPARISON_GROUP_WORDS, TABLE, KEI_COMPARISON_OPTION_WORDS, "削除" },
  { "compare-word-moved", N_("Moved"), KEI_COMPARISON_GROUP_WORDS, TABLE, KEI_COMPARISON_OPTION_WORDS, "移動" },
  { "compare-word-reordered", N_("Reordered"), KEI_COMPARISON_GROUP_WORDS, TABLE, KEI_COMPARISON_OPTION_WORDS, "順序の変更" },
  { "compare-word-level", N_("Other level"), KEI_COMPARISON_GROUP_WORDS, TABLE, KEI_COMPARISON_OPTION_WORDS, "階層の変更" },
  { "compare-word-merged", N_("Merged"), KEI_COMPARISON_GROUP_WORDS, TABLE, KEI_COMPARISON_OPTION_WORDS, "統合" },
  { "compare-word-split", N_("Split"), KEI_COMPARISON_GROUP_WORDS, TABLE, KEI_COMPARISON_OPTION_WORDS, "分割" },
  { "compare-word-spelling", N_("Spelling only"), KEI_COMPARISON_GROUP_WORDS, TABLE, KEI_COMPARISON_OPTION_WORDS, "表記の整理" },
  { "compare-word-renumbered", N_("Number only"), KEI_COMPARISON_GROUP_WORDS, TABLE, KEI_COMPARISON_OPTION_WORDS, "番号の整理" },
};

/* clang-format on */

const KeiComparisonOption *
kei_comparison_options (guint *n)
{
  *n = G_N_ELEMENTS (options);
  return options;
}

const KeiComparisonOption *
kei_comparison_option_by_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_str_equal (options[i].key, key))
      return &options[i];
  return NULL;
}

const char *
kei_comparison_option_group_label (KeiComparisonOptionGroup group)
{
  static const char *const labels[] = { N_ ("On the page"), N_ ("What changed"), N_ ("What is printed"), N_ ("Words of the remarks") };

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == KEI_COMPARISON_N_GROUPS);
  return labels[group];
}

const char *
kei_comparison_option_get (const KeiComparisonOption *option, const KeiReportStyle *style)
{
  const char *value = kei_report_style_get_option (style, option->key);

  return value != NULL ? value : option->fallback;
}
