/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-compare-model.h"
#include "kei-pair-content.h"

G_BEGIN_DECLS

/* What the widget shows of one item of the model: its texts are made here, when it comes into view. (transfer full) */
KeiPairContent *kei_compare_content_new (KeiCompareItem *item, KeiYearStyle years);

G_END_DECLS
