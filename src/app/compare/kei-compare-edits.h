/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-editor.h"
#include "kei-pairing-record.h"

G_BEGIN_DECLS

/* What a person says of pairs, as steps of the plan that keeps it. Each is one undo step with a name; refusals in the
 * editor's "message". Main thread. */

typedef struct
{
  KeiEditor *editor; /* (unowned): of the plan that keeps it */
  KeiSide side;      /* on which side that plan stands */
  KeiTree *other;    /* (unowned): the plan that it is compared with */
  gboolean is_past;  /* what stands there is an earlier state of it: only its record can be written */
} KeiPairKeeper;

/* Pairs the two, whatever they look like: "組み替え" and "対応を確定". */
gboolean kei_compare_edits_pin (const KeiPairKeeper *keeper, KeiIdPair ids);
/* Says that the two are no pair. */
gboolean kei_compare_edits_unpair (const KeiPairKeeper *keeper, KeiIdPair ids);
/* Takes back what was said, so that it is found out again. */
gboolean kei_compare_edits_forget (const KeiPairKeeper *keeper, KeiIdPair ids);

/* Why it was changed; @ids may have one side only. Typing: joined with the step before until kei_editor_break_step(). */
gboolean kei_compare_edits_type_reason (const KeiPairKeeper *keeper, KeiIdPair ids, const char *reason);
gboolean kei_compare_edits_set_remarks (const KeiPairKeeper *keeper, KeiIdPair ids, KeiPairRemarks remarks);

/* A split or merge: the whole, what it is paired with, and the parts that have no partner of their own. */
typedef struct
{
  KeiSide side; /* on which the whole stands: OLD for a split, NEW for a merge */
  KeiId whole;
  KeiId partner;      /* or KEI_ID_NONE */
  const KeiId *parts; /* (unowned): on the partner's side */
  guint n_parts;
} KeiJoin;

/* Says that it is so, of all parts or some of them. It is kept as the origins of the items, as if they had been copied from there, with @whole and
 * @partner pinned; so not of a state that is over. */
gboolean kei_compare_edits_join (const KeiPairKeeper *keeper, const KeiJoin *join);
/* Says that the parts have nothing to do with the whole, and ends the origins that say so. */
gboolean kei_compare_edits_part (const KeiPairKeeper *keeper, const KeiJoin *join);

G_END_DECLS
