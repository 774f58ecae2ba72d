/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-change-list.h"
#include "kei-sign.h"

G_BEGIN_DECLS

/* How changes and pairs are called where a comparison is gone through. All translated; no widgets. */

/* The symbol for a row's sign. */
KeiSign kei_compare_words_get_sign (KeiRowSign sign);

/* Of an entry of the list of changes, all (transfer full):
 * where it stands, 2-3② → 1-3②, or what it is; */
char *kei_compare_words_dup_place (KeiComparisonRows *rows, const KeiChangeEntry *entry);
/* its title; of a rule 障害 → 障がい. */
char *kei_compare_words_dup_title (KeiComparisonRows *rows, const KeiChangeEntry *entry);

/* 移動＋変更: what happened to a row and to what belongs to it. @row of the title. (transfer full) */
char *kei_compare_words_dup_kind (KeiComparisonRows *rows, guint row);
/* 2-3② → 1-3② of two that are a pair; either may be KEI_ID_NONE. (transfer full) */
char *kei_compare_words_dup_numbers (KeiComparisonRows *rows, KeiId old_id, KeiId new_id);
/* How sure the pair is, and why: “same title and texts”. (transfer full) */
char *kei_compare_words_dup_reason (const KeiPair *pair);
char *kei_compare_words_dup_rule (const KeiComparisonRule *rule);

/* 令和4年3月18日 14:02, as the person's clock has it and the settings write years. (transfer full) */
char *kei_compare_words_dup_time (GDateTime *time);
/* #7be20d5, or "" for NULL. (transfer full) */
char *kei_compare_words_dup_seal (const char *seal);
/* 素案 ・ 令和4年3月18日 14:02 ・ #7be20d5: what is known of a named version of @tree besides its name, or "". (transfer full) */
char *kei_compare_words_dup_version (KeiTree *tree, KeiNode *version);

G_END_DECLS
