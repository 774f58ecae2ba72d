/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes as SVG. Nothing is measured: the reader's fonts are not known here, but a full-width letter is as wide as it
 * is high in all of them. */
#include "config.h"

#include "kei-drawing-svg.h"

#include <string.h>

#include "kei-report-markup.h"

#define LINE_HEIGHT 1.3 /* from base line to base line, in ems */
#define BASE_LINE 0.88  /* from the top of a letter's square, in ems */
#define HALF_WIDTH 0.56 /* of a Latin letter on the average, in ems */

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

static double
get_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide_cjk (c) ? 1 : HALF_WIDTH;
}

/* What does not begin a line, and what does not end one. */
static gboolean
is_among (const char *marks, gunichar c)
{
  return c != 0 && g_utf8_strchr (marks, -1, c) != NULL;
}

static gboolean
may_break (gunichar before, gunichar after)
{
  if (g_unichar_iszerowidth (after)
      || is_among ("、。，．・：；？！）」』】〕〉》〟ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ)]},.:;?!％%", after)
      || is_among ("（「『【〔〈《〝([{", before))
    return FALSE;
  return before == ' ' || before == '-' || g_unichar_iswide_cjk (before) || g_unichar_iswide_cjk (after);
}

/* The end of the line that begins at @text and is at most @width ems long; at least one letter. */
static const char *
find_line_end (const char *text, double width, double (*measure) (gunichar c))
{
  const char *end = NULL; /* the last place for a break */
  const char *at = text;
  double used = 0;
  gunichar before = 0;

  for (; *at != '\0' && *at != '\n'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      double advance = measure (c);

      if (before != 0 && may_break (before, c))
        end = at;
      if (used + advance > width + 0.01 && at > text && advance > 0 && c != ' ')
        return end != NULL ? end : at;
      used += advance;
      before = c;
    }
  return at;
}

static double
measure_upright (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : 1;
}

/* Pieces of the text, one a line. (transfer full) (element-type utf8) */
static GPtrArray *
break_lines (const char *text, double width, double (*measure) (gunichar c))
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = text; *at != '\0';)
    {
      const char *end = find_line_end (at, width, measure);

      g_ptr_array_add (lines, g_strchomp (g_strndup (at, end - at)));
      at = *end == '\n' ? end + 1 : end;
      while (*end != '\n' && *at == ' ')
        at++;
    }
  return lines;
}

static double
place (KeiAlign align, double start, double room, double needed)
{
  return align == KEI_ALIGN_CENTER ? start + (room - needed) / 2 : align == KEI_ALIGN_END ? start + room - needed
                                                                                          : start;
}

static void
append_line (GString *out, const KeiShape *shape, const char *text, double x, double y)
{
  static const char *const anchors[] = { NULL, "middle", "end" };

  g_string_append (out, "<text");
  append_attribute (out, "x", x);
  append_attribute (out, "y", y);
  append_attribute (out, "font-size", shape->size);
  if (shape->font != NULL)
    {
      g_string_append (out, " font-family=\"");
      kei_markup_append_attribute (out, shape->font);
      g_string_append_c (out, '"');
    }
  if (shape->bold)
    g_string_append (out, " font-weight=\"bold\"");
  if (anchors[shape->align] != NULL)
    g_string_append_printf (out, " text-anchor=\"%s\"", anchors[shape->align]);
  if (shape->vertical)
    g_string_append (out, " style=\"writing-mode:vertical-rl;text-orientation:upright\"");
  append_colour (out, "fill", shape->fill);
  g_string_append_c (out, '>');
  kei_markup_append_attribute (out, text);
  g_string_append (out, "</text>");
}

static void
append_text (GString *out, const KeiShape *shape)
{
  double pitch = shape->size * LINE_HEIGHT;
  double length = shape->vertical ? shape->height : shape->width; /* of a line */
  double room = shape->vertical ? shape->width : shape->height;
  g_autofree char *valid = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  double anchor, across;

  if (shape->text == NULL || !(shape->size > 0))
    return;
  valid = g_utf8_make_valid (shape->text, -1);
  lines = break_lines (valid, length / shape->size, shape->vertical ? measure_upright : get_width);
  anchor = place (shape->align, shape->vertical ? shape->y : shape->x, length, 0);
  across = place (shape->block, 0, room, lines->len * pitch);
  for (guint i = 0; i < lines->len; i++)
    {
      double offset = across + i * pitch + (pitch - shape->size) / 2;

      if (shape->vertical)
        append_line (out, shape, g_ptr_array_index (lines, i), shape->x + shape->width - offset - shape->size / 2, anchor);
      else
        append_line (out, shape, g_ptr_array_index (lines, i), anchor, shape->y + offset + shape->size * BASE_LINE);
    }
}

void
kei_drawing_append_svg (const KeiDrawing *drawing, GString *out)
{
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
        append_text (out, &shapes[i]);
        break;
      default:
        g_assert_not_reached ();
      }
}
