/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all rows of a side-by-side list have in common: fonts, sizes and colours, as the style has them.
 *
 * A row that comes into sight costs what its texts cost, and nothing for its tags, signs and labels: those are the
 * stamps of kei-pair-look-stamps.c. */
#include "config.h"

#include "kei-pair-look-private.h"

#include <string.h>

#include "kei-draw.h"

/* The rows' text is that much smaller than the window's (style.css: pair-row). */
#define DENSE 0.92

#define SIGN_GAP 4
#define SIGN_PAD 12
#define NARROW_PAD 8
#define NARROW_BELOW 520 /* a row of this width has no words at its signs */

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
  _kei_pair_look_init_stamps (self);
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
  self->sign_width = _kei_pair_look_scale (self, 2 * SIGN_PAD + KEI_PAIR_LOOK_DISC + SIGN_GAP) + words;
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
    _kei_pair_look_forget_stamps (self);
  return other;
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
  return _kei_pair_look_scale (self, KEI_PAIR_LOOK_DISC);
}

int
_kei_pair_look_get_sign_width (KeiPairLook *self, gboolean narrow)
{
  return narrow ? _kei_pair_look_scale (self, KEI_PAIR_LOOK_DISC + 2 * NARROW_PAD) : self->sign_width;
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
