/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "kei-drawing.h"

G_BEGIN_DECLS

/* Drawings on paper and on the screen. Any thread, each with a cairo_t of its own. */

/* Draws with the upper left corner at 0, 0 of @cr, in points. @font: families for texts that name none (nullable). */
void kei_drawing_draw (const KeiDrawing *drawing, cairo_t *cr, const char *font);

/* How much room a text takes in a drawing, in points: its widest line, and from the top of the first line to the bottom of
 * the last. @font as above; lines are broken at @width, 0 for no limit. @text_width and @text_height may be NULL. */
void kei_drawing_measure_text (const char *text, const char *font, double size, gboolean bold, double width, double *text_width, double *text_height);

/* Sets the source to a colour. */
void kei_rgba_set_source (KeiRgba colour, cairo_t *cr);

G_END_DECLS
