/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A figure as a list of shapes, drawn once and written by every format in its own way. Lengths are
 * points (1/72 inch), y grows downwards, colours are 0xAARRGGBB and 0 is none. A drawing belongs to who
 * makes it until it is given away; from then on nobody changes it, and any thread may read. */

typedef guint32 KeiRgba;
#define KEI_RGBA_NONE ((KeiRgba) 0)
/* An opaque colour of 0xRRGGBB. */
#define KEI_RGBA(rgb) ((KeiRgba) (0xff000000u | (rgb)))

typedef enum {
  KEI_ALIGN_START,
  KEI_ALIGN_CENTER,
  KEI_ALIGN_END,
} KeiAlign;

typedef enum {
  KEI_SHAPE_RECTANGLE, /* x, y, width, height, radius */
  KEI_SHAPE_ELLIPSE,   /* within x, y, width, height */
  KEI_SHAPE_LINE,      /* points, joined; closed or open */
  KEI_SHAPE_CURVE,     /* points: a start, then two controls and an end for each piece (cubic Bézier) */
  KEI_SHAPE_TEXT,      /* text, broken into lines within width; x, y, width, height */
} KeiShapeKind;

typedef struct
{
  double x;
  double y;
} KeiPoint;

typedef struct
{
  KeiShapeKind kind;
  double x;
  double y;
  double width;
  double height;
  double radius;
  KeiRgba fill; /* of text: its colour */
  KeiRgba stroke;
  double line_width;
  double dash; /* length of a dash and of the gap; 0 for a solid line */
  KeiPoint *points;
  guint n_points;
  gboolean closed;
  char *text;  /* UTF-8; LF breaks the line. (nullable) */
  char *font;  /* families, the first that is there is taken; NULL: the style's body font */
  double size; /* of the font */
  gboolean bold;
  gboolean vertical; /* upright letters below one another, columns from right to left */
  KeiAlign align;    /* along the line */
  KeiAlign block;    /* of the lines in the height */
} KeiShape;

typedef struct _KeiDrawing KeiDrawing;

#define KEI_TYPE_DRAWING (kei_drawing_get_type ())
GType kei_drawing_get_type (void);

/* @description (nullable) says in words what is drawn, for those who cannot see it. (transfer full) */
KeiDrawing *kei_drawing_new (double width, double height, const char *description);
KeiDrawing *kei_drawing_ref (KeiDrawing *drawing);
void kei_drawing_unref (KeiDrawing *drawing);

double kei_drawing_get_width (const KeiDrawing *drawing);
double kei_drawing_get_height (const KeiDrawing *drawing);
const char *kei_drawing_get_description (const KeiDrawing *drawing); /* "" for none */
/* The shapes from the back to the front. (transfer none) */
const KeiShape *kei_drawing_get_shapes (const KeiDrawing *drawing, guint *n);

/* Each adds a shape in front of the others and returns it, to be completed before the next one is added. */
KeiShape *kei_drawing_add_rectangle (KeiDrawing *drawing, double x, double y, double width, double height, KeiRgba fill);
KeiShape *kei_drawing_add_ellipse (KeiDrawing *drawing, double x, double y, double width, double height, KeiRgba fill);
KeiShape *kei_drawing_add_line (KeiDrawing *drawing, const KeiPoint *points, guint n_points, KeiRgba stroke, double line_width);
KeiShape *kei_drawing_add_curve (KeiDrawing *drawing, const KeiPoint *points, guint n_points, KeiRgba stroke, double line_width);
KeiShape *kei_drawing_add_text (KeiDrawing *drawing, double x, double y, double width, double height, const char *text, double size, KeiRgba colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiDrawing, kei_drawing_unref)

G_END_DECLS
