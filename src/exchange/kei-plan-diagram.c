/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system diagram: vision, then the policy tree from left to right as far as measures, with numbers, counts and
 * goals; below it, in strips, the viewpoints and what stands beside the tree (地区別計画). Boxes are as high as what stands in
 * them. The largest text is taken with which all fits one page, across or upright; what fits none flows over as few as it can. */
#include "config.h"

#include "kei-plan-diagram-private.h"

#include <math.h>

#include "kei-words-i18n.h"

#define FURNITURE 64.0    /* of a page: what the report's heading takes */
#define MAX_TRIED 10000   /* letters of leaves, to find out the size with which they take the fewest pages */
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
  diagram->letters[depth] += g_utf8_strlen (box->title, -1);
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

/* A box of the same item with only some of what is below it, which stays the other's. */
static KeiPlanBox *
view_box (KeiPlanDiagram *diagram, const KeiPlanBox *whole, guint first, guint n)
{
  KeiPlanBox *view = g_new0 (KeiPlanBox, 1);

  *view = *whole;
  view->title = g_strdup (whole->title);
  view->below = g_ptr_array_new ();
  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (view->below, g_ptr_array_index (whole->below, i));
  kei_plan_diagram_measure (diagram, view);
  return view;
}

/* How many of the boxes below @whole come on a page from @first on: @part of the height, and what has room there. */
static guint
count_fitting (const KeiPlanDiagram *diagram, const KeiPlanBox *whole, guint first, double part, double room)
{
  double height = 0;
  guint n = 0;

  while (first + n < whole->below->len)
    {
      double more = ((KeiPlanBox *) g_ptr_array_index (whole->below, first + n))->span + 2 * kei_plan_diagram_get_gap (diagram);

      if (n > 0 && (height >= part || height + more > room))
        break;
      height += more;
      n++;
    }
  return n;
}

/* Boxes at the top in pieces that fit a page each, as far as one row of branches below allows; those of a box are about alike. */
static GPtrArray *
cut (KeiPlanDiagram *diagram, const GPtrArray *boxes, double room)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (free_box);

  for (guint i = 0; i < boxes->len; i++)
    {
      const KeiPlanBox *box = g_ptr_array_index (boxes, i);
      guint first = 0;

      if (box->span <= room || box->below->len < 2)
        {
          g_ptr_array_add (pieces, view_box (diagram, box, 0, box->below->len));
          continue;
        }
      while (first < box->below->len)
        {
          guint n = count_fitting (diagram, box, first, box->span / ceil (box->span / room) - 1, room);

          g_ptr_array_add (pieces, view_box (diagram, box, first, n));
          first += n;
        }
    }
  return pieces;
}

/* Parts the last piece, so that its end can stand with the strips, which would be alone on their page. */
static void
halve_last (KeiPlanDiagram *diagram, GPtrArray *pieces)
{
  const KeiPlanBox *last = g_ptr_array_index (pieces, pieces->len - 1);
  guint n = count_fitting (diagram, last, 0, last->span / 2, last->span);
  KeiPlanBox *first, *second;

  if (n == last->below->len)
    return;
  first = view_box (diagram, last, 0, n);
  second = view_box (diagram, last, n, last->below->len - n);
  g_ptr_array_set_size (pieces, (int) pieces->len - 1);
  g_ptr_array_add (pieces, first);
  g_ptr_array_add (pieces, second);
}

/* Puts pieces from @next on onto a page, as many as it has room for. Strips of the height @foot come behind the last one, and
 * not alone: what is last goes with them. Returns the room that is left. */
static double
fill_page (KeiPlanDiagram *diagram, GPtrArray *pieces, guint *next, GPtrArray *page, double foot)
{
  const double room = diagram->page_height - KEI_PLAN_DIAGRAM_HEAD, gap = 3 * kei_plan_diagram_get_gap (diagram);
  double left = room + gap;
  gboolean parted = FALSE;

  while (*next < pieces->len && !parted)
    {
      KeiPlanBox *box = g_ptr_array_index (pieces, *next);
      gboolean last = *next + 1 == pieces->len && left - box->span - gap < foot;

      if (page->len > 0 && (box->span + gap > left || (last && box->span + gap + foot <= room)))
        break;
      if (page->len == 0 && last)
        {
          halve_last (diagram, pieces);
          box = g_ptr_array_index (pieces, *next);
          parted = TRUE;
        }
      left -= box->span + gap;
      g_ptr_array_add (page, box);
      (*next)++;
    }
  return left;
}

/* Goes through the pages, and adds them if @draw. Returns how many. */
static guint
walk_pages (KeiPlanDiagram *diagram, const GPtrArray *boxes, gboolean draw)
{
  g_autoptr (GPtrArray) pieces = cut (diagram, boxes, diagram->page_height - KEI_PLAN_DIAGRAM_HEAD);
  g_autoptr (GPtrArray) page = g_ptr_array_new ();
  double foot = kei_plan_diagram_get_strips_height (diagram);
  gboolean strips = diagram->strips->len > 0;
  guint n_pages = 0, next = 0;

  while (next < pieces->len || strips)
    {
      gboolean with_strips;
      double left;

      g_ptr_array_set_size (page, 0);
      left = fill_page (diagram, pieces, &next, page, foot);
      with_strips = strips && next == pieces->len && (page->len == 0 || left >= foot);
      if (draw)
        kei_plan_diagram_add_page (diagram, page, with_strips);
      strips = strips && !with_strips;
      n_pages++;
    }
  return n_pages;
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

/* Whether the leaves are far too many, or their titles far too long, for one page: then there is no need to measure them. */
static gboolean
is_hopeless (const KeiPlanDiagram *diagram, double size)
{
  guint depth = diagram->n_depths - 1;

  return diagram->counts[depth] * size > diagram->page_height || diagram->letters[depth] * size * size / diagram->width[depth] > diagram->page_height;
}

/* The largest of the sizes with which it takes the fewest pages. Returns how many; 0 if they are not counted. */
static guint
choose_size (KeiPlanDiagram *diagram, GPtrArray *boxes)
{
  static const double sizes[] = { 9.5, 9, 8.5, 8 };
  guint fewest = G_MAXUINT;
  double best = 9;

  set_size (diagram, boxes, best);
  /* Of what takes many pages anyway, one more matters less than the time. */
  if (diagram->letters[diagram->n_depths - 1] > MAX_TRIED)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint n_pages;

      set_size (diagram, boxes, sizes[i]);
      n_pages = walk_pages (diagram, boxes, FALSE);
      if (n_pages >= fewest)
        continue;
      fewest = n_pages;
      best = sizes[i];
    }
  set_size (diagram, boxes, best);
  return fewest;
}

/* The first way of laying it out that fits one page; else over several, across unless upright takes fewer. Returns whether it is
 * across. */
static gboolean
choose_layout (KeiPlanDiagram *diagram, GPtrArray *boxes, KeiPaper paper)
{
  static const struct
  {
    gboolean across;
    double size;
  } layouts[] = { { TRUE, 14 }, { TRUE, 12 }, { TRUE, 10 }, { TRUE, 9 }, { TRUE, 8 }, { FALSE, 9 }, { FALSE, 8 }, { FALSE, 7.5 }, { FALSE, 7 }, { TRUE, 7 }, { FALSE, 6.5 } };
  guint n_across;

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      set_page (diagram, paper, layouts[i].across);
      if (is_hopeless (diagram, layouts[i].size))
        continue;
      set_size (diagram, boxes, layouts[i].size);
      if (KEI_PLAN_DIAGRAM_HEAD + kei_plan_diagram_add_spans (diagram, boxes) + kei_plan_diagram_get_strips_height (diagram) <= diagram->page_height)
        return layouts[i].across;
    }
  set_page (diagram, paper, TRUE);
  n_across = choose_size (diagram, boxes);
  if (n_across == 0)
    return TRUE;
  set_page (diagram, paper, FALSE);
  if (choose_size (diagram, boxes) < n_across)
    return FALSE;
  set_page (diagram, paper, TRUE);
  choose_size (diagram, boxes);
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
  walk_pages (&diagram, boxes, TRUE);
  return TRUE;
}

gboolean
kei_plan_add_diagram (KeiPlanReport *self, GError **error)
{
  gboolean small = g_strcmp0 (kei_report_style_get_option (self->style, "diagram-paper"), "A4") == 0;

  if (!kei_plan_add_diagram_part (self, small ? KEI_PAPER_A4 : KEI_PAPER_A3, MAX_PAGES))
    return kei_plan_refuse_empty (error, N_ ("The plan has no items yet."));
  return TRUE;
}
