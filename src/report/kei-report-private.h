/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report's insides, for its builder. */
#pragma once

#include "kei-report.h"

G_BEGIN_DECLS

struct _KeiReport
{
  gatomicrefcount refs;
  KeiReportFacts facts;
  KeiReportStyle *style;
  GArray *blocks; /* (element-type KeiBlock) */
};

/* An empty report with the style kept. */
KeiReport *kei_report_new (KeiReportStyle *style);

KeiParagraph *kei_paragraph_new (KeiParagraphRole role);
void kei_paragraph_free (KeiParagraph *paragraph);
KeiCell *kei_cell_new (void);
void kei_cell_free (KeiCell *cell);
KeiRow *kei_row_new (void);
void kei_row_free (KeiRow *row);
void kei_report_list_free (KeiReportList *list);
void kei_report_table_free (KeiReportTable *table);

G_END_DECLS
