/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-columns-layout.h"

struct _KeiColumnsLayout
{
  GtkLayoutManager parent_instance;

  int least;
  int gap;
  guint most;
};

G_DEFINE_FINAL_TYPE (KeiColumnsLayout, kei_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
is_wide (GtkWidget *child)
{
  return gtk_widget_has_css_class (child, "wide");
}

/* The least width grows with the text, so that large text stacks the columns. */
static int
get_least (KeiColumnsLayout *self, GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
  int digit;

  pango_layout_get_pixel_size (layout, &digit, NULL);
  return self->least * MAX (digit, 1) / 8;
}

static guint
count_columns (KeiColumnsLayout *self, GtkWidget *widget, int width)
{
  int least = get_least (self, widget);
  guint fitting = (guint) MAX (1, (width + self->gap) / (least + self->gap));
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child) && !is_wide (child);
  return CLAMP (n, 1, MIN (fitting, self->most));
}

/* Goes over the rows; with @place the children get their places. Returns the height. */
static int
lay_out (KeiColumnsLayout *self, GtkWidget *widget, int width, gboolean place)
{
  guint n = count_columns (self, widget, width);
  int y = 0;
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL)
    {
      GtkWidget *row[16];
      guint n_row = 0;
      int height = 0, x = 0;
      gboolean wide = FALSE;

      for (; child != NULL && n_row < MIN (n, G_N_ELEMENTS (row)) && !wide; child = gtk_widget_get_next_sibling (child))
        {
          if (!gtk_widget_should_layout (child))
            continue;
          if (is_wide (child) && n_row > 0)
            break;
          wide = is_wide (child);
          row[n_row++] = child;
        }
      if (n_row == 0)
        break;
      for (guint i = 0; i < n_row; i++)
        {
          int cell = wide ? width : (width - (int) (n - 1) * self->gap) / (int) n;
          int natural, least;

          gtk_widget_measure (row[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          gtk_widget_measure (row[i], GTK_ORIENTATION_VERTICAL, MAX (cell, least), NULL, &natural, NULL, NULL);
          height = MAX (height, natural);
        }
      for (guint i = 0; i < n_row && place; i++)
        {
          int end = wide ? width : (int) (i + 1) * (width + self->gap) / (int) n - self->gap;
          int least;

          gtk_widget_measure (row[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          gtk_widget_size_allocate (row[i], &(GtkAllocation){ x, y, MAX (end - x, least), height }, -1);
          x = end + self->gap;
        }
      y += height + self->gap;
    }
  return MAX (0, y - self->gap);
}

static void
kei_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KeiColumnsLayout *self = KEI_COLUMNS_LAYOUT (manager);
  guint n = 0;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (self, widget, for_size >= 0 ? for_size : 600, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, MAX (child_natural, get_least (self, widget)));
      n++;
    }
  n = CLAMP (n, 1, self->most);
  *natural = *natural * (int) n + self->gap * (int) (n - 1);
}

static void
kei_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (KEI_COLUMNS_LAYOUT (manager), widget, width, TRUE);
}

static GtkSizeRequestMode
kei_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kei_columns_layout_class_init (KeiColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = kei_columns_layout_get_request_mode;
  manager_class->measure = kei_columns_layout_measure;
  manager_class->allocate = kei_columns_layout_allocate;
}

static void
kei_columns_layout_init (KeiColumnsLayout *self)
{
}

GtkWidget *
kei_columns_new (int least, int gap, guint most)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  KeiColumnsLayout *self = g_object_new (KEI_TYPE_COLUMNS_LAYOUT, NULL);

  self->least = least;
  self->gap = gap;
  self->most = MIN (most, 16);
  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (self));
  return box;
}

void
kei_columns_append (GtkWidget *columns, GtkWidget *child)
{
  gtk_widget_insert_before (child, columns, NULL);
}
