/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value goes to the rows in show_value() and comes from them in the callbacks, a pair for each type. What a style says and
 * no row proposes is shown as words of one's own. */
#include "config.h"

#include "kei-table-option.h"

#include <glib/gi18n-lib.h>

#include "kei-entry-row.h"

#define NONE "none" /* no marks, no words */

struct _KeiTableOption
{
  GObject parent_instance;

  const KeiComparisonOption *option;
  char *value;     /* owned */
  GPtrArray *rows; /* owned (element-type GtkWidget) */
  gboolean showing;
  gboolean visible;

  /* What there is of them, unowned: children of the rows */
  AdwComboRow *combo;
  GtkSwitch *toggle;
  GPtrArray *buttons; /* owned (element-type GtkWidget): one a choice */
  GtkLabel *marks;
  KeiEntryRow *entries[2];
  guint n_entries;
};

G_DEFINE_FINAL_TYPE (KeiTableOption, kei_table_option, G_TYPE_OBJECT)

static guint changed_signal;

/* The order of the sides fits into one row of buttons. */
static const struct
{
  const char *code;
  const char *label; /* msgid */
} short_labels[] = {
  { "new-old", N_ ("New | Old") },
  { "old-new", N_ ("Old | New") },
  { "stacked", N_ ("Stacked") },
};

/* --- Values --- */

static const char *
get_choice_label (const KeiComparisonChoice *choice)
{
  return choice->label != NULL ? _ (choice->label) : choice->code;
}

/* As a person reads it: a pair has a stroke between its halves, and what stands for a name says for which. */
static char *
dup_shown_label (const KeiComparisonChoice *choice)
{
  const char *const names[][2] = { { ";", "／" }, { "{title}", _ ("‹plan›") }, { "{new}", _ ("‹later›") }, { "{old}", _ ("‹earlier›") } };
  g_autoptr (GString) label = g_string_new (get_choice_label (choice));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_replace (label, names[i][0], names[i][1], 0);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static int
find_choice (KeiTableOption *self, const char *code)
{
  for (guint i = 0; i < self->option->n_choices; i++)
    if (g_str_equal (self->option->choices[i].code, code))
      return (int) i;
  return -1;
}

static void
take (KeiTableOption *self, const char *value)
{
  if (g_str_equal (self->value, value))
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  g_signal_emit (self, changed_signal, 0);
}

/* --- Entries --- */

static void
show_entries (KeiTableOption *self, gboolean own)
{
  for (guint i = 0; i < self->n_entries; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->entries[i]), self->visible && own);
}

static void
fill_entries (KeiTableOption *self)
{
  g_auto (GStrv) parts = g_strsplit (self->value, self->n_entries > 1 ? ";" : "\n", (int) self->n_entries);
  guint n = g_strv_length (parts);

  for (guint i = 0; i < self->n_entries; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), i < n && !g_str_equal (parts[i], NONE) ? parts[i] : "");
}

static void
entry_cb (KeiTableOption *self)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (self->showing)
    return;
  first = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entries[0]))));
  if (self->n_entries == 1)
    {
      take (self, *first != '\0' ? first : NONE);
      return;
    }
  second = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entries[1]))));
  /* Half of it is nothing that could be printed. */
  if (*first != '\0' && *second != '\0')
    {
      g_autofree char *both = g_strdup_printf ("%s;%s", g_strdelimit (first, ";", ','), g_strdelimit (second, ";", ','));

      take (self, both);
    }
}

static void
add_entry (KeiTableOption *self, const char *title)
{
  GtkWidget *row = kei_entry_row_new (title);

  g_signal_connect_object (row, "changed", G_CALLBACK (entry_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, g_object_ref_sink (row));
  self->entries[self->n_entries++] = KEI_ENTRY_ROW (row);
}

/* --- A row with a list --- */

static void
combo_cb (KeiTableOption *self)
{
  guint selected = adw_combo_row_get_selected (self->combo);
  gboolean own = selected == self->option->n_choices;

  if (self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  show_entries (self, own);
  if (!own)
    {
      take (self, self->option->choices[selected].code);
      return;
    }
  self->showing = TRUE;
  fill_entries (self);
  self->showing = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[0]));
}

static void
add_combo (KeiTableOption *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; i < self->option->n_choices; i++)
    {
      g_autofree char *label = dup_shown_label (&self->option->choices[i]);

      gtk_string_list_append (labels, label);
    }
  if (self->option->type != KEI_COMPARISON_OPTION_CHOICE)
    gtk_string_list_append (labels, _ ("Other words…"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (self->option->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (combo_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, g_object_ref_sink (row));
  self->combo = ADW_COMBO_ROW (row);
}

/* --- A row of buttons, one of which is pressed --- */

static void
button_cb (KeiTableOption *self, GParamSpec *pspec, GtkToggleButton *button)
{
  guint i;

  if (!self->showing && gtk_toggle_button_get_active (button) && g_ptr_array_find (self->buttons, button, &i))
    take (self, self->option->choices[i].code);
}

static void
add_buttons (KeiTableOption *self)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "option-buttons");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (self->option->label), -1);
  for (guint i = 0; i < self->option->n_choices; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (short_labels[i].label));

      gtk_widget_set_hexpand (button, TRUE);
      gtk_widget_set_tooltip_text (button, get_choice_label (&self->option->choices[i]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, get_choice_label (&self->option->choices[i]), -1);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), g_ptr_array_index (self->buttons, 0));
      g_signal_connect_object (button, "notify::active", G_CALLBACK (button_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
      g_ptr_array_add (self->buttons, button);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_ptr_array_add (self->rows, g_object_ref_sink (row));
}

/* --- Marks: some of several --- */

static void
show_marks (KeiTableOption *self)
{
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->buttons, i)))
      g_string_append_printf (label, "%s%s", label->len > 0 ? _ (", ") : "", get_choice_label (&self->option->choices[i]));
  gtk_label_set_text (self->marks, label->len > 0 ? label->str : _ ("None"));
}

static void
mark_cb (KeiTableOption *self)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (self->showing)
    return;
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->buttons, i)))
      g_string_append_printf (value, "%s%s", value->len > 0 ? ";" : "", self->option->choices[i].code);
  show_marks (self);
  take (self, value->len > 0 ? value->str : NONE);
}

static void
add_marks (KeiTableOption *self)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_menu_button_new (), *label = gtk_label_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *popover = gtk_popover_new ();

  for (guint i = 0; i < self->option->n_choices; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (get_choice_label (&self->option->choices[i]));

      g_signal_connect_object (check, "notify::active", G_CALLBACK (mark_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), check);
      g_ptr_array_add (self->buttons, check);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "option-value");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (self->option->label));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_ptr_array_add (self->rows, g_object_ref_sink (row));
  self->marks = GTK_LABEL (label);
}

/* --- Yes or no --- */

static void
toggle_cb (KeiTableOption *self)
{
  if (!self->showing)
    take (self, gtk_switch_get_active (self->toggle) ? "true" : "false");
}

static void
add_switch (KeiTableOption *self)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (self->option->label));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (toggle_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, g_object_ref_sink (row));
  self->toggle = GTK_SWITCH (toggle);
}

/* --- All types --- */

static void
add_rows (KeiTableOption *self)
{
  switch (self->option->type)
    {
    case KEI_COMPARISON_OPTION_CHOICE:
      if (self->option->n_choices == G_N_ELEMENTS (short_labels) && g_str_equal (self->option->choices[0].code, short_labels[0].code))
        add_buttons (self);
      else
        add_combo (self);
      break;
    case KEI_COMPARISON_OPTION_MARKS:
      add_marks (self);
      break;
    case KEI_COMPARISON_OPTION_BOOL:
      add_switch (self);
      break;
    case KEI_COMPARISON_OPTION_WORDS:
      if (self->option->n_choices > 0)
        add_combo (self);
      add_entry (self, self->option->n_choices > 0 ? _ ("Other words") : _ (self->option->label));
      break;
    case KEI_COMPARISON_OPTION_HEADS:
      add_combo (self);
      add_entry (self, _ ("Later side"));
      add_entry (self, _ ("Earlier side"));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
show_value (KeiTableOption *self)
{
  int choice = find_choice (self, self->value);
  g_auto (GStrv) parts = g_strsplit (self->value, ";", -1);

  self->showing = TRUE;
  if (self->combo != NULL)
    adw_combo_row_set_selected (self->combo, choice >= 0 ? (guint) choice : (self->n_entries > 0 ? self->option->n_choices : GTK_INVALID_LIST_POSITION));
  else if (self->toggle != NULL)
    gtk_switch_set_active (self->toggle, g_str_equal (self->value, "true"));
  for (guint i = 0; i < self->buttons->len; i++)
    if (self->marks != NULL)
      gtk_check_button_set_active (g_ptr_array_index (self->buttons, i), g_strv_contains ((const char *const *) parts, self->option->choices[i].code));
    else
      gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), (int) i == choice);
  if (self->marks != NULL)
    show_marks (self);
  fill_entries (self);
  show_entries (self, self->combo == NULL || choice < 0);
  self->showing = FALSE;
}

/* --- The class --- */

static void
kei_table_option_finalize (GObject *object)
{
  KeiTableOption *self = KEI_TABLE_OPTION (object);

  g_free (self->value);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->buttons);
  G_OBJECT_CLASS (kei_table_option_parent_class)->finalize (object);
}

static void
kei_table_option_class_init (KeiTableOptionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_table_option_finalize;
  changed_signal = g_signal_new ("changed", KEI_TYPE_TABLE_OPTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_table_option_init (KeiTableOption *self)
{
  self->visible = TRUE;
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->buttons = g_ptr_array_new ();
}

KeiTableOption *
kei_table_option_new (const KeiComparisonOption *option)
{
  KeiTableOption *self = g_object_new (KEI_TYPE_TABLE_OPTION, NULL);

  self->option = option;
  self->value = g_strdup (option->fallback);
  self->showing = TRUE;
  add_rows (self);
  show_value (self);
  return self;
}

GPtrArray *
kei_table_option_get_rows (KeiTableOption *self)
{
  g_return_val_if_fail (KEI_IS_TABLE_OPTION (self), NULL);
  return self->rows;
}

const KeiComparisonOption *
kei_table_option_get_option (KeiTableOption *self)
{
  g_return_val_if_fail (KEI_IS_TABLE_OPTION (self), NULL);
  return self->option;
}

const char *
kei_table_option_get_value (KeiTableOption *self)
{
  g_return_val_if_fail (KEI_IS_TABLE_OPTION (self), NULL);
  return self->value;
}

void
kei_table_option_set_value (KeiTableOption *self, const char *value)
{
  g_return_if_fail (KEI_IS_TABLE_OPTION (self));
  g_free (self->value);
  self->value = g_strdup (value);
  show_value (self);
}

void
kei_table_option_set_visible (KeiTableOption *self, gboolean visible)
{
  g_return_if_fail (KEI_IS_TABLE_OPTION (self));
  self->visible = visible;
  gtk_widget_set_visible (g_ptr_array_index (self->rows, 0), visible);
  show_entries (self, self->combo == NULL || find_choice (self, self->value) < 0);
}
