/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GtkText whose own undo is off: Ctrl+Z is the document's. While an input method composes, nothing
 * is set from outside; what came meanwhile is shown afterwards. */
#include "config.h"

#include "kei-form-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-form-keys.h"
#include "kei-form-suggestions.h"
#include "kei-line.h"
#include "kei-splice.h"

struct _KeiFormEntry
{
  KeiFormField parent_instance;

  GtkText *text;
  KeiFormSuggestions *suggestions; /* owned (nullable) */
  gboolean composing;
  gboolean showing;   /* the buffer changes because of show() */
  gboolean postponed; /* something is to be shown when composing ends */
};

G_DEFINE_FINAL_TYPE (KeiFormEntry, kei_form_entry, KEI_TYPE_FORM_FIELD)

static gboolean
is_number (const KeiFieldInfo *info)
{
  return info->type == KEI_FIELD_TYPE_INT || info->type == KEI_FIELD_TYPE_DECIMAL;
}

static void
kei_form_entry_show (KeiFormField *field, const char *text)
{
  KeiFormEntry *self = KEI_FORM_ENTRY (field);
  GtkEntryBuffer *buffer = gtk_text_get_buffer (self->text);
  KeiSplice splice;
  int caret = gtk_editable_get_position (GTK_EDITABLE (self->text));

  if (self->composing)
    {
      self->postponed = TRUE;
      return;
    }
  if (!kei_splice_find (gtk_entry_buffer_get_text (buffer), text, &splice))
    return;
  self->showing = TRUE;
  gtk_entry_buffer_delete_text (buffer, splice.start, (int) splice.n_removed);
  gtk_entry_buffer_insert_text (buffer, splice.start, splice.added, (int) splice.n_added);
  if (caret > (int) (splice.start + splice.n_removed))
    gtk_editable_set_position (GTK_EDITABLE (self->text), caret + (int) splice.n_added - (int) splice.n_removed);
  self->showing = FALSE;
}

static void
changed_cb (KeiFormEntry *self)
{
  if (!self->showing)
    kei_form_field_type (KEI_FORM_FIELD (self), gtk_entry_buffer_get_text (gtk_text_get_buffer (self->text)));
}

static void
preedit_changed_cb (KeiFormEntry *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
  if (!self->composing && self->postponed)
    {
      self->postponed = FALSE;
      kei_form_field_refresh (KEI_FORM_FIELD (self), NULL);
    }
}

static void
focus_left_cb (KeiFormEntry *self)
{
  self->composing = FALSE;
  kei_form_field_end_typing (KEI_FORM_FIELD (self));
}

static void
suggestion_chosen_cb (KeiId id, KeiNode *made, gpointer data)
{
  KeiFormEntry *self = data;
  gboolean several = kei_form_field_get_info (KEI_FORM_FIELD (self))->type == KEI_FIELD_TYPE_REFS;
  g_auto (KeiValue) value = several ? kei_value_ids (kei_ids_new (&id, 1)) : kei_value_id (id);

  kei_form_field_choose_new (KEI_FORM_FIELD (self), &value, made);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
}

static gboolean
kei_form_entry_keeps_key (KeiFormField *field, guint key, GdkModifierType state)
{
  KeiFormEntry *self = KEI_FORM_ENTRY (field);

  return self->composing || (self->suggestions != NULL && kei_form_suggestions_keeps_key (self->suggestions, key)) || kei_form_text_keeps_key (self->text, key, state);
}

static void
kei_form_entry_insert (KeiFormField *field, const char *text)
{
  KeiFormEntry *self = KEI_FORM_ENTRY (field);
  GtkEntryBuffer *buffer = gtk_text_get_buffer (self->text);
  const char *now = gtk_entry_buffer_get_text (buffer);
  g_autofree char *line = g_strdelimit (kei_text_normalize (text, -1, NULL), "\n", ' ');
  g_autofree char *next = NULL;
  int start, end;

  /* One change rather than a deletion and an insertion, so that it is one step. */
  gtk_editable_get_selection_bounds (GTK_EDITABLE (self->text), &start, &end);
  next = g_strdup_printf ("%.*s%s%s", (int) (g_utf8_offset_to_pointer (now, start) - now), now, line, g_utf8_offset_to_pointer (now, end));
  self->showing = TRUE;
  gtk_entry_buffer_set_text (buffer, next, -1);
  self->showing = FALSE;
  gtk_editable_set_position (GTK_EDITABLE (self->text), start + (int) g_utf8_strlen (line, -1));
  kei_form_field_type (field, next);
}

static void
clipboard_text_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiFormEntry) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  kei_form_field_expect_paste (KEI_FORM_FIELD (self));
  kei_form_entry_insert (KEI_FORM_FIELD (self), g_strchomp (text));
}

/* GtkText would delete the selection first, as a step of its own. */
static void
paste_cb (GtkText *text, KeiFormEntry *self)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  if (kei_form_field_is_editable (KEI_FORM_FIELD (self)))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL, clipboard_text_cb, g_object_ref (self));
}

static void
add_suggestions (KeiFormEntry *self, const KeiFieldInfo *info)
{
  if (info->type == KEI_FIELD_TYPE_REF || info->type == KEI_FIELD_TYPE_REFS)
    self->suggestions = kei_form_suggestions_new (kei_form_field_get_context (KEI_FORM_FIELD (self)), info, self->text, suggestion_chosen_cb, self);
}

static void
kei_form_entry_build (KeiFormField *field)
{
  KeiFormEntry *self = KEI_FORM_ENTRY (field);
  const KeiFieldInfo *info = kei_form_field_get_info (field);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *line;

  line = kei_line_new (&self->text);
  gtk_editable_set_editable (GTK_EDITABLE (self->text), kei_form_field_is_editable (field));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 1);
  if (is_number (info))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
      gtk_text_set_input_purpose (self->text, GTK_INPUT_PURPOSE_NUMBER);
      if (kei_form_field_get_look (field) == KEI_FORM_FIELD_CELL)
        gtk_editable_set_alignment (GTK_EDITABLE (self->text), 1);
    }
  add_suggestions (self, info);
  kei_form_field_set_content (field, line, line);
  gtk_widget_set_vexpand (line, kei_form_field_get_look (field) == KEI_FORM_FIELD_CELL);

  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect (self->text, "paste-clipboard", G_CALLBACK (paste_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
}

static void
kei_form_entry_dispose (GObject *object)
{
  KeiFormEntry *self = KEI_FORM_ENTRY (object);

  g_clear_pointer (&self->suggestions, kei_form_suggestions_free);
  G_OBJECT_CLASS (kei_form_entry_parent_class)->dispose (object);
}

static void
kei_form_entry_class_init (KeiFormEntryClass *klass)
{
  KeiFormFieldClass *field_class = KEI_FORM_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_form_entry_dispose;
  field_class->build = kei_form_entry_build;
  field_class->show = kei_form_entry_show;
  field_class->keeps_key = kei_form_entry_keeps_key;
  field_class->insert = kei_form_entry_insert;
}

static void
kei_form_entry_init (KeiFormEntry *self)
{
}
