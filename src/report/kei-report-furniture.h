/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put on pages when all are there: numbers, headers and footers. */
#pragma once

#include "kei-report-pages-private.h"

G_BEGIN_DECLS

/* Where the contents want a page number: it ends at @x. */
typedef struct
{
  guint page;
  double x;
  double y;
  const char *anchor;
} KeiReference;

/* Numbers the pages, and puts the numbers and the furniture on them. @references (element-type KeiReference). */
void kei_report_furnish (KeiFlow *flow, const GArray *references);

G_END_DECLS
