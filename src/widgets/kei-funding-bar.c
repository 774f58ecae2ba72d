/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A gap of one pixel parts the shares, so that they are told apart without their colours. */
#include "config.h"

#include "kei-funding-bar.h"

#include "kei-draw.h"

#define WIDTH 96.0
#define HEIGHT 10.0
#define GAP 1.0

struct _KeiFundingBar
{
  GtkWidget parent_instance;

  gint64 shares[KEI_FUNDING_N_SHARES];
};

G_DEFINE_FINAL_TYPE (KeiFundingBar, kei_funding_bar, GTK_TYPE_WIDGET)

static const char *const colors[KEI_FUNDING_N_SHARES] = {
  "kei_funding_national",
  "kei_funding_prefectural",
  "kei_funding_bond",
  "kei_funding_other",
  "kei_funding_general",
};

static void
kei_funding_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeiFundingBar *self = KEI_FUNDING_BAR (widget);
  double scale = kei_draw_get_scale (widget);
  double height = HEIGHT * scale;
  double y = (gtk_widget_get_height (widget) - height) / 2;
  double width = gtk_widget_get_width (widget);
  double total = 0, x = 0;
  guint n = 0;
  GskRoundedRect outline;

  for (guint i = 0; i < KEI_FUNDING_N_SHARES; i++)
    {
      total += self->shares[i];
      n += self->shares[i] > 0;
    }
  if (n == 0)
    return;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, y, width, height), 2 * scale);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  for (guint i = 0; i < KEI_FUNDING_N_SHARES; i++)
    if (self->shares[i] > 0)
      {
        double part = (width - GAP * (n - 1)) * self->shares[i] / total;
        GdkRGBA color = kei_draw_get_color (widget, colors[i]);

        gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, y, part, height));
        x += part + GAP;
      }
  gtk_snapshot_pop (snapshot);
}

static void
kei_funding_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  double scale = kei_draw_get_scale (widget);

  *natural = (orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT) * scale;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural / 2 : *natural;
  *minimum_baseline = *natural_baseline = -1;
}

static void
kei_funding_bar_class_init (KeiFundingBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = kei_funding_bar_measure;
  widget_class->snapshot = kei_funding_bar_snapshot;

  gtk_widget_class_set_css_name (widget_class, "funding-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kei_funding_bar_init (KeiFundingBar *self)
{
}

GtkWidget *
kei_funding_bar_new (void)
{
  return g_object_new (KEI_TYPE_FUNDING_BAR, NULL);
}

void
kei_funding_bar_set_shares (KeiFundingBar *self, const gint64 shares[KEI_FUNDING_N_SHARES])
{
  g_return_if_fail (KEI_IS_FUNDING_BAR (self));

  for (guint i = 0; i < KEI_FUNDING_N_SHARES; i++)
    self->shares[i] = MAX (shares[i], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
