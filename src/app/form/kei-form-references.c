/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-references.h"

#include <glib/gi18n-lib.h>

#include "kei-chip.h"
#include "kei-form-suggestions.h"
#include "kei-line.h"
#include "kei-wrap-layout.h"

struct _KeiFormReferences
{
  KeiFormField parent_instance;

  GtkWidget *wrap;
  GtkWidget *add;    /* the button */
  GtkWidget *finder; /* the text, in its frame */
  GtkText *text;
  KeiFormSuggestions *suggestions; /* owned (nullable) */
  char *lead;                      /* owned (nullable) */
};

G_DEFINE_FINAL_TYPE (KeiFormReferences, kei_form_references, KEI_TYPE_FORM_FIELD)

static gboolean
takes_many (KeiFormReferences *self)
{
  KeiFieldType type = kei_form_field_get_info (KEI_FORM_FIELD (self))->type;

  return type == KEI_FIELD_TYPE_REFS || type == KEI_FIELD_TYPE_LINKS;
}

/* (element-type KeiId) (transfer full) */
static GArray *
get_ids (KeiFormReferences *self)
{
  KeiNode *node = kei_form_field_get_node (KEI_FORM_FIELD (self));
  KeiField field = kei_form_field_get_info (KEI_FORM_FIELD (self))->id;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (KeiId));

  if (node == NULL || !kei_node_has (node, field))
    return ids;
  if (takes_many (self))
    {
      const KeiIds *several = kei_node_get_ids (node, field);

      g_array_append_vals (ids, several->ids, several->n);
    }
  else
    {
      KeiId id = kei_node_get_ref (node, field);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
set_ids (KeiFormReferences *self, GArray *ids, KeiNode *made)
{
  g_auto (KeiValue) value = KEI_VALUE_INIT;

  if (ids->len > 0 && takes_many (self))
    value = kei_value_ids (kei_ids_new ((const KeiId *) (void *) ids->data, ids->len));
  else if (ids->len > 0)
    value = kei_value_id (g_array_index (ids, KeiId, 0));
  kei_form_field_choose_new (KEI_FORM_FIELD (self), &value, made);
}

/* --- Chips --- */

static void
chip_removed_cb (KeiChip *chip, KeiFormReferences *self)
{
  KeiId gone = *(KeiId *) g_object_get_data (G_OBJECT (chip), "id");
  g_autoptr (GArray) ids = get_ids (self);
  g_autoptr (KeiFormReferences) keep = g_object_ref (self);

  for (guint i = ids->len; i-- > 0;)
    if (g_array_index (ids, KeiId, i) == gone)
      g_array_remove_index (ids, i);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->add) ? self->add : GTK_WIDGET (self->text));
  set_ids (self, ids, NULL);
}

static void
add_chip (KeiFormReferences *self, KeiId id, gboolean first)
{
  KeiTree *tree = kei_form_context_get_tree (kei_form_field_get_context (KEI_FORM_FIELD (self)));
  KeiNode *node = kei_tree_lookup (tree, id);
  g_autofree char *name = node != NULL ? kei_form_name_node (node) : g_strdup (_ ("(elsewhere)"));
  GtkWidget *chip = kei_chip_new (name);

  if (first && self->lead != NULL)
    kei_chip_set_lead (KEI_CHIP (chip), self->lead);
  kei_chip_set_removable (KEI_CHIP (chip), kei_form_field_is_editable (KEI_FORM_FIELD (self)));
  g_object_set_data_full (G_OBJECT (chip), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (chip, "removed", G_CALLBACK (chip_removed_cb), self, 0);
  gtk_widget_insert_before (chip, self->wrap, self->finder);
}

static void
kei_form_references_show (KeiFormField *field, const char *text)
{
  KeiFormReferences *self = KEI_FORM_REFERENCES (field);
  g_autoptr (GArray) ids = get_ids (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->wrap)) != self->finder)
    gtk_widget_unparent (child);
  for (guint i = 0; i < ids->len; i++)
    add_chip (self, g_array_index (ids, KeiId, i), i == 0);
  gtk_widget_set_visible (self->add, kei_form_field_is_editable (field) && (takes_many (self) || ids->len == 0)
                                         && !gtk_widget_get_visible (self->finder));
}

/* --- Finding more --- */

static void
close_finder (KeiFormReferences *self)
{
  g_autoptr (GArray) ids = get_ids (self);

  if (!gtk_widget_get_visible (self->finder))
    return;
  gtk_widget_set_visible (self->finder, FALSE);
  gtk_widget_set_visible (self->add, takes_many (self) || ids->len == 0);
}

static void
add_clicked_cb (KeiFormReferences *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  gtk_widget_set_visible (self->finder, TRUE);
  gtk_widget_set_visible (self->add, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  kei_form_suggestions_open (self->suggestions);
}

static void
chosen_cb (KeiId id, KeiNode *made, gpointer data)
{
  KeiFormReferences *self = data;
  g_autoptr (GArray) ids = get_ids (self);

  for (guint i = ids->len; i-- > 0;)
    if (g_array_index (ids, KeiId, i) == id)
      g_array_remove_index (ids, i);
  if (!takes_many (self))
    g_array_set_size (ids, 0);
  g_array_append_val (ids, id);
  gtk_widget_set_visible (self->add, TRUE);
  gtk_widget_set_visible (self->finder, FALSE);
  gtk_widget_grab_focus (self->add);
  set_ids (self, ids, made);
}

static void
focus_left_cb (KeiFormReferences *self)
{
  close_finder (self);
}

static gboolean
key_pressed_cb (KeiFormReferences *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  gtk_widget_set_visible (self->add, TRUE);
  gtk_widget_grab_focus (self->add);
  close_finder (self);
  return TRUE;
}

static gboolean
kei_form_references_keeps_key (KeiFormField *field, guint key, GdkModifierType state)
{
  KeiFormReferences *self = KEI_FORM_REFERENCES (field);

  return gtk_widget_get_visible (self->finder) && key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab;
}

static void
build_finder (KeiFormReferences *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *line;

  self->finder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->finder, "finder");
  line = kei_line_new (&self->text);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 16);
  gtk_text_set_placeholder_text (self->text, _ ("Type to find"));
  gtk_widget_set_hexpand (line, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kei_form_field_label (kei_form_field_get_info (KEI_FORM_FIELD (self))), -1);
  gtk_box_append (GTK_BOX (self->finder), line);
  gtk_widget_set_visible (self->finder, FALSE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
}

static void
kei_form_references_build (KeiFormField *field)
{
  KeiFormReferences *self = KEI_FORM_REFERENCES (field);
  const KeiFieldInfo *info = kei_form_field_get_info (field);
  g_autofree char *tooltip = g_strdup_printf (_ ("Add: %s"), kei_form_field_label (info));

  self->wrap = kei_wrap_new (6);
  self->add = takes_many (self) ? gtk_button_new_from_icon_name ("list-add-symbolic") : gtk_button_new_with_label (_ ("Choose…"));
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "small");
  gtk_widget_set_tooltip_text (self->add, tooltip);
  build_finder (self);
  gtk_widget_insert_before (self->finder, self->wrap, NULL);
  gtk_widget_insert_before (self->add, self->wrap, NULL);
  kei_form_field_set_content (field, self->wrap, self->add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_clicked_cb), self);
  self->suggestions = kei_form_suggestions_new (kei_form_field_get_context (field), info, self->text, chosen_cb, self);
}

static gboolean
kei_form_references_grab_focus (GtkWidget *widget)
{
  KeiFormReferences *self = KEI_FORM_REFERENCES (widget);

  if (gtk_widget_get_visible (self->add))
    return gtk_widget_grab_focus (self->add);
  return gtk_widget_child_focus (self->wrap, GTK_DIR_TAB_FORWARD);
}

static void
kei_form_references_dispose (GObject *object)
{
  KeiFormReferences *self = KEI_FORM_REFERENCES (object);

  g_clear_pointer (&self->suggestions, kei_form_suggestions_free);
  g_clear_pointer (&self->lead, g_free);
  G_OBJECT_CLASS (kei_form_references_parent_class)->dispose (object);
}

static void
kei_form_references_class_init (KeiFormReferencesClass *klass)
{
  KeiFormFieldClass *field_class = KEI_FORM_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_form_references_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = kei_form_references_grab_focus;
  field_class->build = kei_form_references_build;
  field_class->show = kei_form_references_show;
  field_class->keeps_key = kei_form_references_keeps_key;
}

static void
kei_form_references_init (KeiFormReferences *self)
{
}

void
kei_form_references_set_lead (KeiFormReferences *self, const char *lead)
{
  g_return_if_fail (KEI_IS_FORM_REFERENCES (self));

  g_free (self->lead);
  self->lead = g_strdup (lead);
  kei_form_references_show (KEI_FORM_FIELD (self), "");
}
