/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The way of an indicator, in the height of a table's row: what was reached as a solid line that
 * ends in a dot, the way still to go dotted, the target as a ring with its level behind it. */

#define KEI_TYPE_SPARKLINE (kei_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (KeiSparkline, kei_sparkline, KEI, SPARKLINE, GtkWidget)

typedef struct
{
  double x; /* any unit: years, months */
  double y;
} KeiSparklinePoint;

typedef enum {
  KEI_SPARKLINE_NEUTRAL,
  KEI_SPARKLINE_GOOD,
  KEI_SPARKLINE_BEHIND,
} KeiSparklineTone;

GtkWidget *kei_sparkline_new (void);

/* Both lists in the order of x, copied; the last of @aims is the target. Either may be empty.
 * What is no finite number is left out. */
void kei_sparkline_set_points (KeiSparkline *self, const KeiSparklinePoint *actuals, guint n_actuals, const KeiSparklinePoint *aims, guint n_aims);
void kei_sparkline_set_tone (KeiSparkline *self, KeiSparklineTone tone);

G_END_DECLS
