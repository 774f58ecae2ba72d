/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk over the items, bottom-up: what a row needs to know of what is below it. */
#include "config.h"

#include "kei-outline-survey.h"

#include "kei-choices.h"
#include "kei-sdg-coverage.h"

/* What is kept of an item with items below it, in one word. */
static inline guint64
pack (guint leaves, guint32 goals)
{
  return leaves | (guint64) goals << 32;
}

static void
count_branches (KeiNode *node, guint *n)
{
  guint n_items;
  KeiNode *const *items = kei_node_get_children (node, KEI_SLOT_ITEMS, &n_items);

  *n += n_items > 0;
  for (guint i = 0; i < n_items; i++)
    count_branches (items[i], n);
}

static guint32
get_own_goals (KeiNode *item)
{
  guint n;
  KeiNode *const *links = kei_node_get_children (item, KEI_SLOT_SDG_LINKS, &n);
  guint32 goals = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 goal = kei_node_get_int (links[i], KEI_FIELD_GOAL);

      if (goal >= 1 && goal <= KEI_SDG_N_GOALS && kei_sdg_link_get_use (links[i]) > KEI_SDG_USE_TRADES_OFF)
        goals |= 1u << goal;
    }
  return goals;
}

typedef struct
{
  KeiOutlineSurvey *survey;
  GHashTable *positions; /* id of a level → its position + 1 in the survey's levels */
} Walk;

/* Adds @item; returns its leaves in @leaves and the goals of it and all below. */
static guint32
survey_item (Walk *walk, KeiNode *item, guint *leaves)
{
  KeiId level = kei_node_get_ref (item, KEI_FIELD_LEVEL);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (walk->positions, &level));
  guint32 goals = get_own_goals (item);
  guint below = 0, n;
  KeiNode *const *items = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);

  walk->survey->n_items++;
  if (position > 0)
    g_array_index (walk->survey->levels, KeiOutlineLevelCount, position - 1).n_items++;
  for (guint i = 0; i < n; i++)
    goals |= survey_item (walk, items[i], &below);
  if (n > 0)
    kei_id_map_fill (walk->survey->below, kei_node_get_id (item), pack (below, goals));
  *leaves += MAX (below, 1);
  return goals;
}

gboolean
kei_outline_survey_counts_widely (KeiTree *tree, KeiNode *level)
{
  const char *restart = kei_node_get_string (level, KEI_FIELD_RESTART);

  return restart != NULL && g_strcmp0 (kei_choices_get_role (tree, "restarts", restart), "parent") != 0;
}

KeiOutlineSurvey *
kei_outline_survey_new (KeiTree *tree)
{
  KeiOutlineSurvey *survey = g_new0 (KeiOutlineSurvey, 1);
  KeiNode *plan = kei_tree_get_root (tree);
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  Walk walk = { survey, positions };
  guint n_branches = 0, leaves = 0, n_levels, n;
  const KeiId *levels = kei_node_get_child_ids (plan, KEI_SLOT_LEVELS, &n_levels);
  KeiNode *const *items = kei_node_get_children (plan, KEI_SLOT_ITEMS, &n);

  g_atomic_ref_count_init (&survey->ref_count);
  survey->levels = g_array_sized_new (FALSE, FALSE, sizeof (KeiOutlineLevelCount), n_levels);
  for (guint i = 0; i < n_levels; i++)
    {
      KeiOutlineLevelCount count = { levels[i], 0 };

      g_array_append_val (survey->levels, count);
      g_hash_table_insert (positions, (gpointer) &levels[i], GUINT_TO_POINTER (i + 1));
      if (survey->numbers == NULL && kei_outline_survey_counts_widely (tree, kei_node_get_child (plan, KEI_SLOT_LEVELS, i)))
        survey->numbers = kei_numbers_new (tree);
    }
  count_branches (plan, &n_branches);
  survey->below = kei_id_map_new (n_branches);
  for (guint i = 0; i < n; i++)
    survey_item (&walk, items[i], &leaves);

  for (guint i = n_levels; i-- > 0;)
    if (g_array_index (survey->levels, KeiOutlineLevelCount, i).n_items == 0)
      g_array_remove_index (survey->levels, i);
  return survey;
}

KeiOutlineSurvey *
kei_outline_survey_ref (KeiOutlineSurvey *survey)
{
  g_atomic_ref_count_inc (&survey->ref_count);
  return survey;
}

void
kei_outline_survey_unref (KeiOutlineSurvey *survey)
{
  if (!g_atomic_ref_count_dec (&survey->ref_count))
    return;
  kei_id_map_unref (survey->below);
  g_array_unref (survey->levels);
  g_clear_pointer (&survey->numbers, kei_numbers_unref);
  g_free (survey);
}

guint
kei_outline_survey_get_leaves (const KeiOutlineSurvey *survey, KeiId item)
{
  guint64 packed = 0;

  kei_id_map_lookup (survey->below, item, &packed);
  return (guint) (packed & G_MAXUINT32);
}

guint32
kei_outline_survey_get_goals (const KeiOutlineSurvey *survey, KeiId item)
{
  guint64 packed = 0;

  kei_id_map_lookup (survey->below, item, &packed);
  return (guint32) (packed >> 32);
}
