/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-report-maker.h"

G_BEGIN_DECLS

/* Writes what a maker made to a file, one at a time: asks where, shows how far it is as a strip that is only there meanwhile,
 * offers to open what was written, and tells in a dialog what was not. It stands in a toast overlay. */

#define KEI_TYPE_REPORT_EXPORTER (kei_report_exporter_get_type ())
G_DECLARE_FINAL_TYPE (KeiReportExporter, kei_report_exporter, KEI, REPORT_EXPORTER, AdwBin)

/* Property "busy" (gboolean, read only): something is written. */

/* Once; @maker is kept. */
void kei_report_exporter_set_maker (KeiReportExporter *self, KeiReportMaker *maker);

/* Whether a format is to be offered, though it holds something of what was made. */
typedef gboolean (*KeiReportOffers) (gpointer data, const KeiReportFormat *format);

/* The formats that hold something of what was made; each does @action, which takes the format's name. @offers (nullable).
 * (transfer full) */
GMenuModel *kei_report_exporter_create_menu (KeiReportExporter *self, const char *action, KeiReportOffers offers, gpointer data);
/* Asks for a place, then writes. @format: a KeiReportFormat's name. */
void kei_report_exporter_choose (KeiReportExporter *self, const char *format);
void kei_report_exporter_write (KeiReportExporter *self, const char *format, GFile *location);
void kei_report_exporter_cancel (KeiReportExporter *self);
gboolean kei_report_exporter_get_busy (KeiReportExporter *self);

G_END_DECLS
