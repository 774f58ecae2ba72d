/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each row becomes, from what its heading means and from what stands under it. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-outline-indicator.h"
#include "kei-outline-schedule.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

static KeiOutlineRow *
parent_of (const KeiOutline *outline, const KeiOutlineRow *row)
{
  return row->parent == KEI_OUTLINE_NONE ? NULL : kei_outline_row (outline, row->parent);
}

/* The row itself says what its meaning is: it is the heading of its part. */
static gboolean
is_caption (const KeiOutline *outline, const KeiOutlineRow *row)
{
  const KeiOutlineRow *parent = parent_of (outline, row);

  return row->style != NULL && (parent == NULL || parent->meaning != row->meaning || parent->heading_code != row->heading_code);
}

static gboolean
is_remark (const KeiOutlineRow *row)
{
  gunichar first = kei_fold_char (kei_text_first (row->text));

  return first == '(' || first == 0x203b || first == 0x3014 || row->bullet == 0x203b;
}

/* A plain line in a list, or an entry with a mark. */
static gboolean
is_entry (const KeiOutlineRow *row)
{
  return kei_outline_is_marked (row) || (!kei_text_is_sentence (row->text) && !is_remark (row) && row->cells == NULL);
}

/* --- The policy tree --- */

#define LONG_PLAIN 25 /* characters: a longer line alone is prose */

static KeiOutlineKind
kind_of_plain_heading (const KeiOutline *outline, const KeiOutlineRow *row)
{
  const KeiOutlineRow *parent = parent_of (outline, row);
  gboolean under_item = parent != NULL && parent->kind == KEI_OUTLINE_ITEM;

  if (row->n_marked > 0)
    return KEI_OUTLINE_ITEM;
  if (row->n_children > 0)
    return under_item ? KEI_OUTLINE_ROLE : KEI_OUTLINE_SECTION;
  if (strstr (row->text, "、") != NULL || g_utf8_strlen (row->text, -1) >= LONG_PLAIN)
    return KEI_OUTLINE_TEXT;
  return KEI_OUTLINE_UNDECIDED;
}

static KeiOutlineKind
kind_in_tree (const KeiOutline *outline, guint i, const KeiOutlineRow *row)
{
  const KeiOutlineRow *parent = parent_of (outline, row);

  if (row->cells != NULL)
    return kei_outline_indicator_has_row (outline, i) ? KEI_OUTLINE_INDICATOR : KEI_OUTLINE_TEXT;
  if (parent != NULL && (parent->kind == KEI_OUTLINE_SECTION || (parent->kind == KEI_OUTLINE_ROLE && !kei_outline_is_marked (row))) && row->n_marked == 0)
    return KEI_OUTLINE_TEXT;
  if (row->style == NULL || is_remark (row))
    return KEI_OUTLINE_TEXT;
  if (strcmp (row->style, "plain") == 0)
    return kind_of_plain_heading (outline, row);
  return KEI_OUTLINE_ITEM;
}

/* --- The other parts --- */

static KeiOutlineKind
kind_in_section (const KeiOutline *outline, const KeiOutlineRow *row)
{
  gboolean division = row->number.word != NULL && kei_outline_division_rank (row->number.word) > 0;

  if (row->style != NULL && (is_caption (outline, row) || row->n_children > 0 || row->heading > 0 || division))
    return row->n_children == 0 && !kei_outline_is_marked (row) && !row->contents ? KEI_OUTLINE_CAPTION : KEI_OUTLINE_SECTION;
  return KEI_OUTLINE_TEXT;
}

/* Lines between waves or dashes go with the vision as its catchphrase. */
static gboolean
is_framed (const char *text)
{
  gunichar first = kei_fold_char (kei_text_first (text));
  gunichar last = kei_fold_char (kei_text_last (text));

  return (first == '~' || first == '-') && first == last;
}

static KeiOutlineKind
kind_in_vision (const KeiOutline *outline, const KeiOutlineRow *row)
{
  if (kei_text_is_sentence (row->text) || is_remark (row) || row->cells != NULL)
    return KEI_OUTLINE_TEXT;
  return is_framed (row->text) ? KEI_OUTLINE_CATCHPHRASE : KEI_OUTLINE_VISION;
}

static KeiOutlineKind
kind_in_bodies (const KeiOutlineRow *row)
{
  if (kei_outline_relation (row->text) != NULL)
    return KEI_OUTLINE_RELATION;
  if (kei_text_is_sentence (row->text) || is_remark (row) || row->cells != NULL)
    return KEI_OUTLINE_TEXT;
  if (kei_outline_is_body (row->text))
    return KEI_OUTLINE_BODY;
  if (kei_outline_lane (row->text) != NULL)
    return KEI_OUTLINE_CAPTION;
  return KEI_OUTLINE_TEXT;
}

/* Viewpoints among lines of which some have marks: those without are prose. */
static gboolean
has_marked_siblings (const KeiOutline *outline, const KeiOutlineRow *row)
{
  const KeiOutlineRow *parent = parent_of (outline, row);

  return parent != NULL && parent->n_marked > 0;
}

/* 学力向上推進事業: a title alone on its line. */
static gboolean
is_short_entry (const KeiOutlineRow *row)
{
  return is_entry (row) && strstr (row->text, "、") == NULL && g_utf8_strlen (row->text, -1) < LONG_PLAIN && row->tag == NULL;
}

static KeiOutlineKind
kind_by_meaning (const KeiOutline *outline, guint i)
{
  const KeiOutlineRow *row = kei_outline_row (outline, i);
  gboolean caption = is_caption (outline, row);
  const KeiOutlineRow *parent = parent_of (outline, row);

  switch ((KeiMeaning) row->meaning)
    {
    case KEI_MEANING_CONTENTS:
      return KEI_OUTLINE_IGNORE;
    case KEI_MEANING_SECTION:
    case KEI_MEANING_PRINCIPLE:
      return kind_in_section (outline, row);
    case KEI_MEANING_VISION:
      return caption ? KEI_OUTLINE_CAPTION : kind_in_vision (outline, row);
    case KEI_MEANING_CATCHPHRASE:
      return caption ? KEI_OUTLINE_CAPTION : kei_text_is_sentence (row->text) ? KEI_OUTLINE_TEXT
                                                                              : KEI_OUTLINE_CATCHPHRASE;
    case KEI_MEANING_THEME:
      return caption ? KEI_OUTLINE_CAPTION : kei_text_is_sentence (row->text) ? KEI_OUTLINE_TEXT
                                                                              : KEI_OUTLINE_THEME;
    case KEI_MEANING_PERIOD:
      return caption ? KEI_OUTLINE_CAPTION : kei_outline_has_period (row->text) ? KEI_OUTLINE_PERIOD
                                                                                : KEI_OUTLINE_TEXT;
    case KEI_MEANING_VIEWPOINTS:
      if (caption)
        return KEI_OUTLINE_CAPTION;
      if (parent != NULL && parent->kind == KEI_OUTLINE_VIEWPOINT)
        return KEI_OUTLINE_TEXT;
      return row->style != NULL || (is_entry (row) && !has_marked_siblings (outline, row)) ? KEI_OUTLINE_VIEWPOINT : KEI_OUTLINE_TEXT;
    case KEI_MEANING_GOALS:
      if (caption)
        return KEI_OUTLINE_CAPTION;
      return row->style != NULL || (is_entry (row) && !has_marked_siblings (outline, row)) ? KEI_OUTLINE_ITEM : KEI_OUTLINE_TEXT;
    case KEI_MEANING_PROMOTION:
      return caption || row->style != NULL || (is_entry (row) && !has_marked_siblings (outline, row)) ? KEI_OUTLINE_ITEM : KEI_OUTLINE_TEXT;
    case KEI_MEANING_DISTRICTS:
      return caption ? KEI_OUTLINE_CAPTION : is_entry (row) && !kei_text_is_sentence (row->text) ? KEI_OUTLINE_ITEM
                                                                                                 : KEI_OUTLINE_TEXT;
    case KEI_MEANING_BODIES:
      return caption ? KEI_OUTLINE_SECTION : kind_in_bodies (row);
    case KEI_MEANING_PROCESS:
      if (caption)
        return KEI_OUTLINE_SECTION;
      if (row->cells == NULL && kei_outline_schedule_is_dated (row->text))
        return KEI_OUTLINE_MEETINGS;
      return kei_outline_has_period (row->text) && row->n_children == 0 && g_utf8_strlen (row->text, -1) <= 12 ? KEI_OUTLINE_CAPTION : KEI_OUTLINE_TEXT;
    case KEI_MEANING_ROLE:
      return caption ? KEI_OUTLINE_ROLE : KEI_OUTLINE_TEXT;
    case KEI_MEANING_INITIATIVES:
      if (caption)
        return KEI_OUTLINE_CAPTION;
      return row->style != NULL || (is_short_entry (row) && !has_marked_siblings (outline, row)) ? KEI_OUTLINE_ITEM : KEI_OUTLINE_TEXT;
    case KEI_MEANING_INDICATORS:
      return caption ? KEI_OUTLINE_CAPTION : kei_outline_indicator_is_value (row->text) ? KEI_OUTLINE_VALUE
                                                                                        : KEI_OUTLINE_INDICATOR;
    case KEI_MEANING_COST:
      return caption ? KEI_OUTLINE_CAPTION : KEI_OUTLINE_COST;
    case KEI_MEANING_LEAD:
      return caption ? KEI_OUTLINE_CAPTION : KEI_OUTLINE_LEAD;
    case KEI_MEANING_LAYER:
      return caption ? KEI_OUTLINE_CAPTION : kind_in_tree (outline, i, row);
    case KEI_MEANING_NONE:
    default:
      return kind_in_tree (outline, i, row);
    }
}

/* 「A地区」「B地区」… each with a plan of its own. */
static gboolean
names_districts (const char *text)
{
  return (strstr (text, "地区別計画") != NULL || strstr (text, "地域別計画") != NULL) && (strstr (text, "地区」") != NULL || strstr (text, "地域」") != NULL);
}

/* 第2章　5つの目標 over 目標1, 目標2 … says how many come, and is none of the plan's own levels. */
static gboolean
announces_children (const KeiOutline *outline, guint i, const char *word)
{
  for (guint k = i + 1; k < outline->rows->len; k++)
    {
      const KeiOutlineRow *child = kei_outline_row (outline, k);

      if (child->parent == i && child->style != NULL)
        return child->number.word != NULL && strcmp (child->number.word, word) == 0;
    }
  return FALSE;
}

static KeiOutlineKind
find_kind (const KeiOutline *outline, guint i)
{
  KeiOutlineRow *row = kei_outline_row (outline, i);
  KeiOutlineHeading heading;
  guint count;
  const char *word;

  if (row->cells == NULL && strlen (row->text) > KEI_OUTLINE_LONGEST_TITLE)
    return KEI_OUTLINE_TEXT;
  if (row->cells == NULL && kei_outline_is_counts (row))
    {
      if (*row->text == '\0')
        kei_outline_set_text (row, g_strdup (row->source));
      return KEI_OUTLINE_DECLARED;
    }
  if (kei_outline_schedule_has_row (outline, i))
    return KEI_OUTLINE_MEETINGS;
  if (names_districts (row->text))
    return KEI_OUTLINE_DISTRICTS;
  if (row->cells == NULL && row->style == NULL && kei_outline_names_levels (row->text))
    return KEI_OUTLINE_CAPTION;
  /* A word that heads things, and heads nothing here. */
  if (row->parent == KEI_OUTLINE_NONE && row->n_children == 0 && row->cells == NULL && !kei_outline_is_marked (row) && (kei_outline_heading_read (row->text, FALSE, &heading) || (kei_outline_heading_read (row->text, TRUE, &heading) && heading.meaning == KEI_MEANING_LAYER)))
    return KEI_OUTLINE_CAPTION;
  if (row->meaning == KEI_MEANING_NONE && row->style != NULL && row->n_marked == 0 && !kei_outline_is_marked (row) && kei_outline_read_announced (row->text, &count, &word))
    return KEI_OUTLINE_DECLARED;
  if (row->meaning == KEI_MEANING_NONE && row->n_marked > 0 && row->number.word != NULL && kei_outline_division_rank (row->number.word) > 0 && kei_outline_read_announced (row->text, &count, &word) && announces_children (outline, i, word))
    return KEI_OUTLINE_DECLARED;
  return kind_by_meaning (outline, i);
}

/* --- Afterwards --- */

/* A caption with prose under it heads that prose. */
static void
make_sections_of_captions (KeiOutline *outline)
{
  for (guint k = 0; k < outline->order->len; k++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, g_array_index (outline->order, guint, k));
      KeiOutlineRow *parent = parent_of (outline, row);

      if (parent == NULL || row->kind != KEI_OUTLINE_TEXT || parent->kind != KEI_OUTLINE_CAPTION)
        continue;
      if (parent->meaning == KEI_MEANING_VISION || parent->meaning == KEI_MEANING_LAYER || parent->meaning == KEI_MEANING_INITIATIVES || parent->meaning == KEI_MEANING_INDICATORS)
        continue;
      parent->kind = KEI_OUTLINE_SECTION;
    }
}

/* A plain heading over sections is one itself. */
static void
make_sections_of_groups (KeiOutline *outline)
{
  g_autofree guint *items = g_new0 (guint, outline->rows->len);
  g_autofree guint *others = g_new0 (guint, outline->rows->len);

  for (guint k = outline->order->len; k > 0; k--)
    {
      guint i = g_array_index (outline->order, guint, k - 1);
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->kind == KEI_OUTLINE_ITEM && g_strcmp0 (row->style, "plain") == 0 && items[i] == 0 && others[i] > 0)
        row->kind = KEI_OUTLINE_SECTION;
      if (row->parent == KEI_OUTLINE_NONE)
        continue;
      if (row->kind == KEI_OUTLINE_ITEM)
        items[row->parent]++;
      else if (row->kind == KEI_OUTLINE_SECTION)
        others[row->parent]++;
    }
}

/* What the plan's fields say already, said again by pieces of a picture. */
static void
drop_repeated (KeiOutline *outline)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *used = g_new0 (guint, outline->rows->len);

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->kind == KEI_OUTLINE_TITLE || row->kind == KEI_OUTLINE_VISION || row->kind == KEI_OUTLINE_CATCHPHRASE || row->kind == KEI_OUTLINE_THEME)
        {
          g_autofree char *text = kei_outline_dup_text (outline, i);

          g_ptr_array_add (keys, kei_outline_key (text));
        }
    }
  for (guint i = 0; i < outline->rows->len; i++)
    if (kei_outline_is_live (outline, i) && kei_outline_row (outline, i)->parent != KEI_OUTLINE_NONE)
      used[kei_outline_row (outline, i)->parent]++;
  for (guint i = outline->rows->len; i-- > 0;)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      g_autofree char *key = NULL;

      if ((row->kind != KEI_OUTLINE_UNDECIDED && row->kind != KEI_OUTLINE_TEXT && row->kind != KEI_OUTLINE_SECTION) || kei_outline_is_marked (row) || row->cells != NULL || used[i] > 0 || strlen (row->text) > 300)
        continue;
      key = kei_outline_key (row->text);
      for (guint k = 0; k < keys->len && k < 8; k++)
        if (strlen (key) >= 12 && strstr (g_ptr_array_index (keys, k), key) != NULL)
          {
            kei_outline_ignore (outline, i, KEI_OUTLINE_NOTE_REPEATED);
            if (row->parent != KEI_OUTLINE_NONE)
              used[row->parent]--;
            break;
          }
    }
}

/* Headings that head nothing: page titles are furniture, others were said before or say nothing. */
static void
drop_empty_headings (KeiOutline *outline)
{
  g_autofree guint *taken = g_new0 (guint, outline->rows->len); /* children that went elsewhere */
  g_autofree guint *used = g_new0 (guint, outline->rows->len);

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->parent == KEI_OUTLINE_NONE || row->kind == KEI_OUTLINE_IGNORE)
        continue;
      used[row->parent]++;
      taken[row->parent] += row->kind == KEI_OUTLINE_MEETINGS || row->kind == KEI_OUTLINE_BODY || row->kind == KEI_OUTLINE_RELATION || row->kind == KEI_OUTLINE_CAPTION || row->kind == KEI_OUTLINE_PERIOD || row->kind == KEI_OUTLINE_CONTACT || row->kind == KEI_OUTLINE_JOINED || row->kind == KEI_OUTLINE_THEME || row->kind == KEI_OUTLINE_CATCHPHRASE || row->kind == KEI_OUTLINE_VISION;
    }
  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);

      /* All of it became meetings, bodies or fields of the plan. */
      if (row->kind == KEI_OUTLINE_SECTION && used[i] > 0 && used[i] == taken[i])
        row->kind = KEI_OUTLINE_CAPTION;
      if (used[i] > 0 || (row->kind != KEI_OUTLINE_CAPTION && row->kind != KEI_OUTLINE_SECTION && row->kind != KEI_OUTLINE_UNDECIDED && row->kind != KEI_OUTLINE_ROLE))
        continue;
      if ((row->kind == KEI_OUTLINE_ROLE && row->label != NULL) || row->continuation != NULL)
        continue;
      if (row->page_title)
        kei_outline_ignore (outline, i, KEI_OUTLINE_NOTE_FURNITURE);
      else if (row->kind == KEI_OUTLINE_CAPTION && row->meaning != KEI_MEANING_BODIES && row->meaning != KEI_MEANING_PROCESS)
        kei_outline_ignore (outline, i, KEI_OUTLINE_NOTE_FRAGMENT);
      else if (row->kind == KEI_OUTLINE_UNDECIDED)
        kei_outline_add_note (outline, KEI_OUTLINE_NOTE_UNDECIDED, i, KEI_OUTLINE_NONE, 0, NULL);
    }
}

/* Where 重点施策 heads all that is listed at all, it is the tree itself and no view across one. */
static void
settle_viewpoints (KeiOutline *outline)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < outline->rows->len; i++)
      {
        KeiOutlineRow *row = kei_outline_row (outline, i);

        if (!kei_outline_is_live (outline, i))
          continue;
        if (pass == 1 && row->meaning == KEI_MEANING_VIEWPOINTS)
          row->meaning = KEI_MEANING_GOALS;
        else if (pass == 1 || row->style == NULL)
          continue;
        else if (row->meaning == KEI_MEANING_NONE ? kei_outline_is_marked (row) : row->meaning == KEI_MEANING_GOALS || row->meaning == KEI_MEANING_LAYER || row->meaning == KEI_MEANING_INITIATIVES || row->meaning == KEI_MEANING_PROMOTION || row->meaning == KEI_MEANING_DISTRICTS)
          return;
        else if (row->meaning == KEI_MEANING_VIEWPOINTS && strstr (row->text, "視点") != NULL)
          return;
      }
}

/* 施策の方向, 施策の内容: what such a heading is over may be prose or measures. */
static gboolean
may_head_measures (const KeiOutlineRow *row)
{
  if (g_strcmp0 (row->heading_code, "policy") == 0)
    return strstr (row->text, "方向") != NULL;
  return g_strcmp0 (row->heading_code, "actions") == 0 && strstr (row->text, "施策") != NULL;
}

/* Over a numbered list of titles it heads what is done, and no text: its list are items. */
static void
settle_directions (KeiOutline *outline)
{
  g_autofree guint8 *entries = g_new0 (guint8, outline->rows->len); /* of each heading: 1 titles with numbers, 2 others too */
  g_autofree gboolean *turned = g_new0 (gboolean, outline->rows->len);

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->parent == KEI_OUTLINE_NONE || !kei_outline_is_live (outline, i) || row->style == NULL)
        continue;
      entries[row->parent] |= row->number.pattern != NULL && row->bullet == 0 && !kei_text_is_sentence (row->text) ? 1 : 2;
    }
  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->meaning != KEI_MEANING_ROLE || row->heading_code == NULL)
        continue;
      turned[i] = (is_caption (outline, row) && may_head_measures (row) && entries[i] == 1) || (row->parent != KEI_OUTLINE_NONE && turned[row->parent]);
    }
  for (guint i = 0; i < outline->rows->len; i++)
    if (turned[i])
      {
        kei_outline_row (outline, i)->meaning = KEI_MEANING_INITIATIVES;
        kei_outline_row (outline, i)->heading_code = NULL;
      }
}

/* 事業区分：新規 speaks of the item above it. */
static void
hand_on_continuations (KeiOutline *outline)
{
  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      guint above = row->kind == KEI_OUTLINE_CAPTION && row->continuation != NULL ? kei_outline_item_above (outline, i) : KEI_OUTLINE_NONE;

      if (above != KEI_OUTLINE_NONE && kei_outline_row (outline, above)->continuation == NULL)
        kei_outline_row (outline, above)->continuation = row->continuation;
    }
}

/* The fiscal year beside a schedule is told by its meetings. */
static void
drop_schedule_years (KeiOutline *outline)
{
  guint before = KEI_OUTLINE_NONE;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);
      guint next;

      if (!kei_outline_is_live (outline, i))
        continue;
      if ((row->kind == KEI_OUTLINE_TEXT || row->kind == KEI_OUTLINE_UNDECIDED) && row->cells == NULL && kei_outline_is_period (row->text))
        {
          next = kei_outline_next_live (outline, i);
          if ((next != KEI_OUTLINE_NONE && kei_outline_row (outline, next)->kind == KEI_OUTLINE_MEETINGS) || (before != KEI_OUTLINE_NONE && kei_outline_row (outline, before)->kind == KEI_OUTLINE_MEETINGS))
            row->kind = KEI_OUTLINE_CAPTION;
        }
      before = i;
    }
}

/* 「…」 around the whole of a vision is its frame. */
static void
drop_frame (KeiOutlineRow *row)
{
  gsize n = strlen (row->text);

  if (n > 6 && ((g_str_has_prefix (row->text, "「") && strstr (row->text, "」") == row->text + n - 3) || (g_str_has_prefix (row->text, "『") && strstr (row->text, "』") == row->text + n - 3)))
    kei_outline_set_text (row, kei_text_trim (row->text + 3, (gssize) n - 6));
}

void
kei_outline_find_kinds (KeiOutline *outline)
{
  guint last = KEI_OUTLINE_NONE;

  settle_viewpoints (outline);
  settle_directions (outline);

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (!kei_outline_is_live (outline, i) || row->kind != KEI_OUTLINE_UNDECIDED)
        continue;
      row->kind = find_kind (outline, i);
      if (row->kind == KEI_OUTLINE_VISION || row->kind == KEI_OUTLINE_CATCHPHRASE || row->kind == KEI_OUTLINE_THEME)
        drop_frame (row);
      /* (…) right below an entry speaks of it. */
      if (row->kind == KEI_OUTLINE_TEXT && last != KEI_OUTLINE_NONE && row->blank_before == 0 && row->style == NULL && is_remark (row) && kei_outline_row (outline, last)->kind == KEI_OUTLINE_ITEM && kei_outline_row (outline, last)->parent == row->parent)
        row->parent = last;
      last = i;
      if (row->kind == KEI_OUTLINE_IGNORE)
        kei_outline_add_note (outline, KEI_OUTLINE_NOTE_CONTENTS, i, KEI_OUTLINE_NONE, 0, NULL);
      if (row->kind == KEI_OUTLINE_SECTION || row->kind == KEI_OUTLINE_ROLE)
        row->code = row->meaning == KEI_MEANING_SECTION || row->meaning == KEI_MEANING_PRINCIPLE || row->meaning == KEI_MEANING_ROLE ? row->heading_code
                    : row->meaning == KEI_MEANING_BODIES || row->meaning == KEI_MEANING_PROCESS                                      ? "process"
                                                                                                                                     : NULL;
    }
  hand_on_continuations (outline);
  drop_schedule_years (outline);
  make_sections_of_captions (outline);
  make_sections_of_groups (outline);
  drop_repeated (outline);
  drop_empty_headings (outline);
}
