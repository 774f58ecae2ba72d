/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of rules share. */
#pragma once

#include "kei-check.h"
#include "kei-sdg-coverage.h"

/* A node with the one it stands in, so that no rule has to look it up. */
typedef struct
{
  KeiNode *node;
  KeiNode *parent;
} KeiCheckEntry;

/* One run over one tree. A plan is checked part by part: each rule is called with the nodes of one
 * part after the other, so that these come from memory once and not once for every rule. What
 * a rule has to remember from part to part it keeps in *state. */
typedef struct
{
  KeiTree *tree;
  KeiNode *plan;
  KeiDay today;
  KeiYearStyle years;           /* in messages */
  GArray *entries[KEI_N_KINDS]; /* (element-type KeiCheckEntry): the part's nodes of a kind, in the plan's order */
  GHashTable *levels;           /* KeiId* → KeiNode*: the plan's levels */
  GHashTable *settings;         /* Setting* → KeiNode*: the plan's own words on the rules */
  GHashTable *roles;            /* list → code → neutral role */
  KeiSdgCoverage *coverage;     /* (nullable) */
  const KeiCheckRule *rule;     /* the one that runs */
  guint position;               /* of it in the table */
  double threshold;             /* of it, here */
  gpointer *state;              /* of it; NULL to begin with */
  guint pass;                   /* how many times it has asked for entries in this part */
  GArray *found;                /* the problems and their places in the list */
} KeiCheck;

typedef void (*KeiCheckFunc) (KeiCheck *check);

/* The part's nodes of a kind. Begins a pass: what a rule reports in its first pass over any part comes
 * before what it reports in its second, so that the list does not show where the parts end. */
static inline const KeiCheckEntry *
kei_check_get_entries (KeiCheck *check, KeiKind kind, guint *n)
{
  check->pass++;
  *n = check->entries[kind]->len;
  return (const KeiCheckEntry *) check->entries[kind]->data;
}

/* Reports a problem of the rule that runs. @format is translated already. */
void kei_check_report (KeiCheck *check, const KeiNode *node, KeiField field, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* The same of an indicator that lacks a value of this role, a code of "value-roles". */
void kei_check_report_missing (KeiCheck *check, const KeiNode *indicator, const char *role, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* What the plan or else the table says about a rule's threshold. */
double kei_check_get_threshold (const KeiCheck *check, const KeiCheckRule *rule);

/* The level with this id, or NULL. */
KeiNode *kei_check_get_level (const KeiCheck *check, KeiId id);

/* What a person calls the node by, never "". Lives as long as the tree. */
const char *kei_check_get_name (const KeiNode *node);

/* The neutral role behind a code of a choice list, or NULL. */
const char *kei_check_get_role (KeiCheck *check, const char *list, const char *code);

/* A fiscal year, and a range of them, as messages name them. (transfer full) */
char *kei_check_format_year (const KeiCheck *check, int year);
char *kei_check_format_years (const KeiCheck *check, int first, int last);

/* The plan's years; FALSE when it does not name both. */
gboolean kei_check_get_period (const KeiCheck *check, int *first, int *last);

/* --- The rules, by theme --- */

void kei_check_declared_count (KeiCheck *check); /* kei-check-counts.c */
void kei_check_empty_title (KeiCheck *check);    /* kei-check-titles.c */
void kei_check_duplicate_title (KeiCheck *check);
void kei_check_tentative (KeiCheck *check);
void kei_check_drifting_title (KeiCheck *check); /* kei-check-drift.c */
void kei_check_drifting_title_finish (KeiCheck *check);
void kei_check_free_titles (gpointer state);
void kei_check_year_order (KeiCheck *check); /* kei-check-years.c */
void kei_check_year_outside (KeiCheck *check);
void kei_check_no_baseline (KeiCheck *check); /* kei-check-indicators.c */
void kei_check_no_target (KeiCheck *check);
void kei_check_no_department (KeiCheck *check);
void kei_check_against_direction (KeiCheck *check);
void kei_check_actual_due (KeiCheck *check);     /* kei-check-due.c */
void kei_check_funding_sum (KeiCheck *check);    /* kei-check-budget.c */
void kei_check_sdg_unanswered (KeiCheck *check); /* kei-check-sdg.c */
void kei_check_sdg_crowded (KeiCheck *check);
void kei_check_sdg_unused (KeiCheck *check);
void kei_check_free_ids (gpointer state);
void kei_check_duplicate_key (KeiCheck *check); /* kei-check-references.c */
void kei_check_broken_link (KeiCheck *check);
void kei_check_misplaced_level (KeiCheck *check);
void kei_check_spelling (KeiCheck *check); /* kei-check-wording.c */
void kei_check_spelling_finish (KeiCheck *check);
void kei_check_free_search (gpointer state);

/* kei_check_run() with parts of about @part nodes. */
GPtrArray *kei_check_run_by (KeiTree *tree, KeiDay today, KeiYearStyle years, guint part, GCancellable *cancellable);
