/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of pairs at the desk: what the next comparison makes of it, the names of the steps, and all the way back. */
#include "config.h"

#include "kei-compare-edits.h"
#include "kei-test-plan.h"
#include "kei-test-revision.h"

static const char *const earlier[] = { "子育てと学びを一体で支える", "道路の整備", "港の使い方を見直す", "公民館の講座を増やす", NULL };
static const char *const later[] = { "妊娠期から就学まで切れ目なく寄り添う", "放課後に安心できる居場所を開く", "道路の維持", "港の使い方を見直す", NULL };

typedef struct
{
  KeiTree *other;        /* owned: the plan without an editor */
  KeiDocument *document; /* owned */
  KeiEditor *editor;     /* owned */
  KeiPairKeeper keeper;
} Desk;

/* @side: on which the plan with the editor stands. */
static Desk
make_desk (KeiSide side)
{
  g_autoptr (KeiTree) edited = kei_test_plan_new_of_titles (side == KEI_SIDE_NEW ? later : earlier, 2);
  Desk desk = { .other = kei_test_plan_new_of_titles (side == KEI_SIDE_NEW ? earlier : later, 1), .document = kei_document_new (edited) };

  desk.editor = kei_editor_new (desk.document, kei_id_source_new_seeded (3));
  desk.keeper = (KeiPairKeeper){ desk.editor, side, desk.other };
  return desk;
}

static void
desk_clear (Desk *desk)
{
  g_object_unref (desk->editor);
  g_object_unref (desk->document);
  kei_tree_unref (desk->other);
}

static KeiTree *
get_tree (const Desk *desk, KeiSide side)
{
  return side == desk->keeper.side ? kei_editor_get_tree (desk->editor) : desk->other;
}

static KeiId
item (const Desk *desk, KeiSide side, guint i)
{
  return kei_node_get_id (kei_node_get_child (kei_tree_get_root (get_tree (desk, side)), KEI_SLOT_ITEMS, i));
}

static KeiPairing *
pair_again (const Desk *desk)
{
  return kei_test_pair (get_tree (desk, KEI_SIDE_OLD), get_tree (desk, KEI_SIDE_NEW), NULL);
}

static void
assert_undo_label (const Desk *desk, const char *expected)
{
  g_autofree char *label = kei_document_dup_undo_label (desk->document);

  g_assert_cmpstr (label, ==, expected);
}

/* --- The tests, from both sides --- */

static void
test_pairs (gconstpointer data)
{
  Desk desk = make_desk (GPOINTER_TO_UINT (data));
  KeiIdPair ids = { item (&desk, KEI_SIDE_OLD, 3), item (&desk, KEI_SIDE_NEW, 0) };

  g_assert_true (kei_compare_edits_pin (&desk.keeper, ids));
  assert_undo_label (&desk, "confirmation of a pair");
  {
    g_autoptr (KeiPairing) pairing = pair_again (&desk);
    const KeiPair *pair = kei_pairing_find (pairing, KEI_SIDE_OLD, ids.old_id);

    g_assert_cmphex (pair->new_id, ==, ids.new_id);
    g_assert_cmpint (pair->by, ==, KEI_PAIR_BY_HAND);
  }
  g_assert_true (kei_compare_edits_unpair (&desk.keeper, ids));
  assert_undo_label (&desk, "parting of a pair");
  {
    g_autoptr (KeiPairing) pairing = pair_again (&desk);
    const KeiPair *pair = kei_pairing_find (pairing, KEI_SIDE_OLD, ids.old_id);

    g_assert_true (pair == NULL || pair->new_id != ids.new_id);
  }
  g_assert_true (kei_compare_edits_forget (&desk.keeper, ids));
  g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (kei_editor_get_tree (desk.editor)), KEI_SLOT_PAIRINGS), ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_true (kei_editor_undo (desk.editor));
  g_assert_false (kei_document_get_can_undo (desk.document));
  desk_clear (&desk);
}

static void
test_reason (gconstpointer data)
{
  Desk desk = make_desk (GPOINTER_TO_UINT (data));
  KeiIdPair ids = { item (&desk, KEI_SIDE_OLD, 3), KEI_ID_NONE };
  KeiId selected = kei_editor_get_selected (desk.editor);

  g_assert_true (kei_compare_edits_type_reason (&desk.keeper, ids, "終"));
  g_assert_true (kei_compare_edits_type_reason (&desk.keeper, ids, "終了した"));
  kei_editor_break_step (desk.editor);
  g_assert_true (kei_compare_edits_set_remarks (&desk.keeper, ids, KEI_PAIR_REMARKS_TYPE));
  assert_undo_label (&desk, "choice of remarks");
  {
    g_autoptr (KeiPairingRecord) record = kei_pairing_record_new (get_tree (&desk, KEI_SIDE_OLD), get_tree (&desk, KEI_SIDE_NEW));
    const KeiPairNote *note = kei_pairing_record_find (record, ids.old_id, ids.new_id);

    g_assert_cmpstr (note->reason, ==, "終了した");
    g_assert_cmpint (note->remarks, ==, KEI_PAIR_REMARKS_TYPE);
    g_assert_cmpstr (note->by, !=, "");
    g_assert_cmpstr (note->time, !=, "");
  }
  /* Typing is one step; and none of it leads the outline anywhere. */
  g_assert_true (kei_editor_undo (desk.editor));
  g_assert_true (kei_editor_undo (desk.editor));
  g_assert_false (kei_document_get_can_undo (desk.document));
  g_assert_cmphex (kei_editor_get_selected (desk.editor), ==, selected);
  kei_document_set_read_only (desk.document, TRUE);
  g_assert_false (kei_compare_edits_type_reason (&desk.keeper, ids, "終"));
  desk_clear (&desk);
}

/* One earlier item became two; whichever plan keeps it, the pair that there was stays, and the other half joins it. */
static void
test_split (gconstpointer data)
{
  Desk desk = make_desk (GPOINTER_TO_UINT (data));
  KeiId whole = item (&desk, KEI_SIDE_OLD, 0), partner = item (&desk, KEI_SIDE_NEW, 1), part = item (&desk, KEI_SIDE_NEW, 0);
  KeiJoin join = { KEI_SIDE_OLD, whole, partner, &part, 1 };

  g_assert_true (kei_compare_edits_join (&desk.keeper, &join));
  assert_undo_label (&desk, "confirmation of a split");
  for (guint again = 0; again < 2; again++)
    {
      g_autoptr (KeiPairing) pairing = pair_again (&desk);
      guint n;
      const KeiShare *shares = kei_pairing_get_shares (pairing, &n);

      g_assert_cmphex (kei_pairing_find (pairing, KEI_SIDE_OLD, whole)->new_id, ==, partner);
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmphex (shares[0].whole, ==, whole);
      g_assert_cmphex (shares[0].part, ==, part);
      g_assert_true (shares[0].by_origin);
      if (again == 0) /* saying it twice says no more */
        g_assert_true (kei_compare_edits_join (&desk.keeper, &join));
    }
  g_assert_true (kei_compare_edits_part (&desk.keeper, &join));
  assert_undo_label (&desk, "refusal of a split");
  {
    g_autoptr (KeiPairing) pairing = pair_again (&desk);
    guint n;

    kei_pairing_get_shares (pairing, &n);
    g_assert_cmpuint (n, ==, 0);
    g_assert_cmphex (kei_pairing_find (pairing, KEI_SIDE_OLD, whole)->new_id, ==, partner);
  }
  desk_clear (&desk);
}

/* Of several parts each may be one or not, whatever the others are. */
static void
test_one_by_one (gconstpointer data)
{
  Desk desk = make_desk (GPOINTER_TO_UINT (data));
  KeiId whole = item (&desk, KEI_SIDE_OLD, 0), partner = item (&desk, KEI_SIDE_NEW, 1), parts[2] = { item (&desk, KEI_SIDE_NEW, 0), item (&desk, KEI_SIDE_NEW, 2) };
  KeiJoin both = { KEI_SIDE_OLD, whole, partner, parts, 2 }, second = { KEI_SIDE_OLD, whole, partner, &parts[1], 1 };

  g_assert_true (kei_compare_edits_join (&desk.keeper, &both));
  g_assert_true (kei_compare_edits_part (&desk.keeper, &second));
  for (guint expected = 1; expected <= 2; expected++)
    {
      g_autoptr (KeiPairing) pairing = pair_again (&desk);
      guint n;
      const KeiShare *shares = kei_pairing_get_shares (pairing, &n);

      g_assert_cmpuint (n, ==, expected);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmphex (shares[i].whole, ==, whole);
          g_assert_true (shares[i].by_origin && (shares[i].part == parts[0] || (n == 2 && shares[i].part == parts[1])));
        }
      g_assert_cmphex (kei_pairing_find (pairing, KEI_SIDE_OLD, whole)->new_id, ==, partner);
      g_assert_true (kei_compare_edits_join (&desk.keeper, &second));
    }
  desk_clear (&desk);
}

static void
test_merge (gconstpointer data)
{
  Desk desk = make_desk (GPOINTER_TO_UINT (data));
  KeiId whole = item (&desk, KEI_SIDE_NEW, 3), partner = item (&desk, KEI_SIDE_OLD, 2), part = item (&desk, KEI_SIDE_OLD, 1);
  KeiJoin join = { KEI_SIDE_NEW, whole, partner, &part, 1 };
  g_autoptr (KeiPairing) pairing = NULL;
  const KeiShare *shares;
  guint n;

  g_assert_true (kei_compare_edits_join (&desk.keeper, &join));
  assert_undo_label (&desk, "confirmation of a merge");
  pairing = pair_again (&desk);
  g_assert_cmphex (kei_pairing_find (pairing, KEI_SIDE_NEW, whole)->old_id, ==, partner);
  shares = kei_pairing_get_shares (pairing, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmphex (shares[0].whole, ==, whole);
  g_assert_cmphex (shares[0].part, ==, part);
  g_assert_true (kei_editor_undo (desk.editor));
  g_assert_false (kei_document_get_can_undo (desk.document));
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    GTestDataFunc func;
  } tests[] = { { "pairs", test_pairs }, { "reason", test_reason }, { "split", test_split }, { "one-by-one", test_one_by_one }, { "merge", test_merge } };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
      {
        g_autofree char *path = g_strdup_printf ("/compare-edits/%s/%s", tests[i].name, side == KEI_SIDE_OLD ? "left" : "right");

        g_test_add_data_func (path, GUINT_TO_POINTER (side), tests[i].func);
      }
  return g_test_run ();
}
