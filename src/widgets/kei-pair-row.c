/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the side-by-side list is one widget that draws its texts; kei-pair-look.c has what rows share.
 *
 *   | chip  title, wrapped   | sign  | chip  title            |
 *   |       …                | word  |-------------------------|  several cells: a merge or a split
 *   | path (secondary)       | ？58 % | chip  title            | */
#include "config.h"

#include "kei-pair-row-private.h"

#include <string.h>

#define LEAST_WIDTH 240
#define NATURAL_WIDTH 760

enum {
  UNFOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KeiPairRow, kei_pair_row, GTK_TYPE_WIDGET)

/* --- Sizes --- */

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
      if (self->input != NULL) /* it may have grown */
        _kei_pair_row_forget_layout (self);
      _kei_pair_row_lay_out (self, MAX (for_size, LEAST_WIDTH));
      *minimum = *natural = self->height;
    }
  else
    /* A list asks this of all rows before it asks what counts, their height for its width: nothing is laid out for it. */
    *minimum = *natural = self->width > 0 ? self->height : KEI_PAIR_ROW_FOLD_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
kei_pair_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KeiPairRow *self = KEI_PAIR_ROW (widget);

  _kei_pair_row_lay_out (self, width);
  if (self->input != NULL)
    {
      const KeiPairRowCell *cell = &self->cells[self->input_side][self->input_cell];

      gtk_widget_size_allocate (self->input, &(GtkAllocation){ cell->text_x, cell->y + cell->text_y, cell->text_width, cell->text_height }, -1);
    }
}

static void
kei_pair_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  _kei_pair_row_draw (KEI_PAIR_ROW (widget), snapshot);
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
  _kei_pair_row_forget_layout (self);
  kei_pair_row_set_input (self, KEI_PAIR_LEFT, 0, NULL);
  for (guint side = 0; side < KEI_PAIR_N_SIDES; side++)
    {
      g_clear_pointer (&self->cells[side], g_free);
      if (content != NULL)
        self->cells[side] = g_new0 (KeiPairRowCell, content->cells[side]->len);
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

/* --- A text to type into --- */

void
kei_pair_row_set_input (KeiPairRow *self, KeiPairSide side, guint cell, GtkWidget *input)
{
  g_return_if_fail (KEI_IS_PAIR_ROW (self));
  g_return_if_fail (input == NULL || (self->content != NULL && cell < self->content->cells[side]->len));

  if (self->input == input)
    return;
  _kei_pair_row_forget_layout (self);
  g_clear_pointer (&self->input, gtk_widget_unparent);
  self->input = input;
  self->input_side = side;
  self->input_cell = cell;
  if (input != NULL)
    {
      if (self->content->rank <= KEI_PAIR_RANK_TITLE)
        gtk_widget_add_css_class (input, self->content->rank == KEI_PAIR_RANK_PILLAR ? "pillar" : "title");
      gtk_widget_set_parent (input, GTK_WIDGET (self));
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
kei_pair_row_find_text (KeiPairRow *self, double x, double y, KeiPairSide *side, guint *cell, guint *offset)
{
  g_return_val_if_fail (KEI_IS_PAIR_ROW (self), FALSE);

  if (self->content == NULL || self->content->is_fold || self->width <= 0)
    return FALSE;
  _kei_pair_row_lay_out (self, self->width);
  *side = x < self->sign_x ? KEI_PAIR_LEFT : KEI_PAIR_RIGHT;
  if (x >= self->sign_x && x < self->sign_x + self->sign_width)
    return FALSE;
  for (*cell = 0; *cell < self->content->cells[*side]->len; (*cell)++)
    {
      KeiPairRowCell *place = &self->cells[*side][*cell];
      const KeiPairCell *data = &g_array_index (self->content->cells[*side], KeiPairCell, *cell);
      gsize shift = place->has_prefix ? strlen (KEI_PAIR_ROW_PREFIX) : 0;
      int index, trailing;

      if (y < place->y || y >= place->y + place->height)
        continue;
      if (place->layout == NULL)
        place->layout = _kei_pair_row_create_text_layout (self, data, place);
      pango_layout_xy_to_index (place->layout, (int) ((x - place->text_x) * PANGO_SCALE), (int) ((y - place->y - place->text_y) * PANGO_SCALE), &index, &trailing);
      *offset = (guint) (MAX ((gsize) index, shift) - shift);
      for (; trailing > 0 && data->text[*offset] != '\0'; trailing--)
        *offset = (guint) (g_utf8_next_char (data->text + *offset) - data->text);
      return TRUE;
    }
  return FALSE;
}
