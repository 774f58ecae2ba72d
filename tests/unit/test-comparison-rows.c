/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of comparisons: those of the samples as a person has read them, and what holds of all. */
#include "config.h"

#include "kei-comparison-rows.h"
#include "kei-rows-listing.h"
#include "kei-test-revision.h"
#include "kei-test-rows.h"
#include "kei-test-sample.h"

#include <string.h>

static KeiComparisonRows *
make_rows (KeiTree *old_tree, KeiTree *new_tree)
{
  g_autoptr (KeiPairing) pairing = kei_pairing_new (old_tree, new_tree, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);

  return kei_comparison_rows_new (comparison, 0, NULL, NULL, NULL, NULL);
}

static void
assert_sound (const KeiComparisonRows *rows)
{
  g_autofree char *fault = kei_test_check_rows (rows);

  g_assert_cmpstr (fault, ==, NULL);
}

/* With KEI_UPDATE_GOLDEN the file is written instead: read what changed before you commit it. */
static void
compare_with_file (const char *text, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "unit", "compare", name, NULL);
  g_autofree char *expected = NULL;

  if (g_getenv ("KEI_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, text, -1, NULL);
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_samples (void)
{
  g_autoptr (KeiTree) old_tree = kei_test_read_sample ("minato-zenki.keikaku"), new_tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiComparisonRows) rows = make_rows (old_tree, new_tree);
  g_autofree char *listing = kei_rows_listing (rows);

  assert_sound (rows);
  compare_with_file (listing, "samples-rows.txt");
}

static void
take_head (KeiComparisonRows *head, gpointer data)
{
  KeiComparisonRows **kept = data;

  g_assert_null (*kept);
  *kept = kei_comparison_rows_ref (head);
}

/* The first rows are those of the whole. */
static void
test_head (void)
{
  KeiTestRevisionSetting setting = { .n_items = 200, .seed = 3, .size = KEI_TEST_REVISION_HEAVY };
  g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
  g_autoptr (KeiPairing) pairing = kei_pairing_new (revision->old_tree, revision->new_tree, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);
  g_autoptr (KeiComparisonRows) head = NULL;
  g_autoptr (KeiComparisonRows) rows = kei_comparison_rows_new (comparison, 50, take_head, &head, NULL, NULL);
  guint n;

  g_assert_nonnull (head);
  n = kei_comparison_rows_get_n (head);
  g_assert_cmpuint (n, >=, 50);
  g_assert_cmpuint (n, <, kei_comparison_rows_get_n (rows));
  g_assert_false (kei_comparison_rows_is_complete (head));
  g_assert_true (kei_comparison_rows_is_complete (rows));
  for (guint i = 0; i < n; i++)
    g_assert_cmpmem (kei_comparison_rows_get (head, i), sizeof (KeiComparisonRow), kei_comparison_rows_get (rows, i), sizeof (KeiComparisonRow));
  assert_sound (rows);
}

static void
test_revisions (void)
{
  for (guint i = 0; i < 9; i++)
    {
      KeiTestRevisionSetting setting = { .n_items = 120, .seed = 40 + i, .size = KEI_TEST_REVISION_LIGHT + i % 3 };
      g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
      g_autoptr (KeiComparisonRows) rows = make_rows (revision->old_tree, revision->new_tree), back = make_rows (revision->new_tree, revision->old_tree);

      g_test_message ("seed %u", 40 + i);
      assert_sound (rows);
      assert_sound (back);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparison-rows/samples", test_samples);
  g_test_add_func ("/comparison-rows/head", test_head);
  g_test_add_func ("/comparison-rows/revisions", test_revisions);
  return g_test_run ();
}
