/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours, sizes and shapes for the widgets that draw themselves. GTK 4.8 has no paths:
 * shapes are rounded rectangles, and lines are cairo's. */
#include "config.h"

#include "kei-draw.h"

/* 11 pt at 96 dpi. */
#define BASE_SIZE (11.0 * 96.0 / 72.0)

double
kei_draw_get_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;
  return size > 0 ? size / BASE_SIZE : 1.0;
}

GdkRGBA
kei_draw_get_color (GtkWidget *widget, const char *name)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (style, name, &color))
    gtk_style_context_get_color (style, &color);
  return color;
}

GdkRGBA
kei_draw_with_alpha (GdkRGBA color, double alpha)
{
  color.alpha *= alpha;
  return color;
}

GdkRGBA
kei_draw_from_rgb (guint32 rgb)
{
  return (GdkRGBA){ (rgb >> 16) / 255.0f, ((rgb >> 8) & 0xff) / 255.0f, (rgb & 0xff) / 255.0f, 1.0f };
}

void
kei_draw_fill (GtkSnapshot *snapshot, const graphene_rect_t *bounds, double radius, const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

void
kei_draw_edge (GtkSnapshot *snapshot, const graphene_rect_t *bounds, double radius, double width, const GdkRGBA *color)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

void
kei_draw_text (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, double size, double x, double y, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  PangoContext *context = pango_layout_get_context (layout);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));
  PangoRectangle ink, logical;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_ULTRABOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_extents (layout, &ink, &logical);

  /* The middle of the ink: digits and 主 have no descenders, and the eye sees the ink. */
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - logical.x - logical.width / 2.0, y - ink.y - ink.height / 2.0));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}
