/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people say about pairs: written into one plan's record, read back from either side. */
#include "config.h"

#include "kei-pairing-record.h"
#include "kei-test-plan.h"
#include "kei-test-revision.h"

static const char *const earlier[] = { "子育て支援の充実", "道路の整備", "防災体制の強化", NULL };
static const char *const later[] = { "子育て支援の推進", "道路の維持", "防災体制の確立", NULL };

typedef struct
{
  KeiTree *trees[2];
  KeiIdSource *ids;
} Plans;

static Plans
make_plans (gboolean same_plan)
{
  return (Plans){ { kei_test_plan_new_of_titles (earlier, 1), kei_test_plan_new_of_titles (later, same_plan ? 1 : 2) }, kei_id_source_new_seeded (9) };
}

static void
plans_clear (Plans *plans)
{
  kei_tree_unref (plans->trees[0]);
  kei_tree_unref (plans->trees[1]);
  kei_id_source_free (plans->ids);
}

static KeiId
item (const Plans *plans, KeiSide side, guint i)
{
  return kei_node_get_id (kei_node_get_child (kei_tree_get_root (plans->trees[side]), KEI_SLOT_ITEMS, i));
}

static KeiIdPair
pair_of (const Plans *plans, guint a, guint b)
{
  return (KeiIdPair){ item (plans, KEI_SIDE_OLD, a), item (plans, KEI_SIDE_NEW, b) };
}

/* --- Saying something in the record of the plan on the right --- */

static KeiPairingWriter
begin (const Plans *plans)
{
  return (KeiPairingWriter){
    .edit = kei_edit_new (plans->trees[KEI_SIDE_NEW]),
    .ids = plans->ids,
    .other_plan = kei_node_get_id (kei_tree_get_root (plans->trees[KEI_SIDE_OLD])),
    .keeper = KEI_SIDE_NEW,
    .by = "髙﨑",
  };
}

/* Returns how many parts the change had. */
static guint
end (Plans *plans, KeiPairingWriter *writer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiChange) change = kei_edit_end (writer->edit, NULL, &error);
  KeiTree *tree;

  g_assert_no_error (error);
  tree = kei_tree_apply (plans->trees[KEI_SIDE_NEW], change, &error);
  g_assert_no_error (error);
  kei_tree_unref (plans->trees[KEI_SIDE_NEW]);
  plans->trees[KEI_SIDE_NEW] = tree;
  return kei_change_get_n_parts (change);
}

static guint
decide (Plans *plans, KeiIdPair ids, KeiVerdict verdict)
{
  KeiPairingWriter writer = begin (plans);

  g_assert_true (kei_pairing_writer_set_verdict (&writer, ids, verdict));
  return end (plans, &writer);
}

static guint
explain (Plans *plans, KeiIdPair ids, const char *reason)
{
  KeiPairingWriter writer = begin (plans);

  g_assert_true (kei_pairing_writer_set_reason (&writer, ids, reason));
  return end (plans, &writer);
}

static guint
count_entries (const Plans *plans)
{
  return kei_node_get_n_children (kei_tree_get_root (plans->trees[KEI_SIDE_NEW]), KEI_SLOT_PAIRINGS);
}

static KeiVerdict
find_verdict (const Plans *plans, KeiIdPair ids)
{
  g_autoptr (KeiPairingRecord) record = kei_pairing_record_new (plans->trees[0], plans->trees[1]);
  const KeiPairNote *note = kei_pairing_record_find (record, ids.old_id, ids.new_id);

  return note != NULL ? note->verdict : KEI_VERDICT_NONE;
}

/* --- The tests --- */

static void
test_verdicts (void)
{
  Plans plans = make_plans (FALSE);
  KeiIdPair crossed = pair_of (&plans, 0, 1);

  decide (&plans, crossed, KEI_VERDICT_PINNED);
  g_assert_cmpint (find_verdict (&plans, crossed), ==, KEI_VERDICT_PINNED);
  for (guint swapped = 0; swapped < 2; swapped++)
    {
      g_autoptr (KeiPairing) pairing = kei_test_pair (plans.trees[swapped], plans.trees[!swapped], NULL);
      const KeiPair *pair = kei_pairing_find (pairing, swapped ? KEI_SIDE_NEW : KEI_SIDE_OLD, crossed.old_id);

      g_assert_cmpint (pair->by, ==, KEI_PAIR_BY_HAND);
      g_assert_cmphex (swapped ? pair->old_id : pair->new_id, ==, crossed.new_id);
    }
  /* The same entry is used again, and goes away when it has nothing to say. */
  decide (&plans, crossed, KEI_VERDICT_FORBIDDEN);
  g_assert_cmpuint (count_entries (&plans), ==, 1);
  g_assert_cmpint (find_verdict (&plans, crossed), ==, KEI_VERDICT_FORBIDDEN);
  decide (&plans, crossed, KEI_VERDICT_NONE);
  g_assert_cmpuint (count_entries (&plans), ==, 0);
  plans_clear (&plans);
}

/* One of a pair is pinned to another: the pin before it ends, its reason stays. */
static void
test_other_pins (void)
{
  Plans plans = make_plans (FALSE);
  KeiIdPair first = pair_of (&plans, 0, 0), second = pair_of (&plans, 1, 1), third = pair_of (&plans, 2, 2), crossed = pair_of (&plans, 0, 1);

  decide (&plans, first, KEI_VERDICT_PINNED);
  explain (&plans, first, "Because");
  decide (&plans, second, KEI_VERDICT_PINNED);
  decide (&plans, third, KEI_VERDICT_PINNED);
  g_assert_cmpuint (decide (&plans, crossed, KEI_VERDICT_PINNED), ==, 3); /* a verdict taken back, an entry gone, one made */
  g_assert_cmpint (find_verdict (&plans, first), ==, KEI_VERDICT_NONE);
  g_assert_cmpint (find_verdict (&plans, second), ==, KEI_VERDICT_NONE);
  g_assert_cmpint (find_verdict (&plans, third), ==, KEI_VERDICT_PINNED);
  g_assert_cmpint (find_verdict (&plans, crossed), ==, KEI_VERDICT_PINNED);
  g_assert_cmpuint (count_entries (&plans), ==, 3);
  plans_clear (&plans);
}

static void
test_reason (void)
{
  Plans plans = make_plans (FALSE);
  KeiIdPair addition = { KEI_ID_NONE, item (&plans, KEI_SIDE_NEW, 2) }, removal = { item (&plans, KEI_SIDE_OLD, 2), KEI_ID_NONE }, pair = pair_of (&plans, 0, 0);

  g_assert_cmpuint (explain (&plans, addition, "N"), ==, 1);
  g_assert_cmpuint (explain (&plans, addition, "New"), ==, 1); /* so that typing can join the two */
  explain (&plans, removal, "Done\nwith");
  explain (&plans, pair, "Reworded");
  for (guint swapped = 0; swapped < 2; swapped++)
    {
      g_autoptr (KeiPairingRecord) record = kei_pairing_record_new (plans.trees[swapped], plans.trees[!swapped]);
      const KeiPairNote *note = swapped ? kei_pairing_record_find (record, addition.new_id, KEI_ID_NONE) : kei_pairing_record_find (record, KEI_ID_NONE, addition.new_id);
      guint n;

      kei_pairing_record_get_notes (record, &n);
      g_assert_cmpuint (n, ==, 3);
      g_assert_cmpstr (note->reason, ==, "New");
      g_assert_cmpstr (note->by, ==, "髙﨑");
      g_assert_cmpint (note->verdict, ==, KEI_VERDICT_NONE);
      g_assert_cmpint (note->keeper, ==, swapped ? KEI_SIDE_OLD : KEI_SIDE_NEW);
      note = swapped ? kei_pairing_record_find (record, KEI_ID_NONE, removal.old_id) : kei_pairing_record_find (record, removal.old_id, KEI_ID_NONE);
      g_assert_cmpstr (note->reason, ==, "Done\nwith");
    }
  /* It pins nothing. */
  {
    g_autoptr (KeiPairing) pairing = kei_test_pair (plans.trees[0], plans.trees[1], NULL);

    g_assert_cmpint (kei_pairing_find (pairing, KEI_SIDE_OLD, pair.old_id)->by, !=, KEI_PAIR_BY_HAND);
  }
  g_assert_cmpuint (explain (&plans, pair, ""), ==, 1);
  g_assert_cmpuint (explain (&plans, pair, NULL), ==, 0);
  g_assert_cmpuint (count_entries (&plans), ==, 2);
  plans_clear (&plans);
}

static void
test_remarks (void)
{
  Plans plans = make_plans (FALSE);
  KeiIdPair pair = pair_of (&plans, 0, 0);

  for (guint remarks = KEI_PAIR_REMARKS_REASON; remarks <= KEI_PAIR_REMARKS_NOTHING; remarks++)
    {
      KeiPairingWriter writer = begin (&plans);
      g_autoptr (KeiPairingRecord) record = NULL;

      kei_pairing_writer_set_remarks (&writer, pair, remarks);
      end (&plans, &writer);
      record = kei_pairing_record_new (plans.trees[0], plans.trees[1]);
      g_assert_cmpint (kei_pairing_record_find (record, pair.old_id, pair.new_id)->remarks, ==, remarks);
      g_assert_cmpint (find_verdict (&plans, pair), ==, KEI_VERDICT_NONE);
    }
  plans_clear (&plans);
}

/* Two states of one plan: what only one of them says is obeyed, in whichever order they are compared. */
static void
test_same_plan (void)
{
  Plans plans = make_plans (TRUE);
  KeiIdPair crossed = pair_of (&plans, 0, 1);

  decide (&plans, crossed, KEI_VERDICT_PINNED);
  for (guint swapped = 0; swapped < 2; swapped++)
    {
      g_autoptr (KeiPairing) pairing = kei_test_pair (plans.trees[swapped], plans.trees[!swapped], NULL);
      const KeiPair *pair = kei_pairing_find (pairing, swapped ? KEI_SIDE_NEW : KEI_SIDE_OLD, crossed.old_id);

      g_assert_cmphex (swapped ? pair->old_id : pair->new_id, ==, crossed.new_id);
    }
  {
    g_autoptr (KeiPairingRecord) record = kei_pairing_record_new (plans.trees[1], plans.trees[1]);
    guint n;

    kei_pairing_record_get_notes (record, &n);
    g_assert_cmpuint (n, ==, 0);
  }
  plans_clear (&plans);
}

static KeiTree *
remove_item (KeiTree *tree, KeiId item)
{
  KeiEdit *edit = kei_edit_new (tree);
  g_autoptr (KeiChange) change = NULL;
  KeiTree *after;

  kei_edit_remove (edit, item);
  change = kei_edit_end (edit, NULL, NULL);
  after = kei_tree_apply (tree, change, NULL);
  g_assert_nonnull (after);
  return after;
}

/* What both of them say is obeyed where it is about what only one of them has. */
static void
test_same_plan_said_twice (void)
{
  Plans plans = make_plans (TRUE);
  KeiIdPair crossed = pair_of (&plans, 0, 1);
  g_autoptr (KeiTree) before = NULL, after = NULL;

  decide (&plans, crossed, KEI_VERDICT_PINNED);
  before = remove_item (plans.trees[1], crossed.new_id);
  after = remove_item (plans.trees[1], crossed.old_id);
  for (guint swapped = 0; swapped < 2; swapped++)
    {
      g_autoptr (KeiPairing) pairing = kei_test_pair (swapped ? after : before, swapped ? before : after, NULL);
      const KeiPair *pair = kei_pairing_find (pairing, swapped ? KEI_SIDE_NEW : KEI_SIDE_OLD, crossed.old_id);

      g_assert_nonnull (pair);
      g_assert_cmpint (pair->by, ==, KEI_PAIR_BY_HAND);
      g_assert_cmphex (swapped ? pair->old_id : pair->new_id, ==, crossed.new_id);
    }
  {
    /* One of the two is in both states: it is what it is. */
    g_autoptr (KeiPairing) pairing = kei_test_pair (before, plans.trees[1], NULL);

    g_assert_cmphex (kei_pairing_find (pairing, KEI_SIDE_OLD, crossed.old_id)->new_id, ==, crossed.old_id);
    g_assert_null (kei_pairing_find (pairing, KEI_SIDE_NEW, crossed.new_id));
  }
  plans_clear (&plans);
}

/* What is said about one plan says nothing about another. */
static void
test_third_plan (void)
{
  Plans plans = make_plans (FALSE);
  g_autoptr (KeiTree) third = kei_test_plan_new_of_titles (earlier, 3);
  g_autoptr (KeiPairingRecord) record = NULL;
  guint n;

  decide (&plans, pair_of (&plans, 0, 1), KEI_VERDICT_PINNED);
  record = kei_pairing_record_new (third, plans.trees[1]);
  kei_pairing_record_get_notes (record, &n);
  g_assert_cmpuint (n, ==, 0);
  plans_clear (&plans);
}

/* A state that has no record borrows that of its plan, and follows it; what the plan says of the two is obeyed then. */
static void
test_lend (void)
{
  Plans plans = make_plans (FALSE);
  KeiIdPair crossed = pair_of (&plans, 0, 1), other = pair_of (&plans, 2, 2);
  g_autoptr (KeiTree) content = kei_tree_ref (plans.trees[1]), lent = NULL, again = NULL, more = NULL, back = NULL;

  decide (&plans, crossed, KEI_VERDICT_PINNED);
  lent = kei_pairing_record_lend (content, plans.trees[1]);
  g_assert_true (lent != content);
  g_assert_true (kei_node_get_child (kei_tree_get_root (lent), KEI_SLOT_ITEMS, 0) == kei_node_get_child (kei_tree_get_root (content), KEI_SLOT_ITEMS, 0));
  again = kei_pairing_record_lend (lent, plans.trees[1]);
  g_assert_true (again == lent);
  {
    g_autoptr (KeiPairing) pairing = kei_test_pair (plans.trees[0], lent, NULL);

    g_assert_cmphex (kei_pairing_find (pairing, KEI_SIDE_OLD, crossed.old_id)->new_id, ==, crossed.new_id);
    g_assert_cmpint (kei_pairing_find (pairing, KEI_SIDE_OLD, crossed.old_id)->by, ==, KEI_PAIR_BY_HAND);
  }
  explain (&plans, other, "国の方針");
  decide (&plans, crossed, KEI_VERDICT_FORBIDDEN);
  more = kei_pairing_record_lend (lent, plans.trees[1]);
  g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (more), KEI_SLOT_PAIRINGS), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (kei_node_get_child (kei_tree_get_root (more), KEI_SLOT_PAIRINGS, i) == kei_node_get_child (kei_tree_get_root (plans.trees[1]), KEI_SLOT_PAIRINGS, i));
  /* Nothing is left of what is taken back. */
  back = kei_pairing_record_lend (more, content);
  g_assert_true (kei_tree_equal (back, content));
  plans_clear (&plans);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pairing-record/verdicts", test_verdicts);
  g_test_add_func ("/pairing-record/other-pins", test_other_pins);
  g_test_add_func ("/pairing-record/reason", test_reason);
  g_test_add_func ("/pairing-record/remarks", test_remarks);
  g_test_add_func ("/pairing-record/same-plan", test_same_plan);
  g_test_add_func ("/pairing-record/same-plan-said-twice", test_same_plan_said_twice);
  g_test_add_func ("/pairing-record/third-plan", test_third_plan);
  g_test_add_func ("/pairing-record/lend", test_lend);
  return g_test_run ();
}
