/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairing plans that share no identifiers: how good the pairs are. */
#include "config.h"

#include "bench.h"
#include "kei-test-revision.h"

#include <stdio.h>
#include <stdlib.h>

#define SEEDS 5

static const char *const names[] = { "light", "medium", "heavy" };

static void
measure (guint n_items, KeiTestRevisionSize size, gboolean title_only, guint64 first_seed)
{
  KeiTestScore sum = { 0 };
  double f1 = 0, seconds = 0;

  for (guint i = 0; i < SEEDS; i++)
    {
      KeiTestRevisionSetting setting = { .n_items = n_items, .seed = first_seed + i, .size = size, .title_only = title_only };
      g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
      g_autoptr (KeiPairing) pairing = NULL;
      KeiTestScore score = { 0 };
      double begin = bench_get_cpu ();

      pairing = kei_pairing_new (revision->old_tree, revision->new_tree, NULL, NULL, NULL, NULL, NULL);
      seconds += bench_get_cpu () - begin;
      kei_test_revision_score (revision, pairing, &score);
      kei_test_revision_score (revision, pairing, &sum);
      f1 += kei_test_f1 (score.right, score.proposed, score.expected) / SEEDS;
    }
  printf ("%6u %-6s %-5s F1 %.4f P %.4f R %.4f | certain %.2f P %.4f | doubtful %.2f P %.2f | moves P %.3f R %.3f | shares P %.2f R %.2f | %.3f s\n", n_items, names[size], title_only ? "title" : "full", f1,
          kei_test_ratio (sum.right, sum.proposed), kei_test_ratio (sum.right, sum.expected), kei_test_ratio (sum.certain, sum.proposed), kei_test_ratio (sum.certain_right, sum.certain),
          kei_test_ratio (sum.doubtful, sum.proposed), kei_test_ratio (sum.doubtful_right, sum.doubtful), kei_test_ratio (sum.moves_right, sum.moves_proposed), kei_test_ratio (sum.moves_right, sum.moves),
          kei_test_ratio (sum.shares_right, sum.shares_proposed), kei_test_ratio (sum.shares_right, sum.shares), seconds / SEEDS);
  fflush (stdout);
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 3000;
  guint64 seed = argc > 2 ? (guint64) atoi (argv[2]) : 1;

  for (guint title_only = 0; title_only < 2; title_only++)
    for (guint size = KEI_TEST_REVISION_LIGHT; size <= KEI_TEST_REVISION_HEAVY; size++)
      measure (n, size, title_only, seed);
  return 0;
}
