/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two plans of which the truth is known: an earlier one, made of the words and patterns that plans share, and
 * a later one, revised as plans are: renamed, reworded, moved, reordered, split, merged, added and
 * removed, years and departments new. The same setting gives the same plans. */
#pragma once

#include "kei-comparison.h"

G_BEGIN_DECLS

typedef enum {
  KEI_TEST_REVISION_LIGHT,  /* some corrections between two states of one plan */
  KEI_TEST_REVISION_MEDIUM, /* a quarter of the titles, half of the texts */
  KEI_TEST_REVISION_HEAVY,  /* more than half of the titles, nearly all texts, every eighth item moved, gone or new */
} KeiTestRevisionSize;

typedef struct
{
  guint n_items;
  guint64 seed;
  KeiTestRevisionSize size;
  gboolean title_only; /* the items are titles and nothing else */
  gboolean shared_ids; /* the later plan keeps the identifiers */
  gboolean origins;    /* it names where its items come from */
} KeiTestRevisionSetting;

/* An item of the later plan and one of the earlier plan that it comes from: of a merged item
 * there are several, and a split one is in several. */
typedef struct
{
  KeiId old_id;
  KeiId new_id;
} KeiTestTruth;

typedef struct
{
  KeiTree *old_tree; /* (owned) */
  KeiTree *new_tree; /* (owned) */
  GArray *truth;     /* (owned) (element-type KeiTestTruth) */
  guint n_expected;  /* pairs that a perfect pairing has: a split and a merge make one */
  guint n_shares;    /* other halves of splits and merges */
} KeiTestRevision;

KeiTestRevision *kei_test_revision_new (const KeiTestRevisionSetting *setting);
void kei_test_revision_free (KeiTestRevision *revision);

/* A pairing that nobody cancels. (transfer full) */
KeiPairing *kei_test_pair (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options);

/* How good a pairing's pairs of items are. */
typedef struct
{
  guint expected, proposed, right;
  guint certain, certain_right;
  guint doubtful, doubtful_right;
  guint moves, moves_proposed, moves_right;
  guint shares, shares_proposed, shares_right;
} KeiTestScore;

/* Adds to @score. */
void kei_test_revision_score (const KeiTestRevision *revision, KeiPairing *pairing, KeiTestScore *score);

static inline double
kei_test_ratio (guint part, guint whole)
{
  return whole > 0 ? (double) part / whole : 1;
}

static inline double
kei_test_f1 (guint right, guint proposed, guint expected)
{
  return proposed + expected > 0 ? 2.0 * right / (proposed + expected) : 1;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiTestRevision, kei_test_revision_free)

G_END_DECLS
