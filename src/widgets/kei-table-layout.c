/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widths and heights of a KeiTable.
 *
 *   head    titles                        | arrow
 *   row     cells (drawn, one has the editor) | ▸
 *           detail, when the row is open
 *   …
 *   total   sums
 *   remark  what is wrong with the cell that has the keyboard
 *
 * Texts are laid out once and kept until their row changes; a width that stays the same lays
 * nothing out. */
#include "config.h"

#include "kei-table-private.h"

#define LEAST_GROWING 11 /* digits: below, a column of lower worth goes */

/* --- Texts --- */

static PangoLayout *
create_layout (KeiTable *self, const char *text, const KeiTableColumn *info, gboolean strong)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (info->right)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

static int
get_text_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

PangoLayout *
_kei_table_get_layout (KeiTable *self, guint row, guint column)
{
  KeiTableRow *state = &g_array_index (self->rows, KeiTableRow, row);
  const KeiTableColumn *info = &self->columns[column].info;

  if (state->layouts[column] == NULL)
    {
      g_auto (KeiTableCell) cell = { NULL };

      KEI_TABLE_MODEL_GET_IFACE (self->model)->get_cell (self->model, row, column, &cell);
      state->flags[column] = cell.flags;
      state->layouts[column] = create_layout (self, cell.text != NULL ? cell.text : "", info, info->strong);
      state->wishes[column] = get_text_width (state->layouts[column]);
      if (!info->wrap)
        pango_layout_set_single_paragraph_mode (state->layouts[column], TRUE);
      state->height = 0;
    }
  return state->layouts[column];
}

static void
make_head (KeiTable *self)
{
  KeiTableModelInterface *iface = KEI_TABLE_MODEL_GET_IFACE (self->model);

  self->has_total = FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      KeiTableColumnState *column = &self->columns[i];
      g_auto (KeiTableCell) total = { NULL };

      if (column->title == NULL)
        {
          iface->get_column (self->model, i, &column->info);
          column->title = create_layout (self, column->info.title, &column->info, TRUE);
          column->head_wish = get_text_width (column->title);
          if (self->rows->len > 0 && iface->get_total != NULL && iface->get_total (self->model, i, &total))
            {
              column->total = create_layout (self, total.text != NULL ? total.text : "", &column->info, TRUE);
              column->head_wish = MAX (column->head_wish, get_text_width (column->total));
            }
        }
      self->has_total = self->has_total || column->total != NULL;
    }
}

void
_kei_table_clear_row (KeiTable *self, KeiTableRow *row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_clear_object (&row->layouts[i]);
      g_clear_pointer (&row->widgets[i], gtk_widget_unparent);
    }
  g_clear_pointer (&row->layouts, g_free);
  g_clear_pointer (&row->wishes, g_free);
  g_clear_pointer (&row->flags, g_free);
  g_clear_pointer (&row->widgets, g_free);
  g_clear_pointer (&row->detail, gtk_widget_unparent);
}

void
_kei_table_forget_row (KeiTable *self, guint row)
{
  KeiTableRow *state = &g_array_index (self->rows, KeiTableRow, row);
  KeiTableModelInterface *iface = KEI_TABLE_MODEL_GET_IFACE (self->model);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_clear_object (&state->layouts[i]);
      if (state->widgets[i] != NULL)
        iface->update_widget (self->model, row, i, state->widgets[i]);
    }
  state->height = 0;
  self->width = -1;
}

void
_kei_table_forget_head (KeiTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_clear_object (&self->columns[i].title);
      g_clear_object (&self->columns[i].total);
      if (self->model != NULL)
        KEI_TABLE_MODEL_GET_IFACE (self->model)->get_column (self->model, i, &self->columns[i].info);
    }
  self->width = -1;
}

void
_kei_table_forget_layout (KeiTable *self)
{
  _kei_table_forget_head (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      KeiTableRow *state = &g_array_index (self->rows, KeiTableRow, i);

      for (guint j = 0; j < self->n_columns; j++)
        g_clear_object (&state->layouts[j]);
      state->height = 0;
    }
}

/* --- Widths --- */

static int
get_digit_width (KeiTable *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return MAX (width, 1);
}

static int
get_extra (KeiTable *self, guint column)
{
  return 2 * KEI_TABLE_PAD_X + (column == 0 ? KEI_TABLE_PAD_EDGE - KEI_TABLE_PAD_X : 0);
}

/* A column that grows wants a readable width; another one all that is in it, up to a bound. */
static void
measure_columns (KeiTable *self)
{
  int digit = get_digit_width (self);

  make_head (self);
  for (guint i = 0; i < self->n_columns; i++)
    {
      KeiTableColumnState *column = &self->columns[i];
      int content = 0;

      for (guint row = 0; row < self->rows->len && !column->info.widget; row++)
        {
          _kei_table_get_layout (self, row, i);
          content = MAX (content, g_array_index (self->rows, KeiTableRow, row).wishes[i]);
        }
      column->least = MAX (column->head_wish, (int) column->info.chars * digit);
      if (!column->info.grow)
        column->least = MAX (column->least, MIN (content, 24 * digit));
      else
        column->least = MAX (column->least, LEAST_GROWING * digit);
      column->wish = MAX (column->least, MIN (content, 60 * digit)) + get_extra (self, i);
      column->least += get_extra (self, i);
    }
}

static int
get_arrow_width (KeiTable *self)
{
  return self->has_details ? KEI_TABLE_ARROW : KEI_TABLE_PAD_EDGE - KEI_TABLE_PAD_X;
}

int
_kei_table_get_least_width (KeiTable *self)
{
  int width = get_arrow_width (self);

  measure_columns (self);
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].info.rank == 0)
      width += self->columns[i].least;
  return width;
}

int
_kei_table_get_wish_width (KeiTable *self)
{
  int width = get_arrow_width (self);

  measure_columns (self);
  for (guint i = 0; i < self->n_columns; i++)
    width += self->columns[i].wish;
  return width;
}

/* Leaves out columns, the highest rank first, until the rest fits. Returns what is left over. */
static int
choose_columns (KeiTable *self, int width)
{
  for (;;)
    {
      int rest = width - get_arrow_width (self);
      guint last = self->n_columns;

      for (guint i = 0; i < self->n_columns; i++)
        {
          KeiTableColumnState *column = &self->columns[i];

          rest -= column->width;
          if (column->width > 0 && column->info.rank > 0 && (last == self->n_columns || column->info.rank >= self->columns[last].info.rank))
            last = i;
        }
      if (rest >= 0 || last == self->n_columns)
        return rest;
      self->columns[last].width = 0;
    }
}

/* Returns whether a column has another width than before. */
static gboolean
place_columns (KeiTable *self, int width)
{
  g_autofree int *before = g_new (int, self->n_columns);
  int rest, wishes = 0, x = 0;
  guint n_growing = 0;
  gboolean other = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      before[i] = self->columns[i].width;
      self->columns[i].width = self->columns[i].least;
    }
  rest = choose_columns (self, width);

  /* What is left over goes where content wishes for it, and then to all that grow alike. */
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].width > 0 && self->columns[i].info.grow)
      {
        n_growing++;
        wishes += self->columns[i].wish - self->columns[i].least;
      }
  for (guint i = 0, left = (guint) MAX (rest, 0); i < self->n_columns && wishes > 0 && rest > 0; i++)
    {
      KeiTableColumnState *column = &self->columns[i];
      int more = column->wish - column->least;

      if (column->width == 0 || !column->info.grow)
        continue;
      more = MIN (more, (int) ((gint64) left * more / wishes));
      column->width += more;
      rest -= more;
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      KeiTableColumnState *column = &self->columns[i];

      if (column->width > 0 && rest > 0 && (column->info.grow || n_growing == 0))
        {
          int share = n_growing > 0 ? rest / (int) n_growing-- : rest;

          column->width += share;
          rest -= share;
          if (n_growing == 0)
            n_growing = G_MAXUINT;
        }
      column->x = x;
      x += column->width;
      other = other || column->width != before[i];
    }
  return other;
}

/* --- Heights --- */

/* Latin and Japanese lines differ in height: all texts of a row stand on one baseline. */
static int
get_line_height (KeiTable *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "計0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  self->baseline = pango_layout_get_baseline (layout) / PANGO_SCALE;
  return height;
}

static int
fit_text (KeiTable *self, guint column, PangoLayout *layout, gboolean wrap)
{
  int width = self->columns[column].width - get_extra (self, column);
  int height;

  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, wrap ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
measure_row (KeiTable *self, guint row, int line)
{
  KeiTableRow *state = &g_array_index (self->rows, KeiTableRow, row);

  state->height = line;
  for (guint i = 0; i < self->n_columns; i++)
    {
      KeiTableColumnState *column = &self->columns[i];
      gboolean has_editor = self->editor != NULL && self->row == row && self->column == i;
      int height;

      if (column->width == 0)
        continue;
      if (column->info.widget && state->widgets[i] == NULL)
        {
          state->widgets[i] = KEI_TABLE_MODEL_GET_IFACE (self->model)->create_widget (self->model, row, i);
          gtk_widget_set_parent (state->widgets[i], GTK_WIDGET (self));
        }
      if (!column->info.widget)
        state->height = MAX (state->height, fit_text (self, i, _kei_table_get_layout (self, row, i), column->info.wrap));
      if (has_editor)
        {
          gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, column->width - get_extra (self, i), NULL, &height, NULL, NULL);
          state->height = MAX (state->height, height);
        }
    }
  state->height += 2 * KEI_TABLE_PAD_Y + 1;
}

static int
measure_child (GtkWidget *child, int width)
{
  int least, height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &height, NULL, NULL);
  return height;
}

void
_kei_table_lay_out (KeiTable *self, int width)
{
  gboolean anew = FALSE;
  int line, y;

  if (self->width != width)
    {
      measure_columns (self);
      anew = place_columns (self, width);
      self->placed = TRUE;
    }
  line = get_line_height (self);
  self->head_height = line + 2 * KEI_TABLE_PAD_Y + 1;
  y = self->head_height;
  for (guint i = 0; i < self->rows->len; i++)
    {
      KeiTableRow *row = &g_array_index (self->rows, KeiTableRow, i);

      if (anew || row->height == 0 || (self->editor != NULL && self->row == i))
        measure_row (self, i, line);
      row->y = y;
      row->detail_height = row->open && row->detail != NULL ? measure_child (row->detail, width) : 0;
      y += row->height + row->detail_height;
    }
  self->total_y = y;
  self->total_height = self->has_total ? line + 2 * KEI_TABLE_PAD_Y : 0;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].width > 0)
      {
        fit_text (self, i, self->columns[i].title, FALSE);
        if (self->columns[i].total != NULL)
          fit_text (self, i, self->columns[i].total, FALSE);
      }
  self->remark_y = y + self->total_height;
  self->remark_height = gtk_widget_get_visible (self->remark) ? measure_child (self->remark, width) : 0;
  self->height = self->remark_y + self->remark_height;
  self->width = width;
}

void
_kei_table_settle (KeiTable *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  /* One that is to be laid out anew is so before it is drawn. */
  if (width > 0 && self->width >= 0 && self->width != width)
    _kei_table_lay_out (self, width);
}

/* --- Where things are --- */

gboolean
_kei_table_is_shown (KeiTable *self, guint column)
{
  _kei_table_settle (self);
  return !self->placed || self->columns[column].width > 0;
}

void
_kei_table_get_cell_area (KeiTable *self, guint row, guint column, GdkRectangle *area)
{
  const KeiTableRow *state;

  _kei_table_settle (self);
  state = &g_array_index (self->rows, KeiTableRow, row);
  area->x = self->columns[column].x;
  area->y = state->y;
  area->width = self->columns[column].width;
  area->height = state->height - 1;
}

gboolean
_kei_table_find_cell (KeiTable *self, double x, double y, guint *row, guint *column)
{
  _kei_table_settle (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const KeiTableRow *state = &g_array_index (self->rows, KeiTableRow, i);

      if (y < state->y || y >= state->y + state->height)
        continue;
      *row = i;
      *column = self->n_columns;
      if (self->has_details && x >= self->width - KEI_TABLE_ARROW)
        return TRUE;
      for (guint j = 0; j < self->n_columns; j++)
        if (self->columns[j].width > 0 && x < self->columns[j].x + self->columns[j].width)
          {
            *column = j;
            return TRUE;
          }
      return FALSE;
    }
  return FALSE;
}
