/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws what was set: glyphs together with their text, so that it can be copied out of a PDF. */
#include "config.h"

#include "kei-drawing-cairo.h"
#include "kei-drawing-text.h"
#include "kei-report-set.h"

#define N_GLYPHS 256   /* of a run that need no memory of their own */
#define UNDERLINE 0.14 /* under the base line, in ems */
#define STRIKE 0.36    /* over it */
#define THICKNESS 0.055

void
kei_set_free (KeiSet *set)
{
  g_free (set->own_text);
  g_free (set);
}

static void
show_glyphs (const KeiSet *set, const KeiSetRun *run, cairo_t *cr, double x, double y)
{
  const KeiSetGlyph *from = set->glyphs + run->first_glyph;
  const char *text = set->text + run->text;
  guint n = run->n_clusters > 0 ? run->n_clusters : run->n_glyphs;
  cairo_glyph_t glyphs_here[N_GLYPHS];
  cairo_text_cluster_t clusters_here[N_GLYPHS];
  g_autofree cairo_glyph_t *more_glyphs = run->n_glyphs > N_GLYPHS ? g_new (cairo_glyph_t, run->n_glyphs) : NULL;
  g_autofree cairo_text_cluster_t *more_clusters = n > N_GLYPHS ? g_new (cairo_text_cluster_t, n) : NULL;
  cairo_glyph_t *glyphs = more_glyphs != NULL ? more_glyphs : glyphs_here;
  cairo_text_cluster_t *clusters = more_clusters != NULL ? more_clusters : clusters_here;

  for (guint i = 0; i < run->n_glyphs; i++)
    glyphs[i] = (cairo_glyph_t){ from[i].glyph, x + from[i].x, y + from[i].y };
  for (guint i = 0; i < n; i++)
    if (run->n_clusters > 0)
      clusters[i] = (cairo_text_cluster_t){ set->clusters[run->first_cluster + i].n_bytes, set->clusters[run->first_cluster + i].n_glyphs };
    else
      {
        const char *next = g_utf8_next_char (text);

        clusters[i] = (cairo_text_cluster_t){ (int) (next - text), 1 };
        text = next;
      }
  cairo_set_scaled_font (cr, run->font);
  cairo_show_text_glyphs (cr, set->text + run->text, (int) run->n_bytes, glyphs, (int) run->n_glyphs, clusters, (int) n, run->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

static void
draw_bar (const KeiSetRun *run, cairo_t *cr, double x, double y)
{
  cairo_rectangle (cr, x, y, run->width, run->size * THICKNESS);
  cairo_fill (cr);
}

static void
draw_run (const KeiSet *set, const KeiSetRun *run, cairo_t *cr, double x, double y, const char *font)
{
  x += run->x;
  if (run->drawing != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, x, y + run->size * KEI_DRAWING_DESCENT - kei_drawing_get_height (run->drawing));
      kei_drawing_draw (run->drawing, cr, font);
      cairo_restore (cr);
      return;
    }
  kei_rgba_set_source (run->colour, cr);
  if (run->n_glyphs > 0 && run->font != NULL)
    show_glyphs (set, run, cr, x, y);
  if (run->marks & (KEI_MARK_UNDERLINE | KEI_MARK_GAP))
    draw_bar (run, cr, x, y + run->size * UNDERLINE);
  if (run->marks & KEI_MARK_STRIKE)
    draw_bar (run, cr, x, y - run->size * STRIKE);
}

void
kei_set_draw (const KeiSet *set, guint first, guint n, cairo_t *cr, double x, double y, const char *font)
{
  for (guint i = first; i < first + n; i++)
    {
      const KeiSetLine *line = &set->lines[i];
      double base = y + line->y - set->lines[first].y + line->base;

      for (guint j = 0; j < line->n_runs; j++)
        draw_run (set, &set->runs[line->first_run + j], cr, x, base, font);
    }
}
