/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-parts-popover.h"

#include <glib/gi18n-lib.h>

struct _KeiPartsPopover
{
  GtkPopover parent_instance;

  GtkWidget *list; /* unowned, a child */
};

G_DEFINE_FINAL_TYPE (KeiPartsPopover, kei_parts_popover, GTK_TYPE_POPOVER)

static guint decided_signal;

static void
clicked_cb (KeiPartsPopover *self, GtkWidget *button)
{
  const KeiId *part = g_object_get_data (G_OBJECT (button), "kei-part");

  g_signal_emit (self, decided_signal, 0, *part, g_object_get_data (G_OBJECT (button), "kei-is-part") != NULL);
}

/* @name: for screen readers. */
static GtkWidget *
create_button (KeiPartsPopover *self, const char *label, const KeiDeskPart *part, gboolean is_part)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", part->name, label);

  g_object_set_data_full (G_OBJECT (button), "kei-part", g_memdup2 (&part->id, sizeof part->id), g_free);
  g_object_set_data (G_OBJECT (button), "kei-is-part", is_part ? self : NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_row (KeiPartsPopover *self, const KeiDeskPart *part)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (part->name), *confirm;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, part->name);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  confirm = create_button (self, part->confirmed ? _ ("Confirmed") : C_ ("a part", "Confirm"), part, TRUE);
  gtk_widget_set_sensitive (confirm, !part->confirmed);
  gtk_box_append (GTK_BOX (box), confirm);
  gtk_box_append (GTK_BOX (box), create_button (self, _ ("Keep Apart"), part, FALSE));
  gtk_widget_add_css_class (box, "partner-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, part->name, -1);
  return row;
}

/* Which row the keyboard is in, or -1. */
static int
find_focus (KeiPartsPopover *self)
{
  int i = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row), i++)
    if (gtk_widget_get_focus_child (self->list) == row)
      return i;
  return -1;
}

void
kei_parts_popover_set_parts (KeiPartsPopover *self, const KeiDeskPart *parts, guint n)
{
  GtkListBoxRow *row;
  int focus;

  g_return_if_fail (KEI_IS_PARTS_POPOVER (self));

  focus = find_focus (self);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, &parts[i]));
  if (focus >= 0 && n > 0)
    gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MIN (focus, (int) n - 1))), GTK_DIR_TAB_FORWARD);
}

static void
kei_parts_popover_class_init (KeiPartsPopoverClass *klass)
{
  decided_signal = g_signal_new ("decided", KEI_TYPE_PARTS_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_BOOLEAN);
}

static void
kei_parts_popover_init (KeiPartsPopover *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The parts"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 280);
  gtk_widget_set_size_request (scroller, 480, -1);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "partner-popover");
}

GtkWidget *
kei_parts_popover_new (void)
{
  return g_object_new (KEI_TYPE_PARTS_POPOVER, NULL);
}
