/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates. An index of the rarer pieces of both plans says for each unit which of the other plan share
 * most with it; the best of them, seen from either side, become edges, and are compared in full. */
#include "config.h"

#include <string.h>

#include "kei-pairing-private.h"

#define BEST 8            /* candidates of one unit, from its side */
#define MAX_POSTINGS 400  /* a piece that more units have finds nobody */
#define MAX_VISITED 1500  /* units that one unit may look at, about: the rarest pieces first */
#define MAX_PIECES 64     /* pieces that one unit asks the index about */
#define CONTAINED 0.25f   /* how much containment counts beside likeness */
#define TITLE_SHARE 0.35f /* of the likeness, where both have texts */
#define ONE_SIDED 0.97f   /* where only one has texts */

/* --- Comparing two --- */

static inline gboolean
is_kept (guint32 hash, guint rate)
{
  return (hash >> 31) != 0 || (hash & ((1u << rate) - 1)) == 0;
}

float
_kei_features_common (const KeiFeature *a, guint n_a, const KeiFeature *b, guint n_b, guint rate)
{
  float common = 0;

  for (guint i = 0, j = 0; i < n_a && j < n_b;)
    {
      if (a[i].hash == b[j].hash)
        {
          if (is_kept (a[i].hash, rate))
            common += a[i].weight;
          i++;
          j++;
        }
      else if (a[i].hash < b[j].hash)
        i++;
      else
        j++;
    }
  return common;
}

/* The weight of a unit's texts at a coarser rate than its own. */
static float
body_weight_at (const KeiFeature *features, const KeiUnit *unit, guint rate)
{
  float sum = 0;

  if (rate == unit->rate)
    return unit->body_weight;
  for (guint i = 0; i < unit->n_body; i++)
    if (is_kept (features[i].hash, rate))
      sum += features[i].weight;
  return sum;
}

/* 2c / (a + b), and some of c / the smaller. */
static inline float
liken (float common, float a, float b)
{
  if (a <= 0 || b <= 0)
    return 0;
  return (1 - CONTAINED) * (2 * common / (a + b)) + CONTAINED * (common / MIN (a, b));
}

float
_kei_pairer_compare_titles (const KeiPairer *pairer, const KeiUnit *a, const KeiUnit *b)
{
  const KeiFeature *first = _kei_unit_features (pairer, KEI_SIDE_OLD, a);
  const KeiFeature *second = _kei_unit_features (pairer, KEI_SIDE_NEW, b);

  if (a->title == b->title && a->title != 0)
    return 1;
  return liken (_kei_features_common (first, a->n_title, second, b->n_title, 0), a->title_weight, b->title_weight);
}

float
_kei_pairer_compare (const KeiPairer *pairer, const KeiUnit *a, const KeiUnit *b)
{
  const KeiFeature *first = _kei_unit_features (pairer, KEI_SIDE_OLD, a);
  const KeiFeature *second = _kei_unit_features (pairer, KEI_SIDE_NEW, b);
  guint rate = MAX (a->rate, b->rate);
  float title = _kei_pairer_compare_titles (pairer, a, b);
  float body;

  if (a->n_body == 0 || b->n_body == 0)
    return a->n_body == b->n_body ? title : ONE_SIDED * title;
  first += a->n_title;
  second += b->n_title;
  body = liken (_kei_features_common (first, a->n_body, second, b->n_body, rate), body_weight_at (first, a, rate), body_weight_at (second, b, rate));
  if (a->numbered && b->numbered)
    return body;
  if (a->n_title == 0 || b->n_title == 0)
    return a->n_title == b->n_title ? body : ONE_SIDED * body;
  return TITLE_SHARE * title + (1 - TITLE_SHARE) * body;
}

/* --- The index --- */

typedef struct
{
  guint mask;
  guint32 *begins;   /* (owned) by hash: where its postings begin; one more at the end */
  guint32 *postings; /* (owned) units: those of the new plan have NEW_SIDE added */
} Index;

#define NEW_SIDE (1u << 31)

static inline guint
bucket_of (const Index *index, guint32 hash)
{
  return hash * 2654435769u >> 3 & index->mask;
}

static guint
count_pieces (const KeiUnit *unit)
{
  return !_kei_unit_is_open (unit) ? 0 : (guint) unit->n_title + unit->n_body + unit->n_keys;
}

static void
index_clear (Index *index)
{
  g_free (index->begins);
  g_free (index->postings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

/* Counts, then lays out, then fills. Buckets that are too full stay empty; their units are counted as begin == G_MAXUINT32. */
static void
index_fill (Index *index, const KeiPairer *pairer)
{
  guint n = pairer->sides[0].features->len + pairer->sides[1].features->len;
  guint32 total = 0;

  for (index->mask = 1024; index->mask < n; index->mask *= 2)
    ;
  index->begins = g_new0 (guint32, index->mask + 1);
  index->mask--;
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint side = 2; side-- > 0;)
        for (guint32 i = _kei_n_units (pairer, side); i-- > 0;)
          {
            const KeiUnit *unit = _kei_unit (pairer, side, i);
            const KeiFeature *features = _kei_unit_features (pairer, side, unit);

            for (guint j = 0; j < count_pieces (unit); j++)
              {
                guint32 *slot = &index->begins[bucket_of (index, features[j].hash)];

                if (pass == 0)
                  ++*slot;
                else if (*slot != G_MAXUINT32)
                  index->postings[--*slot] = i | (side == KEI_SIDE_NEW ? NEW_SIDE : 0);
              }
          }
      if (pass == 0)
        {
          /* Each slot now says where its postings end; filling goes down to where they begin. */
          for (guint i = 0; i <= index->mask; i++)
            {
              guint32 count = index->begins[i];

              total += count <= MAX_POSTINGS ? count : 0;
              index->begins[i] = count <= MAX_POSTINGS ? total : G_MAXUINT32;
            }
          index->begins[index->mask + 1] = total;
          index->postings = g_new (guint32, total);
        }
    }
}

/* --- Candidates --- */

typedef struct
{
  guint32 unit;
  float score;
  guint32 distance;
} Candidate;

typedef struct
{
  float *scores;    /* (owned) by unit of the other plan */
  guint32 *touched; /* (owned) */
  guint n_touched;
  KeiFeature pieces[MAX_PIECES];
  guint n_pieces;
} Search;

/* Higher score, nearer in the plan, smaller index. */
static inline gboolean
is_better (const Candidate *a, const Candidate *b)
{
  if (a->score != b->score)
    return a->score > b->score;
  if (a->distance != b->distance)
    return a->distance < b->distance;
  return a->unit < b->unit;
}

/* The heaviest pieces of a unit, in order. Title and keys count a little more. */
static void
choose_pieces (Search *search, const KeiUnit *unit, const KeiFeature *features)
{
  search->n_pieces = 0;
  for (guint i = 0; i < count_pieces (unit); i++)
    {
      KeiFeature piece = features[i];
      guint at;

      if (search->n_pieces == MAX_PIECES && search->pieces[MAX_PIECES - 1].weight >= piece.weight)
        continue;
      at = search->n_pieces < MAX_PIECES ? search->n_pieces++ : MAX_PIECES - 1;
      for (; at > 0 && search->pieces[at - 1].weight < piece.weight; at--)
        search->pieces[at] = search->pieces[at - 1];
      search->pieces[at] = piece;
    }
}

/* Returns whether a piece was passed over because too many units have it. */
static gboolean
visit_postings (Search *search, const Index *index, KeiSide side)
{
  gboolean passed_over = FALSE;
  guint32 flag = side == KEI_SIDE_OLD ? NEW_SIDE : 0;
  guint visited = 0;

  search->n_touched = 0;
  for (guint i = 0; i < search->n_pieces && visited < MAX_VISITED; i++)
    {
      guint bucket = bucket_of (index, search->pieces[i].hash);
      guint32 begin = index->begins[bucket];
      guint32 end;

      if (begin == G_MAXUINT32)
        {
          passed_over = TRUE;
          continue;
        }
      /* The next bucket that is not too full says where this one ends. */
      for (bucket++; (end = index->begins[bucket]) == G_MAXUINT32;)
        bucket++;
      visited += end - begin;
      for (; begin < end; begin++)
        if ((index->postings[begin] & NEW_SIDE) == flag)
          {
            guint32 other = index->postings[begin] & ~NEW_SIDE;

            if (search->scores[other] == 0)
              search->touched[search->n_touched++] = other;
            search->scores[other] += search->pieces[i].weight;
          }
    }
  return passed_over;
}

/* Edges to the best candidates of one unit. Returns how many. */
static guint
add_best (KeiPairer *pairer, Search *search, KeiSide side, guint32 self)
{
  Candidate best[BEST];
  guint n = 0;

  for (guint i = 0; i < search->n_touched; i++)
    {
      guint32 other = search->touched[i];
      Candidate candidate = { other, search->scores[other], other > self ? other - self : self - other };
      guint at;

      search->scores[other] = 0;
      if ((n == BEST && !is_better (&candidate, &best[BEST - 1]))
          || !_kei_pairer_may_pair (pairer, _kei_unit (pairer, KEI_SIDE_OLD, side == KEI_SIDE_OLD ? self : other), _kei_unit (pairer, KEI_SIDE_NEW, side == KEI_SIDE_OLD ? other : self)))
        continue;
      for (at = n < BEST ? n++ : BEST - 1; at > 0 && is_better (&candidate, &best[at - 1]); at--)
        best[at] = best[at - 1];
      best[at] = candidate;
    }
  for (guint i = 0; i < n; i++)
    {
      KeiEdge edge = { side == KEI_SIDE_OLD ? self : best[i].unit, side == KEI_SIDE_OLD ? best[i].unit : self, -1, 0 };

      g_array_append_val (pairer->edges, edge);
    }
  return n;
}

static gboolean
search_side (KeiPairer *pairer, const Index *index, KeiSide side)
{
  guint n_others = _kei_n_units (pairer, kei_side_other (side));
  g_autofree float *scores = g_new0 (float, n_others);
  g_autofree guint32 *touched = g_new (guint32, n_others);
  g_autofree Search *search = g_new (Search, 1);

  search->scores = scores;
  search->touched = touched;
  for (guint32 i = 0; i < _kei_n_units (pairer, side); i++)
    {
      KeiUnit *unit = _kei_unit (pairer, side, i);
      gboolean passed_over;

      if (!_kei_pairer_go_on (pairer))
        return FALSE;
      if (!_kei_unit_is_open (unit) || _kei_unit_is_named (unit))
        continue;
      choose_pieces (search, unit, _kei_unit_features (pairer, side, unit));
      passed_over = visit_postings (search, index, side);
      unit->crowded = add_best (pairer, search, side, i) == 0 && passed_over;
      pairer->n_limited += unit->crowded;
    }
  return TRUE;
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const KeiEdge *first = a, *second = b;

  if (first->a != second->a)
    return first->a < second->a ? -1 : 1;
  return (first->b > second->b) - (first->b < second->b);
}

gboolean
_kei_edges_sort (KeiPairer *pairer)
{
  KeiEdge *edges;
  guint32 n = 0, from = 0;

  g_array_sort (pairer->edges, compare_edges);
  edges = (KeiEdge *) (void *) pairer->edges->data;
  for (guint i = 0; i < pairer->edges->len; i++)
    if (n > 0 && edges[n - 1].a == edges[i].a && edges[n - 1].b == edges[i].b)
      edges[n - 1].content = MAX (edges[n - 1].content, edges[i].content);
    else
      edges[n++] = edges[i];
  g_array_set_size (pairer->edges, n);
  for (guint i = 0; i < n; i++)
    if (edges[i].content < 0)
      {
        if (!_kei_pairer_go_on (pairer))
          return FALSE;
        edges[i].content = _kei_pairer_compare (pairer, _kei_unit (pairer, KEI_SIDE_OLD, edges[i].a), _kei_unit (pairer, KEI_SIDE_NEW, edges[i].b));
      }
  g_array_set_size (pairer->begins, _kei_n_units (pairer, KEI_SIDE_OLD) + 1);
  for (guint32 a = 0; a <= _kei_n_units (pairer, KEI_SIDE_OLD); a++)
    {
      while (from < n && edges[from].a < a)
        from++;
      g_array_index (pairer->begins, guint32, a) = from;
    }
  return TRUE;
}

/* --- One title many times --- */

typedef struct
{
  guint64 title;
  guint32 unit;
} Titled;

static int
compare_titled (gconstpointer a, gconstpointer b)
{
  const Titled *first = a, *second = b;

  if (first->title != second->title)
    return first->title < second->title ? -1 : 1;
  return (first->unit > second->unit) - (first->unit < second->unit);
}

static GArray *
list_titles (KeiPairer *pairer, KeiSide side)
{
  GArray *titles = g_array_new (FALSE, FALSE, sizeof (Titled));

  for (guint32 i = 0; i < _kei_n_units (pairer, side); i++)
    {
      const KeiUnit *unit = _kei_unit (pairer, side, i);
      Titled titled = { unit->title, i };

      if (_kei_unit_is_open (unit) && !_kei_unit_is_named (unit))
        g_array_append_val (titles, titled);
    }
  g_array_sort (titles, compare_titled);
  return titles;
}

/* Where a title stands so often that the index gave up, its first is tried with the first, its last with the
 * last, and so on: the order is all there is. */
static void
try_in_order (KeiPairer *pairer, const Titled *a, guint n_a, const Titled *b, guint n_b)
{
  guint n = MIN (n_a, n_b);

  for (guint i = 0; i < n; i++)
    for (guint from_end = 0; from_end < 1 + (n_a != n_b); from_end++)
      {
        KeiEdge edge = { a[from_end ? n_a - n + i : i].unit, b[from_end ? n_b - n + i : i].unit, -1, 0 };

        if (_kei_pairer_may_pair (pairer, _kei_unit (pairer, KEI_SIDE_OLD, edge.a), _kei_unit (pairer, KEI_SIDE_NEW, edge.b)))
          g_array_append_val (pairer->edges, edge);
      }
}

static guint
count_same (const GArray *titles, guint at)
{
  guint n = 1;

  while (at + n < titles->len && g_array_index (titles, Titled, at + n).title == g_array_index (titles, Titled, at).title)
    n++;
  return n;
}

static void
try_common_titles (KeiPairer *pairer)
{
  g_autoptr (GArray) old_titles = list_titles (pairer, KEI_SIDE_OLD), new_titles = list_titles (pairer, KEI_SIDE_NEW);

  for (guint i = 0, j = 0; i < old_titles->len && j < new_titles->len;)
    {
      const Titled *a = &g_array_index (old_titles, Titled, i), *b = &g_array_index (new_titles, Titled, j);
      guint n_a = count_same (old_titles, i), n_b = count_same (new_titles, j);

      if (a->title == b->title && n_a + n_b > BEST)
        try_in_order (pairer, a, n_a, b, n_b);
      i += a->title <= b->title ? n_a : 0;
      j += b->title <= a->title ? n_b : 0;
    }
}

gboolean
_kei_pairer_find_edges (KeiPairer *pairer)
{
  g_auto (Index) index = { 0 };

  index_fill (&index, pairer);
  if (!search_side (pairer, &index, KEI_SIDE_OLD) || !search_side (pairer, &index, KEI_SIDE_NEW))
    return FALSE;
  try_common_titles (pairer);
  return _kei_edges_sort (pairer);
}
