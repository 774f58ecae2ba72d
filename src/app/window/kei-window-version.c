/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Naming a version: a worker writes the content as it is when the name was given, and what was typed meanwhile is no part of
 * it. What has a name has gone to a meeting, so undo does not cross it. */
#include "config.h"

#include "kei-window-private.h"

#include <glib/gi18n-lib.h>

#include "kei-alert.h"
#include "kei-choices.h"
#include "kei-settings.h"
#include "kei-versions.h"

typedef struct
{
  KeiEditor *editor; /* owned: the plan may leave the window */
  KeiTree *tree;     /* owned */
  char *name;        /* owned */
  char *time;        /* owned */
  char *author;      /* owned */
} Naming;

static void
naming_free (Naming *naming)
{
  g_object_unref (naming->editor);
  kei_tree_unref (naming->tree);
  g_free (naming->name);
  g_free (naming->time);
  g_free (naming->author);
  g_free (naming);
}

static void
name_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Naming *naming = data;
  const KeiVersionFacts facts = {
    .name = naming->name,
    .stage = kei_node_get_string (kei_tree_get_root (naming->tree), KEI_FIELD_STAGE),
    .time = naming->time,
    .author = naming->author,
  };
  KeiIdSource *ids = kei_id_source_new_random ();
  GError *error = NULL;
  KeiChange *change = kei_versions_make_name (naming->tree, ids, &facts, NULL, cancellable, &error);

  kei_id_source_free (ids);
  if (change != NULL)
    g_task_return_pointer (task, change, (GDestroyNotify) kei_change_unref);
  else
    g_task_return_error (task, error);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Naming *naming = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiChange) change = g_task_propagate_pointer (G_TASK (result), &error);

  if (change == NULL)
    kei_editor_say (naming->editor, "%s", error->message);
  else if (kei_editor_apply (naming->editor, change))
    {
      kei_document_barrier (kei_editor_get_document (naming->editor));
      kei_editor_say (naming->editor, _ ("The content is kept as version “%s”"), naming->name);
    }
}

static void
entered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiWindow) self = data;
  g_autofree char *name = kei_alert_enter_finish (result);
  g_autoptr (GSettings) settings = kei_settings_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GTask) task = NULL;
  Naming *naming;

  if (name == NULL || self->editor == NULL)
    return;
  /* What is being typed belongs to what is named. */
  kei_editor_break_step (self->editor);
  naming = g_new (Naming, 1);
  naming->editor = g_object_ref (self->editor);
  naming->tree = kei_tree_ref (kei_editor_get_tree (self->editor));
  naming->name = g_steal_pointer (&name);
  naming->time = g_date_time_format (now, "%FT%T%:z");
  naming->author = kei_settings_dup_author (settings);
  task = g_task_new (NULL, NULL, named_cb, NULL);
  g_task_set_source_tag (task, entered_cb);
  g_task_set_task_data (task, naming, (GDestroyNotify) naming_free);
  g_task_run_in_thread (task, name_thread);
}

static void
name_version_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);
  KeiTree *tree = kei_editor_get_tree (self->editor);
  g_autofree char *stage = kei_choices_dup_label (tree, "stages", kei_node_get_string (kei_tree_get_root (tree), KEI_FIELD_STAGE));

  kei_alert_enter_async (GTK_WINDOW (self), _ ("Name This Version"), _ ("The content as it is now can be got back under this name. Undo does not go back beyond it."),
                         stage, _ ("_Name"), entered_cb, g_object_ref (self));
}

void
_kei_window_class_install_version_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "doc.name-version", NULL, name_version_cb);
}
