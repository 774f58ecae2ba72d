/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-report-pages.h"

G_BEGIN_DECLS

/* Makes the report that was asked for last, and its pages, in a worker. A further request cancels the one under
 * way; what was made before stays to be looked at until then. Main thread. */

#define KEI_TYPE_REPORT_MAKER (kei_report_maker_get_type ())
G_DECLARE_FINAL_TYPE (KeiReportMaker, kei_report_maker, KEI, REPORT_MAKER, GObject)

/* Makes what is asked for, on a worker's thread. NULL with an error, G_IO_ERROR_CANCELLED among them. (transfer full) */
typedef KeiReport *(*KeiReportMake) (gpointer data, GCancellable *cancellable, GError **error);

/* Signal "made" (self): a report came, or an error. Property "busy" (gboolean). */
KeiReportMaker *kei_report_maker_new (void);

/* @data is freed with @destroy, on any thread: what it holds must be countable from all. */
void kei_report_maker_ask (KeiReportMaker *self, KeiReportMake make, gpointer data, GDestroyNotify destroy);
gboolean kei_report_maker_get_busy (KeiReportMaker *self);

/* Of the last request that was answered. (nullable) (transfer none) */
KeiReport *kei_report_maker_get_report (KeiReportMaker *self);
KeiReportPages *kei_report_maker_get_pages (KeiReportMaker *self);
/* Why there is none. (nullable) (transfer none) */
const GError *kei_report_maker_get_error (KeiReportMaker *self);
/* What a person should know of it: a font that is missing. (element-type utf8) (transfer none) */
GPtrArray *kei_report_maker_get_notes (KeiReportMaker *self);

G_END_DECLS
