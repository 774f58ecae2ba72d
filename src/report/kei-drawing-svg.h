/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-drawing.h"

G_BEGIN_DECLS

/* Appends the shapes of @drawing as SVG elements, for an <svg> or <symbol> whose viewBox is "0 0 width height". Text is
 * text: whoever reads it chooses the font, so lines are broken by the widths that Japanese fonts have in common. A text
 * without a font of its own takes that of the element around. */
void kei_drawing_append_svg (const KeiDrawing *drawing, GString *out);

G_END_DECLS
