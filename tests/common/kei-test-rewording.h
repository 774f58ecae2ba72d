/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two states of a text of which the truth is known: some sentences of the kind that plans are made of, in our
 * own words, and the same after what a reviser does to them. The same seed gives the same texts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  KEI_TEST_EDIT_WORD,       /* another word */
  KEI_TEST_EDIT_NEAR,       /* one that shares a character: 推進, 促進 */
  KEI_TEST_EDIT_INFLECTION, /* 進めます, 進めています */
  KEI_TEST_EDIT_NUMBER,
  KEI_TEST_EDIT_INSERT, /* a word with its particle or mark */
  KEI_TEST_EDIT_DELETE,
  KEI_TEST_EDIT_CLAUSE, /* one more, one less, or another */
  KEI_TEST_EDIT_REORDER,
  KEI_TEST_EDIT_SPELLING,
  KEI_TEST_EDIT_WIDTH,
  KEI_TEST_N_EDITS
} KeiTestEdit;

typedef struct
{
  char *old_text;
  char *new_text;
  GArray *hunks;                  /* (element-type KeiTextHunk) what a careful person would mark */
  guint n_edits;                  /* made */
  gboolean has[KEI_TEST_N_EDITS]; /* which are among them */
} KeiTestRewording;

/* The @number-th pair of @seed. (transfer full) */
KeiTestRewording *kei_test_rewording_new (guint32 seed, guint number);
void kei_test_rewording_free (KeiTestRewording *rewording);

const char *kei_test_edit_get_name (KeiTestEdit edit);

typedef struct
{
  guint n_pairs, n_right;                                     /* pairs, and those of which every hunk is right */
  guint n_wanted, n_found, n_hits;                            /* hunks */
  guint n_of[KEI_TEST_N_EDITS], n_right_of[KEI_TEST_N_EDITS]; /* pairs with that edit alone */
} KeiTestHunkScore;

/* Adds to @score. A hunk is right when both its ranges and its kind are. */
void kei_test_rewording_score (const KeiTestRewording *rewording, const GArray *hunks, KeiTestHunkScore *score);

double kei_test_hunk_score_get_f1 (const KeiTestHunkScore *score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiTestRewording, kei_test_rewording_free)

G_END_DECLS
