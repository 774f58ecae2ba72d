/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-era.h"
#include "kei-period.h"
#include "kei-tree.h"

G_BEGIN_DECLS

/* What is wrong, missing or remarkable in a plan. The rules are a table; a plan can give
 * any of them another severity or threshold, or mute it as a whole or on one node, with its
 * nodes of the kind KEI_KIND_RULE. */

typedef enum {
  KEI_SEVERITY_INFO,
  KEI_SEVERITY_WARNING,
  KEI_SEVERITY_ERROR,
} KeiSeverity;

#define KEI_N_SEVERITIES (KEI_SEVERITY_ERROR + 1)

/* "info", "warning", "error": the codes of the choice list "severities". */
const char *kei_severity_to_code (KeiSeverity severity);

/* The code of the choice list "severities" with which a plan mutes a rule. */
#define KEI_SEVERITY_OFF "off"

typedef struct
{
  const char *code;
  KeiSeverity severity;
  const char *title;           /* msgid: what the rule looks for */
  double threshold;            /* what it is when the plan says nothing */
  const char *threshold_label; /* msgid (nullable): what the threshold counts; NULL when it has none */
} KeiCheckRule;

/* The rules, in the order in which they are shown. */
guint kei_check_get_n_rules (void);
const KeiCheckRule *kei_check_get_rule (guint position);
/* The rule with this code, or NULL. */
const KeiCheckRule *kei_check_find_rule (const char *code);

typedef struct
{
  KeiId node;
  KeiField field;   /* where to put the cursor, or KEI_FIELD_NONE */
  const char *role; /* of the value that the indicator lacks (nullable): the cursor rather goes to where it would be */
  KeiKind kind;     /* of the node */
  KeiSeverity severity;
  const char *code;  /* of the rule */
  char *message;     /* translated */
  gboolean muted;    /* by the plan: kept, so that it can be shown with its reason */
  char *mute_reason; /* (nullable) */
} KeiProblem;

void kei_problem_free (KeiProblem *problem);
/* The field as the file names it, or "". */
const char *kei_problem_get_field_name (const KeiProblem *problem);

/* Checks the whole plan. What is overdue is judged by @today; messages name years in the style @years. The gravest problems come first, then
 * rule by rule in the order of the plan. Returns NULL when cancelled. Any thread; the time grows with
 * the plan and no faster. (element-type KeiProblem) (transfer full) (nullable) */
GPtrArray *kei_check_run (KeiTree *tree, KeiDay today, KeiYearStyle years, GCancellable *cancellable);

/* Today by the clock and time zone of the machine. */
KeiDay kei_check_get_today (void);

G_END_DECLS
