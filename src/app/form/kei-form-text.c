/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GtkTextView whose own undo is off; see kei-form-entry.c for the rest. */
#include "config.h"

#include "kei-form-text.h"

#include "kei-splice.h"
#include "kei-text-frame.h"

struct _KeiFormText
{
  KeiFormField parent_instance;

  GtkTextView *view;
  gboolean composing;
  gboolean showing;
  gboolean postponed;
  guint user_action; /* depth: a paste over a selection is one change */
};

G_DEFINE_FINAL_TYPE (KeiFormText, kei_form_text, KEI_TYPE_FORM_FIELD)

static char *
dup_text (KeiFormText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
kei_form_text_show (KeiFormField *field, const char *text)
{
  KeiFormText *self = KEI_FORM_TEXT (field);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *now = dup_text (self);
  GtkTextIter start, end;
  KeiSplice splice;

  if (self->composing)
    {
      self->postponed = TRUE;
      return;
    }
  if (!kei_splice_find (now, text, &splice))
    return;
  self->showing = TRUE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) splice.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (splice.start + splice.n_removed));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, splice.added, (int) splice.added_length);
  self->showing = FALSE;
}

static void
tell (KeiFormText *self)
{
  g_autofree char *text = dup_text (self);

  kei_form_field_type (KEI_FORM_FIELD (self), text);
}

/* Within a user action, a deletion and the insertion that replaces it are told together. */
static void
changed_cb (KeiFormText *self)
{
  if (!self->showing && self->user_action == 0)
    tell (self);
}

static void
begin_user_action_cb (KeiFormText *self)
{
  self->user_action++;
}

static void
end_user_action_cb (KeiFormText *self)
{
  if (--self->user_action == 0 && !self->showing)
    tell (self);
}

static void
preedit_changed_cb (KeiFormText *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
  if (!self->composing && self->postponed)
    {
      self->postponed = FALSE;
      kei_form_field_refresh (KEI_FORM_FIELD (self), NULL);
    }
}

static void
focus_left_cb (KeiFormText *self)
{
  self->composing = FALSE;
  kei_form_field_end_typing (KEI_FORM_FIELD (self));
}

static gboolean
is_at_edge (KeiFormText *self, gboolean top)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter, edge;
  GdkRectangle here, there;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (top)
    gtk_text_buffer_get_start_iter (buffer, &edge);
  else
    gtk_text_buffer_get_end_iter (buffer, &edge);
  gtk_text_view_get_iter_location (self->view, &iter, &here);
  gtk_text_view_get_iter_location (self->view, &edge, &there);
  return here.y == there.y;
}

static gboolean
kei_form_text_keeps_key (KeiFormField *field, guint key, GdkModifierType state)
{
  KeiFormText *self = KEI_FORM_TEXT (field);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end, first, last;
  gboolean selected = gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  gboolean all;

  if (self->composing)
    return TRUE;
  gtk_text_buffer_get_bounds (buffer, &first, &last);
  all = gtk_text_iter_equal (&first, &last) || (selected && gtk_text_iter_equal (&start, &first) && gtk_text_iter_equal (&end, &last));
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      return state == 0 && !all && !is_at_edge (self, key == GDK_KEY_Up);
    case GDK_KEY_Left:
      return (state & ~GDK_SHIFT_MASK) == 0 && !all && (selected || !gtk_text_iter_is_start (&start));
    case GDK_KEY_Right:
      return (state & ~GDK_SHIFT_MASK) == 0 && !all && (selected || !gtk_text_iter_is_end (&start));
    case GDK_KEY_c:
    case GDK_KEY_x:
      return selected;
    case GDK_KEY_a:
      return !all;
    default:
      return FALSE;
    }
}

static void
kei_form_text_insert (KeiFormField *field, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (KEI_FORM_TEXT (field)->view);
  g_autofree char *fit = kei_text_normalize (text, -1, NULL);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, FALSE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, fit, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

static void
paste_cb (KeiFormText *self)
{
  kei_form_field_expect_paste (KEI_FORM_FIELD (self));
}

/* Whether this is the title of what the outline has selected. */
static gboolean
is_row_title (KeiFormText *self)
{
  KeiFormField *field = KEI_FORM_FIELD (self);
  KeiNode *node = kei_form_field_get_node (field);
  KeiEditor *editor = kei_form_context_get_editor (kei_form_field_get_context (field));

  return node != NULL && kei_form_field_get_look (field) == KEI_FORM_FIELD_WRAP && kei_node_get_id (node) == kei_editor_get_selected (editor);
}

/* A title is left to the outline, where the next Enter makes the next row; Enter in another line, which has no line
 * to break, or while the outline is away, goes on to the next field. */
static gboolean
leave_line (KeiFormText *self, gboolean onward)
{
  if (is_row_title (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "page.go-to-outline", NULL);
  else if (!onward)
    return FALSE;
  if (onward && gtk_widget_has_focus (GTK_WIDGET (self->view)))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/* Alt+Enter breaks the line in a table's cell, where Enter goes to the next row. */
static gboolean
key_pressed_cb (KeiFormText *self, guint key, guint code, GdkModifierType state, GtkEventController *controller)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (self->composing)
    return FALSE;
  if ((enter || key == GDK_KEY_Escape) && kei_form_field_get_info (KEI_FORM_FIELD (self))->type == KEI_FIELD_TYPE_STRING)
    {
      /* An input method that composes in a window of its own wants the key, too. */
      if (gtk_text_view_im_context_filter_keypress (self->view, gtk_event_controller_get_current_event (controller)))
        return TRUE;
      return leave_line (self, enter);
    }
  if (key != GDK_KEY_Return || (state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != GDK_ALT_MASK)
    return FALSE;
  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (self->view), "\n", 1, kei_form_field_is_editable (KEI_FORM_FIELD (self)));
  return TRUE;
}

static void
kei_form_text_build (KeiFormField *field)
{
  KeiFormText *self = KEI_FORM_TEXT (field);
  GtkTextBuffer *buffer;
  GtkWidget *frame;
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_editable (self->view, kei_form_field_is_editable (field));
  if (kei_form_field_get_look (field) == KEI_FORM_FIELD_CELL)
    gtk_text_view_set_top_margin (self->view, 5);
  frame = kei_text_frame_new (self->view);
  kei_form_field_set_content (field, frame, GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (frame, TRUE);

  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (buffer, "begin-user-action", G_CALLBACK (begin_user_action_cb), self);
  g_signal_connect_swapped (buffer, "end-user-action", G_CALLBACK (end_user_action_cb), self);
  g_signal_connect_swapped (self->view, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect_swapped (self->view, "paste-clipboard", G_CALLBACK (paste_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
kei_form_text_class_init (KeiFormTextClass *klass)
{
  KeiFormFieldClass *field_class = KEI_FORM_FIELD_CLASS (klass);

  field_class->build = kei_form_text_build;
  field_class->show = kei_form_text_show;
  field_class->keeps_key = kei_form_text_keeps_key;
  field_class->insert = kei_form_text_insert;
}

static void
kei_form_text_init (KeiFormText *self)
{
}
