/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-report-style.h"

G_BEGIN_DECLS

/* Styles as files that a person chooses. Main thread. Where the person thought better of it: G_IO_ERROR_CANCELLED, which
 * is no error to show. */

void kei_style_file_save_async (GtkWindow *parent, KeiReportStyle *style, GAsyncReadyCallback callback, gpointer user_data);
gboolean kei_style_file_save_finish (GAsyncResult *result, GError **error);

void kei_style_file_open_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data);
/* Errors: KEI_STYLE_ERROR and GIO's. (transfer full) */
KeiReportStyle *kei_style_file_open_finish (GAsyncResult *result, GError **error);

/* Says in the toasts around @widget what went wrong, if anything did. */
void kei_style_file_say (GtkWidget *widget, const GError *error);

G_END_DECLS
