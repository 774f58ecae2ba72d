/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What changed between two Japanese texts, as a person who drafts a comparison table would mark it: sentence
 * beside sentence, whole words with their endings (共存→共生), numbers with their units, a 読点 with the phrase behind
 * it, and what only differs in spelling or width told apart. */

typedef enum {
  KEI_TEXT_HUNK_TEXT,     /* replaced, inserted or deleted */
  KEI_TEXT_HUNK_SPELLING, /* the same but for width, case or the spelling of a word (取り組み→取組); may be hidden */
  KEI_TEXT_HUNK_MOVED,    /* a whole sentence that stands elsewhere in the other text */
} KeiTextHunkKind;

/* In Unicode code points; a length may be 0. A moved sentence is two hunks, one that takes it from its old place and
 * one that puts it at its new one. */
typedef struct
{
  guint old_start, old_length;
  guint new_start, new_length;
  KeiTextHunkKind kind;
  guint partner; /* of a moved one: the index of the other hunk */
} KeiTextHunk;

/* What compares: the spellings, made ready. Making one costs some 40 µs, so one is kept for many texts.
 * Immutable, any thread. */
typedef struct _KeiTextDiffer KeiTextDiffer;

KeiTextDiffer *kei_text_differ_new (void);
void kei_text_differ_free (KeiTextDiffer *differ);

/* The hunks that make @new_text of @old_text: in order on both sides, none overlapping another, none beginning or ending
 * inside a grapheme cluster, none when the texts are the same. Both texts are valid UTF-8 of less than 2 GB.
 * Sets @limited (nullable) to whether the texts were so long and so different that some stretch was marked as replaced without
 * being looked at in detail; the hunks are right then too, but more than needed.
 *
 * Cost: linear in what is the same; some 20 µs for a changed sentence; with nothing in common, bounded at about half
 * a second and 64 bytes a character. Any thread. (element-type KeiTextHunk) (transfer full) */
GArray *kei_text_differ_compare (const KeiTextDiffer *differ, const char *old_text, const char *new_text, gboolean *limited);

/* --- One side of the hunks, to be shown --- */

typedef enum {
  KEI_TEXT_SIDE_OLD,
  KEI_TEXT_SIDE_NEW,
} KeiTextSide;

typedef enum {
  KEI_TEXT_RUN_SAME,
  KEI_TEXT_RUN_CHANGED, /* replaced by something on the other side */
  KEI_TEXT_RUN_ONLY,    /* not on the other side: deleted from the old text or inserted into the new one */
  KEI_TEXT_RUN_SPELLING,
  KEI_TEXT_RUN_MOVED,
  KEI_TEXT_RUN_GAP,  /* empty: here stands something on the other side only */
  KEI_TEXT_RUN_RULE, /* changed as everywhere in the plan; only where plans are compared */
} KeiTextRunKind;

typedef struct
{
  gsize start; /* bytes from the start of that side's text */
  gsize length;
  KeiTextRunKind kind;
  guint hunk; /* its index; of what is the same: G_MAXUINT */
} KeiTextRun;

/* One side's text as runs, for a table's cell or a text view: in order, without gaps, together the text, but for the
 * runs of kind KEI_TEXT_RUN_GAP, which are empty. @hunks are those of kei_text_differ_compare() for @text as
 * that side. Linear. Any thread. (element-type KeiTextRun) (transfer full) */
GArray *kei_text_get_runs (const char *text, KeiTextSide side, const GArray *hunks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiTextDiffer, kei_text_differ_free)

G_END_DECLS
