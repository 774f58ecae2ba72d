/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-drawing.h"

G_BEGIN_DECLS

/* The pictures of a package. What looks alike is kept once: a report has thousands of tiles, and seventeen kinds of them. */

typedef struct
{
  guint number;          /* from 1 */
  KeiDrawing *drawing;   /* (nullable) */
  GBytes *image;         /* (nullable), where drawing is NULL */
  const char *extension; /* of the image: "png", "jpeg" or "svg" */
  double width;          /* its own, in points */
  double height;
} KeiPicture;

typedef struct _KeiMedia KeiMedia;

KeiMedia *kei_media_new (void);
void kei_media_free (KeiMedia *self);

/* The picture that shows @drawing. (transfer none): until the next one is added */
const KeiPicture *kei_media_add_drawing (KeiMedia *self, KeiDrawing *drawing);
/* The picture that is @image; NULL if it is no PNG, JPEG or SVG, or a broken one. */
const KeiPicture *kei_media_add_image (KeiMedia *self, GBytes *image);
const KeiPicture *kei_media_get (const KeiMedia *self, guint i, guint *n);

/* @drawing on a transparent ground. @font: families for texts that name none. (transfer full) */
GBytes *kei_media_draw_png (const KeiDrawing *drawing, const char *font, double dpi);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiMedia, kei_media_free)

G_END_DECLS
