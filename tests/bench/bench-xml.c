/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing the file, against xmllint on the same bytes in the same run.
 *
 * Each run is a process of its own: xmllint, or this program started again to read or write. They
 * alternate, and what is compared is the processor time of whole processes, for writing that of
 * kei_xml_write() alone (its tree has to come from somewhere), and the peak of memory. */
#include "config.h"

#include "bench.h"
#include "kei-test-plan.h"
#include "kei-xml.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define RUNS 9

/* xmllint's DOM of the largest would need gigabytes: it is only compared with our own smaller ones. */
static const struct
{
  guint n_items;
  gboolean has_xmllint;
} sizes[] = {
  { 300, TRUE },
  { 3000, TRUE },
  { 30000, TRUE },
  { 100000, FALSE },
};

typedef enum {
  XMLLINT_NOOUT,
  READ,
  XMLLINT_FORMAT,
  WRITE,
  N_COMMANDS,
} Command;

/* --- Children --- */

static GBytes *
load (const char *path)
{
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    exit (1);
  return g_bytes_new_take (data, size);
}

static int
make (const char *n_items, const char *path)
{
  g_autoptr (KeiTree) tree = kei_test_plan_new ((guint) atoi (n_items), 1);
  g_autoptr (GBytes) bytes = kei_xml_write (tree);

  return g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL) ? 0 : 1;
}

static int
read_plan (const char *path, gboolean then_write)
{
  GBytes *bytes = load (path);
  KeiTree *tree = kei_xml_read_bytes (bytes, NULL, NULL, NULL);

  if (tree == NULL)
    return 1;
  g_bytes_unref (bytes);
  if (then_write)
    {
      double begin = bench_get_cpu ();
      GBytes *written = kei_xml_write (tree);

      bench_tell (bench_get_cpu () - begin);
      g_bytes_unref (written);
    }
  else
    /* A program that has read a plan keeps it; xmllint frees its own, so freeing is counted too. */
    kei_tree_unref (tree);
  return 0;
}

/* --- Measuring --- */

typedef struct
{
  double seconds[N_COMMANDS]; /* medians; of WRITE, the part */
  double peaks[N_COMMANDS];
} Figures;

static void
measure (const char *self, const char *path, gboolean has_xmllint, Figures *figures)
{
  const char *const commands[N_COMMANDS][5] = {
    [XMLLINT_NOOUT] = { "xmllint", "--noout", "--huge", path, NULL },
    [READ] = { self, "read", path, NULL },
    [XMLLINT_FORMAT] = { "xmllint", "--format", "--huge", path, NULL },
    [WRITE] = { self, "write", path, NULL },
  };
  BenchRun runs[N_COMMANDS][RUNS];

  for (guint run = 0; run < RUNS; run++)
    for (guint i = 0; i < N_COMMANDS; i++)
      if (has_xmllint || (i != XMLLINT_NOOUT && i != XMLLINT_FORMAT))
        runs[i][run] = bench_run_child (commands[i]);
      else
        runs[i][run] = (BenchRun){ 0, 0, 0 };

  for (guint i = 0; i < N_COMMANDS; i++)
    {
      figures->seconds[i] = i == WRITE ? bench_median_seconds2 (runs[i], RUNS) : bench_median_seconds (runs[i], RUNS);
      figures->peaks[i] = bench_median_peak (runs[i], RUNS);
    }
}

static void
print_row (guint n_items, gsize size, const Figures *figures)
{
  printf ("%8u %8.1f  %8.3f %8.3f  %8.3f %8.3f  %8.0f %8.0f\n", n_items, (double) size / 1e6,
          figures->seconds[READ], figures->seconds[XMLLINT_NOOUT], figures->seconds[WRITE], figures->seconds[XMLLINT_FORMAT],
          figures->peaks[READ] / 1024, figures->peaks[XMLLINT_NOOUT] / 1024);
  fflush (stdout);
}

static int
run_all (const char *self)
{
  Figures figures[G_N_ELEMENTS (sizes)];
  g_autofree char *directory = g_dir_make_tmp ("bench-xml-XXXXXX", NULL);
  const Figures *compared = &figures[2], *small = &figures[1], *large = &figures[3];

  printf ("Processor seconds and peak memory, medians of %d alternating runs\n", RUNS);
  printf ("   items       MB      read   --noout     write --format   read MB --noout MB\n");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_build_filename (directory, "plan.keikaku", NULL);
      g_autofree char *n_items = g_strdup_printf ("%u", sizes[i].n_items);
      const char *const argv[] = { self, "make", n_items, path, NULL };
      GStatBuf status;

      bench_run_child (argv);
      g_stat (path, &status);
      measure (self, path, sizes[i].has_xmllint, &figures[i]);
      print_row (sizes[i].n_items, (gsize) status.st_size, &figures[i]);
      g_unlink (path);
    }
  g_rmdir (directory);

  printf ("Bars\n");
  bench_print_bar ("reading 30,000 items / xmllint --noout", compared->seconds[READ] / compared->seconds[XMLLINT_NOOUT], 0.8, "");
  bench_print_bar ("its peak memory / xmllint's", compared->peaks[READ] / compared->peaks[XMLLINT_NOOUT], 0.5, "");
  bench_print_bar ("writing 30,000 items / xmllint --format", compared->seconds[WRITE] / compared->seconds[XMLLINT_FORMAT], 0.4, "");
  bench_print_bar ("exponent of reading, 3,000 to 100,000 items", bench_exponent (sizes[1].n_items, small->seconds[READ], sizes[3].n_items, large->seconds[READ]), 1.1, "");
  bench_print_bar ("exponent of writing, 3,000 to 100,000 items", bench_exponent (sizes[1].n_items, small->seconds[WRITE], sizes[3].n_items, large->seconds[WRITE]), 1.1, "");
  return 0;
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "make"))
    return make (argv[2], argv[3]);
  if (argc == 3 && g_str_equal (argv[1], "read"))
    return read_plan (argv[2], FALSE);
  if (argc == 3 && g_str_equal (argv[1], "write"))
    return read_plan (argv[2], TRUE);
  return run_all (argv[0]);
}
