/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-alert.h"

#include "kei-compat.h"

#if KEI_HAVE_ADW(1, 5)
#define DIALOG(name) adw_alert_dialog_##name
#define TYPE_CAST ADW_ALERT_DIALOG
#else
#define DIALOG(name) adw_message_dialog_##name
#define TYPE_CAST ADW_MESSAGE_DIALOG
#endif

static const AdwResponseAppearance appearances[] = {
  [KEI_ALERT_PLAIN] = ADW_RESPONSE_DEFAULT,
  [KEI_ALERT_SUGGESTED] = ADW_RESPONSE_SUGGESTED,
  [KEI_ALERT_DESTRUCTIVE] = ADW_RESPONSE_DESTRUCTIVE,
};

static void
dialog_response_cb (GObject *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_strdup (response), g_free);
}

void
kei_alert_choose_async (GtkWindow *parent, const char *heading, const char *body, const KeiAlertAnswer *answers, guint n_answers, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
#if KEI_HAVE_ADW(1, 5)
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);
#else
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
#endif

  g_task_set_source_tag (task, kei_alert_choose_async);
  for (guint i = 0; i < n_answers; i++)
    {
      DIALOG (add_response)
      (TYPE_CAST (dialog), answers[i].id, answers[i].label);
      DIALOG (set_response_appearance)
      (TYPE_CAST (dialog), answers[i].id, appearances[answers[i].look]);
      if (answers[i].look == KEI_ALERT_SUGGESTED)
        DIALOG (set_default_response)
      (TYPE_CAST (dialog), answers[i].id);
    }
  if (n_answers > 0)
    DIALOG (set_close_response)
  (TYPE_CAST (dialog), answers[0].id);
  g_signal_connect (dialog, "response", G_CALLBACK (dialog_response_cb), task);
#if KEI_HAVE_ADW(1, 5)
  adw_dialog_present (dialog, GTK_WIDGET (parent));
#else
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

char *
kei_alert_choose_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
