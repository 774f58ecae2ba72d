/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's frame: which page is shown, the title, the tooltips of undo and redo. The
 * actions are in kei-window-actions.c. */
#include "config.h"

#include "kei-window-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (KeiWindow, kei_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  PROP_0,
  PROP_EDITOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

KeiEditor *
kei_window_get_editor (KeiWindow *self)
{
  g_return_val_if_fail (KEI_IS_WINDOW (self), NULL);

  return self->editor;
}

void
kei_window_add_toast (KeiWindow *self, const char *text)
{
  AdwToast *toast;
  g_autofree char *markup = g_markup_escape_text (text, -1);

  g_return_if_fail (KEI_IS_WINDOW (self));

  toast = adw_toast_new (markup);
  adw_toast_set_timeout (toast, 4);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- Title and tooltips --- */

static void
update_title (KeiWindow *self)
{
  const char *title = NULL;
  const char *subtitle = NULL;

  if (self->editor != NULL)
    {
      KeiNode *plan = kei_tree_get_root (kei_editor_get_tree (self->editor));

      title = kei_node_get_headline (plan);
      if (*title == '\0')
        title = _ ("Plan without a title");
      subtitle = kei_document_get_modified (kei_editor_get_document (self->editor)) ? _ ("Not saved") : _ ("Saved");
    }
  adw_window_title_set_title (self->title, title != NULL ? title : _ ("Keikaku"));
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Keikaku"));
}

static void
update_undo (KeiWindow *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  g_autofree char *undo_tip = NULL;
  g_autofree char *redo_tip = NULL;

  if (self->editor != NULL)
    {
      undo = kei_document_dup_undo_label (kei_editor_get_document (self->editor));
      redo = kei_document_dup_redo_label (kei_editor_get_document (self->editor));
    }
  /* Translators: %s names a step, such as “move of Measure ‘…’” or “Paste” or “Paste”. */
  undo_tip = undo == NULL ? g_strdup (_ ("Undo (Ctrl+Z)")) : g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo);
  /* Translators: %s names a step, such as “move of Measure ‘…’” or “Paste” or “Paste”. */
  redo_tip = redo == NULL ? g_strdup (_ ("Redo (Ctrl+Shift+Z)")) : g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), redo);
  gtk_widget_set_tooltip_text (self->undo_button, undo_tip);
  gtk_widget_set_tooltip_text (self->redo_button, redo_tip);
}

static void
update_all (KeiWindow *self)
{
  update_title (self);
  update_undo (self);
  _kei_window_update_actions (self);
}

static void
message_cb (KeiWindow *self, const char *text)
{
  kei_window_add_toast (self, text);
}

/* --- What is shown --- */

/* The switches of the page's panels, as actions view.*. */
static void
insert_view_actions (KeiWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) outline = g_property_action_new ("outline", self->page, "show-outline");
  g_autoptr (GPropertyAction) sdg = g_property_action_new ("sdg", self->page, "show-sdg");

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (outline));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (sdg));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (group));
}

void
kei_window_show_new_plan (KeiWindow *self, KeiTree *tree, gboolean modified)
{
  g_autoptr (KeiDocument) document = NULL;

  g_return_if_fail (KEI_IS_WINDOW (self));

  document = kei_document_new (tree);
  g_set_object (&self->editor, NULL);
  self->editor = kei_editor_new (document, kei_id_source_new_random ());
  self->page = KEI_PLAN_PAGE (kei_plan_page_new (self->editor));
  adw_bin_set_child (self->page_slot, GTK_WIDGET (self->page));
  insert_view_actions (self);
  g_signal_group_set_target (self->signals, self->editor);
  g_signal_group_set_target (self->document, document);
  gtk_stack_set_visible_child_name (self->stack, "plan");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
  update_all (self);
}

/* --- The object --- */

static void
kei_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiWindow *self = KEI_WINDOW (object);

  switch (id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, self->editor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_window_dispose (GObject *object)
{
  KeiWindow *self = KEI_WINDOW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->document);
  self->page = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_WINDOW);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kei_window_parent_class)->dispose (object);
}

static void
kei_window_class_init (KeiWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kei_window_get_property;
  object_class->dispose = kei_window_dispose;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, KEI_TYPE_EDITOR,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, header);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, page_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, redo_button);
  _kei_window_class_install_actions (klass);
}

static void
kei_window_init (KeiWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (KEI_TYPE_EDITOR);
  g_signal_group_connect_swapped (self->signals, "message", G_CALLBACK (message_cb), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed", G_CALLBACK (_kei_window_update_actions), self);
  g_signal_group_connect_swapped (self->signals, "notify::read-only", G_CALLBACK (_kei_window_update_actions), self);
  self->document = g_signal_group_new (KEI_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "changed", G_CALLBACK (update_all), self);
  g_signal_group_connect_swapped (self->document, "notify::modified", G_CALLBACK (update_title), self);
  g_signal_group_connect_swapped (self->document, "notify::can-undo", G_CALLBACK (update_all), self);
  g_signal_group_connect_swapped (self->document, "notify::can-redo", G_CALLBACK (update_all), self);
  update_all (self);
}

KeiWindow *
kei_window_new (AdwApplication *application)
{
  return g_object_new (KEI_TYPE_WINDOW, "application", application, NULL);
}
