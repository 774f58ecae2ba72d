/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-new-dialog.h"

#include <glib/gi18n-lib.h>

#include "kei-entry-row.h"
#include "kei-new-plan.h"

struct _KeiNewDialog
{
  AdwWindow parent_instance;

  const KeiTemplate *chosen;
  gboolean title_typed; /* the person's own title stays when another template is chosen */

  /* Template references */
  GtkListBox *template_list;
  GtkEditable *title_row;
  GtkEditable *municipality_row;
};

G_DEFINE_FINAL_TYPE (KeiNewDialog, kei_new_dialog, ADW_TYPE_WINDOW)

const char *
kei_new_dialog_get_template (KeiNewDialog *self)
{
  g_return_val_if_fail (KEI_IS_NEW_DIALOG (self), NULL);

  return self->chosen->id;
}

static void
title_changed_cb (KeiNewDialog *self)
{
  self->title_typed = TRUE;
}

static void
choose (KeiNewDialog *self, const KeiTemplate *template)
{
  self->chosen = template;
  if (self->title_typed)
    return;
  gtk_editable_set_text (self->title_row, _ (template->title));
  self->title_typed = FALSE;
}

static void
radio_toggled_cb (KeiNewDialog *self, GtkCheckButton *radio)
{
  if (gtk_check_button_get_active (radio))
    choose (self, g_object_get_data (G_OBJECT (radio), "kei-template"));
}

static GtkCheckButton *
add_template (KeiNewDialog *self, const KeiTemplate *template, GtkCheckButton *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *radio = gtk_check_button_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), group);
  gtk_widget_set_valign (radio, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (template->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (template->subtitle));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), radio);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), radio);
  gtk_list_box_append (self->template_list, row);
  g_object_set_data (G_OBJECT (radio), "kei-template", (gpointer) template);
  g_signal_connect_object (radio, "toggled", G_CALLBACK (radio_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (radio), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (template->title), -1);
  return GTK_CHECK_BUTTON (radio);
}

static void
create_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiNewDialog *self = KEI_NEW_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GApplication *application = G_APPLICATION (gtk_window_get_application (parent));
  GVariant *target = g_variant_new ("(sss)", self->chosen->id, gtk_editable_get_text (self->title_row), gtk_editable_get_text (self->municipality_row));

  g_action_group_activate_action (G_ACTION_GROUP (application), "new-plan", target);
  gtk_window_close (GTK_WINDOW (self));
}

static void
kei_new_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KEI_TYPE_NEW_DIALOG);
  G_OBJECT_CLASS (kei_new_dialog_parent_class)->dispose (object);
}

static void
kei_new_dialog_class_init (KeiNewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_new_dialog_dispose;
  g_type_ensure (KEI_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiNewDialog, template_list);
  gtk_widget_class_bind_template_child (widget_class, KeiNewDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, KeiNewDialog, municipality_row);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_install_action (widget_class, "new.create", NULL, create_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kei_new_dialog_init (KeiNewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
kei_new_dialog_new (GtkWindow *parent, const char *template_id)
{
  KeiNewDialog *self = g_object_new (KEI_TYPE_NEW_DIALOG, "transient-for", parent, NULL);
  guint n;
  const KeiTemplate *templates = kei_templates_get (&n);
  const KeiTemplate *first = kei_templates_find (template_id);
  GtkCheckButton *group = NULL;

  if (first == NULL)
    first = &templates[0];
  for (guint i = 0; i < n; i++)
    {
      GtkCheckButton *radio = add_template (self, &templates[i], group);

      group = radio;
      if (&templates[i] == first)
        {
          gtk_check_button_set_active (radio, TRUE);
          gtk_window_set_focus (GTK_WINDOW (self), gtk_widget_get_ancestor (GTK_WIDGET (radio), GTK_TYPE_LIST_BOX_ROW));
        }
    }
  return GTK_WINDOW (self);
}
