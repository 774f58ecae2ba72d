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

/* Says that @part comes from, or went into, @whole, which is paired with @partner on the part's side: a split where the whole is
 * the earlier one, else a merge. It is kept as the origins of the items, as if they had been copied from there, with @whole
 * and @partner pinned. */
gboolean kei_compare_edits_join (const KeiPairKeeper *keeper, KeiSide whole_side, KeiId whole, KeiId partner, KeiId part);
/* Says that the two have nothing to do with each other, and ends the origin that says so. */
gboolean kei_compare_edits_part (const KeiPairKeeper *keeper, KeiSide whole_side, KeiId whole, KeiId part);

G_END_DECLS
