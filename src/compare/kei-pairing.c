/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pairing from beginning to end, and what it answers afterwards. */
#include "config.h"

#include "kei-pairing.h"

#include <string.h>

#include "kei-pairing-private.h"

G_DEFINE_BOXED_TYPE (KeiPairing, kei_pairing, kei_pairing_ref, kei_pairing_unref)

/* --- Making --- */

static KeiIdMap *
map_units (const KeiPlanUnits *side)
{
  KeiIdMap *map = kei_id_map_new (side->units->len);

  for (guint32 i = 0; i < side->units->len; i++)
    kei_id_map_fill (map, kei_node_get_id (g_array_index (side->units, KeiUnit, i).node), i);
  return map;
}

void
_kei_pairer_clear (KeiPairer *pairer)
{
  for (guint side = 0; side < 2; side++)
    {
      g_array_unref (pairer->sides[side].units);
      g_array_unref (pairer->sides[side].features);
    }
  g_clear_pointer (&pairer->forbidden, g_hash_table_unref);
  g_clear_pointer (&pairer->spellings, kei_spellings_free);
  g_array_unref (pairer->edges);
  g_array_unref (pairer->begins);
  g_array_unref (pairer->shares);
}

static gboolean
is_all_paired (const KeiPairer *pairer, KeiSide side)
{
  for (guint32 i = 0; i < _kei_n_units (pairer, side); i++)
    if (_kei_unit_is_open (_kei_unit (pairer, side, i)))
      return FALSE;
  return TRUE;
}

gboolean
_kei_pairer_run (KeiPairer *pairer, KeiIdMap *const *maps, const KeiPairingOptions *options, gboolean *shares_ids)
{
  if (!_kei_pairer_pair_known (pairer, maps, options, shares_ids))
    return FALSE;
  /* With nothing left on one side there is nothing to look for but parts of what is left on the other. */
  if (is_all_paired (pairer, KEI_SIDE_OLD) && is_all_paired (pairer, KEI_SIDE_NEW))
    return TRUE;
  _kei_pairer_progress (pairer, 0.05);
  if (!_kei_pairer_make_features (pairer))
    return FALSE;
  _kei_pairer_progress (pairer, 0.2);
  if (!_kei_pairer_find_edges (pairer))
    return FALSE;
  _kei_pairer_progress (pairer, 0.4);
  return _kei_pairer_match (pairer) && _kei_pairer_pair_parents (pairer) && _kei_pairer_pair_named (pairer) && _kei_pairer_find_shares (pairer);
}

/* The same title and texts, code point for code point. */
static gboolean
are_identical (const KeiNode *a, const KeiNode *b)
{
  static const struct
  {
    KeiSlot slot;
    KeiField fields[2];
  } slots[] = {
    { KEI_SLOT_TEXTS, { KEI_FIELD_LABEL, KEI_FIELD_BODY } },
    { KEI_SLOT_BLOCKS, { KEI_FIELD_BODY, KEI_FIELD_CAPTION } },
  };

  if (!g_str_equal (kei_node_get_headline (a), kei_node_get_headline (b))
      || !g_str_equal (kei_node_get_text (a, KEI_FIELD_TEXT), kei_node_get_text (b, KEI_FIELD_TEXT))
      || !g_str_equal (kei_node_get_text (a, KEI_FIELD_EXPLANATION), kei_node_get_text (b, KEI_FIELD_EXPLANATION)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      guint n, n_other;
      KeiNode *const *first = kei_node_get_children (a, slots[i].slot, &n);
      KeiNode *const *second = kei_node_get_children (b, slots[i].slot, &n_other);

      if (n != n_other)
        return FALSE;
      for (guint j = 0; j < n; j++)
        for (guint k = 0; k < 2; k++)
          if (!g_str_equal (kei_node_get_text (first[j], slots[i].fields[k]), kei_node_get_text (second[j], slots[i].fields[k])))
            return FALSE;
    }
  return TRUE;
}

KeiPair
_kei_pairer_make_pair (const KeiPairer *pairer, guint32 b)
{
  const KeiUnit *unit = _kei_unit (pairer, KEI_SIDE_NEW, b), *partner = _kei_unit (pairer, KEI_SIDE_OLD, unit->partner);
  KeiPair pair = { kei_node_get_id (partner->node), kei_node_get_id (unit->node), unit->by, KEI_PAIR_CERTAIN, KEI_DOUBT_NONE, unit->score, unit->second };

  pair.certainty = _kei_pairer_judge_certainty (pairer, partner, unit, &pair.doubt);
  if (!unit->fixed && unit->own == partner->own && are_identical (partner->node, unit->node))
    pair.by = KEI_PAIR_BY_IDENTICAL;
  return pair;
}

static void
take_units (KeiPairing *self, KeiPairer *pairer, KeiSide side)
{
  self->n_units[side] = _kei_n_units (pairer, side);
  self->units[side] = g_new (KeiPairedUnit, self->n_units[side]);
  for (guint32 i = 0; i < self->n_units[side]; i++)
    {
      const KeiUnit *unit = _kei_unit (pairer, side, i);

      self->units[side][i] = (KeiPairedUnit){ unit->node, unit->parent, unit->end, unit->partner, KEI_UNIT_NONE, unit->kind };
    }
}

static void
take_pairs (KeiPairing *self, KeiPairer *pairer)
{
  take_units (self, pairer, KEI_SIDE_OLD);
  take_units (self, pairer, KEI_SIDE_NEW);
  self->pairs = g_array_sized_new (FALSE, FALSE, sizeof (KeiPair), self->n_units[KEI_SIDE_NEW]);
  for (guint32 b = 0; b < self->n_units[KEI_SIDE_NEW]; b++)
    {
      const KeiUnit *unit = _kei_unit (pairer, KEI_SIDE_NEW, b);
      KeiPair pair;

      if (unit->partner == KEI_UNIT_NONE)
        continue;
      pair = _kei_pairer_make_pair (pairer, b);
      self->units[KEI_SIDE_NEW][b].pair = self->units[KEI_SIDE_OLD][unit->partner].pair = self->pairs->len;
      g_array_append_val (self->pairs, pair);
    }
}

/* --- The object --- */

KeiPairing *
kei_pairing_new (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options, GCancellable *cancellable, KeiPairingProgress progress, gpointer data, GError **error)
{
  static const KeiPairingOptions no_options = { 0 };
  g_auto (KeiPairer) pairer = { .cancellable = cancellable, .progress = progress, .progress_data = data };
  g_autoptr (KeiPairing) self = g_new0 (KeiPairing, 1);

  options = options != NULL ? options : &no_options;
  g_atomic_ref_count_init (&self->ref_count);
  self->pinned = g_array_new (FALSE, FALSE, sizeof (KeiIdPair));
  self->forbidden = g_array_new (FALSE, FALSE, sizeof (KeiIdPair));
  self->lost = g_array_new (FALSE, FALSE, sizeof (KeiPair));
  if (options->n_pinned > 0)
    g_array_append_vals (self->pinned, options->pinned, options->n_pinned);
  if (options->n_forbidden > 0)
    g_array_append_vals (self->forbidden, options->forbidden, options->n_forbidden);
  self->ignore_record = options->ignore_record;
  self->ignore_ids = options->ignore_ids;
  self->trees[KEI_SIDE_OLD] = kei_tree_ref (old_tree);
  self->trees[KEI_SIDE_NEW] = kei_tree_ref (new_tree);
  pairer.edges = g_array_new (FALSE, FALSE, sizeof (KeiEdge));
  pairer.begins = g_array_new (FALSE, FALSE, sizeof (guint32));
  pairer.shares = g_array_new (FALSE, FALSE, sizeof (KeiShare));
  for (guint side = 0; side < 2; side++)
    {
      _kei_units_collect (&pairer.sides[side], self->trees[side]);
      self->ids[side] = map_units (&pairer.sides[side]);
    }
  if (g_cancellable_is_cancelled (cancellable) || !_kei_pairer_run (&pairer, self->ids, options, &self->shares_ids))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  take_pairs (self, &pairer);
  self->shares = g_array_ref (pairer.shares);
  self->spellings = kei_spellings_new ();
  self->n_limited = pairer.n_limited;
  _kei_pairer_progress (&pairer, 1);
  return g_steal_pointer (&self);
}

KeiPairing *
kei_pairing_ref (KeiPairing *pairing)
{
  g_atomic_ref_count_inc (&pairing->ref_count);
  return pairing;
}

void
kei_pairing_unref (KeiPairing *pairing)
{
  if (!g_atomic_ref_count_dec (&pairing->ref_count))
    return;
  for (guint side = 0; side < 2; side++)
    {
      kei_tree_unref (pairing->trees[side]);
      g_clear_pointer (&pairing->ids[side], kei_id_map_unref);
      g_free (pairing->units[side]);
    }
  g_clear_pointer (&pairing->pairs, g_array_unref);
  g_clear_pointer (&pairing->shares, g_array_unref);
  g_clear_pointer (&pairing->pinned, g_array_unref);
  g_clear_pointer (&pairing->forbidden, g_array_unref);
  g_clear_pointer (&pairing->lost, g_array_unref);
  g_clear_pointer (&pairing->spellings, kei_spellings_free);
  g_free (pairing);
}

KeiTree *
kei_pairing_get_tree (const KeiPairing *pairing, KeiSide side)
{
  return pairing->trees[side];
}

const KeiPair *
kei_pairing_get_pairs (const KeiPairing *pairing, guint *n)
{
  *n = pairing->pairs->len;
  return (const KeiPair *) (void *) pairing->pairs->data;
}

const KeiPair *
kei_pairing_find (const KeiPairing *pairing, KeiSide side, KeiId id)
{
  guint64 unit;
  guint32 pair;

  if (!kei_id_map_lookup (pairing->ids[side], id, &unit))
    return NULL;
  pair = pairing->units[side][unit].pair;
  return pair != KEI_UNIT_NONE ? &g_array_index (pairing->pairs, KeiPair, pair) : NULL;
}

const KeiShare *
kei_pairing_get_shares (const KeiPairing *pairing, guint *n)
{
  *n = pairing->shares->len;
  return (const KeiShare *) (void *) pairing->shares->data;
}

guint
kei_pairing_get_n_limited (const KeiPairing *pairing)
{
  return pairing->n_limited;
}
