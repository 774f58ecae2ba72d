/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays the texts of drawings out, for all who draw them. */
#pragma once

#include <pango/pangocairo.h>

#include "kei-drawing.h"

G_BEGIN_DECLS

/* Distance of base lines, and height of the em box over the base line; factors on the size. So that a text has its
 * place whatever font is there, no metrics of the font are asked. */
#define KEI_DRAWING_PITCH 1.3
#define KEI_DRAWING_ASCENT 0.88
#define KEI_DRAWING_DESCENT 0.12

/* For paper: points are cairo's units, glyphs are not moved to pixels, the language is Japanese. (transfer full) */
PangoContext *kei_drawing_text_new_context (PangoFontMap *map);

/* A layout whose points are cairo's units and whose glyphs are not moved to pixels. (transfer full) */
PangoLayout *kei_drawing_text_new_layout (void);

/* Puts the text of @shape into @layout; @font where the shape names none. */
void kei_drawing_text_set (PangoLayout *layout, const KeiShape *shape, const char *font);

/* Calls @func with each line and where its base line begins. Of a vertical text, the coordinates are those of the page turned
 * clockwise by a quarter about the right upper corner of the shape. */
typedef void (*KeiDrawingLineFunc) (PangoLayoutLine *line, double x, double y, gpointer data);
void kei_drawing_text_foreach (PangoLayout *layout, const KeiShape *shape, KeiDrawingLineFunc func, gpointer data);

G_END_DECLS
