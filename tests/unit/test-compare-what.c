/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can stand on a side of a comparison: what is the same, what is a state of the window's plan, and which of two keeps what is said. */
#include "config.h"

#include "kei-compare-what.h"
#include "kei-test-plan.h"
#include "kei-versions.h"

static const char *const titles[] = { "子育て支援の充実", "道路の整備", NULL };

typedef struct
{
  KeiTree *plan; /* owned */
  KeiId versions[3];
  GFile *file, *other; /* owned */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  KeiIdSource *ids = kei_id_source_new_seeded (5);

  fixture->plan = kei_test_plan_new_of_titles (titles, 1);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->versions); i++)
    {
      const KeiVersionFacts facts = { .name = "版" };
      g_autoptr (KeiChange) change = kei_versions_make_name (fixture->plan, ids, &facts, &fixture->versions[i], NULL, NULL);
      KeiTree *after = kei_tree_apply (fixture->plan, change, NULL);

      g_assert_nonnull (after);
      kei_tree_unref (fixture->plan);
      fixture->plan = after;
    }
  kei_id_source_free (ids);
  fixture->file = g_file_new_for_path ("/plans/koki.keikaku");
  fixture->other = g_file_new_for_path ("/plans/zenki.keikaku");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kei_tree_unref (fixture->plan);
  g_object_unref (fixture->file);
  g_object_unref (fixture->other);
}

static void
test_equal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) again = g_file_new_for_path ("/plans/koki.keikaku");
  KeiCompareWhat *whats[] = {
    kei_compare_what_new (KEI_COMPARE_WHAT_NOW),
    kei_compare_what_new (KEI_COMPARE_WHAT_SAVED),
    kei_compare_what_new_version (fixture->versions[0]),
    kei_compare_what_new_version (fixture->versions[1]),
    kei_compare_what_new_file (fixture->file, KEI_ID_NONE),
    kei_compare_what_new_file (fixture->file, fixture->versions[0]),
    kei_compare_what_new_file (fixture->other, KEI_ID_NONE),
    kei_compare_what_new_file (fixture->other, fixture->versions[0]),
  };
  g_autoptr (KeiCompareWhat) same = kei_compare_what_new_file (again, KEI_ID_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    for (guint j = 0; j < G_N_ELEMENTS (whats); j++)
      {
        g_autoptr (KeiCompareWhat) copy = kei_compare_what_copy (whats[j]);

        g_assert_cmpint (kei_compare_what_equal (whats[i], copy), ==, i == j);
      }
  g_assert_true (kei_compare_what_equal (whats[4], same));
  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    {
      g_assert_cmpint (kei_compare_what_is_own (whats[i]), ==, i < 4);
      kei_compare_what_free (whats[i]);
    }
}

/* A version in the window's file is one of its plan; its file itself may say something else than the window. */
static void
test_resolve (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    GFile *file;
    KeiId version;
    gboolean is_own;
  } cases[] = {
    { fixture->file, fixture->versions[1], TRUE },
    { fixture->file, KEI_ID_NONE, FALSE },
    { fixture->file, 12345, FALSE }, /* it was taken out of the plan, or named elsewhere */
    { fixture->other, fixture->versions[1], FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KeiCompareWhat) what = kei_compare_what_new_file (cases[i].file, cases[i].version);
      g_autoptr (KeiCompareWhat) resolved = kei_compare_what_resolve (what, fixture->plan, fixture->file);
      g_autoptr (KeiCompareWhat) nowhere = kei_compare_what_resolve (what, fixture->plan, NULL);

      g_assert_cmpint (kei_compare_what_is_own (resolved), ==, cases[i].is_own);
      g_assert_cmphex (resolved->version, ==, cases[i].version);
      g_assert_true (kei_compare_what_equal (nowhere, what));
    }
}

/* What is said of the two is kept by the newer state of the window's plan, on whichever side it stands. */
static void
test_own (Fixture *fixture, gconstpointer data)
{
  /* The newest first. */
  g_autoptr (KeiCompareWhat) now = kei_compare_what_new (KEI_COMPARE_WHAT_NOW), saved = kei_compare_what_new (KEI_COMPARE_WHAT_SAVED);
  g_autoptr (KeiCompareWhat) last = kei_compare_what_new_version (fixture->versions[2]), first = kei_compare_what_new_version (fixture->versions[0]);
  g_autoptr (KeiCompareWhat) gone = kei_compare_what_new_version (12345), file = kei_compare_what_new_file (fixture->other, fixture->versions[2]);
  const KeiCompareWhat *const whats[] = { now, saved, last, first, gone, file };

  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    for (guint j = i + 1; j < G_N_ELEMENTS (whats); j++)
      {
        g_assert_cmpint (kei_compare_what_find_own (whats[i], whats[j], fixture->plan), ==, KEI_SIDE_OLD);
        g_assert_cmpint (kei_compare_what_find_own (whats[j], whats[i], fixture->plan), ==, KEI_SIDE_NEW);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/compare-what/equal", Fixture, NULL, set_up, test_equal, tear_down);
  g_test_add ("/compare-what/resolve", Fixture, NULL, set_up, test_resolve, tear_down);
  g_test_add ("/compare-what/own", Fixture, NULL, set_up, test_own, tear_down);
  return g_test_run ();
}
