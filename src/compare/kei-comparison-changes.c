/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For each unit whether it came, went, stands elsewhere or says something else: one change for each thing that a person
 * would call one, in the order in which both plans are told. */
#include "config.h"

#include "kei-comparison-private.h"

/* A change, and where it is told. */
typedef struct
{
  KeiComparisonChange change;
  guint32 place; /* among the entries of the order */
} Told;

typedef struct
{
  KeiComparison *comparison;
  GArray *told; /* (element-type Told) */
} Finder;

static void
add_id (KeiComparison *self, KeiId id, guint *first, guint *n)
{
  if (*n == 0)
    *first = self->ids->len;
  g_array_append_val (self->ids, id);
  ++*n;
}

static void
tell (Finder *self, const KeiComparisonChange *change, guint32 place)
{
  Told told = { *change, place };

  g_array_append_val (self->told, told);
}

static gboolean
is_part (const KeiComparison *self, KeiSide side, guint32 i)
{
  return self->whole_of[side][i] != KEI_UNIT_NONE;
}

/* The other halves of a whole of @side. Each is told once, with its first whole. */
static void
add_parts (Finder *finder, KeiSide side, guint32 whole, guint *first, guint *n)
{
  KeiComparison *self = finder->comparison;
  guint n_parts;
  const guint32 *parts = _kei_comparison_get_parts (self, side, whole, &n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      add_id (self, kei_node_get_id (_kei_unit_at (self, kei_side_other (side), parts[i])->node), first, n);
      self->change_of[kei_side_other (side)][parts[i]] = finder->told->len + 1;
    }
}

static gboolean
has_parts (const KeiComparison *self, KeiSide side, guint32 whole)
{
  guint n;

  _kei_comparison_get_parts (self, side, whole, &n);
  return n > 0;
}

/* Everything of the branch at @top that has no partner and hangs together. */
static void
add_branch (Finder *finder, KeiSide side, guint32 top)
{
  KeiComparison *self = finder->comparison;
  KeiComparisonChange change = { .type = side == KEI_SIDE_NEW ? KEI_COMPARISON_ADDED : KEI_COMPARISON_REMOVED };
  guint32 mark = finder->told->len + 1;

  for (guint32 i = top; i < _kei_unit_at (self, side, top)->end; i++)
    {
      const KeiPairedUnit *unit = _kei_unit_at (self, side, i);

      if (unit->partner != KEI_UNIT_NONE || (i > top && (self->change_of[side][unit->parent] != mark || is_part (self, side, i) || has_parts (self, side, i))))
        continue;
      self->change_of[side][i] = mark;
      if (side == KEI_SIDE_NEW)
        add_id (self, kei_node_get_id (unit->node), &change.first_new, &change.n_new);
      else
        add_id (self, kei_node_get_id (unit->node), &change.first_old, &change.n_old);
    }
  tell (finder, &change, self->place_of[side][top]);
}

static KeiComparisonType
choose_type (KeiComparisonFlags flags)
{
  if (flags & KEI_COMPARISON_IS_OTHER_LEVEL)
    return KEI_COMPARISON_LEVEL;
  if (flags & KEI_COMPARISON_IS_MOVED)
    return KEI_COMPARISON_MOVED;
  return flags & KEI_COMPARISON_IS_REORDERED ? KEI_COMPARISON_REORDERED : KEI_COMPARISON_CHANGED;
}

static void
add_pair (Finder *finder, guint32 b)
{
  KeiComparison *self = finder->comparison;
  const KeiPairedUnit *unit = _kei_unit_at (self, KEI_SIDE_NEW, b);
  const KeiPair *pair = &g_array_index (self->pairing->pairs, KeiPair, unit->pair);
  gboolean is_merge = has_parts (self, KEI_SIDE_NEW, b), is_split = has_parts (self, KEI_SIDE_OLD, unit->partner);
  KeiComparisonChange change = { .flags = self->flags[b], .first_difference = self->begins[b], .n_differences = self->begins[b + 1] - self->begins[b] };

  /* What is below follows its parent's level. */
  if (change.flags == KEI_COMPARISON_IS_OTHER_LEVEL && unit->parent != KEI_UNIT_NONE && (self->flags[unit->parent] & KEI_COMPARISON_IS_OTHER_LEVEL))
    change.flags = 0;
  if (change.flags == 0 && !is_merge && !is_split)
    {
      self->n_unchanged++;
      return;
    }
  change.type = is_merge ? KEI_COMPARISON_MERGED : is_split ? KEI_COMPARISON_SPLIT
                                                            : choose_type (change.flags);
  self->change_of[KEI_SIDE_NEW][b] = self->change_of[KEI_SIDE_OLD][unit->partner] = finder->told->len + 1;
  add_id (self, pair->old_id, &change.first_old, &change.n_old);
  add_parts (finder, KEI_SIDE_NEW, b, &change.first_old, &change.n_old);
  add_id (self, pair->new_id, &change.first_new, &change.n_new);
  add_parts (finder, KEI_SIDE_OLD, unit->partner, &change.first_new, &change.n_new);
  tell (finder, &change, self->place_of[KEI_SIDE_NEW][b]);
}

/* Wholes without a partner: all that is known is that they became, or came from, the parts. */
static void
add_lone_whole (Finder *finder, KeiSide side, guint32 i)
{
  KeiComparison *self = finder->comparison;
  KeiComparisonChange change = { .type = side == KEI_SIDE_OLD ? KEI_COMPARISON_SPLIT : KEI_COMPARISON_MERGED };
  KeiId id = kei_node_get_id (_kei_unit_at (self, side, i)->node);

  self->change_of[side][i] = finder->told->len + 1;
  add_parts (finder, side, i, side == KEI_SIDE_OLD ? &change.first_new : &change.first_old, side == KEI_SIDE_OLD ? &change.n_new : &change.n_old);
  add_id (self, id, side == KEI_SIDE_OLD ? &change.first_old : &change.first_new, side == KEI_SIDE_OLD ? &change.n_old : &change.n_new);
  tell (finder, &change, self->place_of[side][i]);
}

static void
add_unpaired (Finder *finder, KeiSide side, guint32 i)
{
  KeiComparison *self = finder->comparison;

  if (self->change_of[side][i] != 0 || is_part (self, side, i))
    return;
  if (has_parts (self, side, i))
    add_lone_whole (finder, side, i);
  else
    add_branch (finder, side, i);
}

static void
find_changes (Finder *finder)
{
  const KeiPairing *pairing = finder->comparison->pairing;

  for (guint32 i = 0; i < pairing->n_units[KEI_SIDE_NEW]; i++)
    if (pairing->units[KEI_SIDE_NEW][i].partner != KEI_UNIT_NONE)
      add_pair (finder, i);
    else
      add_unpaired (finder, KEI_SIDE_NEW, i);
  for (guint32 i = 0; i < pairing->n_units[KEI_SIDE_OLD]; i++)
    if (pairing->units[KEI_SIDE_OLD][i].partner == KEI_UNIT_NONE)
      add_unpaired (finder, KEI_SIDE_OLD, i);
}

/* The plans themselves, first. */
static void
add_plan (Finder *finder)
{
  KeiComparison *self = finder->comparison;
  KeiComparisonChange change = { .type = KEI_COMPARISON_CHANGED, .flags = KEI_COMPARISON_IS_REWORDED, .n_differences = self->begins[0] };
  gboolean differs = FALSE;

  for (guint i = 0; i < self->begins[0]; i++)
    differs |= g_array_index (self->differences, KeiDifference, i).rule < 0;
  if (!differs)
    return;
  self->plan_differs = TRUE;
  add_id (self, kei_node_get_id (kei_tree_get_root (self->pairing->trees[0])), &change.first_old, &change.n_old);
  add_id (self, kei_node_get_id (kei_tree_get_root (self->pairing->trees[1])), &change.first_new, &change.n_new);
  tell (finder, &change, 0);
}

/* By where they are told; what is told at one place stays in its order. */
static void
sort_changes (Finder *finder)
{
  KeiComparison *self = finder->comparison;
  guint n = finder->told->len, n_places = self->order->len, at = 0;
  g_autofree guint32 *sorted = g_new (guint32, n + 1);                                           /* found → told, both from 1 */
  g_autofree guint32 *firsts = g_new0 (guint32, n_places + 1), *nexts = g_new0 (guint32, n + 1); /* from 1; 0 for none */

  for (guint i = n; i-- > 0;)
    {
      guint32 place = g_array_index (finder->told, Told, i).place;

      nexts[i + 1] = firsts[place];
      firsts[place] = i + 1;
    }
  self->changes = g_array_sized_new (FALSE, FALSE, sizeof (KeiComparisonChange), n);
  sorted[0] = 0;
  for (guint place = 0; place <= n_places; place++)
    for (guint32 i = firsts[place]; i != 0; i = nexts[i])
      {
        const KeiComparisonChange *change = &g_array_index (finder->told, Told, i - 1).change;

        g_array_append_vals (self->changes, change, 1);
        self->counts[change->type]++;
        sorted[i] = ++at;
      }
  for (guint side = 0; side < 2; side++)
    for (guint32 i = 0; i < self->pairing->n_units[side]; i++)
      self->change_of[side][i] = sorted[self->change_of[side][i]];
}

void
_kei_comparison_make_changes (KeiComparison *self)
{
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (Told));
  Finder finder = { self, told };

  for (guint side = 0; side < 2; side++)
    self->change_of[side] = g_new0 (guint32, self->pairing->n_units[side] + 1);
  add_plan (&finder);
  find_changes (&finder);
  sort_changes (&finder);
}
