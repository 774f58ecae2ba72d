/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Swapping the plans of a pairing: reverse (pair (a, b)) is pair (b, a), over random trees, states of one plan and revised
 * plans; the rows are those of a comparison made anew; and following an edit and swapping can change places. */
#include "config.h"

#include "kei-comparison-rows.h"
#include "kei-test-law.h"
#include "kei-test-revision.h"
#include "kei-test-rows.h"
#include "kei-test-tree.h"

#define ROUNDS 25

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const KeiShare *one = a, *other = b;

  if (one->side != other->side)
    return (int) one->side - (int) other->side;
  if (one->whole != other->whole)
    return one->whole < other->whole ? -1 : 1;
  return one->part < other->part ? -1 : one->part > other->part;
}

/* (element-type KeiShare) (transfer full) */
static GArray *
sort_shares (const KeiPairing *pairing)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (KeiShare));
  guint n;
  const KeiShare *found = kei_pairing_get_shares (pairing, &n);

  if (n > 0)
    g_array_append_vals (shares, found, n);
  g_array_sort (shares, compare_shares);
  return shares;
}

static void
check_same_pairs (const KeiPairing *one, const KeiPairing *other)
{
  guint n, n_other;
  const KeiPair *pairs = kei_pairing_get_pairs (one, &n), *others = kei_pairing_get_pairs (other, &n_other);
  g_autoptr (GArray) shares = sort_shares (one), other_shares = sort_shares (other);

  g_assert_cmpuint (n, ==, n_other);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmphex (pairs[i].old_id, ==, others[i].old_id);
      g_assert_cmphex (pairs[i].new_id, ==, others[i].new_id);
      g_assert_cmpint (pairs[i].by, ==, others[i].by);
      g_assert_cmpint (pairs[i].certainty, ==, others[i].certainty);
      g_assert_cmpint (pairs[i].doubt, ==, others[i].doubt);
      g_assert_cmpfloat (pairs[i].score, ==, others[i].score);
      g_assert_cmpfloat (pairs[i].second, ==, others[i].second);
      g_assert_true (kei_pairing_find (one, KEI_SIDE_OLD, pairs[i].old_id) == &pairs[i]);
      g_assert_true (kei_pairing_find (one, KEI_SIDE_NEW, pairs[i].new_id) == &pairs[i]);
    }
  g_assert_cmpuint (shares->len, ==, other_shares->len);
  for (guint i = 0; i < shares->len; i++)
    {
      const KeiShare *share = &g_array_index (shares, KeiShare, i), *there = &g_array_index (other_shares, KeiShare, i);

      g_assert_cmpint (compare_shares (share, there), ==, 0);
      g_assert_cmpfloat (share->of_part, ==, there->of_part);
      g_assert_cmpfloat (share->of_whole, ==, there->of_whole);
      g_assert_true (share->by_origin == there->by_origin && share->by_hand == there->by_hand);
    }
  g_assert_cmpuint (kei_pairing_get_n_limited (one), ==, kei_pairing_get_n_limited (other));
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    g_assert_true (kei_pairing_get_tree (one, side) == kei_pairing_get_tree (other, side));
}

static void
check_same_rows (const KeiComparisonRows *rows, const KeiComparisonRows *others)
{
  g_autofree char *fault = kei_test_check_rows (rows);

  g_assert_cmpstr (fault, ==, NULL);
  g_assert_cmpuint (kei_comparison_rows_get_n (rows), ==, kei_comparison_rows_get_n (others));
  for (guint i = 0; i < kei_comparison_rows_get_n (rows); i++)
    {
      const KeiComparisonRow *one = kei_comparison_rows_get (rows, i), *other = kei_comparison_rows_get (others, i);

      g_assert_cmpint (one->kind, ==, other->kind);
      g_assert_cmpint (one->sign, ==, other->sign);
      g_assert_cmphex (one->flags, ==, other->flags);
      g_assert_cmpint (one->pair, ==, other->pair);
      g_assert_cmpint (one->change, ==, other->change);
      g_assert_true (one->nodes[0] == other->nodes[0] && one->nodes[1] == other->nodes[1]);
      g_assert_cmpmem (one->ranges, sizeof one->ranges, other->ranges, sizeof other->ranges);
    }
}

/* @pairing of two plans, against one of the same plans in the other order. */
static void
check (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options, const KeiPairingOptions *reversed_options)
{
  g_autoptr (KeiPairing) pairing = kei_test_pair (old_tree, new_tree, options), other = kei_test_pair (new_tree, old_tree, reversed_options);
  g_autoptr (KeiPairing) reversed = kei_pairing_reverse (pairing), back = kei_pairing_reverse (reversed);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL), other_comparison = kei_comparison_new (other, NULL, NULL);
  g_autoptr (KeiComparisonRows) rows = kei_comparison_rows_new (comparison, NULL, NULL), other_rows = kei_comparison_rows_new (other_comparison, NULL, NULL);
  g_autoptr (KeiComparisonRows) reversed_rows = kei_comparison_rows_reverse (rows, NULL, NULL);

  check_same_pairs (reversed, other);
  check_same_pairs (back, pairing);
  check_same_rows (reversed_rows, other_rows);
  kei_test_check_law_2 (reversed);
}

/* What is followed and then swapped is what is swapped and then followed. */
static void
check_following (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();
  g_autoptr (KeiPairing) pairing = kei_test_pair (old_tree, new_tree, options);
  g_autoptr (KeiPairing) reversed = kei_pairing_reverse (pairing);
  g_autoptr (KeiTree) edited = NULL;
  g_autoptr (KeiPairing) followed = NULL, followed_reversed = NULL, reversed_followed = NULL;

  kei_change_unref (kei_test_change_new (ids, new_tree, &edited));
  followed = kei_pairing_follow (pairing, KEI_SIDE_NEW, edited, NULL, NULL);
  followed_reversed = kei_pairing_reverse (followed);
  reversed_followed = kei_pairing_follow (reversed, KEI_SIDE_OLD, edited, NULL, NULL);
  check_same_pairs (followed_reversed, reversed_followed);
}

static void
test_states (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 100));
      KeiTree *now = kei_tree_ref (tree);

      for (int step = g_test_rand_int_range (1, 12); step > 0; step--)
        {
          KeiTree *after;

          kei_change_unref (kei_test_change_new (ids, now, &after));
          kei_tree_unref (now);
          now = after;
        }
      check (tree, now, NULL, NULL);
      check_following (tree, now, NULL);
      kei_tree_unref (now);
    }
}

static void
test_strangers (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (KeiTree) one = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 60)), other = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 60));

      check (one, other, NULL, NULL);
      check_following (one, other, NULL);
    }
}

/* Revised plans, with and without identifiers in common, origins, and what a person says; pins that contradict one another are taken in the
 * order in which they are given. */
static void
test_revisions (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      KeiTestRevisionSetting setting = { .n_items = 120, .seed = (guint64) g_test_rand_int_range (0, 100000), .size = i % 3, .shared_ids = i % 2, .origins = i % 4 == 2, .title_only = i % 5 == 4 };
      g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
      KeiIdPair ids[2][4];
      KeiPairingOptions options = { .pinned = ids[0], .n_pinned = i % 3, .forbidden = ids[0] + 2, .n_forbidden = i % 3 };
      KeiPairingOptions reversed = { .pinned = ids[1], .n_pinned = i % 3, .forbidden = ids[1] + 2, .n_forbidden = i % 3 };

      for (guint j = 0; j < 4; j++)
        {
          ids[0][j] = (KeiIdPair){ kei_test_tree_pick_item (revision->old_tree), kei_test_tree_pick_item (revision->new_tree) };
          ids[1][j] = (KeiIdPair){ ids[0][j].new_id, ids[0][j].old_id };
        }
      check (revision->old_tree, revision->new_tree, &options, &reversed);
      check_following (revision->old_tree, revision->new_tree, &options);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reverse/states", test_states);
  g_test_add_func ("/reverse/strangers", test_strangers);
  g_test_add_func ("/reverse/revisions", test_revisions);
  return g_test_run ();
}
