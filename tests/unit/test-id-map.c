/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-id-map.h"

/* Whether @map says the same as @model about every id up to 400. */
static void
assert_same (KeiIdMap *map, GHashTable *model)
{
  for (KeiId id = 1; id <= 400; id++)
    {
      guint64 value = 0;
      gpointer expected = g_hash_table_lookup (model, GSIZE_TO_POINTER (id));

      g_assert_cmpint (kei_id_map_lookup (map, id, &value), ==, expected != NULL);
      if (expected != NULL)
        g_assert_cmpuint (value, ==, GPOINTER_TO_SIZE (expected));
    }
}

/* Random edits beside a hash table; every version stays as it was when later ones are made. */
static void
test_versions (void)
{
  g_autoptr (GPtrArray) maps = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_id_map_unref);
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) model = g_hash_table_new (NULL, NULL);
  KeiIdMap *map = kei_id_map_new (200);

  for (guint i = 0; i < 200; i++)
    {
      KeiId id = (KeiId) g_test_rand_int_range (1, 400);

      g_assert_cmpint (kei_id_map_fill (map, id, i + 1), ==, g_hash_table_lookup (model, GSIZE_TO_POINTER (id)) == NULL);
      if (g_hash_table_lookup (model, GSIZE_TO_POINTER (id)) == NULL)
        g_hash_table_insert (model, GSIZE_TO_POINTER (id), GSIZE_TO_POINTER (i + 1));
    }

  for (guint i = 0; i < 2000; i++)
    {
      KeiId id = (KeiId) g_test_rand_int_range (1, 400);

      if (g_test_rand_bit ())
        {
          kei_id_map_set (&map, id, i + 1);
          g_hash_table_insert (model, GSIZE_TO_POINTER (id), GSIZE_TO_POINTER (i + 1));
        }
      else
        {
          kei_id_map_unset (&map, id);
          g_hash_table_remove (model, GSIZE_TO_POINTER (id));
        }
      if (i % 50 == 0)
        {
          GHashTable *copy = g_hash_table_new (NULL, NULL);
          GHashTableIter iter;
          gpointer key, value;

          g_hash_table_iter_init (&iter, model);
          while (g_hash_table_iter_next (&iter, &key, &value))
            g_hash_table_insert (copy, key, value);
          g_ptr_array_add (maps, kei_id_map_ref (map));
          g_ptr_array_add (models, copy);
        }
    }

  assert_same (map, model);
  for (guint i = 0; i < maps->len; i++)
    assert_same (g_ptr_array_index (maps, i), g_ptr_array_index (models, i));
  kei_id_map_unref (map);
}

static void
test_none (void)
{
  g_autoptr (KeiIdMap) map = kei_id_map_new (0);
  guint64 value;

  g_assert_false (kei_id_map_lookup (map, KEI_ID_NONE, &value));
  g_assert_false (kei_id_map_lookup (map, 1, &value));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/id-map/versions", test_versions);
  g_test_add_func ("/id-map/none", test_none);
  return g_test_run ();
}
