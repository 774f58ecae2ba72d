/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pairing with its sides swapped. Pairs have no direction, so nothing is looked for: what says on which side something stands
 * says the other one, and what stands in the order of the later plan is put into that of what is the later plan now. */
#include "config.h"

#include "kei-pairing-private.h"

static KeiPair
reverse_pair (const KeiPair *pair)
{
  KeiPair reversed = *pair;

  reversed.old_id = pair->new_id;
  reversed.new_id = pair->old_id;
  return reversed;
}

static GArray *
reverse_ids (const GArray *pairs)
{
  GArray *reversed = g_array_sized_new (FALSE, FALSE, sizeof (KeiIdPair), pairs->len);

  for (guint i = 0; i < pairs->len; i++)
    {
      const KeiIdPair *ids = &g_array_index (pairs, KeiIdPair, i);
      KeiIdPair other = { ids->new_id, ids->old_id };

      g_array_append_val (reversed, other);
    }
  return reversed;
}

static GArray *
reverse_lost (const GArray *pairs)
{
  GArray *reversed = g_array_sized_new (FALSE, FALSE, sizeof (KeiPair), pairs->len);

  for (guint i = 0; i < pairs->len; i++)
    {
      KeiPair pair = reverse_pair (&g_array_index (pairs, KeiPair, i));

      g_array_append_val (reversed, pair);
    }
  return reversed;
}

/* Splits are told before merges. */
static GArray *
reverse_shares (const GArray *shares)
{
  GArray *reversed = g_array_sized_new (FALSE, FALSE, sizeof (KeiShare), shares->len);

  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    for (guint i = 0; i < shares->len; i++)
      {
        KeiShare share = g_array_index (shares, KeiShare, i);

        share.side = kei_side_other (share.side);
        if (share.side == side)
          g_array_append_val (reversed, share);
      }
  return reversed;
}

/* The pairs in the order of the plan that is the later one now. */
static void
take_pairs (KeiPairing *self, const KeiPairing *pairing)
{
  self->pairs = g_array_sized_new (FALSE, FALSE, sizeof (KeiPair), pairing->pairs->len);
  for (guint32 i = 0; i < self->n_units[KEI_SIDE_NEW]; i++)
    {
      KeiPairedUnit *unit = &self->units[KEI_SIDE_NEW][i];
      KeiPair pair;

      if (unit->partner == KEI_UNIT_NONE)
        continue;
      pair = reverse_pair (&g_array_index (pairing->pairs, KeiPair, unit->pair));
      unit->pair = self->units[KEI_SIDE_OLD][unit->partner].pair = self->pairs->len;
      g_array_append_val (self->pairs, pair);
    }
}

KeiPairing *
kei_pairing_reverse (KeiPairing *pairing)
{
  KeiPairing *self = g_new0 (KeiPairing, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    {
      KeiSide from = kei_side_other (side);

      self->trees[side] = kei_tree_ref (pairing->trees[from]);
      self->ids[side] = kei_id_map_ref (pairing->ids[from]);
      self->n_units[side] = pairing->n_units[from];
      self->units[side] = g_memdup2 (pairing->units[from], MAX (pairing->n_units[from], 1) * sizeof (KeiPairedUnit));
    }
  take_pairs (self, pairing);
  self->shares = reverse_shares (pairing->shares);
  self->pinned = reverse_ids (pairing->pinned);
  self->forbidden = reverse_ids (pairing->forbidden);
  self->lost = reverse_lost (pairing->lost);
  self->spellings = kei_spellings_new ();
  self->n_limited = pairing->n_limited;
  self->shares_ids = pairing->shares_ids;
  self->ignore_record = pairing->ignore_record;
  self->ignore_ids = pairing->ignore_ids;
  return self;
}
