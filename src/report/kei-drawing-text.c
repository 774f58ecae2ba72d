/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines are placed by their em boxes; Pango breaks them and finds the fonts. */
#include "config.h"

#include "kei-drawing-text.h"

#include <math.h>

PangoContext *
kei_drawing_text_new_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("ja"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

PangoLayout *
kei_drawing_text_new_layout (void)
{
  /* Each thread has a font map of its own. */
  PangoContext *context = kei_drawing_text_new_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);

  g_object_unref (context);
  pango_context_set_gravity_hint (context, PANGO_GRAVITY_HINT_STRONG);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, FALSE);
  return layout;
}

void
kei_drawing_text_set (PangoLayout *layout, const KeiShape *shape, const char *font)
{
  PangoContext *context = pango_layout_get_context (layout);
  PangoGravity gravity = shape->vertical ? PANGO_GRAVITY_EAST : PANGO_GRAVITY_SOUTH;
  PangoFontDescription *description = pango_font_description_new ();
  double length = shape->vertical ? shape->height : shape->width;
  /* A drawing is not mended as the texts of a report are. */
  g_autofree char *valid = g_utf8_make_valid (shape->text != NULL ? shape->text : "", -1);

  if (pango_context_get_base_gravity (context) != gravity)
    {
      pango_context_set_base_gravity (context, gravity);
      pango_layout_context_changed (layout);
    }
  if (shape->font != NULL)
    font = shape->font;
  if (font != NULL)
    pango_font_description_set_family_static (description, font);
  pango_font_description_set_absolute_size (description, shape->size * PANGO_SCALE);
  pango_font_description_set_weight (description, shape->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, length > 0 ? (int) ceil (length * PANGO_SCALE) : -1);
  pango_layout_set_text (layout, valid, -1);
}

static double
place (KeiAlign align, double start, double room, double length)
{
  if (align == KEI_ALIGN_CENTER)
    return start + (room - length) / 2;
  return align == KEI_ALIGN_END ? start + room - length : start;
}

void
kei_drawing_text_foreach (PangoLayout *layout, const KeiShape *shape, KeiDrawingLineFunc func, gpointer data)
{
  double length = shape->vertical ? shape->height : shape->width;
  double depth = shape->vertical ? shape->width : shape->height;
  double pitch = shape->size * KEI_DRAWING_PITCH;
  double height = shape->size + (pango_layout_get_line_count (layout) - 1) * pitch;
  double start = place (shape->block, 0, depth, height);

  for (GSList *each = pango_layout_get_lines_readonly (layout); each != NULL; each = each->next, start += pitch)
    {
      PangoLayoutLine *line = each->data;
      double base = shape->size * KEI_DRAWING_ASCENT;
      PangoRectangle logical;
      double x;

      pango_layout_line_get_extents (line, NULL, &logical);
      /* Upright letters stand in the middle of their column. */
      if (shape->vertical)
        base = shape->size / 2 - pango_units_to_double (logical.y) - pango_units_to_double (logical.height) / 2;
      x = place (shape->align, 0, length > 0 ? length : pango_units_to_double (logical.width), pango_units_to_double (logical.width));
      func (line, shape->vertical ? x : shape->x + x, (shape->vertical ? 0 : shape->y) + start + base, data);
    }
}
