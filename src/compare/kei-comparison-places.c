/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where paired units stand: under another parent, elsewhere among their siblings, on another level. Of what was split or merged any
 * half says so: it moved where none of them stayed. */
#include "config.h"

#include "kei-comparison-private.h"
#include "kei-lis.h"

/* --- Places --- */

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

typedef struct
{
  KeiComparison *comparison;
  GArray *stays;       /* (element-type Stay) of the siblings at hand, in the order of the later plan */
  gboolean *explained; /* (nullable) (owned) by later unit: what has halves, one of which kept its order */
} Placer;

static int
compare_stays (gconstpointer a, gconstpointer b)
{
  guint32 first = ((const Stay *) a)->old_unit, second = ((const Stay *) b)->old_unit;

  return (first > second) - (first < second);
}

static void
note_order (Placer *self, const gboolean *kept)
{
  for (guint i = 0; i < self->stays->len; i++)
    {
      guint32 unit = _kei_comparison_get_flagged (self->comparison, g_array_index (self->stays, Stay, i).new_unit);

      if (self->explained != NULL && (kept == NULL || kept[i]))
        self->explained[unit] = TRUE;
      if (kept != NULL && !kept[i])
        self->comparison->flags[unit] |= KEI_COMPARISON_IS_REORDERED;
    }
  for (guint i = 0; self->explained != NULL && i < self->stays->len; i++)
    {
      guint32 unit = _kei_comparison_get_flagged (self->comparison, g_array_index (self->stays, Stay, i).new_unit);

      if (self->explained[unit])
        self->comparison->flags[unit] &= (guint8) ~KEI_COMPARISON_IS_REORDERED;
    }
}

/* Of siblings that stayed under their parent, those whose order the others do not explain. A heavy branch is said to stay. */
static void
mark_reordered (Placer *self)
{
  GArray *stays = self->stays;
  guint n = stays->len;
  g_autoptr (GArray) sorted = NULL;
  g_autofree guint *positions = NULL, *weights = NULL;
  g_autofree gboolean *kept = NULL;
  gboolean ordered = TRUE;

  for (guint i = 1; i < n; i++)
    ordered = ordered && g_array_index (stays, Stay, i - 1).old_unit < g_array_index (stays, Stay, i).old_unit;
  if (ordered)
    {
      note_order (self, NULL);
      return;
    }
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
      weights[i] = _kei_unit_at (self->comparison, KEI_SIDE_NEW, stay->new_unit)->end - stay->new_unit;
    }
  kei_lis_find (positions, weights, n, n, kept);
  note_order (self, kept);
}

static void
add_stay (Placer *self, guint32 old_unit, guint32 new_unit)
{
  Stay stay = { old_unit, new_unit };

  if (old_unit != KEI_UNIT_NONE && !_kei_comparison_is_elsewhere (self->comparison, old_unit, new_unit))
    g_array_append_val (self->stays, stay);
}

/* Where a unit may have stood before. Of several that it came from, the last comes first: an increasing sequence takes
 * one of them at most, as it does of several that came from one. */
static void
add_stays (Placer *self, guint32 unit)
{
  const KeiComparison *comparison = self->comparison;
  guint32 partner = _kei_unit_at (comparison, KEI_SIDE_NEW, unit)->partner, whole = comparison->whole_of[KEI_SIDE_NEW][unit];
  guint n = 0;
  const guint32 *parts = comparison->parts->len > 0 ? _kei_comparison_get_parts (comparison, KEI_SIDE_NEW, unit, &n) : NULL;

  for (; n > 0 && (partner == KEI_UNIT_NONE || parts[n - 1] > partner); n--)
    add_stay (self, parts[n - 1], unit);
  add_stay (self, partner != KEI_UNIT_NONE ? partner : whole, unit);
  for (; n > 0; n--)
    add_stay (self, parts[n - 1], unit);
}

/* Siblings from @first on, all below one parent; units of other kinds among them end the run. */
static void
mark_siblings (Placer *self, guint32 first, guint32 end)
{
  const KeiComparison *comparison = self->comparison;
  KeiKind kind = KEI_KIND_NONE;

  for (guint32 i = first; i < end; i = _kei_unit_at (comparison, KEI_SIDE_NEW, i)->end)
    {
      const KeiPairedUnit *unit = _kei_unit_at (comparison, KEI_SIDE_NEW, i);

      if (unit->kind != kind)
        {
          mark_reordered (self);
          g_array_set_size (self->stays, 0);
          kind = unit->kind;
        }
      if (has_order (kind))
        add_stays (self, i);
    }
  mark_reordered (self);
  g_array_set_size (self->stays, 0);
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
  g_autofree gboolean *explained = self->parts->len > 0 ? g_new0 (gboolean, n) : NULL;
  Placer placer = { self, stays, explained };

  for (guint32 i = 0; i < n; i++)
    {
      const KeiPairedUnit *unit = _kei_unit_at (self, KEI_SIDE_NEW, i), *partner;

      if (unit->partner == KEI_UNIT_NONE)
        continue;
      partner = _kei_unit_at (self, KEI_SIDE_OLD, unit->partner);
      if (_kei_comparison_is_elsewhere (self, self->seat[KEI_SIDE_NEW][i], self->seat[KEI_SIDE_OLD][unit->partner]))
        self->flags[i] |= KEI_COMPARISON_IS_MOVED;
      if (has_other_level_now (self, before, i, partner, unit))
        self->flags[i] |= KEI_COMPARISON_IS_OTHER_LEVEL;
    }
  mark_siblings (&placer, 0, n);
  for (guint32 i = 0; i < n; i++)
    if (_kei_unit_at (self, KEI_SIDE_NEW, i)->end > i + 1)
      mark_siblings (&placer, i + 1, _kei_unit_at (self, KEI_SIDE_NEW, i)->end);
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
  self->flags = g_new0 (guint8, self->pairing->n_units[KEI_SIDE_NEW] + 1);
  _kei_comparison_find_halves (self);
  mark_units (self, before);
  g_clear_pointer (&self->joins, g_hash_table_unref);
}
