/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Following edits: over random series of them, of either plan, no pair is lost whose halves are there, least of all one that a
 * hand made; what is forbidden is never paired; law 2 holds; and the rows are those that would be made anew of these pairs. */
#include "config.h"

#include "kei-comparison-rows.h"
#include "kei-pairing-record.h"
#include "kei-test-law.h"
#include "kei-test-revision.h"
#include "kei-test-rows.h"
#include "kei-test-tree.h"

#include <string.h>

#define SERIES 12
#define STEPS 6

/* --- What must hold after each step --- */

static gboolean
is_there (const KeiPairing *pairing, KeiSide side, KeiId id, KeiKind kind)
{
  KeiNode *node = kei_tree_lookup (kei_pairing_get_tree (pairing, side), id);

  return node != NULL && kei_node_get_kind (node) == kind;
}

static gboolean
is_by_hand (const KeiPair *pair)
{
  return pair != NULL && pair->by == KEI_PAIR_BY_HAND;
}

static void
check_pairs (const KeiPairing *before, const KeiPairing *after)
{
  guint n;
  const KeiPair *pairs = kei_pairing_get_pairs (before, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiKind kind = kei_node_get_kind (kei_tree_lookup (kei_pairing_get_tree (before, KEI_SIDE_OLD), pairs[i].old_id));
      const KeiPair *now = kei_pairing_find (after, KEI_SIDE_OLD, pairs[i].old_id);

      if (!is_there (after, KEI_SIDE_OLD, pairs[i].old_id, kind) || !is_there (after, KEI_SIDE_NEW, pairs[i].new_id, kind))
        continue;
      /* Something that a hand had paired came back and has its own. */
      if (pairs[i].by != KEI_PAIR_BY_HAND && (is_by_hand (now) || is_by_hand (kei_pairing_find (after, KEI_SIDE_NEW, pairs[i].new_id))))
        continue;
      g_assert_nonnull (now);
      g_assert_cmpmem (now, sizeof *now, &pairs[i], sizeof pairs[i]);
      g_assert_true (kei_pairing_find (after, KEI_SIDE_NEW, pairs[i].new_id) == now);
    }
}

static void
check_hands (const KeiPairing *pairing, const KeiPairingOptions *options)
{
  for (guint i = 0; i < options->n_forbidden; i++)
    {
      const KeiPair *pair = kei_pairing_find (pairing, KEI_SIDE_OLD, options->forbidden[i].old_id);

      g_assert_true (pair == NULL || pair->new_id != options->forbidden[i].new_id);
    }
}

/* Rows by what they show. What a rule covers may differ: rules are kept, not looked for again. */
static void
check_rows (KeiComparisonRows *followed)
{
  KeiPairing *pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (followed));
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);
  g_autoptr (KeiComparisonRows) rows = kei_comparison_rows_new (comparison, NULL, NULL);
  g_autofree char *fault = kei_test_check_rows (followed);

  g_assert_cmpstr (fault, ==, NULL);
  g_assert_cmpuint (kei_comparison_rows_get_n (followed), ==, kei_comparison_rows_get_n (rows));
  for (guint i = 0; i < kei_comparison_rows_get_n (rows); i++)
    {
      const KeiComparisonRow *one = kei_comparison_rows_get (followed, i), *other = kei_comparison_rows_get (rows, i);

      g_assert_cmpint (one->kind, ==, other->kind);
      g_assert_cmpint (one->depth, ==, other->depth);
      g_assert_cmpint (one->field, ==, other->field);
      g_assert_cmpint (one->pair, ==, other->pair);
      g_assert_cmpuint (one->parent, ==, other->parent);
      g_assert_true (one->nodes[0] == other->nodes[0] && one->nodes[1] == other->nodes[1]);
      g_assert_cmpmem (one->ranges, sizeof one->ranges, other->ranges, sizeof other->ranges);
      if (one->sign != KEI_ROW_RULE && other->sign != KEI_ROW_RULE && !(one->flags & KEI_ROW_IS_RULED) && !(other->flags & KEI_ROW_IS_RULED))
        {
          g_assert_cmpint (one->sign, ==, other->sign);
          g_assert_cmphex (one->flags, ==, other->flags);
        }
    }
}

static void
check_touched (const KeiComparisonRows *before, const KeiComparisonRows *after)
{
  guint n_first, n_last, n = MIN (kei_comparison_rows_get_n (before), kei_comparison_rows_get_n (after));

  kei_comparison_rows_find_touched (before, after, &n_first, &n_last);
  g_assert_cmpuint (n_first + n_last, <=, n);
}

static KeiComparisonRows *
step (KeiComparisonRows *rows, KeiSide side, KeiTree *tree, const KeiPairingOptions *options)
{
  KeiComparisonRows *followed = kei_comparison_rows_follow (rows, side, tree, NULL, NULL);
  KeiPairing *before = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows));
  KeiPairing *after = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (followed));

  check_pairs (before, after);
  check_hands (after, options);
  kei_test_check_law_2 (after);
  check_rows (followed);
  check_touched (rows, followed);
  return followed;
}

/* --- Series --- */

static KeiComparisonRows *
start (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options)
{
  g_autoptr (KeiPairing) pairing = kei_test_pair (old_tree, new_tree, options);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);

  return kei_comparison_rows_new (comparison, NULL, NULL);
}

/* Random edits of either plan, and back through them as an undo goes. */
static void
run_series (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();
  KeiComparisonRows *rows = start (old_tree, new_tree, options);
  g_autoptr (GPtrArray) undone = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_tree_unref);
  KeiSide side = g_test_rand_bit () ? KEI_SIDE_NEW : KEI_SIDE_OLD;
  g_autoptr (GArray) pairs_at_first = NULL;
  guint n;
  const KeiPair *pairs = kei_pairing_get_pairs (kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows)), &n);

  pairs_at_first = g_array_new (FALSE, FALSE, sizeof (KeiPair));
  g_array_append_vals (pairs_at_first, pairs, n);
  for (guint i = 0; i < STEPS; i++)
    {
      KeiTree *now = kei_pairing_get_tree (kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows)), side), *after;
      KeiComparisonRows *next;

      kei_change_unref (kei_test_change_new (ids, now, &after));
      g_ptr_array_add (undone, kei_tree_ref (now));
      next = step (rows, side, after, options);
      kei_tree_unref (after);
      kei_comparison_rows_unref (rows);
      rows = next;
    }
  while (undone->len > 0)
    {
      KeiComparisonRows *next = step (rows, side, undone->pdata[undone->len - 1], options);

      g_ptr_array_set_size (undone, (int) undone->len - 1);
      kei_comparison_rows_unref (rows);
      rows = next;
    }
  /* What was a pair in the beginning is one again, but where what came in between has taken a half. */
  for (guint i = 0; i < pairs_at_first->len; i++)
    {
      const KeiPair *pair = &g_array_index (pairs_at_first, KeiPair, i);
      const KeiPairing *last = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows));

      if (pair->by == KEI_PAIR_BY_HAND)
        {
          g_assert_nonnull (kei_pairing_find (last, KEI_SIDE_OLD, pair->old_id));
          g_assert_cmphex (kei_pairing_find (last, KEI_SIDE_OLD, pair->old_id)->new_id, ==, pair->new_id);
        }
    }
  kei_comparison_rows_unref (rows);
}

static void
test_states (void)
{
  const KeiPairingOptions none = { 0 };
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (guint i = 0; i < SERIES; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 100)), after = NULL;

      kei_change_unref (kei_test_change_new (ids, tree, &after));
      run_series (tree, after, &none);
    }
}

static void
test_strangers (void)
{
  const KeiPairingOptions none = { 0 };
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (guint i = 0; i < SERIES; i++)
    {
      g_autoptr (KeiTree) one = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 60)), other = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 60));

      run_series (one, other, &none);
    }
}

static void
test_by_hand (void)
{
  for (guint64 i = 0; i < SERIES; i++)
    {
      KeiTestRevisionSetting setting = { .n_items = 40, .seed = (guint64) g_test_rand_int_range (0, 10000), .size = KEI_TEST_REVISION_HEAVY, .shared_ids = i % 2 };
      g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
      KeiIdPair pinned[3], forbidden[3];
      KeiPairingOptions options = { .pinned = pinned, .n_pinned = 3, .forbidden = forbidden, .n_forbidden = 3 };

      for (guint j = 0; j < 3; j++)
        {
          pinned[j] = (KeiIdPair){ kei_test_tree_pick_item (revision->old_tree), kei_test_tree_pick_item (revision->new_tree) };
          forbidden[j] = (KeiIdPair){ kei_test_tree_pick_item (revision->old_tree), kei_test_tree_pick_item (revision->new_tree) };
        }
      run_series (revision->old_tree, revision->new_tree, &options);
    }
}

static KeiTree *
decide (KeiIdSource *ids, KeiTree *old_tree, KeiTree *new_tree, KeiIdPair pair, KeiVerdict verdict)
{
  KeiPairingWriter writer = { .edit = kei_edit_new (new_tree), .ids = ids, .other_plan = kei_node_get_id (kei_tree_get_root (old_tree)), .keeper = KEI_SIDE_NEW };
  g_autoptr (KeiChange) change = NULL;
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  g_assert_true (kei_pairing_writer_set_verdict (&writer, pair, verdict));
  change = kei_edit_end (writer.edit, NULL, &error);
  g_assert_no_error (error);
  tree = kei_tree_apply (new_tree, change, &error);
  g_assert_no_error (error);
  return tree;
}

/* Two that are a pair, or any two. */
static KeiIdPair
pick_pair (const KeiPairing *pairing, gboolean paired)
{
  guint n;
  const KeiPair *pairs = kei_pairing_get_pairs (pairing, &n);
  const KeiPair *pair = paired && n > 0 ? &pairs[g_test_rand_int_range (0, (int) n)] : NULL;

  if (pair != NULL)
    return (KeiIdPair){ pair->old_id, pair->new_id };
  return (KeiIdPair){ kei_test_tree_pick_item (kei_pairing_get_tree (pairing, KEI_SIDE_OLD)), kei_test_tree_pick_item (kei_pairing_get_tree (pairing, KEI_SIDE_NEW)) };
}

/* Verdicts taken back, the last first, leave the very pairs that there were. */
static void
test_undone_verdicts (void)
{
  const KeiPairingOptions none = { 0 };
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (guint i = 0; i < SERIES; i++)
    {
      KeiTestRevisionSetting setting = { .n_items = 40, .seed = (guint64) g_test_rand_int_range (0, 10000), .size = KEI_TEST_REVISION_HEAVY, .title_only = i % 2 };
      g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_comparison_rows_unref);
      KeiComparisonRows *rows = start (revision->old_tree, revision->new_tree, &none);

      for (guint j = 0; j < STEPS; j++)
        {
          KeiPairing *pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows));
          KeiVerdict verdict = g_test_rand_bit () ? KEI_VERDICT_FORBIDDEN : KEI_VERDICT_PINNED;
          g_autoptr (KeiTree) decided = decide (ids, revision->old_tree, kei_pairing_get_tree (pairing, KEI_SIDE_NEW), pick_pair (pairing, verdict == KEI_VERDICT_FORBIDDEN), verdict);

          g_ptr_array_add (states, rows);
          rows = kei_comparison_rows_follow (rows, KEI_SIDE_NEW, decided, NULL, NULL);
          check_rows (rows);
        }
      while (states->len > 0)
        {
          KeiComparisonRows *was = states->pdata[states->len - 1];
          KeiPairing *before = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (was));
          KeiComparisonRows *undone = kei_comparison_rows_follow (rows, KEI_SIDE_NEW, kei_pairing_get_tree (before, KEI_SIDE_NEW), NULL, NULL);

          check_pairs (before, kei_comparison_get_pairing (kei_comparison_rows_get_comparison (undone)));
          check_rows (undone);
          kei_comparison_rows_unref (rows);
          rows = undone;
          g_ptr_array_set_size (states, (int) states->len - 1);
        }
      kei_comparison_rows_unref (rows);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/follow/states", test_states);
  g_test_add_func ("/follow/strangers", test_strangers);
  g_test_add_func ("/follow/by-hand", test_by_hand);
  g_test_add_func ("/follow/undone-verdicts", test_undone_verdicts);
  return g_test_run ();
}
