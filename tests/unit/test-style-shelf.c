/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What styles there are to choose from, and what is done to the plan's own. */
#include "config.h"

#include "kei-style-shelf.h"

typedef struct
{
  KeiEditor *editor;
  guint n_messages;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
add_style (KeiNodeBuilder *plan, KeiId id, const char *name, const char *settings)
{
  KeiNodeBuilder *node = kei_node_builder_new (KEI_KIND_HOUSE_STYLE, id);

  kei_node_builder_set_string (node, KEI_FIELD_NAME, name);
  kei_node_builder_set_string (node, KEI_FIELD_SETTINGS, settings);
  kei_node_builder_add (plan, kei_node_builder_end (node));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1);
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (KeiDocument) document = NULL;

  kei_node_builder_set_string (plan, KEI_FIELD_MUNICIPALITY, "みなと町");
  add_style (plan, 2, "印刷所用", "[style]\nname=印刷所用\nbase=designed\n");
  add_style (plan, 3, "議会用", "[report]\ncompare-sides=new-old\n");
  add_style (plan, 4, "壊れた様式", "[page]\npaper=A9\n");
  add_style (plan, 5, "まだ空", "");
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
  document = kei_document_new (tree);
  fixture->editor = kei_editor_new (document, kei_id_source_new_seeded (1));
  g_signal_connect_swapped (fixture->editor, "message", G_CALLBACK (count_cb), &fixture->n_messages);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->editor);
}

static guint
count_in_plan (Fixture *fixture)
{
  return kei_node_get_n_children (kei_tree_get_root (kei_editor_get_tree (fixture->editor)), KEI_SLOT_HOUSE_STYLES);
}

static guint
count_shipped (void)
{
  return g_strv_length ((char **) kei_report_style_shipped ());
}

static void
assert_names (KeiStyleShelf *shelf, const char *own)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = count_shipped (); i < kei_style_shelf_get_n (shelf); i++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ";" : "", kei_style_shelf_get_name (shelf, i));
  g_assert_cmpstr (names->str, ==, own);
}

/* Those that are shipped, and of the plan's those that are for reports and can be read. */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiStyleShelf) shelf = kei_style_shelf_new (fixture->editor, KEI_STYLE_USE_REPORT);
  g_autoptr (KeiStyleShelf) none = kei_style_shelf_new (NULL, KEI_STYLE_USE_REPORT);

  assert_names (shelf, "印刷所用");
  g_assert_cmpuint (kei_style_shelf_get_id (shelf, 0), ==, KEI_ID_NONE);
  g_assert_cmpuint (kei_style_shelf_find (shelf, 2), ==, count_shipped ());
  g_assert_cmpuint (kei_style_shelf_find (shelf, 3), ==, KEI_STYLE_NONE);
  g_assert_true (kei_style_shelf_can_keep (shelf));
  assert_names (none, "");
  g_assert_false (kei_style_shelf_can_keep (none));
}

/* Kept twice, it has two names; each is one step. */
static void
test_keeps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiStyleShelf) shelf = kei_style_shelf_new (fixture->editor, KEI_STYLE_USE_REPORT);
  g_autoptr (KeiReportStyle) style = kei_report_style_with_option (kei_style_shelf_get_style (shelf, 0), "years", "seireki");
  g_autofree char *base = g_strdup (kei_style_shelf_get_name (shelf, 0));
  g_autofree char *names = g_strdup_printf ("印刷所用;みなと町 %s;みなと町 %s 2", base, base);
  g_autofree char *inside = NULL;
  guint n_changed = 0, kept;

  g_signal_connect_swapped (shelf, "changed", G_CALLBACK (count_cb), &n_changed);
  kept = kei_style_shelf_keep (shelf, 0, style);
  g_assert_cmpuint (kept, ==, count_shipped () + 1);
  g_assert_cmpstr (kei_report_style_get_option (kei_style_shelf_get_style (shelf, kept), "years"), ==, "seireki");
  inside = kei_report_style_dup_name (kei_style_shelf_get_style (shelf, kept), "ja");
  g_assert_cmpstr (inside, ==, kei_style_shelf_get_name (shelf, kept));
  g_assert_cmpuint (kei_style_shelf_keep (shelf, 0, style), ==, kept + 1);
  assert_names (shelf, names);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_true (kei_editor_undo (fixture->editor));
  assert_names (shelf, "印刷所用");
}

/* Written over, renamed, deleted and brought back; what is no style of the plan stays. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiStyleShelf) shelf = kei_style_shelf_new (fixture->editor, KEI_STYLE_USE_REPORT);
  guint own = kei_style_shelf_find (shelf, 2);
  g_autoptr (KeiReportStyle) style = kei_report_style_with_option (kei_style_shelf_get_style (shelf, own), "years", "both");

  g_assert_true (kei_style_shelf_replace (shelf, own, style));
  g_assert_cmpstr (kei_report_style_get_option (kei_style_shelf_get_style (shelf, own), "years"), ==, "both");
  g_assert_true (kei_style_shelf_rename (shelf, own, "[style] name=<&>\"\\n"));
  assert_names (shelf, "[style] name=<&>\"\\n");
  g_assert_cmpstr (kei_report_style_get_option (kei_style_shelf_get_style (shelf, own), "years"), ==, "both");
  g_assert_true (kei_style_shelf_remove (shelf, own));
  assert_names (shelf, "");
  g_assert_cmpuint (count_in_plan (fixture), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (kei_editor_undo (fixture->editor));
  assert_names (shelf, "印刷所用");
  g_assert_false (kei_style_shelf_replace (shelf, 0, style));
  g_assert_false (kei_style_shelf_rename (shelf, 0, "庁内用"));
  g_assert_false (kei_style_shelf_remove (shelf, 0));
  g_assert_cmpuint (count_in_plan (fixture), ==, 4);
}

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiStyleShelf) shelf = kei_style_shelf_new (fixture->editor, KEI_STYLE_USE_REPORT);
  g_autoptr (KeiReportStyle) style = kei_report_style_new ("[style]\nname=隣の町\n", -1, NULL);

  g_assert_cmpuint (kei_style_shelf_add (shelf, style), ==, count_shipped ());
  assert_names (shelf, "隣の町;印刷所用");
  g_assert_true (kei_style_shelf_get_style (shelf, count_shipped ()) == style);
  g_assert_true (kei_style_shelf_remove (shelf, kei_style_shelf_find (shelf, 2)));
  assert_names (shelf, "隣の町");
}

/* A plan that can only be read says so, and keeps what it has. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiStyleShelf) shelf = kei_style_shelf_new (fixture->editor, KEI_STYLE_USE_REPORT);

  kei_document_set_read_only (kei_editor_get_document (fixture->editor), TRUE);
  g_assert_false (kei_style_shelf_can_keep (shelf));
  g_assert_cmpuint (kei_style_shelf_keep (shelf, 0, kei_style_shelf_get_style (shelf, 0)), ==, KEI_STYLE_NONE);
  g_assert_cmpuint (fixture->n_messages, ==, 1);
  assert_names (shelf, "印刷所用");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add ("/style-shelf/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("lists", test_lists);
  ADD ("keeps", test_keeps);
  ADD ("changes", test_changes);
  ADD ("opens", test_opens);
  ADD ("read-only", test_read_only);
  return g_test_run ();
}
