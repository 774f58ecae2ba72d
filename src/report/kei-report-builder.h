/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report.h"

G_BEGIN_DECLS

/* Makes a report, block by block. Text is copied, and mended on the way in: what is no UTF-8 or is a control
 * character becomes U+FFFD, CR LF becomes LF. Blocks, cells and entries are closed by
 * opening the next one. One thread at a time. */

typedef struct _KeiReportBuilder KeiReportBuilder;

/* @style (transfer none) is kept. */
KeiReportBuilder *kei_report_builder_new (KeiReportStyle *style);
void kei_report_builder_free (KeiReportBuilder *self);
/* The report; frees the builder. A report without a block gets an empty part. (transfer full) */
KeiReport *kei_report_builder_end (KeiReportBuilder *self);

KeiReportStyle *kei_report_builder_get_style (KeiReportBuilder *self); /* (transfer none) */

/* Each NULL is "". */
void kei_report_builder_set_facts (KeiReportBuilder *self, const char *title, const char *author, const char *subject, const char *language);
void kei_report_builder_set_created (KeiReportBuilder *self, const char *created);
void kei_report_builder_set_reviser (KeiReportBuilder *self, const char *reviser);

/* A new page; @paper KEI_PAPER_STYLE is the style's own paper and direction. @name (nullable) is a sheet's. */
void kei_report_builder_part (KeiReportBuilder *self, const char *name, KeiPaper paper, gboolean across, gboolean furniture);
/* @number and @anchor (nullable): without one it is made. @level is held to 1 … KEI_N_HEADINGS. */
void kei_report_builder_heading (KeiReportBuilder *self, guint level, const char *number, const char *title, const char *anchor);
/* The same, printed with marks: the runs that follow are its text, number included. @title is how contents and outlines name it. */
void kei_report_builder_marked_heading (KeiReportBuilder *self, guint level, const char *title);
/* Begins a page with the next heading, whatever the style says of its level: a sheet, that is to fit the page. */
void kei_report_builder_new_page (KeiReportBuilder *self);
void kei_report_builder_contents (KeiReportBuilder *self, const char *title, guint depth);
/* @drawing (transfer full). @caption and @source (nullable). */
void kei_report_builder_figure (KeiReportBuilder *self, KeiDrawing *drawing, const char *caption, const char *source);
void kei_report_builder_image (KeiReportBuilder *self, GBytes *image, const char *media_type, const char *description, const char *caption, const char *source);

/* Opens a paragraph: as a further one in the cell that is open, else as a block of its own, which closes what is open. */
void kei_report_builder_paragraph (KeiReportBuilder *self, KeiParagraphRole role);
/* Gives the open paragraph an anchor; one that is taken already is dropped. */
void kei_report_builder_anchor (KeiReportBuilder *self, const char *anchor);
/* Adds to the open paragraph; opens one of the role that fits if there is none. */
void kei_report_builder_text (KeiReportBuilder *self, const char *text);
/* Says of the open paragraph that it was moved; see KeiParagraph. */
void kei_report_builder_move (KeiReportBuilder *self, guint number);
void kei_report_builder_run (KeiReportBuilder *self, const char *text, KeiMarks marks, KeiInk ink);
void kei_report_builder_link (KeiReportBuilder *self, const char *text, const char *anchor);
void kei_report_builder_drawing (KeiReportBuilder *self, KeiDrawing *drawing); /* (transfer full): its description is its text */

/* A paragraph of its own for each line of @text; empty lines are left out. */
void kei_report_builder_paragraphs (KeiReportBuilder *self, KeiParagraphRole role, const char *text);

void kei_report_builder_open_list (KeiReportBuilder *self, gboolean ordered);
void kei_report_builder_entry (KeiReportBuilder *self, guint depth, const char *text); /* @text (nullable) */
void kei_report_builder_close_list (KeiReportBuilder *self);

/* @widths are shares, one a column. @caption (nullable). */
void kei_report_builder_open_table (KeiReportBuilder *self, KeiTableLook look, const double *widths, guint n_columns, guint n_head_rows, const char *caption);
void kei_report_builder_keep_table (KeiReportBuilder *self);
/* It is the end of what stands before it, and never has a page to itself. */
void kei_report_builder_join_table (KeiReportBuilder *self);
void kei_report_builder_size_table (KeiReportBuilder *self, double factor);
/* Gives the table a sheet of its own where the format has sheets. */
void kei_report_builder_name_sheet (KeiReportBuilder *self, const char *name);
void kei_report_builder_row (KeiReportBuilder *self);
/* The next cell of the row, with a paragraph in it unless @text is NULL. */
void kei_report_builder_cell (KeiReportBuilder *self, const char *text);
void kei_report_builder_head_cell (KeiReportBuilder *self, const char *text); /* KEI_TONE_HEAD, a head, role KEI_PARAGRAPH_CELL_HEAD */
/* @value as KeiCell has it; @text (nullable) as it is printed: NULL groups the digits of the value by thousands, with ▲ for minus. */
void kei_report_builder_number_cell (KeiReportBuilder *self, const char *value, guint decimals, const char *text);
void kei_report_builder_int_cell (KeiReportBuilder *self, gint64 value);
void kei_report_builder_typed_cell (KeiReportBuilder *self, KeiCellType type, const char *value, const char *text);
/* Of the open cell. A span that reaches out of the table is cut. */
void kei_report_builder_span (KeiReportBuilder *self, guint columns, guint rows);
void kei_report_builder_tone (KeiReportBuilder *self, KeiTone tone);
void kei_report_builder_align (KeiReportBuilder *self, KeiAlign align);
void kei_report_builder_head (KeiReportBuilder *self); /* the cell names its row */
/* Rows that are short are filled with empty cells; a table without rows is dropped. */
void kei_report_builder_close_table (KeiReportBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiReportBuilder, kei_report_builder_free)

G_END_DECLS
