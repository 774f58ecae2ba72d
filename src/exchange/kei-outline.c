/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pipeline, and what rows and notes are. */
#include "config.h"

#include "kei-outline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-outline-decode.h"
#include "kei-outline-scan.h"
#include "kei-outline-text.h"

void
kei_outline_row_free (KeiOutlineRow *row)
{
  g_free (row->source);
  g_free (row->text);
  g_free (row->label);
  g_free (row->printed);
  g_free (row->tag);
  g_free (row->continuation_mark);
  g_strfreev (row->cells);
  g_free (row);
}

static void
free_level (KeiOutlineLevel *level)
{
  g_free (level->name);
  g_free (level);
}

static void
free_note (KeiOutlineNote *note)
{
  g_free (note->text);
  g_free (note);
}

void
kei_outline_free (KeiOutline *outline)
{
  g_free (outline->encoding);
  g_free (outline->warning);
  g_ptr_array_unref (outline->rows);
  g_array_unref (outline->order);
  g_ptr_array_unref (outline->levels);
  g_ptr_array_unref (outline->notes);
  g_free (outline);
}

/* --- What the stages share --- */

gboolean
kei_outline_is_live (const KeiOutline *outline, guint row)
{
  KeiOutlineKind kind = kei_outline_row (outline, row)->kind;

  return kind != KEI_OUTLINE_IGNORE && kind != KEI_OUTLINE_JOINED;
}

guint
kei_outline_next_live (const KeiOutline *outline, guint row)
{
  for (guint i = row + 1; i < outline->rows->len; i++)
    if (kei_outline_is_live (outline, i))
      return i;
  return KEI_OUTLINE_NONE;
}

void
kei_outline_add_note (KeiOutline *outline, KeiOutlineNoteType type, guint row, guint other, guint count, const char *text)
{
  KeiOutlineNote *note = g_new0 (KeiOutlineNote, 1);

  note->type = type;
  note->row = row;
  note->other = other;
  note->count = count;
  note->text = g_strdup (text);
  g_ptr_array_add (outline->notes, note);
}

void
kei_outline_ignore (KeiOutline *outline, guint row, KeiOutlineNoteType why)
{
  kei_outline_row (outline, row)->kind = KEI_OUTLINE_IGNORE;
  kei_outline_add_note (outline, why, row, KEI_OUTLINE_NONE, 0, NULL);
}

guint
kei_outline_item_above (const KeiOutline *outline, guint row)
{
  guint parent = kei_outline_row (outline, row)->parent;

  for (guint n = 0; n < 64 && parent != KEI_OUTLINE_NONE && kei_outline_row (outline, parent)->kind != KEI_OUTLINE_ITEM; n++)
    parent = kei_outline_row (outline, parent)->parent;
  return parent;
}

char *
kei_outline_dup_text (const KeiOutline *outline, guint row)
{
  GString *text = g_string_new (kei_outline_row (outline, row)->text);

  for (guint i = row + 1; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *next = kei_outline_row (outline, i);

      if (next->kind == KEI_OUTLINE_IGNORE || (next->piece > 0 && next->pieces == 1))
        continue;
      if (next->kind != KEI_OUTLINE_JOINED || next->head != row)
        break;
      if (next->with_space || (text->len > 0 && kei_char_is_latin (kei_text_last (text->str)) && kei_char_is_latin (kei_text_first (next->text))))
        g_string_append_c (text, ' ');
      g_string_append (text, next->text);
    }
  return g_string_free (text, FALSE);
}

guint
kei_outline_count_items (const KeiOutline *outline, guint level)
{
  guint n = 0;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      n += row->kind == KEI_OUTLINE_ITEM && row->level == level && row->merged == KEI_OUTLINE_NONE;
    }
  return n;
}

/* --- The pipeline --- */

static gboolean
has_items (const KeiOutline *outline)
{
  for (guint i = 0; i < outline->rows->len; i++)
    switch (kei_outline_row (outline, i)->kind)
      {
      case KEI_OUTLINE_ITEM:
      case KEI_OUTLINE_VIEWPOINT:
      case KEI_OUTLINE_MEETINGS:
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

static void
take_nothing (KeiOutline *outline)
{
  for (guint i = 0; i < outline->rows->len; i++)
    {
      kei_outline_row (outline, i)->kind = KEI_OUTLINE_IGNORE;
      g_array_append_val (outline->order, i);
    }
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const KeiOutlineNote *first = *(const KeiOutlineNote *const *) a;
  const KeiOutlineNote *second = *(const KeiOutlineNote *const *) b;

  return first->row != second->row ? (first->row < second->row ? -1 : 1) : (int) first->type - (int) second->type;
}

/* Each goes over the rows once or a few times, and leaves them whole. */
static void (*const stages[]) (KeiOutline *outline) = {
  kei_outline_clean, kei_outline_find_fields, kei_outline_order, kei_outline_structure, kei_outline_find_kinds, kei_outline_find_levels, kei_outline_merge, kei_outline_drop_empty_levels, kei_outline_find_layers, kei_outline_compare_numbers
};

KeiOutline *
kei_outline_read (const char *bytes, gsize length, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = NULL;
  const char *encoding;
  g_autoptr (KeiOutline) outline = NULL;

  /* An empty file has no bytes to point to. */
  text = kei_outline_decode (length == 0 ? "" : bytes, length, &length, &encoding, error);
  if (text == NULL)
    return NULL;

  outline = g_new0 (KeiOutline, 1);
  outline->encoding = g_strdup (encoding);
  outline->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_outline_row_free);
  outline->order = g_array_new (FALSE, FALSE, sizeof (guint));
  outline->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) free_level);
  outline->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_note);

  if (!kei_outline_scan (outline, text, length, cancellable, error))
    return NULL;
  outline->warning = kei_outline_find_markup (text, length);
  if (outline->warning == NULL)
    outline->warning = kei_outline_find_noise (outline);
  if (outline->warning != NULL)
    {
      take_nothing (outline);
      return g_steal_pointer (&outline);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      stages[i](outline);
    }
  if (!has_items (outline))
    outline->warning = g_strdup (_ ("No outline was found in this text: no numbers, bullets or headings with lists."));
  g_ptr_array_sort (outline->notes, compare_notes);
  return g_steal_pointer (&outline);
}
