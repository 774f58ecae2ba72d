/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-table-walk.h"

G_BEGIN_DECLS

/* Tables as other programs take them: cells in lines, and what is on the clipboard. */

/* Text that a spreadsheet would take for a formula: it begins, perhaps after blanks, with one of = + - @ or their
 * full-width forms and goes on, or it begins with a TAB or a line break. */
gboolean kei_text_is_formula (const char *text);

/* Appends a text that @separator or a line end follows: in quotes where it has to be, and with an apostrophe
 * in front if it would be a formula. */
void kei_append_plain_cell (GString *out, const char *text, char separator);
/* Appends the row at which @walk stands, without a line end: values of what has one, text of the others, and
 * nothing where a span covers. */
void kei_append_plain_row (GString *out, KeiTableWalk *walk, char separator);

/* The table for the clipboard, as spreadsheets put it there: TAB between cells, CR LF after rows. (transfer full) */
char *kei_report_table_to_tsv (const KeiReportTable *table);
/* The same as a piece of HTML: its texts stay text when it is pasted into a spreadsheet, its numbers stay numbers, and a
 * text processor gets a table. (transfer full) */
char *kei_report_table_to_html (const KeiReportTable *table);

G_END_DECLS
