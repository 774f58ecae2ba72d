/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures × goals: ● main, ○ secondary, － trades off; how many goals a measure serves, and how many measures a goal. */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-words-i18n.h"

#define SMALL_TILE 11.0
#define TILE 15.0

typedef struct
{
  KeiPlanReport *report;
  guint n_measures;
  guint served[KEI_SDG_N_GOALS + 1];
  guint main[KEI_SDG_N_GOALS + 1];
} Matrix;

static const char *
get_sign (KeiSdgUse use)
{
  switch (use)
    {
    case KEI_SDG_USE_PRIMARY:
      return "●";
    case KEI_SDG_USE_SECONDARY:
      return "○";
    case KEI_SDG_USE_TRADES_OFF:
      return "－";
    case KEI_SDG_USE_NONE:
    default:
      return "";
    }
}

static void
add_sign (Matrix *matrix, const char *sign, KeiTone tone)
{
  kei_report_builder_cell (matrix->report->out, sign);
  kei_report_builder_align (matrix->report->out, KEI_ALIGN_CENTER);
  kei_report_builder_tone (matrix->report->out, tone);
}

static void
add_count (Matrix *matrix, guint count, KeiTone tone)
{
  kei_report_builder_int_cell (matrix->report->out, count);
  kei_report_builder_align (matrix->report->out, KEI_ALIGN_CENTER);
  kei_report_builder_tone (matrix->report->out, tone);
}

static void
add_measure (Matrix *matrix, const KeiNode *item)
{
  KeiReportBuilder *out = matrix->report->out;
  KeiSdgProfile profile = KEI_SDG_PROFILE_INIT;
  g_autofree char *title = kei_plan_dup_full_title (matrix->report, item);
  guint n = 0;
  gboolean answered = FALSE;

  kei_sdg_profile_add_item (&profile, item);
  matrix->n_measures++;
  kei_report_builder_row (out);
  kei_report_builder_cell (out, title);
  kei_report_builder_head (out);
  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    {
      n += profile.uses[goal] >= KEI_SDG_USE_SECONDARY;
      answered |= profile.uses[goal] != KEI_SDG_USE_NONE;
      matrix->served[goal] += profile.uses[goal] >= KEI_SDG_USE_SECONDARY;
      matrix->main[goal] += profile.uses[goal] == KEI_SDG_USE_PRIMARY;
    }
  if (answered)
    for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
      add_sign (matrix, get_sign (profile.uses[goal]), KEI_TONE_NONE);
  else
    {
      add_sign (matrix, profile.uses[KEI_SDG_GOAL_NONE] != KEI_SDG_USE_NONE ? _ ("No relation to the SDGs") : _ ("Not answered yet"), KEI_TONE_MUTED);
      kei_report_builder_span (out, KEI_SDG_N_GOALS, 1);
    }
  add_count (matrix, n, KEI_TONE_NONE);
}

/* A band for what has measures directly below it, then those. */
static void
add_items (Matrix *matrix, const KeiNode *parent)
{
  KeiPlanReport *self = matrix->report;
  gboolean said = kei_node_get_kind (parent) == KEI_KIND_PLAN;
  guint n;
  KeiNode *const *items = kei_node_get_children (parent, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    {
      if (kei_measures_contain (self->measures, items[i]))
        {
          if (!said)
            {
              KeiNode *above = kei_tree_get_parent (self->tree, kei_node_get_id (parent));
              g_autofree char *title = kei_plan_dup_full_title (self, parent);
              g_autofree char *top = above != NULL && kei_node_get_kind (above) == KEI_KIND_ITEM ? kei_plan_dup_full_title (self, above) : NULL;
              g_autofree char *path = top != NULL ? g_strdup_printf ("%s ＞ %s", top, title) : g_strdup (title);

              kei_report_builder_row (self->out);
              kei_report_builder_cell (self->out, path);
              kei_report_builder_head (self->out);
              kei_report_builder_tone (self->out, KEI_TONE_SUBTOTAL);
              kei_report_builder_span (self->out, KEI_SDG_N_GOALS + 2, 1);
            }
          said = TRUE;
          add_measure (matrix, items[i]);
        }
      add_items (matrix, items[i]);
    }
}

static void
add_coverage (Matrix *matrix, const char *label, const guint *counts, KeiTone tone)
{
  guint n = 0;

  kei_report_builder_row (matrix->report->out);
  kei_report_builder_cell (matrix->report->out, label);
  kei_report_builder_head (matrix->report->out);
  kei_report_builder_tone (matrix->report->out, tone);
  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    {
      add_count (matrix, counts[goal], counts[goal] == 0 ? KEI_TONE_REMOVED : tone);
      n += counts[goal] > 0;
    }
  add_count (matrix, n, tone);
}

/* What the signs mean, and the goals by name. */
static void
add_legend (Matrix *matrix)
{
  /* Points on an A4 across, so that every name has one line. */
  static const double widths[] = { 19, 98, 19, 145, 19, 120, 19, 98, 19, 135 };
  KeiReportBuilder *out = matrix->report->out;
  const guint n_rows = (KEI_SDG_N_GOALS + 4) / 5;

  kei_report_builder_paragraph (out, KEI_PARAGRAPH_NOTE);
  kei_report_builder_text (out, _ ("● main  ○ secondary  － trades off. Counts are of measures that serve a goal."));
  kei_report_builder_open_table (out, KEI_LOOK_PLAIN, widths, G_N_ELEMENTS (widths), 0, _ ("The goals"));
  kei_report_builder_keep_table (out);
  kei_report_builder_join_table (out);
  kei_report_builder_name_sheet (out, _ ("The goals"));
  kei_report_builder_size_table (out, 0.75);
  for (guint i = 1; i <= n_rows; i++)
    {
      kei_report_builder_row (out);
      for (guint goal = i; goal <= KEI_SDG_N_GOALS; goal += n_rows)
        {
          kei_report_builder_cell (out, NULL);
          kei_report_builder_align (out, KEI_ALIGN_CENTER);
          kei_report_builder_drawing (out, kei_plan_draw_goal (matrix->report, goal, KEI_SDG_USE_SECONDARY, SMALL_TILE, TRUE));
          kei_report_builder_cell (out, kei_sdg_goal_name (kei_sdg_goal (goal), NULL));
        }
    }
  kei_report_builder_close_table (out);
}

gboolean
kei_plan_add_matrix (KeiPlanReport *self, GError **error)
{
  Matrix matrix = { .report = self };
  double widths[KEI_SDG_N_GOALS + 2];

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    widths[i] = i == 0 ? 9 : 1;
  widths[KEI_SDG_N_GOALS + 1] = 1.3;
  kei_report_builder_part (self->out, _ ("SDGs"), kei_report_style_get_page (self->style)->paper, TRUE, TRUE);
  kei_report_builder_heading (self->out, 1, NULL, _ ("Measures and the SDGs"), NULL);
  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, NULL);
  kei_report_builder_size_table (self->out, 0.85);
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("Measure"));
  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    {
      kei_report_builder_head_cell (self->out, NULL);
      kei_report_builder_align (self->out, KEI_ALIGN_CENTER);
      kei_report_builder_drawing (self->out, kei_plan_draw_goal (self, goal, KEI_SDG_USE_SECONDARY, TILE, FALSE));
    }
  kei_report_builder_head_cell (self->out, _ ("Goals"));
  add_items (&matrix, self->plan);
  if (matrix.n_measures == 0)
    return kei_plan_refuse_empty (error, N_ ("The plan has no measures yet."));
  add_coverage (&matrix, _ ("Measures that serve it"), matrix.served, KEI_TONE_TOTAL);
  add_coverage (&matrix, _ ("Mainly"), matrix.main, KEI_TONE_SUBTOTAL);
  kei_report_builder_close_table (self->out);
  add_legend (&matrix);
  return TRUE;
}
