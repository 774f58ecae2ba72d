/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-card.h"

#include <glib/gi18n-lib.h>

#include "kei-form-detail.h"
#include "kei-form-format.h"
#include "kei-late-menu.h"
#include "kei-tooltip.h"

struct _KeiFormCard
{
  GtkWidget parent_instance;

  KeiFormContext *context; /* owned (nullable): no table */
  GtkWidget *head;         /* (nullable) */
  GtkWidget *subtitle;
  GtkWidget *card;
  KeiTable *table;  /* (nullable) */
  GtkWidget *empty; /* (nullable) shown instead of the table */
  GtkWidget *add;   /* (nullable) adds a row */
};

G_DEFINE_FINAL_TYPE (KeiFormCard, kei_form_card, GTK_TYPE_WIDGET)

/* --- The table's actions --- */

static const struct
{
  const char *action;
  KeiTableVerb verb;
} verbs[] = {
  { "table.insert-before", KEI_TABLE_INSERT_BEFORE },
  { "table.insert-after", KEI_TABLE_INSERT_AFTER },
  { "table.remove", KEI_TABLE_REMOVE },
  { "table.move-up", KEI_TABLE_MOVE_UP },
  { "table.move-down", KEI_TABLE_MOVE_DOWN },
  { "table.detail", KEI_TABLE_TOGGLE_DETAIL },
  { "table.copy", KEI_TABLE_COPY },
  { "table.cut", KEI_TABLE_CUT },
  { "table.paste", KEI_TABLE_PASTE },
  { "table.clear", KEI_TABLE_CLEAR },
  { "table.select-all", KEI_TABLE_SELECT_ALL },
};

static void
verb_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KeiFormCard *self = KEI_FORM_CARD (widget);

  for (guint i = 0; i < G_N_ELEMENTS (verbs) && self->table != NULL; i++)
    if (g_str_equal (action, verbs[i].action))
      kei_table_do (self->table, verbs[i].verb);
}

static void
append (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (gboolean details)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) rows = g_menu_new ();
  g_autoptr (GMenu) cells = g_menu_new ();

  append (rows, _ ("Add Row _Above"), "table.insert-before", NULL);
  append (rows, _ ("Add Row _Below"), "table.insert-after", "<Control>Return");
  append (rows, _ ("Move Row _Up"), "table.move-up", "<Alt>Up");
  append (rows, _ ("Move Row _Down"), "table.move-down", "<Alt>Down");
  append (rows, _ ("_Remove Row"), "table.remove", "<Control>minus");
  if (details)
    append (rows, _ ("Show or Hide D_etails"), "table.detail", "<Alt>Right");
  append (cells, _ ("C_ut"), "table.cut", "<Control>x");
  append (cells, _ ("_Copy"), "table.copy", "<Control>c");
  append (cells, _ ("_Paste"), "table.paste", "<Control>v");
  append (cells, _ ("C_lear"), "table.clear", "Delete");
  append (cells, _ ("_Select All"), "table.select-all", "<Control>a");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (cells));
  return G_MENU_MODEL (menu);
}

/* --- Rows there are --- */

static void
update_rows (KeiFormCard *self)
{
  KeiTableModel *model = kei_table_get_model (self->table);
  guint n = KEI_TABLE_MODEL_GET_IFACE (model)->get_n_rows (model);

  gtk_widget_set_visible (GTK_WIDGET (self->table), n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  if (KEI_IS_FORM_SLOT_MODEL (model))
    {
      g_autofree char *summary = kei_form_slot_model_dup_summary (KEI_FORM_SLOT_MODEL (model));

      kei_form_card_set_subtitle (self, summary);
    }
}

void
kei_form_card_add_row (KeiFormCard *self)
{
  KeiTableModel *model;
  guint n;

  g_return_if_fail (KEI_IS_FORM_CARD (self));

  if (self->table == NULL)
    return;
  model = kei_table_get_model (self->table);
  n = KEI_TABLE_MODEL_GET_IFACE (model)->get_n_rows (model);
  KEI_TABLE_MODEL_GET_IFACE (model)->insert_row (model, n);
  for (guint column = 0; column < KEI_TABLE_MODEL_GET_IFACE (model)->get_n_columns (model); column++)
    if (kei_table_focus_cell (self->table, n, column))
      return;
}

/* --- Parts --- */

GtkWidget *
kei_form_icon_button (const char *icon, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  kei_tooltip_set (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  return button;
}

void
kei_form_card_set_subtitle (KeiFormCard *self, const char *subtitle)
{
  g_return_if_fail (KEI_IS_FORM_CARD (self));

  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
}

void
kei_form_card_append (KeiFormCard *self, GtkWidget *child)
{
  g_return_if_fail (KEI_IS_FORM_CARD (self));

  if (gtk_widget_get_first_child (self->card) != NULL)
    gtk_box_append (GTK_BOX (self->card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->card), child);
}

void
kei_form_card_append_button (KeiFormCard *self, GtkWidget *button)
{
  g_return_if_fail (KEI_IS_FORM_CARD (self));

  gtk_box_append (GTK_BOX (self->head), button);
}

KeiTable *
kei_form_card_get_table (KeiFormCard *self)
{
  g_return_val_if_fail (KEI_IS_FORM_CARD (self), NULL);

  return self->table;
}

GtkWidget *
kei_form_empty_new (KeiFormContext *context, const char *noun, GCallback add, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *text = g_strdup_printf (_ ("Nothing here yet: %s"), noun);
  g_autofree char *label = g_strdup_printf (_ ("Add: %s"), noun);
  GtkWidget *line = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (box, "empty");
  gtk_widget_add_css_class (line, "secondary");
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_visible (button, !kei_editor_get_read_only (kei_form_context_get_editor (context)));
  g_signal_connect_swapped (button, "clicked", add, data);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
add_buttons (KeiFormCard *self, const char *noun, GMenuModel *menu)
{
  g_autofree char *tooltip = g_strdup_printf (_ ("Add: %s (Ctrl+Enter)"), noun);
  GtkWidget *add = kei_form_icon_button ("list-add-symbolic", tooltip);
  GtkWidget *more = gtk_menu_button_new ();

  self->add = add;
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (kei_form_card_add_row), self);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  kei_late_menu_set (GTK_MENU_BUTTON (more), menu);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (more), FALSE);
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (more, "small");
  kei_tooltip_set (more, _ ("Rows and cells"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Rows and cells"), -1);
  kei_form_card_append_button (self, add);
  kei_form_card_append_button (self, more);
}

GtkWidget *
kei_form_card_new_for_table (KeiFormContext *context, const char *title, const char *noun, KeiTableModel *model)
{
  KeiFormCard *self = KEI_FORM_CARD (kei_form_card_new (title));
  gboolean editable = !kei_editor_get_read_only (kei_form_context_get_editor (context));
  KeiTableModelInterface *iface = KEI_TABLE_MODEL_GET_IFACE (model);
  g_autoptr (GMenuModel) menu = create_menu (iface->create_detail != NULL && (iface->has_detail == NULL || iface->has_detail (model, 0)));

  self->context = g_object_ref (context);
  self->table = KEI_TABLE (kei_table_new (title, model));
  self->empty = kei_form_empty_new (context, noun, G_CALLBACK (kei_form_card_add_row), self);
  kei_table_set_menu (self->table, menu);
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (self->card), self->empty);
  if (editable)
    add_buttons (self, noun, menu);
  g_signal_connect_object (model, "rows-changed", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_rows (self);
  return GTK_WIDGET (self);
}

/* --- The table of a slot --- */

static gboolean
reveal_cb (gpointer owner, KeiId node, KeiField field, const char *role)
{
  KeiFormCard *self = owner;
  KeiFormSlotModel *model = KEI_FORM_SLOT_MODEL (kei_table_get_model (self->table));
  int column, row = kei_form_slot_model_find (model, node, field, role, &column);

  /* A value that no column shows is one to add. */
  if (role != NULL && kei_form_slot_model_is_of (model, KEI_KIND_INDICATOR_VALUE, node))
    return self->add != NULL && gtk_widget_grab_focus (self->add);
  if (row < 0 || !gtk_widget_get_mapped (GTK_WIDGET (self->table)))
    return FALSE;
  if (column >= 0 && kei_table_focus_cell (self->table, (guint) row, (guint) column))
    return TRUE;
  if (role != NULL)
    {
      /* The values are in the detail, which is asked next. */
      kei_table_open_detail (self->table, (guint) row);
      return FALSE;
    }
  if (field != KEI_FIELD_NONE)
    {
      /* The field is in the detail, if anywhere: its own place is asked next. */
      kei_table_open_detail (self->table, (guint) row);
      return FALSE;
    }
  kei_table_focus_cell (self->table, (guint) row, 0);
  kei_table_open_detail (self->table, (guint) row);
  return TRUE;
}

GtkWidget *
kei_form_card_new_for_slot (KeiFormContext *context, KeiId parent, KeiKind kind, const char *title)
{
  KeiNode *node = kei_tree_lookup (kei_form_context_get_tree (context), parent);
  KeiSlot slot = kei_schema_slot_for (kei_node_get_kind (node), kind);
  g_autoptr (KeiFormSlotModel) model = kei_form_slot_model_new (context, parent, kind, kei_form_columns_leave_out (kind) ? kei_form_detail_new : NULL);
  GtkWidget *widget = kei_form_card_new_for_table (context, title != NULL ? title : kei_form_slot_label (kei_node_get_kind (node), slot),
                                                   kei_form_kind_label (kind), KEI_TABLE_MODEL (model));
  KeiFormCard *self = KEI_FORM_CARD (widget);

  kei_form_context_add_place (context, reveal_cb, self);
  return widget;
}

/* --- The widget --- */

static void
kei_form_card_dispose (GObject *object)
{
  KeiFormCard *self = KEI_FORM_CARD (object);
  GtkWidget *child;

  if (self->context != NULL)
    kei_form_context_unwatch (self->context, self);
  g_clear_object (&self->context);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kei_form_card_parent_class)->dispose (object);
}

static void
kei_form_card_class_init (KeiFormCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_form_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "part");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    gtk_widget_class_install_action (widget_class, verbs[i].action, NULL, verb_cb);
}

static void
kei_form_card_init (KeiFormCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

static GtkWidget *
create_head (KeiFormCard *self, const char *title)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (head, "part-head");
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->subtitle);
  return head;
}

GtkWidget *
kei_form_card_new (const char *title)
{
  KeiFormCard *self = g_object_new (KEI_TYPE_FORM_CARD, NULL);

  self->subtitle = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->subtitle, "caption-secondary");
  gtk_widget_set_hexpand (self->subtitle, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->subtitle), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->subtitle), PANGO_ELLIPSIZE_END);
  self->head = create_head (self, title != NULL ? title : "");
  gtk_widget_set_visible (self->head, title != NULL);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_set_overflow (self->card, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  if (title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}
