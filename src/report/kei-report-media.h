/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-drawing.h"
#include "kei-report-format.h"
#include "kei-report-package.h"

G_BEGIN_DECLS

/* The pictures of a package. What looks alike is kept once: a report has thousands of tiles, and seventeen kinds of them. */

typedef struct
{
  guint number;            /* from 1 */
  KeiDrawing *drawing;     /* (nullable) */
  const KeiFigure *figure; /* (nullable), where drawing is NULL: one that has the image; unowned */
  const char *extension;   /* of the image: "png", "jpeg" or "svg" */
  double width;            /* its own, in points */
  double height;
} KeiPicture;

typedef struct _KeiMedia KeiMedia;

KeiMedia *kei_media_new (void);
void kei_media_free (KeiMedia *self);

/* The picture that shows @drawing. (transfer none): until the next one is added */
const KeiPicture *kei_media_add_drawing (KeiMedia *self, KeiDrawing *drawing);
/* The picture that is the image of @figure, which outlives the table; NULL if it is none that can be shown. */
const KeiPicture *kei_media_add_image (KeiMedia *self, const KeiFigure *figure);
const KeiPicture *kei_media_get (const KeiMedia *self, guint i, guint *n);

/* Whether there is an SVG of it, and a PNG for programs that cannot show that; else it is one file with its own extension. */
gboolean kei_picture_has_vectors (const KeiPicture *picture);

/* Adds the files to @package, as @folder/pictureNUMBER.EXTENSION. @font: families for texts of drawings that name none. FALSE: cancelled,
 * or what the package met. */
gboolean kei_media_write (KeiMedia *self, KeiPackage *package, const char *folder, const char *font, KeiReportJob *job, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiMedia, kei_media_free)

G_END_DECLS
