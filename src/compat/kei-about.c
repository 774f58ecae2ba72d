/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-about.h"

#include "kei-compat.h"

void
kei_about_present (const KeiAbout *about, GtkWindow *parent)
{
#if KEI_HAVE_ADW(1, 5)
  GType type = ADW_TYPE_ABOUT_DIALOG;
#else
  GType type = ADW_TYPE_ABOUT_WINDOW;
#endif
  GObject *dialog = g_object_new (type,
                                  "application-name", about->name,
                                  "application-icon", about->icon,
                                  "version", about->version,
                                  "developer-name", about->developer,
                                  "comments", about->comments,
                                  "website", about->website,
                                  "issue-url", about->issues,
                                  "copyright", about->copyright,
                                  "license-type", GTK_LICENSE_GPL_3_0,
                                  NULL);

#if KEI_HAVE_ADW(1, 5)
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}
