/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-beside-layout.h"

struct _KeiBesideLayout
{
  GtkLayoutManager parent_instance;

  int gap;
};

G_DEFINE_FINAL_TYPE (KeiBesideLayout, kei_beside_layout, GTK_TYPE_LAYOUT_MANAGER)

enum {
  PROP_GAP = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What a child wants, or nothing when it is not there. */
typedef struct
{
  GtkWidget *widget; /* (nullable) */
  int least, natural;
} Part;

static void
find_parts (GtkWidget *widget, Part parts[2])
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (guint i = 0; i < 2; i++, child = child != NULL ? gtk_widget_get_next_sibling (child) : NULL)
    {
      parts[i] = (Part){ NULL, 0, 0 };
      if (child == NULL || !gtk_widget_should_layout (child))
        continue;
      parts[i].widget = child;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &parts[i].least, &parts[i].natural, NULL, NULL);
    }
}

static int
get_gap (KeiBesideLayout *self, const Part parts[2])
{
  return parts[0].widget != NULL && parts[1].widget != NULL && parts[1].natural > 0 ? self->gap : 0;
}

static gboolean
is_beside (KeiBesideLayout *self, const Part parts[2], int width)
{
  return parts[0].least + get_gap (self, parts) + parts[1].least <= width;
}

static int
get_height (const Part *part, int width)
{
  int height = 0;

  if (part->widget != NULL)
    gtk_widget_measure (part->widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* How wide the second is where there are @width pixels for both, or for it alone. */
static int
get_end_width (KeiBesideLayout *self, const Part parts[2], int width)
{
  int rest = is_beside (self, parts, width) ? width - parts[0].least - get_gap (self, parts) : width;

  return CLAMP (parts[1].natural, parts[1].least, MAX (rest, parts[1].least));
}

static void
kei_beside_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KeiBesideLayout *self = KEI_BESIDE_LAYOUT (manager);
  Part parts[2];
  int gap, end;

  find_parts (widget, parts);
  gap = get_gap (self, parts);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (parts[0].least, parts[1].least);
      *natural = parts[0].natural + gap + parts[1].natural;
      return;
    }
  if (for_size < 0)
    for_size = parts[0].natural + gap + parts[1].natural;
  end = get_end_width (self, parts, for_size);
  if (is_beside (self, parts, for_size))
    *natural = MAX (get_height (&parts[0], for_size - gap - end), get_height (&parts[1], end));
  else
    *natural = get_height (&parts[0], for_size) + gap + get_height (&parts[1], end);
  *minimum = *natural;
}

static void
kei_beside_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  KeiBesideLayout *self = KEI_BESIDE_LAYOUT (manager);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Part parts[2];
  int gap, end, start_height;

  find_parts (widget, parts);
  gap = get_gap (self, parts);
  end = get_end_width (self, parts, width);
  if (is_beside (self, parts, width))
    {
      if (parts[0].widget != NULL)
        gtk_widget_size_allocate (parts[0].widget, &(GtkAllocation){ is_rtl ? end + gap : 0, 0, width - gap - end, height }, -1);
      if (parts[1].widget != NULL)
        gtk_widget_size_allocate (parts[1].widget, &(GtkAllocation){ is_rtl ? 0 : width - end, 0, end, height }, -1);
      return;
    }
  start_height = get_height (&parts[0], width);
  gtk_widget_size_allocate (parts[0].widget, &(GtkAllocation){ 0, 0, width, start_height }, -1);
  gtk_widget_size_allocate (parts[1].widget, &(GtkAllocation){ is_rtl ? 0 : width - end, start_height + gap, end, height - start_height - gap }, -1);
}

static GtkSizeRequestMode
kei_beside_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kei_beside_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_GAP:
      g_value_set_int (value, KEI_BESIDE_LAYOUT (object)->gap);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_beside_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_GAP:
      KEI_BESIDE_LAYOUT (object)->gap = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_beside_layout_class_init (KeiBesideLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = kei_beside_layout_get_property;
  object_class->set_property = kei_beside_layout_set_property;
  manager_class->get_request_mode = kei_beside_layout_get_request_mode;
  manager_class->measure = kei_beside_layout_measure;
  manager_class->allocate = kei_beside_layout_allocate;

  properties[PROP_GAP] = g_param_spec_int ("gap", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kei_beside_layout_init (KeiBesideLayout *self)
{
}
