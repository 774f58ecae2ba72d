/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base: open addressing, at most two thirds full, filled once and then constant.
 * Changes: a treap (Seidel and Aragon, "Randomized search trees", 1996) ordered by id, its heap
 * order taken from a hash of the id; a node that only we hold is changed in place, any other
 * copied. What was removed stands in it as GONE, so a look-up asks the changes first and then the
 * base. Hashes are keyed at random for each base: a file cannot choose ids that collide. */
#include "config.h"

#include "kei-id-map.h"

#define GONE G_MAXUINT64

typedef struct
{
  KeiId id; /* KEI_ID_NONE: free */
  guint64 value;
} Entry;

typedef struct
{
  gatomicrefcount ref_count;
  guint64 key;
  guint mask; /* capacity - 1 */
  guint n;
  Entry entries[];
} Base;

typedef struct _Change Change;
struct _Change
{
  gatomicrefcount ref_count;
  KeiId id;
  guint64 value;
  Change *left, *right; /* (owned) (nullable) */
};

struct _KeiIdMap
{
  gatomicrefcount ref_count;
  Base *base;      /* (owned) */
  Change *changes; /* (owned) (nullable) */
};

static inline guint64
hash (const Base *base, KeiId id)
{
  guint64 h = id ^ base->key;

  h = (h ^ h >> 31) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  h = (h ^ base->key >> 17 ^ h >> 29) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return h ^ h >> 32;
}

KeiIdMap *
kei_id_map_new (guint n)
{
  KeiIdMap *map = g_new0 (KeiIdMap, 1);
  guint capacity = 16;

  while ((guint64) capacity * 2 < (guint64) n * 3)
    capacity *= 2;

  g_atomic_ref_count_init (&map->ref_count);
  map->base = g_malloc0 (sizeof (Base) + capacity * sizeof (Entry));
  g_atomic_ref_count_init (&map->base->ref_count);
  map->base->key = (guint64) g_random_int () << 32 | g_random_int ();
  map->base->mask = capacity - 1;
  return map;
}

/* The id's entry, or the free one where it would stand. */
static inline Entry *
find_entry (Base *base, KeiId id)
{
  guint at = (guint) hash (base, id) & base->mask;

  while (base->entries[at].id != id && base->entries[at].id != KEI_ID_NONE)
    at = (at + 1) & base->mask;
  return &base->entries[at];
}

gboolean
kei_id_map_fill (KeiIdMap *map, KeiId id, guint64 value)
{
  Entry *entry = find_entry (map->base, id);

  if (entry->id == id)
    return FALSE;
  g_assert (map->base->n < map->base->mask);
  map->base->n++;
  *entry = (Entry){ id, value };
  return TRUE;
}

KeiIdMap *
kei_id_map_ref (KeiIdMap *map)
{
  g_atomic_ref_count_inc (&map->ref_count);
  return map;
}

static void
change_unref (Change *change)
{
  while (change != NULL && g_atomic_ref_count_dec (&change->ref_count))
    {
      Change *right = change->right;

      change_unref (change->left);
      g_free (change);
      change = right;
    }
}

void
kei_id_map_unref (KeiIdMap *map)
{
  if (!g_atomic_ref_count_dec (&map->ref_count))
    return;
  if (g_atomic_ref_count_dec (&map->base->ref_count))
    g_free (map->base);
  change_unref (map->changes);
  g_free (map);
}

gboolean
kei_id_map_lookup (const KeiIdMap *map, KeiId id, guint64 *value)
{
  const Entry *entry;

  if (id == KEI_ID_NONE)
    return FALSE;

  for (const Change *change = map->changes; change != NULL; change = id < change->id ? change->left : change->right)
    if (change->id == id)
      {
        if (change->value == GONE)
          return FALSE;
        *value = change->value;
        return TRUE;
      }

  entry = find_entry (map->base, id);
  if (entry->id != id)
    return FALSE;
  *value = entry->value;
  return TRUE;
}

static Change *
change_ref (Change *change)
{
  if (change != NULL)
    g_atomic_ref_count_inc (&change->ref_count);
  return change;
}

/* @change itself where nobody else holds it, else a copy; takes @change over. */
static Change *
own (Change *change)
{
  Change *copy;

  if (g_atomic_ref_count_compare (&change->ref_count, 1))
    return change;

  copy = g_new (Change, 1);
  *copy = *change;
  g_atomic_ref_count_init (&copy->ref_count);
  change_ref (copy->left);
  change_ref (copy->right);
  change_unref (change);
  return copy;
}

/* Takes over @change (nullable) and returns it with the id in it; what is returned is only ours. */
static Change *
put (const Base *base, Change *change, KeiId id, guint64 value)
{
  if (change == NULL)
    {
      change = g_new0 (Change, 1);
      g_atomic_ref_count_init (&change->ref_count);
      change->id = id;
      change->value = value;
      return change;
    }

  change = own (change);
  if (id == change->id)
    change->value = value;
  else if (id < change->id)
    {
      Change *left = change->left = put (base, change->left, id, value);

      if (hash (base, left->id) > hash (base, change->id))
        {
          change->left = left->right;
          left->right = change;
          return left;
        }
    }
  else
    {
      Change *right = change->right = put (base, change->right, id, value);

      if (hash (base, right->id) > hash (base, change->id))
        {
          change->right = right->left;
          right->left = change;
          return right;
        }
    }
  return change;
}

void
kei_id_map_set (KeiIdMap **map, KeiId id, guint64 value)
{
  if (!g_atomic_ref_count_compare (&(*map)->ref_count, 1))
    {
      KeiIdMap *copy = g_new0 (KeiIdMap, 1);

      g_atomic_ref_count_init (&copy->ref_count);
      g_atomic_ref_count_inc (&(*map)->base->ref_count);
      copy->base = (*map)->base;
      copy->changes = change_ref ((*map)->changes);
      kei_id_map_unref (*map);
      *map = copy;
    }
  (*map)->changes = put ((*map)->base, (*map)->changes, id, value);
}

void
kei_id_map_unset (KeiIdMap **map, KeiId id)
{
  kei_id_map_set (map, id, GONE);
}
