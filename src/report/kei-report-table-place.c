/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables on pages. Rows are placed one after the other; a cell that spans rows is open until its last row is placed, or
 * the page ends: then it is drawn as far as it came, and goes on under the head of the next page. */
#include "config.h"

#include "kei-report-keep.h"
#include "kei-report-table-private.h"

#define END_LOOK 4  /* rows at the end of a table that may be kept with what ends it */
#define END_ROWS 50 /* points that they have together */
#define MAX_BANDS 4 /* below one another, that are kept together */
#define STEP 256    /* rows between two looks whether to go on */

/* --- Rules --- */

static void
add_rule (KeiSetTable *self, double x, double y, double width, double height)
{
  KeiPageItem item = { .kind = KEI_ITEM_FILL, .colour = kei_report_style_get_ink (self->flow->style, KEI_INK_RULE), .x = (float) x, .y = (float) y, .width = (float) width, .height = (float) height };

  g_array_append_val (self->rules, item);
}

static void
rule_across (KeiSetTable *self, guint from, guint to, double y)
{
  double thick = kei_report_style_get_table (self->flow->style)->rule;
  double left = self->flow->left + self->edges[from] - thick / 2, right = self->flow->left + self->edges[to] + thick / 2;
  KeiPageItem *last = self->rules->len > 0 ? &g_array_index (self->rules, KeiPageItem, self->rules->len - 1) : NULL;

  if (self->table->look == KEI_LOOK_PLAIN || thick <= 0)
    return;
  /* Goes on where the cell before it ended. */
  if (last != NULL && last->y == (float) (y - thick / 2) && last->x + last->width > left - 0.1 && last->x < left)
    last->width = (float) (right - last->x);
  else
    add_rule (self, left, y - thick / 2, right - left, thick);
}

static void
end_upright (KeiSetTable *self, guint edge)
{
  double thick = kei_report_style_get_table (self->flow->style)->rule;

  if (self->rule_starts[edge] >= 0)
    add_rule (self, self->flow->left + self->edges[edge] - thick / 2, self->rule_starts[edge], thick, self->rule_ends[edge] - self->rule_starts[edge]);
  self->rule_starts[edge] = -1;
}

static void
rule_upright (KeiSetTable *self, guint edge, double top, double bottom)
{
  if (self->table->look != KEI_LOOK_GRID)
    return;
  if (self->rule_starts[edge] >= 0 && self->rule_ends[edge] < top - 0.01)
    end_upright (self, edge);
  if (self->rule_starts[edge] < 0)
    self->rule_starts[edge] = top;
  self->rule_ends[edge] = MAX (bottom, self->rule_starts[edge]);
}

/* --- Placing --- */

static KeiRgba
get_fill (const KeiSetTable *self, KeiTone tone)
{
  static const KeiInk inks[] = { KEI_INK_NONE, KEI_INK_TINT, KEI_INK_TINT, KEI_INK_TINT, KEI_INK_NONE, KEI_INK_ADDED, KEI_INK_REMOVED, KEI_INK_CHANGED };
  static const double parts[] = { 0, 1, 0.55, 1, 0, 0.12, 0.12, 0.12 };

  return inks[tone] != KEI_INK_NONE ? kei_rgba_lighten (kei_report_style_get_ink (self->flow->style, inks[tone]), parts[tone]) : KEI_RGBA_NONE;
}

/* As many lines as there is room for; with @force one at least. */
static void
place_lines (KeiSetTable *self, KeiSetCell *cell, double x, double y, double room, gboolean force)
{
  while (cell->next_set < cell->cell->paragraphs->len)
    {
      const KeiParagraph *paragraph = g_ptr_array_index (cell->cell->paragraphs, cell->next_set);
      const KeiSet *set = kei_set_table_get_set (self, cell, cell->next_set);
      guint n = kei_set_count_fitting (set, cell->next_line, room);
      double height;

      if (n == 0 && force)
        n = 1;
      force = FALSE;
      if (cell->next_line == 0 && n > 0)
        kei_flow_anchor (self->flow, paragraph->anchor, x, y);
      kei_flow_lines (self->flow, set, cell->next_line, n, x, y);
      height = kei_set_get_height (set, cell->next_line, n);
      cell->next_line += n;
      if (cell->next_line < set->n_lines)
        return;
      height += kei_set_table_get_gap (self, cell, cell->next_set);
      y += height;
      room -= height;
      cell->next_set++;
      cell->next_line = 0;
    }
}

/* Draws a cell between the heights, with what has room of what is left of it. */
static void
draw_cell (KeiSetTable *self, KeiSetCell *cell, double top, double bottom, gboolean force)
{
  KeiFlow *flow = self->flow;
  guint right = cell->column + cell->cell->columns;
  double x = flow->left + self->edges[cell->column];
  double room = bottom - top - 2 * self->padding, rest = kei_set_table_get_rest (self, cell), y = top + self->padding;
  KeiRgba fill = get_fill (self, cell->cell->tone);

  if (fill != KEI_RGBA_NONE)
    kei_flow_fill (flow, fill, x, top, self->edges[right] - self->edges[cell->column], bottom - top);
  if (cell->cell->tone == KEI_TONE_HEAD && cell->next_set == 0 && cell->next_line == 0 && rest < room)
    y += (room - rest) / 2;
  place_lines (self, cell, x + self->side, y, bottom - self->padding - y, force);
  if (self->table->look != KEI_LOOK_PLAIN)
    {
      if (cell->column == 0)
        rule_upright (self, 0, top, bottom);
      rule_upright (self, right, top, bottom);
      rule_across (self, cell->column, right, bottom);
    }
}

static void
open_row (KeiSetTable *self, KeiOpenCells *open, guint row)
{
  for (guint i = self->first_cells[row]; i < self->first_cells[row + 1]; i++)
    {
      KeiSetCell *cell = kei_set_table_get_cell (self, i);

      cell->next_set = cell->next_line = 0;
      open->cells[cell->column] = cell;
      open->tops[cell->column] = self->flow->y;
    }
}

/* Draws the cells that end with a row, which ends at @bottom. */
static void
close_row (KeiSetTable *self, KeiOpenCells *open, guint row, double bottom)
{
  for (guint x = 0; x < self->n_columns; x++)
    if (open->cells[x] != NULL && open->cells[x]->last_row == row)
      {
        draw_cell (self, open->cells[x], open->tops[x], bottom, FALSE);
        open->cells[x] = NULL;
      }
  self->flow->y = bottom;
}

static void
begin_piece (KeiSetTable *self)
{
  KeiFlow *flow = self->flow;

  self->n_placed = 0;
  g_array_set_size (self->rules, 0);
  for (guint i = 0; i <= self->n_columns; i++)
    self->rule_starts[i] = -1;
  rule_across (self, 0, self->n_columns, flow->y);
  for (guint row = 0; row < self->n_head; row++)
    {
      open_row (self, &self->head, row);
      close_row (self, &self->head, row, flow->y + self->heights[row]);
    }
  for (guint x = 0; x < self->n_columns; x++)
    self->body.tops[x] = flow->y;
}

/* What is open is drawn down to @bottom. */
static void
end_piece (KeiSetTable *self, double bottom, gboolean force)
{
  for (guint x = 0; x < self->n_columns; x++)
    {
      KeiSetCell *cell = self->body.cells[x];

      /* A cell that has begun where the page ends has no height there. */
      if (cell == NULL || bottom - self->body.tops[x] < 0.1)
        continue;
      draw_cell (self, cell, self->body.tops[x], bottom, force);
      /* What names the rows is said again where they go on. */
      if (cell->cell->head && cell->next_set == cell->cell->paragraphs->len)
        cell->next_set = cell->next_line = 0;
    }
  for (guint i = 0; i <= self->n_columns; i++)
    end_upright (self, i);
  for (guint i = 0; i < self->rules->len; i++)
    kei_flow_item (self->flow, &g_array_index (self->rules, KeiPageItem, i));
}

static void
turn_page (KeiSetTable *self, double bottom, gboolean force)
{
  end_piece (self, bottom, force);
  kei_flow_next_page (self->flow);
  begin_piece (self);
}

/* How high a row has to be from the flow's place on. @begun: on a page before. */
static double
get_row_height (const KeiSetTable *self, guint row, gboolean begun)
{
  double height = begun ? self->line : self->heights[row];

  for (guint x = 0; x < self->n_columns; x++)
    {
      const KeiSetCell *cell = self->body.cells[x];

      if (cell != NULL && cell->last_row == row)
        height = MAX (height, kei_set_table_get_rest (self, cell) + 2 * self->padding - (self->flow->y - self->body.tops[x]));
    }
  return height;
}

/* A row that begins with what names or sums up those that follow: it does not end a page. */
static gboolean
is_band (KeiSetTable *self, guint row)
{
  const KeiSetCell *cell;

  if (row + 1 >= self->n_rows || self->n_columns < 2 || self->first_cells[row + 1] == self->first_cells[row])
    return FALSE;
  cell = kei_set_table_get_cell (self, self->first_cells[row]);
  return cell->column == 0 && kei_keep_is_band (cell->cell);
}

/* Whether below a row there is one more of its group, or of the table, which would begin a page alone. */
static gboolean
is_last_but_one (KeiSetTable *self, guint row)
{
  return !is_band (self, row) && row + 1 < self->n_rows && !is_band (self, row + 1) && (row + 2 == self->n_rows || is_band (self, row + 2));
}

/* What must follow a row on its page: of bands below one another all, and the beginning of the row that they are about; and the last
 * row of a group. */
static double
get_room_below (KeiSetTable *self, guint row)
{
  double room = 0;
  guint i = 0;

  for (; i < MAX_BANDS && is_band (self, row + i); i++)
    room += is_band (self, row + i + 1) ? self->heights[row + i + 1] : MIN (self->heights[row + i + 1], KEI_SET_TABLE_LEAST_ROOM);
  if (is_last_but_one (self, row + i))
    room += MIN (self->heights[row + i + 1], KEI_SET_TABLE_LEAST_ROOM);
  return room;
}

/* The same for the last rows, behind which @below points are wanted: one of them at least stands with what is there, low ones all. */
static double
get_room_at_end (KeiSetTable *self, guint row, double below)
{
  double rows = 0;

  for (guint i = row + 1; i < self->n_rows; i++)
    rows += self->heights[i];
  return row + 1 == self->n_rows || (below > 0 && rows <= END_ROWS) ? rows + below : get_room_below (self, row);
}

static void
place_row (KeiSetTable *self, guint row, double below)
{
  KeiFlow *flow = self->flow;
  gboolean begun = FALSE;

  for (;;)
    {
      double height = get_row_height (self, row, begun);
      double whole = kei_flow_get_page_height (flow) - self->head_height;
      double next = self->n_placed == 0 ? 0 : row + END_LOOK >= self->n_rows ? get_room_at_end (self, row, below)
                                                                             : get_room_below (self, row);

      if (flow->y + height + next <= flow->bottom + 0.01)
        {
          if (!begun)
            open_row (self, &self->body, row);
          close_row (self, &self->body, row, flow->y + height);
          self->n_placed++;
          return;
        }
      /* A row goes to the next page as a whole, if it is not too high for any. */
      if (!begun && self->n_placed > 0 && (height <= whole + 0.01 || flow->bottom - flow->y < KEI_SET_TABLE_LEAST_ROOM))
        {
          turn_page (self, flow->y, FALSE);
          continue;
        }
      if (!begun)
        open_row (self, &self->body, row);
      begun = TRUE;
      turn_page (self, flow->bottom, self->n_placed == 0);
    }
}

gboolean
kei_set_table_place (KeiSetTable *self, KeiFlow *flow, double below, GError **error)
{
  if (self->caption != NULL)
    {
      kei_flow_lines (flow, self->caption, 0, self->caption->n_lines, flow->left, flow->y);
      flow->y += kei_set_table_get_caption_height (self);
    }
  begin_piece (self);
  for (guint row = self->n_head; row < self->n_rows; row++)
    {
      place_row (self, row, below);
      if (row % STEP == STEP - 1 && flow->job != NULL && g_cancellable_set_error_if_cancelled (flow->job->cancellable, error))
        return FALSE;
    }
  end_piece (self, flow->y, FALSE);
  return TRUE;
}
