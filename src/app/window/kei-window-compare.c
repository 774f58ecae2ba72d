/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's mode “compare”: what its plan is compared with, and the way between the two modes.
 *
 * At least one side is a state of the window's plan: as it is now, as it was saved, or a named version. The other is one too, or what is in a
 * file that is read here, or, while that file is open in another window, what that window holds. What is said of pairs goes into the
 * record of the window's plan; so a state of it that is over borrows that record. */
#include "config.h"

#include "kei-window-private.h"

#include <glib/gi18n-lib.h>

#include "kei-compare-dialog.h"
#include "kei-compare-load.h"

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
  if (self->compare != NULL)
    return;
  self->own_side = kei_compare_side_new_open (self->editor, self->file != NULL ? kei_file_get_location (self->file) : NULL);
  self->compare = KEI_COMPARE_PAGE (kei_compare_page_new (self->editor));
  g_signal_connect_object (self->compare, "edit", G_CALLBACK (_kei_window_edit_compared), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->compare_slot, GTK_WIDGET (self->compare));
}

static void
end_reading (KeiWindow *self)
{
  g_clear_object (&self->reading);
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    {
      g_clear_object (&self->read[side].side);
      g_clear_pointer (&self->read[side].what, kei_compare_what_free);
    }
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
show_read_error (KeiWindow *self, const GError *error, const char *name)
{
  g_autofree char *heading = NULL;
  g_autofree char *description = NULL;

  stop_reading (self);
  kei_compare_load_describe_error (error, name, &heading, &description);
  kei_compare_page_set_sides (self->compare, NULL, NULL, KEI_SIDE_NEW);
  kei_compare_page_show_error (self->compare, heading, description);
}

/* Both sides are there. */
static void
show_sides (KeiWindow *self)
{
  const KeiCompareWhat *whats[2] = { self->read[KEI_SIDE_OLD].what, self->read[KEI_SIDE_NEW].what };
  g_autoptr (KeiCompareSide) earlier = g_steal_pointer (&self->read[KEI_SIDE_OLD].side), later = g_steal_pointer (&self->read[KEI_SIDE_NEW].side);
  KeiSide found = kei_compare_what_find_own (whats[KEI_SIDE_OLD], whats[KEI_SIDE_NEW], kei_editor_get_tree (self->editor));
  KeiCompareSide *own = found == KEI_SIDE_OLD ? earlier : later, *other = found == KEI_SIDE_OLD ? later : earlier;
  KeiSide own_side = found;

  /* Nobody said which is the earlier one but the plans. */
  if (self->finds_sides && kei_compare_side_get_kind (other) == KEI_COMPARE_SIDE_FILE)
    own_side = find_own_side (kei_compare_side_get_tree (own), kei_compare_side_get_tree (other));
  if (own != self->own_side)
    kei_compare_side_set_keeper (own, self->editor);
  end_reading (self);
  kei_compare_page_set_sides (self->compare, own, other, own_side);
  if (kei_compare_side_get_kind (other) != KEI_COMPARE_SIDE_FILE)
    return;
  g_signal_connect_object (self->other_file, "notify::changed-outside", G_CALLBACK (other_changed_outside_cb), self, G_CONNECT_SWAPPED);
  _kei_window_follow_other (self);
}

/* What is read for a side. */
typedef struct
{
  KeiWindow *window;    /* owned */
  GCancellable *serial; /* owned: tells which reading it is of */
  KeiSide side;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->window);
  g_object_unref (reading->serial);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
side_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  KeiWindow *self = reading->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (KeiCompareSide) side = kei_compare_load_finish (result, &notice, &error);

  /* Another choice was made meanwhile, or the plan went. */
  if (reading->serial != self->reading || self->compare == NULL)
    return;
  if (side == NULL)
    {
      g_autofree char *name = kei_compare_load_dup_name (self->read[reading->side].what, kei_editor_get_tree (self->editor));

      show_read_error (self, error, name);
      return;
    }
  if (notice != NULL)
    kei_compare_page_set_notice (self->compare, notice);
  self->read[reading->side].side = g_steal_pointer (&side);
  if (self->read[kei_side_other (reading->side)].side != NULL)
    show_sides (self);
}

/* --- Beginning --- */

/* What is waited for: what takes longest. */
static const KeiCompareWhat *
find_slowest (const KeiCompareWhat *earlier, const KeiCompareWhat *later)
{
  return earlier->kind >= later->kind ? earlier : later;
}

/* What was compared so far stays to be seen until the next is there. */
static void
begin (KeiWindow *self, const KeiCompareWhat *earlier, const KeiCompareWhat *later, gboolean finds_sides)
{
  const KeiCompareWhat *whats[2] = { earlier, later };
  const KeiCompareWhat *slowest = find_slowest (earlier, later);
  KeiCompareLoadFrom from = { .editor = self->editor, .location = self->file != NULL ? kei_file_get_location (self->file) : NULL };
  g_autofree char *name = kei_compare_load_dup_name (slowest, kei_editor_get_tree (self->editor));
  g_autoptr (GCancellable) serial = NULL;

  ensure_page (self);
  kei_window_set_mode (self, KEI_WINDOW_MODE_COMPARE);
  stop_reading (self);
  _kei_window_leave_other (self);
  g_clear_object (&self->other_file);
  kei_compare_page_set_notice (self->compare, NULL);
  if (slowest->kind == KEI_COMPARE_WHAT_FILE)
    self->other_file = kei_file_new (slowest->file);
  self->finds_sides = finds_sides;
  begin_reading (self, name);
  serial = g_object_ref (self->reading);
  from.now = self->own_side;
  from.file = self->other_file;
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    self->read[side].what = kei_compare_what_copy (whats[side]);
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    {
      Reading *reading = g_new (Reading, 1);

      *reading = (Reading){ g_object_ref (self), g_object_ref (serial), side };
      kei_compare_load_async (whats[side], &from, serial, side_read_cb, reading);
    }
}

void
kei_window_compare (KeiWindow *self, const KeiCompareWhat *earlier, const KeiCompareWhat *later)
{
  g_return_if_fail (KEI_IS_WINDOW (self));
  g_return_if_fail (self->editor != NULL);
  g_return_if_fail (kei_compare_what_is_own (earlier) || kei_compare_what_is_own (later));

  begin (self, earlier, later, FALSE);
}

void
kei_window_compare_with (KeiWindow *self, GFile *earlier)
{
  g_autoptr (KeiCompareWhat) other = NULL, now = NULL;

  g_return_if_fail (KEI_IS_WINDOW (self));
  g_return_if_fail (self->editor != NULL);

  other = earlier != NULL ? kei_compare_what_new_file (earlier, KEI_ID_NONE) : kei_compare_what_new (KEI_COMPARE_WHAT_SAVED);
  now = kei_compare_what_new (KEI_COMPARE_WHAT_NOW);
  begin (self, other, now, TRUE);
}

/* After a save: the own side may have another place, and “as it was saved” is another state. */
void
_kei_window_note_saved_for_compare (KeiWindow *self)
{
  KeiTree *saved = self->editor != NULL ? kei_document_get_saved (kei_editor_get_document (self->editor)) : NULL;

  if (self->own_side != NULL && self->file != NULL)
    kei_compare_side_set_location (self->own_side, kei_file_get_location (self->file));
  if (self->compare == NULL || saved == NULL || kei_compare_page_get_other (self->compare) == NULL)
    return;
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    {
      KeiCompareSide *here = kei_compare_page_get_side (self->compare, side);

      if (kei_compare_side_get_kind (here) != KEI_COMPARE_SIDE_SAVED)
        continue;
      kei_compare_side_set_tree (here, saved);
      kei_compare_side_set_location (here, kei_compare_side_get_location (self->own_side));
    }
}

/* Whether the later one is what the dialog offers: who only chose a plan beside that did not say which of them is the earlier one. */
static gboolean
is_as_offered (const KeiCompareWhat *earlier, const KeiCompareWhat *later)
{
  return earlier->kind == KEI_COMPARE_WHAT_FILE && earlier->version == KEI_ID_NONE && later->kind == KEI_COMPARE_WHAT_NOW;
}

/* As seen from the plan that was opened to be compared: its file is what is now. (transfer full) */
static KeiCompareWhat *
resolve_opened (KeiWindow *self, const KeiCompareWhat *what)
{
  GFile *location = kei_file_get_location (self->file);

  if (what->kind == KEI_COMPARE_WHAT_FILE && what->version == KEI_ID_NONE && g_file_equal (what->file, location))
    return kei_compare_what_new (KEI_COMPARE_WHAT_NOW);
  return kei_compare_what_resolve (what, kei_editor_get_tree (self->editor), location);
}

/* Another plan came into the window: what it was opened for is done now. */
void
_kei_window_begin_pending_compare (KeiWindow *self)
{
  g_autoptr (KeiCompareWhat) next_earlier = g_steal_pointer (&self->compare_next[KEI_SIDE_OLD]), next_later = g_steal_pointer (&self->compare_next[KEI_SIDE_NEW]);
  g_autoptr (KeiCompareWhat) earlier = NULL, later = NULL;

  if (next_earlier == NULL)
    return;
  earlier = resolve_opened (self, next_earlier);
  later = resolve_opened (self, next_later);
  if (kei_compare_what_is_own (earlier) || kei_compare_what_is_own (later))
    begin (self, earlier, later, is_as_offered (earlier, later));
  else
    kei_editor_say (self->editor, _ ("The version is not in the plan any more"));
}

void
_kei_window_forget_pending_compare (KeiWindow *self)
{
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    g_clear_pointer (&self->compare_next[side], kei_compare_what_free);
}

/* --- Actions --- */

/* Two that have nothing to do with the window's plan: the later one is opened, in a window of its own where there is a plan here, and compared
 * there. */
static void
open_and_compare (KeiWindow *self, const KeiCompareWhat *earlier, const KeiCompareWhat *later)
{
  KeiWindow *window = self->editor == NULL ? self : kei_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

  _kei_window_forget_pending_compare (window);
  window->compare_next[KEI_SIDE_OLD] = kei_compare_what_copy (earlier);
  window->compare_next[KEI_SIDE_NEW] = kei_compare_what_copy (later);
  kei_window_open_file (window, later->file);
}

static void
chosen_cb (KeiWindow *self, const KeiCompareWhat *earlier, const KeiCompareWhat *later)
{
  gboolean is_own = kei_compare_what_is_own (earlier) || kei_compare_what_is_own (later);

  if (!is_own)
    open_and_compare (self, earlier, later);
  else if (self->editor != NULL)
    begin (self, earlier, later, is_as_offered (earlier, later));
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
      kei_compare_page_set_sides (self->compare, NULL, NULL, KEI_SIDE_NEW);
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
