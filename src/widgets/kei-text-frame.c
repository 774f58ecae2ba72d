/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-text-frame.h"

#include "kei-focus.h"

struct _KeiTextFrame
{
  GtkWidget parent_instance;

  GtkTextView *view; /* the child */
  int width, height; /* what was measured last; 0: anew */
};

G_DEFINE_FINAL_TYPE (KeiTextFrame, kei_text_frame, GTK_TYPE_WIDGET)

static int
measure_text (KeiTextFrame *self, int width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  int height;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), *text != '\0' ? text : " ");
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + gtk_text_view_get_top_margin (self->view) + gtk_text_view_get_bottom_margin (self->view);
}

static GtkSizeRequestMode
kei_text_frame_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kei_text_frame_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KeiTextFrame *self = KEI_TEXT_FRAME (widget);
  int own;

  gtk_widget_measure (GTK_WIDGET (self->view), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (*minimum, 200);
      return;
    }
  if (for_size < 0)
    for_size = MAX (gtk_widget_get_width (widget), 200);
  if (for_size != self->width || self->height == 0)
    {
      self->width = for_size;
      self->height = measure_text (self, for_size);
    }
  /* What an input method composes is in the view only. */
  own = gtk_widget_get_width (GTK_WIDGET (self->view)) == for_size ? *natural : 0;
  *minimum = *natural = MAX (self->height, own);
}

static void
kei_text_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (GTK_WIDGET (KEI_TEXT_FRAME (widget)->view), &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
forget (KeiTextFrame *self)
{
  self->height = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
kei_text_frame_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kei_text_frame_parent_class)->css_changed (widget, change);
  forget (KEI_TEXT_FRAME (widget));
}

static gboolean
kei_text_frame_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KEI_TEXT_FRAME (widget)->view));
}

static void
kei_text_frame_dispose (GObject *object)
{
  KeiTextFrame *self = KEI_TEXT_FRAME (object);
  GtkWidget *view = (GtkWidget *) g_steal_pointer (&self->view);

  if (view != NULL)
    gtk_widget_unparent (view);
  G_OBJECT_CLASS (kei_text_frame_parent_class)->dispose (object);
}

static void
kei_text_frame_class_init (KeiTextFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_text_frame_dispose;
  widget_class->get_request_mode = kei_text_frame_get_request_mode;
  widget_class->measure = kei_text_frame_measure;
  widget_class->size_allocate = kei_text_frame_size_allocate;
  widget_class->css_changed = kei_text_frame_css_changed;
  widget_class->grab_focus = kei_text_frame_grab_focus;
  widget_class->focus = kei_focus_children;
}

static void
kei_text_frame_init (KeiTextFrame *self)
{
}

GtkWidget *
kei_text_frame_new (GtkTextView *view)
{
  KeiTextFrame *self = g_object_new (KEI_TYPE_TEXT_FRAME, NULL);

  self->view = view;
  gtk_widget_set_parent (GTK_WIDGET (view), GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
