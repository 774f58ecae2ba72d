/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings on a picture: where there is ink, and how much room texts take. */
#include "config.h"

#include "kei-drawing-cairo.h"

#define SIZE 100

/* What is drawn, in black on white. (transfer full) */
static cairo_surface_t *
paint (KeiDrawing *drawing)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  kei_drawing_draw (drawing, cr, "Noto Sans CJK JP");
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_false (cairo_has_current_point (cr));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

/* The box around all that is not white. */
static cairo_rectangle_int_t
get_ink (cairo_surface_t *surface)
{
  int left = SIZE, top = SIZE, right = -1, bottom = -1;

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      if (get_pixel (surface, x, y) != 0xffffff)
        {
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          bottom = MAX (bottom, y);
        }
  return (cairo_rectangle_int_t){ left, top, right - left + 1, bottom - top + 1 };
}

static void
assert_near (double value, double expected, double within)
{
  g_assert_cmpfloat_with_epsilon (value, expected, within);
}

static void
test_shapes (void)
{
  g_autoptr (KeiDrawing) drawing = kei_drawing_new (SIZE, SIZE, NULL);
  const KeiPoint line[] = { { 60, 80 }, { 90, 80 } };
  const KeiPoint curve[] = { { 5, 80 }, { 5, 100 }, { 35, 100 }, { 35, 80 } };
  cairo_surface_t *surface;
  KeiShape *shape;

  shape = kei_drawing_add_rectangle (drawing, 10, 10, 40, 30, KEI_RGBA (0x0000ff));
  shape->radius = 10;
  shape->stroke = KEI_RGBA (0xff0000);
  shape->line_width = 2;
  kei_drawing_add_ellipse (drawing, 60, 10, 30, 30, KEI_RGBA (0x00ff00));
  kei_drawing_add_line (drawing, line, 2, KEI_RGBA (0x000000), 4);
  kei_drawing_add_curve (drawing, curve, 4, KEI_RGBA (0x000000), 2);
  surface = paint (drawing);
  g_assert_cmphex (get_pixel (surface, 30, 25), ==, 0x0000ff);
  g_assert_cmphex (get_pixel (surface, 30, 10), ==, 0xff0000);
  g_assert_cmphex (get_pixel (surface, 10, 10), ==, 0xffffff); /* round */
  g_assert_cmphex (get_pixel (surface, 75, 25), ==, 0x00ff00);
  g_assert_cmphex (get_pixel (surface, 62, 12), ==, 0xffffff);
  g_assert_cmphex (get_pixel (surface, 75, 80), ==, 0x000000);
  g_assert_cmphex (get_pixel (surface, 20, 95), !=, 0xffffff);
  cairo_surface_destroy (surface);
}

/* Nothing of this may stop what comes after it. */
static void
test_nothing_to_draw (void)
{
  g_autoptr (KeiDrawing) drawing = kei_drawing_new (SIZE, SIZE, NULL);
  const KeiPoint one[] = { { 10, 10 } };
  cairo_surface_t *surface;

  kei_drawing_add_ellipse (drawing, 10, 10, 0, 10, KEI_RGBA (0));
  kei_drawing_add_line (drawing, NULL, 0, KEI_RGBA (0), 1);
  kei_drawing_add_curve (drawing, one, 1, KEI_RGBA (0), 1);
  kei_drawing_add_rectangle (drawing, 10, 10, -5, 0, KEI_RGBA (0));
  kei_drawing_add_text (drawing, 0, 0, 0, 0, NULL, 10, KEI_RGBA (0));
  kei_drawing_add_text (drawing, 0, 0, 10, 10, "無", 0, KEI_RGBA (0));
  kei_drawing_add_rectangle (drawing, 50, 50, 10, 10, KEI_RGBA (0x123456));
  surface = paint (drawing);
  g_assert_cmphex (get_pixel (surface, 55, 55), ==, 0x123456);
  cairo_surface_destroy (surface);
}

/* A full square of a letter stands where the alignments say. */
static void
test_text_alignment (void)
{
  for (int align = KEI_ALIGN_START; align <= KEI_ALIGN_END; align++)
    for (int block = KEI_ALIGN_START; block <= KEI_ALIGN_END; block++)
      {
        g_autoptr (KeiDrawing) drawing = kei_drawing_new (SIZE, SIZE, NULL);
        KeiShape *shape = kei_drawing_add_text (drawing, 10, 10, 80, 80, "国", 20, KEI_RGBA (0));
        cairo_surface_t *surface;
        cairo_rectangle_int_t ink;

        shape->align = align;
        shape->block = block;
        surface = paint (drawing);
        ink = get_ink (surface);
        assert_near (ink.x + ink.width / 2.0, 20 + align * 30, 2);
        assert_near (ink.y + ink.height / 2.0, 20 + block * 30, 2);
        cairo_surface_destroy (surface);
      }
}

/* Upright letters one below the other, columns from the right. */
static void
test_vertical_text (void)
{
  g_autoptr (KeiDrawing) drawing = kei_drawing_new (SIZE, SIZE, NULL);
  KeiShape *shape = kei_drawing_add_text (drawing, 10, 10, 80, 42, "国国国", 20, KEI_RGBA (0));
  cairo_surface_t *surface;
  cairo_rectangle_int_t ink;

  shape->vertical = TRUE;
  surface = paint (drawing);
  ink = get_ink (surface);
  /* Two letters in the first column, the third one in the next. */
  assert_near (ink.x + ink.width, 90, 3);
  assert_near (ink.x, 90 - 20 - 26, 3);
  assert_near (ink.y, 10, 3);
  assert_near (ink.y + ink.height, 50, 3);
  g_assert_cmphex (get_pixel (surface, 54, 45), ==, 0xffffff);
  cairo_surface_destroy (surface);
}

static void
test_measure (void)
{
  double width, height;

  kei_drawing_measure_text ("計画計画", "Noto Sans CJK JP", 10, FALSE, 0, &width, &height);
  assert_near (width, 40, 0.01);
  assert_near (height, 10, 0.01);
  kei_drawing_measure_text ("計画計画", "Noto Sans CJK JP", 10, TRUE, 25, &width, &height);
  assert_near (width, 20, 0.01);
  assert_near (height, 23, 0.01);
  kei_drawing_measure_text ("計画\n計", NULL, 10, FALSE, 0, NULL, &height);
  assert_near (height, 23, 0.01);
  kei_drawing_measure_text ("", NULL, 10, FALSE, 0, &width, NULL);
  assert_near (width, 0, 0.01);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/drawing-cairo/shapes", test_shapes);
  g_test_add_func ("/drawing-cairo/nothing-to-draw", test_nothing_to_draw);
  g_test_add_func ("/drawing-cairo/text-alignment", test_text_alignment);
  g_test_add_func ("/drawing-cairo/vertical-text", test_vertical_text);
  g_test_add_func ("/drawing-cairo/measure", test_measure);
  return g_test_run ();
}
