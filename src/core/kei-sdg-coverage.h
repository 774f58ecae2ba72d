/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-sdg.h"
#include "kei-tree.h"

G_BEGIN_DECLS

/* Which goals an item, what is below it, and a whole plan serve. A link that is only suggested
 * counts nowhere. Any thread. */

/* How a goal is served, the stronger the greater. */
typedef enum {
  KEI_SDG_USE_NONE,
  KEI_SDG_USE_TRADES_OFF,
  KEI_SDG_USE_SECONDARY,
  KEI_SDG_USE_PRIMARY,
} KeiSdgUse;

KeiSdgUse kei_sdg_link_get_use (const KeiNode *link);
/* Whether @item has a link to @goal, if only a suggested one. */
gboolean kei_sdg_item_has_goal (const KeiNode *item, gint64 goal);

/* Goals with the strongest use found; start from KEI_SDG_PROFILE_INIT. */
typedef struct
{
  KeiSdgUse uses[KEI_SDG_N_GOALS + 1]; /* by number; the first is 関連なし, used or not */
} KeiSdgProfile;

#define KEI_SDG_PROFILE_INIT \
  {                          \
    {                        \
      KEI_SDG_USE_NONE       \
    }                        \
  }

/* Adds the links of @item; and those of the items below it too. */
void kei_sdg_profile_add_item (KeiSdgProfile *profile, const KeiNode *item);
void kei_sdg_profile_add_subtree (KeiSdgProfile *profile, const KeiNode *item);

/* Goals that are used just so. */
guint kei_sdg_profile_count (const KeiSdgProfile *profile, KeiSdgUse use);
/* All goals used, the strongest first, then by number; returns how many. */
guint kei_sdg_profile_list (const KeiSdgProfile *profile, guint8 goals[KEI_SDG_N_GOALS]);

/* The coverage of a plan or of a part of it. Measures (kei-measures.h) are asked for an answer; where no
 * level says what a measure is, an answer of an item above, but for the one at the top, is theirs too. */
typedef struct
{
  guint n_measures;
  KeiSdgProfile profile;                 /* the strongest use of each goal */
  guint n_goals;                         /* served by an item; a trade-off alone serves none */
  guint goal_items[KEI_SDG_N_GOALS + 1]; /* how many items serve each goal; the first: say 関連なし */
  GArray *crowded;                       /* (element-type KeiId): measures linked to more goals than allowed */
  GArray *unanswered;                    /* (element-type KeiId): measures with no answer */
} KeiSdgCoverage;

/* More goals than this at one measure say that everything was marked. */
#define KEI_SDG_MAX_GOALS 4

KeiSdgCoverage *kei_sdg_coverage_new (KeiTree *tree, guint max_goals);
/* The same of @item and what is below it, blind to answers above; nothing when it is no item of @tree. */
KeiSdgCoverage *kei_sdg_coverage_new_for_item (KeiTree *tree, KeiId item, guint max_goals);
void kei_sdg_coverage_free (KeiSdgCoverage *coverage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiSdgCoverage, kei_sdg_coverage_free)

G_END_DECLS
