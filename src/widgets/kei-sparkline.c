/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawn with cairo: GTK 4.8 has no paths. The picture says nothing that the numbers beside it
 * do not say, so it is decoration for assistive technology. */
#include "config.h"

#include "kei-sparkline.h"

#include <math.h>

#include "kei-draw.h"

#define WIDTH 84.0
#define HEIGHT 24.0
#define LINE 1.6
#define DOT 2.6

struct _KeiSparkline
{
  GtkWidget parent_instance;

  GArray *actuals; /* (element-type KeiSparklinePoint) */
  GArray *aims;    /* (element-type KeiSparklinePoint) */
  KeiSparklineTone tone;
};

G_DEFINE_FINAL_TYPE (KeiSparkline, kei_sparkline, GTK_TYPE_WIDGET)

/* From the points' units to the widget's. */
typedef struct
{
  double x, y, x_step, y_step, left, bottom;
} Frame;

static const KeiSparklinePoint *
get_point (GArray *points, guint i)
{
  return &g_array_index (points, KeiSparklinePoint, i);
}

static void
find_range (GArray *points, KeiSparklinePoint *low, KeiSparklinePoint *high)
{
  for (guint i = 0; i < points->len; i++)
    {
      const KeiSparklinePoint *point = get_point (points, i);

      low->x = MIN (low->x, point->x);
      low->y = MIN (low->y, point->y);
      high->x = MAX (high->x, point->x);
      high->y = MAX (high->y, point->y);
    }
}

static Frame
make_frame (KeiSparkline *self, double width, double height, double margin)
{
  KeiSparklinePoint low = { G_MAXDOUBLE, G_MAXDOUBLE }, high = { -G_MAXDOUBLE, -G_MAXDOUBLE };
  Frame frame;

  find_range (self->actuals, &low, &high);
  find_range (self->aims, &low, &high);
  frame = (Frame){ low.x, low.y, 0, 0, margin, height - margin };
  if (high.x > low.x)
    frame.x_step = (width - 2 * margin) / (high.x - low.x);
  else
    frame.left = width / 2;
  if (high.y > low.y)
    frame.y_step = (height - 2 * margin) / (high.y - low.y);
  else
    frame.bottom = height / 2;
  return frame;
}

static KeiSparklinePoint
place (const Frame *frame, const KeiSparklinePoint *point)
{
  return (KeiSparklinePoint){ frame->left + (point->x - frame->x) * frame->x_step,
                              frame->bottom - (point->y - frame->y) * frame->y_step };
}

static void
draw_lines (cairo_t *cr, const Frame *frame, GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      KeiSparklinePoint at = place (frame, get_point (points, i));

      cairo_line_to (cr, at.x, at.y);
    }
}

static void
draw_level (cairo_t *cr, double y, double width, double scale, const GdkRGBA *color)
{
  const double dashes[] = { 2 * scale, 3 * scale };

  cairo_save (cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, scale);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, width, y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_way (cairo_t *cr, const Frame *frame, KeiSparkline *self, double scale)
{
  const double dashes[] = { 2 * scale, 2 * scale };
  double after = -G_MAXDOUBLE;

  cairo_save (cr);
  cairo_set_dash (cr, dashes, 2, 0);
  if (self->actuals->len > 0)
    {
      const KeiSparklinePoint *last = get_point (self->actuals, self->actuals->len - 1);
      KeiSparklinePoint at = place (frame, last);

      after = last->x;
      cairo_move_to (cr, at.x, at.y);
    }
  /* What was to be reached before the last actual value is past. */
  for (guint i = 0; i < self->aims->len; i++)
    if (get_point (self->aims, i)->x > after)
      {
        KeiSparklinePoint at = place (frame, get_point (self->aims, i));

        cairo_line_to (cr, at.x, at.y);
      }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The ring's middle stays empty: nothing is drawn where it will be. */
static void
leave_out_ring (cairo_t *cr, const KeiSparklinePoint *ring, double width, double height, double scale)
{
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_new_sub_path (cr);
  cairo_arc (cr, ring->x, ring->y, DOT * scale, 0, 2 * G_PI);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
}

static void
draw_dot (cairo_t *cr, const KeiSparklinePoint *at, double scale)
{
  cairo_arc (cr, at->x, at->y, DOT * scale, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
kei_sparkline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const char *const tones[] = { "kei_secondary", "kei_ok", "kei_warning" };
  KeiSparkline *self = KEI_SPARKLINE (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double scale = kei_draw_get_scale (widget);
  GdkRGBA color = kei_draw_get_color (widget, tones[self->tone]);
  GdkRGBA faint = kei_draw_with_alpha (kei_draw_get_color (widget, "kei_secondary"), 0.45);
  cairo_t *cr;
  Frame frame;

  if (self->actuals->len + self->aims->len == 0)
    return;

  frame = make_frame (self, width, height, (DOT + LINE) * scale);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, LINE * scale);
  gdk_cairo_set_source_rgba (cr, &color);

  if (self->aims->len > 0)
    {
      const KeiSparklinePoint *target = get_point (self->aims, self->aims->len - 1);
      KeiSparklinePoint ring = place (&frame, target);

      cairo_arc (cr, ring.x, ring.y, DOT * scale, 0, 2 * G_PI);
      cairo_stroke (cr);
      leave_out_ring (cr, &ring, width, height, scale);
      draw_level (cr, ring.y, width, scale, &faint);
    }

  draw_lines (cr, &frame, self->actuals);
  cairo_stroke (cr);
  draw_way (cr, &frame, self, scale);
  if (self->actuals->len > 0)
    {
      KeiSparklinePoint last = place (&frame, get_point (self->actuals, self->actuals->len - 1));

      draw_dot (cr, &last, scale);
    }
  cairo_destroy (cr);
}

static void
kei_sparkline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  double scale = kei_draw_get_scale (widget);

  *natural = (orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT) * scale;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural / 2 : *natural;
  *minimum_baseline = *natural_baseline = -1;
}

static void
kei_sparkline_finalize (GObject *object)
{
  KeiSparkline *self = KEI_SPARKLINE (object);

  g_array_unref (self->actuals);
  g_array_unref (self->aims);
  G_OBJECT_CLASS (kei_sparkline_parent_class)->finalize (object);
}

static void
kei_sparkline_class_init (KeiSparklineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = kei_sparkline_finalize;
  widget_class->measure = kei_sparkline_measure;
  widget_class->snapshot = kei_sparkline_snapshot;

  gtk_widget_class_set_css_name (widget_class, "sparkline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kei_sparkline_init (KeiSparkline *self)
{
  self->actuals = g_array_new (FALSE, FALSE, sizeof (KeiSparklinePoint));
  self->aims = g_array_new (FALSE, FALSE, sizeof (KeiSparklinePoint));
}

GtkWidget *
kei_sparkline_new (void)
{
  return g_object_new (KEI_TYPE_SPARKLINE, NULL);
}

static void
copy_points (GArray *array, const KeiSparklinePoint *points, guint n)
{
  g_array_set_size (array, 0);
  for (guint i = 0; i < n; i++)
    if (isfinite (points[i].x) && isfinite (points[i].y))
      g_array_append_val (array, points[i]);
}

void
kei_sparkline_set_points (KeiSparkline *self, const KeiSparklinePoint *actuals, guint n_actuals, const KeiSparklinePoint *aims, guint n_aims)
{
  g_return_if_fail (KEI_IS_SPARKLINE (self));

  copy_points (self->actuals, actuals, n_actuals);
  copy_points (self->aims, aims, n_aims);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
kei_sparkline_set_tone (KeiSparkline *self, KeiSparklineTone tone)
{
  g_return_if_fail (KEI_IS_SPARKLINE (self));
  g_return_if_fail (tone <= KEI_SPARKLINE_BEHIND);

  self->tone = tone;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
