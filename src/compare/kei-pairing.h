/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-tree.h"

G_BEGIN_DECLS

/* Which part of one plan is which part of another. Items, sections, viewpoints, terms, departments,
 * related plans and levels are paired by themselves, wherever they stand; what belongs to one of
 * them (its texts, indicators, values, blocks …) is paired within it, when asked for. Only the content is paired,
 * never the record.
 *
 * A pairing holds its two trees. It is immutable and atomically counted; any thread may read it.
 * The same trees and options give the same pairs, and the trees swapped give the same pairs swapped. */

#define KEI_TYPE_PAIRING (kei_pairing_get_type ())
GType kei_pairing_get_type (void);
typedef struct _KeiPairing KeiPairing;

typedef enum {
  KEI_SIDE_OLD,
  KEI_SIDE_NEW,
} KeiSide;

static inline KeiSide
kei_side_other (KeiSide side)
{
  return side == KEI_SIDE_OLD ? KEI_SIDE_NEW : KEI_SIDE_OLD;
}

/* Why two are a pair; the first that holds. */
typedef enum {
  KEI_PAIR_BY_HAND,      /* somebody pinned it */
  KEI_PAIR_BY_ID,        /* both have the same identifier, in plans where that is no accident */
  KEI_PAIR_BY_ORIGIN,    /* the later one names the earlier one as where it comes from */
  KEI_PAIR_BY_IDENTICAL, /* title and texts are the same, code point for code point */
  KEI_PAIR_BY_TEXT,      /* title and texts are alike */
  KEI_PAIR_BY_POSITION,  /* little is alike: what stands around them is paired */
} KeiPairBy;

typedef enum {
  KEI_PAIR_CERTAIN,
  KEI_PAIR_PROBABLE,
  KEI_PAIR_DOUBTFUL, /* a person should look at it */
} KeiCertainty;

/* Why a pair is doubtful; the first that holds. */
typedef enum {
  KEI_DOUBT_NONE,     /* it is not */
  KEI_DOUBT_LITTLE,   /* little of the two is alike */
  KEI_DOUBT_ANOTHER,  /* another one would fit nearly as well */
  KEI_DOUBT_REPLACED, /* they fit, but title and first text are others: one may have taken the other's place */
} KeiDoubt;

typedef struct
{
  KeiId old_id;
  KeiId new_id;
  KeiPairBy by;
  KeiCertainty certainty;
  KeiDoubt doubt;
  float score;  /* 0 to 1 */
  float second; /* of the next best pair that either could have been in; 0 when there is none */
} KeiPair;

/* One that was split, or several that were merged: the part is unpaired, and much of its text, or of what stands
 * below it, is found in what the other half is paired with. In a split @whole is the earlier one and @part a later one; in a merge the
 * other way round. A suggestion, unless the later plan's origins or a hand say so: a pin of the part on the whole, which is pinned to
 * something else already, confirms it, and a forbidden pair of the two refuses it. */
typedef struct
{
  KeiSide side; /* on which @whole stands: OLD for a split, NEW for a merge */
  KeiId whole;
  KeiId part;
  float of_part;  /* how much of the part is in the whole, 0 to 1 */
  float of_whole; /* how much of the whole that is */
  gboolean by_origin;
  gboolean by_hand;
} KeiShare;

typedef struct
{
  KeiId old_id;
  KeiId new_id;
} KeiIdPair;

typedef struct
{
  const KeiIdPair *pinned; /* pairs whatever they look like; the earlier ones win where they contradict each other */
  guint n_pinned;
  const KeiIdPair *forbidden; /* no pairs whatever they look like */
  guint n_forbidden;
  gboolean ignore_record; /* do not look for pins in the later plan's record */
  gboolean ignore_ids;    /* pair as if the plans shared no identifiers and named no origins */
} KeiPairingOptions;

/* Called on the thread that runs, with 0 to 1. */
typedef void (*KeiPairingProgress) (double done, gpointer data);

/* Pairs two plans; for a worker thread, the window's cannot wait that long. @options (nullable) is only read during the
 * call. Beside its pins, those kept in the record of @new_tree for these two plans are obeyed.
 * Returns NULL only when cancelled, with G_IO_ERROR_CANCELLED. (transfer full) (nullable) */
KeiPairing *kei_pairing_new (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options, GCancellable *cancellable, KeiPairingProgress progress, gpointer data, GError **error);
KeiPairing *kei_pairing_ref (KeiPairing *pairing);
void kei_pairing_unref (KeiPairing *pairing);

/* The same plans after @tree has taken the place of @side's: every pair is kept whose halves are still there, certain or doubtful;
 * what is new, or was touched and has no partner, is paired again, as is what hands pin, forbid or let go in the records
 * now. What came back with an undo has the partner that it had. For a worker thread; the cost is that of copying what there is, and of
 * looking at what is without a partner. NULL only when cancelled. (transfer full) (nullable) */
KeiPairing *kei_pairing_follow (KeiPairing *before, KeiSide side, KeiTree *tree, GCancellable *cancellable, GError **error);

/* The same pairs with the plans swapped: those that kei_pairing_new() would find again, and those that edits and hands left. Cost: that of
 * copying what there is. (transfer full) */
KeiPairing *kei_pairing_reverse (KeiPairing *pairing);

KeiTree *kei_pairing_get_tree (const KeiPairing *pairing, KeiSide side); /* (transfer none) */

/* All pairs of what is paired by itself, in the order of the later plan; the plans themselves are not
 * among them. They live as long as the pairing. */
const KeiPair *kei_pairing_get_pairs (const KeiPairing *pairing, guint *n);
/* The pair that @id of @side is in, or NULL. (transfer none) (nullable) */
const KeiPair *kei_pairing_find (const KeiPairing *pairing, KeiSide side, KeiId id);

const KeiShare *kei_pairing_get_shares (const KeiPairing *pairing, guint *n);

/* How many items found no candidates within the limits because too many were like them; 0 when nothing
 * was limited. Their pairs came from what stands around them alone. */
guint kei_pairing_get_n_limited (const KeiPairing *pairing);

/* The partner of any node of @side's content, the plan included, or KEI_ID_NONE. Cost: for what is not
 * paired by itself, the siblings on its path. */
KeiId kei_pairing_get_partner (const KeiPairing *pairing, KeiSide side, KeiId id);

/* Pairs the children of a slot of two nodes that are a pair, the plans among them: @partners has room for one index
 * of an old child for each new child, and gets -1 where there is none here. */
void kei_pairing_align (const KeiPairing *pairing, const KeiNode *old_parent, const KeiNode *new_parent, KeiSlot slot, int *partners);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiPairing, kei_pairing_unref)

G_END_DECLS
