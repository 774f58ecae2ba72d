/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-outline-drop-mark.h"

#include "kei-draw.h"

#define LINE 2.0
#define RING 8.0
#define MARGIN 6

struct _KeiOutlineDropMark
{
  GtkWidget parent_instance;

  GtkWidget *label; /* owned child: the reason */
  gboolean is_shown;
  gboolean is_refused;
  int x;
  int y;
};

G_DEFINE_FINAL_TYPE (KeiOutlineDropMark, kei_outline_drop_mark, GTK_TYPE_WIDGET)

static void
kei_outline_drop_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeiOutlineDropMark *self = KEI_OUTLINE_DROP_MARK (widget);
  GdkRGBA color = kei_draw_get_color (widget, self->is_refused ? "kei_error" : "accent_bg_color");
  float width = (float) gtk_widget_get_width (widget) - MARGIN;

  if (!self->is_shown)
    return;
  kei_draw_fill (snapshot, &GRAPHENE_RECT_INIT (self->x + RING, self->y - LINE / 2, MAX (width - self->x - RING, 0), LINE), LINE / 2, &color);
  kei_draw_edge (snapshot, &GRAPHENE_RECT_INIT (self->x, self->y - RING / 2, RING, RING), RING / 2, LINE, &color);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
kei_outline_drop_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  /* It is as large as what it lies over, and never asks for more. */
  *minimum = *natural = 0;
}

static void
kei_outline_drop_mark_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KeiOutlineDropMark *self = KEI_OUTLINE_DROP_MARK (widget);
  GtkAllocation place = { self->x + (int) RING, 0, 0, 0 };

  if (!gtk_widget_should_layout (self->label))
    return;
  place.width = MAX (width - place.x - 2 * MARGIN, 1);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, place.width, &place.height, NULL, NULL, NULL);
  place.y = self->y + MARGIN;
  if (place.y + place.height > height)
    place.y = self->y - MARGIN - place.height;
  gtk_widget_size_allocate (self->label, &place, -1);
}

static void
kei_outline_drop_mark_dispose (GObject *object)
{
  g_clear_pointer (&KEI_OUTLINE_DROP_MARK (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (kei_outline_drop_mark_parent_class)->dispose (object);
}

static void
kei_outline_drop_mark_class_init (KeiOutlineDropMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_outline_drop_mark_dispose;
  widget_class->snapshot = kei_outline_drop_mark_snapshot;
  widget_class->measure = kei_outline_drop_mark_measure;
  widget_class->size_allocate = kei_outline_drop_mark_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "drop-mark");
}

static void
kei_outline_drop_mark_init (KeiOutlineDropMark *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

void
kei_outline_drop_mark_show (KeiOutlineDropMark *self, int x, int y, const char *reason)
{
  g_return_if_fail (KEI_IS_OUTLINE_DROP_MARK (self));

  self->is_shown = TRUE;
  self->is_refused = reason != NULL;
  self->x = x;
  self->y = y;
  gtk_widget_set_visible (self->label, reason != NULL);
  gtk_label_set_label (GTK_LABEL (self->label), reason != NULL ? reason : "");
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
kei_outline_drop_mark_hide (KeiOutlineDropMark *self)
{
  g_return_if_fail (KEI_IS_OUTLINE_DROP_MARK (self));

  self->is_shown = FALSE;
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
