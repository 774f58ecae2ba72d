/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-test-plan.h"

#include "kei-period.h"

#define N_LEVELS 4
#define N_DEPARTMENTS 40
#define N_VIEWPOINTS 5

typedef struct
{
  KeiIdSource *ids; /* owned */
  guint left;       /* items still to be made */
  guint made;
  guint width; /* children of an item above the last level */
  KeiId levels[N_LEVELS];
  KeiId departments[N_DEPARTMENTS];
  KeiId viewpoints[N_VIEWPOINTS];
} Town;

static const char *const level_names[N_LEVELS] = { "基本目標", "政策", "施策", "主な取組" };
static const char *const level_patterns[N_LEVELS] = { "第{1}章", "政策{1}", "施策{①}", "({1})" };

static const char *const subjects[] = {
  "港と漁業",
  "子育ての支え",
  "市民の健康",
  "道路と橋",
  "学校と図書館",
  "防災の備え",
  "森と川",
  "商店街のにぎわい",
  "移住と定住",
  "行政のデジタル化",
};

static const char *const verbs[] = { "を広げる", "を見直す", "を地域で進める", "を整える", "を次の世代へつなぐ" };

static const char *const sentences[] = {
  "人口が減る中でも暮らしを守ります。",
  "地域の団体と力を合わせて取り組みます。",
  "施設の老朽化が進んでいます。",
  "相談の窓口を一つにまとめます。",
  "若い世代の声を計画に生かします。",
};

static KeiNodeBuilder *
begin (Town *town, KeiKind kind)
{
  return kei_node_builder_new (kind, kei_id_source_next (town->ids));
}

static void
add_text (Town *town, KeiNodeBuilder *item, const char *role, guint n_sentences)
{
  KeiNodeBuilder *text = begin (town, KEI_KIND_TEXT);
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < n_sentences; i++)
    g_string_append (body, sentences[(town->made + i) % G_N_ELEMENTS (sentences)]);
  kei_node_builder_set_string (text, KEI_FIELD_ROLE, role);
  kei_node_builder_set_string (text, KEI_FIELD_BODY, body->str);
  kei_node_builder_add (item, kei_node_builder_end (text));
}

static void
add_indicator (Town *town, KeiNodeBuilder *item, const char *name)
{
  static const char *const roles[] = { "baseline", "actual", "interim", "target" };
  KeiNodeBuilder *indicator = begin (town, KEI_KIND_INDICATOR);

  kei_node_builder_set_string (indicator, KEI_FIELD_NAME, name);
  kei_node_builder_set_string (indicator, KEI_FIELD_UNIT, "%");
  kei_node_builder_set_string (indicator, KEI_FIELD_DIRECTION, "up");
  kei_node_builder_set_ref (indicator, KEI_FIELD_DEPARTMENT, town->departments[town->made % N_DEPARTMENTS]);
  for (guint i = 0; i < 4; i++)
    {
      KeiNodeBuilder *value = begin (town, KEI_KIND_INDICATOR_VALUE);
      g_autofree char *number = g_strdup_printf ("%u.%u", 20 + 7 * i, town->made % 10);

      kei_node_builder_set_int (value, KEI_FIELD_PERIOD, kei_period_from_fiscal_year (2024 + 2 * (int) i));
      kei_node_builder_set_string (value, KEI_FIELD_ROLE, roles[i]);
      kei_node_builder_set_string (value, KEI_FIELD_NUMBER, number);
      kei_node_builder_add (indicator, kei_node_builder_end (value));
    }
  kei_node_builder_add (item, kei_node_builder_end (indicator));
}

static void
add_sdg_link (Town *town, KeiNodeBuilder *item, guint i)
{
  KeiNodeBuilder *link = begin (town, KEI_KIND_SDG_LINK);

  kei_node_builder_set_int (link, KEI_FIELD_GOAL, 1 + (town->made + 3 * i) % 17);
  kei_node_builder_set_string (link, KEI_FIELD_STRENGTH, i == 0 ? "primary" : "secondary");
  kei_node_builder_add (item, kei_node_builder_end (link));
}

static void
add_budget_line (Town *town, KeiNodeBuilder *item, guint i)
{
  KeiNodeBuilder *line = begin (town, KEI_KIND_BUDGET_LINE);
  gint64 amount = 1200 + town->made % 977;

  kei_node_builder_set_int (line, KEI_FIELD_YEAR, 2026 + i / 2);
  kei_node_builder_set_string (line, KEI_FIELD_ROLE, i % 2 == 0 ? "plan" : "budget");
  kei_node_builder_set_int (line, KEI_FIELD_AMOUNT, amount);
  kei_node_builder_set_int (line, KEI_FIELD_NATIONAL, amount / 2);
  kei_node_builder_set_int (line, KEI_FIELD_GENERAL, amount - amount / 2);
  kei_node_builder_add (item, kei_node_builder_end (line));
}

static void
fill_item (Town *town, KeiNodeBuilder *item, guint level)
{
  g_autofree char *title = g_strdup_printf ("%s%s（%u）", subjects[town->made % G_N_ELEMENTS (subjects)], verbs[town->made / 10 % G_N_ELEMENTS (verbs)], town->made + 1);

  kei_node_builder_set_ref (item, KEI_FIELD_LEVEL, town->levels[level]);
  kei_node_builder_set_string (item, KEI_FIELD_TITLE, title);
  kei_node_builder_set_string (item, KEI_FIELD_CONTINUATION, "continued");
  kei_node_builder_set_ref (item, KEI_FIELD_LEAD, town->departments[town->made % N_DEPARTMENTS]);
  if (town->made % 7 == 0)
    kei_node_builder_set_ids (item, KEI_FIELD_VIEWPOINTS, town->viewpoints, 2);
  add_text (town, item, "issues", 2);
  add_text (town, item, "goal", 1);
  add_text (town, item, "efforts", 1);
  add_indicator (town, item, "利用した市民の割合");
  add_indicator (town, item, "満足している市民の割合");
  for (guint i = 0; i < 3; i++)
    add_sdg_link (town, item, i);
  for (guint i = 0; i < 6; i++)
    add_budget_line (town, item, i);
  town->made++;
}

/* The items that are left, shared out evenly below @n of them. */
static void
add_items (Town *town, KeiNodeBuilder *parent, guint level, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      /* What is left below this one is shared out among it and its following siblings. */
      guint share = (town->left + (n - i) - 1) / (n - i);
      guint after = town->left - MIN (share, town->left);
      KeiNodeBuilder *item;

      if (share == 0)
        return;
      item = begin (town, KEI_KIND_ITEM);
      fill_item (town, item, level);
      town->left = share - 1;
      if (town->left > 0)
        add_items (town, item, level + 1, level + 2 < N_LEVELS ? MIN (town->width, town->left) : town->left);
      kei_node_builder_add (parent, kei_node_builder_end (item));
      town->left += after;
    }
}

static void
add_level (Town *town, KeiNodeBuilder *plan, guint i)
{
  KeiNodeBuilder *level = begin (town, KEI_KIND_LEVEL);
  KeiNode *made;

  kei_node_builder_set_string (level, KEI_FIELD_NAME, level_names[i]);
  kei_node_builder_set_string (level, KEI_FIELD_PATTERN, level_patterns[i]);
  if (i > 0)
    kei_node_builder_set_ids (level, KEI_FIELD_PARENTS, &town->levels[i - 1], 1);
  made = kei_node_builder_end (level);
  town->levels[i] = kei_node_get_id (made);
  kei_node_builder_add (plan, made);
}

static void
add_named (Town *town, KeiNodeBuilder *plan, KeiKind kind, KeiField field, const char *name, KeiId *id)
{
  KeiNodeBuilder *node = begin (town, kind);
  KeiNode *made;

  kei_node_builder_set_string (node, field, name);
  made = kei_node_builder_end (node);
  *id = kei_node_get_id (made);
  kei_node_builder_add (plan, made);
}

KeiTree *
kei_test_plan_new (guint n_items, guint64 seed)
{
  Town town = { .ids = kei_id_source_new_seeded (seed), .left = n_items };
  KeiNodeBuilder *plan = begin (&town, KEI_KIND_PLAN);
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  /* Wide enough for all levels to grow alike. */
  for (town.width = 1; town.width * town.width * town.width * (town.width + 1) < n_items;)
    town.width++;
  kei_node_builder_set_string (plan, KEI_FIELD_TITLE, "みなと市総合計画");
  kei_node_builder_set_int (plan, KEI_FIELD_START, 2026);
  kei_node_builder_set_int (plan, KEI_FIELD_END, 2030);
  for (guint i = 0; i < N_LEVELS; i++)
    add_level (&town, plan, i);
  for (guint i = 0; i < N_DEPARTMENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("市民生活第%u課", i + 1);

      add_named (&town, plan, KEI_KIND_DEPARTMENT, KEI_FIELD_NAME, name, &town.departments[i]);
    }
  for (guint i = 0; i < N_VIEWPOINTS; i++)
    {
      g_autofree char *title = g_strdup_printf ("共生のまちづくり %u", i + 1);

      add_named (&town, plan, KEI_KIND_VIEWPOINT, KEI_FIELD_TITLE, title, &town.viewpoints[i]);
    }
  add_items (&town, plan, 0, MIN (town.width, n_items));
  kei_id_source_free (town.ids);

  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

KeiTree *
kei_test_plan_new_of_titles (const char *const *titles, guint64 seed)
{
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (seed);
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, kei_id_source_next (ids));
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  for (guint i = 0; titles[i] != NULL; i++)
    {
      KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, kei_id_source_next (ids));

      kei_node_builder_set_string (item, KEI_FIELD_TITLE, titles[i]);
      kei_node_builder_add (plan, kei_node_builder_end (item));
    }
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
  g_assert_no_error (error);
  return tree;
}
