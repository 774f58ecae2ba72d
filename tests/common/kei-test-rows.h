/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-comparison-rows.h"

G_BEGIN_DECLS

/* What must hold of the rows of any comparison, texts and marks among it; NULL, or what does not. (transfer full) (nullable) */
char *kei_test_check_rows (const KeiComparisonRows *rows);

G_END_DECLS
