/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-search.h"

static const struct
{
  const char *text;
  const char *words;
  KeiSearchFlags flags;
  const char *marked; /* the text with its hits in brackets */
} texts[] = {
  { "共存するまち、共生するまち", "共生", 0, "共存するまち、[共生]するまち" },
  { "SDGs・SDGS・ＳＤＧｓ", "sdgs", 0, "[SDGs]・[SDGS]・[ＳＤＧｓ]" },
  { "SDGs・SDGS・ＳＤＧｓ", "SDGs", KEI_SEARCH_EXACT, "[SDGs]・SDGS・ＳＤＧｓ" },
  { "ｶﾞｲﾄﾞとガイド", "ガイド", 0, "[ｶﾞｲﾄﾞ]と[ガイド]" },
  { "ガイド", "カ", 0, "ガイド" },
  { "葛\xf3\xa0\x84\x80城と葛城", "葛城", 0, "[葛\xf3\xa0\x84\x80城]と[葛城]" },
  { "葛\xf3\xa0\x84\x80城と葛城", "葛城", KEI_SEARCH_EXACT, "葛\xf3\xa0\x84\x80城と[葛城]" },
  { "㈱みなと", "株", 0, "㈱みなと" },
  { "㈱みなと", "(株)", 0, "[㈱]みなと" },
  { "ああああ", "ああ", 0, "[ああ][ああ]" },
  { "a\nb", "a\nb", 0, "[a\nb]" },
  { "何もない", "", 0, "何もない" },
};

static void
test_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) hits = kei_search_text (texts[i].text, texts[i].words, texts[i].flags);
      g_autoptr (GString) marked = g_string_new (texts[i].text);

      for (guint j = hits->len; j > 0; j--)
        {
          const KeiHit *hit = &g_array_index (hits, KeiHit, j - 1);

          g_string_insert_c (marked, hit->start + hit->length, ']');
          g_string_insert_c (marked, hit->start, '[');
        }
      g_assert_cmpstr (marked->str, ==, texts[i].marked);
    }
}

static KeiTree *
make_tree (void)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1);
  KeiNodeBuilder *level = kei_node_builder_new (KEI_KIND_LEVEL, 2);
  KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, 3);
  KeiNodeBuilder *text = kei_node_builder_new (KEI_KIND_TEXT, 4);

  kei_node_builder_set_string (plan, KEI_FIELD_TITLE, "港の計画");
  kei_node_builder_set_string (level, KEI_FIELD_PATTERN, "港{1}");
  kei_node_builder_add (plan, kei_node_builder_end (level));
  kei_node_builder_set_string (item, KEI_FIELD_TITLE, "港と港");
  kei_node_builder_set_string (text, KEI_FIELD_BODY, "港、\n湊、港");
  kei_node_builder_add (item, kei_node_builder_end (text));
  kei_node_builder_add (plan, kei_node_builder_end (item));
  return kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
}

static void
test_tree (void)
{
  g_autoptr (KeiTree) tree = make_tree ();
  g_autoptr (GArray) hits = kei_search_tree (tree, "港", 0, 1000, NULL);
  g_autoptr (GArray) few = kei_search_tree (tree, "港", 0, 2, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiChange) change = NULL;
  g_autoptr (KeiTree) after = NULL;

  /* Not in the level's numbering, which is the program's. */
  g_assert_cmpuint (hits->len, ==, 5);
  g_assert_cmpuint (few->len, ==, 2);
  change = kei_search_replace (tree, (const KeiHit *) (void *) hits->data, hits->len, "みなと", &error);
  g_assert_no_error (error);
  after = kei_tree_apply (tree, change, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kei_node_get_text (kei_tree_lookup (after, 1), KEI_FIELD_TITLE), ==, "みなとの計画");
  g_assert_cmpstr (kei_node_get_text (kei_tree_lookup (after, 3), KEI_FIELD_TITLE), ==, "みなととみなと");
  g_assert_cmpstr (kei_node_get_text (kei_tree_lookup (after, 4), KEI_FIELD_BODY), ==, "みなと、\n湊、みなと");
  g_assert_cmpstr (kei_node_get_text (kei_tree_lookup (after, 2), KEI_FIELD_PATTERN), ==, "港{1}");
}

static void
test_stale (void)
{
  g_autoptr (KeiTree) tree = make_tree ();
  KeiHit hits[] = { { .node = 3, .field = KEI_FIELD_TITLE, .start = 0, .length = 100 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiChange) change = kei_search_replace (tree, hits, 1, "x", &error);

  g_assert_error (error, KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE);
  g_assert_null (change);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/search/text", test_text);
  g_test_add_func ("/search/tree", test_tree);
  g_test_add_func ("/search/stale", test_stale);
  return g_test_run ();
}
