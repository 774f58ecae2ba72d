/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's mode “compare”: what its plan is compared with, and the way between the two modes.
 *
 * The other side is a file that is read here, the saved state or a named version of the window's own plan, or, while that file is
 * open in another window, what that window holds. */
#include "config.h"

#include "kei-window-private.h"

#include <glib/gi18n-lib.h>

#include "kei-compare-dialog.h"
#include "kei-error-text.h"
#include "kei-versions.h"

/* --- Modes --- */

static gboolean
is_comparing (KeiWindow *self)
{
  return g_strcmp0 (self->mode, KEI_WINDOW_MODE_COMPARE) == 0;
}

gboolean
_kei_window_is_comparing (KeiWindow *self)
{
  return self->editor != NULL && is_comparing (self);
}

void
_kei_window_end_typing (KeiWindow *self)
{
  if (self->compare != NULL)
    kei_compare_page_end_typing (self->compare);
}

static void
activate_step (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  kei_compare_page_step (page, g_str_equal (g_action_get_name (G_ACTION (action)), "next-change"));
}

/* The actions view.* of this mode. */
void
_kei_window_insert_compare_actions (KeiWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) outline = g_property_action_new ("outline", self->compare, "show-changes");
  const char *const steps[] = { "next-change", "previous-change" };

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (outline));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GSimpleAction) step = g_simple_action_new (steps[i], NULL);

      g_signal_connect_object (step, "activate", G_CALLBACK (activate_step), self->compare, 0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (step));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (group));
}

/* --- The page --- */

static void
ensure_page (KeiWindow *self)
{
  g_autoptr (KeiCompareSide) own = NULL;

  if (self->compare != NULL)
    return;
  own = kei_compare_side_new_open (self->editor, self->file != NULL ? kei_file_get_location (self->file) : NULL);
  self->own_side = g_object_ref (own);
  self->compare = KEI_COMPARE_PAGE (kei_compare_page_new (own));
  g_signal_connect_object (self->compare, "edit", G_CALLBACK (_kei_window_edit_compared), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->compare_slot, GTK_WIDGET (self->compare));
}

static void
end_reading (KeiWindow *self)
{
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->reading_id, g_source_remove);
  g_clear_pointer (&self->reading_text, g_free);
}

static void
stop_reading (KeiWindow *self)
{
  g_cancellable_cancel (self->reading);
  end_reading (self);
}

void
_kei_window_drop_compare (KeiWindow *self)
{
  stop_reading (self);
  _kei_window_leave_other (self);
  g_clear_object (&self->other_file);
  g_clear_object (&self->own_side);
  self->other_node = KEI_ID_NONE;
  if (self->compare != NULL)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

      /* A window keeps a page that goes with the keyboard in it, even beyond its own end. */
      if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->compare)))
        gtk_window_set_focus (GTK_WINDOW (self), NULL);
      adw_bin_set_child (self->compare_slot, NULL);
    }
  self->compare = NULL;
}

/* What is chosen in one mode is chosen in the other. */
void
_kei_window_enter_mode (KeiWindow *self, const char *before)
{
  gboolean comparing = is_comparing (self);

  if (self->editor == NULL)
    return;
  _kei_window_end_typing (self);
  if (comparing)
    {
      ensure_page (self);
      if (kei_editor_get_selected (self->editor) != kei_editor_get_plan_id (self->editor))
        kei_compare_page_reveal (self->compare, kei_compare_page_get_own_side (self->compare), kei_editor_get_selected (self->editor));
    }
  else if (self->compare != NULL && g_strcmp0 (before, KEI_WINDOW_MODE_COMPARE) == 0)
    {
      KeiId chosen = kei_compare_page_get_chosen (self->compare);

      if (chosen != KEI_ID_NONE && kei_editor_lookup (self->editor, chosen) != NULL)
        kei_editor_select (self->editor, kei_editor_get_row_of (self->editor, chosen, &(KeiSlot){ 0 }));
    }
  gtk_stack_set_visible_child_name (self->mode_stack, comparing ? KEI_WINDOW_MODE_COMPARE : KEI_WINDOW_MODE_EDIT);
}

/* --- What it is compared with --- */

/* The side of the window's plan: the later one, unless the plans say otherwise. */
static KeiSide
find_own_side (KeiTree *own, KeiTree *other)
{
  KeiNode *here = kei_tree_get_root (own), *there = kei_tree_get_root (other);

  if (kei_node_get_ref (here, KEI_FIELD_PREDECESSOR_ID) == kei_node_get_id (there))
    return KEI_SIDE_NEW;
  if (kei_node_get_ref (there, KEI_FIELD_PREDECESSOR_ID) == kei_node_get_id (here))
    return KEI_SIDE_OLD;
  if (kei_node_has (here, KEI_FIELD_START) && kei_node_has (there, KEI_FIELD_START) && kei_node_get_int (here, KEI_FIELD_START) < kei_node_get_int (there, KEI_FIELD_START))
    return KEI_SIDE_OLD;
  return KEI_SIDE_NEW;
}

static void
read_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiWindow) self = data;
  g_autoptr (KeiTree) tree = kei_file_load_finish (KEI_FILE (source), result, NULL, NULL);
  KeiCompareSide *side = self->compare != NULL ? kei_compare_page_get_other (self->compare) : NULL;

  if (tree == NULL || self->other_file != KEI_FILE (source) || side == NULL || kei_compare_side_get_editor (side) != NULL)
    return;
  kei_compare_side_set_tree (side, tree);
  kei_compare_side_set_location (side, kei_file_get_location (self->other_file));
  kei_editor_say (self->editor, _ ("The other plan was saved meanwhile; the comparison shows its new state"));
}

/* Somebody saved the other file: nothing here can get lost, so it is simply read again. */
static void
other_changed_outside_cb (KeiWindow *self)
{
  if (kei_file_get_changed_outside (self->other_file))
    kei_file_load_async (self->other_file, NULL, read_again_cb, g_object_ref (self));
}

static gboolean
show_reading_cb (gpointer data)
{
  KeiWindow *self = data;

  self->reading_id = 0;
  kei_compare_page_show_loading (self->compare, self->reading_text);
  return G_SOURCE_REMOVE;
}

/* @name: of what is read. At once where nothing is shown that could stay. */
static void
begin_reading (KeiWindow *self, const char *name)
{
  self->reading_text = g_strdup_printf (_ ("Opening “%s”…"), name);
  self->reading = g_cancellable_new ();
  self->reading_id = g_timeout_add (500, show_reading_cb, self);
  if (kei_compare_page_get_other (self->compare) == NULL)
    kei_compare_page_show_loading (self->compare, self->reading_text);
}

static void
show_read_error (KeiWindow *self, const GError *error)
{
  g_autofree char *name = g_file_get_basename (kei_file_get_location (self->other_file));
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autoptr (KeiErrorText) text = kei_error_text_new (error, KEI_ERROR_TEXT_OPENING, shown_name);
  g_autofree char *description = g_strdup_printf ("%s\n\n%s", text->cause, text->advice);

  kei_compare_page_set_other (self->compare, NULL, KEI_SIDE_NEW);
  kei_compare_page_show_error (self->compare, text->heading, description);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiWindow) self = data;
  g_autoptr (GError) error = NULL;
  KeiXmlInfo info = { 0 };
  g_autoptr (KeiTree) tree = kei_file_load_finish (KEI_FILE (source), result, &info, &error);
  g_autoptr (KeiCompareSide) other = NULL;
  g_autofree char *notice = NULL;

  if (self->other_file != KEI_FILE (source) || self->compare == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  end_reading (self);
  if (tree == NULL)
    {
      show_read_error (self, error);
      return;
    }
  if (info.newer)
    notice = g_strdup_printf (_ ("The other plan was saved by a newer Keikaku (format %u); what this one does not know is not compared"), info.format);
  other = kei_compare_side_new (KEI_COMPARE_SIDE_FILE, tree, kei_file_get_location (self->other_file));
  kei_compare_page_set_other (self->compare, other, find_own_side (kei_editor_get_tree (self->editor), tree));
  kei_compare_page_set_notice (self->compare, notice);
  g_signal_connect_object (self->other_file, "notify::changed-outside", G_CALLBACK (other_changed_outside_cb), self, G_CONNECT_SWAPPED);
  _kei_window_follow_other (self);
}

/* --- A named version --- */

typedef struct
{
  KeiTree *tree; /* owned */
  KeiId id;
  char *name; /* owned */
  char *time; /* owned */
} VersionReading;

static void
version_reading_free (VersionReading *reading)
{
  kei_tree_unref (reading->tree);
  g_free (reading->name);
  g_free (reading->time);
  g_free (reading);
}

static void
read_version_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const VersionReading *reading = data;
  GError *error = NULL;
  KeiTree *content = kei_versions_read (reading->tree, reading->id, cancellable, &error);

  if (content != NULL)
    g_task_return_pointer (task, content, (GDestroyNotify) kei_tree_unref);
  else
    g_task_return_error (task, error);
}

static void
version_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  KeiWindow *self = KEI_WINDOW (source);
  const VersionReading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) content = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (KeiCompareSide) other = NULL;

  /* Another choice was made meanwhile, or the plan went. */
  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  end_reading (self);
  if (content == NULL)
    {
      g_autofree char *heading = g_strdup_printf (_ ("The version “%s” cannot be compared"), reading->name);
      g_autofree char *description = g_strdup_printf ("%s\n\n%s", error->message, _ ("The plan itself is whole. Choose another version, or a copy of the file from that time."));

      kei_compare_page_set_other (self->compare, NULL, KEI_SIDE_NEW);
      kei_compare_page_show_error (self->compare, heading, description);
      return;
    }
  other = kei_compare_side_new_version (content, reading->name, reading->time);
  kei_compare_page_set_other (self->compare, other, KEI_SIDE_NEW);
}

/* --- Beginning --- */

/* What was compared so far stays to be seen until the next is there. */
static void
begin (KeiWindow *self)
{
  ensure_page (self);
  kei_window_set_mode (self, KEI_WINDOW_MODE_COMPARE);
  stop_reading (self);
  _kei_window_leave_other (self);
  g_clear_object (&self->other_file);
  kei_compare_page_set_notice (self->compare, NULL);
}

void
kei_window_compare_with_version (KeiWindow *self, KeiId version)
{
  KeiNode *node;
  VersionReading *reading;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KEI_IS_WINDOW (self));
  g_return_if_fail (self->editor != NULL);

  /* The plan may have gone on while the person chose. */
  node = kei_editor_lookup (self->editor, version);
  if (node == NULL || kei_node_get_kind (node) != KEI_KIND_VERSION)
    {
      kei_editor_say (self->editor, _ ("The version is not in the plan any more"));
      return;
    }
  begin (self);
  reading = g_new (VersionReading, 1);
  reading->tree = kei_tree_ref (kei_editor_get_tree (self->editor));
  reading->id = version;
  reading->name = g_strdup (kei_node_get_headline (node));
  reading->time = g_strdup (kei_node_get_text (node, KEI_FIELD_TIME));
  begin_reading (self, reading->name);
  task = g_task_new (self, self->reading, version_read_cb, NULL);
  g_task_set_source_tag (task, kei_window_compare_with_version);
  g_task_set_task_data (task, reading, (GDestroyNotify) version_reading_free);
  g_task_run_in_thread (task, read_version_thread);
}

void
kei_window_compare_with (KeiWindow *self, GFile *earlier)
{
  g_autofree char *name = NULL;

  g_return_if_fail (KEI_IS_WINDOW (self));
  g_return_if_fail (self->editor != NULL);

  begin (self);
  if (earlier == NULL)
    {
      KeiTree *saved = kei_document_get_saved (kei_editor_get_document (self->editor));
      g_autoptr (KeiCompareSide) other = NULL;

      if (saved == NULL)
        return;
      other = kei_compare_side_new (KEI_COMPARE_SIDE_SAVED, saved, self->file != NULL ? kei_file_get_location (self->file) : NULL);
      kei_compare_page_set_other (self->compare, other, KEI_SIDE_NEW);
      return;
    }
  self->other_file = kei_file_new (earlier);
  name = g_file_get_basename (earlier);
  begin_reading (self, name);
  kei_file_load_async (self->other_file, self->reading, read_cb, g_object_ref (self));
}

/* After a save: the own side may have another place, and “as it was saved” is another state. */
void
_kei_window_note_saved_for_compare (KeiWindow *self)
{
  KeiCompareSide *other = self->compare != NULL ? kei_compare_page_get_other (self->compare) : NULL;
  KeiTree *saved = self->editor != NULL ? kei_document_get_saved (kei_editor_get_document (self->editor)) : NULL;

  if (self->own_side != NULL && self->file != NULL)
    kei_compare_side_set_location (self->own_side, kei_file_get_location (self->file));
  if (other != NULL && saved != NULL && kei_compare_side_get_kind (other) == KEI_COMPARE_SIDE_SAVED)
    kei_compare_side_set_tree (other, saved);
}

/* Another plan came into the window: what it was opened for is done now. */
void
_kei_window_begin_pending_compare (KeiWindow *self)
{
  g_autoptr (GFile) earlier = g_steal_pointer (&self->compare_next);

  if (earlier != NULL)
    kei_window_compare_with (self, earlier);
}

/* --- Actions --- */

static void
chosen_cb (KeiWindow *self, GFile *earlier, GFile *later, guint64 version)
{
  if (later == NULL && self->editor == NULL)
    return;
  if (later == NULL && version != KEI_ID_NONE)
    {
      kei_window_compare_with_version (self, version);
      return;
    }
  if (later == NULL)
    {
      kei_window_compare_with (self, earlier);
      return;
    }
  g_set_object (&self->compare_next, earlier);
  kei_window_open_file (self, later);
}

static void
compare_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);
  GtkWindow *dialog = kei_compare_dialog_new (GTK_WINDOW (self), self->editor, self->file != NULL ? kei_file_get_location (self->file) : NULL);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
compare_saved_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);

  if (self->editor != NULL && kei_document_get_saved (kei_editor_get_document (self->editor)) != NULL)
    kei_window_compare_with (self, NULL);
}

/* The file as it is on the disk now: what others saved, beside what is here. */
static void
compare_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);

  if (self->editor != NULL && self->file != NULL)
    kei_window_compare_with (self, kei_file_get_location (self->file));
}

static void
cancel_comparing_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);

  if (self->compare == NULL)
    return;
  if (self->reading != NULL)
    {
      stop_reading (self);
      kei_compare_page_set_other (self->compare, NULL, KEI_SIDE_NEW);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self->compare), "compare.cancel", NULL);
}

/* Escape is for what is under way, wherever the keyboard is; then it leads back to the rows. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  KeiWindow *self = KEI_WINDOW (widget);

  if (!_kei_window_is_comparing (self))
    return FALSE;
  if (self->reading == NULL && !kei_compare_page_is_comparing (self->compare))
    return kei_compare_page_leave_desk (self->compare);
  cancel_comparing_cb (widget, NULL, NULL);
  return TRUE;
}

void
_kei_window_class_install_compare_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_install_action (klass, "win.compare", NULL, compare_cb);
  gtk_widget_class_install_action (klass, "win.compare-saved", NULL, compare_saved_cb);
  gtk_widget_class_install_action (klass, "win.compare-file", NULL, compare_file_cb);
  gtk_widget_class_install_action (klass, "win.cancel-comparing", NULL, cancel_comparing_cb);
  gtk_widget_class_install_property_action (klass, "win.mode", "mode");
}
