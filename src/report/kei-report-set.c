/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets texts: Pango finds fonts, shapes and line breaks; what is kept of it are glyphs and their places. */
#include "config.h"

#include "kei-report-set-private.h"

#include <math.h>
#include <string.h>

#include "kei-drawing-text.h"

#define SMALL 0.85
#define LONG_TEXT 6000     /* bytes from which on a text is parted */
#define LONG_PIECE 256     /* characters of a part, and then on to a letter */
#define LONGEST_PIECE 1024 /* and no further */
#define ZERO_WIDTH_JOINER 0x200d
#define OBJECT "\357\277\274" /* U+FFFC */

/* --- Making and ending --- */

static void
clear_face (gpointer data)
{
  g_object_unref (((KeiSetFace *) data)->layout);
}

KeiSetter *
kei_setter_new (KeiReportStyle *style, KeiReportJob *job)
{
  KeiSetter *self = g_new0 (KeiSetter, 1);
  PangoFontMap *map = pango_cairo_font_map_new ();

  self->style = style;
  self->job = job;
  self->context = kei_drawing_text_new_context (map);
  g_object_unref (map);
  self->faces = g_array_new (FALSE, FALSE, sizeof (KeiSetFace));
  g_array_set_clear_func (self->faces, clear_face);
  self->fonts = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->scaled = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_scaled_font_destroy);
  self->looked_at = g_hash_table_new (g_str_hash, g_str_equal);
  self->lines = g_array_new (FALSE, FALSE, sizeof (KeiSetLine));
  self->runs = g_array_new (FALSE, FALSE, sizeof (KeiSetRun));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (KeiSetCluster));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (KeiSetGlyph));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (KeiSetGap));
  return self;
}

GPtrArray *
kei_setter_end (KeiSetter *self)
{
  GPtrArray *scaled = self->scaled;

  g_array_unref (self->faces);
  g_hash_table_unref (self->fonts);
  g_hash_table_unref (self->looked_at);
  g_object_unref (self->context);
  g_array_unref (self->lines);
  g_array_unref (self->runs);
  g_array_unref (self->clusters);
  g_array_unref (self->glyphs);
  g_array_unref (self->gaps);
  g_free (self);
  return scaled;
}

/* --- What is set --- */

/* Copies what was found into a block of its own. */
static KeiSet *
pack (KeiSetter *self, const char *text, char *own_text, double height)
{
  gsize lines = self->lines->len * sizeof (KeiSetLine), runs = self->runs->len * sizeof (KeiSetRun);
  gsize clusters = self->clusters->len * sizeof (KeiSetCluster), glyphs = self->glyphs->len * sizeof (KeiSetGlyph);
  char *block = g_malloc (sizeof (KeiSet) + runs + lines + glyphs + clusters);
  KeiSet *set = (KeiSet *) (gpointer) block;

  *set = (KeiSet){ .text = text, .own_text = own_text, .n_lines = self->lines->len, .height = (float) height };
  set->runs = (KeiSetRun *) (gpointer) (block + sizeof (KeiSet));
  set->lines = (KeiSetLine *) (gpointer) (block + sizeof (KeiSet) + runs);
  set->glyphs = (KeiSetGlyph *) (gpointer) (block + sizeof (KeiSet) + runs + lines);
  set->clusters = (KeiSetCluster *) (gpointer) (block + sizeof (KeiSet) + runs + lines + glyphs);
  /* An array that never held anything has no data. */
  if (runs > 0)
    memcpy (set->runs, self->runs->data, runs);
  if (lines > 0)
    memcpy (set->lines, self->lines->data, lines);
  if (glyphs > 0)
    memcpy (set->glyphs, self->glyphs->data, glyphs);
  if (clusters > 0)
    memcpy (set->clusters, self->clusters->data, clusters);
  return set;
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* Digits of full width stay together, as those of half width do. */
static PangoAttrList *
bind_digits (const char *text, PangoAttrList *attributes)
{
  const char *start = NULL;

  for (const char *at = strstr (text, "\357\274"); at != NULL; at = *at != '\0' ? strstr (at, "\357\274") : NULL)
    {
      start = at;
      while (memcmp (at, "\357\274", 2) == 0 && (guchar) at[2] >= 0x90 && (guchar) at[2] <= 0x99)
        at += 3;
      if (at - start >= 6)
        {
          PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

          if (attributes == NULL)
            attributes = pango_attr_list_new ();
          attribute->start_index = (guint) (start - text);
          attribute->end_index = (guint) (at - text);
          pango_attr_list_insert (attributes, attribute);
        }
      if (at == start)
        at += 3;
    }
  return attributes;
}

/* Where a piece that begins at @at can end: before a letter, and never before what belongs to the letter before. */
static const char *
find_piece_end (const char *at)
{
  guint n = 0;

  for (gunichar before = 0, c; *at != '\0' && n < LONGEST_PIECE; n++, before = c, at = g_utf8_next_char (at))
    {
      c = g_utf8_get_char (at);
      if (n >= LONG_PIECE && before != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_JOINER && !g_unichar_ismark (c))
        break;
    }
  return at;
}

/* Pango shapes at a time all that has the same attributes, once more for each line that it breaks off where there is no place to
 * break, and marks upon marks take the square of their number: a hundred thousand letters without a space took minutes. So every
 * second piece of a long text has an attribute that does nothing. */
static PangoAttrList *
part (const char *text, PangoAttrList *attributes)
{
  const char *at = text;

  if (strlen (text) < LONG_TEXT)
    return attributes;
  if (attributes == NULL)
    attributes = pango_attr_list_new ();
  for (guint i = 0; *at != '\0'; i++)
    {
      const char *end = find_piece_end (at);

      if (i % 2 == 0)
        add_attribute (attributes, pango_attr_letter_spacing_new (0), (gsize) (at - text), (gsize) (end - text));
      at = end;
    }
  return attributes;
}

static KeiSet *
set_layout (KeiSetter *self, KeiSetSource *source, char *own_text, PangoAttrList *attributes)
{
  const KeiSetHow *how = source->how;
  PangoLayout *layout;
  double height;

  source->size = how->style->size * how->scale;
  source->colour = kei_report_style_get_ink (self->style, how->ink);
  layout = kei_setter_get_layout (self, how->font, source->size, how->bold);
  attributes = part (source->text, bind_digits (source->text, attributes));
  pango_layout_set_attributes (layout, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
  pango_layout_set_width (layout, how->width > 0 ? (int) (MAX (how->width, source->size) * PANGO_SCALE) : -1);
  pango_layout_set_indent (layout, (int) (how->indent * PANGO_SCALE));
  pango_layout_set_height (layout, how->one_line ? 0 : -1);
  pango_layout_set_ellipsize (layout, how->one_line ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (layout, source->text, -1);
  kei_setter_take_lines (self, layout, source, &height);
  return pack (self, source->text, own_text, height);
}

static void
add_attributes (PangoAttrList *attributes, const KeiRun *run, guint number, double size, gsize start, gsize end)
{
  add_attribute (attributes, pango_attr_foreground_new ((guint16) (number >> 16), (guint16) number, 0), start, end);
  if (run->marks & KEI_MARK_BOLD)
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if (run->marks & KEI_MARK_SMALL)
    add_attribute (attributes, pango_attr_scale_new (SMALL), start, end);
  if (run->drawing != NULL)
    {
      int width = pango_units_from_double (kei_drawing_get_width (run->drawing) + size / 8);
      PangoRectangle box = { 0, -pango_units_from_double (size * KEI_DRAWING_ASCENT), width, pango_units_from_double (size) };

      add_attribute (attributes, pango_attr_shape_new (&box, &box), start, end);
    }
}

static gboolean
is_plain (const KeiParagraph *paragraph)
{
  const KeiRun *first = &g_array_index (paragraph->runs, KeiRun, 0);

  return paragraph->runs->len == 1 && !(first->marks & (KEI_MARK_BOLD | KEI_MARK_SMALL)) && first->drawing == NULL && strchr (first->text, '\n') == NULL;
}

/* An LF breaks the line, and does not begin a paragraph. */
static void
append_broken (GString *text, const char *from)
{
  for (const char *at = from; *at != '\0'; at++)
    if (*at == '\n')
      g_string_append (text, KEI_SET_LINE_SEPARATOR);
    else
      g_string_append_c (text, *at);
}

KeiSet *
kei_setter_set_paragraph (KeiSetter *self, const KeiParagraph *paragraph, const KeiSetHow *how)
{
  KeiSetSource source = { .paragraph = paragraph, .how = how };
  PangoAttrList *attributes;
  GString *text;

  if (paragraph->runs->len == 0)
    return kei_setter_set_text (self, "", how);
  if (is_plain (paragraph))
    {
      source.text = g_array_index (paragraph->runs, KeiRun, 0).text;
      return set_layout (self, &source, NULL, NULL);
    }
  text = g_string_new (NULL);
  attributes = pango_attr_list_new ();
  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      const KeiRun *run = &g_array_index (paragraph->runs, KeiRun, i);
      gsize start = text->len;

      if (run->drawing != NULL)
        g_string_append (text, OBJECT);
      else
        append_broken (text, run->text);
      add_attributes (attributes, run, i, how->style->size * how->scale, start, text->len);
    }
  source.text = text->str;
  return set_layout (self, &source, g_string_free (text, FALSE), attributes);
}

KeiSet *
kei_setter_set_text (KeiSetter *self, const char *text, const KeiSetHow *how)
{
  GString *broken = g_string_new (NULL);
  KeiSetSource source = { .how = how };

  append_broken (broken, text);
  source.text = broken->str;
  return set_layout (self, &source, g_string_free (broken, FALSE), NULL);
}

KeiSetHow
kei_set_how (const KeiTextStyle *style, double width)
{
  return (KeiSetHow){
    .style = style,
    .font = style->font,
    .scale = 1,
    .width = width,
    .indent = style->align == KEI_ALIGN_START ? style->indent * style->size : 0,
    .align = style->align,
    .justify = style->justify,
    .bold = style->bold,
    .ink = style->ink,
  };
}
