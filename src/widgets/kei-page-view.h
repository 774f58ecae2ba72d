/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pages of paper below one another, for a GtkScrolledWindow. What stands on them is drawn by who owns them; only pages
 * that are to be seen are drawn, so a thousand pages cost what two do. */

#define KEI_TYPE_PAGE_VIEW (kei_page_view_get_type ())
G_DECLARE_FINAL_TYPE (KeiPageView, kei_page_view, KEI, PAGE_VIEW, GtkWidget)

/* What the view asks. Lengths are points; @page counts from 0. */
typedef struct
{
  void (*get_size) (gpointer pages, guint page, double *width, double *height);
  void (*draw) (gpointer pages, guint page, cairo_t *cr);
} KeiPageViewFuncs;

/* Properties: "zoom" (gdouble, 1: a point of paper is 96/72 pixels), "page" (guint, read only: the one in the middle of
 * the view, from 0), "n-pages" (guint, read only). */
GtkWidget *kei_page_view_new (void);

/* @pages (transfer full) is freed with @destroy when others come. The page that was in view stays if it is there. */
void kei_page_view_set_pages (KeiPageView *self, guint n_pages, const KeiPageViewFuncs *funcs, gpointer pages, GDestroyNotify destroy);

guint kei_page_view_get_n_pages (KeiPageView *self);
guint kei_page_view_get_page (KeiPageView *self);
void kei_page_view_go_to (KeiPageView *self, guint page);

double kei_page_view_get_zoom (KeiPageView *self);
/* Held to 0.25 … 4. */
void kei_page_view_set_zoom (KeiPageView *self, double zoom);
/* So that the widest page fits the view's width; follows when the view's size changes, until a zoom is set. */
void kei_page_view_fit_width (KeiPageView *self);

G_END_DECLS
