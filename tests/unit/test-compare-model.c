/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a comparison and the list of changes as list models: what they say of a change, replayed on a copy, gives the
 * model, through filters, runs that are opened and folded, and edits that are followed. */
#include "config.h"

#include "kei-change-model.h"
#include "kei-change.h"
#include "kei-compare-model.h"
#include "kei-compare-words.h"
#include "kei-test-revision.h"

#define N_STEPS 60

/* --- A copy that hears what the model says --- */

static char *
describe (gpointer item)
{
  KeiCompareItem *row = item;
  KeiComparisonRows *rows = kei_compare_item_get_rows (row);
  guint first = kei_compare_item_get_row (row);
  const KeiComparisonRow *there = first < kei_comparison_rows_get_n (rows) ? kei_comparison_rows_get (rows, first) : NULL;

  return g_strdup_printf ("%d %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %d %u %d %d", there != NULL ? there->kind : -1,
                          there != NULL && there->nodes[0] != NULL ? kei_node_get_hash (there->nodes[0]) : 0,
                          there != NULL && there->nodes[1] != NULL ? kei_node_get_hash (there->nodes[1]) : 0,
                          there != NULL ? there->sign : -1, kei_compare_item_get_n_folded (row), kei_compare_item_is_open (row), kei_compare_item_is_limit (row));
}

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *copy)
{
  g_assert_cmpuint (position + removed, <=, copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (copy, (int) (position + i), describe (item));
    }
}

static void
assert_same (GListModel *model, GPtrArray *copy)
{
  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < copy->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *now = describe (item);

      g_assert_cmpstr (copy->pdata[i], ==, now);
    }
}

/* --- What happens to it --- */

static KeiComparisonRows *
compare (const KeiTestRevision *revision)
{
  g_autoptr (KeiPairing) pairing = kei_test_pair (revision->old_tree, revision->new_tree, NULL);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);

  return kei_comparison_rows_new (comparison, NULL, NULL);
}

static KeiTree *
get_tree (KeiComparisonRows *rows, KeiSide side)
{
  return kei_pairing_get_tree (kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows)), side);
}

/* Another title for the owner of some row of @side. */
static KeiComparisonRows *
edit (KeiComparisonRows *rows, KeiSide side)
{
  KeiTree *tree = get_tree (rows, side);
  KeiNode *owner = kei_comparison_rows_get_owner (rows, g_test_rand_int_range (0, (int) kei_comparison_rows_get_n (rows)), side);
  g_autofree char *words = g_strdup_printf ("題名 %d", g_test_rand_int_range (0, 5));
  g_auto (KeiValue) title = kei_value_string (words, -1);
  g_autoptr (KeiChange) change = NULL;
  g_autoptr (KeiTree) next = NULL;
  g_autoptr (GError) error = NULL;

  if (owner == NULL || kei_node_get_kind (owner) != KEI_KIND_ITEM)
    return kei_comparison_rows_ref (rows);
  if (g_test_rand_bit ())
    change = kei_change_set_in (tree, kei_node_get_id (owner), KEI_FIELD_TITLE, &title, &error);
  else if (kei_tree_get_n_references (tree, kei_node_get_id (owner)) == 0)
    change = kei_change_remove_in (tree, kei_node_get_id (owner), &error);
  g_assert_no_error (error);
  next = change != NULL ? kei_tree_apply (tree, change, NULL) : NULL;
  return next != NULL ? kei_comparison_rows_follow (rows, side, next, NULL, NULL) : kei_comparison_rows_ref (rows);
}

static guint
choose_signs (void)
{
  return g_test_rand_bit () ? KEI_ROWS_USUAL : (guint) g_test_rand_int () & ((1u << KEI_ROW_N_SIGNS) - 1);
}

static void
test_rows (void)
{
  KeiTestRevisionSetting setting = { .n_items = 60, .seed = (guint64) g_test_rand_int (), .size = KEI_TEST_REVISION_HEAVY };
  g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
  KeiComparisonRows *rows = compare (revision);
  KeiCompareModel *model = kei_compare_model_new ();
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_free);
  guint shown = KEI_ROWS_USUAL;

  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), copy);
  for (guint step = 0; step < N_STEPS; step++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

      if (step > 0 && step % 4 == 0)
        {
          KeiComparisonRows *next = edit (rows, g_test_rand_bit () ? KEI_SIDE_NEW : KEI_SIDE_OLD);

          kei_comparison_rows_unref (rows);
          rows = next;
        }
      else if (step % 4 == 1)
        shown = choose_signs ();
      else if (n > 0)
        kei_compare_model_toggle (model, (guint) g_test_rand_int_range (0, (int) n));
      kei_compare_model_set_rows (model, rows, shown);
      assert_same (G_LIST_MODEL (model), copy);
      /* Every row has its place, in the open or in a run. */
      for (guint row = 0; row < kei_comparison_rows_get_n (rows); row++)
        g_assert_cmpuint (kei_compare_model_get_row (model, kei_compare_model_find (model, row, FALSE)), <=, row);
    }
  {
    guint row = kei_comparison_rows_get_n (rows) / 2;

    g_assert_cmpuint (kei_compare_model_get_row (model, kei_compare_model_find (model, row, TRUE)), ==, row);
    assert_same (G_LIST_MODEL (model), copy);
  }
  kei_compare_model_set_rows (model, NULL, 0);
  g_assert_cmpuint (copy->len, ==, 0);
  kei_comparison_rows_unref (rows);
  g_assert_finalize_object (model);
}

/* Each change once; the counts are those of what a filter lets through; doubtful ones come first where that is wanted. */
static void
test_changes (void)
{
  KeiTestRevisionSetting setting = { .n_items = 200, .seed = 4, .size = KEI_TEST_REVISION_HEAVY, .title_only = TRUE };
  g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
  g_autoptr (KeiComparisonRows) rows = compare (revision);
  g_autoptr (KeiChangeList) list = kei_change_list_new (rows);
  KeiChangeModel *model = kei_change_model_new ();
  guint n, n_changes, n_doubtful = kei_change_list_count_doubtful (list);
  const KeiChangeEntry *entries = kei_change_list_get (list, &n);

  kei_comparison_get_changes (kei_comparison_rows_get_comparison (rows), &n_changes);
  for (guint i = 0, seen = 0; i < n; i++)
    {
      seen += entries[i].kind == KEI_CHANGE_ENTRY_CHANGE;
      if (i + 1 == n)
        g_assert_cmpuint (seen, ==, n_changes);
    }
  g_assert_cmpuint (n_doubtful, >, 0);
  kei_change_model_set (model, list, KEI_ROWS_ALL_CHANGES, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (kei_change_model_get_entry (model, i)->doubtful, ==, i < n_doubtful);
  for (KeiRowSign sign = KEI_ROW_CHANGED; sign < KEI_ROW_N_SIGNS; sign++)
    {
      guint right = 0;

      kei_change_model_set (model, list, 1u << sign, FALSE);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
        {
          const KeiChangeEntry *entry = kei_change_model_get_entry (model, i);

          g_assert_true (entry->sign == sign || entry->doubtful);
          right += entry->sign == sign;
        }
      g_assert_cmpuint (right, ==, kei_change_list_count (list, sign));
    }
  g_assert_finalize_object (model);
}

/* Where the levels have no numbers, an entry says what it is, and never a mark between two numbers that are not there. */
static void
test_places (void)
{
  KeiTestRevisionSetting setting = { .n_items = 200, .seed = 4, .size = KEI_TEST_REVISION_HEAVY };
  g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
  g_autoptr (KeiComparisonRows) rows = compare (revision);
  g_autoptr (KeiChangeList) list = kei_change_list_new (rows);
  guint n, n_joins = 0;
  const KeiChangeEntry *entries = kei_change_list_get (list, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = kei_compare_words_dup_place (rows, &entries[i]);

      n_joins += entries[i].sign == KEI_ROW_MERGED || entries[i].sign == KEI_ROW_SPLIT;
      g_assert_cmpstr (place, !=, "");
      g_assert_false (g_str_has_prefix (place, "＋") || g_str_has_suffix (place, "＋") || g_str_has_prefix (place, "・"));
    }
  g_assert_cmpuint (n_joins, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/compare-model/rows", test_rows);
  g_test_add_func ("/compare-model/changes", test_changes);
  g_test_add_func ("/compare-model/places", test_places);
  return g_test_run ();
}
