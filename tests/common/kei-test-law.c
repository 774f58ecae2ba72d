/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-test-law.h"

#include "kei-difference.h"

/* Without foreign content, of which no change speaks. */
static KeiNode *
strip (KeiNode *node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  KeiNodeBuilder *builder = kei_node_builder_new_from (node);

  kei_node_builder_set_foreigns (builder, NULL);
  for (guint i = 0; i < kind->n_slots; i++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (node, kind->slots[i].id, &n);
      g_autofree KeiNode **stripped = g_new (KeiNode *, n + 1);

      for (guint j = 0; j < n; j++)
        stripped[j] = strip (children[j]);
      kei_node_builder_set_children (builder, kind->slots[i].id, stripped, n);
      for (guint j = 0; j < n; j++)
        kei_node_unref (stripped[j]);
    }
  return kei_node_builder_end (builder);
}

static KeiTree *
strip_tree (KeiTree *tree)
{
  g_autoptr (GError) error = NULL;
  KeiTree *stripped = kei_tree_new (strip (kei_tree_get_root (tree)), FALSE, NULL, &error);

  g_assert_no_error (error);
  return stripped;
}

/* --- Renaming --- */

typedef struct
{
  KeiPairing *pairing;
  KeiTree *renamed;
} Renamed;

/* The same node for node but for identifiers: a partner's, or one that the earlier plan has not. */
static void
check_renamed (const Renamed *self, KeiNode *node, KeiNode *renamed)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  KeiTree *old_tree = kei_pairing_get_tree (self->pairing, KEI_SIDE_OLD);
  KeiId partner = kei_pairing_get_partner (self->pairing, KEI_SIDE_NEW, kei_node_get_id (node));

  g_assert_cmpint (kei_node_get_kind (renamed), ==, kind->id);
  if (partner != KEI_ID_NONE)
    g_assert_cmphex (kei_node_get_id (renamed), ==, partner);
  else
    g_assert_false (kei_tree_contains (old_tree, kei_node_get_id (renamed)));
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type != KEI_FIELD_TYPE_REF && kind->fields[i].type != KEI_FIELD_TYPE_REFS)
      {
        g_auto (KeiValue) one = kei_node_dup_value (node, kind->fields[i].id), other = kei_node_dup_value (renamed, kind->fields[i].id);

        g_assert_true (kei_value_equal (&one, &other));
      }
    else
      g_assert_true (kei_node_has (node, kind->fields[i].id) == kei_node_has (renamed, kind->fields[i].id));
  for (guint i = 0; i < kind->n_slots; i++)
    if (kind->id != KEI_KIND_PLAN || kind->slots[i].part == KEI_PART_CONTENT)
      {
        guint n, n_renamed;
        KeiNode *const *children = kei_node_get_children (node, kind->slots[i].id, &n);
        KeiNode *const *renamed_children = kei_node_get_children (renamed, kind->slots[i].id, &n_renamed);

        g_assert_cmpuint (n, ==, n_renamed);
        for (guint j = 0; j < n; j++)
          check_renamed (self, children[j], renamed_children[j]);
      }
}

/* --- The law --- */

void
kei_test_check_law_2 (KeiPairing *pairing)
{
  KeiTree *old_tree = kei_pairing_get_tree (pairing, KEI_SIDE_OLD), *new_tree = kei_pairing_get_tree (pairing, KEI_SIDE_NEW);
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) renamed = kei_pairing_rename (pairing, &error);
  g_autoptr (KeiChange) change = NULL, back = NULL;
  g_autoptr (KeiTree) applied = NULL, plain_applied = NULL, plain_renamed = NULL, undone = NULL;
  Renamed pair = { pairing, renamed };

  g_assert_no_error (error);
  check_renamed (&pair, kei_tree_get_root (new_tree), kei_tree_get_root (renamed));
  change = kei_pairing_make_change (pairing, NULL, &error);
  g_assert_no_error (error);
  applied = kei_tree_apply (old_tree, change, &error);
  g_assert_no_error (error);
  plain_applied = strip_tree (applied);
  plain_renamed = strip_tree (renamed);
  g_assert_true (kei_tree_equal (plain_applied, plain_renamed));
  back = kei_change_invert (change);
  undone = kei_tree_apply (applied, back, &error);
  g_assert_no_error (error);
  g_assert_true (kei_tree_equal (undone, old_tree));
}
