/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Law 2: apply (a, diff (a, b)) == rename (b, pairing), over random trees that share identifiers or do not, and
 * over revised plans; diff (a, a) is empty; LIS against all subsequences. */
#include "config.h"

#include "kei-comparison.h"
#include "kei-difference.h"
#include "kei-lis.h"
#include "kei-test-revision.h"
#include "kei-test-tree.h"

#define ROUNDS 60

static KeiPairing *
pair_trees (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options)
{
  g_autoptr (GError) error = NULL;
  KeiPairing *pairing = kei_pairing_new (old_tree, new_tree, options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return pairing;
}

/* Without foreign content, of which no change speaks. */
static KeiNode *
strip (KeiNode *node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  KeiNodeBuilder *builder = kei_node_builder_new_from (node);

  kei_node_builder_set_foreigns (builder, NULL);
  for (guint i = 0; i < kind->n_slots; i++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (node, kind->slots[i].id, &n);
      g_autofree KeiNode **stripped = g_new (KeiNode *, n + 1);

      for (guint j = 0; j < n; j++)
        stripped[j] = strip (children[j]);
      kei_node_builder_set_children (builder, kind->slots[i].id, stripped, n);
      for (guint j = 0; j < n; j++)
        kei_node_unref (stripped[j]);
    }
  return kei_node_builder_end (builder);
}

static KeiTree *
strip_tree (KeiTree *tree)
{
  g_autoptr (GError) error = NULL;
  KeiTree *stripped = kei_tree_new (strip (kei_tree_get_root (tree)), FALSE, NULL, &error);

  g_assert_no_error (error);
  return stripped;
}

/* --- Renaming --- */

typedef struct
{
  KeiPairing *pairing;
  KeiTree *renamed;
} Renamed;

/* The same node for node but for identifiers: a partner's, or one that the earlier plan has not. */
static void
check_renamed (const Renamed *self, KeiNode *node, KeiNode *renamed)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  KeiTree *old_tree = kei_pairing_get_tree (self->pairing, KEI_SIDE_OLD);
  KeiId partner = kei_pairing_get_partner (self->pairing, KEI_SIDE_NEW, kei_node_get_id (node));

  g_assert_cmpint (kei_node_get_kind (renamed), ==, kind->id);
  if (partner != KEI_ID_NONE)
    g_assert_cmphex (kei_node_get_id (renamed), ==, partner);
  else
    g_assert_false (kei_tree_contains (old_tree, kei_node_get_id (renamed)));
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type != KEI_FIELD_TYPE_REF && kind->fields[i].type != KEI_FIELD_TYPE_REFS)
      {
        g_auto (KeiValue) one = kei_node_dup_value (node, kind->fields[i].id), other = kei_node_dup_value (renamed, kind->fields[i].id);

        g_assert_true (kei_value_equal (&one, &other));
      }
    else
      g_assert_true (kei_node_has (node, kind->fields[i].id) == kei_node_has (renamed, kind->fields[i].id));
  for (guint i = 0; i < kind->n_slots; i++)
    if (kind->id != KEI_KIND_PLAN || kind->slots[i].part == KEI_PART_CONTENT)
      {
        guint n, n_renamed;
        KeiNode *const *children = kei_node_get_children (node, kind->slots[i].id, &n);
        KeiNode *const *renamed_children = kei_node_get_children (renamed, kind->slots[i].id, &n_renamed);

        g_assert_cmpuint (n, ==, n_renamed);
        for (guint j = 0; j < n; j++)
          check_renamed (self, children[j], renamed_children[j]);
      }
}

/* --- The law --- */

static void
check_law (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options)
{
  g_autoptr (KeiPairing) pairing = pair_trees (old_tree, new_tree, options);
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) renamed = kei_pairing_rename (pairing, &error);
  g_autoptr (KeiChange) change = NULL, back = NULL;
  g_autoptr (KeiTree) applied = NULL, plain_applied = NULL, plain_renamed = NULL, undone = NULL;
  Renamed pair = { pairing, renamed };

  g_assert_no_error (error);
  check_renamed (&pair, kei_tree_get_root (new_tree), kei_tree_get_root (renamed));
  change = kei_pairing_make_change (pairing, NULL, &error);
  g_assert_no_error (error);
  applied = kei_tree_apply (old_tree, change, &error);
  g_assert_no_error (error);
  plain_applied = strip_tree (applied);
  plain_renamed = strip_tree (renamed);
  g_assert_true (kei_tree_equal (plain_applied, plain_renamed));
  back = kei_change_invert (change);
  undone = kei_tree_apply (applied, back, &error);
  g_assert_no_error (error);
  g_assert_true (kei_tree_equal (undone, old_tree));
}

/* What is compared holds together too. */
static void
check_comparison (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options)
{
  g_autoptr (KeiPairing) pairing = pair_trees (old_tree, new_tree, options);
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
  g_autoptr (KeiPairing) pairing = pair_trees (tree, tree, options);
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

static KeiId
pick_unit (KeiTree *tree)
{
  KeiNode *node = kei_test_tree_pick (tree);

  for (guint i = 0; i < 20 && kei_node_get_kind (node) != KEI_KIND_ITEM; i++)
    node = kei_test_tree_pick (tree);
  return kei_node_get_id (node);
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
          pinned[i] = (KeiIdPair){ pick_unit (revision->old_tree), pick_unit (revision->new_tree) };
          forbidden[i] = (KeiIdPair){ pick_unit (revision->old_tree), pick_unit (revision->new_tree) };
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/compare/lis", test_lis);
  g_test_add_func ("/compare/law-2/states", test_states);
  g_test_add_func ("/compare/law-2/strangers", test_strangers);
  g_test_add_func ("/compare/law-2/by-hand", test_by_hand);
  return g_test_run ();
}
