/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Law 3, apply (apply (a, c), invert (c)) == a, and what must hold of every tree that a
 * change leads to: it obeys the schema, its maps say what its nodes say, the tree before is
 * untouched, and a document goes back and forth over the same states. */
#include "config.h"

#include "kei-document.h"
#include "kei-test-tree.h"

#define ROUNDS 60
#define STEPS 25

/* --- One tree --- */

static gboolean
check_node (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  KeiTree *tree = data;
  KeiId id = kei_node_get_id (node);

  g_assert_true (kei_tree_lookup (tree, id) == node);
  g_assert_cmpuint (kei_tree_get_slot (tree, id), ==, slot);
  g_assert_cmphex (kei_tree_get_parent_id (tree, id), ==, parent != NULL ? kei_node_get_id (parent) : KEI_ID_NONE);
  return TRUE;
}

static gboolean
check_references (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  KeiTree *const *trees = data;
  KeiId id = kei_node_get_id (node);

  g_assert_cmpuint (kei_tree_get_n_references (trees[0], id), ==, kei_tree_get_n_references (trees[1], id));
  return TRUE;
}

/* Made anew from its nodes, with everything checked, the tree is the same. */
static void
check_tree (KeiTree *tree)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) anew = kei_tree_new (kei_node_ref (kei_tree_get_root (tree)), FALSE, NULL, &error);
  KeiTree *trees[2] = { tree, anew };

  g_assert_no_error (error);
  kei_node_walk (kei_tree_get_root (tree), check_node, tree);
  kei_node_walk (kei_tree_get_root (tree), check_references, trees);
}

/* --- Changes --- */

static void
check_law (KeiTree *before, const KeiChange *change, KeiTree *after)
{
  g_autoptr (KeiChange) back = kei_change_invert (change);
  g_autoptr (KeiChange) forth = kei_change_invert (back);
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) undone = kei_tree_apply (after, back, &error);
  g_autoptr (KeiTree) redone = NULL;

  g_assert_no_error (error);
  g_assert_true (kei_tree_equal (undone, before));
  redone = kei_tree_apply (undone, forth, &error);
  g_assert_no_error (error);
  g_assert_true (kei_tree_equal (redone, after));
  check_tree (undone);
}

static void
test_invert (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 80));

      for (int step = 0; step < STEPS; step++)
        {
          KeiTree *after;
          guint64 hash = kei_tree_get_hash (tree);
          g_autoptr (KeiChange) change = kei_test_change_new (ids, tree, &after);
          g_autofree char *says = kei_change_describe (change, tree);

          g_assert_nonnull (says);
          g_assert_cmphex (kei_tree_get_hash (tree), ==, hash);
          check_tree (after);
          check_law (tree, change, after);
          kei_tree_unref (tree);
          tree = after;
        }
    }
}

/* A change that was made for another state fails with an error, or finds its old state
 * there by chance; either way what it is applied to stays as it was. */
static void
test_stale (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (int i = 0; i < ROUNDS * 5; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, 40);
      KeiTree *one, *other;
      g_autoptr (KeiChange) first = kei_test_change_new (ids, tree, &one);
      g_autoptr (KeiChange) second = kei_test_change_new (ids, tree, &other);
      g_autoptr (GError) error = NULL;
      g_autoptr (KeiTree) both = kei_tree_apply (one, second, &error);
      guint64 hash = kei_tree_get_hash (one);

      if (both == NULL)
        g_assert_true (error != NULL && error->domain == KEI_CHANGE_ERROR);
      else
        check_tree (both);
      check_tree (one);
      g_assert_cmphex (kei_tree_get_hash (one), ==, hash);
      kei_tree_unref (one);
      kei_tree_unref (other);
    }
}

/* --- Documents --- */

/* All the way back, state by state, and all the way forth. */
static void
walk_history (KeiDocument *document, GPtrArray *states)
{
  for (guint i = states->len - 1; i > 0; i--)
    {
      g_assert_true (kei_document_get_can_undo (document));
      g_assert_true (kei_document_undo (document));
      g_assert_true (kei_tree_equal (kei_document_get_tree (document), states->pdata[i - 1]));
    }
  g_assert_false (kei_document_get_can_undo (document));
  g_assert_false (kei_document_undo (document));
  for (guint i = 1; i < states->len; i++)
    {
      g_assert_true (kei_document_redo (document));
      g_assert_true (kei_tree_equal (kei_document_get_tree (document), states->pdata[i]));
    }
  g_assert_false (kei_document_redo (document));
}

static void
replay_cb (KeiDocument *document, const KeiChange *change, KeiTree **copy)
{
  g_autoptr (GError) error = NULL;
  KeiTree *next = change != NULL ? kei_tree_apply (*copy, change, &error) : kei_tree_ref (kei_document_get_tree (document));

  g_assert_no_error (error);
  kei_tree_unref (*copy);
  *copy = next;
}

static void
test_documents (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (int i = 0; i < ROUNDS / 2; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, 40);
      g_autoptr (KeiTree) copy = kei_tree_ref (tree);
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_tree_unref);
      KeiDocument *document = kei_document_new (tree);

      g_signal_connect (document, "changed", G_CALLBACK (replay_cb), &copy);
      g_ptr_array_add (states, kei_tree_ref (tree));
      for (int step = 0; step < STEPS; step++)
        {
          KeiTree *after;
          g_autoptr (KeiChange) change = kei_test_change_new (ids, kei_document_get_tree (document), &after);
          g_autoptr (GError) error = NULL;

          g_assert_true (kei_document_apply (document, change, &error));
          g_assert_no_error (error);
          if (!kei_change_is_empty (change))
            g_ptr_array_add (states, after);
          else
            kei_tree_unref (after);
        }
      walk_history (document, states);
      /* Whoever follows the signal has what the document has. */
      g_assert_true (kei_tree_equal (copy, kei_document_get_tree (document)));
      g_assert_finalize_object (document);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/change/law-3", test_invert);
  g_test_add_func ("/change/stale", test_stale);
  g_test_add_func ("/change/documents", test_documents);
  return g_test_run ();
}
