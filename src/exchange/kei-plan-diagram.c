/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system diagram: vision, then the policy tree from left to right as far as measures, with numbers, counts and
 * goals; below it, in strips, the viewpoints and what stands beside the tree (地区別計画). Boxes are as high as what stands in
 * them. The largest text is taken with which all fits one page, across or upright; what fits none flows over several. */
#include "config.h"

#include "kei-plan-report-private.h"

#include <glib/gi18n-lib.h>

#include "kei-drawing-cairo.h"

#define MAX_DEPTH 6
#define GAP 0.25        /* between leaves, in text sizes; more between branches */
#define COLUMN_GAP 18.0 /* where the lines run */
#define BAR 3.0         /* at the left of a box, in the pillar's colour */
#define PADDING 4.0
#define LEAF_PADDING 0.4 /* above and below a leaf's text, in text sizes */
#define HEAD 20.0        /* of the columns */
#define MAX_TILES 5
#define FURNITURE 64.0    /* of a page: what the report's heading takes */
#define STRIP_BOXES 6     /* beside one another in a strip */
#define STRIP_LINES 2.6   /* least height of a box in a strip, in text sizes */
#define STRIP_GAP 10.0    /* above a strip */
#define LEAVES_OF_PAGE 20 /* about, where it flows over several */
#define MAX_PAGES 500     /* of a diagram: beyond that it ends one level earlier */
#define MIN_VISION 120.0  /* height below which the vision is not drawn */

/* White holds on all of them. */
static const guint32 pillar_colours[] = { 0x0b6a8f, 0x9a3f6b, 0x3f6b35 };

typedef struct
{
  const KeiNode *item;
  guint depth;
  guint n_below; /* boxes directly below */
  guint n_leaves;
  double box;       /* height of its own box */
  double span;      /* height that it takes with all that is below */
  GPtrArray *below; /* (element-type Box) */
  KeiRgba colour;
  char *title;
  const char *number;
} Box;

typedef struct
{
  KeiPlanReport *report;
  const char *font;       /* of what is bold */
  const char *plain_font; /* of all else */
  double size;            /* of the leaves' text; others follow */
  guint n_depths;
  double left[MAX_DEPTH + 1]; /* of each column; the vision's is before the first */
  double width[MAX_DEPTH + 1];
  double vision_width; /* 0: none */
  double page_width;
  double page_height;
  guint counts[MAX_DEPTH];      /* boxes of each depth in the whole plan */
  const char *names[MAX_DEPTH]; /* level names, "" where they differ */
  GPtrArray *strips;            /* (element-type Strip) */
  KeiRgba ink;
  KeiRgba secondary;
  KeiRgba rule;
} Diagram;

static double
get_gap (const Diagram *diagram)
{
  return diagram->size * GAP;
}

/* Titles side by side under a label. */
typedef struct
{
  const char *label;
  GPtrArray *titles; /* (element-type utf8), owned */
} Strip;

/* --- Strips --- */

static void
free_strip (gpointer data)
{
  Strip *strip = data;

  g_ptr_array_unref (strip->titles);
  g_free (strip);
}

/* Takes over @title. One after the other with the same label make one strip. */
static void
add_to_strip (Diagram *diagram, const char *label, char *title)
{
  Strip *strip = diagram->strips->len > 0 ? g_ptr_array_index (diagram->strips, diagram->strips->len - 1) : NULL;

  if (strip == NULL || !g_str_equal (strip->label, label))
    {
      strip = g_new (Strip, 1);
      *strip = (Strip){ label, g_ptr_array_new_with_free_func (g_free) };
      g_ptr_array_add (diagram->strips, strip);
    }
  g_ptr_array_add (strip->titles, title);
}

static guint
count_rows (const Strip *strip)
{
  return (strip->titles->len + STRIP_BOXES - 1) / STRIP_BOXES;
}

static double
get_strip_width (const Diagram *diagram, const Strip *strip)
{
  guint n = MIN (strip->titles->len, STRIP_BOXES);

  return (diagram->page_width - (n - 1) * PADDING) / n;
}

/* The boxes of a strip are as high as the longest title wants. */
static double
get_strip_box (const Diagram *diagram, const Strip *strip)
{
  double highest = diagram->size * STRIP_LINES;

  for (guint i = 0; i < strip->titles->len; i++)
    {
      double height;

      kei_drawing_measure_text (g_ptr_array_index (strip->titles, i), diagram->plain_font, diagram->size, FALSE,
                                MAX (get_strip_width (diagram, strip) - 2 * PADDING, 20), NULL, &height);
      highest = MAX (highest, height + PADDING);
    }
  return highest;
}

static double
get_strip_height (const Diagram *diagram, const Strip *strip)
{
  return STRIP_GAP + HEAD + count_rows (strip) * (get_strip_box (diagram, strip) + PADDING);
}

static double
get_strips_height (const Diagram *diagram)
{
  double height = 0;

  for (guint i = 0; i < diagram->strips->len; i++)
    height += get_strip_height (diagram, g_ptr_array_index (diagram->strips, i));
  return height;
}

/* --- The boxes --- */

static void
free_box (gpointer data)
{
  Box *box = data;

  g_ptr_array_unref (box->below);
  g_free (box->title);
  g_free (box);
}

static Box *
make_box (Diagram *diagram, const KeiNode *item, guint depth, KeiRgba colour)
{
  Box *box = g_new0 (Box, 1);
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
  for (guint i = 0; i < n && depth + 1 < MAX_DEPTH; i++)
    if (kei_plan_has_heading (diagram->report, items[i]))
      g_ptr_array_add (box->below, make_box (diagram, items[i], depth + 1, colour));
  return box;
}

/* The tree; what stands at the top without measures goes into strips where others have some. */
static GPtrArray *
make_boxes (Diagram *diagram)
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

/* --- Measuring --- */

static guint
count_tiles (const KeiNode *item, guint8 goals[KEI_SDG_N_GOALS])
{
  KeiSdgProfile profile = KEI_SDG_PROFILE_INIT;
  guint n;

  kei_sdg_profile_add_item (&profile, item);
  n = kei_sdg_profile_list (&profile, goals);
  return MIN (n, MAX_TILES);
}

static double
get_tile (const Diagram *diagram)
{
  return diagram->size * 1.3;
}

static double
measure_number (const Diagram *diagram, const Box *box)
{
  double width = 0;

  if (*box->number != '\0')
    kei_drawing_measure_text (box->number, diagram->plain_font, diagram->size, FALSE, 0, &width, NULL);
  return width > 0 ? width + PADDING : 0;
}

/* What is left for the title of a leaf beside number and tiles. */
static double
get_leaf_text_width (const Diagram *diagram, const Box *box)
{
  guint8 goals[KEI_SDG_N_GOALS];
  guint n = count_tiles (box->item, goals);

  return diagram->width[box->depth] - BAR - 2 * PADDING - measure_number (diagram, box) - n * (get_tile (diagram) + 1);
}

static void
measure (Diagram *diagram, Box *box)
{
  double inner = diagram->width[box->depth] - BAR - 2 * PADDING, height, below = 0;

  box->n_leaves = box->below->len == 0;
  for (guint i = 0; i < box->below->len; i++)
    {
      Box *child = g_ptr_array_index (box->below, i);

      measure (diagram, child);
      below += child->span + (i > 0 ? (child->below->len > 0 ? 2 * get_gap (diagram) : get_gap (diagram)) : 0);
      box->n_leaves += child->n_leaves;
    }
  if (box->below->len == 0)
    {
      kei_drawing_measure_text (box->title, diagram->plain_font, diagram->size, FALSE, MAX (get_leaf_text_width (diagram, box), 20), NULL, &height);
      box->box = MAX (height, get_tile (diagram)) + LEAF_PADDING * diagram->size;
    }
  else
    {
      kei_drawing_measure_text (box->title, diagram->font, diagram->size * 1.15, TRUE, inner, NULL, &height);
      box->box = height + 2 * PADDING + (*box->number != '\0' ? diagram->size * 1.3 : 0) + diagram->size * 1.5;
    }
  box->span = MAX (box->box, below);
}

static double
add_spans (const Diagram *diagram, const GPtrArray *boxes)
{
  double height = 0;

  for (guint i = 0; i < boxes->len; i++)
    height += ((Box *) g_ptr_array_index (boxes, i))->span + (i > 0 ? 3 * get_gap (diagram) : 0);
  return height;
}

/* Columns: those of branches a part each, the leaves' a part and a half. */
static void
set_columns (Diagram *diagram)
{
  double x = diagram->vision_width > 0 ? diagram->vision_width + COLUMN_GAP : 0;
  double rest = diagram->page_width - x - COLUMN_GAP * (diagram->n_depths - 1);
  double shares = diagram->n_depths - 1 + 1.8;

  for (guint depth = 0; depth < diagram->n_depths; depth++)
    {
      diagram->left[depth] = x;
      diagram->width[depth] = rest * (depth + 1 == diagram->n_depths ? 1.8 : 1) / shares;
      x += diagram->width[depth] + COLUMN_GAP;
    }
}

/* --- Drawing --- */

static KeiShape *
add_text (const Diagram *diagram, KeiDrawing *drawing, double x, double y, double width, double height, const char *text, double size, KeiRgba ink)
{
  KeiShape *shape = kei_drawing_add_text (drawing, x, y, width, height, text, size, ink);

  shape->font = g_strdup (diagram->plain_font);
  return shape;
}

static KeiShape *
add_bold (const Diagram *diagram, KeiDrawing *drawing, double x, double y, double width, double height, const char *text, double size, KeiRgba ink)
{
  KeiShape *shape = kei_drawing_add_text (drawing, x, y, width, height, text, size, ink);

  shape->font = g_strdup (diagram->font);
  shape->bold = TRUE;
  return shape;
}

static void
draw_line (const Diagram *diagram, KeiDrawing *drawing, double x1, double y1, double x2, double y2, KeiRgba colour)
{
  const double middle = (x1 + x2) / 2;
  const KeiPoint points[] = { { x1, y1 }, { middle, y1 }, { middle, y2 }, { x2, y2 } };

  kei_drawing_add_curve (drawing, points, G_N_ELEMENTS (points), colour, 0.8);
}

static void
draw_tiles (const Diagram *diagram, KeiDrawing *drawing, const Box *box, double right, double y)
{
  guint8 goals[KEI_SDG_N_GOALS];
  guint n = count_tiles (box->item, goals);
  double side = get_tile (diagram), x = right - n * (side + 1);

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
draw_frame (const Diagram *diagram, KeiDrawing *drawing, const Box *box, double y)
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
      kei_drawing_add_rectangle (drawing, x, y, BAR, box->box, box->colour);
    }
}

static void
draw_leaf (const Diagram *diagram, KeiDrawing *drawing, const Box *box, double y)
{
  double x = diagram->left[box->depth] + BAR + PADDING, number = measure_number (diagram, box);

  if (number > 0)
    add_text (diagram, drawing, x, y, number, box->box, box->number, diagram->size, diagram->secondary)->block = KEI_ALIGN_CENTER;
  add_text (diagram, drawing, x + number, y, get_leaf_text_width (diagram, box), box->box, box->title, diagram->size, diagram->ink)->block = KEI_ALIGN_CENTER;
  draw_tiles (diagram, drawing, box, diagram->left[box->depth] + diagram->width[box->depth] - PADDING / 2, y + (box->box - get_tile (diagram)) / 2);
}

/* 政策 3　施策 7: how many there are below, by level; nothing of a level without a name. */
static char *
count_below (const Diagram *diagram, const Box *box)
{
  GString *text = g_string_new (NULL);
  const Box *first = g_ptr_array_index (box->below, 0);

  if (*diagram->names[first->depth] != '\0')
    g_string_append_printf (text, "%s %u", diagram->names[first->depth], box->below->len);
  if (box->n_leaves > box->below->len && *diagram->names[diagram->n_depths - 1] != '\0')
    g_string_append_printf (text, "%s%s %u", text->len > 0 ? "　" : "", diagram->names[diagram->n_depths - 1], box->n_leaves);
  return g_string_free (text, FALSE);
}

static void
draw_branch (const Diagram *diagram, KeiDrawing *drawing, const Box *box, double y)
{
  gboolean top = box->depth == 0;
  KeiRgba ink = top ? KEI_RGBA (0xffffff) : diagram->ink, pale = top ? KEI_RGBA (0xffffff) : diagram->secondary;
  double x = diagram->left[box->depth] + BAR + PADDING, width = diagram->width[box->depth] - BAR - 2 * PADDING, at = y + PADDING;
  g_autofree char *count = count_below (diagram, box);

  if (*box->number != '\0')
    {
      add_text (diagram, drawing, x, at, width, diagram->size * 1.3, box->number, diagram->size * 0.9, pale);
      at += diagram->size * 1.3;
    }
  add_bold (diagram, drawing, x, at, width, box->box - (at - y) - PADDING - diagram->size * 1.5, box->title, diagram->size * 1.15, ink);
  add_text (diagram, drawing, x, y + box->box - PADDING - diagram->size * 1.2, width, diagram->size * 1.2, count, diagram->size * 0.85, pale);
}

/* Draws a box in the middle of its span, and what is below; returns the height of its middle. */
static double
draw_box (const Diagram *diagram, KeiDrawing *drawing, const Box *box, double y)
{
  double top = y + (box->span - box->box) / 2, middle = top + box->box / 2, below = 0, child_y;

  for (guint i = 0; i < box->below->len; i++)
    {
      const Box *child = g_ptr_array_index (box->below, i);

      below += child->span + (i > 0 ? (child->below->len > 0 ? 2 * get_gap (diagram) : get_gap (diagram)) : 0);
    }
  child_y = y + (box->span - below) / 2;
  for (guint i = 0; i < box->below->len; i++)
    {
      const Box *child = g_ptr_array_index (box->below, i);
      double end;

      if (i > 0)
        child_y += child->below->len > 0 ? 2 * get_gap (diagram) : get_gap (diagram);
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
draw_heads (const Diagram *diagram, KeiDrawing *drawing)
{
  for (guint depth = 0; depth < diagram->n_depths; depth++)
    {
      g_autofree char *text = *diagram->names[depth] != '\0' ? g_strdup_printf ("%s　%u", diagram->names[depth], diagram->counts[depth]) : NULL;

      if (text != NULL)
        add_bold (diagram, drawing, diagram->left[depth], 0, diagram->width[depth], HEAD, text, diagram->size * 1.05, diagram->ink);
    }
}

/* The vision in two lines, broken after a comma or blank near its middle, where one is too long for @tall. */
static char *
break_vision (const Diagram *diagram, const char *vision, double tall)
{
  glong n = g_utf8_strlen (vision, -1), best = 0;

  if ((double) n * diagram->size * 1.5 <= tall)
    return g_strdup (vision);
  for (glong i = 1; i < n; i++)
    {
      gunichar c = g_utf8_get_char (g_utf8_offset_to_pointer (vision, i - 1));

      if ((c == 0x3001 || c == 0xff0c || g_unichar_isspace (c)) && ABS (2 * i - n) < ABS (2 * best - n))
        best = i;
    }
  return best == 0 ? g_strdup (vision)
                   : g_strdup_printf ("%.*s\n%s", (int) (g_utf8_offset_to_pointer (vision, best) - vision), vision, g_utf8_offset_to_pointer (vision, best));
}

/* The vision stands upright beside what it is about. */
static void
draw_vision (const Diagram *diagram, KeiDrawing *drawing, double height)
{
  const char *vision = kei_node_get_text (diagram->report->plan, KEI_FIELD_VISION);
  double tall = MIN (height - HEAD, 300), y = HEAD + (height - HEAD - tall) / 2;
  g_autofree char *lines = break_vision (diagram, vision, tall - 2 * PADDING);
  KeiShape *shape;

  if (diagram->vision_width <= 0 || tall < MIN_VISION)
    return;
  add_bold (diagram, drawing, 0, 0, diagram->vision_width, HEAD, _ ("Vision"), diagram->size * 1.05, diagram->ink);
  shape = kei_drawing_add_rectangle (drawing, 0, y, diagram->vision_width, tall, KEI_RGBA (0xffffff));
  shape->radius = 4;
  shape->stroke = diagram->rule;
  shape->line_width = 0.8;
  shape = add_bold (diagram, drawing, PADDING, y + PADDING, diagram->vision_width - 2 * PADDING, tall - 2 * PADDING, lines, diagram->size * 1.5, diagram->ink);
  shape->vertical = TRUE;

  shape->align = KEI_ALIGN_CENTER;
  shape->block = KEI_ALIGN_CENTER;
}

static void
draw_strip (const Diagram *diagram, KeiDrawing *drawing, const Strip *strip, double y)
{
  guint n = MIN (strip->titles->len, STRIP_BOXES);
  double width = get_strip_width (diagram, strip), height = get_strip_box (diagram, strip);
  KeiShape *shape;

  y += STRIP_GAP;
  shape = add_bold (diagram, drawing, 0, y, diagram->page_width, HEAD, strip->label, diagram->size * 1.05, diagram->ink);

  shape->block = KEI_ALIGN_CENTER;
  for (guint i = 0; i < strip->titles->len; i++)
    {
      double x = i % n * (width + PADDING), top = y + HEAD + i / n * (height + PADDING);

      shape = kei_drawing_add_rectangle (drawing, x, top, width, height, kei_report_style_get_ink (diagram->report->style, KEI_INK_TINT));
      shape->radius = 3;
      shape = add_text (diagram, drawing, x + PADDING, top, width - 2 * PADDING, height, g_ptr_array_index (strip->titles, i), diagram->size, diagram->ink);
      shape->align = shape->block = KEI_ALIGN_CENTER;
    }
}

static void
draw_strips (const Diagram *diagram, KeiDrawing *drawing, double y)
{
  for (guint i = 0; i < diagram->strips->len; i++)
    {
      const Strip *strip = g_ptr_array_index (diagram->strips, i);

      draw_strip (diagram, drawing, strip, y);
      y += get_strip_height (diagram, strip);
    }
}

/* --- Pages --- */

/* A page of @boxes, which may be none where only the strips are left. */
static void
add_page (Diagram *diagram, GPtrArray *boxes, gboolean with_strips)
{
  double bottom = boxes->len > 0 ? HEAD + add_spans (diagram, boxes) : 0, y = HEAD;
  double height = bottom + (with_strips ? get_strips_height (diagram) : 0);
  g_autofree char *description = g_strdup_printf (_ ("System diagram: %u at the top, %u measures"), diagram->counts[0], diagram->counts[diagram->n_depths - 1]);
  KeiDrawing *drawing = kei_drawing_new (diagram->page_width, height, description);

  if (boxes->len > 0)
    {
      draw_heads (diagram, drawing);
      draw_vision (diagram, drawing, bottom);
    }
  for (guint i = 0; i < boxes->len; i++)
    {
      const Box *box = g_ptr_array_index (boxes, i);
      double middle = draw_box (diagram, drawing, box, y);

      if (diagram->vision_width > 0)
        draw_line (diagram, drawing, diagram->vision_width, HEAD + (bottom - HEAD) / 2, diagram->left[0], middle, diagram->rule);
      y += box->span + 3 * get_gap (diagram);
    }
  if (with_strips)
    draw_strips (diagram, drawing, bottom);
  kei_report_builder_figure (diagram->report->out, drawing, NULL, NULL);
}

/* A box of the same item with only some of what is below it. */
static Box *
split_box (Diagram *diagram, const Box *whole)
{
  Box *part = g_new0 (Box, 1);

  *part = *whole;
  part->title = g_strdup (whole->title);
  part->below = g_ptr_array_new_with_free_func (free_box);
  return part;
}

/* Boxes at the top in pieces that fit a page each, as far as one row of branches below allows. Takes what is in @boxes. */
static GPtrArray *
cut (Diagram *diagram, GPtrArray *boxes, double room)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (free_box);

  while (boxes->len > 0)
    {
      Box *box = g_ptr_array_steal_index (boxes, 0);
      Box *part = NULL;

      if (box->span <= room || box->below->len < 2)
        {
          g_ptr_array_add (pieces, box);
          continue;
        }
      while (box->below->len > 0)
        {
          Box *child = g_ptr_array_steal_index (box->below, 0);

          if (part == NULL || part->span + child->span + 2 * get_gap (diagram) > room)
            {
              part = split_box (diagram, box);
              part->span = 0;
              g_ptr_array_add (pieces, part);
            }
          part->span += child->span + 2 * get_gap (diagram);
          g_ptr_array_add (part->below, child);
        }
      free_box (box);
    }
  for (guint i = 0; i < pieces->len; i++)
    measure (diagram, g_ptr_array_index (pieces, i));
  return pieces;
}

static void
add_pages (Diagram *diagram, GPtrArray *boxes)
{
  double room = diagram->page_height - HEAD;
  g_autoptr (GPtrArray) pieces = cut (diagram, boxes, room);
  gboolean strips = diagram->strips->len > 0;

  while (pieces->len > 0)
    {
      g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (free_box);
      gboolean with_strips;
      double left = room;

      do
        {
          Box *box = g_ptr_array_steal_index (pieces, 0);

          left -= box->span + 3 * get_gap (diagram);
          g_ptr_array_add (page, box);
        }
      while (pieces->len > 0 && ((Box *) g_ptr_array_index (pieces, 0))->span <= left);
      with_strips = strips && pieces->len == 0 && left + 3 * get_gap (diagram) >= get_strips_height (diagram);
      add_page (diagram, page, with_strips);
      strips = strips && !with_strips;
    }
  if (strips)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      add_page (diagram, none, TRUE);
    }
}

/* --- The report --- */

static void
set_page (Diagram *diagram, KeiPaper paper, gboolean across)
{
  const KeiPageSetup *setup = kei_report_style_get_page (diagram->report->style);
  double width, height;

  kei_paper_get_size (paper, &width, &height);
  diagram->page_width = (across ? height : width) - setup->left - setup->right;
  diagram->page_height = (across ? width : height) - setup->top - setup->bottom - FURNITURE;
  set_columns (diagram);
}

static void
set_size (Diagram *diagram, GPtrArray *boxes, double size)
{
  diagram->size = size;
  for (guint i = 0; i < boxes->len; i++)
    measure (diagram, g_ptr_array_index (boxes, i));
}

/* The first way of laying it out that fits one page; else the first of all, over several. Returns whether it is across. */
static gboolean
choose_layout (Diagram *diagram, GPtrArray *boxes, KeiPaper paper)
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
      if (HEAD + add_spans (diagram, boxes) + get_strips_height (diagram) <= diagram->page_height)
        return layouts[i].across;
    }
  set_page (diagram, paper, TRUE);
  set_size (diagram, boxes, 9);
  return TRUE;
}

/* Takes the boxes of the deepest level away. */
static void
prune (Diagram *diagram, GPtrArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      Box *box = g_ptr_array_index (boxes, i);

      if (box->depth + 2 == diagram->n_depths)
        g_ptr_array_set_size (box->below, 0);
      else
        prune (diagram, box->below);
    }
}

/* Leaves deep levels out until the rest takes no more than so many pages. */
static void
limit (Diagram *diagram, GPtrArray *boxes, guint max_pages)
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
  Diagram diagram = { .report = self, .strips = strips };
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
