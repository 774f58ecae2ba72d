/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page: how many changes there are below each pillar and of each level, which goals gained and lost measures, and which targets
 * were raised or lowered. Long lists are cut, and say by how much: who wants all of it has the table. */
#include "config.h"

#include "kei-comparison-summary-private.h"

#include "kei-plan-report-private.h"

#include "kei-words-i18n.h"

#define MAX_NAMES 3 /* of measures in a cell */
#define TABLE_SIZE 0.8
#define ALL_WIDTH 123 /* of a page, in halves of a letter at that size */
#define NAME_WIDTH 24 /* at least, of the column of names */

/* --- Tables --- */

/* Seldom ones have a column only where there are any. */
static gboolean
has_column (const KeiSummary *self, guint column)
{
  guint part = column >= KEI_SUMMARY_RAISED ? KEI_COMPARISON_PART_INDICATORS : KEI_COMPARISON_PART_SDGS;

  if (column >= KEI_SUMMARY_GAINED && (self->paper->look.parts & (1u << part)) == 0)
    return FALSE;
  return column <= KEI_COMPARISON_MOVED || self->total.counts[column] > 0;
}

static void
print_counts (KeiSummary *self, const KeiSummaryLine *line, KeiTone tone)
{
  KeiReportBuilder *out = self->paper->out;

  kei_report_builder_row (out);
  kei_report_builder_cell (out, line->name);
  kei_report_builder_head (out);
  kei_report_builder_tone (out, tone);
  for (guint i = 0; i < KEI_SUMMARY_N_COLUMNS; i++)
    if (has_column (self, i))
      {
        if (line->counts[i] > 0)
          kei_report_builder_int_cell (out, line->counts[i]);
        else
          kei_report_builder_cell (out, NULL);
        kei_report_builder_tone (out, tone);
      }
}

/* What the longest word of a head needs, in halves of a letter, with the air beside it: no word is to be broken. */
static double
get_width (const char *head)
{
  double longest = 4, word = 0;

  for (const char *at = head; *at != '\0'; at = g_utf8_next_char (at))
    {
      word = *at == ' ' ? 0 : word + (g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1.2);
      longest = MAX (longest, word);
    }
  return longest + 2.5;
}

static void
add_counts (KeiSummary *self, const GArray *lines, guint most, const char *caption, const char *what)
{
  const char *const heads[] = { _ ("Changed"), _ ("Added"), _ ("Removed"), _ ("Moved"), _ ("Reordered"), _ ("Other level"), _ ("Merged"), _ ("Split"), _ ("SDGs gained"), _ ("SDGs lost"), _ ("Targets raised"), _ ("Targets lowered") };
  double widths[KEI_SUMMARY_N_COLUMNS + 1], left = ALL_WIDTH;
  KeiReportBuilder *out = self->paper->out;
  KeiSummaryLine rest = { 0 };
  guint n_columns = 1;

  G_STATIC_ASSERT (G_N_ELEMENTS (heads) == KEI_SUMMARY_N_COLUMNS);
  for (guint i = 0; i < KEI_SUMMARY_N_COLUMNS; i++)
    if (has_column (self, i))
      left -= widths[n_columns++] = get_width (heads[i]);
  widths[0] = MAX (left, NAME_WIDTH);
  kei_report_builder_open_table (out, KEI_LOOK_GRID, widths, n_columns, 1, caption);
  kei_report_builder_size_table (out, TABLE_SIZE);
  kei_report_builder_row (out);
  kei_report_builder_head_cell (out, what);
  for (guint i = 0; i < KEI_SUMMARY_N_COLUMNS; i++)
    if (has_column (self, i))
      kei_report_builder_head_cell (out, heads[i]);
  for (guint i = 0; i < lines->len; i++)
    {
      const KeiSummaryLine *line = &g_array_index (lines, KeiSummaryLine, i);

      if (lines->len <= most || i + 1 < most)
        print_counts (self, line, KEI_TONE_NONE);
      else
        for (guint j = 0; j < KEI_SUMMARY_N_COLUMNS; j++)
          rest.counts[j] += line->counts[j];
    }
  if (lines->len > most)
    {
      rest.name = g_strdup_printf (kei_words_get_plural ("%u more", "%u more", lines->len - most + 1), lines->len - most + 1);
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
    g_string_append_printf (text, kei_words_get_plural (" and %u more", " and %u more", n - MAX_NAMES), n - MAX_NAMES);
  return g_string_free (text, FALSE);
}

/* What a goal that nothing in the other plan serves is to this one; NULL where both serve it. */
static const char *
get_novelty (const KeiSummaryGoal *goal, gboolean in_words)
{
  if (goal->served[KEI_SIDE_OLD] == goal->served[KEI_SIDE_NEW])
    return NULL;
  if (goal->served[KEI_SIDE_NEW])
    return in_words ? _ ("new to the plan") : _ ("New");
  return in_words ? _ ("gone from the plan") : _ ("Gone");
}

/* How it was counted. In a table, so that spreadsheets have it too. */
static void
add_goal_rule (KeiSummary *self)
{
  static const double width = 1;
  KeiReportBuilder *out = self->paper->out;

  kei_report_builder_open_table (out, KEI_LOOK_PLAIN, &width, 1, 0, NULL);
  kei_report_builder_join_table (out);
  kei_report_builder_size_table (out, TABLE_SIZE);
  kei_report_builder_row (out);
  kei_report_builder_cell (out, NULL);
  _kei_comparison_add_paragraph (self->paper, KEI_PARAGRAPH_NOTE,
                                 _ ("An item gains a goal that neither it nor what it came from served, and loses one that neither it nor what became of it serves; a new item gains "
                                    "all of its goals, a removed one loses its. Trade-offs and suggestions do not count."),
                                 0, KEI_INK_NONE);
  kei_report_builder_close_table (out);
}

/* A column for each goal: how many items it gained, how many it lost. */
static void
add_goal_counts (KeiSummary *self)
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
  for (guint i = 1; i <= KEI_SDG_N_GOALS; i++)
    if (get_novelty (&self->goals[i], FALSE) != NULL)
      {
        kei_report_builder_row (out);
        kei_report_builder_cell (out, _ ("Whole plan"));
        kei_report_builder_head (out);
        for (guint j = 1; j <= KEI_SDG_N_GOALS; j++)
          kei_report_builder_cell (out, get_novelty (&self->goals[j], FALSE));
        break;
      }
  kei_report_builder_close_table (out);
}

static void
add_goals (KeiSummary *self, guint most)
{
  static const double widths[] = { 4.5, 5, 5 };
  KeiReportBuilder *out = self->paper->out;
  guint n = 0;

  for (guint i = 1; i <= KEI_SDG_N_GOALS; i++)
    n += self->goals[i].names[0] != NULL || self->goals[i].names[1] != NULL;
  if (n == 0)
    return;
  if (n > most)
    {
      add_goal_counts (self);
      add_goal_rule (self);
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
        const char *novelty = get_novelty (&self->goals[i], TRUE);
        g_autofree char *goal = g_strdup_printf ("%u　%s%s%s%s", i, kei_sdg_goal_name (kei_sdg_goal (i), NULL), novelty != NULL ? "（" : "", novelty != NULL ? novelty : "", novelty != NULL ? "）" : "");
        g_autofree char *gained = dup_names (self->goals[i].names[KEI_SIDE_NEW]), *lost = dup_names (self->goals[i].names[KEI_SIDE_OLD]);

        kei_report_builder_row (out);
        kei_report_builder_cell (out, goal);
        kei_report_builder_head (out);
        kei_report_builder_cell (out, gained);
        kei_report_builder_cell (out, lost);
      }
  kei_report_builder_close_table (out);
  add_goal_rule (self);
}

static void
add_value (KeiSummary *self, KeiSide side, KeiId id)
{
  KeiTree *tree = self->paper->trees[side];
  const KeiNode *value = kei_tree_lookup (tree, id), *indicator = kei_tree_lookup (tree, kei_tree_get_parent_id (tree, id));
  g_autofree char *number = kei_plan_dup_value (indicator, value), *period = kei_era_format (kei_node_get_int (value, KEI_FIELD_PERIOD), self->paper->years);
  g_autofree char *text = g_strdup_printf ("%s %s%s", period, number, kei_node_get_text (indicator, KEI_FIELD_UNIT));

  kei_report_builder_cell (self->paper->out, text);
}

static void
add_targets (KeiSummary *self, guint most)
{
  static const double widths[] = { 6, 3, 3, 2 };
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
  for (guint i = 0; i < MIN (n, most); i++)
    {
      const KeiDifference *target = &g_array_index (self->targets, KeiDifference, i);

      kei_report_builder_row (out);
      kei_report_builder_cell (out, kei_node_get_headline (kei_tree_lookup (self->paper->trees[KEI_SIDE_NEW], _kei_summary_get_indicator (self, target))));
      kei_report_builder_head (out);
      add_value (self, KEI_SIDE_OLD, target->old_node);
      add_value (self, KEI_SIDE_NEW, target->new_node);
      kei_report_builder_cell (out, target->meaning == KEI_MEANING_RAISED ? _ ("Raised") : _ ("Lowered"));
    }
  if (n > most)
    {
      g_autofree char *more = g_strdup_printf (kei_words_get_plural ("%u more indicator", "%u more indicators", n - most), n - most);

      kei_report_builder_row (out);
      kei_report_builder_cell (out, more);
      kei_report_builder_span (out, G_N_ELEMENTS (widths), 1);
    }
  kei_report_builder_close_table (out);
}

gboolean
_kei_comparison_add_summary (KeiComparisonPaper *self, GError **error)
{
  /* How much of each table is told, the tightest last. */
  static const struct
  {
    guint lines, rules, goals, targets;
  } limits[] = { { 10, 6, 8, 8 }, { 10, 6, 6, 5 }, { 10, 6, 4, 3 }, { 10, 4, 4, 3 }, { 8, 4, 4, 3 }, { 8, 3, 2, 2 }, { 8, 2, 2, 1 }, { 6, 2, 0, 1 }, { 4, 1, 0, 1 } };
  KeiSummary summary;
  guint n_rules, tight = self->tightness;

  G_STATIC_ASSERT (G_N_ELEMENTS (limits) == KEI_COMPARISON_TIGHTEST + 1);

  _kei_summary_count (&summary, self);
  kei_report_builder_part (self->out, _ ("Summary of changes"), KEI_PAPER_A4, FALSE, TRUE);
  _kei_comparison_add_title (self, self->look.summary_title);
  _kei_comparison_add_warnings (self);
  kei_comparison_get_rules (self->comparison, &n_rules);
  if (summary.pillars->len > 0)
    {
      add_counts (&summary, summary.pillars, limits[tight].lines, _ ("Changes by pillar"), _ ("Pillar"));
      add_counts (&summary, summary.levels, limits[tight].lines, _ ("Changes by level"), _ ("Level"));
    }
  else if (n_rules == 0)
    _kei_comparison_add_paragraph (self, KEI_PARAGRAPH_BODY, _ ("Both say the same."), 0, KEI_INK_NONE);
  _kei_comparison_add_rules (self, TABLE_SIZE, limits[tight].rules);
  if ((self->look.parts & (1u << KEI_COMPARISON_PART_SDGS)) != 0)
    add_goals (&summary, limits[tight].goals);
  if ((self->look.parts & (1u << KEI_COMPARISON_PART_INDICATORS)) != 0)
    add_targets (&summary, limits[tight].targets);
  _kei_comparison_add_proof (self);
  for (guint i = 0; i < self->n_spare; i++)
    _kei_comparison_add_paragraph (self, KEI_PARAGRAPH_NOTE, "　", 0, KEI_INK_NONE);
  _kei_summary_clear (&summary);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
