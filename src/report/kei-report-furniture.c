/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages are counted from the first one that has furniture, so that a cover is not page 1. */
#include "config.h"

#include "kei-report-furniture.h"

#include <string.h>

#include "kei-report-chunk.h"

/* Of a margin: the distance between the text and its furniture. */
#define DISTANCE 0.32

/* Returns how many pages have a number. */
static guint
number_pages (KeiReportPages *pages)
{
  guint n = 0;

  for (guint i = 0; i < pages->pages->len; i++)
    {
      KeiPage *page = g_ptr_array_index (pages->pages, i);

      if (n > 0 || page->furniture)
        page->label = g_strdup_printf ("%u", ++n);
      else
        page->label = g_strdup ("");
    }
  return n;
}

/* Replaces what stands in braces; what is not known stays. */
static char *
fill_in (const KeiFlow *flow, const KeiPage *page, const char *text, const char *n_pages)
{
  const KeiReportFacts *facts = kei_report_get_facts (flow->pages->report);
  const char *const names[][2] = {
    { "{title}", facts->title },
    { "{author}", facts->author },
    { "{heading}", page->heading != NULL ? page->heading : "" },
    { "{page}", page->label },
    { "{pages}", n_pages },
  };
  GString *filled = g_string_new (NULL);

  while (*text != '\0')
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (names) && !g_str_has_prefix (text, names[i][0]))
        i++;
      if (i < G_N_ELEMENTS (names))
        g_string_append (filled, names[i][1]);
      else
        g_string_append_c (filled, *text);
      text += i < G_N_ELEMENTS (names) ? strlen (names[i][0]) : 1;
    }
  return g_string_free (filled, FALSE);
}

static void
furnish_place (KeiFlow *flow, KeiPage *page, KeiFurniture furniture, KeiAlign align, const char *n_pages)
{
  const KeiPageSetup *setup = kei_report_style_get_page (flow->style);
  gboolean centre = *kei_report_style_get_furniture (flow->style, furniture, KEI_ALIGN_CENTER) != '\0';
  g_autofree char *text = fill_in (flow, page, kei_report_style_get_furniture (flow->style, furniture, align), n_pages);
  KeiSetHow how = kei_set_how (kei_report_style_get_paragraph (flow->style, KEI_PARAGRAPH_FURNITURE), 0);
  double width = page->width - setup->left - setup->right;
  double x = setup->left, y;
  KeiSet *set;

  if (*text == '\0' || width <= 0)
    return;
  how.width = width * (centre ? 0.32 : 0.49);
  how.align = align;
  how.indent = 0;
  how.one_line = TRUE;
  set = kei_flow_keep (flow, kei_setter_set_text (flow->setter, text, &how));
  if (align == KEI_ALIGN_CENTER)
    x += (width - how.width) / 2;
  else if (align == KEI_ALIGN_END)
    x += width - how.width;
  if (furniture == KEI_FURNITURE_HEADER)
    y = MAX (setup->top * (1 - DISTANCE) - set->height, 0);
  else
    y = MIN (page->height - setup->bottom * (1 - DISTANCE), page->height - set->height);
  kei_flow_lines (flow, set, 0, set->n_lines, x, y);
}

static void
add_numbers (KeiFlow *flow, const GArray *references)
{
  KeiReportPages *pages = flow->pages;
  KeiSetHow how = kei_set_how (kei_report_style_get_paragraph (flow->style, KEI_PARAGRAPH_CONTENTS), 0);

  how.width = kei_contents_get_number_width (flow->style);
  how.align = KEI_ALIGN_END;
  how.indent = 0;
  for (guint i = 0; i < references->len; i++)
    {
      const KeiReference *reference = &g_array_index (references, KeiReference, i);
      const KeiReportSpot *spot = g_hash_table_lookup (pages->anchors, reference->anchor);
      KeiSet *set;

      if (spot == NULL)
        continue;
      set = kei_flow_keep (flow, kei_setter_set_text (flow->setter, kei_report_pages_get_label (pages, spot->page), &how));
      flow->page = g_ptr_array_index (pages->pages, reference->page);
      kei_flow_lines (flow, set, 0, 1, reference->x - how.width, reference->y);
    }
}

void
kei_report_furnish (KeiFlow *flow, const GArray *references)
{
  KeiReportPages *pages = flow->pages;
  g_autofree char *n_pages = g_strdup_printf ("%u", number_pages (pages));

  add_numbers (flow, references);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      flow->page = g_ptr_array_index (pages->pages, i);
      for (int furniture = KEI_FURNITURE_HEADER; flow->page->furniture && furniture <= KEI_FURNITURE_FOOTER; furniture++)
        for (int align = KEI_ALIGN_START; align <= KEI_ALIGN_END; align++)
          furnish_place (flow, flow->page, furniture, align, n_pages);
    }
}
