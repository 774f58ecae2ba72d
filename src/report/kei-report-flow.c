/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the next thing comes, and putting things on the page. */
#include "config.h"

#include "kei-report-pages-private.h"

#define AGAIN_SPACE 8 /* below the name of a sheet that goes on, points */

KeiSet *
kei_flow_keep (KeiFlow *flow, KeiSet *set)
{
  g_ptr_array_add (flow->pages->sets, set);
  return set;
}

/* The name of a sheet above what goes on of it: the page is so much shorter. */
static void
name_again (KeiFlow *flow)
{
  KeiSetHow how = kei_set_how (kei_report_style_get_paragraph (flow->style, KEI_PARAGRAPH_LABEL), flow->width);
  g_autofree char *title = kei_heading_dup_text (flow->again);
  g_auto (GStrv) around = g_strsplit (kei_report_get_word (flow->pages->report, KEI_REPORT_WORD_CONTINUED), "%s", 2);
  g_autofree char *text = g_strjoinv (title, around);
  const KeiSet *set = kei_flow_keep (flow, kei_setter_set_text (flow->setter, text, &how));

  if (set->height > kei_flow_get_page_height (flow) / 4)
    return;
  kei_flow_lines (flow, set, 0, set->n_lines, flow->left, flow->top);
  kei_flow_fill (flow, kei_report_style_get_ink (flow->style, KEI_INK_RULE), flow->left, flow->top + set->height, flow->width, 0.5);
  flow->top += set->height + AGAIN_SPACE;
  flow->y = flow->top;
  flow->at_top = TRUE;
}

void
kei_flow_next_page (KeiFlow *flow)
{
  const KeiPageSetup *setup = kei_report_style_get_page (flow->style);
  KeiPaper paper = flow->part != NULL ? flow->part->paper : setup->paper;
  gboolean across = flow->part != NULL ? flow->part->across : setup->across;
  KeiPage *page = g_new0 (KeiPage, 1);
  double width, height;

  kei_paper_get_size (paper != KEI_PAPER_STYLE ? paper : setup->paper, &width, &height);
  page->width = across ? height : width;
  page->height = across ? width : height;
  page->furniture = flow->part == NULL || flow->part->furniture;
  page->heading = flow->heading;
  page->items = g_array_new (FALSE, FALSE, sizeof (KeiPageItem));
  g_ptr_array_add (flow->pages->pages, page);
  flow->page = page;
  /* Margins that leave nothing are halved: a page must take something. */
  flow->left = setup->left + setup->right < page->width * 0.8 ? setup->left : page->width * 0.1;
  flow->width = setup->left + setup->right < page->width * 0.8 ? page->width - setup->left - setup->right : page->width * 0.8;
  flow->top = setup->top + setup->bottom < page->height * 0.8 ? setup->top : page->height * 0.1;
  flow->bottom = setup->top + setup->bottom < page->height * 0.8 ? page->height - setup->bottom : page->height * 0.9;
  flow->y = flow->top;
  flow->space = 0;
  flow->at_top = TRUE;
  flow->forced = FALSE;
  if (flow->again != NULL)
    name_again (flow);
}

double
kei_flow_get_page_height (const KeiFlow *flow)
{
  return flow->bottom - flow->top;
}

void
kei_flow_item (KeiFlow *flow, const KeiPageItem *item)
{
  g_array_append_vals (flow->page->items, item, 1);
  flow->at_top = FALSE;
}

void
kei_flow_fill (KeiFlow *flow, KeiRgba colour, double x, double y, double width, double height)
{
  kei_flow_item (flow, &(KeiPageItem){ .kind = KEI_ITEM_FILL, .colour = colour, .x = (float) x, .y = (float) y, .width = (float) width, .height = (float) height });
}

static void
add_links (KeiFlow *flow, const KeiSet *set, guint first, guint n, double x, double y)
{
  for (guint i = first; i < first + n; i++)
    for (guint j = 0; j < set->lines[i].n_runs; j++)
      {
        const KeiSetRun *run = &set->runs[set->lines[i].first_run + j];

        if (run->link != NULL)
          kei_flow_item (flow, &(KeiPageItem){ .kind = KEI_ITEM_LINK, .x = (float) x + run->x, .y = (float) y + set->lines[i].y - set->lines[first].y, .width = run->width, .height = set->lines[i].height, .what = run->link });
      }
}

void
kei_flow_lines (KeiFlow *flow, const KeiSet *set, guint first, guint n, double x, double y)
{
  if (n == 0)
    return;
  kei_flow_item (flow, &(KeiPageItem){ .kind = KEI_ITEM_LINES, .x = (float) x, .y = (float) y, .what = set, .first = first, .n = n, .level = flow->level });
  add_links (flow, set, first, n, x, y);
}

void
kei_flow_anchor (KeiFlow *flow, const char *anchor, double x, double y)
{
  const KeiReportSpot spot = { flow->pages->pages->len - 1, x, y };

  if (anchor == NULL || g_hash_table_contains (flow->pages->anchors, anchor))
    return;
  g_hash_table_insert (flow->pages->anchors, (char *) anchor, g_memdup2 (&spot, sizeof spot));
  g_ptr_array_add (flow->anchors, (char *) anchor);
}

double
kei_set_get_height (const KeiSet *set, guint first, guint n)
{
  if (n == 0)
    return 0;
  return (first + n < set->n_lines ? set->lines[first + n].y : set->height) - set->lines[first].y;
}

guint
kei_set_count_fitting (const KeiSet *set, guint first, double height)
{
  guint n = 0;

  while (first + n < set->n_lines && set->lines[first + n].y + set->lines[first + n].height - set->lines[first].y <= height + 0.01)
    n++;
  return n;
}

KeiRgba
kei_rgba_lighten (KeiRgba colour, double part)
{
  KeiRgba result = 0xff;

  for (int shift = 16; shift >= 0; shift -= 8)
    result = result << 8 | (KeiRgba) (255 - (255 - (colour >> shift & 0xff)) * part);
  return result;
}
