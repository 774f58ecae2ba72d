/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that is set, for kei-report-table*.c only. */
#pragma once

#include "kei-report-pages-private.h"

G_BEGIN_DECLS

#define KEI_SET_TABLE_LEAST_ROOM 40 /* points: a row that must be cut is not begun in less */

typedef struct
{
  const KeiCell *cell;
  guint column;
  guint last_row;
  guint first_set; /* one for each paragraph */
  /* What comes next of it. */
  guint next_set;
  guint next_line;
} KeiSetCell;

/* Cells that were begun on a page, by their first column. */
typedef struct
{
  KeiSetCell **cells; /* NULL where none begins */
  double *tops;
} KeiOpenCells;

struct _KeiSetTable
{
  const KeiReportTable *table;
  KeiFlow *flow;
  double padding;
  double side; /* padding left and right */
  guint n_columns;
  guint n_rows;
  guint n_head;  /* rows that are repeated */
  double *edges; /* n_columns + 1, from the left */
  double *heights;
  guint *first_cells; /* n_rows + 1 */
  GArray *cells;      /* (element-type KeiSetCell) */
  GPtrArray *sets;    /* (element-type KeiSet): unowned */
  double head_height;
  double total;
  double line;     /* the least height of a row */
  KeiSet *caption; /* (nullable) */
  KeiOpenCells head;
  KeiOpenCells body;
  /* Of the piece of the table on one page. */
  GArray *rules;       /* (element-type KeiPageItem) */
  double *rule_starts; /* by edge: of an upright rule that may go on; less than 0 for none */
  double *rule_ends;
  guint n_placed; /* body rows */
};

KeiSetCell *kei_set_table_get_cell (const KeiSetTable *self, guint i);
/* The paragraph @i of a cell. */
const KeiSet *kei_set_table_get_set (const KeiSetTable *self, const KeiSetCell *cell, guint i);
/* The space between it and the next one. */
double kei_set_table_get_gap (const KeiSetTable *self, const KeiSetCell *cell, guint i);
/* The height of what is not placed yet. */
double kei_set_table_get_rest (const KeiSetTable *self, const KeiSetCell *cell);
double kei_set_table_get_caption_height (const KeiSetTable *self);

G_END_DECLS
