/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's frame: which page is shown, the title, the tooltips of undo and redo. The
 * actions are in kei-window-actions.c. */
#include "config.h"

#include "kei-window-private.h"

#include <glib/gi18n-lib.h>

#include "kei-application.h"
#include "kei-choices.h"
#include "kei-late-menu.h"
#include "kei-recent-row.h"
#include "kei-split-button.h"
#include "kei-welcome-page.h"

#define MAX_RECENT 10

G_DEFINE_FINAL_TYPE (KeiWindow, kei_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  PROP_0,
  PROP_EDITOR,
  PROP_MODE,
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

/* Draft — saved at 14:02 */
static char *
dup_subtitle (KeiWindow *self)
{
  KeiTree *tree = kei_editor_get_tree (self->editor);
  g_autofree char *stage = kei_choices_dup_label (tree, "stages", kei_node_get_string (kei_tree_get_root (tree), KEI_FIELD_STAGE));
  g_autofree char *saved = NULL;

  if (kei_document_get_modified (kei_editor_get_document (self->editor)))
    saved = g_strdup (_ ("Not saved"));
  else if (self->saved_at == NULL)
    saved = g_strdup (self->file != NULL ? _ ("Saved") : _ ("New"));
  else
    {
      g_autofree char *time = g_date_time_format (self->saved_at, "%R");

      /* Translators: %s is a time such as 14:02 */
      saved = g_strdup_printf (_ ("Saved at %s"), time);
    }
  if (*stage == '\0')
    return g_steal_pointer (&saved);
  /* Translators: the stage of a plan such as Draft, then whether it is saved */
  return g_strdup_printf (_ ("%s — %s"), stage, saved);
}

char *
_kei_window_dup_file_name (KeiWindow *self)
{
  KeiNode *plan;
  g_autofree char *name = NULL;

  if (self->file != NULL)
    {
      name = g_file_get_basename (kei_file_get_location (self->file));
      return g_filename_display_name (name);
    }
  plan = kei_tree_get_root (kei_editor_get_tree (self->editor));
  return g_strdup (*kei_node_get_headline (plan) != '\0' ? kei_node_get_headline (plan) : _ ("Plan without a title"));
}

void
_kei_window_update_title (KeiWindow *self)
{
  const char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (self->editor != NULL)
    {
      title = kei_node_get_headline (kei_tree_get_root (kei_editor_get_tree (self->editor)));
      if (*title == '\0')
        title = _ ("Plan without a title");
      subtitle = dup_subtitle (self);
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

/* The SDGs belong to editing. */
static void
update_mode_buttons (KeiWindow *self)
{
  gboolean comparing = _kei_window_is_comparing (self);

  gtk_widget_set_visible (self->find_button, self->editor != NULL);
  gtk_widget_set_visible (self->sdg_button, self->editor != NULL && !comparing);
  gtk_widget_set_tooltip_text (self->outline_button, comparing ? _ ("List of changes (F9)") : _ ("Outline (F9)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->outline_button), GTK_ACCESSIBLE_PROPERTY_LABEL, comparing ? _ ("List of changes") : _ ("Outline"), -1);
}

/* The welcome page has its own ways to a plan; buttons for what is not there would only be in the way. */
static void
update_buttons (KeiWindow *self)
{
  GtkWidget *buttons[] = { self->outline_button, self->new_button, GTK_WIDGET (self->open_button), self->undo_button, self->redo_button, self->header_separator, self->modes };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_visible (buttons[i], self->editor != NULL);
  update_mode_buttons (self);
}

static void
update_recent_menu (KeiWindow *self)
{
  g_autoptr (GPtrArray) plans = kei_recent_list (MAX_RECENT);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < plans->len; i++)
    {
      g_autofree char *name = kei_recent_dup_name (plans, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "app.open-recent", "s", gtk_recent_info_get_uri (plans->pdata[i]));
      g_menu_append_item (menu, item);
    }
  adw_split_button_set_menu_model (self->open_button, G_MENU_MODEL (menu));
}

static void
update_all (KeiWindow *self)
{
  update_buttons (self);
  _kei_window_update_title (self);
  update_undo (self);
  _kei_window_update_actions (self);
}

static void
message_cb (KeiWindow *self, const char *text)
{
  kei_window_add_toast (self, text);
}

/* (nullable) (transfer none) */
static GSettings *
get_settings (KeiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return KEI_IS_APPLICATION (application) ? kei_application_get_settings (KEI_APPLICATION (application)) : NULL;
}

/* --- What is shown --- */

static void
add_problem_actions (KeiWindow *self, GActionMap *map)
{
  KeiProblemsBar *problems = kei_plan_page_get_problems (self->page);
  g_autoptr (GPropertyAction) open = g_property_action_new ("problems", problems, "open");
  g_autoptr (GSimpleAction) next = g_simple_action_new ("next-problem", NULL);
  g_autoptr (GSimpleAction) previous = g_simple_action_new ("previous-problem", NULL);

  g_signal_connect_object (next, "activate", G_CALLBACK (kei_problems_bar_next), problems, G_CONNECT_SWAPPED);
  g_signal_connect_object (previous, "activate", G_CALLBACK (kei_problems_bar_previous), problems, G_CONNECT_SWAPPED);
  g_action_map_add_action (map, G_ACTION (open));
  g_action_map_add_action (map, G_ACTION (next));
  g_action_map_add_action (map, G_ACTION (previous));
}

/* The switches of the page's panels, as actions view.*. */
static void
insert_view_actions (KeiWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) outline = g_property_action_new ("outline", self->page, "show-outline");
  g_autoptr (GPropertyAction) sdg = g_property_action_new ("sdg", self->page, "show-sdg");

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (outline));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (sdg));
  add_problem_actions (self, G_ACTION_MAP (group));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (group));
}

/* --- Modes --- */

static void
set_mode (KeiWindow *self, const char *mode)
{
  g_autofree char *before = g_steal_pointer (&self->mode);

  self->mode = g_strdup (mode);
  _kei_window_enter_mode (self, before);
  if (g_strcmp0 (before, mode) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

const char *
kei_window_get_mode (KeiWindow *self)
{
  g_return_val_if_fail (KEI_IS_WINDOW (self), NULL);

  return self->mode;
}

void
kei_window_set_mode (KeiWindow *self, const char *mode)
{
  g_return_if_fail (KEI_IS_WINDOW (self));
  g_return_if_fail (g_strcmp0 (mode, KEI_WINDOW_MODE_EDIT) == 0 || g_strcmp0 (mode, KEI_WINDOW_MODE_COMPARE) == 0);

  if (self->editor == NULL || g_str_equal (mode, self->mode))
    return;
  kei_editor_break_step (self->editor);
  set_mode (self, mode);
  if (_kei_window_is_comparing (self))
    _kei_window_insert_compare_actions (self);
  else
    insert_view_actions (self);
  update_mode_buttons (self);
  _kei_window_update_actions (self);
  if (_kei_window_is_comparing (self))
    kei_compare_page_cycle_focus (self->compare, GTK_DIR_TAB_FORWARD);
  else
    kei_plan_page_cycle_focus (self->page, GTK_DIR_TAB_FORWARD);
}

void
_kei_window_show_plan (KeiWindow *self, KeiTree *tree, KeiFile *file, gboolean saved)
{
  g_autoptr (KeiDocument) document = kei_document_new (tree);

  if (saved)
    kei_document_set_saved (document, tree);
  g_set_object (&self->file, file);
  g_signal_group_set_target (self->watch, file);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->read_only_bar), FALSE);
  _kei_window_outside_changed_cb (self);

  _kei_window_drop_compare (self);
  g_set_object (&self->editor, NULL);
  self->editor = kei_editor_new (document, kei_id_source_new_random ());
  self->page = KEI_PLAN_PAGE (kei_plan_page_new (self->editor));
  adw_bin_set_child (self->page_slot, GTK_WIDGET (self->page));
  set_mode (self, KEI_WINDOW_MODE_EDIT);
  insert_view_actions (self);
  if (get_settings (self) != NULL)
    kei_plan_page_keep_widths (self->page, get_settings (self));
  g_signal_group_set_target (self->signals, self->editor);
  g_signal_group_set_target (self->document, document);
  gtk_stack_set_visible_child_name (self->stack, "plan");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
  update_all (self);
  /* The keyboard was in what the plan stands in the place of. */
  kei_plan_page_cycle_focus (self->page, GTK_DIR_TAB_FORWARD);
}

void
_kei_window_show_what_there_is (KeiWindow *self)
{
  /* Made when it is first shown: a window that opens with a plan never needs it. */
  if (self->editor == NULL && adw_bin_get_child (self->welcome_slot) == NULL)
    adw_bin_set_child (self->welcome_slot, g_object_new (KEI_TYPE_WELCOME_PAGE, NULL));
  gtk_stack_set_visible_child_name (self->stack, self->editor != NULL ? "plan" : "welcome");
}

static void
kei_window_map (GtkWidget *widget)
{
  KeiWindow *self = KEI_WINDOW (widget);

  if (self->editor == NULL && self->next == NULL)
    _kei_window_show_what_there_is (self);
  GTK_WIDGET_CLASS (kei_window_parent_class)->map (widget);
}

void
kei_window_show_new_plan (KeiWindow *self, KeiTree *tree, gboolean modified)
{
  g_return_if_fail (KEI_IS_WINDOW (self));

  _kei_window_stop_loading (self);
  _kei_window_show_plan (self, tree, NULL, !modified);
}

/* --- The window's size, from one day to the next --- */

static void
restore_size (KeiWindow *self)
{
  GSettings *settings = get_settings (self);

  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"), g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
keep_size (KeiWindow *self)
{
  GSettings *settings = get_settings (self);
  int width, height;

  if (settings == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  /* The default size is the last one that was neither maximized nor full screen. */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
kei_window_close_request (GtkWindow *window)
{
  KeiWindow *self = KEI_WINDOW (window);

  _kei_window_end_typing (self);
  if (_kei_window_ask_before_close (self))
    return TRUE;
  keep_size (self);
  return GTK_WINDOW_CLASS (kei_window_parent_class)->close_request (window);
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
    case PROP_MODE:
      g_value_set_string (value, self->mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MODE:
      kei_window_set_mode (KEI_WINDOW (object), g_value_get_string (value));
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
  g_clear_object (&self->watch);
  _kei_window_stop_loading (self);
  /* These actions hold the page, which must go while the window is whole. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", NULL);
  g_clear_weak_pointer (&self->text);
  self->page = NULL;
  _kei_window_drop_compare (self);
  _kei_window_forget_pending_compare (self);
  /* The switches hold the page, which must not outlive the window. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_WINDOW);
  g_clear_object (&self->editor);
  g_clear_object (&self->file);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  G_OBJECT_CLASS (kei_window_parent_class)->dispose (object);
}

static void
kei_window_finalize (GObject *object)
{
  g_free (KEI_WINDOW (object)->mode);
  G_OBJECT_CLASS (kei_window_parent_class)->finalize (object);
}

static void
kei_window_class_init (KeiWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kei_window_get_property;
  object_class->set_property = kei_window_set_property;
  object_class->dispose = kei_window_dispose;
  object_class->finalize = kei_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = kei_window_close_request;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, KEI_TYPE_EDITOR,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, KEI_WINDOW_MODE_EDIT,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_signal_new ("stays-open", KEI_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  widget_class->map = kei_window_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, header);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, welcome_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, mode_stack);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, page_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, compare_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, modes);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, outline_button);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, sdg_button);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, header_separator);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, outside_bar);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, KeiWindow, read_only_label);
  _kei_window_class_install_actions (klass);
  _kei_window_class_install_compare_actions (widget_class);
  _kei_window_class_install_open_actions (widget_class);
  _kei_window_class_install_save_actions (widget_class);
  _kei_window_class_install_version_actions (widget_class);
}

static void
kei_window_init (KeiWindow *self)
{
  self->mode = g_strdup (KEI_WINDOW_MODE_EDIT);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (_kei_window_follow_other), NULL);
  kei_late_menu_set (self->menu_button, self->main_menu);
  kei_split_button_name_menu (GTK_WIDGET (self->open_button), _ ("Recent plans"));

  self->signals = g_signal_group_new (KEI_TYPE_EDITOR);
  g_signal_group_connect_swapped (self->signals, "message", G_CALLBACK (message_cb), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed", G_CALLBACK (_kei_window_update_actions), self);
  g_signal_group_connect_swapped (self->signals, "notify::read-only", G_CALLBACK (_kei_window_update_actions), self);
  self->document = g_signal_group_new (KEI_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "changed", G_CALLBACK (update_all), self);
  g_signal_group_connect_swapped (self->document, "notify::modified", G_CALLBACK (_kei_window_update_title), self);
  g_signal_group_connect_swapped (self->document, "notify::can-undo", G_CALLBACK (update_all), self);
  g_signal_group_connect_swapped (self->document, "notify::can-redo", G_CALLBACK (update_all), self);
  self->watch = g_signal_group_new (KEI_TYPE_FILE);
  g_signal_group_connect_swapped (self->watch, "notify::changed-outside", G_CALLBACK (_kei_window_outside_changed_cb), self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (update_recent_menu), self, G_CONNECT_SWAPPED);
  update_recent_menu (self);
  _kei_window_accept_drops (self);
  _kei_window_watch_composing (self);
  update_all (self);
}

KeiWindow *
kei_window_new (AdwApplication *application)
{
  KeiWindow *self = g_object_new (KEI_TYPE_WINDOW, "application", application, NULL);

  restore_size (self);
  return self;
}
