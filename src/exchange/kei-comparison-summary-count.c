/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting for the summary: changes below each pillar and of each level, goals, and targets. */
#include "config.h"

#include "kei-comparison-summary-private.h"

#include "kei-levels.h"
#include "kei-sdg-coverage.h"
#include "kei-words-i18n.h"

static void
clear_line (gpointer data)
{
  g_free (((KeiSummaryLine *) data)->name);
}

/* --- Counting --- */

static KeiSummaryLine *
find_line (GArray *lines, const char *name, guint rank)
{
  KeiSummaryLine line = { NULL, rank, { 0 } };

  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (g_array_index (lines, KeiSummaryLine, i).name, name))
      return &g_array_index (lines, KeiSummaryLine, i);
  line.name = g_strdup (name);
  g_array_append_val (lines, line);
  return &g_array_index (lines, KeiSummaryLine, lines->len - 1);
}

static KeiNode *
get_node (const KeiComparisonRow *row, KeiSide *side)
{
  *side = row->nodes[KEI_SIDE_NEW] != NULL ? KEI_SIDE_NEW : KEI_SIDE_OLD;
  return row->nodes[*side];
}

/* The pillar that a row stands under, as it is printed; what stands under none is told together, at the end. (transfer full) */
static char *
dup_pillar (const KeiSummary *self, guint row, guint *rank)
{
  const KeiComparisonPaper *paper = self->paper;
  const KeiComparisonRow *top = kei_comparison_rows_get (paper->rows, row);
  KeiSide side = KEI_SIDE_NEW;
  KeiNode *pillar = NULL;
  const char *tag;

  for (;; top = kei_comparison_rows_get (paper->rows, top->parent))
    {
      KeiSide its_side;
      KeiNode *node = get_node (top, &its_side);

      if (top->kind == KEI_ROW_TITLE && node != NULL && kei_node_get_kind (node) == KEI_KIND_ITEM)
        {
          pillar = node;
          side = its_side;
        }
      if (top->parent == KEI_ROW_NONE)
        break;
    }
  *rank = pillar == NULL;
  if (pillar == NULL)
    return g_strdup (_ ("Other parts"));
  tag = paper->look.numbers ? _kei_comparison_get_tag (paper, pillar, side) : "";
  return g_strdup_printf ("%s%s%s", tag, *tag != '\0' ? "　" : "", kei_node_get_headline (pillar));
}

/* What a row's title is: the name of its level, or of its kind. @rank (out): the plan, then levels from the top, then all else. */
static const char *
get_level (const KeiSummary *self, guint row, guint *rank)
{
  KeiSide side;
  KeiNode *node = get_node (kei_comparison_rows_get (self->paper->rows, row), &side);
  KeiTree *tree = self->paper->trees[side];
  KeiId level = node != NULL && kei_node_get_kind (node) == KEI_KIND_ITEM ? kei_node_get_ref (node, KEI_FIELD_LEVEL) : KEI_ID_NONE;
  guint n;
  KeiNode *const *levels = kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_LEVELS, &n);

  for (guint i = 0; i < n; i++)
    if (kei_node_get_id (levels[i]) == level)
      {
        *rank = 1 + i;
        return kei_levels_get_name (tree, level);
      }
  *rank = node == NULL ? G_MAXUINT : kei_node_get_kind (node) == KEI_KIND_PLAN ? 0
                                                                               : G_MAXUINT16 + kei_node_get_kind (node);
  return node != NULL ? _ (kei_schema_kind (kei_node_get_kind (node))->label) : _ ("Other parts");
}

static void
count_in (KeiSummary *self, guint row, guint column)
{
  guint rank, pillar_rank;
  g_autofree char *pillar = dup_pillar (self, row, &pillar_rank);
  const char *level = get_level (self, row, &rank);

  find_line (self->pillars, pillar, pillar_rank)->counts[column]++;
  find_line (self->levels, level, rank)->counts[column]++;
  self->total.counts[column]++;
}

/* --- Goals --- */

static void
add_goal (KeiSummary *self, KeiSide side, guint goal, const KeiNode *item, guint row)
{
  GPtrArray **names = &self->goals[goal].names[side];

  count_in (self, row, side == KEI_SIDE_NEW ? KEI_SUMMARY_GAINED : KEI_SUMMARY_LOST);
  if (*names == NULL)
    *names = g_ptr_array_new ();
  g_ptr_array_add (*names, (gpointer) kei_node_get_headline (item));
}

/* What a trade-off or a suggestion is about is not served. */
static gboolean
serves (const KeiSdgProfile *profile, guint goal)
{
  return profile->uses[goal] >= KEI_SDG_USE_SECONDARY;
}

static KeiSdgProfile
get_profile (const KeiNode *item)
{
  KeiSdgProfile profile = KEI_SDG_PROFILE_INIT;

  if (item != NULL)
    kei_sdg_profile_add_item (&profile, item);
  return profile;
}

/* Of what was merged or split all is taken together: a goal that another half has is neither gained nor lost. */
static KeiSdgProfile
get_shared_profile (const KeiSummary *self, const KeiComparisonChange *change, KeiSide side)
{
  KeiSdgProfile profile = KEI_SDG_PROFILE_INIT;
  guint n;
  const KeiId *ids = kei_comparison_get_ids (self->paper->comparison, change, side, &n);

  for (guint i = 0; i < n; i++)
    kei_sdg_profile_add_item (&profile, kei_tree_lookup (self->paper->trees[side], ids[i]));
  return profile;
}

/* The goals that @item serves on its side, and nothing that it came from or became. */
static void
add_goals_of (KeiSummary *self, KeiSide side, const KeiNode *item, const KeiSdgProfile *far, guint row)
{
  KeiSdgProfile own = get_profile (item);

  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    if (serves (&own, goal) && !serves (far, goal))
      add_goal (self, side, goal, item, row);
}

static void
count_goals (KeiSummary *self)
{
  const KeiComparisonPaper *paper = self->paper;
  guint n_changes;
  const KeiComparisonChange *changes = kei_comparison_get_changes (paper->comparison, &n_changes);

  for (guint i = paper->first; i < paper->end; i++)
    {
      const KeiComparisonRow *row = kei_comparison_rows_get (paper->rows, i);
      const KeiComparisonChange *change = row->change >= 0 && kei_comparison_rows_find_change (paper->rows, (guint) row->change) == i ? &changes[row->change] : NULL;
      KeiSide its_side;
      const KeiNode *node = get_node (row, &its_side);

      if (row->kind != KEI_ROW_TITLE || node == NULL || kei_node_get_kind (node) != KEI_KIND_ITEM)
        continue;
      for (guint side = 0; side < 2; side++)
        if (change != NULL && (change->type == KEI_COMPARISON_MERGED || change->type == KEI_COMPARISON_SPLIT))
          {
            KeiSdgProfile far = get_shared_profile (self, change, kei_side_other (side));
            guint n;
            const KeiId *ids = kei_comparison_get_ids (paper->comparison, change, side, &n);

            for (guint j = 0; j < n; j++)
              add_goals_of (self, side, kei_tree_lookup (paper->trees[side], ids[j]), &far, i);
          }
        else if (row->nodes[side] != NULL)
          {
            KeiSdgProfile far = get_profile (row->nodes[kei_side_other (side)]);

            add_goals_of (self, side, row->nodes[side], &far, i);
          }
    }
  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (KeiSdgCoverage) coverage = kei_sdg_coverage_new (paper->trees[side], KEI_SDG_MAX_GOALS);

      for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
        self->goals[goal].served[side] = coverage->goal_items[goal] > 0;
    }
}

/* --- Targets --- */

KeiId
_kei_summary_get_indicator (const KeiSummary *self, const KeiDifference *target)
{
  return kei_tree_get_parent_id (self->paper->trees[KEI_SIDE_NEW], target->new_node);
}

/* An interim value is on the way to the target, and none. */
static void
add_target (KeiSummary *self, const KeiDifference *difference, guint row)
{
  KeiDifference *last = self->targets->len > 0 ? &g_array_index (self->targets, KeiDifference, self->targets->len - 1) : NULL;
  const KeiNode *value = difference->new_node != KEI_ID_NONE && difference->old_node != KEI_ID_NONE ? kei_tree_lookup (self->paper->trees[KEI_SIDE_NEW], difference->new_node) : NULL;

  if (value == NULL || !g_str_equal (kei_node_get_text (value, KEI_FIELD_ROLE), "target"))
    return;
  if (last != NULL && _kei_summary_get_indicator (self, last) == _kei_summary_get_indicator (self, difference))
    {
      *last = *difference;
      return;
    }
  g_array_append_val (self->targets, *difference);
  count_in (self, row, difference->meaning == KEI_MEANING_RAISED ? KEI_SUMMARY_RAISED : KEI_SUMMARY_LOWERED);
}

/* (nullable): the last one */
static KeiNode *
find_target (const KeiNode *indicator)
{
  guint n;
  KeiNode *const *values = kei_node_get_children (indicator, KEI_SLOT_VALUES, &n);

  for (guint i = n; i-- > 0;)
    if (g_str_equal (kei_node_get_text (values[i], KEI_FIELD_ROLE), "target") && kei_node_get_string (values[i], KEI_FIELD_NUMBER) != NULL)
      return values[i];
  return NULL;
}

static gboolean
is_told (const KeiSummary *self, const KeiNode *indicator)
{
  for (guint i = self->targets->len; i-- > 0;)
    if (_kei_summary_get_indicator (self, &g_array_index (self->targets, KeiDifference, i)) == kei_node_get_id (indicator))
      return TRUE;
  return FALSE;
}

/* An indicator of what was merged or split that stands with another half now. @late: of the later plan. */
static void
add_shared_target (KeiSummary *self, const KeiComparisonChange *change, const KeiNode *late, guint row)
{
  guint n, n_indicators;
  const KeiId *ids = kei_comparison_get_ids (self->paper->comparison, change, KEI_SIDE_OLD, &n);
  const KeiNode *to = find_target (late);

  for (guint i = 0; i < n && to != NULL && !is_told (self, late); i++)
    {
      KeiNode *const *indicators = kei_node_get_children (kei_tree_lookup (self->paper->trees[KEI_SIDE_OLD], ids[i]), KEI_SLOT_INDICATORS, &n_indicators);

      for (guint j = 0; j < n_indicators; j++)
        {
          const KeiNode *from = find_target (indicators[j]);
          double before = from != NULL ? g_ascii_strtod (kei_node_get_string (from, KEI_FIELD_NUMBER), NULL) : 0, after = g_ascii_strtod (kei_node_get_string (to, KEI_FIELD_NUMBER), NULL);
          gboolean same = g_str_equal (kei_node_get_headline (indicators[j]), kei_node_get_headline (late)) && g_str_equal (kei_node_get_text (indicators[j], KEI_FIELD_UNIT), kei_node_get_text (late, KEI_FIELD_UNIT));

          if (same && from != NULL && (after > before || after < before))
            {
              KeiDifference difference = { .old_node = kei_node_get_id (from), .new_node = kei_node_get_id (to), .field = KEI_FIELD_NUMBER, .rule = -1, .meaning = after > before ? KEI_MEANING_RAISED : KEI_MEANING_LOWERED };

              add_target (self, &difference, row);
              return;
            }
        }
    }
}

static void
add_shared_targets (KeiSummary *self, const KeiComparisonChange *change, guint row)
{
  guint n, n_indicators;
  const KeiId *ids = kei_comparison_get_ids (self->paper->comparison, change, KEI_SIDE_NEW, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *const *indicators = kei_node_get_children (kei_tree_lookup (self->paper->trees[KEI_SIDE_NEW], ids[i]), KEI_SLOT_INDICATORS, &n_indicators);

      for (guint j = 0; j < n_indicators; j++)
        add_shared_target (self, change, indicators[j], row);
    }
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const KeiSummaryLine *first = a, *second = b;

  return (first->rank > second->rank) - (first->rank < second->rank);
}

void
_kei_summary_count (KeiSummary *self, const KeiComparisonPaper *paper)
{
  guint n, n_differences;
  const KeiComparisonChange *changes = kei_comparison_get_changes (paper->comparison, &n);

  *self = (KeiSummary){ .paper = paper, .total = { .name = g_strdup (_ ("Total")) } };
  self->pillars = g_array_new (FALSE, FALSE, sizeof (KeiSummaryLine));
  g_array_set_clear_func (self->pillars, clear_line);
  self->levels = g_array_new (FALSE, FALSE, sizeof (KeiSummaryLine));
  g_array_set_clear_func (self->levels, clear_line);
  self->targets = g_array_new (FALSE, FALSE, sizeof (KeiDifference));
  for (guint i = 0; i < n; i++)
    {
      guint row = kei_comparison_rows_find_change (paper->rows, i);
      const KeiDifference *differences = kei_comparison_get_differences (paper->comparison, &changes[i], &n_differences);
      gboolean shared = changes[i].type == KEI_COMPARISON_MERGED || changes[i].type == KEI_COMPARISON_SPLIT;

      if (row < paper->first || row >= paper->end)
        continue;
      count_in (self, row, changes[i].type);
      for (guint j = 0; j < n_differences; j++)
        if (differences[j].meaning == KEI_MEANING_RAISED || differences[j].meaning == KEI_MEANING_LOWERED)
          add_target (self, &differences[j], row);
      if (shared)
        add_shared_targets (self, &changes[i], row);
    }
  count_goals (self);
  g_array_sort (self->pillars, compare_ranks);
  g_array_sort (self->levels, compare_ranks);
}

void
_kei_summary_clear (KeiSummary *self)
{
  for (guint i = 0; i <= KEI_SDG_N_GOALS; i++)
    for (guint side = 0; side < 2; side++)
      g_clear_pointer (&self->goals[i].names[side], g_ptr_array_unref);
  g_array_unref (self->pillars);
  g_array_unref (self->levels);
  g_array_unref (self->targets);
  g_free (self->total.name);
}
