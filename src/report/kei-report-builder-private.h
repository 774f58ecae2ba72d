/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-report-builder*.c only. */
#pragma once

#include "kei-report-builder.h"
#include "kei-report-private.h"

G_BEGIN_DECLS

struct _KeiReportBuilder
{
  KeiReport *report;
  GHashTable *anchors;     /* (element-type utf8): all that are taken; unowned */
  guint n_anchors;         /* made so far */
  gboolean new_page;       /* before the next heading */
  KeiParagraph *paragraph; /* (nullable): open; unowned */
  KeiReportList *list;     /* (nullable): open; owned until it is closed */
  KeiReportTable *table;   /* (nullable): likewise */
  KeiRow *row;             /* (nullable): of the table, unowned */
  KeiCell *cell;           /* (nullable): of the row, unowned */
};

/* @text as a report holds it: valid, with LF and without other control characters. (transfer full) */
char *kei_builder_mend (const char *text);
/* @part is the block, and is taken over. */
void kei_builder_add_block (KeiReportBuilder *self, KeiBlockKind kind, gpointer part);
void kei_builder_close_all (KeiReportBuilder *self);

G_END_DECLS
