/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How comparing works inside; for kei-comparison*.c only. */
#pragma once

#include "kei-comparison.h"
#include "kei-pairing-private.h"

G_BEGIN_DECLS

typedef struct
{
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

/* Appends what differs in two that are a pair, and in what belongs to them. */
void _kei_comparer_compare (KeiComparer *self, KeiNode *old_node, KeiNode *new_node);

/* Rules that the differences show; sets their `rule`. @begins says for each unit of the later plan where its differences
 * begin, and where the last one's end. (element-type KeiComparisonRule) (transfer full) */
GArray *_kei_comparer_find_rules (KeiComparer *self, const guint32 *begins, GArray *shifted);

const char *_kei_difference_get_text (const KeiPairing *pairing, const KeiDifference *difference, KeiSide side);

G_END_DECLS
