/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The setter's insides. */
#pragma once

#include "kei-report-set.h"

G_BEGIN_DECLS

#define KEI_SET_LINE_SEPARATOR "\342\200\250" /* U+2028 */

/* Where a line may be spread: not within a Latin word or a number. */
typedef enum {
  KEI_SET_GAP_NONE,
  KEI_SET_GAP_LETTERS,
  KEI_SET_GAP_SPACE,
} KeiSetGap;

/* A layout for one font, size and weight. */
typedef struct
{
  const char *font; /* the style's, so that pointers can be compared */
  double size;
  gboolean bold;
  PangoLayout *layout;
} KeiSetFace;

struct _KeiSetter
{
  KeiReportStyle *style;
  KeiReportJob *job; /* (nullable) */
  PangoContext *context;
  GArray *faces;         /* (element-type KeiSetFace) */
  GHashTable *fonts;     /* (element-type PangoFont cairo_scaled_font_t) */
  GPtrArray *scaled;     /* (element-type cairo_scaled_font_t) */
  GHashTable *looked_at; /* (element-type utf8): lists of fonts that were looked at */
  /* Of the text that is being set. */
  GArray *lines;
  GArray *runs;
  GArray *clusters;
  GArray *glyphs;
  GArray *gaps; /* (element-type KeiSetGap): for each glyph, what is before it */
};

/* What is being set. */
typedef struct
{
  const char *text;
  const KeiParagraph *paragraph; /* (nullable) */
  const KeiSetHow *how;
  double size;
  KeiRgba colour;
} KeiSetSource;

/* --- kei-report-set-fonts.c --- */

/* A layout that sets in a font; one for each, which is used again. (transfer none) */
PangoLayout *kei_setter_get_layout (KeiSetter *self, const char *font, double size, gboolean bold);
/* (nullable) (transfer none): lives as long as the sets need it */
cairo_scaled_font_t *kei_setter_get_scaled_font (KeiSetter *self, PangoFont *font);

/* --- kei-report-set-lines.c --- */

/* Lines, runs, clusters and glyphs of what @layout has, into the setter's arrays; @height is how high they are together. */
void kei_setter_take_lines (KeiSetter *self, PangoLayout *layout, const KeiSetSource *source, double *height);

G_END_DECLS
