/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text set in lines: what Pango found, kept small enough for a book and drawn without Pango. */
#pragma once

#include <pango/pangocairo.h>

#include "kei-report-format.h"

G_BEGIN_DECLS

/* Part of a line in one font and colour. */
typedef struct
{
  cairo_scaled_font_t *font; /* NULL for a drawing */
  KeiDrawing *drawing;       /* (nullable); unowned, as the link is: the report's */
  const char *link;          /* (nullable) */
  KeiRgba colour;
  float size;
  float x; /* from the left of the set */
  float width;
  guint32 text; /* bytes from the start of the text */
  guint32 n_bytes;
  guint32 first_glyph;
  guint32 n_glyphs;
  guint32 first_cluster;
  guint32 n_clusters; /* 0: every glyph is one character */
  guint8 marks;       /* KeiMarks that are drawn: underline, strike, gap */
  gboolean backward;  /* from right to left */
} KeiSetRun;

typedef struct
{
  float x;
  float y; /* of the top, from the top of the set */
  float width;
  float height;
  float base; /* of the base line, from the top of the line */
  guint32 first_run;
  guint32 n_runs;
  guint32 text;
  guint32 n_bytes;
} KeiSetLine;

typedef struct
{
  guint16 n_bytes;
  guint16 n_glyphs;
} KeiSetCluster;

typedef struct
{
  float x; /* from the left of the run, and from the base line */
  float y;
  guint16 glyph;
} KeiSetGlyph;

/* Immutable when made. */
typedef struct
{
  const char *text;
  char *own_text; /* (nullable) */
  KeiSetLine *lines;
  KeiSetRun *runs;
  KeiSetCluster *clusters;
  KeiSetGlyph *glyphs;
  guint n_lines;
  float height;
} KeiSet;

void kei_set_free (KeiSet *set);

/* Draws some lines; @y is where the top of the first one of them is. */
void kei_set_draw (const KeiSet *set, guint first, guint n, cairo_t *cr, double x, double y, const char *font);

/* How something is set. Lengths are points. */
typedef struct
{
  const KeiTextStyle *style;
  const char *font; /* a style's */
  double scale;     /* on the style's size */
  double width;     /* of the lines; 0 for no limit */
  double indent;    /* of the first line; less than 0: of all others */
  KeiAlign align;
  gboolean justify;
  gboolean bold;
  KeiInk ink;
  gboolean one_line; /* what does not fit is cut, with … */
} KeiSetHow;

/* What the style says. */
KeiSetHow kei_set_how (const KeiTextStyle *style, double width);

typedef struct _KeiSetter KeiSetter;

/* One thread, and the same for all its life. @job (nullable) gets a note for every list of fonts of which none is there. */
KeiSetter *kei_setter_new (KeiReportStyle *style, KeiReportJob *job);
/* Frees the setter and returns the fonts that sets need to be drawn. (element-type cairo_scaled_font_t) (transfer full) */
GPtrArray *kei_setter_end (KeiSetter *self);

/* The paragraph must live as long as the set does. (transfer full) */
KeiSet *kei_setter_set_paragraph (KeiSetter *self, const KeiParagraph *paragraph, const KeiSetHow *how);
/* @text is copied. (transfer full) */
KeiSet *kei_setter_set_text (KeiSetter *self, const char *text, const KeiSetHow *how);

G_END_DECLS
