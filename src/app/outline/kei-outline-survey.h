/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-id-map.h"
#include "kei-numbers.h"
#include "kei-sdg.h"
#include "kei-tree.h"

G_BEGIN_DECLS

/* What the outline must know of the whole plan: counts, goals added up, and which rows a
 * filter lets through. Made of a tree by a worker; plain data that no one changes. */

typedef struct
{
  KeiId level;
  guint n_items;
} KeiOutlineLevelCount;

typedef struct
{
  gatomicrefcount ref_count;
  KeiIdMap *below;     /* (owned) what is at an item with items below it, and below; see the functions */
  GArray *levels;      /* (owned) (element-type KeiOutlineLevelCount) the levels that say most of the plan, two at most */
  KeiNumbers *numbers; /* (owned) (nullable): where no number needs more than its siblings */
} KeiOutlineSurvey;

/* Whether the items of @level are counted beyond their parent, so that a number costs a walk over the plan. */
gboolean kei_outline_survey_counts_widely (KeiTree *tree, KeiNode *level);

/* @marks (nullable): see kei_outline_model_set_marks(). (transfer full) */
KeiOutlineSurvey *kei_outline_survey_new (KeiTree *tree, GHashTable *marks);
KeiOutlineSurvey *kei_outline_survey_ref (KeiOutlineSurvey *survey);
void kei_outline_survey_unref (KeiOutlineSurvey *survey);

/* How many items of the last of the levels stand below @item. */
guint kei_outline_survey_get_count (const KeiOutlineSurvey *survey, KeiId item);
/* The goals that @item and the items below it serve: bit 14 for goal 14. */
guint32 kei_outline_survey_get_goals (const KeiOutlineSurvey *survey, KeiId item);
/* The worst problem of @item and the items below it; of an item with none below, 0. */
guint kei_outline_survey_get_severity (const KeiOutlineSurvey *survey, KeiId item);

typedef struct
{
  char *text;             /* (owned) (nullable): in titles and texts, width and case folded; words all of them */
  KeiId level;            /* only items of this level, or KEI_ID_NONE */
  gboolean tentative;     /* only what is marked (仮) */
  gboolean without_goals; /* only the lowest items without an answer about SDGs */
  GHashTable *marked;     /* (owned) (nullable): only rows among these keys */
} KeiOutlineFilter;

KeiOutlineFilter *kei_outline_filter_copy (const KeiOutlineFilter *filter);
void kei_outline_filter_free (KeiOutlineFilter *filter);
gboolean kei_outline_filter_equal (const KeiOutlineFilter *a, const KeiOutlineFilter *b);
gboolean kei_outline_filter_is_empty (const KeiOutlineFilter *filter);

/* The keys of the rows that are to be seen, and of those among them that are to be expanded: sets of gint64 *. */
typedef struct
{
  GHashTable *visible;  /* (owned) */
  GHashTable *expanded; /* (owned) */
  guint n_matches;
} KeiOutlineFound;

KeiOutlineFound *kei_outline_filter_run (const KeiOutlineFilter *filter, KeiTree *tree);
void kei_outline_found_free (KeiOutlineFound *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiOutlineSurvey, kei_outline_survey_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiOutlineFilter, kei_outline_filter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiOutlineFound, kei_outline_found_free)

G_END_DECLS
