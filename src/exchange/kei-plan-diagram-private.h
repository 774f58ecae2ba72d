/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system diagram in the making: boxes that stand in columns, strips below them, and what they measure. Lengths are points. */
#pragma once

#include "kei-plan-report-private.h"

G_BEGIN_DECLS

#define KEI_PLAN_DIAGRAM_MAX_DEPTH 6
#define KEI_PLAN_DIAGRAM_MAX_TILES 5
#define KEI_PLAN_DIAGRAM_COLUMN_GAP 18.0 /* where the lines run */
#define KEI_PLAN_DIAGRAM_BAR 3.0         /* at the left of a box, in the pillar's colour */
#define KEI_PLAN_DIAGRAM_PADDING 4.0
#define KEI_PLAN_DIAGRAM_STRIP_GAP 10.0 /* above a strip */
#define KEI_PLAN_DIAGRAM_HEAD 20.0      /* of the columns, and of a strip */

/* An item in its column. */
typedef struct
{
  const KeiNode *item;
  guint depth;
  guint n_below; /* boxes directly below */
  guint n_leaves;
  double box;       /* height of its own box */
  double span;      /* height that it takes with all that is below */
  GPtrArray *below; /* (element-type KeiPlanBox) */
  KeiRgba colour;
  char *title;
  const char *number;
} KeiPlanBox;

typedef struct
{
  KeiPlanReport *report;
  const char *font;       /* of what is bold */
  const char *plain_font; /* of all else */
  double size;            /* of the leaves' text; others follow */
  guint n_depths;
  double left[KEI_PLAN_DIAGRAM_MAX_DEPTH + 1]; /* of each column; the vision's is before the first */
  double width[KEI_PLAN_DIAGRAM_MAX_DEPTH + 1];
  double vision_width; /* 0: none */
  double page_width;
  double page_height;
  guint counts[KEI_PLAN_DIAGRAM_MAX_DEPTH];      /* boxes of each depth in the whole plan */
  glong letters[KEI_PLAN_DIAGRAM_MAX_DEPTH];     /* of their titles together */
  const char *names[KEI_PLAN_DIAGRAM_MAX_DEPTH]; /* level names, "" where they differ */
  GPtrArray *strips;                             /* (element-type KeiPlanStrip) */
  KeiRgba ink;
  KeiRgba secondary;
  KeiRgba rule;
} KeiPlanDiagram;

/* Titles side by side under a label. */
typedef struct
{
  const char *label;
  GPtrArray *titles; /* (element-type utf8), owned */
} KeiPlanStrip;

/* --- Measuring (kei-plan-diagram-measure.c) --- */

/* Between leaves; branches have more between them. */
double kei_plan_diagram_get_gap (const KeiPlanDiagram *diagram);
/* Where the columns stand on a page as broad as the diagram's. */
void kei_plan_diagram_set_columns (KeiPlanDiagram *diagram);
/* Sets heights and leaves of @box and all that is below it, for the columns and text size that the diagram has. */
void kei_plan_diagram_measure (KeiPlanDiagram *diagram, KeiPlanBox *box);
/* How high boxes below one another are. */
double kei_plan_diagram_add_spans (const KeiPlanDiagram *diagram, const GPtrArray *boxes);

/* The goals whose tiles an item has; returns how many. */
guint kei_plan_diagram_list_tiles (const KeiNode *item, guint8 goals[KEI_SDG_N_GOALS]);
double kei_plan_diagram_get_tile (const KeiPlanDiagram *diagram); /* its side */
double kei_plan_diagram_measure_number (const KeiPlanDiagram *diagram, const KeiPlanBox *box);
/* What is left for the title of a leaf beside number and tiles. */
double kei_plan_diagram_get_leaf_text_width (const KeiPlanDiagram *diagram, const KeiPlanBox *box);

guint kei_plan_diagram_get_strip_columns (const KeiPlanStrip *strip);
double kei_plan_diagram_get_strip_width (const KeiPlanDiagram *diagram, const KeiPlanStrip *strip); /* of a box */
/* The boxes of a strip are as high as the longest title wants. */
double kei_plan_diagram_get_strip_box (const KeiPlanDiagram *diagram, const KeiPlanStrip *strip);
double kei_plan_diagram_get_strip_height (const KeiPlanDiagram *diagram, const KeiPlanStrip *strip);
double kei_plan_diagram_get_strips_height (const KeiPlanDiagram *diagram); /* of all */

/* --- Drawing (kei-plan-diagram-draw.c) --- */

/* Adds a page of @boxes, which may be none where only the strips are left. */
void kei_plan_diagram_add_page (KeiPlanDiagram *diagram, GPtrArray *boxes, gboolean with_strips);

G_END_DECLS
