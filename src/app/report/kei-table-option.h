/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-comparison-options.h"

G_BEGIN_DECLS

/* One option of comparison tables as rows of a list, as its type wants it: one row, and where a person may say words of
 * their own, entries below it. */

#define KEI_TYPE_TABLE_OPTION (kei_table_option_get_type ())
G_DECLARE_FINAL_TYPE (KeiTableOption, kei_table_option, KEI, TABLE_OPTION, GObject)

/* Signal "changed" (self): a person chose another value. */
KeiTableOption *kei_table_option_new (const KeiComparisonOption *option);

/* The rows in their order; they are kept as long as the option. (element-type GtkWidget) (transfer none) */
GPtrArray *kei_table_option_get_rows (KeiTableOption *self);

const KeiComparisonOption *kei_table_option_get_option (KeiTableOption *self);
/* As a style has it. (transfer none): until the next change */
const char *kei_table_option_get_value (KeiTableOption *self);
/* Shows what a style says; no "changed". */
void kei_table_option_set_value (KeiTableOption *self, const char *value);
void kei_table_option_set_visible (KeiTableOption *self, gboolean visible);

G_END_DECLS
