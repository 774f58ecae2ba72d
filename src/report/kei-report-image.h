/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @image is a whole PNG, JPEG or SVG that a word processor will show, as far as that can be told without
 * decoding it. @extension: static, the kind; @width, @height: its own size in points, a pixel being 1/96 inch. */
gboolean kei_image_measure (GBytes *image, const char **extension, double *width, double *height);

G_END_DECLS
