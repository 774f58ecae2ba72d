/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How pairing works inside; for kei-pairing*.c only.
 *
 *   kei-pairing-units.c     the two plans as flat arrays of what is paired by itself
 *   kei-pairing-features.c  what each says: hashes of pieces of its title and texts, with weights
 *   kei-pairing-edges.c     for each those of the other plan that it may be: an index over rare pieces
 *   kei-pairing-match.c     which of them it is: rounds, each using what the one before made sure
 *   kei-pairing-named.c     levels and departments by what they are used for
 *   kei-pairing-shares.c    splits and merges
 *   kei-pairing-certainty.c which of them a person should look at
 *   kei-pairing-align.c     what belongs to two that are a pair
 *   kei-pairing-keys.c      the keys by which it is paired
 *   kei-pairing-reverse.c   the plans swapped
 *   kei-pairing-sketch.c    two texts compared, however long
 *
 * Everything is symmetric: sums have their terms in an order that does not depend on which plan is the
 * earlier one, and ties are broken by keys that do not either. */
#pragma once

#include "kei-fold.h"
#include "kei-id-map.h"
#include "kei-pairing.h"

G_BEGIN_DECLS

#define KEI_UNIT_NONE G_MAXUINT32

/* A piece of text: 32 bits of hash, and how much it says about where it comes from. */
typedef struct
{
  guint32 hash;
  float weight;
} KeiFeature;

/* One of what is paired by itself. */
typedef struct
{
  KeiNode *node;    /* (unowned): the tree holds it */
  guint32 parent;   /* a unit, or KEI_UNIT_NONE below the plan */
  guint32 first;    /* the first child, itself + 1 when there is any */
  guint32 end;      /* one past the last below it */
  guint32 previous; /* sibling of its kind, or KEI_UNIT_NONE */
  guint32 next;
  guint32 position; /* among them */
  guint32 n_children;
  guint8 kind;
  guint8 depth;
  guint8 rate;      /* of the pieces of its texts, one in 1 << rate is kept */
  guint8 crowded;   /* whether so many are like it that the index named none */
  guint8 fixed;     /* whether the pair is not to be touched any more */
  guint8 numbered;  /* whether its title is a number: it says nothing where there are texts */
  guint8 settled;   /* whether no partner is looked for, though it has none */
  guint64 title;    /* hash of the title's key */
  guint64 own;      /* hash of kind, title and texts as they are written */
  guint64 level;    /* hash of its level's name */
  guint32 features; /* where its title's begin; its texts' and keys follow */
  guint16 n_title;
  guint16 n_body;
  guint16 n_keys;
  float title_weight; /* sums */
  float body_weight;
  guint32 partner; /* in the other plan, or KEI_UNIT_NONE */
  KeiPairBy by;
  float score;
  float second;
} KeiUnit;

typedef struct
{
  KeiTree *tree;    /* (unowned) */
  GArray *units;    /* (element-type KeiUnit) in the order of the file */
  GArray *features; /* (element-type KeiFeature) */
  guint n_free;     /* units without a partner when the text is looked at */
} KeiPlanUnits;

/* Two that may be a pair. */
typedef struct
{
  guint32 a, b;
  float content; /* how alike title and texts are, 0 to 1 */
  float total;   /* with what stands around them */
} KeiEdge;

typedef struct
{
  KeiPlanUnits sides[2];
  GHashTable *forbidden;   /* (nullable): KeiIdPair */
  GArray *edges;           /* (element-type KeiEdge) sorted by a, then b */
  GArray *begins;          /* (element-type guint32) for each unit of a where its edges begin, and the end */
  GArray *shares;          /* (element-type KeiShare) */
  KeiSpellings *spellings; /* (owned) (nullable): made with the features */
  guint n_limited;
  guint since_check;
  GCancellable *cancellable;
  KeiPairingProgress progress;
  gpointer progress_data;
} KeiPairer;

static inline KeiUnit *
_kei_unit (const KeiPairer *pairer, KeiSide side, guint32 i)
{
  return &((KeiUnit *) (void *) pairer->sides[side].units->data)[i];
}

static inline guint
_kei_n_units (const KeiPairer *pairer, KeiSide side)
{
  return pairer->sides[side].units->len;
}

static inline KeiFeature *
_kei_unit_features (const KeiPairer *pairer, KeiSide side, const KeiUnit *unit)
{
  return &((KeiFeature *) (void *) pairer->sides[side].features->data)[unit->features];
}

/* To be asked for each item of every loop: looks at the cancellable once in 256. */
static inline gboolean
_kei_pairer_go_on (KeiPairer *pairer)
{
  return (++pairer->since_check & 255) != 0 || !g_cancellable_is_cancelled (pairer->cancellable);
}

static inline void
_kei_pairer_progress (KeiPairer *pairer, double done)
{
  if (pairer->progress != NULL)
    pairer->progress (done, pairer->progress_data);
}

/* What remains of a unit afterwards. */
typedef struct
{
  KeiNode *node;   /* (unowned): the tree holds it */
  guint32 parent;  /* a unit, or KEI_UNIT_NONE below the plan */
  guint32 end;     /* one past the last below it */
  guint32 partner; /* in the other plan, or KEI_UNIT_NONE */
  guint32 pair;    /* the same in `pairs` */
  guint8 kind;     /* KeiKind */
} KeiPairedUnit;

struct _KeiPairing
{
  gatomicrefcount ref_count;
  KeiTree *trees[2];       /* (owned) */
  KeiIdMap *ids[2];        /* (owned): id → unit */
  KeiPairedUnit *units[2]; /* (owned) in the order of the file */
  guint n_units[2];
  GArray *pairs;           /* (element-type KeiPair) */
  GArray *shares;          /* (element-type KeiShare) */
  KeiSpellings *spellings; /* (owned) */
  guint n_limited;
  gboolean shares_ids; /* then the same identifier is the same thing everywhere */
  GArray *pinned;      /* (element-type KeiIdPair): as the options had them */
  GArray *forbidden;   /* (element-type KeiIdPair) */
  gboolean ignore_record;
  gboolean ignore_ids;
  GArray *lost; /* (element-type KeiPair): pairs of which a half went with an edit; it may come back */
};

/* Whether a partner is to be looked for. */
static inline gboolean
_kei_unit_is_open (const KeiUnit *unit)
{
  return unit->partner == KEI_UNIT_NONE && !unit->settled;
}

/* All pins and forbidden pairs that hold, those of the options first. */
void _kei_hand_read (KeiTree *const *trees, const KeiPairingOptions *options, GArray *pinned, GArray *forbidden);

/* Everything that looks for partners, and what it has to give back. */
gboolean _kei_pairer_run (KeiPairer *pairer, KeiIdMap *const *maps, const KeiPairingOptions *options, gboolean *shares_ids);
KeiPair _kei_pairer_make_pair (const KeiPairer *pairer, guint32 b);
void _kei_pairer_clear (KeiPairer *pairer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeiPairer, _kei_pairer_clear)

/* What an edit of one plan did to a pairing's units. */
typedef struct
{
  KeiSide side;           /* of the edit */
  guint32 *came_from;     /* (owned) by unit of that side: which one it was, or KEI_UNIT_NONE */
  gboolean names_changed; /* something that fields refer to is paired otherwise, or says something else */
} KeiFollowing;

void _kei_following_clear (KeiFollowing *following);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeiFollowing, _kei_following_clear)

/* Which unit one was before the edit. */
static inline guint32
_kei_following_find (const KeiFollowing *following, KeiSide side, guint32 unit)
{
  return side == following->side ? following->came_from[unit] : unit;
}

/* See kei_pairing_follow(). @following is filled. */
KeiPairing *_kei_pairing_follow (KeiPairing *before, KeiSide side, KeiTree *tree, KeiFollowing *following, GCancellable *cancellable, GError **error);

/* Levels and departments: paired by name and use alone, after everything else. */
static inline gboolean
_kei_unit_is_named (const KeiUnit *unit)
{
  return unit->kind == KEI_KIND_LEVEL || unit->kind == KEI_KIND_DEPARTMENT;
}

/* The plan's slots of what is paired by itself, in the order of the units. */
#define KEI_N_UNIT_SLOTS 7
extern const KeiSlot _kei_unit_slots[KEI_N_UNIT_SLOTS];

/* Whether what stands in the slot is paired by itself. */
static inline gboolean
_kei_slot_has_units (KeiSlot slot)
{
  return slot == KEI_SLOT_ITEMS || slot == KEI_SLOT_SECTIONS || slot == KEI_SLOT_LEVELS || slot == KEI_SLOT_DEPARTMENTS || slot == KEI_SLOT_RELATED_PLANS || slot == KEI_SLOT_VIEWPOINTS || slot == KEI_SLOT_TERMS;
}

/* Whether a value of an indicator was measured. */
static inline gboolean
_kei_is_actual (const KeiNode *value)
{
  return g_str_equal (kei_node_get_text (value, KEI_FIELD_ROLE), "actual");
}

/* For hash tables over KeiIdPair. */
guint _kei_id_pair_hash (gconstpointer ids);
gboolean _kei_id_pair_equal (gconstpointer a, gconstpointer b);

void _kei_units_collect (KeiPlanUnits *units, KeiTree *tree);
void _kei_pairer_pair (KeiPairer *pairer, guint32 a, guint32 b, KeiPairBy by, float score);
gboolean _kei_pairer_may_pair (const KeiPairer *pairer, const KeiUnit *a, const KeiUnit *b);

/* Each returns FALSE when cancelled. @units maps ids to units. */
gboolean _kei_pairer_pair_known (KeiPairer *pairer, KeiIdMap *const *units, const KeiPairingOptions *options, gboolean *shares_ids);
gboolean _kei_pairer_make_features (KeiPairer *pairer);
gboolean _kei_pairer_find_edges (KeiPairer *pairer);
gboolean _kei_edges_sort (KeiPairer *pairer); /* and compares the new ones */
gboolean _kei_pairer_match (KeiPairer *pairer);
gboolean _kei_pairer_pair_parents (KeiPairer *pairer);
gboolean _kei_pairer_pair_named (KeiPairer *pairer);
gboolean _kei_pairer_find_shares (KeiPairer *pairer);

/* How alike two units are in their titles. */
float _kei_pairer_compare_titles (const KeiPairer *pairer, const KeiUnit *a, const KeiUnit *b);
/* How alike two units are in title and texts. */
float _kei_pairer_compare (const KeiPairer *pairer, const KeiUnit *a, const KeiUnit *b);
/* The weight of what two sorted lists have in common, at the coarser of the two rates. */
float _kei_features_common (const KeiFeature *a, guint n_a, const KeiFeature *b, guint n_b, guint rate);

/* How sure a pair is that was found, and why it is no surer. */
KeiCertainty _kei_pairer_judge_certainty (const KeiPairer *pairer, const KeiUnit *a, const KeiUnit *b, KeiDoubt *doubt);

/* --- What belongs to one node --- */

/* The children of two nodes in one slot, while they are paired. */
typedef struct
{
  const KeiPairing *pairing;
  KeiNode *const *nodes[2];
  guint n[2];
  int *partners;   /* by the new ones: index of the old one, or -1 */
  gboolean *taken; /* (owned) by the old ones */
} KeiAlign;

static inline gboolean
_kei_align_is_open (const KeiAlign *self, KeiSide side, guint i)
{
  return side == KEI_SIDE_OLD ? !self->taken[i] : self->partners[i] == -1;
}

/* The key of a child in a pass; 0 when it has none there, and *@more is FALSE after the last pass of its kind. */
guint64 _kei_align_make_key (const KeiAlign *self, KeiSide side, guint i, guint pass, gboolean *more);
/* Whether likeness may pair two: rows of a table that begin with years are of those years. */
gboolean _kei_align_may_be_alike (const KeiNode *a, const KeiNode *b);

/* What has one year and role is told beside each other, whatever identifiers it has. */
static inline gboolean
_kei_slot_has_years (KeiSlot slot)
{
  return slot == KEI_SLOT_BUDGET_LINES || slot == KEI_SLOT_STAFFING_LINES;
}

/* The same as kei_pairing_align(), for telling what changed between two different plans: costs go by year and role alone, also where
 * those who derived one plan from the other have kept the identifiers of lines and written other years into them. */
void _kei_pairing_align_told (const KeiPairing *pairing, const KeiNode *old_parent, const KeiNode *new_parent, KeiSlot slot, int *partners);

/* Which pairs of characters are in a text. */
#define KEI_SKETCH_BITS 2048

typedef struct
{
  guint64 bits[KEI_SKETCH_BITS / 64];
  guint n; /* of those that are set */
} KeiSketch;

KeiSketch *_kei_sketch_new (const KeiSpellings *spellings, const char *text); /* free with g_free() */
float _kei_sketch_liken (const KeiSketch *a, const KeiSketch *b);             /* 0 to 1; 0 where either is empty */

G_END_DECLS
