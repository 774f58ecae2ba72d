/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing reports in every format, and the PDF against LibreOffice, which makes one of our own word processor file.
 *
 * Each run is a process of its own, and its whole processor time and peak memory count: the time that it takes to build the
 * report is in it, as the time that LibreOffice takes to start is in its. The two alternate. */
#include "config.h"

#include "bench.h"
#include "kei-report-pages.h"
#include "kei-test-report.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define RUNS 3
#define OFFICE_RUNS 1 /* the large one takes minutes */

static const struct
{
  guint n_items;
  gboolean has_office; /* it would be at it for an hour */
} sizes[] = {
  { 300, TRUE },
  { 3000, TRUE },
  { 30000, FALSE },
};

/* --- Children --- */

static int
lay_out (const char *n_items)
{
  g_autoptr (KeiReport) report = kei_test_report_new_long ("office", (guint) atoi (n_items));
  double begin = bench_get_cpu ();
  g_autoptr (KeiReportPages) pages = kei_report_pages_new (report, NULL, NULL);

  bench_tell (bench_get_cpu () - begin);
  return 0;
}

static int
write_file (const char *format, const char *n_items, const char *path)
{
  g_autoptr (KeiReport) report = kei_test_report_new_long ("office", (guint) atoi (n_items));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL);
  const KeiReportFormat *row = kei_report_format_by_name (format);

  return stream != NULL && row->write (report, G_OUTPUT_STREAM (stream), NULL, NULL) && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL) ? 0 : 1;
}

/* As the window does it, where the preview has laid the pages out. */
static int
write_pages (const char *n_items)
{
  g_autoptr (KeiReport) report = kei_test_report_new_long ("office", (guint) atoi (n_items));
  g_autoptr (KeiReportPages) pages = kei_report_pages_new (report, NULL, NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  double begin = bench_get_cpu ();
  gboolean written = kei_report_format_by_name ("pdf")->write_pages (pages, stream, NULL, NULL);

  bench_tell (bench_get_cpu () - begin);
  return written ? 0 : 1;
}

/* --- Measuring --- */

typedef struct
{
  const char *self;
  const char *directory;
  const char *office; /* (nullable): its program */
  const char *source; /* the format that it gets */
} Bench;

static BenchRun
measure (const char *const *argv, guint n_runs)
{
  BenchRun runs[RUNS];

  for (guint i = 0; i < n_runs; i++)
    runs[i] = bench_run_child (argv);
  return (BenchRun){ bench_median_seconds (runs, n_runs), bench_median_seconds2 (runs, n_runs), (long) bench_median_peak (runs, n_runs) };
}

static BenchRun
measure_format (const Bench *bench, const char *format, const char *n_items)
{
  g_autofree char *name = g_strconcat ("report.", format, NULL);
  g_autofree char *path = g_build_filename (bench->directory, name, NULL);
  const char *const argv[] = { bench->self, "write", format, n_items, path, NULL };
  BenchRun run = measure (argv, RUNS);
  GStatBuf status;

  g_stat (path, &status);
  printf ("  %-10s %9.3f s %8.1f MB peak %9.2f MB written\n", format, run.seconds, (double) run.peak / 1024, (double) status.st_size / 1e6);
  fflush (stdout);
  return run;
}

static BenchRun
measure_office (const Bench *bench)
{
  g_autofree char *name = g_strconcat ("report.", bench->source, NULL);
  g_autofree char *path = g_build_filename (bench->directory, name, NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/office", bench->directory);
  const char *const argv[] = { bench->office, profile, "--headless", "--convert-to", "pdf", "--outdir", bench->directory, path, NULL };
  BenchRun run = measure (argv, OFFICE_RUNS);

  printf ("  %-10s %9.3f s %8.1f MB peak, of our %s\n", "office", run.seconds, (double) run.peak / 1024, bench->source);
  fflush (stdout);
  return run;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_all (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static int
run_all (const char *self)
{
  g_autofree char *directory = g_dir_make_tmp ("bench-report-XXXXXX", NULL);
  g_autofree char *office = g_find_program_in_path ("soffice");
  const Bench bench = { self, directory, office, kei_report_format_by_name ("odt") != NULL ? "odt" : "docx" };
  BenchRun pdfs[G_N_ELEMENTS (sizes)], offices[G_N_ELEMENTS (sizes)] = { 0 };
  double layouts[G_N_ELEMENTS (sizes)];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *n_items = g_strdup_printf ("%u", sizes[i].n_items);
      const char *const argv[] = { self, "layout", n_items, NULL };
      const char *const pages_argv[] = { self, "pages", n_items, NULL };
      guint n_formats;
      const KeiReportFormat *formats = kei_report_formats (&n_formats);

      printf ("%u items\n", sizes[i].n_items);
      layouts[i] = measure (argv, RUNS).seconds2;
      printf ("  %-10s %9.3f s\n", "layout", layouts[i]);
      printf ("  %-10s %9.3f s\n", "pages, PDF", measure (pages_argv, RUNS).seconds2);
      for (guint j = 0; j < n_formats; j++)
        {
          /* It has no figures. */
          if (g_str_equal (formats[j].name, "svg"))
            continue;
          if (g_str_equal (formats[j].name, "pdf"))
            pdfs[i] = measure_format (&bench, "pdf", n_items);
          else
            measure_format (&bench, formats[j].name, n_items);
        }
      if (bench.office != NULL && sizes[i].has_office)
        {
          /* The first one makes its profile. */
          if (i == 0)
            {
              g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/office", directory);
              const char *const first[] = { bench.office, profile, "--headless", "--terminate_after_init", NULL };

              bench_run_child (first);
            }
          offices[i] = measure_office (&bench);
        }
    }
  remove_all (directory);

  printf ("Bars\n");
  for (guint i = 0; i < G_N_ELEMENTS (sizes) && bench.office != NULL; i++)
    if (sizes[i].has_office)
      {
        g_autofree char *time = g_strdup_printf ("PDF of %u items / LibreOffice", sizes[i].n_items);

        bench_print_bar (time, pdfs[i].seconds / offices[i].seconds, 0.25, "");
        bench_print_bar ("its peak memory / LibreOffice's", (double) pdfs[i].peak / (double) offices[i].peak, 0.5, "");
      }
  bench_print_bar ("exponent of layout, 3,000 to 30,000 items", bench_exponent (sizes[1].n_items, layouts[1], sizes[2].n_items, layouts[2]), 1.1, "");
  bench_print_bar ("exponent of the PDF, 3,000 to 30,000 items", bench_exponent (sizes[1].n_items, pdfs[1].seconds, sizes[2].n_items, pdfs[2].seconds), 1.1, "");
  return 0;
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "layout"))
    return lay_out (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "pages"))
    return write_pages (argv[2]);
  if (argc == 5 && g_str_equal (argv[1], "write"))
    return write_file (argv[2], argv[3], argv[4]);
  return run_all (argv[0]);
}
