/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large what stands in the system diagram is. */
#include "config.h"

#include "kei-plan-diagram-private.h"

#include "kei-drawing-cairo.h"

#define GAP 0.25         /* between leaves, in text sizes; more between branches */
#define LEAF_PADDING 0.4 /* above and below a leaf's text, in text sizes */
#define STRIP_BOXES 6    /* beside one another in a strip */
#define STRIP_LINES 2.6  /* least height of a box in a strip, in text sizes */

double
kei_plan_diagram_get_gap (const KeiPlanDiagram *diagram)
{
  return diagram->size * GAP;
}

/* --- Strips --- */

static guint
count_rows (const KeiPlanStrip *strip)
{
  return (strip->titles->len + STRIP_BOXES - 1) / STRIP_BOXES;
}

/* As many as in the other rows. */
guint
kei_plan_diagram_get_strip_columns (const KeiPlanStrip *strip)
{
  return (strip->titles->len + count_rows (strip) - 1) / count_rows (strip);
}

double
kei_plan_diagram_get_strip_width (const KeiPlanDiagram *diagram, const KeiPlanStrip *strip)
{
  guint n = kei_plan_diagram_get_strip_columns (strip);

  return (diagram->page_width - (n - 1) * KEI_PLAN_DIAGRAM_PADDING) / n;
}

/* The boxes of a strip are as high as the longest title wants. */
double
kei_plan_diagram_get_strip_box (const KeiPlanDiagram *diagram, const KeiPlanStrip *strip)
{
  double highest = diagram->size * STRIP_LINES;

  for (guint i = 0; i < strip->titles->len; i++)
    {
      double height;

      kei_drawing_measure_text (g_ptr_array_index (strip->titles, i), diagram->plain_font, diagram->size, FALSE,
                                MAX (kei_plan_diagram_get_strip_width (diagram, strip) - 2 * KEI_PLAN_DIAGRAM_PADDING, 20), NULL, &height);
      highest = MAX (highest, height + KEI_PLAN_DIAGRAM_PADDING);
    }
  return highest;
}

double
kei_plan_diagram_get_strip_height (const KeiPlanDiagram *diagram, const KeiPlanStrip *strip)
{
  return KEI_PLAN_DIAGRAM_STRIP_GAP + KEI_PLAN_DIAGRAM_HEAD + count_rows (strip) * (kei_plan_diagram_get_strip_box (diagram, strip) + KEI_PLAN_DIAGRAM_PADDING);
}

double
kei_plan_diagram_get_strips_height (const KeiPlanDiagram *diagram)
{
  double height = 0;

  for (guint i = 0; i < diagram->strips->len; i++)
    height += kei_plan_diagram_get_strip_height (diagram, g_ptr_array_index (diagram->strips, i));
  return height;
}

/* --- Boxes --- */

guint
kei_plan_diagram_list_tiles (const KeiNode *item, guint8 goals[KEI_SDG_N_GOALS])
{
  KeiSdgProfile profile = KEI_SDG_PROFILE_INIT;
  guint n;

  kei_sdg_profile_add_item (&profile, item);
  n = kei_sdg_profile_list (&profile, goals);
  return MIN (n, KEI_PLAN_DIAGRAM_MAX_TILES);
}

double
kei_plan_diagram_get_tile (const KeiPlanDiagram *diagram)
{
  return diagram->size * 1.3;
}

double
kei_plan_diagram_measure_number (const KeiPlanDiagram *diagram, const KeiPlanBox *box)
{
  double width = 0;

  if (*box->number != '\0')
    kei_drawing_measure_text (box->number, diagram->plain_font, diagram->size, FALSE, 0, &width, NULL);
  return width > 0 ? width + KEI_PLAN_DIAGRAM_PADDING : 0;
}

/* What is left for the title of a leaf beside number and tiles. */
double
kei_plan_diagram_get_leaf_text_width (const KeiPlanDiagram *diagram, const KeiPlanBox *box)
{
  guint8 goals[KEI_SDG_N_GOALS];
  guint n = kei_plan_diagram_list_tiles (box->item, goals);

  return diagram->width[box->depth] - KEI_PLAN_DIAGRAM_BAR - 2 * KEI_PLAN_DIAGRAM_PADDING - kei_plan_diagram_measure_number (diagram, box) - n * (kei_plan_diagram_get_tile (diagram) + 1);
}

void
kei_plan_diagram_measure (KeiPlanDiagram *diagram, KeiPlanBox *box)
{
  double inner = diagram->width[box->depth] - KEI_PLAN_DIAGRAM_BAR - 2 * KEI_PLAN_DIAGRAM_PADDING, height, below = 0;

  box->n_leaves = box->below->len == 0;
  for (guint i = 0; i < box->below->len; i++)
    {
      KeiPlanBox *child = g_ptr_array_index (box->below, i);

      kei_plan_diagram_measure (diagram, child);
      below += child->span + (i > 0 ? (child->below->len > 0 ? 2 * kei_plan_diagram_get_gap (diagram) : kei_plan_diagram_get_gap (diagram)) : 0);
      box->n_leaves += child->n_leaves;
    }
  if (box->below->len == 0)
    {
      kei_drawing_measure_text (box->title, diagram->plain_font, diagram->size, FALSE, MAX (kei_plan_diagram_get_leaf_text_width (diagram, box), 20), NULL, &height);
      box->box = MAX (height, kei_plan_diagram_get_tile (diagram)) + LEAF_PADDING * diagram->size;
    }
  else
    {
      kei_drawing_measure_text (box->title, diagram->font, diagram->size * 1.15, TRUE, inner, NULL, &height);
      box->box = height + 2 * KEI_PLAN_DIAGRAM_PADDING + (*box->number != '\0' ? diagram->size * 1.3 : 0) + diagram->size * 1.5;
    }
  box->span = MAX (box->box, below);
}

double
kei_plan_diagram_add_spans (const KeiPlanDiagram *diagram, const GPtrArray *boxes)
{
  double height = 0;

  for (guint i = 0; i < boxes->len; i++)
    height += ((KeiPlanBox *) g_ptr_array_index (boxes, i))->span + (i > 0 ? 3 * kei_plan_diagram_get_gap (diagram) : 0);
  return height;
}

/* Columns: those of branches a part each, the leaves' a part and a half. */
void
kei_plan_diagram_set_columns (KeiPlanDiagram *diagram)
{
  double x = diagram->vision_width > 0 ? diagram->vision_width + KEI_PLAN_DIAGRAM_COLUMN_GAP : 0;
  double rest = diagram->page_width - x - KEI_PLAN_DIAGRAM_COLUMN_GAP * (diagram->n_depths - 1);
  double shares = diagram->n_depths - 1 + 1.8;

  for (guint depth = 0; depth < diagram->n_depths; depth++)
    {
      diagram->left[depth] = x;
      diagram->width[depth] = rest * (depth + 1 == diagram->n_depths ? 1.8 : 1) / shares;
      x += diagram->width[depth] + KEI_PLAN_DIAGRAM_COLUMN_GAP;
    }
}
