/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a row's texts stand.
 *
 * A list asks for the heights of some 200 rows but shows twenty. A text that is sure to fit into one line is therefore only laid
 * out when it is drawn; the others are laid out once for each width. */
#include "config.h"

#include "kei-pair-row-private.h"

#include <string.h>

#define NOTE_PAD_Y 5
#define INDENT 18
#define GAP 8
#define LEAST_TEXT 4 /* em: below, a text goes under its tag */

void
_kei_pair_row_forget_layout (KeiPairRow *self)
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

KeiPairFont
_kei_pair_row_get_font (const KeiPairContent *content)
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

static PangoLayout *
create_text_layout (KeiPairRow *self, const KeiPairCell *data, const KeiPairRowCell *cell)
{
  KeiPairFont font = _kei_pair_row_get_font (self->content);
  PangoLayout *layout;
  g_autofree char *text = NULL;
  PangoAttrList *attributes;
  PangoAttribute *room;
  PangoRectangle extents = { 0 };

  if (!cell->has_prefix)
    return _kei_pair_look_create_layout (self->look, font, data->text, data->length, cell->text_width);
  text = g_strconcat (KEI_PAIR_ROW_PREFIX, data->text, NULL);
  layout = _kei_pair_look_create_layout (self->look, font, text, data->length + strlen (KEI_PAIR_ROW_PREFIX), cell->text_width);
  extents.width = (_kei_pair_look_get_label (self->look, data->label)->width + _kei_pair_look_scale (self->look, KEI_PAIR_ROW_PAD_X)) * PANGO_SCALE;
  extents.height = 1;
  room = pango_attr_shape_new (&extents, &extents);
  room->start_index = 0;
  room->end_index = strlen (KEI_PAIR_ROW_PREFIX);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, room);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

/* The texts of an unchanged row are laid out once for both sides. (transfer full) */
PangoLayout *
_kei_pair_row_create_text_layout (KeiPairRow *self, const KeiPairCell *data, const KeiPairRowCell *cell)
{
  for (guint side = 0; side < KEI_PAIR_N_SIDES; side++)
    if (self->content->cells[side]->len == 1)
      {
        const KeiPairCell *other = &g_array_index (self->content->cells[side], KeiPairCell, 0);
        const KeiPairRowCell *twin = self->cells[side];

        if (twin != cell && twin->layout != NULL && twin->text_width == cell->text_width && twin->has_prefix == cell->has_prefix && other->length == data->length && strcmp (other->text, data->text) == 0 && g_strcmp0 (other->label, data->label) == 0)
          return g_object_ref (twin->layout);
      }
  return create_text_layout (self, data, cell);
}

int
_kei_pair_row_get_layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

gboolean
_kei_pair_row_has_input (KeiPairRow *self, const KeiPairRowCell *cell)
{
  return self->input != NULL && cell == &self->cells[self->input_side][self->input_cell];
}

int
_kei_pair_row_get_indent (KeiPairRow *self)
{
  return self->content->rank == KEI_PAIR_RANK_TEXT && !self->is_narrow ? _kei_pair_look_scale (self->look, INDENT) : 0;
}

/* Everything about @cell but its place. */
static void
lay_out_cell (KeiPairRow *self, const KeiPairCell *data, KeiPairRowCell *cell, int x, int width)
{
  KeiPairLook *look = self->look;
  KeiPairFont font = _kei_pair_row_get_font (self->content);
  double em = _kei_pair_look_get_em (look, font);
  int pad = _kei_pair_look_scale (look, KEI_PAIR_ROW_PAD_X);
  int pad_y = _kei_pair_look_scale (look, self->content->rank == KEI_PAIR_RANK_NOTE ? NOTE_PAD_Y : KEI_PAIR_ROW_PAD_Y);
  int line = _kei_pair_look_get_line_height (look, font);
  int rest = width - 2 * pad;
  int indent = _kei_pair_row_get_indent (self);
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
      /* What is typed has no room for it in its first line. */
      if (rest - room >= LEAST_TEXT * em && !_kei_pair_row_has_input (self, cell))
        cell->has_prefix = TRUE;
      else
        cell->text_y += label->height + _kei_pair_look_scale (look, 2);
    }
  cell->text_width = MAX (rest, (int) em);
  cell->text_height = line;
  if (_kei_pair_row_has_input (self, cell))
    gtk_widget_measure (self->input, GTK_ORIENTATION_VERTICAL, cell->text_width, NULL, &cell->text_height, NULL, NULL);
  else if (!is_one_line (look, font, data->text, data->length, cell->text_width - (cell->has_prefix ? room : 0)))
    {
      cell->layout = _kei_pair_row_create_text_layout (self, data, cell);
      cell->text_height = MAX (line, _kei_pair_row_get_layout_height (cell->layout));
    }
  cell->height = cell->text_y + cell->text_height + pad_y;
  if (data->secondary != NULL)
    {
      /* It begins where the tag or the label does. */
      cell->secondary = _kei_pair_look_create_layout (look, KEI_PAIR_FONT_CAPTION, data->secondary, strlen (data->secondary), MAX (width - 2 * pad - indent, (int) em));
      cell->height += _kei_pair_row_get_layout_height (cell->secondary) - _kei_pair_look_scale (look, 1);
    }
}

/* Below each other; what one side is higher is shared out among the cells of the other, or, where many stand beside
 * one, that one stands in the middle. */
static void
place_cells (KeiPairRow *self, guint side, int height)
{
  guint n = self->content->cells[side]->len;
  guint others = self->content->cells[1 - side]->len;
  KeiPairRowCell *cells = self->cells[side];
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

int
_kei_pair_row_get_sign_height (KeiPairRow *self)
{
  KeiPairLook *look = self->look;
  int height = 0;

  if (self->content->sign != KEI_SIGN_NONE)
    height = _kei_pair_look_get_disc_size (look);
  if (self->content->doubt >= 0)
    height += _kei_pair_look_get_doubt (look, (guint) self->content->doubt, self->is_narrow)->height + _kei_pair_look_scale (look, 4);
  return height;
}

void
_kei_pair_row_lay_out (KeiPairRow *self, int width)
{
  KeiPairLook *look = self->look;
  int heights[KEI_PAIR_N_SIDES] = { 0 };

  if (self->width == width && self->serial == _kei_pair_look_get_serial (look))
    return;
  _kei_pair_row_forget_layout (self);
  if (_kei_pair_look_get_serial (look) == 0)
    _kei_pair_look_update (look, GTK_WIDGET (self));
  self->width = width;
  self->serial = _kei_pair_look_get_serial (look);
  kei_pair_look_place_sign (look, width, &self->sign_x, &self->sign_width);
  self->is_narrow = self->sign_width == _kei_pair_look_get_sign_width (look, TRUE);
  self->height = _kei_pair_look_scale (look, KEI_PAIR_ROW_FOLD_HEIGHT);
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
  self->height = MAX (MAX (heights[KEI_PAIR_LEFT], heights[KEI_PAIR_RIGHT]), _kei_pair_row_get_sign_height (self) + _kei_pair_look_scale (look, 8));
  place_cells (self, KEI_PAIR_LEFT, self->height);
  place_cells (self, KEI_PAIR_RIGHT, self->height);
  self->height += 1;
}
