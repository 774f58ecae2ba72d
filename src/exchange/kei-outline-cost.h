/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Costs as outlines write them. Private to src/exchange. */
#pragma once

#include "kei-node.h"
#include "kei-outline.h"

G_BEGIN_DECLS

/* Whether @head is that of a column of costs: R6, 令和6年度, 事業費（千円）, 一般財源. */
gboolean kei_outline_cost_is_head (const char *head);
/* Whether @text gives an amount of money: 1,200千円. */
gboolean kei_outline_cost_has_amount (const char *text);

/* The budget lines of the rows of kind COST among @rows, one for each year and role. A row whose amount
 * cannot be read becomes a line with remarks only. */
void kei_outline_cost_build (KeiNodeBuilder *item, const KeiOutline *outline, const GArray *rows, KeiIdSource *ids);

G_END_DECLS
