/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-style-row.h"

#include <glib/gi18n-lib.h>

#include "kei-alert.h"
#include "kei-style-file.h"
#include "kei-toast.h"

struct _KeiStyleRow
{
  AdwComboRow parent_instance;

  KeiStyleShelf *shelf;    /* owned */
  KeiReportStyle *current; /* owned */
  KeiId chosen;            /* of the plan's own: where it is after others came or went */
  gboolean showing;        /* the row is set to what the shelf has */
};

G_DEFINE_FINAL_TYPE (KeiStyleRow, kei_style_row, ADW_TYPE_COMBO_ROW)

static guint chosen_signal;

static guint
get_selected (KeiStyleRow *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self));
}

static void
update_actions (KeiStyleRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_keep = kei_style_shelf_can_keep (self->shelf), is_own = can_keep && self->chosen != KEI_ID_NONE;

  gtk_widget_action_set_enabled (widget, "style.keep", can_keep);
  gtk_widget_action_set_enabled (widget, "style.replace", is_own && self->current != kei_style_row_get_chosen (self));
  gtk_widget_action_set_enabled (widget, "style.rename", is_own);
  gtk_widget_action_set_enabled (widget, "style.remove", is_own);
}

/* --- What is there --- */

static void
show_names (KeiStyleRow *self, guint selected)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < kei_style_shelf_get_n (self->shelf); i++)
    gtk_string_list_append (names, kei_style_shelf_get_name (self->shelf, i));
  self->showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->showing = FALSE;
}

static void
take_selected (KeiStyleRow *self)
{
  self->chosen = kei_style_shelf_get_id (self->shelf, get_selected (self));
  kei_report_style_unref (self->current);
  self->current = kei_report_style_ref (kei_style_row_get_chosen (self));
  update_actions (self);
  g_signal_emit (self, chosen_signal, 0);
}

static void
choose (KeiStyleRow *self, guint i)
{
  show_names (self, i);
  take_selected (self);
}

/* What was chosen stays so, wherever it is now; where it went, the first one is. */
static void
shelf_changed_cb (KeiStyleRow *self)
{
  guint at = self->chosen != KEI_ID_NONE ? kei_style_shelf_find (self->shelf, self->chosen) : get_selected (self);

  if (at == KEI_STYLE_NONE)
    choose (self, 0);
  else
    show_names (self, at);
  update_actions (self);
}

static void
selected_cb (KeiStyleRow *self)
{
  if (!self->showing && get_selected (self) < kei_style_shelf_get_n (self->shelf))
    take_selected (self);
}

/* --- What one does with a style --- */

static void
keep_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiStyleRow *self = KEI_STYLE_ROW (widget);
  guint kept = kei_style_shelf_keep (self->shelf, get_selected (self), self->current);
  g_autofree char *text = NULL;

  if (kept == KEI_STYLE_NONE)
    return;
  choose (self, kept);
  text = g_strdup_printf (_ ("“%s” is kept in the plan"), kei_style_shelf_get_name (self->shelf, kept));
  kei_toast_say (widget, text);
}

static void
replace_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiStyleRow *self = KEI_STYLE_ROW (widget);

  if (kei_style_shelf_replace (self->shelf, get_selected (self), self->current))
    take_selected (self);
}

static void
name_entered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiStyleRow) self = data;
  g_autofree char *name = kei_alert_enter_finish (result);

  if (name != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    kei_style_shelf_rename (self->shelf, get_selected (self), name);
}

static void
rename_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiStyleRow *self = KEI_STYLE_ROW (widget);

  kei_alert_enter_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Rename the Style"), NULL, kei_style_shelf_get_name (self->shelf, get_selected (self)), _ ("_Rename"), name_entered_cb, g_object_ref (self));
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiStyleRow *self = KEI_STYLE_ROW (widget);
  g_autofree char *text = g_strdup_printf (_ ("“%s” is deleted; undoing brings it back"), kei_style_shelf_get_name (self->shelf, get_selected (self)));

  if (kei_style_shelf_remove (self->shelf, get_selected (self)))
    kei_toast_say (widget, text);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiStyleRow) self = data;
  g_autoptr (GError) error = NULL;

  if (!kei_style_file_save_finish (result, &error))
    kei_style_file_say (GTK_WIDGET (self), error);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiStyleRow *self = KEI_STYLE_ROW (widget);

  kei_style_file_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), self->current, saved_cb, g_object_ref (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiStyleRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiReportStyle) style = kei_style_file_open_finish (result, &error);

  if (style != NULL)
    choose (self, kei_style_shelf_add (self->shelf, style));
  else
    kei_style_file_say (GTK_WIDGET (self), error);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kei_style_file_open_async (GTK_WINDOW (gtk_widget_get_root (widget)), opened_cb, g_object_ref (widget));
}

/* --- The class --- */

static void
kei_style_row_finalize (GObject *object)
{
  KeiStyleRow *self = KEI_STYLE_ROW (object);

  g_clear_object (&self->shelf);
  g_clear_pointer (&self->current, kei_report_style_unref);
  G_OBJECT_CLASS (kei_style_row_parent_class)->finalize (object);
}

static void
kei_style_row_class_init (KeiStyleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kei_style_row_finalize;
  chosen_signal = g_signal_new ("chosen", KEI_TYPE_STYLE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "style.keep", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "style.replace", NULL, replace_cb);
  gtk_widget_class_install_action (widget_class, "style.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "style.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "style.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "style.open", NULL, open_cb);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) plan = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();

  g_menu_append (plan, _ ("_Keep in the Plan"), "style.keep");
  g_menu_append (plan, _ ("_Write Over the Plan's"), "style.replace");
  g_menu_append (plan, _ ("_Rename…"), "style.rename");
  g_menu_append (plan, _ ("_Delete"), "style.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (plan));
  g_menu_append (file, _ ("_Save as File…"), "style.save");
  g_menu_append (file, _ ("_Open File…"), "style.open");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  return G_MENU_MODEL (menu);
}

static void
kei_style_row_init (KeiStyleRow *self)
{
  g_autoptr (GMenuModel) menu = create_menu ();
  GtkWidget *button = gtk_menu_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Style"));
  /* Names of styles are long. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "style-row");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Keep, save or open a style"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Keep, save or open a style"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

GtkWidget *
kei_style_row_new (KeiStyleShelf *shelf)
{
  KeiStyleRow *self = g_object_new (KEI_TYPE_STYLE_ROW, NULL);

  self->shelf = g_object_ref (shelf);
  self->current = kei_report_style_ref (kei_style_shelf_get_style (shelf, 0));
  show_names (self, 0);
  update_actions (self);
  g_signal_connect_object (shelf, "changed", G_CALLBACK (shelf_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
  return GTK_WIDGET (self);
}

KeiStyleShelf *
kei_style_row_get_shelf (KeiStyleRow *self)
{
  g_return_val_if_fail (KEI_IS_STYLE_ROW (self), NULL);
  return self->shelf;
}

KeiReportStyle *
kei_style_row_get_chosen (KeiStyleRow *self)
{
  g_return_val_if_fail (KEI_IS_STYLE_ROW (self), NULL);
  return kei_style_shelf_get_style (self->shelf, get_selected (self));
}

KeiReportStyle *
kei_style_row_get_current (KeiStyleRow *self)
{
  g_return_val_if_fail (KEI_IS_STYLE_ROW (self), NULL);
  return self->current;
}

void
kei_style_row_set_current (KeiStyleRow *self, KeiReportStyle *style)
{
  g_return_if_fail (KEI_IS_STYLE_ROW (self));
  kei_report_style_ref (style);
  kei_report_style_unref (self->current);
  self->current = style;
  update_actions (self);
}
