/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of shapes and its making; whoever draws it is elsewhere. */
#include "config.h"

#include "kei-drawing.h"

struct _KeiDrawing
{
  gatomicrefcount refs;
  double width;
  double height;
  char *description;
  GArray *shapes; /* (element-type KeiShape) */
};

G_DEFINE_BOXED_TYPE (KeiDrawing, kei_drawing, kei_drawing_ref, kei_drawing_unref)

static void
clear_shape (gpointer data)
{
  KeiShape *shape = data;

  g_free (shape->points);
  g_free (shape->text);
  g_free (shape->font);
}

KeiDrawing *
kei_drawing_new (double width, double height, const char *description)
{
  KeiDrawing *drawing = g_new0 (KeiDrawing, 1);

  g_atomic_ref_count_init (&drawing->refs);
  drawing->width = width;
  drawing->height = height;
  drawing->description = g_strdup (description != NULL ? description : "");
  drawing->shapes = g_array_new (FALSE, TRUE, sizeof (KeiShape));
  g_array_set_clear_func (drawing->shapes, clear_shape);
  return drawing;
}

KeiDrawing *
kei_drawing_ref (KeiDrawing *drawing)
{
  g_atomic_ref_count_inc (&drawing->refs);
  return drawing;
}

void
kei_drawing_unref (KeiDrawing *drawing)
{
  if (!g_atomic_ref_count_dec (&drawing->refs))
    return;
  g_array_unref (drawing->shapes);
  g_free (drawing->description);
  g_free (drawing);
}

double
kei_drawing_get_width (const KeiDrawing *drawing)
{
  return drawing->width;
}

double
kei_drawing_get_height (const KeiDrawing *drawing)
{
  return drawing->height;
}

const char *
kei_drawing_get_description (const KeiDrawing *drawing)
{
  return drawing->description;
}

const KeiShape *
kei_drawing_get_shapes (const KeiDrawing *drawing, guint *n)
{
  *n = drawing->shapes->len;
  return (const KeiShape *) (gpointer) drawing->shapes->data;
}

static KeiShape *
add (KeiDrawing *drawing, const KeiShape *shape)
{
  g_array_append_vals (drawing->shapes, shape, 1);
  return &g_array_index (drawing->shapes, KeiShape, drawing->shapes->len - 1);
}

KeiShape *
kei_drawing_add_rectangle (KeiDrawing *drawing, double x, double y, double width, double height, KeiRgba fill)
{
  return add (drawing, &(KeiShape){ .kind = KEI_SHAPE_RECTANGLE, .x = x, .y = y, .width = width, .height = height, .fill = fill });
}

KeiShape *
kei_drawing_add_ellipse (KeiDrawing *drawing, double x, double y, double width, double height, KeiRgba fill)
{
  return add (drawing, &(KeiShape){ .kind = KEI_SHAPE_ELLIPSE, .x = x, .y = y, .width = width, .height = height, .fill = fill });
}

static KeiShape *
add_points (KeiDrawing *drawing, KeiShapeKind kind, const KeiPoint *points, guint n_points, KeiRgba stroke, double line_width)
{
  return add (drawing, &(KeiShape){ .kind = kind, .points = g_memdup2 (points, n_points * sizeof *points), .n_points = n_points, .stroke = stroke, .line_width = line_width });
}

KeiShape *
kei_drawing_add_line (KeiDrawing *drawing, const KeiPoint *points, guint n_points, KeiRgba stroke, double line_width)
{
  return add_points (drawing, KEI_SHAPE_LINE, points, n_points, stroke, line_width);
}

KeiShape *
kei_drawing_add_curve (KeiDrawing *drawing, const KeiPoint *points, guint n_points, KeiRgba stroke, double line_width)
{
  return add_points (drawing, KEI_SHAPE_CURVE, points, n_points, stroke, line_width);
}

KeiShape *
kei_drawing_add_text (KeiDrawing *drawing, double x, double y, double width, double height, const char *text, double size, KeiRgba colour)
{
  return add (drawing, &(KeiShape){ .kind = KEI_SHAPE_TEXT, .x = x, .y = y, .width = width, .height = height, .text = g_strdup (text), .size = size, .fill = colour });
}
