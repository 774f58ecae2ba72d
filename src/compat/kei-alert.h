/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks a question with two or three answers: AdwAlertDialog, or AdwMessageDialog before it. Main thread. */
typedef enum {
  KEI_ALERT_PLAIN,
  KEI_ALERT_SUGGESTED,
  KEI_ALERT_DESTRUCTIVE,
} KeiAlertLook;

typedef struct
{
  const char *id;
  const char *label; /* translated, with mnemonic */
  KeiAlertLook look;
} KeiAlertAnswer;

/* Escape and closing give the first answer; Enter gives the last one that is suggested, if any. */
void kei_alert_choose_async (GtkWindow *parent, const char *heading, const char *body, const KeiAlertAnswer *answers, guint n_answers, GAsyncReadyCallback callback, gpointer user_data);
/* The id of the answer. (transfer full) */
char *kei_alert_choose_finish (GAsyncResult *result);

/* Asks for a line of text that is not empty, with @text to begin with; @accept: label of the button, with mnemonic. */
void kei_alert_enter_async (GtkWindow *parent, const char *heading, const char *body, const char *text, const char *accept, GAsyncReadyCallback callback, gpointer user_data);
/* Without space at its ends; NULL when the person thought better of it. (transfer full) (nullable) */
char *kei_alert_enter_finish (GAsyncResult *result);

G_END_DECLS
