/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands under what, by marks alone. One pass over the rows in order with a stack of the headings
 * that are open:
 *
 *   #, ##            Markdown: by depth, over everything else
 *   第1部 第1章 第1節   by rank
 *   plain headings   lines alone between blank lines
 *   numbers, bullets a pattern that is open is a sibling, another one goes below
 *
 * A row that is neither is text of the heading that is open. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-outline-structure.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

static KeiOutlineOpen *
top (KeiOutlineParser *parser)
{
  return parser->n > 0 ? &parser->stack[parser->n - 1] : NULL;
}

/* --- Where it goes --- */

/* Whether numbers of this pattern head the numbers with this word, twice at least: Ⅰ, 政策1, 政策2, Ⅱ, 政策1. */
static gboolean
heads_word (const KeiOutline *outline, const char *pattern, const char *word)
{
  const KeiOutlineRow *before = NULL;
  guint n = 0;

  for (guint k = 0; k < outline->order->len && n < 2; k++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, g_array_index (outline->order, guint, k));

      if (row->number.pattern == NULL)
        continue;
      n += before != NULL && before->number.pattern == pattern && row->number.value == 1 && strcmp (row->number.word, word) == 0;
      before = row;
    }
  return n == 2;
}

/* Whether the outermost number that is open, one without a word, stays open for a first one with a word. */
static gboolean
heads_first_word (KeiOutlineParser *parser, const KeiOutlineOpen *open)
{
  const KeiOutlineRow *row = kei_outline_row (parser->outline, open->row);
  const KeiOutlineRow *head = kei_outline_row (parser->outline, top (parser)->row);

  if (open->mark != KEI_OUTLINE_MARK_NUMBER || open->word_rank < 0 || row->number.value != 1 || top (parser)->mark != KEI_OUTLINE_MARK_NUMBER || *head->number.word != '\0')
    return FALSE;
  for (guint k = 0; k + 1 < parser->n; k++)
    if (parser->stack[k].mark == KEI_OUTLINE_MARK_NUMBER)
      return FALSE;
  return heads_word (parser->outline, head->number.pattern, row->number.word);
}

static char *
make_pair (const KeiOutlineRow *upper, const KeiOutlineRow *lower)
{
  return g_strconcat (upper->number.word, "\n", lower->number.word, NULL);
}

/* The words that head others in this plan though they usually stand below them: 基本方針1 with 施策の柱(1) right below it, twice at
 * least, where 基本方針 came first. (transfer full) */
static GHashTable *
find_heads (const KeiOutline *outline)
{
  GHashTable *heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL); /* word → its place among the words + 1 */
  const KeiOutlineRow *before = NULL;

  for (guint k = 0; k < outline->order->len; k++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, g_array_index (outline->order, guint, k));
      int rank;

      if (row->kind == KEI_OUTLINE_IGNORE || row->number.pattern == NULL || (rank = kei_outline_level_rank (row->number.word)) < 0)
        continue;
      if (!g_hash_table_contains (seen, row->number.word))
        g_hash_table_insert (seen, (gpointer) row->number.word, GUINT_TO_POINTER (g_hash_table_size (seen) + 1));
      if (before != NULL && row->number.value == 1 && kei_outline_level_rank (before->number.word) > rank
          && GPOINTER_TO_UINT (g_hash_table_lookup (seen, before->number.word)) < GPOINTER_TO_UINT (g_hash_table_lookup (seen, row->number.word)))
        {
          g_autofree char *pair = make_pair (before, row);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (heads, pair));

          g_hash_table_insert (heads, g_steal_pointer (&pair), GUINT_TO_POINTER (n + 1));
        }
      before = row;
    }
  return heads;
}

static gboolean
heads_in_this_plan (KeiOutlineParser *parser, const KeiOutlineOpen *open)
{
  const KeiOutlineOpen *above = top (parser);
  g_autofree char *pair = NULL;

  if (open->mark != KEI_OUTLINE_MARK_NUMBER || above->mark != KEI_OUTLINE_MARK_NUMBER || open->word_rank < 0 || above->word_rank <= open->word_rank)
    return FALSE;
  pair = make_pair (kei_outline_row (parser->outline, above->row), kei_outline_row (parser->outline, open->row));
  return GPOINTER_TO_UINT (g_hash_table_lookup (parser->heads, pair)) >= 2;
}

/* Whether an open heading stays open when @open comes. Asked from the top of the stack down; the first yes ends. */
static gboolean
stays_open (const KeiOutlineOpen *above, const KeiOutlineOpen *open)
{
  switch (open->mark)
    {
    case KEI_OUTLINE_MARK_MARKDOWN:
      return above->mark == KEI_OUTLINE_MARK_MARKDOWN && above->rank < open->rank;
    case KEI_OUTLINE_MARK_DIVISION:
      return above->mark == KEI_OUTLINE_MARK_MARKDOWN || (above->mark == KEI_OUTLINE_MARK_PLAIN && above->meaning == KEI_MEANING_LAYER) || (above->mark == KEI_OUTLINE_MARK_DIVISION && above->rank < open->rank) || (above->mark == KEI_OUTLINE_MARK_NUMBER && above->word_rank == 0);
    case KEI_OUTLINE_MARK_ROLE:
      /* ① and the like are what is done, and not what has a situation or indicators. */
      return above->mark != KEI_OUTLINE_MARK_ROLE && above->mark != KEI_OUTLINE_MARK_BULLET && !(above->mark == KEI_OUTLINE_MARK_NUMBER && above->is_detail);
    case KEI_OUTLINE_MARK_NUMBER:
      if (open->word_rank >= 0)
        {
          if (above->mark == KEI_OUTLINE_MARK_ROLE && above->meaning != KEI_MEANING_INITIATIVES)
            return FALSE;
          /* Two words of one rank, as 基本施策 and 施策, are two levels: the one that was there first is above. */
          return above->mark == KEI_OUTLINE_MARK_NUMBER ? above->word_rank <= open->word_rank && above->style != open->style && (above->word_rank >= 0 || above->parts < open->parts) : above->mark != KEI_OUTLINE_MARK_BULLET;
        }
      if (open->parts > 1 && above->mark == KEI_OUTLINE_MARK_NUMBER)
        return above->word_rank >= 0 || above->parts < open->parts;
      return TRUE;
    case KEI_OUTLINE_MARK_BULLET:
      return above->mark != KEI_OUTLINE_MARK_BULLET || g_utf8_strchr ("-", -1, above->style[7]) == NULL || above->indent < open->indent || g_strcmp0 (above->style, open->style) == 0;
    case KEI_OUTLINE_MARK_PLAIN:
    default:
      return above->mark != KEI_OUTLINE_MARK_BULLET && above->mark != KEI_OUTLINE_MARK_ROLE;
    }
}

static gboolean
same_style (const KeiOutlineOpen *a, const KeiOutlineOpen *b)
{
  return a->style == b->style && (a->mark == KEI_OUTLINE_MARK_ROLE) == (b->mark == KEI_OUTLINE_MARK_ROLE);
}

/* A list inside of a list that counts from 1 again, further in. */
static gboolean
nests (const KeiOutlineParser *parser, const KeiOutlineOpen *above, const KeiOutlineOpen *open)
{
  const KeiOutlineRow *row = kei_outline_row (parser->outline, open->row);

  return open->mark == KEI_OUTLINE_MARK_NUMBER && open->word_rank < 0 && row->number.value == 1 && open->indent >= above->indent + 2 && row->pieces == 1 && kei_outline_row (parser->outline, above->row)->pieces == 1;
}

/* The open heading of the same style, from the top: its place + 1; 0: none. */
static guint
find_open (const KeiOutlineParser *parser, const KeiOutlineOpen *open)
{
  guint inner = 0;

  for (guint k = parser->n; k > 0; k--)
    {
      const KeiOutlineOpen *above = &parser->stack[k - 1];

      if (open->mark != KEI_OUTLINE_MARK_MARKDOWN && above->mark == KEI_OUTLINE_MARK_MARKDOWN && open->mark != KEI_OUTLINE_MARK_ROLE)
        return 0;
      if (open->mark == KEI_OUTLINE_MARK_NUMBER && open->word_rank < 0 && above->mark == KEI_OUTLINE_MARK_DIVISION)
        return 0;
      if (!same_style (above, open))
        continue;
      if (nests (parser, above, open))
        return 0;
      /* The inner one of two lists of one style: look for the outer. */
      if (open->mark == KEI_OUTLINE_MARK_NUMBER && open->word_rank < 0 && above->indent >= open->indent + 2)
        {
          inner = k;
          continue;
        }
      return k;
    }
  return inner;
}

/* Lines with indents: by them alone. */
static void
close_by_indent (KeiOutlineParser *parser, const KeiOutlineOpen *open)
{
  while (parser->n > 0 && top (parser)->indent >= open->indent)
    parser->n--;
}

/* A plain heading that is not open yet: above the list that comes, at the top where plain headings are. */
static void
close_for_plain (KeiOutlineParser *parser, KeiOutlineOpen *open)
{
  guint after = kei_outline_next_live (parser->outline, open->row);
  KeiOutlineOpen next;

  if (open->meaning != KEI_MEANING_NONE || parser->plain_at_top || kei_outline_row (parser->outline, open->row)->page_title)
    {
      while (parser->n > 0 && top (parser)->mark != KEI_OUTLINE_MARK_MARKDOWN)
        parser->n--;
      if (kei_outline_row (parser->outline, open->row)->page_title)
        parser->n = 0;
      return;
    }
  if (after != KEI_OUTLINE_NONE && kei_outline_read_mark (parser, after, &next))
    {
      guint place = find_open (parser, &next);

      if (place > 0)
        {
          parser->n = place - 1;
          return;
        }
    }
  while (parser->n > 0 && !stays_open (top (parser), open))
    parser->n--;
}

static void
close_for (KeiOutlineParser *parser, KeiOutlineOpen *open)
{
  guint place;

  if (parser->by_indent && (open->mark == KEI_OUTLINE_MARK_PLAIN || open->mark == KEI_OUTLINE_MARK_BULLET))
    {
      close_by_indent (parser, open);
      return;
    }
  place = find_open (parser, open);
  if (place > 0)
    parser->n = place - 1;
  else if (open->mark == KEI_OUTLINE_MARK_PLAIN)
    close_for_plain (parser, open);
  else
    while (parser->n > 0 && !stays_open (top (parser), open) && !heads_first_word (parser, open) && !heads_in_this_plan (parser, open))
      parser->n--;
}

static void
put_under (KeiOutlineParser *parser, guint i, gboolean opens)
{
  KeiOutlineRow *row = kei_outline_row (parser->outline, i);
  const KeiOutlineOpen *above = top (parser);

  row->parent = above == NULL ? KEI_OUTLINE_NONE : above->row;
  row->meaning = above == NULL ? KEI_MEANING_NONE : above->meaning;
  row->heading_code = above == NULL ? NULL : above->code;
  if (above != NULL)
    {
      KeiOutlineRow *head = kei_outline_row (parser->outline, above->row);

      head->n_children++;
      head->n_marked += opens;
    }
}

/* In the picture of who takes part every line says something by itself and heads nothing. */
static gboolean
belongs_to_bodies (KeiOutlineParser *parser, const KeiOutlineOpen *open)
{
  if (open->mark == KEI_OUTLINE_MARK_MARKDOWN || open->mark == KEI_OUTLINE_MARK_DIVISION || kei_outline_row (parser->outline, open->row)->page_title || (open->mark == KEI_OUTLINE_MARK_PLAIN && open->meaning != KEI_MEANING_NONE))
    return FALSE;
  for (guint k = parser->n; k > 0; k--)
    if (parser->stack[k - 1].meaning == KEI_MEANING_BODIES)
      {
        parser->n = k;
        return TRUE;
      }
  return FALSE;
}

/* What stands first below 将来像 or テーマ is its text, alone between blank lines or not. */
static gboolean
is_value (KeiOutlineParser *parser, const KeiOutlineOpen *open)
{
  const KeiOutlineOpen *above = top (parser);

  if (above == NULL || open->mark != KEI_OUTLINE_MARK_PLAIN || open->meaning != KEI_MEANING_NONE || kei_outline_row (parser->outline, open->row)->page_title || kei_outline_row (parser->outline, above->row)->n_children > 0)
    return FALSE;
  return above->meaning == KEI_MEANING_VISION || above->meaning == KEI_MEANING_CATCHPHRASE || above->meaning == KEI_MEANING_THEME || above->meaning == KEI_MEANING_PERIOD;
}

/* Prose far below a heading whose like had none: it belongs to a picture and not to the heading. */
static gboolean
is_apart (const KeiOutlineParser *parser, guint position, const KeiOutlineRow *row)
{
  const KeiOutline *outline = parser->outline;
  const KeiOutlineRow *above = parser->n > 0 ? kei_outline_row (outline, parser->stack[parser->n - 1].row) : NULL;
  guint alike = 0;

  if (above == NULL || row->blank_before < 2 || above->n_children > 0 || above->style == NULL || strcmp (above->style, "plain") == 0)
    return FALSE;
  for (guint k = position, seen = 0; k > 0 && seen < 20 && alike < 3; k--, seen++)
    {
      const KeiOutlineRow *other = kei_outline_row (outline, g_array_index (outline->order, guint, k - 1));

      if (other == above || other->style != above->style)
        continue;
      if (other->n_children > 0)
        return FALSE;
      alike++;
    }
  return alike >= 2;
}

/* 基本構想, 基本計画, 実施計画 as headings of prose: parts of the section above that has no text of its own. */
static gboolean
explains_layer (KeiOutlineParser *parser, const KeiOutlineOpen *open)
{
  guint after = kei_outline_next_live (parser->outline, open->row);

  return open->meaning == KEI_MEANING_LAYER && after != KEI_OUTLINE_NONE && kei_text_is_sentence (kei_outline_row (parser->outline, after)->text) && !kei_outline_is_marked (kei_outline_row (parser->outline, after));
}

/* 【担当課】… behind the list under 【主な取組】 speaks of what both of them stand under. */
static void
close_for_part (KeiOutlineParser *parser, const KeiOutlineRow *row)
{
  if (row->tag == NULL || row->number.pattern != NULL || !g_str_has_prefix (row->source, "【"))
    return;
  for (guint k = parser->n; k > 0; k--)
    if (parser->stack[k - 1].mark == KEI_OUTLINE_MARK_ROLE && kei_outline_row (parser->outline, parser->stack[k - 1].row)->bracketed)
      {
        parser->n = k - 1;
        return;
      }
}

/* What a heading of a few words or of prose does not hold: 基本目標1 never stands under 計画期間, and the first
 * number after the words under はじめに opens the plan itself. */
static void
close_prose (KeiOutlineParser *parser, const KeiOutlineOpen *open)
{
  const KeiOutlineOpen *above = top (parser);
  const KeiOutlineRow *row = kei_outline_row (parser->outline, open->row);
  const KeiOutlineRow *head = above == NULL ? NULL : kei_outline_row (parser->outline, above->row);
  gboolean is_short;

  if (above == NULL || open->mark != KEI_OUTLINE_MARK_NUMBER || open->meaning != KEI_MEANING_NONE || above->mark != KEI_OUTLINE_MARK_PLAIN)
    return;
  is_short = above->meaning == KEI_MEANING_PERIOD || above->meaning == KEI_MEANING_VISION || above->meaning == KEI_MEANING_CATCHPHRASE || above->meaning == KEI_MEANING_THEME;
  if (!is_short && above->meaning != KEI_MEANING_SECTION && above->meaning != KEI_MEANING_PRINCIPLE)
    return;
  if (open->word_rank >= 0 || (row->number.value == 1 && row->blank_before > 0 && head->n_children > 0 && (is_short || kei_outline_holds_prose (head->text))))
    parser->n--;
}

/* In prose a bulleted line after a blank starts afresh: it is no part of the entry before it. */
static void
end_section_lists (KeiOutlineParser *parser, const KeiOutlineOpen *open)
{
  if (open->mark != KEI_OUTLINE_MARK_BULLET || kei_outline_row (parser->outline, open->row)->blank_before == 0)
    return;
  while (parser->n > 1 && top (parser)->mark == KEI_OUTLINE_MARK_BULLET && top (parser)->meaning == KEI_MEANING_SECTION && parser->stack[parser->n - 2].meaning == KEI_MEANING_SECTION)
    parser->n--;
}

static void
open_heading (KeiOutlineParser *parser, KeiOutlineOpen *open)
{
  KeiOutlineRow *row = kei_outline_row (parser->outline, open->row);
  gboolean layer = explains_layer (parser, open);

  if (layer)
    {
      open->meaning = KEI_MEANING_SECTION;
      open->code = NULL;
      if (open->mark == KEI_OUTLINE_MARK_PLAIN && parser->last_section != KEI_OUTLINE_NONE)
        open->style = g_intern_static_string ("plain:layer");
    }
  if (row->page_title)
    parser->n = 0;
  if (layer && parser->last_section != KEI_OUTLINE_NONE && open->mark == KEI_OUTLINE_MARK_PLAIN)
    {
      while (parser->n > 0 && top (parser)->row != parser->last_section)
        parser->n--;
    }
  else
    {
      if (open->meaning == KEI_MEANING_SECTION && open->mark == KEI_OUTLINE_MARK_PLAIN)
        parser->last_section = open->row;
      else if (open->mark != KEI_OUTLINE_MARK_BULLET)
        parser->last_section = KEI_OUTLINE_NONE;
      close_prose (parser, open);
      close_for (parser, open);
      end_section_lists (parser, open);
    }
  put_under (parser, open->row, TRUE);
  row->style = open->style;
  if (open->mark == KEI_OUTLINE_MARK_PLAIN && parser->n == 0 && open->meaning == KEI_MEANING_NONE && !row->page_title)
    parser->plain_at_top = TRUE;
  /* Without a meaning of its own it has the one above; in a list of contents nothing has its own. */
  if (open->meaning == KEI_MEANING_NONE || row->meaning == KEI_MEANING_CONTENTS)
    {
      open->meaning = row->meaning;
      open->code = row->heading_code;
    }
  row->meaning = open->meaning;
  row->heading_code = open->code;
  if (row->pieces > 1)
    return; /* an entry of an enumeration in one line heads nothing */
  if (open->mark == KEI_OUTLINE_MARK_NUMBER && open->word_rank < 0 && open->parts <= 1)
    for (guint k = 0; k < parser->n; k++)
      open->is_detail |= parser->stack[k].mark == KEI_OUTLINE_MARK_NUMBER && parser->stack[k].word_rank >= 0;
  if (parser->n < KEI_OUTLINE_MAX_OPEN)
    parser->stack[parser->n++] = *open;
  else
    kei_outline_add_note (parser->outline, KEI_OUTLINE_NOTE_TOO_DEEP, open->row, KEI_OUTLINE_NONE, 0, NULL);
}

/* A paragraph after a blank line ends the lists that are open: it speaks of what is above them. */
static void
close_lists (KeiOutlineParser *parser, const KeiOutlineRow *row)
{
  if (row->blank_before == 0 || row->cells != NULL || parser->by_indent)
    return;
  while (parser->n > 0 && (top (parser)->mark == KEI_OUTLINE_MARK_BULLET || (top (parser)->mark == KEI_OUTLINE_MARK_NUMBER && row->indent + 2 <= top (parser)->indent)))
    parser->n--;
}

/* Lines that have nothing but indents to tell their levels. */
static gboolean
is_outline_by_indent (const KeiOutline *outline)
{
  guint n = 0, marked = 0, indented = 0, sentences = 0;
  guint previous = 0, deeper = 0;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      if (!kei_outline_is_live (outline, i) || row->cells != NULL)
        continue;
      n++;
      marked += kei_outline_is_marked (row);
      sentences += kei_text_is_sentence (row->text);
      indented += row->indent >= 2;
      deeper += row->indent >= previous + 1 && row->indent >= 1;
      previous = row->indent;
    }
  return n >= 4 && marked * 5 <= n && indented * 10 >= n * 4 && deeper >= 2 && sentences * 2 <= n;
}

/* Whether a 第1編 stands before the first 第1部: the part is then in the volume. */
static gboolean
has_volumes_first (const KeiOutline *outline)
{
  for (guint k = 0; k < outline->order->len; k++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, g_array_index (outline->order, guint, k));
      guint rank = row->number.pattern == NULL || row->kind == KEI_OUTLINE_IGNORE ? 0 : kei_outline_division_rank (row->number.word);

      if (rank == 1 || rank == 2)
        return rank == 2;
    }
  return FALSE;
}

static void
find_structure (KeiOutline *outline)
{
  KeiOutlineParser parser = { .outline = outline, .last_section = KEI_OUTLINE_NONE };

  parser.by_indent = is_outline_by_indent (outline);
  parser.volumes_first = has_volumes_first (outline);
  parser.heads = find_heads (outline);
  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      KeiOutlineRow *row = kei_outline_row (outline, i);
      KeiOutlineOpen open;

      if (!kei_outline_is_live (outline, i))
        continue;
      if (row->kind == KEI_OUTLINE_TITLE || row->starts_over)
        parser.n = 0;
      if (!row->in_table)
        while (parser.n > 0 && kei_outline_row (outline, top (&parser)->row)->in_table)
          parser.n--;
      close_for_part (&parser, row);
      if (row->kind != KEI_OUTLINE_UNDECIDED)
        {
          put_under (&parser, i, FALSE);
          continue;
        }
      if (!kei_outline_read_mark (&parser, i, &open))
        {
          if (is_apart (&parser, k, row))
            parser.n = 0;
          close_lists (&parser, row);
          put_under (&parser, i, FALSE);
        }
      else if (belongs_to_bodies (&parser, &open) || is_value (&parser, &open))
        put_under (&parser, i, FALSE);
      else
        open_heading (&parser, &open);
    }
  g_hash_table_unref (parser.heads);
}

/* Prose behind the last list of all, apart from it, closes the whole and not its last heading. */
static void
part_closing_words (KeiOutline *outline)
{
  const KeiOutlineRow *last = NULL;
  guint start = 0;

  for (guint k = 0; k < outline->order->len; k++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, g_array_index (outline->order, guint, k));

      if (row->style == NULL)
        continue;
      last = row;
      start = k + 1;
    }
  if (last == NULL || last->bullet == 0 || last->meaning != KEI_MEANING_NONE)
    return;
  for (guint k = start; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (!kei_outline_is_live (outline, i))
        continue;
      if (row->kind != KEI_OUTLINE_CONTACT && (row->blank_before == 0 || row->indent > last->indent))
        return;
      row->parent = KEI_OUTLINE_NONE;
      row->meaning = KEI_MEANING_NONE;
    }
}

void
kei_outline_structure (KeiOutline *outline)
{
  find_structure (outline);
  part_closing_words (outline);
}
