/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the side-by-side list is one widget that draws its texts; kei-pair-look.c has what rows share.
 *
 *   | chip  title, wrapped   | sign  | chip  title            |
 *   |       …                | word  |-------------------------|  several cells: a merge or a split
 *   | path (secondary)       | ？58 % | chip  title            |
 *
 * A list asks for the heights of some 200 rows but shows twenty. A text that is sure to fit into one line is therefore only laid
 * out when it is drawn; the others are laid out once for each width. Marks are rectangles below the text, found when the
 * row is drawn, so that marked texts are shaped as fast as others. */
#include "config.h"

#include "kei-pair-row.h"

#include <string.h>

#include "kei-pair-private.h"

#define PAD_X 12
#define PAD_Y 9
#define NOTE_PAD_Y 5
#define INDENT 18
#define GAP 8
#define FOLD_HEIGHT 30
#define LEAST_TEXT 4 /* em: below, a text goes under its tag */
#define LEAST_WIDTH 240
#define NATURAL_WIDTH 760
#define TALL 8 /* lines: in a row beyond, the sign stands at the top, where the row begins */

/* A cell as it is laid out; all in pixels of the row. */
typedef struct
{
  PangoLayout *layout;    /* owned (nullable): until it is drawn, for a text of one line */
  PangoLayout *secondary; /* owned (nullable) */
  int y, height;
  int text_x, text_y, text_width, text_height;
  gboolean has_prefix; /* the layout's text begins with room for the label */
} Cell;

struct _KeiPairRow
{
  GtkWidget parent_instance;

  KeiPairLook *look;             /* owned */
  KeiPairContent *content;       /* owned (nullable) */
  Cell *cells[KEI_PAIR_N_SIDES]; /* owned, one for each of the content's */
  int width, height;             /* that the cells are laid out for, width -1: not at all */
  guint serial;                  /* of the look at that time */
  int sign_x, sign_width;
  gboolean is_narrow;
};

enum {
  UNFOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KeiPairRow, kei_pair_row, GTK_TYPE_WIDGET)

/* --- Layout --- */

static void
forget_layout (KeiPairRow *self)
{
  for (guint side = 0; side < KEI_PAIR_N_SIDES; side++)
    {
      guint n = self->content != NULL ? self->content->cells[side]->len : 0;

      for (guint i = 0; i < n && self->cells[side] != NULL; i++)
        {
          g_clear_object (&self->cells[side][i].layout);
          g_clear_object (&self->cells[side][i].secondary);
        }
    }
  self->width = -1;
}

static KeiPairFont
get_font (const KeiPairContent *content)
{
  switch (content->rank)
    {
    case KEI_PAIR_RANK_PILLAR:
      return KEI_PAIR_FONT_LARGE;
    case KEI_PAIR_RANK_TITLE:
      return KEI_PAIR_FONT_BOLD;
    case KEI_PAIR_RANK_NOTE:
      return KEI_PAIR_FONT_CAPTION;
    case KEI_PAIR_RANK_PLAIN:
    case KEI_PAIR_RANK_TEXT:
    default:
      return KEI_PAIR_FONT_BODY;
    }
}

/* Whether @text is sure to fit into one line of @width pixels, were all its characters as wide as the widest ones. What is neither
 * Japanese nor Latin has to be laid out to be known. */
static gboolean
is_one_line (KeiPairLook *look, KeiPairFont font, const char *text, gsize length, int width)
{
  int latin = _kei_pair_look_get_widest (look, font, FALSE);
  int japanese = _kei_pair_look_get_widest (look, font, TRUE);

  if (length > 1024)
    return FALSE;
  for (const char *p = text; *p != '\0' && width >= 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x20 && c < 0x7f)
        width -= latin;
      else if ((c >= 0x3000 && c < 0x3100) || (c >= 0x4e00 && c < 0xa000) || (c >= 0x2460 && c < 0x2474) || (c >= 0xff01 && c < 0xff61))
        width -= japanese;
      else
        return FALSE;
    }
  return width >= 0;
}

/* The label stands at the start of the first line: room for it is a character of that width. */
#define PREFIX "\xef\xbf\xbc" /* U+FFFC */

static PangoLayout *
create_text_layout (KeiPairRow *self, const KeiPairCell *data, const Cell *cell)
{
  KeiPairFont font = get_font (self->content);
  PangoLayout *layout;
  g_autofree char *text = NULL;
  PangoAttrList *attributes;
  PangoAttribute *room;
  PangoRectangle extents = { 0 };

  if (!cell->has_prefix)
    return _kei_pair_look_create_layout (self->look, font, data->text, data->length, cell->text_width);
  text = g_strconcat (PREFIX, data->text, NULL);
  layout = _kei_pair_look_create_layout (self->look, font, text, data->length + strlen (PREFIX), cell->text_width);
  extents.width = (_kei_pair_look_get_label (self->look, data->label)->width + _kei_pair_look_scale (self->look, PAD_X)) * PANGO_SCALE;
  extents.height = 1;
  room = pango_attr_shape_new (&extents, &extents);
  room->start_index = 0;
  room->end_index = strlen (PREFIX);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, room);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

/* The texts of an unchanged row are laid out once for both sides. (transfer full) */
static PangoLayout *
make_text_layout (KeiPairRow *self, const KeiPairCell *data, const Cell *cell)
{
  for (guint side = 0; side < KEI_PAIR_N_SIDES; side++)
    if (self->content->cells[side]->len == 1)
      {
        const KeiPairCell *other = &g_array_index (self->content->cells[side], KeiPairCell, 0);
        const Cell *twin = self->cells[side];

        if (twin != cell && twin->layout != NULL && twin->text_width == cell->text_width && twin->has_prefix == cell->has_prefix && other->length == data->length && strcmp (other->text, data->text) == 0 && g_strcmp0 (other->label, data->label) == 0)
          return g_object_ref (twin->layout);
      }
  return create_text_layout (self, data, cell);
}

static int
get_layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static int
get_indent (KeiPairRow *self)
{
  return self->content->rank == KEI_PAIR_RANK_TEXT && !self->is_narrow ? _kei_pair_look_scale (self->look, INDENT) : 0;
}

/* Everything about @cell but its place. */
static void
lay_out_cell (KeiPairRow *self, const KeiPairCell *data, Cell *cell, int x, int width)
{
  KeiPairLook *look = self->look;
  KeiPairFont font = get_font (self->content);
  double em = _kei_pair_look_get_em (look, font);
  int pad = _kei_pair_look_scale (look, PAD_X);
  int pad_y = _kei_pair_look_scale (look, self->content->rank == KEI_PAIR_RANK_NOTE ? NOTE_PAD_Y : PAD_Y);
  int line = _kei_pair_look_get_line_height (look, font);
  int rest = width - 2 * pad;
  int indent = get_indent (self);
  int room = 0;

  rest -= indent;
  cell->text_x = x + pad + indent;
  cell->text_y = pad_y;
  cell->has_prefix = FALSE;
  if (data->chip != NULL)
    {
      const KeiPairStamp *chip = _kei_pair_look_get_chip (look, data->chip);
      int taken = chip->width + _kei_pair_look_scale (look, GAP);

      if (rest - taken >= LEAST_TEXT * em)
        {
          cell->text_x += taken;
          rest -= taken;
        }
      else
        cell->text_y += chip->height + _kei_pair_look_scale (look, 2);
    }
  if (data->label != NULL)
    {
      const KeiPairStamp *label = _kei_pair_look_get_label (look, data->label);

      room = label->width + pad;
      if (rest - room >= LEAST_TEXT * em)
        cell->has_prefix = TRUE;
      else
        cell->text_y += label->height + _kei_pair_look_scale (look, 2);
    }
  cell->text_width = MAX (rest, (int) em);
  cell->text_height = line;
  if (!is_one_line (look, font, data->text, data->length, cell->text_width - (cell->has_prefix ? room : 0)))
    {
      cell->layout = make_text_layout (self, data, cell);
      cell->text_height = MAX (line, get_layout_height (cell->layout));
    }
  cell->height = cell->text_y + cell->text_height + pad_y;
  if (data->secondary != NULL)
    {
      /* It begins where the tag or the label does. */
      cell->secondary = _kei_pair_look_create_layout (look, KEI_PAIR_FONT_CAPTION, data->secondary, strlen (data->secondary), MAX (width - 2 * pad - indent, (int) em));
      cell->height += get_layout_height (cell->secondary) - _kei_pair_look_scale (look, 1);
    }
}

/* Below each other; what one side is higher is shared out among the cells of the other, or, where many stand beside
 * one, that one stands in the middle. */
static void
place_cells (KeiPairRow *self, guint side, int height)
{
  guint n = self->content->cells[side]->len;
  guint others = self->content->cells[1 - side]->len;
  Cell *cells = self->cells[side];
  int rest = height, y = 0;

  for (guint i = 0; i < n; i++)
    rest -= cells[i].height;
  for (guint i = 0; i < n; i++)
    {
      int more = n > 1 ? rest / (int) (n - i) : 0;

      cells[i].y = y + (n == 1 && others > 1 ? rest / 2 : 0);
      cells[i].height += more;
      y += cells[i].height;
      rest -= more;
    }
}

static int
get_sign_height (KeiPairRow *self)
{
  KeiPairLook *look = self->look;
  int height = 0;

  if (self->content->sign != KEI_SIGN_NONE)
    height = _kei_pair_look_get_disc_size (look);
  if (self->content->doubt >= 0)
    height += _kei_pair_look_get_doubt (look, (guint) self->content->doubt, self->is_narrow)->height + _kei_pair_look_scale (look, 4);
  return height;
}

static void
lay_out (KeiPairRow *self, int width)
{
  KeiPairLook *look = self->look;
  int heights[KEI_PAIR_N_SIDES] = { 0 };

  if (self->width == width && self->serial == _kei_pair_look_get_serial (look))
    return;
  forget_layout (self);
  if (_kei_pair_look_get_serial (look) == 0)
    _kei_pair_look_update (look, GTK_WIDGET (self));
  self->width = width;
  self->serial = _kei_pair_look_get_serial (look);
  kei_pair_look_place_sign (look, width, &self->sign_x, &self->sign_width);
  self->is_narrow = self->sign_width == _kei_pair_look_get_sign_width (look, TRUE);
  self->height = _kei_pair_look_scale (look, FOLD_HEIGHT);
  if (self->content == NULL || self->content->is_fold)
    return;
  for (guint side = 0; side < KEI_PAIR_N_SIDES; side++)
    {
      int x = side == KEI_PAIR_LEFT ? 0 : self->sign_x + self->sign_width;

      for (guint i = 0; i < self->content->cells[side]->len; i++)
        {
          /* Both sides wrap alike, also where an odd pixel is left over. */
          lay_out_cell (self, &g_array_index (self->content->cells[side], KeiPairCell, i), &self->cells[side][i], x,
                        MIN (self->sign_x, width - self->sign_x - self->sign_width));
          heights[side] += self->cells[side][i].height;
        }
    }
  self->height = MAX (MAX (heights[KEI_PAIR_LEFT], heights[KEI_PAIR_RIGHT]), get_sign_height (self) + _kei_pair_look_scale (look, 8));
  place_cells (self, KEI_PAIR_LEFT, self->height);
  place_cells (self, KEI_PAIR_RIGHT, self->height);
  self->height += 1;
}

static GtkSizeRequestMode
kei_pair_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kei_pair_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KeiPairRow *self = KEI_PAIR_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else if (for_size >= 0)
    {
      lay_out (self, MAX (for_size, LEAST_WIDTH));
      *minimum = *natural = self->height;
    }
  else
    /* A list asks this of all rows before it asks what counts, their height for its width: nothing is laid out for it. */
    *minimum = *natural = self->width > 0 ? self->height : FOLD_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
kei_pair_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (KEI_PAIR_ROW (widget), width);
}

/* --- Drawing --- */

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

static void
draw_mark (KeiPairRow *self, GtkSnapshot *snapshot, KeiPairMarkKind kind, guint side, int x, int y, int width, int height)
{
  KeiPairLook *look = self->look;
  KeiSign sign = kind == KEI_PAIR_MARK_SPELLING ? KEI_SIGN_SPELLING
                 : kind == KEI_PAIR_MARK_MOVED  ? KEI_SIGN_MOVED
                 : side == KEI_PAIR_LEFT        ? KEI_SIGN_REMOVED
                                                : KEI_SIGN_ADDED;
  int line = MAX (1, _kei_pair_look_scale (look, kind == KEI_PAIR_MARK_SPELLING ? 1 : 2));

  draw_rectangle (snapshot, _kei_pair_look_get_sign_mark (look, sign), x, y, width, height);
  draw_rectangle (snapshot, _kei_pair_look_get_sign_color (look, sign), x, y + height - line, width, line);
}

/* The marks of a text, line by line: both are in order, so each is looked at once. */
static void
draw_marks (KeiPairRow *self, GtkSnapshot *snapshot, const KeiPairCell *data, const Cell *cell, guint side, int x, int y)
{
  double em = _kei_pair_look_get_em (self->look, get_font (self->content));
  gsize shift = cell->has_prefix ? strlen (PREFIX) : 0;
  PangoLayoutIter *iter;
  guint next = 0;

  if (data->marks == NULL)
    return;
  iter = pango_layout_get_iter (cell->layout);
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      gsize start = (gsize) line->start_index, end = start + (gsize) line->length;
      double baseline = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;

      while (next < data->marks->len)
        {
          const KeiPairMark *mark = &g_array_index (data->marks, KeiPairMark, next);
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
  while (next < data->marks->len && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_cell (KeiPairRow *self, GtkSnapshot *snapshot, guint side, guint i)
{
  const KeiPairCell *data = &g_array_index (self->content->cells[side], KeiPairCell, i);
  KeiPairLook *look = self->look;
  KeiPairFont font = get_font (self->content);
  Cell *cell = &self->cells[side][i];
  int pad = _kei_pair_look_scale (look, PAD_X);
  int left = (side == KEI_PAIR_LEFT ? 0 : self->sign_x + self->sign_width) + pad + get_indent (self);
  int y = cell->y + cell->text_y;
  int baseline;

  if (cell->layout == NULL)
    cell->layout = make_text_layout (self, data, cell);
  baseline = PANGO_PIXELS (pango_layout_get_baseline (cell->layout));
  /* A line of Latin alone is lower: it stands on the baseline of the tag all the same. */
  if (get_layout_height (cell->layout) < _kei_pair_look_get_line_height (look, font))
    y += _kei_pair_look_get_baseline (look, font) - baseline;
  if (data->chip != NULL)
    {
      const KeiPairStamp *chip = _kei_pair_look_get_chip (look, data->chip);
      gboolean above = cell->text_x < left + chip->width;

      _kei_pair_look_draw_stamp (snapshot, chip, left, above ? cell->y + _kei_pair_look_scale (look, PAD_Y) : y + baseline - chip->baseline);
    }
  if (data->label != NULL)
    {
      const KeiPairStamp *label = _kei_pair_look_get_label (look, data->label);

      _kei_pair_look_draw_stamp (snapshot, label, cell->text_x, cell->has_prefix ? y + baseline - label->baseline : y - label->height - _kei_pair_look_scale (look, 2));
    }
  draw_marks (self, snapshot, data, cell, side, cell->text_x, y);
  draw_layout (snapshot, cell->layout, cell->text_x, y, _kei_pair_look_get_color (look, self->content->rank == KEI_PAIR_RANK_NOTE ? KEI_PAIR_COLOR_SECONDARY : KEI_PAIR_COLOR_TEXT));
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
  int y = self->height > tall ? _kei_pair_look_scale (look, 6) : (self->height - 1 - get_sign_height (self)) / 2;

  if (content->sign != KEI_SIGN_NONE)
    {
      const KeiPairStamp *disc = _kei_pair_look_get_disc (look, content->sign, content->doubt >= 0);
      int x = self->sign_x + _kei_pair_look_scale (look, self->is_narrow ? 8 : PAD_X);

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
  int gap = _kei_pair_look_scale (look, 6);
  int x = MAX (0, (self->width - words->width - arrow->width - gap) / 2);

  _kei_pair_look_draw_stamp (snapshot, arrow, x, (self->height - 1 - arrow->height) / 2);
  _kei_pair_look_draw_stamp (snapshot, words, x + arrow->width + gap, (self->height - 1 - words->height) / 2);
}

static void
kei_pair_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeiPairRow *self = KEI_PAIR_ROW (widget);
  const GdkRGBA *line;

  if (self->content == NULL || self->width <= 0)
    return;
  lay_out (self, self->width);
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

/* --- The widget --- */

static void
refresh (KeiPairRow *self)
{
  /* While it is made or unmade, there is no look. */
  if (self->look == NULL)
    return;
  _kei_pair_look_update (self->look, GTK_WIDGET (self));
  if (self->serial != _kei_pair_look_get_serial (self->look))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Another font or theme. */
static void
kei_pair_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kei_pair_row_parent_class)->css_changed (widget, change);
  refresh (KEI_PAIR_ROW (widget));
}

static void
kei_pair_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting settings)
{
  GTK_WIDGET_CLASS (kei_pair_row_parent_class)->system_setting_changed (widget, settings);
  refresh (KEI_PAIR_ROW (widget));
}

static void
kei_pair_row_dispose (GObject *object)
{
  KeiPairRow *self = KEI_PAIR_ROW (object);

  kei_pair_row_set_content (self, NULL);
  g_clear_object (&self->look);
  G_OBJECT_CLASS (kei_pair_row_parent_class)->dispose (object);
}

static void
kei_pair_row_class_init (KeiPairRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_pair_row_dispose;
  widget_class->get_request_mode = kei_pair_row_get_request_mode;
  widget_class->measure = kei_pair_row_measure;
  widget_class->size_allocate = kei_pair_row_size_allocate;
  widget_class->snapshot = kei_pair_row_snapshot;
  widget_class->css_changed = kei_pair_row_css_changed;
  widget_class->system_setting_changed = kei_pair_row_system_setting_changed;

  signals[UNFOLD] = g_signal_new ("unfold", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "pair-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kei_pair_row_init (KeiPairRow *self)
{
  self->width = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
kei_pair_row_new (KeiPairLook *look)
{
  KeiPairRow *self;

  g_return_val_if_fail (KEI_IS_PAIR_LOOK (look), NULL);

  self = g_object_new (KEI_TYPE_PAIR_ROW, NULL);
  self->look = g_object_ref (look);
  return GTK_WIDGET (self);
}

/* The row around this one has the focus, so it has the name as well. */
static void
tell_assistants (KeiPairRow *self)
{
  g_autofree char *name = kei_pair_content_describe (self->content);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  g_autofree char *marks = kei_pair_content_describe_marks (self->content);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, marks, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, marks, -1);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, KeiPairRow *self)
{
  if (self->content != NULL && self->content->is_fold && n_press == 1)
    g_signal_emit (self, signals[UNFOLD], 0);
}

/* Most rows never are a fold: only those that were one listen to clicks. */
static void
listen (KeiPairRow *self)
{
  GtkGesture *gesture;

  if (g_object_get_data (G_OBJECT (self), "kei-pair-row-click") != NULL)
    return;
  gesture = gtk_gesture_click_new ();
  g_signal_connect (gesture, "released", G_CALLBACK (pressed_cb), self);
  g_object_set_data (G_OBJECT (self), "kei-pair-row-click", gesture);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

void
kei_pair_row_set_content (KeiPairRow *self, KeiPairContent *content)
{
  g_return_if_fail (KEI_IS_PAIR_ROW (self));

  if (self->content == content)
    return;
  forget_layout (self);
  for (guint side = 0; side < KEI_PAIR_N_SIDES; side++)
    {
      g_clear_pointer (&self->cells[side], g_free);
      if (content != NULL)
        self->cells[side] = g_new0 (Cell, content->cells[side]->len);
    }
  g_clear_pointer (&self->content, kei_pair_content_unref);
  if (content == NULL)
    return;
  self->content = kei_pair_content_ref (content);
  _kei_pair_look_trim (self->look);
  if (content->is_fold)
    listen (self);
  tell_assistants (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

KeiPairContent *
kei_pair_row_get_content (KeiPairRow *self)
{
  g_return_val_if_fail (KEI_IS_PAIR_ROW (self), NULL);

  return self->content;
}
