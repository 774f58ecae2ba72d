/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-switch.h"

struct _KeiFormSwitch
{
  KeiFormField parent_instance;

  GtkWidget *button; /* GtkSwitch or GtkCheckButton; both have "active" */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (KeiFormSwitch, kei_form_switch, KEI_TYPE_FORM_FIELD)

static void
kei_form_switch_show (KeiFormField *field, const char *text)
{
  KeiFormSwitch *self = KEI_FORM_SWITCH (field);

  self->showing = TRUE;
  g_object_set (self->button, "active", *text != '\0', NULL);
  self->showing = FALSE;
}

static void
active_cb (KeiFormSwitch *self)
{
  gboolean active;
  g_auto (KeiValue) value = KEI_VALUE_INIT;

  if (self->showing)
    return;
  g_object_get (self->button, "active", &active, NULL);
  value = kei_value_bool (active);
  kei_form_field_choose (KEI_FORM_FIELD (self), &value);
}

static gboolean
kei_form_switch_keeps_key (KeiFormField *field, guint key, GdkModifierType state)
{
  return key == GDK_KEY_space;
}

static void
kei_form_switch_build (KeiFormField *field)
{
  KeiFormSwitch *self = KEI_FORM_SWITCH (field);
  gboolean cell = kei_form_field_get_look (field) == KEI_FORM_FIELD_CELL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->button = cell ? gtk_check_button_new () : gtk_switch_new ();
  gtk_widget_set_sensitive (self->button, kei_form_field_is_editable (field));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  if (!cell)
    {
      GtkWidget *caption = gtk_widget_get_first_child (GTK_WIDGET (field));
      GtkWidget *label = gtk_label_new (kei_form_field_label (kei_form_field_get_info (field)));

      /* Beside the switch rather than above it. */
      if (caption != NULL)
        gtk_widget_set_visible (caption, FALSE);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_widget_set_vexpand (box, TRUE);
  kei_form_field_set_content (field, box, self->button);
  g_signal_connect_swapped (self->button, "notify::active", G_CALLBACK (active_cb), self);
}

static void
kei_form_switch_class_init (KeiFormSwitchClass *klass)
{
  KeiFormFieldClass *field_class = KEI_FORM_FIELD_CLASS (klass);

  field_class->build = kei_form_switch_build;
  field_class->show = kei_form_switch_show;
  field_class->keeps_key = kei_form_switch_keeps_key;
}

static void
kei_form_switch_init (KeiFormSwitch *self)
{
}
