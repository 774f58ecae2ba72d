/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From Pango's lines to ours: glyphs and their places, spread and aligned. Lines stand at even distances, whatever fonts are
 * in them: the em box decides, as in any Japanese book. */
#include "config.h"

#include "kei-report-set-private.h"

#include <string.h>

#include "kei-drawing-text.h"

#define MOST_BETWEEN_LETTERS 0.09 /* ems that a line is spread by */
#define MOST_BETWEEN_WORDS 0.5
#define FIRST_WIDE 0x2e80 /* Letters from here on may be moved apart. */

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

static KeiSetGap
find_gap (gunichar before, gunichar after)
{
  if (before == ' ')
    return KEI_SET_GAP_SPACE;
  return before >= FIRST_WIDE || after >= FIRST_WIDE ? KEI_SET_GAP_LETTERS : KEI_SET_GAP_NONE;
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
      KeiSetGap gap = at > text && info->attr.is_cluster_start ? find_gap (g_utf8_get_char (g_utf8_prev_char (at)), g_utf8_get_char (at)) : KEI_SET_GAP_NONE;

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
find_run (const KeiSetSource *source, const PangoItem *item)
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
add_run (KeiSetter *self, const KeiSetSource *source, PangoGlyphItem *item, KeiSetLine *line)
{
  const KeiRun *from = find_run (source, item->item);
  KeiSetRun run = { .font = kei_setter_get_scaled_font (self, item->item->analysis.font), .colour = source->colour, .size = (float) source->size };

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
  guint counts[] = { 0, 0, 0 }; /* by KeiSetGap */
  guint first = line->n_runs > 0 ? runs[0].first_glyph : 0;
  double step, wide, moved = 0;

  for (guint i = 0; i < line->n_runs; i++)
    for (guint j = runs[i].first_glyph; j < runs[i].first_glyph + runs[i].n_glyphs; j++)
      counts[j > first ? g_array_index (self->gaps, KeiSetGap, j) : KEI_SET_GAP_NONE]++;
  if (counts[KEI_SET_GAP_LETTERS] + counts[KEI_SET_GAP_SPACE] == 0)
    return;
  /* What is too much for the letters goes to the spaces. */
  step = MIN (extra / (counts[KEI_SET_GAP_LETTERS] + counts[KEI_SET_GAP_SPACE]), MOST_BETWEEN_LETTERS * size);
  wide = counts[KEI_SET_GAP_SPACE] > 0 ? (extra - counts[KEI_SET_GAP_LETTERS] * step) / counts[KEI_SET_GAP_SPACE] : 0;
  if (wide > MOST_BETWEEN_WORDS * size || counts[KEI_SET_GAP_LETTERS] * step + counts[KEI_SET_GAP_SPACE] * wide < extra - 0.01)
    return;
  for (guint i = 0; i < line->n_runs; i++)
    {
      double before = moved;

      for (guint j = runs[i].first_glyph; j < runs[i].first_glyph + runs[i].n_glyphs; j++)
        {
          KeiSetGap gap = j > first ? g_array_index (self->gaps, KeiSetGap, j) : KEI_SET_GAP_NONE;

          moved += gap == KEI_SET_GAP_SPACE ? wide : gap == KEI_SET_GAP_LETTERS ? step
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
align_line (KeiSetter *self, KeiSetLine *line, const KeiSetSource *source, double indent, gboolean last)
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
add_line (KeiSetter *self, const KeiSetSource *source, PangoLayoutLine *from, double indent, gboolean last, double *y)
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
  return line->n_bytes >= 3 && memcmp (text + line->text + line->n_bytes - 3, KEI_SET_LINE_SEPARATOR, 3) == 0;
}

void
kei_setter_take_lines (KeiSetter *self, PangoLayout *layout, const KeiSetSource *source, double *height)
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
