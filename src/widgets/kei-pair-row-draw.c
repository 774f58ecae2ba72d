/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a row is drawn. Marks are rectangles below the text, found when the row is drawn, so that marked texts are shaped as fast as
 * others. */
#include "config.h"

#include "kei-pair-row-private.h"

#include <string.h>

#include "kei-draw.h"

#define INPUT_PAD_X 7
#define INPUT_PAD_Y 5
#define TALL 8 /* lines: in a row beyond, the sign stands at the top, where the row begins */

static void
draw_rectangle (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_layout (GtkSnapshot *snapshot, PangoLayout *layout, int x, int y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* A ring, so that what it lies on can be seen with its own colours. */
static void
draw_hit (KeiPairRow *self, GtkSnapshot *snapshot, int x, int y, int width, int height)
{
  GdkRGBA ring = kei_draw_get_color (GTK_WIDGET (self), "accent_bg_color"), ground = kei_draw_with_alpha (ring, 0.25);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT ((float) (x - 1), (float) (y - 1), (float) (width + 2), (float) (height + 2)), 3);
  draw_rectangle (snapshot, &ground, x, y, width, height);
  gtk_snapshot_append_border (snapshot, &outline, (float[]){ 2, 2, 2, 2 }, (GdkRGBA[]){ ring, ring, ring, ring });
}

static void
draw_mark (KeiPairRow *self, GtkSnapshot *snapshot, KeiPairMarkKind kind, guint side, int x, int y, int width, int height)
{
  KeiPairLook *look = self->look;
  KeiSign sign;
  int line;

  if (kind == KEI_PAIR_MARK_HIT)
    {
      draw_hit (self, snapshot, x, y, width, height);
      return;
    }
  sign = kind == KEI_PAIR_MARK_SPELLING ? KEI_SIGN_SPELLING
         : kind == KEI_PAIR_MARK_MOVED  ? KEI_SIGN_MOVED
         : side == KEI_PAIR_LEFT        ? KEI_SIGN_REMOVED
                                        : KEI_SIGN_ADDED;
  line = MAX (1, _kei_pair_look_scale (look, kind == KEI_PAIR_MARK_SPELLING ? 1 : 2));

  draw_rectangle (snapshot, _kei_pair_look_get_sign_mark (look, sign), x, y, width, height);
  draw_rectangle (snapshot, _kei_pair_look_get_sign_color (look, sign), x, y + height - line, width, line);
}

/* The marks of a text, line by line: both are in order, so each is looked at once. */
static void
draw_marks (KeiPairRow *self, GtkSnapshot *snapshot, const GArray *marks, const KeiPairRowCell *cell, guint side, int x, int y)
{
  double em = _kei_pair_look_get_em (self->look, _kei_pair_row_get_font (self->content));
  gsize shift = cell->has_prefix ? strlen (KEI_PAIR_ROW_PREFIX) : 0;
  PangoLayoutIter *iter;
  guint next = 0;

  if (marks == NULL)
    return;
  iter = pango_layout_get_iter (cell->layout);
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      gsize start = (gsize) line->start_index, end = start + (gsize) line->length;
      double baseline = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;

      while (next < marks->len)
        {
          const KeiPairMark *mark = &g_array_index (marks, KeiPairMark, next);
          gsize from = mark->start + shift, to = from + mark->length;
          g_autofree int *ranges = NULL;
          int n_ranges;

          if (from >= end)
            break;
          if (to > start)
            {
              int top = y + (int) (baseline - 0.98 * em);
              int bottom = y + (int) (baseline + 0.3 * em + 0.5);

              pango_layout_line_get_x_ranges (line, (int) MAX (from, start), (int) MIN (to, end), &ranges, &n_ranges);
              for (int i = 0; i < n_ranges; i++)
                {
                  int left = PANGO_PIXELS_FLOOR (ranges[2 * i]), right = PANGO_PIXELS_CEIL (ranges[2 * i + 1]);

                  /* Kanji and kana come from runs of their own, but are one mark. */
                  while (i + 1 < n_ranges && PANGO_PIXELS_FLOOR (ranges[2 * i + 2]) <= right)
                    right = PANGO_PIXELS_CEIL (ranges[2 * ++i + 1]);
                  draw_mark (self, snapshot, mark->kind, side, x + left, top, right - left, bottom - top);
                }
            }
          if (to > end)
            break;
          next++;
        }
    }
  while (next < marks->len && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* A field of its own, a little larger than the text that it stands for. */
static void
draw_input (KeiPairRow *self, GtkSnapshot *snapshot, const KeiPairRowCell *cell)
{
  int x = _kei_pair_look_scale (self->look, INPUT_PAD_X), y = _kei_pair_look_scale (self->look, INPUT_PAD_Y);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (cell->text_x - x), (float) (cell->y + cell->text_y - y), (float) (cell->text_width + 2 * x), (float) (cell->text_height + 2 * y));
  GdkRGBA ground = kei_draw_get_color (GTK_WIDGET (self), "view_bg_color"), ring = kei_draw_get_color (GTK_WIDGET (self), "accent_bg_color");
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) y);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (float[]){ 2, 2, 2, 2 }, (GdkRGBA[]){ ring, ring, ring, ring });
  gtk_widget_snapshot_child (GTK_WIDGET (self), self->input, snapshot);
}

static void
draw_cell (KeiPairRow *self, GtkSnapshot *snapshot, guint side, guint i)
{
  const KeiPairCell *data = &g_array_index (self->content->cells[side], KeiPairCell, i);
  KeiPairLook *look = self->look;
  KeiPairFont font = _kei_pair_row_get_font (self->content);
  KeiPairRowCell *cell = &self->cells[side][i];
  int pad = _kei_pair_look_scale (look, KEI_PAIR_ROW_PAD_X);
  int left = (side == KEI_PAIR_LEFT ? 0 : self->sign_x + self->sign_width) + pad + _kei_pair_row_get_indent (self);
  int y = cell->y + cell->text_y;
  int baseline;

  if (cell->layout == NULL)
    cell->layout = _kei_pair_row_create_text_layout (self, data, cell);
  baseline = PANGO_PIXELS (pango_layout_get_baseline (cell->layout));
  /* A line of Latin alone is lower: it stands on the baseline of the tag all the same. */
  if (_kei_pair_row_get_layout_height (cell->layout) < _kei_pair_look_get_line_height (look, font))
    y += _kei_pair_look_get_baseline (look, font) - baseline;
  if (data->chip != NULL)
    {
      const KeiPairStamp *chip = _kei_pair_look_get_chip (look, data->chip);
      gboolean above = cell->text_x < left + chip->width;

      _kei_pair_look_draw_stamp (snapshot, chip, left, above ? cell->y + _kei_pair_look_scale (look, KEI_PAIR_ROW_PAD_Y) : y + baseline - chip->baseline);
    }
  if (data->label != NULL)
    {
      const KeiPairStamp *label = _kei_pair_look_get_label (look, data->label);

      _kei_pair_look_draw_stamp (snapshot, label, cell->text_x, cell->has_prefix ? y + baseline - label->baseline : y - label->height - _kei_pair_look_scale (look, 2));
    }
  if (_kei_pair_row_has_input (self, cell))
    draw_input (self, snapshot, cell);
  else
    {
      draw_marks (self, snapshot, data->marks, cell, side, cell->text_x, y);
      draw_marks (self, snapshot, data->hits, cell, side, cell->text_x, y);
      draw_layout (snapshot, cell->layout, cell->text_x, y, _kei_pair_look_get_color (look, self->content->rank == KEI_PAIR_RANK_NOTE ? KEI_PAIR_COLOR_SECONDARY : KEI_PAIR_COLOR_TEXT));
    }
  if (cell->secondary != NULL)
    draw_layout (snapshot, cell->secondary, left, cell->y + cell->text_y + cell->text_height + _kei_pair_look_scale (look, 1),
                 _kei_pair_look_get_color (look, KEI_PAIR_COLOR_SECONDARY));
}

static void
draw_dashes (KeiPairRow *self, GtkSnapshot *snapshot, int x, int y, int width)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, 1));

  gdk_cairo_set_source_rgba (cr, _kei_pair_look_get_color (self->look, KEI_PAIR_COLOR_LINE));
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, (double[]){ 3, 3 }, 2, 0);
  cairo_move_to (cr, x, y + 0.5);
  cairo_line_to (cr, x + width, y + 0.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_side (KeiPairRow *self, GtkSnapshot *snapshot, guint side)
{
  int x = side == KEI_PAIR_LEFT ? 0 : self->sign_x + self->sign_width;
  int width = side == KEI_PAIR_LEFT ? self->sign_x : self->width - x;
  guint n = self->content->cells[side]->len;

  if (n == 0)
    _kei_pair_look_draw_hatch (self->look, snapshot, &GRAPHENE_RECT_INIT ((float) x, 0, (float) width, (float) self->height - 1));
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        draw_dashes (self, snapshot, x, self->cells[side][i].y, width);
      draw_cell (self, snapshot, side, i);
    }
}

static void
draw_sign (KeiPairRow *self, GtkSnapshot *snapshot)
{
  const KeiPairContent *content = self->content;
  KeiPairLook *look = self->look;
  int tall = TALL * _kei_pair_look_get_line_height (look, KEI_PAIR_FONT_BODY);
  int y = self->height > tall ? _kei_pair_look_scale (look, 6) : (self->height - 1 - _kei_pair_row_get_sign_height (self)) / 2;

  if (content->sign != KEI_SIGN_NONE)
    {
      const KeiPairStamp *disc = _kei_pair_look_get_disc (look, content->sign, content->doubt >= 0);
      int x = self->sign_x + _kei_pair_look_scale (look, self->is_narrow ? 8 : KEI_PAIR_ROW_PAD_X);

      _kei_pair_look_draw_stamp (snapshot, disc, x, y);
      if (!self->is_narrow)
        {
          const KeiPairStamp *word = _kei_pair_look_get_word (look, content->sign, _kei_pair_content_get_word (content));

          _kei_pair_look_draw_stamp (snapshot, word, x + disc->width + _kei_pair_look_scale (look, 4), y + (disc->height - word->height) / 2);
        }
      y += disc->height + _kei_pair_look_scale (look, 4);
    }
  if (content->doubt >= 0)
    {
      const KeiPairStamp *doubt = _kei_pair_look_get_doubt (look, (guint) content->doubt, self->is_narrow);

      _kei_pair_look_draw_stamp (snapshot, doubt, self->sign_x + (self->sign_width - doubt->width) / 2, y);
    }
}

static void
draw_fold (KeiPairRow *self, GtkSnapshot *snapshot)
{
  KeiPairLook *look = self->look;
  const KeiPairStamp *words = _kei_pair_look_get_label (look, self->content->word);
  const KeiPairStamp *arrow = _kei_pair_look_get_arrow (look, self->content->is_open);
  int gap = _kei_pair_look_scale (look, 6), pad = _kei_pair_look_scale (look, KEI_PAIR_ROW_PAD_X);
  int room = self->width - 2 * pad - arrow->width - gap;
  int x = MAX (pad, (self->width - words->width - arrow->width - gap) / 2);
  int y = (self->height - 1 - words->height) / 2;

  _kei_pair_look_draw_stamp (snapshot, arrow, x, (self->height - 1 - arrow->height) / 2);
  if (words->width > room)
    {
      g_autoptr (PangoLayout) layout = _kei_pair_look_create_layout (look, KEI_PAIR_FONT_CAPTION, self->content->word, strlen (self->content->word), MAX (room, 0));

      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      draw_layout (snapshot, layout, x + arrow->width + gap, y, _kei_pair_look_get_color (look, KEI_PAIR_COLOR_SECONDARY));
    }
  else
    _kei_pair_look_draw_stamp (snapshot, words, x + arrow->width + gap, y);
}

void
_kei_pair_row_draw (KeiPairRow *self, GtkSnapshot *snapshot)
{
  const GdkRGBA *line;

  if (self->content == NULL || self->width <= 0)
    return;
  _kei_pair_row_lay_out (self, self->width);
  line = _kei_pair_look_get_color (self->look, KEI_PAIR_COLOR_LINE);
  if (self->content->is_fold || self->content->rank == KEI_PAIR_RANK_PILLAR)
    draw_rectangle (snapshot, _kei_pair_look_get_color (self->look, KEI_PAIR_COLOR_SHADE), 0, 0, self->width, self->height - 1);
  draw_rectangle (snapshot, line, 0, self->height - 1, self->width, 1);
  if (self->content->is_fold)
    {
      draw_fold (self, snapshot);
      return;
    }
  draw_side (self, snapshot, KEI_PAIR_LEFT);
  draw_side (self, snapshot, KEI_PAIR_RIGHT);
  draw_rectangle (snapshot, line, self->sign_x - 1, 0, 1, self->height - 1);
  draw_rectangle (snapshot, line, self->sign_x + self->sign_width - 1, 0, 1, self->height - 1);
  draw_sign (self, snapshot);
}
