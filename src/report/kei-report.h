/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-drawing.h"
#include "kei-report-style.h"

G_BEGIN_DECLS

/* A report: what is to be put on paper, as blocks one after the other. It knows no plan and no format: a
 * builder (src/exchange) makes it with kei-report-builder.h, a writer (this room) turns it into a file.
 * Complete when made, immutable and atomically counted; any thread may read. The structures are
 * for reading only. Text is UTF-8 without control characters but LF and TAB, whatever a plan held. */

/* --- Paragraphs --- */

typedef enum {
  KEI_MARK_BOLD = 1 << 0,
  KEI_MARK_UNDERLINE = 1 << 1,
  KEI_MARK_STRIKE = 1 << 2,
  KEI_MARK_SMALL = 1 << 3,
  KEI_MARK_GAP = 1 << 4,      /* the text is not there: a blank of its width, underlined */
  KEI_MARK_INSERTED = 1 << 5, /* by a revision: a tracked change where a format has them; the look is said by the other marks */
  KEI_MARK_DELETED = 1 << 6,
  KEI_MARK_MOVED = 1 << 7, /* beside one of the two: the same text was deleted or inserted elsewhere */
} KeiMarks;

typedef struct
{
  char *text; /* never NULL. LF breaks the line within the paragraph */
  KeiMarks marks;
  KeiInk ink;          /* KEI_INK_NONE: the paragraph's */
  KeiDrawing *drawing; /* (nullable): stands in the line; the text then says it in words and is not printed */
  char *link;          /* (nullable): the anchor that it leads to */
} KeiRun;

typedef struct
{
  KeiParagraphRole role;
  GArray *runs; /* (element-type KeiRun) */
  char *anchor; /* (nullable): by what links find it; unique in the report */
  guint move;   /* of what is KEI_MARK_MOVED: a number that its other place has too; else 0 */
} KeiParagraph;

/* --- Tables --- */

typedef enum {
  KEI_LOOK_GRID, /* rules around every cell */
  KEI_LOOK_ROWS, /* rules between rows */
  KEI_LOOK_PLAIN,
} KeiTableLook;

typedef enum {
  KEI_TONE_NONE,
  KEI_TONE_HEAD,
  KEI_TONE_SUBTOTAL,
  KEI_TONE_TOTAL,
  KEI_TONE_MUTED,
  KEI_TONE_ADDED,
  KEI_TONE_REMOVED,
  KEI_TONE_CHANGED,
} KeiTone;

/* What a spreadsheet may calculate with. The text is printed; the value is for formats that have types. */
typedef enum {
  KEI_CELL_TEXT,
  KEI_CELL_NUMBER, /* value: "-12.50" */
  KEI_CELL_YEAR,   /* value: "2027" */
  KEI_CELL_DATE,   /* value: "2027-04-01" */
} KeiCellType;

typedef struct
{
  GPtrArray *paragraphs; /* (element-type KeiParagraph), may be empty */
  guint columns;         /* that it spans, at least 1 */
  guint rows;
  KeiAlign align;
  KeiTone tone;
  gboolean head; /* names its row or column */
  KeiCellType type;
  char *value;    /* (nullable) */
  guint decimals; /* digits behind the point of a number */
} KeiCell;

typedef struct
{
  GPtrArray *cells; /* (element-type KeiCell): left to right; what a span covers is left out */
} KeiRow;

typedef struct
{
  double width; /* its share: columns of 1 and 3 take a quarter and three quarters */
} KeiColumn;

typedef struct
{
  char *caption; /* "" for none */
  char *sheet;   /* of what is named a sheet of its own in formats that have some; "" for none */
  KeiTableLook look;
  GArray *columns;   /* (element-type KeiColumn) */
  GPtrArray *rows;   /* (element-type KeiRow) */
  guint n_head_rows; /* repeated on every page; no span reaches out of them */
  gboolean keep;     /* on one page if it fits */
  gboolean joined;   /* it is not parted from the end of what stands before it: the last row of a table, the last text */
  double size;       /* factor on the style's text size in tables, 1 as a rule */
} KeiReportTable;

/* --- Blocks --- */

typedef enum {
  KEI_BLOCK_PART, /* a new run of pages; the first block of every report */
  KEI_BLOCK_HEADING,
  KEI_BLOCK_PARAGRAPH,
  KEI_BLOCK_LIST,
  KEI_BLOCK_TABLE,
  KEI_BLOCK_FIGURE,
  KEI_BLOCK_CONTENTS, /* a list of the headings, with page numbers where there are pages */
} KeiBlockKind;

/* A new page of a paper size, and in a spreadsheet a new sheet. */
typedef struct
{
  char *name; /* of the sheet; "" for none */
  KeiPaper paper;
  gboolean across;    /* landscape */
  gboolean furniture; /* whether header and footer are printed */
} KeiReportPart;

typedef struct
{
  guint level;  /* 1 to KEI_N_HEADINGS */
  char *number; /* as printed, "" for none */
  char *title;
  char *anchor; /* unique in the report, an XML name */
  gboolean new_page;
  gboolean sheet;     /* what stands under it is to fit its page, and is named again where it goes on */
  KeiParagraph *line; /* (nullable): number and title as runs, where some of it has marks; then this is printed */
} KeiHeading;

typedef struct
{
  guint depth; /* from 0 */
  KeiParagraph *paragraph;
} KeiListEntry;

typedef struct
{
  gboolean ordered;
  GArray *entries; /* (element-type KeiListEntry) */
} KeiReportList;

/* One of drawing and image is there. */
typedef struct
{
  KeiDrawing *drawing; /* (nullable) */
  GBytes *image;       /* (nullable): what a person put in; may be anything */
  char *media_type;    /* of the image; "" if not known */
  char *description;   /* for those who cannot see it; "" for none */
  char *caption;       /* "" for none */
  char *source;        /* "" for none */
  double width;        /* in points; 0: its own, at most the text's width */
} KeiFigure;

typedef struct
{
  char *title; /* "" for none */
  guint depth; /* of headings, from 1 */
} KeiContents;

typedef struct
{
  KeiBlockKind kind;
  union
  {
    KeiReportPart *part;
    KeiHeading *heading;
    KeiParagraph *paragraph;
    KeiReportList *list;
    KeiReportTable *table;
    KeiFigure *figure;
    KeiContents *contents;
  };
} KeiBlock;

/* --- The report --- */

typedef struct
{
  char *title;  /* each "" for none */
  char *author; /* the municipality */
  char *subject;
  char *language; /* "ja" */
  char *created;  /* ISO 8601 instant */
  char *reviser;  /* who made what is KEI_MARK_INSERTED and KEI_MARK_DELETED, at `created` */
} KeiReportFacts;

typedef struct _KeiReport KeiReport;

#define KEI_TYPE_REPORT (kei_report_get_type ())
GType kei_report_get_type (void);

KeiReport *kei_report_ref (KeiReport *report);
void kei_report_unref (KeiReport *report);

const KeiReportFacts *kei_report_get_facts (const KeiReport *report);
KeiReportStyle *kei_report_get_style (const KeiReport *report); /* (transfer none) */
const KeiBlock *kei_report_get_blocks (const KeiReport *report, guint *n);

/* Words that a format puts in by itself, in the language of the report. (transfer none) */
typedef enum {
  KEI_REPORT_WORD_CONTENTS,
  KEI_REPORT_WORD_CONTINUED, /* a format with a title */
  KEI_REPORT_WORD_IMAGE,
  KEI_REPORT_N_WORDS
} KeiReportWord;
const char *kei_report_get_word (const KeiReport *report, KeiReportWord word);
/* So is a report that does not say. */
gboolean kei_report_is_japanese (const KeiReport *report);

/* How many tables and figures there are, for formats that hold nothing else. */
guint kei_report_count (const KeiReport *report, KeiBlockKind kind);

/* Number and title of a heading, as they are printed. (transfer full) */
char *kei_heading_dup_text (const KeiHeading *heading);
/* A paragraph's text without its marks: what is printed, and the words of what is drawn. (transfer full) */
char *kei_paragraph_dup_text (const KeiParagraph *paragraph);
/* All paragraphs of a cell, LF between them. (transfer full) */
char *kei_cell_dup_text (const KeiCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiReport, kei_report_unref)

G_END_DECLS
