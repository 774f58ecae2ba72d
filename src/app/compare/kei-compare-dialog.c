/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-dialog.h"

#include <glib/gi18n-lib.h>

#include "kei-columns-layout.h"
#include "kei-compare-choice.h"
#include "kei-versions.h"

#define LEAST_COLUMN 300 /* px */
#define MOST_WIDTH 860   /* px */
#define LEAST_WIDTH 360  /* px */
#define HEIGHT 600       /* px */
#define SAMPLES "resource:///jp/keikaku/Keikaku/samples/"

struct _KeiCompareDialog
{
  AdwWindow parent_instance;

  KeiTree *tree;             /* owned, nullable: the window's plan as it was asked about */
  GFile *location;           /* owned, nullable */
  KeiCompareChoice *earlier; /* unowned, a child */
  KeiCompareChoice *later;   /* unowned, a child */

  GtkWidget *columns; /* unowned, a child */

  gboolean was_complete;

  /* Template references */
  GtkBox *box;
  GtkWidget *compare_button;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (KeiCompareDialog, kei_compare_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

/* (transfer full) (nullable) */
static KeiCompareWhat *
dup_what (KeiCompareDialog *self, KeiCompareChoice *choice)
{
  g_autoptr (KeiCompareWhat) what = choice != NULL ? kei_compare_choice_dup_what (choice) : NULL;

  return what == NULL || self->tree == NULL ? g_steal_pointer (&what) : kei_compare_what_resolve (what, self->tree, self->location);
}

static const char *
find_problem (KeiCompareDialog *self)
{
  const char *problem = self->earlier != NULL ? kei_compare_choice_get_problem (self->earlier) : NULL;

  return problem == NULL && self->later != NULL ? kei_compare_choice_get_problem (self->later) : problem;
}

static void
update (KeiCompareDialog *self)
{
  g_autoptr (KeiCompareWhat) earlier = dup_what (self, self->earlier), later = dup_what (self, self->later);
  gboolean complete = earlier != NULL && later != NULL;
  gboolean same = complete && kei_compare_what_equal (earlier, later);
  const char *problem = same ? _ ("Both sides are the same. Choose something else for one of them") : find_problem (self);

  gtk_label_set_label (self->hint, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.compare", complete && !same);
  /* What suggested itself takes no more than Enter. */
  if (complete && !same && !self->was_complete)
    gtk_widget_grab_focus (self->compare_button);
  self->was_complete |= complete;
}

static void
compare_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiCompareDialog *self = KEI_COMPARE_DIALOG (widget);
  g_autoptr (KeiCompareDialog) stay = g_object_ref (self);
  g_autoptr (KeiCompareWhat) earlier = dup_what (self, self->earlier), later = dup_what (self, self->later);

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, chosen_signal, 0, earlier, later);
}

static KeiCompareChoice *
add_choice (KeiCompareDialog *self, const char *title)
{
  GtkWidget *choice = kei_compare_choice_new (title);

  kei_columns_append (self->columns, choice);
  g_signal_connect_object (choice, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return KEI_COMPARE_CHOICE (choice);
}

/* The plan before this one, where its file is named: beside this one's, or, of the sample, beside the sample. */
static void
suggest_predecessor (KeiCompareDialog *self, KeiEditor *editor, GFile *location)
{
  KeiNode *plan = kei_tree_get_root (kei_editor_get_tree (editor));
  const char *hint = kei_node_get_string (plan, KEI_FIELD_PREDECESSOR_FILE);
  g_autoptr (GFile) folder = location != NULL ? g_file_get_parent (location) : g_file_new_for_uri (SAMPLES);
  g_autoptr (GFile) file = NULL;

  if (hint == NULL || folder == NULL)
    return;
  file = g_file_resolve_relative_path (folder, hint);
  kei_compare_choice_suggest (self->earlier, file, kei_node_get_string (plan, KEI_FIELD_PREDECESSOR_TITLE), _ ("The plan before this one"));
}

static void
kei_compare_dialog_dispose (GObject *object)
{
  KeiCompareDialog *self = KEI_COMPARE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KEI_TYPE_COMPARE_DIALOG);
  g_clear_pointer (&self->tree, kei_tree_unref);
  g_clear_object (&self->location);
  G_OBJECT_CLASS (kei_compare_dialog_parent_class)->dispose (object);
}

static void
kei_compare_dialog_class_init (KeiCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_compare_dialog_dispose;
  chosen_signal = g_signal_new ("chosen", KEI_TYPE_COMPARE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, KEI_TYPE_COMPARE_WHAT, KEI_TYPE_COMPARE_WHAT);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDialog, box);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareDialog, compare_button);
  gtk_widget_class_install_action (widget_class, "dialog.compare", NULL, compare_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kei_compare_dialog_init (KeiCompareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->columns = kei_columns_new (LEAST_COLUMN, 18, 2);
  gtk_box_append (self->box, self->columns);
}

/* What can stand on a side, the likeliest first; what is now is that for the later one. */
static void
add_states (KeiCompareDialog *self, KeiCompareChoice *choice, KeiEditor *editor, gboolean is_later)
{
  KeiDocument *document = kei_editor_get_document (editor);
  gboolean is_modified = kei_document_get_modified (document);
  const char *now = _ ("This plan as it is now"), *subtitle = is_modified ? _ ("With what is not saved yet") : _ ("What is in the window");

  if (is_later)
    kei_compare_choice_add_state (choice, KEI_COMPARE_WHAT_NOW, now, subtitle);
  if (kei_document_get_saved (document) != NULL && is_modified)
    kei_compare_choice_add_state (choice, KEI_COMPARE_WHAT_SAVED, _ ("This plan as it was saved"), is_later ? _ ("Without what was changed since") : _ ("What was changed since the last save"));
  kei_compare_choice_add_versions (choice, kei_editor_get_tree (editor));
  if (!is_later)
    kei_compare_choice_add_state (choice, KEI_COMPARE_WHAT_NOW, now, subtitle);
}

/* The last version that keeps something, or else what was saved. */
static void
select_usual (KeiCompareDialog *self, KeiEditor *editor)
{
  g_autoptr (KeiCompareWhat) saved = kei_compare_what_new (KEI_COMPARE_WHAT_SAVED);
  guint n;
  KeiNode *const *versions = kei_versions_list (self->tree, &n);

  for (guint i = n; i > 0; i--)
    {
      g_autoptr (KeiCompareWhat) version = kei_compare_what_new_version (kei_node_get_id (versions[i - 1]));

      if (kei_compare_choice_select (self->earlier, version))
        return;
    }
  kei_compare_choice_select (self->earlier, saved);
}

GtkWindow *
kei_compare_dialog_new (GtkWindow *parent, KeiEditor *editor, GFile *location)
{
  KeiCompareDialog *self = g_object_new (KEI_TYPE_COMPARE_DIALOG, "transient-for", parent, NULL);

  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 48, LEAST_WIDTH, MOST_WIDTH), HEIGHT);
  g_set_object (&self->location, location);
  if (editor != NULL)
    {
      g_autoptr (KeiCompareWhat) now = kei_compare_what_new (KEI_COMPARE_WHAT_NOW);

      self->tree = kei_tree_ref (kei_editor_get_tree (editor));
      self->earlier = add_choice (self, _ ("Earlier, at the Left"));
      self->later = add_choice (self, _ ("Later, at the Right"));
      add_states (self, self->earlier, editor, FALSE);
      add_states (self, self->later, editor, TRUE);
      select_usual (self, editor);
      suggest_predecessor (self, editor, location);
      kei_compare_choice_select (self->later, now);
    }
  else
    {
      self->earlier = add_choice (self, _ ("Earlier Plan"));
      self->later = add_choice (self, _ ("Later Plan"));
    }
  kei_compare_choice_add_recent (self->earlier, location);
  kei_compare_choice_add_recent (self->later, location);
  update (self);
  return GTK_WINDOW (self);
}
