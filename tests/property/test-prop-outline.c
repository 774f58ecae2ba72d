/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Law 5 for the outline: what its rows tell, replayed on a copy, gives the rows; and the rows are
 * those that the tree and the set of expanded keys make, after any change, undo, redo and reload. */
#include "config.h"

#include "kei-outline-model.h"

#include "kei-test-tree.h"

typedef struct
{
  KeiIdSource *ids;
  KeiDocument *document;
  KeiOutlineModel *model;
  GListModel *rows;
  GArray *copy; /* (element-type KeiOutlineKey) */
} Fixture;

static KeiOutlineKey
get_key (Fixture *fixture, guint position)
{
  g_autoptr (KeiOutlineEntry) entry = kei_outline_model_dup_entry (fixture->model, position);

  return kei_outline_entry_get_key (entry);
}

static void
items_changed_cb (GListModel *rows, guint position, guint removed, guint added, Fixture *fixture)
{
  g_assert_cmpuint (position + removed, <=, fixture->copy->len);
  g_array_remove_range (fixture->copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      KeiOutlineKey key = get_key (fixture, position + i);

      g_array_insert_val (fixture->copy, position + i, key);
    }
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, fixture->copy->len);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiTree) tree = NULL;

  fixture->ids = kei_test_id_source_new ();
  tree = kei_test_tree_new (fixture->ids, 300);
  fixture->document = kei_document_new (tree);
  fixture->model = kei_outline_model_new (fixture->document);
  fixture->rows = G_LIST_MODEL (kei_outline_model_get_rows (fixture->model));
  fixture->copy = g_array_new (FALSE, FALSE, sizeof (KeiOutlineKey));
  g_signal_connect (fixture->rows, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  items_changed_cb (fixture->rows, 0, 0, g_list_model_get_n_items (fixture->rows), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (kei_outline_model_is_busy (fixture->model))
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (fixture->rows, fixture);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->document);
  g_array_unref (fixture->copy);
  kei_id_source_free (fixture->ids);
}

/* --- The rows as they should be --- */

static void expect_nodes (Fixture *fixture, GArray *expected, KeiNode *parent, KeiSlot slot);

static void
expect (Fixture *fixture, GArray *expected, KeiOutlineKey key, KeiNode *node, KeiSlot slot)
{
  g_array_append_val (expected, key);
  if (slot != KEI_SLOT_NONE && kei_outline_model_is_expanded (fixture->model, key))
    expect_nodes (fixture, expected, node, slot);
}

static void
expect_nodes (Fixture *fixture, GArray *expected, KeiNode *parent, KeiSlot slot)
{
  for (guint i = 0; i < kei_node_get_n_children (parent, slot); i++)
    {
      KeiNode *child = kei_node_get_child (parent, slot, i);

      expect (fixture, expected, kei_node_get_id (child), child, slot);
    }
}

static void
expect_group (Fixture *fixture, GArray *expected, KeiNode *plan, KeiPart part)
{
  const KeiKindInfo *kind = kei_schema_kind (KEI_KIND_PLAN);

  expect (fixture, expected, kei_outline_key_for_part (part), plan, KEI_SLOT_NONE);
  if (kei_outline_model_is_expanded (fixture->model, kei_outline_key_for_part (part)))
    for (guint i = 0; i < kind->n_slots; i++)
      if (kind->slots[i].part == part && kind->slots[i].id != KEI_SLOT_ITEMS && kind->slots[i].id != KEI_SLOT_SECTIONS)
        expect (fixture, expected, kei_outline_key_for_slot (kind->slots[i].id), plan, KEI_SLOT_NONE);
}

static void
assert_rows (Fixture *fixture)
{
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (KeiOutlineKey));
  KeiTree *tree = kei_document_get_tree (fixture->document);
  KeiNode *plan = kei_tree_get_root (tree);

  expect (fixture, expected, kei_node_get_id (plan), plan, KEI_SLOT_NONE);
  expect_nodes (fixture, expected, plan, KEI_SLOT_ITEMS);
  expect (fixture, expected, kei_outline_key_for_slot (KEI_SLOT_SECTIONS), plan, KEI_SLOT_SECTIONS);
  expect_group (fixture, expected, plan, KEI_PART_CONTENT);
  expect_group (fixture, expected, plan, KEI_PART_RECORD);

  g_assert_cmpuint (expected->len, ==, fixture->copy->len);
  for (guint i = 0; i < expected->len; i++)
    {
      KeiOutlineKey key = g_array_index (expected, KeiOutlineKey, i);
      g_autoptr (KeiOutlineEntry) entry = kei_outline_model_dup_entry (fixture->model, i);
      KeiNode *node = kei_outline_key_get_type_of (key) == KEI_OUTLINE_ENTRY_NODE ? kei_tree_lookup (tree, key) : plan;
      g_auto (KeiOutlineLook) look = { 0 };

      g_assert_cmpuint (g_array_index (fixture->copy, KeiOutlineKey, i), ==, key);
      g_assert_cmpuint (kei_outline_entry_get_key (entry), ==, key);
      g_assert_true (kei_outline_entry_get_node (entry) == node);
      g_assert_cmpuint (kei_outline_model_find (fixture->model, key, FALSE), ==, i);
      kei_outline_model_describe (fixture->model, entry, &look);
      g_assert_cmpstr (look.title, !=, "");
    }
}

/* --- Walks at random --- */

static void
toggle_random (Fixture *fixture)
{
  guint n = g_list_model_get_n_items (fixture->rows);
  KeiOutlineKey key = get_key (fixture, (guint) g_test_rand_int_range (0, (int) n));

  if (g_test_rand_int_range (0, 4) == 0 || !kei_outline_model_is_expanded (fixture->model, key))
    kei_outline_model_set_expanded (fixture->model, key, !kei_outline_model_is_expanded (fixture->model, key));
}

static void
apply_random (Fixture *fixture)
{
  g_autoptr (KeiTree) after = NULL;
  g_autoptr (KeiChange) change = kei_test_change_new (fixture->ids, kei_document_get_tree (fixture->document), &after);
  g_autoptr (GError) error = NULL;

  kei_document_apply (fixture->document, change, &error);
  g_assert_no_error (error);
}

static void
test_replays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiTree) first = kei_tree_ref (kei_document_get_tree (fixture->document));

  assert_rows (fixture);
  for (guint round = 0; round < 400; round++)
    {
      switch (g_test_rand_int_range (0, 8))
        {
        case 0:
        case 1:
          toggle_random (fixture);
          break;
        case 2:
          kei_document_undo (fixture->document);
          break;
        case 3:
          kei_document_redo (fixture->document);
          break;
        case 4:
          if (round % 5 == 0)
            kei_document_replace (fixture->document, first);
          break;
        default:
          apply_random (fixture);
          break;
        }
      assert_rows (fixture);
    }
}

/* An undone move or removal brings back what was expanded below. */
static void
test_keeps_expansion (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) before = NULL;

  kei_outline_model_expand_levels (fixture->model, G_MAXUINT);
  assert_rows (fixture);
  before = g_array_copy (fixture->copy);
  for (guint round = 0; round < 60; round++)
    {
      apply_random (fixture);
      assert_rows (fixture);
    }
  while (kei_document_undo (fixture->document))
    continue;
  assert_rows (fixture);
  g_assert_cmpmem (before->data, before->len * sizeof (KeiOutlineKey), fixture->copy->data, fixture->copy->len * sizeof (KeiOutlineKey));
}

static gboolean
stop_waiting_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for_worker (Fixture *fixture)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (30, stop_waiting_cb, &late);

  while (kei_outline_model_is_busy (fixture->model) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (source);
}

/* A filter shows what matches with what is above it, and goes away without a trace. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  KeiOutlineFilter filter = { .tentative = TRUE };
  g_autoptr (GArray) before = NULL;

  for (guint round = 0; round < 20; round++)
    toggle_random (fixture);
  before = g_array_copy (fixture->copy);

  kei_outline_model_set_filter (fixture->model, &filter);
  wait_for_worker (fixture);
  g_assert_true (kei_outline_model_is_filtered (fixture->model));
  for (guint i = 0; i < fixture->copy->len; i++)
    {
      g_autoptr (KeiOutlineEntry) entry = kei_outline_model_dup_entry (fixture->model, i);
      KeiOutlineKey key = kei_outline_entry_get_key (entry);
      gboolean match = kei_node_get_bool (kei_outline_entry_get_node (entry), KEI_FIELD_TENTATIVE);

      if (!match && kei_outline_key_get_type_of (key) == KEI_OUTLINE_ENTRY_NODE)
        g_assert_true (kei_outline_model_is_expanded (fixture->model, key));
      if (key != 0 && kei_outline_model_get_parent (fixture->model, key) != KEI_OUTLINE_KEY_ROOT)
        g_assert_cmpuint (kei_outline_model_find (fixture->model, kei_outline_model_get_parent (fixture->model, key), FALSE), <, i);
    }
  for (guint round = 0; round < 50; round++)
    {
      apply_random (fixture);
      g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), ==, fixture->copy->len);
    }
  while (kei_document_undo (fixture->document))
    continue;
  wait_for_worker (fixture);

  kei_outline_model_set_filter (fixture->model, NULL);
  wait_for_worker (fixture);
  g_assert_false (kei_outline_model_is_filtered (fixture->model));
  assert_rows (fixture);
  g_assert_cmpmem (before->data, before->len * sizeof (KeiOutlineKey), fixture->copy->data, fixture->copy->len * sizeof (KeiOutlineKey));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/outline/replays", Fixture, NULL, set_up, test_replays, tear_down);
  g_test_add ("/outline/keeps-expansion", Fixture, NULL, set_up, test_keeps_expansion, tear_down);
  g_test_add ("/outline/filter", Fixture, NULL, set_up, test_filter, tear_down);
  return g_test_run ();
}
