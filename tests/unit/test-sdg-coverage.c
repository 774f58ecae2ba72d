/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-sdg-coverage.h"

#include "kei-measures.h"
#include "kei-sdg-suggest.h"

/* A link in the table below: goal, strength, sign, suggested. */
typedef struct
{
  int goal;
  const char *strength;
  const char *sign;
  gboolean suggested;
} Link;

#define PRIMARY KEI_SDG_STRENGTH_PRIMARY
#define SECONDARY KEI_SDG_STRENGTH_SECONDARY
#define TRADES_OFF KEI_SDG_SIGN_TRADES_OFF
#define LINKS(...) \
  (const Link[])   \
  {                \
    __VA_ARGS__,   \
    {              \
      -1           \
    }              \
  }
#define NO_LINKS \
  (const Link[]) \
  {              \
    {            \
      -1         \
    }            \
  }

enum {
  PLAN = 1,
  PILLAR,
  MEASURE,
  FIRST_LINK = 1000,
};

static KeiNode *
make_link (const Link *link)
{
  /* Ids only need to differ: the tests make few links. */
  static gint next = FIRST_LINK;
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_SDG_LINK, g_atomic_int_add (&next, 1));

  kei_node_builder_set_int (builder, KEI_FIELD_GOAL, link->goal);
  kei_node_builder_set_string (builder, KEI_FIELD_STRENGTH, link->strength);
  kei_node_builder_set_string (builder, KEI_FIELD_SIGN, link->sign);
  kei_node_builder_set_bool (builder, KEI_FIELD_SUGGESTED, link->suggested);
  return kei_node_builder_end (builder);
}

static KeiNode *
make_item (KeiId id, KeiId level, const Link *links, ...) G_GNUC_NULL_TERMINATED;

static KeiNode *
make_item (KeiId id, KeiId level, const Link *links, ...)
{
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_ITEM, id);
  KeiNode *child;
  va_list children;

  kei_node_builder_set_string (builder, KEI_FIELD_TITLE, "漁業を支える");
  kei_node_builder_set_ref (builder, KEI_FIELD_LEVEL, level);
  for (; links->goal >= 0; links++)
    kei_node_builder_add (builder, make_link (links));
  va_start (children, links);
  while ((child = va_arg (children, KeiNode *)) != NULL)
    kei_node_builder_add (builder, child);
  va_end (children);
  return kei_node_builder_end (builder);
}

static KeiTree *
make_tree (const char *measure_parts, KeiNode *item)
{
  g_autoptr (GError) error = NULL;
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, PLAN);
  KeiTree *tree;

  for (KeiId level = PILLAR; level <= MEASURE; level++)
    {
      KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_LEVEL, level);

      if (level == MEASURE)
        kei_node_builder_set_string (builder, KEI_FIELD_GROUPS, measure_parts);
      kei_node_builder_add (plan, kei_node_builder_end (builder));
    }
  kei_node_builder_add (plan, item);
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

static void
test_use (void)
{
  static const struct
  {
    Link link;
    KeiSdgUse use;
  } cases[] = {
    { { 3, NULL, NULL }, KEI_SDG_USE_SECONDARY },
    { { 3, SECONDARY, KEI_SDG_SIGN_CONTRIBUTES }, KEI_SDG_USE_SECONDARY },
    { { 3, PRIMARY, NULL }, KEI_SDG_USE_PRIMARY },
    { { 3, PRIMARY, TRADES_OFF }, KEI_SDG_USE_TRADES_OFF },
    { { 3, "of another plan", "as well" }, KEI_SDG_USE_SECONDARY },
    { { 3, PRIMARY, NULL, TRUE }, KEI_SDG_USE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KeiNode) link = make_link (&cases[i].link);

      g_assert_cmpint (kei_sdg_link_get_use (link), ==, cases[i].use);
    }
}

static void
test_profile (void)
{
  static const guint8 expected[] = { 8, 14, 2, 13 };
  g_autoptr (KeiNode) item = make_item (
      10, PILLAR, LINKS ({ 14, SECONDARY }, { 13, PRIMARY, TRADES_OFF }, { 0 }),
      make_item (11, MEASURE, LINKS ({ 14, PRIMARY }, { 99 }, { 7, PRIMARY, NULL, TRUE }), NULL),
      make_item (12, MEASURE, LINKS ({ 14, PRIMARY, TRADES_OFF }, { 8, PRIMARY }, { 2 }), NULL), NULL);
  KeiSdgProfile own = KEI_SDG_PROFILE_INIT, all = KEI_SDG_PROFILE_INIT;
  guint8 goals[KEI_SDG_N_GOALS];
  guint n;

  kei_sdg_profile_add_item (&own, item);
  g_assert_cmpuint (kei_sdg_profile_count (&own, KEI_SDG_USE_PRIMARY), ==, 0);
  g_assert_cmpuint (kei_sdg_profile_count (&own, KEI_SDG_USE_SECONDARY), ==, 1);
  g_assert_cmpuint (kei_sdg_profile_count (&own, KEI_SDG_USE_TRADES_OFF), ==, 1);
  g_assert_cmpint (own.uses[KEI_SDG_GOAL_NONE], ==, KEI_SDG_USE_SECONDARY);

  kei_sdg_profile_add_subtree (&all, item);
  n = kei_sdg_profile_list (&all, goals);
  g_assert_cmpmem (goals, n, expected, sizeof (expected));
}

static void
assert_ids (GArray *found, guint n, ...)
{
  va_list expected;

  g_assert_cmpuint (found->len, ==, n);
  va_start (expected, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (found, KeiId, i), ==, va_arg (expected, guint));
  va_end (expected);
}

static KeiNode *
make_measures (void)
{
  return make_item (
      10, PILLAR, LINKS ({ 17 }),
      make_item (11, MEASURE, LINKS ({ 1 }, { 2 }, { 3 }, { 4 }, { 5, NULL, TRADES_OFF }), NULL),
      make_item (12, MEASURE, LINKS ({ 1 }, { 1 }, { 2 }, { 3 }, { 4 }), NULL),
      make_item (13, MEASURE, LINKS ({ 0 }), NULL),
      make_item (14, MEASURE, LINKS ({ 6, NULL, NULL, TRUE }), NULL),
      make_item (15, MEASURE, NO_LINKS, make_item (16, KEI_ID_NONE, LINKS ({ 9 }), NULL), make_item (17, KEI_ID_NONE, NO_LINKS, NULL), NULL),
      NULL);
}

static void
test_coverage (void)
{
  g_autoptr (KeiTree) tree = make_tree ("texts sdg", make_measures ());
  g_autoptr (KeiSdgCoverage) coverage = kei_sdg_coverage_new (tree, KEI_SDG_MAX_GOALS);

  g_assert_cmpuint (coverage->n_measures, ==, 5);
  g_assert_cmpuint (coverage->n_goals, ==, 6);
  g_assert_cmpuint (coverage->goal_items[1], ==, 2);
  g_assert_cmpuint (coverage->goal_items[5], ==, 0);
  g_assert_cmpuint (coverage->goal_items[KEI_SDG_GOAL_NONE], ==, 1);
  assert_ids (coverage->crowded, 1, 11);
  assert_ids (coverage->unanswered, 1, 14);
  g_assert_cmpint (coverage->profile.uses[5], ==, KEI_SDG_USE_TRADES_OFF);
}

static void
test_coverage_of_item (void)
{
  g_autoptr (KeiTree) tree = make_tree ("sdg", make_measures ());
  g_autoptr (KeiSdgCoverage) coverage = kei_sdg_coverage_new_for_item (tree, 15, KEI_SDG_MAX_GOALS);

  g_assert_cmpuint (coverage->n_measures, ==, 1);
  g_assert_cmpuint (coverage->n_goals, ==, 1);
  g_assert_cmpint (coverage->profile.uses[9], ==, KEI_SDG_USE_SECONDARY);
}

/* Where no level asks, the lowest items do. */
static void
test_coverage_of_leaves (void)
{
  g_autoptr (KeiTree) tree = make_tree ("texts", make_measures ());
  g_autoptr (KeiSdgCoverage) coverage = kei_sdg_coverage_new (tree, 3);

  g_assert_cmpuint (coverage->n_measures, ==, 6);
  assert_ids (coverage->crowded, 2, 11, 12);
  assert_ids (coverage->unanswered, 2, 14, 17);
}

/* Then an answer given one step higher is theirs, but one at the top is not. */
static void
test_coverage_from_above (void)
{
  KeiNode *measures = make_item (
      10, PILLAR, LINKS ({ 17 }),
      make_item (11, MEASURE, LINKS ({ 1 }), make_item (12, KEI_ID_NONE, NO_LINKS, NULL), NULL),
      make_item (13, MEASURE, NO_LINKS, make_item (14, KEI_ID_NONE, NO_LINKS, NULL), make_item (15, KEI_ID_NONE, LINKS ({ 2 }), NULL), NULL),
      NULL);
  g_autoptr (KeiTree) tree = make_tree ("texts", measures);
  g_autoptr (KeiSdgCoverage) coverage = kei_sdg_coverage_new (tree, KEI_SDG_MAX_GOALS);

  assert_ids (coverage->unanswered, 1, 14);
}

static void
test_suggest_item (void)
{
  g_autoptr (KeiNode) free_item = make_item (10, KEI_ID_NONE, NO_LINKS, NULL);
  g_autoptr (KeiNode) linked = make_item (10, KEI_ID_NONE, LINKS ({ 14, NULL, NULL, TRUE }), NULL);
  g_autoptr (GPtrArray) suggestions = kei_sdg_suggest_item (free_item);
  g_autoptr (GPtrArray) none = kei_sdg_suggest_item (linked);
  const KeiSdgSuggestion *first = g_ptr_array_index (suggestions, 0);

  g_assert_cmpuint (suggestions->len, ==, 1);
  g_assert_cmpuint (first->goal, ==, 14);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Where no level says what a measure is, districts beside the pillars are none; where there are no pillars, they are. */
static void
test_beside (void)
{
  for (guint with_pillar = 0; with_pillar < 2; with_pillar++)
    {
      g_autoptr (GError) error = NULL;
      KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, PLAN);
      g_autoptr (KeiNode) pillar = make_item (10, KEI_ID_NONE, NO_LINKS, make_item (11, KEI_ID_NONE, NO_LINKS, NULL), NULL);
      g_autoptr (KeiNode) district = make_item (12, PILLAR, NO_LINKS, NULL);
      g_autoptr (KeiTree) tree = NULL;
      g_autoptr (KeiMeasures) measures = NULL;

      kei_node_builder_add (plan, kei_node_builder_end (kei_node_builder_new (KEI_KIND_LEVEL, PILLAR)));
      if (with_pillar)
        kei_node_builder_add (plan, kei_node_ref (pillar));
      kei_node_builder_add (plan, kei_node_ref (district));
      tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
      g_assert_no_error (error);
      measures = kei_measures_new (kei_tree_get_root (tree));
      g_assert_cmpint (kei_measures_contain (measures, district), ==, !with_pillar);
      g_assert_false (kei_measures_contain (measures, pillar));
      g_assert_true (kei_measures_contain (measures, kei_node_get_child (pillar, KEI_SLOT_ITEMS, 0)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sdg-coverage/use", test_use);
  g_test_add_func ("/sdg-coverage/profile", test_profile);
  g_test_add_func ("/sdg-coverage/coverage", test_coverage);
  g_test_add_func ("/sdg-coverage/coverage-of-item", test_coverage_of_item);
  g_test_add_func ("/sdg-coverage/coverage-of-leaves", test_coverage_of_leaves);
  g_test_add_func ("/sdg-coverage/from-above", test_coverage_from_above);
  g_test_add_func ("/sdg-coverage/beside", test_beside);
  g_test_add_func ("/sdg-coverage/suggest-item", test_suggest_item);

  return g_test_run ();
}
