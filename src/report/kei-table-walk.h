/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report.h"

G_BEGIN_DECLS

/* Goes through a table cell by cell and says in which column each stands: rows leave out what a span covers.
 *
 *   kei_table_walk_init (&walk, table);
 *   while (kei_table_walk_row (&walk))
 *     while ((cell = kei_table_walk_cell (&walk)) != NULL)
 *       … walk.row, walk.column …
 *   kei_table_walk_clear (&walk);
 */
typedef struct
{
  const KeiReportTable *table;
  guint row;
  guint column; /* of the cell that was returned last */
  /*< private >*/
  guint n_rows;      /* that were begun */
  guint next_column; /* where the next cell may stand */
  guint n_cells;     /* of the row, that were returned */
  guint *covered;    /* by column: in how many rows from this one on a span from above stands there */
} KeiTableWalk;

/* @table is not kept alive. */
void kei_table_walk_init (KeiTableWalk *walk, const KeiReportTable *table);
void kei_table_walk_clear (KeiTableWalk *walk);
/* FALSE after the last row. Cells of the row before that were not asked for are skipped. */
gboolean kei_table_walk_row (KeiTableWalk *walk);
/* NULL after the row's last cell. (transfer none) */
const KeiCell *kei_table_walk_cell (KeiTableWalk *walk);

/* Whether the value of a number's, a year's or a date's cell is one: what is not is text for a spreadsheet. A number
 * is digits with a sign and a point at most, and no more digits than a double keeps. */
gboolean kei_cell_has_value (const KeiCell *cell);

G_END_DECLS
