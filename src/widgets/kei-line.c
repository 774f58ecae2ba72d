/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GtkText alone would do but for the screen readers: to them it is the inside of an entry. */
#include "config.h"

#include "kei-line.h"

GtkWidget *
kei_line_new (GtkText **text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_add_css_class (entry, "line");
  *text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  gtk_editable_set_enable_undo (GTK_EDITABLE (*text), FALSE);
  return entry;
}
