/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One stop of the Tab key each: the chip has the focus, Delete or Backspace removes it, and its
 * button is for the pointer and for assistive technology. */
#include "config.h"

#include "kei-chip.h"

#include <glib/gi18n-lib.h>

struct _KeiChip
{
  GtkWidget parent_instance;

  GtkWidget *lead; /* owned by the widget tree, as the two below */
  GtkWidget *label;
  GtkWidget *button;
};

enum {
  PROP_LABEL = 1,
  PROP_LEAD,
  PROP_REMOVABLE,
  N_PROPS
};

enum {
  REMOVED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (KeiChip, kei_chip, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
update_words (KeiChip *self)
{
  const char *label = kei_chip_get_label (self);
  const char *lead = kei_chip_get_lead (self);
  g_autofree char *words = g_strjoin (" ", lead != NULL ? lead : label, lead != NULL ? label : NULL, NULL);
  /* Translators: takes a tag away; its text follows. */
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_widget_set_tooltip_text (self->button, remove);
}

static gboolean
remove_by_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (!kei_chip_get_removable (KEI_CHIP (widget)))
    return FALSE;
  g_signal_emit (widget, signals[REMOVED], 0);
  return TRUE;
}

static void
button_clicked_cb (GtkButton *button, KeiChip *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
kei_chip_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  KeiChip *self = KEI_CHIP (object);

  switch (property)
    {
    case PROP_LABEL:
      g_value_set_string (value, kei_chip_get_label (self));
      break;
    case PROP_LEAD:
      g_value_set_string (value, kei_chip_get_lead (self));
      break;
    case PROP_REMOVABLE:
      g_value_set_boolean (value, kei_chip_get_removable (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kei_chip_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  KeiChip *self = KEI_CHIP (object);

  switch (property)
    {
    case PROP_LABEL:
      kei_chip_set_label (self, g_value_get_string (value));
      break;
    case PROP_LEAD:
      kei_chip_set_lead (self, g_value_get_string (value));
      break;
    case PROP_REMOVABLE:
      kei_chip_set_removable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kei_chip_dispose (GObject *object)
{
  KeiChip *self = KEI_CHIP (object);

  g_clear_pointer (&self->lead, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (kei_chip_parent_class)->dispose (object);
}

static void
kei_chip_class_init (KeiChipClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kei_chip_get_property;
  object_class->set_property = kei_chip_set_property;
  object_class->dispose = kei_chip_dispose;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_LEAD] = g_param_spec_string ("lead", NULL, NULL, NULL, flags);
  properties[PROP_REMOVABLE] = g_param_spec_boolean ("removable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[REMOVED] = g_signal_new ("removed", KEI_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_by_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, remove_by_key, NULL);
}

static void
kei_chip_init (KeiChip *self)
{
  self->lead = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->lead, "lead");
  gtk_widget_set_visible (self->lead, FALSE);
  gtk_widget_set_parent (self->lead, GTK_WIDGET (self));

  self->label = gtk_label_new ("");
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_focusable (self->button, FALSE);
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect (self->button, "clicked", G_CALLBACK (button_clicked_cb), self);

  update_words (self);
}

GtkWidget *
kei_chip_new (const char *label)
{
  return g_object_new (KEI_TYPE_CHIP, "label", label, NULL);
}

const char *
kei_chip_get_label (KeiChip *self)
{
  g_return_val_if_fail (KEI_IS_CHIP (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->label));
}

void
kei_chip_set_label (KeiChip *self, const char *label)
{
  g_return_if_fail (KEI_IS_CHIP (self));

  if (g_strcmp0 (kei_chip_get_label (self), label) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : "");
  update_words (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

const char *
kei_chip_get_lead (KeiChip *self)
{
  g_return_val_if_fail (KEI_IS_CHIP (self), NULL);
  return gtk_widget_get_visible (self->lead) ? gtk_label_get_label (GTK_LABEL (self->lead)) : NULL;
}

void
kei_chip_set_lead (KeiChip *self, const char *lead)
{
  g_return_if_fail (KEI_IS_CHIP (self));

  if (g_strcmp0 (kei_chip_get_lead (self), lead) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->lead), lead != NULL ? lead : "");
  gtk_widget_set_visible (self->lead, lead != NULL);
  if (lead != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "leading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "leading");
  update_words (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEAD]);
}

gboolean
kei_chip_get_removable (KeiChip *self)
{
  g_return_val_if_fail (KEI_IS_CHIP (self), FALSE);
  return gtk_widget_get_visible (self->button);
}

void
kei_chip_set_removable (KeiChip *self, gboolean removable)
{
  g_return_if_fail (KEI_IS_CHIP (self));

  removable = !!removable;
  if (kei_chip_get_removable (self) == removable)
    return;
  gtk_widget_set_visible (self->button, removable);
  gtk_widget_set_focusable (GTK_WIDGET (self), removable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMOVABLE]);
}
