/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-preferences.h"

#include <glib/gi18n-lib.h>

#include "kei-entry-row.h"
#include "kei-settings.h"

struct _KeiPreferences
{
  AdwWindow parent_instance;

  /* Template references */
  GtkWidget *author_row;
  GtkLabel *author_note;
};

G_DEFINE_FINAL_TYPE (KeiPreferences, kei_preferences, ADW_TYPE_WINDOW)

static void
kei_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KEI_TYPE_PREFERENCES);
  G_OBJECT_CLASS (kei_preferences_parent_class)->dispose (object);
}

static void
kei_preferences_class_init (KeiPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kei_preferences_dispose;
  g_type_ensure (KEI_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiPreferences, author_row);
  gtk_widget_class_bind_template_child (widget_class, KeiPreferences, author_note);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kei_preferences_init (KeiPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind (KeiPreferences *self, GSettings *settings)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) era_style = g_settings_create_action (settings, "era-style");

  g_action_map_add_action (G_ACTION_MAP (group), era_style);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "settings", G_ACTION_GROUP (group));
  g_settings_bind (settings, "author", self->author_row, "text", G_SETTINGS_BIND_DEFAULT);
}

KeiPreferences *
kei_preferences_new (GtkWindow *parent, GSettings *settings)
{
  KeiPreferences *self = g_object_new (KEI_TYPE_PREFERENCES, "transient-for", parent, NULL);
  g_autofree char *account = kei_settings_dup_author (NULL);
  /* Translators: the name of the person's account on this computer. */
  g_autofree char *note = g_strdup_printf (_ ("Stands with the links you confirm, your notes and the versions you name. Empty: the name of your account, “%s”."), account);

  gtk_label_set_label (self->author_note, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->author_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
  gtk_widget_set_sensitive (self->author_row, settings != NULL);
  if (settings != NULL)
    bind (self, settings);
  gtk_widget_grab_focus (self->author_row);
  return self;
}
