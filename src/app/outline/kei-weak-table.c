/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-weak-table.h"

/* An entry goes with its object, or lets go of it when the table goes. */
typedef struct
{
  guint64 key;
  GHashTable *table; /* unowned: it holds this */
  GObject *object;   /* weakly referenced; NULL once it is gone */
} Link;

static void
object_gone_cb (gpointer data, GObject *object)
{
  Link *link = data;

  link->object = NULL;
  g_hash_table_remove (link->table, &link->key);
}

static void
link_free (Link *link)
{
  if (link->object != NULL)
    g_object_weak_unref (link->object, object_gone_cb, link);
  g_free (link);
}

GHashTable *
kei_weak_table_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) link_free);
}

void
kei_weak_table_add (GHashTable *table, guint64 key, gpointer object)
{
  Link *link = g_new (Link, 1);

  g_return_if_fail (kei_weak_table_get (table, key) == NULL);

  *link = (Link){ key, table, object };
  g_object_weak_ref (object, object_gone_cb, link);
  g_hash_table_insert (table, &link->key, link);
}

gpointer
kei_weak_table_get (GHashTable *table, guint64 key)
{
  Link *link = g_hash_table_lookup (table, &key);

  return link != NULL ? link->object : NULL;
}

GArray *
kei_weak_table_list_keys (GHashTable *table)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (guint64), g_hash_table_size (table));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (keys, key, 1);
  return keys;
}
