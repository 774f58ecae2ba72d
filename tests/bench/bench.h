/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks share: medians, processor time of children, bars. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one run cost. */
typedef struct
{
  double seconds;  /* processor time, user and system */
  double seconds2; /* of a part that the child measured itself and printed, else 0 */
  long peak;       /* kB of memory */
} BenchRun;

/* Runs a program to its end; its output is thrown away but for a number that it prints on file
 * descriptor 3. The calling process must be small: the kernel counts its memory as the child's. */
BenchRun bench_run_child (const char *const *argv);

/* Processor time of this process so far. */
double bench_get_cpu (void);
/* Called by a child: tells its parent what it measured. */
void bench_tell (double seconds);

/* The median of one member; sorts @runs. */
double bench_median_seconds (BenchRun *runs, guint n);
double bench_median_seconds2 (BenchRun *runs, guint n);
double bench_median_peak (BenchRun *runs, guint n);
double bench_median (double *values, guint n);

/* x in time ~ size^x. */
double bench_exponent (double small_size, double small_time, double large_size, double large_time);

/* Prints a figure with its bar and whether it is under it. */
void bench_print_bar (const char *what, double figure, double bar, const char *unit);

G_END_DECLS
