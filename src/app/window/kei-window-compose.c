/* SPDX-License-Identifier: GPL-3.0-or-later */
/* While an input method composes, the keys are its own: F6 to F10 turn a word into kana or letters, Alt and
 * arrows walk its candidates. The window's keys are looked at before any text field sees a key, so they
 * are laid to rest as long as the field with the focus has a preedit. */
#include "config.h"

#include "kei-window-private.h"

/* The controllers that GTK looks at first: those of the application's keys and of the main menu's. */
static void
set_keys_enabled (KeiWindow *self, gboolean enabled)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkPropagationPhase phase = gtk_event_controller_get_propagation_phase (controller);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      if (!enabled && phase == GTK_PHASE_CAPTURE)
        {
          g_object_set_data (G_OBJECT (controller), "kei-resting", GINT_TO_POINTER (TRUE));
          gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
        }
      else if (enabled && g_object_steal_data (G_OBJECT (controller), "kei-resting") != NULL)
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
    }
}

static void
preedit_changed_cb (KeiWindow *self, const char *preedit)
{
  set_keys_enabled (self, *preedit == '\0');
}

static void
focus_changed_cb (KeiWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (self->text != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->text, preedit_changed_cb, self);
      g_clear_weak_pointer (&self->text);
      set_keys_enabled (self, TRUE);
    }
  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))
    {
      g_set_weak_pointer (&self->text, focus);
      g_signal_connect_object (focus, "preedit-changed", G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
    }
}

void
_kei_window_watch_composing (KeiWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
}
