/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes as SVG. Lines are those that Pango makes, each with an anchor where its alignment is, so that a
 * reader with other fonts still sees them in their place. */
#include "config.h"

#include "kei-drawing-svg.h"

#include <string.h>

#include "kei-drawing-text.h"
#include "kei-report-markup.h"

static void
append_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  kei_markup_append_number (out, value);
  g_string_append_c (out, '"');
}

static void
append_colour (GString *out, const char *name, KeiRgba colour)
{
  guint alpha = colour >> 24;

  if (alpha == 0)
    {
      g_string_append_printf (out, " %s=\"none\"", name);
      return;
    }
  g_string_append_printf (out, " %s=\"#%06x\"", name, colour & 0xffffff);
  if (alpha < 255)
    {
      g_string_append_printf (out, " %s-opacity=\"", name);
      kei_markup_append_number (out, alpha / 255.0);
      g_string_append_c (out, '"');
    }
}

static void
append_paint (GString *out, const KeiShape *shape)
{
  append_colour (out, "fill", shape->fill);
  if (shape->stroke != KEI_RGBA_NONE && shape->line_width > 0)
    {
      append_colour (out, "stroke", shape->stroke);
      append_attribute (out, "stroke-width", shape->line_width);
      if (shape->dash > 0)
        append_attribute (out, "stroke-dasharray", shape->dash);
    }
  g_string_append (out, "/>");
}

static void
append_rectangle (GString *out, const KeiShape *shape)
{
  g_string_append (out, "<rect");
  append_attribute (out, "x", shape->x);
  append_attribute (out, "y", shape->y);
  append_attribute (out, "width", MAX (shape->width, 0));
  append_attribute (out, "height", MAX (shape->height, 0));
  if (shape->radius > 0)
    append_attribute (out, "rx", shape->radius);
  append_paint (out, shape);
}

static void
append_ellipse (GString *out, const KeiShape *shape)
{
  g_string_append (out, "<ellipse");
  append_attribute (out, "cx", shape->x + shape->width / 2);
  append_attribute (out, "cy", shape->y + shape->height / 2);
  append_attribute (out, "rx", MAX (shape->width / 2, 0));
  append_attribute (out, "ry", MAX (shape->height / 2, 0));
  append_paint (out, shape);
}

static void
append_path (GString *out, const KeiShape *shape)
{
  gboolean curve = shape->kind == KEI_SHAPE_CURVE;
  guint n_points = curve && shape->n_points > 0 ? shape->n_points - (shape->n_points - 1) % 3 : shape->n_points;

  if (n_points == 0)
    return;
  g_string_append (out, "<path d=\"");
  for (guint i = 0; i < n_points; i++)
    {
      g_string_append (out, i == 0 ? "M" : i > 1 ? " "
                                       : curve   ? "C"
                                                 : "L");
      kei_markup_append_number (out, shape->points[i].x);
      g_string_append_c (out, ' ');
      kei_markup_append_number (out, shape->points[i].y);
    }
  g_string_append (out, shape->closed ? "Z\"" : "\"");
  append_paint (out, shape);
}

/* --- Text --- */

typedef struct
{
  GString *out;
  const KeiShape *shape;
} Target;

static void
open_text (GString *out, const KeiShape *shape, KeiAlign align)
{
  static const char *const anchors[] = { NULL, "middle", "end" };

  append_attribute (out, "font-size", shape->size);
  if (shape->font != NULL)
    {
      g_string_append (out, " font-family=\"");
      kei_markup_append_attribute (out, shape->font);
      g_string_append_c (out, '"');
    }
  if (shape->bold)
    g_string_append (out, " font-weight=\"bold\"");
  if (anchors[align] != NULL)
    g_string_append_printf (out, " text-anchor=\"%s\"", anchors[align]);
  append_colour (out, "fill", shape->fill);
  g_string_append_c (out, '>');
}

/* The text of a line without what ends it. (transfer full) */
static char *
dup_line (PangoLayoutLine *line)
{
  return g_strchomp (g_strndup (pango_layout_get_text (line->layout) + line->start_index, (gsize) line->length));
}

static void
append_line_cb (PangoLayoutLine *line, double x, double y, gpointer data)
{
  const Target *target = data;
  g_autofree char *text = dup_line (line);
  PangoRectangle logical;

  if (*text == '\0')
    return;
  pango_layout_line_get_extents (line, NULL, &logical);
  g_string_append (target->out, "<text");
  append_attribute (target->out, "x", x + pango_units_to_double (logical.width) * target->shape->align / 2);
  append_attribute (target->out, "y", y);
  open_text (target->out, target->shape, target->shape->align);
  kei_markup_append_attribute (target->out, text);
  g_string_append (target->out, "</text>");
}

/* What lies on its side where lines run down. */
static gboolean
is_turned (gunichar c)
{
  return c != 0 && g_utf8_strchr ("ー―‐–—…‥〜～－（）「」『』【】〔〕〈〉《》()[]<>=：；", -1, c) != NULL;
}

/* One letter of a line that runs down, within a square about @x, @y. */
static void
append_letter (GString *out, const KeiShape *shape, const char *letter, double x, double y)
{
  gunichar c = g_utf8_get_char (letter);
  double half = shape->size / 2, descent = shape->size * KEI_DRAWING_DESCENT;

  g_string_append (out, "<tspan");
  if (is_turned (c))
    {
      g_string_append (out, " rotate=\"90\" text-anchor=\"start\"");
      append_attribute (out, "x", x - half + descent);
      append_attribute (out, "y", y - half);
    }
  else
    {
      /* Points and commas are in the other corner. */
      double shift = g_utf8_strchr ("、。，．", -1, c) != NULL ? shape->size * 0.6 : 0;

      append_attribute (out, "x", x + shift);
      append_attribute (out, "y", y + half - descent - shift);
    }
  g_string_append_c (out, '>');
  kei_markup_append_attribute (out, letter);
  g_string_append (out, "</tspan>");
}

/* One letter below the other, each in its place: few programs know how to write upright. */
static void
append_upright_cb (PangoLayoutLine *line, double x, double y, gpointer data)
{
  const Target *target = data;
  const KeiShape *shape = target->shape;
  g_autofree char *text = dup_line (line);
  PangoRectangle logical;
  double middle;

  if (*text == '\0')
    return;
  pango_layout_line_get_extents (line, NULL, &logical);
  middle = shape->x + shape->width - (y + pango_units_to_double (logical.y) + pango_units_to_double (logical.height) / 2);
  g_string_append (target->out, "<text");
  open_text (target->out, shape, KEI_ALIGN_CENTER);
  for (const char *at = text, *next; *at != '\0'; at = next)
    {
      g_autofree char *letter = NULL;
      int start, end;

      next = g_utf8_next_char (at);
      while (*next != '\0' && g_unichar_iszerowidth (g_utf8_get_char (next)))
        next = g_utf8_next_char (next);
      letter = g_strndup (at, (gsize) (next - at));
      pango_layout_line_index_to_x (line, line->start_index + (int) (at - text), FALSE, &start);
      pango_layout_line_index_to_x (line, line->start_index + (int) (next - text), FALSE, &end);
      append_letter (target->out, shape, letter, middle, shape->y + x + pango_units_to_double (start + end) / 2);
    }
  g_string_append (target->out, "</text>");
}

static void
append_text (GString *out, const KeiShape *shape, PangoLayout *layout, const char *font)
{
  Target target = { out, shape };

  if (shape->text == NULL || !(shape->size > 0))
    return;
  kei_drawing_text_set (layout, shape, font);
  kei_drawing_text_foreach (layout, shape, shape->vertical ? append_upright_cb : append_line_cb, &target);
}

void
kei_drawing_append_svg (const KeiDrawing *drawing, const char *font, GString *out)
{
  PangoLayout *layout = NULL;
  guint n;
  const KeiShape *shapes = kei_drawing_get_shapes (drawing, &n);

  for (guint i = 0; i < n; i++)
    switch (shapes[i].kind)
      {
      case KEI_SHAPE_RECTANGLE:
        append_rectangle (out, &shapes[i]);
        break;
      case KEI_SHAPE_ELLIPSE:
        append_ellipse (out, &shapes[i]);
        break;
      case KEI_SHAPE_LINE:
      case KEI_SHAPE_CURVE:
        append_path (out, &shapes[i]);
        break;
      case KEI_SHAPE_TEXT:
        if (layout == NULL)
          layout = kei_drawing_text_new_layout ();
        append_text (out, &shapes[i], layout, font);
        break;
      default:
        g_assert_not_reached ();
      }
  g_clear_object (&layout);
}
