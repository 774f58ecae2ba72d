/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report-format.h"
#include "kei-report-media.h"

G_BEGIN_DECLS

/* What the writers of ODT and DOCX share: decisions that must be the same in both. */

#define KEI_OFFICE_SMALL 0.85 /* factor on the size of what is KEI_MARK_SMALL */

/* Around headings, factors on their size: a line below, a bar at the left, a band. */
#define KEI_OFFICE_LINE_GAP 0.25
#define KEI_OFFICE_LINE_WIDTH 1.2 /* in points */
#define KEI_OFFICE_BAR_WIDTH 0.32
#define KEI_OFFICE_BAR_GAP 0.48
#define KEI_OFFICE_BAND_ABOVE 0.25 /* and below */
#define KEI_OFFICE_BAND_SIDE 0.6

/* In ems: each level of lists and contents, and from a bullet or a number to its text. */
#define KEI_OFFICE_INDENT 1.2
#define KEI_OFFICE_BULLET 1.1
#define KEI_OFFICE_NUMBER 1.9

#define KEI_OFFICE_SIDE 1 /* that cells have more room at the sides than above and below, in points */

/* The part of a margin between the text and its header or footer. */
#define KEI_OFFICE_DISTANCE 0.32

/* With other marks: in the letters of a table's head. */
#define KEI_OFFICE_MARK_HEAD ((KeiMarks) (1u << 16))

/* Where nothing is said, it is. */
gboolean kei_office_is_japanese (const char *language);

/* As a person finds it among the styles, in the language of the report. */
const char *kei_office_role_name (KeiParagraphRole role, const char *language);
/* The families in the order of preference, the generic one (serif, sans-serif) left out. (transfer full) */
GStrv kei_office_split_fonts (const char *fonts);
gboolean kei_office_is_serif (const char *fonts);

/* The paper of a part, in points and in its direction, and the width of its text. */
void kei_office_get_page (const KeiReportStyle *style, const KeiReportPart *part, double *width, double *height, double *text_width);

/* What an insertion or deletion looks like is the word processor's to say. */
KeiMarks kei_office_run_marks (const KeiRun *run);
KeiInk kei_office_run_ink (const KeiRun *run);

/* KEI_MARK_INSERTED or KEI_MARK_DELETED if all of the paragraph is, and KEI_MARK_MOVED; else 0. */
KeiMarks kei_office_tracked (const KeiParagraph *paragraph);
/* KEI_MARK_INSERTED or KEI_MARK_DELETED if all text of the row is, else 0: then the row itself was. */
KeiMarks kei_office_row_tracked (const KeiRow *row);
/* (nullable): the paragraph that the block is, or the words of a marked heading */
const KeiParagraph *kei_office_get_line (const KeiBlock *block);

/* Tracked changes, block by block. LibreOffice takes an insertion that ends a paragraph and one that begins the next for one insertion, with
 * the end of the paragraph between them in it, and refusing it joins the two. So at the end of a paragraph what is gone is
 * written behind what is new; where nothing is gone there, the next paragraph's changes have another author, which parts them. */
typedef struct
{
  char *authors[2];  /* (owned) */
  guint author;      /* which of them is written */
  KeiMarks open_end; /* how the last run before is tracked, where the end of its paragraph is not */
  gboolean swapped;  /* the last two runs of the line are written the other way round */
} KeiOfficeChanges;

void kei_office_changes_init (KeiOfficeChanges *self, const KeiReportFacts *facts);
void kei_office_changes_clear (KeiOfficeChanges *self);
/* The same blocks are written once more. */
void kei_office_changes_restart (KeiOfficeChanges *self);
/* Before a block is written; @next (nullable): the one behind it. @after: a line that changed as a whole goes with the end of the line
 * before it, not with its own. */
void kei_office_changes_step (KeiOfficeChanges *self, const KeiBlock *block, const KeiBlock *next, gboolean after);
const char *kei_office_changes_get_author (const KeiOfficeChanges *self);
/* The run that is written at that place. */
const KeiRun *kei_office_changes_get_run (const KeiOfficeChanges *self, const KeiParagraph *paragraph, guint i);

/* As much of the name of a person or a table as Word allows. (transfer full) */
char *kei_office_dup_short (const char *text);

/* A blank as wide as @text. (transfer full) */
char *kei_office_dup_gap (const char *text);

/* What stands at a column of a row: a cell, or what a cell above covers. */
typedef struct
{
  const KeiCell *cell;
  guint column;
  gboolean above; /* the cell began in a row above */
} KeiOfficePlace;

/* Goes through a table row by row. */
typedef struct
{
  const KeiReportTable *table;
  GArray *covers; /* of columns: what still reaches into the next row */
  GArray *places; /* (element-type KeiOfficePlace): of the row, left to right */
  guint n_rows;   /* that were taken */
} KeiOfficeGrid;

void kei_office_grid_init (KeiOfficeGrid *grid, const KeiReportTable *table);
void kei_office_grid_clear (KeiOfficeGrid *grid);
/* The places of the next row; NULL after the last. (transfer none): until the next call */
const GArray *kei_office_grid_next (KeiOfficeGrid *grid);

/* Where columns begin and end, in twentieths of a point, in a table that is @width points wide: a number more than
 * there are columns. (transfer full) */
int *kei_office_dup_edges (const KeiReportTable *table, double width);
/* Whether a row is so high, as far as can be told without laying it out, that it must be allowed to break on
 * a page @height points high. */
gboolean kei_office_row_breaks (const KeiReport *report, const KeiReportTable *table, const GArray *places, const int *edges, double height);

/* Whether a row should not end a page; see kei_keep_is_band(). */
gboolean kei_office_keeps_row (const GArray *places);
/* Whether what follows the block is not to be parted from its end. */
gboolean kei_office_is_followed (const KeiReport *report, const KeiBlock *block);

/* Whether the table is to stand on one page as a whole: because it says so, or because it is small, as far as can be told. */
gboolean kei_office_keeps_table (const KeiReport *report, const KeiReportTable *table, const int *edges, double height);

/* Whether the heading of @block, one of the report's, may end a page; see kei_keep_frees(). */
gboolean kei_office_frees_heading (const KeiReport *report, const KeiBlock *block);

/* Whether the paragraph of @block, one of the report's, stays with what follows: a caption does, what is short under a heading, and of
 * short ones below one another the first and the last but one. */
gboolean kei_office_keeps_paragraph (const KeiReport *report, const KeiBlock *block);
/* The same of an entry of a list. */
gboolean kei_office_keeps_entry (const KeiReportList *list, guint i);

/* The colour as six digits. @text has room for them and the end. */
typedef char KeiColourText[8];
const char *kei_office_format_colour (KeiRgba colour, KeiColourText text);

/* How a tone shows: the ground, and the marks and ink of its text. */
KeiRgba kei_office_tone_fill (const KeiReportStyle *style, KeiTone tone); /* KEI_RGBA_NONE for none */
KeiMarks kei_office_tone_marks (KeiTone tone);
KeiInk kei_office_tone_ink (KeiTone tone);

/* "第1章　はじめに". (transfer full) */
char *kei_office_dup_heading (const KeiHeading *heading);

/* From the left of a heading's place to its letters, in points: a bar and a band need room. */
double kei_office_get_title_inset (const KeiTextStyle *look);
/* The share of their width that the letters of a heading are given so that it stands on one line; 100 if it does, as far as can be told, or
 * if that would be too little. @gap: what the word processor puts between a Japanese letter and another, in ems. */
int kei_office_get_title_percent (const KeiReportStyle *style, const KeiHeading *heading, double text_width, double gap);
/* Whether the heading of @block, one of the report's, stands right below one that looks alike and does not itself look otherwise than that:
 * word processors draw the bars and lines of such as one. */
gboolean kei_office_repeats_rule (const KeiReport *report, const KeiBlock *block);

/* The style of a role; that of the lines of contents as our own pages have it, see kei_contents_get_style(). */
KeiTextStyle kei_office_get_look (const KeiReport *report, KeiParagraphRole role);

/* The part from which pages are counted, so that a cover is not page 1; NULL if no part has furniture. */
const KeiReportPart *kei_office_find_first_page (const KeiReport *report);

/* Whether a page before the first one that is counted would be in the word processor's own count of the pages, and a header or footer says
 * how many there are. Then that is said as the number of the page on which the report ends. */
gboolean kei_office_counts_by_end (const KeiReport *report);

#define KEI_OFFICE_END "_KeiEnd" /* what the end is called: no anchor is */

/* The numbers of the pages on which our own pages have what has an anchor, and of the last one as KEI_OFFICE_END, if the report has
 * contents or counts by its end: what a field shows until it is evaluated. NULL if it needs none; @ok is FALSE when @job is cancelled.
 * (element-type utf8 utf8) (transfer full) */
GHashTable *kei_office_number_pages (KeiReport *report, KeiReportJob *job, gboolean *ok, GError **error);

/* Calls @func with every paragraph of a list, table or paragraph. */
typedef void (*KeiOfficeParagraphFunc) (gpointer data, const KeiParagraph *paragraph);
void kei_office_foreach_paragraph (const KeiBlock *block, KeiOfficeParagraphFunc func, gpointer data);

/* The picture of a figure; NULL with a note in @job (nullable) if it is none. */
const KeiPicture *kei_office_add_figure (KeiMedia *media, const KeiFigure *figure, KeiReportJob *job);
/* Its size on a page, in points. */
void kei_office_fit (const KeiFigure *figure, const KeiPicture *picture, double text_width, double text_height, double *width, double *height);

G_END_DECLS
