/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the drawn widgets share: colours by their names in ui/style.css, sizes that follow the
 * text, and a few shapes. All for use while drawing or measuring @widget. */

/* How much larger @widget's text is than the 11 pt that sizes in pixels are meant for. */
double kei_draw_get_scale (GtkWidget *widget);

/* The colour that the style sheets define as @name, else the text's. */
GdkRGBA kei_draw_get_color (GtkWidget *widget, const char *name);
GdkRGBA kei_draw_with_alpha (GdkRGBA color, double alpha);
GdkRGBA kei_draw_from_rgb (guint32 rgb);

void kei_draw_fill (GtkSnapshot *snapshot, const graphene_rect_t *bounds, double radius, const GdkRGBA *color);
/* A line of @width along the inner side of @bounds. */
void kei_draw_edge (GtkSnapshot *snapshot, const graphene_rect_t *bounds, double radius, double width, const GdkRGBA *color);
/* @text in the widget's font at @size pixels, bold, its middle at @x, @y. */
void kei_draw_text (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, double size, double x, double y, const GdkRGBA *color);

G_END_DECLS
