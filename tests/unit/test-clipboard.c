/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines as text, into a plan and out of one. */
#include "config.h"

#include "kei-clipboard.h"

#define PLAN 1

static void
print_items (KeiNode *parent, int depth, GString *text)
{
  for (guint i = 0; i < kei_node_get_n_children (parent, KEI_SLOT_ITEMS); i++)
    {
      KeiNode *item = kei_node_get_child (parent, KEI_SLOT_ITEMS, i);

      g_string_append_printf (text, "%*s%s|", depth, "", kei_node_get_headline (item));
      print_items (item, depth + 1, text);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *items; /* one a bar, a blank a level */
  } cases[] = {
    { "", "" },
    { " \n　\n", "" },
    { "港", "港|" },
    { "港\n船\n", "港|船|" },
    { "港\n\t船\n\t\t岸壁\n\t網\n山", "港| 船|  岸壁| 網|山|" },
    { "港\r\n  船\r\n", "港| 船|" },
    { "港\n　船\n    網", "港| 船|  網|" },
    { "  港\n船", "港|船|" },
    { "・港\n・船\n・ 網", "港|船|網|" },
    { "政策1 港\n\t施策① 船", "港| 船|" },
    { "政策1 港\n施策① 船\n施策② 網\n政策2 山\n施策① 木", "港| 船| 網|山| 木|" },
    { "5年後の姿\n令和9年度", "5年後の姿|令和9年度|" },
    { "港\t3\n\t船\t水産課\n", "港 3| 船 水産課|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (i);
      g_autoptr (KeiTree) clip = kei_clipboard_parse (cases[i].text, PLAN, ids);
      GString *text = g_string_new (NULL);

      if (clip != NULL)
        print_items (kei_tree_get_root (clip), 0, text);
      g_assert_cmpstr (text->str, ==, cases[i].items);
      g_assert_cmpint (clip != NULL, ==, *cases[i].items != '\0');
      if (clip != NULL)
        g_assert_cmpuint (kei_node_get_id (kei_tree_get_root (clip)), ==, PLAN);
      g_string_free (text, TRUE);
    }
}

/* Deeper than any plan: flat from some depth on, and no stack of the program's is at risk. */
static void
test_deep (void)
{
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (1);
  GString *text = g_string_new (NULL);
  g_autoptr (KeiTree) clip = NULL;

  for (guint i = 0; i < 500; i++)
    {
      for (guint j = 0; j < i; j++)
        g_string_append_c (text, ' ');
      g_string_append (text, "港\n");
    }
  clip = kei_clipboard_parse (text->str, PLAN, ids);
  g_assert_nonnull (clip);
  g_assert_cmpuint (kei_tree_get_n_nodes (clip), ==, 501);
  g_string_free (text, TRUE);
}

/* What was written is read as it was. */
static void
test_format (void)
{
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (1);
  g_autoptr (KeiTree) clip = kei_clipboard_parse ("港\n\t船\n\t\t岸壁\n山\n", PLAN, ids);
  KeiNode *plan = kei_tree_get_root (clip);
  guint n;
  const KeiId *items = kei_node_get_child_ids (plan, KEI_SLOT_ITEMS, &n);
  g_autofree char *text = kei_clipboard_format (clip, items, n);

  g_assert_cmpstr (text, ==, "港\n\t船\n\t\t岸壁\n山\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/clipboard/parse", test_parse);
  g_test_add_func ("/clipboard/deep", test_deep);
  g_test_add_func ("/clipboard/format", test_format);
  return g_test_run ();
}
