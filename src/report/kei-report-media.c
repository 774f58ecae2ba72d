/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures by what they show. */
#include "config.h"

#include "kei-report-media.h"

#include <math.h>
#include <string.h>

#include "kei-drawing-cairo.h"
#include "kei-report-image.h"

#define LONGEST 8000 /* side of a picture, in pixels */

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
  g_clear_pointer (&picture->image, g_bytes_unref);
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
kei_media_add_image (KeiMedia *self, GBytes *image)
{
  gpointer found;
  KeiPicture picture = { .image = image };

  if (g_hash_table_lookup_extended (self->images, image, NULL, &found))
    return kei_media_get (self, GPOINTER_TO_UINT (found) - 1, NULL); /* beyond the end for 0 */
  if (!kei_image_measure (image, &picture.extension, &picture.width, &picture.height))
    {
      g_hash_table_insert (self->images, image, GUINT_TO_POINTER (0));
      return NULL;
    }
  g_bytes_ref (image);
  g_hash_table_insert (self->images, image, GUINT_TO_POINTER (self->pictures->len + 1));
  return add_picture (self, picture);
}

/* --- Pixels --- */

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
kei_media_draw_png (const KeiDrawing *drawing, const char *font, double dpi)
{
  double width = MAX (kei_drawing_get_width (drawing), 1), height = MAX (kei_drawing_get_height (drawing), 1);
  double scale = MIN (dpi / 72, LONGEST / MAX (width, height));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * scale), (int) ceil (height * scale));
  cairo_t *cr = cairo_create (surface);
  GByteArray *png = g_byte_array_new ();

  cairo_scale (cr, scale, scale);
  kei_drawing_draw (drawing, cr, font);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_bytes, png);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (png);
}
