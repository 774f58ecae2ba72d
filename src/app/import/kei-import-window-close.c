/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing the assistant: what a person decided about the lines is in no file yet. */
#include "config.h"

#include "kei-import-window-private.h"

#include <glib/gi18n-lib.h>

#include "kei-alert.h"

gboolean
kei_import_window_has_unsaved_work (KeiImportWindow *self)
{
  g_return_val_if_fail (KEI_IS_IMPORT_WINDOW (self), FALSE);

  return self->import != NULL && (kei_import_get_can_undo (self->import) || self->title_typed);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiImportWindow) self = data;
  g_autofree char *answer = kei_alert_choose_finish (result);

  self->asking = FALSE;
  if (g_strcmp0 (answer, "discard") == 0)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    g_signal_emit_by_name (self, "stays-open");
}

gboolean
_kei_import_window_ask_before_close (KeiImportWindow *self)
{
  KeiAlertAnswer answers[] = {
    { "cancel", _ ("_Go On") },
    { "discard", _ ("_Discard"), KEI_ALERT_DESTRUCTIVE },
  };

  if (!kei_import_window_has_unsaved_work (self))
    return FALSE;
  if (self->asking)
    return TRUE;
  self->asking = TRUE;
  kei_alert_choose_async (GTK_WINDOW (self), _ ("Stop the Import?"), _ ("What you decided about the lines will be lost."),
                          answers, G_N_ELEMENTS (answers), answered_cb, g_object_ref (self));
  return TRUE;
}
