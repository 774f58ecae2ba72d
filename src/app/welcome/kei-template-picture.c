/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-template-picture.h"

#define WIDTH 86
#define HEIGHT 84
#define N_BARS 6

/* One letter a line: a, b, c are levels from the top, each further in than the one before; - is text. */
static const struct
{
  const char *id;
  const char *bars;
} shapes[] = {
  { "comprehensive", "abccbc" },
  { "later-basic", "bc-c--" },
  { "yearly-policy", "d--d--" },
  { "pledges", "ac-ac-" },
  { "sector", "b--bcc" },
};

static const struct
{
  const char *color;
  float indent;
} looks[] = {
  ['a'] = { "#3584e4", 0 },
  ['b'] = { "#57b081", 6 },
  ['c'] = { "#f3b13a", 12 },
  ['d'] = { "#c64a82", 0 },
  ['-'] = { "#d5d8e0", 12 },
};

struct _KeiTemplatePicture
{
  GtkWidget parent_instance;

  const char *bars;
};

G_DEFINE_FINAL_TYPE (KeiTemplatePicture, kei_template_picture, GTK_TYPE_WIDGET)

static void
kei_template_picture_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
append_rounded (GtkSnapshot *snapshot, const graphene_rect_t *rect, float radius, const GdkRGBA *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

static void
kei_template_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeiTemplatePicture *self = KEI_TEMPLATE_PICTURE (widget);
  float left = (float) (gtk_widget_get_width (widget) - WIDTH) / 2;
  GdkRGBA paper = { 1, 1, 1, 1 };

  gtk_snapshot_append_color (snapshot, &paper, &GRAPHENE_RECT_INIT (left, 0, WIDTH, (float) gtk_widget_get_height (widget)));
  for (guint i = 0; i < N_BARS && self->bars[i] != '\0'; i++)
    {
      guchar kind = (guchar) self->bars[i];
      float indent = looks[kind].indent;
      GdkRGBA color;

      gdk_rgba_parse (&color, looks[kind].color);
      append_rounded (snapshot, &GRAPHENE_RECT_INIT (left + 10 + indent, 12 + 11 * (float) i, WIDTH - 24 - indent, 6), 2, &color);
    }
}

static void
kei_template_picture_class_init (KeiTemplatePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = kei_template_picture_measure;
  widget_class->snapshot = kei_template_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "template-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kei_template_picture_init (KeiTemplatePicture *self)
{
  self->bars = "------";
}

GtkWidget *
kei_template_picture_new (const char *template_id)
{
  KeiTemplatePicture *self = g_object_new (KEI_TYPE_TEMPLATE_PICTURE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_strcmp0 (shapes[i].id, template_id) == 0)
      self->bars = shapes[i].bars;
  return GTK_WIDGET (self);
}
