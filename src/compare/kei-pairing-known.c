/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs that need no looking at the text: pinned ones, the same identifier, and origins. */
#include "config.h"

#include "kei-choices.h"
#include "kei-pairing-private.h"
#include "kei-pairing-record.h"

#define MAX_JUDGED 200 /* titles of the same identifier that are looked at */
#define MIN_JUDGED 5
#define MAX_JUDGED_TITLE 100 /* characters */

typedef struct
{
  KeiPairer *pairer;
  KeiIdMap *units[2]; /* (unowned) */
} Known;

static guint32
find_unit (const Known *self, KeiSide side, KeiId id)
{
  guint64 unit;

  return kei_id_map_lookup (self->units[side], id, &unit) ? (guint32) unit : KEI_UNIT_NONE;
}

static gboolean
pair_if_open (const Known *self, guint32 a, guint32 b, KeiPairBy by)
{
  const KeiUnit *first, *second;

  if (a == KEI_UNIT_NONE || b == KEI_UNIT_NONE)
    return FALSE;
  first = _kei_unit (self->pairer, KEI_SIDE_OLD, a);
  second = _kei_unit (self->pairer, KEI_SIDE_NEW, b);
  if (first->partner != KEI_UNIT_NONE || second->partner != KEI_UNIT_NONE || !_kei_pairer_may_pair (self->pairer, first, second))
    return FALSE;
  if (by != KEI_PAIR_BY_HAND && (first->settled || second->settled))
    return FALSE;
  _kei_pairer_pair (self->pairer, a, b, by, 1);
  return TRUE;
}

/* Of a part nothing else is looked for any more. */
static void
add_share (Known *self, KeiSide whole_side, guint32 whole, guint32 part, gboolean by_hand)
{
  KeiUnit *unit = _kei_unit (self->pairer, kei_side_other (whole_side), part);
  KeiShare share = { whole_side, kei_node_get_id (_kei_unit (self->pairer, whole_side, whole)->node), kei_node_get_id (unit->node), 1, 0, !by_hand, by_hand };

  unit->settled = TRUE;
  g_array_append_val (self->pairer->shares, share);
}

/* --- Pins --- */

static void
forbid (KeiPairer *pairer, KeiIdPair ids)
{
  if (pairer->forbidden == NULL)
    pairer->forbidden = g_hash_table_new_full (_kei_id_pair_hash, _kei_id_pair_equal, g_free, NULL);
  g_hash_table_add (pairer->forbidden, g_memdup2 (&ids, sizeof ids));
}

/* What the records of the two say of each other. */
static void
read_record (KeiTree *const *trees, GArray *pinned, GArray *forbidden)
{
  g_autoptr (KeiPairingRecord) record = kei_pairing_record_new (trees[KEI_SIDE_OLD], trees[KEI_SIDE_NEW]);
  guint n;
  const KeiPairNote *notes = kei_pairing_record_get_notes (record, &n);

  for (guint i = 0; i < n; i++)
    {
      if (kei_pairing_record_find (record, notes[i].ids.old_id, notes[i].ids.new_id) != &notes[i])
        continue;
      if (notes[i].verdict == KEI_VERDICT_PINNED)
        g_array_append_val (pinned, notes[i].ids);
      else if (notes[i].verdict == KEI_VERDICT_FORBIDDEN)
        g_array_append_val (forbidden, notes[i].ids);
    }
}

void
_kei_hand_read (KeiTree *const *trees, const KeiPairingOptions *options, GArray *pinned, GArray *forbidden)
{
  if (options->n_pinned > 0)
    g_array_append_vals (pinned, options->pinned, options->n_pinned);
  if (options->n_forbidden > 0)
    g_array_append_vals (forbidden, options->forbidden, options->n_forbidden);
  if (!options->ignore_record)
    read_record (trees, pinned, forbidden);
}

/* A pin on what is pinned to something else already says that the other half of that stands there. */
static void
pin_share (Known *self, guint32 a, guint32 b)
{
  const KeiUnit *first, *second;

  if (a == KEI_UNIT_NONE || b == KEI_UNIT_NONE)
    return;
  first = _kei_unit (self->pairer, KEI_SIDE_OLD, a);
  second = _kei_unit (self->pairer, KEI_SIDE_NEW, b);
  if (first->kind != KEI_KIND_ITEM || !_kei_pairer_may_pair (self->pairer, first, second))
    return;
  if (first->partner == KEI_UNIT_NONE && second->partner != KEI_UNIT_NONE)
    add_share (self, KEI_SIDE_NEW, b, a, TRUE);
  else if (second->partner == KEI_UNIT_NONE && first->partner != KEI_UNIT_NONE)
    add_share (self, KEI_SIDE_OLD, a, b, TRUE);
}

static void
obey_hand (Known *self, const KeiPairingOptions *options)
{
  KeiTree *trees[2] = { self->pairer->sides[0].tree, self->pairer->sides[1].tree };
  g_autoptr (GArray) pinned = g_array_new (FALSE, FALSE, sizeof (KeiIdPair));
  g_autoptr (GArray) forbidden = g_array_new (FALSE, FALSE, sizeof (KeiIdPair));

  _kei_hand_read (trees, options, pinned, forbidden);
  for (guint i = 0; i < forbidden->len; i++)
    forbid (self->pairer, g_array_index (forbidden, KeiIdPair, i));
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < pinned->len; i++)
      {
        const KeiIdPair *ids = &g_array_index (pinned, KeiIdPair, i);
        guint32 a = find_unit (self, KEI_SIDE_OLD, ids->old_id), b = find_unit (self, KEI_SIDE_NEW, ids->new_id);

        if (pass == 0)
          pair_if_open (self, a, b, KEI_PAIR_BY_HAND);
        else
          pin_share (self, a, b);
      }
}

/* --- Identifiers --- */

/* Whether two titles have a fair part of their pairs of characters in common. */
static gboolean
are_alike (const char *one, const char *other)
{
  g_autoptr (GArray) a = g_array_new (FALSE, FALSE, sizeof (gunichar)), b = g_array_new (FALSE, FALSE, sizeof (gunichar));
  guint common = 0;

  kei_fold_append (a, one, FALSE);
  kei_fold_append (b, other, FALSE);
  if (a->len > MAX_JUDGED_TITLE || b->len > MAX_JUDGED_TITLE || a->len < 2 || b->len < 2)
    return g_str_equal (one, other);
  for (guint i = 0; i + 1 < a->len; i++)
    for (guint j = 0; j + 1 < b->len; j++)
      if (g_array_index (a, gunichar, i) == g_array_index (b, gunichar, j) && g_array_index (a, gunichar, i + 1) == g_array_index (b, gunichar, j + 1))
        {
          common++;
          break;
        }
  return common * 4 >= MIN (a->len, b->len) - 1;
}

/* Identifiers are never used twice; but those that were made from one seed are the same in plans that have nothing to do
 * with each other. There, hardly any title is like its namesake's. */
static gboolean
are_ids_accidental (const Known *self)
{
  KeiPairer *pairer = self->pairer;
  guint32 n = _kei_n_units (pairer, KEI_SIDE_NEW), step = n / MAX_JUDGED + 1;
  guint judged = 0, alike = 0;

  for (guint32 b = 0; b < n; b += step)
    {
      const KeiUnit *unit = _kei_unit (pairer, KEI_SIDE_NEW, b);
      guint32 a = find_unit (self, KEI_SIDE_OLD, kei_node_get_id (unit->node));
      const char *titles[2];

      if (a == KEI_UNIT_NONE || _kei_unit (pairer, KEI_SIDE_OLD, a)->kind != unit->kind || (unit->kind != KEI_KIND_ITEM && unit->kind != KEI_KIND_SECTION))
        continue;
      titles[0] = kei_node_get_headline (_kei_unit (pairer, KEI_SIDE_OLD, a)->node);
      titles[1] = kei_node_get_headline (unit->node);
      if (*titles[0] == '\0' || *titles[1] == '\0')
        continue;
      judged++;
      alike += unit->node == _kei_unit (pairer, KEI_SIDE_OLD, a)->node || are_alike (titles[0], titles[1]);
    }
  return judged >= MIN_JUDGED && alike * 4 < judged;
}

static gboolean
pair_ids (Known *self, gboolean *shared)
{
  KeiPairer *pairer = self->pairer;

  *shared = kei_node_get_id (kei_tree_get_root (pairer->sides[0].tree)) == kei_node_get_id (kei_tree_get_root (pairer->sides[1].tree));
  for (guint32 b = 0; b < _kei_n_units (pairer, KEI_SIDE_NEW); b++)
    {
      guint32 a = find_unit (self, KEI_SIDE_OLD, kei_node_get_id (_kei_unit (pairer, KEI_SIDE_NEW, b)->node));

      if (!_kei_pairer_go_on (pairer))
        return FALSE;
      if (a != KEI_UNIT_NONE)
        {
          *shared = TRUE;
          pair_if_open (self, a, b, KEI_PAIR_BY_ID);
        }
    }
  return TRUE;
}

/* --- Origins --- */

/* How an origin of @item that is one of the other plan's units is reached: the unit, or KEI_UNIT_NONE. Copies are new things. */
static guint32
read_origin (const Known *self, KeiSide side, const KeiNode *origin)
{
  KeiTree *tree = self->pairer->sides[side].tree;
  KeiId plan = kei_node_get_ref (origin, KEI_FIELD_ORIGIN_PLAN);
  const char *role = kei_choices_get_role (tree, "origin-kinds", kei_node_get_string (origin, KEI_FIELD_KIND));

  if (g_strcmp0 (role, "copy") == 0 || (plan != KEI_ID_NONE && plan != kei_node_get_id (kei_tree_get_root (self->pairer->sides[kei_side_other (side)].tree))))
    return KEI_UNIT_NONE;
  return find_unit (self, kei_side_other (side), kei_node_get_ref (origin, KEI_FIELD_ORIGIN_ITEM));
}

/* In the first pass an origin that is the only one makes a pair; in the second, what is left is the
 * other half of something. @side names where the origins stand: usually in the later plan. */
static gboolean
follow_origins (Known *self, KeiSide side, guint pass)
{
  for (guint32 i = 0; i < _kei_n_units (self->pairer, side); i++)
    {
      const KeiNode *node = _kei_unit (self->pairer, side, i)->node;
      guint n;
      KeiNode *const *origins = kei_node_get_children (node, KEI_SLOT_ORIGINS, &n);

      if (!_kei_pairer_go_on (self->pairer))
        return FALSE;
      for (guint j = 0; j < n; j++)
        {
          guint32 from = read_origin (self, side, origins[j]);

          if (from == KEI_UNIT_NONE || pair_if_open (self, side == KEI_SIDE_NEW ? from : i, side == KEI_SIDE_NEW ? i : from, KEI_PAIR_BY_ORIGIN) || pass == 0)
            continue;
          if (!_kei_pairer_may_pair (self->pairer, _kei_unit (self->pairer, KEI_SIDE_OLD, side == KEI_SIDE_NEW ? from : i), _kei_unit (self->pairer, KEI_SIDE_NEW, side == KEI_SIDE_NEW ? i : from)))
            continue;
          if (_kei_unit (self->pairer, kei_side_other (side), from)->partner == KEI_UNIT_NONE)
            add_share (self, side, i, from, FALSE);
          else if (_kei_unit (self->pairer, side, i)->partner == KEI_UNIT_NONE)
            add_share (self, kei_side_other (side), from, i, FALSE);
        }
    }
  return TRUE;
}

gboolean
_kei_pairer_pair_known (KeiPairer *pairer, KeiIdMap *const *units, const KeiPairingOptions *options, gboolean *shares_ids)
{
  Known self = { pairer, { units[0], units[1] } };

  *shares_ids = FALSE;
  obey_hand (&self, options);
  if (options->ignore_ids || are_ids_accidental (&self))
    return TRUE;
  if (!pair_ids (&self, shares_ids))
    return FALSE;
  for (guint pass = 0; pass < 2; pass++)
    if (!follow_origins (&self, KEI_SIDE_NEW, pass) || !follow_origins (&self, KEI_SIDE_OLD, pass))
      return FALSE;
  return TRUE;
}
