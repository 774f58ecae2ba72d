/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all rows of a side-by-side list have in common.
 *
 * A row that comes into sight costs what its texts cost, and nothing for its tags, signs and labels: those are stamps,
 * made once for each text and kept until font, colours or scale are others. Tags and discs are pictures, for a rounded ground
 * is costly to fill again in each frame. */
#include "config.h"

#include "kei-pair-look.h"

#include <string.h>

#include "kei-draw.h"
#include "kei-pair-private.h"

/* The rows' text is that much smaller than the window's (style.css: pair-row). */
#define DENSE 0.92

#define DISC 24 /* even, so that icons are sharp in it */
#define ICON 16
#define ARROW 12
#define SIGN_GAP 4
#define SIGN_PAD 12
#define NARROW_PAD 8
#define NARROW_BELOW 520 /* a row of this width has no words at its signs */
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

struct _KeiPairLook
{
  GObject parent_instance;

  guint serial;                                  /* counts changes of fonts */
  PangoContext *context;                         /* owned (nullable): nothing is known until the first update */
  PangoFontDescription *fonts[KEI_PAIR_N_FONTS]; /* owned */
  int line_heights[KEI_PAIR_N_FONTS];
  int baselines[KEI_PAIR_N_FONTS];
  int widest[KEI_PAIR_N_FONTS][2]; /* Latin, Japanese */
  double resolution;
  double scale;
  int scale_factor;
  int sign_width;
  int word_width; /* at most */

  GdkDisplay *display; /* unowned: outlives all widgets */
  GdkRGBA colors[KEI_PAIR_N_COLORS];
  GdkRGBA sign_colors[KEI_N_SIGNS], sign_tints[KEI_N_SIGNS], sign_marks[KEI_N_SIGNS];

  GHashTable *stamps;     /* owned (element-type utf8 KeiPairStamp) */
  cairo_surface_t *hatch; /* owned (nullable) */
};

G_DEFINE_FINAL_TYPE (KeiPairLook, kei_pair_look, G_TYPE_OBJECT)

static const struct
{
  double size; /* of the body's */
  PangoWeight weight;
} fonts[KEI_PAIR_N_FONTS] = {
  [KEI_PAIR_FONT_BODY] = { 1, PANGO_WEIGHT_NORMAL },
  [KEI_PAIR_FONT_BOLD] = { 1, PANGO_WEIGHT_BOLD },
  [KEI_PAIR_FONT_LARGE] = { 1.07, PANGO_WEIGHT_BOLD },
  [KEI_PAIR_FONT_CAPTION] = { 0.89, PANGO_WEIGHT_NORMAL },
  [KEI_PAIR_FONT_CHIP] = { 0.89, PANGO_WEIGHT_BOLD },
  [KEI_PAIR_FONT_SIGN] = { 0.89, PANGO_WEIGHT_BOLD },
};

static void
free_stamp (gpointer data)
{
  KeiPairStamp *stamp = data;

  g_clear_pointer (&stamp->node, gsk_render_node_unref);
  g_free (stamp);
}

static void
forget_stamps (KeiPairLook *self)
{
  g_hash_table_remove_all (self->stamps);
  g_clear_pointer (&self->hatch, cairo_surface_destroy);
}

static void
kei_pair_look_finalize (GObject *object)
{
  KeiPairLook *self = KEI_PAIR_LOOK (object);

  g_clear_object (&self->context);
  for (guint i = 0; i < KEI_PAIR_N_FONTS; i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
  g_hash_table_unref (self->stamps);
  g_clear_pointer (&self->hatch, cairo_surface_destroy);
  G_OBJECT_CLASS (kei_pair_look_parent_class)->finalize (object);
}

static void
kei_pair_look_class_init (KeiPairLookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_pair_look_finalize;
}

static void
kei_pair_look_init (KeiPairLook *self)
{
  self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_stamp);
}

KeiPairLook *
kei_pair_look_new (void)
{
  return g_object_new (KEI_TYPE_PAIR_LOOK, NULL);
}

/* --- Following the style --- */

PangoLayout *
_kei_pair_look_create_layout (KeiPairLook *self, KeiPairFont font, const char *text, gsize length, int width)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->fonts[font]);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_spacing (layout, (int) (2 * self->scale * PANGO_SCALE));
  pango_layout_set_text (layout, text, (int) MIN (length, G_MAXINT));
  return layout;
}

static int
get_text_width (KeiPairLook *self, KeiPairFont font, const char *text)
{
  g_autoptr (PangoLayout) layout = _kei_pair_look_create_layout (self, font, text, strlen (text), -1);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Of the widest character that @characters, all in sorts, stand for. */
static int
get_widest (KeiPairLook *self, KeiPairFont font, const char *characters)
{
  int widest = 1;

  for (const char *p = characters; *p != '\0'; p = g_utf8_next_char (p))
    {
      char character[7] = { 0 };

      g_utf8_strncpy (character, p, 1);
      widest = MAX (widest, get_text_width (self, font, character));
    }
  return widest;
}

static void
measure_fonts (KeiPairLook *self)
{
  int words = 0;

  for (guint i = 0; i < KEI_PAIR_N_FONTS; i++)
    {
      /* Latin and Japanese lines differ in height: what stands beside each other shares one baseline. */
      g_autoptr (PangoLayout) layout = _kei_pair_look_create_layout (self, i, "計0", strlen ("計0"), -1);

      pango_layout_get_pixel_size (layout, NULL, &self->line_heights[i]);
      self->baselines[i] = PANGO_PIXELS (pango_layout_get_baseline (layout));
      self->widest[i][0] = get_widest (self, i, "WM@%mw&Q0—");
      self->widest[i][1] = get_widest (self, i, "計あア々（、①⑳〒");
    }
  for (guint i = 1; i < KEI_N_SIGNS; i++)
    words = MAX (words, get_text_width (self, KEI_PAIR_FONT_SIGN, kei_sign_get_word (i)));
  self->sign_width = _kei_pair_look_scale (self, 2 * SIGN_PAD + DISC + SIGN_GAP) + words;
  /* A word of its own that is longer may take the margin. */
  self->word_width = words + _kei_pair_look_scale (self, SIGN_PAD - 2);
}

static gboolean
update_fonts (KeiPairLook *self, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  int scale_factor = gtk_widget_get_scale_factor (widget);
  double size;

  if (self->context != NULL && resolution == self->resolution && scale_factor == self->scale_factor && pango_font_description_equal (font, self->fonts[KEI_PAIR_FONT_BODY]))
    return FALSE;
  g_clear_object (&self->context);
  self->context = gtk_widget_create_pango_context (widget);
  pango_context_set_language (self->context, pango_language_from_string ("ja"));
  self->resolution = resolution;
  self->scale_factor = scale_factor;
  self->scale = kei_draw_get_scale (widget) / DENSE;
  size = pango_font_description_get_size (font);
  for (guint i = 0; i < KEI_PAIR_N_FONTS; i++)
    {
      PangoFontDescription *copy = pango_font_description_copy (font);

      if (fonts[i].weight != PANGO_WEIGHT_NORMAL)
        pango_font_description_set_weight (copy, fonts[i].weight);
      if (i != KEI_PAIR_FONT_BODY && pango_font_description_get_size_is_absolute (font))
        pango_font_description_set_absolute_size (copy, size * fonts[i].size);
      else if (i != KEI_PAIR_FONT_BODY)
        pango_font_description_set_size (copy, (int) (size * fonts[i].size));
      g_clear_pointer (&self->fonts[i], pango_font_description_free);
      self->fonts[i] = copy;
    }
  measure_fonts (self);
  self->serial++;
  return TRUE;
}

static gboolean
update_colors (KeiPairLook *self, GtkWidget *widget)
{
  GdkRGBA text = kei_draw_get_color (widget, "");
  GdkRGBA colors[KEI_PAIR_N_COLORS] = {
    [KEI_PAIR_COLOR_TEXT] = text,
    [KEI_PAIR_COLOR_SECONDARY] = kei_draw_get_color (widget, "kei_secondary"),
    [KEI_PAIR_COLOR_LINE] = kei_draw_get_color (widget, "kei_line"),
    [KEI_PAIR_COLOR_SHADE] = kei_draw_with_alpha (text, 0.05),
    [KEI_PAIR_COLOR_HATCH] = kei_draw_with_alpha (text, 0.05),
    [KEI_PAIR_COLOR_EDGE] = kei_draw_get_color (widget, "kei_tile_outline"),
  };

  if (memcmp (colors, self->colors, sizeof colors) == 0)
    {
      GdkRGBA added = kei_draw_get_color (widget, kei_sign_get_color (KEI_SIGN_ADDED));

      if (gdk_rgba_equal (&added, &self->sign_colors[KEI_SIGN_ADDED]))
        return FALSE;
    }
  memcpy (self->colors, colors, sizeof colors);
  for (guint i = 1; i < KEI_N_SIGNS; i++)
    {
      self->sign_colors[i] = kei_draw_get_color (widget, kei_sign_get_color (i));
      self->sign_tints[i] = kei_draw_get_color (widget, kei_sign_get_tint (i));
      self->sign_marks[i] = kei_draw_get_color (widget, kei_sign_get_mark (i));
    }
  return TRUE;
}

gboolean
_kei_pair_look_update (KeiPairLook *self, GtkWidget *widget)
{
  gboolean other;

  self->display = gtk_widget_get_display (widget);
  other = update_fonts (self, widget);
  /* A selected row may have colours of its own; the stamps are for all. */
  if (self->serial == 0 || (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) == 0 || other)
    other = update_colors (self, widget) || other;
  if (other)
    forget_stamps (self);
  return other;
}

void
_kei_pair_look_trim (KeiPairLook *self)
{
  if (g_hash_table_size (self->stamps) > MOST_STAMPS)
    g_hash_table_remove_all (self->stamps);
}

guint
_kei_pair_look_get_serial (KeiPairLook *self)
{
  return self->serial;
}

/* --- Sizes and colours --- */

int
_kei_pair_look_scale (KeiPairLook *self, double pixels)
{
  return (int) (pixels * self->scale + 0.5);
}

double
_kei_pair_look_get_em (KeiPairLook *self, KeiPairFont font)
{
  double size = pango_font_description_get_size (self->fonts[font]) / (double) PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (self->fonts[font]) ? size : size * self->resolution / 72;
}

int
_kei_pair_look_get_line_height (KeiPairLook *self, KeiPairFont font)
{
  return self->line_heights[font];
}

int
_kei_pair_look_get_widest (KeiPairLook *self, KeiPairFont font, gboolean japanese)
{
  return self->widest[font][japanese ? 1 : 0];
}

int
_kei_pair_look_get_baseline (KeiPairLook *self, KeiPairFont font)
{
  return self->baselines[font];
}

const GdkRGBA *
_kei_pair_look_get_color (KeiPairLook *self, KeiPairColor color)
{
  return &self->colors[color];
}

const GdkRGBA *
_kei_pair_look_get_sign_color (KeiPairLook *self, KeiSign sign)
{
  return &self->sign_colors[sign];
}

const GdkRGBA *
_kei_pair_look_get_sign_mark (KeiPairLook *self, KeiSign sign)
{
  return &self->sign_marks[sign];
}

int
_kei_pair_look_get_disc_size (KeiPairLook *self)
{
  return _kei_pair_look_scale (self, DISC);
}

int
_kei_pair_look_get_sign_width (KeiPairLook *self, gboolean narrow)
{
  return narrow ? _kei_pair_look_scale (self, DISC + 2 * NARROW_PAD) : self->sign_width;
}

gboolean
kei_pair_look_place_sign (KeiPairLook *self, int width, int *x, int *sign_width)
{
  g_return_val_if_fail (KEI_IS_PAIR_LOOK (self), FALSE);

  if (self->context == NULL)
    return FALSE;
  *sign_width = _kei_pair_look_get_sign_width (self, width < _kei_pair_look_scale (self, NARROW_BELOW));
  *x = MAX (0, (width - *sign_width + 1) / 2);
  return TRUE;
}

/* --- Stamps --- */

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
  size = stamp->width = stamp->height = _kei_pair_look_scale (self, DISC);
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
