/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every version that was named can be got back, whatever is done to the plan and to other versions afterwards. */
#include "config.h"

#include "kei-test-tree.h"
#include "kei-versions.h"
#include "kei-xml.h"

#define ROUNDS 40
#define VERSIONS 6
#define STEPS 15

static void
apply (KeiTree **tree, KeiChange *change)
{
  g_autoptr (GError) error = NULL;
  KeiTree *next = kei_tree_apply (*tree, change, &error);

  g_assert_no_error (error);
  kei_tree_unref (*tree);
  *tree = next;
  kei_change_unref (change);
}

static void
edit (KeiTree **tree, KeiIdSource *ids)
{
  for (int step = g_test_rand_int_range (0, STEPS); step > 0; step--)
    {
      KeiTree *next;
      g_autoptr (KeiChange) change = kei_test_change_new (ids, *tree, &next);

      kei_tree_unref (*tree);
      *tree = next;
    }
}

/* Without the versions that random trees and changes have of their own: they name nothing. */
static void
clear_versions (KeiTree **tree)
{
  KeiNodeBuilder *plan = kei_node_builder_new_from (kei_tree_get_root (*tree));

  kei_node_builder_set_children (plan, KEI_SLOT_VERSIONS, NULL, 0);
  kei_tree_unref (*tree);
  *tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
}

static void
check (KeiTree *tree, GPtrArray *seals, GArray *named)
{
  for (guint i = 0; i < named->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KeiTree) content = kei_versions_read (tree, g_array_index (named, KeiId, i), NULL, &error);
      g_autofree char *seal = NULL;

      g_assert_no_error (error);
      seal = kei_xml_seal (content);
      g_assert_cmpstr (seal, ==, g_ptr_array_index (seals, i));
      g_assert_cmphex (kei_node_get_id (kei_tree_get_root (content)), ==, kei_node_get_id (kei_tree_get_root (tree)));
    }
}

static void
test_all_come_back (void)
{
  g_autoptr (KeiIdSource) ids = kei_test_id_source_new ();
  const KeiVersionFacts facts = { .name = "素案", .time = "2026-09-12T14:02:00+09:00" };
  guint n_ways = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      KeiTree *tree = kei_test_tree_new (ids, (guint) g_test_rand_int_range (1, 150));
      g_autoptr (GPtrArray) seals = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (KeiId));
      g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_node_unref);

      clear_versions (&tree);
      for (guint j = 0; j < VERSIONS; j++)
        {
          g_autoptr (GError) error = NULL;
          KeiNodeBuilder *plan;
          KeiNode *const *versions;
          guint n;
          KeiId id;

          g_ptr_array_add (seals, kei_xml_seal (tree));
          apply (&tree, kei_versions_make_name (tree, ids, &facts, &id, NULL, &error));
          g_array_append_val (named, id);
          versions = kei_versions_list (tree, &n);
          g_assert_cmpuint (n, ==, named->len);
          g_ptr_array_set_size (kept, 0);
          for (guint k = 0; k < n; k++)
            {
              g_ptr_array_add (kept, kei_node_ref (versions[k]));
              n_ways += g_str_has_prefix (kei_node_get_text (versions[k], KEI_FIELD_CHANGE), "<?xml");
            }
          /* Random changes do not spare what is named; a person's do. */
          edit (&tree, ids);
          plan = kei_node_builder_new_from (kei_tree_get_root (tree));
          kei_node_builder_set_children (plan, KEI_SLOT_VERSIONS, (KeiNode *const *) kept->pdata, kept->len);
          kei_tree_unref (tree);
          tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
          g_assert_no_error (error);
        }
      check (tree, seals, named);
      while (named->len > 0)
        {
          guint at = (guint) g_test_rand_int_range (0, (int) named->len);

          apply (&tree, kei_versions_make_removal (tree, g_array_index (named, KeiId, at), NULL, NULL));
          g_array_remove_index (named, at);
          g_ptr_array_remove_index (seals, at);
          check (tree, seals, named);
        }
      kei_tree_unref (tree);
    }
  g_test_message ("%u ways back", n_ways);
  g_assert_cmpuint (n_ways, >, ROUNDS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/versions/all-come-back", test_all_come_back);
  return g_test_run ();
}
