/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system diagram on paper: how large its text is, and how it is spread over pages. */
#include "config.h"

#include "kei-plan-report.h"
#include "kei-report.h"

#include <string.h>

static KeiNodeBuilder *
new_item (KeiId *id, const char *title)
{
  KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, (*id)++);

  kei_node_builder_set_string (item, KEI_FIELD_TITLE, title);
  return item;
}

/* @n_pillars with @n_policies each, these with @n_measures each. */
static KeiTree *
new_plan (guint n_pillars, guint n_policies, guint n_measures, guint n_viewpoints, const char *vision)
{
  KeiId id = 1;
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, id++);

  if (vision != NULL)
    kei_node_builder_set_string (plan, KEI_FIELD_VISION, vision);
  for (guint i = 0; i < n_viewpoints; i++)
    {
      KeiNodeBuilder *viewpoint = kei_node_builder_new (KEI_KIND_VIEWPOINT, id++);

      kei_node_builder_set_string (viewpoint, KEI_FIELD_TITLE, "若い世代に選ばれる町をつくる");
      kei_node_builder_add (plan, kei_node_builder_end (viewpoint));
    }
  for (guint i = 0; i < n_pillars; i++)
    {
      KeiNodeBuilder *pillar = new_item (&id, "海と大地の恵みで暮らす町");

      for (guint j = 0; j < n_policies; j++)
        {
          KeiNodeBuilder *policy = new_item (&id, "水産業と農業を次代へ手渡す");

          for (guint k = 0; k < n_measures; k++)
            kei_node_builder_add (policy, kei_node_builder_end (new_item (&id, "漁業の担い手を確保する")));
          kei_node_builder_add (pillar, kei_node_builder_end (policy));
        }
      kei_node_builder_add (plan, kei_node_builder_end (pillar));
    }
  return kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
}

static KeiReport *
build (KeiTree *tree, const char *paper)
{
  g_autoptr (KeiReportStyle) shipped = kei_report_style_new_shipped ("office");
  g_autoptr (KeiReportStyle) style = kei_report_style_with_option (shipped, "diagram-paper", paper);
  g_autoptr (GError) error = NULL;
  KeiReport *report = kei_plan_report_new (tree, "diagram", style, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* The shapes of the figure at @page, from 0; NULL when there are fewer. */
static const KeiShape *
get_shapes (KeiReport *report, guint page, guint *n)
{
  guint n_blocks;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].kind == KEI_BLOCK_FIGURE && page-- == 0)
      return kei_drawing_get_shapes (blocks[i].figure->drawing, n);
  return NULL;
}

static guint
count_text (KeiReport *report, guint page, const char *text)
{
  guint n, found = 0;
  const KeiShape *shapes = get_shapes (report, page, &n);

  for (guint i = 0; i < n; i++)
    found += shapes[i].kind == KEI_SHAPE_TEXT && g_str_equal (shapes[i].text, text);
  return found;
}

/* A small tree on a large page is not lost in it. */
static void
test_small_tree (void)
{
  g_autoptr (KeiTree) tree = new_plan (2, 2, 2, 0, NULL);
  g_autoptr (KeiReport) report = build (tree, "A3");
  guint n;
  const KeiShape *shapes = get_shapes (report, 0, &n);

  g_assert_cmpuint (kei_report_count (report, KEI_BLOCK_FIGURE), ==, 1);
  for (guint i = 0; i < n; i++)
    if (shapes[i].kind == KEI_SHAPE_TEXT && g_str_equal (shapes[i].text, "漁業の担い手を確保する"))
      g_assert_cmpfloat (shapes[i].size, >=, 14);
}

/* Over several pages: every measure once, no page with next to nothing on it, and the viewpoints never alone. */
static void
test_pages (void)
{
  for (guint n_policies = 5; n_policies < 30; n_policies++)
    {
      g_autoptr (KeiTree) tree = new_plan (3, n_policies, 3, 4, "みんなで未来を育てるまちに");
      g_autoptr (KeiReport) report = build (tree, "A4");
      guint n_pages = kei_report_count (report, KEI_BLOCK_FIGURE), n_measures = 0;

      for (guint page = 0; page < n_pages; page++)
        {
          guint n = count_text (report, page, "漁業の担い手を確保する");

          g_assert_cmpuint (n, >=, 3 * MIN (n_policies / 3, 3));
          n_measures += n;
        }
      g_assert_cmpuint (n_measures, ==, 3 * n_policies * 3);
      g_assert_cmpuint (count_text (report, n_pages - 1, "若い世代に選ばれる町をつくる"), ==, 4);
    }
}

/* Several pages are upright where that takes fewer of them. */
static void
test_upright (void)
{
  g_autoptr (KeiTree) tree = new_plan (5, 4, 3, 4, "海と人がめぐりあい、暮らしを次へ手渡すまち");
  g_autoptr (KeiReport) report = build (tree, "A4");
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  g_assert_false (blocks[0].part->across);
  g_assert_cmpuint (kei_report_count (report, KEI_BLOCK_FIGURE), ==, 2);
}

/* The boxes below the tree stand in rows that are alike. */
static void
test_strips (void)
{
  g_autoptr (KeiTree) tree = new_plan (2, 2, 2, 8, NULL);
  g_autoptr (KeiReport) report = build (tree, "A3");
  guint n, on_top = 0;
  const KeiShape *shapes = get_shapes (report, 0, &n);
  double top = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    if (shapes[i].kind == KEI_SHAPE_TEXT && g_str_equal (shapes[i].text, "若い世代に選ばれる町をつくる"))
      top = MIN (top, shapes[i].y);
  for (guint i = 0; i < n; i++)
    on_top += shapes[i].kind == KEI_SHAPE_TEXT && g_str_equal (shapes[i].text, "若い世代に選ばれる町をつくる") && shapes[i].y == top;
  g_assert_cmpuint (on_top, ==, 4);
}

/* A long vision is broken where the longer line is shortest, and no line is longer than its box. */
static void
test_vision (void)
{
  g_autoptr (KeiTree) tree = new_plan (2, 2, 2, 0, "一人ひとりが学びあい 世界とつながり 未来を創るまちかまいし");
  g_autoptr (KeiReport) report = build (tree, "A3");
  guint n, found = 0;
  const KeiShape *shapes = get_shapes (report, 0, &n);

  for (guint i = 0; i < n; i++)
    if (shapes[i].kind == KEI_SHAPE_TEXT && shapes[i].vertical)
      {
        g_assert_cmpstr (shapes[i].text, ==, "一人ひとりが学びあい 世界とつながり \n未来を創るまちかまいし");
        g_assert_cmpfloat (18 * shapes[i].size, <=, shapes[i].height);
        found++;
      }
  g_assert_cmpuint (found, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/plan-diagram/small-tree", test_small_tree);
  g_test_add_func ("/plan-diagram/pages", test_pages);
  g_test_add_func ("/plan-diagram/upright", test_upright);
  g_test_add_func ("/plan-diagram/strips", test_strips);
  g_test_add_func ("/plan-diagram/vision", test_vision);
  return g_test_run ();
}
