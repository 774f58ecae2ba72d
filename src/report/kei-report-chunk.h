/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chunks: blocks that are set, one after the other as they come on the pages. */
#pragma once

#include "kei-report-pages-private.h"

G_BEGIN_DECLS

#define KEI_LEAST_TITLE 0.86 /* of its size or width, that a title is brought to so that it stands on one line */

typedef enum {
  KEI_CHUNK_PART, /* a part begins */
  KEI_CHUNK_PAGE, /* a page begins */
  KEI_CHUNK_TEXT,
  KEI_CHUNK_TABLE,
  KEI_CHUNK_FIGURE,
} KeiChunkKind;

typedef struct
{
  KeiChunkKind kind;
  double before; /* space */
  double after;
  gboolean keep; /* with the next one */
  gboolean note; /* on what stands before it, if that is a table or a note itself */
  guint block;   /* that it is made of */

  const KeiReportPart *part;

  /* A text. */
  KeiSet *set;
  double inset; /* of the text, from the left */
  KeiRule rule;
  double above; /* what the rule needs over and under the text */
  double below;
  KeiSet *marker; /* (nullable), left of the first line */
  double marker_x;
  const char *anchor;        /* (nullable) */
  const KeiHeading *heading; /* (nullable): the heading, which goes into the outline */
  guint n_short;             /* of how many short texts under a heading it is the last; 0 for others */
  const char *title;         /* (nullable): what goes into the outline without being a heading */
  const char *target;        /* (nullable): an entry of the contents, the anchor of its heading */

  KeiSetTable *table;

  /* A figure. */
  const KeiFigure *figure;
  double width;
  double height;
  KeiSet *words; /* (nullable): in the place of an image that cannot be read */
  KeiSet *caption;
  KeiSet *source;
} KeiChunk;

void kei_chunk_free (KeiChunk *chunk);

/* Adds the chunks of a block to @queue. They are set for the width that @flow has now. */
void kei_chunk_add (GQueue *queue, KeiFlow *flow, const KeiBlock *block);

/* The style of the entries of contents on pages whose text is @page points high: with lines a little closer where a few of them would have
 * the last page to themselves. */
KeiTextStyle kei_contents_get_style (const KeiReport *report, const KeiContents *contents, double page);

/* The width of the place where the contents have their page numbers. */
double kei_contents_get_number_width (KeiReportStyle *style);

G_END_DECLS
