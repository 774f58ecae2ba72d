/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker behind the window's comparison: after an edit it follows, and when asked looks for rules again. */
#include "config.h"

#include "kei-comparer.h"
#include "kei-edit.h"
#include "kei-test-plan.h"

static const char *const earlier[] = { "障害者の暮らしを支える", "障害児の学びを支える", "町と障害者をつなぐ", "障害福祉の窓口をひらく", "港を深く掘る", NULL };
static const char *const later[] = { "障がい者の暮らしを支える", "障がい児の学びを支える", "町と障がい者をつなぐ", "障がい福祉の窓口をひらく", "港を深く掘る", NULL };

static KeiTree *
give_titles (KeiTree *tree, const char *const *titles)
{
  KeiEdit *edit = kei_edit_new (tree);
  g_autoptr (KeiChange) change = NULL;
  KeiTree *after;

  for (guint i = 0; titles[i] != NULL; i++)
    kei_edit_set_string (edit, kei_node_get_id (kei_node_get_child (kei_tree_get_root (tree), KEI_SLOT_ITEMS, i)), KEI_FIELD_TITLE, titles[i]);
  change = kei_edit_end (edit, NULL, NULL);
  after = kei_tree_apply (tree, change, NULL);
  g_assert_nonnull (after);
  return after;
}

static guint
count_rules (KeiComparer *comparer)
{
  guint n = G_MAXUINT;

  if (kei_comparer_get_changes (comparer) != NULL)
    kei_comparison_get_rules (kei_comparison_rows_get_comparison (kei_comparer_get_rows (comparer)), &n);
  return n;
}

static void
test_rules (void)
{
  g_autoptr (KeiComparer) comparer = kei_comparer_new ();
  g_autoptr (KeiTree) old_tree = kei_test_plan_new_of_titles (earlier, 1), new_tree = kei_test_plan_new_of_titles (later, 2), edited = give_titles (new_tree, earlier);
  gboolean was_busy = FALSE;

  kei_comparer_set_trees (comparer, old_tree, new_tree, TRUE);
  while (count_rules (comparer) != 1)
    g_main_context_iteration (NULL, TRUE);
  kei_comparer_set_trees (comparer, old_tree, edited, FALSE);
  while (kei_comparer_get_busy (comparer))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_rules (comparer), ==, 1);
  kei_comparer_hold (comparer, TRUE);
  kei_comparer_find_rules (comparer); /* not while somebody types */
  kei_comparer_hold (comparer, FALSE);
  g_assert_cmpuint (count_rules (comparer), ==, 1);
  kei_comparer_find_rules (comparer);
  while (count_rules (comparer) != 0)
    {
      g_main_context_iteration (NULL, TRUE);
      was_busy |= kei_comparer_get_busy (comparer);
    }
  g_assert_false (was_busy);
  /* An edit comes before that; so does stopping. */
  kei_comparer_set_trees (comparer, old_tree, new_tree, FALSE);
  while (kei_comparer_get_busy (comparer))
    g_main_context_iteration (NULL, TRUE);
  kei_comparer_set_trees (comparer, old_tree, edited, FALSE);
  kei_comparer_cancel (comparer);
  g_assert_false (kei_comparer_get_busy (comparer));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
count_cb (KeiComparer *comparer, guint *n)
{
  (*n)++;
}

static KeiTree *
get_tree (KeiComparer *comparer, KeiSide side)
{
  return kei_pairing_get_tree (kei_comparison_get_pairing (kei_comparison_rows_get_comparison (kei_comparer_get_rows (comparer))), side);
}

static void
wait_for (KeiComparer *comparer)
{
  while (kei_comparer_get_busy (comparer))
    g_main_context_iteration (NULL, TRUE);
}

/* There are rows all the time; those that have the plans swapped are told of before; edits meanwhile are followed. */
static void
test_swap (void)
{
  g_autoptr (KeiComparer) comparer = kei_comparer_new ();
  g_autoptr (KeiTree) old_tree = kei_test_plan_new_of_titles (earlier, 1), new_tree = kei_test_plan_new_of_titles (later, 2), edited = give_titles (new_tree, earlier);
  guint n_swapped = 0;

  g_signal_connect (comparer, "swapped", G_CALLBACK (count_cb), &n_swapped);
  g_assert_false (kei_comparer_swap (comparer));
  kei_comparer_set_trees (comparer, old_tree, new_tree, TRUE);
  g_assert_false (kei_comparer_swap (comparer));
  wait_for (comparer);
  g_assert_cmpuint (n_swapped, ==, 0);

  g_assert_true (kei_comparer_swap (comparer));
  g_assert_true (kei_comparer_get_busy (comparer));
  g_assert_true (get_tree (comparer, KEI_SIDE_OLD) == old_tree);
  /* Still in the order of before. */
  kei_comparer_set_trees (comparer, old_tree, edited, FALSE);
  wait_for (comparer);
  g_assert_cmpuint (n_swapped, ==, 1);
  g_assert_true (get_tree (comparer, KEI_SIDE_OLD) == edited);
  g_assert_true (get_tree (comparer, KEI_SIDE_NEW) == old_tree);

  /* There and back at once. */
  g_assert_true (kei_comparer_swap (comparer));
  g_assert_true (kei_comparer_swap (comparer));
  wait_for (comparer);
  g_assert_cmpuint (n_swapped % 2, ==, 1);
  g_assert_true (get_tree (comparer, KEI_SIDE_OLD) == edited);

  /* What is stopped is as it was, and so is what is compared anew. */
  g_assert_true (kei_comparer_swap (comparer));
  kei_comparer_cancel (comparer);
  g_assert_true (get_tree (comparer, KEI_SIDE_OLD) == edited);
  g_assert_true (kei_comparer_swap (comparer));
  kei_comparer_set_trees (comparer, old_tree, new_tree, TRUE);
  wait_for (comparer);
  g_assert_cmpuint (n_swapped % 2, ==, 1);
  g_assert_true (get_tree (comparer, KEI_SIDE_OLD) == old_tree);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparer/rules", test_rules);
  g_test_add_func ("/comparer/swap", test_swap);
  return g_test_run ();
}
