/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-list-scroll.h"

#include "kei-compat.h"

void
kei_list_scroll_to (GtkWidget *list, guint position)
{
#if KEI_HAVE_GTK(4, 12)
  if (GTK_IS_LIST_VIEW (list))
    gtk_list_view_scroll_to (GTK_LIST_VIEW (list), position, GTK_LIST_SCROLL_NONE, NULL);
  else if (GTK_IS_COLUMN_VIEW (list))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (list), position, NULL, GTK_LIST_SCROLL_NONE, NULL);
#else
  /* A GtkColumnView keeps its rows in a list view inside, which has the action. */
  if (GTK_IS_COLUMN_VIEW (list))
    for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child))
      if (GTK_IS_LIST_VIEW (child))
        {
          list = child;
          break;
        }
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
#endif
}
