/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tile draws its number, ground and mark itself; ring and radius are in ui/style.css. */
#include "config.h"

#include "kei-sdg-tile.h"

#include <glib/gi18n-lib.h>

#include "kei-draw.h"
#include "kei-sdg.h"
#include "kei-tooltip.h"

#define DEFAULT_SIDE 40
/* Tiles smaller than this have the small mark, and the number makes room for it. */
#define NARROW_SIDE 36

struct _KeiSdgTile
{
  GtkButton parent_instance;

  guint goal;
  int side;
  gboolean linked;
  gboolean selected;
  char *mark;      /* (owned) (nullable) */
  char *mark_name; /* (owned) (nullable) */
};

enum {
  PROP_GOAL = 1,
  PROP_SIDE,
  PROP_LINKED,
  PROP_SELECTED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (KeiSdgTile, kei_sdg_tile, GTK_TYPE_BUTTON)

static GParamSpec *properties[N_PROPS];

static void
update_words (KeiSdgTile *self)
{
  const KeiSdgGoal *goal = kei_sdg_goal (self->goal);
  const char *name = goal != NULL ? kei_sdg_goal_name (goal, NULL) : "";
  /* Translators: a goal of the SDGs: its number and name. */
  g_autofree char *title = g_strdup_printf (_ ("Goal %u: %s"), self->goal, name);
  g_autofree char *words = self->mark_name != NULL ? g_strdup_printf ("%s (%s)", title, self->mark_name) : g_strdup (title);

  kei_tooltip_set (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED, self->linked, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
kei_sdg_tile_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KeiSdgTile *self = KEI_SDG_TILE (widget);

  *minimum = *natural = self->side * kei_draw_get_scale (widget) + 0.5;
  *minimum_baseline = *natural_baseline = -1;
}

/* The disc at the lower right corner, partly outside. */
static void
snapshot_mark (KeiSdgTile *self, GtkSnapshot *snapshot, double side)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double scale = kei_draw_get_scale (widget);
  gboolean narrow = side < NARROW_SIDE * scale;
  double size = (narrow ? 15 : 17) * scale;
  double out = (narrow ? 5 : 3) * scale;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (side - size + out, side - size + out, size, size);
  GdkRGBA ground = kei_draw_get_color (widget, "kei_mark_ground");
  GdkRGBA ink = kei_draw_get_color (widget, "kei_mark_ink");
  GdkRGBA edge = kei_draw_get_color (widget, "kei_mark_edge");

  kei_draw_fill (snapshot, &bounds, size / 2, &ground);
  kei_draw_edge (snapshot, &bounds, size / 2, 1, &edge);
  kei_draw_text (GTK_WIDGET (self), snapshot, self->mark, 0.62 * size, bounds.origin.x + size / 2, bounds.origin.y + size / 2, &ink);
}

static void
kei_sdg_tile_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeiSdgTile *self = KEI_SDG_TILE (widget);
  const KeiSdgGoal *goal = kei_sdg_goal (self->goal);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double side = MIN (width, height);
  double radius = 0.16 * side;
  double scale = kei_draw_get_scale (widget);
  double shift = self->mark != NULL && side < NARROW_SIDE * scale ? 1.5 * scale : 0;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, side, side);
  GdkRGBA outline = kei_draw_get_color (widget, "kei_tile_outline");
  g_autofree char *number = g_strdup_printf ("%u", self->goal);
  GdkRGBA color, ink;

  if (goal == NULL)
    return;

  color = kei_draw_from_rgb (goal->rgb);
  if (self->linked)
    {
      ink = goal->white_text ? kei_draw_from_rgb (0xffffff) : kei_draw_from_rgb (0x1e1e1e);
      kei_draw_fill (snapshot, &bounds, radius, &color);
    }
  else
    {
      GdkRGBA card = kei_draw_get_color (widget, "card_bg_color");
      GdkRGBA tint = kei_draw_with_alpha (color, 0.13);
      GdkRGBA edge = kei_draw_with_alpha (color, 0.32);

      ink = kei_draw_get_color (widget, "kei_secondary");
      kei_draw_fill (snapshot, &bounds, radius, &card);
      if (outline.alpha <= 0)
        kei_draw_fill (snapshot, &bounds, radius, &tint);
      kei_draw_edge (snapshot, &bounds, radius, 1, &edge);
    }

  /* Only high contrast has an outline. */
  if (outline.alpha > 0)
    kei_draw_edge (snapshot, &bounds, radius, 1, &outline);
  kei_draw_text (widget, snapshot, number, 0.42 * side, side / 2 - shift, side / 2 - shift, &ink);
  if (self->mark != NULL)
    snapshot_mark (self, snapshot, side);
}

static void
kei_sdg_tile_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  KeiSdgTile *self = KEI_SDG_TILE (object);

  switch (property)
    {
    case PROP_GOAL:
      g_value_set_uint (value, self->goal);
      break;
    case PROP_SIDE:
      g_value_set_int (value, self->side);
      break;
    case PROP_LINKED:
      g_value_set_boolean (value, self->linked);
      break;
    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kei_sdg_tile_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  KeiSdgTile *self = KEI_SDG_TILE (object);

  switch (property)
    {
    case PROP_GOAL:
      kei_sdg_tile_set_goal (self, g_value_get_uint (value));
      break;
    case PROP_SIDE:
      kei_sdg_tile_set_side (self, g_value_get_int (value));
      break;
    case PROP_LINKED:
      kei_sdg_tile_set_linked (self, g_value_get_boolean (value));
      break;
    case PROP_SELECTED:
      kei_sdg_tile_set_selected (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kei_sdg_tile_finalize (GObject *object)
{
  KeiSdgTile *self = KEI_SDG_TILE (object);

  g_free (self->mark);
  g_free (self->mark_name);
  G_OBJECT_CLASS (kei_sdg_tile_parent_class)->finalize (object);
}

static void
kei_sdg_tile_class_init (KeiSdgTileClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kei_sdg_tile_get_property;
  object_class->set_property = kei_sdg_tile_set_property;
  object_class->finalize = kei_sdg_tile_finalize;
  widget_class->measure = kei_sdg_tile_measure;
  widget_class->snapshot = kei_sdg_tile_snapshot;

  properties[PROP_GOAL] = g_param_spec_uint ("goal", NULL, NULL, 1, KEI_SDG_N_GOALS, 1, flags);
  properties[PROP_SIDE] = g_param_spec_int ("side", NULL, NULL, 8, 200, DEFAULT_SIDE, flags);
  properties[PROP_LINKED] = g_param_spec_boolean ("linked", NULL, NULL, FALSE, flags);
  properties[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "sdg-tile");
}

static void
kei_sdg_tile_init (KeiSdgTile *self)
{
  self->goal = 1;
  self->side = DEFAULT_SIDE;

  /* Without the button's own layout, measure above is asked. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  update_words (self);
}

GtkWidget *
kei_sdg_tile_new (guint goal, int side)
{
  return g_object_new (KEI_TYPE_SDG_TILE, "goal", goal, "side", side, NULL);
}

guint
kei_sdg_tile_get_goal (KeiSdgTile *self)
{
  g_return_val_if_fail (KEI_IS_SDG_TILE (self), 0);
  return self->goal;
}

void
kei_sdg_tile_set_goal (KeiSdgTile *self, guint goal)
{
  g_return_if_fail (KEI_IS_SDG_TILE (self));
  g_return_if_fail (kei_sdg_goal (goal) != NULL);

  if (self->goal == goal)
    return;
  self->goal = goal;
  update_words (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GOAL]);
}

int
kei_sdg_tile_get_side (KeiSdgTile *self)
{
  g_return_val_if_fail (KEI_IS_SDG_TILE (self), 0);
  return self->side;
}

void
kei_sdg_tile_set_side (KeiSdgTile *self, int side)
{
  g_return_if_fail (KEI_IS_SDG_TILE (self));

  if (self->side == side)
    return;
  self->side = side;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDE]);
}

gboolean
kei_sdg_tile_get_linked (KeiSdgTile *self)
{
  g_return_val_if_fail (KEI_IS_SDG_TILE (self), FALSE);
  return self->linked;
}

void
kei_sdg_tile_set_linked (KeiSdgTile *self, gboolean linked)
{
  g_return_if_fail (KEI_IS_SDG_TILE (self));

  linked = !!linked;
  if (self->linked == linked)
    return;
  self->linked = linked;
  update_words (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINKED]);
}

gboolean
kei_sdg_tile_get_selected (KeiSdgTile *self)
{
  g_return_val_if_fail (KEI_IS_SDG_TILE (self), FALSE);
  return self->selected;
}

void
kei_sdg_tile_set_selected (KeiSdgTile *self, gboolean selected)
{
  g_return_if_fail (KEI_IS_SDG_TILE (self));

  selected = !!selected;
  if (self->selected == selected)
    return;
  self->selected = selected;
  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
kei_sdg_tile_set_mark (KeiSdgTile *self, const char *mark, const char *name)
{
  g_return_if_fail (KEI_IS_SDG_TILE (self));

  if (g_strcmp0 (self->mark, mark) == 0 && g_strcmp0 (self->mark_name, name) == 0)
    return;
  g_free (self->mark);
  g_free (self->mark_name);
  self->mark = g_strdup (mark);
  self->mark_name = g_strdup (name);
  update_words (self);
}

const char *
kei_sdg_tile_get_mark (KeiSdgTile *self)
{
  g_return_val_if_fail (KEI_IS_SDG_TILE (self), NULL);
  return self->mark;
}
