/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the summary of a comparison is made of: counted in kei-comparison-summary-count.c, printed in kei-comparison-summary.c. */
#pragma once

#include "kei-comparison-report-private.h"
#include "kei-sdg.h"

G_BEGIN_DECLS

/* What is counted of a change: its type, and what came with it. */
enum {
  KEI_SUMMARY_GAINED = KEI_COMPARISON_N_TYPES,
  KEI_SUMMARY_LOST,
  KEI_SUMMARY_RAISED,
  KEI_SUMMARY_LOWERED,
  KEI_SUMMARY_N_COLUMNS
};

/* A row of a table of counts. */
typedef struct
{
  char *name; /* (owned) */
  guint rank; /* where it stands among the others */
  guint counts[KEI_SUMMARY_N_COLUMNS];
} KeiSummaryLine;

/* A goal with the items that came to serve it and those that no longer do, an item once. An item gains a goal that neither it nor what
 * it came from served; a new item gains all of its goals, and a removed one loses its. */
typedef struct
{
  GPtrArray *names[2]; /* (element-type utf8) (unowned) (nullable): went, came; in the order of the rows */
  gboolean served[2];  /* by anything in the whole plan, by KeiSide */
} KeiSummaryGoal;

typedef struct
{
  const KeiComparisonPaper *paper;
  GArray *pillars; /* (element-type KeiSummaryLine): in the order of the plan */
  GArray *levels;  /* (element-type KeiSummaryLine): the plan, its levels from the top, all else */
  KeiSummaryLine total;
  KeiSummaryGoal goals[KEI_SDG_N_GOALS + 1];
  GArray *targets; /* (element-type KeiDifference): of which the number was raised or lowered, the last of each indicator */
} KeiSummary;

void _kei_summary_count (KeiSummary *self, const KeiComparisonPaper *paper);
void _kei_summary_clear (KeiSummary *self);
/* The indicator of a target. */
KeiId _kei_summary_get_indicator (const KeiSummary *self, const KeiDifference *target);

G_END_DECLS
