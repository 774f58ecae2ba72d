/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-problem-row.h"

#include <glib/gi18n-lib.h>

struct _KeiProblemRow
{
  AdwBin parent_instance;

  KeiProblemItem *item; /* owned, nullable */

  /* Template references */
  GtkImage *icon;
  GtkLabel *message;
  GtkLabel *rule;
  GtkButton *mute_button;
};

G_DEFINE_FINAL_TYPE (KeiProblemRow, kei_problem_row, ADW_TYPE_BIN)

enum {
  MUTE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *icon;
  const char *css_class;
  const char *label; /* as in the settings */
} looks[KEI_N_SEVERITIES] = {
  [KEI_SEVERITY_INFO] = { "dialog-information-symbolic", "problem-info", NC_ ("severities", "Remark") },
  [KEI_SEVERITY_WARNING] = { "dialog-warning-symbolic", "problem-warning", NC_ ("severities", "Warning") },
  [KEI_SEVERITY_ERROR] = { "dialog-error-symbolic", "problem-error", NC_ ("severities", "Error") },
};

const char *
kei_severity_get_icon (KeiSeverity severity)
{
  return looks[severity].icon;
}

const char *
kei_severity_get_css_class (KeiSeverity severity)
{
  return looks[severity].css_class;
}

const char *
kei_severity_get_label (KeiSeverity severity)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "severities", looks[severity].label);
}

static void
show_problem (KeiProblemRow *self, const KeiProblem *problem)
{
  const KeiCheckRule *rule = kei_check_find_rule (problem->code);
  const char *classes[] = { kei_severity_get_css_class (problem->severity), NULL };

  gtk_image_set_from_icon_name (self->icon, kei_severity_get_icon (problem->severity));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, kei_severity_get_label (problem->severity), -1);
  gtk_label_set_text (self->message, problem->message);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL) /* the list's row has the focus */
    {
      /* Translators: how grave a problem is, and what it is. */
      g_autofree char *name = g_strdup_printf (_ ("%s: %s"), kei_severity_get_label (problem->severity), problem->message);

      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  if (problem->muted && problem->mute_reason != NULL)
    {
      /* Translators: what a check looks for, and why it was muted. */
      g_autofree char *text = g_strdup_printf (_ ("%s — muted: %s"), _ (rule->title), problem->mute_reason);

      gtk_label_set_text (self->rule, text);
    }
  else
    gtk_label_set_text (self->rule, _ (rule->title));
  gtk_button_set_label (self->mute_button, problem->muted ? _ ("Unmute") : _ ("Mute…"));
  if (problem->muted)
    gtk_widget_add_css_class (GTK_WIDGET (self), "muted");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "muted");
}

KeiProblemItem *
kei_problem_row_get_item (KeiProblemRow *self)
{
  g_return_val_if_fail (KEI_IS_PROBLEM_ROW (self), NULL);

  return self->item;
}

void
kei_problem_row_set_item (KeiProblemRow *self, KeiProblemItem *item)
{
  g_return_if_fail (KEI_IS_PROBLEM_ROW (self));

  if (g_set_object (&self->item, item) && item != NULL)
    show_problem (self, kei_problem_item_get (item));
}

static void
mute_clicked_cb (KeiProblemRow *self)
{
  g_signal_emit (self, signals[MUTE], 0);
}

static void
kei_problem_row_dispose (GObject *object)
{
  KeiProblemRow *self = KEI_PROBLEM_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_PROBLEM_ROW);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (kei_problem_row_parent_class)->dispose (object);
}

static void
kei_problem_row_class_init (KeiProblemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_problem_row_dispose;
  signals[MUTE] = g_signal_new ("mute", KEI_TYPE_PROBLEM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "problem-row");
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-problem-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiProblemRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemRow, message);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemRow, rule);
  gtk_widget_class_bind_template_child (widget_class, KeiProblemRow, mute_button);
  gtk_widget_class_bind_template_callback (widget_class, mute_clicked_cb);
}

static void
kei_problem_row_init (KeiProblemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kei_problem_row_new (void)
{
  return g_object_new (KEI_TYPE_PROBLEM_ROW, NULL);
}
