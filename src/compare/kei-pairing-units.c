/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan's items, sections and other things that are paired by themselves, as one flat array in the
 * order of the file. */
#include "config.h"

#include "kei-pairing-private.h"

const KeiSlot _kei_unit_slots[KEI_N_UNIT_SLOTS] = {
  KEI_SLOT_LEVELS, KEI_SLOT_DEPARTMENTS, KEI_SLOT_RELATED_PLANS, KEI_SLOT_VIEWPOINTS, KEI_SLOT_SECTIONS, KEI_SLOT_ITEMS, KEI_SLOT_TERMS
};

static void
collect_slot (GArray *units, KeiNode *parent, KeiSlot slot, guint32 parent_unit, guint depth)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (parent, slot, &n);
  guint32 previous = KEI_UNIT_NONE;

  for (guint i = 0; i < n; i++)
    {
      guint32 self = units->len;
      KeiKind kind = kei_node_get_kind (children[i]);
      KeiUnit unit = {
        .node = children[i], .parent = parent_unit, .previous = previous, .next = KEI_UNIT_NONE, .position = i, .kind = (guint8) kind, .depth = (guint8) depth, .partner = KEI_UNIT_NONE
      };

      g_array_append_val (units, unit);
      if (previous != KEI_UNIT_NONE)
        g_array_index (units, KeiUnit, previous).next = self;
      previous = self;
      /* Only these two are trees of their own kind. */
      if (kind == KEI_KIND_ITEM || kind == KEI_KIND_SECTION)
        {
          KeiSlot below = kind == KEI_KIND_ITEM ? KEI_SLOT_ITEMS : KEI_SLOT_SECTIONS;

          collect_slot (units, children[i], below, self, depth + 1);
          g_array_index (units, KeiUnit, self).n_children = kei_node_get_n_children (children[i], below);
        }
      g_array_index (units, KeiUnit, self).end = units->len;
    }
}

void
_kei_units_collect (KeiPlanUnits *units, KeiTree *tree)
{
  units->tree = tree;
  units->units = g_array_new (FALSE, FALSE, sizeof (KeiUnit));
  units->features = g_array_sized_new (FALSE, FALSE, sizeof (KeiFeature), 16);
  for (guint i = 0; i < KEI_N_UNIT_SLOTS; i++)
    collect_slot (units->units, kei_tree_get_root (tree), _kei_unit_slots[i], KEI_UNIT_NONE, 0);
}

void
_kei_pairer_pair (KeiPairer *pairer, guint32 a, guint32 b, KeiPairBy by, float score)
{
  KeiUnit *units[2] = { _kei_unit (pairer, KEI_SIDE_OLD, a), _kei_unit (pairer, KEI_SIDE_NEW, b) };

  for (guint i = 0; i < 2; i++)
    {
      units[i]->partner = i == 0 ? b : a;
      units[i]->by = by;
      units[i]->score = score;
      units[i]->fixed = by == KEI_PAIR_BY_HAND || by == KEI_PAIR_BY_ID || by == KEI_PAIR_BY_ORIGIN;
    }
}

gboolean
_kei_pairer_may_pair (const KeiPairer *pairer, const KeiUnit *a, const KeiUnit *b)
{
  KeiIdPair ids = { kei_node_get_id (a->node), kei_node_get_id (b->node) };

  return a->kind == b->kind && (pairer->forbidden == NULL || !g_hash_table_contains (pairer->forbidden, &ids));
}

guint
_kei_id_pair_hash (gconstpointer ids)
{
  const KeiIdPair *pair = ids;

  return (guint) (pair->old_id * 31 + pair->new_id) ^ (guint) (pair->new_id >> 32);
}

gboolean
_kei_id_pair_equal (gconstpointer a, gconstpointer b)
{
  const KeiIdPair *first = a, *second = b;

  return first->old_id == second->old_id && first->new_id == second->new_id;
}
