/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings that stand after what they head, as diagrams and columns leave them when they become text:
 *
 *   list, heading, list, heading, … list, heading, (something else)
 *
 * Such a run is turned round when nothing heads its first list and something confirms it: the counts
 * declared below the headings, the number of headings announced, or that the last one has nothing to head. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-outline-text.h"
#include "kei-outline-words.h"

typedef enum {
  PART_OTHER,
  PART_LIST,
  PART_HEADING, /* with the counts below it */
  PART_ANNOUNCED,
} PartType;

typedef struct
{
  PartType type;
  guint first; /* rows [first, end) */
  guint end;
  guint counts; /* row with declared counts, or KEI_OUTLINE_NONE */
} Part;

/* A short entry that ends a list of sentences, deeper than they are: the list's title, set below it. */
static gboolean
closes_list (const KeiOutline *outline, guint i, guint before)
{
  const KeiOutlineRow *row = kei_outline_row (outline, i);

  return row->bullet != 0 && row->number.pattern == NULL && row->blank_after > 0 && before != KEI_OUTLINE_NONE && row->indent > kei_outline_row (outline, before)->indent && kei_outline_row (outline, before)->bullet != 0 && !kei_text_is_sentence (row->text) && kei_text_is_sentence (kei_outline_row (outline, before)->text) && strstr (row->text, "、") == NULL;
}

static PartType
find_type (const KeiOutline *outline, guint i, guint before)
{
  const KeiOutlineRow *row = kei_outline_row (outline, i);
  KeiOutlineHeading heading;
  KeiOutlineCount counts[4];
  const char *word;
  guint n;

  if (row->pieces > 1 || row->cells != NULL || row->heading > 0 || row->contents)
    return PART_OTHER;
  if (kei_outline_read_counts (row->text, counts, G_N_ELEMENTS (counts)) > 0)
    return PART_OTHER;
  if (closes_list (outline, i, before))
    return PART_HEADING;
  if (kei_outline_is_marked (row))
    return row->number.pattern != NULL && *row->number.pattern != '\0' && g_str_has_prefix (row->number.pattern, "第") ? PART_OTHER : PART_LIST;
  if (kei_outline_read_announced (row->text, &n, &word))
    return PART_ANNOUNCED;
  if (row->blank_before == 0 || !kei_outline_may_head (row) || row->page_title || row->bracketed || kei_outline_heading_read (row->text, TRUE, &heading) || kei_outline_heading_read (row->text, FALSE, &heading))
    return PART_OTHER;
  return PART_HEADING;
}

static GArray *
collect_parts (const KeiOutline *outline)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  guint before = KEI_OUTLINE_NONE;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      Part *last = parts->len > 0 ? &g_array_index (parts, Part, parts->len - 1) : NULL;
      Part part = { PART_OTHER, i, i + 1, KEI_OUTLINE_NONE };

      if (last != NULL && !kei_outline_is_live (outline, i))
        {
          last->end = i + 1;
          continue;
        }
      if (last != NULL && last->type == PART_HEADING && kei_outline_is_counts (kei_outline_row (outline, i)))
        {
          last->end = i + 1;
          if (last->counts == KEI_OUTLINE_NONE)
            last->counts = i;
          continue;
        }
      if (kei_outline_is_live (outline, i))
        part.type = kei_outline_is_counts (kei_outline_row (outline, i)) ? PART_OTHER : find_type (outline, i, before);
      if (last != NULL && part.type == PART_LIST && last->type == PART_LIST)
        last->end = i + 1;
      else
        g_array_append_val (parts, part);
      before = i;
    }
  return parts;
}

/* How many rows of a list have @word in their number. */
static guint
count_word (const KeiOutline *outline, const Part *list, const char *word)
{
  guint n = 0;

  for (guint i = list->first; i < list->end; i++)
    if (g_strcmp0 (kei_outline_row (outline, i)->number.word, word) == 0)
      n++;
  return n;
}

/* Whether the counts below @heading are those of @list. */
static gboolean
counts_agree (const KeiOutline *outline, const Part *heading, const Part *list)
{
  KeiOutlineCount counts[4];
  guint n;

  if (heading->counts == KEI_OUTLINE_NONE)
    return FALSE;
  n = kei_outline_read_counts (kei_outline_row (outline, heading->counts)->source, counts, G_N_ELEMENTS (counts));
  for (guint i = 0; i < n; i++)
    if (count_word (outline, list, counts[i].word) != counts[i].count)
      return FALSE;
  return n > 0;
}

static inline Part *
part_at (GArray *parts, guint i)
{
  return &g_array_index (parts, Part, i);
}

/* Lists, headings in turn from @start on: how many pairs. */
static guint
measure_run (GArray *parts, guint start)
{
  guint n = 0;

  while (start + 2 * n + 1 < parts->len && part_at (parts, start + 2 * n)->type == PART_LIST && part_at (parts, start + 2 * n + 1)->type == PART_HEADING)
    n++;
  return n;
}

static gboolean
is_confirmed (const KeiOutline *outline, GArray *parts, guint start, guint n, guint headed, guint announced)
{
  guint agreeing = 0;
  const Part *after;
  const KeiOutlineRow *next;

  for (guint i = 0; i < n; i++)
    agreeing += counts_agree (outline, part_at (parts, start + 2 * i + 1), part_at (parts, start + 2 * i));
  if (agreeing * 2 > n)
    return TRUE;
  if (announced > 0 && headed + n == announced)
    return TRUE;
  if (n < 2)
    return FALSE;
  if (start + 2 * n >= parts->len)
    return TRUE;
  after = part_at (parts, start + 2 * n);
  next = kei_outline_row (outline, after->first);
  return !kei_text_is_sentence (next->text) && next->cells == NULL;
}

void
kei_outline_order (KeiOutline *outline)
{
  g_autoptr (GArray) parts = collect_parts (outline);
  guint announced = 0, headed = 0;

  for (guint i = 0; i < parts->len; i++)
    if (part_at (parts, i)->type == PART_ANNOUNCED)
      {
        const char *word;

        kei_outline_read_announced (kei_outline_row (outline, part_at (parts, i)->first)->text, &announced, &word);
      }

  g_array_set_size (outline->order, 0);
  for (guint i = 0; i < parts->len;)
    {
      gboolean has_head = i > 0 && part_at (parts, i - 1)->type == PART_HEADING;
      guint n = part_at (parts, i)->type == PART_LIST && !has_head ? measure_run (parts, i) : 0;
      const Part *after = i + 2 * n < parts->len ? part_at (parts, i + 2 * n) : NULL;

      if (has_head && part_at (parts, i)->type == PART_LIST)
        headed++;
      /* A list after the last heading means that headings come first. */
      if (n > 0 && (after == NULL || after->type != PART_LIST) && is_confirmed (outline, parts, i, n, headed, announced))
        {
          for (guint k = 0; k < n; k++, i += 2)
            {
              const Part *list = part_at (parts, i), *heading = part_at (parts, i + 1);

              for (guint row = heading->first; row < heading->end; row++)
                g_array_append_val (outline->order, row);
              for (guint row = list->first; row < list->end; row++)
                g_array_append_val (outline->order, row);
              kei_outline_row (outline, heading->first)->bullet = 0;
              kei_outline_row (outline, heading->first)->indent = 0;
              kei_outline_add_note (outline, KEI_OUTLINE_NOTE_HEADING_AFTER, heading->first, list->first, 0, NULL);
            }
          /* What follows stands below the last heading in the file, and still is not its text. */
          if (i < parts->len)
            kei_outline_row (outline, part_at (parts, i)->first)->starts_over = TRUE;
          continue;
        }
      for (guint row = part_at (parts, i)->first; row < part_at (parts, i)->end; row++)
        g_array_append_val (outline->order, row);
      i++;
    }
}
