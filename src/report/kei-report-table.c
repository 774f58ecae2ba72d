/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table is before it is on pages: its cells set, its rows as high as they need. */
#include "config.h"

#include "kei-report-keep.h"
#include "kei-report-table-private.h"
#include "kei-table-walk.h"

#define LARGE_HEAD 0.5 /* of a page: is not repeated */

static const KeiTextStyle *
get_style (const KeiSetTable *self, KeiParagraphRole role)
{
  return kei_report_style_get_paragraph (self->flow->style, role);
}

static void
set_cell (KeiSetTable *self, KeiSetCell *cell, double width)
{
  for (guint i = 0; i < cell->cell->paragraphs->len; i++)
    {
      const KeiParagraph *paragraph = g_ptr_array_index (cell->cell->paragraphs, i);
      KeiSetHow how = kei_set_how (get_style (self, paragraph->role), MAX (width - 2 * self->side, 1));

      how.scale = self->table->size;
      how.indent *= how.scale;
      if (cell->cell->align != KEI_ALIGN_START)
        how.align = cell->cell->align;
      if (cell->cell->tone == KEI_TONE_TOTAL)
        {
          how.font = get_style (self, KEI_PARAGRAPH_CELL_HEAD)->font;
          how.bold = TRUE;
        }
      if (cell->cell->tone == KEI_TONE_MUTED)
        how.ink = KEI_INK_SECONDARY;
      g_ptr_array_add (self->sets, kei_flow_keep (self->flow, kei_setter_set_paragraph (self->flow->setter, paragraph, &how)));
    }
}

const KeiSet *
kei_set_table_get_set (const KeiSetTable *self, const KeiSetCell *cell, guint i)
{
  return g_ptr_array_index (self->sets, cell->first_set + i);
}

/* The space between a paragraph of a cell and the next one. */
double
kei_set_table_get_gap (const KeiSetTable *self, const KeiSetCell *cell, guint i)
{
  const KeiParagraph *one = g_ptr_array_index (cell->cell->paragraphs, i), *next;

  if (i + 1 >= cell->cell->paragraphs->len)
    return 0;
  next = g_ptr_array_index (cell->cell->paragraphs, i + 1);
  return MAX (get_style (self, one->role)->space_after, get_style (self, next->role)->space_before);
}

/* The height of what is not placed yet. */
double
kei_set_table_get_rest (const KeiSetTable *self, const KeiSetCell *cell)
{
  double height = 0;

  for (guint i = cell->next_set; i < cell->cell->paragraphs->len; i++)
    {
      const KeiSet *set = kei_set_table_get_set (self, cell, i);
      guint first = i == cell->next_set ? cell->next_line : 0;

      height += kei_set_get_height (set, first, set->n_lines - first) + kei_set_table_get_gap (self, cell, i);
    }
  return height;
}

static void
find_edges (KeiSetTable *self)
{
  double sum = 0, part = 0;

  for (guint i = 0; i < self->n_columns; i++)
    sum += MAX (g_array_index (self->table->columns, KeiColumn, i).width, 0);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->edges[i] = sum > 0 ? self->flow->width * part / sum : self->flow->width * i / self->n_columns;
      part += MAX (g_array_index (self->table->columns, KeiColumn, i).width, 0);
    }
  self->edges[self->n_columns] = self->flow->width;
}

static void
set_cells (KeiSetTable *self)
{
  KeiTableWalk walk;
  const KeiCell *from;

  kei_table_walk_init (&walk, self->table);
  while (kei_table_walk_row (&walk))
    {
      self->first_cells[walk.row] = self->cells->len;
      while ((from = kei_table_walk_cell (&walk)) != NULL)
        {
          KeiSetCell cell = { .cell = from, .column = walk.column, .last_row = walk.row + from->rows - 1, .first_set = self->sets->len };

          set_cell (self, &cell, self->edges[walk.column + from->columns] - self->edges[walk.column]);
          g_array_append_val (self->cells, cell);
        }
    }
  kei_table_walk_clear (&walk);
  self->first_cells[self->n_rows] = self->cells->len;
}

KeiSetCell *
kei_set_table_get_cell (const KeiSetTable *self, guint i)
{
  return &g_array_index (self->cells, KeiSetCell, i);
}

/* As high as the cells of one row, and then the last rows of spans as high as these need. */
static void
find_heights (KeiSetTable *self)
{
  for (guint y = 0; y < self->n_rows; y++)
    {
      self->heights[y] = self->line;
      for (guint i = self->first_cells[y]; i < self->first_cells[y + 1]; i++)
        if (kei_set_table_get_cell (self, i)->last_row == y)
          self->heights[y] = MAX (self->heights[y], kei_set_table_get_rest (self, kei_set_table_get_cell (self, i)) + 2 * self->padding);
    }
  for (guint y = 0; y < self->n_rows; y++)
    for (guint i = self->first_cells[y]; i < self->first_cells[y + 1]; i++)
      {
        const KeiSetCell *cell = kei_set_table_get_cell (self, i);
        double need = kei_set_table_get_rest (self, cell) + 2 * self->padding;

        for (guint j = y; j < cell->last_row; j++)
          need -= self->heights[j];
        self->heights[cell->last_row] = MAX (self->heights[cell->last_row], need);
      }
  for (guint y = 0; y < self->n_rows; y++)
    {
      self->total += self->heights[y];
      if (y < self->n_head)
        self->head_height += self->heights[y];
    }
}

static void
set_caption (KeiSetTable *self)
{
  KeiSetHow how = kei_set_how (get_style (self, KEI_PARAGRAPH_CAPTION), self->flow->width);

  if (*self->table->caption != '\0')
    self->caption = kei_flow_keep (self->flow, kei_setter_set_text (self->flow->setter, self->table->caption, &how));
}

static KeiOpenCells
new_open (guint n)
{
  return (KeiOpenCells){ g_new0 (KeiSetCell *, n), g_new0 (double, n) };
}

KeiSetTable *
kei_set_table_new (KeiFlow *flow, const KeiReportTable *table)
{
  KeiSetTable *self = g_new0 (KeiSetTable, 1);
  const KeiTextStyle *style;

  self->table = table;
  self->flow = flow;
  self->padding = kei_report_style_get_table (flow->style)->padding * table->size;
  self->side = self->padding + 1;
  self->n_columns = table->columns->len;
  self->n_rows = table->rows->len;
  self->n_head = MIN (table->n_head_rows, self->n_rows);
  self->edges = g_new (double, self->n_columns + 1);
  self->heights = g_new (double, self->n_rows);
  self->first_cells = g_new (guint, self->n_rows + 1);
  self->cells = g_array_new (FALSE, FALSE, sizeof (KeiSetCell));
  self->sets = g_ptr_array_new ();
  self->rules = g_array_new (FALSE, FALSE, sizeof (KeiPageItem));
  self->rule_starts = g_new (double, self->n_columns + 1);
  self->rule_ends = g_new (double, self->n_columns + 1);
  self->head = new_open (self->n_columns);
  self->body = new_open (self->n_columns);
  style = get_style (self, KEI_PARAGRAPH_CELL);
  self->line = style->size * table->size * style->line_height + 2 * self->padding;
  find_edges (self);
  set_caption (self);
  set_cells (self);
  find_heights (self);
  if (self->head_height > kei_flow_get_page_height (flow) * LARGE_HEAD)
    {
      self->n_head = 0;
      self->head_height = 0;
    }
  return self;
}

void
kei_set_table_free (KeiSetTable *self)
{
  g_free (self->edges);
  g_free (self->heights);
  g_free (self->first_cells);
  g_array_unref (self->cells);
  g_ptr_array_unref (self->sets);
  g_array_unref (self->rules);
  g_free (self->rule_starts);
  g_free (self->rule_ends);
  g_free (self->head.cells);
  g_free (self->head.tops);
  g_free (self->body.cells);
  g_free (self->body.tops);
  g_free (self);
}

double
kei_set_table_get_caption_height (const KeiSetTable *self)
{
  return self->caption != NULL ? self->caption->height + get_style (self, KEI_PARAGRAPH_CAPTION)->space_after : 0;
}

double
kei_set_table_get_start (const KeiSetTable *self, double page)
{
  double start = kei_set_table_get_caption_height (self) + self->head_height;
  double whole = kei_set_table_get_caption_height (self) + self->total;

  if ((self->table->keep && whole <= page) || whole <= page * KEI_KEEP_SMALL_TABLE)
    return whole;
  return start + (self->n_head < self->n_rows ? MIN (self->heights[self->n_head], MAX (page - start, KEI_SET_TABLE_LEAST_ROOM)) : 0);
}

gboolean
kei_set_table_is_joined (const KeiSetTable *self)
{
  return self->table->joined;
}

double
kei_set_table_get_space (const KeiSetTable *self)
{
  return get_style (self, KEI_PARAGRAPH_CAPTION)->space_before;
}
