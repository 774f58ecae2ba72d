/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws images that a person put in: anything may be in them. */
#include "config.h"

#include "kei-report-image.h"
#include "kei-report-pages-private.h"

#include <string.h>

#define MAX_AREA 50e6 /* square points, so that an image of nothing does not take all memory */

typedef struct
{
  const guchar *data;
  gsize left;
} Reader;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* NULL if it cannot be read. */
static cairo_surface_t *
read_png (GBytes *bytes)
{
  Reader reader;
  cairo_surface_t *surface;

  reader.data = g_bytes_get_data (bytes, &reader.left);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}

gboolean
kei_report_picture_get_size (const KeiFigure *figure, double *width, double *height)
{
  const char *kind;
  cairo_surface_t *surface = NULL;

  if (kei_image_measure (figure->image, &kind, width, height) && g_str_equal (kind, "png") && *width * *height <= MAX_AREA)
    surface = read_png (figure->image);
  if (surface == NULL)
    return FALSE;
  cairo_surface_destroy (surface);
  return TRUE;
}

void
kei_report_picture_draw (const KeiFigure *figure, cairo_t *cr, double width, double height)
{
  cairo_surface_t *surface = read_png (figure->image);

  if (surface == NULL)
    return;
  cairo_save (cr);
  cairo_scale (cr, width / cairo_image_surface_get_width (surface), height / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (cr, 0, 0, cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface));
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}
