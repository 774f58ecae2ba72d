/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures by what they show. */
#include "config.h"

#include "kei-report-media.h"

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "kei-drawing-cairo.h"
#include "kei-report-image.h"
#include "kei-report-pages-private.h"

#define DPI 200.0      /* of pixels that stand in for vectors */
#define LEAST_DPI 72.0 /* where they would take longer than all the rest */
#define PIXELS 3e7     /* of all of them, as far as the least allows */
#define LONGEST 8000   /* side of a picture, in pixels */

struct _KeiMedia
{
  GArray *pictures;     /* (element-type KeiPicture) */
  GHashTable *drawings; /* (element-type KeiDrawing guint): number of the picture; unowned */
  GHashTable *images;   /* (element-type GBytes guint): 0 for what cannot be shown; unowned */
};

/* --- Drawings by their shapes --- */

static guint
mix (guint hash, gconstpointer data, gsize size)
{
  const guint8 *bytes = data;

  for (gsize i = 0; i < size; i++)
    hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

static guint
hash_drawing (gconstpointer key)
{
  guint n, hash = 2166136261u;
  const KeiShape *shapes = kei_drawing_get_shapes (key, &n);
  const double size[] = { kei_drawing_get_width (key), kei_drawing_get_height (key) };

  hash = mix (hash, size, sizeof size);
  for (guint i = 0; i < n; i++)
    {
      hash = mix (hash, &shapes[i].x, 4 * sizeof (double));
      hash = mix (hash, &shapes[i].fill, sizeof shapes[i].fill);
      hash = mix (hash, shapes[i].points, shapes[i].n_points * sizeof *shapes[i].points);
      if (shapes[i].text != NULL)
        hash = mix (hash, shapes[i].text, strlen (shapes[i].text));
    }
  return hash;
}

static gboolean
same_shape (const KeiShape *a, const KeiShape *b)
{
  return a->kind == b->kind && a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height && a->radius == b->radius
         && a->fill == b->fill && a->stroke == b->stroke && a->line_width == b->line_width && a->dash == b->dash
         && a->n_points == b->n_points && (a->n_points == 0 || memcmp (a->points, b->points, a->n_points * sizeof *a->points) == 0) && a->closed == b->closed
         && g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->font, b->font) == 0 && a->size == b->size && a->bold == b->bold
         && a->vertical == b->vertical && a->align == b->align && a->block == b->block;
}

static gboolean
same_drawing (gconstpointer a, gconstpointer b)
{
  guint n_a, n_b;
  const KeiShape *shapes_a = kei_drawing_get_shapes (a, &n_a), *shapes_b = kei_drawing_get_shapes (b, &n_b);

  if (a == b)
    return TRUE;
  if (n_a != n_b || kei_drawing_get_width (a) != kei_drawing_get_width (b) || kei_drawing_get_height (a) != kei_drawing_get_height (b))
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (!same_shape (&shapes_a[i], &shapes_b[i]))
      return FALSE;
  return TRUE;
}

/* --- The table --- */

static void
clear_picture (gpointer data)
{
  KeiPicture *picture = data;

  g_clear_pointer (&picture->drawing, kei_drawing_unref);
}

KeiMedia *
kei_media_new (void)
{
  KeiMedia *self = g_new0 (KeiMedia, 1);

  self->pictures = g_array_new (FALSE, TRUE, sizeof (KeiPicture));
  g_array_set_clear_func (self->pictures, clear_picture);
  self->drawings = g_hash_table_new (hash_drawing, same_drawing);
  self->images = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  return self;
}

void
kei_media_free (KeiMedia *self)
{
  g_hash_table_unref (self->drawings);
  g_hash_table_unref (self->images);
  g_array_unref (self->pictures);
  g_free (self);
}

const KeiPicture *
kei_media_get (const KeiMedia *self, guint i, guint *n)
{
  if (n != NULL)
    *n = self->pictures->len;
  return i < self->pictures->len ? &g_array_index (self->pictures, KeiPicture, i) : NULL;
}

static const KeiPicture *
add_picture (KeiMedia *self, KeiPicture picture)
{
  picture.number = self->pictures->len + 1;
  g_array_append_val (self->pictures, picture);
  return kei_media_get (self, self->pictures->len - 1, NULL);
}

const KeiPicture *
kei_media_add_drawing (KeiMedia *self, KeiDrawing *drawing)
{
  gpointer found;
  const KeiPicture *picture;

  if (g_hash_table_lookup_extended (self->drawings, drawing, NULL, &found))
    return kei_media_get (self, GPOINTER_TO_UINT (found) - 1, NULL);
  picture = add_picture (self, (KeiPicture){ .drawing = kei_drawing_ref (drawing), .width = kei_drawing_get_width (drawing), .height = kei_drawing_get_height (drawing) });
  g_hash_table_insert (self->drawings, drawing, GUINT_TO_POINTER (picture->number));
  return picture;
}

const KeiPicture *
kei_media_add_image (KeiMedia *self, const KeiFigure *figure)
{
  gpointer found;
  KeiPicture picture = { .figure = figure };

  if (g_hash_table_lookup_extended (self->images, figure->image, NULL, &found))
    return kei_media_get (self, GPOINTER_TO_UINT (found) - 1, NULL); /* beyond the end for 0 */
  /* What cannot be drawn, our own pages do not show either. */
  if (!kei_image_measure (figure->image, &picture.extension, &picture.width, &picture.height) || !kei_report_picture_get_size (figure, &picture.width, &picture.height))
    {
      g_hash_table_insert (self->images, figure->image, GUINT_TO_POINTER (0));
      return NULL;
    }
  g_hash_table_insert (self->images, figure->image, GUINT_TO_POINTER (self->pictures->len + 1));
  return add_picture (self, picture);
}

/* --- Files --- */

gboolean
kei_picture_has_vectors (const KeiPicture *picture)
{
  return picture->drawing != NULL || g_str_equal (picture->extension, "svg");
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* On a transparent ground. */
static GByteArray *
draw_png (const KeiPicture *picture, const char *font, double dpi)
{
  double width = MAX (picture->width, 1), height = MAX (picture->height, 1);
  double scale = MIN (dpi / 72, LONGEST / MAX (width, height));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * scale), (int) ceil (height * scale));
  cairo_t *cr = cairo_create (surface);
  GByteArray *png = g_byte_array_new ();

  cairo_scale (cr, scale, scale);
  if (picture->drawing != NULL)
    kei_drawing_draw (picture->drawing, cr, font);
  else
    kei_report_picture_draw (picture->figure, cr, width, height);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_bytes, png);
  cairo_surface_destroy (surface);
  return png;
}

/* cairo counts its surfaces, and the number stands in the file: the same drawing would be other bytes the next time. */
static void
forget_number (GByteArray *svg)
{
  static const char before[] = "<g id=\"surface";
  char *at = g_strstr_len ((char *) svg->data, svg->len, before);

  if (at != NULL)
    for (at += strlen (before); g_ascii_isdigit (*at); at++)
      *at = '0';
}

/* Letters as outlines: what reads them has neither our fonts nor our way of breaking lines. */
static GByteArray *
draw_svg (const KeiDrawing *drawing, const char *font)
{
  GByteArray *svg = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append_bytes, svg, MAX (kei_drawing_get_width (drawing), 1), MAX (kei_drawing_get_height (drawing), 1));
  cairo_t *cr = cairo_create (surface);

  kei_drawing_draw (drawing, cr, font);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  forget_number (svg);
  return svg;
}

static void
add_file (KeiPackage *package, const char *folder, guint number, const char *extension, gconstpointer data, gsize size)
{
  g_autofree char *name = g_strdup_printf ("%s/picture%u.%s", folder, number, extension);

  kei_package_add (package, name, data, size, g_str_equal (extension, "svg"));
}

static void
write_picture (const KeiPicture *picture, KeiPackage *package, const char *folder, const char *font, double dpi)
{
  if (picture->figure != NULL)
    add_file (package, folder, picture->number, picture->extension, g_bytes_get_data (picture->figure->image, NULL), g_bytes_get_size (picture->figure->image));
  if (picture->drawing != NULL)
    {
      g_autoptr (GByteArray) svg = draw_svg (picture->drawing, font);

      add_file (package, folder, picture->number, "svg", svg->data, svg->len);
    }
  if (kei_picture_has_vectors (picture))
    {
      g_autoptr (GByteArray) png = draw_png (picture, font, dpi);

      add_file (package, folder, picture->number, "png", png->data, png->len);
    }
}

/* So fine that all pixels together are no more than PIXELS. */
static double
choose_dpi (KeiMedia *self)
{
  double area = 0; /* in square inches */

  for (guint i = 0; i < self->pictures->len; i++)
    {
      const KeiPicture *picture = &g_array_index (self->pictures, KeiPicture, i);

      if (kei_picture_has_vectors (picture))
        area += MAX (picture->width, 1) / 72 * MAX (picture->height, 1) / 72;
    }
  return CLAMP (sqrt (PIXELS / MAX (area, 1)), LEAST_DPI, DPI);
}

gboolean
kei_media_write (KeiMedia *self, KeiPackage *package, const char *folder, const char *font, KeiReportJob *job, GError **error)
{
  double dpi = choose_dpi (self);

  for (guint i = 0; i < self->pictures->len; i++)
    {
      write_picture (&g_array_index (self->pictures, KeiPicture, i), package, folder, font, dpi);
      if (!kei_package_check (package, error) || !kei_report_job_step (job, 0.9 + 0.1 * i / self->pictures->len, error))
        return FALSE;
    }
  return TRUE;
}
