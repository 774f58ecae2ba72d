/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-edit.h"
#include "kei-pairing.h"

G_BEGIN_DECLS

/* What people said about pairs: kept in the record of one of the two plans, usually the later one's, as nodes
 * of KEI_KIND_PAIRING that name the other plan. An entry is about a pair, or about something that has none on the other
 * side (an addition, a removal), and may hold a verdict, a reason for the change, and how the remarks column of the
 * comparison table shows it. A reason alone decides nothing about the pair. */

typedef enum {
  KEI_VERDICT_NONE,
  KEI_VERDICT_PINNED,    /* a pair, whatever they look like */
  KEI_VERDICT_FORBIDDEN, /* no pair */
} KeiVerdict;

/* What the remarks column says of a change. */
typedef enum {
  KEI_PAIR_REMARKS_DEFAULT, /* nobody chose: as the house style has it */
  KEI_PAIR_REMARKS_REASON,
  KEI_PAIR_REMARKS_TYPE, /* only what kind of change it is */
  KEI_PAIR_REMARKS_NOTHING,
} KeiPairRemarks;

/* The code that the plan's file has for it, NULL for the default. */
const char *kei_pair_remarks_get_code (KeiPairRemarks remarks);

typedef struct
{
  KeiIdPair ids;  /* sides of the comparison; one may be KEI_ID_NONE */
  KeiId entry;    /* the node that says it … */
  KeiSide keeper; /* … in the record of this side's plan */
  KeiVerdict verdict;
  KeiPairRemarks remarks;
  const char *reason; /* never NULL */
  const char *by;     /* never NULL */
  const char *time;   /* never NULL; ISO 8601, or "" */
} KeiPairNote;

/* --- Reading --- */

/* What both plans' records say about each other, at that moment. Immutable, atomically counted, any thread.
 * Where several entries are about the same, the later plan's count before the earlier one's, and the last before those
 * before it. Of two states of one plan an entry counts where only one of them has it, or where what it is about is in one of them
 * only: otherwise it was made about other states, and what these two have with one identifier is the same. */
typedef struct _KeiPairingRecord KeiPairingRecord;

/* Linear in the records' entries. (transfer full) */
KeiPairingRecord *kei_pairing_record_new (KeiTree *old_tree, KeiTree *new_tree);
KeiPairingRecord *kei_pairing_record_ref (KeiPairingRecord *record);
void kei_pairing_record_unref (KeiPairingRecord *record);

/* The notes, those that count most first. They live as long as the record. */
const KeiPairNote *kei_pairing_record_get_notes (const KeiPairingRecord *record, guint *n);
/* About these two, or about the one that is not KEI_ID_NONE. (transfer none) (nullable) */
const KeiPairNote *kei_pairing_record_find (const KeiPairingRecord *record, KeiId old_id, KeiId new_id);

/* @content with what the record of @plan says of pairs instead of what its own says: for a state of that plan which has no record, such as a named
 * version, or an older one. @content itself where that is the same, or cannot be. (transfer full) */
KeiTree *kei_pairing_record_lend (KeiTree *content, KeiTree *plan);

/* --- Writing --- */

/* Whose record is written about which plan, and by whom. Each function adds to @edit, a step under construction of the
 * keeping plan; with one edit in it, kei_edit_end() without a label gives a change that can be joined with typing. */
typedef struct
{
  KeiEdit *edit;
  KeiIdSource *ids;
  KeiId other_plan; /* the id of the other plan's root */
  KeiSide keeper;   /* on which side the plan stands that keeps it */
  const char *by;   /* (nullable) */
  GDateTime *time;  /* (nullable) */
} KeiPairingWriter;

/* Pins or forbids a pair, or takes the verdict back. A pin ends other pins of either of the two. An entry that says
 * nothing any more goes away. Returns FALSE when the edit failed. */
gboolean kei_pairing_writer_set_verdict (const KeiPairingWriter *writer, KeiIdPair ids, KeiVerdict verdict);
/* @reason: "" or NULL for none. Does not touch verdicts. */
gboolean kei_pairing_writer_set_reason (const KeiPairingWriter *writer, KeiIdPair ids, const char *reason);
gboolean kei_pairing_writer_set_remarks (const KeiPairingWriter *writer, KeiIdPair ids, KeiPairRemarks remarks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiPairingRecord, kei_pairing_record_unref)

G_END_DECLS
