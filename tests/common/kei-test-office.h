/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports as LibreOffice reads them, and what poppler finds on pages. For slow tests. */
#pragma once

#include "kei-test-report.h"

G_BEGIN_DECLS

/* Whether both are installed; else the test is skipped. */
gboolean kei_test_has_office (void);

/* Runs @argv, ended by NULL, and returns what it prints. (transfer full) */
char *kei_test_run (const char *const *argv);

/* Writes @report and lets LibreOffice turn the file into @target. The path of what it makes. (transfer full) */
char *kei_test_office_convert (KeiReport *report, const char *format, const char *target);
/* Writes @report as @format, lets LibreOffice accept or reject all tracked changes, and returns the text that is left, a line a
 * paragraph. (transfer full) */
char *kei_test_office_decide (KeiReport *report, const char *format, gboolean accept);
/* Takes it away again, with LibreOffice's profile, which lies beside it. */
void kei_test_office_clean_up (const char *made);

/* Lines are broken elsewhere, so blanks do not count; nor do emoji, for which there may be no font. (transfer full) */
char *kei_test_dup_without_blanks (const char *text);

G_END_DECLS
