/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the text diff: the heaviest common subsequence of two rows of tokens or of sentences. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 exact;  /* hash of what it is */
  guint64 folded; /* hash of its key: units with the same one may be matched, at a little less */
  guint weight;   /* tenths; what keeping it is worth */
} KeiTextUnit;

/* What may still be spent on one text: steps of about two nanoseconds. */
typedef struct
{
  gint64 steps;
  gboolean limited; /* it did not suffice somewhere: what lies there stays unmatched */
} KeiTextBudget;

/* Sets @match[i] for each i below @n_a to the index in @b of the unit kept, rising, or to -1. Exact where the
 * product of both lengths (without common ends) is small, else cut at units that are unique on both sides, and
 * where there are none by Myers' linear-space algorithm with bounded cost. Memory: linear, and at most 256 kB. */
void kei_text_align (const KeiTextUnit *a, guint n_a, const KeiTextUnit *b, guint n_b, gint32 *match, KeiTextBudget *budget);

G_END_DECLS
