/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-sign.h"

G_BEGIN_DECLS

/* A strip beside a list that shows where its changes are, what of it is in view, and scrolls it by click, drag or wheel. It
 * takes the place of the list's scroll bar, and is one to screen readers.
 *
 * A mark has the colour of its sign and a form: what was removed stands at the left, what was added at the right, what
 * was moved is hollow, merges and splits have bars at their sides, and what hardly matters is a thin line.
 *
 * Signal "picked" (self, guint row): a mark was clicked. */

#define KEI_TYPE_OVERVIEW (kei_overview_get_type ())
G_DECLARE_FINAL_TYPE (KeiOverview, kei_overview, KEI, OVERVIEW, GtkWidget)

GtkWidget *kei_overview_new (void);

/* What scrolls the list. (nullable) */
void kei_overview_set_adjustment (KeiOverview *self, GtkAdjustment *adjustment);

/* The @n rows of the list: of each a KeiSign, and how high it is beside the others (1 to 255, lines will do), or NULL for rows
 * of one height. Both are copied, and no row is the current one any more. Cost: linear in @n, once for each call and each new height of the strip; scrolling costs the same
 * for any number of rows. */
void kei_overview_set_rows (KeiOverview *self, const guint8 *signs, const guint8 *heights, guint n);

/* Says which rows are in view, as places among the rows: 2.5 is the middle of the third one. FALSE when that is not known. */
typedef gboolean (*KeiOverviewLocate) (gpointer data, double *first, double *last);

/* A list guesses how high the rows are that it has not shown yet, so its adjustment says only roughly where among its rows it is. With
 * @locate, which is called when the strip is drawn, the frame is where the rows are. NULL: by the adjustment. @data must outlive
 * the strip or be withdrawn. */
void kei_overview_set_locate (KeiOverview *self, KeiOverviewLocate locate, gpointer data);

/* The row that is looked at; G_MAXUINT for none. */
void kei_overview_set_current (KeiOverview *self, guint row);

/* The marked row nearest to @y, at most a few pixels away, else G_MAXUINT. */
guint kei_overview_get_row_at (KeiOverview *self, double y);

G_END_DECLS
