/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-side-pane.h"

#define MAX_WIDTH 800
#define HANDLE 6 /* wide: enough to catch, narrow enough not to be in the way of a scroll bar */

struct _KeiSidePane
{
  GtkWidget parent_instance;

  GtkWidget *child;  /* owned by the widget tree, nullable */
  GtkWidget *handle; /* owned by the widget tree */
  int width;
  int usual_width;
  GtkPositionType edge;
  int width_at_start; /* of a drag */
  double x_at_start;  /* in the window: the handle's own coordinates move with it */
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KeiSidePane, kei_side_pane, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

enum {
  PROP_0,
  PROP_CHILD,
  PROP_WIDTH,
  PROP_USUAL_WIDTH,
  PROP_EDGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

void
kei_side_pane_set_width (KeiSidePane *self, int width)
{
  g_return_if_fail (KEI_IS_SIDE_PANE (self));

  width = CLAMP (width, 0, MAX_WIDTH);
  if (self->width == width)
    return;
  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}

int
kei_side_pane_get_width (KeiSidePane *self)
{
  g_return_val_if_fail (KEI_IS_SIDE_PANE (self), 0);

  return self->width;
}

void
kei_side_pane_set_child (KeiSidePane *self, GtkWidget *child)
{
  g_return_if_fail (KEI_IS_SIDE_PANE (self));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  /* Before the handle, which lies over it. */
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), self->handle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/* --- Dragging --- */

static double
get_window_x (KeiSidePane *self, GtkGestureDrag *drag, double offset)
{
  double start_x, start_y, x = 0, y;

  gtk_gesture_drag_get_start_point (drag, &start_x, &start_y);
  gtk_widget_translate_coordinates (self->handle, GTK_WIDGET (gtk_widget_get_root (self->handle)), start_x + offset, start_y, &x, &y);
  return x;
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, KeiSidePane *self)
{
  self->width_at_start = gtk_widget_get_width (GTK_WIDGET (self));
  self->x_at_start = get_window_x (self, drag, 0);
}

static void
drag_update_cb (GtkGestureDrag *drag, double offset_x, double offset_y, KeiSidePane *self)
{
  gboolean outwards = (self->edge == GTK_POS_RIGHT) == (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL);
  int way = (int) (get_window_x (self, drag, offset_x) - self->x_at_start);
  int least;

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  kei_side_pane_set_width (self, MAX (least, self->width_at_start + (outwards ? way : -way)));
}

static void
pressed_cb (KeiSidePane *self, int n_press)
{
  if (n_press == 2)
    kei_side_pane_set_width (self, self->usual_width);
}

/* --- Layout --- */

static void
kei_side_pane_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KeiSidePane *self = KEI_SIDE_PANE (widget);

  *minimum = *natural = 0;
  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, self->width);
}

static void
kei_side_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KeiSidePane *self = KEI_SIDE_PANE (widget);
  gboolean right = (self->edge == GTK_POS_RIGHT) == (gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL);
  GtkAllocation handle = { right ? width - HANDLE : 0, 0, HANDLE, height };

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
  gtk_widget_size_allocate (self->handle, &handle, -1);
}

/* --- The object --- */

static void
kei_side_pane_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    kei_side_pane_set_child (KEI_SIDE_PANE (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kei_side_pane_add_child;
}

static void
kei_side_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiSidePane *self = KEI_SIDE_PANE (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_USUAL_WIDTH:
      g_value_set_int (value, self->usual_width);
      break;
    case PROP_EDGE:
      g_value_set_enum (value, self->edge);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_side_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KeiSidePane *self = KEI_SIDE_PANE (object);

  switch (id)
    {
    case PROP_CHILD:
      kei_side_pane_set_child (self, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      kei_side_pane_set_width (self, g_value_get_int (value));
      break;
    case PROP_USUAL_WIDTH:
      self->usual_width = g_value_get_int (value);
      break;
    case PROP_EDGE:
      self->edge = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_side_pane_dispose (GObject *object)
{
  KeiSidePane *self = KEI_SIDE_PANE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);
  G_OBJECT_CLASS (kei_side_pane_parent_class)->dispose (object);
}

static void
kei_side_pane_class_init (KeiSidePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kei_side_pane_get_property;
  object_class->set_property = kei_side_pane_set_property;
  object_class->dispose = kei_side_pane_dispose;
  widget_class->measure = kei_side_pane_measure;
  widget_class->size_allocate = kei_side_pane_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 0, MAX_WIDTH, 300,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_USUAL_WIDTH] = g_param_spec_int ("usual-width", NULL, NULL, 0, MAX_WIDTH, 300,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDGE] = g_param_spec_enum ("edge", NULL, NULL, GTK_TYPE_POSITION_TYPE, GTK_POS_RIGHT,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "side-pane");
}

static void
kei_side_pane_init (KeiSidePane *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->width = self->usual_width = 300;
  self->edge = GTK_POS_RIGHT;
  self->handle = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->handle, "handle");
  gtk_widget_set_cursor_from_name (self->handle, "col-resize");
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
kei_side_pane_new (void)
{
  return g_object_new (KEI_TYPE_SIDE_PANE, NULL);
}
