/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-cell-entry.h"

#include <string.h>

#include "kei-form-keys.h"
#include "kei-form-typing.h"
#include "kei-line.h"
#include "kei-splice.h"
#include "kei-table-model.h"

struct _KeiFormCellEntry
{
  GtkWidget parent_instance;

  KeiFormContext *context; /* owned */
  KeiId row;
  guint column;
  GtkText *text;
  KeiFormTyping typing;
  gboolean composing;
  gboolean showing;
  gboolean committing;
};

static void kei_form_cell_entry_table_editor_init (KeiTableEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KeiFormCellEntry, kei_form_cell_entry, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (KEI_TYPE_TABLE_EDITOR, kei_form_cell_entry_table_editor_init))

char *
kei_form_cell_get (const char *cells, guint column)
{
  g_auto (GStrv) parts = g_strsplit (cells, "\t", -1);

  return g_strdup (column < g_strv_length (parts) ? parts[column] : "");
}

char *
kei_form_cell_set (const char *cells, guint column, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (cells, "\t", -1);
  guint n = g_strv_length (parts);
  g_autofree char *line = g_strdelimit (kei_text_normalize (text, -1, NULL), "\t\n", ' ');
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < MAX (n, column + 1); i++)
    {
      if (i > 0)
        g_string_append_c (out, '\t');
      g_string_append (out, i == column ? line : i < n ? parts[i]
                                                       : "");
    }
  while (out->len > 0 && out->str[out->len - 1] == '\t')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static void
plan_changed_cb (gpointer owner)
{
  KeiFormCellEntry *self = owner;
  KeiNode *node = kei_tree_lookup (kei_form_context_get_tree (self->context), self->row);
  GtkEntryBuffer *buffer = gtk_text_get_buffer (self->text);
  g_autofree char *text = node != NULL ? kei_form_cell_get (kei_node_get_text (node, KEI_FIELD_CELLS), self->column) : g_strdup ("");
  KeiSplice splice;

  if (self->committing || self->composing || !kei_splice_find (gtk_entry_buffer_get_text (buffer), text, &splice))
    return;
  self->showing = TRUE;
  gtk_entry_buffer_delete_text (buffer, splice.start, (int) splice.n_removed);
  gtk_entry_buffer_insert_text (buffer, splice.start, splice.added, (int) splice.n_added);
  self->showing = FALSE;
  kei_form_typing_reset (&self->typing, text);
}

static void
changed_cb (KeiFormCellEntry *self)
{
  KeiEditor *editor = kei_form_context_get_editor (self->context);
  KeiNode *node = kei_editor_lookup (editor, self->row);
  const char *text = gtk_entry_buffer_get_text (gtk_text_get_buffer (self->text));
  g_autofree char *cells = NULL;
  KeiFormStep step;

  if (self->showing || node == NULL)
    return;
  step = kei_form_typing_change (&self->typing, text, g_get_monotonic_time ());
  if (step == KEI_FORM_TYPING_NOTHING)
    return;
  if (step != KEI_FORM_TYPING_CONTINUES)
    kei_editor_break_step (editor);
  cells = kei_form_cell_set (kei_node_get_text (node, KEI_FIELD_CELLS), self->column, text);
  self->committing = TRUE;
  kei_editor_set_text (editor, self->row, KEI_FIELD_CELLS, cells, TRUE);
  self->committing = FALSE;
  if (step == KEI_FORM_TYPING_ALONE)
    kei_editor_break_step (editor);
}

static void
preedit_changed_cb (KeiFormCellEntry *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

/* --- As a table's editor --- */

static gboolean
keeps_key (KeiTableEditor *editor, guint key, GdkModifierType state)
{
  KeiFormCellEntry *self = KEI_FORM_CELL_ENTRY (editor);

  return self->composing || kei_form_text_keeps_key (self->text, key, state);
}

static void
leave (KeiTableEditor *editor)
{
  kei_editor_break_step (kei_form_context_get_editor (KEI_FORM_CELL_ENTRY (editor)->context));
}

static void
insert (KeiTableEditor *editor, const char *text)
{
  KeiFormCellEntry *self = KEI_FORM_CELL_ENTRY (editor);
  g_autofree char *line = g_strdelimit (kei_text_normalize (text, -1, NULL), "\t\n", ' ');
  int position;

  if (!gtk_editable_get_editable (GTK_EDITABLE (self->text)))
    return;
  kei_editor_break_step (kei_form_context_get_editor (self->context));
  gtk_editable_delete_selection (GTK_EDITABLE (self->text));
  position = gtk_editable_get_position (GTK_EDITABLE (self->text));
  gtk_editable_insert_text (GTK_EDITABLE (self->text), line, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->text), position);
  kei_editor_break_step (kei_form_context_get_editor (self->context));
}

static void
kei_form_cell_entry_table_editor_init (KeiTableEditorInterface *iface)
{
  iface->keeps_key = keeps_key;
  iface->leave = leave;
  iface->insert = insert;
}

/* --- The widget --- */

static gboolean
kei_form_cell_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KEI_FORM_CELL_ENTRY (widget)->text));
}

static void
kei_form_cell_entry_dispose (GObject *object)
{
  KeiFormCellEntry *self = KEI_FORM_CELL_ENTRY (object);
  GtkWidget *child;

  if (self->context != NULL)
    kei_form_context_unwatch (self->context, self);
  g_clear_object (&self->context);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kei_form_cell_entry_parent_class)->dispose (object);
}

static void
kei_form_cell_entry_finalize (GObject *object)
{
  kei_form_typing_clear (&KEI_FORM_CELL_ENTRY (object)->typing);
  G_OBJECT_CLASS (kei_form_cell_entry_parent_class)->finalize (object);
}

static void
kei_form_cell_entry_class_init (KeiFormCellEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_form_cell_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = kei_form_cell_entry_finalize;
  widget_class->grab_focus = kei_form_cell_entry_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "field");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kei_form_cell_entry_init (KeiFormCellEntry *self)
{
}

GtkWidget *
kei_form_cell_entry_new (KeiFormContext *context, KeiId row, guint column)
{
  KeiFormCellEntry *self = g_object_new (KEI_TYPE_FORM_CELL_ENTRY, "css-classes", (const char *[]){ "cell", NULL }, NULL);
  GtkWidget *line;

  self->context = g_object_ref (context);
  self->row = row;
  self->column = column;
  line = kei_line_new (&self->text);
  gtk_editable_set_editable (GTK_EDITABLE (self->text), !kei_editor_get_read_only (kei_form_context_get_editor (context)));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 1);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  kei_form_context_watch_field (context, row, KEI_FIELD_CELLS, plan_changed_cb, self);
  plan_changed_cb (self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  return GTK_WIDGET (self);
}
