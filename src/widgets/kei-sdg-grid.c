/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tiles share the width that there is, between the narrow and the full side of NOTES, and stay
 * square, which no layout of GTK's does. */
#include "config.h"

#include "kei-sdg-grid.h"

#include <glib/gi18n-lib.h>

#include "kei-draw.h"
#include "kei-sdg.h"

#define COLUMNS 6
#define ROWS 3
#define NARROW_SIDE 33
#define FULL_SIDE 40
#define GAP 6

struct _KeiSdgGrid
{
  GtkWidget parent_instance;

  KeiSdgTile *tiles[KEI_SDG_N_GOALS]; /* owned by the widget tree */
  GtkWidget *count;                   /* owned by the widget tree */
  guint selected;
};

enum {
  PROP_SELECTED = 1,
  N_PROPS
};

enum {
  TOGGLED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (KeiSdgGrid, kei_sdg_grid, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static int
get_gap (GtkWidget *widget)
{
  return GAP * kei_draw_get_scale (widget);
}

/* The side of a tile in @width pixels. */
static int
find_side (GtkWidget *widget, int width)
{
  double scale = kei_draw_get_scale (widget);
  int side = (width - (COLUMNS - 1) * get_gap (widget)) / COLUMNS;

  return CLAMP (side, (int) (NARROW_SIDE * scale + 0.5), (int) (FULL_SIDE * scale + 0.5));
}

static GtkSizeRequestMode
kei_sdg_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kei_sdg_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  int gap = get_gap (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = COLUMNS * find_side (widget, 0) + (COLUMNS - 1) * gap;
      *natural = COLUMNS * find_side (widget, G_MAXINT) + (COLUMNS - 1) * gap;
    }
  else
    {
      int side = find_side (widget, for_size >= 0 ? for_size : G_MAXINT);

      *minimum = *natural = ROWS * side + (ROWS - 1) * gap;
    }
}

static void
kei_sdg_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KeiSdgGrid *self = KEI_SDG_GRID (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side = find_side (widget, width);
  /* What is left over goes between the columns. */
  double step = side + (width - COLUMNS * side) / (double) (COLUMNS - 1);
  int gap = get_gap (widget);

  step = MIN (step, side + 2 * gap);
  for (guint i = 0; i <= KEI_SDG_N_GOALS; i++)
    {
      GtkWidget *child = i < KEI_SDG_N_GOALS ? GTK_WIDGET (self->tiles[i]) : self->count;
      guint column = rtl ? COLUMNS - 1 - i % COLUMNS : i % COLUMNS;
      GtkAllocation cell = { column * step + 0.5, (int) (i / COLUMNS) * (side + gap), side, side };

      gtk_widget_size_allocate (child, &cell, -1);
    }
}

/* FALSE where it is not shown: the keyboard goes on to what comes after it. */
static gboolean
grab_selected (KeiSdgGrid *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_grab_focus (GTK_WIDGET (self->tiles[self->selected > 0 ? self->selected - 1 : 0]));
}

/* Which tile is next to @index, or @index where there is none. */
static int
find_neighbour (GtkWidget *widget, int index, GtkDirectionType direction)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int next = index;

  switch (direction)
    {
    case GTK_DIR_LEFT:
      next += rtl ? 1 : -1;
      break;
    case GTK_DIR_RIGHT:
      next += rtl ? -1 : 1;
      break;
    case GTK_DIR_UP:
      next -= COLUMNS;
      break;
    case GTK_DIR_DOWN:
      next += COLUMNS;
      break;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      break;
    }
  return next >= 0 && next < KEI_SDG_N_GOALS ? next : index;
}

static gboolean
kei_sdg_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KeiSdgGrid *self = KEI_SDG_GRID (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);

  if (inside == NULL)
    return grab_selected (self);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;

  for (int i = 0; i < KEI_SDG_N_GOALS; i++)
    if (GTK_WIDGET (self->tiles[i]) == inside)
      {
        int next = find_neighbour (widget, i, direction);

        kei_sdg_grid_set_selected (self, next + 1);
        gtk_widget_grab_focus (GTK_WIDGET (self->tiles[next]));
        return TRUE;
      }
  return FALSE;
}

/* The keyboard is always on the selected tile; a pointer comes from elsewhere first. */
static void
tile_clicked_cb (KeiSdgTile *tile, KeiSdgGrid *self)
{
  guint goal = kei_sdg_tile_get_goal (tile);
  gboolean was_focus = gtk_widget_is_focus (GTK_WIDGET (tile));

  gtk_widget_grab_focus (GTK_WIDGET (tile));
  if (goal == self->selected && was_focus)
    g_signal_emit (self, signals[TOGGLED], 0, goal);
  else
    kei_sdg_grid_set_selected (self, goal);
}

static void
kei_sdg_grid_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_SELECTED:
      g_value_set_uint (value, KEI_SDG_GRID (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kei_sdg_grid_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_SELECTED:
      kei_sdg_grid_set_selected (KEI_SDG_GRID (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kei_sdg_grid_dispose (GObject *object)
{
  KeiSdgGrid *self = KEI_SDG_GRID (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kei_sdg_grid_parent_class)->dispose (object);
}

static void
kei_sdg_grid_class_init (KeiSdgGridClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = kei_sdg_grid_get_property;
  object_class->set_property = kei_sdg_grid_set_property;
  object_class->dispose = kei_sdg_grid_dispose;
  widget_class->get_request_mode = kei_sdg_grid_get_request_mode;
  widget_class->measure = kei_sdg_grid_measure;
  widget_class->size_allocate = kei_sdg_grid_size_allocate;
  widget_class->focus = kei_sdg_grid_focus;

  properties[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL, 0, KEI_SDG_N_GOALS, 0,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[TOGGLED] = g_signal_new ("toggled", KEI_TYPE_SDG_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "sdg-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kei_sdg_grid_init (KeiSdgGrid *self)
{
  for (guint i = 0; i < KEI_SDG_N_GOALS; i++)
    {
      self->tiles[i] = KEI_SDG_TILE (kei_sdg_tile_new (i + 1, NARROW_SIDE));
      gtk_widget_set_focus_on_click (GTK_WIDGET (self->tiles[i]), FALSE);
      gtk_widget_set_halign (GTK_WIDGET (self->tiles[i]), GTK_ALIGN_FILL);
      gtk_widget_set_valign (GTK_WIDGET (self->tiles[i]), GTK_ALIGN_FILL);
      gtk_widget_set_parent (GTK_WIDGET (self->tiles[i]), GTK_WIDGET (self));
      g_signal_connect (self->tiles[i], "clicked", G_CALLBACK (tile_clicked_cb), self);
    }
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "count");
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Goals of the SDGs"), -1);
}

GtkWidget *
kei_sdg_grid_new (void)
{
  return g_object_new (KEI_TYPE_SDG_GRID, NULL);
}

guint
kei_sdg_grid_get_selected (KeiSdgGrid *self)
{
  g_return_val_if_fail (KEI_IS_SDG_GRID (self), 0);
  return self->selected;
}

void
kei_sdg_grid_set_selected (KeiSdgGrid *self, guint goal)
{
  g_return_if_fail (KEI_IS_SDG_GRID (self));
  g_return_if_fail (goal <= KEI_SDG_N_GOALS);

  if (self->selected == goal)
    return;
  if (self->selected > 0)
    kei_sdg_tile_set_selected (self->tiles[self->selected - 1], FALSE);
  self->selected = goal;
  if (goal > 0)
    kei_sdg_tile_set_selected (self->tiles[goal - 1], TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

KeiSdgTile *
kei_sdg_grid_get_tile (KeiSdgGrid *self, guint goal)
{
  g_return_val_if_fail (KEI_IS_SDG_GRID (self), NULL);
  g_return_val_if_fail (kei_sdg_goal (goal) != NULL, NULL);
  return self->tiles[goal - 1];
}

void
kei_sdg_grid_set_count (KeiSdgGrid *self, const char *count, const char *description)
{
  g_return_if_fail (KEI_IS_SDG_GRID (self));

  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_tooltip_text (self->count, description);
}
