/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pango finds fonts, shapes and line breaks; what is kept of it are glyphs and their places. Lines stand at even
 * distances, whatever fonts are in them: the em box decides, as in any Japanese book. */
#include "config.h"

#include "kei-report-set.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kei-drawing-text.h"

#define SMALL 0.85
#define LINE_SEPARATOR "\342\200\250" /* U+2028 */
#define OBJECT "\357\277\274"         /* U+FFFC */
#define MOST_BETWEEN_LETTERS 0.09     /* ems that a line is spread by */
#define MOST_BETWEEN_WORDS 0.5
#define FIRST_WIDE 0x2e80 /* Letters from here on may be moved apart. */

/* Where a line may be spread: not within a Latin word or a number. */
typedef enum {
  GAP_NONE,
  GAP_LETTERS,
  GAP_SPACE,
} Gap;

/* A layout for one font, size and weight. */
typedef struct
{
  const char *font; /* the style's, so that pointers can be compared */
  double size;
  gboolean bold;
  PangoLayout *layout;
} Face;

struct _KeiSetter
{
  KeiReportStyle *style;
  KeiReportJob *job; /* (nullable) */
  PangoContext *context;
  GArray *faces;         /* (element-type Face) */
  GHashTable *fonts;     /* (element-type PangoFont cairo_scaled_font_t) */
  GPtrArray *scaled;     /* (element-type cairo_scaled_font_t) */
  GHashTable *looked_at; /* (element-type utf8): lists of fonts that were looked at */
  /* Of the text that is being set. */
  GArray *lines;
  GArray *runs;
  GArray *clusters;
  GArray *glyphs;
  GArray *gaps; /* (element-type Gap): for each glyph, what is before it */
};

/* --- Making and ending --- */

static void
clear_face (gpointer data)
{
  g_object_unref (((Face *) data)->layout);
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
  self->faces = g_array_new (FALSE, FALSE, sizeof (Face));
  g_array_set_clear_func (self->faces, clear_face);
  self->fonts = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->scaled = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_scaled_font_destroy);
  self->looked_at = g_hash_table_new (g_str_hash, g_str_equal);
  self->lines = g_array_new (FALSE, FALSE, sizeof (KeiSetLine));
  self->runs = g_array_new (FALSE, FALSE, sizeof (KeiSetRun));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (KeiSetCluster));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (KeiSetGlyph));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
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

/* --- Fonts --- */

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

static PangoLayout *
get_layout (KeiSetter *self, const char *font, double size, gboolean bold)
{
  PangoFontDescription *description;
  Face face = { font, size, bold, NULL };

  for (guint i = 0; i < self->faces->len; i++)
    {
      Face *known = &g_array_index (self->faces, Face, i);

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

static cairo_scaled_font_t *
get_scaled_font (KeiSetter *self, PangoFont *font)
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

/* --- From Pango's lines to ours --- */

typedef struct
{
  const char *text;
  const KeiParagraph *paragraph; /* (nullable) */
  const KeiSetHow *how;
  double size;
  KeiRgba colour;
} Source;

static gboolean
is_simple (const PangoGlyphItem *item)
{
  const PangoGlyphString *glyphs = item->glyphs;

  if (item->item->analysis.level % 2 != 0 || glyphs->num_glyphs != item->item->num_chars)
    return FALSE;
  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY || (i > 0 && glyphs->log_clusters[i] <= glyphs->log_clusters[i - 1]))
      return FALSE;
  return TRUE;
}

static Gap
find_gap (gunichar before, gunichar after)
{
  if (before == ' ')
    return GAP_SPACE;
  return before >= FIRST_WIDE || after >= FIRST_WIDE ? GAP_LETTERS : GAP_NONE;
}

/* Whether a character that has no glyph belongs to the text all the same: a joiner does, a break does not. */
static gboolean
is_kept (gunichar c)
{
  return c != 0x2028 && c != '\t' && c != '\n';
}

static void
add_clusters (KeiSetter *self, KeiSetRun *run, PangoGlyphItem *item, const char *text)
{
  PangoGlyphItemIter iter;
  gboolean more;

  run->first_cluster = self->clusters->len;
  for (more = pango_glyph_item_iter_init_start (&iter, item, text); more; more = pango_glyph_item_iter_next_cluster (&iter))
    {
      KeiSetCluster cluster = { (guint16) (iter.end_index - iter.start_index), 0 };
      int low = MIN (iter.start_glyph, iter.end_glyph + 1), high = MAX (iter.start_glyph + 1, iter.end_glyph);

      for (int i = low; i < high; i++)
        cluster.n_glyphs += item->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY;
      if (cluster.n_glyphs == 0 && self->clusters->len > run->first_cluster && is_kept (g_utf8_get_char (text + iter.start_index)))
        g_array_index (self->clusters, KeiSetCluster, self->clusters->len - 1).n_bytes += cluster.n_bytes;
      else
        g_array_append_val (self->clusters, cluster);
    }
  run->n_clusters = self->clusters->len - run->first_cluster;
}

static double
add_glyphs (KeiSetter *self, KeiSetRun *run, PangoGlyphItem *item, const char *text)
{
  const PangoGlyphString *glyphs = item->glyphs;
  gboolean simple = is_simple (item), hidden = run->drawing != NULL || (run->marks & KEI_MARK_GAP);
  int x = 0;

  run->first_glyph = self->glyphs->len;
  run->backward = item->item->analysis.level % 2 != 0;
  if (!hidden && !simple)
    add_clusters (self, run, item, text);
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];
      const char *at = text + run->text + glyphs->log_clusters[i];
      KeiSetGlyph glyph = { (float) pango_units_to_double (x + info->geometry.x_offset), (float) pango_units_to_double (info->geometry.y_offset),
                            info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : (guint16) info->glyph };
      Gap gap = at > text && info->attr.is_cluster_start ? find_gap (g_utf8_get_char (g_utf8_prev_char (at)), g_utf8_get_char (at)) : GAP_NONE;

      x += info->geometry.width;
      if (hidden || info->glyph == PANGO_GLYPH_EMPTY)
        continue;
      g_array_append_val (self->glyphs, glyph);
      g_array_append_val (self->gaps, gap);
    }
  run->n_glyphs = self->glyphs->len - run->first_glyph;
  return pango_units_to_double (x);
}

/* Which run of the paragraph it is: its number is written into the colour. */
static const KeiRun *
find_run (const Source *source, const PangoItem *item)
{
  if (source->paragraph == NULL)
    return NULL;
  for (const GSList *each = item->analysis.extra_attrs; each != NULL; each = each->next)
    {
      const PangoAttribute *attribute = each->data;

      if (attribute->klass->type == PANGO_ATTR_FOREGROUND)
        {
          const PangoColor *colour = &((const PangoAttrColor *) (gconstpointer) attribute)->color;

          return &g_array_index (source->paragraph->runs, KeiRun, (guint) colour->red << 16 | colour->green);
        }
    }
  return source->paragraph->runs->len > 0 ? &g_array_index (source->paragraph->runs, KeiRun, 0) : NULL;
}

/* Pango begins a run with every change from kanji to kana; to draw they are one. */
static gboolean
join (KeiSetter *self, const KeiSetLine *line, const KeiSetRun *run)
{
  KeiSetRun *last;

  if (self->runs->len == line->first_run || run->drawing != NULL)
    return FALSE;
  last = &g_array_index (self->runs, KeiSetRun, self->runs->len - 1);
  if (last->font != run->font || last->colour != run->colour || last->marks != run->marks || last->link != run->link || last->text + last->n_bytes != run->text
      || last->n_clusters > 0 || run->n_clusters > 0 || last->backward || run->backward || last->first_glyph + last->n_glyphs != run->first_glyph)
    return FALSE;
  for (guint i = 0; i < run->n_glyphs; i++)
    g_array_index (self->glyphs, KeiSetGlyph, run->first_glyph + i).x += last->width;
  last->n_bytes += run->n_bytes;
  last->n_glyphs += run->n_glyphs;
  last->width += run->width;
  return TRUE;
}

static void
add_run (KeiSetter *self, const Source *source, PangoGlyphItem *item, KeiSetLine *line)
{
  const KeiRun *from = find_run (source, item->item);
  KeiSetRun run = { .font = get_scaled_font (self, item->item->analysis.font), .colour = source->colour, .size = (float) source->size };

  run.text = (guint32) item->item->offset;
  run.n_bytes = (guint32) item->item->length;
  if (from != NULL)
    {
      run.link = from->link;
      run.marks = from->marks & (KEI_MARK_UNDERLINE | KEI_MARK_STRIKE | KEI_MARK_GAP);
      run.drawing = from->drawing;
      if (from->ink != KEI_INK_NONE)
        run.colour = kei_report_style_get_ink (self->style, from->ink);
    }
  if (run.drawing != NULL)
    run.font = NULL;
  run.x = line->width;
  run.width = (float) add_glyphs (self, &run, item, source->text);
  line->width += run.width;
  if (!join (self, line, &run))
    g_array_append_val (self->runs, run);
}

/* Moves what is in the line apart until it is @extra wider: letters by so little that nobody, and no program that reads a
 * PDF, takes it for a space. */
static void
spread (KeiSetter *self, KeiSetLine *line, double extra, double size)
{
  KeiSetRun *runs = &g_array_index (self->runs, KeiSetRun, line->first_run);
  guint counts[] = { 0, 0, 0 }; /* by Gap */
  guint first = line->n_runs > 0 ? runs[0].first_glyph : 0;
  double step, wide, moved = 0;

  for (guint i = 0; i < line->n_runs; i++)
    for (guint j = runs[i].first_glyph; j < runs[i].first_glyph + runs[i].n_glyphs; j++)
      counts[j > first ? g_array_index (self->gaps, Gap, j) : GAP_NONE]++;
  if (counts[GAP_LETTERS] + counts[GAP_SPACE] == 0)
    return;
  /* What is too much for the letters goes to the spaces. */
  step = MIN (extra / (counts[GAP_LETTERS] + counts[GAP_SPACE]), MOST_BETWEEN_LETTERS * size);
  wide = counts[GAP_SPACE] > 0 ? (extra - counts[GAP_LETTERS] * step) / counts[GAP_SPACE] : 0;
  if (wide > MOST_BETWEEN_WORDS * size || counts[GAP_LETTERS] * step + counts[GAP_SPACE] * wide < extra - 0.01)
    return;
  for (guint i = 0; i < line->n_runs; i++)
    {
      double before = moved;

      for (guint j = runs[i].first_glyph; j < runs[i].first_glyph + runs[i].n_glyphs; j++)
        {
          Gap gap = j > first ? g_array_index (self->gaps, Gap, j) : GAP_NONE;

          moved += gap == GAP_SPACE ? wide : gap == GAP_LETTERS ? step
                                                                : 0;
          g_array_index (self->glyphs, KeiSetGlyph, j).x += (float) (moved - before);
        }
      runs[i].x += (float) before;
      runs[i].width += (float) (moved - before);
    }
  line->width += (float) moved;
}

/* Puts the line where the alignment says. @indent is its own. */
static void
align_line (KeiSetter *self, KeiSetLine *line, const Source *source, double indent, gboolean last)
{
  double room = source->how->width - indent - line->width;

  if (source->how->width > 0 && source->how->justify && !last && source->how->align == KEI_ALIGN_START && room > 0)
    spread (self, line, room, source->size);
  line->x = (float) indent;
  if (source->how->width > 0 && room > 0 && source->how->align == KEI_ALIGN_CENTER)
    line->x += (float) (room / 2);
  else if (source->how->width > 0 && room > 0 && source->how->align == KEI_ALIGN_END)
    line->x += (float) room;
  for (guint i = 0; i < line->n_runs; i++)
    g_array_index (self->runs, KeiSetRun, line->first_run + i).x += line->x;
}

static void
add_line (KeiSetter *self, const Source *source, PangoLayoutLine *from, double indent, gboolean last, double *y)
{
  double pitch = source->size * source->how->style->line_height;
  double over = 0; /* what drawings need over the base line */
  double base = (pitch - source->size) / 2 + KEI_DRAWING_ASCENT * source->size;
  KeiSetLine line = { .y = (float) *y, .first_run = self->runs->len, .text = (guint32) from->start_index, .n_bytes = (guint32) from->length };

  for (GSList *each = from->runs; each != NULL; each = each->next)
    add_run (self, source, each->data, &line);
  line.n_runs = self->runs->len - line.first_run;
  align_line (self, &line, source, indent, last);
  for (guint i = 0; i < line.n_runs; i++)
    {
      const KeiSetRun *run = &g_array_index (self->runs, KeiSetRun, line.first_run + i);

      if (run->drawing != NULL)
        over = MAX (over, kei_drawing_get_height (run->drawing) - KEI_DRAWING_DESCENT * source->size + 1);
    }
  line.base = (float) MAX (base, over);
  line.height = (float) (pitch + MAX (0, over - base));
  *y += line.height;
  g_array_append_val (self->lines, line);
}

static gboolean
ends_with_separator (const char *text, const KeiSetLine *line)
{
  return line->n_bytes >= 3 && memcmp (text + line->text + line->n_bytes - 3, LINE_SEPARATOR, 3) == 0;
}

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
take_lines (KeiSetter *self, PangoLayout *layout, const Source *source, double *height)
{
  double y = 0;

  g_array_set_size (self->lines, 0);
  g_array_set_size (self->runs, 0);
  g_array_set_size (self->clusters, 0);
  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->gaps, 0);
  for (GSList *each = pango_layout_get_lines_readonly (layout); each != NULL; each = each->next)
    {
      gboolean first = self->lines->len == 0;
      double indent = source->how->indent;
      KeiSetLine whole = { .text = (guint32) ((PangoLayoutLine *) each->data)->start_index, .n_bytes = (guint32) ((PangoLayoutLine *) each->data)->length };

      indent = indent > 0 ? (first ? indent : 0) : (first ? 0 : -indent);
      add_line (self, source, each->data, indent, each->next == NULL || ends_with_separator (source->text, &whole), &y);
    }
  *height = y;
}

/* --- What is set --- */

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

static KeiSet *
set_layout (KeiSetter *self, Source *source, char *own_text, PangoAttrList *attributes)
{
  const KeiSetHow *how = source->how;
  PangoLayout *layout;
  double height;

  source->size = how->style->size * how->scale;
  source->colour = kei_report_style_get_ink (self->style, how->ink);
  layout = get_layout (self, how->font, source->size, how->bold);
  attributes = bind_digits (source->text, attributes);
  pango_layout_set_attributes (layout, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
  pango_layout_set_width (layout, how->width > 0 ? (int) (MAX (how->width, source->size) * PANGO_SCALE) : -1);
  pango_layout_set_indent (layout, (int) (how->indent * PANGO_SCALE));
  pango_layout_set_height (layout, how->one_line ? 0 : -1);
  pango_layout_set_ellipsize (layout, how->one_line ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (layout, source->text, -1);
  take_lines (self, layout, source, &height);
  return pack (self, source->text, own_text, height);
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
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
      g_string_append (text, LINE_SEPARATOR);
    else
      g_string_append_c (text, *at);
}

KeiSet *
kei_setter_set_paragraph (KeiSetter *self, const KeiParagraph *paragraph, const KeiSetHow *how)
{
  Source source = { .paragraph = paragraph, .how = how };
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
  Source source = { .how = how };

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
