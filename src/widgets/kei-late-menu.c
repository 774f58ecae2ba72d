/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-late-menu.h"

static void
create_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

void
kei_late_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, create_cb, g_object_ref (menu), g_object_unref);
  /* As GTK tells assistants of a button that has its menu. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (button))), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}
