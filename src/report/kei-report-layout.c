/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts chunks on pages: nothing that belongs to what follows stays alone at a page's end, and of a paragraph that is
 * cut, or of entries below one another, at least two lines stand on each page. What begins on a page of its own is a
 * stretch; where a few lines of it would have the last page to themselves, it is set again with less air. A sheet, which is to
 * fit one page, is then set with closer lines too. */
#include "config.h"

#include <string.h>

#include "kei-report-chunk.h"
#include "kei-report-furniture.h"
#include "kei-report-keep.h"

#define FEWEST_LINES 2  /* of a paragraph on either page */
#define MAX_CHAIN 12    /* chunks that are kept together at most */
#define SHORT_TAIL 0.24 /* of a page, that is too little for the last one of a stretch */
#define SHEET_TAIL 0.5  /* of a page: what a sheet may have on its second one for bringing it to the first to be tried */
#define N_CLOSER 3      /* styles that it is tried with */
#define MAX_STRETCH 24  /* pages of a stretch that may be set again: what it is made of is kept until it ends */

typedef struct
{
  KeiFlow flow;
  const KeiBlock *blocks;
  guint n_blocks;
  guint next;                       /* block to be set */
  GQueue queue;                     /* (element-type KeiChunk): set, not yet placed */
  GQueue placed;                    /* (element-type KeiChunk): of the stretch, as long as it may be set again */
  double air;                       /* that spaces are multiplied with */
  KeiReportStyle *closer[N_CLOSER]; /* (nullable): the style with closer lines, made when asked for */
  guint told;                       /* progress, in steps */
  GArray *references;               /* (element-type KeiReference) */
} Layout;

/* Where a stretch begins, to go back to. */
typedef struct
{
  KeiFlow flow;
  const char *heading; /* of the page that it begins on, if there is one */
  guint n_items;
  guint n_pages;
  guint n_entries;
  guint n_references;
} Mark;

/* --- What comes next --- */

/* The chunk that is @n behind the first one; NULL at the end, and behind a chunk that begins a part: what
 * follows has another width. */
static KeiChunk *
peek (Layout *self, guint n)
{
  for (;;)
    {
      KeiChunk *last = g_queue_peek_tail (&self->queue);
      guint n_known = self->queue.length;

      if (n_known > n)
        return g_queue_peek_nth (&self->queue, n);
      if (self->next == self->n_blocks || (last != NULL && last->kind == KEI_CHUNK_PART))
        return NULL;
      kei_chunk_add (&self->queue, &self->flow, &self->blocks[self->next]);
      for (GList *link = g_queue_peek_nth_link (&self->queue, n_known); link != NULL; link = link->next)
        ((KeiChunk *) link->data)->block = self->next;
      self->next++;
    }
}

/* What must have room on the page where a chunk begins. */
static double
get_start (Layout *self, const KeiChunk *chunk)
{
  switch (chunk->kind)
    {
    case KEI_CHUNK_TEXT:
      if (chunk->keep || chunk->set->n_lines < 2 * FEWEST_LINES)
        return chunk->above + chunk->set->height + chunk->below;
      return kei_set_get_height (chunk->set, 0, FEWEST_LINES);
    case KEI_CHUNK_TABLE:
      return kei_set_table_get_start (chunk->table, kei_flow_get_page_height (&self->flow));
    case KEI_CHUNK_FIGURE:
      return chunk->height + (chunk->caption != NULL ? chunk->caption->height + kei_report_style_get_paragraph (self->flow.style, KEI_PARAGRAPH_CAPTION)->space_before : 0)
             + (chunk->source != NULL ? chunk->source->height : 0);
    case KEI_CHUNK_PART:
    case KEI_CHUNK_PAGE:
    default:
      return 0;
    }
}

/* Whether what is behind the chunk at @n in the queue must follow on its page. */
static gboolean
keeps (Layout *self, guint n)
{
  const KeiChunk *chunk = peek (self, n), *next = chunk->keep ? peek (self, n + 1) : NULL;
  gboolean may_be_free = chunk->heading != NULL || chunk->n_short > 0;

  return chunk->keep && !(may_be_free && kei_keep_frees (chunk->heading, next != NULL ? next->heading : NULL));
}

/* Whether it is one of those short texts that stand below one another like the lines of a paragraph. */
static gboolean
is_line (const KeiChunk *chunk)
{
  return chunk != NULL && chunk->kind == KEI_CHUNK_TEXT && chunk->set->n_lines == 1 && !chunk->keep && chunk->heading == NULL && chunk->title == NULL && chunk->target == NULL;
}

/* Whether the line at @n in the queue must not be parted from the one below: the first of several under what they
 * belong to, and the last but one. */
static gboolean
joins (Layout *self, guint n)
{
  if (self->flow.loose || !is_line (peek (self, n)) || !is_line (peek (self, n + 1)))
    return FALSE;
  return (n > 0 && !is_line (peek (self, n - 1))) || !is_line (peek (self, n + 2));
}

/* Whether what is at @n in the queue is not to be parted from @before, which it ends or is a note on. */
static gboolean
is_joined (Layout *self, const KeiChunk *before, guint n)
{
  const KeiChunk *chunk = self->flow.loose ? NULL : peek (self, n);

  if (chunk == NULL)
    return FALSE;
  return chunk->kind == KEI_CHUNK_TABLE ? kei_set_table_is_joined (chunk->table) : chunk->note && (before->kind == KEI_CHUNK_TABLE || before->note);
}

/* The same with all that must follow on the same page. */
static double
get_need (Layout *self)
{
  double need = 0, space = 0;

  for (guint i = 0; i < MAX_CHAIN; i++)
    {
      const KeiChunk *chunk = peek (self, i);

      if (chunk == NULL || chunk->kind == KEI_CHUNK_PART || chunk->kind == KEI_CHUNK_PAGE)
        break;
      need += (i > 0 ? MAX (space, chunk->before) * self->air : 0) + (chunk->kind == KEI_CHUNK_TEXT && is_joined (self, chunk, i + 1) ? chunk->above + chunk->set->height + chunk->below : get_start (self, chunk));
      space = chunk->after;
      if (!keeps (self, i) && !joins (self, i) && !is_joined (self, chunk, i + 1))
        break;
    }
  return need;
}

/* --- Placing --- */

static void
draw_rule (KeiFlow *flow, const KeiChunk *chunk, double y, double height)
{
  KeiRgba accent = kei_report_style_get_ink (flow->style, KEI_INK_ACCENT);

  switch (chunk->rule)
    {
    case KEI_RULE_BELOW:
      kei_flow_fill (flow, accent, flow->left, y + height + chunk->below - 1.2, flow->width, 1.2);
      break;
    case KEI_RULE_LEFT:
      kei_flow_fill (flow, accent, flow->left, y + 1, chunk->inset * 0.4, height - 2);
      break;
    case KEI_RULE_BAND:
      kei_flow_fill (flow, accent, flow->left, y - chunk->above, flow->width, chunk->above + height + chunk->below);
      break;
    case KEI_RULE_NONE:
    default:
      break;
    }
}

static void
note_heading (Layout *self, const KeiChunk *chunk, double y)
{
  KeiFlow *flow = &self->flow;
  KeiReportEntry entry = { 1, NULL, { flow->pages->pages->len - 1, flow->left, y } };

  if (chunk->heading != NULL)
    {
      entry.level = chunk->heading->level;
      entry.text = kei_heading_dup_text (chunk->heading);
    }
  else
    entry.text = g_strdup (chunk->title);
  g_array_append_val (flow->pages->outline, entry);
  if (entry.level > 1)
    return;
  /* The page is named by the first chapter that begins on it. */
  if (flow->page->heading == flow->heading)
    flow->page->heading = entry.text;
  flow->heading = entry.text;
}

static void
add_reference (Layout *self, const KeiChunk *chunk, guint first, guint n, double y)
{
  KeiFlow *flow = &self->flow;
  const KeiSetLine *last = &chunk->set->lines[first + n - 1];
  double height = kei_set_get_height (chunk->set, first, n);
  KeiReference reference = { flow->pages->pages->len - 1, flow->left + flow->width, y + height - last->height, chunk->target };
  const KeiTextStyle *style = kei_report_style_get_paragraph (flow->style, KEI_PARAGRAPH_CONTENTS);
  double start = flow->left + chunk->inset + last->x + last->width + style->size * 0.4;
  double end = flow->left + flow->width - kei_contents_get_number_width (flow->style);

  kei_flow_item (flow, &(KeiPageItem){ .kind = KEI_ITEM_LINK, .x = (float) flow->left, .y = (float) y, .width = (float) flow->width, .height = (float) height, .what = chunk->target });
  if (first + n < chunk->set->n_lines)
    return;
  if (end > start)
    kei_flow_item (flow, &(KeiPageItem){ .kind = KEI_ITEM_DOTS, .colour = kei_report_style_get_ink (flow->style, KEI_INK_SECONDARY), .x = (float) start, .y = (float) (reference.y + last->base - style->size * 0.1), .width = (float) (end - start), .height = (float) style->size * 0.08f });
  g_array_append_val (self->references, reference);
}

/* How many lines from @first on come on this page; 0 for none. */
static guint
count_lines (const KeiFlow *flow, const KeiChunk *chunk, guint first)
{
  guint rest = chunk->set->n_lines - first;
  guint n = kei_set_count_fitting (chunk->set, first, flow->bottom - flow->y - chunk->below);

  if (n == rest)
    return n;
  if (rest - n < FEWEST_LINES)
    n = rest > FEWEST_LINES ? rest - FEWEST_LINES : 0;
  if (n < FEWEST_LINES && !flow->at_top)
    return 0;
  return MAX (n, 1);
}

static void
place_text (Layout *self, const KeiChunk *chunk)
{
  KeiFlow *flow = &self->flow;
  const KeiSet *set = chunk->set;
  guint first = 0;

  flow->y += chunk->above;
  while (first < set->n_lines)
    {
      guint n = count_lines (flow, chunk, first);
      double height = kei_set_get_height (set, first, n);

      if (n == 0)
        {
          kei_flow_next_page (flow);
          continue;
        }
      if (first == 0)
        {
          kei_flow_anchor (flow, chunk->anchor, flow->left, flow->y - chunk->above);
          if (chunk->heading != NULL || chunk->title != NULL)
            note_heading (self, chunk, flow->y - chunk->above);
          draw_rule (flow, chunk, flow->y, height);
          if (chunk->marker != NULL)
            kei_flow_lines (flow, chunk->marker, 0, 1, flow->left + chunk->marker_x, flow->y + set->lines[0].base - chunk->marker->lines[0].base);
        }
      flow->level = chunk->heading != NULL ? chunk->heading->level : chunk->title != NULL;
      kei_flow_lines (flow, set, first, n, flow->left + chunk->inset, flow->y);
      flow->level = 0;
      if (chunk->target != NULL)
        add_reference (self, chunk, first, n, flow->y);
      flow->y += height;
      first += n;
      if (first < set->n_lines)
        kei_flow_next_page (flow);
    }
  flow->y += chunk->below;
  flow->at_top = FALSE;
}

static void
place_figure (KeiFlow *flow, const KeiChunk *chunk)
{
  double x = flow->left + (flow->width - chunk->width) / 2;
  KeiPageItem item = { .kind = chunk->figure->drawing != NULL ? KEI_ITEM_DRAWING : KEI_ITEM_IMAGE, .x = (float) x, .y = (float) flow->y, .width = (float) chunk->width, .height = (float) chunk->height };

  if (chunk->words != NULL)
    {
      KeiRgba rule = kei_report_style_get_ink (flow->style, KEI_INK_RULE);
      double inset = (chunk->height - chunk->words->height) / 2;

      kei_flow_fill (flow, kei_report_style_get_ink (flow->style, KEI_INK_TINT), x, flow->y, chunk->width, chunk->height);
      kei_flow_fill (flow, rule, x, flow->y, chunk->width, 0.5);
      kei_flow_fill (flow, rule, x, flow->y + chunk->height - 0.5, chunk->width, 0.5);
      kei_flow_lines (flow, chunk->words, 0, chunk->words->n_lines, x + inset, flow->y + inset);
    }
  else
    {
      item.what = chunk->figure->drawing != NULL ? (gconstpointer) chunk->figure->drawing : chunk->figure;
      kei_flow_item (flow, &item);
    }
  flow->y += chunk->height;
  if (chunk->caption != NULL)
    {
      flow->y += kei_report_style_get_paragraph (flow->style, KEI_PARAGRAPH_CAPTION)->space_before;
      kei_flow_lines (flow, chunk->caption, 0, chunk->caption->n_lines, flow->left, flow->y);
      flow->y += chunk->caption->height;
    }
  if (chunk->source != NULL)
    {
      kei_flow_lines (flow, chunk->source, 0, chunk->source->n_lines, flow->left, flow->y);
      flow->y += chunk->source->height;
    }
}

/* Begins a page unless there is a new one. @sheet (nullable): the heading of what begins there. */
static void
begin_page (KeiFlow *flow, const KeiReportPart *part, const KeiHeading *sheet)
{
  flow->again = NULL;
  if (part != NULL)
    flow->part = part;
  if (part != NULL || flow->page == NULL || !flow->at_top)
    kei_flow_next_page (flow);
  flow->forced = TRUE;
  flow->again = flow->loose ? NULL : sheet;
}

static gboolean
place (Layout *self, KeiChunk *chunk, double need, GError **error)
{
  KeiFlow *flow = &self->flow;
  double space = MAX (flow->space, chunk->before) * self->air;

  if (chunk->kind == KEI_CHUNK_PART || chunk->kind == KEI_CHUNK_PAGE)
    {
      const KeiChunk *first = chunk->kind == KEI_CHUNK_PAGE ? peek (self, 0) : NULL;

      begin_page (flow, chunk->part, first != NULL && first->heading != NULL && first->heading->sheet ? first->heading : NULL);
      return TRUE;
    }
  if (need > kei_flow_get_page_height (flow))
    need = MIN (get_start (self, chunk), kei_flow_get_page_height (flow));
  if (!flow->at_top && flow->y + space + need > flow->bottom + 0.01)
    kei_flow_next_page (flow);
  if (flow->at_top)
    space = flow->forced ? chunk->before : 0;
  flow->y += MIN (space, kei_flow_get_page_height (flow) / 2);
  if (chunk->kind == KEI_CHUNK_TEXT)
    place_text (self, chunk);
  else if (chunk->kind == KEI_CHUNK_FIGURE)
    place_figure (flow, chunk);
  else if (!kei_set_table_place (chunk->table, flow, is_joined (self, chunk, 0) ? MAX (chunk->after, ((const KeiChunk *) peek (self, 0))->before) * self->air + get_need (self) : 0, error))
    return FALSE;
  flow->space = chunk->after;
  return TRUE;
}

/* --- Stretches --- */

static Mark
set_mark (const Layout *self)
{
  const KeiFlow *flow = &self->flow;
  Mark mark = { *flow, NULL, 0, flow->pages->pages->len, flow->pages->outline->len, self->references->len };

  if (flow->page != NULL)
    {
      mark.heading = flow->page->heading;
      mark.n_items = flow->page->items->len;
    }
  return mark;
}

/* Takes all that was placed since then from the pages; it is to be placed again. */
static void
go_back (Layout *self, const Mark *mark)
{
  KeiReportPages *pages = self->flow.pages;
  KeiChunk *chunk;

  while ((chunk = g_queue_pop_tail (&self->placed)) != NULL)
    g_queue_push_head (&self->queue, chunk);
  for (guint i = 0; i < self->flow.anchors->len; i++)
    g_hash_table_remove (pages->anchors, g_ptr_array_index (self->flow.anchors, i));
  g_ptr_array_set_size (self->flow.anchors, 0);
  self->flow = mark->flow;
  g_ptr_array_set_size (pages->pages, (int) mark->n_pages);
  g_array_set_size (pages->outline, mark->n_entries);
  g_array_set_size (self->references, mark->n_references);
  if (self->flow.page == NULL)
    return;
  self->flow.page->heading = mark->heading;
  g_array_set_size (self->flow.page->items, mark->n_items);
}

/* Some hundred times, however long the report is. */
static gboolean
tell (Layout *self, GError **error)
{
  if (self->next * 200ull / self->n_blocks < self->told)
    return TRUE;
  self->told = (guint) (self->next * 200ull / self->n_blocks) + 1;
  return kei_report_job_step (self->flow.job, (double) self->next / self->n_blocks, error);
}

/* Places chunks up to the next one that begins a page on purpose. They are kept unless they are too many. */
static gboolean
place_stretch (Layout *self, GError **error)
{
  guint first = self->flow.pages->pages->len;
  const KeiChunk *next;
  gboolean begun = FALSE, long_one = FALSE;

  while ((next = peek (self, 0)) != NULL && !(begun && (next->kind == KEI_CHUNK_PART || next->kind == KEI_CHUNK_PAGE)))
    {
      double need = get_need (self);
      KeiChunk *chunk = g_queue_pop_head (&self->queue);

      begun = TRUE;
      g_queue_push_tail (&self->placed, chunk);
      if (!place (self, chunk, need, error) || !tell (self, error))
        return FALSE;
      long_one = long_one || self->flow.loose || self->flow.pages->pages->len - first > MAX_STRETCH;
      if (long_one)
        g_queue_clear_full (&self->placed, (GDestroyNotify) kei_chunk_free);
    }
  return TRUE;
}

/* How many pages a stretch that began there takes. */
static guint
count_pages (const Layout *self, const Mark *mark)
{
  return self->flow.pages->pages->len - mark->n_pages + (mark->flow.page != NULL && mark->flow.at_top);
}

/* Whether the last page of a stretch that began there has but a few lines, or more of a sheet that nearly fits one. */
static gboolean
has_short_tail (const Layout *self, const Mark *mark, gboolean sheet)
{
  const KeiFlow *flow = &self->flow;
  guint n_pages = count_pages (self, mark);

  return n_pages > 1 && flow->y - flow->top < (sheet && n_pages == 2 ? SHEET_TAIL : SHORT_TAIL) * kei_flow_get_page_height (flow);
}

/* Lets what is not placed be set again from @block on, in another style. */
static void
set_again (Layout *self, guint block, KeiReportStyle *style)
{
  g_queue_clear_full (&self->queue, (GDestroyNotify) kei_chunk_free);
  self->next = block;
  self->flow.style = style;
}

/* How a stretch may be set for a page less. */
typedef struct
{
  double air;
  guint closer; /* of the styles with closer lines, from 1; 0: the report's own */
} Setting;

static gboolean
place_again (Layout *self, const Mark *mark, guint block, const Setting *setting, GError **error)
{
  static const double factors[N_CLOSER] = { 0.8, 0.65, 0.5 };
  KeiReportStyle *style = kei_report_get_style (self->flow.pages->report), *now = self->flow.style;

  if (setting->closer > 0)
    {
      if (self->closer[setting->closer - 1] == NULL)
        self->closer[setting->closer - 1] = kei_report_style_condense (style, factors[setting->closer - 1]);
      style = self->closer[setting->closer - 1];
    }
  go_back (self, mark);
  if (style != now)
    set_again (self, block, style);
  self->air = setting->air;
  return place_stretch (self, error);
}

/* Places a stretch with less air than its style has, where that saves a page. */
static gboolean
place_best (Layout *self, GError **error)
{
  static const Setting settings[] = { { 0.85, 0 }, { 0.7, 0 }, { 1, 1 }, { 1, 2 }, { 1, 3 }, { 1, 0 } }; /* the last one is what it was */
  Mark mark = set_mark (self);
  const KeiChunk *second = peek (self, 1);
  gboolean sheet = second != NULL && second->heading != NULL && second->heading->sheet;
  guint block = ((const KeiChunk *) peek (self, 0))->block, n_pages;
  KeiReportStyle *style = self->flow.style;

  g_ptr_array_set_size (self->flow.anchors, 0);
  if (!place_stretch (self, error))
    return FALSE;
  n_pages = self->flow.pages->pages->len;
  if (self->placed.length == 0 || !has_short_tail (self, &mark, sheet))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (settings) && self->flow.pages->pages->len >= n_pages; i++)
    if ((sheet || settings[i].closer == 0) && !place_again (self, &mark, block, &settings[i], error))
      return FALSE;
  /* What follows was looked at, and is set in the report's own style. */
  if (self->flow.style != style)
    set_again (self, self->queue.length > 0 ? ((const KeiChunk *) peek (self, 0))->block : self->next, style);
  self->air = 1;
  return TRUE;
}

static gboolean
place_all (Layout *self, GError **error)
{
  while (peek (self, 0) != NULL)
    {
      if (!place_best (self, error))
        return FALSE;
      g_queue_clear_full (&self->placed, (GDestroyNotify) kei_chunk_free);
    }
  return TRUE;
}

static void
free_page (gpointer data)
{
  KeiPage *page = data;

  g_array_unref (page->items);
  g_free (page->label);
  g_free (page);
}

static void
clear_entry (gpointer data)
{
  g_free (((KeiReportEntry *) data)->text);
}

static KeiReportPages *
new_empty (KeiReport *report)
{
  KeiReportPages *pages = g_new0 (KeiReportPages, 1);

  g_atomic_ref_count_init (&pages->refs);
  pages->report = kei_report_ref (report);
  pages->pages = g_ptr_array_new_with_free_func (free_page);
  pages->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_set_free);
  pages->outline = g_array_new (FALSE, FALSE, sizeof (KeiReportEntry));
  g_array_set_clear_func (pages->outline, clear_entry);
  pages->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  return pages;
}

static KeiReportPages *
lay_out (KeiReport *report, gboolean loose, KeiReportJob *job, GError **error)
{
  KeiReportPages *pages = new_empty (report);
  KeiReportStyle *style = kei_report_get_style (report);
  Layout self = { .flow = { .pages = pages, .style = style, .job = job, .loose = loose }, .air = 1 };
  gboolean done;

  self.flow.setter = kei_setter_new (style, job);
  self.flow.anchors = g_ptr_array_new ();
  self.references = g_array_new (FALSE, FALSE, sizeof (KeiReference));
  self.blocks = kei_report_get_blocks (report, &self.n_blocks);
  done = place_all (&self, error);
  g_queue_clear_full (&self.queue, (GDestroyNotify) kei_chunk_free);
  g_queue_clear_full (&self.placed, (GDestroyNotify) kei_chunk_free);
  if (done)
    kei_report_furnish (&self.flow, self.references);
  g_array_unref (self.references);
  g_ptr_array_unref (self.flow.anchors);
  pages->fonts = kei_setter_end (self.flow.setter);
  for (guint i = 0; i < N_CLOSER; i++)
    g_clear_pointer (&self.closer[i], kei_report_style_unref);
  if (!done)
    g_clear_pointer (&pages, kei_report_pages_unref);
  return pages;
}

KeiReportPages *
kei_report_pages_new (KeiReport *report, KeiReportJob *job, GError **error)
{
  return lay_out (report, FALSE, job, error);
}

KeiReportPages *
kei_report_pages_new_loose (KeiReport *report, KeiReportJob *job, GError **error)
{
  return lay_out (report, TRUE, job, error);
}
