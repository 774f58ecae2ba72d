/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which paragraph (line) of one text stands beside which of the other: the rows of a side-by-side view. What
 * changed inside a pair of them says kei_text_differ_compare(). */

typedef enum {
  KEI_TEXT_ROW_SAME,
  KEI_TEXT_ROW_CHANGED, /* alike, and in the same place among the others */
  KEI_TEXT_ROW_REMOVED, /* of the old text only */
  KEI_TEXT_ROW_ADDED,   /* of the new text only */
  KEI_TEXT_ROW_MOVED,   /* one half of a paragraph that stands elsewhere: the same, or alike */
} KeiTextRowKind;

/* The place of one paragraph; none has the index G_MAXUINT and length 0. */
typedef struct
{
  guint index;  /* among the paragraphs of its text */
  gsize start;  /* bytes from the start of the text */
  gsize length; /* without the line's end */
} KeiTextParagraph;

typedef struct
{
  KeiTextRowKind kind;
  KeiTextParagraph old_paragraph, new_paragraph;
  guint partner; /* of a moved one: the row of its other half; else the row itself */
} KeiTextParagraphRow;

/* The rows, in the order of both texts: every paragraph of each stands in one row, and their order is that of the text. Paragraphs
 * end at LF; a LF at the end of a text ends its last one. An empty text has none. Both texts are valid UTF-8.
 *
 * Equal ones are paired first, then those in the gaps between by likeness, in order, and what is left of either side
 * anywhere (moved). Where too many are left to be compared one by one, they are told as removed and added,
 * and *@limited (nullable) is set to TRUE. Cost: linear in what is the same; bounded. Any thread.
 * (element-type KeiTextParagraphRow) (transfer full) */
GArray *kei_text_align_paragraphs (const char *old_text, const char *new_text, gboolean *limited);

G_END_DECLS
