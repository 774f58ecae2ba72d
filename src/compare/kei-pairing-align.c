/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairing what belongs to one node: its texts, indicators, values, blocks, rows. Each kind has a few keys (kei-pairing-keys.c),
 * tried one after the other on what the one before left. Equal keys are paired in their order. What is still left and
 * is prose is paired where it is alike. Kept cheap: most lists have fewer than ten entries. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kei-hash.h"
#include "kei-pairing-private.h"

#define MAX_PASSES 4
#define FEW 32       /* entries whose keys need no memory of their own */
#define MAX_ALIKE 64 /* entries left on either side that are still compared with each other */
#define MIN_ALIKE 0.40f

#define ELSEWHERE -2 /* while aligning: its partner stands somewhere else */

/* --- Equal keys --- */

typedef struct
{
  guint64 key;
  guint index;
} Key;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *first = a, *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  return (first->index > second->index) - (first->index < second->index);
}

/* @keys has room for all of the side. */
static guint
collect_keys (const KeiAlign *self, KeiSide side, guint pass, Key *keys, gboolean *any_more)
{
  gboolean more;
  guint n = 0;

  for (guint i = 0; i < self->n[side]; i++)
    if (_kei_align_is_open (self, side, i))
      {
        Key key = { _kei_align_make_key (self, side, i, pass, &more), i };

        *any_more |= more;
        if (key.key != 0)
          keys[n++] = key;
      }
  return n;
}

static void
take (KeiAlign *self, guint old_index, guint new_index)
{
  self->partners[new_index] = (int) old_index;
  self->taken[old_index] = TRUE;
}

/* Most lists have the same keys in the same order. */
static gboolean
are_same_keys (const Key *old_keys, guint n_old, const Key *new_keys, guint n_new)
{
  if (n_old != n_new)
    return FALSE;
  for (guint i = 0; i < n_old; i++)
    if (old_keys[i].key != new_keys[i].key)
      return FALSE;
  return TRUE;
}

/* Returns whether another pass may find more. */
static gboolean
pair_equal_keys (KeiAlign *self, guint pass)
{
  Key small[2][FEW];
  g_autofree Key *many = NULL;
  Key *old_keys = small[0], *new_keys = small[1];
  gboolean old_more = FALSE, new_more = FALSE;
  guint n_old, n_new;

  if (MAX (self->n[0], self->n[1]) > FEW)
    {
      many = g_new (Key, self->n[0] + self->n[1]);
      old_keys = many;
      new_keys = many + self->n[0];
    }
  n_old = collect_keys (self, KEI_SIDE_OLD, pass, old_keys, &old_more);
  n_new = collect_keys (self, KEI_SIDE_NEW, pass, new_keys, &new_more);
  if (!are_same_keys (old_keys, n_old, new_keys, n_new))
    {
      qsort (old_keys, n_old, sizeof (Key), compare_keys);
      qsort (new_keys, n_new, sizeof (Key), compare_keys);
    }
  for (guint i = 0, j = 0; i < n_old && j < n_new;)
    {
      const Key *a = &old_keys[i], *b = &new_keys[j];

      if (a->key == b->key)
        {
          take (self, a->index, b->index);
          i++;
          j++;
        }
      else if (a->key < b->key)
        i++;
      else
        j++;
    }
  return old_more && new_more;
}

/* --- Likeness --- */

static const char *
prose_of (const KeiNode *node)
{
  return kei_node_get_kind (node) == KEI_KIND_TEXT ? kei_node_get_text (node, KEI_FIELD_BODY) : kei_node_get_headline (node);
}

typedef struct
{
  float likeness;
  guint a, b;
} Alike;

static int
compare_alike (gconstpointer a, gconstpointer b)
{
  const Alike *first = a, *second = b;
  int distance = ABS ((int) first->a - (int) first->b) - ABS ((int) second->a - (int) second->b);

  if (first->likeness != second->likeness)
    return first->likeness > second->likeness ? -1 : 1;
  return distance != 0 ? distance : (int) (first->a + first->b) - (int) (second->a + second->b);
}

static GPtrArray *
sketch_open (const KeiAlign *self, KeiSide side, GArray *indices)
{
  GPtrArray *sketches = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n[side] && indices->len <= MAX_ALIKE; i++)
    if (_kei_align_is_open (self, side, i))
      {
        g_array_append_val (indices, i);
        g_ptr_array_add (sketches, _kei_sketch_new (self->pairing->spellings, prose_of (self->nodes[side][i])));
      }
  return sketches;
}

/* What is alike enough, the most alike first. */
static void
pair_alike (KeiAlign *self)
{
  g_autoptr (GArray) old_open = g_array_new (FALSE, FALSE, sizeof (guint)), new_open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) old_sketches = sketch_open (self, KEI_SIDE_OLD, old_open), new_sketches = sketch_open (self, KEI_SIDE_NEW, new_open);
  g_autoptr (GArray) alikes = g_array_new (FALSE, FALSE, sizeof (Alike));

  if (old_open->len > MAX_ALIKE || new_open->len > MAX_ALIKE)
    return;
  for (guint i = 0; i < old_open->len; i++)
    for (guint j = 0; j < new_open->len; j++)
      {
        Alike alike = { _kei_sketch_liken (old_sketches->pdata[i], new_sketches->pdata[j]), g_array_index (old_open, guint, i), g_array_index (new_open, guint, j) };

        if (alike.likeness >= MIN_ALIKE && kei_node_get_kind (self->nodes[0][alike.a]) == kei_node_get_kind (self->nodes[1][alike.b]) && _kei_align_may_be_alike (self->nodes[0][alike.a], self->nodes[1][alike.b]))
          g_array_append_val (alikes, alike);
      }
  g_array_sort (alikes, compare_alike);
  for (guint i = 0; i < alikes->len; i++)
    {
      const Alike *alike = &g_array_index (alikes, Alike, i);

      if (_kei_align_is_open (self, KEI_SIDE_OLD, alike->a) && _kei_align_is_open (self, KEI_SIDE_NEW, alike->b))
        take (self, alike->a, alike->b);
    }
}

/* --- Identifiers --- */

/* Where both parents have one identifier and are no pair, somebody said that they are two things. */
static gboolean
is_same_by_id (const KeiPairing *pairing, KeiId id, KeiKind kind)
{
  KeiNode *nodes[2], *parents[2];

  for (guint side = 0; side < 2; side++)
    {
      nodes[side] = kei_tree_lookup (pairing->trees[side], id);
      if (nodes[side] == NULL || kei_node_get_kind (nodes[side]) != kind)
        return FALSE;
      parents[side] = kei_tree_get_parent (pairing->trees[side], id);
    }
  return kei_node_get_id (parents[0]) != kei_node_get_id (parents[1]) || kei_pairing_get_partner (pairing, KEI_SIDE_OLD, kei_node_get_id (parents[0])) == kei_node_get_id (parents[1]);
}

typedef struct
{
  KeiId id;
  guint index;
} Position;

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const Position *first = a, *second = b;

  return (first->id > second->id) - (first->id < second->id);
}

/* Where the old children stand, by their ids; (transfer full). */
static Position *
sort_ids (const KeiAlign *self)
{
  Position *positions = g_new (Position, self->n[KEI_SIDE_OLD] + 1);

  for (guint i = 0; i < self->n[KEI_SIDE_OLD]; i++)
    positions[i] = (Position){ kei_node_get_id (self->nodes[KEI_SIDE_OLD][i]), i };
  qsort (positions, self->n[KEI_SIDE_OLD], sizeof *positions, compare_positions);
  return positions;
}

/* The index of the old child with this id, or -1; most stand where they stood. @sorted (nullable) is made when needed. */
static int
find_old (const KeiAlign *self, KeiId id, guint likely, Position **sorted)
{
  Position wanted = { id, 0 }, *found;

  if (likely < self->n[KEI_SIDE_OLD] && kei_node_get_id (self->nodes[KEI_SIDE_OLD][likely]) == id)
    return (int) likely;
  if (*sorted == NULL)
    *sorted = sort_ids (self);
  found = bsearch (&wanted, *sorted, self->n[KEI_SIDE_OLD], sizeof wanted, compare_positions);
  return found != NULL ? (int) found->index : -1;
}

static void
pair_same_ids (KeiAlign *self)
{
  g_autofree Position *sorted = NULL;

  for (guint j = 0; j < self->n[KEI_SIDE_NEW]; j++)
    {
      const KeiNode *node = self->nodes[KEI_SIDE_NEW][j];
      KeiId id = kei_node_get_id (node);
      int i = find_old (self, id, j, &sorted);

      if (i >= 0 && kei_node_get_kind (self->nodes[KEI_SIDE_OLD][i]) == kei_node_get_kind (node))
        take (self, (guint) i, j);
      else if (i < 0 && kei_tree_contains (self->pairing->trees[KEI_SIDE_OLD], id) && is_same_by_id (self->pairing, id, kei_node_get_kind (node)))
        self->partners[j] = ELSEWHERE;
    }
  for (guint i = 0; i < self->n[KEI_SIDE_OLD]; i++)
    {
      KeiId id = kei_node_get_id (self->nodes[KEI_SIDE_OLD][i]);

      if (!self->taken[i] && kei_tree_contains (self->pairing->trees[KEI_SIDE_NEW], id) && is_same_by_id (self->pairing, id, kei_node_get_kind (self->nodes[KEI_SIDE_OLD][i])))
        self->taken[i] = TRUE;
    }
}

/* --- The same names --- */

/* What makes the first key, as it is written; NULL where it is more than a text. */
static const char *
first_name (const KeiNode *node)
{
  switch ((int) kei_node_get_kind (node))
    {
    case KEI_KIND_INDICATOR:
      return kei_node_get_text (node, KEI_FIELD_NAME);
    case KEI_KIND_PARAGRAPH:
    case KEI_KIND_LIST:
    case KEI_KIND_TABLE:
    case KEI_KIND_ROW:
    case KEI_KIND_FIGURE:
    case KEI_KIND_REMARK:
      return kei_node_get_headline (node);
    default:
      return NULL;
    }
}

/* Lists whose entries are called the same one by one need no keys. */
static gboolean
pair_same_names (KeiAlign *self)
{
  if (self->n[0] != self->n[1])
    return FALSE;
  for (guint i = 0; i < self->n[0]; i++)
    {
      const char *names[2] = { first_name (self->nodes[0][i]), first_name (self->nodes[1][i]) };

      if (names[0] == NULL || names[1] == NULL || names[0][0] == '\0' || strcmp (names[0], names[1]) != 0 || kei_node_get_kind (self->nodes[0][i]) != kei_node_get_kind (self->nodes[1][i]))
        return FALSE;
    }
  for (guint i = 0; i < self->n[0]; i++)
    take (self, i, i);
  return TRUE;
}

/* --- All together --- */

static gboolean
is_open_somewhere (const KeiAlign *self)
{
  gboolean old_open = FALSE, new_open = FALSE;

  for (guint i = 0; i < self->n[KEI_SIDE_OLD] && !old_open; i++)
    old_open = _kei_align_is_open (self, KEI_SIDE_OLD, i);
  for (guint i = 0; i < self->n[KEI_SIDE_NEW] && !new_open; i++)
    new_open = _kei_align_is_open (self, KEI_SIDE_NEW, i);
  return old_open && new_open;
}

static gboolean
is_prose (KeiSlot slot)
{
  return slot == KEI_SLOT_TEXTS || slot == KEI_SLOT_INDICATORS || slot == KEI_SLOT_BLOCKS || slot == KEI_SLOT_ROWS;
}

static void
align (const KeiPairing *pairing, const KeiNode *old_parent, const KeiNode *new_parent, KeiSlot slot, gboolean by_ids, int *partners)
{
  KeiAlign self = { .pairing = pairing, .partners = partners };
  gboolean small[64];
  gboolean more = TRUE;

  self.nodes[KEI_SIDE_OLD] = kei_node_get_children (old_parent, slot, &self.n[KEI_SIDE_OLD]);
  self.nodes[KEI_SIDE_NEW] = kei_node_get_children (new_parent, slot, &self.n[KEI_SIDE_NEW]);
  for (guint j = 0; j < self.n[KEI_SIDE_NEW]; j++)
    partners[j] = -1;
  if (self.n[KEI_SIDE_OLD] == 0 || self.n[KEI_SIDE_NEW] == 0)
    return;
  if (_kei_slot_has_units (slot))
    {
      g_autofree Position *sorted = NULL;

      for (guint j = 0; j < self.n[KEI_SIDE_NEW]; j++)
        {
          const KeiPair *pair = kei_pairing_find (pairing, KEI_SIDE_NEW, kei_node_get_id (self.nodes[KEI_SIDE_NEW][j]));

          if (pair != NULL)
            partners[j] = find_old (&self, pair->old_id, j, &sorted);
        }
      return;
    }

  self.taken = self.n[KEI_SIDE_OLD] <= G_N_ELEMENTS (small) ? small : g_new (gboolean, self.n[KEI_SIDE_OLD]);
  memset (self.taken, 0, self.n[KEI_SIDE_OLD] * sizeof (gboolean));
  if (by_ids && pairing->shares_ids)
    pair_same_ids (&self);
  else if (pair_same_names (&self))
    more = FALSE;
  for (guint pass = 0; pass < MAX_PASSES && more && is_open_somewhere (&self); pass++)
    more = pair_equal_keys (&self, pass);
  if (is_prose (slot) && is_open_somewhere (&self))
    pair_alike (&self);
  for (guint j = 0; j < self.n[KEI_SIDE_NEW]; j++)
    if (partners[j] == ELSEWHERE)
      partners[j] = -1;
  if (self.taken != small)
    g_free (self.taken);
}

void
kei_pairing_align (const KeiPairing *pairing, const KeiNode *old_parent, const KeiNode *new_parent, KeiSlot slot, int *partners)
{
  align (pairing, old_parent, new_parent, slot, TRUE, partners);
}

void
_kei_pairing_align_told (const KeiPairing *pairing, const KeiNode *old_parent, const KeiNode *new_parent, KeiSlot slot, int *partners)
{
  gboolean same_plan = kei_node_get_id (kei_tree_get_root (pairing->trees[0])) == kei_node_get_id (kei_tree_get_root (pairing->trees[1]));

  align (pairing, old_parent, new_parent, slot, same_plan || !_kei_slot_has_years (slot), partners);
}

/* Whether @id stands in the plan's record, which is not paired. */
static gboolean
is_in_record (KeiTree *tree, KeiId id)
{
  KeiNode *root = kei_tree_get_root (tree);
  KeiId parent;

  while ((parent = kei_tree_get_parent_id (tree, id)) != kei_node_get_id (root) && parent != KEI_ID_NONE)
    id = parent;
  return parent != KEI_ID_NONE && kei_schema_kind (KEI_KIND_PLAN)->slots[kei_schema_slot_index (KEI_KIND_PLAN, kei_tree_get_slot (tree, id))].part == KEI_PART_RECORD;
}

KeiId
kei_pairing_get_partner (const KeiPairing *pairing, KeiSide side, KeiId id)
{
  KeiSide other = kei_side_other (side);
  KeiNode *roots[2] = { kei_tree_get_root (pairing->trees[side]), kei_tree_get_root (pairing->trees[other]) };
  const KeiPair *pair = kei_pairing_find (pairing, side, id);
  KeiNode *parent, *other_parent, *nodes[2];
  g_autofree int *partners = NULL;
  KeiSlot slot;
  guint n, n_other;
  const KeiId *ids;
  guint64 unit;
  KeiId parent_partner;
  int at;

  if (pair != NULL)
    return side == KEI_SIDE_OLD ? pair->new_id : pair->old_id;
  if (id == kei_node_get_id (roots[0]))
    return kei_node_get_id (roots[1]);
  parent = kei_tree_get_parent (pairing->trees[side], id);
  if (parent == NULL || kei_id_map_lookup (pairing->ids[side], id, &unit) || is_in_record (pairing->trees[side], id))
    return KEI_ID_NONE;
  slot = kei_tree_get_slot (pairing->trees[side], id);
  if (pairing->shares_ids && is_same_by_id (pairing, id, kei_node_get_kind (kei_tree_lookup (pairing->trees[side], id))))
    return id;
  parent_partner = kei_pairing_get_partner (pairing, side, kei_node_get_id (parent));
  other_parent = parent_partner != KEI_ID_NONE ? kei_tree_lookup (pairing->trees[other], parent_partner) : NULL;
  if (other_parent == NULL || kei_schema_slot_index (kei_node_get_kind (other_parent), slot) < 0)
    return KEI_ID_NONE;

  nodes[side] = parent;
  nodes[other] = other_parent;
  kei_node_get_children (nodes[KEI_SIDE_NEW], slot, &n);
  partners = g_new (int, n + 1);
  kei_pairing_align (pairing, nodes[KEI_SIDE_OLD], nodes[KEI_SIDE_NEW], slot, partners);
  at = kei_node_find_child (parent, slot, id);
  ids = kei_node_get_child_ids (other_parent, slot, &n_other);
  if (side == KEI_SIDE_NEW)
    return partners[at] >= 0 ? ids[partners[at]] : KEI_ID_NONE;
  for (guint j = 0; j < n; j++)
    if (partners[j] == at)
      return ids[j];
  return KEI_ID_NONE;
}
