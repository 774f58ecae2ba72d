/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-pairing.h"
#include "kei-test-plan.h"
#include "kei-test-revision.h"

/* --- Small plans --- */

typedef struct
{
  KeiNodeBuilder *builder;
  KeiIdSource *ids;
  KeiId last;
} Plan;

static Plan
plan_new (guint64 seed)
{
  KeiIdSource *ids = kei_id_source_new_seeded (seed);

  return (Plan){ kei_node_builder_new (KEI_KIND_PLAN, kei_id_source_next (ids)), ids, KEI_ID_NONE };
}

static void
plan_add (Plan *plan, const char *title, const char *body)
{
  KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, plan->last = kei_id_source_next (plan->ids));

  kei_node_builder_set_string (item, KEI_FIELD_TITLE, title);
  if (body != NULL)
    {
      KeiNodeBuilder *text = kei_node_builder_new (KEI_KIND_TEXT, kei_id_source_next (plan->ids));

      kei_node_builder_set_string (text, KEI_FIELD_BODY, body);
      kei_node_builder_add (item, kei_node_builder_end (text));
    }
  kei_node_builder_add (plan->builder, kei_node_builder_end (item));
}

static KeiTree *
plan_end (Plan *plan)
{
  g_autoptr (GError) error = NULL;
  KeiTree *tree = kei_tree_new (kei_node_builder_end (plan->builder), FALSE, NULL, &error);

  g_assert_no_error (error);
  kei_id_source_free (plan->ids);
  return tree;
}

static KeiTree *
plan_of (guint64 seed, const char *const *titles)
{
  Plan plan = plan_new (seed);

  for (guint i = 0; titles[i] != NULL; i++)
    plan_add (&plan, titles[i], NULL);
  return plan_end (&plan);
}

static KeiId
item_id (KeiTree *tree, guint i)
{
  return kei_node_get_id (kei_node_get_child (kei_tree_get_root (tree), KEI_SLOT_ITEMS, i));
}

/* --- Quality --- */

static const struct
{
  KeiTestRevisionSize size;
  gboolean title_only;
  double f1, certain;
} gates[] = {
  { KEI_TEST_REVISION_LIGHT, FALSE, 0.999, 0.999 },
  { KEI_TEST_REVISION_MEDIUM, FALSE, 0.997, 0.998 },
  { KEI_TEST_REVISION_HEAVY, FALSE, 0.99, 0.998 },
  { KEI_TEST_REVISION_MEDIUM, TRUE, 0.97, 0.995 },
  { KEI_TEST_REVISION_HEAVY, TRUE, 0.90, 0.995 },
};

static void
test_quality (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    {
      KeiTestScore score = { 0 };

      for (guint64 seed = 1; seed <= 5; seed++)
        {
          KeiTestRevisionSetting setting = { .n_items = 300, .seed = seed, .size = gates[i].size, .title_only = gates[i].title_only };
          g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
          g_autoptr (KeiPairing) pairing = kei_test_pair (revision->old_tree, revision->new_tree, NULL);

          kei_test_revision_score (revision, pairing, &score);
        }
      g_test_message ("size %d, title only %d: F1 %.4f, certain %.4f, shares %u of %u, %u right", gates[i].size, gates[i].title_only, kei_test_f1 (score.right, score.proposed, score.expected), kei_test_ratio (score.certain_right, score.certain), score.shares_proposed, score.shares, score.shares_right);
      g_assert_cmpfloat (kei_test_f1 (score.right, score.proposed, score.expected), >=, gates[i].f1);
      g_assert_cmpfloat (kei_test_ratio (score.certain_right, score.certain), >=, gates[i].certain);
      if (!gates[i].title_only)
        {
          g_assert_cmpfloat (kei_test_ratio (score.shares_right, score.shares_proposed), >=, 0.9);
          g_assert_cmpfloat (kei_test_ratio (score.shares_right, score.shares), >=, 0.7);
          g_assert_cmpfloat (kei_test_ratio (score.moves_right, score.moves_proposed), >=, 0.95);
          g_assert_cmpfloat (kei_test_ratio (score.moves_right, score.moves), >=, 0.95);
        }
    }
}

/* --- Laws --- */

static void
assert_mirrored (const KeiPairing *forth, const KeiPairing *back)
{
  guint n, n_back;
  const KeiPair *pairs = kei_pairing_get_pairs (forth, &n);

  kei_pairing_get_pairs (back, &n_back);
  g_assert_cmpuint (n, ==, n_back);
  for (guint i = 0; i < n; i++)
    {
      const KeiPair *pair = kei_pairing_find (back, KEI_SIDE_OLD, pairs[i].new_id);

      g_assert_nonnull (pair);
      g_assert_cmphex (pair->new_id, ==, pairs[i].old_id);
      g_assert_cmpint (pair->by, ==, pairs[i].by);
      g_assert_cmpint (pair->certainty, ==, pairs[i].certainty);
      g_assert_true (pair->score == pairs[i].score && pair->second == pairs[i].second);
    }
  kei_pairing_get_shares (forth, &n);
  kei_pairing_get_shares (back, &n_back);
  g_assert_cmpuint (n, ==, n_back);
}

static void
test_both_directions (void)
{
  for (guint64 seed = 1; seed <= 6; seed++)
    {
      KeiTestRevisionSetting setting = { .n_items = 200, .seed = seed, .size = KEI_TEST_REVISION_HEAVY, .title_only = seed % 2 };
      g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
      g_autoptr (KeiPairing) forth = kei_test_pair (revision->old_tree, revision->new_tree, NULL);
      g_autoptr (KeiPairing) back = kei_test_pair (revision->new_tree, revision->old_tree, NULL);

      assert_mirrored (forth, back);
    }
}

/* A partner's partner is oneself, whatever the node. */
static gboolean
check_partner (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  KeiPairing *pairing = data;
  KeiId id = kei_node_get_id (node);
  KeiId partner = kei_pairing_get_partner (pairing, KEI_SIDE_OLD, id);

  if (partner != KEI_ID_NONE)
    {
      g_assert_cmphex (kei_pairing_get_partner (pairing, KEI_SIDE_NEW, partner), ==, id);
      g_assert_cmpint (kei_node_get_kind (node), ==, kei_node_get_kind (kei_tree_lookup (kei_pairing_get_tree (pairing, KEI_SIDE_NEW), partner)));
    }
  return TRUE;
}

static void
test_partners (void)
{
  for (guint64 seed = 1; seed <= 3; seed++)
    {
      KeiTestRevisionSetting setting = { .n_items = 60, .seed = seed, .size = KEI_TEST_REVISION_HEAVY, .shared_ids = seed == 3 };
      g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
      g_autoptr (KeiPairing) pairing = kei_test_pair (revision->old_tree, revision->new_tree, NULL);

      kei_node_walk (kei_tree_get_root (revision->old_tree), check_partner, pairing);
    }
}

/* --- What is known --- */

static void
test_ids_and_origins (void)
{
  for (guint i = 0; i < 2; i++)
    {
      KeiTestRevisionSetting setting = { .n_items = 200, .seed = 4, .size = KEI_TEST_REVISION_HEAVY, .title_only = TRUE, .shared_ids = i == 0, .origins = i == 1 };
      g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
      g_autoptr (KeiPairing) pairing = kei_test_pair (revision->old_tree, revision->new_tree, NULL);
      KeiTestScore score = { 0 };
      guint n;
      const KeiPair *pairs = kei_pairing_get_pairs (pairing, &n);
      guint known = 0;

      kei_test_revision_score (revision, pairing, &score);
      g_assert_cmpfloat (kei_test_ratio (score.right, score.expected), >=, 0.995);
      for (guint j = 0; j < n; j++)
        known += pairs[j].by == (i == 0 ? KEI_PAIR_BY_ID : KEI_PAIR_BY_ORIGIN);
      g_assert_cmpuint (known, >=, score.expected * 9 / 10);
      if (i == 1)
        g_assert_cmpuint (score.shares_right, >=, score.shares * 9 / 10);
    }
}

/* Plans made from one seed share identifiers and nothing else. */
static void
test_accidental_ids (void)
{
  static const char *const one[] = { "子育て支援の充実", "道路の整備", "防災体制の強化", "観光の振興", "農業の担い手", "図書館の充実", NULL };
  static const char *const other[] = { "農業の後継者", "観光客の受け入れ", "図書館のサービス", "子育て支援の拡充", "道路と橋の整備", "防災体制の見直し", NULL };
  static const guint partners[] = { 3, 4, 5, 1, 0, 2 };
  g_autoptr (KeiTree) old_tree = plan_of (1, one), new_tree = plan_of (1, other);
  g_autoptr (KeiPairing) pairing = kei_test_pair (old_tree, new_tree, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (partners); i++)
    {
      const KeiPair *pair = kei_pairing_find (pairing, KEI_SIDE_OLD, item_id (old_tree, i));

      g_assert_true (pair == NULL || pair->by == KEI_PAIR_BY_TEXT);
      g_assert_true (pair == NULL || pair->new_id == item_id (new_tree, partners[i]));
    }
  g_assert_nonnull (kei_pairing_find (pairing, KEI_SIDE_OLD, item_id (old_tree, 0)));
}

static void
test_same_plan (void)
{
  g_autoptr (KeiTree) tree = kei_test_plan_new (200, 3);
  g_autoptr (KeiPairing) pairing = kei_test_pair (tree, tree, NULL);
  KeiPairingOptions without = { .ignore_ids = TRUE };
  g_autoptr (KeiPairing) by_text = kei_test_pair (tree, tree, &without);
  guint n, n_by_text;
  const KeiPair *pairs = kei_pairing_get_pairs (pairing, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmphex (pairs[i].old_id, ==, pairs[i].new_id);
      g_assert_cmpint (pairs[i].by, ==, KEI_PAIR_BY_ID);
      g_assert_cmpint (pairs[i].certainty, ==, KEI_PAIR_CERTAIN);
    }
  pairs = kei_pairing_get_pairs (by_text, &n_by_text);
  g_assert_cmpuint (n, ==, n_by_text);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmphex (pairs[i].old_id, ==, pairs[i].new_id);
      g_assert_cmpint (pairs[i].by, ==, KEI_PAIR_BY_IDENTICAL);
    }
}

/* --- By hand --- */

static const char *const earlier[] = { "子育て支援の充実", "道路の整備", "防災体制の強化", NULL };
static const char *const later[] = { "子育て支援の推進", "道路の維持", "防災体制の確立", NULL };

static void
test_pinned_and_forbidden (void)
{
  g_autoptr (KeiTree) old_tree = plan_of (1, earlier), new_tree = plan_of (2, later);
  KeiIdPair pinned = { item_id (old_tree, 0), item_id (new_tree, 1) };
  KeiIdPair forbidden = { item_id (old_tree, 2), item_id (new_tree, 2) };
  KeiPairingOptions options = { .pinned = &pinned, .n_pinned = 1, .forbidden = &forbidden, .n_forbidden = 1 };
  g_autoptr (KeiPairing) without = kei_test_pair (old_tree, new_tree, NULL);
  g_autoptr (KeiPairing) pairing = kei_test_pair (old_tree, new_tree, &options);
  const KeiPair *pair;

  for (guint i = 0; i < 3; i++)
    g_assert_cmphex (kei_pairing_find (without, KEI_SIDE_OLD, item_id (old_tree, i))->new_id, ==, item_id (new_tree, i));
  pair = kei_pairing_find (pairing, KEI_SIDE_OLD, pinned.old_id);
  g_assert_cmphex (pair->new_id, ==, pinned.new_id);
  g_assert_cmpint (pair->by, ==, KEI_PAIR_BY_HAND);
  g_assert_cmpint (pair->certainty, ==, KEI_PAIR_CERTAIN);
  pair = kei_pairing_find (pairing, KEI_SIDE_OLD, forbidden.old_id);
  g_assert_true (pair == NULL || pair->new_id != forbidden.new_id);
}

/* The later plan's record says so, and says it when the sides are swapped. */
static void
test_record (void)
{
  g_autoptr (KeiTree) old_tree = plan_of (1, earlier), plain = plan_of (2, later), new_tree = NULL;
  KeiNodeBuilder *plan = kei_node_builder_new_from (kei_tree_get_root (plain));
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (9);
  g_autoptr (GError) error = NULL;
  static const char *const verdicts[] = { "pinned", "forbidden" };

  for (guint i = 0; i < 2; i++)
    {
      KeiNodeBuilder *kept = kei_node_builder_new (KEI_KIND_PAIRING, kei_id_source_next (ids));

      kei_node_builder_set_ref (kept, KEI_FIELD_OLD_PLAN, kei_node_get_id (kei_tree_get_root (old_tree)));
      kei_node_builder_set_ref (kept, KEI_FIELD_OLD_ID, item_id (old_tree, i == 0 ? 0 : 2));
      kei_node_builder_set_ref (kept, KEI_FIELD_NEW_ID, item_id (plain, i == 0 ? 1 : 2));
      kei_node_builder_set_string (kept, KEI_FIELD_VERDICT, verdicts[i]);
      kei_node_builder_add (plan, kei_node_builder_end (kept));
    }
  new_tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      KeiPairingOptions options = { .ignore_record = i == 2 };
      g_autoptr (KeiPairing) pairing = i == 1 ? kei_test_pair (new_tree, old_tree, NULL) : kei_test_pair (old_tree, new_tree, &options);
      KeiSide side = i == 1 ? KEI_SIDE_NEW : KEI_SIDE_OLD;
      const KeiPair *pinned = kei_pairing_find (pairing, side, item_id (old_tree, 0));
      const KeiPair *forbidden = kei_pairing_find (pairing, side, item_id (old_tree, 2));

      g_assert_cmphex (i == 1 ? pinned->old_id : pinned->new_id, ==, item_id (plain, i == 2 ? 0 : 1));
      g_assert_true ((pinned->by == KEI_PAIR_BY_HAND) == (i < 2));
      g_assert_true ((forbidden != NULL) == (i == 2));
      g_assert_cmphex (kei_pairing_get_partner (pairing, kei_side_other (side), kei_node_get_id (kei_node_get_child (kei_tree_get_root (new_tree), KEI_SLOT_PAIRINGS, 0))), ==, KEI_ID_NONE);
    }
}

/* --- Hard cases --- */

static void
test_empty (void)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (KeiTree) empty = plan_of (1, nothing), other = plan_of (2, later);
  g_autoptr (KeiPairing) one = kei_test_pair (empty, other, NULL), two = kei_test_pair (other, empty, NULL), three = kei_test_pair (empty, empty, NULL);
  guint n;

  kei_pairing_get_pairs (one, &n);
  g_assert_cmpuint (n, ==, 0);
  kei_pairing_get_pairs (two, &n);
  g_assert_cmpuint (n, ==, 0);
  kei_pairing_get_pairs (three, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmphex (kei_pairing_get_partner (one, KEI_SIDE_OLD, kei_node_get_id (kei_tree_get_root (empty))), ==, kei_node_get_id (kei_tree_get_root (other)));
}

static void
test_other_language (void)
{
  static const char *const english[] = { "Support for families", "Roads and bridges", "Disaster readiness", NULL };
  g_autoptr (KeiTree) old_tree = plan_of (1, earlier), new_tree = plan_of (2, english);
  g_autoptr (KeiPairing) pairing = kei_test_pair (old_tree, new_tree, NULL);
  guint n;
  const KeiPair *pairs = kei_pairing_get_pairs (pairing, &n);

  for (guint i = 0; i < n; i++)
    g_assert_cmpint (pairs[i].certainty, ==, KEI_PAIR_DOUBTFUL);
}

/* Every title the same: all that can be told is the order. */
static void
test_duplicates (void)
{
  Plan old_plan = plan_new (1), new_plan = plan_new (2);
  g_autoptr (KeiTree) old_tree = NULL, new_tree = NULL;
  g_autoptr (KeiPairing) pairing = NULL;

  for (guint i = 0; i < 3000; i++)
    {
      plan_add (&old_plan, "取組の推進", NULL);
      plan_add (&new_plan, "取組の推進", NULL);
    }
  old_tree = plan_end (&old_plan);
  new_tree = plan_end (&new_plan);
  pairing = kei_test_pair (old_tree, new_tree, NULL);
  for (guint i = 0; i < 3000; i++)
    {
      const KeiPair *pair = kei_pairing_find (pairing, KEI_SIDE_OLD, item_id (old_tree, i));

      g_assert_nonnull (pair);
      g_assert_cmphex (pair->new_id, ==, item_id (new_tree, i));
      g_assert_cmpint (pair->certainty, !=, KEI_PAIR_CERTAIN);
    }
  g_assert_cmpuint (kei_pairing_get_n_limited (pairing), ==, 6000);
}

/* --- What a person would look at --- */

typedef struct
{
  const char *title;
  const char *texts[3];
} Measure;

static KeiNode *
measure_new (Plan *plan, const Measure *measure)
{
  KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, plan->last = kei_id_source_next (plan->ids));

  kei_node_builder_set_string (item, KEI_FIELD_TITLE, measure->title);
  for (guint i = 0; i < G_N_ELEMENTS (measure->texts); i++)
    {
      KeiNodeBuilder *text = kei_node_builder_new (KEI_KIND_TEXT, kei_id_source_next (plan->ids));

      kei_node_builder_set_string (text, KEI_FIELD_BODY, measure->texts[i]);
      kei_node_builder_add (item, kei_node_builder_end (text));
    }
  return kei_node_builder_end (item);
}

/* A policy of three measures, the middle one of which is @measure. */
static KeiTree *
policy_of (guint64 seed, const Measure *measure)
{
  static const Measure first = { "漁業の担い手を育てる", { "漁業者は十年で四割減り、港の水揚げも細った。", "若い人が先輩と海に出て技を受け継いでいる。", "・乗船の体験\n・漁具の共同利用" } };
  static const Measure last = { "森を手入れし木を使う", { "植えてから五十年を過ぎた人工林が増えている。", "町の木で建てた家に子どもの声がする。", "・間伐の補助\n・薪の駅" } };
  Plan plan = plan_new (seed);
  KeiNodeBuilder *policy = kei_node_builder_new (KEI_KIND_ITEM, kei_id_source_next (plan.ids));

  kei_node_builder_set_string (policy, KEI_FIELD_TITLE, "水産業と農業を次代へ手渡す");
  kei_node_builder_add (policy, measure_new (&plan, &first));
  kei_node_builder_add (policy, measure_new (&plan, measure));
  kei_node_builder_add (policy, measure_new (&plan, &last));
  kei_node_builder_add (plan.builder, kei_node_builder_end (policy));
  return plan_end (&plan);
}

/* Another measure in the place of one, with the texts that go with the place: by position or doubtful. Where the title or what is
 * said first is as it was, the rest may have changed. */
static void
test_replaced (void)
{
#define REST "作り手が広く募られ、少量でも名の通る作物が畑をうめている。", "・農地の貸し借りの仲立ち\n・少量多品目の栽培講習\n・直売所と給食への出荷支援"
  static const Measure was = { "町営牧場の夏期利用を促す", { "町営牧場の利用頭数は減り続け、柵と水場の傷みが目立つ。", REST } };
  static const struct
  {
    Measure is;
    gboolean doubtful;
  } cases[] = {
    { { "小さな農地を生かす営農を支える", { "一区画が狭い農地が多く、作り手の七割が高齢である。", REST } }, TRUE },
    { { "小さな農地を生かす営農を支える", { "町営牧場の利用頭数は減り続け、柵と水場の傷みが目立つ。", REST } }, FALSE },
    { { "町営牧場の通年利用を促す", { "一区画が狭い農地が多く、作り手の七割が高齢である。", REST } }, FALSE },
    /* What was said first is said, in other words, further down. */
    { { "小さな農地を生かす営農を支える", { "作り手が広く募られ、少量でも名の通る作物が畑をうめている。", "町営牧場の利用頭数は減り続け、柵と水場の傷みが激しい。", "・農地の貸し借りの仲立ち\n・少量多品目の栽培講習" } }, FALSE },
  };
#undef REST
  g_autoptr (KeiTree) old_tree = policy_of (1, &was);
  KeiId old_id = kei_node_get_id (kei_node_get_child (kei_node_get_child (kei_tree_get_root (old_tree), KEI_SLOT_ITEMS, 0), KEI_SLOT_ITEMS, 1));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KeiTree) new_tree = policy_of (2 + i, &cases[i].is);
      g_autoptr (KeiPairing) pairing = kei_test_pair (old_tree, new_tree, NULL), back = kei_test_pair (new_tree, old_tree, NULL);
      const KeiPair *pair = kei_pairing_find (pairing, KEI_SIDE_OLD, old_id);

      g_assert_nonnull (pair);
      g_test_message ("%u: by %d, certainty %d, score %.2f", i, pair->by, pair->certainty, (double) pair->score);
      g_assert_cmpint (pair->certainty == KEI_PAIR_DOUBTFUL, ==, cases[i].doubtful);
      g_assert_cmpint (pair->doubt, ==, cases[i].doubtful ? KEI_DOUBT_REPLACED : KEI_DOUBT_NONE);
      assert_mirrored (pairing, back);
    }
}

static void
count_progress (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  g_assert_cmpfloat (done, <=, 1);
  *last = done;
}

static void
cancel_at (double done, gpointer data)
{
  gpointer *both = data;

  if (done >= *(double *) both[1])
    g_cancellable_cancel (both[0]);
}

static void
test_progress_and_cancelling (void)
{
  KeiTestRevisionSetting setting = { .n_items = 600, .seed = 1, .size = KEI_TEST_REVISION_HEAVY };
  g_autoptr (KeiTestRevision) revision = kei_test_revision_new (&setting);
  double last = 0, stops[] = { 0, 0.05, 0.2, 0.4, 0.6 };
  g_autoptr (KeiPairing) pairing = kei_pairing_new (revision->old_tree, revision->new_tree, NULL, NULL, count_progress, &last, NULL);

  g_assert_nonnull (pairing);
  g_assert_cmpfloat (last, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      gpointer data[] = { cancellable, &stops[i] };
      g_autoptr (GError) error = NULL;

      if (i == 0)
        g_cancellable_cancel (cancellable);
      g_assert_null (kei_pairing_new (revision->old_tree, revision->new_tree, NULL, cancellable, cancel_at, data, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pairing/quality", test_quality);
  g_test_add_func ("/pairing/both-directions", test_both_directions);
  g_test_add_func ("/pairing/partners", test_partners);
  g_test_add_func ("/pairing/ids-and-origins", test_ids_and_origins);
  g_test_add_func ("/pairing/accidental-ids", test_accidental_ids);
  g_test_add_func ("/pairing/same-plan", test_same_plan);
  g_test_add_func ("/pairing/pinned-and-forbidden", test_pinned_and_forbidden);
  g_test_add_func ("/pairing/record", test_record);
  g_test_add_func ("/pairing/empty", test_empty);
  g_test_add_func ("/pairing/other-language", test_other_language);
  g_test_add_func ("/pairing/duplicates", test_duplicates);
  g_test_add_func ("/pairing/replaced", test_replaced);
  g_test_add_func ("/pairing/progress-and-cancelling", test_progress_and_cancelling);
  return g_test_run ();
}
