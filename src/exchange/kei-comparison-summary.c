/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page: how many changes there are below each pillar and of each level, which goals gained and lost measures, and which targets
 * were raised or lowered. Long lists are cut, and say by how much: who wants all of it has the table. */
#include "config.h"

#include "kei-comparison-report-private.h"

#include <glib/gi18n-lib.h>

#include "kei-levels.h"
#include "kei-plan-report-private.h"
#include "kei-sdg.h"

#define MAX_TARGETS 8
#define MAX_LINES 10 /* of a table of counts */
#define MAX_NAMES 3  /* of measures in a cell */
#define MANY_GOALS 6 /* with more than these only numbers are told */
#define TABLE_SIZE 0.8

typedef enum {
  COLUMN_CHANGED,
  COLUMN_ADDED,
  COLUMN_REMOVED,
  COLUMN_MOVED,
  COLUMN_MERGED,
  COLUMN_SPLIT,
  COLUMN_GAINED,
  COLUMN_LOST,
  COLUMN_RAISED,
  COLUMN_LOWERED,
  N_COLUMNS
} Column;

/* A row of a table of counts. */
typedef struct
{
  char *name; /* (owned) */
  guint counts[N_COLUMNS];
} Line;

/* A goal with the measures that came to it and went from it. */
typedef struct
{
  GPtrArray *names[2]; /* (element-type utf8) (unowned): went, came */
} Goal;

typedef struct
{
  KeiComparisonPaper *paper;
  GArray *pillars; /* (element-type Line) */
  GArray *levels;  /* (element-type Line) */
  Line total;
  Goal goals[KEI_SDG_N_GOALS + 1];
  GArray *targets; /* (element-type KeiDifference): of which the number was raised or lowered, the last of each indicator */
} Summary;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->name);
}

/* --- Counting --- */

static Line *
find_line (GArray *lines, const char *name)
{
  Line line = { NULL, { 0 } };

  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (g_array_index (lines, Line, i).name, name))
      return &g_array_index (lines, Line, i);
  line.name = g_strdup (name);
  g_array_append_val (lines, line);
  return &g_array_index (lines, Line, lines->len - 1);
}

static KeiNode *
get_node (const KeiComparisonRow *row, KeiSide *side)
{
  *side = row->nodes[KEI_SIDE_NEW] != NULL ? KEI_SIDE_NEW : KEI_SIDE_OLD;
  return row->nodes[*side];
}

/* The pillar that a row stands under, as it is printed; what stands under none is told together. (transfer full) */
static char *
dup_pillar (const Summary *self, guint row)
{
  const KeiComparisonPaper *paper = self->paper;
  const KeiComparisonRow *top = kei_comparison_rows_get (paper->rows, row);
  KeiSide side = KEI_SIDE_NEW;
  KeiNode *pillar = NULL;

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
  if (pillar == NULL)
    return g_strdup (_ ("Other parts"));
  return g_strdup_printf ("%s%s%s", _kei_comparison_get_tag (paper, pillar, side), *_kei_comparison_get_tag (paper, pillar, side) != '\0' ? "　" : "", kei_node_get_headline (pillar));
}

static const char *
get_level (const Summary *self, guint row)
{
  KeiSide side;
  KeiNode *node = get_node (kei_comparison_rows_get (self->paper->rows, row), &side);
  const char *level = node != NULL && kei_node_get_kind (node) == KEI_KIND_ITEM ? kei_levels_get_name (self->paper->trees[side], kei_node_get_ref (node, KEI_FIELD_LEVEL)) : "";

  return *level != '\0' ? level : node != NULL ? _ (kei_schema_kind (kei_node_get_kind (node))->label)
                                               : _ ("Other parts");
}

static void
count_in (Summary *self, guint row, Column column)
{
  g_autofree char *pillar = dup_pillar (self, row);

  find_line (self->pillars, pillar)->counts[column]++;
  find_line (self->levels, get_level (self, row))->counts[column]++;
  self->total.counts[column]++;
}

/* Of a goal that is served by another of its targets now, nothing was gained. */
static gboolean
serves (const KeiNode *item, gint64 goal)
{
  guint n = 0;
  KeiNode *const *links = item != NULL && kei_node_get_kind (item) == KEI_KIND_ITEM ? kei_node_get_children (item, KEI_SLOT_SDG_LINKS, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (kei_node_get_int (links[i], KEI_FIELD_GOAL) == goal)
      return TRUE;
  return FALSE;
}

static void
add_goal (Summary *self, const KeiDifference *difference, guint row)
{
  KeiSide side = difference->meaning == KEI_MEANING_GAINED ? KEI_SIDE_NEW : KEI_SIDE_OLD, its_side;
  KeiId id = side == KEI_SIDE_NEW ? difference->new_node : difference->old_node;
  const KeiNode *link = id != KEI_ID_NONE ? kei_tree_lookup (self->paper->trees[side], id) : NULL;
  gint64 goal = link != NULL && kei_node_get_kind (link) == KEI_KIND_SDG_LINK ? kei_node_get_int (link, KEI_FIELD_GOAL) : 0;
  const KeiComparisonRow *title = kei_comparison_rows_get (self->paper->rows, row);
  KeiNode *owner = get_node (title, &its_side);

  if (goal < 1 || goal > KEI_SDG_N_GOALS || owner == NULL || serves (title->nodes[kei_side_other (side)], goal))
    return;
  if (self->goals[goal].names[side] != NULL && g_ptr_array_index (self->goals[goal].names[side], self->goals[goal].names[side]->len - 1) == kei_node_get_headline (owner))
    return;
  count_in (self, row, side == KEI_SIDE_NEW ? COLUMN_GAINED : COLUMN_LOST);
  if (self->goals[goal].names[side] == NULL)
    self->goals[goal].names[side] = g_ptr_array_new ();
  g_ptr_array_add (self->goals[goal].names[side], (gpointer) kei_node_get_headline (owner));
}

static KeiId
get_indicator (const Summary *self, const KeiDifference *difference)
{
  return kei_tree_get_parent_id (self->paper->trees[KEI_SIDE_NEW], difference->new_node);
}

static void
add_target (Summary *self, const KeiDifference *difference, guint row)
{
  KeiDifference *last = self->targets->len > 0 ? &g_array_index (self->targets, KeiDifference, self->targets->len - 1) : NULL;

  if (difference->new_node == KEI_ID_NONE || difference->old_node == KEI_ID_NONE)
    return;
  if (last != NULL && get_indicator (self, last) == get_indicator (self, difference))
    {
      *last = *difference;
      return;
    }
  g_array_append_val (self->targets, *difference);
  count_in (self, row, difference->meaning == KEI_MEANING_RAISED ? COLUMN_RAISED : COLUMN_LOWERED);
}

static void
count (Summary *self)
{
  static const Column columns[] = { COLUMN_CHANGED, COLUMN_ADDED, COLUMN_REMOVED, COLUMN_MOVED, COLUMN_MOVED, COLUMN_MOVED, COLUMN_MERGED, COLUMN_SPLIT };
  const KeiComparisonPaper *paper = self->paper;
  guint n, n_differences;
  const KeiComparisonChange *changes = kei_comparison_get_changes (paper->comparison, &n);

  G_STATIC_ASSERT (G_N_ELEMENTS (columns) == KEI_COMPARISON_N_TYPES);
  for (guint i = 0; i < n; i++)
    {
      guint row = kei_comparison_rows_find_change (paper->rows, i);
      const KeiDifference *differences = kei_comparison_get_differences (paper->comparison, &changes[i], &n_differences);

      if (row < paper->first || row >= paper->end)
        continue;
      count_in (self, row, columns[changes[i].type]);
      for (guint j = 0; j < n_differences; j++)
        if (differences[j].meaning == KEI_MEANING_GAINED || differences[j].meaning == KEI_MEANING_LOST)
          add_goal (self, &differences[j], row);
        else if (differences[j].meaning == KEI_MEANING_RAISED || differences[j].meaning == KEI_MEANING_LOWERED)
          add_target (self, &differences[j], row);
    }
}

/* --- Tables --- */

static void
print_counts (Summary *self, const Line *line, KeiTone tone)
{
  KeiReportBuilder *out = self->paper->out;

  kei_report_builder_row (out);
  kei_report_builder_cell (out, line->name);
  kei_report_builder_head (out);
  kei_report_builder_tone (out, tone);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (line->counts[i] > 0)
        kei_report_builder_int_cell (out, line->counts[i]);
      else
        kei_report_builder_cell (out, NULL);
      kei_report_builder_tone (out, tone);
    }
}

static void
add_counts (Summary *self, const GArray *lines, const char *caption, const char *what)
{
  static const double widths[] = { 5.4, 1, 1, 1, 1, 1, 1, 1.1, 1.1, 1.1, 1.1 };
  const char *const heads[] = { _ ("Changed"), _ ("Added"), _ ("Removed"), _ ("Moved"), _ ("Merged"), _ ("Split"), _ ("SDGs gained"), _ ("SDGs lost"), _ ("Targets raised"), _ ("Targets lowered") };
  KeiReportBuilder *out = self->paper->out;
  Line rest = { NULL, { 0 } };

  G_STATIC_ASSERT (G_N_ELEMENTS (widths) == N_COLUMNS + 1);
  kei_report_builder_open_table (out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, caption);
  kei_report_builder_size_table (out, TABLE_SIZE);
  kei_report_builder_row (out);
  kei_report_builder_head_cell (out, what);
  for (guint i = 0; i < N_COLUMNS; i++)
    kei_report_builder_head_cell (out, heads[i]);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (lines->len <= MAX_LINES || i + 1 < MAX_LINES)
        print_counts (self, line, KEI_TONE_NONE);
      else
        for (guint j = 0; j < N_COLUMNS; j++)
          rest.counts[j] += line->counts[j];
    }
  if (lines->len > MAX_LINES)
    {
      rest.name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", lines->len - MAX_LINES + 1), lines->len - MAX_LINES + 1);
      print_counts (self, &rest, KEI_TONE_NONE);
      g_free (rest.name);
    }
  if (lines->len > 1)
    print_counts (self, &self->total, KEI_TONE_TOTAL);
  kei_report_builder_close_table (out);
}

/* The first few names, and how many more there are. (transfer full) */
static char *
dup_names (const GPtrArray *names)
{
  GString *text = g_string_new (NULL);
  guint n = names != NULL ? names->len : 0;

  for (guint i = 0; i < MIN (n, MAX_NAMES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", (const char *) g_ptr_array_index (names, i));
  if (n > MAX_NAMES)
    /* Translators: behind a list of names that is cut. */
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n - MAX_NAMES), n - MAX_NAMES);
  return g_string_free (text, FALSE);
}

/* A column for each goal: how many items it gained, how many it lost. */
static void
add_goal_counts (Summary *self)
{
  double widths[KEI_SDG_N_GOALS + 1] = { 4 };
  KeiReportBuilder *out = self->paper->out;

  for (guint i = 1; i <= KEI_SDG_N_GOALS; i++)
    widths[i] = 1;
  kei_report_builder_open_table (out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, _ ("SDGs that items gained and lost"));
  kei_report_builder_size_table (out, TABLE_SIZE);
  kei_report_builder_row (out);
  kei_report_builder_head_cell (out, _ ("Goal"));
  for (guint i = 1; i <= KEI_SDG_N_GOALS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      kei_report_builder_head_cell (out, number);
    }
  for (guint side = 2; side-- > 0;)
    {
      kei_report_builder_row (out);
      kei_report_builder_cell (out, side == KEI_SIDE_NEW ? _ ("Gained by") : _ ("Lost by"));
      kei_report_builder_head (out);
      for (guint i = 1; i <= KEI_SDG_N_GOALS; i++)
        if (self->goals[i].names[side] != NULL)
          kei_report_builder_int_cell (out, self->goals[i].names[side]->len);
        else
          kei_report_builder_cell (out, NULL);
    }
  kei_report_builder_close_table (out);
}

static void
add_goals (Summary *self)
{
  static const double widths[] = { 4.5, 5, 5 };
  KeiReportBuilder *out = self->paper->out;
  guint n = 0;

  for (guint i = 1; i <= KEI_SDG_N_GOALS; i++)
    n += self->goals[i].names[0] != NULL || self->goals[i].names[1] != NULL;
  if (n == 0)
    return;
  if (n > MANY_GOALS)
    {
      add_goal_counts (self);
      return;
    }
  kei_report_builder_open_table (out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, _ ("SDGs that items gained and lost"));
  kei_report_builder_size_table (out, TABLE_SIZE);
  kei_report_builder_row (out);
  kei_report_builder_head_cell (out, _ ("Goal"));
  kei_report_builder_head_cell (out, _ ("Gained by"));
  kei_report_builder_head_cell (out, _ ("Lost by"));
  for (guint i = 1; i <= KEI_SDG_N_GOALS; i++)
    if (self->goals[i].names[0] != NULL || self->goals[i].names[1] != NULL)
      {
        g_autofree char *goal = g_strdup_printf ("%u　%s", i, kei_sdg_goal_name (kei_sdg_goal (i), NULL));
        g_autofree char *gained = dup_names (self->goals[i].names[KEI_SIDE_NEW]), *lost = dup_names (self->goals[i].names[KEI_SIDE_OLD]);

        kei_report_builder_row (out);
        kei_report_builder_cell (out, goal);
        kei_report_builder_head (out);
        kei_report_builder_cell (out, gained);
        kei_report_builder_cell (out, lost);
      }
  kei_report_builder_close_table (out);
}

static void
add_value (Summary *self, KeiSide side, KeiId id)
{
  KeiTree *tree = self->paper->trees[side];
  const KeiNode *value = kei_tree_lookup (tree, id), *indicator = kei_tree_lookup (tree, kei_tree_get_parent_id (tree, id));
  g_autofree char *number = kei_plan_dup_value (indicator, value), *period = kei_era_format (kei_node_get_int (value, KEI_FIELD_PERIOD), self->paper->years);
  g_autofree char *text = g_strdup_printf ("%s %s%s", period, number, kei_node_get_text (indicator, KEI_FIELD_UNIT));

  kei_report_builder_cell (self->paper->out, text);
}

static void
add_targets (Summary *self)
{
  static const double widths[] = { 6, 3, 3, 1.5 };
  KeiReportBuilder *out = self->paper->out;
  const KeiComparisonLook *look = &self->paper->look;
  guint n = self->targets->len;

  if (n == 0)
    return;
  kei_report_builder_open_table (out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, _ ("Targets that were raised or lowered"));
  kei_report_builder_size_table (out, TABLE_SIZE);
  kei_report_builder_row (out);
  kei_report_builder_head_cell (out, _ ("Indicator"));
  kei_report_builder_head_cell (out, look->heads[KEI_SIDE_OLD]);
  kei_report_builder_head_cell (out, look->heads[KEI_SIDE_NEW]);
  kei_report_builder_head_cell (out, _ ("Raised or lowered"));
  for (guint i = 0; i < MIN (n, MAX_TARGETS); i++)
    {
      const KeiDifference *target = &g_array_index (self->targets, KeiDifference, i);

      kei_report_builder_row (out);
      kei_report_builder_cell (out, kei_node_get_headline (kei_tree_lookup (self->paper->trees[KEI_SIDE_NEW], get_indicator (self, target))));
      kei_report_builder_head (out);
      add_value (self, KEI_SIDE_OLD, target->old_node);
      add_value (self, KEI_SIDE_NEW, target->new_node);
      kei_report_builder_cell (out, target->meaning == KEI_MEANING_RAISED ? _ ("Raised") : _ ("Lowered"));
    }
  if (n > MAX_TARGETS)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more indicator", "%u more indicators", n - MAX_TARGETS), n - MAX_TARGETS);

      kei_report_builder_row (out);
      kei_report_builder_cell (out, more);
      kei_report_builder_span (out, G_N_ELEMENTS (widths), 1);
    }
  kei_report_builder_close_table (out);
}

gboolean
_kei_comparison_add_summary (KeiComparisonPaper *self, GError **error)
{
  Summary summary = { .paper = self, .total = { .name = (char *) _ ("Total") } };
  guint n_rules;

  summary.pillars = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (summary.pillars, clear_line);
  summary.levels = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (summary.levels, clear_line);
  summary.targets = g_array_new (FALSE, FALSE, sizeof (KeiDifference));
  count (&summary);

  kei_report_builder_part (self->out, _ ("Summary of changes"), KEI_PAPER_A4, FALSE, TRUE);
  _kei_comparison_add_title (self, _ ("{title}, summary of changes"));
  _kei_comparison_add_warnings (self);
  kei_comparison_get_rules (self->comparison, &n_rules);
  if (summary.pillars->len > 0)
    {
      add_counts (&summary, summary.pillars, _ ("Changes by pillar"), _ ("Pillar"));
      add_counts (&summary, summary.levels, _ ("Changes by level"), _ ("Level"));
    }
  else if (n_rules == 0)
    _kei_comparison_add_paragraph (self, KEI_PARAGRAPH_BODY, _ ("Both say the same."), 0, KEI_INK_NONE);
  _kei_comparison_add_rules (self, TABLE_SIZE);
  add_goals (&summary);
  add_targets (&summary);
  _kei_comparison_add_proof (self);

  for (guint i = 0; i <= KEI_SDG_N_GOALS; i++)
    for (guint side = 0; side < 2; side++)
      g_clear_pointer (&summary.goals[i].names[side], g_ptr_array_unref);
  g_array_unref (summary.pillars);
  g_array_unref (summary.levels);
  g_array_unref (summary.targets);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
