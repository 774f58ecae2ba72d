/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes to cairo, from the back to the front. */
#include "config.h"

#include "kei-drawing-cairo.h"

#include <math.h>

#include "kei-drawing-text.h"

void
kei_rgba_set_source (KeiRgba colour, cairo_t *cr)
{
  cairo_set_source_rgba (cr, ((colour >> 16) & 0xff) / 255.0, ((colour >> 8) & 0xff) / 255.0, (colour & 0xff) / 255.0, (colour >> 24) / 255.0);
}

static void
trace_rectangle (cairo_t *cr, const KeiShape *shape)
{
  double radius = MIN (shape->radius, MIN (shape->width, shape->height) / 2);
  double right = shape->x + shape->width, bottom = shape->y + shape->height;

  if (radius <= 0)
    {
      cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, shape->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, shape->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, shape->x + radius, shape->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
trace_ellipse (cairo_t *cr, const KeiShape *shape)
{
  cairo_matrix_t matrix;

  /* A matrix that cannot be inverted stops all drawing. */
  if (shape->width <= 0 || shape->height <= 0)
    return;
  cairo_get_matrix (cr, &matrix);
  cairo_translate (cr, shape->x + shape->width / 2, shape->y + shape->height / 2);
  cairo_scale (cr, shape->width / 2, shape->height / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_set_matrix (cr, &matrix);
}

static void
trace_points (cairo_t *cr, const KeiShape *shape)
{
  const KeiPoint *points = shape->points;

  if (shape->n_points == 0)
    return;
  cairo_move_to (cr, points[0].x, points[0].y);
  if (shape->kind == KEI_SHAPE_LINE)
    for (guint i = 1; i < shape->n_points; i++)
      cairo_line_to (cr, points[i].x, points[i].y);
  else
    for (guint i = 1; i + 2 < shape->n_points; i += 3)
      cairo_curve_to (cr, points[i].x, points[i].y, points[i + 1].x, points[i + 1].y, points[i + 2].x, points[i + 2].y);
  if (shape->closed)
    cairo_close_path (cr);
}

static void
paint (cairo_t *cr, const KeiShape *shape)
{
  if (shape->fill != KEI_RGBA_NONE)
    {
      kei_rgba_set_source (shape->fill, cr);
      cairo_fill_preserve (cr);
    }
  if (shape->stroke != KEI_RGBA_NONE && shape->line_width > 0)
    {
      kei_rgba_set_source (shape->stroke, cr);
      cairo_set_line_width (cr, shape->line_width);
      cairo_set_dash (cr, &shape->dash, shape->dash > 0 ? 1 : 0, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
draw_line_cb (PangoLayoutLine *line, double x, double y, gpointer data)
{
  cairo_t *cr = data;

  cairo_move_to (cr, x, y);
  pango_cairo_show_layout_line (cr, line);
}

static void
draw_text (cairo_t *cr, const KeiShape *shape, PangoLayout *layout, const char *font)
{
  if (shape->text == NULL || *shape->text == '\0' || shape->size <= 0)
    return;
  cairo_save (cr);
  kei_rgba_set_source (shape->fill, cr);
  if (shape->vertical)
    {
      cairo_translate (cr, shape->x + shape->width, shape->y);
      cairo_rotate (cr, G_PI_2);
    }
  kei_drawing_text_set (layout, shape, font);
  kei_drawing_text_foreach (layout, shape, draw_line_cb, cr);
  cairo_new_path (cr);
  cairo_restore (cr);
}

void
kei_drawing_draw (const KeiDrawing *drawing, cairo_t *cr, const char *font)
{
  PangoLayout *layout = NULL;
  guint n;
  const KeiShape *shapes = kei_drawing_get_shapes (drawing, &n);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < n; i++)
    {
      switch (shapes[i].kind)
        {
        case KEI_SHAPE_RECTANGLE:
          trace_rectangle (cr, &shapes[i]);
          paint (cr, &shapes[i]);
          break;
        case KEI_SHAPE_ELLIPSE:
          trace_ellipse (cr, &shapes[i]);
          paint (cr, &shapes[i]);
          break;
        case KEI_SHAPE_LINE:
        case KEI_SHAPE_CURVE:
          trace_points (cr, &shapes[i]);
          paint (cr, &shapes[i]);
          break;
        case KEI_SHAPE_TEXT:
          if (layout == NULL)
            layout = kei_drawing_text_new_layout ();
          draw_text (cr, &shapes[i], layout, font);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  g_clear_object (&layout);
  cairo_restore (cr);
}

void
kei_drawing_measure_text (const char *text, const char *font, double size, gboolean bold, double width, double *text_width, double *text_height)
{
  const KeiShape shape = { .kind = KEI_SHAPE_TEXT, .width = width, .text = (char *) text, .size = size, .bold = bold };
  PangoLayout *layout = kei_drawing_text_new_layout ();
  PangoRectangle logical;

  kei_drawing_text_set (layout, &shape, font);
  pango_layout_get_extents (layout, NULL, &logical);
  if (text_width != NULL)
    *text_width = pango_units_to_double (logical.width);
  if (text_height != NULL)
    *text_height = size + (pango_layout_get_line_count (layout) - 1) * size * KEI_DRAWING_PITCH;
  g_object_unref (layout);
}
