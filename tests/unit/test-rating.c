/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far an indicator has come, and what that is called. */
#include "config.h"

#include "kei-period.h"
#include "kei-rating.h"

static void
add_value (KeiNodeBuilder *indicator, KeiId id, const char *role, int year, const char *number)
{
  KeiNodeBuilder *value;

  if (number == NULL)
    return;
  value = kei_node_builder_new (KEI_KIND_INDICATOR_VALUE, id);
  kei_node_builder_set_string (value, KEI_FIELD_ROLE, role);
  kei_node_builder_set_int (value, KEI_FIELD_PERIOD, kei_period_from_fiscal_year (year));
  kei_node_builder_set_string (value, KEI_FIELD_NUMBER, number);
  kei_node_builder_add (indicator, kei_node_builder_end (value));
}

/* A plan of one indicator: baseline of 2026, actual value of 2028, target of 2030. */
static KeiTree *
make_tree (const char *direction, const char *baseline, const char *actual, const char *target)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1);
  KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, 2);
  KeiNodeBuilder *indicator = kei_node_builder_new (KEI_KIND_INDICATOR, 3);

  kei_node_builder_set_string (indicator, KEI_FIELD_DIRECTION, direction);
  add_value (indicator, 4, "baseline", 2026, baseline);
  add_value (indicator, 5, "actual", 2028, actual);
  add_value (indicator, 6, "target", 2030, target);
  kei_node_builder_add (item, kei_node_builder_end (indicator));
  kei_node_builder_add (plan, kei_node_builder_end (item));
  return kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
}

static void
test_measure (void)
{
  static const struct
  {
    const char *direction, *baseline, *actual, *target;
    double of_target, of_path; /* -1: cannot be said */
  } rows[] = {
    { "up", "100", "150", "200", 50, 100 },
    { "up", "100", "200", "200", 100, 200 },
    { "up", "100", "90", "200", -10, -20 },
    { "down", "80", "70", "60", 50, 100 },
    { "down", "80", "50", "60", 150, 300 },
    { "keep", "90", "90", "90", 100, 100 },
    { "keep", "90", "45", "90", 50, 50 },
    { "down", "10", "20", "10", 50, 50 },
    { "down", "0", "5", "0", 0, 0 },
    { "up", "1.5", "1.75", "2.0", 50, 100 },
    { "up", NULL, "90", "200", -1, -1 },
    { "up", "100", NULL, "200", -1, -1 },
    { "up", "100", "90", NULL, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KeiTree) tree = make_tree (rows[i].direction, rows[i].baseline, rows[i].actual, rows[i].target);
      const double expected[] = { rows[i].of_target, rows[i].of_path };

      for (guint basis = 0; basis < G_N_ELEMENTS (expected); basis++)
        {
          double percent = -1;

          g_assert_true (kei_rating_measure (tree, kei_tree_lookup (tree, 3), 0, basis, &percent) == (rows[i].baseline != NULL && rows[i].actual != NULL && rows[i].target != NULL));
          g_assert_cmpfloat_with_epsilon (percent, expected[basis], 1e-9);
        }
    }
}

/* What came later than the year is not known yet. */
static void
test_year (void)
{
  g_autoptr (KeiTree) tree = make_tree ("up", "100", "150", "200");
  double percent;

  g_assert_false (kei_rating_measure (tree, kei_tree_lookup (tree, 3), 2027, KEI_RATING_BASIS_TARGET, &percent));
  g_assert_true (kei_rating_measure (tree, kei_tree_lookup (tree, 3), 2028, KEI_RATING_BASIS_TARGET, &percent));
}

/* What was measured before the plan began says nothing of the way since. */
static void
test_before_baseline (void)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1);
  KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, 2);
  KeiNodeBuilder *indicator = kei_node_builder_new (KEI_KIND_INDICATOR, 3);
  g_autoptr (KeiTree) tree = NULL;
  double percent;

  add_value (indicator, 4, "actual", 2025, "90");
  add_value (indicator, 5, "baseline", 2026, "100");
  add_value (indicator, 6, "actual", 2026, "100");
  add_value (indicator, 7, "target", 2030, "200");
  kei_node_builder_add (item, kei_node_builder_end (indicator));
  kei_node_builder_add (plan, kei_node_builder_end (item));
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
  g_assert_false (kei_rating_measure (tree, kei_tree_lookup (tree, 3), 0, KEI_RATING_BASIS_TARGET, &percent));
}

static void
test_label (void)
{
  static const struct
  {
    double percent;
    const char *label;
  } rows[] = { { 120, "A" }, { 100, "A" }, { 99.96, "A" }, { 99.94, "B" }, { 80, "B" }, { 50, "C" }, { 49.9, "D" }, { -30, "D" } };
  g_autoptr (KeiTree) tree = make_tree ("up", NULL, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *label = kei_rating_dup_label (tree, rows[i].percent);

      g_assert_cmpstr (label, ==, rows[i].label);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/rating/measure", test_measure);
  g_test_add_func ("/rating/year", test_year);
  g_test_add_func ("/rating/before-baseline", test_before_baseline);
  g_test_add_func ("/rating/label", test_label);
  return g_test_run ();
}
