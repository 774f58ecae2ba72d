/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pairing after an edit. Pairs whose halves are still there are kept as they are, whatever was written into them;
 * partners are looked for only for what is new, or touched and alone, and for what hands have let go. */
#include "config.h"

#include <string.h>

#include "kei-pairing-private.h"

#define MAX_LOST 10000

typedef struct
{
  const KeiPairing *before;
  KeiPairing *after;
  KeiFollowing *following;
  GArray *units;      /* (element-type KeiPairedUnit) of the edited side */
  GArray *came_from;  /* (element-type guint32) */
  GArray *records;    /* (element-type KeiPair): those before, and new ones behind them; `pair` of a unit is an index here */
  guint8 *wanting[2]; /* (owned) by unit: whether a partner is to be looked for */
  guint8 *freed[2];   /* (owned) by unit: whether a verdict on it was taken back */
} Follower;

void
_kei_following_clear (KeiFollowing *following)
{
  g_clear_pointer (&following->came_from, g_free);
}

/* --- The units of the edited plan --- */

static guint32
find_before (const Follower *self, KeiId id)
{
  guint64 unit;

  return kei_id_map_lookup (self->before->ids[self->following->side], id, &unit) ? (guint32) unit : KEI_UNIT_NONE;
}

/* What nobody touched is there with all that stands below it. */
static void
copy_branch (Follower *self, guint32 from, guint32 parent)
{
  const KeiPairedUnit *units = self->before->units[self->following->side];
  guint32 shift = self->units->len - from;

  for (guint32 i = from; i < units[from].end; i++)
    {
      KeiPairedUnit unit = units[i];

      unit.parent = i == from ? parent : unit.parent + shift;
      unit.end += shift;
      g_array_append_val (self->units, unit);
      g_array_append_val (self->came_from, i);
    }
}

static void
collect_slot (Follower *self, KeiNode *parent, KeiSlot slot, guint32 parent_unit)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (parent, slot, &n);

  for (guint i = 0; i < n; i++)
    {
      guint32 at = self->units->len, from = find_before (self, kei_node_get_id (children[i]));
      const KeiPairedUnit *was = from != KEI_UNIT_NONE ? &self->before->units[self->following->side][from] : NULL;
      KeiKind kind = kei_node_get_kind (children[i]);
      KeiPairedUnit unit = { children[i], parent_unit, 0, KEI_UNIT_NONE, KEI_UNIT_NONE, (guint8) kind };

      if (was != NULL && was->node == children[i])
        {
          copy_branch (self, from, parent_unit);
          continue;
        }
      if (was != NULL && was->kind == kind)
        {
          unit.partner = was->partner;
          unit.pair = was->pair;
        }
      else
        from = KEI_UNIT_NONE;
      g_array_append_val (self->units, unit);
      g_array_append_val (self->came_from, from);
      if (kind == KEI_KIND_ITEM || kind == KEI_KIND_SECTION)
        collect_slot (self, children[i], kind == KEI_KIND_ITEM ? KEI_SLOT_ITEMS : KEI_SLOT_SECTIONS, at);
      g_array_index (self->units, KeiPairedUnit, at).end = self->units->len;
    }
}

/* Both sides' units with the pairs that they had, as far as both halves are there. */
static void
take_units (Follower *self)
{
  KeiPairing *after = self->after;
  KeiSide side = self->following->side, other = kei_side_other (side);
  guint32 n_other = self->before->n_units[other];

  for (guint i = 0; i < KEI_N_UNIT_SLOTS; i++)
    collect_slot (self, kei_tree_get_root (after->trees[side]), _kei_unit_slots[i], KEI_UNIT_NONE);
  after->n_units[side] = self->units->len;
  after->units[side] = g_memdup2 (self->units->data, MAX (self->units->len, 1) * sizeof (KeiPairedUnit));
  after->n_units[other] = n_other;
  after->units[other] = g_memdup2 (self->before->units[other], MAX (n_other, 1) * sizeof (KeiPairedUnit));
  self->following->came_from = g_memdup2 (self->came_from->data, MAX (self->came_from->len, 1) * sizeof (guint32));
  for (guint32 i = 0; i < n_other; i++)
    after->units[other][i].partner = KEI_UNIT_NONE;
  for (guint32 i = 0; i < after->n_units[side]; i++)
    if (after->units[side][i].partner != KEI_UNIT_NONE)
      after->units[other][after->units[side][i].partner].partner = i;
  for (guint side_at = 0; side_at < 2; side_at++)
    {
      self->wanting[side_at] = g_new0 (guint8, after->n_units[side_at] + 1);
      self->freed[side_at] = g_new0 (guint8, after->n_units[side_at] + 1);
    }
}

/* Where the units stand as they stood, the old map says so too. */
static void
map_units (Follower *self)
{
  KeiPairing *after = self->after;
  KeiSide side = self->following->side;
  gboolean same = after->n_units[side] == self->before->n_units[side];

  after->ids[kei_side_other (side)] = kei_id_map_ref (self->before->ids[kei_side_other (side)]);
  for (guint32 i = 0; same && i < after->n_units[side]; i++)
    same = self->following->came_from[i] == i;
  if (same)
    {
      after->ids[side] = kei_id_map_ref (self->before->ids[side]);
      return;
    }
  after->ids[side] = kei_id_map_new (after->n_units[side]);
  for (guint32 i = 0; i < after->n_units[side]; i++)
    kei_id_map_fill (after->ids[side], kei_node_get_id (after->units[side][i].node), i);
}

static guint32
find_unit (const Follower *self, KeiSide side, KeiId id)
{
  guint64 unit;

  return kei_id_map_lookup (self->after->ids[side], id, &unit) ? (guint32) unit : KEI_UNIT_NONE;
}

/* --- Pairs --- */

static KeiPairedUnit *
unit_at (const Follower *self, KeiSide side, guint32 i)
{
  return &self->after->units[side][i];
}

/* What hands had paired needs no memory: the plans' records have it. */
static void
note_lost (Follower *self, const KeiPair *record)
{
  if (record->by != KEI_PAIR_BY_HAND && self->after->lost->len < MAX_LOST)
    g_array_append_vals (self->after->lost, record, 1);
}

static void
part (Follower *self, guint32 a, guint32 b)
{
  note_lost (self, &g_array_index (self->records, KeiPair, unit_at (self, KEI_SIDE_NEW, b)->pair));
  unit_at (self, KEI_SIDE_OLD, a)->partner = unit_at (self, KEI_SIDE_NEW, b)->partner = KEI_UNIT_NONE;
  self->wanting[KEI_SIDE_OLD][a] = self->wanting[KEI_SIDE_NEW][b] = TRUE;
}

static void
pair (Follower *self, guint32 a, guint32 b, const KeiPair *record)
{
  unit_at (self, KEI_SIDE_OLD, a)->partner = b;
  unit_at (self, KEI_SIDE_NEW, b)->partner = a;
  unit_at (self, KEI_SIDE_OLD, a)->pair = unit_at (self, KEI_SIDE_NEW, b)->pair = self->records->len;
  self->wanting[KEI_SIDE_OLD][a] = self->wanting[KEI_SIDE_NEW][b] = FALSE;
  g_array_append_vals (self->records, record, 1);
}

/* What lost its half looks for another one, as does what is new, or was touched and has none. */
static void
find_wanting (Follower *self)
{
  KeiSide side = self->following->side, other = kei_side_other (side);

  for (guint32 i = 0; i < self->after->n_units[side]; i++)
    {
      guint32 from = self->following->came_from[i];

      if (unit_at (self, side, i)->partner == KEI_UNIT_NONE && (from == KEI_UNIT_NONE || self->before->units[side][from].node != unit_at (self, side, i)->node))
        self->wanting[side][i] = TRUE;
    }
  for (guint32 i = 0; i < self->after->n_units[other]; i++)
    if (unit_at (self, other, i)->partner == KEI_UNIT_NONE && self->before->units[other][i].partner != KEI_UNIT_NONE)
      {
        self->wanting[other][i] = TRUE;
        note_lost (self, &g_array_index (self->before->pairs, KeiPair, self->before->units[other][i].pair));
      }
}

/* --- Hands --- */

static gboolean
contains (GHashTable *pairs, KeiId old_id, KeiId new_id)
{
  KeiIdPair ids = { old_id, new_id };

  return g_hash_table_contains (pairs, &ids);
}

static GHashTable *
make_set (const GArray *pairs)
{
  GHashTable *set = g_hash_table_new (_kei_id_pair_hash, _kei_id_pair_equal);

  for (guint i = 0; i < pairs->len; i++)
    g_hash_table_add (set, (gpointer) &g_array_index (pairs, KeiIdPair, i));
  return set;
}

/* Parts what is forbidden now, and what hands had paired and have let go; then lets the pins have their way. */
static void
obey_hands (Follower *self, const GArray *pinned, GHashTable *bans)
{
  g_autoptr (GHashTable) pins = make_set (pinned);
  const KeiPair *records = (const KeiPair *) (void *) self->records->data;

  for (guint32 b = 0; b < self->after->n_units[KEI_SIDE_NEW]; b++)
    {
      const KeiPairedUnit *unit = unit_at (self, KEI_SIDE_NEW, b);
      const KeiPair *record;

      if (unit->partner == KEI_UNIT_NONE)
        continue;
      record = &records[unit->pair];
      if (contains (bans, record->old_id, record->new_id))
        part (self, unit->partner, b);
      else if (record->by == KEI_PAIR_BY_HAND && !contains (pins, record->old_id, record->new_id))
        {
          self->freed[KEI_SIDE_OLD][unit->partner] = self->freed[KEI_SIDE_NEW][b] = TRUE;
          part (self, unit->partner, b);
        }
    }
  for (guint i = 0; i < pinned->len; i++)
    {
      const KeiIdPair *ids = &g_array_index (pinned, KeiIdPair, i);
      guint32 a = find_unit (self, KEI_SIDE_OLD, ids->old_id), b = find_unit (self, KEI_SIDE_NEW, ids->new_id);
      KeiPair record = { ids->old_id, ids->new_id, KEI_PAIR_BY_HAND, KEI_PAIR_CERTAIN, 1, 0 };
      gboolean taken = FALSE;

      if (a == KEI_UNIT_NONE || b == KEI_UNIT_NONE || unit_at (self, KEI_SIDE_OLD, a)->kind != unit_at (self, KEI_SIDE_NEW, b)->kind || contains (bans, ids->old_id, ids->new_id))
        continue;
      /* Another pin came first. */
      for (guint side = 0; side < 2; side++)
        {
          const KeiPairedUnit *unit = unit_at (self, side, side == KEI_SIDE_OLD ? a : b);

          taken |= unit->partner != KEI_UNIT_NONE && g_array_index (self->records, KeiPair, unit->pair).by == KEI_PAIR_BY_HAND;
        }
      if (taken)
        continue;
      if (unit_at (self, KEI_SIDE_OLD, a)->partner != KEI_UNIT_NONE)
        part (self, a, unit_at (self, KEI_SIDE_OLD, a)->partner);
      if (unit_at (self, KEI_SIDE_NEW, b)->partner != KEI_UNIT_NONE)
        part (self, unit_at (self, KEI_SIDE_NEW, b)->partner, b);
      pair (self, a, b, &record);
    }
}

/* What is no longer forbidden is asked again. */
static void
free_forbidden (Follower *self, const GArray *forbidden_before, GHashTable *bans)
{
  for (guint i = 0; i < forbidden_before->len; i++)
    {
      const KeiIdPair *ids = &g_array_index (forbidden_before, KeiIdPair, i);
      guint32 a = find_unit (self, KEI_SIDE_OLD, ids->old_id), b = find_unit (self, KEI_SIDE_NEW, ids->new_id);

      if (a == KEI_UNIT_NONE || b == KEI_UNIT_NONE || contains (bans, ids->old_id, ids->new_id))
        continue;
      self->freed[KEI_SIDE_OLD][a] = self->freed[KEI_SIDE_NEW][b] = TRUE;
      self->wanting[KEI_SIDE_OLD][a] = self->wanting[KEI_SIDE_NEW][b] = TRUE;
    }
}

/* --- What was a pair --- */

/* Lets the partner go that somebody found while the one before was not to be had; alone before, it is alone again. */
static void
leave (Follower *self, KeiSide side, guint32 i)
{
  KeiPairedUnit *unit = unit_at (self, side, i);

  if (unit->partner == KEI_UNIT_NONE)
    return;
  unit_at (self, kei_side_other (side), unit->partner)->partner = KEI_UNIT_NONE;
  unit->partner = KEI_UNIT_NONE;
}

static gboolean
is_held (const Follower *self, KeiSide side, guint32 i)
{
  const KeiPairedUnit *unit = unit_at (self, side, i);

  return unit->partner != KEI_UNIT_NONE && g_array_index (self->records, KeiPair, unit->pair).by == KEI_PAIR_BY_HAND;
}

/* What came back, and what a verdict no longer parts, has the partner that it had. */
static void
restore_lost (Follower *self, GHashTable *bans)
{
  GArray *lost = self->after->lost;
  guint kept = 0;

  for (guint i = 0; i < lost->len; i++)
    {
      KeiPair record = g_array_index (lost, KeiPair, i);
      guint32 a = find_unit (self, KEI_SIDE_OLD, record.old_id), b = find_unit (self, KEI_SIDE_NEW, record.new_id);
      gboolean alone;

      if (a == KEI_UNIT_NONE || b == KEI_UNIT_NONE || contains (bans, record.old_id, record.new_id) || is_held (self, KEI_SIDE_OLD, a) || is_held (self, KEI_SIDE_NEW, b))
        {
          g_array_index (lost, KeiPair, kept++) = record;
          continue;
        }
      alone = unit_at (self, KEI_SIDE_OLD, a)->partner == KEI_UNIT_NONE && unit_at (self, KEI_SIDE_NEW, b)->partner == KEI_UNIT_NONE;
      if ((!alone && !self->freed[KEI_SIDE_OLD][a] && !self->freed[KEI_SIDE_NEW][b]) || unit_at (self, KEI_SIDE_OLD, a)->kind != unit_at (self, KEI_SIDE_NEW, b)->kind)
        continue;
      leave (self, KEI_SIDE_OLD, a);
      leave (self, KEI_SIDE_NEW, b);
      pair (self, a, b, &record);
    }
  g_array_set_size (lost, kept);
}

/* --- Looking for partners --- */

static gboolean
has_wanting (const Follower *self)
{
  for (guint side = 0; side < 2; side++)
    for (guint32 i = 0; i < self->after->n_units[side]; i++)
      if (self->wanting[side][i] && unit_at (self, side, i)->partner == KEI_UNIT_NONE)
        return TRUE;
  return FALSE;
}

/* Partners may be any that have none, but only those that want one look for them. */
static void
settle_units (const Follower *self, KeiPairer *pairer)
{
  gboolean wanting[2] = { FALSE, FALSE };

  for (guint side = 0; side < 2; side++)
    for (guint32 i = 0; i < self->after->n_units[side]; i++)
      wanting[side] |= self->wanting[side][i] && unit_at (self, side, i)->partner == KEI_UNIT_NONE;
  for (guint side = 0; side < 2; side++)
    for (guint32 i = 0; i < self->after->n_units[side]; i++)
      {
        const KeiPairedUnit *unit = unit_at (self, side, i);
        KeiUnit *looked = _kei_unit (pairer, side, i);

        if (unit->partner != KEI_UNIT_NONE)
          {
            looked->partner = unit->partner;
            looked->fixed = TRUE;
          }
        /* Where the other side has none that look, all that stay alone here did so before. */
        else if (!self->wanting[side][i] && !wanting[1 - side])
          looked->settled = TRUE;
      }
}

/* Two that were alone before, and that nothing happened to, stay alone. */
static gboolean
may_keep (const Follower *self, guint32 a, guint32 b)
{
  return self->wanting[KEI_SIDE_OLD][a] || self->wanting[KEI_SIDE_NEW][b];
}

/* Whether a share still says something. */
static gboolean
does_share (const Follower *self, const KeiShare *share, GHashTable *bans)
{
  KeiSide other = kei_side_other (share->side);
  guint32 whole = find_unit (self, share->side, share->whole), part = find_unit (self, other, share->part);

  if (whole == KEI_UNIT_NONE || part == KEI_UNIT_NONE || unit_at (self, other, part)->partner != KEI_UNIT_NONE)
    return FALSE;
  if (contains (bans, share->side == KEI_SIDE_OLD ? share->whole : share->part, share->side == KEI_SIDE_OLD ? share->part : share->whole))
    return FALSE;
  return share->by_origin || share->by_hand || unit_at (self, share->side, whole)->partner != KEI_UNIT_NONE;
}

/* Shares that were there before; @found (nullable) are new ones, for which origins and hands were asked again. */
static void
keep_shares (Follower *self, const GArray *found, GHashTable *bans)
{
  GArray *shares = self->after->shares;
  g_autoptr (GHashTable) parts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const KeiShare *share = &g_array_index (found, KeiShare, i);

      if (!does_share (self, share, bans))
        continue;
      g_array_append_vals (shares, share, 1);
      g_hash_table_add (parts, (gpointer) &share->part);
    }
  for (guint i = 0; i < self->before->shares->len; i++)
    {
      const KeiShare *share = &g_array_index (self->before->shares, KeiShare, i);

      if ((found == NULL || (!share->by_origin && !share->by_hand)) && !g_hash_table_contains (parts, &share->part) && does_share (self, share, bans))
        g_array_append_vals (shares, share, 1);
    }
}

/* FALSE when cancelled. */
static gboolean
look (Follower *self, GHashTable *bans, GCancellable *cancellable)
{
  g_auto (KeiPairer) pairer = { .cancellable = cancellable };
  KeiPairing *after = self->after;
  KeiPairingOptions options = { (const KeiIdPair *) (void *) after->pinned->data, after->pinned->len, (const KeiIdPair *) (void *) after->forbidden->data, after->forbidden->len, after->ignore_record, after->ignore_ids };
  gboolean shares_ids;

  pairer.edges = g_array_new (FALSE, FALSE, sizeof (KeiEdge));
  pairer.begins = g_array_new (FALSE, FALSE, sizeof (guint32));
  pairer.shares = g_array_new (FALSE, FALSE, sizeof (KeiShare));
  for (guint side = 0; side < 2; side++)
    _kei_units_collect (&pairer.sides[side], after->trees[side]);
  settle_units (self, &pairer);
  if (!_kei_pairer_run (&pairer, after->ids, &options, &shares_ids))
    return FALSE;
  for (guint32 b = 0; b < after->n_units[KEI_SIDE_NEW]; b++)
    {
      guint32 a = _kei_unit (&pairer, KEI_SIDE_NEW, b)->partner;

      if (a != KEI_UNIT_NONE && unit_at (self, KEI_SIDE_NEW, b)->partner == KEI_UNIT_NONE && may_keep (self, a, b))
        {
          KeiPair record = _kei_pairer_make_pair (&pairer, b);

          pair (self, a, b, &record);
        }
    }
  after->n_limited += pairer.n_limited;
  keep_shares (self, pairer.shares, bans);
  return TRUE;
}

/* --- All together --- */

/* The pairs in the order of the later plan. */
static void
take_pairs (Follower *self)
{
  KeiPairing *after = self->after;

  after->pairs = g_array_sized_new (FALSE, FALSE, sizeof (KeiPair), after->n_units[KEI_SIDE_NEW]);
  for (guint32 i = 0; i < after->n_units[KEI_SIDE_OLD]; i++)
    if (after->units[KEI_SIDE_OLD][i].partner == KEI_UNIT_NONE)
      after->units[KEI_SIDE_OLD][i].pair = KEI_UNIT_NONE;
  for (guint32 b = 0; b < after->n_units[KEI_SIDE_NEW]; b++)
    {
      KeiPairedUnit *unit = unit_at (self, KEI_SIDE_NEW, b);
      const KeiPair *record = unit->partner != KEI_UNIT_NONE ? &g_array_index (self->records, KeiPair, unit->pair) : NULL;

      unit->pair = record != NULL ? after->pairs->len : KEI_UNIT_NONE;
      if (record == NULL)
        continue;
      unit_at (self, KEI_SIDE_OLD, unit->partner)->pair = unit->pair;
      g_array_append_vals (after->pairs, record, 1);
    }
}

static gboolean
is_named (KeiKind kind)
{
  return kind == KEI_KIND_LEVEL || kind == KEI_KIND_DEPARTMENT || kind == KEI_KIND_VIEWPOINT || kind == KEI_KIND_RELATED_PLAN;
}

/* Whether what fields refer to has other partners or other names than before. */
static gboolean
have_names_changed (const Follower *self)
{
  guint n_named[2] = { 0, 0 };
  KeiSide side = self->following->side;

  for (guint32 i = 0; i < self->before->n_units[side]; i++)
    n_named[0] += is_named (self->before->units[side][i].kind);
  for (guint32 i = 0; i < self->after->n_units[side]; i++)
    {
      const KeiPairedUnit *unit = unit_at (self, side, i);
      guint32 from = self->following->came_from[i];

      if (!is_named (unit->kind))
        continue;
      n_named[1]++;
      if (from == KEI_UNIT_NONE || self->before->units[side][from].node != unit->node || self->before->units[side][from].partner != unit->partner)
        return TRUE;
    }
  return n_named[0] != n_named[1];
}

static KeiPairing *
start (const KeiPairing *before, KeiSide side, KeiTree *tree)
{
  KeiPairing *self = g_new0 (KeiPairing, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->trees[side] = kei_tree_ref (tree);
  self->trees[kei_side_other (side)] = kei_tree_ref (before->trees[kei_side_other (side)]);
  self->pinned = g_array_ref (before->pinned);
  self->forbidden = g_array_ref (before->forbidden);
  self->lost = g_array_copy (before->lost);
  self->ignore_record = before->ignore_record;
  self->ignore_ids = before->ignore_ids;
  self->shares_ids = before->shares_ids;
  self->shares = g_array_new (FALSE, FALSE, sizeof (KeiShare));
  self->spellings = kei_spellings_new ();
  self->n_limited = before->n_limited;
  return self;
}

static gboolean
have_origins (const KeiNode *node)
{
  return node != NULL && kei_node_get_n_children (node, KEI_SLOT_ORIGINS) > 0;
}

/* Whether the records or touched items say something about where things come from: then all is asked that needs no text. */
static gboolean
may_hands_differ (const Follower *self)
{
  KeiSide side = self->following->side;
  KeiNode *roots[2] = { kei_tree_get_root (self->before->trees[side]), kei_tree_get_root (self->after->trees[side]) };
  guint n, n_before;
  KeiNode *const *entries = kei_node_get_children (roots[1], KEI_SLOT_PAIRINGS, &n);
  KeiNode *const *entries_before = kei_node_get_children (roots[0], KEI_SLOT_PAIRINGS, &n_before);

  if (n != n_before || (n > 0 && memcmp (entries, entries_before, n * sizeof *entries) != 0))
    return TRUE;
  for (guint32 i = 0; i < self->after->n_units[side]; i++)
    {
      guint32 from = self->following->came_from[i];
      const KeiNode *was = from != KEI_UNIT_NONE ? self->before->units[side][from].node : NULL, *is = unit_at (self, side, i)->node;

      if (was != is && (have_origins (was) || have_origins (is)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
follow (Follower *self, GCancellable *cancellable)
{
  g_autoptr (GArray) pinned = g_array_new (FALSE, FALSE, sizeof (KeiIdPair)), forbidden = g_array_new (FALSE, FALSE, sizeof (KeiIdPair));
  KeiPairingOptions options = { (const KeiIdPair *) (void *) self->after->pinned->data, self->after->pinned->len, (const KeiIdPair *) (void *) self->after->forbidden->data, self->after->forbidden->len, self->after->ignore_record, self->after->ignore_ids };
  g_autoptr (GArray) pinned_before = g_array_new (FALSE, FALSE, sizeof (KeiIdPair)), forbidden_before = g_array_new (FALSE, FALSE, sizeof (KeiIdPair));
  g_autoptr (GHashTable) bans = NULL;
  gboolean ask;

  take_units (self);
  map_units (self);
  find_wanting (self);
  _kei_hand_read (self->before->trees, &options, pinned_before, forbidden_before);
  _kei_hand_read (self->after->trees, &options, pinned, forbidden);
  bans = make_set (forbidden);
  free_forbidden (self, forbidden_before, bans);
  obey_hands (self, pinned, bans);
  restore_lost (self, bans);
  ask = may_hands_differ (self);
  if (!ask && !has_wanting (self))
    keep_shares (self, NULL, bans);
  else if (!look (self, bans, cancellable))
    return FALSE;
  take_pairs (self);
  self->following->names_changed = have_names_changed (self);
  return TRUE;
}

KeiPairing *
_kei_pairing_follow (KeiPairing *before, KeiSide side, KeiTree *tree, KeiFollowing *following, GCancellable *cancellable, GError **error)
{
  g_autoptr (KeiPairing) after = start (before, side, tree);
  g_autoptr (GArray) units = g_array_sized_new (FALSE, FALSE, sizeof (KeiPairedUnit), before->n_units[side] + 16);
  g_autoptr (GArray) came_from = g_array_sized_new (FALSE, FALSE, sizeof (guint32), before->n_units[side] + 16);
  g_autoptr (GArray) records = g_array_copy (before->pairs);
  Follower self = { .before = before, .after = after, .following = following, .units = units, .came_from = came_from, .records = records };
  gboolean done;

  following->side = side;
  done = follow (&self, cancellable);
  for (guint i = 0; i < 2; i++)
    {
      g_free (self.wanting[i]);
      g_free (self.freed[i]);
    }
  if (!done)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  return g_steal_pointer (&after);
}

KeiPairing *
kei_pairing_follow (KeiPairing *before, KeiSide side, KeiTree *tree, GCancellable *cancellable, GError **error)
{
  g_auto (KeiFollowing) following = { .came_from = NULL };

  return _kei_pairing_follow (before, side, tree, &following, cancellable, error);
}
