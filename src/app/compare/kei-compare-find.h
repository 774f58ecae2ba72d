/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-comparison-rows.h"
#include "kei-search.h"

G_BEGIN_DECLS

/* Finding in a comparison: the bar above its rows. What is looked for is what the rows show on both sides, folded or not; a worker
 * looks, and the bar says how many rows have it. Main thread. */

#define KEI_TYPE_COMPARE_FIND (kei_compare_find_get_type ())
G_DECLARE_FINAL_TYPE (KeiCompareFind, kei_compare_find, KEI, COMPARE_FIND, AdwBin)

/* Signals: "found" (self, guint row): this row is to be gone to; "changed" (self): other words are looked for, or none;
 *          "closed" (self): the keyboard has no place here any more. */
GtkWidget *kei_compare_find_new (void);

/* @rows: (nullable); @years: how they show years. */
void kei_compare_find_set_rows (KeiCompareFind *self, KeiComparisonRows *rows, KeiYearStyle years);
/* The row that is chosen, or KEI_ROW_NONE: where the next one is looked for from. */
void kei_compare_find_set_current (KeiCompareFind *self, guint row);

/* Opens the bar and puts the caret into it. */
void kei_compare_find_start (KeiCompareFind *self);
/* Goes to the next row that has it, or the one before, round the ends; opens the bar when there are no words yet. */
void kei_compare_find_step (KeiCompareFind *self, gboolean forward);
/* What is looked for, or "" while the bar is closed. (transfer none) */
const char *kei_compare_find_get_words (KeiCompareFind *self, KeiSearchFlags *flags);

G_END_DECLS
