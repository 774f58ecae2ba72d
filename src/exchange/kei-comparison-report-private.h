/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the builders of a comparison's reports share: one report in the making.
 *
 *   kei-comparison-report.c   the kinds, and the making of one
 *   kei-comparison-look.c     the options of the style, read and checked
 *   kei-comparison-lines.c    a side of a row as pieces with their marks
 *   kei-comparison-table*.c   新旧対照表: what stands beside what
 *   kei-comparison-remarks.c  備考
 *   kei-comparison-proof.c    title, warning, what changed everywhere, versions and counts
 *   kei-comparison-marked.c   見え消し
 *   kei-comparison-summary*.c one page */
#pragma once

#include "kei-comparison-report.h"
#include "kei-numbers.h"
#include "kei-report-builder.h"

G_BEGIN_DECLS

/* --- The options --- */

typedef enum {
  KEI_COMPARISON_NEW_OLD,
  KEI_COMPARISON_OLD_NEW,
  KEI_COMPARISON_STACKED,
} KeiComparisonSides;

typedef enum {
  KEI_COMPARISON_GAP_NONE,
  KEI_COMPARISON_GAP_OLD,
  KEI_COMPARISON_GAP_BOTH,
} KeiComparisonGap;

typedef enum {
  KEI_COMPARISON_UNCHANGED_RANGES,
  KEI_COMPARISON_UNCHANGED_WORD,
  KEI_COMPARISON_UNCHANGED_OMITTED,
  KEI_COMPARISON_UNCHANGED_FULL,
} KeiComparisonUnchanged;

typedef enum {
  KEI_COMPARISON_REMARKS_REASON_ELSE_KIND,
  KEI_COMPARISON_REMARKS_REASON,
  KEI_COMPARISON_REMARKS_KIND,
  KEI_COMPARISON_REMARKS_NONE,
} KeiComparisonRemarks;

/* In the order of the choices of `compare-parts`. */
typedef enum {
  KEI_COMPARISON_PART_TEXTS,
  KEI_COMPARISON_PART_INDICATORS,
  KEI_COMPARISON_PART_SDGS,
  KEI_COMPARISON_PART_COSTS,
  KEI_COMPARISON_PART_FIELDS,
  KEI_COMPARISON_N_PARTS
} KeiComparisonPart;

/* Texts are the style's unless said. */
typedef struct
{
  KeiComparisonSides sides;
  char *heads[2]; /* (owned) by KeiSide */
  gboolean by_line;
  KeiMarks marks[2]; /* of what changed, by KeiSide */
  KeiInk inks[2];
  KeiComparisonGap gap;
  const char *absent[2]; /* what stands on a side where there is nothing: old （新設）, new （削る） */
  KeiComparisonUnchanged unchanged;
  const char *omitted;
  gboolean common_once;
  gboolean spelling;
  gboolean followed;
  gboolean numbers;
  guint parts;        /* 1 << KeiComparisonPart: what is printed beside titles */
  const char *legend; /* (nullable) */
  KeiComparisonRemarks remarks;
  const char *remarks_head;
  gboolean notes;
  gboolean proof;
  const char *title;
  const char *subtitle; /* (nullable) */
  KeiPaper marked_paper;
  gboolean marked_across;
  KeiMarks marked_marks[2]; /* of the marked text: new what is new, old what is gone */
  KeiInk marked_inks[2];
  const char *marked_title;
  const char *marked_legend; /* (nullable) */
  const char *summary_title;
  const char *words[KEI_ROW_N_SIGNS]; /* (nullable): of the remarks */
} KeiComparisonLook;

gboolean _kei_comparison_look_read (KeiComparisonLook *look, const KeiReportStyle *style, GError **error);
void _kei_comparison_look_clear (KeiComparisonLook *look);

/* --- One report in the making --- */

#define KEI_COMPARISON_TIGHTEST 8

typedef struct
{
  KeiComparisonRows *rows;
  KeiComparison *comparison; /* (unowned) */
  KeiTree *trees[2];         /* (unowned) by KeiSide */
  KeiNumbers *numbers[2];    /* (owned) */
  KeiPairingRecord *record;  /* (owned) */
  const KeiComparisonFacts *facts;
  KeiReportStyle *style; /* (unowned) */
  KeiComparisonLook look;
  KeiReportBuilder *out; /* (unowned) */
  KeiYearStyle years;
  guint first, end; /* the rows of the branch */
  guint tightness;  /* of the summary: how often it was longer than its page, up to KEI_COMPARISON_TIGHTEST */
  guint n_spare;    /* lines of the summary that are left free, to see whether it fits in programs with higher lines too */
  guint n_limited;  /* rows whose words were too many to be looked at one by one */
  char *names[2];   /* (owned): plan and version, for titles */
  char *common;     /* (owned): what the titles of both plans begin with, or the later one's */
  GCancellable *cancellable;
} KeiComparisonPaper;

gboolean _kei_comparison_add_table (KeiComparisonPaper *self, GError **error);
gboolean _kei_comparison_add_marked (KeiComparisonPaper *self, GError **error);
gboolean _kei_comparison_add_summary (KeiComparisonPaper *self, GError **error);

/* --- Lines of a cell (kei-comparison-lines.c) --- */

typedef struct
{
  char *text;
  KeiMarks marks;
  KeiInk ink;
} KeiComparisonPiece;

/* A paragraph. (element-type KeiComparisonPiece) (transfer full) */
GArray *_kei_comparison_line_new (void);
void _kei_comparison_line_add (GArray *line, const char *text, KeiMarks marks, KeiInk ink);
/* With the marks of what changed on that side. */
void _kei_comparison_line_add_marked (const KeiComparisonPaper *self, GArray *line, KeiSide side, const char *text);
void _kei_comparison_line_print (const KeiComparisonPaper *self, const GArray *line);

/* Appends the lines that a row has on a side, none where nothing stands there; @said: without its label, which a line before has.
 * (element-type GArray) */
void _kei_comparison_add_lines (const KeiComparisonPaper *self, guint row, const KeiRowText *text, KeiSide side, gboolean said, GPtrArray *lines);
/* The number of a title, as it is printed, or "". Lives as long as the numbers. */
const char *_kei_comparison_get_tag (const KeiComparisonPaper *self, const KeiNode *node, KeiSide side);

/* Whether the town wants rows like it in its table. */
gboolean _kei_comparison_is_printed (const KeiComparisonPaper *self, const KeiComparisonRow *row);
/* Whether the table shows that a row changed. */
gboolean _kei_comparison_is_shown (const KeiComparisonPaper *self, const KeiComparisonRow *row);

/* --- Remarks (kei-comparison-remarks.c) --- */

/* What the remarks column says of the title in row @title (KEI_ROW_NONE for none) and of the shown rows that came with it. (transfer full) */
char *_kei_comparison_dup_remark (const KeiComparisonPaper *self, guint title, const GArray *rows, const char *notes);

/* --- Around the table (kei-comparison-proof.c) --- */

void _kei_comparison_add_title (KeiComparisonPaper *self, const char *title);
/* While doubtful pairs are in it, or something was too long to be looked at. */
void _kei_comparison_add_warnings (KeiComparisonPaper *self);
/* What changed everywhere, as a table; @size: factor on its text; @most: rows of it. */
void _kei_comparison_add_rules (KeiComparisonPaper *self, double size, guint most);
/* Versions, seals and counts, as a table. */
void _kei_comparison_add_proof (KeiComparisonPaper *self);
/* Changes of each type in the branch. */
void _kei_comparison_count (const KeiComparisonPaper *self, guint *counts);
/* Doubtful pairs in the branch. */
guint _kei_comparison_count_doubtful (const KeiComparisonPaper *self);
/* A paragraph of that role with one text in it. */
void _kei_comparison_add_paragraph (const KeiComparisonPaper *self, KeiParagraphRole role, const char *text, KeiMarks marks, KeiInk ink);

G_END_DECLS
