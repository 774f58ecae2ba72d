/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk over the items, bottom-up: what a row needs to know of what is below it. */
#include "config.h"

#include "kei-outline-survey.h"

#include "kei-choices.h"
#include "kei-sdg-coverage.h"

/* What is known of an item with the items below it. */
typedef struct
{
  guint counted; /* items of the counted level */
  guint32 goals;
  guint severity; /* the worst */
} Below;

/* The same in one word. */
static inline guint64
pack (const Below *below)
{
  return below->counted | (guint64) below->goals << 32 | (guint64) below->severity << 56;
}

static Below
look_up (const KeiOutlineSurvey *survey, KeiId item)
{
  guint64 packed = 0;

  kei_id_map_lookup (survey->below, item, &packed);
  return (Below){ (guint) (packed & G_MAXUINT32), (guint32) (packed >> 32 & 0xffffff), (guint) (packed >> 56) };
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
  GHashTable *marks;     /* (nullable) */
  KeiId counted;         /* level */
  guint n_branches;
} Walk;

/* First how many there are: of each level, and with items below. */
static void
count_items (Walk *walk, KeiNode *parent)
{
  guint n;
  KeiNode *const *items = kei_node_get_children (parent, KEI_SLOT_ITEMS, &n);

  walk->n_branches += n > 0;
  for (guint i = 0; i < n; i++)
    {
      KeiId level = kei_node_get_ref (items[i], KEI_FIELD_LEVEL);
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (walk->positions, &level));

      if (position > 0)
        g_array_index (walk->survey->levels, KeiOutlineLevelCount, position - 1).n_items++;
      count_items (walk, items[i]);
    }
}

/* Then what is at @item and below it, bottom-up. */
static Below
survey_item (Walk *walk, KeiNode *item)
{
  KeiId id = kei_node_get_id (item);
  guint severity = walk->marks != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (walk->marks, &id)) : 0;
  Below all = { 0, get_own_goals (item), severity };
  guint n;
  KeiNode *const *items = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    {
      Below below = survey_item (walk, items[i]);

      all.counted += below.counted;
      all.goals |= below.goals;
      all.severity = MAX (all.severity, below.severity);
    }
  if (n > 0)
    kei_id_map_fill (walk->survey->below, id, pack (&all));
  all.counted += kei_node_get_ref (item, KEI_FIELD_LEVEL) == walk->counted;
  return all;
}

gboolean
kei_outline_survey_counts_widely (KeiTree *tree, KeiNode *level)
{
  const char *restart = kei_node_get_string (level, KEI_FIELD_RESTART);

  return restart != NULL && g_strcmp0 (kei_choices_get_role (tree, "restarts", restart), "parent") != 0;
}

/* The levels that say most of a plan: those below the pillars, two at most. */
static void
choose_levels (KeiOutlineSurvey *survey)
{
  guint first;

  for (guint i = survey->levels->len; i-- > 0;)
    if (g_array_index (survey->levels, KeiOutlineLevelCount, i).n_items == 0)
      g_array_remove_index (survey->levels, i);
  first = survey->levels->len > 2 ? 1 : 0;
  g_array_remove_range (survey->levels, 0, first);
  if (survey->levels->len > 2)
    g_array_set_size (survey->levels, 2);
}

KeiOutlineSurvey *
kei_outline_survey_new (KeiTree *tree, GHashTable *marks)
{
  KeiOutlineSurvey *survey = g_new0 (KeiOutlineSurvey, 1);
  KeiNode *plan = kei_tree_get_root (tree);
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  Walk walk = { .survey = survey, .positions = positions, .marks = marks };
  guint n_levels, n;
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
  count_items (&walk, plan);
  choose_levels (survey);
  if (survey->levels->len > 0)
    walk.counted = g_array_index (survey->levels, KeiOutlineLevelCount, survey->levels->len - 1).level;

  survey->below = kei_id_map_new (walk.n_branches);
  for (guint i = 0; i < n; i++)
    survey_item (&walk, items[i]);
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
kei_outline_survey_get_count (const KeiOutlineSurvey *survey, KeiId item)
{
  return look_up (survey, item).counted;
}

guint32
kei_outline_survey_get_goals (const KeiOutlineSurvey *survey, KeiId item)
{
  return look_up (survey, item).goals;
}

guint
kei_outline_survey_get_severity (const KeiOutlineSurvey *survey, KeiId item)
{
  return look_up (survey, item).severity;
}
