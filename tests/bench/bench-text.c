/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hunks between texts of which the truth is known: how many are right, and what a changed text costs, beside
 * Git's word diff of the same pairs. As a peer that is rough in both ways: it knows no Japanese words, and
 * it prints; but it is what there is for texts that a machine has to mark by the word. */
#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "kei-test-rewording.h"
#include "kei-text-diff.h"

#define PAIRS 2000
#define SEEDS 5
#define RUNS 5

/* None of those that the gate in tests/unit uses. */
#define FIRST_SEED 1001

/* One character, or a run of what is none of Japanese: as people set Git up for such texts. */
#define WORD_REGEX "--word-diff-regex=[0-9A-Za-z]+|[^[:space:]]"

static void
measure_truth (const KeiTextDiffer *differ)
{
  KeiTestHunkScore all = { 0 };

  for (guint seed = 0; seed < SEEDS; seed++)
    {
      KeiTestHunkScore score = { 0 };

      for (guint i = 0; i < PAIRS; i++)
        {
          g_autoptr (KeiTestRewording) pair = kei_test_rewording_new (FIRST_SEED + seed, i);
          g_autoptr (GArray) hunks = kei_text_differ_compare (differ, pair->old_text, pair->new_text, NULL);

          kei_test_rewording_score (pair, hunks, &score);
          kei_test_rewording_score (pair, hunks, &all);
        }
      printf ("  seed %u: P %.4f  R %.4f  F1 %.4f  exactly right %.4f\n", FIRST_SEED + seed, (double) score.n_hits / score.n_found,
              (double) score.n_hits / score.n_wanted, kei_test_hunk_score_get_f1 (&score), (double) score.n_right / score.n_pairs);
    }
  printf ("  all:       P %.4f  R %.4f  F1 %.4f  exactly right %.4f  (bar F1 .95)\n", (double) all.n_hits / all.n_found,
          (double) all.n_hits / all.n_wanted, kei_test_hunk_score_get_f1 (&all), (double) all.n_right / all.n_pairs);
  for (guint edit = 0; edit < KEI_TEST_N_EDITS; edit++)
    printf ("    only %-12s %5u pairs, exactly right %.3f\n", kei_test_edit_get_name (edit), all.n_of[edit],
            all.n_of[edit] > 0 ? (double) all.n_right_of[edit] / all.n_of[edit] : 0.0);
}

/* Seconds a pair. */
static double
measure_ours (const KeiTextDiffer *differ, KeiTestRewording *const *pairs)
{
  double start = bench_get_cpu ();

  for (guint i = 0; i < PAIRS; i++)
    {
      g_autoptr (GArray) hunks = kei_text_differ_compare (differ, pairs[i]->old_text, pairs[i]->new_text, NULL);

      if (hunks->len == 0)
        exit (EXIT_FAILURE);
    }
  return (bench_get_cpu () - start) / PAIRS;
}

/* The pairs as two files, a pair a line, and Git's marks in them. Seconds a pair. */
static double
measure_git (KeiTestRewording *const *pairs)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-text-XXXXXX", NULL);
  g_autofree char *old_file = g_build_filename (folder, "old", NULL), *new_file = g_build_filename (folder, "new", NULL);
  g_autoptr (GString) old_text = g_string_new (NULL), new_text = g_string_new (NULL);
  g_autofree char *git = g_find_program_in_path ("git");
  double seconds = 0;

  for (guint i = 0; i < PAIRS; i++)
    {
      g_string_append_printf (old_text, "%s\n\n", pairs[i]->old_text);
      g_string_append_printf (new_text, "%s\n\n", pairs[i]->new_text);
    }
  if (git != NULL && g_file_set_contents (old_file, old_text->str, -1, NULL) && g_file_set_contents (new_file, new_text->str, -1, NULL))
    {
      /* It exits with 1 where there is a difference. */
      g_autofree char *command = g_strdup_printf ("%s diff --no-index --word-diff=porcelain '%s' %s %s || true", git, WORD_REGEX, old_file, new_file);
      const char *const argv[] = { "sh", "-c", command, NULL };

      seconds = bench_run_child (argv).seconds / PAIRS;
    }
  g_unlink (old_file);
  g_unlink (new_file);
  g_rmdir (folder);
  return seconds;
}

static void
measure_time (const KeiTextDiffer *differ)
{
  KeiTestRewording **pairs = g_new (KeiTestRewording *, PAIRS);
  double ours[RUNS], git[RUNS], characters = 0;

  for (guint i = 0; i < PAIRS; i++)
    {
      pairs[i] = kei_test_rewording_new (FIRST_SEED, i);
      characters += (double) g_utf8_strlen (pairs[i]->old_text, -1) / PAIRS;
    }
  for (guint run = 0; run < RUNS; run++)
    {
      ours[run] = measure_ours (differ, pairs);
      git[run] = measure_git (pairs);
    }
  printf ("  %.0f characters a text; git diff --word-diff by the character: %.1f µs a pair, ours %.2f of it\n", characters,
          bench_median (git, RUNS) * 1e6, bench_median (ours, RUNS) / bench_median (git, RUNS));
  bench_print_bar ("a changed text, tokens and all", bench_median (ours, RUNS) * 1e6, 80, "µs");
  for (guint i = 0; i < PAIRS; i++)
    kei_test_rewording_free (pairs[i]);
  g_free (pairs);
}

/* Long texts with nothing in common cost a bounded time. */
static void
measure_long (const KeiTextDiffer *differ)
{
  static const guint sizes[] = { 20 * 1000, 350 * 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GString) old_text = g_string_new (NULL), new_text = g_string_new (NULL);
      g_autoptr (GRand) rand = g_rand_new_with_seed (1);
      gboolean limited;
      double start;

      for (guint n = 0; n < sizes[i]; n++)
        {
          g_string_append_unichar (old_text, (gunichar) g_rand_int_range (rand, 0x4e00, 0x5e00));
          g_string_append_unichar (new_text, (gunichar) g_rand_int_range (rand, 0x4e00, 0x5e00));
        }
      start = bench_get_cpu ();
      g_array_unref (kei_text_differ_compare (differ, old_text->str, new_text->str, &limited));
      printf ("  random, %6u characters: %.0f ms%s\n", sizes[i], (bench_get_cpu () - start) * 1e3, limited ? ", limited" : "");
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (KeiTextDiffer) differ = kei_text_differ_new ();

  printf ("Hunks of %u pairs a seed\n", PAIRS);
  measure_truth (differ);
  printf ("Time\n");
  measure_time (differ);
  measure_long (differ);
  return EXIT_SUCCESS;
}
