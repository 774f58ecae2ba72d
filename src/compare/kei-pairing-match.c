/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which candidate it is. Alike titles stand under many parents, so what decides is often what stands
 * around: the parents, the siblings, the children. They are not known at first; so in rounds all pairs are made anew,
 * best first, each edge judged by its own likeness and by the pairs of the round before, down to a lower
 * bound each time. A pair that was wrong in one round can be right in the next.
 *
 * Around new pairs new edges are tried: the children of a pair, its neighbours, its parents. */
#include "config.h"

#include <string.h>

#include "kei-pairing-private.h"

/* Tuned on generated plans and on titles labelled by hand (tests/bench/bench-compare.c, tests/unit/test-pairing.c). */
#define CONTEXT 0.44f /* of the total, what stands around, where there is a title and nothing else */
#define RICH 0.20f    /* so much less of it where both have texts */
#define ENOUGH 32     /* pieces of them */
#define PARENT 0.55f  /* of that: the parent */
#define SIBLINGS 0.28f
#define CHILDREN 0.50f
#define BETWEEN 0.7f /* of the parent: what stood below it, with a level in between */
#define LEVEL_COST 0.05f
#define DEPTH_COST 0.02f
#define MAX_CHILDREN 100
#define MAX_FAMILY 2500 /* children of one times children of the other that are all tried */

static const float bounds[] = { 0.80f, 0.66f, 0.55f, 0.46f, 0.42f, 0.39f, 0.39f, 0.39f };

/* --- What stands around --- */

static const KeiEdge *
find_edge (const KeiPairer *pairer, guint32 a, guint32 b)
{
  const guint32 *begins = (const guint32 *) (void *) pairer->begins->data;
  const KeiEdge *edges = (const KeiEdge *) (void *) pairer->edges->data;
  guint32 low = begins[a], high = begins[a + 1];

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (edges[middle].b < b)
        low = middle + 1;
      else
        high = middle;
    }
  return low < begins[a + 1] && edges[low].b == b ? &edges[low] : NULL;
}

/* The unit above the parent, where that has no partner: a level may have come in between. */
static guint32
skip_level (const KeiPairer *pairer, KeiSide side, guint32 parent)
{
  const KeiUnit *unit = _kei_unit (pairer, side, parent);

  return unit->partner == KEI_UNIT_NONE ? unit->parent : KEI_UNIT_NONE;
}

/* Whether one is what the other's parent stands below. */
static gboolean
is_level_between (const KeiPairer *pairer, guint32 a, guint32 b)
{
  guint32 above_a = skip_level (pairer, KEI_SIDE_OLD, a), above_b = skip_level (pairer, KEI_SIDE_NEW, b);

  return (above_b != KEI_UNIT_NONE && _kei_unit (pairer, KEI_SIDE_OLD, a)->partner == above_b)
         || (above_a != KEI_UNIT_NONE && _kei_unit (pairer, KEI_SIDE_NEW, b)->partner == above_a);
}

/* 1 where the parents are a pair; where they may become one, how likely they are. */
static float
judge_parents (const KeiPairer *pairer, const KeiUnit *a, const KeiUnit *b)
{
  const KeiUnit *parent;
  const KeiEdge *edge;

  if (a->parent == KEI_UNIT_NONE || b->parent == KEI_UNIT_NONE)
    return a->parent == b->parent ? 1 : 0;
  parent = _kei_unit (pairer, KEI_SIDE_OLD, a->parent);
  if (parent->partner == b->parent)
    return 1;
  if (is_level_between (pairer, a->parent, b->parent))
    return BETWEEN;
  if (parent->partner != KEI_UNIT_NONE || _kei_unit (pairer, KEI_SIDE_NEW, b->parent)->partner != KEI_UNIT_NONE)
    return 0;
  edge = find_edge (pairer, a->parent, b->parent);
  return edge != NULL ? 0.8f * MAX (edge->total, 0) : 0;
}

static inline float
judge_sibling (const KeiPairer *pairer, guint32 a, guint32 b)
{
  if (a == KEI_UNIT_NONE || b == KEI_UNIT_NONE)
    return a == b ? 0.5f : 0;
  return _kei_unit (pairer, KEI_SIDE_OLD, a)->partner == b ? 1 : 0;
}

/* Of the children that have a partner at all, those that have it in the other. -1 where there is nothing to tell.
 * The first ones speak for all: there may be thousands, and thousands of candidates. */
static float
judge_children (const KeiPairer *pairer, guint32 a, guint32 b)
{
  const KeiUnit *first = _kei_unit (pairer, KEI_SIDE_OLD, a), *second = _kei_unit (pairer, KEI_SIDE_NEW, b);
  guint paired = 0, common = 0, left = MAX_CHILDREN;

  if (first->n_children == 0 && second->n_children == 0)
    return -1;
  for (guint32 i = a + 1; i < first->end && left > 0; i = _kei_unit (pairer, KEI_SIDE_OLD, i)->end, left--)
    {
      guint32 partner = _kei_unit (pairer, KEI_SIDE_OLD, i)->partner;

      paired += partner != KEI_UNIT_NONE;
      common += partner != KEI_UNIT_NONE && _kei_unit (pairer, KEI_SIDE_NEW, partner)->parent == b;
    }
  left = MAX_CHILDREN;
  for (guint32 i = b + 1; i < second->end && left > 0; i = _kei_unit (pairer, KEI_SIDE_NEW, i)->end, left--)
    {
      guint32 partner = _kei_unit (pairer, KEI_SIDE_NEW, i)->partner;

      paired += partner != KEI_UNIT_NONE;
      common += partner != KEI_UNIT_NONE && _kei_unit (pairer, KEI_SIDE_OLD, partner)->parent == a;
    }
  return paired > 0 ? (float) common / (float) paired : -1;
}

static float
judge (const KeiPairer *pairer, const KeiEdge *edge)
{
  const KeiUnit *a = _kei_unit (pairer, KEI_SIDE_OLD, edge->a), *b = _kei_unit (pairer, KEI_SIDE_NEW, edge->b);
  float children = judge_children (pairer, edge->a, edge->b);
  float siblings = 0.5f * (judge_sibling (pairer, a->previous, b->previous) + judge_sibling (pairer, a->next, b->next));
  float around = PARENT * judge_parents (pairer, a, b) + SIBLINGS * siblings;
  float weight = PARENT + SIBLINGS;
  float context, total;

  if (children >= 0)
    {
      around += CHILDREN * children;
      weight += CHILDREN;
    }
  /* Where nothing is alike, only what stands below both can tell. */
  if (edge->content <= 0 && (a->n_children == 0 || b->n_children == 0))
    return -1;
  context = CONTEXT - RICH * MIN (1.0f, (float) MIN (a->n_body, b->n_body) / ENOUGH);
  total = (1 - context) * edge->content + context * around / weight;
  if (a->level != b->level)
    total -= LEVEL_COST;
  return total - DEPTH_COST * (float) ABS ((int) a->depth - (int) b->depth);
}

/* --- New edges --- */

static void
try_edge (KeiPairer *pairer, guint32 a, guint32 b)
{
  const KeiUnit *first, *second;
  KeiEdge edge = { a, b, -1, 0 };

  if (a == KEI_UNIT_NONE || b == KEI_UNIT_NONE)
    return;
  first = _kei_unit (pairer, KEI_SIDE_OLD, a);
  second = _kei_unit (pairer, KEI_SIDE_NEW, b);
  if (!first->fixed && !second->fixed && !first->settled && !second->settled && first->kind == second->kind && !_kei_unit_is_named (first) && find_edge (pairer, a, b) == NULL && _kei_pairer_may_pair (pairer, first, second))
    g_array_append_val (pairer->edges, edge);
}

static gboolean
has_open_child (const KeiPairer *pairer, KeiSide side, guint32 self)
{
  const KeiUnit *unit = _kei_unit (pairer, side, self);

  for (guint32 i = self + 1; i < unit->end; i = _kei_unit (pairer, side, i)->end)
    if (_kei_unit (pairer, side, i)->partner == KEI_UNIT_NONE)
      return TRUE;
  return FALSE;
}

/* All open children of one with all of the other. */
static void
try_children (KeiPairer *pairer, guint32 a, guint32 b)
{
  const KeiUnit *first = _kei_unit (pairer, KEI_SIDE_OLD, a), *second = _kei_unit (pairer, KEI_SIDE_NEW, b);

  if ((guint64) first->n_children * second->n_children > MAX_FAMILY || !has_open_child (pairer, KEI_SIDE_NEW, b))
    return;
  for (guint32 i = a + 1; i < first->end; i = _kei_unit (pairer, KEI_SIDE_OLD, i)->end)
    for (guint32 j = b + 1; _kei_unit (pairer, KEI_SIDE_OLD, i)->partner == KEI_UNIT_NONE && j < second->end; j = _kei_unit (pairer, KEI_SIDE_NEW, j)->end)
      if (_kei_unit (pairer, KEI_SIDE_NEW, j)->partner == KEI_UNIT_NONE)
        try_edge (pairer, i, j);
}

static gboolean
try_around (KeiPairer *pairer)
{
  for (guint32 a = 0; a < _kei_n_units (pairer, KEI_SIDE_OLD); a++)
    {
      const KeiUnit *first = _kei_unit (pairer, KEI_SIDE_OLD, a), *second;

      if (!_kei_pairer_go_on (pairer))
        return FALSE;
      if (first->partner == KEI_UNIT_NONE)
        continue;
      second = _kei_unit (pairer, KEI_SIDE_NEW, first->partner);
      try_edge (pairer, first->parent, second->parent);
      try_edge (pairer, first->previous, second->previous);
      try_edge (pairer, first->next, second->next);
      try_children (pairer, a, first->partner);
    }
  return TRUE;
}

/* --- Rounds --- */

typedef struct
{
  guint64 key;
  guint32 edge;
} Ranked;

/* Higher total first; then nearer, then earlier in both plans taken together. */
static guint64
rank (const KeiEdge *edge)
{
  guint32 distance = edge->a > edge->b ? edge->a - edge->b : edge->b - edge->a;
  guint64 total = (guint64) (CLAMP (1 - edge->total, 0, 1) * 4194303.0f);

  return total << 42 | (guint64) MIN (distance, 0xfffff) << 22 | ((edge->a + edge->b) & 0x3fffff);
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  guint64 first = ((const Ranked *) a)->key, second = ((const Ranked *) b)->key;

  return (first > second) - (first < second);
}

static void
part_all (KeiPairer *pairer)
{
  for (guint side = 0; side < 2; side++)
    for (guint32 i = 0; i < _kei_n_units (pairer, side); i++)
      if (!_kei_unit (pairer, side, i)->fixed)
        _kei_unit (pairer, side, i)->partner = KEI_UNIT_NONE;
}

static gboolean
run_round (KeiPairer *pairer, float bound)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  KeiEdge *edges = (KeiEdge *) (void *) pairer->edges->data;

  for (guint32 i = 0; i < pairer->edges->len; i++)
    {
      if (!_kei_pairer_go_on (pairer))
        return FALSE;
      edges[i].total = judge (pairer, &edges[i]);
      if (edges[i].total >= bound)
        {
          Ranked one = { rank (&edges[i]), i };

          g_array_append_val (ranked, one);
        }
    }
  g_array_sort (ranked, compare_ranked);
  part_all (pairer);
  for (guint i = 0; i < ranked->len; i++)
    {
      const KeiEdge *edge = &edges[g_array_index (ranked, Ranked, i).edge];

      if (_kei_unit (pairer, KEI_SIDE_OLD, edge->a)->partner == KEI_UNIT_NONE && _kei_unit (pairer, KEI_SIDE_NEW, edge->b)->partner == KEI_UNIT_NONE)
        _kei_pairer_pair (pairer, edge->a, edge->b, KEI_PAIR_BY_TEXT, edge->total);
    }
  return TRUE;
}

/* --- Afterwards --- */

/* The next best that either of a pair could have been in, with all that is known in the end. */
static void
find_seconds (KeiPairer *pairer)
{
  KeiEdge *edges = (KeiEdge *) (void *) pairer->edges->data;

  for (guint32 i = 0; i < pairer->edges->len; i++)
    {
      KeiUnit *a = _kei_unit (pairer, KEI_SIDE_OLD, edges[i].a), *b = _kei_unit (pairer, KEI_SIDE_NEW, edges[i].b);
      float total = CLAMP (judge (pairer, &edges[i]), 0, 1);

      if (a->partner == edges[i].b)
        {
          a->score = b->score = total;
          a->by = b->by = edges[i].content < 0.3f ? KEI_PAIR_BY_POSITION : KEI_PAIR_BY_TEXT;
          continue;
        }
      a->second = MAX (a->second, total);
      b->second = MAX (b->second, total);
    }
  for (guint32 i = 0; i < _kei_n_units (pairer, KEI_SIDE_OLD); i++)
    {
      KeiUnit *a = _kei_unit (pairer, KEI_SIDE_OLD, i);

      if (a->partner != KEI_UNIT_NONE)
        {
          KeiUnit *b = _kei_unit (pairer, KEI_SIDE_NEW, a->partner);

          a->second = b->second = MAX (a->second, b->second);
        }
    }
}

gboolean
_kei_pairer_match (KeiPairer *pairer)
{
  for (guint round = 0; round < G_N_ELEMENTS (bounds); round++)
    {
      if (!run_round (pairer, bounds[round]))
        return FALSE;
      if (round > 0 && round + 1 < G_N_ELEMENTS (bounds) && (!try_around (pairer) || !_kei_edges_sort (pairer)))
        return FALSE;
      _kei_pairer_progress (pairer, 0.4 + 0.5 * (round + 1) / G_N_ELEMENTS (bounds));
    }
  find_seconds (pairer);
  return TRUE;
}
