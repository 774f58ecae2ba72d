/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goals of an item as numbered tiles of our own, in the goals' colours. */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-words-i18n.h"

#define PALE_FILL 0x22000000u
#define DARK 0x1e1e1e

static char *
describe_goal (guint goal, KeiSdgUse use)
{
  const char *name = kei_sdg_goal_name (kei_sdg_goal (goal), NULL);

  switch (use)
    {
    case KEI_SDG_USE_PRIMARY:
      /* Translators: a goal of the SDGs that an item serves: number, name. */
      return g_strdup_printf (_ ("SDG %u %s (main)"), goal, name);
    case KEI_SDG_USE_SECONDARY:
      return g_strdup_printf (_ ("SDG %u %s"), goal, name);
    case KEI_SDG_USE_TRADES_OFF:
      return g_strdup_printf (_ ("SDG %u %s (trades off)"), goal, name);
    case KEI_SDG_USE_NONE:
    default:
      return g_strdup ("");
    }
}

KeiDrawing *
kei_plan_draw_goal (const KeiPlanReport *self, guint number, KeiSdgUse use, double side, gboolean beside_name)
{
  const KeiSdgGoal *goal = kei_sdg_goal (number);
  g_autofree char *description = beside_name ? g_strdup_printf ("%u", number) : describe_goal (number, use);
  g_autofree char *text = g_strdup_printf ("%u", number);
  KeiDrawing *tile = kei_drawing_new (side, side, description);
  gboolean full = use >= KEI_SDG_USE_SECONDARY;
  KeiRgba ink = KEI_RGBA (full && goal->white_text ? 0xffffff : DARK);
  KeiShape *shape;

  shape = kei_drawing_add_rectangle (tile, 0, 0, side, side, full ? KEI_RGBA (goal->rgb) : (PALE_FILL | goal->rgb));
  shape->radius = side * 0.16;
  if (!full)
    {
      shape->x = shape->y = side * 0.03;
      shape->width = shape->height = side * 0.94;
      shape->stroke = KEI_RGBA (goal->rgb);
      shape->line_width = side * 0.06;
    }
  shape = kei_drawing_add_text (tile, 0, 0, side, side, text, side * 0.5, ink);
  shape->font = g_strdup (kei_report_style_get_heading (self->style, 1)->font);
  shape->bold = TRUE;
  shape->align = shape->block = KEI_ALIGN_CENTER;
  if (use == KEI_SDG_USE_PRIMARY)
    kei_drawing_add_rectangle (tile, side * 0.18, side * 0.82, side * 0.64, side * 0.08, ink);
  return tile;
}

gboolean
kei_plan_add_goals (KeiPlanReport *self, const KeiNode *item, double side)
{
  KeiSdgProfile profile = KEI_SDG_PROFILE_INIT;
  guint8 goals[KEI_SDG_N_GOALS];
  guint n;

  kei_sdg_profile_add_item (&profile, item);
  n = kei_sdg_profile_list (&profile, goals);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        kei_report_builder_text (self->out, " ");
      kei_report_builder_drawing (self->out, kei_plan_draw_goal (self, goals[i], profile.uses[goals[i]], side, FALSE));
    }
  if (n == 0 && profile.uses[KEI_SDG_GOAL_NONE] != KEI_SDG_USE_NONE)
    kei_report_builder_text (self->out, _ ("No relation to the SDGs"));
  return n > 0 || profile.uses[KEI_SDG_GOAL_NONE] != KEI_SDG_USE_NONE;
}
