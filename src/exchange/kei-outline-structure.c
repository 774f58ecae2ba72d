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

#include "kei-outline-schedule.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

typedef enum {
  MARK_MARKDOWN,
  MARK_DIVISION,
  MARK_PLAIN,
  MARK_NUMBER,
  MARK_BULLET,
  MARK_ROLE, /* 現状と課題: inside of an item */
} Mark;

typedef struct
{
  guint row;
  Mark mark;
  const char *style;
  guint rank;    /* MARKDOWN: depth; DIVISION: rank */
  int word_rank; /* of the level's word, or -1 */
  guint indent;
  guint parts;
  gboolean is_detail; /* a number without a word, below one with a word */
  KeiMeaning meaning;
  const char *code;
} Open;

#define MAX_OPEN 24

typedef struct
{
  KeiOutline *outline;
  Open stack[MAX_OPEN];
  guint n;
  gboolean plain_at_top; /* plain headings stand at the top of this plan */
  gboolean by_indent;    /* lines without marks, told apart by their indents */
  guint last_section;    /* row of the last heading of a section, with nothing under it yet */
} Parser;

static Open *
top (Parser *parser)
{
  return parser->n > 0 ? &parser->stack[parser->n - 1] : NULL;
}

gboolean
kei_outline_is_marked (const KeiOutlineRow *row)
{
  return row->bullet != 0 || row->number.pattern != NULL || row->heading > 0;
}

#define LONGEST_PLAIN_HEADING 70 /* characters */

gboolean
kei_outline_may_head (const KeiOutlineRow *row)
{
  gunichar first = kei_text_first (row->text);

  return row->cells == NULL && *row->text != '\0' && !kei_text_is_sentence (row->text) && g_utf8_strlen (row->text, -1) <= LONGEST_PLAIN_HEADING && kei_fold_char (first) != '(' && kei_fold_char (first) != '~' && first != 0x203b /* ※ */;
}

/* --- What kind of mark a row has --- */

gboolean
kei_outline_is_counts (const KeiOutlineRow *row)
{
  KeiOutlineCount counts[4];

  if (row->number.pattern != NULL && *row->text != '\0')
    return FALSE;

  return kei_outline_read_counts (row->source, counts, G_N_ELEMENTS (counts)) > 0 || kei_outline_read_counts (row->text, counts, G_N_ELEMENTS (counts)) > 0;
}

/* The live row before @row in the file. */
static guint
previous_live (const KeiOutline *outline, guint row)
{
  while (row-- > 0)
    if (kei_outline_is_live (outline, row))
      return row;
  return KEI_OUTLINE_NONE;
}

/* A plain line that stands for itself: after a blank or a list, before a blank, a list, a table or prose. */
static gboolean
stands_alone (const Parser *parser, guint i)
{
  const KeiOutlineRow *row = kei_outline_row (parser->outline, i);
  guint before = previous_live (parser->outline, i);
  guint after = kei_outline_next_live (parser->outline, i);
  const KeiOutlineRow *previous = before == KEI_OUTLINE_NONE ? NULL : kei_outline_row (parser->outline, before);
  const KeiOutlineRow *next = after == KEI_OUTLINE_NONE ? NULL : kei_outline_row (parser->outline, after);

  if (row->blank_before == 0 && previous != NULL && !kei_outline_is_marked (previous) && !kei_text_is_sentence (previous->text) && !previous->page_title)
    return FALSE;
  if (row->blank_before == 0 && next != NULL && !kei_outline_is_marked (next))
    return FALSE;
  return next == NULL || next->blank_before > 0 || kei_outline_is_marked (next) || next->cells != NULL || next->pieces > 1 || kei_text_is_sentence (next->text) || kei_outline_is_counts (next);
}

static gboolean
is_plain_heading (const Parser *parser, guint i)
{
  const KeiOutlineRow *row = kei_outline_row (parser->outline, i);
  KeiOutlineHeading heading;

  if (!kei_outline_may_head (row) || kei_outline_is_counts (row) || row->tag != NULL || kei_outline_is_period (row->text))
    return FALSE;
  if (i + 1 < parser->outline->rows->len && kei_outline_row (parser->outline, i + 1)->kind == KEI_OUTLINE_JOINED)
    {
      g_autofree char *whole = kei_outline_dup_text (parser->outline, i);

      if (kei_text_is_sentence (whole))
        return FALSE;
    }
  if (row->bracketed || row->page_title || parser->by_indent || kei_outline_holds_prose (row->text))
    return TRUE;
  if (stands_alone (parser, i))
    return TRUE;
  if (parser->n > 0 && row->blank_after == 0 && kei_outline_heading_read (row->text, FALSE, &heading))
    return TRUE;
  /* A word that only heads something does so without blank lines, too. */
  return kei_outline_heading_read (row->text, FALSE, &heading) && heading.meaning != KEI_MEANING_ROLE
             ? row->blank_before > 0 || row->blank_after > 0
             : kei_outline_heading_read (row->text, TRUE, &heading) && row->blank_before > 0 && heading.meaning != KEI_MEANING_LAYER;
}

static const char *
number_style (const KeiOutlineRow *row)
{
  if (*row->number.word != '\0')
    {
      /* 施策1-1 and 施策12 are of one level. */
      g_autofree char *style = g_strconcat ("word:", row->number.word, NULL);

      return g_intern_string (style);
    }
  /* ■1 stands above 1. */
  if (row->bullet >= 0x80 && g_utf8_strchr ("・･", -1, row->bullet) == NULL)
    {
      g_autofree char *style = g_strdup_printf ("%x:%s", row->bullet, row->number.pattern);

      return g_intern_string (style);
    }
  return row->number.pattern;
}

static const char *
bullet_style (const KeiOutlineRow *row)
{
  char style[32];

  /* What nests by its indent is told apart by it; ■ and ● are levels by themselves. */
  if (row->bullet == '-' || row->bullet == '*' || row->bullet == '+' || row->bullet == 0x30fb || row->bullet == 0xff65)
    g_snprintf (style, sizeof style, "bullet:-:%u", row->indent);
  else
    g_snprintf (style, sizeof style, "bullet:%x", row->bullet);
  return g_intern_string (style);
}

/* Whether it says more than its number, there or on the line after. */
static gboolean
has_title (const KeiOutline *outline, guint i)
{
  return *kei_outline_row (outline, i)->text != '\0'
         || (i + 1 < outline->rows->len && kei_outline_row (outline, i + 1)->kind == KEI_OUTLINE_JOINED);
}

/* Fills what the row opens; FALSE: it opens nothing. */
static gboolean
read_mark (const Parser *parser, guint i, Open *open)
{
  const KeiOutlineRow *row = kei_outline_row (parser->outline, i);
  KeiOutlineHeading heading = { KEI_MEANING_NONE, NULL };
  gboolean numbered = row->number.pattern != NULL;
  gboolean division = numbered && kei_outline_division_rank (row->number.word) > 0;

  *open = (Open){ .row = i, .indent = row->indent, .word_rank = -1, .parts = row->number.parts };
  if (row->cells != NULL || kei_outline_names_levels (row->text) || (kei_outline_is_counts (row) && !(numbered && *row->text != '\0')))
    return FALSE;
  if (numbered && !division && !has_title (parser->outline, i))
    return FALSE;

  if (row->heading > 0)
    {
      char style[16];

      open->mark = MARK_MARKDOWN;
      open->rank = row->heading;
      g_snprintf (style, sizeof style, "heading:%u", row->heading);
      open->style = g_intern_string (style);
    }
  else if (division)
    {
      open->mark = MARK_DIVISION;
      open->rank = kei_outline_division_rank (row->number.word);
      open->style = number_style (row);
    }
  else if (numbered)
    {
      open->mark = MARK_NUMBER;
      open->style = number_style (row);
      open->word_rank = *row->number.word == '\0' ? -1 : kei_outline_level_rank (row->number.word);
    }
  else if (row->pieces > 1)
    {
      open->mark = MARK_BULLET;
      open->style = g_intern_static_string ("bullet:piece");
    }
  else if (row->bullet != 0)
    {
      open->mark = MARK_BULLET;
      open->style = bullet_style (row);
    }
  else if (is_plain_heading (parser, i))
    {
      open->mark = MARK_PLAIN;
      open->style = g_intern_static_string (parser->by_indent ? "plain:indent" : "plain");
    }
  else
    return FALSE;

  /* What it says: inside of an item first, then above the tree. */
  if (row->bullet == 0 || !kei_text_is_sentence (row->text))
    {
      if (parser->n > 0 && kei_outline_heading_read (row->text, FALSE, &heading) && (open->mark != MARK_NUMBER || open->word_rank < 0))
        {
          if (open->mark == MARK_PLAIN || open->mark == MARK_BULLET)
            open->mark = MARK_ROLE;
        }
      else if (open->mark != MARK_BULLET || g_utf8_strchr ("-*+・･", -1, row->bullet) == NULL)
        {
          if ((open->mark != MARK_NUMBER || open->word_rank < 0) && !kei_outline_heading_read (row->text, TRUE, &heading))
            heading.meaning = KEI_MEANING_NONE;
        }
    }
  open->meaning = heading.meaning;
  open->code = heading.code;
  return TRUE;
}

/* --- Where it goes --- */

/* Whether an open heading stays open when @open comes. Asked from the top of the stack down; the first yes ends. */
static gboolean
stays_open (const Open *above, const Open *open)
{
  switch (open->mark)
    {
    case MARK_MARKDOWN:
      return above->mark == MARK_MARKDOWN && above->rank < open->rank;
    case MARK_DIVISION:
      return above->mark == MARK_MARKDOWN || (above->mark == MARK_DIVISION && above->rank < open->rank) || (above->mark == MARK_NUMBER && above->word_rank == 0);
    case MARK_ROLE:
      /* ① and the like are what is done, and not what has a situation or indicators. */
      return above->mark != MARK_ROLE && above->mark != MARK_BULLET && !(above->mark == MARK_NUMBER && above->is_detail);
    case MARK_NUMBER:
      if (open->word_rank >= 0)
        {
          if (above->mark == MARK_ROLE && above->meaning != KEI_MEANING_INITIATIVES)
            return FALSE;
          /* Two words of one rank, as 基本施策 and 施策, are two levels: the one that was there first is above. */
          return above->mark == MARK_NUMBER ? above->word_rank <= open->word_rank && above->style != open->style && (above->word_rank >= 0 || above->parts < open->parts) : above->mark != MARK_BULLET;
        }
      if (open->parts > 1 && above->mark == MARK_NUMBER)
        return above->word_rank >= 0 || above->parts < open->parts;
      return TRUE;
    case MARK_BULLET:
      return above->mark != MARK_BULLET || g_utf8_strchr ("-", -1, above->style[7]) == NULL || above->indent < open->indent || g_strcmp0 (above->style, open->style) == 0;
    case MARK_PLAIN:
    default:
      return above->mark != MARK_BULLET && above->mark != MARK_ROLE;
    }
}

static gboolean
same_style (const Open *a, const Open *b)
{
  return a->style == b->style && (a->mark == MARK_ROLE) == (b->mark == MARK_ROLE);
}

/* A list inside of a list that counts from 1 again, further in. */
static gboolean
nests (const Parser *parser, const Open *above, const Open *open)
{
  const KeiOutlineRow *row = kei_outline_row (parser->outline, open->row);

  return open->mark == MARK_NUMBER && open->word_rank < 0 && row->number.value == 1 && open->indent >= above->indent + 2 && row->pieces == 1 && kei_outline_row (parser->outline, above->row)->pieces == 1;
}

/* The open heading of the same style, from the top: its place + 1; 0: none. */
static guint
find_open (const Parser *parser, const Open *open)
{
  guint inner = 0;

  for (guint k = parser->n; k > 0; k--)
    {
      const Open *above = &parser->stack[k - 1];

      if (open->mark != MARK_MARKDOWN && above->mark == MARK_MARKDOWN && open->mark != MARK_ROLE)
        return 0;
      if (open->mark == MARK_NUMBER && open->word_rank < 0 && above->mark == MARK_DIVISION)
        return 0;
      if (!same_style (above, open))
        continue;
      if (nests (parser, above, open))
        return 0;
      /* The inner one of two lists of one style: look for the outer. */
      if (open->mark == MARK_NUMBER && open->word_rank < 0 && above->indent >= open->indent + 2)
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
close_by_indent (Parser *parser, const Open *open)
{
  while (parser->n > 0 && top (parser)->indent >= open->indent)
    parser->n--;
}

/* A plain heading that is not open yet: above the list that comes, at the top where plain headings are. */
static void
close_for_plain (Parser *parser, Open *open)
{
  guint after = kei_outline_next_live (parser->outline, open->row);
  Open next;

  if (open->meaning != KEI_MEANING_NONE || parser->plain_at_top || kei_outline_row (parser->outline, open->row)->page_title)
    {
      while (parser->n > 0 && top (parser)->mark != MARK_MARKDOWN)
        parser->n--;
      if (kei_outline_row (parser->outline, open->row)->page_title)
        parser->n = 0;
      return;
    }
  if (after != KEI_OUTLINE_NONE && read_mark (parser, after, &next))
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
close_for (Parser *parser, Open *open)
{
  guint place;

  if (parser->by_indent && (open->mark == MARK_PLAIN || open->mark == MARK_BULLET))
    {
      close_by_indent (parser, open);
      return;
    }
  place = find_open (parser, open);
  if (place > 0)
    parser->n = place - 1;
  else if (open->mark == MARK_PLAIN)
    close_for_plain (parser, open);
  else
    while (parser->n > 0 && !stays_open (top (parser), open))
      parser->n--;
}

static void
put_under (Parser *parser, guint i, gboolean opens)
{
  KeiOutlineRow *row = kei_outline_row (parser->outline, i);
  const Open *above = top (parser);

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
belongs_to_bodies (Parser *parser, const Open *open)
{
  if (open->mark == MARK_MARKDOWN || open->mark == MARK_DIVISION || kei_outline_row (parser->outline, open->row)->page_title || (open->mark == MARK_PLAIN && open->meaning != KEI_MEANING_NONE))
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
is_value (Parser *parser, const Open *open)
{
  const Open *above = top (parser);

  if (above == NULL || open->mark != MARK_PLAIN || open->meaning != KEI_MEANING_NONE || kei_outline_row (parser->outline, open->row)->page_title || kei_outline_row (parser->outline, above->row)->n_children > 0)
    return FALSE;
  return above->meaning == KEI_MEANING_VISION || above->meaning == KEI_MEANING_CATCHPHRASE || above->meaning == KEI_MEANING_THEME || above->meaning == KEI_MEANING_PERIOD;
}

/* Prose far below a heading whose like had none: it belongs to a picture and not to the heading. */
static gboolean
is_apart (const Parser *parser, guint position, const KeiOutlineRow *row)
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
explains_layer (Parser *parser, const Open *open)
{
  guint after = kei_outline_next_live (parser->outline, open->row);

  return open->meaning == KEI_MEANING_LAYER && after != KEI_OUTLINE_NONE && kei_text_is_sentence (kei_outline_row (parser->outline, after)->text) && !kei_outline_is_marked (kei_outline_row (parser->outline, after));
}

/* 【担当課】… behind the list under 【主な取組】 speaks of what both of them stand under. */
static void
close_for_part (Parser *parser, const KeiOutlineRow *row)
{
  if (row->tag == NULL || row->number.pattern != NULL || !g_str_has_prefix (row->source, "【"))
    return;
  for (guint k = parser->n; k > 0; k--)
    if (parser->stack[k - 1].mark == MARK_ROLE && kei_outline_row (parser->outline, parser->stack[k - 1].row)->bracketed)
      {
        parser->n = k - 1;
        return;
      }
}

/* What a heading of a few words or of prose does not hold: 基本目標1 never stands under 計画期間, and the first
 * number after the words under はじめに opens the plan itself. */
static void
close_prose (Parser *parser, const Open *open)
{
  const Open *above = top (parser);
  const KeiOutlineRow *row = kei_outline_row (parser->outline, open->row);
  const KeiOutlineRow *head = above == NULL ? NULL : kei_outline_row (parser->outline, above->row);
  gboolean is_short;

  if (above == NULL || open->mark != MARK_NUMBER || open->meaning != KEI_MEANING_NONE || above->mark != MARK_PLAIN)
    return;
  is_short = above->meaning == KEI_MEANING_PERIOD || above->meaning == KEI_MEANING_VISION || above->meaning == KEI_MEANING_CATCHPHRASE || above->meaning == KEI_MEANING_THEME;
  if (!is_short && above->meaning != KEI_MEANING_SECTION && above->meaning != KEI_MEANING_PRINCIPLE)
    return;
  if (open->word_rank >= 0 || (row->number.value == 1 && row->blank_before > 0 && head->n_children > 0 && (is_short || kei_outline_holds_prose (head->text))))
    parser->n--;
}

/* In prose a bulleted line after a blank starts afresh: it is no part of the entry before it. */
static void
end_section_lists (Parser *parser, const Open *open)
{
  if (open->mark != MARK_BULLET || kei_outline_row (parser->outline, open->row)->blank_before == 0)
    return;
  while (parser->n > 1 && top (parser)->mark == MARK_BULLET && top (parser)->meaning == KEI_MEANING_SECTION && parser->stack[parser->n - 2].meaning == KEI_MEANING_SECTION)
    parser->n--;
}

static void
open_heading (Parser *parser, Open *open)
{
  KeiOutlineRow *row = kei_outline_row (parser->outline, open->row);
  gboolean layer = explains_layer (parser, open);

  if (layer)
    {
      open->meaning = KEI_MEANING_SECTION;
      open->code = NULL;
      if (open->mark == MARK_PLAIN && parser->last_section != KEI_OUTLINE_NONE)
        open->style = g_intern_static_string ("plain:layer");
    }
  if (row->page_title)
    parser->n = 0;
  if (layer && parser->last_section != KEI_OUTLINE_NONE && open->mark == MARK_PLAIN)
    {
      while (parser->n > 0 && top (parser)->row != parser->last_section)
        parser->n--;
    }
  else
    {
      if (open->meaning == KEI_MEANING_SECTION && open->mark == MARK_PLAIN)
        parser->last_section = open->row;
      else if (open->mark != MARK_BULLET)
        parser->last_section = KEI_OUTLINE_NONE;
      close_prose (parser, open);
      close_for (parser, open);
      end_section_lists (parser, open);
    }
  put_under (parser, open->row, TRUE);
  row->style = open->style;
  if (open->mark == MARK_PLAIN && parser->n == 0 && open->meaning == KEI_MEANING_NONE && !row->page_title)
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
  if (open->mark == MARK_NUMBER && open->word_rank < 0 && open->parts <= 1)
    for (guint k = 0; k < parser->n; k++)
      open->is_detail |= parser->stack[k].mark == MARK_NUMBER && parser->stack[k].word_rank >= 0;
  if (parser->n < MAX_OPEN)
    parser->stack[parser->n++] = *open;
  else
    kei_outline_add_note (parser->outline, KEI_OUTLINE_NOTE_TOO_DEEP, open->row, KEI_OUTLINE_NONE, 0, NULL);
}

/* A paragraph after a blank line ends the lists that are open: it speaks of what is above them. */
static void
close_lists (Parser *parser, const KeiOutlineRow *row)
{
  if (row->blank_before == 0 || row->cells != NULL || parser->by_indent)
    return;
  while (parser->n > 0 && (top (parser)->mark == MARK_BULLET || (top (parser)->mark == MARK_NUMBER && row->indent + 2 <= top (parser)->indent)))
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

static void
find_structure (KeiOutline *outline)
{
  Parser parser = { .outline = outline, .last_section = KEI_OUTLINE_NONE };

  parser.by_indent = is_outline_by_indent (outline);
  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      KeiOutlineRow *row = kei_outline_row (outline, i);
      Open open;

      if (!kei_outline_is_live (outline, i))
        continue;
      if (row->kind == KEI_OUTLINE_TITLE || row->starts_over)
        parser.n = 0;
      close_for_part (&parser, row);
      if (row->kind != KEI_OUTLINE_UNDECIDED)
        {
          put_under (&parser, i, FALSE);
          continue;
        }
      if (!read_mark (&parser, i, &open))
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
      if (row->kind == KEI_OUTLINE_UNDECIDED && (row->blank_before == 0 || row->indent > last->indent))
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
