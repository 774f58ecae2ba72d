/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system diagram: vision, then the policy tree from left to right as far as measures, with numbers, counts and
 * goals; below it, in strips, the viewpoints and what stands beside the tree (地区別計画). Boxes are as high as what stands in
 * them. The largest text is taken with which all fits one page, across or upright; what fits none flows over several. */
#include "config.h"

#include "kei-plan-diagram-private.h"

#include <glib/gi18n-lib.h>

#define FURNITURE 64.0    /* of a page: what the report's heading takes */
#define LEAVES_OF_PAGE 20 /* about, where it flows over several */
#define MAX_PAGES 500     /* of a diagram: beyond that it ends one level earlier */

/* White holds on all of them. */
static const guint32 pillar_colours[] = { 0x0b6a8f, 0x9a3f6b, 0x3f6b35 };

/* --- Strips --- */

static void
free_strip (gpointer data)
{
  KeiPlanStrip *strip = data;

  g_ptr_array_unref (strip->titles);
  g_free (strip);
}

/* Takes over @title. One after the other with the same label make one strip. */
static void
add_to_strip (KeiPlanDiagram *diagram, const char *label, char *title)
{
  KeiPlanStrip *strip = diagram->strips->len > 0 ? g_ptr_array_index (diagram->strips, diagram->strips->len - 1) : NULL;

  if (strip == NULL || !g_str_equal (strip->label, label))
    {
      strip = g_new (KeiPlanStrip, 1);
      *strip = (KeiPlanStrip){ label, g_ptr_array_new_with_free_func (g_free) };
      g_ptr_array_add (diagram->strips, strip);
    }
  g_ptr_array_add (strip->titles, title);
}

/* --- The boxes --- */

static void
free_box (gpointer data)
{
  KeiPlanBox *box = data;

  g_ptr_array_unref (box->below);
  g_free (box->title);
  g_free (box);
}

static KeiPlanBox *
make_box (KeiPlanDiagram *diagram, const KeiNode *item, guint depth, KeiRgba colour)
{
  KeiPlanBox *box = g_new0 (KeiPlanBox, 1);
  const char *level = kei_plan_get_level_name (diagram->report, item);
  guint n;
  KeiNode *const *items = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);

  box->item = item;
  box->depth = depth;
  box->colour = colour;
  box->title = kei_plan_dup_title (item);
  box->number = kei_numbers_get (diagram->report->numbers, kei_node_get_id (item));
  box->below = g_ptr_array_new_with_free_func (free_box);
  diagram->n_depths = MAX (diagram->n_depths, depth + 1);
  diagram->names[depth] = diagram->counts[depth] == 0 || g_str_equal (diagram->names[depth], level) ? level : "";
  diagram->counts[depth]++;
  for (guint i = 0; i < n && depth + 1 < KEI_PLAN_DIAGRAM_MAX_DEPTH; i++)
    if (kei_plan_has_heading (diagram->report, items[i]))
      g_ptr_array_add (box->below, make_box (diagram, items[i], depth + 1, colour));
  return box;
}

/* The tree; what stands at the top without measures goes into strips where others have some. */
static GPtrArray *
make_boxes (KeiPlanDiagram *diagram)
{
  GPtrArray *boxes = g_ptr_array_new_with_free_func (free_box);
  gboolean any = FALSE;
  guint n;
  KeiNode *const *nodes = kei_node_get_children (diagram->report->plan, KEI_SLOT_VIEWPOINTS, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *label = kei_node_get_text (nodes[i], KEI_FIELD_LABEL);

      add_to_strip (diagram, *label != '\0' ? label : _ ("Viewpoints"), kei_plan_dup_title (nodes[i]));
    }
  nodes = kei_node_get_children (diagram->report->plan, KEI_SLOT_ITEMS, &n);
  for (guint i = 0; i < n; i++)
    any |= kei_plan_has_measures (diagram->report, nodes[i]);
  for (guint i = 0; i < n; i++)
    if (!any || kei_plan_has_measures (diagram->report, nodes[i]))
      g_ptr_array_add (boxes, make_box (diagram, nodes[i], 0, KEI_RGBA (pillar_colours[boxes->len % G_N_ELEMENTS (pillar_colours)])));
    else
      add_to_strip (diagram, kei_plan_get_level_name (diagram->report, nodes[i]), kei_plan_dup_full_title (diagram->report, nodes[i]));
  return boxes;
}

/* --- Pages --- */

/* A box of the same item with only some of what is below it. */
static KeiPlanBox *
split_box (KeiPlanDiagram *diagram, const KeiPlanBox *whole)
{
  KeiPlanBox *part = g_new0 (KeiPlanBox, 1);

  *part = *whole;
  part->title = g_strdup (whole->title);
  part->below = g_ptr_array_new_with_free_func (free_box);
  return part;
}

/* Boxes at the top in pieces that fit a page each, as far as one row of branches below allows. Takes what is in @boxes. */
static GPtrArray *
cut (KeiPlanDiagram *diagram, GPtrArray *boxes, double room)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (free_box);

  while (boxes->len > 0)
    {
      KeiPlanBox *box = g_ptr_array_steal_index (boxes, 0);
      KeiPlanBox *part = NULL;

      if (box->span <= room || box->below->len < 2)
        {
          g_ptr_array_add (pieces, box);
          continue;
        }
      while (box->below->len > 0)
        {
          KeiPlanBox *child = g_ptr_array_steal_index (box->below, 0);

          if (part == NULL || part->span + child->span + 2 * kei_plan_diagram_get_gap (diagram) > room)
            {
              part = split_box (diagram, box);
              part->span = 0;
              g_ptr_array_add (pieces, part);
            }
          part->span += child->span + 2 * kei_plan_diagram_get_gap (diagram);
          g_ptr_array_add (part->below, child);
        }
      free_box (box);
    }
  for (guint i = 0; i < pieces->len; i++)
    kei_plan_diagram_measure (diagram, g_ptr_array_index (pieces, i));
  return pieces;
}

static void
add_pages (KeiPlanDiagram *diagram, GPtrArray *boxes)
{
  double room = diagram->page_height - KEI_PLAN_DIAGRAM_HEAD;
  g_autoptr (GPtrArray) pieces = cut (diagram, boxes, room);
  gboolean strips = diagram->strips->len > 0;

  while (pieces->len > 0)
    {
      g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (free_box);
      gboolean with_strips;
      double left = room;

      do
        {
          KeiPlanBox *box = g_ptr_array_steal_index (pieces, 0);

          left -= box->span + 3 * kei_plan_diagram_get_gap (diagram);
          g_ptr_array_add (page, box);
        }
      while (pieces->len > 0 && ((KeiPlanBox *) g_ptr_array_index (pieces, 0))->span <= left);
      with_strips = strips && pieces->len == 0 && left + 3 * kei_plan_diagram_get_gap (diagram) >= kei_plan_diagram_get_strips_height (diagram);
      kei_plan_diagram_add_page (diagram, page, with_strips);
      strips = strips && !with_strips;
    }
  if (strips)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      kei_plan_diagram_add_page (diagram, none, TRUE);
    }
}

/* --- The report --- */

static void
set_page (KeiPlanDiagram *diagram, KeiPaper paper, gboolean across)
{
  const KeiPageSetup *setup = kei_report_style_get_page (diagram->report->style);
  double width, height;

  kei_paper_get_size (paper, &width, &height);
  diagram->page_width = (across ? height : width) - setup->left - setup->right;
  diagram->page_height = (across ? width : height) - setup->top - setup->bottom - FURNITURE;
  kei_plan_diagram_set_columns (diagram);
}

static void
set_size (KeiPlanDiagram *diagram, GPtrArray *boxes, double size)
{
  diagram->size = size;
  for (guint i = 0; i < boxes->len; i++)
    kei_plan_diagram_measure (diagram, g_ptr_array_index (boxes, i));
}

/* The first way of laying it out that fits one page; else the first of all, over several. Returns whether it is across. */
static gboolean
choose_layout (KeiPlanDiagram *diagram, GPtrArray *boxes, KeiPaper paper)
{
  static const struct
  {
    gboolean across;
    double size;
  } layouts[] = { { TRUE, 10 }, { TRUE, 9 }, { TRUE, 8 }, { FALSE, 9 }, { FALSE, 8 }, { FALSE, 7.5 }, { FALSE, 7 }, { TRUE, 7 }, { FALSE, 6.5 } };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      set_page (diagram, paper, layouts[i].across);
      /* Far too many: no need to measure them all. */
      if (diagram->counts[diagram->n_depths - 1] * layouts[i].size > diagram->page_height)
        continue;
      set_size (diagram, boxes, layouts[i].size);
      if (KEI_PLAN_DIAGRAM_HEAD + kei_plan_diagram_add_spans (diagram, boxes) + kei_plan_diagram_get_strips_height (diagram) <= diagram->page_height)
        return layouts[i].across;
    }
  set_page (diagram, paper, TRUE);
  set_size (diagram, boxes, 9);
  return TRUE;
}

/* Takes the boxes of the deepest level away. */
static void
prune (KeiPlanDiagram *diagram, GPtrArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      KeiPlanBox *box = g_ptr_array_index (boxes, i);

      if (box->depth + 2 == diagram->n_depths)
        g_ptr_array_set_size (box->below, 0);
      else
        prune (diagram, box->below);
    }
}

/* Leaves deep levels out until the rest takes no more than so many pages. */
static void
limit (KeiPlanDiagram *diagram, GPtrArray *boxes, guint max_pages)
{
  while (diagram->n_depths > 1 && diagram->counts[diagram->n_depths - 1] > max_pages * LEAVES_OF_PAGE)
    {
      prune (diagram, boxes);
      diagram->n_depths--;
    }
}

gboolean
kei_plan_add_diagram_part (KeiPlanReport *self, KeiPaper paper, guint max_pages)
{
  g_autoptr (GPtrArray) strips = g_ptr_array_new_with_free_func (free_strip);
  KeiPlanDiagram diagram = { .report = self, .strips = strips };
  g_autoptr (GPtrArray) boxes = NULL;
  gboolean across;

  diagram.font = kei_report_style_get_heading (self->style, 2)->font;
  diagram.plain_font = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY)->font;
  diagram.ink = kei_report_style_get_ink (self->style, KEI_INK_TEXT);
  diagram.secondary = kei_report_style_get_ink (self->style, KEI_INK_SECONDARY);
  diagram.rule = kei_report_style_get_ink (self->style, KEI_INK_RULE);
  diagram.vision_width = *kei_node_get_text (self->plan, KEI_FIELD_VISION) != '\0' ? 64 : 0;
  boxes = make_boxes (&diagram);
  if (boxes->len == 0)
    return FALSE;
  limit (&diagram, boxes, max_pages);
  across = choose_layout (&diagram, boxes, paper);
  kei_report_builder_part (self->out, _ ("System diagram"), paper, across, TRUE);
  kei_report_builder_heading (self->out, 1, NULL, _ ("System diagram"), NULL);
  add_pages (&diagram, boxes);
  return TRUE;
}

gboolean
kei_plan_add_diagram (KeiPlanReport *self, GError **error)
{
  gboolean small = g_strcmp0 (kei_report_style_get_option (self->style, "diagram-paper"), "A4") == 0;

  if (!kei_plan_add_diagram_part (self, small ? KEI_PAPER_A4 : KEI_PAPER_A3, MAX_PAGES))
    return kei_plan_refuse_empty (error, _ ("The plan has no items yet."));
  return TRUE;
}
