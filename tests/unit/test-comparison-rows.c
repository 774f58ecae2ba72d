/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of comparisons: those of the samples as a person has read them, and what holds of all. */
#include "config.h"

#include "kei-comparison-rows.h"
#include "kei-rows-listing.h"
#include "kei-test-revision.h"
#include "kei-test-rows.h"
#include "kei-test-sample.h"
#include "kei-xml.h"

#include <string.h>

#define N_HOSTILE 30000

static KeiComparisonRows *
make_rows (KeiTree *old_tree, KeiTree *new_tree)
{
  g_autoptr (KeiPairing) pairing = kei_pairing_new (old_tree, new_tree, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);

  return kei_comparison_rows_new (comparison, NULL, NULL);
}

static void
assert_sound (const KeiComparisonRows *rows)
{
  g_autofree char *fault = kei_test_check_rows (rows);

  g_assert_cmpstr (fault, ==, NULL);
}

/* Texts can be had of every row of a head. */
static void
assert_sound_head (const KeiComparisonRows *head)
{
  for (guint i = 0; i < kei_comparison_rows_get_n (head); i++)
    kei_row_text_free (kei_comparison_rows_dup_text (head, i, KEI_YEAR_STYLE_WAREKI));
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
  if (!g_str_equal (text, expected))
    {
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1), expected_lines = g_strsplit (expected, "\n", -1);
      guint i = 0;

      while (lines[i] != NULL && g_strcmp0 (lines[i], expected_lines[i]) == 0)
        i++;
      g_error ("%s:%u: “%s” instead of “%s”; if it is right, run again with KEI_UPDATE_GOLDEN=1 and read the difference", path, i + 1, lines[i], expected_lines[i]);
    }
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

/* --- What was merged and split --- */

#define ITEM(number, title, inside) "<item id=\"k%caaaaaaaab" number "\" title=\"" title "\">" inside "</item>"
#define TEXT(number, body) "<text id=\"k%caaaaaaaac" number "\" role=\"issues\"><body>" body "</body></text>"
#define GOAL(number, goal) "<sdg id=\"k%caaaaaaaad" number "\" goal=\"" goal "\"/>"
#define IN_ITEM "<item id=\"k%caaaaaaaabb\" title=\"港をひらく\">"
#define ORIGIN(number, item) "<origin id=\"kcaaaaaaaae" number "\" plan=\"kbaaaaaaaaab\" item=\"kbaaaaaaaab" item "\" kind=\"merge\"/>"

static KeiTree *
read_content (const char *content, char letter)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  g_string_append_printf (text, "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"k%caaaaaaaaab\"><content title=\"港\">%s</content></plan>", letter, content);
  for (char *p = text->str; (p = strstr (p, "%c")) != NULL;)
    {
      *p = letter;
      g_string_erase (text, p + 1 - text->str, 1);
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  tree = kei_xml_read_bytes (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

/* The texts of both halves stand beside what they became, paragraph by paragraph. */
static void
test_merge (void)
{
  g_autoptr (KeiTree) old_tree = read_content (ITEM ("b", "店の改修を助ける", TEXT ("b", "店は古い。") GOAL ("b", "8")) ITEM ("c", "港を掘る", "") ITEM ("d", "空き店舗を紹介する", TEXT ("c", "空き店舗が増えた。") GOAL ("c", "11")), 'b');
  g_autoptr (KeiTree) new_tree = read_content (ITEM ("b", "空き店舗を生かす", ORIGIN ("b", "b") ORIGIN ("c", "d") TEXT ("b", "店は古い。\n空き店舗が急に増えた。") GOAL ("b", "8") GOAL ("c", "11")) ITEM ("c", "港を掘る", ""), 'c');
  g_autoptr (KeiComparisonRows) rows = make_rows (old_tree, new_tree), back = make_rows (new_tree, old_tree);
  g_autofree char *listing = kei_rows_listing (rows), *listing_back = kei_rows_listing (back);

  assert_sound (rows);
  assert_sound (back);
  g_assert_cmpstr (listing, ==,
                   "           title  港\n"
                   "merged     title  店の改修を助ける ／ 空き店舗を紹介する\n             → 空き店舗を生かす\n"
                   "           paragraph  Situation and issues: 店は古い。\n"
                   "changed    paragraph  Situation and issues: 空き店舗が|増えた。\n             → Situation and issues: 空き店舗が[+急に]増えた。\n"
                   "changed    sdgs  SDGs: 8|\n             → SDGs: 8、[+11]\n"
                   "removed    sdgs  SDGs: [+11]\n             → -\n"
                   "           title  港を掘る\n"
                   "merged     elsewhere  空き店舗を紹介する\n             → -\n             = Merged into 空き店舗を生かす\n");
  g_assert_null (strstr (listing, "gained"));
  g_assert_null (strstr (listing_back, "lost"));
  g_assert_nonnull (strstr (listing_back, "split      title  空き店舗を生かす\n             → 店の改修を助ける ／ 空き店舗を紹介する\n"));
}

/* A line of a text that is as it was is the same, whatever the lines below it say; only another label is one. */
static void
test_lines (void)
{
  static const struct
  {
    const char *earlier, *later;
    KeiRowSign first, second;
    gboolean relabelled;
  } cases[] = {
    { TEXT ("b", "港を掘る。\n船を待つ。"), TEXT ("b", "港を掘る。\n船をいつまでも待つ。"), KEI_ROW_SAME, KEI_ROW_CHANGED, FALSE },
    { TEXT ("b", "港を掘る。\n船を待つ。"), TEXT ("b", "港を深く掘る。\n船を待つ。"), KEI_ROW_CHANGED, KEI_ROW_SAME, FALSE },
    { TEXT ("b", "港を掘る。\n船を待つ。"), "<text id=\"k%caaaaaaaacb\" role=\"issues\" label=\"課題\"><body>港を掘る。\n船を待つ。</body></text>", KEI_ROW_CHANGED, KEI_ROW_SAME, TRUE },
    { TEXT ("b", "港を掘る。\n船を待つ。"), TEXT ("b", "港を掘る。\n\n船を待つ。"), KEI_ROW_SPELLING, KEI_ROW_SAME, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *earlier = g_strconcat (IN_ITEM, cases[i].earlier, "</item>", NULL), *later = g_strconcat (IN_ITEM, cases[i].later, "</item>", NULL);
      g_autoptr (KeiTree) old_tree = read_content (earlier, 'b'), new_tree = read_content (later, 'c');
      g_autoptr (KeiComparisonRows) rows = make_rows (old_tree, new_tree);
      const KeiComparisonRow *first = kei_comparison_rows_get (rows, 2), *second = kei_comparison_rows_get (rows, 3);

      g_test_message ("%u", i);
      assert_sound (rows);
      g_assert_cmpuint (kei_comparison_rows_get_n (rows), ==, 4);
      g_assert_cmpint (first->sign, ==, cases[i].first);
      g_assert_cmpint (second->sign, ==, cases[i].second);
      g_assert_cmpint ((first->flags & KEI_ROW_IS_RELABELLED) != 0, ==, cases[i].relabelled);
    }
}

/* --- Hostile plans --- */

/* Many items that are all called the same, compared with one more of them, with nothing and with themselves: an answer, and what was
 * limited is said. */
static void
test_hostile (void)
{
  g_autoptr (KeiTree) empty = read_content ("", 'd'), one = NULL, other = NULL;
  g_autoptr (KeiComparisonRows) rows = NULL, against_empty = NULL, from_empty = NULL, same = NULL;
  KeiTree **trees[] = { &one, &other };

  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (side + 1);
      KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, kei_id_source_next (ids));

      for (guint i = 0; i < N_HOSTILE + side; i++)
        {
          KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, kei_id_source_next (ids));

          kei_node_builder_set_string (item, KEI_FIELD_TITLE, "取組を進める");
          kei_node_builder_add (plan, kei_node_builder_end (item));
        }
      *trees[side] = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
    }
  rows = make_rows (one, other);
  against_empty = make_rows (one, empty);
  from_empty = make_rows (empty, one);
  same = make_rows (one, one);
  g_assert_cmpuint (kei_comparison_rows_get_n (rows), ==, N_HOSTILE + 2);
  g_assert_cmpuint (kei_comparison_rows_count (rows, KEI_ROW_ADDED), ==, 1);
  g_assert_cmpuint (kei_pairing_get_n_limited (kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows))), >, 0);
  g_assert_cmpuint (kei_comparison_rows_count (against_empty, KEI_ROW_REMOVED), ==, N_HOSTILE);
  g_assert_cmpuint (kei_comparison_rows_count (from_empty, KEI_ROW_ADDED), ==, N_HOSTILE);
  g_assert_cmpuint (kei_comparison_rows_count (same, KEI_ROW_SAME), ==, N_HOSTILE + 1);
}

/* Cancelled anywhere, nothing comes back but the error. */
static void
test_cancelled (void)
{
  KeiTestRevisionSetting setting = { .n_items = 500, .seed = 7, .size = KEI_TEST_REVISION_MEDIUM };
  g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
  g_autoptr (KeiComparisonRows) rows = make_rows (revision->old_tree, revision->new_tree);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kei_comparison_rows_new (kei_comparison_rows_get_comparison (rows), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (kei_comparison_rows_follow (rows, KEI_SIDE_NEW, revision->old_tree, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
count_head (KeiComparisonRows *head, gpointer data)
{
  g_assert_cmpuint (kei_comparison_rows_get_n (head), >=, 50);
  g_assert_false (kei_comparison_rows_is_complete (head));
  assert_sound_head (head);
  ++*(guint *) data;
}

/* Something to show before everything is compared. */
static void
test_first (void)
{
  KeiTestRevisionSetting setting = { .n_items = 300, .seed = 9, .size = KEI_TEST_REVISION_MEDIUM };
  g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
  g_autoptr (KeiPairing) pairing = kei_pairing_new (revision->old_tree, revision->new_tree, NULL, NULL, NULL, NULL, NULL);
  guint n = 0;
  g_autoptr (KeiComparisonRows) rows = kei_comparison_rows_make (pairing, 50, count_head, &n, NULL, NULL);

  g_assert_cmpuint (n, ==, 1);
  g_assert_true (kei_comparison_rows_is_complete (rows));
  assert_sound (rows);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparison-rows/samples", test_samples);
  g_test_add_func ("/comparison-rows/revisions", test_revisions);
  g_test_add_func ("/comparison-rows/merge", test_merge);
  g_test_add_func ("/comparison-rows/lines", test_lines);
  g_test_add_func ("/comparison-rows/hostile", test_hostile);
  g_test_add_func ("/comparison-rows/cancelled", test_cancelled);
  g_test_add_func ("/comparison-rows/first", test_first);
  return g_test_run ();
}
