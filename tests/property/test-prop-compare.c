/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Law 2: apply (a, diff (a, b)) == rename (b, pairing), over random trees that share identifiers or do not, and
 * over revised plans; diff (a, a) is empty; LIS against all subsequences. */
#include "config.h"

#include "kei-comparison.h"
#include "kei-difference.h"
#include "kei-lis.h"
#include "kei-test-law.h"
#include "kei-test-revision.h"
#include "kei-test-tree.h"

#define ROUNDS 60

static void
check_law (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options)
{
  g_autoptr (KeiPairing) pairing = kei_test_pair (old_tree, new_tree, options);

  kei_test_check_law_2 (pairing);
}

/* What is compared holds together too. */
static void
check_comparison (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options)
{
  g_autoptr (KeiPairing) pairing = kei_test_pair (old_tree, new_tree, options);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);
  guint n, n_rules;
  const KeiComparisonChange *changes = kei_comparison_get_changes (comparison, &n);
  g_autoptr (GHashTable) seen_old = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) seen_new = g_hash_table_new (g_int64_hash, g_int64_equal);

  kei_comparison_get_rules (comparison, &n_rules);
  for (guint i = 0; i < n; i++)
    for (guint side = 0; side < 2; side++)
      {
        guint n_ids;
        const KeiId *ids = kei_comparison_get_ids (comparison, &changes[i], side, &n_ids);

        for (guint j = 0; j < n_ids; j++)
          {
            g_assert_true (kei_tree_contains (side == 0 ? old_tree : new_tree, ids[j]));
            /* Each is in one change. */
            g_assert_true (g_hash_table_add (side == 0 ? seen_old : seen_new, (gpointer) &ids[j]));
          }
        if (side == 0)
          {
            const KeiDifference *differences = kei_comparison_get_differences (comparison, &changes[i], &n_ids);

            for (guint j = 0; j < n_ids; j++)
              {
                g_assert_cmpint (differences[j].rule, <, (int) n_rules);
                g_assert_true (differences[j].old_node == KEI_ID_NONE || kei_tree_contains (old_tree, differences[j].old_node));
                g_assert_true (differences[j].new_node == KEI_ID_NONE || kei_tree_contains (new_tree, differences[j].new_node));
              }
          }
      }
}

static void
check_same (KeiTree *tree, const KeiPairingOptions *options)
{
  g_autoptr (KeiPairing) pairing = kei_test_pair (tree, tree, options);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);
  g_autoptr (KeiChange) change = kei_pairing_make_change (pairing, NULL, NULL);
  guint n;

  kei_comparison_get_changes (comparison, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (kei_change_is_empty (change));
}

/* Two states of one plan. */
static void
test_states (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (KeiTree) tree = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 120));
      KeiTree *now = kei_tree_ref (tree);

      for (int step = g_test_rand_int_range (1, 12); step > 0; step--)
        {
          KeiTree *after;
          KeiChange *change = kei_test_change_new (ids, now, &after);

          kei_change_unref (change);
          kei_tree_unref (now);
          now = after;
        }
      check_law (tree, now, NULL);
      check_law (now, tree, NULL);
      check_comparison (tree, now, NULL);
      check_same (tree, NULL);
      kei_tree_unref (now);
    }
}

/* Two plans that have nothing to do with each other, and a plan that forgot its identifiers. */
static void
test_strangers (void)
{
  const KeiPairingOptions without = { .ignore_ids = TRUE };
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (KeiTree) one = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 80));
      g_autoptr (KeiTree) other = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 80));

      check_law (one, other, NULL);
      check_law (one, one, &without);
      check_comparison (one, other, NULL);
    }
}

/* Whatever a person pins and forbids. */
static void
test_by_hand (void)
{
  for (guint64 seed = 0; seed < ROUNDS / 3; seed++)
    {
      KeiTestRevisionSetting setting = { .n_items = 30, .seed = seed, .size = KEI_TEST_REVISION_HEAVY, .shared_ids = seed % 2 };
      g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
      KeiIdPair pinned[3], forbidden[3];
      KeiPairingOptions options = { .pinned = pinned, .n_pinned = 3, .forbidden = forbidden, .n_forbidden = 3 };

      for (guint i = 0; i < 3; i++)
        {
          pinned[i] = (KeiIdPair){ kei_test_tree_pick_item (revision->old_tree), kei_test_tree_pick_item (revision->new_tree) };
          forbidden[i] = (KeiIdPair){ kei_test_tree_pick_item (revision->old_tree), kei_test_tree_pick_item (revision->new_tree) };
          if (setting.shared_ids)
            forbidden[i].new_id = forbidden[i].old_id;
        }
      check_law (revision->old_tree, revision->new_tree, &options);
      check_law (revision->old_tree, revision->new_tree, NULL);
      check_comparison (revision->old_tree, revision->new_tree, &options);
      check_same (revision->old_tree, NULL);
    }
}

/* --- LIS --- */

static void
test_lis (void)
{
  for (guint round = 0; round < 500; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 10), positions[10], weights[10], best = 0, found = 0, last = 0;
      gboolean kept[10], any = FALSE;

      for (guint i = 0; i < n; i++)
        {
          guint j = (guint) g_test_rand_int_range (0, (int) i + 1);

          positions[i] = positions[j];
          positions[j] = i;
          weights[i] = (guint) g_test_rand_int_range (1, 9);
        }
      kei_lis_find (positions, weights, n, n, kept);
      for (guint i = 0; i < n; i++)
        if (kept[i])
          {
            g_assert_true (!any || positions[i] > last);
            any = TRUE;
            last = positions[i];
            found += weights[i];
          }
      for (guint set = 0; set < 1u << n; set++)
        {
          guint sum = 0, before = 0;
          gboolean increasing = TRUE;

          for (guint i = 0; i < n; i++)
            if (set & 1u << i)
              {
                increasing = increasing && (sum == 0 || positions[i] > before);
                before = positions[i];
                sum += weights[i];
              }
          best = increasing ? MAX (best, sum) : best;
        }
      g_assert_cmpuint (found, ==, best);
    }
}

/* --- Small plans against every way to pair them --- */

#define SMALL 6

typedef struct
{
  guint n[2];
  KeiNode *items[2][SMALL];
  int parents[2][SMALL]; /* -1: the plan */
  double likeness[SMALL][SMALL];
  int pairs[SMALL]; /* of the old ones: a new one or -1 */
  double best;
} Small;

static void
collect_items (Small *self, guint side, KeiNode *parent, int parent_index)
{
  guint n;
  KeiNode *const *items = kei_node_get_children (parent, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n && self->n[side] < SMALL; i++)
    {
      int own = (int) self->n[side]++;

      self->items[side][own] = items[i];
      self->parents[side][own] = parent_index;
      collect_items (self, side, items[i], own);
    }
}

/* Pairs of characters that two titles share. */
static double
liken_titles (const char *one, const char *other)
{
  glong n_one, n_other;
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (one, -1, &n_one), *b = g_utf8_to_ucs4_fast (other, -1, &n_other);
  g_autofree gboolean *used = g_new0 (gboolean, (gsize) n_other + 1);
  guint common = 0;

  for (glong i = 0; i + 1 < n_one; i++)
    for (glong j = 0; j + 1 < n_other; j++)
      if (!used[j] && a[i] == b[j] && a[i + 1] == b[j + 1])
        {
          used[j] = TRUE;
          common++;
          break;
        }
  return n_one + n_other > 2 ? 2.0 * common / (double) (n_one + n_other - 2) : 1;
}

/* Fewest siblings of @parent that must be said to stand elsewhere, by trying all sets that keep their order. */
static guint
count_reordered (const Small *self, int old_parent, int new_parent)
{
  int stay[SMALL];
  guint n = 0, best = 0;

  for (guint i = 0; i < self->n[0]; i++)
    if (self->parents[0][i] == old_parent && self->pairs[i] >= 0 && self->parents[1][self->pairs[i]] == new_parent)
      stay[n++] = self->pairs[i];
  for (guint set = 0; set < 1u << n; set++)
    {
      int last = -1;
      guint kept = 0;

      for (guint i = 0; i < n && kept != G_MAXUINT; i++)
        if (set & 1u << i)
          {
            kept = stay[i] > last ? kept + 1 : G_MAXUINT;
            last = stay[i];
          }
      if (kept != G_MAXUINT)
        best = MAX (best, kept);
    }
  return n - best;
}

/* What it costs to tell how one became the other: 1 for each that came, went or stands elsewhere, up to 2 for a new title. */
static double
count_cost (const Small *self, guint *moved, guint *reordered)
{
  double cost = (double) self->n[1];

  *moved = 0;
  *reordered = count_reordered (self, -1, -1);
  for (guint i = 0; i < self->n[0]; i++)
    {
      int j = self->pairs[i], parent = self->parents[0][i];

      cost += j < 0 ? 1 : 2 * (1 - self->likeness[i][j]) - 1;
      if (j < 0)
        continue;
      *moved += parent < 0 || self->parents[1][j] < 0 ? parent != self->parents[1][j] : self->pairs[parent] != self->parents[1][j];
      *reordered += count_reordered (self, (int) i, j);
    }
  return cost + *moved + *reordered;
}

static void
try_all (Small *self, guint i, guint used)
{
  guint moved, reordered;

  if (i == self->n[0])
    {
      self->best = MIN (self->best, count_cost (self, &moved, &reordered));
      return;
    }
  self->pairs[i] = -1;
  try_all (self, i + 1, used);
  for (guint j = 0; j < self->n[1]; j++)
    if (!(used & 1u << j))
      {
        self->pairs[i] = (int) j;
        try_all (self, i + 1, used | 1u << j);
      }
}

static guint
count_flag (const KeiComparison *comparison, KeiComparisonFlags flag)
{
  guint n, count = 0;
  const KeiComparisonChange *changes = kei_comparison_get_changes (comparison, &n);

  for (guint i = 0; i < n; i++)
    count += (changes[i].flags & flag) != 0;
  return count;
}

/* As few moves as there can be for the pairs; and the pairs are near the cheapest of all. */
static void
test_small (void)
{
  double sum = 0, worst = 0;
  guint n = 0;

  for (guint64 seed = 1; n < 60; seed++)
    {
      KeiTestRevisionSetting setting = { .n_items = 5, .seed = seed, .size = KEI_TEST_REVISION_HEAVY, .title_only = TRUE };
      g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
      g_autoptr (KeiPairing) pairing = kei_test_pair (revision->old_tree, revision->new_tree, NULL);
      g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);
      Small small = { .best = G_MAXDOUBLE };
      guint moved, reordered, n_shares;
      double cost;

      kei_pairing_get_shares (pairing, &n_shares);
      collect_items (&small, 0, kei_tree_get_root (revision->old_tree), -1);
      collect_items (&small, 1, kei_tree_get_root (revision->new_tree), -1);
      if (n_shares > 0 || small.n[0] == SMALL || small.n[1] == SMALL)
        continue;
      for (guint i = 0; i < small.n[0]; i++)
        {
          KeiId partner = kei_pairing_get_partner (pairing, KEI_SIDE_OLD, kei_node_get_id (small.items[0][i]));

          small.pairs[i] = -1;
          for (guint j = 0; j < small.n[1]; j++)
            {
              small.likeness[i][j] = liken_titles (kei_node_get_headline (small.items[0][i]), kei_node_get_headline (small.items[1][j]));
              if (kei_node_get_id (small.items[1][j]) == partner)
                small.pairs[i] = (int) j;
            }
        }
      cost = count_cost (&small, &moved, &reordered);
      g_assert_cmpuint (count_flag (comparison, KEI_COMPARISON_IS_MOVED), ==, moved);
      g_assert_cmpuint (count_flag (comparison, KEI_COMPARISON_IS_REORDERED), ==, reordered);
      try_all (&small, 0, 0);
      n++;
      sum += cost > 0 ? cost / MAX (small.best, 0.01) : 1;
      worst = MAX (worst, cost - small.best);
    }
  g_test_message ("cost / the cheapest: %.4f in the mean; at most %.2f dearer", sum / n, worst);
  g_assert_cmpfloat (sum / n, <=, 1.05);
  g_assert_cmpfloat (worst, <=, 1.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/compare/lis", test_lis);
  g_test_add_func ("/compare/small", test_small);
  g_test_add_func ("/compare/law-2/states", test_states);
  g_test_add_func ("/compare/law-2/strangers", test_strangers);
  g_test_add_func ("/compare/law-2/by-hand", test_by_hand);
  return g_test_run ();
}
