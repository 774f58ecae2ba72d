/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that a page's edge tore in two, and titles on the line after their number, are put together again: whatever is joined
 * gets a note. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-outline-text.h"
#include "kei-outline-words.h"

static guint
measure_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_utf8_get_char (p) < 0x2e80 ? 1 : 2;
  return width;
}

static gboolean
is_short_tail (const char *text)
{
  glong n = g_utf8_strlen (text, -1);

  if (n > 4)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!kei_char_is_hiragana (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0x3002)
      return FALSE;
  return n > 0;
}

/* 平成25年度 alone: goes with the title below it. */
static gboolean
is_year_alone (const char *text)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > 30)
    return FALSE;
  folded = kei_fold_width (text);
  return (g_str_has_prefix (folded, "令和") || g_str_has_prefix (folded, "平成") || g_str_has_prefix (folded, "昭和") || g_ascii_isdigit (*folded)) && g_str_has_suffix (folded, "年度");
}

#define WRAPPED_WIDTH 40 /* columns: shorter lines are not wrapped */

/* A full line of prose that stops where the page's edge was. @widest is the widest line of its block. */
static gboolean
is_wrapped (const KeiOutlineRow *row, const char *tail, const KeiOutlineRow *next, guint widest)
{
  guint width = measure_width (tail);
  gunichar last = kei_text_last (tail);

  if (width < WRAPPED_WIDTH || width * 10 < widest * 9 || kei_text_is_sentence (tail) || row->heading > 0 || row->contents)
    return FALSE;
  if (strstr (tail, "、") == NULL && (row->number.pattern != NULL || kei_char_is_kanji (last)))
    return FALSE;
  return kei_text_is_sentence (next->text) || measure_width (next->text) >= WRAPPED_WIDTH;
}

/* A plain line between two entries of one list, where the first is as long as a line: it heads nothing and goes on
 * with the first. */
static gboolean
is_between_entries (const KeiOutline *outline, const KeiOutlineRow *head, const KeiOutlineRow *tail, guint row)
{
  guint after = kei_outline_next_live (outline, row);
  const KeiOutlineRow *next = after == KEI_OUTLINE_NONE ? NULL : kei_outline_row (outline, after);

  if (head != tail || next == NULL || next->blank_before > 0 || head->number.pattern == NULL || next->number.pattern != head->number.pattern || next->number.value != head->number.value + 1)
    return FALSE;
  return measure_width (head->source) >= WRAPPED_WIDTH && measure_width (kei_outline_row (outline, row)->text) < measure_width (head->source) && !kei_text_is_sentence (kei_outline_row (outline, row)->text);
}

/* サー, then ビスの充実: the line's end tore the word. */
static gboolean
tears_katakana (const KeiOutlineRow *head, const char *tail, const KeiOutlineRow *row)
{
  return kei_outline_is_marked (head) && kei_char_is_katakana (kei_text_last (tail)) && kei_char_is_katakana (kei_text_first (row->text)) && !kei_text_is_sentence (row->text);
}

#define LONGEST_LABEL 40 /* bytes */

/* 指標：…, 担当課：…: a line that names what it says goes on with nothing. */
static gboolean
starts_with_label (const char *text)
{
  const char *end = text;
  g_autofree char *label = NULL;
  KeiOutlineHeading heading;

  while (*end != '\0' && end - text <= LONGEST_LABEL && kei_fold_char (g_utf8_get_char (end)) != ':')
    end = g_utf8_next_char (end);
  if (*end == '\0' || end == text || end - text > LONGEST_LABEL)
    return FALSE;
  label = g_strndup (text, (gsize) (end - text));
  return kei_outline_heading_read (label, FALSE, &heading) || kei_outline_heading_read (label, TRUE, &heading);
}

/* Whether @row goes on with @head, whose last line is @last and says @tail. */
static gboolean
continues (const KeiOutlineRow *head, const KeiOutlineRow *last, const char *tail, const KeiOutlineRow *row, int open, guint widest)
{
  if (row->blank_before > 0 || row->cells != NULL || head->cells != NULL || row->number.pattern != NULL || row->heading > 0 || head->page_title || row->page_title || row->bracketed || row->tag != NULL || kei_text_is_sentence (tail) || last->contents)
    return FALSE;
  if (row->bullet != 0)
    return row->bullet == head->bullet && kei_text_starts_inside (row->text) && *tail != '\0';
  if (head->heading > 0)
    return FALSE;
  /* むすびに ends as no line ends, and is a heading all the same. */
  if (row->pieces > 1 || (last == head && kei_outline_holds_prose (head->text)) || starts_with_label (row->text))
    return FALSE;
  if (tears_katakana (head, tail, row))
    return TRUE;
  return kei_text_starts_inside (row->text) || kei_text_ends_inside (tail) || (open > 0 && !g_str_has_prefix (row->text, "（")) || is_short_tail (row->text) || is_wrapped (head, tail, row, widest);
}

static void
join (KeiOutline *outline, guint head, guint row)
{
  KeiOutlineRow *joined = kei_outline_row (outline, row);

  joined->kind = KEI_OUTLINE_JOINED;
  joined->head = head;
  kei_outline_add_note (outline, KEI_OUTLINE_NOTE_JOINED, row, head, 0, NULL);
}

/* The widest line of the block that starts at @row. */
static guint
measure_block (KeiOutline *outline, guint row)
{
  guint widest = 0;

  for (guint i = row; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *line = kei_outline_row (outline, i);

      if (i > row && line->blank_before > 0)
        break;
      widest = MAX (widest, measure_width (line->text));
    }
  return widest;
}

/* What is put together while the lines are walked over. */
typedef struct
{
  KeiOutline *outline;
  guint head;       /* the row that later lines may go on with, or KEI_OUTLINE_NONE … */
  guint tail;       /* … its last line … */
  const char *text; /* … and what that says */
  gsize length;     /* bytes so far */
  int open;         /* brackets that are open */
  guint widest;     /* line of this block */
  gboolean gap;     /* a blank stood after the last line */
  guint n_taken;    /* lines that the title of a number alone was taken from */
} Joiner;

/* A number alone on its line: the title follows. */
static gboolean
takes_title (const Joiner *joiner, const KeiOutlineRow *head, const KeiOutlineRow *row)
{
  if (*head->text != '\0' || head->number.pattern == NULL || joiner->tail != joiner->head || kei_outline_is_marked (row) || row->cells != NULL || head->cells != NULL)
    return FALSE;
  return !joiner->gap || (*head->number.word != '\0' && head->blank_before > 0 && row->blank_before == 1 && kei_outline_may_head (row));
}

/* The second line of such a title: nothing parts it from the first, and what comes next is another entry. */
static gboolean
takes_second_line (const Joiner *joiner, const KeiOutlineRow *row, guint i)
{
  const KeiOutline *outline = joiner->outline;
  const KeiOutlineRow *next = i + 1 < outline->rows->len ? kei_outline_row (outline, i + 1) : NULL;

  if (joiner->n_taken != 1 || joiner->gap || row->blank_before > 0 || kei_outline_is_marked (row) || row->bracketed || row->tag != NULL || !kei_outline_may_head (row) || row->pieces > 1 || kei_text_is_sentence (joiner->text) || kei_outline_is_known_word (row->text))
    return FALSE;
  if (strchr (row->text, ':') != NULL || strstr (row->text, "：") != NULL || strstr (row->text, "　") != NULL)
    return FALSE;
  return next == NULL || next->blank_before > 0 || kei_outline_is_marked (next) || next->cells != NULL || next->bracketed || strstr (next->text, "　") != NULL || kei_outline_is_known_word (next->text);
}

static gboolean
goes_on (const Joiner *joiner, const KeiOutlineRow *head, const KeiOutlineRow *row, guint i)
{
  const KeiOutlineRow *last = kei_outline_row (joiner->outline, joiner->tail);

  if (joiner->length >= KEI_OUTLINE_LONGEST_TITLE || joiner->gap)
    return FALSE;
  if (continues (head, last, joiner->text, row, joiner->open, joiner->widest) || takes_second_line (joiner, row, i))
    return TRUE;
  return kei_outline_may_head (row) && !kei_outline_is_marked (row) && row->blank_before == 0 && row->tag == NULL && !row->bracketed && is_between_entries (joiner->outline, head, last, i) && !kei_outline_is_known_word (row->text);
}

/* Joins the live row @i to what stands before it, or starts afresh with it. */
static void
take_row (Joiner *joiner, guint i)
{
  KeiOutline *outline = joiner->outline;
  KeiOutlineRow *row = kei_outline_row (outline, i);
  KeiOutlineRow *head = joiner->head == KEI_OUTLINE_NONE ? NULL : kei_outline_row (outline, joiner->head);

  if (head != NULL && takes_title (joiner, head, row))
    {
      join (outline, joiner->head, i);
      kei_outline_set_text (head, g_steal_pointer (&row->text));
      row->text = g_strdup ("");
      joiner->tail = i;
      joiner->text = head->text;
      joiner->open = kei_text_open_brackets (head->text);
      joiner->n_taken = 1;
    }
  else if (head != NULL && is_year_alone (head->text) && joiner->tail == joiner->head && !kei_outline_is_marked (head) && !kei_outline_is_marked (row) && row->cells == NULL && !joiner->gap && !kei_text_is_sentence (row->text))
    {
      join (outline, joiner->head, i);
      row->with_space = TRUE;
      joiner->tail = i;
      joiner->text = row->text;
    }
  else if (head != NULL && goes_on (joiner, head, row, i))
    {
      join (outline, joiner->head, i);
      joiner->open += kei_text_open_brackets (row->text);
      joiner->length += strlen (row->text);
      joiner->tail = i;
      joiner->text = row->text;
      joiner->n_taken += joiner->n_taken > 0;
    }
  else
    {
      joiner->head = joiner->tail = i;
      joiner->text = row->text;
      joiner->length = strlen (row->text);
      joiner->open = kei_text_open_brackets (row->text);
      joiner->n_taken = 0;
    }
  joiner->gap = FALSE;
}

void
kei_outline_join_lines (KeiOutline *outline)
{
  Joiner joiner = { .outline = outline, .head = KEI_OUTLINE_NONE, .tail = KEI_OUTLINE_NONE };

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->blank_before > 0 || i == 0)
        joiner.widest = measure_block (outline, i);
      joiner.gap |= row->blank_before > 0;
      /* What was left out between two halves of a sentence does not part them, but a gap does; and a quotation out of the
       * row before says nothing of its own place. */
      if (kei_outline_is_live (outline, i) && (row->piece == 0 || row->pieces > 1))
        take_row (&joiner, i);
    }
}
