/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule finds what it is for and nothing else. Plans are written as in the file, with
 * `@x` for the attribute id and `~x` for its value, x being one character of base32. */
#include "config.h"

#include "kei-check-data.h"

#include <locale.h>
#include <string.h>

#include "kei-test-tree.h"
#include "kei-xml.h"

#define TODAY ((KeiDay){ 2026, 10, 1 })

static KeiTree *
read_plan (const char *attributes, const char *content, const char *record)
{
  g_autofree char *short_text = g_strdup_printf ("<plan xmlns=\"urn:keikaku:plan\" format=\"1\" @7><content %s>%s</content><record>%s</record></plan>", attributes, content, record);
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  for (const char *p = short_text; *p != '\0'; p++)
    {
      if (*p == '@')
        g_string_append_printf (text, "id=\"kbbbbbbbbbb%c\"", *++p);
      else if (*p == '~')
        g_string_append_printf (text, "kbbbbbbbbbb%c", *++p);
      else
        g_string_append_c (text, *p);
    }
  bytes = g_string_free_to_bytes (text);
  tree = kei_xml_read_bytes (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

/* The problems of one rule as "x field", those muted in parentheses. */
static char *
list_problems (GPtrArray *problems, const char *code)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const KeiProblem *problem = g_ptr_array_index (problems, i);
      KeiIdText id;

      if (!g_str_equal (problem->code, code))
        continue;
      g_test_message ("%s", problem->message);
      g_assert_true (*problem->message != '\0' && g_utf8_validate (problem->message, -1, NULL));
      kei_id_format (problem->node, id);
      g_string_append_printf (list, problem->muted ? "%s(%c)" : "%s%c", list->len > 0 ? ", " : "", id[KEI_ID_TEXT_LENGTH - 1]);
      if (*kei_problem_get_field_name (problem) != '\0')
        g_string_append_printf (list, " %s", kei_problem_get_field_name (problem));
      if (problem->role != NULL)
        g_string_append_printf (list, "/%s", problem->role);
    }
  return g_strdup (list->str);
}

#define LEVELS "<level @b name=\"政策\"/><level @c name=\"施策\" under=\"~b\"/>"
#define YEARS "title=\"計画\" start=\"2024\" end=\"2028\""
#define INDICATOR(attributes, values) "<item @b title=\"港\"><indicator @c name=\"漁獲量\" " attributes ">" values "</indicator></item>"
#define BASELINE "<value @d period=\"FY2023\" role=\"baseline\" number=\"100\"/>"
#define TARGET "<value @e period=\"FY2028\" role=\"target\" number=\"120\"/>"

typedef struct
{
  const char *code;
  const char *attributes; /* of the plan; NULL: YEARS */
  const char *content;
  const char *record;
  const char *expected;
} Case;

static const Case cases[] = {
  { "declared-count", .content = LEVELS "<declared @d level=\"~b\" count=\"2\"/><declared @e level=\"~c\" count=\"1\"/><item @f level=\"~b\" title=\"港\"><item @g level=\"~c\" title=\"漁\"/></item>", .expected = "d count" },
  { "declared-count", .content = LEVELS "<item @f level=\"~b\" title=\"港\"><declared @d level=\"~c\" count=\"3\"/><item @g level=\"~c\" title=\"漁\"/></item><item @h level=\"~b\" title=\"山\"><item @i level=\"~c\" title=\"林\"/></item>", .expected = "d count" },
  { "declared-count", .content = LEVELS "<declared @e level=\"~b\"/><declared @d level=\"~c\" count=\"1\"/><item @f level=\"~b\" title=\"港\"><item @g level=\"~c\" title=\"漁\"/></item>", .expected = "" },

  { "empty-title", .content = "<item @b/><item @c title=\"　\"/><viewpoint @d/><section @e/><item @f title=\"港\"><indicator @g/></item>", .expected = "b title, c title, e title, d title, g name" },
  { "empty-title", .attributes = "start=\"2024\"", .content = "", .expected = "7 title" },
  { "empty-title", .content = "<item @b title=\"港\"/>", .expected = "" },

  { "duplicate-title", .content = "<item @b title=\"ＤＸの推進\"/><item @c title=\"DXの 推進\"/><item @d title=\"港\"><item @e title=\"港\"/><item @f/><item @g/></item>", .expected = "c title" },
  { "duplicate-title", .content = "<item @b title=\"港\"><indicator @c name=\"漁獲量\"/><indicator @d name=\"漁獲量\"/></item>", .expected = "d name" },
  { "duplicate-title", .content = "<item @b title=\"港\"><item @c title=\"道\"/></item><item @d title=\"山\"><item @e title=\"道\"/></item>", .record = "<meeting @f title=\"会議\"/><meeting @g title=\"会議\"/>", .expected = "" },

  { "tentative", .content = "<viewpoint @b title=\"港\" tentative=\"true\"/><item @c title=\"交流館（仮称）の整備\"/><item @d title=\"(仮)港\"/>", .expected = "c title, d title, b tentative" },
  { "tentative", .content = "<item @c title=\"仮設住宅\"/>", .expected = "" },

  { "drifting-title", .content = "<section @b title=\"人と自然が共存し安心して暮らせるまち\"/><item @c title=\"人と自然が共生し安心して暮らせるまち\"/>", .expected = "c title" },
  { "drifting-title", .content = "<section @b title=\"過去に学びみんなが命を守るまち\"/><item @c title=\"過去に学びみんなが命を守れるまち\"/>", .expected = "c title" },
  { "drifting-title", .content = "<item @b title=\"ＤＸの推進\"><item @c title=\"DXの推進\"/></item>", .expected = "c title" },
  { "drifting-title", .content = "<item @b title=\"人と自然が共生するまち\"><text @c role=\"alternative\"><body>人と自然が共存するまち</body></text><text @d role=\"issues\"><body>別のこと</body></text></item>", .expected = "c body" },
  { "drifting-title", .content = "<item @b title=\"道路の整備\"/><item @c title=\"水路の整備\"/><item @d title=\"東部地区の公園と緑地の整備\"/><item @e title=\"西部地区の公園と緑地の整備\"/><item @f title=\"令和6年度から始める計画の進行管理\"/><item @g title=\"令和7年度から始める計画の進行管理\"/>", .expected = "" },

  { "year-order", "title=\"計画\" start=\"2028\" end=\"2024\"", .content = "", .expected = "7 end" },
  { "year-order", .content = "<item @b title=\"港\" start=\"2026\" end=\"2025\"/><item @c title=\"山\" start=\"2025\" end=\"2025\"/><item @d title=\"川\" start=\"2025\"/>", .record = "<meeting @e title=\"会議\" start=\"2024-12-25\" end=\"2024-01-23\"/>", .expected = "b end, e end" },

  { "year-outside", .content = "<item @b title=\"港\" start=\"2023\" end=\"2028\"><indicator @c name=\"漁獲量\"><value @d period=\"FY2023\" role=\"baseline\"/><value @e period=\"2025-03-31\" role=\"target\"/><value @f period=\"FY2029\" role=\"target\"/></indicator><budget @g year=\"2029\"/><budget @h year=\"2022\" role=\"settlement\"/></item>", .expected = "b start, g year, f period" },
  { "year-outside", "title=\"計画\"", .content = "<item @b title=\"港\" start=\"1990\"/>", .expected = "" },
  { "year-outside", .content = "<item @b title=\"港\" start=\"2023\" end=\"2030\"/>", .record = "<rule @c code=\"year-outside\" threshold=\"1\"/>", .expected = "b end" },

  { "no-baseline", .content = INDICATOR ("", TARGET), .expected = "c name/baseline" },
  { "no-baseline", .content = INDICATOR ("", BASELINE), .expected = "" },
  { "no-baseline", .content = INDICATOR ("", "<value @d role=\"baseline\"/>"), .expected = "c name/baseline" },
  { "no-baseline", .content = INDICATOR ("", "<value @d role=\"baseline\" printed=\"未整備\"/>"), .expected = "" },
  { "no-baseline", .content = INDICATOR ("unmeasurable=\"true\"", ""), .expected = "" },
  { "no-target", .content = INDICATOR ("", BASELINE), .expected = "c name/target" },
  { "no-target", .content = INDICATOR ("", BASELINE TARGET), .expected = "" },
  { "no-department", .content = INDICATOR ("", ""), .expected = "c department" },
  { "no-department", .content = "<department @z name=\"水産課\"/>" INDICATOR ("department=\"~z\"", ""), .expected = "" },
  { "no-department", .content = "<department @z name=\"水産課\"/><item @b title=\"港\" lead=\"~z\"><indicator @c name=\"漁獲量\"/></item>", .expected = "c department" },
  { "against-direction", .content = INDICATOR ("direction=\"down\"", BASELINE TARGET), .expected = "e number" },
  { "against-direction", .content = INDICATOR ("direction=\"up\"", BASELINE "<value @e period=\"FY2028\" role=\"target\" number=\"99.5\"/>"), .expected = "e number" },
  { "against-direction", .content = INDICATOR ("direction=\"up\"", BASELINE TARGET), .expected = "" },
  { "against-direction", .content = INDICATOR ("direction=\"keep\"", BASELINE TARGET), .expected = "" },
  { "against-direction", .content = INDICATOR ("direction=\"down\"", BASELINE "<value @e period=\"FY2028\" role=\"target\" cumulative=\"true\" number=\"300\"/>"), .expected = "" },
  { "against-direction", .content = INDICATOR ("", BASELINE TARGET), .expected = "" },

  /* On 1 October 2026 the figures of 2024 and 2025 are due, those of 2026 are not. */
  { "actual-due", .content = INDICATOR ("", BASELINE "<value @f period=\"FY2024\" role=\"actual\" number=\"1\"/>"), .expected = "c name/actual" },
  { "actual-due", .content = INDICATOR ("", BASELINE "<value @f period=\"FY2024\" role=\"actual\" number=\"1\"/><value @g period=\"FY2025\" role=\"actual\" printed=\"整備\"/>"), .expected = "" },
  { "actual-due", .content = INDICATOR ("due-month=\"11\"", "<value @f period=\"FY2024\" role=\"actual\" number=\"1\"/>"), .expected = "" },
  { "actual-due", .content = INDICATOR ("source-ended=\"2023\"", BASELINE), .expected = "" },
  { "actual-due", .content = INDICATOR ("frequency=\"five-years\"", BASELINE), .expected = "" },
  { "actual-due", .content = INDICATOR ("frequency=\"two-years\"", BASELINE), .expected = "c name/actual" },
  { "actual-due", .content = INDICATOR ("frequency=\"once\"", BASELINE TARGET), .expected = "" },
  { "actual-due", "title=\"計画\"", .content = INDICATOR ("", BASELINE), .expected = "" },

  { "funding-sum", .content = "<item @b title=\"港\"><budget @c year=\"2024\" amount=\"100\" national=\"50\" general=\"49\"/><budget @d year=\"2025\" amount=\"100\" national=\"50\" bond=\"50\"/><budget @e year=\"2026\" amount=\"100\"/><budget @f year=\"2027\" national=\"5\"/></item>", .expected = "c amount, f amount" },
  { "funding-sum", .content = "<item @b title=\"港\"><budget @c year=\"2024\" amount=\"100\" national=\"50\" general=\"49\"/></item>", .record = "<rule @d code=\"funding-sum\" threshold=\"1\"/>", .expected = "" },
  { "funding-sum", .content = "<item @b title=\"港\"><budget @c year=\"2024\" amount=\"9223372036854775807\" national=\"9223372036854775807\" general=\"9223372036854775807\"/></item>", .expected = "c amount" },

  { "sdg-unanswered", .content = "<item @b title=\"港\"><item @c title=\"漁\"/><item @d title=\"山\"><sdg @e goal=\"0\"/></item></item>", .expected = "c" },
  { "sdg-unanswered", .content = "<item @b title=\"港\"><item @c title=\"漁\"><sdg @e goal=\"14\"/></item></item>", .expected = "" },
  { "sdg-crowded", .content = "<item @b title=\"港\"><sdg @c goal=\"1\"/><sdg @d goal=\"2\"/><sdg @e goal=\"3\"/><sdg @f goal=\"4\"/><sdg @g goal=\"5\"/></item>", .expected = "b" },
  { "sdg-crowded", .content = "<item @b title=\"港\"><sdg @c goal=\"1\"/><sdg @d goal=\"2\"/><sdg @e goal=\"3\"/><sdg @f goal=\"4\"/></item>", .expected = "" },
  { "sdg-crowded", .content = "<item @b title=\"港\"><sdg @c goal=\"1\"/><sdg @d goal=\"2\"/></item>", .record = "<rule @e code=\"sdg-crowded\" threshold=\"1\"/>", .expected = "b" },
  { "sdg-unused", .content = "<item @b title=\"港\"><sdg @c goal=\"14\"/></item>", .expected = "7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7" },
  { "sdg-unused", .content = "<item @b title=\"港\"/>", .expected = "" },

  { "duplicate-key", .content = "<item @b title=\"港\"><sdg @c goal=\"14\" target=\"14.2\"/><sdg @d goal=\"14\" target=\"14.2\"/><sdg @e goal=\"14\"/><budget @f year=\"2024\" account=\"一般\" role=\"plan\"/><budget @g year=\"2024\" account=\"一般\" role=\"plan\"/><budget @h/><budget @i/></item><item @j title=\"山\"><sdg @k goal=\"14\" target=\"14.2\"/></item>", .expected = "d, g" },
  { "duplicate-key", .content = INDICATOR ("", BASELINE "<value @f period=\"FY2023\" role=\"baseline\"/><value @g period=\"2023\" role=\"baseline\"/>"), .expected = "f" },

  { "broken-link", .content = "<item @b title=\"港\"><origin @c plan=\"~z\" item=\"~y\"/></item>", .record = "<note @d target=\"~b\"/><note @e target=\"~x\"/><public-comment @f><opinion @g items=\"~b ~x\"/></public-comment>", .expected = "g items, e target" },

  { "misplaced-level", .content = LEVELS "<item @d level=\"~c\" title=\"漁\"/><item @e level=\"~b\" title=\"港\"><item @f level=\"~b\" title=\"山\"/><item @g level=\"~c\" title=\"川\"/></item>", .expected = "d level, f level" },
  { "misplaced-level", .content = LEVELS "<item @d title=\"漁\"><item @e level=\"~c\" title=\"川\"/></item>", .expected = "" },

  { "spelling", .content = "<item @b title=\"SDGSの推進\"/><item @c title=\"ＳＤＧｓの推進\"/><item @d title=\"SDGsの推進\"/>", .expected = "b title, c title" },
  { "spelling", .content = "<item @b title=\"主な取組\"/><item @c title=\"主な取り組み\"/><item @d title=\"取組の推進\"/><item @e title=\"健康づくりに取り組みます\"/>", .expected = "c title" },
  { "spelling", .content = "<item @b title=\"子供の居場所\"/><item @c title=\"子どもの居場所\"/><item @d title=\"こども家庭センター\"/><item @e title=\"子供の貧困対策\"><text @f><body>子供と子ども、子供の声。\n子供</body></text></item><item @g title=\"子どもの声\"/>", .expected = "c title, g title, f body" },
  { "spelling", .content = "<item @b title=\"コミュニティーの支援\"/><item @c title=\"コミュニティの支援\"/>", .expected = "b title" },
  { "spelling", .content = "<department @f name=\"子供課\"/><item @b title=\"障がい者と障害物\"/><item @c title=\"障害者総合支援法\"/><item @d title=\"子どもの居場所\"/><item @e title=\"愛される商店街づくりとまちづくり\"/>", .expected = "" },
};

static void
assert_same_problems (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const KeiProblem *one = g_ptr_array_index (a, i);
      const KeiProblem *other = g_ptr_array_index (b, i);

      g_assert_cmpstr (one->code, ==, other->code);
      g_assert_cmpstr (one->message, ==, other->message);
      g_assert_cmpuint (one->node, ==, other->node);
      g_assert_cmpint (one->field, ==, other->field);
      g_assert_cmpint (one->severity, ==, other->severity);
      g_assert_cmpint (one->muted, ==, other->muted);
    }
}

/* Where the parts of a plan end that the rules are called with is not to be seen. */
static void
assert_any_parts (KeiTree *tree)
{
  static const guint parts[] = { 1, 2, 7, 100 };
  g_autoptr (GPtrArray) whole = kei_check_run_by (tree, TODAY, KEI_YEAR_STYLE_SEIREKI, G_MAXUINT, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GPtrArray) problems = kei_check_run_by (tree, TODAY, KEI_YEAR_STYLE_SEIREKI, parts[i], NULL);

      assert_same_problems (whole, problems);
    }
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (KeiTree) tree = read_plan (c->attributes != NULL ? c->attributes : YEARS, c->content, c->record != NULL ? c->record : "");
      g_autoptr (GPtrArray) problems = kei_check_run (tree, TODAY, KEI_YEAR_STYLE_SEIREKI, NULL);
      g_autofree char *found = list_problems (problems, c->code);

      g_test_message ("%s: %s", c->code, c->content);
      g_assert_cmpstr (found, ==, c->expected);
      assert_any_parts (tree);
    }
}

/* Every rule has a case in which it finds something and one in which it does not. */
static void
test_all_rules_tested (void)
{
  for (guint i = 0; i < kei_check_get_n_rules (); i++)
    {
      const KeiCheckRule *rule = kei_check_get_rule (i);
      gboolean found = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        found = found || (g_str_equal (cases[j].code, rule->code) && *cases[j].expected != '\0');
      g_test_message ("%s", rule->code);
      g_assert_true (found);
      g_assert_true (kei_check_find_rule (rule->code) == rule);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (rule->code, !=, kei_check_get_rule (j)->code);
    }
  g_assert_null (kei_check_find_rule ("no such rule"));
  g_assert_null (kei_check_find_rule (NULL));
}

static const KeiProblem *
find_problem (GPtrArray *problems, const char *code)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const KeiProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->code, code))
        return problem;
    }
  g_assert_not_reached ();
}

/* The plan may mute a rule as a whole or on a node, and change how grave it is. */
static void
test_settings (void)
{
  g_autoptr (KeiTree) tree = read_plan (YEARS, "<item @b/><item @c/><item @d title=\"(仮)港\"/>",
                                        "<rule @e code=\"empty-title\" target=\"~b\" severity=\"off\"><reason>あとで決める</reason></rule>"
                                        "<rule @f code=\"empty-title\" severity=\"error\"/>"
                                        "<rule @g code=\"tentative\" severity=\"off\"/>"
                                        "<rule @h code=\"unknown\" severity=\"off\"/>");
  g_autoptr (GPtrArray) problems = kei_check_run (tree, TODAY, KEI_YEAR_STYLE_SEIREKI, NULL);
  g_autofree char *empty = list_problems (problems, "empty-title");
  g_autofree char *tentative = list_problems (problems, "tentative");

  g_assert_cmpstr (empty, ==, "c title, (b) title");
  g_assert_cmpstr (tentative, ==, "(d) title");
  g_assert_cmpint (find_problem (problems, "empty-title")->severity, ==, KEI_SEVERITY_ERROR);
  for (guint i = 0; i < problems->len; i++)
    {
      const KeiProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->code, "empty-title") && problem->muted)
        g_assert_cmpstr (problem->mute_reason, ==, "あとで決める");
      if (i > 0)
        g_assert_cmpint (problem->severity, <=, ((const KeiProblem *) g_ptr_array_index (problems, i - 1))->severity);
    }
}

static void
test_cancel (void)
{
  g_autoptr (KeiTree) tree = read_plan (YEARS, "<item @b/>", "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (kei_check_run (tree, TODAY, KEI_YEAR_STYLE_SEIREKI, cancellable));
}

/* An empty plan has nothing to say beyond its missing title. */
static void
test_empty (void)
{
  g_autoptr (KeiTree) tree = read_plan ("title=\"計画\"", "", "");
  g_autoptr (GPtrArray) problems = kei_check_run (tree, TODAY, KEI_YEAR_STYLE_SEIREKI, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
}

static gpointer
check_in_thread (gpointer data)
{
  return kei_check_run (data, TODAY, KEI_YEAR_STYLE_SEIREKI, NULL);
}

/* One tree, several threads, one result. */
static void
test_threads (void)
{
  g_autoptr (KeiTree) tree = read_plan (YEARS, cases[0].content, "");
  GThread *threads[4];
  g_autofree char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("check", check_in_thread, tree);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GPtrArray) problems = g_thread_join (threads[i]);
      g_autofree char *found = list_problems (problems, "declared-count");

      if (expected == NULL)
        expected = g_strdup (found);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* Whatever a file may hold is checked without a word of complaint, and alike in whatever parts. */
static void
test_any_tree (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, 150);
      g_autoptr (GPtrArray) problems = kei_check_run (tree, TODAY, KEI_YEAR_STYLE_SEIREKI, NULL);

      assert_any_parts (tree);
      for (guint j = 0; j < problems->len; j++)
        {
          const KeiProblem *problem = g_ptr_array_index (problems, j);

          g_assert_true (kei_tree_contains (tree, problem->node));
          g_assert_true (problem->field == KEI_FIELD_NONE || kei_schema_field (problem->kind, problem->field) != NULL);
        }
    }
}

/* Messages name years as the person reads them. */
static void
test_years (void)
{
  static const struct
  {
    KeiYearStyle style;
    const char *message;
  } rows[] = {
    { KEI_YEAR_STYLE_SEIREKI, "“道”: 2040 is not within the plan’s period, 2027 to 2031" },
    { KEI_YEAR_STYLE_WAREKI, "“道”: 令和22年度 is not within the plan’s period, 令和9年度～令和13年度" },
    { KEI_YEAR_STYLE_BOTH, "“道”: 令和22（2040）年度 is not within the plan’s period, 令和9（2027）年度～令和13（2031）年度" },
  };
  g_autoptr (KeiTree) tree = read_plan ("title=\"計画\" start=\"2027\" end=\"2031\"", "<item @b title=\"道\"><budget @c year=\"2040\"/><budget @d amount=\"5\" national=\"3\"/></item>", "");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) problems = kei_check_run (tree, TODAY, rows[i].style, NULL);

      g_assert_cmpstr (find_problem (problems, "year-outside")->message, ==, rows[i].message);
      g_assert_cmpstr (find_problem (problems, "funding-sum")->message, ==, "“道”, no year: the cost is 5, its funding adds up to 3");
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/rules", test_rules);
  g_test_add_func ("/check/years", test_years);
  g_test_add_func ("/check/all-rules-tested", test_all_rules_tested);
  g_test_add_func ("/check/settings", test_settings);
  g_test_add_func ("/check/cancel", test_cancel);
  g_test_add_func ("/check/empty", test_empty);
  g_test_add_func ("/check/threads", test_threads);
  g_test_add_func ("/check/any-tree", test_any_tree);
  return g_test_run ();
}
