/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-wrap-layout.h"

struct _KeiWrapLayout
{
  GtkLayoutManager parent_instance;

  int gap;
};

G_DEFINE_FINAL_TYPE (KeiWrapLayout, kei_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Returns the height; with @place the children get their places, centred in their line. */
static int
lay_out (KeiWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *first = child;
      int x = 0, line = 0, n = 0;

      for (; child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          GtkRequisition size;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_get_preferred_size (child, NULL, &size);
          if (n > 0 && x + size.width > width)
            break;
          x += MIN (size.width, width) + self->gap;
          line = MAX (line, size.height);
          n++;
        }
      x = 0;
      for (GtkWidget *at = first; at != child && place; at = gtk_widget_get_next_sibling (at))
        {
          GtkRequisition least, size;
          int cell;

          if (!gtk_widget_should_layout (at))
            continue;
          gtk_widget_get_preferred_size (at, &least, &size);
          cell = MAX (least.width, MIN (size.width, width));
          gtk_widget_size_allocate (at, &(GtkAllocation){ x, y + (line - size.height) / 2, cell, size.height }, -1);
          x += cell + self->gap;
        }
      y += n > 0 ? line + self->gap : 0;
    }
  return MAX (0, y - self->gap);
}

static void
kei_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KeiWrapLayout *self = KEI_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (self, widget, for_size >= 0 ? for_size : G_MAXINT / 2, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition least, size;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, &least, &size);
      *minimum = MAX (*minimum, least.width);
      *natural += size.width + (*natural > 0 ? self->gap : 0);
    }
}

static void
kei_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (KEI_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static GtkSizeRequestMode
kei_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kei_wrap_layout_class_init (KeiWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = kei_wrap_layout_get_request_mode;
  manager_class->measure = kei_wrap_layout_measure;
  manager_class->allocate = kei_wrap_layout_allocate;
}

static void
kei_wrap_layout_init (KeiWrapLayout *self)
{
}

GtkWidget *
kei_wrap_new (int gap)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  KeiWrapLayout *self = g_object_new (KEI_TYPE_WRAP_LAYOUT, NULL);

  self->gap = gap;
  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (self));
  return box;
}
