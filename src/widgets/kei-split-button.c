/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-split-button.h"

void
kei_split_button_name_menu (GtkWidget *split_button, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (split_button); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      {
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
        gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (child)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      }
}
