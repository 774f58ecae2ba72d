/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of the text diff. Positions are bytes until the hunks are made. */
#pragma once

#include "kei-fold.h"
#include "kei-text-align.h"
#include "kei-text-diff.h"
#include "kei-text-tokens.h"

G_BEGIN_DECLS

/* What is replaced, in bytes of both texts. */
typedef struct
{
  gsize old_start, old_end;
  gsize new_start, new_end;
  KeiTextHunkKind kind;
  guint64 moved; /* the same for both halves of a moved sentence */
} KeiTextEdit;

/* Two texts while they are compared. */
typedef struct
{
  const KeiSpellings *spellings;
  const char *old_text, *new_text;
  KeiTextBudget budget;
  GArray *edits; /* (element-type KeiTextEdit) in order */
  GArray *key;   /* (element-type gunichar) for keys, reused */
} KeiTextComparison;

/* A part of both texts. */
typedef struct
{
  gsize old_start, old_end;
  gsize new_start, new_end;
} KeiTextSpan;

/* Leaves in @key what remains of a stretch of text when width, case, spaces and the spellings of words do not count.
 * Other than for titles, marks do: 1.5 is not 15. Returns its hash. */
guint64 kei_text_fold (GArray *key, const KeiSpellings *spellings, const char *text, gsize length);

/* Adds an edit; what adjoins the last one and is of its kind makes it longer. Nothing is added for nothing. */
void kei_text_add_edit (KeiTextComparison *self, KeiTextSpan span, KeiTextHunkKind kind);

/* Compares @span word by word and adds the edits. */
void kei_text_compare_words (KeiTextComparison *self, KeiTextSpan span);

/* Compares both texts sentence by sentence. */
void kei_text_compare_sentences (KeiTextComparison *self);

/* --- Rows of tokens with what is kept of them --- */

typedef struct
{
  const char *text;
  const KeiToken *tokens;
  guint n;
  gboolean from_start, to_end; /* of a sentence, not only of a phrase */
} KeiTextRow;

/* What is replaced, in tokens of both rows. */
typedef struct
{
  guint a0, a1, b0, b1;
} KeiTextChange;

/* Whether @token says something, as names, numbers and verbs do and particles and marks do not. */
gboolean kei_token_has_content (const KeiToken *token);
guint kei_token_get_weight (const KeiToken *token);

/* Joins changes in a phrase of which nothing but particles is kept. (element-type KeiTextChange) */
void kei_text_join_changes (const KeiTextRow *a, const KeiTextRow *b, GArray *changes);

/* Moves what is only inserted or only deleted to where a reader would put its ends. (element-type KeiTextChange) */
void kei_text_slide_changes (const KeiTextRow *a, const KeiTextRow *b, GArray *changes);

G_END_DECLS
