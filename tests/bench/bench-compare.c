/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing plans that share no identifiers, and two states of one that does.
 *
 * Quality: pairs against the truth of generated plans, over seeds that nothing was tuned on. Cost: whole
 * processes that read both files, pair them and say the kind of every change, beside `xmllint --noout` of both and
 * `git diff --histogram` of the same bytes, in turn. `bench-compare quality N SEED` prints the first part alone. */
#include "config.h"

#include "bench.h"
#include "kei-comparison-rows.h"
#include "kei-edit.h"
#include "kei-test-revision.h"
#include "kei-xml.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SEEDS 5
#define FIRST_SEED 101
#define RUNS 5
#define EDITS 20

static const char *const names[] = { "light", "medium", "heavy" };

/* --- Quality --- */

static double
measure_quality (guint n_items, KeiTestRevisionSize size, gboolean title_only, guint64 first_seed, double *certain)
{
  KeiTestScore sum = { 0 };
  double f1 = 0;

  for (guint i = 0; i < SEEDS; i++)
    {
      KeiTestRevisionSetting setting = { .n_items = n_items, .seed = first_seed + i, .size = size, .title_only = title_only };
      g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
      g_autoptr (KeiPairing) pairing = kei_pairing_new (revision->old_tree, revision->new_tree, NULL, NULL, NULL, NULL, NULL);
      KeiTestScore score = { 0 };

      kei_test_revision_score (revision, pairing, &score);
      kei_test_revision_score (revision, pairing, &sum);
      f1 += kei_test_f1 (score.right, score.proposed, score.expected) / SEEDS;
    }
  *certain = kei_test_ratio (sum.certain_right, sum.certain);
  printf ("%7u %-6s %-6s %.4f %.4f %.4f   %.2f %.4f   %.2f %.2f   %.2f %.2f   %.2f %.2f\n", n_items, names[size], title_only ? "titles" : "full", f1,
          kei_test_ratio (sum.right, sum.proposed), kei_test_ratio (sum.right, sum.expected), kei_test_ratio (sum.certain, sum.proposed), *certain,
          kei_test_ratio (sum.doubtful, sum.proposed), kei_test_ratio (sum.doubtful_right, sum.doubtful), kei_test_ratio (sum.moves_right, sum.moves_proposed), kei_test_ratio (sum.moves_right, sum.moves),
          kei_test_ratio (sum.shares_right, sum.shares_proposed), kei_test_ratio (sum.shares_right, sum.shares));
  fflush (stdout);
  return f1;
}

static void
print_at_least (const char *what, double figure, double bar)
{
  printf ("  %-46s %8.4f     bar %5.3f  %s\n", what, figure, bar, figure >= bar ? "ok" : "MISSED");
}

static void
run_quality (guint n_items, guint64 seed)
{
  double f1[2][3], certain[2][3], least = 1;

  printf ("Pairs of %d generated plans each, means\n", SEEDS);
  printf ("  items                 F1      P      R   certain: part, P  doubtful: part, P  moves: P, R  shares: P, R\n");
  for (guint title_only = 0; title_only < 2; title_only++)
    for (guint size = KEI_TEST_REVISION_LIGHT; size <= KEI_TEST_REVISION_HEAVY; size++)
      {
        f1[title_only][size] = measure_quality (n_items, size, title_only, seed, &certain[title_only][size]);
        least = MIN (least, certain[title_only][size]);
      }
  print_at_least ("F1 of pairs, medium", f1[0][1], 0.997);
  print_at_least ("F1 of pairs, heavy", f1[0][2], 0.99);
  print_at_least ("F1 of pairs, medium, titles only", f1[1][1], 0.955);
  print_at_least ("precision of certain pairs, the lowest", least, 0.995);
}

/* --- Children --- */

static KeiTree *
load (const char *path)
{
  char *data;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_get_contents (path, &data, &size, NULL))
    exit (1);
  bytes = g_bytes_new_take (data, size);
  return kei_xml_read_bytes (bytes, NULL, NULL, NULL);
}

static gboolean
save (const char *path, KeiTree *tree)
{
  g_autoptr (GBytes) bytes = kei_xml_write (tree);

  return g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
}

static int
make (const char *n_items, const char *old_path, const char *new_path)
{
  KeiTestRevisionSetting setting = { .n_items = (guint) atoi (n_items), .seed = 1, .size = KEI_TEST_REVISION_MEDIUM };
  g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);

  return save (old_path, revision->old_tree) && save (new_path, revision->new_tree) ? 0 : 1;
}

/* Tells what pairing and comparing took; the process's own time has reading in it. */
static int
compare (const char *old_path, const char *new_path)
{
  KeiTree *old_tree = load (old_path), *new_tree = load (new_path);
  double begin = bench_get_cpu ();
  KeiPairing *pairing = kei_pairing_new (old_tree, new_tree, NULL, NULL, NULL, NULL, NULL);
  KeiComparison *comparison = kei_comparison_new (pairing, NULL, NULL);

  bench_tell (bench_get_cpu () - begin);
  kei_comparison_unref (comparison);
  kei_pairing_unref (pairing);
  kei_tree_unref (old_tree);
  kei_tree_unref (new_tree);
  return 0;
}

/* One in so many items is renamed. */
static KeiTree *
edit (KeiTree *tree)
{
  KeiEdit *edits = kei_edit_new (tree);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (KeiChange) change = NULL;

  g_ptr_array_add (items, kei_tree_get_root (tree));
  for (guint i = 0; i < items->len; i++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (items->pdata[i], KEI_SLOT_ITEMS, &n);

      for (guint j = 0; j < n; j++)
        g_ptr_array_add (items, children[j]);
    }
  for (guint i = 1; i <= EDITS; i++)
    kei_edit_set_string (edits, kei_node_get_id (items->pdata[items->len / (EDITS + 1) * i]), KEI_FIELD_TITLE, "別の題名にした項目");
  change = kei_edit_end (edits, NULL, NULL);
  return kei_tree_apply (tree, change, NULL);
}

static KeiTree *
edit_one (KeiTree *tree, KeiId id)
{
  KeiEdit *edits = kei_edit_new (tree);
  g_autoptr (KeiChange) change = NULL;

  kei_edit_set_string (edits, id, kei_schema_headline (kei_node_get_kind (kei_tree_lookup (tree, id))), "別の題名にした項目");
  change = kei_edit_end (edits, NULL, NULL);
  return kei_tree_apply (tree, change, NULL);
}

/* Two states of one plan in memory, as the window has them. */
static int
compare_states (const char *path)
{
  KeiTree *tree = load (path), *edited = edit (tree);
  double begin = bench_get_cpu ();
  KeiPairing *pairing = kei_pairing_new (tree, edited, NULL, NULL, NULL, NULL, NULL);
  KeiComparison *comparison = kei_comparison_new (pairing, NULL, NULL);
  double seconds = bench_get_cpu () - begin;

  if (kei_comparison_count (comparison, KEI_COMPARISON_CHANGED) != EDITS)
    return 1;
  bench_tell (seconds);
  return 0;
}

/* --- Rows --- */

typedef struct
{
  double begin, first;
} Head;

static void
note_head (KeiComparisonRows *head, gpointer data)
{
  ((Head *) data)->first = bench_get_cpu () - ((Head *) data)->begin;
}

#define SHOWN 5000 /* rows whose texts are made */
#define FOLLOWED 5

static double
measure_following (KeiComparisonRows *rows)
{
  double seconds[FOLLOWED];

  for (guint i = 0; i < FOLLOWED; i++)
    {
      KeiPairing *pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows));
      guint n;
      const KeiPair *pairs = kei_pairing_get_pairs (pairing, &n);
      g_autoptr (KeiTree) edited = edit_one (kei_pairing_get_tree (pairing, KEI_SIDE_NEW), pairs[n / (i + 2)].new_id);
      double begin = bench_get_cpu ();
      g_autoptr (KeiComparisonRows) followed = kei_comparison_rows_follow (rows, KEI_SIDE_NEW, edited, NULL, NULL);

      seconds[i] = bench_get_cpu () - begin;
    }
  return bench_median (seconds, FOLLOWED);
}

static double
measure_texts (const KeiComparisonRows *rows)
{
  guint n = kei_comparison_rows_get_n (rows), step = MAX (n / SHOWN, 1), made = 0;
  double begin = bench_get_cpu ();

  for (guint i = 0; i < n; i += step)
    if (kei_comparison_rows_get (rows, i)->sign == KEI_ROW_CHANGED)
      {
        kei_row_text_free (kei_comparison_rows_dup_text (rows, i, KEI_YEAR_STYLE_SHORT));
        made++;
      }
  return (bench_get_cpu () - begin) / MAX (made, 1);
}

/* From pairs to rows, their texts, and following an edit of one title. */
static void
measure_rows (guint n_items)
{
  KeiTestRevisionSetting setting = { .n_items = n_items, .seed = 1, .size = KEI_TEST_REVISION_MEDIUM };
  g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
  double start = bench_get_cpu (), paired, all, following, begin, listing, swapping;
  g_autoptr (KeiPairing) pairing = kei_pairing_new (revision->old_tree, revision->new_tree, NULL, NULL, NULL, NULL, NULL);
  Head head = { bench_get_cpu (), 0 };
  g_autoptr (KeiComparisonRows) rows = kei_comparison_rows_make (pairing, 500, note_head, &head, NULL, NULL);

  all = bench_get_cpu () - head.begin;
  paired = head.begin - start;
  following = measure_following (rows);
  begin = bench_get_cpu ();
  g_array_unref (kei_comparison_rows_list (rows, KEI_ROWS_USUAL));
  listing = bench_get_cpu () - begin;
  begin = bench_get_cpu ();
  kei_comparison_rows_unref (kei_comparison_rows_reverse (rows, NULL, NULL));
  swapping = bench_get_cpu () - begin;
  printf ("%8u  %8u  %8.4f %8.4f %8.4f %8.4f  %8.4f %6.1f\n", n_items, kei_comparison_rows_get_n (rows), head.first, all, following, swapping, listing, measure_texts (rows) * 1e6);
  if (n_items < 30000)
    return;
  bench_print_bar ("first rows after pairing, seconds", head.first, 0.3, "");
  bench_print_bar ("rows and comparison / pairing", all / paired, 2, "");
  bench_print_bar ("following an edit, seconds", following, 0.05, "");
  bench_print_bar ("following an edit / rows and comparison", following / all, 0.1, "");
  bench_print_bar ("texts of a changed row, microseconds", measure_texts (rows) * 1e6, 80, "");
}

static void
run_rows (void)
{
  static const guint sizes[] = { 3000, 30000 };

  printf ("Rows: processor seconds from pairs to the first 500 and to all, of following an edit, of swapping the sides, of choosing what is shown; a text's microseconds\n");
  printf ("   items      rows     first      all   follow     swap      list   text\n");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure_rows (sizes[i]);
}

/* git says 1 where files differ. */
static int
run_git (const char *old_path, const char *new_path)
{
  g_autofree char *command = g_strdup_printf ("git diff --no-index --histogram --no-ext-diff %s %s > /dev/null; test $? -le 1", old_path, new_path);

  execl ("/bin/sh", "sh", "-c", command, NULL);
  return 127;
}

/* --- Cost --- */

typedef enum {
  COMPARE,
  STATES,
  XMLLINT_OLD,
  XMLLINT_NEW,
  GIT,
  N_COMMANDS,
} Command;

typedef struct
{
  double seconds[N_COMMANDS], parts[N_COMMANDS], peaks[N_COMMANDS];
} Figures;

static void
measure_cost (const char *self, guint n_items, const char *directory, Figures *figures)
{
  g_autofree char *old_path = g_build_filename (directory, "old.keikaku", NULL), *new_path = g_build_filename (directory, "new.keikaku", NULL);
  g_autofree char *number = g_strdup_printf ("%u", n_items);
  const char *const makes[] = { self, "make", number, old_path, new_path, NULL };
  const char *const commands[N_COMMANDS][6] = {
    [COMPARE] = { self, "compare", old_path, new_path, NULL },
    [STATES] = { self, "states", old_path, NULL },
    [XMLLINT_OLD] = { "xmllint", "--noout", "--huge", old_path, NULL },
    [XMLLINT_NEW] = { "xmllint", "--noout", "--huge", new_path, NULL },
    [GIT] = { self, "git", old_path, new_path, NULL },
  };
  BenchRun runs[N_COMMANDS][RUNS];

  bench_run_child (makes);
  for (guint run = 0; run < RUNS; run++)
    for (guint i = 0; i < N_COMMANDS; i++)
      if (n_items <= 30000 || (i != XMLLINT_OLD && i != XMLLINT_NEW))
        runs[i][run] = bench_run_child (commands[i]);
      else
        runs[i][run] = (BenchRun){ 0, 0, 0 };
  for (guint i = 0; i < N_COMMANDS; i++)
    {
      figures->seconds[i] = bench_median_seconds (runs[i], RUNS);
      figures->parts[i] = bench_median_seconds2 (runs[i], RUNS);
      figures->peaks[i] = bench_median_peak (runs[i], RUNS);
    }
  printf ("%8u  %8.3f %8.3f  %8.3f %8.3f  %8.4f  %8.0f %8.0f\n", n_items, figures->seconds[COMPARE], figures->parts[COMPARE], figures->seconds[XMLLINT_OLD] + figures->seconds[XMLLINT_NEW], figures->seconds[GIT], figures->parts[STATES], figures->peaks[COMPARE] / 1024, figures->peaks[XMLLINT_OLD] / 1024);
  fflush (stdout);
  g_unlink (old_path);
  g_unlink (new_path);
}

static int
run_cost (const char *self)
{
  static const guint sizes[] = { 3000, 30000, 100000 };
  g_autofree char *directory = g_dir_make_tmp ("bench-compare-XXXXXX", NULL);
  Figures figures[3];

  printf ("Processor seconds and peak memory, medians of %d alternating runs; plans without common identifiers\n", RUNS);
  printf ("   items       all  compare  2xmllint git diff    states   peak MB xmllint\n");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure_cost (self, sizes[i], directory, &figures[i]);
  g_rmdir (directory);
  printf ("Bars\n");
  bench_print_bar ("2 x 30,000 items / xmllint --noout of both", figures[1].seconds[COMPARE] / (figures[1].seconds[XMLLINT_OLD] + figures[1].seconds[XMLLINT_NEW]), 3, "");
  bench_print_bar ("its peak memory / xmllint's for one", figures[1].peaks[COMPARE] / figures[1].peaks[XMLLINT_OLD], 2, "");
  bench_print_bar ("2 x 100,000 items / git diff --histogram", figures[2].seconds[COMPARE] / figures[2].seconds[GIT], 4.5, "");
  bench_print_bar ("exponent of all, 3,000 to 100,000 items", bench_exponent (sizes[0], figures[0].seconds[COMPARE], sizes[2], figures[2].seconds[COMPARE]), 1.15, "");
  bench_print_bar ("20 edits in 30,000 items / xmllint of one", figures[1].parts[STATES] / figures[1].seconds[XMLLINT_OLD], 0.05, "");
  return 0;
}

int
main (int argc, char *argv[])
{
  if (argc == 5 && g_str_equal (argv[1], "make"))
    return make (argv[2], argv[3], argv[4]);
  if (argc == 4 && g_str_equal (argv[1], "compare"))
    return compare (argv[2], argv[3]);
  if (argc == 3 && g_str_equal (argv[1], "states"))
    return compare_states (argv[2]);
  if (argc == 2 && g_str_equal (argv[1], "rows"))
    {
      run_rows ();
      return 0;
    }
  if (argc == 4 && g_str_equal (argv[1], "git"))
    return run_git (argv[2], argv[3]);
  if (argc == 2 && g_str_equal (argv[1], "cost"))
    return run_cost (argv[0]);
  run_quality (argc > 2 ? (guint) atoi (argv[2]) : 3000, argc > 3 ? (guint64) atoi (argv[3]) : FIRST_SEED);
  if (argc > 1)
    return 0;
  /* Children first: what this process holds counts as theirs until they have their own program. */
  run_cost (argv[0]);
  run_rows ();
  return 0;
}
