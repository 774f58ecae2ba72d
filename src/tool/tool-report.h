/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that write reports share. */
#pragma once

#include "kei-report-format.h"
#include "tool.h"

G_BEGIN_DECLS

/* The format that @option (--to, --format) names; NULL after a message that lists what there is. @others (nullable): formats of the
 * command's own, to be listed too. */
const KeiReportFormat *tool_find_report_format (const char *option, const char *name, const char *others);

/* A shipped style, or one in a file; NULL after a message. @name (nullable): the one whose code is @fallback. (transfer full) */
KeiReportStyle *tool_read_style (const char *name, const char *fallback);

/* Writes to @out, all or nothing; notes and errors are said of @file. */
ToolExit tool_write_report (KeiReport *report, const KeiReportFormat *format, const char *file, const char *out);

G_END_DECLS
