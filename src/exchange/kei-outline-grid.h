/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table whose columns are levels (基本目標 | 政策 | 施策), with bars, TABs or wide blanks between them: each cell is an item, under
 * the one to its left. What stands in the columns behind them (担当課) is told of the last item. One column does where the
 * others say what projects have: 事業名 | 事業概要 | 担当課 | 令和6年度. Private to src/exchange. */
#pragma once

#include "kei-outline.h"

G_BEGIN_DECLS

#define KEI_OUTLINE_GRID_COLUMNS 6

typedef struct
{
  guint n;                                     /* columns that are levels; 0: no such table is open */
  guint first;                                 /* columns before them: No. */
  guint item;                                  /* the last item's row, or KEI_OUTLINE_NONE */
  gboolean fresh;                              /* no row has come since the head */
  char **others;                               /* owned (nullable): the heads of the columns behind them */
  gboolean ended;                              /* one has just ended: what comes next does not belong to its last item */
  char separator;                              /* '\t', '|', ',', '>' for arrows or ' ' for wide blanks */
  guint starts[KEI_OUTLINE_GRID_COLUMNS];      /* with wide blanks: where the columns start */
  const char *words[KEI_OUTLINE_GRID_COLUMNS]; /* interned: what each level is called */
  char *last[KEI_OUTLINE_GRID_COLUMNS];        /* owned (nullable): what stands in each column so far */
} KeiOutlineGrid;

/* Takes @line where it is the head or a row of such a table; FALSE: it is neither, and the table has ended. */
gboolean kei_outline_grid_take (KeiOutlineGrid *grid, KeiOutline *outline, const char *line, guint number);
void kei_outline_grid_end (KeiOutlineGrid *grid);

G_END_DECLS
