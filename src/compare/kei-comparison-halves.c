/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What splits and merges stand for: which units are halves of which, and at the place of which half the whole is told. */
#include "config.h"

#include "kei-comparison-private.h"
#include "kei-sdg-coverage.h"

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
_kei_comparison_keeps_parts (const KeiComparison *self, KeiSide side, guint32 whole, const KeiComparison *before, guint32 was)
{
  KeiSide other = kei_side_other (side);
  guint n, n_before;
  const guint32 *parts, *parts_before;

  if (self->parts->len == 0 && before->parts->len == 0)
    return TRUE;
  parts = _kei_comparison_get_parts (self, side, whole, &n);
  parts_before = _kei_comparison_get_parts (before, side, was, &n_before);
  if (n != n_before)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (_kei_unit_at (self, other, parts[i])->node != _kei_unit_at (before, other, parts_before[i])->node)
      return FALSE;
  return TRUE;
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

gboolean
_kei_comparison_is_elsewhere (const KeiComparison *self, guint32 old_unit, guint32 new_unit)
{
  guint32 old_parent = _kei_unit_at (self, KEI_SIDE_OLD, old_unit)->parent, new_parent = _kei_unit_at (self, KEI_SIDE_NEW, new_unit)->parent;
  KeiIdPair join;

  if (old_parent == KEI_UNIT_NONE || new_parent == KEI_UNIT_NONE)
    return old_parent != new_parent;
  if (_kei_unit_at (self, KEI_SIDE_OLD, old_parent)->partner == new_parent)
    return FALSE;
  join = (KeiIdPair){ kei_node_get_id (_kei_unit_at (self, KEI_SIDE_OLD, old_parent)->node), kei_node_get_id (_kei_unit_at (self, KEI_SIDE_NEW, new_parent)->node) };
  return !g_hash_table_contains (self->joins, &join);
}

/* The first half that stands below the same parent, or else the first. */
static guint32
choose_seat (const KeiComparison *self, KeiSide side, guint32 whole, const guint32 *parts, guint n)
{
  guint32 beside = self->beside[side][whole], first = beside, seat = KEI_UNIT_NONE;

  for (guint i = 0; i <= n; i++)
    {
      guint32 half = i < n ? parts[i] : beside;

      if (_kei_comparison_get_told_with (self, kei_side_other (side), half) != whole)
        continue;
      first = MIN (first, half);
      if (half < seat && !_kei_comparison_is_elsewhere (self, side == KEI_SIDE_OLD ? whole : half, side == KEI_SIDE_OLD ? half : whole))
        seat = half;
    }
  return seat != KEI_UNIT_NONE ? seat : first;
}

/* What was merged and split at once is told where its pair is. */
static void
find_seats (KeiComparison *self)
{
  guint n, n_others;

  for (guint i = 0; i < self->parts->len; i += n)
    {
      const KeiPartOf *part = &g_array_index (self->parts, KeiPartOf, i);
      const guint32 *parts = _kei_comparison_get_parts (self, part->side, part->whole, &n);

      _kei_comparison_get_parts (self, kei_side_other (part->side), self->beside[part->side][part->whole], &n_others);
      if (n_others == 0)
        self->seat[part->side][part->whole] = choose_seat (self, part->side, part->whole, parts, n);
    }
}

void
_kei_comparison_find_halves (KeiComparison *self)
{
  for (guint side = 0; side < 2; side++)
    {
      guint32 n = self->pairing->n_units[side];

      self->beside[side] = g_new (guint32, n + 1);
      self->whole_of[side] = g_new (guint32, n + 1);
      self->seat[side] = g_new (guint32, n + 1);
      for (guint32 i = 0; i < n; i++)
        {
          self->beside[side][i] = _kei_unit_at (self, side, i)->partner;
          self->whole_of[side][i] = KEI_UNIT_NONE;
        }
    }
  self->parts = g_array_new (FALSE, FALSE, sizeof (KeiPartOf));
  self->part_units = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->joins = g_hash_table_new_full (_kei_id_pair_hash, _kei_id_pair_equal, g_free, NULL);
  note_shares (self);
  for (guint side = 0; side < 2; side++)
    for (guint32 i = 0; i < self->pairing->n_units[side]; i++)
      self->seat[side][i] = self->beside[side][i];
  find_seats (self);
}
