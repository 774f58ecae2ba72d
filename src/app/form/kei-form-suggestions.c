/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-suggestions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-form-format.h"
#include "kei-numbers.h"

#define MOST 8

struct _KeiFormSuggestions
{
  KeiFormContext *context; /* owned */
  const KeiFieldInfo *info;
  GtkText *text;
  GtkWidget *popover; /* (nullable) a child of the text */
  GtkWidget *list;
  KeiFormSuggestionFunc func;
  gpointer data;
  gboolean choosing;
  guint opening; /* id of the idle that opens the list */
};

/* --- What can be named --- */

static gboolean
collect_item (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  GPtrArray *items = data;

  if (kei_node_get_kind (node) == KEI_KIND_ITEM)
    g_ptr_array_add (items, kei_node_ref (node));
  return kei_node_get_kind (node) == KEI_KIND_PLAN || kei_node_get_kind (node) == KEI_KIND_ITEM;
}

static KeiSlot
get_slot (const KeiFieldInfo *info)
{
  if (info->type == KEI_FIELD_TYPE_REF || info->type == KEI_FIELD_TYPE_REFS)
    return info->slot;
  if (info->id == KEI_FIELD_VERSION)
    return KEI_SLOT_VERSIONS;
  if (info->id == KEI_FIELD_MEETING)
    return KEI_SLOT_MEETINGS;
  if (info->id == KEI_FIELD_LEVEL)
    return KEI_SLOT_LEVELS;
  return KEI_SLOT_ITEMS;
}

GPtrArray *
kei_form_list_targets (KeiTree *tree, const KeiFieldInfo *info)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_node_unref);
  KeiSlot slot = get_slot (info);
  guint n = 0;
  KeiNode *const *nodes;

  if (slot == KEI_SLOT_ITEMS)
    {
      kei_node_walk (kei_tree_get_root (tree), collect_item, targets);
      return targets;
    }
  nodes = kei_node_get_children (kei_tree_get_root (tree), slot, &n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (targets, kei_node_ref (nodes[i]));
  return targets;
}

/* A new node can be made from its name alone. */
static KeiKind
get_new_kind (KeiFormSuggestions *self)
{
  switch (get_slot (self->info))
    {
    case KEI_SLOT_DEPARTMENTS:
      return KEI_KIND_DEPARTMENT;
    case KEI_SLOT_VIEWPOINTS:
      return KEI_KIND_VIEWPOINT;
    case KEI_SLOT_RELATED_PLANS:
      return KEI_KIND_RELATED_PLAN;
    default:
      return KEI_KIND_NONE;
    }
}

/* --- The list --- */

static gboolean
is_open (KeiFormSuggestions *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static void
close_list (KeiFormSuggestions *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static KeiNode *
make_node (KeiFormSuggestions *self, const char *name)
{
  KeiIdSource *ids = kei_editor_get_ids (kei_form_context_get_editor (self->context));
  KeiKind kind = get_new_kind (self);
  KeiNodeBuilder *builder = kei_node_builder_new (kind, kei_id_source_next (ids));

  kei_node_builder_set_string (builder, kei_schema_headline (kind), name);
  return kei_node_builder_end (builder);
}

static void
choose (KeiFormSuggestions *self, GtkListBoxRow *row)
{
  KeiId id = *(KeiId *) g_object_get_data (G_OBJECT (row), "id");
  g_autoptr (KeiNode) made = id == KEI_ID_NONE ? make_node (self, g_object_get_data (G_OBJECT (row), "name")) : NULL;

  close_list (self);
  self->choosing = TRUE;
  self->func (made != NULL ? kei_node_get_id (made) : id, made, self->data);
  self->choosing = FALSE;
}

static void
row_activated_cb (KeiFormSuggestions *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
add_row (KeiFormSuggestions *self, const char *label, const char *name, KeiId id)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 40);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), text);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Names that start with what was typed come before those that hold it elsewhere. */
static guint
fill (KeiFormSuggestions *self, const char *typed)
{
  KeiTree *tree = kei_form_context_get_tree (self->context);
  g_autoptr (GPtrArray) targets = kei_form_list_targets (tree, self->info);
  g_autofree char *wanted = g_utf8_casefold (typed, -1);
  GtkWidget *row;
  guint n = 0;
  gboolean exact = *typed == '\0';

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < targets->len && n < MOST; i++)
      {
        KeiNode *node = targets->pdata[i];
        g_autofree char *name = kei_form_name_node (node);
        g_autofree char *folded = g_utf8_casefold (name, -1);
        g_autofree char *number = NULL;
        g_autofree char *label = NULL;
        gboolean starts = g_str_has_prefix (folded, wanted);

        exact = exact || strcmp (name, typed) == 0;
        if (pass == 0 ? !starts : starts || strstr (folded, wanted) == NULL)
          continue;
        if (kei_node_get_kind (node) == KEI_KIND_ITEM)
          number = kei_numbers_for_item (tree, kei_node_get_id (node));
        label = number != NULL && *number != '\0' ? g_strconcat (number, " ", name, NULL) : g_strdup (name);
        add_row (self, label, name, kei_node_get_id (node));
        n++;
      }
  if (!exact && get_new_kind (self) != KEI_KIND_NONE)
    {
      g_autofree char *label = g_strdup_printf (_ ("Add “%s” to the plan"), typed);

      add_row (self, label, typed, KEI_ID_NONE);
      n++;
    }
  return n;
}

static void
make_popover (KeiFormSuggestions *self)
{
  self->popover = gtk_popover_new ();
  self->list = gtk_list_box_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_widget_add_css_class (self->popover, "choices");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->text));
}

static void
open_list (KeiFormSuggestions *self)
{
  if (self->popover == NULL)
    make_popover (self);
  if (fill (self, gtk_editable_get_text (GTK_EDITABLE (self->text))) == 0)
    {
      close_list (self);
      return;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_popover_present (GTK_POPOVER (self->popover)); /* as large as what is in it now */
}

static gboolean
open_cb (gpointer data)
{
  KeiFormSuggestions *self = data;

  self->opening = 0;
  if (gtk_widget_has_focus (GTK_WIDGET (self->text)))
    open_list (self);
  return G_SOURCE_REMOVE;
}

/* After the layout: a text that was just shown has no place yet that the list could point to. */
void
kei_form_suggestions_open (KeiFormSuggestions *self)
{
  if (self->opening == 0)
    self->opening = g_idle_add_full (G_PRIORITY_LOW, open_cb, self, NULL);
}

static void
changed_cb (KeiFormSuggestions *self)
{
  if (self->choosing || !gtk_widget_has_focus (GTK_WIDGET (self->text)))
    return;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->text)) == '\0')
    close_list (self);
  else
    kei_form_suggestions_open (self);
}

static void
focus_left_cb (KeiFormSuggestions *self)
{
  close_list (self);
}

gboolean
kei_form_suggestions_keeps_key (KeiFormSuggestions *self, guint key)
{
  return is_open (self)
         && (key == GDK_KEY_Up || key == GDK_KEY_Down || key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_Escape);
}

static gboolean
key_pressed_cb (KeiFormSuggestions *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row, *next;

  if (!is_open (self) && key == GDK_KEY_Down && (state & GDK_ALT_MASK))
    {
      kei_form_suggestions_open (self);
      return TRUE;
    }
  if (!kei_form_suggestions_keeps_key (self, key))
    return FALSE;
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (key == GDK_KEY_Escape)
    close_list (self);
  else if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    {
      next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (row != NULL ? gtk_list_box_row_get_index (row) : -1) + (key == GDK_KEY_Up ? -1 : 1));
      if (next != NULL)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
    }
  else if (row != NULL)
    choose (self, row);
  return TRUE;
}

KeiFormSuggestions *
kei_form_suggestions_new (KeiFormContext *context, const KeiFieldInfo *info, GtkText *text, KeiFormSuggestionFunc func, gpointer data)
{
  KeiFormSuggestions *self = g_new0 (KeiFormSuggestions, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->context = g_object_ref (context);
  self->info = info;
  self->text = text;
  self->func = func;
  self->data = data;
  g_signal_connect_swapped (text, "changed", G_CALLBACK (changed_cb), self);
  /* Behind the input method, which sees its keys first. */
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (text), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (text), focus);
  return self;
}

void
kei_form_suggestions_free (KeiFormSuggestions *self)
{
  g_clear_handle_id (&self->opening, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->text, self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_free (self);
}
