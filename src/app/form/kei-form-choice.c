/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-choice.h"

#include <glib/gi18n-lib.h>

#include "kei-choices.h"
#include "kei-form-crumbs.h"
#include "kei-levels.h"

struct _KeiFormChoice
{
  KeiFormField parent_instance;

  GtkWidget *button;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (KeiFormChoice, kei_form_choice, KEI_TYPE_FORM_FIELD)

static void
kei_form_choice_show (KeiFormField *field, const char *text)
{
  KeiFormChoice *self = KEI_FORM_CHOICE (field);
  KeiNode *node = kei_form_field_get_node (field);
  g_autofree char *badge = NULL;

  if (node != NULL && kei_node_get_kind (node) == KEI_KIND_ITEM && kei_form_field_get_info (field)->id == KEI_FIELD_LEVEL)
    text = badge = kei_form_badge (kei_form_context_get_tree (kei_form_field_get_context (field)), kei_node_get_id (node));
  gtk_label_set_label (GTK_LABEL (self->label), *text != '\0' ? text : "—");
  /* The button within has the keyboard. It is called by the field's name, so what is chosen is told beside that. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  *text != '\0' ? text : "—", -1);
  if (*text != '\0')
    gtk_widget_remove_css_class (self->label, "secondary");
  else
    gtk_widget_add_css_class (self->label, "secondary");
}

/* --- The list --- */

static void
add_row (GtkWidget *list, const char *text, const char *code, KeiId id, gboolean current)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_opacity (check, current ? 1 : 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (code), g_free);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  if (current)
    gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row));
}

/* An item's level can only be one that may stand where the item stands. */
static gboolean
is_possible (KeiFormChoice *self, KeiTree *tree, KeiId id)
{
  KeiNode *node = kei_form_field_get_node (KEI_FORM_FIELD (self));

  return kei_form_field_get_info (KEI_FORM_FIELD (self))->id != KEI_FIELD_LEVEL
         || kei_node_get_kind (node) != KEI_KIND_ITEM
         || kei_levels_allow (tree, id, kei_tree_get_parent_id (tree, kei_node_get_id (node)));
}

static void
add_nodes (KeiFormChoice *self, GtkWidget *list, KeiTree *tree, const KeiFieldInfo *info, KeiId current)
{
  guint n = 0;
  KeiNode *const *nodes = kei_node_get_children (kei_tree_get_root (tree), info->slot, &n);

  for (guint i = 0; i < n; i++)
    if (is_possible (self, tree, kei_node_get_id (nodes[i])))
      {
        g_autofree char *name = kei_form_name_node (nodes[i]);

        add_row (list, name, NULL, kei_node_get_id (nodes[i]), kei_node_get_id (nodes[i]) == current);
      }
}

static void
add_choices (GtkWidget *list, GPtrArray *choices, const char *current)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const KeiChoice *choice = choices->pdata[i];

      add_row (list, choice->label, choice->code, KEI_ID_NONE, g_strcmp0 (choice->code, current) == 0);
    }
}

static void
row_activated_cb (KeiFormChoice *self, GtkListBoxRow *row)
{
  const char *code = g_object_get_data (G_OBJECT (row), "code");
  const KeiId *id = g_object_get_data (G_OBJECT (row), "id");
  g_auto (KeiValue) value = KEI_VALUE_INIT;
  g_autoptr (KeiFormChoice) keep = g_object_ref (self);
  KeiFormField *field = KEI_FORM_FIELD (self);
  KeiNode *node = kei_form_field_get_node (field);

  if (code != NULL)
    value = kei_value_string (code, -1);
  else if (*id != KEI_ID_NONE)
    value = kei_value_id (*id);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (code != NULL && node != NULL && kei_node_get_kind (node) == KEI_KIND_CHOICE_LIST && kei_form_field_get_info (field)->id == KEI_FIELD_NAME)
    kei_editor_name_choice_list (kei_form_context_get_editor (kei_form_field_get_context (field)), kei_node_get_id (node), code);
  else
    kei_form_field_choose (field, &value);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  KeiFormChoice *self = data;
  KeiFormField *field = KEI_FORM_FIELD (self);
  const KeiFieldInfo *info = kei_form_field_get_info (field);
  KeiTree *tree = kei_form_context_get_tree (kei_form_field_get_context (field));
  KeiNode *node = kei_form_field_get_node (field);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  gboolean empty = node == NULL || !kei_node_has (node, info->id);
  KeiFormLook naming = kei_form_field_get_naming (field);
  g_autoptr (GPtrArray) choices = kei_form_list_choices (&naming, node, info);

  add_row (list, "—", NULL, KEI_ID_NONE, empty);
  if (choices != NULL)
    add_choices (list, choices, empty ? NULL : kei_node_get_string (node, info->id));
  else
    add_nodes (self, list, tree, info, empty ? KEI_ID_NONE : kei_node_get_ref (node, info->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, kei_form_field_label (info), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "choices");
  gtk_menu_button_set_popover (button, popover);
}

/* --- The button --- */

static gboolean
kei_form_choice_keeps_key (KeiFormField *field, guint key, GdkModifierType state)
{
  return key == GDK_KEY_space || (key == GDK_KEY_Down && state == GDK_ALT_MASK);
}

/* A letter's worth of the keyboard: Delete takes the choice away. */
static gboolean
key_pressed_cb (KeiFormChoice *self, guint key, guint code, GdkModifierType state)
{
  g_auto (KeiValue) nothing = KEI_VALUE_INIT;

  if (key == GDK_KEY_Down && (state & GDK_ALT_MASK))
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
      return TRUE;
    }
  if (key != GDK_KEY_Delete && key != GDK_KEY_BackSpace)
    return FALSE;
  kei_form_field_choose (KEI_FORM_FIELD (self), &nothing);
  return TRUE;
}

static void
kei_form_choice_build (KeiFormField *field)
{
  KeiFormChoice *self = KEI_FORM_CHOICE (field);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_widget_set_visible (arrow, kei_form_field_get_look (field) != KEI_FORM_FIELD_PLAIN);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL); /* the button would centre it */
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_vexpand (self->button, kei_form_field_get_look (field) == KEI_FORM_FIELD_CELL); /* in the middle of the cell */
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popup_cb, self, NULL);
  gtk_widget_set_sensitive (self->button, kei_form_field_is_editable (field));
  gtk_widget_add_css_class (self->button, "choice");
  kei_form_field_set_content (field, self->button, self->button);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->button, keys);
}

static void
kei_form_choice_class_init (KeiFormChoiceClass *klass)
{
  KeiFormFieldClass *field_class = KEI_FORM_FIELD_CLASS (klass);

  field_class->build = kei_form_choice_build;
  field_class->show = kei_form_choice_show;
  field_class->keeps_key = kei_form_choice_keeps_key;
}

static void
kei_form_choice_init (KeiFormChoice *self)
{
}
