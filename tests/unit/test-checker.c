/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks in the background: the list they give, when they run, and what mutes them. */
#include "config.h"

#include "kei-checker.h"

#include "kei-mute.h"
#include "kei-outline-entry.h"
#include "kei-problem-list.h"

enum {
  PLAN = 1,
  FIRST,
  SECOND,
  INDICATOR,
  VIEWPOINT,
};

static KeiNode *
make_node (KeiKind kind, KeiId id, KeiField field, const char *text)
{
  KeiNodeBuilder *builder = kei_node_builder_new (kind, id);

  kei_node_builder_set_string (builder, field, text);
  return kei_node_builder_end (builder);
}

/* Two items, one of them with an indicator, and a viewpoint. */
static KeiDocument *
make_document (void)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, PLAN);
  KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, SECOND);
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (GError) error = NULL;

  kei_node_builder_set_string (plan, KEI_FIELD_TITLE, "計画");
  kei_node_builder_add (plan, make_node (KEI_KIND_VIEWPOINT, VIEWPOINT, KEI_FIELD_TITLE, "若い世代"));
  kei_node_builder_add (plan, make_node (KEI_KIND_ITEM, FIRST, KEI_FIELD_TITLE, ""));
  kei_node_builder_set_string (item, KEI_FIELD_TITLE, "港");
  kei_node_builder_add (item, make_node (KEI_KIND_INDICATOR, INDICATOR, KEI_FIELD_NAME, "漁獲量"));
  kei_node_builder_add (plan, kei_node_builder_end (item));
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
  g_assert_no_error (error);
  return kei_document_new (tree);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Runs the main loop until the checker has told its @n'th result. */
static void
wait_for (const guint *n_checked, guint n)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (*n_checked < n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (*n_checked, >=, n);
}

static const KeiProblem *
find_problem (KeiChecker *checker, const char *code, KeiId node)
{
  GPtrArray *problems = kei_checker_get_problems (checker);

  for (guint i = 0; i < problems->len; i++)
    {
      const KeiProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->code, code) && problem->node == node)
        return problem;
    }
  return NULL;
}

static guint
get_mark (KeiChecker *checker, KeiOutlineKey key)
{
  gint64 wanted = key;

  return GPOINTER_TO_UINT (g_hash_table_lookup (kei_checker_get_marks (checker), &wanted));
}

static void
set_title (KeiDocument *document, KeiId node, const char *title)
{
  g_auto (KeiValue) value = kei_value_string (title, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiChange) change = kei_change_set_in (kei_document_get_tree (document), node, KEI_FIELD_TITLE, &value, &error);

  g_assert_no_error (error);
  g_assert_true (kei_document_apply (document, change, &error));
}

static void
test_follow (void)
{
  g_autoptr (KeiDocument) document = make_document ();
  g_autoptr (KeiChecker) checker = kei_checker_new (document);
  guint n_checked = 0;

  g_signal_connect_swapped (checker, "checked", G_CALLBACK (count_cb), &n_checked);
  g_assert_cmpuint (kei_checker_get_problems (checker)->len, ==, 0);
  wait_for (&n_checked, 1);
  g_assert_nonnull (find_problem (checker, "empty-title", FIRST));
  g_assert_nonnull (find_problem (checker, "no-target", INDICATOR));
  g_assert_cmpuint (get_mark (checker, FIRST), ==, KEI_SEVERITY_WARNING + 1);
  /* An indicator is shown by its item, a viewpoint by the list of them. */
  g_assert_cmpuint (get_mark (checker, SECOND), ==, KEI_SEVERITY_WARNING + 1);
  g_assert_cmpuint (get_mark (checker, INDICATOR), ==, 0);
  g_assert_cmpuint (get_mark (checker, kei_outline_key_for_slot (KEI_SLOT_VIEWPOINTS)), ==, 0);

  /* Many changes, one run: the last one's. */
  set_title (document, FIRST, "山");
  set_title (document, VIEWPOINT, "(仮)若い世代");
  set_title (document, SECOND, "");
  wait_for (&n_checked, 2);
  g_assert_null (find_problem (checker, "empty-title", FIRST));
  g_assert_nonnull (find_problem (checker, "empty-title", SECOND));
  g_assert_cmpuint (get_mark (checker, kei_outline_key_for_slot (KEI_SLOT_VIEWPOINTS)), ==, KEI_SEVERITY_WARNING + 1);
  g_assert_cmpuint (n_checked, ==, 2);
  g_assert_cmpuint (kei_checker_count (checker, KEI_SEVERITY_WARNING) + kei_checker_count (checker, KEI_SEVERITY_ERROR) + kei_checker_count (checker, KEI_SEVERITY_INFO), ==, kei_checker_get_problems (checker)->len);
}

/* A checker may go while its thread runs. */
static void
test_end_early (void)
{
  g_autoptr (KeiDocument) document = make_document ();

  for (guint i = 0; i < 20; i++)
    {
      KeiChecker *checker = kei_checker_new (document);

      for (guint j = 0; j < i % 4; j++)
        g_main_context_iteration (NULL, FALSE);
      set_title (document, FIRST, i % 2 == 0 ? "山" : "川");
      g_assert_finalize_object (checker);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_mute (void)
{
  g_autoptr (KeiDocument) document = make_document ();
  g_autoptr (KeiEditor) editor = kei_editor_new (document, kei_id_source_new_seeded (1));
  g_autoptr (KeiChecker) checker = kei_checker_new (document);
  KeiTree *before = kei_tree_ref (kei_document_get_tree (document));
  guint n_checked = 0;

  g_signal_connect_swapped (checker, "checked", G_CALLBACK (count_cb), &n_checked);
  wait_for (&n_checked, 1);
  g_assert_true (kei_mute_problem (editor, find_problem (checker, "empty-title", FIRST), FALSE, "あとで決める", "高橋"));
  wait_for (&n_checked, 2);
  g_assert_true (find_problem (checker, "empty-title", FIRST)->muted);
  g_assert_cmpstr (find_problem (checker, "empty-title", FIRST)->mute_reason, ==, "あとで決める");
  g_assert_cmpuint (kei_checker_count_muted (checker), ==, 1);

  g_assert_true (kei_unmute_problem (editor, find_problem (checker, "empty-title", FIRST)));
  wait_for (&n_checked, 3);
  g_assert_false (find_problem (checker, "empty-title", FIRST)->muted);
  g_assert_true (kei_tree_equal (kei_document_get_tree (document), before));

  /* The whole rule, twice: one setting, the later reason. */
  g_assert_true (kei_mute_problem (editor, find_problem (checker, "no-target", INDICATOR), TRUE, "一", "佐々木"));
  g_assert_true (kei_mute_problem (editor, find_problem (checker, "no-target", INDICATOR), TRUE, "二", "高橋"));
  g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (kei_document_get_tree (document)), KEI_SLOT_RULES), ==, 1);
  wait_for (&n_checked, 4);
  g_assert_cmpstr (find_problem (checker, "no-target", INDICATOR)->mute_reason, ==, "二");
  g_assert_cmpstr (kei_node_get_string (kei_node_get_child (kei_tree_get_root (kei_document_get_tree (document)), KEI_SLOT_RULES, 0), KEI_FIELD_BY), ==, "高橋");

  g_assert_true (kei_document_undo (document));
  g_assert_true (kei_document_undo (document));
  g_assert_true (kei_tree_equal (kei_document_get_tree (document), before));
  kei_tree_unref (before);
}

/* --- The list --- */

/* What the model tells, replayed on a copy, gives the model. */
static void
replay_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *copy)
{
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (KeiProblemItem) item = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (copy, position + i, g_strdup (kei_problem_item_get (item)->message));
    }
}

static GPtrArray *
make_problems (void)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_problem_free);

  for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
    {
      KeiProblem *problem = g_new0 (KeiProblem, 1);

      problem->node = g_test_rand_int_range (1, 4);
      problem->code = "empty-title";
      problem->message = g_strdup_printf ("%d", g_test_rand_int_range (0, 3));
      problem->muted = g_test_rand_int_range (0, 4) == 0;
      g_ptr_array_add (problems, problem);
    }
  return problems;
}

static void
test_list (void)
{
  g_autoptr (KeiProblemList) list = kei_problem_list_new ();
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_free);

  g_signal_connect (list, "items-changed", G_CALLBACK (replay_cb), copy);
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GPtrArray) problems = make_problems ();
      gboolean with_muted = g_test_rand_bit ();
      guint n_muted = 0;

      kei_problem_list_set_problems (list, problems, with_muted);
      for (guint j = 0; j < problems->len; j++)
        n_muted += ((KeiProblem *) problems->pdata[j])->muted;
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, problems->len - (with_muted ? 0 : n_muted));
      g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
      for (guint j = 0; j < copy->len; j++)
        {
          g_assert_cmpstr (copy->pdata[j], ==, kei_problem_list_get (list, j)->message);
          g_assert_cmpuint (kei_problem_list_find (list, kei_problem_list_get (list, j)), <=, j);
        }
      g_assert_null (kei_problem_list_get (list, copy->len));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/checker/follow", test_follow);
  g_test_add_func ("/checker/end-early", test_end_early);
  g_test_add_func ("/checker/mute", test_mute);
  g_test_add_func ("/checker/list", test_list);
  return g_test_run ();
}
