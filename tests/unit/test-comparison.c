/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed, as a person would say it: hand-made pairs of plans, and what each kind of field means. */
#include "config.h"

#include "kei-comparison-rows.h"
#include "kei-edit.h"
#include "kei-test-revision.h"
#include "kei-test-sample.h"
#include "kei-xml.h"

#include <string.h>

#define MAX_DEPTH 6

/* --- Plans from lines, a space for each level --- */

typedef struct
{
  KeiNodeBuilder *builders[MAX_DEPTH]; /* the plan, and the open items below it */
  guint depth;                         /* of the last */
} Lines;

static void
close_to (Lines *self, guint depth)
{
  for (; self->depth > depth; self->depth--)
    kei_node_builder_add (self->builders[self->depth - 1], kei_node_builder_end (self->builders[self->depth]));
}

static KeiTree *
read_lines (const char *text, guint64 seed)
{
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (seed);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Lines self = { { kei_node_builder_new (KEI_KIND_PLAN, kei_id_source_next (ids)) }, 0 };
  static const char *const names[] = { "分野", "施策", "主な取組" };
  KeiId levels[G_N_ELEMENTS (names)];
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      KeiNodeBuilder *level = kei_node_builder_new (KEI_KIND_LEVEL, levels[i] = kei_id_source_next (ids));

      kei_node_builder_set_string (level, KEI_FIELD_NAME, names[i]);
      kei_node_builder_set_string (level, KEI_FIELD_PATTERN, "{1}");
      kei_node_builder_add (self.builders[0], kei_node_builder_end (level));
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint depth = (guint) strspn (lines[i], " ");

      if (lines[i][depth] == '\0')
        continue;
      close_to (&self, depth);
      self.builders[++self.depth] = kei_node_builder_new (KEI_KIND_ITEM, kei_id_source_next (ids));
      kei_node_builder_set_ref (self.builders[self.depth], KEI_FIELD_LEVEL, levels[MIN (depth, 2)]);
      kei_node_builder_set_string (self.builders[self.depth], KEI_FIELD_TITLE, lines[i] + depth);
    }
  close_to (&self, 0);
  tree = kei_tree_new (kei_node_builder_end (self.builders[0]), FALSE, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

static char *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "unit", "compare", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* --- What was found, as lines --- */

static KeiComparison *
compare (KeiTree *old_tree, KeiTree *new_tree)
{
  g_autoptr (KeiPairing) pairing = kei_pairing_new (old_tree, new_tree, NULL, NULL, NULL, NULL, NULL);

  return kei_comparison_new (pairing, NULL, NULL);
}

static void
append_titles (GString *text, const KeiComparison *comparison, const KeiComparisonChange *change, KeiSide side)
{
  guint n;
  const KeiId *ids = kei_comparison_get_ids (comparison, change, side, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", kei_node_get_headline (kei_tree_lookup (kei_pairing_get_tree (kei_comparison_get_pairing (comparison), side), ids[i])));
}

/* "moved: a = b", in the order of the changes. */
static char *
list_changes (const KeiComparison *comparison)
{
  GString *text = g_string_new (NULL);
  guint n;
  const KeiComparisonChange *changes = kei_comparison_get_changes (comparison, &n);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s: ", kei_comparison_type_name (changes[i].type));
      append_titles (text, comparison, &changes[i], KEI_SIDE_OLD);
      g_string_append (text, " = ");
      append_titles (text, comparison, &changes[i], KEI_SIDE_NEW);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* --- By hand --- */

static void
test_twelve_edits (void)
{
  g_autofree char *earlier = load ("pledges-earlier.txt"), *later = load ("pledges-later.txt");
  g_autoptr (KeiTree) old_tree = read_lines (earlier, 1), new_tree = read_lines (later, 2);
  g_autoptr (KeiComparison) comparison = compare (old_tree, new_tree);
  g_autofree char *found = list_changes (comparison);

  g_test_message ("%s", found);
  g_assert_cmpstr (found, ==,
                   "changed: だれもが健やかに暮らすまちへ = だれもが健やかに長生きできるまちへ\n"
                   "changed: 障害のある人の働く場をつくります = 障がいのある人の働く場をつくります\n"
                   "reordered: 遊び場を増やします = 遊び場を増やします\n"
                   "merged: 第二子からの保育料の無償化 + 中学生までの医療費の助成 = 中学生までの医療費の助成と第二子からの保育料の無償化\n"
                   "changed: 放課後の学習教室 = 放課後の少人数学習教室\n"
                   "moved: 学校への相談員の巡回 = 学校への心の相談員の巡回\n"
                   "changed: 港の物流を強くします = 港の物流の力を高めます\n"
                   "added:  = 働きながら学び直せるようにします + 夜間のデジタル技能講座 + 学び直し休暇を設ける企業への助成\n"
                   "changed: 避難タワーの建設 = 避難タワーと避難ビルの整備\n"
                   "added:  = 使い捨て容器を使わないイベントの認定\n"
                   "moved: 除雪機を町内会に貸す = 除雪機を町内会に貸す\n"
                   "removed: ふるさと納税の返礼品の開発 = \n");
}

/* Chapters that run against the goals, two of them worded otherwise. */
static void
test_chapters (void)
{
  g_autoptr (KeiTree) goals = read_lines ("豊かな自然と共存し、環境を守るまち\n互いに支えあい、命を守れるまち\n学びあい、人が育つまち\n地の恵みを生かし、にぎわうまち\n声を聞き、ともに歩むまち", 1);
  g_autoptr (KeiTree) chapters = read_lines ("声を聞き、ともに歩むまち\n地の恵みを生かし、にぎわうまち\n学びあい、人が育つまち\n互いに支えあい、命を守るまち\n豊かな自然と共生し、環境を守るまち", 2);
  g_autoptr (KeiComparison) comparison = compare (goals, chapters);
  guint n, n_pairs = 0, reworded = 0;
  const KeiPair *pairs = kei_pairing_get_pairs (kei_comparison_get_pairing (comparison), &n);
  const KeiComparisonChange *changes;

  for (guint i = 0; i < n; i++)
    n_pairs += kei_node_get_kind (kei_tree_lookup (goals, pairs[i].old_id)) == KEI_KIND_ITEM;
  g_assert_cmpuint (n_pairs, ==, 5);
  changes = kei_comparison_get_changes (comparison, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (changes[i].type == KEI_COMPARISON_REORDERED || changes[i].type == KEI_COMPARISON_CHANGED);
      reworded += (changes[i].flags & KEI_COMPARISON_IS_REWORDED) != 0;
    }
  g_assert_cmpuint (reworded, ==, 2);
  /* All but one stand elsewhere. */
  g_assert_cmpuint (kei_comparison_count (comparison, KEI_COMPARISON_REORDERED), ==, 4);
}

/* --- The samples --- */

/* The samples share no identifiers; one pair is pinned in the later one's record, and an origin is named. */
static void
test_samples (void)
{
  const KeiPairingOptions alone = { .ignore_ids = TRUE, .ignore_record = TRUE };
  g_autoptr (KeiTree) old_tree = kei_test_read_sample ("minato-zenki.keikaku"), new_tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiComparison) comparison = compare (old_tree, new_tree);
  g_autoptr (KeiPairing) by_text = kei_test_pair (old_tree, new_tree, &alone);
  guint n, doubtful = 0, by[KEI_PAIR_BY_POSITION + 1] = { 0 };
  const KeiPair *pairs = kei_pairing_get_pairs (kei_comparison_get_pairing (comparison), &n);

  for (guint i = 0; i < n; i++)
    {
      const KeiPair *alike = kei_pairing_find (by_text, KEI_SIDE_NEW, pairs[i].new_id);

      by[pairs[i].by]++;
      doubtful += pairs[i].certainty == KEI_PAIR_DOUBTFUL;
      /* What a person pinned or named may be what no text would tell. */
      if (pairs[i].by > KEI_PAIR_BY_ORIGIN)
        g_assert_true (alike != NULL && alike->old_id == pairs[i].old_id);
    }
  g_assert_cmpuint (n, >, 300);
  g_assert_cmpuint (doubtful, ==, 1); /* a measure in the place of another */
  g_assert_cmpuint (by[KEI_PAIR_BY_HAND], ==, 1);
  g_assert_cmpuint (by[KEI_PAIR_BY_ORIGIN], ==, 1);
  g_assert_cmpuint (kei_comparison_count (comparison, KEI_COMPARISON_MOVED), ==, 2);
  g_assert_cmpuint (kei_comparison_count (comparison, KEI_COMPARISON_REORDERED), ==, 1);
  g_assert_cmpuint (kei_comparison_count (comparison, KEI_COMPARISON_SPLIT), ==, 1);
  g_assert_cmpuint (kei_comparison_count (comparison, KEI_COMPARISON_MERGED), ==, 1);
}

/* --- Titles with the partners that a person gave them --- */

typedef struct
{
  GString *earlier, *later;
  GHashTable *partners; /* later title → earlier title */
  GHashTable *others;   /* later title → the other earlier title, where two were merged */
  guint n;
} Labels;

/* Earlier title, later title, and what was merged into it; each may be missing. */
static void
read_label (Labels *self, char **columns, guint line, GString *moved)
{
  const char *old_title = columns[0], *new_title = columns[0] != NULL ? columns[1] : NULL;

  if (new_title == NULL)
    return;
  if (*old_title != '\0')
    g_string_append_printf (self->earlier, "%s\n", old_title);
  if (*new_title == '\0')
    return;
  /* Every fifth stands elsewhere in the later plan. */
  g_string_append_printf (line % 5 == 2 ? moved : self->later, "%s\n", new_title);
  if (*old_title == '\0')
    return;
  g_hash_table_insert (self->partners, g_strdup (new_title), g_strdup (old_title));
  if (columns[2] != NULL)
    g_hash_table_insert (self->others, g_strdup (new_title), g_strdup (columns[2]));
  self->n++;
}

static gboolean
is_labelled (const Labels *self, const char *old_title, const char *new_title)
{
  return g_strcmp0 (g_hash_table_lookup (self->partners, new_title), old_title) == 0 || g_strcmp0 (g_hash_table_lookup (self->others, new_title), old_title) == 0;
}

static void
judge_labels (const Labels *self)
{
  g_autoptr (KeiTree) old_tree = read_lines (self->earlier->str, 1), new_tree = read_lines (self->later->str, 2);
  g_autoptr (KeiPairing) pairing = kei_pairing_new (old_tree, new_tree, NULL, NULL, NULL, NULL, NULL);
  guint n, proposed = 0, right = 0, certain = 0, certain_right = 0;
  const KeiPair *pairs = kei_pairing_get_pairs (pairing, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *old_node = kei_tree_lookup (old_tree, pairs[i].old_id);
      gboolean is_right = is_labelled (self, kei_node_get_headline (old_node), kei_node_get_headline (kei_tree_lookup (new_tree, pairs[i].new_id)));

      if (kei_node_get_kind (old_node) != KEI_KIND_ITEM)
        continue;
      proposed++;
      right += is_right;
      certain += pairs[i].certainty == KEI_PAIR_CERTAIN;
      certain_right += pairs[i].certainty == KEI_PAIR_CERTAIN && is_right;
    }
  g_test_message ("%u pairs expected, %u proposed, %u right; %u certain, %u right", self->n, proposed, right, certain, certain_right);
  g_assert_cmpuint (self->n, >=, 145);
  g_assert_cmpfloat (kei_test_f1 (right, proposed, self->n), >=, 0.93);
  g_assert_cmpuint (certain, >=, self->n / 3);
  g_assert_cmpuint (certain, ==, certain_right);
}

static void
test_labelled_titles (void)
{
  g_autofree char *text = load ("titles.tsv");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) moved = g_string_new (NULL);
  Labels self = { g_string_new (NULL), g_string_new (NULL), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), 0 };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);

      read_label (&self, columns, i, moved);
    }
  g_string_append (self.later, moved->str);
  judge_labels (&self);
  g_string_free (self.earlier, TRUE);
  g_string_free (self.later, TRUE);
  g_hash_table_unref (self.partners);
  g_hash_table_unref (self.others);
}

/* --- What fields mean --- */

#define HEAD "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"%s\"><content title=\"港\">"

typedef struct
{
  const char *name;
  const char *old_content, *new_content; /* of one item that has one title in both */
  const char *found;                     /* "field meaning" of each difference, or of the plans' changes */
} MeaningCase;

#define ITEM(inside) "<item id=\"k%caaaaaaaaac\" title=\"漁業を育てる\">" inside "</item>"
#define INDICATOR(attributes, values) "<indicator id=\"k%caaaaaaaaad\" name=\"漁獲量\" " attributes ">" values "</indicator>"
#define VALUE(last, period, role, number) "<value id=\"k%caaaaaaaaa" last "\" period=\"" period "\" role=\"" role "\" number=\"" number "\"/>"

#define OTHER_ITEM(inside) "<item id=\"k%caaaaaaaabc\" title=\"森を守る\">" inside "</item>"
#define DERIVED(inside) "<item id=\"kaaaaaaaaaac\" title=\"漁業を育てる\">" inside "</item>"
#define KEPT_COST(last, year, amount) "<budget id=\"kaaaaaaaaaa" last "\" year=\"" year "\" role=\"plan\" amount=\"" amount "\"/>"
#define COST(last, year, role, amount) "<budget id=\"k%caaaaaaaaa" last "\" year=\"" year "\" role=\"" role "\" amount=\"" amount "\"/>"
#define SECTION(rows) "<section id=\"k%caaaaaaaabd\" title=\"町の姿\"><table id=\"k%caaaaaaaabe\" caption=\"人口\">" rows "</table></section>"
#define ROW(last, cells) "<row id=\"k%caaaaaaaaa" last "\" cells=\"" cells "\"/>"

static const MeaningCase meanings[] = {
  { "raised", ITEM (INDICATOR ("unit=\"t\"", VALUE ("e", "FY2030", "target", "100"))), ITEM (INDICATOR ("unit=\"t\"", VALUE ("e", "FY2030", "target", "120"))), "number raised" },
  { "lowered", ITEM (INDICATOR ("unit=\"t\"", VALUE ("e", "FY2030", "target", "100"))), ITEM (INDICATOR ("unit=\"t\"", VALUE ("e", "FY2030", "target", "99.5"))), "number lowered" },
  { "same number", ITEM (INDICATOR ("unit=\"t\"", VALUE ("e", "FY2030", "target", "100"))), ITEM (INDICATOR ("unit=\"t\"", VALUE ("e", "FY2030", "target", "100.0"))), "" },
  { "base", ITEM (INDICATOR ("unit=\"t\"", VALUE ("e", "FY2020", "baseline", "80"))), ITEM (INDICATOR ("unit=\"t\"", VALUE ("e", "FY2020", "baseline", "81"))), "number base" },
  { "unit", ITEM (INDICATOR ("unit=\"t\"", "")), ITEM (INDICATOR ("unit=\"億円\"", "")), "unit incomparable" },
  { "formula", ITEM (INDICATOR ("formula=\"年計\"", "")), ITEM (INDICATOR ("formula=\"三年の平均\"", "")), "formula incomparable" },
  { "goals", ITEM ("<sdg id=\"k%caaaaaaaaae\" goal=\"14\"/><sdg id=\"k%caaaaaaaaaf\" goal=\"8\"/>"), ITEM ("<sdg id=\"k%caaaaaaaaag\" goal=\"2\"/><sdg id=\"k%caaaaaaaaae\" goal=\"14\" strength=\"primary\"/>"), "sdg gained, strength, sdg lost" },
  { "goals in another order", ITEM ("<sdg id=\"k%caaaaaaaaae\" goal=\"14\"/><sdg id=\"k%caaaaaaaaaf\" goal=\"8\"/>"), ITEM ("<sdg id=\"k%caaaaaaaaag\" goal=\"8\"/><sdg id=\"k%caaaaaaaaae\" goal=\"14\"/>"), "" },
  { "costs", ITEM ("<budget id=\"k%caaaaaaaaae\" year=\"2026\" role=\"plan\" amount=\"10\"/><budget id=\"k%caaaaaaaaaf\" year=\"2027\" role=\"plan\" amount=\"20\"/>"), ITEM ("<budget id=\"k%caaaaaaaaae\" year=\"2027\" role=\"plan\" amount=\"21\"/><budget id=\"k%caaaaaaaaaf\" year=\"2028\" role=\"plan\" amount=\"30\"/>"), "amount" },
  { "costs of a year that the other plan has for others", ITEM (COST ("e", "2026", "plan", "10") COST ("f", "2027", "plan", "20")) OTHER_ITEM (COST ("h", "2026", "plan", "5")), ITEM (COST ("e", "2027", "plan", "20")) OTHER_ITEM (COST ("h", "2026", "plan", "5") COST ("i", "2027", "plan", "6")), "budget went, budget came" },
  { "costs of other years alone", ITEM (COST ("e", "2023", "plan", "10") COST ("f", "2024", "plan", "20")), ITEM (COST ("e", "2027", "plan", "30") COST ("f", "2028", "plan", "40")), "" },
  { "costs of a derived plan", DERIVED (KEPT_COST ("e", "2022", "10") KEPT_COST ("f", "2026", "20")), DERIVED (KEPT_COST ("e", "2026", "21") KEPT_COST ("f", "2030", "40")), "amount" },
  { "what was planned is not what was spent", ITEM (COST ("e", "2026", "plan", "10")), ITEM (COST ("e", "2026", "settlement", "9")), "" },
  { "costs where there were none", ITEM (""), ITEM (COST ("e", "2027", "plan", "30")), "budget came" },
  { "an account of another name", ITEM ("<budget id=\"k%caaaaaaaaae\" year=\"2027\" account=\"水道会計\" role=\"plan\" amount=\"10\"/>"), ITEM ("<budget id=\"k%caaaaaaaaae\" year=\"2027\" account=\"上水道事業会計\" role=\"plan\" amount=\"10\"/>"), "account" },
  { "two accounts of a year", ITEM ("<budget id=\"k%caaaaaaaaae\" year=\"2027\" account=\"国保\" role=\"plan\" amount=\"10\"/>" COST ("f", "2027", "plan", "1")), ITEM ("<budget id=\"k%caaaaaaaaae\" year=\"2027\" account=\"下水道\" role=\"plan\" amount=\"10\"/>" COST ("f", "2027", "plan", "1")), "budget came, budget went" },
  { "staff", ITEM ("<staffing id=\"k%caaaaaaaaae\" year=\"2027\" role=\"plan\" fte=\"2\"/><staffing id=\"k%caaaaaaaaaf\" year=\"2026\" role=\"plan\" fte=\"2\"/>"), ITEM ("<staffing id=\"k%caaaaaaaaae\" year=\"2027\" role=\"plan\" fte=\"2.5\"/>"), "fte" },
  { "targets of a year in common", ITEM (INDICATOR ("", VALUE ("e", "FY2024", "target", "10") VALUE ("f", "FY2026", "target", "20"))), ITEM (INDICATOR ("", VALUE ("e", "FY2026", "target", "21") VALUE ("f", "FY2031", "target", "30"))), "number raised, value came, value went" },
  { "the last target of several", ITEM (INDICATOR ("", VALUE ("e", "FY2024", "target", "10") VALUE ("f", "FY2026", "target", "20"))), ITEM (INDICATOR ("", VALUE ("e", "FY2031", "target", "30"))), "period, number raised, value went" },
  { "rows of a table by year", SECTION (ROW ("e", "2015&#9;12,000&#9;2,100") ROW ("f", "2020&#9;11,900&#9;1,900")), SECTION (ROW ("e", "2020&#9;11,905&#9;1,900") ROW ("f", "2025&#9;11,900&#9;1,700")), "cells, row came, row went" },
  { "spelling", ITEM ("<text id=\"k%caaaaaaaaae\"><body>障害のある人の取組を進める。</body></text>"), ITEM ("<text id=\"k%caaaaaaaaae\"><body>障がいのある人の取り組みを進める。</body></text>"), "body spelling" },
  { "a point is no spelling", ITEM ("<text id=\"k%caaaaaaaaae\"><body>出生率を1.5にする。</body></text>"), ITEM ("<text id=\"k%caaaaaaaaae\"><body>出生率を15にする。</body></text>"), "body" },
  { "width and spaces", ITEM ("<text id=\"k%caaaaaaaaae\"><body>漁業（沿岸） １２人，港</body></text>"), ITEM ("<text id=\"k%caaaaaaaaae\"><body>漁業(沿岸)12人、港</body></text>"), "body spelling" },
  { "what was measured meanwhile", ITEM (INDICATOR ("", VALUE ("e", "FY2020", "actual", "80"))), ITEM (INDICATOR ("", VALUE ("e", "FY2021", "actual", "90"))), "" },
  { "texts in another order", ITEM ("<text id=\"k%caaaaaaaaae\" role=\"issues\"><body>い</body></text><text id=\"k%caaaaaaaaaf\" role=\"vision\"><body>ろ</body></text>"), ITEM ("<text id=\"k%caaaaaaaaae\" role=\"vision\"><body>ろ</body></text><text id=\"k%caaaaaaaaaf\" role=\"issues\"><body>い</body></text>"), "text order" },
};

/* The content's ids with @letter in their second place, so that two plans share none. */
static KeiTree *
read_content (const char *content, char letter)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  g_string_append_printf (text, HEAD, letter == 'b' ? "kbaaaaaaaaab" : "kcaaaaaaaaab");
  for (const char *p = content; *p != '\0'; p++)
    if (strncmp (p, "%c", 2) == 0)
      {
        g_string_append_c (text, letter);
        p++;
      }
    else
      g_string_append_c (text, *p);
  g_string_append (text, "</content></plan>");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  tree = kei_xml_read_bytes (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

static char *
list_differences (const KeiComparison *comparison)
{
  static const char *const names[] = { "", " spelling", " raised", " lowered", " base", " incomparable", " gained", " lost", " order" };
  GString *text = g_string_new (NULL);
  guint n, n_changes;
  const KeiComparisonChange *changes = kei_comparison_get_changes (comparison, &n_changes);

  for (guint i = 0; i < n_changes; i++)
    {
      const KeiDifference *differences = kei_comparison_get_differences (comparison, &changes[i], &n);

      for (guint j = 0; j < n; j++)
        {
          KeiSide side = differences[j].new_node != KEI_ID_NONE ? KEI_SIDE_NEW : KEI_SIDE_OLD;
          KeiNode *node = kei_tree_lookup (kei_pairing_get_tree (kei_comparison_get_pairing (comparison), side), side == KEI_SIDE_NEW ? differences[j].new_node : differences[j].old_node);
          const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", differences[j].field != KEI_FIELD_NONE ? kei_schema_field (kind->id, differences[j].field)->name : kind->name);
          if (differences[j].meaning != KEI_MEANING_NONE || differences[j].field != KEI_FIELD_NONE)
            g_string_append (text, names[differences[j].meaning]);
          else
            g_string_append (text, side == KEI_SIDE_NEW ? " came" : " went");
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_meanings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      g_autoptr (KeiTree) old_tree = read_content (meanings[i].old_content, 'b'), new_tree = read_content (meanings[i].new_content, 'c');
      g_autoptr (KeiComparison) comparison = compare (old_tree, new_tree);
      g_autofree char *found = list_differences (comparison);

      g_test_message ("%s", meanings[i].name);
      g_assert_cmpstr (found, ==, meanings[i].found);
    }
}

/* --- Everywhere --- */

static void
append_everywhere (GString *text, guint n, gboolean later)
{
  g_string_append_printf (text, "<department id=\"k%%caaaaaaaabb\" name=\"%s\"/>", later ? "こども未来課" : "児童課");
  g_string_append_printf (text, "<department id=\"k%%caaaaaaaabc\" name=\"総務課\"/>");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "<item id=\"k%%caaaaaaab%c%c\" title=\"第%u地区の%sを支える\" lead=\"k%%caaaaaaaabb\" start=\"%u\" end=\"%u\"><text id=\"k%%caaaaaaac%c%c\"><body>%s%u番目の取組を進める。</body></text></item>",
                            'a' + (int) i / 8, 'b' + (int) i % 8, i, later ? "町民" : "市民", 2020 + i % 3 + (later ? 4 : 0), 2024 + i % 3 + (later ? 4 : 0), 'a' + (int) i / 8, 'b' + (int) i % 8, later ? "障がい者と" : "障害者と", i);
}

/* All of it is rules, and nothing is left to list. */
static void
test_rules (void)
{
  g_autoptr (GString) earlier = g_string_new (NULL), later = g_string_new (NULL), found = g_string_new (NULL);
  g_autoptr (KeiTree) old_tree = NULL, new_tree = NULL;
  g_autoptr (KeiComparison) comparison = NULL;
  guint n;
  const KeiComparisonRule *rules;
  g_autofree char *changes = NULL;

  append_everywhere (earlier, 12, FALSE);
  append_everywhere (later, 12, TRUE);
  old_tree = read_content (earlier->str, 'b');
  new_tree = read_content (later->str, 'c');
  comparison = compare (old_tree, new_tree);
  rules = kei_comparison_get_rules (comparison, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (found, "%s %s %s %u\n", kei_comparison_rule_name (rules[i].kind), rules[i].from, rules[i].to, rules[i].items->len);
  g_assert_cmpstr (found->str, ==, "years  +4 12\ndepartment 児童課 こども未来課 12\nwording 市民 町民 12\nspelling 障害 障がい 12\n");
  changes = list_changes (comparison);
  g_assert_cmpstr (changes, ==, "");
}

/* In every text of the plan. */
static KeiTree *
replace_word (KeiTree *tree, const char *from, const char *to)
{
  KeiEdit *edit = kei_edit_new (tree);
  g_autoptr (KeiChange) change = NULL;
  guint n;
  KeiNode *const *items = kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_ITEMS, &n);
  KeiTree *after;

  for (guint i = 0; i < n; i++)
    {
      const KeiNode *text = kei_node_get_child (items[i], KEI_SLOT_TEXTS, 0);
      g_auto (GStrv) parts = g_strsplit (kei_node_get_text (text, KEI_FIELD_BODY), from, -1);
      g_autofree char *body = g_strjoinv (to, parts);

      kei_edit_set_string (edit, kei_node_get_id (text), KEI_FIELD_BODY, body);
    }
  change = kei_edit_end (edit, NULL, NULL);
  after = kei_tree_apply (tree, change, NULL);
  g_assert_nonnull (after);
  return after;
}

static char *
list_rules (const KeiComparisonRows *rows)
{
  GString *text = g_string_new (NULL);
  guint n;
  const KeiComparisonRule *rules = kei_comparison_get_rules (kei_comparison_rows_get_comparison (rows), &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s→%s ", rules[i].from, rules[i].to);
  return g_string_free (text, FALSE);
}

/* A rule that edits have put an end to goes when rules are looked for again, and one that they have made comes. */
static void
test_rules_after_edits (void)
{
  g_autoptr (GString) earlier = g_string_new (NULL), later = g_string_new (NULL);
  g_autoptr (KeiTree) old_tree = NULL, new_tree = NULL, edited = NULL;
  g_autoptr (KeiComparison) comparison = NULL;
  g_autoptr (KeiComparisonRows) rows = NULL, followed = NULL, found = NULL, again = NULL;
  g_autofree char *before = NULL, *kept = NULL, *after = NULL;

  append_everywhere (earlier, 12, FALSE);
  append_everywhere (later, 12, TRUE);
  old_tree = read_content (earlier->str, 'b');
  new_tree = read_content (later->str, 'c');
  comparison = compare (old_tree, new_tree);
  rows = kei_comparison_rows_new (comparison, NULL, NULL);
  before = list_rules (rows);
  g_assert_cmpstr (before, ==, "→+4 児童課→こども未来課 市民→町民 障害→障がい ");
  g_assert_false (kei_comparison_rows_has_kept_rules (rows));

  edited = replace_word (new_tree, "障がい者と", "障害者・児童と");
  followed = kei_comparison_rows_follow (rows, KEI_SIDE_NEW, edited, NULL, NULL);
  kept = list_rules (followed);
  g_assert_cmpstr (kept, ==, before);
  g_assert_true (kei_comparison_rows_has_kept_rules (followed));
  found = kei_comparison_rows_find_rules (followed, NULL, NULL);
  after = list_rules (found);
  g_assert_cmpstr (after, ==, "→+4 児童課→こども未来課 市民→町民 者→者・児童 ");
  g_assert_false (kei_comparison_rows_has_kept_rules (found));
  again = kei_comparison_rows_find_rules (found, NULL, NULL);
  g_assert_true (again == found);
}

/* A word that only some of the items have changed is no rule; neither are years that went several ways. */
static void
test_no_rules (void)
{
  g_autoptr (KeiTree) old_tree = read_content ("<item id=\"k%caaaaaaaaac\" title=\"港\" start=\"2020\"/><item id=\"k%caaaaaaaaad\" title=\"森\" start=\"2021\"/><item id=\"k%caaaaaaaaae\" title=\"川\" start=\"2022\"/>", 'b');
  g_autoptr (KeiTree) new_tree = read_content ("<item id=\"k%caaaaaaaaac\" title=\"港\" start=\"2021\"/><item id=\"k%caaaaaaaaad\" title=\"森\" start=\"2025\"/><item id=\"k%caaaaaaaaae\" title=\"川\" start=\"2023\"/>", 'c');
  g_autoptr (KeiComparison) comparison = compare (old_tree, new_tree);
  guint n;

  kei_comparison_get_rules (comparison, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (kei_comparison_count (comparison, KEI_COMPARISON_CHANGED), ==, 3);
}

/* --- Places --- */

typedef struct
{
  const char *name, *earlier, *later, *found;
} PlaceCase;

static const PlaceCase places[] = {
  { "numbers follow", "漁業を育てる\n森を守る\n道を直す", "暮らしを支える\n漁業を育てる\n森を守る\n道を直す", "added:  = 暮らしを支える\n" },
  { "first goes last", "漁業を育てる\n森を守る\n道を直す\n水を配る", "森を守る\n道を直す\n水を配る\n漁業を育てる", "reordered: 漁業を育てる = 漁業を育てる\n" },
  { "a branch of two moves", "海\n 漁業を育てる\n  藻場を増やす\n陸\n 森を守る", "海\n陸\n 森を守る\n 漁業を育てる\n  藻場を増やす", "moved: 漁業を育てる = 漁業を育てる\n" },
  { "a branch rises", "海\n 漁業を育てる\n  藻場を増やす\n  稚魚を放す\n陸", "海\n漁業を育てる\n 藻場を増やす\n 稚魚を放す\n陸", "level: 漁業を育てる = 漁業を育てる\n" },
  { "moved and edited", "海\n 漁業の担い手を育てる\n陸\n 森を守る", "海\n陸\n 森を守る\n 漁業の若い担い手を育てる", "moved: 漁業の担い手を育てる = 漁業の若い担い手を育てる\n" },
  { "a branch goes", "海\n 漁業を育てる\n  藻場を増やす\n陸", "陸", "removed: 海 + 漁業を育てる + 藻場を増やす = \n" },
  { "two branches become one", "海\n 漁業を育てる\n 藻場を増やす\n陸\n 森を守る\n 畑を耕す\n空", "海\n 漁業を育てる\n 藻場を増やす\n 森を守る\n 畑を耕す\n空", "merged: 海 + 陸 = 海\n" },
  { "what is kept of a branch that goes", "海\n 漁業を育てる\n 藻場を増やす\n陸\n 森を守る", "陸\n 森を守る\n 漁業を育てる", "removed: 海 + 藻場を増やす = \nmoved: 漁業を育てる = 漁業を育てる\n" },
};

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (KeiTree) old_tree = read_lines (places[i].earlier, 1), new_tree = read_lines (places[i].later, 2);
      g_autoptr (KeiComparison) comparison = compare (old_tree, new_tree);
      g_autofree char *found = list_changes (comparison);

      g_test_message ("%s", places[i].name);
      g_assert_cmpstr (found, ==, places[i].found);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparison/twelve-edits", test_twelve_edits);
  g_test_add_func ("/comparison/chapters", test_chapters);
  g_test_add_func ("/comparison/samples", test_samples);
  g_test_add_func ("/comparison/labelled-titles", test_labelled_titles);
  g_test_add_func ("/comparison/meanings", test_meanings);
  g_test_add_func ("/comparison/rules", test_rules);
  g_test_add_func ("/comparison/rules-after-edits", test_rules_after_edits);
  g_test_add_func ("/comparison/no-rules", test_no_rules);
  g_test_add_func ("/comparison/places", test_places);
  return g_test_run ();
}
