/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-drawing.h"

G_BEGIN_DECLS

/* Appends the shapes of @drawing as SVG elements, for an <svg> or <symbol> whose viewBox is "0 0 width height". Text is
 * text, a line each. One without a font of its own takes that of the element around, which should be @font (nullable):
 * families by which lines are broken and placed. */
void kei_drawing_append_svg (const KeiDrawing *drawing, const char *font, GString *out);

G_END_DECLS
