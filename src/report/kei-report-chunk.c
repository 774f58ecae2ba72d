/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets blocks, for the width that they will have on the page. */
#include "config.h"

#include "kei-report-chunk.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kei-report-keep.h"

#define MAX_DEPTH 8       /* of lists that are indented */
#define FIGURE_SPACE 8    /* around a figure, points */
#define CHAPTER_SPACE 0.5 /* above a chapter in the contents, in text sizes */
#define SHORT_END 0.2     /* of a page, that is too little for the last one of the contents */
#define LEAST_LEADING 1.2 /* that their lines are brought to */
#define WORDS_PADDING 12  /* in the box that stands for an image */

void
kei_chunk_free (KeiChunk *chunk)
{
  g_clear_pointer (&chunk->table, kei_set_table_free);
  g_free (chunk);
}

static KeiChunk *
add (GQueue *queue, KeiChunkKind kind, const KeiTextStyle *style)
{
  KeiChunk *chunk = g_new0 (KeiChunk, 1);

  chunk->kind = kind;
  if (style != NULL)
    {
      chunk->before = style->space_before;
      chunk->after = style->space_after;
    }
  g_queue_push_tail (queue, chunk);
  return chunk;
}

/* --- Texts --- */

/* The room that a heading's rule takes. Returns the width that is left for the text. */
static double
make_room (KeiChunk *chunk, const KeiTextStyle *style, double width)
{
  chunk->rule = style->rule;
  switch (style->rule)
    {
    case KEI_RULE_BELOW:
      chunk->below = style->size * 0.3;
      break;
    case KEI_RULE_LEFT:
      chunk->inset = style->size * 0.8;
      break;
    case KEI_RULE_BAND:
      chunk->inset = style->size * 0.6;
      chunk->above = chunk->below = style->size * 0.25;
      return width - 2 * chunk->inset;
    case KEI_RULE_NONE:
    default:
      break;
    }
  return width - chunk->inset;
}

static double
measure (KeiFlow *flow, const char *text, const KeiSetHow *how)
{
  KeiSetHow unbroken = *how;
  KeiSet *set;
  double width;

  unbroken.width = 0;
  unbroken.indent = 0;
  set = kei_setter_set_text (flow->setter, text, &unbroken);
  width = set->n_lines > 0 ? set->lines[0].width : 0;
  kei_set_free (set);
  return width;
}

/* Whether a line of a title may end between two letters: behind a particle, an ending or a mark, before what is no kana. */
static gboolean
ends_phrase (gunichar c, gunichar next)
{
  return c != 0 && next != 0 && g_utf8_strchr ("のをにとでがはもへやるたないて・、）」 　", -1, c) != NULL && !(next >= 0x3041 && next <= 0x309f)
         && g_utf8_strchr ("、。・）」』】ー！？ 　", -1, next) == NULL;
}

/* @text in two lines that are as long as one another and end with a phrase; NULL where it has none to end with. @start: of the
 * title, behind its number. */
static char *
break_title (const char *text, gsize start)
{
  glong n = g_utf8_strlen (text + start, -1), least = G_MAXLONG, i = 1;
  const char *best = NULL;

  for (const char *p = text + start, *next; *p != '\0' && *(next = g_utf8_next_char (p)) != '\0'; p = next, i++)
    if (ends_phrase (g_utf8_get_char (p), g_utf8_get_char (next)) && ABS (n - 2 * i) < least)
      {
        least = ABS (n - 2 * i);
        best = next;
      }
  return best == NULL || least > n / 2 ? NULL : g_strdup_printf ("%.*s\n%s", (int) (best - text), text, best);
}

/* Two lines that end as they do for want of room end with a phrase instead, if they are two still. */
static KeiSet *
set_phrases (KeiFlow *flow, KeiSet *set, const char *text, gsize start, const KeiSetHow *how)
{
  g_autofree char *lines = set->n_lines == 2 && strchr (text, '\n') == NULL ? break_title (text, start) : NULL;
  KeiSet *broken = lines != NULL ? kei_setter_set_text (flow->setter, lines, how) : NULL;

  if (broken == NULL || broken->n_lines != 2)
    {
      g_clear_pointer (&broken, kei_set_free);
      return set;
    }
  kei_set_free (set);
  return broken;
}

/* A title that is a little too long for one line is set smaller, @least of its size; the second line of a longer one begins under
 * its first, not under the number. */
static KeiSet *
set_heading (KeiFlow *flow, const KeiHeading *heading, const KeiSetHow *how, double least)
{
  g_autofree char *text = kei_heading_dup_text (heading);
  KeiSet *set = kei_setter_set_text (flow->setter, text, how);
  gsize start = *heading->number != '\0' ? strlen (heading->number) : 0;
  KeiSetHow last = *how;

  if (set->n_lines == 2 && strchr (text, '\n') == NULL)
    {
      KeiSetHow smaller = *how;

      smaller.scale = (how->width - 1) / measure (flow, text, how);
      if (smaller.scale >= least)
        {
          kei_set_free (set);
          set = kei_setter_set_text (flow->setter, text, &smaller);
        }
    }
  if (set->n_lines > 1 && *heading->number != '\0' && how->align == KEI_ALIGN_START && strchr (text, '\n') == NULL)
    {
      g_autofree char *number = g_strconcat (heading->number, "\343\200\200", NULL);
      double hang = measure (flow, number, how);

      if (hang < how->width / 3)
        {
          KeiSetHow hanging = *how;

          hanging.indent = -hang;
          kei_set_free (set);
          set = kei_setter_set_text (flow->setter, text, &hanging);
          last = hanging;
        }
    }
  return kei_flow_keep (flow, set_phrases (flow, set, text, start, &last));
}

static void
add_heading (GQueue *queue, KeiFlow *flow, const KeiHeading *heading)
{
  const KeiTextStyle *style = kei_report_style_get_heading (flow->style, heading->level);
  KeiSetHow how = kei_set_how (style, flow->width);
  KeiChunk *chunk;

  if (heading->new_page)
    add (queue, KEI_CHUNK_PAGE, NULL);
  chunk = add (queue, KEI_CHUNK_TEXT, style);
  how.width = make_room (chunk, style, flow->width);
  chunk->heading = heading;
  chunk->anchor = heading->anchor;
  chunk->keep = TRUE;
  chunk->set = heading->line != NULL ? kei_flow_keep (flow, kei_setter_set_paragraph (flow->setter, heading->line, &how)) : set_heading (flow, heading, &how, KEI_LEAST_TITLE);
}

static void
add_paragraph (GQueue *queue, KeiFlow *flow, const KeiParagraph *paragraph)
{
  const KeiTextStyle *style = kei_report_style_get_paragraph (flow->style, paragraph->role);
  KeiSetHow how = kei_set_how (style, flow->width);
  const KeiChunk *last = g_queue_peek_tail (queue);
  KeiChunk *chunk = add (queue, KEI_CHUNK_TEXT, style);

  chunk->anchor = paragraph->anchor;
  chunk->set = kei_flow_keep (flow, kei_setter_set_paragraph (flow->setter, paragraph, &how));
  /* Signs or a word under a heading. */
  if (last != NULL && chunk->set->n_lines == 1 && (last->heading != NULL || last->n_short > 0) && last->n_short < KEI_KEEP_SHORT)
    chunk->n_short = last->n_short + 1;
  chunk->keep = paragraph->role == KEI_PARAGRAPH_LABEL || chunk->n_short > 0;
  chunk->note = paragraph->role == KEI_PARAGRAPH_NOTE;
}

/* 1. (1) ① and then from the start; without numbers ・ and － in turn. */
static char *
make_marker (gboolean ordered, guint depth, guint number)
{
  if (!ordered)
    return g_strdup (depth % 2 == 0 ? "・" : "－");
  if (depth % 3 == 0)
    return g_strdup_printf ("%u.", number);
  if (depth % 3 == 2 && number <= 20)
    {
      char circled[7] = "";

      g_unichar_to_utf8 (0x2460 + number - 1, circled);
      return g_strdup (circled);
    }
  return g_strdup_printf ("(%u)", number);
}

static void
add_list (GQueue *queue, KeiFlow *flow, const KeiReportList *list)
{
  guint numbers[MAX_DEPTH] = { 0 };

  for (guint i = 0; i < list->entries->len; i++)
    {
      const KeiListEntry *entry = &g_array_index (list->entries, KeiListEntry, i);
      const KeiTextStyle *style = kei_report_style_get_paragraph (flow->style, entry->paragraph->role);
      guint depth = MIN (entry->depth, MAX_DEPTH - 1);
      g_autofree char *marker = make_marker (list->ordered, depth, ++numbers[depth]);
      KeiSetHow how = kei_set_how (style, flow->width);
      KeiChunk *chunk = add (queue, KEI_CHUNK_TEXT, style);

      for (guint j = depth + 1; j < MAX_DEPTH; j++)
        numbers[j] = 0;
      if (i + 1 < list->entries->len)
        chunk->after /= 2;
      chunk->anchor = entry->paragraph->anchor;
      chunk->marker_x = style->size * 1.2 * depth;
      chunk->inset = chunk->marker_x + style->size * (list->ordered ? 1.9 : 1.1);
      how.indent = 0;
      how.width = flow->width - chunk->inset;
      chunk->set = kei_flow_keep (flow, kei_setter_set_paragraph (flow->setter, entry->paragraph, &how));
      how.width = 0;
      chunk->marker = kei_flow_keep (flow, kei_setter_set_text (flow->setter, marker, &how));
    }
}

/* --- Contents --- */

double
kei_contents_get_number_width (KeiReportStyle *style)
{
  return 2.6 * kei_report_style_get_paragraph (style, KEI_PARAGRAPH_CONTENTS)->size;
}

KeiTextStyle
kei_contents_get_style (const KeiReport *report, const KeiContents *contents, double page)
{
  const KeiReportStyle *looks = kei_report_get_style (report);
  KeiTextStyle style = *kei_report_style_get_paragraph (looks, KEI_PARAGRAPH_CONTENTS);
  const KeiTextStyle *title = kei_report_style_get_heading (looks, 1);
  double rest, lines = 0, height = title->size * title->line_height + title->space_after;
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_HEADING && blocks[i].heading->level <= contents->depth)
      {
        lines += style.size * style.line_height;
        height += style.space_before + style.space_after + (blocks[i].heading->level == 1 ? style.size * CHAPTER_SPACE : 0);
      }
  height += lines;
  rest = fmod (height, page);
  /* A line at the foot of each page is lost. */
  rest += floor (height / page) * style.size * style.line_height;
  if (height > page && rest < SHORT_END * page && style.line_height * (1 - rest / lines) >= LEAST_LEADING)
    style.line_height *= 1 - rest / lines;
  return style;
}

static void
add_entry (GQueue *queue, KeiFlow *flow, const KeiHeading *heading, const KeiTextStyle *style)
{
  KeiChunk *chunk = add (queue, KEI_CHUNK_TEXT, style);
  KeiSetHow how = kei_set_how (style, flow->width);

  chunk->inset = (heading->level - 1) * style->size * 1.2;
  chunk->target = heading->anchor;
  how.width = flow->width - chunk->inset - kei_contents_get_number_width (flow->style) - style->size;
  how.indent = 0;
  how.justify = FALSE;
  if (heading->level == 1)
    {
      /* What stands out among serif letters is set in those of headings, as in any Japanese book. */
      how.font = kei_report_style_get_heading (flow->style, 1)->font;
      how.bold = TRUE;
      chunk->before += style->size * CHAPTER_SPACE;
      chunk->keep = TRUE;
    }
  chunk->set = set_heading (flow, heading, &how, 1);
}

static void
add_contents (GQueue *queue, KeiFlow *flow, const KeiContents *contents)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (flow->pages->report, &n);
  const KeiTextStyle entry = kei_contents_get_style (flow->pages->report, contents, kei_flow_get_page_height (flow));

  if (*contents->title != '\0')
    {
      const KeiTextStyle *style = kei_report_style_get_heading (flow->style, 1);
      KeiSetHow how = kei_set_how (style, flow->width);
      KeiChunk *chunk = add (queue, KEI_CHUNK_TEXT, style);

      how.width = make_room (chunk, style, flow->width);
      chunk->keep = TRUE;
      chunk->title = contents->title;
      chunk->set = kei_flow_keep (flow, kei_setter_set_text (flow->setter, contents->title, &how));
    }
  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_HEADING && blocks[i].heading->level <= contents->depth)
      add_entry (queue, flow, blocks[i].heading, &entry);
}

/* --- Figures --- */

static KeiSet *
set_line (KeiFlow *flow, const char *text, KeiParagraphRole role, double width, KeiAlign align)
{
  KeiSetHow how = kei_set_how (kei_report_style_get_paragraph (flow->style, role), width);

  if (*text == '\0')
    return NULL;
  how.align = align;
  how.indent = 0;
  return kei_flow_keep (flow, kei_setter_set_text (flow->setter, text, &how));
}

/* An image that cannot be read is told in words. */
static void
set_words (KeiFlow *flow, KeiChunk *chunk)
{
  const KeiFigure *figure = chunk->figure;
  const char *words = *figure->description != '\0' ? figure->description : figure->caption;

  kei_report_job_note (flow->job, _ ("The image “%s” is no PNG, JPEG or SVG that can be read; its description stands in its place."), *figure->caption != '\0' ? figure->caption : words);
  chunk->width = MIN (flow->width, 320);
  chunk->words = set_line (flow, *words != '\0' ? words : kei_report_get_word (flow->pages->report, KEI_REPORT_WORD_IMAGE), KEI_PARAGRAPH_NOTE, chunk->width - 2 * WORDS_PADDING, KEI_ALIGN_CENTER);
  chunk->height = chunk->words->height + 2 * WORDS_PADDING;
}

static void
set_size (KeiFlow *flow, KeiChunk *chunk, double room)
{
  const KeiFigure *figure = chunk->figure;
  double width, height, scale;

  if (figure->drawing != NULL)
    {
      width = kei_drawing_get_width (figure->drawing);
      height = kei_drawing_get_height (figure->drawing);
    }
  else if (!kei_report_picture_get_size (figure, &width, &height))
    {
      set_words (flow, chunk);
      return;
    }
  scale = figure->width > 0 && width > 0 ? figure->width / width : 1;
  if (width > 0)
    scale = MIN (scale, flow->width / width);
  if (height > 0)
    scale = MIN (scale, MAX (room, 20) / height);
  chunk->width = width * scale;
  chunk->height = height * scale;
}

static void
add_figure (GQueue *queue, KeiFlow *flow, const KeiFigure *figure)
{
  KeiChunk *chunk = add (queue, KEI_CHUNK_FIGURE, NULL);
  double room = kei_flow_get_page_height (flow);

  chunk->before = chunk->after = FIGURE_SPACE;
  chunk->figure = figure;
  chunk->caption = set_line (flow, figure->caption, KEI_PARAGRAPH_CAPTION, flow->width, KEI_ALIGN_CENTER);
  chunk->source = set_line (flow, figure->source, KEI_PARAGRAPH_NOTE, flow->width, KEI_ALIGN_CENTER);
  if (chunk->caption != NULL)
    room -= chunk->caption->height + kei_report_style_get_paragraph (flow->style, KEI_PARAGRAPH_CAPTION)->space_before;
  if (chunk->source != NULL)
    room -= chunk->source->height;
  set_size (flow, chunk, room);
}

void
kei_chunk_add (GQueue *queue, KeiFlow *flow, const KeiBlock *block)
{
  switch (block->kind)
    {
    case KEI_BLOCK_PART:
      add (queue, KEI_CHUNK_PART, NULL)->part = block->part;
      break;
    case KEI_BLOCK_HEADING:
      add_heading (queue, flow, block->heading);
      break;
    case KEI_BLOCK_PARAGRAPH:
      add_paragraph (queue, flow, block->paragraph);
      break;
    case KEI_BLOCK_LIST:
      add_list (queue, flow, block->list);
      break;
    case KEI_BLOCK_TABLE:
      {
        KeiChunk *chunk = add (queue, KEI_CHUNK_TABLE, NULL);

        chunk->table = kei_set_table_new (flow, block->table);
        chunk->before = kei_set_table_get_space (chunk->table);
        chunk->after = FIGURE_SPACE;
      }
      break;
    case KEI_BLOCK_FIGURE:
      add_figure (queue, flow, block->figure);
      break;
    case KEI_BLOCK_CONTENTS:
      add_contents (queue, flow, block->contents);
      break;
    default:
      g_assert_not_reached ();
    }
}
