/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How comparing works inside; for kei-comparison*.c only. */
#pragma once

#include "kei-comparison.h"
#include "kei-pairing-private.h"

G_BEGIN_DECLS

/* Where something is told. One of the units may be KEI_UNIT_NONE; both are for the plans and for a group. */
typedef enum {
  KEI_ENTRY_PLAN,
  KEI_ENTRY_GROUP,     /* the heading of what stands in @slot of the plan */
  KEI_ENTRY_TITLE,     /* one unit, or two that stand beside each other */
  KEI_ENTRY_ELSEWHERE, /* a unit that is told with another entry */
} KeiEntryKind;

typedef struct
{
  guint32 units[2];
  guint8 kind;  /* KeiEntryKind */
  guint8 depth; /* of the unit in the later plan, or where it is told in it */
  guint16 slot; /* KeiSlot, of a group */
} KeiOrderEntry;

/* A unit of one side whose half @part is on the other side. */
typedef struct
{
  KeiSide side;
  guint32 whole, part;
} KeiPartOf;

struct _KeiComparison
{
  gatomicrefcount ref_count;
  KeiPairing *pairing;   /* (owned) */
  GArray *changes;       /* (element-type KeiComparisonChange) */
  GArray *ids;           /* (element-type KeiId) of all changes */
  GArray *differences;   /* (element-type KeiDifference) of the plans and then of each unit of the later one */
  GArray *rules;         /* (element-type KeiComparisonRule) */
  GArray *order;         /* (element-type KeiOrderEntry): both plans as they are told */
  guint32 *begins;       /* (owned) by later unit: where its differences begin; and where the last one's end */
  guint8 *flags;         /* (owned) by later unit: KeiComparisonFlags */
  guint32 *beside[2];    /* (owned) by unit: its partner or, of a whole that has none, the first part; or KEI_UNIT_NONE */
  guint32 *whole_of[2];  /* (owned) by unit: of a part the whole in the other plan, or KEI_UNIT_NONE */
  guint32 *seat[2];      /* (owned) by unit: what stands beside it or, of a whole, the half at whose place it is told */
  guint32 *place_of[2];  /* (owned) by unit: its entry in the order */
  guint32 *change_of[2]; /* (owned) by unit: 1 + the change that it is in, or 0 */
  GArray *parts;         /* (element-type KeiPartOf) by side and whole */
  GArray *part_units;    /* (element-type guint32): the parts alone */
  GHashTable *joins;     /* (nullable) while being made: KeiIdPair of parents that shares make one */
  guint32 *same_as;      /* (nullable) (owned) after an edit, by later unit: the one before it with the same nodes in both plans, or KEI_UNIT_NONE */
  GHashTable *years[2];  /* (nullable) (owned) (element-type guint64): of two plans which years each has costs and staff for */
  int shift;             /* years that all years are later by; 0 for none */
  gboolean partly;       /* only what is told first was compared, and no rule is known */
  gboolean same_plan;
  gboolean plan_differs; /* then the first change is the plans' own */
  guint counts[KEI_COMPARISON_N_TYPES];
  guint n_unchanged;
};

static inline const KeiPairedUnit *
_kei_unit_at (const KeiComparison *comparison, KeiSide side, guint32 i)
{
  return &comparison->pairing->units[side][i];
}

/* What a unit stands beside, or is a half of: a unit of the other side, or KEI_UNIT_NONE for what came or went. */
static inline guint32
_kei_comparison_get_told_with (const KeiComparison *comparison, KeiSide side, guint32 unit)
{
  return comparison->beside[side][unit] != KEI_UNIT_NONE ? comparison->beside[side][unit] : comparison->whole_of[side][unit];
}

/* The later unit whose flags say where a half, or anything else, stands. */
static inline guint32
_kei_comparison_get_flagged (const KeiComparison *comparison, guint32 unit)
{
  guint32 with = _kei_comparison_get_told_with (comparison, KEI_SIDE_NEW, unit);

  return comparison->beside[KEI_SIDE_NEW][unit] == KEI_UNIT_NONE && with != KEI_UNIT_NONE ? comparison->beside[KEI_SIDE_OLD][with] : unit;
}

/* Whether a unit is told at its own place: all but halves that another one is told before. */
static inline gboolean
_kei_comparison_is_seated (const KeiComparison *comparison, KeiSide side, guint32 unit)
{
  guint32 with = _kei_comparison_get_told_with (comparison, side, unit);

  return with == KEI_UNIT_NONE || comparison->seat[kei_side_other (side)][with] == unit;
}

/* Whether two stand under parents that are no pair, nor halves of one. Only while the comparison is made. */
gboolean _kei_comparison_is_elsewhere (const KeiComparison *comparison, guint32 old_unit, guint32 new_unit);

/* The units of the other side that are parts of a whole of @side, in their order; its partner is not among them. (transfer none) */
const guint32 *_kei_comparison_get_parts (const KeiComparison *comparison, KeiSide side, guint32 whole, guint *n);

/* Whether the parts of a whole are the very nodes that they were @before, when it was @was there. */
gboolean _kei_comparison_keeps_parts (const KeiComparison *comparison, KeiSide side, guint32 whole, const KeiComparison *before, guint32 was);

/* Whether a goal that a unit of @side has, and the one beside it has not, is that of another half of what it became or came from. */
gboolean _kei_comparison_shares_goal (const KeiComparison *comparison, KeiSide side, guint32 unit, const KeiNode *link);

/* Which units are halves, and where they are told; the first step of placing. */
void _kei_comparison_find_halves (KeiComparison *comparison);

/* What kei_comparison_new() does, in this order. @before (nullable): what the same plans were before an edit. */
void _kei_comparison_place (KeiComparison *comparison, const KeiComparison *before);
void _kei_comparison_mark_reworded (KeiComparison *comparison);
void _kei_comparison_order (KeiComparison *comparison);
void _kei_comparison_make_changes (KeiComparison *comparison);

/* Finds the years that the plans have costs and staff for. @before and @following (nullable): before an edit. FALSE when they are others
 * than before, so that anything may be told otherwise. */
gboolean _kei_comparison_find_years (KeiComparison *comparison, const KeiComparison *before, const KeiFollowing *following);
/* Whether the plan of @side says something of the year and role of a cost or staffing line, so that the line's absence does too. */
gboolean _kei_comparison_has_year (const KeiComparison *comparison, KeiSide side, const KeiNode *line);

/* The first @n_entries of the order alone are compared, and no rules are looked for: for those who wait for something to show.
 * Returns NULL when cancelled. */
KeiComparison *_kei_comparison_new_partly (KeiPairing *pairing, guint n_entries, GCancellable *cancellable);
/* What @before is after an edit that was followed to @pairing; rules are kept, and cover what they cover now. */
KeiComparison *_kei_comparison_follow (KeiComparison *before, KeiPairing *pairing, const KeiFollowing *following, GCancellable *cancellable, GError **error);

/* --- While differences are looked for --- */

typedef struct
{
  const KeiComparison *comparison; /* being made */
  KeiPairing *pairing;
  GArray *differences; /* (element-type KeiDifference) */
  gboolean same_plan;  /* two states of one plan: what says how it compares with the plan before counts too */
  int shift;           /* years that all years are supposed to be later by; 0 for none */
  guint n_years;       /* differences of years, and those of them that are just that */
  guint n_shifted;
  gboolean has_shifted; /* in the unit at hand */
  GArray *words;        /* (element-type KeiWordChange) */
  guint32 unit;         /* the one at hand, of the later plan; KEI_UNIT_NONE for the plan */
  GArray *scratch[2];   /* (element-type gunichar) */
} KeiComparer;

/* One word became another in a difference. */
typedef struct
{
  guint64 hash; /* of both words */
  guint64 from; /* of the earlier one */
  guint32 difference;
  guint32 unit;
} KeiWordChange;

/* The stretch in which two texts differ, in bytes: what they share before and behind is left out. */
typedef struct
{
  gsize start;
  gsize old_length, new_length;
} KeiStretch;

KeiStretch _kei_texts_differ_in (const char *old_text, const char *new_text);
/* The same, with a character beside it where it would be less than a word. FALSE for more than a word or two. */
gboolean _kei_texts_differ_in_word (const char *old_text, const char *new_text, KeiStretch *word);

/* Whether two texts are the same but for years, all of them later by *@by. Days and months count as they are. */
gboolean _kei_texts_are_later (const char *old_text, const char *new_text, int *by);

/* Appends what differs in two that are a pair, and in what belongs to them. */
void _kei_comparer_compare (KeiComparer *self, KeiNode *old_node, KeiNode *new_node);

/* Whether a field of a kind says something about the plan; between different plans how they compare says nothing. */
gboolean _kei_field_is_compared (gboolean same_plan, KeiKind kind, const KeiFieldInfo *field);

/* Rules that the differences show; sets their `rule`. @begins says for each unit of the later plan where its differences
 * begin, and where the last one's end. (element-type KeiComparisonRule) (transfer full) */
GArray *_kei_comparer_find_rules (KeiComparer *self, const guint32 *begins, GArray *shifted);

/* Copies of the rules of @before, of what is as it was. */
GArray *_kei_comparer_keep_rules (const KeiComparison *self, const KeiComparison *before, const KeiFollowing *following);
/* Lets the rules cover the differences of the unit at hand, from @first on. */
void _kei_comparer_cover (KeiComparer *self, GArray *rules, guint first);
void _kei_comparer_add_to_years (KeiComparer *self, GArray *rules);

const char *_kei_difference_get_text (const KeiPairing *pairing, const KeiDifference *difference, KeiSide side);

G_END_DECLS
