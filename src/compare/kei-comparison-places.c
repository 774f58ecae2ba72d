/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where paired units stand: under another parent, elsewhere among their siblings, on another level; and what
 * splits and merges stand for. */
#include "config.h"

#include "kei-comparison-private.h"
#include "kei-lis.h"
#include "kei-sdg-coverage.h"

/* --- Shares --- */

static guint32
find_unit (const KeiComparison *self, KeiSide side, KeiId id)
{
  guint64 unit;

  return kei_id_map_lookup (self->pairing->ids[side], id, &unit) ? (guint32) unit : KEI_UNIT_NONE;
}

/* For a whole without a partner the first of its parts stands beside it. */
static void
stand_beside (KeiComparison *self, KeiSide side, guint32 whole, guint32 part)
{
  guint32 *beside = &self->beside[side][whole];

  if (_kei_unit_at (self, side, whole)->partner != KEI_UNIT_NONE || *beside <= part)
    return;
  if (*beside != KEI_UNIT_NONE)
    self->beside[kei_side_other (side)][*beside] = KEI_UNIT_NONE;
  *beside = part;
  self->beside[kei_side_other (side)][part] = whole;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const KeiPartOf *first = a, *second = b;

  if (first->side != second->side)
    return (int) first->side - (int) second->side;
  if (first->whole != second->whole)
    return first->whole < second->whole ? -1 : 1;
  return (first->part > second->part) - (first->part < second->part);
}

/* Where a part is said to be of several wholes, the first one has it. */
static void
note_shares (KeiComparison *self)
{
  guint n;
  const KeiShare *shares = kei_pairing_get_shares (self->pairing, &n);

  for (guint i = 0; i < n; i++)
    {
      const KeiShare *share = &shares[i];
      KeiSide other = kei_side_other (share->side);
      KeiIdPair join = { share->side == KEI_SIDE_OLD ? share->whole : share->part, share->side == KEI_SIDE_OLD ? share->part : share->whole };
      KeiPartOf part = { share->side, find_unit (self, share->side, share->whole), find_unit (self, other, share->part) };

      g_hash_table_add (self->joins, g_memdup2 (&join, sizeof join));
      if (self->whole_of[other][part.part] != KEI_UNIT_NONE)
        continue;
      self->whole_of[other][part.part] = part.whole;
      stand_beside (self, share->side, part.whole, part.part);
      g_array_append_val (self->parts, part);
    }
  g_array_sort (self->parts, compare_parts);
  for (guint i = 0; i < self->parts->len; i++)
    {
      guint32 unit = g_array_index (self->parts, KeiPartOf, i).part;

      g_array_append_val (self->part_units, unit);
    }
}

const guint32 *
_kei_comparison_get_parts (const KeiComparison *self, KeiSide side, guint32 whole, guint *n)
{
  guint low = 0, high = self->parts->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const KeiPartOf *part = &g_array_index (self->parts, KeiPartOf, middle);

      if (part->side < side || (part->side == side && part->whole < whole))
        low = middle + 1;
      else
        high = middle;
    }
  for (high = low; high < self->parts->len && g_array_index (self->parts, KeiPartOf, high).side == side && g_array_index (self->parts, KeiPartOf, high).whole == whole; high++)
    ;
  *n = high - low;
  return *n > 0 ? &g_array_index (self->part_units, guint32, low) : NULL;
}

gboolean
_kei_comparison_shares_goal (const KeiComparison *self, KeiSide side, guint32 unit, const KeiNode *link)
{
  guint n = 0;
  const guint32 *parts = unit != KEI_UNIT_NONE ? _kei_comparison_get_parts (self, side, unit, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (kei_sdg_item_has_goal (_kei_unit_at (self, kei_side_other (side), parts[i])->node, kei_node_get_int (link, KEI_FIELD_GOAL)))
      return TRUE;
  return FALSE;
}

/* --- Places --- */

/* Whether the parents of a pair are one another's, also as halves of a split or merge. */
static gboolean
has_moved (const KeiComparison *self, const KeiPairedUnit *old_unit, const KeiPairedUnit *new_unit)
{
  const KeiPairedUnit *parent;
  KeiIdPair join;

  if (old_unit->parent == KEI_UNIT_NONE || new_unit->parent == KEI_UNIT_NONE)
    return old_unit->parent != new_unit->parent;
  parent = _kei_unit_at (self, KEI_SIDE_OLD, old_unit->parent);
  if (parent->partner == new_unit->parent)
    return FALSE;
  join = (KeiIdPair){ kei_node_get_id (parent->node), kei_node_get_id (_kei_unit_at (self, KEI_SIDE_NEW, new_unit->parent)->node) };
  return !g_hash_table_contains (self->joins, &join);
}

static gboolean
has_other_level (const KeiComparison *self, const KeiNode *old_node, const KeiNode *new_node)
{
  KeiId old_level, new_level;
  const KeiPair *pair;

  if (kei_node_get_kind (new_node) != KEI_KIND_ITEM)
    return FALSE;
  old_level = kei_node_get_ref (old_node, KEI_FIELD_LEVEL);
  new_level = kei_node_get_ref (new_node, KEI_FIELD_LEVEL);
  if (old_level == KEI_ID_NONE || new_level == KEI_ID_NONE)
    return old_level != new_level;
  pair = kei_pairing_find (self->pairing, KEI_SIDE_OLD, old_level);
  return pair == NULL || pair->new_id != new_level;
}

static gboolean
has_order (KeiKind kind)
{
  return kind == KEI_KIND_ITEM || kind == KEI_KIND_SECTION || kind == KEI_KIND_VIEWPOINT || kind == KEI_KIND_LEVEL;
}

typedef struct
{
  guint32 old_unit, new_unit;
} Stay;

static int
compare_stays (gconstpointer a, gconstpointer b)
{
  guint32 first = ((const Stay *) a)->old_unit, second = ((const Stay *) b)->old_unit;

  return (first > second) - (first < second);
}

/* Of siblings that stayed under their parent, those whose order the others do not explain. A heavy branch is said to stay. */
static void
mark_reordered (KeiComparison *self, GArray *stays)
{
  guint n = stays->len;
  g_autoptr (GArray) sorted = NULL;
  g_autofree guint *positions = NULL, *weights = NULL;
  g_autofree gboolean *kept = NULL;
  gboolean ordered = TRUE;

  for (guint i = 1; i < n; i++)
    ordered = ordered && g_array_index (stays, Stay, i - 1).old_unit < g_array_index (stays, Stay, i).old_unit;
  if (ordered)
    return;
  sorted = g_array_copy (stays);
  g_array_sort (sorted, compare_stays);
  positions = g_new (guint, n);
  weights = g_new (guint, n);
  kept = g_new (gboolean, n);
  for (guint i = 0; i < n; i++)
    {
      const Stay *stay = &g_array_index (stays, Stay, i);
      guint low = 0, high = n;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (sorted, Stay, middle).old_unit < stay->old_unit)
            low = middle + 1;
          else
            high = middle;
        }
      positions[i] = low;
      weights[i] = _kei_unit_at (self, KEI_SIDE_NEW, stay->new_unit)->end - stay->new_unit;
    }
  kei_lis_find (positions, weights, n, n, kept);
  for (guint i = 0; i < n; i++)
    if (!kept[i])
      self->flags[g_array_index (stays, Stay, i).new_unit] |= KEI_COMPARISON_IS_REORDERED;
}

/* Siblings from @first on, all below one parent; units of other kinds among them end the run. */
static void
mark_siblings (KeiComparison *self, guint32 first, guint32 end, GArray *stays)
{
  KeiKind kind = KEI_KIND_NONE;

  for (guint32 i = first; i < end; i = _kei_unit_at (self, KEI_SIDE_NEW, i)->end)
    {
      const KeiPairedUnit *unit = _kei_unit_at (self, KEI_SIDE_NEW, i);
      Stay stay = { unit->partner, i };

      if (unit->kind != kind)
        {
          mark_reordered (self, stays);
          g_array_set_size (stays, 0);
          kind = unit->kind;
        }
      if (unit->partner != KEI_UNIT_NONE && has_order (kind) && !(self->flags[i] & KEI_COMPARISON_IS_MOVED))
        g_array_append_val (stays, stay);
    }
  mark_reordered (self, stays);
  g_array_set_size (stays, 0);
}

static gboolean
is_reworded (const KeiComparison *self, guint32 unit)
{
  for (guint i = self->begins[unit]; i < self->begins[unit + 1]; i++)
    if (g_array_index (self->differences, KeiDifference, i).rule < 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_other_level_now (const KeiComparison *self, const KeiComparison *before, guint32 unit, const KeiPairedUnit *old_unit, const KeiPairedUnit *new_unit)
{
  guint32 was = before != NULL ? self->same_as[unit] : KEI_UNIT_NONE;

  if (was != KEI_UNIT_NONE)
    return (before->flags[was] & KEI_COMPARISON_IS_OTHER_LEVEL) != 0;
  return old_unit->node != new_unit->node && has_other_level (self, old_unit->node, new_unit->node);
}

static void
mark_units (KeiComparison *self, const KeiComparison *before)
{
  guint32 n = self->pairing->n_units[KEI_SIDE_NEW];
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (Stay));

  for (guint32 i = 0; i < n; i++)
    {
      const KeiPairedUnit *unit = _kei_unit_at (self, KEI_SIDE_NEW, i), *partner;

      if (unit->partner == KEI_UNIT_NONE)
        continue;
      partner = _kei_unit_at (self, KEI_SIDE_OLD, unit->partner);
      if (has_moved (self, partner, unit))
        self->flags[i] |= KEI_COMPARISON_IS_MOVED;
      if (has_other_level_now (self, before, i, partner, unit))
        self->flags[i] |= KEI_COMPARISON_IS_OTHER_LEVEL;
    }
  mark_siblings (self, 0, n, stays);
  for (guint32 i = 0; i < n; i++)
    if (_kei_unit_at (self, KEI_SIDE_NEW, i)->end > i + 1)
      mark_siblings (self, i + 1, _kei_unit_at (self, KEI_SIDE_NEW, i)->end, stays);
}

void
_kei_comparison_mark_reworded (KeiComparison *self)
{
  for (guint32 i = 0; i < self->pairing->n_units[KEI_SIDE_NEW]; i++)
    if (is_reworded (self, i))
      self->flags[i] |= KEI_COMPARISON_IS_REWORDED;
}

void
_kei_comparison_place (KeiComparison *self, const KeiComparison *before)
{
  for (guint side = 0; side < 2; side++)
    {
      guint32 n = self->pairing->n_units[side];

      self->beside[side] = g_new (guint32, n + 1);
      self->whole_of[side] = g_new (guint32, n + 1);
      for (guint32 i = 0; i < n; i++)
        {
          self->beside[side][i] = _kei_unit_at (self, side, i)->partner;
          self->whole_of[side][i] = KEI_UNIT_NONE;
        }
    }
  self->flags = g_new0 (guint8, self->pairing->n_units[KEI_SIDE_NEW] + 1);
  self->parts = g_array_new (FALSE, FALSE, sizeof (KeiPartOf));
  self->part_units = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->joins = g_hash_table_new_full (_kei_id_pair_hash, _kei_id_pair_equal, g_free, NULL);
  note_shares (self);
  mark_units (self, before);
  g_clear_pointer (&self->joins, g_hash_table_unref);
}
