/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan numbers its items by their places. Where a text begins at 第2部 or leaves a number out, the plan prints another one
 * than the text did: that is said once, where it begins. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-numbering.h"

/* The last item of a level under one parent. */
typedef struct
{
  guint n;      /* items so far */
  guint offset; /* of the printed number from them */
} Run;

static void
note_row (KeiOutline *outline, guint i, guint n)
{
  const KeiOutlineRow *row = kei_outline_row (outline, i);
  const int number = (int) n;
  g_autofree char *printed = kei_numbering_format (row->number.pattern, &number, 1);

  kei_outline_add_note (outline, KEI_OUTLINE_NOTE_RENUMBERED, i, KEI_OUTLINE_NONE, n, printed);
}

void
kei_outline_compare_numbers (KeiOutline *outline)
{
  g_autoptr (GHashTable) runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      const KeiOutlineLevel *level;
      g_autofree char *key = NULL;
      guint parent, offset;
      Run *run;

      if (row->kind != KEI_OUTLINE_ITEM || row->merged != KEI_OUTLINE_NONE)
        continue;
      level = kei_outline_level (outline, row->level);
      parent = level->continues ? KEI_OUTLINE_NONE : kei_outline_represent (outline, kei_outline_item_above (outline, i));
      key = g_strdup_printf ("%u/%u", row->level, parent);
      run = g_hash_table_lookup (runs, key);
      if (run == NULL)
        {
          run = g_new0 (Run, 1);
          g_hash_table_insert (runs, g_steal_pointer (&key), run);
        }
      run->n++;
      if (row->number.parts != 1 || row->number.pattern == NULL || g_strcmp0 (row->number.pattern, level->pattern) != 0)
        continue;
      offset = row->number.value - run->n;
      if (offset != run->offset)
        note_row (outline, i, run->n);
      run->offset = offset;
    }
}
