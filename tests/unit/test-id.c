/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-id.h"

#include <string.h>

static void
test_text (void)
{
  static const char *const wrong[] = {
    "",
    "k",
    "kaaaaaaaaaa",
    "kaaaaaaaaaab2",
    "xaaaaaaaaaab",
    "kaaaaaaaaaaA",
    "kaaaaaaaaaa1",
    "kaaaaaaaaaaa",
  };
  g_autoptr (KeiIdSource) source = kei_id_source_new_seeded (g_test_rand_int ());

  for (guint i = 0; i < 1000; i++)
    {
      KeiId id = kei_id_source_next (source);
      KeiId back = KEI_ID_NONE;
      KeiIdText text;

      g_assert_cmpuint (strlen (kei_id_format (id, text)), ==, KEI_ID_TEXT_LENGTH);
      g_assert_true (kei_id_parse (text, strlen (text), &back));
      g_assert_cmpuint (back, ==, id);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      KeiId id = 7;

      g_assert_false (kei_id_parse (wrong[i], strlen (wrong[i]), &id));
      g_assert_cmpuint (id, ==, 7);
    }
}

static void
test_source (void)
{
  g_autoptr (KeiIdSource) one = kei_id_source_new_seeded (1);
  g_autoptr (KeiIdSource) same = kei_id_source_new_seeded (1);
  g_autoptr (KeiIdSource) random = kei_id_source_new_random ();
  KeiIdText text;

  g_assert_cmpstr (kei_id_format (kei_id_source_next (one), text), ==, "ksefc33ejajo");
  kei_id_source_next (same);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (kei_id_source_next (one), ==, kei_id_source_next (same));
  g_assert_cmpuint (kei_id_source_next (random), !=, kei_id_source_next (random));
}

static void
test_ids (void)
{
  const KeiId values[] = { 3, 1, 2 };
  g_autoptr (KeiIds) ids = kei_ids_new (values, 3);
  g_autoptr (KeiIds) same = kei_ids_new (values, 3);
  g_autoptr (KeiIds) shorter = kei_ids_new (values, 2);

  g_assert_true (kei_ids_equal (ids, same));
  g_assert_false (kei_ids_equal (ids, shorter));
  g_assert_false (kei_ids_equal (ids, NULL));
  g_assert_true (kei_ids_contains (ids, 2));
  g_assert_false (kei_ids_contains (shorter, 2));
  g_assert_false (kei_ids_contains (NULL, 2));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/id/text", test_text);
  g_test_add_func ("/id/source", test_source);
  g_test_add_func ("/id/ids", test_ids);
  return g_test_run ();
}
