/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators as outlines write them. Private to src/exchange. */
#pragma once

#include "kei-node.h"
#include "kei-outline.h"

G_BEGIN_DECLS

/* Whether @row is of a table of indicators: it, or a row above it in the table, names their columns. */
gboolean kei_outline_indicator_has_row (const KeiOutline *outline, guint row);

/* Whether @text gives figures: 3人→8人, 現状値（R6）18か所. */
gboolean kei_outline_indicator_has_figure (const char *text);
/* Whether it begins with what a figure is, and so goes on with the indicator above: 目標値（令和12年度）45％. */
gboolean kei_outline_indicator_is_value (const char *text);

/* The indicator of a row of kind INDICATOR with the rows of kind VALUE behind it: 新しく就いた人 3人→8人, or a table's row under a head
 * of names (指標, 単位, 基準値, 目標値 …). NULL: the row is such a head. (transfer full) */
KeiNode *kei_outline_indicator_new (const KeiOutline *outline, guint row, KeiIdSource *ids);

G_END_DECLS
