/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels and departments. A name that is the same is the same thing; where it is not, what paired items say decides:
 * when most items that 企画課 led are now led by 企画政策課, the department was renamed. What is left
 * is paired by the likeness of names. */
#include "config.h"

#include "kei-pairing-private.h"

#define MIN_VOTES 2
#define MIN_SHARE 0.6f
#define MIN_LIKENESS 0.45f
#define MAX_COMPARED 250000 /* names of one plan times names of the other */

typedef struct
{
  guint32 a, b;
  guint votes;
} Vote;

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  const Vote *first = a, *second = b;

  if (first->votes != second->votes)
    return first->votes > second->votes ? -1 : 1;
  if (first->a + first->b != second->a + second->b)
    return first->a + first->b < second->a + second->b ? -1 : 1;
  return (ABS ((int) first->a - (int) first->b) > ABS ((int) second->a - (int) second->b)) - (ABS ((int) first->a - (int) first->b) < ABS ((int) second->a - (int) second->b));
}

/* The unit that each id of a kind is, for one plan. */
static GHashTable *
map_ids (KeiPairer *pairer, KeiSide side, KeiKind kind)
{
  GHashTable *map = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint32 i = 0; i < _kei_n_units (pairer, side); i++)
    {
      const KeiUnit *unit = _kei_unit (pairer, side, i);
      KeiId id = kei_node_get_id (unit->node);

      if (unit->kind == kind)
        g_hash_table_insert (map, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i));
    }
  return map;
}

/* How often each two stand in the same field of paired items. */
static GHashTable *
count_votes (KeiPairer *pairer, KeiKind kind, KeiField field)
{
  g_autoptr (GHashTable) old_ids = map_ids (pairer, KEI_SIDE_OLD, kind), new_ids = map_ids (pairer, KEI_SIDE_NEW, kind);
  GHashTable *votes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint32 i = 0; i < _kei_n_units (pairer, KEI_SIDE_OLD); i++)
    {
      const KeiUnit *unit = _kei_unit (pairer, KEI_SIDE_OLD, i);
      KeiId old_id, new_id;
      gint64 key;

      if (unit->kind != KEI_KIND_ITEM || unit->partner == KEI_UNIT_NONE)
        continue;
      old_id = kei_node_get_ref (unit->node, field);
      new_id = kei_node_get_ref (_kei_unit (pairer, KEI_SIDE_NEW, unit->partner)->node, field);
      if (old_id == KEI_ID_NONE || new_id == KEI_ID_NONE)
        continue;
      key = (gint64) GPOINTER_TO_UINT (g_hash_table_lookup (old_ids, &old_id)) << 32 | GPOINTER_TO_UINT (g_hash_table_lookup (new_ids, &new_id));
      g_hash_table_insert (votes, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (votes, &key)) + 1));
    }
  return votes;
}

static gboolean
are_open (const KeiPairer *pairer, guint32 a, guint32 b)
{
  const KeiUnit *first = _kei_unit (pairer, KEI_SIDE_OLD, a), *second = _kei_unit (pairer, KEI_SIDE_NEW, b);

  return _kei_unit_is_open (first) && _kei_unit_is_open (second) && _kei_pairer_may_pair (pairer, first, second);
}

static void
pair_by_votes (KeiPairer *pairer, KeiKind kind, KeiField field)
{
  g_autoptr (GHashTable) counts = count_votes (pairer, kind, field);
  g_autoptr (GArray) votes = g_array_new (FALSE, FALSE, sizeof (Vote));
  g_autofree guint *old_sums = g_new0 (guint, _kei_n_units (pairer, KEI_SIDE_OLD));
  g_autofree guint *new_sums = g_new0 (guint, _kei_n_units (pairer, KEI_SIDE_NEW));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Vote vote = { (guint32) (*(gint64 *) key >> 32), (guint32) * (gint64 *) key, GPOINTER_TO_UINT (value) };

      old_sums[vote.a] += vote.votes;
      new_sums[vote.b] += vote.votes;
      g_array_append_val (votes, vote);
    }
  g_array_sort (votes, compare_votes);
  for (guint i = 0; i < votes->len; i++)
    {
      const Vote *vote = &g_array_index (votes, Vote, i);
      float share = 2.0f * (float) vote->votes / (float) (old_sums[vote->a] + new_sums[vote->b]);

      if (vote->votes >= MIN_VOTES && share >= MIN_SHARE && are_open (pairer, vote->a, vote->b))
        _kei_pairer_pair (pairer, vote->a, vote->b, KEI_PAIR_BY_POSITION, share);
    }
}

static GArray *
list_open (const KeiPairer *pairer, KeiSide side, KeiKind kind)
{
  GArray *open = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < _kei_n_units (pairer, side); i++)
    if (_kei_unit (pairer, side, i)->kind == kind && _kei_unit_is_open (_kei_unit (pairer, side, i)))
      g_array_append_val (open, i);
  return open;
}

/* The first of a name with the first of it, in both plans. */
static void
pair_same_names (KeiPairer *pairer, KeiKind kind)
{
  g_autoptr (GArray) old_open = list_open (pairer, KEI_SIDE_OLD, kind), new_open = list_open (pairer, KEI_SIDE_NEW, kind);
  g_autoptr (GHashTable) names = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = new_open->len; i-- > 0;)
    {
      guint32 b = g_array_index (new_open, guint32, i);

      g_hash_table_insert (names, &_kei_unit (pairer, KEI_SIDE_NEW, b)->title, GUINT_TO_POINTER (b + 1));
    }
  for (guint i = 0; i < old_open->len; i++)
    {
      guint32 a = g_array_index (old_open, guint32, i);
      guint32 b = GPOINTER_TO_UINT (g_hash_table_lookup (names, &_kei_unit (pairer, KEI_SIDE_OLD, a)->title));

      if (b > 0 && are_open (pairer, a, b - 1))
        _kei_pairer_pair (pairer, a, b - 1, KEI_PAIR_BY_TEXT, 1);
    }
}

/* Alike ones, the most alike first, where the lists are as short as such lists are. */
static gboolean
pair_alike_names (KeiPairer *pairer, KeiKind kind)
{
  g_autoptr (GArray) old_open = list_open (pairer, KEI_SIDE_OLD, kind), new_open = list_open (pairer, KEI_SIDE_NEW, kind);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Vote));

  if ((guint64) old_open->len * new_open->len > MAX_COMPARED)
    return TRUE;
  for (guint i = 0; i < old_open->len; i++)
    for (guint j = 0; j < new_open->len; j++)
      {
        Vote edge = { g_array_index (old_open, guint32, i), g_array_index (new_open, guint32, j), 0 };
        float likeness = _kei_pairer_compare (pairer, _kei_unit (pairer, KEI_SIDE_OLD, edge.a), _kei_unit (pairer, KEI_SIDE_NEW, edge.b));

        if (!_kei_pairer_go_on (pairer))
          return FALSE;
        edge.votes = (guint) (likeness * 1000000);
        if (likeness >= MIN_LIKENESS)
          g_array_append_val (edges, edge);
      }
  g_array_sort (edges, compare_votes);
  for (guint i = 0; i < edges->len; i++)
    {
      const Vote *edge = &g_array_index (edges, Vote, i);

      if (are_open (pairer, edge->a, edge->b))
        _kei_pairer_pair (pairer, edge->a, edge->b, KEI_PAIR_BY_TEXT, (float) edge->votes / 1000000);
    }
  return TRUE;
}

gboolean
_kei_pairer_pair_named (KeiPairer *pairer)
{
  pair_same_names (pairer, KEI_KIND_LEVEL);
  pair_same_names (pairer, KEI_KIND_DEPARTMENT);
  pair_by_votes (pairer, KEI_KIND_LEVEL, KEI_FIELD_LEVEL);
  pair_by_votes (pairer, KEI_KIND_DEPARTMENT, KEI_FIELD_LEAD);
  return pair_alike_names (pairer, KEI_KIND_LEVEL) && pair_alike_names (pairer, KEI_KIND_DEPARTMENT);
}
