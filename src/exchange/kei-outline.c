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

/* --- Text that is no outline --- */

#define LEAST_LINES 6 /* fewer say nothing about a text */

/* Signs that prose and outlines do not use much, and what is left where nothing was recognized. */
static gboolean
is_odd (gunichar c)
{
  if (c == 0xfffd || (c >= 0xe000 && c <= 0xf8ff))
    return TRUE;
  return c < 0x80 && strchr ("^~`|\\{}[]<>_=+*#@$;\"'!?&", (int) c) != NULL && c != 0;
}

char *
kei_outline_find_noise (const KeiOutline *outline)
{
  guint lines = 0, single = 0;
  gsize characters = 0, odd = 0, replaced = 0, words = 0, letters = 0;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      gboolean in_word = FALSE;
      guint length = 0;

      if (row->cells != NULL)
        continue;
      lines++;
      single += g_utf8_strlen (row->source, 8) == 1;
      for (const char *p = row->text; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (kei_char_is_blank (c))
            {
              letters += in_word && length == 1;
              in_word = FALSE;
              length = 0;
              continue;
            }
          words += !in_word;
          in_word = TRUE;
          length++;
          characters++;
          odd += is_odd (c);
          replaced += c == 0xfffd;
        }
      letters += in_word && length == 1;
    }
  if (lines >= LEAST_LINES && single * 10 >= lines * 6)
    return g_strdup (_ ("The text stands one character a line, as vertical writing does. It cannot be read as an outline."));
  if (characters >= 40 && (replaced * 50 >= characters || odd * 5 >= characters || (odd * 12 >= characters && letters * 2 >= words)))
    return g_strdup (_ ("Too many of the characters are noise, as text recognition leaves it. It cannot be read as an outline."));
  return NULL;
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

KeiOutline *
kei_outline_read (const char *bytes, gsize length, GError **error)
{
  g_autofree char *text = NULL;
  const char *encoding;
  KeiOutline *outline;

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

  kei_outline_scan (outline, text, length);
  outline->warning = kei_outline_find_noise (outline);
  if (outline->warning != NULL)
    {
      take_nothing (outline);
      return outline;
    }
  kei_outline_clean (outline);
  kei_outline_find_fields (outline);
  kei_outline_order (outline);
  kei_outline_structure (outline);
  kei_outline_find_kinds (outline);
  kei_outline_find_levels (outline);
  kei_outline_merge (outline);
  kei_outline_drop_empty_levels (outline);
  kei_outline_find_layers (outline);
  if (!has_items (outline))
    outline->warning = g_strdup (_ ("No outline was found in this text: no numbers, bullets or headings with lists."));
  g_ptr_array_sort (outline->notes, compare_notes);
  return outline;
}
