/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One edit and one undo, as a document does them, before any view hears of it; and the checks
 * of a whole plan. The edits are made in plans of growing size, and among 300 and 10,000
 * siblings: the path to the root and the child lists on it are what an edit copies. */
#include "config.h"

#include "bench.h"
#include "kei-check.h"
#include "kei-document.h"
#include "kei-test-plan.h"
#include "kei-xml.h"

#include <stdio.h>
#include <time.h>

#define EDITS 300

static const guint sizes[] = { 300, 3000, 30000, 100000 };

/* --- Edits --- */

typedef KeiChange *(*MakeChange) (KeiTree *tree, KeiNode *parent, guint i);

/* Any child but the first, so that moving it to the front is a change. */
static KeiId
pick (KeiNode *parent, guint i)
{
  guint n;
  const KeiId *ids = kei_node_get_child_ids (parent, KEI_SLOT_ITEMS, &n);

  return ids[1 + (i * 7919u) % (n - 1)];
}

static KeiChange *
make_set (KeiTree *tree, KeiNode *parent, guint i)
{
  g_autofree char *title = g_strdup_printf ("海と暮らしを守る %u", i);
  g_auto (KeiValue) value = kei_value_string (title, -1);

  return kei_change_set_in (tree, pick (parent, i), KEI_FIELD_TITLE, &value, NULL);
}

static KeiChange *
make_move (KeiTree *tree, KeiNode *parent, guint i)
{
  KeiPlace place = { kei_node_get_id (parent), KEI_SLOT_ITEMS, KEI_ID_NONE, 0 };

  return kei_change_move_in (tree, pick (parent, i), &place, NULL);
}

static KeiChange *
make_insert (KeiTree *tree, KeiNode *parent, guint i)
{
  KeiPlace place = { kei_node_get_id (parent), KEI_SLOT_ITEMS, pick (parent, i), 0 };
  KeiNode *item = kei_node_builder_end (kei_node_builder_new (KEI_KIND_ITEM, 1 + i));
  KeiChange *change = kei_change_new_insert (&place, item);

  kei_node_unref (item);
  return change;
}

static KeiChange *
make_remove (KeiTree *tree, KeiNode *parent, guint i)
{
  return kei_change_remove_in (tree, pick (parent, i), NULL);
}

static const struct
{
  const char *name;
  MakeChange make;
} edits[] = {
  { "set", make_set },
  { "move", make_move },
  { "insert", make_insert },
  { "remove", make_remove },
};

typedef struct
{
  double edit, undo; /* milliseconds, medians */
} Figures;

/* Milliseconds, to the nanosecond: an undo takes less than a microsecond. */
static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Each edit is made and undone, so that every one meets the same plan. */
static Figures
measure (KeiTree *tree, KeiId parent, MakeChange make)
{
  KeiDocument *document = kei_document_new (tree);
  double edit[EDITS], undo[EDITS];

  for (guint i = 0; i < EDITS; i++)
    {
      KeiTree *now = kei_document_get_tree (document);
      double begin = get_time (), middle, end;
      g_autoptr (KeiChange) change = make (now, kei_tree_lookup (now, parent), i);
      gboolean done = change != NULL && kei_document_apply (document, change, NULL);

      middle = get_time ();
      if (!done || !kei_document_undo (document))
        g_error ("An edit failed");
      end = get_time ();
      edit[i] = middle - begin;
      undo[i] = end - middle;
    }
  g_object_unref (document);
  return (Figures){ bench_median (edit, EDITS), bench_median (undo, EDITS) };
}

/* The slowest of all kinds of edit, edit and undo. */
static Figures
measure_all (KeiTree *tree, KeiId parent, const char *where)
{
  Figures worst = { 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      Figures figures = measure (tree, parent, edits[i].make);

      printf ("  %-28s %-7s %9.5f %9.5f\n", where, edits[i].name, figures.edit, figures.undo);
      worst.edit = MAX (worst.edit, figures.edit);
      worst.undo = MAX (worst.undo, figures.undo);
    }
  fflush (stdout);
  return worst;
}

/* A plan with an item that has @n children. (transfer full) */
static KeiTree *
make_wide (guint n, KeiId *parent)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, G_GUINT64_CONSTANT (1) << 40);
  KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, *parent = (G_GUINT64_CONSTANT (1) << 40) + 1);

  for (guint i = 0; i < n; i++)
    {
      KeiNodeBuilder *child = kei_node_builder_new (KEI_KIND_ITEM, (G_GUINT64_CONSTANT (1) << 41) + i);

      kei_node_builder_set_string (child, KEI_FIELD_TITLE, "港と暮らし");
      kei_node_builder_add (item, kei_node_builder_end (child));
    }
  kei_node_builder_add (plan, kei_node_builder_end (item));
  return kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
}

/* A plan as it lies in memory when it was opened. (transfer full) */
static KeiTree *
open_plan (guint n_items)
{
  g_autoptr (KeiTree) made = kei_test_plan_new (n_items, 1);
  g_autoptr (GBytes) bytes = kei_xml_write (made);

  return kei_xml_read_bytes (bytes, NULL, NULL, NULL);
}

/* The parent of the items that stand deepest. */
static KeiId
find_deep_parent (KeiTree *tree)
{
  KeiNode *node = kei_tree_get_root (tree), *child;

  while ((child = kei_node_get_child (node, KEI_SLOT_ITEMS, 0)) != NULL && kei_node_get_n_children (child, KEI_SLOT_ITEMS) > 1)
    node = child;
  return kei_node_get_id (node);
}

/* --- Checks --- */

static double
measure_checks (KeiTree *tree, guint n)
{
  const KeiDay today = { 2026, 4, 1 };
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      double begin = bench_get_cpu ();
      g_autoptr (GPtrArray) problems = kei_check_run (tree, today, KEI_YEAR_STYLE_SEIREKI, NULL);

      values[i] = (bench_get_cpu () - begin) * 1e3;
    }
  return bench_median (values, n);
}

int
main (int argc, char *argv[])
{
  double checks[G_N_ELEMENTS (sizes)];
  Figures few = { 0, 0 }, many;
  KeiId parent;
  KeiTree *tree;

  printf ("Milliseconds, medians of %d\n  plan                         edit         edit      undo\n", EDITS);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *where = g_strdup_printf ("%u items", sizes[i]);
      Figures worst;

      tree = open_plan (sizes[i]);
      worst = measure_all (tree, find_deep_parent (tree), where);
      few.edit = MAX (few.edit, worst.edit);
      few.undo = MAX (few.undo, worst.undo);
      checks[i] = measure_checks (tree, sizes[i] > 3000 ? 3 : 9);
      printf ("  %-28s %-7s %9.1f\n", where, "checks", checks[i]);
      kei_tree_unref (tree);
    }

  tree = make_wide (300, &parent);
  many = measure_all (tree, parent, "300 siblings");
  few.edit = MAX (few.edit, many.edit);
  few.undo = MAX (few.undo, many.undo);
  kei_tree_unref (tree);
  tree = make_wide (10000, &parent);
  many = measure_all (tree, parent, "10,000 siblings");
  kei_tree_unref (tree);

  printf ("Bars\n");
  bench_print_bar ("slowest edit, up to 300 children a slot", few.edit, 0.05, "ms");
  bench_print_bar ("slowest undo, up to 300 children a slot", few.undo, 0.05, "ms");
  bench_print_bar ("slowest edit among 10,000 siblings", many.edit, 2, "ms");
  bench_print_bar ("slowest undo among 10,000 siblings", many.undo, 2, "ms");
  bench_print_bar ("exponent of the checks, 3,000 to 100,000 items", bench_exponent (sizes[1], checks[1], sizes[3], checks[3]), 1.1, "");
  return 0;
}
