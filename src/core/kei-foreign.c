/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-foreign.h"

#include <string.h>

static int
compare_foreigns (gconstpointer one, gconstpointer other, gpointer data)
{
  const KeiForeign *a = one, *b = other;

  if (a->type != b->type)
    return a->type == KEI_FOREIGN_ATTRIBUTE ? -1 : 1;
  if (a->region != b->region)
    return a->region < b->region ? -1 : 1;
  if (a->after != b->after)
    return a->after < b->after ? -1 : 1;
  return 0;
}

KeiForeigns *
kei_foreigns_new (const KeiForeign *items, guint n)
{
  KeiForeigns *foreigns = g_malloc (sizeof (KeiForeigns) + n * sizeof (KeiForeign));

  g_atomic_ref_count_init (&foreigns->ref_count);
  foreigns->n = n;

  /* One order for the same content makes equality simple; the sort is stable, so it keeps the file's order
   * for each place. */
  memcpy (foreigns->items, items, n * sizeof (KeiForeign));
  g_qsort_with_data (foreigns->items, (gint) n, sizeof (KeiForeign), compare_foreigns, NULL);
  return foreigns;
}

KeiForeigns *
kei_foreigns_ref (KeiForeigns *foreigns)
{
  g_atomic_ref_count_inc (&foreigns->ref_count);
  return foreigns;
}

void
kei_foreigns_unref (KeiForeigns *foreigns)
{
  if (!g_atomic_ref_count_dec (&foreigns->ref_count))
    return;
  for (guint i = 0; i < foreigns->n; i++)
    g_ref_string_release (foreigns->items[i].text);
  g_free (foreigns);
}

gboolean
kei_foreigns_equal (const KeiForeigns *a, const KeiForeigns *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->n != b->n)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    if (compare_foreigns (&a->items[i], &b->items[i], NULL) != 0 || strcmp (a->items[i].text, b->items[i].text) != 0)
      return FALSE;
  return TRUE;
}
