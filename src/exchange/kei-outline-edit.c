/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person changes before the plan is made. What stands under what follows from the levels then:
 * an item goes under the nearest item before it that is of a higher level. */
#include "config.h"

#include <string.h>

#include "kei-outline-scan.h"
#include "kei-outline-schedule.h"

/* Where @row stands in the order, or KEI_OUTLINE_NONE. */
static guint
find_position (const KeiOutline *outline, guint row)
{
  for (guint k = 0; k < outline->order->len; k++)
    if (g_array_index (outline->order, guint, k) == row)
      return k;
  return KEI_OUTLINE_NONE;
}

static guint
depth_of (const KeiOutline *outline, guint row)
{
  return kei_outline_level (outline, kei_outline_row (outline, row)->level)->depth;
}

static guint
find_parent (const KeiOutline *outline, guint position, guint depth)
{
  for (guint k = position; k > 0; k--)
    {
      guint i = g_array_index (outline->order, guint, k - 1);

      if (kei_outline_row (outline, i)->kind == KEI_OUTLINE_ITEM && depth_of (outline, i) < depth)
        return i;
    }
  return KEI_OUTLINE_NONE;
}

/* Puts @row and what its change concerns under the right parents: the items behind it down to the next one
 * as high as @highest, and the lines of text right behind it. */
static void
put_right (KeiOutline *outline, guint row, guint highest)
{
  guint position = find_position (outline, row);
  KeiOutlineRow *changed = kei_outline_row (outline, row);
  gboolean following = TRUE;

  if (position == KEI_OUTLINE_NONE)
    return;
  if (changed->kind == KEI_OUTLINE_ITEM)
    changed->parent = depth_of (outline, row) == 0 ? KEI_OUTLINE_NONE : find_parent (outline, position, depth_of (outline, row));
  for (guint k = position + 1; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      KeiOutlineRow *next = kei_outline_row (outline, i);

      if (next->kind == KEI_OUTLINE_ITEM)
        {
          following = FALSE;
          if (depth_of (outline, i) <= highest)
            return;
          next->parent = find_parent (outline, k, depth_of (outline, i));
        }
      else if (next->kind == KEI_OUTLINE_SECTION)
        return;
      else if (following && next->kind == KEI_OUTLINE_TEXT && changed->kind == KEI_OUTLINE_ITEM)
        next->parent = row;
    }
}

/* @row is no item any more: the first of those that were merged into it stands for the others now. */
static void
release_merged (KeiOutline *outline, guint row)
{
  guint first = KEI_OUTLINE_NONE;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *other = kei_outline_row (outline, i);

      if (other->merged != row)
        continue;
      other->merged = first;
      if (first == KEI_OUTLINE_NONE)
        first = i;
    }
}

gboolean
kei_outline_set_kind (KeiOutline *outline, guint row, KeiOutlineKind kind)
{
  KeiOutlineRow *changed = kei_outline_row (outline, row);
  guint highest;

  if (changed->kind == kind || kind == KEI_OUTLINE_JOINED)
    return FALSE;
  if (kind == KEI_OUTLINE_MEETINGS && changed->cells == NULL && !kei_outline_schedule_is_dated (changed->text))
    return FALSE;
  if (kind != KEI_OUTLINE_TEXT && kind != KEI_OUTLINE_IGNORE && strlen (changed->text) > KEI_OUTLINE_LONGEST_TITLE)
    return FALSE;
  if (kind == KEI_OUTLINE_ITEM && outline->levels->len == 0)
    kei_outline_ensure_level (outline, "施策", 0);
  if (kind == KEI_OUTLINE_ITEM)
    changed->level = MIN (changed->level, outline->levels->len - 1);
  highest = changed->kind == KEI_OUTLINE_ITEM || kind == KEI_OUTLINE_ITEM ? depth_of (outline, row) : G_MAXUINT - 1;
  if (changed->kind == KEI_OUTLINE_JOINED)
    changed->head = KEI_OUTLINE_NONE;
  changed->kind = kind;
  changed->merged = KEI_OUTLINE_NONE;
  if (kind != KEI_OUTLINE_ITEM)
    release_merged (outline, row);
  put_right (outline, row, highest);
  return TRUE;
}

gboolean
kei_outline_set_level (KeiOutline *outline, guint row, guint level)
{
  KeiOutlineRow *changed = kei_outline_row (outline, row);
  guint before;

  if (level >= outline->levels->len || strlen (changed->text) > KEI_OUTLINE_LONGEST_TITLE || (changed->kind == KEI_OUTLINE_ITEM && changed->level == level))
    return FALSE;
  before = changed->kind == KEI_OUTLINE_ITEM ? depth_of (outline, row) : G_MAXUINT - 1;
  changed->kind = KEI_OUTLINE_ITEM;
  changed->head = KEI_OUTLINE_NONE;
  changed->merged = KEI_OUTLINE_NONE;
  changed->level = level;
  put_right (outline, row, MIN (before, depth_of (outline, row)));
  return TRUE;
}

gboolean
kei_outline_shift_level (KeiOutline *outline, guint row, int by)
{
  const KeiOutlineRow *changed = kei_outline_row (outline, row);
  guint depth, best = KEI_OUTLINE_NONE;

  if (changed->kind != KEI_OUTLINE_ITEM)
    return outline->levels->len > 0 && by != 0 && kei_outline_set_level (outline, row, MIN (changed->level, outline->levels->len - 1));
  depth = depth_of (outline, row);
  if (by < 0 && depth == 0)
    return FALSE;
  for (guint i = 0; i < outline->levels->len; i++)
    if (kei_outline_level (outline, i)->depth == depth + (by > 0 ? 1 : -1) && (best == KEI_OUTLINE_NONE || (i > changed->level) == (by > 0)))
      {
        best = i;
        if (i > changed->level && by > 0)
          break;
      }
  return best != KEI_OUTLINE_NONE && kei_outline_set_level (outline, row, best);
}

gboolean
kei_outline_set_joined (KeiOutline *outline, guint row, gboolean joined)
{
  KeiOutlineRow *changed = kei_outline_row (outline, row);
  guint head = KEI_OUTLINE_NONE;

  if (joined == (changed->kind == KEI_OUTLINE_JOINED))
    return FALSE;
  if (!joined)
    {
      changed->kind = KEI_OUTLINE_TEXT;
      changed->parent = kei_outline_row (outline, changed->head)->kind == KEI_OUTLINE_ITEM ? changed->head : kei_outline_row (outline, changed->head)->parent;
      changed->head = KEI_OUTLINE_NONE;
      return TRUE;
    }
  for (guint i = row; i > 0 && head == KEI_OUTLINE_NONE; i--)
    {
      const KeiOutlineRow *before = kei_outline_row (outline, i - 1);

      if (before->kind == KEI_OUTLINE_JOINED)
        head = before->head;
      else if (before->kind != KEI_OUTLINE_IGNORE)
        head = i - 1;
    }
  if (head == KEI_OUTLINE_NONE || kei_outline_row (outline, head)->cells != NULL || changed->cells != NULL || strlen (kei_outline_row (outline, head)->text) + strlen (changed->text) > KEI_OUTLINE_LONGEST_TITLE)
    return FALSE;
  /* What was joined to this row goes along; what stood under it moves under what is above it. */
  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *other = kei_outline_row (outline, i);

      if (other->kind == KEI_OUTLINE_JOINED && other->head == row)
        other->head = head;
      if (other->parent == row)
        other->parent = head;
    }
  release_merged (outline, row);
  changed->kind = KEI_OUTLINE_JOINED;
  changed->head = head;
  changed->merged = KEI_OUTLINE_NONE;
  return TRUE;
}

gboolean
kei_outline_rename_level (KeiOutline *outline, guint level, const char *name)
{
  g_return_val_if_fail (level < outline->levels->len, FALSE);

  if (*name == '\0' || strlen (name) > 200)
    return FALSE;
  for (guint i = 0; i < outline->levels->len; i++)
    if (strcmp (kei_outline_level (outline, i)->name, name) == 0)
      return FALSE;
  g_free (kei_outline_level (outline, level)->name);
  kei_outline_level (outline, level)->name = g_strdup (name);
  return TRUE;
}

/* --- The way back --- */

typedef struct
{
  KeiOutlineKind kind;
  guint level;
  guint head;
  guint merged;
  guint parent;
} RowState;

struct _KeiOutlineState
{
  guint n;
  char **names; /* of the levels */
  RowState rows[];
};

KeiOutlineState *
kei_outline_save_state (const KeiOutline *outline)
{
  KeiOutlineState *state = g_malloc (sizeof (KeiOutlineState) + outline->rows->len * sizeof (RowState));

  state->n = outline->rows->len;
  state->names = g_new0 (char *, outline->levels->len + 1);
  for (guint i = 0; i < outline->levels->len; i++)
    state->names[i] = g_strdup (kei_outline_level (outline, i)->name);
  for (guint i = 0; i < state->n; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      state->rows[i] = (RowState){ row->kind, row->level, row->head, row->merged, row->parent };
    }
  return state;
}

void
kei_outline_restore_state (KeiOutline *outline, const KeiOutlineState *state)
{
  g_return_if_fail (state->n == outline->rows->len);

  for (guint i = 0; i < state->n; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);

      row->kind = state->rows[i].kind;
      row->level = state->rows[i].level;
      row->head = state->rows[i].head;
      row->merged = state->rows[i].merged;
      row->parent = state->rows[i].parent;
    }
  if (g_strv_length (state->names) < outline->levels->len)
    g_ptr_array_set_size (outline->levels, (int) g_strv_length (state->names));
  for (guint i = 0; i < outline->levels->len; i++)
    {
      g_free (kei_outline_level (outline, i)->name);
      kei_outline_level (outline, i)->name = g_strdup (state->names[i]);
    }
}

void
kei_outline_state_free (KeiOutlineState *state)
{
  g_strfreev (state->names);
  g_free (state);
}
