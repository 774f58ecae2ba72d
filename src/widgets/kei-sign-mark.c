/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look draws the disc; this is a widget for it. */
#include "config.h"

#include "kei-sign-mark.h"

#include <glib/gi18n-lib.h>

#include "kei-pair-private.h"

struct _KeiSignMark
{
  GtkWidget parent_instance;

  KeiPairLook *look; /* owned */
  KeiSign sign;
  gboolean is_doubtful;
};

G_DEFINE_FINAL_TYPE (KeiSignMark, kei_sign_mark, GTK_TYPE_WIDGET)

static void
kei_sign_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KeiSignMark *self = KEI_SIGN_MARK (widget);

  _kei_pair_look_update (self->look, widget);
  *minimum = *natural = _kei_pair_look_get_disc_size (self->look);
  *minimum_baseline = *natural_baseline = -1;
}

static void
kei_sign_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeiSignMark *self = KEI_SIGN_MARK (widget);
  int size = _kei_pair_look_get_disc_size (self->look);

  if (self->sign == KEI_SIGN_NONE)
    return;
  _kei_pair_look_draw_stamp (snapshot, _kei_pair_look_get_disc (self->look, self->sign, self->is_doubtful),
                             (gtk_widget_get_width (widget) - size) / 2, (gtk_widget_get_height (widget) - size) / 2);
}

static void
kei_sign_mark_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  KeiSignMark *self = KEI_SIGN_MARK (widget);

  GTK_WIDGET_CLASS (kei_sign_mark_parent_class)->css_changed (widget, change);
  if (self->look != NULL && _kei_pair_look_update (self->look, widget))
    gtk_widget_queue_resize (widget);
  gtk_widget_queue_draw (widget);
}

static void
kei_sign_mark_dispose (GObject *object)
{
  g_clear_object (&KEI_SIGN_MARK (object)->look);
  G_OBJECT_CLASS (kei_sign_mark_parent_class)->dispose (object);
}

static void
kei_sign_mark_class_init (KeiSignMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_sign_mark_dispose;
  widget_class->measure = kei_sign_mark_measure;
  widget_class->snapshot = kei_sign_mark_snapshot;
  widget_class->css_changed = kei_sign_mark_css_changed;

  /* The same text size as the rows', which the look is for. */
  gtk_widget_class_set_css_name (widget_class, "pair-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kei_sign_mark_init (KeiSignMark *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
kei_sign_mark_new (KeiPairLook *look)
{
  KeiSignMark *self;

  g_return_val_if_fail (KEI_IS_PAIR_LOOK (look), NULL);

  self = g_object_new (KEI_TYPE_SIGN_MARK, NULL);
  self->look = g_object_ref (look);
  return GTK_WIDGET (self);
}

void
kei_sign_mark_set_sign (KeiSignMark *self, KeiSign sign, gboolean doubtful)
{
  g_return_if_fail (KEI_IS_SIGN_MARK (self));
  g_return_if_fail (sign < KEI_N_SIGNS);

  if (self->sign == sign && self->is_doubtful == doubtful)
    return;
  self->sign = sign;
  self->is_doubtful = doubtful;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sign != KEI_SIGN_NONE ? kei_sign_get_word (sign) : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
