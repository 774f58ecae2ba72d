/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-numbers.h"

#include <string.h>

/* A tree from a drawing: one item a line, its level's letter as often as it is deep. */
typedef struct
{
  KeiIdSource *source;
  KeiId levels[3]; /* a, b, c */
} Maker;

static KeiNode *
make_level (Maker *maker, guint i, const char *pattern, const char *restart)
{
  KeiNodeBuilder *builder;

  maker->levels[i] = kei_id_source_next (maker->source);
  builder = kei_node_builder_new (KEI_KIND_LEVEL, maker->levels[i]);
  kei_node_builder_set_string (builder, KEI_FIELD_PATTERN, pattern);
  kei_node_builder_set_string (builder, KEI_FIELD_RESTART, restart);
  return kei_node_builder_end (builder);
}

/* The item of @lines[*at], with what is deeper below it. */
static KeiNode *
make_item (Maker *maker, const char *const *lines, guint *at)
{
  gsize depth = strlen (lines[*at]);
  char letter = lines[*at][0];
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_ITEM, kei_id_source_next (maker->source));

  if (letter != '-')
    kei_node_builder_set_ref (builder, KEI_FIELD_LEVEL, maker->levels[letter - 'a']);
  for ((*at)++; lines[*at] != NULL && strlen (lines[*at]) > depth;)
    kei_node_builder_add (builder, make_item (maker, lines, at));
  return kei_node_builder_end (builder);
}

static KeiTree *
make_tree (const char *const rules[3][2], const char *const *lines)
{
  g_autoptr (KeiIdSource) source = kei_id_source_new_seeded (7);
  Maker maker = { source, { 0 } };
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_PLAN, kei_id_source_next (source));
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  for (guint i = 0; i < 3; i++)
    kei_node_builder_add (builder, make_level (&maker, i, rules[i][0], rules[i][1]));
  for (guint at = 0; lines[at] != NULL;)
    kei_node_builder_add (builder, make_item (&maker, lines, &at));
  tree = kei_tree_new (kei_node_builder_end (builder), FALSE, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

typedef struct
{
  KeiTree *tree;
  KeiNumbers *numbers;
  GString *text;
} Listing;

static gboolean
list_number (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Listing *listing = data;
  g_autofree char *alone = NULL;

  if (kei_node_get_kind (node) == KEI_KIND_ITEM)
    {
      alone = kei_numbers_for_item (listing->tree, kei_node_get_id (node));
      g_assert_cmpstr (kei_numbers_get (listing->numbers, kei_node_get_id (node)), ==, alone);
      g_string_append_printf (listing->text, "%s|", alone);
    }
  return TRUE;
}

static void
test_rules (void)
{
  static const char *const lines[] = { "a", "bb", "ccc", "ccc", "bb", "ccc", "-", "a", "cc", "bb", "ccc", "bb", NULL };
  static const struct
  {
    const char *rules[3][2];
    const char *expected;
  } cases[] = {
    { { { "第{1}章", NULL }, { "政策{1}", NULL }, { "施策{①}", NULL } }, "第1章|政策1|施策①|施策②|政策2|施策①||第2章|施策①|政策1|施策①|政策2|" },
    { { { "{Ⅰ}", NULL }, { "{1}", "plan" }, { "({1})", "parent" } }, "Ⅰ|1|(1)|(2)|2|(1)||Ⅱ|(1)|3|(1)|4|" },
    { { { "", NULL }, { "{1-1}", NULL }, { "{1-1-1}", "top" } }, "|1-1|1-1-1|1-1-2|1-2|1-2-3|||2-1|2-1|2-1-2|2-2|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KeiTree) tree = make_tree (cases[i].rules, lines);
      g_autoptr (KeiNumbers) numbers = kei_numbers_new (tree);
      g_autoptr (GString) text = g_string_new (NULL);
      Listing listing = { tree, numbers, text };

      kei_node_walk (kei_tree_get_root (tree), list_number, &listing);
      g_assert_cmpstr (text->str, ==, cases[i].expected);
      g_assert_cmpstr (kei_numbers_get (numbers, 1), ==, "");
    }
}

/* Both ways in agree on trees of any shape. */
static void
test_agree (void)
{
  static const char *const restarts[] = { NULL, "parent", "top", "plan", "unknown" };

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      const char *rules[3][2];
      g_autoptr (KeiTree) tree = NULL;
      g_autoptr (KeiNumbers) numbers = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      int depth = 0;

      for (guint j = 0; j < 3; j++)
        {
          rules[j][0] = "{1-1-1}";
          rules[j][1] = restarts[g_test_rand_int_range (0, G_N_ELEMENTS (restarts))];
        }
      for (int n = g_test_rand_int_range (1, 60); n > 0; n--)
        {
          depth = g_test_rand_int_range (1, MIN (depth + 2, 7));
          g_ptr_array_add (lines, g_strnfill (depth, "abc-"[g_test_rand_int_range (0, 4)]));
        }
      g_ptr_array_add (lines, NULL);

      tree = make_tree ((const char *const(*)[2]) rules, (const char *const *) lines->pdata);
      numbers = kei_numbers_new (tree);
      kei_node_walk (kei_tree_get_root (tree), list_number, &(Listing){ tree, numbers, text });
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/numbers/rules", test_rules);
  g_test_add_func ("/numbers/agree", test_agree);
  return g_test_run ();
}
