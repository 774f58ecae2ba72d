/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list is an array of entries: a row, a closed run, the head of an open run (its rows follow as entries of their own), and
 * at the end of rows that are not complete the limit. Items are made when they are asked for and never change: an
 * entry that looks otherwise gets another item. */
#include "config.h"

#include "kei-compare-model.h"

#include <gtk/gtk.h>

#include "kei-hash.h"

typedef enum {
  ENTRY_ROW,
  ENTRY_CLOSED,
  ENTRY_OPEN,
  ENTRY_LIMIT,
} EntryKind;

typedef struct
{
  guint32 first;
  guint32 n_folded;
  guint32 kind; /* EntryKind */
} Entry;

struct _KeiCompareItem
{
  GObject parent_instance;

  KeiComparisonRows *rows; /* owned */
  Entry entry;
};

G_DEFINE_FINAL_TYPE (KeiCompareItem, kei_compare_item, G_TYPE_OBJECT)

struct _KeiCompareModel
{
  GObject parent_instance;

  KeiComparisonRows *rows; /* owned, nullable */
  guint shown;
  GArray *entries;  /* owned (element-type Entry) */
  GHashTable *open; /* owned: keys of the runs that were opened, guint64 * */
};

static void kei_compare_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KeiCompareModel, kei_compare_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kei_compare_model_list_init))

/* --- Items --- */

KeiComparisonRows *
kei_compare_item_get_rows (KeiCompareItem *self)
{
  return self->rows;
}

guint
kei_compare_item_get_row (KeiCompareItem *self)
{
  return self->entry.first;
}

guint
kei_compare_item_get_n_folded (KeiCompareItem *self)
{
  return self->entry.n_folded;
}

gboolean
kei_compare_item_is_open (KeiCompareItem *self)
{
  return self->entry.kind == ENTRY_OPEN;
}

gboolean
kei_compare_item_is_limit (KeiCompareItem *self)
{
  return self->entry.kind == ENTRY_LIMIT;
}

static void
kei_compare_item_finalize (GObject *object)
{
  kei_comparison_rows_unref (KEI_COMPARE_ITEM (object)->rows);
  G_OBJECT_CLASS (kei_compare_item_parent_class)->finalize (object);
}

static void
kei_compare_item_class_init (KeiCompareItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_compare_item_finalize;
}

static void
kei_compare_item_init (KeiCompareItem *self)
{
}

/* --- Entries --- */

static const Entry *
get_entry (const GArray *entries, guint i)
{
  return &((const Entry *) (const void *) entries->data)[i];
}

/* What a run is known by while the rows around it change, or the sides are swapped: its first row's nodes. */
static guint64
get_run_key (KeiComparisonRows *rows, guint first)
{
  const KeiComparisonRow *row = kei_comparison_rows_get (rows, first);
  guint64 key = ((guint64) row->kind << 32) ^ row->field ^ (((guint64) row->ranges[KEI_SIDE_OLD].start + row->ranges[KEI_SIDE_NEW].start) << 40);

  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    key += kei_hash_mix (0, row->nodes[side] != NULL ? kei_node_get_id (row->nodes[side]) : 7);
  return key;
}

static void
add_run (KeiCompareModel *self, GArray *entries, KeiComparisonRows *rows, const KeiRowEntry *run)
{
  guint64 key = get_run_key (rows, run->first);
  gboolean is_open = g_hash_table_contains (self->open, &key);
  Entry head = { run->first, run->n_folded, is_open ? ENTRY_OPEN : ENTRY_CLOSED };

  g_array_append_val (entries, head);
  for (guint i = 0; is_open && i < run->n_folded; i++)
    {
      Entry entry = { run->first + i, 0, ENTRY_ROW };

      g_array_append_val (entries, entry);
    }
}

static GArray *
build (KeiCompareModel *self, KeiComparisonRows *rows, guint shown)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) listed = NULL;

  if (rows == NULL)
    return entries;
  listed = kei_comparison_rows_list (rows, shown);
  for (guint i = 0; i < listed->len; i++)
    {
      const KeiRowEntry *row = &g_array_index (listed, KeiRowEntry, i);
      Entry entry = { row->first, 0, ENTRY_ROW };

      if (row->n_folded > 0)
        add_run (self, entries, rows, row);
      else
        g_array_append_val (entries, entry);
    }
  if (!kei_comparison_rows_is_complete (rows))
    {
      Entry limit = { kei_comparison_rows_get_n (rows), 0, ENTRY_LIMIT };

      g_array_append_val (entries, limit);
    }
  return entries;
}

/* Whether two entries look the same; @shift: what their rows are apart. */
static gboolean
is_same (const Entry *before, const Entry *after, int shift)
{
  return before->kind == after->kind && before->n_folded == after->n_folded && (gint64) before->first + shift == after->first;
}

/* Puts @entries of @rows in the place of what is shown, and says what became other. */
static void
replace (KeiCompareModel *self, KeiComparisonRows *rows, guint shown, GArray *entries)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->entries);
  guint n_before = self->rows != NULL ? kei_comparison_rows_get_n (self->rows) : 0, n_after = rows != NULL ? kei_comparison_rows_get_n (rows) : 0;
  guint n_first = n_after, n_last = n_after, first = 0, last = 0, limit = MIN (before->len, entries->len);
  int shift = (int) n_after - (int) n_before;

  if (rows != self->rows && rows != NULL && self->rows != NULL)
    kei_comparison_rows_find_touched (self->rows, rows, &n_first, &n_last);
  else if (rows != self->rows)
    n_first = n_last = 0;
  while (first < limit && get_entry (entries, first)->first + MAX (get_entry (entries, first)->n_folded, 1) <= n_first && is_same (get_entry (before, first), get_entry (entries, first), 0))
    first++;
  while (last < limit - first && get_entry (entries, entries->len - 1 - last)->first >= n_after - n_last
         && is_same (get_entry (before, before->len - 1 - last), get_entry (entries, entries->len - 1 - last), shift))
    last++;
  if (rows != NULL)
    kei_comparison_rows_ref (rows);
  g_clear_pointer (&self->rows, kei_comparison_rows_unref);
  self->rows = rows;
  self->shown = shown;
  self->entries = entries;
  if (before->len - first - last > 0 || entries->len - first - last > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, before->len - first - last, entries->len - first - last);
}

void
kei_compare_model_set_rows (KeiCompareModel *self, KeiComparisonRows *rows, guint shown)
{
  g_return_if_fail (KEI_IS_COMPARE_MODEL (self));

  if (rows != self->rows || shown != self->shown)
    replace (self, rows, shown, build (self, rows, shown));
}

void
kei_compare_model_toggle (KeiCompareModel *self, guint position)
{
  const Entry *entry;
  guint64 key;

  g_return_if_fail (KEI_IS_COMPARE_MODEL (self));
  g_return_if_fail (position < self->entries->len);

  entry = get_entry (self->entries, position);
  if (entry->n_folded == 0)
    return;
  key = get_run_key (self->rows, entry->first);
  if (!g_hash_table_remove (self->open, &key))
    g_hash_table_add (self->open, g_memdup2 (&key, sizeof key));
  replace (self, self->rows, self->shown, build (self, self->rows, self->shown));
}

/* The last entry that begins at @row or before it. */
static guint
search (KeiCompareModel *self, guint row)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_entry (self->entries, middle)->first <= row)
        low = middle + 1;
      else
        high = middle;
    }
  return low - 1;
}

guint
kei_compare_model_find (KeiCompareModel *self, guint row, gboolean open)
{
  guint position;
  const Entry *entry;

  g_return_val_if_fail (KEI_IS_COMPARE_MODEL (self), GTK_INVALID_LIST_POSITION);

  if (self->rows == NULL || row >= kei_comparison_rows_get_n (self->rows))
    return GTK_INVALID_LIST_POSITION;
  position = search (self, row);
  entry = get_entry (self->entries, position);
  if (entry->kind != ENTRY_CLOSED || !open)
    return position;
  kei_compare_model_toggle (self, position);
  return search (self, row);
}

guint
kei_compare_model_get_row (KeiCompareModel *self, guint position)
{
  g_return_val_if_fail (KEI_IS_COMPARE_MODEL (self), KEI_ROW_NONE);

  if (position >= self->entries->len || get_entry (self->entries, position)->kind == ENTRY_LIMIT)
    return KEI_ROW_NONE;
  return get_entry (self->entries, position)->first;
}

guint8 *
kei_compare_model_dup_signs (KeiCompareModel *self, guint *n)
{
  guint8 *signs;

  g_return_val_if_fail (KEI_IS_COMPARE_MODEL (self), NULL);

  *n = self->entries->len;
  signs = g_new0 (guint8, *n);
  for (guint i = 0; i < *n; i++)
    if (get_entry (self->entries, i)->kind == ENTRY_ROW)
      signs[i] = kei_comparison_rows_get (self->rows, get_entry (self->entries, i)->first)->sign;
  return signs;
}

/* --- The list model --- */

static GType
kei_compare_model_get_item_type (GListModel *model)
{
  return KEI_TYPE_COMPARE_ITEM;
}

static guint
kei_compare_model_get_n_items (GListModel *model)
{
  return KEI_COMPARE_MODEL (model)->entries->len;
}

static gpointer
kei_compare_model_get_item (GListModel *model, guint position)
{
  KeiCompareModel *self = KEI_COMPARE_MODEL (model);
  KeiCompareItem *item;

  if (position >= self->entries->len)
    return NULL;
  item = g_object_new (KEI_TYPE_COMPARE_ITEM, NULL);
  item->rows = kei_comparison_rows_ref (self->rows);
  item->entry = *get_entry (self->entries, position);
  return item;
}

static void
kei_compare_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = kei_compare_model_get_item_type;
  iface->get_n_items = kei_compare_model_get_n_items;
  iface->get_item = kei_compare_model_get_item;
}

static void
kei_compare_model_finalize (GObject *object)
{
  KeiCompareModel *self = KEI_COMPARE_MODEL (object);

  g_clear_pointer (&self->rows, kei_comparison_rows_unref);
  g_array_unref (self->entries);
  g_hash_table_unref (self->open);
  G_OBJECT_CLASS (kei_compare_model_parent_class)->finalize (object);
}

static void
kei_compare_model_class_init (KeiCompareModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_compare_model_finalize;
}

static void
kei_compare_model_init (KeiCompareModel *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

KeiCompareModel *
kei_compare_model_new (void)
{
  return g_object_new (KEI_TYPE_COMPARE_MODEL, NULL);
}
