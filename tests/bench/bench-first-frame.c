/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long until the first frame that shows a plan, against the first frame of a bare window; and until all
 * is there: the panels that come after that frame, the problems of the plan, and the frame that shows them.
 *
 * Each run is a process of its own, as a start is: this program starts itself again with "bare",
 * "plan FILE" or "rest FILE", and that one ends in the frame it was started for. What is compared is the
 * processor time of the whole process, alternating, the median of nine. */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kei-application.h"
#include "kei-problems-bar.h"
#include "kei-window.h"

#define RUNS 9

/* --- One start --- */

static void
end_at_frame_cb (GdkFrameClock *clock, gpointer data)
{
  /* Nothing after the frame counts, so nothing is cleaned up. */
  _exit (EXIT_SUCCESS);
}

static void
end_at_next_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "after-paint", G_CALLBACK (end_at_frame_cb), NULL);
  gtk_widget_queue_draw (window);
}

static void
bare_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  end_at_next_frame (window);
}

static gboolean
idle_cb (gpointer window)
{
  end_at_next_frame (window);
  return G_SOURCE_REMOVE;
}

/* The problems come last. Whatever waits for a moment of rest comes before this. */
static void
checked_cb (GtkWidget *problems)
{
  g_idle_add_full (G_PRIORITY_LOW + 100, idle_cb, gtk_widget_get_root (problems), NULL);
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static void
wait_for_rest (GtkWidget *window)
{
  g_signal_connect (find_widget (window, KEI_TYPE_PROBLEMS_BAR), "checked", G_CALLBACK (checked_cb), NULL);
}

/* @end is called with the window, once it has a plan and a surface. */
static void
editor_cb (GtkWidget *window, GParamSpec *pspec, gpointer end)
{
  if (kei_window_get_editor (KEI_WINDOW (window)) == NULL)
    return;
  if (gtk_widget_get_realized (window))
    ((void (*) (GtkWidget *)) end) (window);
  else
    g_signal_connect (window, "realize", G_CALLBACK (end), NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWidget *window, gpointer end)
{
  g_signal_connect (window, "notify::editor", G_CALLBACK (editor_cb), end);
}

static int
start_bare (const char *program)
{
  g_autoptr (AdwApplication) application = adw_application_new ("jp.keikaku.Bare", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (bare_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, (char *[]){ (char *) program, NULL });
}

static int
start_plan (const char *program, const char *file, void (*end) (GtkWidget *window))
{
  g_autoptr (KeiApplication) application = kei_application_new ();

  g_application_set_flags (G_APPLICATION (application), g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), end);
  return g_application_run (G_APPLICATION (application), 2, (char *[]){ (char *) program, (char *) file, NULL });
}

/* --- The measure --- */

static double
seconds (const struct timeval *time)
{
  return (double) time->tv_sec + (double) time->tv_usec / 1e6;
}

/* Processor time of one start. */
static double
measure (const char *program, const char *how, const char *file)
{
  struct rusage usage;
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      execl (program, program, how, file, NULL);
      _exit (127);
    }
  if (child < 0 || wait4 (child, &status, 0, &usage) != child || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    {
      g_printerr ("%s %s did not come to its first frame\n", program, how);
      exit (EXIT_FAILURE);
    }
  return seconds (&usage.ru_utime) + seconds (&usage.ru_stime);
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

int
main (int argc, char *argv[])
{
  double bare[RUNS];
  double plan[RUNS];
  double rest[RUNS];

  if (argc > 2 && g_str_equal (argv[1], "bare"))
    return start_bare (argv[0]);
  if (argc > 2 && g_str_equal (argv[1], "plan"))
    return start_plan (argv[0], argv[2], end_at_next_frame);
  if (argc > 2 && g_str_equal (argv[1], "rest"))
    return start_plan (argv[0], argv[2], wait_for_rest);
  if (argc != 2)
    {
      g_printerr ("usage: %s PLAN\n", argv[0]);
      return EXIT_FAILURE;
    }

  measure (argv[0], "bare", argv[1]);
  measure (argv[0], "plan", argv[1]);
  for (guint i = 0; i < RUNS; i++)
    {
      bare[i] = measure (argv[0], "bare", argv[1]);
      plan[i] = measure (argv[0], "plan", argv[1]);
      rest[i] = measure (argv[0], "rest", argv[1]);
    }
  qsort (bare, RUNS, sizeof (double), compare_doubles);
  qsort (plan, RUNS, sizeof (double), compare_doubles);
  qsort (rest, RUNS, sizeof (double), compare_doubles);
  g_print ("first frame: bare window %.0f ms, the plan %.0f ms, ratio %.2f (bar: 1.80)\n",
           bare[RUNS / 2] * 1e3, plan[RUNS / 2] * 1e3, plan[RUNS / 2] / bare[RUNS / 2]);
  g_print ("until all is there: %.0f ms, ratio %.2f\n", rest[RUNS / 2] * 1e3, rest[RUNS / 2] / bare[RUNS / 2]);
  return EXIT_SUCCESS;
}
