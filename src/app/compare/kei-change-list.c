/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-change-list.h"

struct _KeiChangeList
{
  gatomicrefcount ref_count;
  KeiComparisonRows *rows; /* owned */
  GArray *entries;         /* (element-type KeiChangeEntry) */
  guint counts[KEI_ROW_N_SIGNS];
  guint n_doubtful;
};

static gboolean
is_spelling_only (const KeiComparison *comparison, const KeiComparisonChange *change)
{
  guint n;
  const KeiDifference *differences = kei_comparison_get_differences (comparison, change, &n);

  for (guint i = 0; i < n; i++)
    if (differences[i].rule < 0 && differences[i].meaning != KEI_MEANING_SPELLING)
      return FALSE;
  return n > 0;
}

KeiRowSign
kei_change_list_get_sign (const KeiComparison *comparison, const KeiComparisonChange *change)
{
  static const KeiRowSign signs[KEI_COMPARISON_N_TYPES] = {
    [KEI_COMPARISON_CHANGED] = KEI_ROW_CHANGED,
    [KEI_COMPARISON_ADDED] = KEI_ROW_ADDED,
    [KEI_COMPARISON_REMOVED] = KEI_ROW_REMOVED,
    [KEI_COMPARISON_MOVED] = KEI_ROW_MOVED,
    [KEI_COMPARISON_REORDERED] = KEI_ROW_REORDERED,
    [KEI_COMPARISON_LEVEL] = KEI_ROW_LEVEL,
    [KEI_COMPARISON_MERGED] = KEI_ROW_MERGED,
    [KEI_COMPARISON_SPLIT] = KEI_ROW_SPLIT,
  };

  if (change->type == KEI_COMPARISON_CHANGED && is_spelling_only (comparison, change))
    return KEI_ROW_SPELLING;
  return signs[change->type];
}

static void
add_changes (KeiChangeList *list, KeiComparisonRows *rows)
{
  KeiComparison *comparison = kei_comparison_rows_get_comparison (rows);
  guint n;
  const KeiComparisonChange *changes = kei_comparison_get_changes (comparison, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiChangeEntry entry = { .kind = KEI_CHANGE_ENTRY_CHANGE, .sign = kei_change_list_get_sign (comparison, &changes[i]), .index = i, .row = kei_comparison_rows_find_change (rows, i) };

      entry.doubtful = entry.row != KEI_ROW_NONE && (kei_comparison_rows_get (rows, entry.row)->flags & KEI_ROW_IS_DOUBTFUL) != 0;
      g_array_append_val (list->entries, entry);
    }
}

static void
add_doubts (KeiChangeList *list, KeiComparisonRows *rows)
{
  guint n;
  const guint32 *doubtful = kei_comparison_rows_get_doubtful (rows, &n);

  for (guint i = 0; i < n; i++)
    if (kei_comparison_rows_get (rows, doubtful[i])->change < 0)
      {
        KeiChangeEntry entry = { .kind = KEI_CHANGE_ENTRY_DOUBT, .sign = KEI_ROW_SAME, .doubtful = TRUE, .index = doubtful[i], .row = doubtful[i] };

        g_array_append_val (list->entries, entry);
      }
}

/* Changes come in the order of the later plan already, but for what has its row elsewhere. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const KeiChangeEntry *first = a, *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return first->index < second->index ? -1 : first->index > second->index;
}

/* Where a rule is told first: the row of the first item that it is so in. */
static void
add_rules (KeiChangeList *list, KeiComparisonRows *rows)
{
  guint n;
  const KeiComparisonRule *rules = kei_comparison_get_rules (kei_comparison_rows_get_comparison (rows), &n);

  for (guint i = 0; i < n; i++)
    {
      KeiChangeEntry entry = { .kind = KEI_CHANGE_ENTRY_RULE, .sign = KEI_ROW_RULE, .index = i, .row = KEI_ROW_NONE };

      if (rules[i].items->len > 0)
        entry.row = kei_comparison_rows_find (rows, KEI_SIDE_NEW, g_array_index (rules[i].items, KeiId, 0));
      g_array_append_val (list->entries, entry);
    }
}

KeiChangeList *
kei_change_list_new (KeiComparisonRows *rows)
{
  KeiChangeList *list = g_new0 (KeiChangeList, 1);

  g_atomic_ref_count_init (&list->ref_count);
  list->rows = kei_comparison_rows_ref (rows);
  list->entries = g_array_new (FALSE, FALSE, sizeof (KeiChangeEntry));
  add_changes (list, rows);
  add_doubts (list, rows);
  g_array_sort (list->entries, compare_rows);
  add_rules (list, rows);
  for (guint i = 0; i < list->entries->len; i++)
    {
      const KeiChangeEntry *entry = &g_array_index (list->entries, KeiChangeEntry, i);

      list->counts[entry->sign]++;
      list->n_doubtful += entry->doubtful;
    }
  return list;
}

KeiChangeList *
kei_change_list_ref (KeiChangeList *list)
{
  g_atomic_ref_count_inc (&list->ref_count);
  return list;
}

void
kei_change_list_unref (KeiChangeList *list)
{
  if (!g_atomic_ref_count_dec (&list->ref_count))
    return;
  g_array_unref (list->entries);
  kei_comparison_rows_unref (list->rows);
  g_free (list);
}

KeiComparisonRows *
kei_change_list_get_rows (const KeiChangeList *list)
{
  return list->rows;
}

const KeiChangeEntry *
kei_change_list_get (const KeiChangeList *list, guint *n)
{
  *n = list->entries->len;
  return (const KeiChangeEntry *) (const void *) list->entries->data;
}

guint
kei_change_list_count (const KeiChangeList *list, KeiRowSign sign)
{
  g_return_val_if_fail (sign < KEI_ROW_N_SIGNS, 0);

  return list->counts[sign];
}

guint
kei_change_list_count_doubtful (const KeiChangeList *list)
{
  return list->n_doubtful;
}

GArray *
kei_change_list_filter (const KeiChangeList *list, guint shown, gboolean doubtful_first)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint pass = doubtful_first ? 0 : 1; pass < 2; pass++)
    for (guint i = 0; i < list->entries->len; i++)
      {
        const KeiChangeEntry *entry = &g_array_index (list->entries, KeiChangeEntry, i);
        gboolean is_shown = entry->doubtful || (shown & (1u << entry->sign)) != 0;

        if (is_shown && (doubtful_first ? entry->doubtful == (pass == 0) : TRUE))
          g_array_append_val (positions, i);
      }
  return positions;
}
