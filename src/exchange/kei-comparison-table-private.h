/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the makers of the comparison table (新旧対照表) share:
 *
 *   kei-comparison-table.c            row by row: what is an entry, what is named only, what is left out
 *   kei-comparison-table-entry.c      the lines of an entry on both sides
 *   kei-comparison-table-unchanged.c  what did not change, in few words
 *   kei-comparison-table-print.c      into the report */
#pragma once

#include "kei-comparison-report-private.h"

G_BEGIN_DECLS

/* A row of the table in the making. */
typedef struct
{
  guint title;          /* row of the comparison, or KEI_ROW_NONE for lines that stand behind what is below their item */
  guint owner;          /* the title whose lines come here */
  gboolean context;     /* named only for what is below it: its own lines are left out */
  gboolean alone;       /* all of it is on one side */
  GPtrArray *lines[2];  /* (element-type GArray) by KeiSide */
  gboolean absent[2];   /* the last line of that side says that there is nothing */
  guint16 kind, field;  /* of the last line */
  GArray *rows;         /* (element-type guint): the shown rows in it */
  GString *notes;       /* what they mean */
  guint first_left_out; /* unchanged lines since the last that was added */
  guint n_left_out;
  guint16 left_out_field;
  const KeiNode *first_text, *last_text; /* (nullable) (unowned): of which they are lines */
} KeiComparisonEntry;

typedef struct
{
  KeiComparisonPaper *paper;
  guint8 *touched;           /* by row - first: it changed, or something below it */
  guint8 *own_touched;       /* of titles: themselves or one of their own lines */
  guint32 *last;             /* the last row below */
  GArray *folded;            /* (element-type guint): titles that follow each other, with nothing changed in them */
  KeiComparisonEntry *entry; /* (nullable): open */
  gboolean opened;           /* whether the table is */
  const KeiNode *told[2];    /* (nullable) (unowned): the text that the last line is of, so that its label stands above */
  guint16 told_field;        /* and which of its texts */
} KeiComparisonTable;

const KeiComparisonRow *_kei_comparison_table_get_row (const KeiComparisonTable *self, guint i);

/* --- Entries (kei-comparison-table-entry.c) --- */

/* (transfer full): _kei_comparison_table_close_entry(), or _kei_comparison_entry_free() where nothing is to be printed */
KeiComparisonEntry *_kei_comparison_entry_new (guint title, guint owner);
void _kei_comparison_entry_free (KeiComparisonEntry *entry);
/* Adds a row of the comparison to the open entry. */
void _kei_comparison_table_add_row (KeiComparisonTable *self, guint i);
/* Prints the open entry, if there is one with lines. */
void _kei_comparison_table_close_entry (KeiComparisonTable *self);

/* --- What did not change (kei-comparison-table-unchanged.c) --- */

/* The number of a title, as the town prints it, or "". */
const char *_kei_comparison_table_get_tag (const KeiComparisonTable *self, guint row, KeiSide side);
/* One row for the titles from @first to @last. */
void _kei_comparison_table_print_left_out (KeiComparisonTable *self, guint first, guint last);
/* Keeps a title in which nothing changed, until something else follows: only siblings of one kind and level are said together. */
void _kei_comparison_table_fold (KeiComparisonTable *self, guint i);
/* Says what was kept. */
void _kei_comparison_table_flush (KeiComparisonTable *self);

/* --- Into the report (kei-comparison-table-print.c) --- */

/* A line without marks. @lines: (element-type GArray of KeiComparisonPiece) */
void _kei_comparison_table_add_plain (GPtrArray *lines, const char *text);
/* @lines: by KeiSide. Opens the table if it is not. */
void _kei_comparison_table_print_row (KeiComparisonTable *self, GPtrArray *const *lines, const char *remark);
/* Where both say the same, once if one side stands above the other. */
void _kei_comparison_table_print_same (KeiComparisonTable *self, const char *old_text, const char *new_text);
/* Names a place over the whole width. */
void _kei_comparison_table_print_place (KeiComparisonTable *self, const char *text);

G_END_DECLS
