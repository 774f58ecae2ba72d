/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn again and again in the same way: made once for each text and kept until font, colours or scale are
 * others. Tags and discs are pictures, for a rounded ground is costly to fill again in each frame. */
#include "config.h"

#include "kei-pair-look-private.h"

#include <string.h>

#include "kei-draw.h"

#define ICON 16
#define ARROW 12
#define HATCH 16
#define MOST_STAMPS 512

typedef enum {
  STAMP_CHIP,
  STAMP_LABEL,
  STAMP_WORD, /* followed by the sign's number */
  STAMP_DISC,
  STAMP_DOUBT,
  STAMP_ARROW,
} StampKind;

static void
free_stamp (gpointer data)
{
  KeiPairStamp *stamp = data;

  g_clear_pointer (&stamp->node, gsk_render_node_unref);
  g_free (stamp);
}

void
_kei_pair_look_forget_stamps (KeiPairLook *self)
{
  g_hash_table_remove_all (self->stamps);
  g_clear_pointer (&self->hatch, cairo_surface_destroy);
}

void
_kei_pair_look_init_stamps (KeiPairLook *self)
{
  self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_stamp);
}

void
_kei_pair_look_trim (KeiPairLook *self)
{
  if (g_hash_table_size (self->stamps) > MOST_STAMPS)
    g_hash_table_remove_all (self->stamps);
}

static KeiPairStamp *
find_stamp (KeiPairLook *self, StampKind kind, const char *text, char **key)
{
  KeiPairStamp *stamp;

  *key = g_strdup_printf ("%c%s", 'A' + (int) kind, text);
  stamp = g_hash_table_lookup (self->stamps, *key);
  if (stamp != NULL)
    g_clear_pointer (key, g_free);
  return stamp;
}

static KeiPairStamp *
add_stamp (KeiPairLook *self, char *key)
{
  KeiPairStamp *stamp = g_new0 (KeiPairStamp, 1);

  g_hash_table_insert (self->stamps, key, stamp);
  return stamp;
}

static cairo_t *
begin_picture (KeiPairLook *self, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, width * self->scale_factor), MAX (1, height * self->scale_factor));
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, self->scale_factor, self->scale_factor);
  cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  return cr;
}

static void
end_picture (cairo_t *cr, KeiPairStamp *stamp)
{
  cairo_surface_t *surface = cairo_get_target (cr);
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  stamp->node = gsk_texture_node_new (texture, &GRAPHENE_RECT_INIT (0, 0, (float) stamp->width, (float) stamp->height));
  cairo_destroy (cr);
}

static void
round_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Text on a rounded ground. */
static void
draw_tag (KeiPairLook *self, KeiPairStamp *stamp, const char *text, double radius, int pad, const GdkRGBA *color, const GdkRGBA *ground)
{
  g_autoptr (PangoLayout) layout = _kei_pair_look_create_layout (self, KEI_PAIR_FONT_CHIP, text, strlen (text), -1);
  int width, baseline = PANGO_PIXELS (pango_layout_get_baseline (layout));
  cairo_t *cr;

  pango_layout_get_pixel_size (layout, &width, NULL);
  stamp->width = width + 2 * pad;
  stamp->height = self->line_heights[KEI_PAIR_FONT_CHIP] + _kei_pair_look_scale (self, 2);
  stamp->baseline = self->baselines[KEI_PAIR_FONT_CHIP] + _kei_pair_look_scale (self, 1);
  cr = begin_picture (self, stamp->width, stamp->height);
  round_rectangle (cr, 0, 0, stamp->width, stamp->height, MIN (radius, stamp->height / 2.0));
  gdk_cairo_set_source_rgba (cr, ground);
  cairo_fill (cr);
  if (self->colors[KEI_PAIR_COLOR_EDGE].alpha > 0)
    {
      round_rectangle (cr, 0.5, 0.5, stamp->width - 1, stamp->height - 1, MIN (radius, stamp->height / 2.0));
      gdk_cairo_set_source_rgba (cr, color);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, pad, stamp->baseline - baseline);
  pango_cairo_show_layout (cr, layout);
  end_picture (cr, stamp);
}

static void
draw_text (KeiPairLook *self, KeiPairStamp *stamp, KeiPairFont font, const char *text, int most, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = _kei_pair_look_create_layout (self, font, text, strlen (text), most);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  if (most >= 0)
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &stamp->width, &stamp->height);
  stamp->baseline = PANGO_PIXELS (pango_layout_get_baseline (layout));
  gtk_snapshot_append_layout (snapshot, layout, color);
  stamp->node = gtk_snapshot_free_to_node (snapshot);
}

static void
draw_icon (KeiPairLook *self, cairo_t *cr, const char *name, double x, double y, int size, const GdkRGBA *color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (self->display);
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, name, NULL, size, self->scale_factor, GTK_TEXT_DIR_LTR, GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, (GdkRGBA[]){ *color, *color, *color, *color }, 4);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  gsk_render_node_draw (node, cr);
  cairo_restore (cr);
}

const KeiPairStamp *
_kei_pair_look_get_chip (KeiPairLook *self, const char *text)
{
  char *key;
  KeiPairStamp *stamp = find_stamp (self, STAMP_CHIP, text, &key);

  if (stamp == NULL)
    {
      GdkRGBA ground = kei_draw_with_alpha (self->colors[KEI_PAIR_COLOR_TEXT], 0.09);

      stamp = add_stamp (self, key);
      draw_tag (self, stamp, text, 4 * self->scale, _kei_pair_look_scale (self, 6), &self->colors[KEI_PAIR_COLOR_TEXT], &ground);
    }
  return stamp;
}

const KeiPairStamp *
_kei_pair_look_get_label (KeiPairLook *self, const char *text)
{
  char *key;
  KeiPairStamp *stamp = find_stamp (self, STAMP_LABEL, text, &key);

  if (stamp == NULL)
    {
      stamp = add_stamp (self, key);
      draw_text (self, stamp, KEI_PAIR_FONT_CAPTION, text, -1, &self->colors[KEI_PAIR_COLOR_SECONDARY]);
    }
  return stamp;
}

const KeiPairStamp *
_kei_pair_look_get_word (KeiPairLook *self, KeiSign sign, const char *word)
{
  g_autofree char *both = g_strdup_printf ("%u%s", sign, word);
  char *key;
  KeiPairStamp *stamp = find_stamp (self, STAMP_WORD, both, &key);

  if (stamp == NULL)
    {
      stamp = add_stamp (self, key);
      draw_text (self, stamp, KEI_PAIR_FONT_SIGN, word, self->word_width, &self->sign_colors[sign]);
    }
  return stamp;
}

const KeiPairStamp *
_kei_pair_look_get_disc (KeiPairLook *self, KeiSign sign, gboolean doubtful)
{
  char number[] = { (char) ('A' + (int) sign), doubtful ? '?' : '\0', '\0' };
  char *key;
  KeiPairStamp *stamp = find_stamp (self, STAMP_DISC, number, &key);
  int icon, size;
  cairo_t *cr;

  if (stamp != NULL)
    return stamp;
  stamp = add_stamp (self, key);
  size = stamp->width = stamp->height = _kei_pair_look_scale (self, KEI_PAIR_LOOK_DISC);
  icon = _kei_pair_look_scale (self, ICON);
  cr = begin_picture (self, size, size);
  gdk_cairo_set_source_rgba (cr, &self->sign_tints[sign]);
  cairo_arc (cr, size / 2.0, size / 2.0, size / 2.0, 0, 2 * G_PI);
  cairo_fill (cr);
  if (doubtful || self->colors[KEI_PAIR_COLOR_EDGE].alpha > 0)
    {
      double dash = G_PI * (size - 1.5 * self->scale) / 24;

      gdk_cairo_set_source_rgba (cr, &self->sign_colors[sign]);
      cairo_set_line_width (cr, MAX (1, 1.3 * self->scale));
      if (doubtful)
        cairo_set_dash (cr, &dash, 1, 0);
      cairo_arc (cr, size / 2.0, size / 2.0, (size - 1.5 * self->scale) / 2.0, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  draw_icon (self, cr, kei_sign_get_icon_name (sign), (size - icon) / 2.0, (size - icon) / 2.0, icon, &self->sign_colors[sign]);
  end_picture (cr, stamp);
  return stamp;
}

const KeiPairStamp *
_kei_pair_look_get_doubt (KeiPairLook *self, guint percent, gboolean narrow)
{
  g_autofree char *text = g_strdup_printf (narrow ? "%u%%" : "？%u %%", percent);
  char *key;
  KeiPairStamp *stamp = find_stamp (self, STAMP_DOUBT, text, &key);

  if (stamp == NULL)
    {
      stamp = add_stamp (self, key);
      draw_tag (self, stamp, text, 99 * self->scale, _kei_pair_look_scale (self, narrow ? 3 : 5), &self->sign_colors[KEI_SIGN_CHANGED], &self->sign_tints[KEI_SIGN_CHANGED]);
    }
  return stamp;
}

const KeiPairStamp *
_kei_pair_look_get_arrow (KeiPairLook *self, gboolean open)
{
  char *key;
  KeiPairStamp *stamp = find_stamp (self, STAMP_ARROW, open ? "1" : "0", &key);

  if (stamp == NULL)
    {
      cairo_t *cr;

      stamp = add_stamp (self, key);
      stamp->width = stamp->height = _kei_pair_look_scale (self, ARROW);
      cr = begin_picture (self, stamp->width, stamp->height);
      draw_icon (self, cr, open ? "go-down-symbolic" : "go-next-symbolic", 0, 0, stamp->width, &self->colors[KEI_PAIR_COLOR_SECONDARY]);
      end_picture (cr, stamp);
    }
  return stamp;
}

void
_kei_pair_look_draw_stamp (GtkSnapshot *snapshot, const KeiPairStamp *stamp, int x, int y)
{
  if (stamp->node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, stamp->node);
  gtk_snapshot_restore (snapshot);
}

/* One tile of stripes, repeated: much cheaper than to stroke each of them. */
static void
make_hatch (KeiPairLook *self)
{
  cairo_t *cr = begin_picture (self, _kei_pair_look_scale (self, HATCH), _kei_pair_look_scale (self, HATCH));
  double size = _kei_pair_look_scale (self, HATCH), half = size / 2;

  gdk_cairo_set_source_rgba (cr, &self->colors[KEI_PAIR_COLOR_HATCH]);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, half, 0);
  cairo_line_to (cr, 0, half);
  cairo_close_path (cr);
  cairo_move_to (cr, size, 0);
  cairo_line_to (cr, size, half);
  cairo_line_to (cr, half, size);
  cairo_line_to (cr, 0, size);
  cairo_close_path (cr);
  cairo_fill (cr);
  self->hatch = cairo_surface_reference (cairo_get_target (cr));
  cairo_destroy (cr);
}

void
_kei_pair_look_draw_hatch (KeiPairLook *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  cairo_t *cr;

  if (self->hatch == NULL)
    make_hatch (self);
  cr = gtk_snapshot_append_cairo (snapshot, bounds);
  cairo_set_source_surface (cr, self->hatch, bounds->origin.x, bounds->origin.y);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  gdk_cairo_rectangle (cr, &(GdkRectangle){ (int) bounds->origin.x, (int) bounds->origin.y, (int) bounds->size.width, (int) bounds->size.height });
  cairo_fill (cr);
  cairo_destroy (cr);
}
