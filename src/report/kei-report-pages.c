/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that are laid out: drawing them, and what can be asked of them. */
#include "config.h"

#include "kei-drawing-cairo.h"
#include "kei-report-pages-private.h"

#include <string.h>

#define DOT_GAP 3.2 /* between dots, times their thickness */

G_DEFINE_BOXED_TYPE (KeiReportPages, kei_report_pages, kei_report_pages_ref, kei_report_pages_unref)

KeiReportPages *
kei_report_pages_ref (KeiReportPages *pages)
{
  g_atomic_ref_count_inc (&pages->refs);
  return pages;
}

void
kei_report_pages_unref (KeiReportPages *pages)
{
  if (!g_atomic_ref_count_dec (&pages->refs))
    return;
  g_ptr_array_unref (pages->pages);
  g_ptr_array_unref (pages->sets);
  g_clear_pointer (&pages->fonts, g_ptr_array_unref);
  g_array_unref (pages->outline);
  g_hash_table_unref (pages->anchors);
  kei_report_unref (pages->report);
  g_free (pages);
}

guint
kei_report_pages_get_n_pages (const KeiReportPages *pages)
{
  return pages->pages->len;
}

static const KeiPage *
get_page (const KeiReportPages *pages, guint page)
{
  g_return_val_if_fail (page < pages->pages->len, NULL);
  return g_ptr_array_index (pages->pages, page);
}

void
kei_report_pages_get_size (const KeiReportPages *pages, guint page, double *width, double *height)
{
  const KeiPage *one = get_page (pages, page);

  g_return_if_fail (one != NULL);

  *width = one->width;
  *height = one->height;
}

const char *
kei_report_pages_get_label (const KeiReportPages *pages, guint page)
{
  const KeiPage *one = get_page (pages, page);

  return one != NULL ? one->label : "";
}

static void
draw_dots (const KeiPageItem *item, cairo_t *cr)
{
  const double dash[] = { 0, item->height * DOT_GAP };

  cairo_save (cr);
  kei_rgba_set_source (item->colour, cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, item->height);
  cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  /* From the right, so that the dots of all lines are below one another. */
  cairo_move_to (cr, item->x + item->width, item->y);
  cairo_line_to (cr, item->x, item->y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_placed (const KeiPageItem *item, cairo_t *cr, const char *font)
{
  cairo_save (cr);
  cairo_translate (cr, item->x, item->y);
  if (item->kind == KEI_ITEM_IMAGE)
    kei_report_picture_draw (item->what, cr, item->width, item->height);
  else
    {
      const KeiDrawing *drawing = item->what;

      if (kei_drawing_get_width (drawing) > 0 && kei_drawing_get_height (drawing) > 0)
        cairo_scale (cr, item->width / kei_drawing_get_width (drawing), item->height / kei_drawing_get_height (drawing));
      kei_drawing_draw (drawing, cr, font);
    }
  cairo_restore (cr);
}

static void
draw_lines (const KeiPageItem *item, cairo_t *cr, const char *font, gboolean tagged)
{
  char tag[] = "H1";

  tagged = tagged && item->level > 0;
  tag[1] = (char) ('0' + item->level);
  if (tagged)
    cairo_tag_begin (cr, tag, NULL);
  kei_set_draw (item->what, item->first, item->n, cr, item->x, item->y, font);
  if (tagged)
    cairo_tag_end (cr, tag);
}

static void
draw (const KeiReportPages *pages, guint page, cairo_t *cr, gboolean tagged)
{
  const KeiPage *one = get_page (pages, page);
  const char *font = kei_report_style_get_paragraph (kei_report_get_style (pages->report), KEI_PARAGRAPH_BODY)->font;

  g_return_if_fail (one != NULL);

  cairo_save (cr);
  cairo_new_path (cr);
  for (guint i = 0; i < one->items->len; i++)
    {
      const KeiPageItem *item = &g_array_index (one->items, KeiPageItem, i);

      switch (item->kind)
        {
        case KEI_ITEM_FILL:
          /* Rules come in crowds: one path for those of one colour. */
          kei_rgba_set_source (item->colour, cr);
          cairo_rectangle (cr, item->x, item->y, item->width, item->height);
          if (i + 1 == one->items->len || item[1].kind != KEI_ITEM_FILL || item[1].colour != item->colour)
            cairo_fill (cr);
          break;
        case KEI_ITEM_DOTS:
          draw_dots (item, cr);
          break;
        case KEI_ITEM_LINES:
          draw_lines (item, cr, font, tagged);
          break;
        case KEI_ITEM_DRAWING:
        case KEI_ITEM_IMAGE:
          draw_placed (item, cr, font);
          break;
        case KEI_ITEM_LINK:
          break;
        default:
          g_assert_not_reached ();
        }
    }
  cairo_restore (cr);
}

void
kei_report_pages_draw (const KeiReportPages *pages, guint page, cairo_t *cr)
{
  draw (pages, page, cr, FALSE);
}

void
kei_report_pages_draw_tagged (const KeiReportPages *pages, guint page, cairo_t *cr)
{
  draw (pages, page, cr, TRUE);
}

void
kei_report_pages_foreach_link (const KeiReportPages *pages, guint page, KeiReportLinkFunc func, gpointer data)
{
  const KeiPage *one = get_page (pages, page);

  for (guint i = 0; i < one->items->len; i++)
    {
      const KeiPageItem *item = &g_array_index (one->items, KeiPageItem, i);

      if (item->kind == KEI_ITEM_LINK && g_hash_table_contains (pages->anchors, item->what))
        func (item, data);
    }
}

static int
compare_targets (gconstpointer a, gconstpointer b)
{
  const KeiReportTarget *one = a, *other = b;

  if (one->spot.page != other->spot.page)
    return one->spot.page < other->spot.page ? -1 : 1;
  return strcmp (one->anchor, other->anchor);
}

GArray *
kei_report_pages_list_targets (const KeiReportPages *pages)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (KeiReportTarget));
  GHashTableIter iter;
  gpointer anchor, spot;

  g_hash_table_iter_init (&iter, pages->anchors);
  while (g_hash_table_iter_next (&iter, &anchor, &spot))
    {
      KeiReportTarget target = { anchor, *(const KeiReportSpot *) spot };

      g_array_append_val (targets, target);
    }
  g_array_sort (targets, compare_targets);
  return targets;
}

char *
kei_report_pages_dup_text (const KeiReportPages *pages, guint page)
{
  const KeiPage *one = get_page (pages, page);
  GString *text = g_string_new (NULL);

  for (guint i = 0; one != NULL && i < one->items->len; i++)
    {
      const KeiPageItem *item = &g_array_index (one->items, KeiPageItem, i);
      const KeiSet *set = item->what;

      for (guint j = item->first; item->kind == KEI_ITEM_LINES && j < item->first + item->n; j++)
        {
          g_string_append_len (text, set->text + set->lines[j].text, set->lines[j].n_bytes);
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

gboolean
kei_report_pages_find (const KeiReportPages *pages, const char *anchor, KeiReportSpot *spot)
{
  const KeiReportSpot *found = g_hash_table_lookup (pages->anchors, anchor);

  if (found != NULL)
    *spot = *found;
  return found != NULL;
}

const KeiReportEntry *
kei_report_pages_get_outline (const KeiReportPages *pages, guint *n)
{
  *n = pages->outline->len;
  return (const KeiReportEntry *) (gpointer) pages->outline->data;
}
