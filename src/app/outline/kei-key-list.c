/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stays of a list is the longest run of keys, gaps allowed, that both the old and the
 * new list have in this order. Since no key is there twice, it is the longest rising run of the
 * new keys' old positions, found by laying them on piles:
 *
 *   old  A B C D E        new  A D B C E     old positions  0 3 1 2 4
 *   stays A B C E; D goes and comes: two "items-changed", of one row each
 *
 * Each is emitted when the list is just as far, so that who listens may ask the list at once. */
#include "config.h"

#include "kei-key-list.h"

struct _KeiKeyList
{
  GObject parent_instance;

  GType item_type;
  GObject *owner; /* weak pointer (nullable) */
  KeiKeyListFunc func;
  GArray *keys; /* (owned) (element-type guint64) */
};

static GType
kei_key_list_get_item_type (GListModel *model)
{
  return KEI_KEY_LIST (model)->item_type;
}

static guint
kei_key_list_get_n_items (GListModel *model)
{
  KeiKeyList *self = KEI_KEY_LIST (model);

  return self->owner == NULL ? 0 : self->keys->len;
}

static gpointer
kei_key_list_get_item (GListModel *model, guint position)
{
  KeiKeyList *self = KEI_KEY_LIST (model);

  if (position >= kei_key_list_get_n_items (model))
    return NULL;
  return self->func (self->owner, g_array_index (self->keys, guint64, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kei_key_list_get_item_type;
  iface->get_n_items = kei_key_list_get_n_items;
  iface->get_item = kei_key_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KeiKeyList, kei_key_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
kei_key_list_finalize (GObject *object)
{
  KeiKeyList *self = KEI_KEY_LIST (object);

  g_clear_weak_pointer (&self->owner);
  g_clear_pointer (&self->keys, g_array_unref);
  G_OBJECT_CLASS (kei_key_list_parent_class)->finalize (object);
}

static void
kei_key_list_class_init (KeiKeyListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_key_list_finalize;
}

static void
kei_key_list_init (KeiKeyList *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint64));
}

KeiKeyList *
kei_key_list_new (GType item_type, GObject *owner, KeiKeyListFunc func)
{
  KeiKeyList *self = g_object_new (KEI_TYPE_KEY_LIST, NULL);

  self->item_type = item_type;
  g_set_weak_pointer (&self->owner, owner);
  self->func = func;
  return self;
}

const guint64 *
kei_key_list_get_keys (KeiKeyList *self, guint *n)
{
  *n = self->keys->len;
  return (const guint64 *) self->keys->data;
}

guint
kei_key_list_find (KeiKeyList *self, guint64 key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_array_index (self->keys, guint64, i) == key)
      return i;
  return G_MAXUINT;
}

/* The old position of each new key, or -1: (transfer full). */
static int *
find_old_positions (const guint64 *before, guint n_before, const guint64 *after, guint n_after)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  int *found = g_new (int, n_after);

  for (guint i = 0; i < n_before; i++)
    g_hash_table_insert (positions, (gpointer) &before[i], GUINT_TO_POINTER (i + 1));
  for (guint j = 0; j < n_after; j++)
    found[j] = GPOINTER_TO_INT (g_hash_table_lookup (positions, &after[j])) - 1;
  return found;
}

/* Leaves in @positions only those of the longest rising run; the others become -1. */
static void
keep_longest_rising (int *positions, guint n)
{
  g_autofree guint *ends = g_new (guint, n);     /* for each length, the entry that ends the run of the lowest end */
  g_autofree guint *previous = g_new (guint, n); /* the entry before this one in its run */
  guint length = 0;

  for (guint j = 0; j < n; j++)
    {
      guint low = 0, high = length;

      if (positions[j] < 0)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (positions[ends[middle]] < positions[j])
            low = middle + 1;
          else
            high = middle;
        }
      previous[j] = low > 0 ? ends[low - 1] : G_MAXUINT;
      ends[low] = j;
      length = MAX (length, low + 1);
    }

  for (guint j = n, next = length > 0 ? ends[length - 1] : G_MAXUINT; j-- > 0;)
    if (j == next)
      next = previous[j];
    else
      positions[j] = -1;
}

/* Replaces one run and tells. */
static void
splice (KeiKeyList *self, guint position, guint removed, const guint64 *added, guint n_added)
{
  g_array_remove_range (self->keys, position, removed);
  g_array_insert_vals (self->keys, position, added, n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, n_added);
}

void
kei_key_list_set_keys (KeiKeyList *self, const guint64 *keys, guint n)
{
  const guint64 *old = (const guint64 *) self->keys->data;
  guint n_old = self->keys->len;
  guint head = 0, tail = 0;
  g_autofree int *stays = NULL;
  guint position;

  g_return_if_fail (KEI_IS_KEY_LIST (self));

  while (head < n && head < n_old && keys[head] == old[head])
    head++;
  while (tail < n - head && tail < n_old - head && keys[n - 1 - tail] == old[n_old - 1 - tail])
    tail++;
  n -= tail;
  n_old -= tail;
  if (head == n && head == n_old)
    return;
  if (head == n || head == n_old)
    {
      splice (self, head, n_old - head, keys + head, n - head);
      return;
    }

  stays = find_old_positions (old + head, n_old - head, keys + head, n - head);
  keep_longest_rising (stays, n - head);
  position = head;
  for (guint i = 0, j = head; i < n_old - head || j < n;)
    {
      guint added = 0, removed;

      while (j + added < n && stays[j + added - head] < 0)
        added++;
      removed = (j + added < n ? (guint) stays[j + added - head] : n_old - head) - i;
      if (added > 0 || removed > 0)
        splice (self, position, removed, keys + j, added);
      position += added + 1;
      i += removed + 1;
      j += added + 1;
    }
}
