/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws images that a person put in: anything may be in them. PNG is read by cairo, SVG by librsvg, and JPEG as the only
 * thing in an SVG, so that a PDF gets its bytes as they are. Nothing outside the image is opened. */
#include "config.h"

#include <librsvg/rsvg.h>
#include <string.h>

#include "kei-report-image.h"
#include "kei-report-pages-private.h"

#define MAX_AREA 50e6 /* square points, so that an image of nothing does not take all memory */

typedef struct
{
  cairo_surface_t *surface; /* of a PNG */
  RsvgHandle *handle;       /* of all others */
  double width;
  double height;
} Picture;

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

static GBytes *
wrap_jpeg (GBytes *bytes, double width, double height)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *encoded = g_base64_encode (data, size);
  int w = (int) (width + 0.5), h = (int) (height + 0.5);
  char *text = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"><image width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\" href=\"data:image/jpeg;base64,%s\"/></svg>", w, h, w, h, encoded);

  return g_bytes_new_take (text, strlen (text));
}

static RsvgHandle *
read_svg (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return rsvg_handle_new_from_stream_sync (stream, NULL, RSVG_HANDLE_FLAG_KEEP_IMAGE_DATA, NULL, NULL);
}

static void
clear (Picture *picture)
{
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
  g_clear_object (&picture->handle);
}

/* FALSE if it cannot be read: then nothing is to be cleared. */
static gboolean
load (const KeiFigure *figure, Picture *picture)
{
  const char *kind;

  *picture = (Picture){ NULL };
  if (!kei_image_measure (figure->image, &kind, &picture->width, &picture->height) || picture->width * picture->height > MAX_AREA)
    return FALSE;
  if (g_str_equal (kind, "png"))
    picture->surface = read_png (figure->image);
  else if (g_str_equal (kind, "svg"))
    picture->handle = read_svg (figure->image);
  else
    {
      g_autoptr (GBytes) wrapped = wrap_jpeg (figure->image, picture->width, picture->height);

      picture->handle = read_svg (wrapped);
    }
  return picture->surface != NULL || picture->handle != NULL;
}

gboolean
kei_report_picture_get_size (const KeiFigure *figure, double *width, double *height)
{
  Picture picture;

  if (!load (figure, &picture))
    return FALSE;
  *width = picture.width;
  *height = picture.height;
  clear (&picture);
  return TRUE;
}

static void
draw_png (cairo_surface_t *surface, cairo_t *cr, double width, double height)
{
  int columns = cairo_image_surface_get_width (surface), rows = cairo_image_surface_get_height (surface);

  cairo_scale (cr, width / columns, height / rows);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (cr, 0, 0, columns, rows);
  cairo_fill (cr);
}

void
kei_report_picture_draw (const KeiFigure *figure, cairo_t *cr, double width, double height)
{
  const RsvgRectangle place = { 0, 0, width, height };
  Picture picture;

  if (!load (figure, &picture))
    return;
  cairo_save (cr);
  if (picture.surface != NULL)
    draw_png (picture.surface, cr, width, height);
  else
    rsvg_handle_render_document (picture.handle, cr, &place, NULL);
  cairo_restore (cr);
  cairo_new_path (cr);
  clear (&picture);
}
