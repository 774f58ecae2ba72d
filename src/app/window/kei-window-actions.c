/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions, as a table. */
#include "config.h"

#include "kei-window-private.h"

#include "kei-clipboard.h"
#include "kei-report-window.h"

/* --- doc.* --- */

static void
undo (KeiEditor *editor)
{
  kei_editor_break_step (editor);
  kei_editor_undo (editor);
}

static void
redo (KeiEditor *editor)
{
  kei_editor_break_step (editor);
  kei_editor_redo (editor);
}

/* --- node.* --- */

/* The caret goes to where the form shows the title. */
static void
enter_title (KeiEditor *editor, KeiId node)
{
  KeiNode *shown = kei_editor_lookup (editor, node);

  if (shown != NULL)
    kei_editor_reveal (editor, node, kei_schema_headline (kei_node_get_kind (shown)));
}

/* What is new has no title yet, so that is what the person types next. */
static void
add (KeiEditor *editor, KeiId (*add_node) (KeiEditor *editor, KeiId node))
{
  KeiSlot slot = kei_editor_get_selected_slot (editor);

  if (slot == KEI_SLOT_NONE)
    enter_title (editor, add_node (editor, kei_editor_get_selected (editor)));
  else /* one more for the list of the plan that is selected */
    enter_title (editor, kei_editor_add_node (editor, kei_editor_get_plan_id (editor), kei_schema_kind (KEI_KIND_PLAN)->slots[kei_schema_slot_index (KEI_KIND_PLAN, slot)].kinds[0]));
}

static void
add_after (KeiEditor *editor)
{
  add (editor, kei_editor_add_item_after);
}

static void
add_child (KeiEditor *editor)
{
  add (editor, kei_editor_add_child);
}

static void
rename_node (KeiEditor *editor)
{
  if (kei_editor_get_selected_slot (editor) == KEI_SLOT_NONE)
    enter_title (editor, kei_editor_get_selected (editor));
}

static void
duplicate (KeiEditor *editor)
{
  kei_editor_duplicate (editor, kei_editor_get_selected (editor));
}

static void delete (KeiEditor *editor)
{
  kei_editor_delete (editor, kei_editor_get_selected (editor));
}

static void
move_up (KeiEditor *editor)
{
  kei_editor_move_up (editor, kei_editor_get_selected (editor));
}

static void
move_down (KeiEditor *editor)
{
  kei_editor_move_down (editor, kei_editor_get_selected (editor));
}

static void
indent (KeiEditor *editor)
{
  kei_editor_indent (editor, kei_editor_get_selected (editor));
}

static void
outdent (KeiEditor *editor)
{
  kei_editor_outdent (editor, kei_editor_get_selected (editor));
}

/* When an action of the editor makes sense. */
typedef enum {
  WHEN_EDITABLE = 1 << 0,
  WHEN_NODE = 1 << 1, /* the selected thing is no list and not the plan */
  WHEN_UNDO = 1 << 2,
  WHEN_REDO = 1 << 3,
  WHEN_EDITING = 1 << 4, /* not while the plan is compared */
} When;

static const struct
{
  const char *name;
  void (*run) (KeiEditor *editor);
  When when;
} editor_actions[] = {
  { "doc.undo", undo, WHEN_EDITABLE | WHEN_UNDO },
  { "doc.redo", redo, WHEN_EDITABLE | WHEN_REDO },
  { "node.add-after", add_after, WHEN_EDITABLE | WHEN_EDITING },
  { "node.add-child", add_child, WHEN_EDITABLE | WHEN_EDITING },
  { "node.rename", rename_node, WHEN_EDITING },
  { "node.duplicate", duplicate, WHEN_EDITABLE | WHEN_EDITING | WHEN_NODE },
  { "node.delete", delete, WHEN_EDITABLE | WHEN_EDITING | WHEN_NODE },
  { "node.move-up", move_up, WHEN_EDITABLE | WHEN_EDITING | WHEN_NODE },
  { "node.move-down", move_down, WHEN_EDITABLE | WHEN_EDITING | WHEN_NODE },
  { "node.indent", indent, WHEN_EDITABLE | WHEN_EDITING | WHEN_NODE },
  { "node.outdent", outdent, WHEN_EDITABLE | WHEN_EDITING | WHEN_NODE },
};

/* Those that need the clipboard too. */
static const struct
{
  const char *name;
  void (*run) (KeiEditor *editor, GdkClipboard *clipboard);
  When when;
} clipboard_actions[] = {
  { "node.cut", kei_clipboard_cut, WHEN_EDITABLE | WHEN_EDITING | WHEN_NODE },
  { "node.copy", kei_clipboard_copy, WHEN_EDITING | WHEN_NODE },
  { "node.paste", kei_clipboard_paste, WHEN_EDITABLE | WHEN_EDITING },
};

static void
clipboard_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);

  for (guint i = 0; i < G_N_ELEMENTS (clipboard_actions); i++)
    if (self->editor != NULL && g_str_equal (clipboard_actions[i].name, name))
      clipboard_actions[i].run (self->editor, gtk_widget_get_clipboard (widget));
}

static void
editor_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);

  if (_kei_window_is_comparing (self) && kei_compare_page_undo_typing (self->compare, g_str_equal (name, "doc.redo")))
    return;
  /* What was typed last and is no value is no step of the plan, but the first that a person wants gone. */
  if (g_str_equal (name, "doc.undo") && self->page != NULL && kei_plan_page_take_back (self->page))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (editor_actions); i++)
    if (self->editor != NULL && g_str_equal (editor_actions[i].name, name))
      editor_actions[i].run (self->editor);
}

/* --- Finding --- */

static const struct
{
  const char *name;
  gboolean replacing;
} find_actions[] = {
  { "doc.find", FALSE },
  { "doc.replace", TRUE },
};

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);

  if (_kei_window_is_comparing (self))
    {
      kei_compare_page_find (self->compare);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (find_actions); i++)
    if (self->page != NULL && g_str_equal (find_actions[i].name, name))
      kei_plan_page_find (self->page, find_actions[i].replacing);
}

static void
find_again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);

  if (_kei_window_is_comparing (self))
    kei_compare_page_find_again (self->compare, g_variant_get_boolean (parameter));
  else if (self->page != NULL)
    kei_plan_page_find_again (self->page, g_variant_get_boolean (parameter));
}

/* --- win.* --- */

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* GTK would build the list with every window if it had the name that GTK looks for: dozens of labels
 * that are rarely looked at, and as dear as half the window. */
static void
show_shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/jp/keikaku/Keikaku/kei-shortcuts.ui");

      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static void
fullscreen_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_object_set (widget, "fullscreened", !gtk_window_is_fullscreen (GTK_WINDOW (widget)), NULL);
}

static void
next_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);
  GtkDirectionType direction = g_variant_get_boolean (parameter) ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD;

  /* Past the last pane the header bar takes its turn. */
  if (self->page == NULL || !(_kei_window_is_comparing (self) ? kei_compare_page_cycle_focus (self->compare, direction) : kei_plan_page_cycle_focus (self->page, direction)))
    gtk_widget_child_focus (self->header, GTK_DIR_TAB_FORWARD);
}

static void
report_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiWindow *self = KEI_WINDOW (widget);

  /* What is being typed belongs to what is printed. */
  _kei_window_end_typing (self);
  kei_editor_break_step (self->editor);
  gtk_window_present (GTK_WINDOW (kei_report_window_new (GTK_WINDOW (self), self->editor)));
}

/* --- All together --- */

/* What holds of the editor now. */
static When
find_out (KeiEditor *editor)
{
  KeiDocument *document = kei_editor_get_document (editor);
  When when = 0;

  if (!kei_editor_get_read_only (editor))
    when |= WHEN_EDITABLE;
  if (kei_editor_get_selected (editor) != kei_editor_get_plan_id (editor))
    when |= WHEN_NODE;
  if (kei_document_get_can_undo (document))
    when |= WHEN_UNDO;
  if (kei_document_get_can_redo (document))
    when |= WHEN_REDO;
  return when;
}

void
_kei_window_update_actions (KeiWindow *self)
{
  When now = self->editor == NULL ? 0 : find_out (self->editor) | (_kei_window_is_comparing (self) ? 0 : WHEN_EDITING);

  for (guint i = 0; i < G_N_ELEMENTS (editor_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), editor_actions[i].name, self->editor != NULL && (editor_actions[i].when & ~now) == 0);
  for (guint i = 0; i < G_N_ELEMENTS (clipboard_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), clipboard_actions[i].name, self->editor != NULL && (clipboard_actions[i].when & ~now) == 0);
  for (guint i = 0; i < G_N_ELEMENTS (find_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), find_actions[i].name, (now & WHEN_EDITING) != 0 || (self->editor != NULL && !find_actions[i].replacing));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.compare-saved", self->editor != NULL && kei_document_get_saved (kei_editor_get_document (self->editor)) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.mode", self->editor != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", (now & WHEN_EDITABLE) != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", (now & WHEN_EDITABLE) != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doc.report", self->editor != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doc.name-version", (now & WHEN_EDITABLE) != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload", self->file != NULL);
}

void
_kei_window_class_install_actions (KeiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < G_N_ELEMENTS (editor_actions); i++)
    gtk_widget_class_install_action (widget_class, editor_actions[i].name, NULL, editor_action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (find_actions); i++)
    gtk_widget_class_install_action (widget_class, find_actions[i].name, NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "doc.find-again", "b", find_again_cb);
  for (guint i = 0; i < G_N_ELEMENTS (clipboard_actions); i++)
    gtk_widget_class_install_action (widget_class, clipboard_actions[i].name, NULL, clipboard_action_cb);
  gtk_widget_class_install_action (widget_class, "doc.report", NULL, report_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, show_shortcuts_cb);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_cb);
  gtk_widget_class_install_action (widget_class, "win.next-pane", "b", next_pane_cb);
}
