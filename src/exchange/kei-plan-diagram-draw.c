/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the system diagram, page by page. */
#include "config.h"

#include "kei-plan-diagram-private.h"

#include "kei-words-i18n.h"

#define MIN_VISION 120.0 /* height below which the vision is not drawn */

static KeiShape *
add_text (const KeiPlanDiagram *diagram, KeiDrawing *drawing, double x, double y, double width, double height, const char *text, double size, KeiRgba ink)
{
  KeiShape *shape = kei_drawing_add_text (drawing, x, y, width, height, text, size, ink);

  shape->font = g_strdup (diagram->plain_font);
  return shape;
}

static KeiShape *
add_bold (const KeiPlanDiagram *diagram, KeiDrawing *drawing, double x, double y, double width, double height, const char *text, double size, KeiRgba ink)
{
  KeiShape *shape = kei_drawing_add_text (drawing, x, y, width, height, text, size, ink);

  shape->font = g_strdup (diagram->font);
  shape->bold = TRUE;
  return shape;
}

static void
draw_line (const KeiPlanDiagram *diagram, KeiDrawing *drawing, double x1, double y1, double x2, double y2, KeiRgba colour)
{
  const double middle = (x1 + x2) / 2;
  const KeiPoint points[] = { { x1, y1 }, { middle, y1 }, { middle, y2 }, { x2, y2 } };

  kei_drawing_add_curve (drawing, points, G_N_ELEMENTS (points), colour, 0.8);
}

static void
draw_tiles (const KeiPlanDiagram *diagram, KeiDrawing *drawing, const KeiPlanBox *box, double right, double y)
{
  guint8 goals[KEI_SDG_N_GOALS];
  guint n = kei_plan_diagram_list_tiles (box->item, goals);
  double side = kei_plan_diagram_get_tile (diagram), x = right - n * (side + 1);

  for (guint i = 0; i < n; i++, x += side + 1)
    {
      const KeiSdgGoal *goal = kei_sdg_goal (goals[i]);
      g_autofree char *number = g_strdup_printf ("%u", goals[i]);
      KeiShape *shape = kei_drawing_add_rectangle (drawing, x, y, side, side, KEI_RGBA (goal->rgb));

      shape->radius = side * 0.16;
      shape = add_bold (diagram, drawing, x, y, side, side, number, side * 0.5, KEI_RGBA (goal->white_text ? 0xffffff : 0x1e1e1e));

      shape->align = shape->block = KEI_ALIGN_CENTER;
    }
}

static void
draw_frame (const KeiPlanDiagram *diagram, KeiDrawing *drawing, const KeiPlanBox *box, double y)
{
  double x = diagram->left[box->depth];
  KeiShape *shape = kei_drawing_add_rectangle (drawing, x, y, diagram->width[box->depth], box->box, box->depth == 0 && box->below->len > 0 ? box->colour : KEI_RGBA (0xffffff));

  shape->radius = 3;
  if (box->depth > 0 || box->below->len == 0)
    {
      shape->stroke = diagram->rule;
      shape->line_width = 0.6;
      /* Not decided yet. */
      shape->dash = kei_node_get_bool (box->item, KEI_FIELD_TENTATIVE) ? 2.5 : 0;
      kei_drawing_add_rectangle (drawing, x, y, KEI_PLAN_DIAGRAM_BAR, box->box, box->colour);
    }
}

static void
draw_leaf (const KeiPlanDiagram *diagram, KeiDrawing *drawing, const KeiPlanBox *box, double y)
{
  double x = diagram->left[box->depth] + KEI_PLAN_DIAGRAM_BAR + KEI_PLAN_DIAGRAM_PADDING, number = kei_plan_diagram_measure_number (diagram, box);

  if (number > 0)
    add_text (diagram, drawing, x, y, number, box->box, box->number, diagram->size, diagram->secondary)->block = KEI_ALIGN_CENTER;
  add_text (diagram, drawing, x + number, y, kei_plan_diagram_get_leaf_text_width (diagram, box), box->box, box->title, diagram->size, diagram->ink)->block = KEI_ALIGN_CENTER;
  draw_tiles (diagram, drawing, box, diagram->left[box->depth] + diagram->width[box->depth] - KEI_PLAN_DIAGRAM_PADDING / 2, y + (box->box - kei_plan_diagram_get_tile (diagram)) / 2);
}

/* 政策 3　施策 7: how many there are below, by level; nothing of a level without a name. */
static char *
count_below (const KeiPlanDiagram *diagram, const KeiPlanBox *box)
{
  GString *text = g_string_new (NULL);
  const KeiPlanBox *first = g_ptr_array_index (box->below, 0);

  if (*diagram->names[first->depth] != '\0')
    g_string_append_printf (text, "%s %u", diagram->names[first->depth], box->below->len);
  if (box->n_leaves > box->below->len && *diagram->names[diagram->n_depths - 1] != '\0')
    g_string_append_printf (text, "%s%s %u", text->len > 0 ? "　" : "", diagram->names[diagram->n_depths - 1], box->n_leaves);
  return g_string_free (text, FALSE);
}

static void
draw_branch (const KeiPlanDiagram *diagram, KeiDrawing *drawing, const KeiPlanBox *box, double y)
{
  gboolean top = box->depth == 0;
  KeiRgba ink = top ? KEI_RGBA (0xffffff) : diagram->ink, pale = top ? KEI_RGBA (0xffffff) : diagram->secondary;
  double x = diagram->left[box->depth] + KEI_PLAN_DIAGRAM_BAR + KEI_PLAN_DIAGRAM_PADDING, width = diagram->width[box->depth] - KEI_PLAN_DIAGRAM_BAR - 2 * KEI_PLAN_DIAGRAM_PADDING, at = y + KEI_PLAN_DIAGRAM_PADDING;
  g_autofree char *count = count_below (diagram, box);

  if (*box->number != '\0')
    {
      add_text (diagram, drawing, x, at, width, diagram->size * 1.3, box->number, diagram->size * 0.9, pale);
      at += diagram->size * 1.3;
    }
  add_bold (diagram, drawing, x, at, width, box->box - (at - y) - KEI_PLAN_DIAGRAM_PADDING - diagram->size * 1.5, box->title, diagram->size * 1.15, ink);
  add_text (diagram, drawing, x, y + box->box - KEI_PLAN_DIAGRAM_PADDING - diagram->size * 1.2, width, diagram->size * 1.2, count, diagram->size * 0.85, pale);
}

/* Draws a box in the middle of its span, and what is below; returns the height of its middle. */
static double
draw_box (const KeiPlanDiagram *diagram, KeiDrawing *drawing, const KeiPlanBox *box, double y)
{
  double top = y + (box->span - box->box) / 2, middle = top + box->box / 2, below = 0, child_y;

  for (guint i = 0; i < box->below->len; i++)
    {
      const KeiPlanBox *child = g_ptr_array_index (box->below, i);

      below += child->span + (i > 0 ? (child->below->len > 0 ? 2 * kei_plan_diagram_get_gap (diagram) : kei_plan_diagram_get_gap (diagram)) : 0);
    }
  child_y = y + (box->span - below) / 2;
  for (guint i = 0; i < box->below->len; i++)
    {
      const KeiPlanBox *child = g_ptr_array_index (box->below, i);
      double end;

      if (i > 0)
        child_y += child->below->len > 0 ? 2 * kei_plan_diagram_get_gap (diagram) : kei_plan_diagram_get_gap (diagram);
      end = draw_box (diagram, drawing, child, child_y);
      draw_line (diagram, drawing, diagram->left[box->depth] + diagram->width[box->depth], middle, diagram->left[child->depth], end, box->colour);
      child_y += child->span;
    }
  draw_frame (diagram, drawing, box, top);
  if (box->below->len > 0)
    draw_branch (diagram, drawing, box, top);
  else
    draw_leaf (diagram, drawing, box, top);
  return middle;
}

static void
draw_heads (const KeiPlanDiagram *diagram, KeiDrawing *drawing)
{
  for (guint depth = 0; depth < diagram->n_depths; depth++)
    {
      g_autofree char *text = *diagram->names[depth] != '\0' ? g_strdup_printf ("%s　%u", diagram->names[depth], diagram->counts[depth]) : NULL;

      if (text != NULL)
        add_bold (diagram, drawing, diagram->left[depth], 0, diagram->width[depth], KEI_PLAN_DIAGRAM_HEAD, text, diagram->size * 1.05, diagram->ink);
    }
}

/* The vision in two lines, broken after the comma or blank that leaves the longer one shortest, where one is too long for @tall. */
static char *
break_vision (const char *vision, double size, double tall)
{
  const char *best = NULL;
  glong n = g_utf8_strlen (vision, -1), least = G_MAXLONG, i = 0;

  if ((double) n * size <= tall)
    return g_strdup (vision);
  for (const char *p = vision; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      glong longer = MAX (g_unichar_isspace (c) ? i : i + 1, n - i - 1);

      i++;
      if ((c != 0x3001 && c != 0xff0c && !g_unichar_isspace (c)) || i == n || longer >= least)
        continue;
      least = longer;
      best = g_utf8_next_char (p);
    }
  return best == NULL ? g_strdup (vision) : g_strdup_printf ("%.*s\n%s", (int) (best - vision), vision, best);
}

/* Smaller than @size where a line would be longer than @tall, down to half of it. */
static double
fit_vision (const char *lines, double size, double tall)
{
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);
  double fitting = size;

  for (guint i = 0; all[i] != NULL; i++)
    fitting = MIN (fitting, tall / (1.02 * MAX (g_utf8_strlen (all[i], -1), 1)));
  return MAX (fitting, size / 2);
}

/* The vision stands upright beside what it is about. */
static void
draw_vision (const KeiPlanDiagram *diagram, KeiDrawing *drawing, double height)
{
  const char *vision = kei_node_get_text (diagram->report->plan, KEI_FIELD_VISION);
  double size = diagram->size * 1.5, tall = MIN (height - KEI_PLAN_DIAGRAM_HEAD, MAX (300, 20 * size)), y = KEI_PLAN_DIAGRAM_HEAD + (height - KEI_PLAN_DIAGRAM_HEAD - tall) / 2;
  g_autofree char *lines = break_vision (vision, size, tall - 2 * KEI_PLAN_DIAGRAM_PADDING);
  KeiShape *shape;

  if (diagram->vision_width <= 0 || tall < MIN_VISION)
    return;
  add_bold (diagram, drawing, 0, 0, diagram->vision_width, KEI_PLAN_DIAGRAM_HEAD, _ ("Vision"), diagram->size * 1.05, diagram->ink);
  shape = kei_drawing_add_rectangle (drawing, 0, y, diagram->vision_width, tall, KEI_RGBA (0xffffff));
  shape->radius = 4;
  shape->stroke = diagram->rule;
  shape->line_width = 0.8;
  shape = add_bold (diagram, drawing, KEI_PLAN_DIAGRAM_PADDING, y + KEI_PLAN_DIAGRAM_PADDING, diagram->vision_width - 2 * KEI_PLAN_DIAGRAM_PADDING, tall - 2 * KEI_PLAN_DIAGRAM_PADDING, lines, fit_vision (lines, size, tall - 2 * KEI_PLAN_DIAGRAM_PADDING), diagram->ink);
  shape->vertical = TRUE;

  shape->align = KEI_ALIGN_CENTER;
  shape->block = KEI_ALIGN_CENTER;
}

static void
draw_strip (const KeiPlanDiagram *diagram, KeiDrawing *drawing, const KeiPlanStrip *strip, double y)
{
  guint n = kei_plan_diagram_get_strip_columns (strip);
  double width = kei_plan_diagram_get_strip_width (diagram, strip), height = kei_plan_diagram_get_strip_box (diagram, strip);
  KeiShape *shape;

  y += KEI_PLAN_DIAGRAM_STRIP_GAP;
  shape = add_bold (diagram, drawing, 0, y, diagram->page_width, KEI_PLAN_DIAGRAM_HEAD, strip->label, diagram->size * 1.05, diagram->ink);

  shape->block = KEI_ALIGN_CENTER;
  for (guint i = 0; i < strip->titles->len; i++)
    {
      double x = i % n * (width + KEI_PLAN_DIAGRAM_PADDING), top = y + KEI_PLAN_DIAGRAM_HEAD + i / n * (height + KEI_PLAN_DIAGRAM_PADDING);

      shape = kei_drawing_add_rectangle (drawing, x, top, width, height, kei_report_style_get_ink (diagram->report->style, KEI_INK_TINT));
      shape->radius = 3;
      shape = add_text (diagram, drawing, x + KEI_PLAN_DIAGRAM_PADDING, top, width - 2 * KEI_PLAN_DIAGRAM_PADDING, height, g_ptr_array_index (strip->titles, i), diagram->size, diagram->ink);
      shape->align = shape->block = KEI_ALIGN_CENTER;
    }
}

static void
draw_strips (const KeiPlanDiagram *diagram, KeiDrawing *drawing, double y)
{
  for (guint i = 0; i < diagram->strips->len; i++)
    {
      const KeiPlanStrip *strip = g_ptr_array_index (diagram->strips, i);

      draw_strip (diagram, drawing, strip, y);
      y += kei_plan_diagram_get_strip_height (diagram, strip);
    }
}

/* --- Pages --- */

/* A page of @boxes, which may be none where only the strips are left. */
void
kei_plan_diagram_add_page (KeiPlanDiagram *diagram, GPtrArray *boxes, gboolean with_strips)
{
  double bottom = boxes->len > 0 ? KEI_PLAN_DIAGRAM_HEAD + kei_plan_diagram_add_spans (diagram, boxes) : 0, y = KEI_PLAN_DIAGRAM_HEAD;
  double height = bottom + (with_strips ? kei_plan_diagram_get_strips_height (diagram) : 0);
  g_autofree char *description = g_strdup_printf (_ ("System diagram: %u at the top, %u measures"), diagram->counts[0], diagram->counts[diagram->n_depths - 1]);
  KeiDrawing *drawing = kei_drawing_new (diagram->page_width, height, description);

  if (boxes->len > 0)
    {
      draw_heads (diagram, drawing);
      draw_vision (diagram, drawing, bottom);
    }
  for (guint i = 0; i < boxes->len; i++)
    {
      const KeiPlanBox *box = g_ptr_array_index (boxes, i);
      double middle = draw_box (diagram, drawing, box, y);

      if (diagram->vision_width > 0)
        draw_line (diagram, drawing, diagram->vision_width, KEI_PLAN_DIAGRAM_HEAD + (bottom - KEI_PLAN_DIAGRAM_HEAD) / 2, diagram->left[0], middle, diagram->rule);
      y += box->span + 3 * kei_plan_diagram_get_gap (diagram);
    }
  if (with_strips)
    draw_strips (diagram, drawing, bottom);
  kei_report_builder_figure (diagram->report->out, drawing, NULL, NULL);
}
