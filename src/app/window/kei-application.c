/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-application.h"

#include <glib/gi18n-lib.h>

#include "kei-about.h"
#include "kei-import-window.h"
#include "kei-new-dialog.h"
#include "kei-new-plan.h"
#include "kei-preferences.h"
#include "kei-settings.h"
#include "kei-window.h"

struct _KeiApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* owned, nullable */
  gboolean quitting;   /* one window after the other is asked */
  guint asking;        /* id of the idle that asks the next */
};

G_DEFINE_FINAL_TYPE (KeiApplication, kei_application, ADW_TYPE_APPLICATION)

/* Every key of the program but those that only mean something in one view (Return, Delete and the
 * letters in the outline), which that view binds itself. */
static const struct
{
  const char *action;
  const char *keys[3];
} keys[] = {
  { "app.new", { "<Control>n" } },
  { "app.import", { "<Control>i" } },
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.about", { "F1" } },
  { "app.era-style('japanese')", { "<Control><Alt>1" } },
  { "app.era-style('western')", { "<Control><Alt>2" } },
  { "app.era-style('both')", { "<Control><Alt>3" } },
  { "win.open", { "<Control>o" } },
  { "win.compare", { "<Control>d" } },
  { "win.compare-saved", { "<Control><Shift>r" } },
  { "win.mode('edit')", { "<Control>1" } },
  { "win.mode('compare')", { "<Control>2" } },
  { "view.next-change", { "F7" } },
  { "view.previous-change", { "<Shift>F7" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.reload", { "<Control>r" } },
  { "win.show-shortcuts", { "<Control>question" } },
  { "win.close", { "<Control>w" } },
  { "win.fullscreen", { "F11" } },
  { "win.next-pane(true)", { "F6" } },
  { "win.next-pane(false)", { "<Shift>F6" } },
  { "view.outline", { "F9" } },
  { "view.sdg", { "<Shift>F9" } },
  { "view.problems", { "<Control><Shift>m" } },
  { "view.next-problem", { "F8" } },
  { "view.previous-problem", { "<Shift>F8" } },
  { "doc.name-version", { "<Control><Shift>n" } },
  { "doc.report", { "<Control>p" } },
  { "doc.find", { "<Control>f" } },
  { "doc.replace", { "<Control>h" } },
  { "doc.find-again(true)", { "<Control>g" } },
  { "doc.find-again(false)", { "<Control><Shift>g" } },
  { "doc.undo", { "<Control>z" } },
  { "doc.redo", { "<Control><Shift>z", "<Control>y" } },
  { "node.add-child", { "<Control>Return" } },
  { "node.duplicate", { "<Control><Shift>d" } },
};

GSettings *
kei_application_get_settings (KeiApplication *self)
{
  g_return_val_if_fail (KEI_IS_APPLICATION (self), NULL);

  return self->settings;
}

static KeiWindow *find_window (KeiApplication *self, GFile *location);

/* --- Actions --- */

/* Shows a plan that has no file in a window of its own. */
static void
show_new_plan (KeiApplication *self, KeiTree *tree)
{
  KeiWindow *window = find_window (self, NULL);

  kei_window_show_new_plan (window, tree, FALSE);
  gtk_window_present (GTK_WINDOW (window));
}

/* app.new asks, app.new-from has the template chosen already. */
static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KeiApplication *self = data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = self->settings != NULL ? g_settings_get_string (self->settings, "last-template") : NULL;

  if (parent == NULL)
    parent = GTK_WINDOW (find_window (self, NULL));
  gtk_window_present (parent);
  gtk_window_present (kei_new_dialog_new (parent, parameter != NULL ? g_variant_get_string (parameter, NULL) : last));
}

static void
new_plan_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KeiApplication *self = data;
  const char *id, *title, *municipality;
  const KeiTemplate *template;
  g_autoptr (KeiTree) tree = NULL;

  g_variant_get (parameter, "(&s&s&s)", &id, &title, &municipality);
  template = kei_templates_find (id);
  if (template == NULL)
    return;
  tree = kei_new_plan_create (template, title, municipality);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "last-template", id);
  show_new_plan (self, tree);
}

static void
import_finished_cb (KeiApplication *self, KeiTree *tree)
{
  KeiWindow *window = find_window (self, NULL);

  kei_window_show_new_plan (window, tree, TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

/* (transfer none) */
static GtkWidget *
show_import_window (KeiApplication *self)
{
  GtkWidget *window = kei_import_window_new (GTK_APPLICATION (self), gtk_application_get_active_window (GTK_APPLICATION (self)));

  g_signal_connect_object (window, "finished", G_CALLBACK (import_finished_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_import_window (data);
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (KeiTree) tree = kei_new_plan_create_sample ();

  show_new_plan (data, tree);
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  g_application_open (data, &file, 1, "");
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KeiApplication *self = data;

  gtk_window_present (GTK_WINDOW (kei_preferences_new (gtk_application_get_active_window (data), self->settings)));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KeiAbout about = {
    .name = _ ("Keikaku"),
    .icon = KEI_APPLICATION_ID,
    .version = KEI_VERSION,
    .developer = _ ("The Keikaku developers"),
    .comments = _ ("An editor for the comprehensive plans of Japanese municipalities"),
  };

  kei_about_present (&about, gtk_application_get_active_window (data));
}

static gboolean
has_unsaved_work (gpointer window)
{
  return (KEI_IS_WINDOW (window) && kei_window_has_unsaved_work (window))
         || (KEI_IS_IMPORT_WINDOW (window) && kei_import_window_has_unsaved_work (window));
}

/* Windows with unsaved work ask one after the other, each in front. As long as one may still be kept,
 * those that have nothing to ask stay too. */
static gboolean
quit_next (gpointer data)
{
  KeiApplication *self = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  self->asking = 0;
  for (GList *l = windows; l != NULL; l = l->next)
    if (has_unsaved_work (l->data))
      {
        gtk_window_present (l->data);
        gtk_window_close (l->data);
        return G_SOURCE_REMOVE;
      }
  self->quitting = FALSE;
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  return G_SOURCE_REMOVE;
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KeiApplication *self = data;

  if (self->quitting) /* a window is asking already */
    return;
  self->quitting = TRUE;
  quit_next (self);
}

static void
stays_open_cb (KeiApplication *self)
{
  self->quitting = FALSE;
}

static void
kei_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (kei_application_parent_class)->window_added (application, window);
  if (KEI_IS_WINDOW (window) || KEI_IS_IMPORT_WINDOW (window))
    g_signal_connect_object (window, "stays-open", G_CALLBACK (stays_open_cb), application, G_CONNECT_SWAPPED);
}

static void
kei_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  KeiApplication *self = KEI_APPLICATION (application);

  GTK_APPLICATION_CLASS (kei_application_parent_class)->window_removed (application, window);
  if (self->quitting && self->asking == 0 && (KEI_IS_WINDOW (window) || KEI_IS_IMPORT_WINDOW (window)))
    self->asking = g_idle_add (quit_next, self);
}

static const GActionEntry actions[] = {
  { "import", import_cb },
  { "new", new_cb },
  { "new-from", new_cb, "s" },
  { "new-plan", new_plan_cb, "(sss)" },
  { "open-recent", open_recent_cb, "s" },
  { "open-sample", open_sample_cb },
  { "preferences", preferences_cb },
  { "about", about_cb },
  { "quit", quit_cb },
};

/* --- Starting --- */

/* A window that shows @location, or else one without a plan, or else a new one. */
static KeiWindow *
find_window (KeiApplication *self, GFile *location)
{
  KeiWindow *empty = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      GFile *shown;

      if (!KEI_IS_WINDOW (l->data))
        continue;
      shown = kei_window_get_location (l->data);
      if (location != NULL && shown != NULL && g_file_equal (shown, location))
        return l->data;
      if (empty == NULL && shown == NULL && kei_window_get_editor (l->data) == NULL)
        empty = l->data;
    }
  return empty != NULL ? empty : kei_window_new (ADW_APPLICATION (self));
}

/* What is no plan but may be the outline of one: it goes to the import assistant. */
static gboolean
is_outline_text (GFile *file)
{
  static const char *const suffixes[] = { ".txt", ".text", ".md" };
  g_autofree char *name = g_file_get_basename (file);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (name != NULL && g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return FALSE;
}

static void
kei_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      KeiWindow *window;
      GFile *shown;

      if (is_outline_text (files[i]))
        {
          kei_import_window_load (KEI_IMPORT_WINDOW (show_import_window (KEI_APPLICATION (application))), files[i]);
          continue;
        }
      window = find_window (KEI_APPLICATION (application), files[i]);
      shown = kei_window_get_location (window);
      if (shown == NULL || !g_file_equal (shown, files[i]))
        kei_window_open_file (window, files[i]);
      /* A new window comes up by itself when the plan is there, or when it takes long. */
      if (gtk_widget_get_visible (GTK_WIDGET (window)))
        gtk_window_present (GTK_WINDOW (window));
    }
}

static void
kei_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (kei_window_new (ADW_APPLICATION (application)));
  gtk_window_present (window);
}

static void
kei_application_startup (GApplication *application)
{
  KeiApplication *self = KEI_APPLICATION (application);

  G_APPLICATION_CLASS (kei_application_parent_class)->startup (application);

  self->settings = kei_settings_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  if (self->settings != NULL)
    {
      g_autoptr (GAction) era_style = g_settings_create_action (self->settings, "era-style");

      g_action_map_add_action (G_ACTION_MAP (self), era_style);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
  gtk_window_set_default_icon_name (KEI_APPLICATION_ID);
}

/* The sample is asked for before the primary instance is, so it is told as an action. */
static int
kei_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (!g_variant_dict_contains (options, "sample"))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-sample", NULL);
  return g_application_get_is_remote (application) ? 0 : -1;
}

static void
kei_application_finalize (GObject *object)
{
  KeiApplication *self = KEI_APPLICATION (object);

  g_clear_handle_id (&self->asking, g_source_remove);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (kei_application_parent_class)->finalize (object);
}

static void
kei_application_class_init (KeiApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_application_finalize;
  GTK_APPLICATION_CLASS (klass)->window_added = kei_application_window_added;
  GTK_APPLICATION_CLASS (klass)->window_removed = kei_application_window_removed;
  G_APPLICATION_CLASS (klass)->startup = kei_application_startup;
  G_APPLICATION_CLASS (klass)->activate = kei_application_activate;
  G_APPLICATION_CLASS (klass)->handle_local_options = kei_application_handle_local_options;
  G_APPLICATION_CLASS (klass)->open = kei_application_open;
}

static void
kei_application_init (KeiApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "sample", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, N_ ("Open a copy of the sample plan"), NULL);
}

KeiApplication *
kei_application_new (void)
{
  return g_object_new (KEI_TYPE_APPLICATION,
                       "application-id", KEI_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/jp/keikaku/Keikaku",
                       NULL);
}
