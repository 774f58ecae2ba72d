/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "kei-sign.h"

G_BEGIN_DECLS

/* What one KeiPairRow shows: the cells of both sides and the sign between them, or the words of rows
 * that are folded away. Plain data without widgets: made, filled, and not changed any more once it is shown.
 * Counted, not atomically: one thread at a time. */

#define KEI_TYPE_PAIR_CONTENT (kei_pair_content_get_type ())
GType kei_pair_content_get_type (void);
typedef struct _KeiPairContent KeiPairContent;

typedef enum {
  KEI_PAIR_LEFT,
  KEI_PAIR_RIGHT,
  KEI_PAIR_N_SIDES
} KeiPairSide;

/* How weighty a row's texts are. */
typedef enum {
  KEI_PAIR_RANK_PILLAR, /* large and bold on a shaded ground */
  KEI_PAIR_RANK_TITLE,  /* bold */
  KEI_PAIR_RANK_PLAIN,
  KEI_PAIR_RANK_TEXT, /* indented: what belongs to the title above it */
  KEI_PAIR_RANK_NOTE, /* small and grey: what only points elsewhere */
} KeiPairRank;

typedef enum {
  KEI_PAIR_MARK_CHANGED,  /* in the colour of its side: what went on the left, what came on the right */
  KEI_PAIR_MARK_SPELLING, /* grey: the same but for its spelling or width */
  KEI_PAIR_MARK_MOVED,    /* stands elsewhere on the other side */
  KEI_PAIR_MARK_HIT,      /* was looked for: see kei_pair_content_add_hit() */
} KeiPairMarkKind;

KeiPairContent *kei_pair_content_new (KeiSign sign, KeiPairRank rank); /* (transfer full) */
/* A row that stands for rows that are folded away, or, when @open, heads those that were; @words say how many
 * there are and of what. (transfer full) */
KeiPairContent *kei_pair_content_new_fold (const char *words, gboolean open);
KeiPairContent *kei_pair_content_ref (KeiPairContent *content);
void kei_pair_content_unref (KeiPairContent *content);

/* --- Filling it --- */

/* Another word at the sign than its own ("番号"). */
void kei_pair_content_set_word (KeiPairContent *content, const char *word);
/* The pair is doubtful: how likely it is, in per cent (0 to 100). A ring in dashes and the number say so. */
void kei_pair_content_set_doubt (KeiPairContent *content, guint percent);
/* Adds a cell below those that @side has; several at once are a merge or a split. A side that never gets one is hatched.
 * @chip: level and number ("施策①"), in a tag; @label: what the text is ("現状と課題"), small, at the start of its first
 * line. Both may be NULL. Texts are copied; @text is UTF-8 and may have several lines. */
void kei_pair_content_add_cell (KeiPairContent *content, KeiPairSide side, const char *chip, const char *label, const char *text);
/* A small line below the text of the last cell of @side: where a moved one stands. */
void kei_pair_content_set_secondary (KeiPairContent *content, KeiPairSide side, const char *secondary);
/* Marks @length bytes from @start of the text of the last cell of @side. In order; one that begins before
 * the end of the last one is left out, and what is no character boundary or lies behind the end is cut, as are
 * spaces at its ends. */
void kei_pair_content_add_mark (KeiPairContent *content, KeiPairSide side, gsize start, gsize length, KeiPairMarkKind kind);

/* Rings @length bytes from @start of the text of a cell, in order, as something that was looked for; marks stay below. */
void kei_pair_content_add_hit (KeiPairContent *content, KeiPairSide side, guint cell, gsize start, gsize length);

/* --- Reading it --- */

KeiSign kei_pair_content_get_sign (const KeiPairContent *content);
gboolean kei_pair_content_is_fold (const KeiPairContent *content);
guint kei_pair_content_get_n_cells (const KeiPairContent *content, KeiPairSide side);
const char *kei_pair_content_get_text (const KeiPairContent *content, KeiPairSide side, guint cell); /* (transfer none) */

/* The row in words, for those who do not see it: sign, doubt, both sides. Long texts are cut. (transfer full) */
char *kei_pair_content_describe (const KeiPairContent *content);
/* The marked words of both sides, the first ones of many; "" where nothing is marked. (transfer full) */
char *kei_pair_content_describe_marks (const KeiPairContent *content);

/* What is copied: rows of three cells, left, sign and right, as text with tabs and as an HTML table in which marks are
 * <del> and <ins>. NULL among @contents is left out. (transfer full) */
char *kei_pair_content_format_text (KeiPairContent *const *contents, guint n);
char *kei_pair_content_format_html (KeiPairContent *const *contents, guint n);
/* Puts both on @clipboard. */
void kei_pair_content_copy (KeiPairContent *const *contents, guint n, GdkClipboard *clipboard);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiPairContent, kei_pair_content_unref)

G_END_DECLS
