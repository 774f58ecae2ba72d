/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of what stayed without a partner: a parent under another name, splits and merges. It may be the other half of
 * something: most of its text is found in one unit of the other plan, which has a partner already. */
#include "config.h"

#include "kei-pairing-private.h"

#define MIN_OF_PART 0.50f
#define MIN_OF_WHOLE 0.15f
#define MIN_PIECES 6 /* of texts; shorter ones prove nothing */
#define MIN_OF_TITLE 0.75f
#define MIN_CHILDREN 2
#define MIN_OF_CHILDREN 0.65f
#define MIN_FOLLOWED 0.70f /* two of three children can have gone anywhere */
#define MAX_COPIED 0.90f   /* of what part and whole share: what stayed with the other half as well */
#define RENAMED_SCORE 0.5f /* doubtful */

typedef struct
{
  guint32 whole;
  float of_part, of_whole;
  gboolean by_origin;
} Whole;

/* What three lists have in common, at the coarsest of their rates. */
static float
weigh_copied (const KeiFeature *a, guint n_a, const KeiFeature *b, guint n_b, const KeiFeature *c, guint n_c, guint rate)
{
  float copied = 0;

  for (guint i = 0, j = 0, k = 0; i < n_a && j < n_b;)
    {
      if (a[i].hash != b[j].hash)
        {
          if (a[i].hash < b[j].hash)
            i++;
          else
            j++;
          continue;
        }
      while (k < n_c && c[k].hash < a[i].hash)
        k++;
      if (k < n_c && c[k].hash == a[i].hash)
        copied += _kei_features_common (&a[i], 1, &c[k], 1, rate);
      i++;
      j++;
    }
  return copied;
}

static Whole
compare_part (const KeiPairer *pairer, KeiSide side, const KeiUnit *part, guint32 other)
{
  const KeiUnit *whole = _kei_unit (pairer, kei_side_other (side), other);
  const KeiFeature *a = _kei_unit_features (pairer, side, part) + part->n_title;
  const KeiFeature *b = _kei_unit_features (pairer, kei_side_other (side), whole) + whole->n_title;
  const KeiUnit *half = _kei_unit (pairer, side, whole->partner);
  const KeiFeature *c = _kei_unit_features (pairer, side, half) + half->n_title;
  guint rate = MAX (MAX (part->rate, whole->rate), half->rate);
  float common = _kei_features_common (a, part->n_body, b, whole->n_body, rate);
  float of_part = _kei_features_common (a, part->n_body, a, part->n_body, rate);
  float of_whole = _kei_features_common (b, whole->n_body, b, whole->n_body, rate);

  /* What is still in the other half was not parted, but is said twice. */
  if (weigh_copied (a, part->n_body, b, whole->n_body, c, half->n_body, rate) > MAX_COPIED * common)
    return (Whole){ other, 0, 0, FALSE };
  return (Whole){ other, of_part > 0 ? common / of_part : 0, of_whole > 0 ? common / of_whole : 0, FALSE };
}

/* Where there are no texts, titles: 「医療費の助成」 is in 「医療費の助成と保育料の無償化」. Only of neighbours. */
static Whole
compare_titles (const KeiPairer *pairer, KeiSide side, const KeiUnit *part, guint32 other)
{
  const KeiUnit *whole = _kei_unit (pairer, kei_side_other (side), other);
  const KeiFeature *a = _kei_unit_features (pairer, side, part), *b = _kei_unit_features (pairer, kei_side_other (side), whole);
  const KeiUnit *half = _kei_unit (pairer, side, whole->partner);
  float common;

  if (half->parent != part->parent || ABS ((int) half->position - (int) part->position) != 1 || part->title == whole->title || half->title == whole->title)
    return (Whole){ other, 0, 0, FALSE };
  common = _kei_features_common (a, part->n_title, b, whole->n_title, 0);
  return (Whole){ other, common / part->title_weight, common / whole->title_weight, FALSE };
}

/* The candidates of @self among the edges. Edges are sorted by the earlier plan; @index lists them by the later one. */
static Whole
find_whole (const KeiPairer *pairer, KeiSide side, guint32 self, const guint32 *edges, guint n)
{
  const KeiUnit *part = _kei_unit (pairer, side, self);
  Whole best = { KEI_UNIT_NONE, 0, 0, FALSE };

  for (guint i = 0; i < n; i++)
    {
      const KeiEdge *edge = &g_array_index (pairer->edges, KeiEdge, edges[i]);
      guint32 other = side == KEI_SIDE_OLD ? edge->b : edge->a;
      const KeiUnit *whole = _kei_unit (pairer, kei_side_other (side), other);
      Whole found;

      if (whole->partner == KEI_UNIT_NONE)
        continue;
      if (part->n_body < MIN_PIECES)
        found = compare_titles (pairer, side, part, other);
      else if (whole->n_body >= MIN_PIECES)
        found = compare_part (pairer, side, part, other);
      else
        continue;
      if (found.of_part >= (part->n_body < MIN_PIECES ? MIN_OF_TITLE : MIN_OF_PART) && found.of_whole >= MIN_OF_WHOLE && found.of_part > best.of_part)
        best = found;
    }
  return best;
}

/* Whether @unit stands below @above: then it is a level in between, and no half. */
static gboolean
is_above (const KeiPairer *pairer, KeiSide side, guint32 above, guint32 unit)
{
  return above != KEI_UNIT_NONE && above < unit && unit < _kei_unit (pairer, side, above)->end;
}

/* Where most of what stood below it stands now: its children went, or came, with the other half. */
static Whole
follow_children (const KeiPairer *pairer, KeiSide side, guint32 self)
{
  const KeiUnit *part = _kei_unit (pairer, side, self);
  KeiSide other = kei_side_other (side);
  guint32 candidate = KEI_UNIT_NONE;
  guint lead = 0, paired = 0, there = 0;

  /* The only one that can be the parent of more than half, then how many it is the parent of. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint32 i = self + 1; i < part->end; i = _kei_unit (pairer, side, i)->end)
      {
        guint32 partner = _kei_unit (pairer, side, i)->partner;
        guint32 parent = partner != KEI_UNIT_NONE ? _kei_unit (pairer, other, partner)->parent : KEI_UNIT_NONE;

        if (partner == KEI_UNIT_NONE)
          continue;
        if (pass == 1)
          {
            paired++;
            there += parent == candidate;
          }
        else if (lead == 0)
          {
            candidate = parent;
            lead = 1;
          }
        else
          lead += parent == candidate ? 1 : -1;
      }
  if (candidate == KEI_UNIT_NONE || there < MIN_CHILDREN || (float) there < MIN_FOLLOWED * (float) paired || is_above (pairer, side, _kei_unit (pairer, other, candidate)->partner, self) || _kei_unit (pairer, other, candidate)->partner == KEI_UNIT_NONE
      || _kei_unit (pairer, other, candidate)->kind != part->kind)
    return (Whole){ KEI_UNIT_NONE, 0, 0, FALSE };
  return (Whole){ candidate, (float) there / (float) part->n_children, (float) there / (float) _kei_unit (pairer, other, candidate)->n_children, FALSE };
}

/* The unit without a partner below which nearly all stands that stood below @self, or KEI_UNIT_NONE. */
static guint32
find_renamed (const KeiPairer *pairer, KeiSide side, guint32 self)
{
  const KeiUnit *unit = _kei_unit (pairer, side, self);
  KeiSide other = kei_side_other (side);
  guint32 found = KEI_UNIT_NONE;
  guint n = 0;

  for (guint32 i = self + 1; i < unit->end; i = _kei_unit (pairer, side, i)->end)
    {
      guint32 partner = _kei_unit (pairer, side, i)->partner;
      guint32 parent = partner != KEI_UNIT_NONE ? _kei_unit (pairer, other, partner)->parent : KEI_UNIT_NONE;

      if (partner == KEI_UNIT_NONE)
        continue;
      if (parent == KEI_UNIT_NONE || (found != KEI_UNIT_NONE && parent != found))
        return KEI_UNIT_NONE;
      found = parent;
      n++;
    }
  return n >= MIN_CHILDREN && (float) n >= MIN_OF_CHILDREN * (float) unit->n_children ? found : KEI_UNIT_NONE;
}

/* What has another name and no text, but below it all that stood there, is the same: for a person to look at. */
gboolean
_kei_pairer_pair_parents (KeiPairer *pairer)
{
  for (guint32 a = 0; a < _kei_n_units (pairer, KEI_SIDE_OLD); a++)
    {
      KeiUnit *unit = _kei_unit (pairer, KEI_SIDE_OLD, a);
      guint32 b;

      if (!_kei_pairer_go_on (pairer))
        return FALSE;
      if (!_kei_unit_is_open (unit) || unit->kind != KEI_KIND_ITEM || unit->n_children < MIN_CHILDREN)
        continue;
      b = find_renamed (pairer, KEI_SIDE_OLD, a);
      if (b != KEI_UNIT_NONE && _kei_unit_is_open (_kei_unit (pairer, KEI_SIDE_NEW, b)) && find_renamed (pairer, KEI_SIDE_NEW, b) == a && _kei_pairer_may_pair (pairer, unit, _kei_unit (pairer, KEI_SIDE_NEW, b)))
        {
          KeiUnit *partner = _kei_unit (pairer, KEI_SIDE_NEW, b);

          _kei_pairer_pair (pairer, a, b, KEI_PAIR_BY_POSITION, RENAMED_SCORE);
          unit->second = partner->second = MAX (unit->second, partner->second);
        }
    }
  return TRUE;
}

static void
add_share (KeiPairer *pairer, KeiSide side, guint32 self, const Whole *whole)
{
  KeiShare share = {
    .side = kei_side_other (side),
    .whole = kei_node_get_id (_kei_unit (pairer, kei_side_other (side), whole->whole)->node),
    .part = kei_node_get_id (_kei_unit (pairer, side, self)->node),
    .of_part = whole->of_part,
    .of_whole = whole->of_whole,
    .by_origin = whole->by_origin,
  };

  g_array_append_val (pairer->shares, share);
}

/* Somebody may have said that the two have nothing to do with each other. */
static gboolean
may_share (const KeiPairer *pairer, KeiSide side, const KeiUnit *part, guint32 whole)
{
  const KeiUnit *other = _kei_unit (pairer, kei_side_other (side), whole);

  return _kei_pairer_may_pair (pairer, side == KEI_SIDE_OLD ? part : other, side == KEI_SIDE_OLD ? other : part);
}

static gboolean
search_side (KeiPairer *pairer, KeiSide side)
{
  guint n = _kei_n_units (pairer, side), n_edges = pairer->edges->len;
  g_autofree guint32 *begins = g_new0 (guint32, n + 1);
  g_autofree guint32 *order = g_new (guint32, n_edges + 1);

  /* The edges by this side's units: counted, laid out, filled from behind. */
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint32 i = n_edges; i-- > 0;)
        {
          const KeiEdge *edge = &g_array_index (pairer->edges, KeiEdge, i);
          guint32 *slot = &begins[side == KEI_SIDE_OLD ? edge->a : edge->b];

          if (pass == 0)
            ++*slot;
          else
            order[--*slot] = i;
        }
      for (guint32 i = 1; pass == 0 && i <= n; i++)
        begins[i] += begins[i - 1];
    }
  for (guint32 i = 0; i < n; i++)
    {
      const KeiUnit *unit = _kei_unit (pairer, side, i);

      if (!_kei_pairer_go_on (pairer))
        return FALSE;
      if (_kei_unit_is_open (unit) && unit->kind == KEI_KIND_ITEM)
        {
          Whole whole = find_whole (pairer, side, i, order + begins[i], begins[i + 1] - begins[i]);

          if (whole.whole == KEI_UNIT_NONE)
            whole = follow_children (pairer, side, i);
          if (whole.whole != KEI_UNIT_NONE && may_share (pairer, side, unit, whole.whole))
            add_share (pairer, side, i, &whole);
        }
    }
  return TRUE;
}

gboolean
_kei_pairer_find_shares (KeiPairer *pairer)
{
  return search_side (pairer, KEI_SIDE_NEW) && search_side (pairer, KEI_SIDE_OLD);
}
