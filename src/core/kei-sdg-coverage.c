/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding up SDG links: one walk over the items, nothing kept between calls. */
#include "config.h"

#include "kei-sdg-coverage.h"

#include "kei-measures.h"

KeiSdgUse
kei_sdg_link_get_use (const KeiNode *link)
{
  if (kei_node_get_bool (link, KEI_FIELD_SUGGESTED))
    return KEI_SDG_USE_NONE;
  if (g_str_equal (kei_node_get_text (link, KEI_FIELD_SIGN), KEI_SDG_SIGN_TRADES_OFF))
    return KEI_SDG_USE_TRADES_OFF;
  if (g_str_equal (kei_node_get_text (link, KEI_FIELD_STRENGTH), KEI_SDG_STRENGTH_PRIMARY))
    return KEI_SDG_USE_PRIMARY;
  return KEI_SDG_USE_SECONDARY;
}

gboolean
kei_sdg_item_has_goal (const KeiNode *item, gint64 goal)
{
  guint n;
  KeiNode *const *links = kei_node_get_children (item, KEI_SLOT_SDG_LINKS, &n);

  for (guint i = 0; i < n; i++)
    if (kei_node_get_int (links[i], KEI_FIELD_GOAL) == goal)
      return TRUE;
  return FALSE;
}

void
kei_sdg_profile_add_item (KeiSdgProfile *profile, const KeiNode *item)
{
  guint n;
  KeiNode *const *links = kei_node_get_children (item, KEI_SLOT_SDG_LINKS, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 goal = kei_node_get_int (links[i], KEI_FIELD_GOAL);

      /* A file may hold numbers that are no goal. */
      if (goal >= 0 && goal <= KEI_SDG_N_GOALS)
        profile->uses[goal] = MAX (profile->uses[goal], kei_sdg_link_get_use (links[i]));
    }
}

void
kei_sdg_profile_add_subtree (KeiSdgProfile *profile, const KeiNode *item)
{
  guint n;
  KeiNode *const *items = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);

  kei_sdg_profile_add_item (profile, item);
  for (guint i = 0; i < n; i++)
    kei_sdg_profile_add_subtree (profile, items[i]);
}

guint
kei_sdg_profile_count (const KeiSdgProfile *profile, KeiSdgUse use)
{
  guint n = 0;

  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    n += profile->uses[goal] == use;
  return n;
}

guint
kei_sdg_profile_list (const KeiSdgProfile *profile, guint8 goals[KEI_SDG_N_GOALS])
{
  guint n = 0;

  for (KeiSdgUse use = KEI_SDG_USE_PRIMARY; use > KEI_SDG_USE_NONE; use--)
    for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
      if (profile->uses[goal] == use)
        goals[n++] = goal;
  return n;
}

typedef struct
{
  KeiSdgCoverage *coverage;
  const KeiMeasures *measures;
  guint max_goals;
} Walk;

/* Returns whether @item or one below it has an answer. @depth is 0 at the top; @above tells whether
 * an item above, but for the one at the top, has one. */
static gboolean
add_item (const Walk *walk, const KeiNode *item, guint depth, gboolean above)
{
  KeiSdgCoverage *coverage = walk->coverage;
  KeiSdgProfile own = KEI_SDG_PROFILE_INIT;
  guint8 goals[KEI_SDG_N_GOALS];
  KeiId id = kei_node_get_id (item);
  guint n_goals, n;
  KeiNode *const *items = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);
  gboolean answered, own_answer;

  kei_sdg_profile_add_item (&own, item);
  for (guint goal = 0; goal <= KEI_SDG_N_GOALS; goal++)
    {
      coverage->goal_items[goal] += own.uses[goal] >= KEI_SDG_USE_SECONDARY;
      coverage->profile.uses[goal] = MAX (coverage->profile.uses[goal], own.uses[goal]);
    }
  n_goals = kei_sdg_profile_list (&own, goals);
  answered = own_answer = n_goals > 0 || own.uses[KEI_SDG_GOAL_NONE] != KEI_SDG_USE_NONE;

  for (guint i = 0; i < n; i++)
    answered |= add_item (walk, items[i], depth + 1, above || (own_answer && depth > 0));

  if (kei_measures_contain (walk->measures, item))
    {
      /* Where levels say who is asked, what stands above was not. */
      gboolean answered_above = above && !kei_measures_are_said (walk->measures);

      coverage->n_measures++;
      if (n_goals > walk->max_goals)
        g_array_append_val (coverage->crowded, id);
      if (!answered && !answered_above)
        g_array_append_val (coverage->unanswered, id);
    }
  return answered;
}

static KeiSdgCoverage *
create_coverage (KeiTree *tree, KeiNode *const *items, guint n, guint max_goals)
{
  KeiSdgCoverage *coverage = g_new0 (KeiSdgCoverage, 1);
  g_autoptr (KeiMeasures) measures = kei_measures_new (kei_tree_get_root (tree));
  const Walk walk = { coverage, measures, max_goals };

  coverage->crowded = g_array_new (FALSE, FALSE, sizeof (KeiId));
  coverage->unanswered = g_array_new (FALSE, FALSE, sizeof (KeiId));
  for (guint i = 0; i < n; i++)
    add_item (&walk, items[i], 0, FALSE);

  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    coverage->n_goals += coverage->goal_items[goal] > 0;
  return coverage;
}

KeiSdgCoverage *
kei_sdg_coverage_new (KeiTree *tree, guint max_goals)
{
  guint n;
  KeiNode *const *items = kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_ITEMS, &n);

  return create_coverage (tree, items, n, max_goals);
}

KeiSdgCoverage *
kei_sdg_coverage_new_for_item (KeiTree *tree, KeiId item, guint max_goals)
{
  KeiNode *node = kei_tree_lookup (tree, item);

  return create_coverage (tree, &node, node != NULL && kei_node_get_kind (node) == KEI_KIND_ITEM, max_goals);
}

void
kei_sdg_coverage_free (KeiSdgCoverage *coverage)
{
  g_array_unref (coverage->crowded);
  g_array_unref (coverage->unanswered);
  g_free (coverage);
}
