/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-dialog.h"

#include <glib/gi18n-lib.h>

#include "kei-compare-choice.h"

#define SAMPLES "resource:///jp/keikaku/Keikaku/samples/"

struct _KeiCompareDialog
{
  AdwWindow parent_instance;

  KeiCompareChoice *earlier; /* unowned, a child */
  KeiCompareChoice *later;   /* unowned, a child, or NULL */

  gboolean was_complete;

  /* Template references */
  GtkBox *box;
  GtkWidget *compare_button;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (KeiCompareDialog, kei_compare_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

static void
update (KeiCompareDialog *self)
{
  gboolean complete = kei_compare_choice_has_chosen (self->earlier) && (self->later == NULL || kei_compare_choice_has_chosen (self->later));
  gboolean same = complete && self->later != NULL && g_file_equal (kei_compare_choice_get_file (self->earlier), kei_compare_choice_get_file (self->later));

  gtk_widget_set_visible (GTK_WIDGET (self->hint), same);
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
  g_autoptr (GFile) earlier = NULL;
  g_autoptr (GFile) later = NULL;
  KeiId version = kei_compare_choice_get_version (self->earlier);

  g_set_object (&earlier, kei_compare_choice_get_file (self->earlier));
  if (self->later != NULL)
    g_set_object (&later, kei_compare_choice_get_file (self->later));
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, chosen_signal, 0, earlier, later, version);
}

static KeiCompareChoice *
add_choice (KeiCompareDialog *self, const char *title)
{
  GtkWidget *choice = kei_compare_choice_new (title);

  gtk_box_append (self->box, choice);
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
  gtk_widget_dispose_template (GTK_WIDGET (object), KEI_TYPE_COMPARE_DIALOG);
  G_OBJECT_CLASS (kei_compare_dialog_parent_class)->dispose (object);
}

static void
kei_compare_dialog_class_init (KeiCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_compare_dialog_dispose;
  chosen_signal = g_signal_new ("chosen", KEI_TYPE_COMPARE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_FILE, G_TYPE_FILE, G_TYPE_UINT64);
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
}

GtkWindow *
kei_compare_dialog_new (GtkWindow *parent, KeiEditor *editor, GFile *location)
{
  KeiCompareDialog *self = g_object_new (KEI_TYPE_COMPARE_DIALOG, "transient-for", parent, NULL);

  if (editor != NULL)
    {
      KeiDocument *document = kei_editor_get_document (editor);

      self->earlier = add_choice (self, _ ("Compare With"));
      if (kei_document_get_saved (document) != NULL && kei_document_get_modified (document))
        kei_compare_choice_add_saved (self->earlier, _ ("This plan as it was saved"), _ ("What was changed since the last save"));
      kei_compare_choice_add_versions (self->earlier, kei_editor_get_tree (editor));
      suggest_predecessor (self, editor, location);
      kei_compare_choice_add_recent (self->earlier, location);
    }
  else
    {
      self->earlier = add_choice (self, _ ("Earlier Plan"));
      kei_compare_choice_add_recent (self->earlier, NULL);
      self->later = add_choice (self, _ ("Later Plan"));
      kei_compare_choice_add_recent (self->later, NULL);
    }
  update (self);
  return GTK_WINDOW (self);
}
