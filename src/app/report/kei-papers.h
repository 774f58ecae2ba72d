/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report-style.h"

G_BEGIN_DECLS

/* Papers as a person chooses them, the usual first. Their names are the same in every language. */
typedef struct
{
  KeiPaper paper;
  const char *label;
} KeiPaperName;

const KeiPaperName *kei_papers (guint *n);

G_END_DECLS
