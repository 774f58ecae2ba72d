/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-report-pages.h"

G_BEGIN_DECLS

/* How far an export is, from 0 to 1; on the main thread, some times a second. */
typedef void (*KeiReportExportProgress) (double fraction, gpointer user_data);

/* Writes @report in @format to @location in a worker: whole, or not at all. @pages (nullable) are the report's: where the
 * format has pages it is not laid out again. Main thread. */
void kei_report_export_async (KeiReport *report, KeiReportPages *pages, const KeiReportFormat *format, GFile *location, KeiReportExportProgress progress, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* @notes (nullable) gets what a person should know. (element-type utf8) (transfer full)
 * Errors: GIO's and KEI_REPORT_ERROR. */
gboolean kei_report_export_finish (GAsyncResult *result, GPtrArray **notes, GError **error);

G_END_DECLS
