/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a window that few people ever see, each made when it is first shown: most windows
 * open with a plan, and that shall be there quickly. */
#include "config.h"

#include "kei-window-private.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
create_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

static void
make_loading (KeiWindow *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (page), spinner);
  gtk_box_append (GTK_BOX (page), label);
  gtk_box_append (GTK_BOX (page), create_button (_ ("_Cancel"), "win.cancel-loading"));
  gtk_widget_set_halign (page, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (page, GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->stack, page, "loading");
  self->loading_label = GTK_LABEL (label);
}

void
_kei_window_show_loading (KeiWindow *self, const char *text)
{
  if (self->loading_label == NULL)
    make_loading (self);
  gtk_label_set_label (self->loading_label, text);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
make_error (KeiWindow *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *another = create_button (_ ("_Open Another…"), "win.open");

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-error-symbolic");
  gtk_widget_add_css_class (another, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), create_button (_ ("_Back"), "win.show-welcome"));
  gtk_box_append (GTK_BOX (buttons), another);
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);
  gtk_stack_add_named (self->stack, page, "error");
  self->error_page = ADW_STATUS_PAGE (page);
}

void
_kei_window_show_error (KeiWindow *self, const char *heading, const char *description)
{
  g_autofree char *markup = g_markup_escape_text (description, -1);

  if (self->error_page == NULL)
    make_error (self);
  adw_status_page_set_title (self->error_page, heading);
  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}
