/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-report-pages.h"

G_BEGIN_DECLS

/* Sends the pages to a printer, after the desktop's print dialog (through the portal where there is one), each on paper of
 * its own size. @settings (nullable) are those used last; *@settings gets the new ones. FALSE with an error; a person who
 * thought better of it is no error. Main thread; the dialog runs its own loop. */
gboolean kei_report_print (KeiReportPages *pages, const char *title, GtkWindow *parent, GtkPrintSettings **settings, GError **error);

G_END_DECLS
