/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One strip stands in each visible row of the outline: it keeps numbers only and draws
 * a few coloured rectangles. */
#include "config.h"

#include "kei-sdg-strip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-draw.h"
#include "kei-sdg.h"
#include "kei-tooltip.h"

#define BAR_WIDTH 5.0
#define BAR_HEIGHT 13.0
#define GAP 1.5

struct _KeiSdgStrip
{
  GtkWidget parent_instance;

  guint8 goals[KEI_SDG_N_GOALS];
  guint n_goals;
};

G_DEFINE_FINAL_TYPE (KeiSdgStrip, kei_sdg_strip, GTK_TYPE_WIDGET)

static guint
count_bars (KeiSdgStrip *self)
{
  return MIN (self->n_goals, KEI_SDG_STRIP_MAX);
}

static void
kei_sdg_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  guint n = count_bars (KEI_SDG_STRIP (widget));
  double size = orientation == GTK_ORIENTATION_VERTICAL ? BAR_HEIGHT : n * BAR_WIDTH + (n > 0 ? n - 1 : 0) * GAP;

  *minimum = *natural = size * kei_draw_get_scale (widget) + 0.5;
  *minimum_baseline = *natural_baseline = -1;
}

static void
kei_sdg_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeiSdgStrip *self = KEI_SDG_STRIP (widget);
  GdkRGBA outline = kei_draw_get_color (widget, "kei_tile_outline");
  double scale = kei_draw_get_scale (widget);
  double step = (BAR_WIDTH + GAP) * scale;
  double height = BAR_HEIGHT * scale;
  double y = (gtk_widget_get_height (widget) - height) / 2;
  guint n = count_bars (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < n; i++)
    {
      graphene_rect_t bar = GRAPHENE_RECT_INIT (step * (rtl ? n - 1 - i : i), y, BAR_WIDTH * scale, height);
      GdkRGBA color = kei_draw_from_rgb (kei_sdg_goal (self->goals[i])->rgb);

      kei_draw_fill (snapshot, &bar, 1.5 * scale, &color);
      if (outline.alpha > 0)
        kei_draw_edge (snapshot, &bar, 1.5 * scale, 1, &outline);
    }
}

static void
kei_sdg_strip_class_init (KeiSdgStripClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = kei_sdg_strip_measure;
  widget_class->snapshot = kei_sdg_strip_snapshot;

  gtk_widget_class_set_css_name (widget_class, "sdg-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kei_sdg_strip_init (KeiSdgStrip *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
kei_sdg_strip_new (void)
{
  return g_object_new (KEI_TYPE_SDG_STRIP, NULL);
}

void
kei_sdg_strip_set_goals (KeiSdgStrip *self, const guint8 *goals, guint n)
{
  g_autoptr (GString) numbers = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (KEI_IS_SDG_STRIP (self));
  g_return_if_fail (n <= KEI_SDG_N_GOALS);

  /* Rows are bound again at each change: mostly nothing is new. */
  if (self->n_goals == n && memcmp (self->goals, goals, n) == 0)
    return;

  numbers = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      g_return_if_fail (kei_sdg_goal (goals[i]) != NULL);
      self->goals[i] = goals[i];
      g_string_append_printf (numbers, "%s%u", i > 0 ? ", " : "", goals[i]);
    }
  self->n_goals = n;

  /* Translators: a list of numbers of goals. */
  words = n > 0 ? g_strdup_printf (_ ("SDGs %s"), numbers->str) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  kei_tooltip_set (GTK_WIDGET (self), n > 0 ? words : NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
