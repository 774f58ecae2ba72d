/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define TELL_FD 3

static double
cpu_of (const struct rusage *usage)
{
  return (double) (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) + (double) (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

double
bench_get_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return cpu_of (&usage);
}

void
bench_tell (double seconds)
{
  char text[64];
  int length = g_snprintf (text, sizeof text, "%.9f\n", seconds);

  if (write (TELL_FD, text, (size_t) length) != length)
    exit (1);
}

static void
become (const char *const *argv, int tell)
{
  int nothing = open ("/dev/null", O_WRONLY);

  dup2 (nothing, STDOUT_FILENO);
  if (tell != TELL_FD)
    dup2 (tell, TELL_FD);
  execvp (argv[0], (char *const *) argv);
  _exit (127);
}

BenchRun
bench_run_child (const char *const *argv)
{
  BenchRun run = { 0, 0, 0 };
  struct rusage usage;
  char text[64] = "";
  int pipe_fds[2], status;
  pid_t pid;

  if (pipe (pipe_fds) != 0 || (pid = fork ()) < 0)
    g_error ("%s", g_strerror (errno));
  if (pid == 0)
    become (argv, pipe_fds[1]);

  close (pipe_fds[1]);
  if (read (pipe_fds[0], text, sizeof text - 1) > 0)
    run.seconds2 = g_ascii_strtod (text, NULL);
  close (pipe_fds[0]);
  if (wait4 (pid, &status, 0, &usage) != pid || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("%s %s failed", argv[0], argv[1]);
  run.seconds = cpu_of (&usage);
  run.peak = usage.ru_maxrss;
  return run;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

double
bench_median (double *values, guint n)
{
  qsort (values, n, sizeof (double), compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* @offset is that of a double in BenchRun. */
static double
median_of_member (const BenchRun *runs, guint n, gsize offset)
{
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = G_STRUCT_MEMBER (double, &runs[i], offset);
  return bench_median (values, n);
}

double
bench_median_seconds (BenchRun *runs, guint n)
{
  return median_of_member (runs, n, G_STRUCT_OFFSET (BenchRun, seconds));
}

double
bench_median_seconds2 (BenchRun *runs, guint n)
{
  return median_of_member (runs, n, G_STRUCT_OFFSET (BenchRun, seconds2));
}

double
bench_median_peak (BenchRun *runs, guint n)
{
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = (double) runs[i].peak;
  return bench_median (values, n);
}

double
bench_exponent (double small_size, double small_time, double large_size, double large_time)
{
  return log (large_time / small_time) / log (large_size / small_size);
}

void
bench_print_bar (const char *what, double figure, double bar, const char *unit)
{
  printf ("  %-46s %8.4f %-3s bar %5.2f  %s\n", what, figure, unit, bar, figure <= bar ? "ok" : "MISSED");
}
