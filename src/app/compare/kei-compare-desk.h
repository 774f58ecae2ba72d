/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-pairing-record.h"
#include "kei-partner-popover.h"
#include "kei-parts-popover.h"
#include "kei-sign.h"

G_BEGIN_DECLS

/* The pane below a comparison: what the chosen pair is and how sure, what can be done about it, and why it was changed.
 * It shows what it is told and tells what the person does; the buttons are actions pair.* of the page. */

#define KEI_TYPE_COMPARE_DESK (kei_compare_desk_get_type ())
G_DECLARE_FINAL_TYPE (KeiCompareDesk, kei_compare_desk, KEI, COMPARE_DESK, AdwBin)

/* Signals: "reason-typed" (self, const char *text), "reason-left" (self), "remarks-chosen" (self, guint KeiPairRemarks),
 * "part-decided" (self, guint64 part, gboolean is_part). */

typedef enum {
  KEI_DESK_PAIR,  /* two that are paired */
  KEI_DESK_ALONE, /* one without a partner */
  KEI_DESK_JOIN,  /* a split or merge */
  KEI_DESK_RULE,  /* what holds of the whole plan: there is nothing to decide */
} KeiDeskKind;

typedef struct
{
  KeiDeskKind kind;
  KeiSign sign;
  gboolean doubtful;
  gboolean decided;    /* by hand, or by an origin */
  gboolean editable;   /* the plan that keeps it can be changed */
  gboolean can_pair;   /* there are pairs of such things */
  gboolean can_join;   /* a split or merge can be confirmed */
  const char *heading; /* 移動＋変更 */
  const char *numbers; /* 2-3② → 1-3② */
  const char *doubt;   /* what is to be checked, or "" */
  const char *why;     /* how the pair was found, or "" */
  const char *reason;  /* (nullable): where none can be given */
  KeiPairRemarks remarks;
  const KeiDeskPart *parts; /* (nullable): of a split or merge */
  guint n_parts;
} KeiDeskContent;

void kei_compare_desk_show (KeiCompareDesk *self, const KeiDeskContent *content);
/* The caret goes into the reason, where there is one. */
gboolean kei_compare_desk_enter_reason (KeiCompareDesk *self);
KeiPartnerPopover *kei_compare_desk_get_partners (KeiCompareDesk *self); /* (transfer none) */
void kei_compare_desk_open_partners (KeiCompareDesk *self);

G_END_DECLS
