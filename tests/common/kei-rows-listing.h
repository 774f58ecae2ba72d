/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-comparison-rows.h"

G_BEGIN_DECLS

/* The rows of a comparison as lines that a person reads: sign, what stands on the left and what on the right, marks in brackets
 * ([共存], {spelling}, <moved>, (rule), | for a gap). (transfer full) */
char *kei_rows_listing (const KeiComparisonRows *rows);

G_END_DECLS
