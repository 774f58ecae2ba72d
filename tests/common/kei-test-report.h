/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports for the tests of builders and writers. */
#pragma once

#include "kei-report-builder.h"
#include "kei-report-format.h"

G_BEGIN_DECLS

/* A report with every kind of block, mark, span, cell and shape, and with titles that are meant to do harm:
 * what a writer must bring to paper as it stands. @style is a shipped one's code. (transfer full) */
KeiReport *kei_test_report_new (const char *style);

/* The texts of that report that must be found again in every format that holds text, ended by NULL. None has a line break,
 * and each stands in one paragraph; those from @n_in_tables on are outside of the tables. */
const char *const *kei_test_report_texts (guint *n_in_tables);

/* A long report: @n_measures sheets of texts and tables under headings. */
KeiReport *kei_test_report_new_long (const char *style, guint n_measures);

/* Adds a table with spans of random sizes, many of which have no room where they are. */
void kei_test_add_random_table (KeiReportBuilder *builder, guint n_columns, guint n_rows, guint n_head_rows);

/* What a report holds, one line a block, paragraph, row or shape. (transfer full) */
char *kei_test_list_report (const KeiReport *report);

/* The text without the runs that have one of the marks: of a revision what is left when it is accepted, or refused. A line a paragraph,
 * without those of which nothing is left. (transfer full) */
char *kei_test_dup_left (const KeiReport *report, KeiMarks gone);

/* Writes with a format; everything must succeed. @notes (nullable) gets them. (transfer full) */
GBytes *kei_test_write_report (KeiReport *report, const char *format, GPtrArray *notes);

/* Writes with a stream that fails after so many bytes, for numbers from none to all; and cancelled at each step. Every time there
 * must be an error. */
void kei_test_assert_fails_well (KeiReport *report, const char *format);

G_END_DECLS
