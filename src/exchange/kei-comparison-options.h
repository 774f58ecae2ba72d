/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report-style.h"

G_BEGIN_DECLS

/* How a town draws up its comparison tables: options of a style, group [report], keys that begin with `compare-`. Each
 * is a row here: the dialog shows it, the builders read it, docs/styles.md describes it. They are set with
 * kei_report_style_with_option(). */

typedef enum {
  KEI_COMPARISON_OPTION_CHOICE, /* one of the choices' codes */
  KEI_COMPARISON_OPTION_MARKS,  /* several of them with ; between, or "none" */
  KEI_COMPARISON_OPTION_BOOL,   /* true or false */
  KEI_COMPARISON_OPTION_WORDS,  /* own words; the choices' codes are proposals */
  KEI_COMPARISON_OPTION_HEADS,  /* the same, but two of them: LATER;EARLIER */
} KeiComparisonOptionType;

typedef enum {
  KEI_COMPARISON_GROUP_PAPER,   /* 紙面 */
  KEI_COMPARISON_GROUP_CHANGES, /* 変わった所 */
  KEI_COMPARISON_GROUP_PARTS,   /* 載せるもの */
  KEI_COMPARISON_GROUP_WORDS,   /* 備考の言葉 */
  KEI_COMPARISON_N_GROUPS
} KeiComparisonOptionGroup;

/* The kinds of report that go by an option. */
typedef enum {
  KEI_COMPARISON_FOR_TABLE = 1 << 0,
  KEI_COMPARISON_FOR_MARKED = 1 << 1,
  KEI_COMPARISON_FOR_SUMMARY = 1 << 2,
} KeiComparisonFor;

typedef struct
{
  const char *code;
  const char *label; /* msgid; NULL: the code itself is what a person reads */
} KeiComparisonChoice;

typedef struct
{
  const char *key;
  const char *label; /* msgid */
  KeiComparisonOptionGroup group;
  KeiComparisonFor kinds;
  KeiComparisonOptionType type;
  const char *fallback; /* what holds where a style says nothing */
  const KeiComparisonChoice *choices;
  guint n_choices;
} KeiComparisonOption;

/* All of them, in the order in which they are shown. Constant. */
const KeiComparisonOption *kei_comparison_options (guint *n);
/* (nullable) */
const KeiComparisonOption *kei_comparison_option_by_key (const char *key);

/* msgid */
const char *kei_comparison_option_group_label (KeiComparisonOptionGroup group);

/* What holds in @style. (transfer none): lives as long as the style */
const char *kei_comparison_option_get (const KeiComparisonOption *option, const KeiReportStyle *style);

G_END_DECLS
