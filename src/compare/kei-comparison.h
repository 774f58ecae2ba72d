/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-pairing.h"

G_BEGIN_DECLS

/* What changed between two plans that were paired: one change for each thing that a person would call
 * one change. An item that was moved and reworded is one change; so is an added item with all that was added below
 * it. A number that only follows from others' places is none, and what happened everywhere (years, a renamed
 * department, a word) is said once, as a rule.
 *
 * A comparison holds its pairing. It is immutable and atomically counted; any thread may read it. */

#define KEI_TYPE_COMPARISON (kei_comparison_get_type ())
GType kei_comparison_get_type (void);
typedef struct _KeiComparison KeiComparison;

typedef enum {
  KEI_COMPARISON_CHANGED,
  KEI_COMPARISON_ADDED,
  KEI_COMPARISON_REMOVED,
  KEI_COMPARISON_MOVED,     /* stands under another parent */
  KEI_COMPARISON_REORDERED, /* stands elsewhere among its siblings, and the others' changes do not explain it */
  KEI_COMPARISON_LEVEL,     /* is of another level */
  KEI_COMPARISON_MERGED,    /* several earlier ones are one */
  KEI_COMPARISON_SPLIT,     /* one earlier one is several */
  KEI_COMPARISON_N_TYPES
} KeiComparisonType;

/* As scripts read it: "changed", "added" … */
const char *kei_comparison_type_name (KeiComparisonType type);

/* What else holds of a change; the type is the most telling one. */
typedef enum {
  KEI_COMPARISON_IS_MOVED = 1 << 0,
  KEI_COMPARISON_IS_REORDERED = 1 << 1,
  KEI_COMPARISON_IS_OTHER_LEVEL = 1 << 2,
  KEI_COMPARISON_IS_REWORDED = 1 << 3, /* it has differences of its own */
} KeiComparisonFlags;

typedef enum {
  KEI_MEANING_NONE,
  KEI_MEANING_SPELLING, /* only width, spaces, punctuation or the spelling of words */
  KEI_MEANING_RAISED,   /* a target's number */
  KEI_MEANING_LOWERED,
  KEI_MEANING_BASE_MOVED,     /* a baseline's number */
  KEI_MEANING_NOT_COMPARABLE, /* unit or formula of an indicator: its numbers say something else now */
  KEI_MEANING_GAINED,         /* an SDG */
  KEI_MEANING_LOST,
  KEI_MEANING_ORDER, /* a text, block or row stands elsewhere among the others */
} KeiMeaning;

/* One field that differs, or, where @field is KEI_FIELD_NONE, something that belongs to the item and came
 * (@old_node is KEI_ID_NONE), went (@new_node is) or stands elsewhere (neither is). */
typedef struct
{
  KeiId old_node;
  KeiId new_node;
  guint16 field;   /* KeiField */
  gint16 rule;     /* the rule that covers it, or -1 */
  guint32 meaning; /* KeiMeaning */
} KeiDifference;

typedef struct
{
  KeiComparisonType type;
  KeiComparisonFlags flags;
  guint first_old, n_old; /* see kei_comparison_get_ids() */
  guint first_new, n_new;
  guint first_difference, n_differences;
} KeiComparisonChange;

typedef enum {
  KEI_RULE_YEARS,      /* all years are later by as many */
  KEI_RULE_DEPARTMENT, /* a department has another name, or its items went to another one */
  KEI_RULE_WORDING,    /* a word is another one everywhere */
  KEI_RULE_SPELLING,   /* and it is the same word, spelled otherwise */
} KeiComparisonRuleKind;

const char *kei_comparison_rule_name (KeiComparisonRuleKind kind);

typedef struct
{
  KeiComparisonRuleKind kind;
  char *from;    /* (owned) */
  char *to;      /* (owned) */
  GArray *items; /* (owned) (element-type KeiId) of the later plan: in what it is so */
} KeiComparisonRule;

/* Compares what is paired; for a worker thread. Returns NULL only when cancelled. (transfer full) (nullable) */
KeiComparison *kei_comparison_new (KeiPairing *pairing, GCancellable *cancellable, GError **error);
KeiComparison *kei_comparison_ref (KeiComparison *comparison);
void kei_comparison_unref (KeiComparison *comparison);

KeiPairing *kei_comparison_get_pairing (const KeiComparison *comparison); /* (transfer none) */

/* In the order of the later plan, what was removed where it stood. What rules cover wholly is not among them. */
const KeiComparisonChange *kei_comparison_get_changes (const KeiComparison *comparison, guint *n);
/* The earlier or later ones that a change is about, the most telling first. Of an addition or a
 * removal all that came or went with it. (transfer none) */
const KeiId *kei_comparison_get_ids (const KeiComparison *comparison, const KeiComparisonChange *change, KeiSide side, guint *n);
const KeiDifference *kei_comparison_get_differences (const KeiComparison *comparison, const KeiComparisonChange *change, guint *n);
const KeiComparisonRule *kei_comparison_get_rules (const KeiComparison *comparison, guint *n);
guint kei_comparison_count (const KeiComparison *comparison, KeiComparisonType type);
/* Pairs in which nothing differs, or only what rules cover. */
guint kei_comparison_count_unchanged (const KeiComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiComparison, kei_comparison_unref)

G_END_DECLS
