/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of the import assistant: its four steps, its commands. */
#include "config.h"

#include "kei-import-window-private.h"

#include <glib/gi18n-lib.h>

#include "kei-edit.h"
#include "kei-entry-row.h"

G_DEFINE_FINAL_TYPE (KeiImportWindow, kei_import_window, ADW_TYPE_WINDOW)

enum {
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const pages[KEI_IMPORT_N_STEPS] = { "file", "levels", "lines", "target" };

/* --- Steps --- */

static void
update_actions (KeiImportWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_import = self->import != NULL;

  gtk_widget_action_set_enabled (widget, "import.undo", has_import && kei_import_get_can_undo (self->import));
  gtk_widget_action_set_enabled (widget, "import.redo", has_import && kei_import_get_can_redo (self->import));
  gtk_widget_action_set_enabled (widget, "import.back", self->step != KEI_IMPORT_STEP_FILE);
  gtk_widget_action_set_enabled (widget, "import.finish", has_import && kei_import_get_tree (self->import, NULL) != NULL);
  for (guint i = 0; i < KEI_IMPORT_N_STEPS; i++)
    {
      GtkWidget *button = GTK_WIDGET (self->step_buttons[i]);
      GtkWidget *number = gtk_widget_get_first_child (gtk_button_get_child (self->step_buttons[i]));
      gboolean done = has_import && i < self->step;
      const char digit[] = { (char) ('1' + i), '\0' };

      gtk_widget_set_sensitive (button, has_import || i == KEI_IMPORT_STEP_FILE);
      gtk_widget_remove_css_class (button, "current");
      gtk_widget_remove_css_class (button, "done");
      if (i == self->step)
        gtk_widget_add_css_class (button, "current");
      else if (done)
        gtk_widget_add_css_class (button, "done");
      gtk_label_set_text (GTK_LABEL (number), done ? "✓" : digit);
    }
}

void
_kei_import_window_update_target (KeiImportWindow *self)
{
  KeiTree *tree = kei_import_get_tree (self->import, NULL);
  g_autofree char *summary = _kei_import_window_dup_summary (self);

  gtk_label_set_text (self->target_summary, summary);
  if (tree == NULL || self->title_typed)
    return;
  gtk_editable_set_text (self->title_row, kei_node_get_text (kei_tree_get_root (tree), KEI_FIELD_TITLE));
  gtk_editable_set_text (self->municipality_row, kei_node_get_text (kei_tree_get_root (tree), KEI_FIELD_MUNICIPALITY));
  self->title_typed = FALSE;
}

void
_kei_import_window_show_step (KeiImportWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, pages[self->step]);
}

void
_kei_import_window_go_to (KeiImportWindow *self, KeiImportStep step)
{
  if (step != KEI_IMPORT_STEP_FILE && self->import == NULL)
    return;
  self->step = step;
  gtk_stack_set_visible_child_name (self->stack, pages[step]);
  if (step == KEI_IMPORT_STEP_TARGET)
    _kei_import_window_update_target (self);
  update_actions (self);
  if (step == KEI_IMPORT_STEP_FILE)
    gtk_widget_grab_focus (self->choose_button);
  else if (step == KEI_IMPORT_STEP_LINES)
    gtk_widget_grab_focus (GTK_WIDGET (self->line_list));
}

static void
import_changed_cb (KeiImportWindow *self)
{
  _kei_import_window_update_lists (self);
  _kei_import_window_update_target (self);
  update_actions (self);
}

/* --- Commands --- */

static void
do_to_row (KeiImportWindow *self, guint row, const char *what)
{
  guint64 number;

  if (self->import == NULL || row >= kei_import_get_outline (self->import)->rows->len)
    return;
  if (g_str_has_prefix (what, "level:") && g_ascii_string_to_unsigned (what + 6, 10, 0, G_MAXUINT, &number, NULL))
    kei_import_set_level (self->import, row, (guint) number);
  else if (g_str_has_prefix (what, "kind:") && g_ascii_string_to_unsigned (what + 5, 10, 0, KEI_OUTLINE_N_KINDS - 1, &number, NULL))
    kei_import_set_kind (self->import, row, (KeiOutlineKind) number);
  else if (g_str_equal (what, "text"))
    kei_import_set_kind (self->import, row, KEI_OUTLINE_TEXT);
  else if (g_str_equal (what, "ignore"))
    kei_import_set_kind (self->import, row, KEI_OUTLINE_IGNORE);
  else if (g_str_equal (what, "join"))
    kei_import_set_joined (self->import, row, TRUE);
  else if (g_str_equal (what, "part"))
    kei_import_set_joined (self->import, row, FALSE);
  else if (g_str_equal (what, "deeper"))
    kei_import_shift_level (self->import, row, 1);
  else if (g_str_equal (what, "higher"))
    kei_import_shift_level (self->import, row, -1);
}

static void
set_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint row;
  const char *what;

  g_variant_get (parameter, "(u&s)", &row, &what);
  do_to_row (KEI_IMPORT_WINDOW (widget), row, what);
}

/* The same for the selected line. */
static void
line_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiImportWindow *self = KEI_IMPORT_WINDOW (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  if (self->step != KEI_IMPORT_STEP_LINES)
    return;
  if (g_str_equal (what, "choose"))
    _kei_import_window_choose_kind (self);
  else
    do_to_row (self, _kei_import_window_get_row (self), what);
}

/* Selects the line @by lines further on. */
static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiImportWindow *self = KEI_IMPORT_WINDOW (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gint64 position = (gint64) gtk_single_selection_get_selected (self->selection) + g_variant_get_int32 (parameter);
  g_autoptr (KeiImportLine) line = NULL;

  if (self->step != KEI_IMPORT_STEP_LINES || position < 0 || position >= n)
    return;
  line = g_list_model_get_item (G_LIST_MODEL (self->selection), (guint) position);
  _kei_import_window_select_row (self, kei_import_line_get_row (line));
}

static void
next_undecided_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiImportWindow *self = KEI_IMPORT_WINDOW (widget);
  const KeiOutline *outline;
  guint row, n;

  if (self->import == NULL)
    return;
  outline = kei_import_get_outline (self->import);
  row = _kei_import_window_get_row (self);
  n = outline->rows->len;
  for (guint i = 1; i <= n; i++)
    {
      guint next = ((row == KEI_OUTLINE_NONE ? n - 1 : row) + i) % n;

      if (kei_outline_row (outline, next)->kind == KEI_OUTLINE_UNDECIDED)
        {
          _kei_import_window_select_row (self, next);
          return;
        }
    }
}

static void
show_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiImportWindow *self = KEI_IMPORT_WINDOW (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  self->show = g_str_equal (what, "kept") ? KEI_IMPORT_SHOW_KEPT : g_str_equal (what, "confirm") ? KEI_IMPORT_SHOW_CONFIRM
                                                                                                 : KEI_IMPORT_SHOW_ALL;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kei_import_undo (KEI_IMPORT_WINDOW (widget)->import);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kei_import_redo (KEI_IMPORT_WINDOW (widget)->import);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiImportWindow *self = KEI_IMPORT_WINDOW (widget);

  if (self->step > 0)
    _kei_import_window_go_to (self, self->step - 1);
}

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _kei_import_window_go_to (KEI_IMPORT_WINDOW (widget), MIN (g_variant_get_uint32 (parameter), KEI_IMPORT_STEP_TARGET));
}

static void
title_typed_cb (KeiImportWindow *self)
{
  self->title_typed = TRUE;
}

/* The plan, with the title and municipality that the last step may have got. */
static KeiTree *
create_plan (KeiImportWindow *self)
{
  KeiTree *tree = kei_import_get_tree (self->import, NULL);
  KeiEdit *edit = kei_edit_new (tree);
  KeiId plan = kei_node_get_id (kei_tree_get_root (tree));
  g_autoptr (KeiChange) change = NULL;
  KeiTree *result = NULL;

  if (self->title_typed)
    {
      kei_edit_set_string (edit, plan, KEI_FIELD_TITLE, gtk_editable_get_text (self->title_row));
      kei_edit_set_string (edit, plan, KEI_FIELD_MUNICIPALITY, gtk_editable_get_text (self->municipality_row));
    }
  change = kei_edit_end (edit, NULL, NULL);
  if (change != NULL)
    result = kei_tree_apply (tree, change, NULL);
  return result != NULL ? result : kei_tree_ref (tree);
}

static void
finish_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiImportWindow *self = KEI_IMPORT_WINDOW (widget);
  g_autoptr (KeiTree) tree = NULL;

  if (self->import == NULL || kei_import_get_tree (self->import, NULL) == NULL)
    return;
  tree = create_plan (self);
  g_signal_emit (self, signals[FINISHED], 0, tree);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- The widget --- */

static gboolean
kei_import_window_close_request (GtkWindow *window)
{
  return _kei_import_window_ask_before_close (KEI_IMPORT_WINDOW (window)) || GTK_WINDOW_CLASS (kei_import_window_parent_class)->close_request (window);
}

static void
kei_import_window_dispose (GObject *object)
{
  KeiImportWindow *self = KEI_IMPORT_WINDOW (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_IMPORT_WINDOW);
  g_clear_object (&self->signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  g_clear_object (&self->filter);
  g_clear_object (&self->import);
  g_clear_pointer (&self->level_rows, g_ptr_array_unref);
  g_clear_pointer (&self->to_confirm, g_byte_array_unref);
  G_OBJECT_CLASS (kei_import_window_parent_class)->dispose (object);
}

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "import.choose", NULL, _kei_import_window_choose_cb },
  { "import.paste", NULL, _kei_import_window_paste_cb },
  { "import.set", "(us)", set_cb },
  { "import.line", "s", line_cb },
  { "import.move", "i", move_cb },
  { "import.next-undecided", NULL, next_undecided_cb },
  { "import.show", "s", show_cb },
  { "import.undo", NULL, undo_cb },
  { "import.redo", NULL, redo_cb },
  { "import.back", NULL, back_cb },
  { "import.step", "u", step_cb },
  { "import.finish", NULL, finish_cb },
};

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "import.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "import.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "import.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.finish", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "import.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "import.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.line", "s", "higher");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "import.line", "s", "deeper");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "import.next-undecided", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kei_import_window_class_init (KeiImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kei_import_window_close_request;
  signals[FINISHED] = g_signal_new ("finished", KEI_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, KEI_TYPE_TREE);
  g_signal_new ("stays-open", KEI_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KEI_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, stack);
  gtk_widget_class_bind_template_child_full (widget_class, "file_step", FALSE, G_STRUCT_OFFSET (KeiImportWindow, step_buttons[KEI_IMPORT_STEP_FILE]));
  gtk_widget_class_bind_template_child_full (widget_class, "levels_step", FALSE, G_STRUCT_OFFSET (KeiImportWindow, step_buttons[KEI_IMPORT_STEP_LEVELS]));
  gtk_widget_class_bind_template_child_full (widget_class, "lines_step", FALSE, G_STRUCT_OFFSET (KeiImportWindow, step_buttons[KEI_IMPORT_STEP_LINES]));
  gtk_widget_class_bind_template_child_full (widget_class, "target_step", FALSE, G_STRUCT_OFFSET (KeiImportWindow, step_buttons[KEI_IMPORT_STEP_TARGET]));
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, file_page);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, error_card);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, busy_label);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, line_count);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, line_list);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, line_message);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, line_tools);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, plan_summary);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, plan_list);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, confirm_summary);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, confirm_list);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, level_group);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, title_row);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, municipality_row);
  gtk_widget_class_bind_template_child (widget_class, KeiImportWindow, target_summary);
  gtk_widget_class_bind_template_callback (widget_class, title_typed_cb);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
  install_keys (widget_class);
}

/* Keys that only mean something in the list of lines. */
static void
add_line_keys (KeiImportWindow *self)
{
  static const struct
  {
    const char *trigger;
    const char *what;
  } keys[] = { { "Return", "choose" }, { "Delete", "ignore" }, { "t", "text" }, { "j", "join" }, { "<Shift>j", "part" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger), gtk_named_action_new ("import.line"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].what));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->line_list), controller);
}

static void
kei_import_window_init (KeiImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { G_TYPE_FILE, G_TYPE_STRING };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (KEI_TYPE_IMPORT);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (import_changed_cb), self);
  _kei_import_window_init_lists (self);
  add_line_keys (self);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (_kei_import_window_dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  _kei_import_window_go_to (self, KEI_IMPORT_STEP_FILE);
}

GtkWidget *
kei_import_window_new (GtkApplication *application, GtkWindow *parent)
{
  return g_object_new (KEI_TYPE_IMPORT_WINDOW, "application", application, "transient-for", parent, NULL);
}
