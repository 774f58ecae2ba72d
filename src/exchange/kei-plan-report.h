/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-report.h"
#include "kei-tree.h"

G_BEGIN_DECLS

/* Reports of a plan: each kind (the tool's --what) is a builder that says blocks and knows no format. */

#define KEI_PLAN_REPORT_ERROR (kei_plan_report_error_quark ())
typedef enum {
  KEI_PLAN_REPORT_ERROR_UNKNOWN, /* no such kind */
  KEI_PLAN_REPORT_ERROR_EMPTY,   /* the plan has nothing of what was asked for; the message says what is missing */
} KeiPlanReportError;
GQuark kei_plan_report_error_quark (void);

typedef struct
{
  const char *name;    /* "book" */
  const char *label;   /* msgid, as a person chooses it */
  const char *summary; /* msgid: what is in it */
} KeiPlanReportKind;

/* All kinds, the book first. Constant. */
const KeiPlanReportKind *kei_plan_report_kinds (guint *n);

/* Makes the report. Any thread, holds @tree and @style while it works. Words are those of the user's language; years
 * are written as the style's option `years` says (wareki, seireki, both, short).
 * Errors: KEI_PLAN_REPORT_ERROR and G_IO_ERROR_CANCELLED. (transfer full) */
KeiReport *kei_plan_report_new (KeiTree *tree, const char *kind, KeiReportStyle *style, GCancellable *cancellable, GError **error);

G_END_DECLS
