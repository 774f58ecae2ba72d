/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the forms of keikaku-tool diff share. */
#pragma once

#include "kei-comparison-report.h"
#include "kei-text-diff.h"
#include "tool-state.h"

G_BEGIN_DECLS

typedef struct
{
  const ToolState *states;   /* by KeiSide */
  KeiTree *trees[2];         /* unowned: their contents */
  KeiPairing *pairing;       /* unowned */
  KeiComparison *comparison; /* unowned */
  KeiTextDiffer *differ;     /* unowned */
} ToolDiff;

/* The value of a difference on one side: as the file writes it, references by the names of what they name; of what came or
 * went, what a person calls it by. NULL where there is none. (transfer full) */
char *tool_diff_dup_value (const ToolDiff *diff, const KeiDifference *difference, KeiSide side);

/* What tells a node from the others of its kind: its headline, or else its key. (transfer full) */
char *tool_diff_dup_name (KeiTree *tree, const KeiNode *node);

/* The hunks of a difference between two texts, or NULL where it is none. (element-type KeiTextHunk) (transfer full) */
GArray *tool_diff_make_hunks (const ToolDiff *diff, const KeiDifference *difference);

/* The field's name in the file, the kind's of what came or went, "order". */
const char *tool_diff_field_name (const ToolDiff *diff, const KeiDifference *difference);
/* The same as a person reads it; translated. */
const char *tool_diff_field_label (const ToolDiff *diff, const KeiDifference *difference);
/* NULL for none. */
const char *tool_diff_meaning_name (KeiMeaning meaning);

void tool_diff_add_text (GString *text, const ToolDiff *diff);

/* A report that was asked for. */
typedef struct
{
  const KeiReportFormat *format;
  const KeiComparisonReportKind *kind;
  KeiReportStyle *style; /* (owned) */
  KeiId branch;
} ToolDiffReport;

/* Reads what the options say, each NULL where it was not given but @format; FALSE after a message. */
gboolean tool_diff_report_read (ToolDiffReport *report, const char *format, const char *what, const char *style, const char *item);
void tool_diff_report_clear (ToolDiffReport *report);
ToolExit tool_diff_write_report (const ToolDiff *diff, const ToolDiffReport *wanted, const char *out);

G_END_DECLS
