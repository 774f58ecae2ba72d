/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row opens: whether it is a heading at all, and of what kind, as its marks and its surroundings tell. */
#include "config.h"

#include "kei-outline-structure.h"

#include <string.h>

#include "kei-outline-indicator.h"
#include "kei-outline-scan.h"
#include "kei-outline-schedule.h"
#include "kei-outline-text.h"

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

  return row->cells == NULL && *row->text != '\0' && !kei_text_is_sentence (row->text) && g_utf8_strlen (row->text, -1) <= LONGEST_PLAIN_HEADING && kei_fold_char (first) != '(' && kei_fold_char (first) != '~' && first != 0x203b /* ※ */ && !kei_outline_indicator_has_figure (row->text) && !kei_outline_names_goals (row->text);
}

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
stands_alone (const KeiOutlineParser *parser, guint i)
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
is_plain_heading (const KeiOutlineParser *parser, guint i)
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
  if (row->bracketed || row->page_title || row->contents || parser->by_indent || kei_outline_holds_prose (row->text))
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

gboolean
kei_outline_read_mark (const KeiOutlineParser *parser, guint i, KeiOutlineOpen *open)
{
  const KeiOutlineRow *row = kei_outline_row (parser->outline, i);
  KeiOutlineHeading heading = { KEI_MEANING_NONE, NULL };
  gboolean numbered = row->number.pattern != NULL;
  gboolean division = numbered && kei_outline_division_rank (row->number.word) > 0;

  *open = (KeiOutlineOpen){ .row = i, .indent = row->indent, .word_rank = -1, .parts = row->number.parts };
  if (row->cells != NULL || kei_outline_names_levels (row->text) || (kei_outline_is_counts (row) && !(numbered && *row->text != '\0')))
    return FALSE;
  if (numbered && !division && !has_title (parser->outline, i))
    return FALSE;
  if (row->bullet != 0 && kei_outline_names_goals (row->text))
    return FALSE;

  if (row->heading > 0)
    {
      char style[16];

      open->mark = KEI_OUTLINE_MARK_MARKDOWN;
      open->rank = row->heading;
      g_snprintf (style, sizeof style, "heading:%u", row->heading);
      open->style = g_intern_string (style);
    }
  else if (division)
    {
      open->mark = KEI_OUTLINE_MARK_DIVISION;
      open->rank = kei_outline_division_rank (row->number.word);
      /* 第1編 第1部 in some plans, 第1部 第1編 in others. */
      if (parser->volumes_first && open->rank <= 2)
        open->rank = 3 - open->rank;
      open->style = number_style (row);
    }
  else if (numbered)
    {
      open->mark = KEI_OUTLINE_MARK_NUMBER;
      open->style = number_style (row);
      open->word_rank = *row->number.word == '\0' ? -1 : kei_outline_level_rank (row->number.word);
    }
  else if (row->pieces > 1)
    {
      open->mark = KEI_OUTLINE_MARK_BULLET;
      open->style = g_intern_static_string ("bullet:piece");
    }
  else if (row->bullet != 0)
    {
      open->mark = KEI_OUTLINE_MARK_BULLET;
      open->style = bullet_style (row);
    }
  else if (is_plain_heading (parser, i))
    {
      open->mark = KEI_OUTLINE_MARK_PLAIN;
      open->style = g_intern_static_string (parser->by_indent ? "plain:indent" : "plain");
    }
  else
    return FALSE;

  /* What it says: inside of an item first, then above the tree. */
  if (row->bullet == 0 || !kei_text_is_sentence (row->text))
    {
      if (parser->n > 0 && kei_outline_heading_read (row->text, FALSE, &heading) && (open->mark != KEI_OUTLINE_MARK_NUMBER || open->word_rank < 0))
        {
          if (open->mark == KEI_OUTLINE_MARK_PLAIN || open->mark == KEI_OUTLINE_MARK_BULLET)
            open->mark = KEI_OUTLINE_MARK_ROLE;
        }
      else if (open->mark != KEI_OUTLINE_MARK_BULLET || g_utf8_strchr ("-*+・･", -1, row->bullet) == NULL)
        {
          if ((open->mark != KEI_OUTLINE_MARK_NUMBER || open->word_rank < 0) && !kei_outline_heading_read (row->text, TRUE, &heading))
            heading.meaning = KEI_MEANING_NONE;
        }
    }
  open->meaning = heading.meaning;
  open->code = heading.code;
  return TRUE;
}
