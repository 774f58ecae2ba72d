/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a KeiTable. Its children draw themselves: editor, remark, details and the cells that are widgets. */
#include "config.h"

#include "kei-table-private.h"

typedef struct
{
  GdkRGBA text, secondary, wrong, warning, line, accent, tint;
} Colours;

static void
look_up (GtkStyleContext *context, const char *name, const GdkRGBA *otherwise, GdkRGBA *colour)
{
  if (!gtk_style_context_lookup_color (context, name, colour))
    *colour = *otherwise;
}

static void
get_colours (KeiTable *self, Colours *colours)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA line;

  gtk_style_context_get_color (context, &colours->text);
  line = colours->text;
  line.alpha *= 0.12f;
  look_up (context, "kei_secondary", &colours->text, &colours->secondary);
  look_up (context, "kei_error", &colours->text, &colours->wrong);
  look_up (context, "kei_warning", &colours->text, &colours->warning);
  look_up (context, "kei_line", &line, &colours->line);
  look_up (context, "accent_bg_color", &colours->text, &colours->accent);
  colours->tint = colours->accent;
  colours->tint.alpha *= 0.16f;
}

static void
draw_text (KeiTable *self, GtkSnapshot *snapshot, PangoLayout *layout, guint column, int y, const GdkRGBA *colour)
{
  int x = self->columns[column].x + KEI_TABLE_PAD_X + (column == 0 ? KEI_TABLE_PAD_EDGE - KEI_TABLE_PAD_X : 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) (y + KEI_TABLE_PAD_Y + self->baseline - pango_layout_get_baseline (layout) / PANGO_SCALE)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_line (KeiTable *self, GtkSnapshot *snapshot, int y, const GdkRGBA *colour)
{
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (0, (float) y, (float) self->width, 1));
}

static void
draw_arrow (KeiTable *self, GtkSnapshot *snapshot, const KeiTableRow *row, const GdkRGBA *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (self->width - KEI_TABLE_ARROW), (float) row->y, KEI_TABLE_ARROW, (float) row->height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  double x = self->width - KEI_TABLE_ARROW / 2.0;
  double y = row->y + row->height / 2.0;

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, x - (row->open ? 4 : 2), y - (row->open ? 2 : 4));
  cairo_line_to (cr, x + (row->open ? 0 : 2), y + (row->open ? 2 : 0));
  cairo_line_to (cr, row->open ? x + 4 : x - 2, row->open ? y - 2 : y + 4);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_row (KeiTable *self, GtkSnapshot *snapshot, guint i, const Colours *colours)
{
  KeiTableRow *row = &g_array_index (self->rows, KeiTableRow, i);
  guint first_row, first_column, n_rows, n_columns;
  gboolean range = _kei_table_get_range (self, &first_row, &first_column, &n_rows, &n_columns);

  if (i > 0)
    draw_line (self, snapshot, row->y - 1, &colours->line);
  for (guint j = 0; j < self->n_columns; j++)
    {
      KeiTableColumnState *column = &self->columns[j];
      gboolean has_editor = self->editor != NULL && self->row == i && self->column == j;
      KeiTableCellFlags flags = row->flags[j];

      if (column->width == 0)
        continue;
      if (range && i >= first_row && i < first_row + n_rows && j >= first_column && j < first_column + n_columns)
        gtk_snapshot_append_color (snapshot, &colours->tint,
                                   &GRAPHENE_RECT_INIT ((float) column->x, (float) row->y, (float) column->width, (float) row->height - 1));
      if (has_editor || column->info.widget)
        continue;
      draw_text (self, snapshot, _kei_table_get_layout (self, i, j), j, row->y,
                 flags & KEI_TABLE_CELL_WRONG       ? &colours->wrong
                 : flags & KEI_TABLE_CELL_WARNING   ? &colours->warning
                 : flags & KEI_TABLE_CELL_SECONDARY ? &colours->secondary
                                                    : &colours->text);
    }
  if (self->has_details)
    draw_arrow (self, snapshot, row, &colours->secondary);
}

static void
draw_ring (KeiTable *self, GtkSnapshot *snapshot, const Colours *colours)
{
  GdkRectangle area;
  GskRoundedRect outline;
  const float widths[4] = { 2, 2, 2, 2 };
  const GdkRGBA ring[4] = { colours->accent, colours->accent, colours->accent, colours->accent };

  _kei_table_get_cell_area (self, self->row, self->column, &area);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y, (float) area.width, (float) area.height), 4);
  gtk_snapshot_append_border (snapshot, &outline, widths, ring);
}

void
_kei_table_snapshot (KeiTable *self, GtkSnapshot *snapshot)
{
  Colours colours;
  GdkRGBA band;

  _kei_table_settle (self);
  get_colours (self, &colours);
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].width > 0)
      draw_text (self, snapshot, self->columns[i].title, i, 0, &colours.secondary);
  draw_line (self, snapshot, self->head_height - 1, &colours.line);
  for (guint i = 0; i < self->rows->len; i++)
    draw_row (self, snapshot, i, &colours);
  if (self->has_total)
    {
      band = colours.text;
      band.alpha *= 0.05f;
      gtk_snapshot_append_color (snapshot, &band, &GRAPHENE_RECT_INIT (0, (float) self->total_y, (float) self->width, (float) self->total_height));
      draw_line (self, snapshot, self->total_y - 1, &colours.line);
      for (guint i = 0; i < self->n_columns; i++)
        if (self->columns[i].width > 0 && self->columns[i].total != NULL)
          draw_text (self, snapshot, self->columns[i].total, i, self->total_y, &colours.text);
    }
  if (self->editor != NULL)
    draw_ring (self, snapshot, &colours);
}
