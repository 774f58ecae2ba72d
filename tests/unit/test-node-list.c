/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many children below one parent: each is found where it stands, whatever was inserted and taken out before. */
#include "config.h"

#include "kei-change.h"

#define PLAN 1
#define MANY 400000

static KeiNode *
make_item (KeiId id)
{
  return kei_node_builder_end (kei_node_builder_new (KEI_KIND_ITEM, id));
}

static KeiTree *
make_plan (KeiIdSource *ids, guint n)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, PLAN);

  for (guint i = 0; i < n; i++)
    kei_node_builder_add (plan, make_item (kei_id_source_next (ids)));
  return kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
}

static void
check_all (KeiTree *tree)
{
  KeiNode *plan = kei_tree_get_root (tree);
  guint n;
  KeiNode *const *items = kei_node_get_children (plan, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (kei_node_find_child (plan, KEI_SLOT_ITEMS, kei_node_get_id (items[i])), ==, i);
      g_assert_true (kei_tree_lookup (tree, kei_node_get_id (items[i])) == items[i]);
    }
  g_assert_cmpint (kei_node_find_child (plan, KEI_SLOT_ITEMS, PLAN), ==, -1);
}

static KeiId
pick (KeiTree *tree)
{
  guint n;
  const KeiId *ids = kei_node_get_child_ids (kei_tree_get_root (tree), KEI_SLOT_ITEMS, &n);

  return n > 0 ? ids[g_test_rand_int_range (0, (gint32) n)] : KEI_ID_NONE;
}

/* An insertion, a removal, a move or a field, at random. (transfer full) */
static KeiChange *
make_change (KeiTree *tree, KeiIdSource *ids, gboolean growing)
{
  KeiId node = pick (tree);
  KeiPlace place = { PLAN, KEI_SLOT_ITEMS, g_test_rand_int_range (0, 4) == 0 ? KEI_ID_NONE : node, 0 };
  g_autoptr (KeiNode) item = NULL;

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return kei_change_set_in (tree, node, KEI_FIELD_TENTATIVE, &(KeiValue){ KEI_STORAGE_INT, { .integer = 1 } }, NULL);
    case 1:
      place.after = pick (tree);
      if (place.after == node)
        place.after = KEI_ID_NONE;
      return kei_change_move_in (tree, node, &place, NULL);
    default:
      if (!growing)
        return kei_change_remove_in (tree, node, NULL);
      item = make_item (kei_id_source_next (ids));
      return kei_change_new_insert (&place, item);
    }
}

/* Up from few to many and down again. */
static void
test_edited (void)
{
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded ((guint64) g_test_rand_int ());
  KeiTree *tree = make_plan (ids, 240);

  for (guint step = 0; step < 300; step++)
    {
      g_autoptr (KeiChange) change = make_change (tree, ids, step < 150);
      g_autoptr (GError) error = NULL;
      KeiTree *next;

      g_assert_nonnull (change);
      next = kei_tree_apply (tree, change, &error);
      g_assert_no_error (error);
      kei_tree_unref (tree);
      tree = next;
      check_all (tree);
    }
  kei_tree_unref (tree);
}

/* As the square of their number this would take minutes. */
static void
test_many (void)
{
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (1);
  g_autoptr (KeiTree) tree = make_plan (ids, MANY);

  check_all (tree);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/node-list/edited", test_edited);
  g_test_add_func ("/node-list/many", test_many);
  return g_test_run ();
}
