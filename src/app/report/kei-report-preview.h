/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-report-maker.h"

G_BEGIN_DECLS

/* The pages that a maker made, or why there are none; below them page numbers, what to know of them, tables to be copied
 * and the zoom. The keys for pages and zoom work in the whole window. Old pages stay until new ones are there; that
 * others are made is shown after half a second. */

#define KEI_TYPE_REPORT_PREVIEW (kei_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (KeiReportPreview, kei_report_preview, KEI, REPORT_PREVIEW, AdwBin)

/* Once, before anything is asked of @maker, which is kept. */
void kei_report_preview_set_maker (KeiReportPreview *self, KeiReportMaker *maker);
/* A widget of the window's own in the footer, behind the page number. */
void kei_report_preview_set_notice (KeiReportPreview *self, GtkWidget *notice);

G_END_DECLS
