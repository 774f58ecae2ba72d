/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roll of pages: what is drawn, where one gets to, how it zooms. */
#include "config.h"

#include <adwaita.h>

#include "kei-page-view.h"

#define N_PAGES 5000

typedef struct
{
  guint n_drawn;
  guint last; /* that was drawn */
  gboolean freed;
} Roll;

static void
get_size (gpointer pages, guint page, double *width, double *height)
{
  /* Every tenth lies across. */
  *width = page % 10 == 9 ? 842 : 595;
  *height = page % 10 == 9 ? 595 : 842;
}

static void
draw (gpointer pages, guint page, cairo_t *cr)
{
  Roll *roll = pages;

  roll->n_drawn++;
  roll->last = page;
  cairo_rectangle (cr, 50, 50, 100, 100);
  cairo_fill (cr);
}

static void
free_roll (gpointer pages)
{
  ((Roll *) pages)->freed = TRUE;
}

static const KeiPageViewFuncs funcs = { get_size, draw };

static void
wait_for_draw (gpointer view)
{
  gtk_widget_queue_draw (view);
  gtk_test_widget_wait_for_draw (view);
}

static KeiPageView *
show (Roll *roll, GtkWidget **window)
{
  GtkWidget *view = kei_page_view_new (), *scroller = gtk_scrolled_window_new ();

  kei_page_view_set_pages (KEI_PAGE_VIEW (view), N_PAGES, &funcs, roll, free_roll);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (*window), 700, 600);
  gtk_window_set_child (GTK_WINDOW (*window), scroller);
  gtk_window_present (GTK_WINDOW (*window));
  wait_for_draw (view);
  return KEI_PAGE_VIEW (view);
}

/* Only what is to be seen is drawn, however many there are and wherever one is. */
static void
test_draws_what_is_seen (void)
{
  Roll roll = { 0 };
  GtkWidget *window;
  KeiPageView *view = show (&roll, &window);

  g_assert_cmpuint (roll.n_drawn, >, 0);
  roll.n_drawn = 0;
  kei_page_view_go_to (view, 4321);
  wait_for_draw (view);
  g_assert_cmpuint (kei_page_view_get_page (view), ==, 4321);
  g_assert_cmpuint (roll.last, >=, 4321);
  g_assert_cmpuint (roll.last, <=, 4323);
  g_assert_cmpuint (roll.n_drawn, <=, 12);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (roll.freed);
}

/* It fits the width until a zoom is asked for; what is in the middle stays there. */
static void
test_zoom (void)
{
  Roll roll = { 0 };
  GtkWidget *window;
  KeiPageView *view = show (&roll, &window);
  double fitted = kei_page_view_get_zoom (view);

  g_assert_cmpfloat (fitted, >, 0.5);
  g_assert_cmpfloat (fitted, <, 0.6); /* the ones across fit into 700 pixels */
  kei_page_view_go_to (view, 100);
  wait_for_draw (view);
  for (guint i = 0; i < 8; i++)
    {
      static const double zooms[] = { 1, 4, 9, 0.25, 0.01, 2, 0.5, 1 };

      kei_page_view_set_zoom (view, zooms[i]);
      wait_for_draw (view);
      g_assert_cmpfloat (kei_page_view_get_zoom (view), ==, CLAMP (zooms[i], 0.25, 4));
      g_assert_cmpuint (kei_page_view_get_page (view), >=, 98);
      g_assert_cmpuint (kei_page_view_get_page (view), <=, 102);
    }
  kei_page_view_fit_width (view);
  wait_for_draw (view);
  g_assert_cmpfloat (kei_page_view_get_zoom (view), ==, fitted);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Other pages take the place of the first ones; fewer bring the view back to the last. */
static void
test_other_pages (void)
{
  Roll first = { 0 }, second = { 0 };
  GtkWidget *window;
  KeiPageView *view = show (&first, &window);

  kei_page_view_go_to (view, 4000);
  kei_page_view_set_pages (view, 3, &funcs, &second, free_roll);
  g_assert_true (first.freed);
  wait_for_draw (view);
  g_assert_cmpuint (kei_page_view_get_n_pages (view), ==, 3);
  g_assert_cmpuint (kei_page_view_get_page (view), ==, 2);
  kei_page_view_set_pages (view, 0, &funcs, NULL, NULL);
  g_assert_true (second.freed);
  wait_for_draw (view);
  g_assert_cmpuint (kei_page_view_get_page (view), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/page-view/draws-what-is-seen", test_draws_what_is_seen);
  g_test_add_func ("/page-view/zoom", test_zoom);
  g_test_add_func ("/page-view/other-pages", test_other_pages);
  return g_test_run ();
}
