/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-mute-dialog.h"

#include <glib/gi18n-lib.h>

#include "kei-entry-row.h"
#include "kei-settings.h"

struct _KeiMuteDialog
{
  AdwWindow parent_instance;

  KeiEditor *editor;  /* owned */
  KeiProblem problem; /* what it needs of it: node, code and severity */

  /* Template references */
  GtkLabel *message;
  GtkEditable *reason_row;
  AdwActionRow *whole_row;
  GtkCheckButton *whole_radio;
};

G_DEFINE_FINAL_TYPE (KeiMuteDialog, kei_mute_dialog, ADW_TYPE_WINDOW)

/* (transfer full): "" when nothing was written, or only spaces of either width. */
static char *
dup_reason (KeiMuteDialog *self)
{
  const char *text = gtk_editable_get_text (self->reason_row);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return g_strchomp (g_strdup (text));
}

static void
reason_changed_cb (KeiMuteDialog *self)
{
  g_autofree char *reason = dup_reason (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mute.confirm", *reason != '\0');
}

static void
confirm_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiMuteDialog *self = KEI_MUTE_DIALOG (widget);
  g_autofree char *reason = dup_reason (self);
  g_autoptr (GSettings) settings = kei_settings_new ();
  g_autofree char *by = kei_settings_dup_author (settings);

  kei_mute_problem (self->editor, &self->problem, gtk_check_button_get_active (self->whole_radio), reason, by);
  gtk_window_close (GTK_WINDOW (self));
}

static void
kei_mute_dialog_dispose (GObject *object)
{
  KeiMuteDialog *self = KEI_MUTE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_MUTE_DIALOG);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kei_mute_dialog_parent_class)->dispose (object);
}

static void
kei_mute_dialog_class_init (KeiMuteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_mute_dialog_dispose;
  g_type_ensure (KEI_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-mute-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiMuteDialog, message);
  gtk_widget_class_bind_template_child (widget_class, KeiMuteDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, KeiMuteDialog, whole_row);
  gtk_widget_class_bind_template_child (widget_class, KeiMuteDialog, whole_radio);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_install_action (widget_class, "mute.confirm", NULL, confirm_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kei_mute_dialog_init (KeiMuteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mute.confirm", FALSE);
}

KeiMuteDialog *
kei_mute_dialog_new (GtkWindow *parent, KeiEditor *editor, const KeiProblem *problem)
{
  KeiMuteDialog *self;
  const KeiCheckRule *rule;

  g_return_val_if_fail (KEI_IS_EDITOR (editor) && problem != NULL, NULL);

  self = g_object_new (KEI_TYPE_MUTE_DIALOG, "transient-for", parent, NULL);
  self->editor = g_object_ref (editor);
  /* A rule's code is constant; message and reason are the problem's own and stay with it. */
  self->problem = (KeiProblem){ .node = problem->node, .field = problem->field, .kind = problem->kind, .severity = problem->severity, .code = problem->code };
  gtk_label_set_text (self->message, problem->message);
  rule = kei_check_find_rule (problem->code);
  if (rule != NULL)
    adw_action_row_set_subtitle (self->whole_row, _ (rule->title));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
  return self;
}
