/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-alert.h"

#include <glib/gi18n-lib.h>

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

static gboolean
return_cb (gpointer task)
{
  g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);
  return G_SOURCE_REMOVE;
}

/* When the dialog is gone, for the answer may be the end of the window below it. Takes over both. */
static void
return_later (GTask *task, char *answer)
{
  g_task_set_task_data (task, answer, g_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, return_cb, task, g_object_unref);
}

static void
dialog_response_cb (GObject *dialog, const char *response, gpointer user_data)
{
  return_later (user_data, g_strdup (response));
}

#if KEI_HAVE_ADW(1, 5)
typedef AdwAlertDialog Dialog;
#else
typedef AdwMessageDialog Dialog;
#endif

static Dialog *
create (GtkWindow *parent, const char *heading, const char *body, const KeiAlertAnswer *answers, guint n_answers)
{
#if KEI_HAVE_ADW(1, 5)
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);
#else
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
#endif

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
  return TYPE_CAST (dialog);
}

static void
present (Dialog *dialog, GtkWindow *parent)
{
#if KEI_HAVE_ADW(1, 5)
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

void
kei_alert_choose_async (GtkWindow *parent, const char *heading, const char *body, const KeiAlertAnswer *answers, guint n_answers, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Dialog *dialog = create (parent, heading, body, answers, n_answers);

  g_task_set_source_tag (task, kei_alert_choose_async);
  g_signal_connect (dialog, "response", G_CALLBACK (dialog_response_cb), task);
  present (dialog, parent);
}

char *
kei_alert_choose_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* --- A line of text --- */

static void
entered_cb (GObject *dialog, const char *response, gpointer user_data)
{
  GtkWidget *entry = DIALOG (get_extra_child) (TYPE_CAST (dialog));
  char *text = g_str_equal (response, "accept") ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)))) : NULL;

  return_later (user_data, text);
}

static void
entry_changed_cb (GtkEditable *entry, Dialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  DIALOG (set_response_enabled)
  (dialog, "accept", *text != '\0');
}

void
kei_alert_enter_async (GtkWindow *parent, const char *heading, const char *body, const char *text, const char *accept, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  const KeiAlertAnswer answers[] = { { "cancel", _ ("_Cancel") }, { "accept", accept, KEI_ALERT_SUGGESTED } };
  Dialog *dialog = create (parent, heading, body, answers, G_N_ELEMENTS (answers));
  GtkWidget *entry = gtk_entry_new ();

  g_task_set_source_tag (task, kei_alert_enter_async);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  DIALOG (set_extra_child)
  (dialog, entry);
  g_signal_connect (entry, "changed", G_CALLBACK (entry_changed_cb), dialog);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  entry_changed_cb (GTK_EDITABLE (entry), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (entered_cb), task);
  present (dialog, parent);
  gtk_widget_grab_focus (entry);
}

char *
kei_alert_enter_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
