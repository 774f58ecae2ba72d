/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-comparison-options.h"
#include "kei-comparison-rows.h"
#include "kei-pairing-record.h"
#include "kei-report-format.h"

G_BEGIN_DECLS

/* Reports of a comparison: 新旧対照表, 見え消し and a summary. Derived from the comparison, never typed; how they look is the
 * style's options (kei-comparison-options.h). */

#define KEI_COMPARISON_REPORT_ERROR (kei_comparison_report_error_quark ())
typedef enum {
  KEI_COMPARISON_REPORT_ERROR_UNKNOWN, /* no such kind */
  KEI_COMPARISON_REPORT_ERROR_STYLE,   /* an option of the style is not known or says what it cannot: the message names it */
  KEI_COMPARISON_REPORT_ERROR_BRANCH,  /* the branch is in neither plan */
} KeiComparisonReportError;
GQuark kei_comparison_report_error_quark (void);

typedef struct
{
  const char *name;    /* "table" */
  const char *label;   /* msgid, as a person chooses it */
  const char *summary; /* msgid: what is in it */
  KeiComparisonFor as; /* among the kinds that an option is for */
  gboolean tabular;    /* all of it is in tables, so that CSV and XLSX hold it */
} KeiComparisonReportKind;

/* All kinds: table, marked, summary. Constant. */
const KeiComparisonReportKind *kei_comparison_report_kinds (guint *n);
/* (nullable) */
const KeiComparisonReportKind *kei_comparison_report_kind_by_name (const char *name);
/* Whether the format holds all of a report of that kind; where not, it is not to be offered. */
gboolean kei_comparison_report_kind_fits (const KeiComparisonReportKind *kind, const KeiReportFormat *format);

/* What a side is called where the report says from what it was made. */
typedef struct
{
  const char *name; /* (nullable): of the version (素案 v1.3.0); else the plan's stage */
  const char *time; /* (nullable): when it was made or saved, an ISO 8601 instant */
  const char *seal; /* (nullable): of the content; else it is computed, which costs about as much as writing the plan */
} KeiComparisonSource;

typedef struct
{
  KeiComparisonSource sources[2]; /* by KeiSide */
  KeiPairingRecord *record;       /* (nullable): reasons for the remarks; else what the records of the two plans say */
  KeiId branch;                   /* of either plan: only this item and what is below it; KEI_ID_NONE: all */
  const char *reviser;            /* (nullable): who made the changes that DOCX tracks; else the later plan's municipality */
  const char *created;            /* (nullable): when, an ISO 8601 instant; else the later side's time */
} KeiComparisonFacts;

/* Makes the report. For a worker thread; holds @rows and @style while it works. @facts (nullable). Words that belong to the table are the
 * style's, others those of the user's language. Errors: KEI_COMPARISON_REPORT_ERROR and G_IO_ERROR_CANCELLED. (transfer full) */
KeiReport *kei_comparison_report_new (KeiComparisonRows *rows, const char *kind, KeiReportStyle *style, const KeiComparisonFacts *facts, GCancellable *cancellable, GError **error);

G_END_DECLS
