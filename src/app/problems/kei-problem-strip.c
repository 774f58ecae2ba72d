/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-problem-strip.h"

#include <glib/gi18n-lib.h>

#include "kei-problem-row.h"
#include "kei-tooltip.h"

#define N_CHIPS 3

typedef struct
{
  GtkWidget *box;
  GtkLabel *label;
} Count;

typedef struct
{
  GtkWidget *button;
  GtkImage *icon;
  GtkLabel *label;
} Chip;

struct _KeiProblemStrip
{
  Count counts[KEI_N_SEVERITIES];
  Chip chips[N_CHIPS];
};

/* A box of its own for each severity, the gravest first. */
static void
make_counts (KeiProblemStrip *self, GtkBox *parent)
{
  for (int severity = KEI_SEVERITY_ERROR; severity >= KEI_SEVERITY_INFO; severity--)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *icon = gtk_image_new_from_icon_name (kei_severity_get_icon (severity));
      GtkWidget *label = gtk_label_new (NULL);

      gtk_widget_add_css_class (box, kei_severity_get_css_class (severity));
      gtk_widget_add_css_class (label, "numeric");
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, kei_severity_get_label (severity), -1);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (parent, box);
      self->counts[severity] = (Count){ box, GTK_LABEL (label) };
    }
}

static void
make_chips (KeiProblemStrip *self, GtkBox *parent)
{
  for (guint i = 0; i < N_CHIPS; i++)
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *icon = gtk_image_new ();
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "problems.go-to");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "problem-chip");
      gtk_box_append (parent, button);
      self->chips[i] = (Chip){ button, GTK_IMAGE (icon), GTK_LABEL (label) };
    }
}

KeiProblemStrip *
kei_problem_strip_new (GtkBox *counts, GtkBox *chips)
{
  KeiProblemStrip *self = g_new0 (KeiProblemStrip, 1);

  make_counts (self, counts);
  make_chips (self, chips);
  return self;
}

guint
kei_problem_strip_count (KeiProblemStrip *self, KeiChecker *checker)
{
  guint all = 0;

  for (KeiSeverity severity = KEI_SEVERITY_INFO; severity < KEI_N_SEVERITIES; severity++)
    {
      Count *count = &self->counts[severity];
      guint n = kei_checker_count (checker, severity);
      g_autofree char *text = g_strdup_printf ("%u", n);
      /* Translators: a severity and how many problems are of it. */
      g_autofree char *tooltip = g_strdup_printf (_ ("%s: %u"), kei_severity_get_label (severity), n);

      gtk_label_set_text (count->label, text);
      gtk_widget_set_visible (count->box, n > 0);
      kei_tooltip_set (count->box, tooltip);
      all += n;
    }
  return all;
}

void
kei_problem_strip_show (KeiProblemStrip *self, KeiProblemList *problems, guint selected, gboolean visited)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (problems));
  guint first = selected == GTK_INVALID_LIST_POSITION ? 0 : MIN (selected, n > N_CHIPS ? n - N_CHIPS : 0);

  for (guint i = 0; i < N_CHIPS; i++)
    {
      Chip *chip = &self->chips[i];
      const KeiProblem *problem = kei_problem_list_get (problems, first + i);
      gboolean shown = problem != NULL && !problem->muted;

      gtk_widget_set_visible (chip->button, shown);
      if (!shown)
        continue;
      gtk_image_set_from_icon_name (chip->icon, kei_severity_get_icon (problem->severity));
      gtk_widget_set_css_classes (GTK_WIDGET (chip->icon), (const char *[]){ kei_severity_get_css_class (problem->severity), NULL });
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, kei_severity_get_label (problem->severity), -1);
      gtk_label_set_text (chip->label, problem->message);
      kei_tooltip_set (chip->button, problem->message);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL, problem->message, -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (chip->button), "u", first + i);
      if (first + i == selected && visited)
        gtk_widget_add_css_class (chip->button, "current");
      else
        gtk_widget_remove_css_class (chip->button, "current");
    }
}
