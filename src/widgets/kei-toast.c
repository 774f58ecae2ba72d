/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-toast.h"

static AdwToast *
create (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

static void
show (GtkWidget *widget, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  g_return_if_fail (overlay != NULL);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

void
kei_toast_say (GtkWidget *widget, const char *text)
{
  show (widget, create (text));
}

void
kei_toast_offer (GtkWidget *widget, const char *text, const char *button, const char *action, GVariant *target)
{
  AdwToast *toast = create (text);

  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, target);
  show (widget, toast);
}
