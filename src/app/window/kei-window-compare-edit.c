/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from a comparison to editing: here, or in the window where the other plan is open, which the comparison follows. */
#include "config.h"

#include "kei-window-private.h"

#include <glib/gi18n-lib.h>

/* The other window that shows @location, once it has a plan. (nullable) (transfer none) */
static KeiWindow *
find_window_of (KeiWindow *self, GFile *location)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL; l != NULL; l = l->next)
    {
      GFile *shown = KEI_IS_WINDOW (l->data) && l->data != (gpointer) self ? kei_window_get_location (l->data) : NULL;

      if (shown != NULL && g_file_equal (shown, location))
        return l->data;
    }
  return NULL;
}

/* The other plan's window shows another plan, or goes. What was not saved there is lost with it. */
static void
other_editor_cb (KeiWindow *self, GParamSpec *pspec, KeiWindow *window)
{
  KeiCompareSide *side = self->compare != NULL ? kei_compare_page_get_other (self->compare) : NULL;

  if (side == NULL || kei_compare_side_get_editor (side) != kei_window_get_editor (window))
    _kei_window_leave_other (self);
  _kei_window_follow_other (self);
}

static void
other_gone_cb (gpointer data, GObject *window)
{
  KeiWindow *self = data;

  self->other_window = NULL;
  _kei_window_leave_other (self);
}

void
_kei_window_leave_other (KeiWindow *self)
{
  KeiCompareSide *side = self->compare != NULL ? kei_compare_page_get_other (self->compare) : NULL;
  KeiEditor *editor = side != NULL ? kei_compare_side_get_editor (side) : NULL;

  if (self->other_window != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->other_window, other_editor_cb, self);
      g_object_weak_unref (G_OBJECT (self->other_window), other_gone_cb, self);
      self->other_window = NULL;
    }
  if (editor != NULL)
    {
      g_autoptr (KeiEditor) last = g_object_ref (editor);
      KeiTree *saved = kei_document_get_saved (kei_editor_get_document (last));

      kei_compare_side_set_editor (side, NULL);
      if (saved != NULL)
        kei_compare_side_set_tree (side, saved);
    }
}

void
_kei_window_follow_other (KeiWindow *self)
{
  KeiCompareSide *side = self->compare != NULL ? kei_compare_page_get_other (self->compare) : NULL;
  GFile *location = side != NULL && kei_compare_side_get_kind (side) == KEI_COMPARE_SIDE_FILE ? kei_compare_side_get_location (side) : NULL;
  KeiWindow *window = location != NULL ? find_window_of (self, location) : NULL;
  KeiEditor *editor = window != NULL ? kei_window_get_editor (window) : NULL;

  if (window != NULL && window != self->other_window)
    {
      _kei_window_leave_other (self);
      self->other_window = window;
      g_object_weak_ref (G_OBJECT (window), other_gone_cb, self);
      g_signal_connect_object (window, "notify::editor", G_CALLBACK (other_editor_cb), self, G_CONNECT_SWAPPED);
    }
  if (editor == NULL || kei_node_get_id (kei_tree_get_root (kei_editor_get_tree (editor))) != kei_compare_side_get_plan_id (side))
    return;
  kei_compare_side_set_editor (side, editor);
  if (self->other_node != KEI_ID_NONE)
    {
      kei_window_set_mode (window, KEI_WINDOW_MODE_EDIT);
      kei_editor_reveal (editor, self->other_node, self->other_field);
      gtk_window_present (GTK_WINDOW (window));
    }
  self->other_node = KEI_ID_NONE;
}

/* In its own window; its plan is opened there when it is not yet. */
static void
edit_other (KeiWindow *self, KeiId node, KeiField field)
{
  GFile *location = kei_compare_side_get_location (kei_compare_page_get_other (self->compare));
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (location == NULL || application == NULL)
    return;
  self->other_node = node;
  self->other_field = field;
  if (find_window_of (self, location) == NULL)
    g_application_open (G_APPLICATION (application), &location, 1, "");
  _kei_window_follow_other (self);
}

void
_kei_window_edit_compared (KeiWindow *self, guint side, guint64 node, guint field)
{
  KeiCompareSide *here = kei_compare_page_get_side (self->compare, side);

  switch (kei_compare_side_get_kind (here))
    {
    case KEI_COMPARE_SIDE_VERSION:
      kei_editor_say (self->editor, _ ("A named version cannot be changed any more"));
      break;
    case KEI_COMPARE_SIDE_SAVED:
      kei_editor_say (self->editor, _ ("What was saved cannot be changed any more"));
      break;
    case KEI_COMPARE_SIDE_FILE:
      edit_other (self, node, field);
      break;
    case KEI_COMPARE_SIDE_OPEN:
    default:
      kei_window_set_mode (self, KEI_WINDOW_MODE_EDIT);
      kei_editor_reveal (self->editor, node, field);
      break;
    }
}
