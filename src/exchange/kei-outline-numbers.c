/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the numbers that may as well be ordinary text are believed: those that their neighbours continue. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-outline-text.h"

/* ①, ❶, Ⅰ …: a number that is one character. */
static gboolean
ends_in_sign (const char *text)
{
  return g_unichar_type (kei_text_last (text)) == G_UNICODE_OTHER_NUMBER;
}

/* Whether the row is a number alone, with what may be its title on the very next line. */
static gboolean
is_number_alone (const KeiOutline *outline, guint i)
{
  const KeiOutlineRow *row = kei_outline_row (outline, i);
  const KeiOutlineRow *next = i + 1 < outline->rows->len ? kei_outline_row (outline, i + 1) : NULL;

  return row->number.pattern != NULL && *row->text == '\0' && row->blank_after == 0 && row->cells == NULL && row->bullet == 0
         && next != NULL && next->number.pattern == NULL && next->bullet == 0 && next->cells == NULL && *next->text != '\0';
}

#define ENOUGH_ALONE 2

/* In a text that sets its numbers on lines of their own (第1章, (1) and the titles below them), a bare number does so
 * too where it counts on: elsewhere it is a page's. */
static void
settle_numbers_alone (KeiOutline *outline)
{
  guint n_sure = 0, last = 0;

  for (guint i = 0; i < outline->rows->len; i++)
    n_sure += is_number_alone (outline, i) && !kei_outline_row (outline, i)->number.weak;
  if (n_sure < ENOUGH_ALONE)
    return;
  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (!row->number.weak || !is_number_alone (outline, i) || (row->number.value != 1 && row->number.value != last + 1))
        continue;
      row->number.weak = FALSE;
      last = row->number.value;
    }
}

/* 2.1, B-1 and the a) of an only child, where 1.1, A-1 and a) were believed: an only child has none that continues it. */
static void
believe_first_of_many (KeiOutline *outline)
{
  g_autoptr (GHashTable) believed = g_hash_table_new (NULL, NULL); /* patterns */

  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->number.pattern == NULL || strcmp (row->number.pattern, "{1}") == 0 || row->cells != NULL || *row->text == '\0')
        continue;
      if (!row->number.weak)
        g_hash_table_add (believed, (gpointer) row->number.pattern);
      else if (row->number.value == 1 && g_hash_table_contains (believed, row->number.pattern) && !kei_text_is_sentence (row->text))
        row->number.weak = FALSE;
    }
}

/* A weak number is believed when the one before or after it with the same pattern continues it. */
void
kei_outline_settle_numbers (KeiOutline *outline)
{
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL); /* pattern → row + 1 */

  settle_numbers_alone (outline);
  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);
      guint before;

      if (row->number.pattern == NULL)
        continue;
      before = GPOINTER_TO_UINT (g_hash_table_lookup (last, row->number.pattern));
      /* 経過② is a title of its own. */
      if (*row->text == '\0' && (row->number.weak || (row->blank_after > 0 && ends_in_sign (row->printed))))
        {
          row->number.weak = TRUE;
          continue;
        }
      if (before > 0 && kei_outline_row (outline, before - 1)->number.value + 1 == row->number.value)
        {
          kei_outline_row (outline, before - 1)->number.weak = FALSE;
          row->number.weak = FALSE;
        }
      g_hash_table_insert (last, (gpointer) row->number.pattern, GUINT_TO_POINTER (i + 1));
    }
  believe_first_of_many (outline);
  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->number.pattern == NULL || row->cells != NULL)
        continue;
      if (!row->number.weak)
        {
          if (row->label == NULL && !row->bracketed && row->tag == NULL)
            kei_outline_read_brackets (row);
          continue;
        }
      kei_outline_scan_without_number (row);
    }
}
