/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts of a setter: one layout and one scaled font for each, and a word to the reader when none of a style's is there. */
#include "config.h"

#include "kei-report-set-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_generic (const char *family)
{
  static const char *const generics[] = { "serif", "sans-serif", "sans", "monospace", "system-ui", NULL };

  return g_strv_contains (generics, family);
}

/* The family that a text in Japanese gets. (transfer full) (nullable) */
static char *
find_family (KeiSetter *self, const char *families)
{
  PangoFontDescription *wanted = pango_font_description_new (), *found;
  PangoFontset *fontset;
  PangoFont *font = NULL;
  char *family = NULL;

  pango_font_description_set_family (wanted, families);
  pango_font_description_set_absolute_size (wanted, 10 * PANGO_SCALE);
  fontset = pango_font_map_load_fontset (pango_context_get_font_map (self->context), self->context, wanted, pango_language_from_string ("ja"));
  if (fontset != NULL)
    font = pango_fontset_get_font (fontset, 0x56fd);
  if (font != NULL)
    {
      found = pango_font_describe (font);
      family = g_strdup (pango_font_description_get_family (found));
      pango_font_description_free (found);
    }
  g_clear_object (&font);
  g_clear_object (&fontset);
  pango_font_description_free (wanted);
  return family;
}

static gboolean
has_family (KeiSetter *self, const char *name)
{
  PangoFontFamily **families;
  int n;
  gboolean found = FALSE;

  pango_font_map_list_families (pango_context_get_font_map (self->context), &families, &n);
  for (int i = 0; i < n && !found; i++)
    found = g_ascii_strcasecmp (pango_font_family_get_name (families[i]), name) == 0;
  g_free (families);
  return found;
}

/* Says it when none of the families that are named is there. */
static void
look_at_font (KeiSetter *self, const char *font)
{
  g_auto (GStrv) names = g_strsplit (font, ",", -1);
  g_autofree char *used = NULL;
  gboolean named = FALSE;

  if (!g_hash_table_add (self->looked_at, (char *) font))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_strstrip (names[i]);
      if (*names[i] == '\0' || is_generic (names[i]))
        continue;
      named = TRUE;
      if (has_family (self, names[i]))
        return;
    }
  if (!named)
    return;
  used = find_family (self, font);
  /* A family may be known by its Japanese name as well: then it is what was found. */
  if (used != NULL)
    {
      g_autofree char *without = find_family (self, "serif");
      g_autofree char *other = find_family (self, "sans-serif");

      if (g_strcmp0 (used, without) != 0 && g_strcmp0 (used, other) != 0)
        return;
    }
  kei_report_job_note (self->job, _ ("None of the fonts “%s” is installed; “%s” is used."), font, used != NULL ? used : "?");
}

PangoLayout *
kei_setter_get_layout (KeiSetter *self, const char *font, double size, gboolean bold)
{
  PangoFontDescription *description;
  KeiSetFace face = { font, size, bold, NULL };

  for (guint i = 0; i < self->faces->len; i++)
    {
      KeiSetFace *known = &g_array_index (self->faces, KeiSetFace, i);

      if (known->font == font && known->size == size && known->bold == bold)
        return known->layout;
    }
  if (font != NULL)
    look_at_font (self, font);
  description = pango_font_description_new ();
  pango_font_description_set_family (description, font != NULL ? font : "serif");
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_font_description_set_weight (description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  face.layout = pango_layout_new (self->context);
  pango_layout_set_font_description (face.layout, description);
  pango_layout_set_wrap (face.layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (face.layout, FALSE);
  pango_font_description_free (description);
  g_array_append_val (self->faces, face);
  return face.layout;
}

cairo_scaled_font_t *
kei_setter_get_scaled_font (KeiSetter *self, PangoFont *font)
{
  cairo_scaled_font_t *scaled = g_hash_table_lookup (self->fonts, font);

  if (scaled == NULL)
    {
      scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
      if (scaled == NULL)
        return NULL;
      g_hash_table_insert (self->fonts, g_object_ref (font), scaled);
      g_ptr_array_add (self->scaled, cairo_scaled_font_reference (scaled));
    }
  return scaled;
}
