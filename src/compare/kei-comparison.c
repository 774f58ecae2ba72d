/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From pairs to changes: first what differs in each pair, then what is so everywhere, then for each unit
 * whether it came, went, stands elsewhere or says something else. */
#include "config.h"

#include "kei-comparison.h"

#include <string.h>

#include "kei-comparison-private.h"
#include "kei-lis.h"
#include "kei-period.h"

#define SAMPLE 300 /* pairs that tell by how many years the plan moved on */
#define MIN_SHIFTED 3
#define MIN_SHIFT_SHARE 0.8

G_DEFINE_BOXED_TYPE (KeiComparison, kei_comparison, kei_comparison_ref, kei_comparison_unref)

struct _KeiComparison
{
  gatomicrefcount ref_count;
  KeiPairing *pairing; /* (owned) */
  GArray *changes;     /* (element-type KeiComparisonChange) */
  GArray *ids;         /* (element-type KeiId) of all changes */
  GArray *differences; /* (element-type KeiDifference) of all pairs */
  GArray *rules;       /* (element-type KeiComparisonRule) */
  guint counts[KEI_COMPARISON_N_TYPES];
  guint n_unchanged;
};

static const char *const type_names[] = { "changed", "added", "removed", "moved", "reordered", "level", "merged", "split" };
static const char *const rule_names[] = { "years", "department", "wording", "spelling" };

const char *
kei_comparison_type_name (KeiComparisonType type)
{
  return type_names[type];
}

const char *
kei_comparison_rule_name (KeiComparisonRuleKind kind)
{
  return rule_names[kind];
}

/* --- What differs --- */

static const KeiPairedUnit *
unit_at (const KeiPairing *pairing, KeiSide side, guint32 i)
{
  return &pairing->units[side][i];
}

/* Compares the plans and, until @max pairs, their units. @begins (nullable) gets where each unit's begin. FALSE when cancelled. */
static gboolean
compare_units (KeiComparer *self, guint max, guint32 *begins, GArray *shifted, GCancellable *cancellable)
{
  const KeiPairing *pairing = self->pairing;
  KeiNode *roots[2] = { kei_tree_get_root (pairing->trees[0]), kei_tree_get_root (pairing->trees[1]) };

  g_array_set_size (self->differences, 0);
  g_array_set_size (self->words, 0);
  g_array_set_size (shifted, 0);
  self->n_years = self->n_shifted = 0;
  self->unit = KEI_UNIT_NONE;
  if (roots[0] != roots[1])
    _kei_comparer_compare (self, roots[0], roots[1]);
  if (self->has_shifted)
    g_array_append_val (shifted, self->unit);
  for (guint32 i = 0; i < pairing->n_units[KEI_SIDE_NEW] && max > 0; i++)
    {
      const KeiPairedUnit *unit = unit_at (pairing, KEI_SIDE_NEW, i);
      KeiNode *partner;

      if ((i & 255) == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (begins != NULL)
        begins[i] = self->differences->len;
      if (unit->partner == KEI_UNIT_NONE)
        continue;
      partner = unit_at (pairing, KEI_SIDE_OLD, unit->partner)->node;
      /* One node in both plans: nobody touched it or what belongs to it. */
      if (partner == unit->node)
        continue;
      max--;
      self->unit = i;
      _kei_comparer_compare (self, partner, unit->node);
      if (self->has_shifted)
        g_array_append_val (shifted, i);
    }
  if (begins != NULL)
    begins[pairing->n_units[KEI_SIDE_NEW]] = self->differences->len;
  return TRUE;
}

static gboolean
get_years (const KeiPairing *pairing, const KeiDifference *difference, int *by)
{
  KeiNode *old_node, *new_node;
  const KeiFieldInfo *field;

  if (difference->field == KEI_FIELD_NONE)
    return FALSE;
  old_node = kei_tree_lookup (pairing->trees[0], difference->old_node);
  new_node = kei_tree_lookup (pairing->trees[1], difference->new_node);
  field = kei_schema_field (kei_node_get_kind (new_node), difference->field);
  if ((field->type != KEI_FIELD_TYPE_YEAR && field->type != KEI_FIELD_TYPE_PERIOD) || !kei_node_has (old_node, field->id) || !kei_node_has (new_node, field->id))
    return FALSE;
  if (field->type == KEI_FIELD_TYPE_YEAR)
    *by = (int) (kei_node_get_int (new_node, field->id) - kei_node_get_int (old_node, field->id));
  else
    *by = kei_period_get_year (kei_node_get_int (new_node, field->id)) - kei_period_get_year (kei_node_get_int (old_node, field->id));
  return ABS (*by) <= 50;
}

/* By how many years most years of a sample are later. */
static int
guess_shift (KeiComparer *self)
{
  guint counts[101] = { 0 }, best = 50;

  for (guint i = 0; i < self->differences->len; i++)
    {
      int by;

      if (get_years (self->pairing, &g_array_index (self->differences, KeiDifference, i), &by))
        counts[by + 50]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (i != 50 && counts[i] > counts[best])
      best = i;
  return counts[best] >= MIN_SHIFTED ? (int) best - 50 : 0;
}

static gboolean
compare_all (KeiComparer *self, guint32 *begins, GArray *shifted, GCancellable *cancellable)
{
  if (!compare_units (self, SAMPLE, NULL, shifted, cancellable))
    return FALSE;
  self->shift = guess_shift (self);
  if (!compare_units (self, G_MAXUINT, begins, shifted, cancellable))
    return FALSE;
  if (self->shift == 0 || (self->n_shifted >= MIN_SHIFTED && self->n_shifted >= MIN_SHIFT_SHARE * self->n_years))
    return TRUE;
  self->shift = 0;
  return compare_units (self, G_MAXUINT, begins, shifted, cancellable);
}

/* --- Where things stand --- */

typedef struct
{
  KeiComparison *comparison;
  const KeiPairing *pairing;
  const guint32 *begins;
  guint8 *flags;      /* (owned) by later unit: KeiComparisonFlags */
  guint32 *owners;    /* (owned) by unit of the side at hand: 1 + the change that says it came or went */
  GHashTable *wholes; /* id of a whole → GArray of KeiShare* */
  GHashTable *parts;  /* ids of parts */
  GHashTable *joins;  /* KeiIdPair of parents that shares make one */
  GArray *keys;       /* (element-type guint64) by change: where it is told */
} Builder;

static void
note_shares (Builder *self)
{
  guint n;
  const KeiShare *shares = kei_pairing_get_shares (self->pairing, &n);

  for (guint i = 0; i < n; i++)
    {
      GArray *list = g_hash_table_lookup (self->wholes, &shares[i].whole);
      const KeiShare *share = &shares[i];
      KeiIdPair join = { share->side == KEI_SIDE_OLD ? share->whole : share->part, share->side == KEI_SIDE_OLD ? share->part : share->whole };

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (KeiShare));
          g_hash_table_insert (self->wholes, (gpointer) &share->whole, list);
        }
      g_array_append_val (list, *share);
      g_hash_table_add (self->parts, (gpointer) &share->part);
      g_hash_table_add (self->joins, g_memdup2 (&join, sizeof join));
    }
}

/* Whether the parents of a pair are one another's, also as halves of a split or merge. */
static gboolean
has_moved (const Builder *self, const KeiPairedUnit *old_unit, const KeiPairedUnit *new_unit)
{
  const KeiPairedUnit *parent;
  KeiIdPair join;

  if (old_unit->parent == KEI_UNIT_NONE || new_unit->parent == KEI_UNIT_NONE)
    return old_unit->parent != new_unit->parent;
  parent = unit_at (self->pairing, KEI_SIDE_OLD, old_unit->parent);
  if (parent->partner == new_unit->parent)
    return FALSE;
  join = (KeiIdPair){ kei_node_get_id (parent->node), kei_node_get_id (unit_at (self->pairing, KEI_SIDE_NEW, new_unit->parent)->node) };
  return !g_hash_table_contains (self->joins, &join);
}

static gboolean
has_other_level (const Builder *self, const KeiNode *old_node, const KeiNode *new_node)
{
  KeiId old_level, new_level;
  const KeiPair *pair;

  if (kei_node_get_kind (new_node) != KEI_KIND_ITEM)
    return FALSE;
  old_level = kei_node_get_ref (old_node, KEI_FIELD_LEVEL);
  new_level = kei_node_get_ref (new_node, KEI_FIELD_LEVEL);
  if (old_level == KEI_ID_NONE || new_level == KEI_ID_NONE)
    return old_level != new_level;
  pair = kei_pairing_find (self->pairing, KEI_SIDE_OLD, old_level);
  return pair == NULL || pair->new_id != new_level;
}

static gboolean
has_order (KeiKind kind)
{
  return kind == KEI_KIND_ITEM || kind == KEI_KIND_SECTION || kind == KEI_KIND_VIEWPOINT || kind == KEI_KIND_LEVEL;
}

typedef struct
{
  guint32 old_unit, new_unit;
} Stay;

static int
compare_stays (gconstpointer a, gconstpointer b)
{
  guint32 first = ((const Stay *) a)->old_unit, second = ((const Stay *) b)->old_unit;

  return (first > second) - (first < second);
}

/* Of siblings that stayed under their parent, those whose order the others do not explain. A heavy branch is said to stay. */
static void
mark_reordered (Builder *self, GArray *stays)
{
  guint n = stays->len;
  g_autoptr (GArray) sorted = NULL;
  g_autofree guint *positions = NULL, *weights = NULL;
  g_autofree gboolean *kept = NULL;
  gboolean ordered = TRUE;

  for (guint i = 1; i < n; i++)
    ordered = ordered && g_array_index (stays, Stay, i - 1).old_unit < g_array_index (stays, Stay, i).old_unit;
  if (ordered)
    return;
  sorted = g_array_copy (stays);
  g_array_sort (sorted, compare_stays);
  positions = g_new (guint, n);
  weights = g_new (guint, n);
  kept = g_new (gboolean, n);
  for (guint i = 0; i < n; i++)
    {
      const Stay *stay = &g_array_index (stays, Stay, i);
      guint low = 0, high = n;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (sorted, Stay, middle).old_unit < stay->old_unit)
            low = middle + 1;
          else
            high = middle;
        }
      positions[i] = low;
      weights[i] = unit_at (self->pairing, KEI_SIDE_NEW, stay->new_unit)->end - stay->new_unit;
    }
  kei_lis_find (positions, weights, n, n, kept);
  for (guint i = 0; i < n; i++)
    if (!kept[i])
      self->flags[g_array_index (stays, Stay, i).new_unit] |= KEI_COMPARISON_IS_REORDERED;
}

/* Siblings from @first on, all below one parent; units of other kinds among them end the run. */
static void
mark_siblings (Builder *self, guint32 first, guint32 end)
{
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (Stay));
  KeiKind kind = KEI_KIND_NONE;

  for (guint32 i = first; i < end; i = unit_at (self->pairing, KEI_SIDE_NEW, i)->end)
    {
      const KeiPairedUnit *unit = unit_at (self->pairing, KEI_SIDE_NEW, i);
      Stay stay = { unit->partner, i };

      if (kei_node_get_kind (unit->node) != kind)
        {
          mark_reordered (self, stays);
          g_array_set_size (stays, 0);
          kind = kei_node_get_kind (unit->node);
        }
      if (unit->partner != KEI_UNIT_NONE && has_order (kind) && !(self->flags[i] & KEI_COMPARISON_IS_MOVED))
        g_array_append_val (stays, stay);
    }
  mark_reordered (self, stays);
}

static gboolean
is_reworded (const Builder *self, guint32 unit)
{
  for (guint i = self->begins[unit]; i < self->begins[unit + 1]; i++)
    if (g_array_index (self->comparison->differences, KeiDifference, i).rule < 0)
      return TRUE;
  return FALSE;
}

static void
mark_units (Builder *self)
{
  guint32 n = self->pairing->n_units[KEI_SIDE_NEW];

  for (guint32 i = 0; i < n; i++)
    {
      const KeiPairedUnit *unit = unit_at (self->pairing, KEI_SIDE_NEW, i), *partner;

      if (unit->partner == KEI_UNIT_NONE)
        continue;
      partner = unit_at (self->pairing, KEI_SIDE_OLD, unit->partner);
      if (has_moved (self, partner, unit))
        self->flags[i] |= KEI_COMPARISON_IS_MOVED;
      if (partner->node != unit->node && has_other_level (self, partner->node, unit->node))
        self->flags[i] |= KEI_COMPARISON_IS_OTHER_LEVEL;
      if (is_reworded (self, i))
        self->flags[i] |= KEI_COMPARISON_IS_REWORDED;
    }
  mark_siblings (self, 0, n);
  for (guint32 i = 0; i < n; i++)
    if (unit_at (self->pairing, KEI_SIDE_NEW, i)->end > i + 1)
      mark_siblings (self, i + 1, unit_at (self->pairing, KEI_SIDE_NEW, i)->end);
}

/* --- Changes --- */

static void
add_id (Builder *self, KeiId id, guint *first, guint *n)
{
  if (*n == 0)
    *first = self->comparison->ids->len;
  g_array_append_val (self->comparison->ids, id);
  ++*n;
}

static void
add_change (Builder *self, const KeiComparisonChange *change, guint64 key)
{
  g_array_append_val (self->comparison->changes, *change);
  g_array_append_val (self->keys, key);
}

/* Everything of the branch at @top that has no partner and hangs together. */
static void
add_branch (Builder *self, KeiSide side, guint32 top, guint64 key)
{
  KeiComparisonChange change = { .type = side == KEI_SIDE_NEW ? KEI_COMPARISON_ADDED : KEI_COMPARISON_REMOVED };
  guint32 owner = self->comparison->changes->len + 1;

  for (guint32 i = top; i < unit_at (self->pairing, side, top)->end; i++)
    {
      const KeiPairedUnit *unit = unit_at (self->pairing, side, i);
      KeiId id = kei_node_get_id (unit->node);

      if (unit->partner != KEI_UNIT_NONE || (i > top && self->owners[unit->parent] != owner) || (i > top && g_hash_table_contains (self->parts, &id)))
        continue;
      self->owners[i] = owner;
      if (side == KEI_SIDE_NEW)
        add_id (self, id, &change.first_new, &change.n_new);
      else
        add_id (self, id, &change.first_old, &change.n_old);
    }
  add_change (self, &change, key);
}

/* The other halves of @whole, behind its partner. */
static void
add_parts (Builder *self, const GArray *shares, KeiSide side, guint *first, guint *n)
{
  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      const KeiShare *share = &g_array_index (shares, KeiShare, i);

      if (share->side == side)
        add_id (self, share->part, first, n);
    }
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

static gboolean
has_parts (const GArray *shares, KeiSide side)
{
  for (guint i = 0; shares != NULL && i < shares->len; i++)
    if (g_array_index (shares, KeiShare, i).side == side)
      return TRUE;
  return FALSE;
}

static void
add_pair (Builder *self, guint32 b)
{
  const KeiPairedUnit *unit = unit_at (self->pairing, KEI_SIDE_NEW, b);
  KeiId old_id = kei_node_get_id (unit_at (self->pairing, KEI_SIDE_OLD, unit->partner)->node), new_id = kei_node_get_id (unit->node);
  const GArray *splits = g_hash_table_lookup (self->wholes, &old_id), *merges = g_hash_table_lookup (self->wholes, &new_id);
  gboolean is_merge = has_parts (merges, KEI_SIDE_NEW), is_split = has_parts (splits, KEI_SIDE_OLD);
  KeiComparisonChange change = { .flags = self->flags[b], .first_difference = self->begins[b], .n_differences = self->begins[b + 1] - self->begins[b] };

  /* What is below follows its parent's level. */
  if (change.flags == KEI_COMPARISON_IS_OTHER_LEVEL && unit->parent != KEI_UNIT_NONE && (self->flags[unit->parent] & KEI_COMPARISON_IS_OTHER_LEVEL))
    change.flags = 0;
  if (change.flags == 0 && !is_merge && !is_split)
    {
      self->comparison->n_unchanged++;
      return;
    }
  change.type = is_merge ? KEI_COMPARISON_MERGED : is_split ? KEI_COMPARISON_SPLIT
                                                            : choose_type (change.flags);
  add_id (self, old_id, &change.first_old, &change.n_old);
  add_parts (self, merges, KEI_SIDE_NEW, &change.first_old, &change.n_old);
  add_id (self, new_id, &change.first_new, &change.n_new);
  add_parts (self, splits, KEI_SIDE_OLD, &change.first_new, &change.n_new);
  add_change (self, &change, (guint64) (b + 1) << 32);
}

/* Wholes without a partner: all that is known is that they became, or came from, the parts. */
static void
add_lone_whole (Builder *self, KeiSide side, guint32 i, const GArray *shares, guint64 key)
{
  KeiComparisonChange change = { .type = side == KEI_SIDE_OLD ? KEI_COMPARISON_SPLIT : KEI_COMPARISON_MERGED };

  add_parts (self, shares, side, side == KEI_SIDE_OLD ? &change.first_new : &change.first_old, side == KEI_SIDE_OLD ? &change.n_new : &change.n_old);
  add_id (self, kei_node_get_id (unit_at (self->pairing, side, i)->node), side == KEI_SIDE_OLD ? &change.first_old : &change.first_new, side == KEI_SIDE_OLD ? &change.n_old : &change.n_new);
  add_change (self, &change, key);
}

/* What has no partner on one side; @key says where the removed are told: behind what stands before them. */
static void
add_unpaired (Builder *self, KeiSide side, guint32 i, guint64 key)
{
  const KeiPairedUnit *unit = unit_at (self->pairing, side, i);
  KeiId id = kei_node_get_id (unit->node);
  const GArray *shares = g_hash_table_lookup (self->wholes, &id);

  if (self->owners[i] != 0 || g_hash_table_contains (self->parts, &id))
    return;
  if (has_parts (shares, side))
    add_lone_whole (self, side, i, shares, key);
  else
    add_branch (self, side, i, key);
}

static void
build_changes (Builder *self)
{
  guint32 n_new = self->pairing->n_units[KEI_SIDE_NEW], n_old = self->pairing->n_units[KEI_SIDE_OLD];
  guint32 last = 0;

  self->owners = g_new0 (guint32, MAX (n_new, n_old) + 1);
  for (guint32 i = 0; i < n_new; i++)
    if (unit_at (self->pairing, KEI_SIDE_NEW, i)->partner != KEI_UNIT_NONE)
      add_pair (self, i);
    else
      add_unpaired (self, KEI_SIDE_NEW, i, (guint64) (i + 1) << 32);
  memset (self->owners, 0, n_old * sizeof (guint32));
  for (guint32 i = 0; i < n_old; i++)
    if (unit_at (self->pairing, KEI_SIDE_OLD, i)->partner != KEI_UNIT_NONE)
      last = unit_at (self->pairing, KEI_SIDE_OLD, i)->partner + 1;
    else
      add_unpaired (self, KEI_SIDE_OLD, i, (guint64) last << 32 | (i + 1));
}

/* The plans themselves, first. */
static void
add_plan (Builder *self, guint n_differences)
{
  KeiComparisonChange change = { .type = KEI_COMPARISON_CHANGED, .flags = KEI_COMPARISON_IS_REWORDED, .n_differences = n_differences };
  gboolean differs = FALSE;

  for (guint i = 0; i < n_differences; i++)
    differs |= g_array_index (self->comparison->differences, KeiDifference, i).rule < 0;
  if (!differs)
    return;
  add_id (self, kei_node_get_id (kei_tree_get_root (self->pairing->trees[0])), &change.first_old, &change.n_old);
  add_id (self, kei_node_get_id (kei_tree_get_root (self->pairing->trees[1])), &change.first_new, &change.n_new);
  add_change (self, &change, 0);
}

typedef struct
{
  guint64 key;
  guint change;
} Told;

static int
compare_told (gconstpointer a, gconstpointer b)
{
  const Told *first = a, *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  return (first->change > second->change) - (first->change < second->change);
}

/* In the order of the later plan. */
static void
sort_changes (Builder *self)
{
  GArray *changes = self->comparison->changes, *sorted = g_array_sized_new (FALSE, FALSE, sizeof (KeiComparisonChange), changes->len);
  g_autofree Told *told = g_new (Told, changes->len + 1);

  for (guint i = 0; i < changes->len; i++)
    told[i] = (Told){ g_array_index (self->keys, guint64, i), i };
  qsort (told, changes->len, sizeof *told, compare_told);
  for (guint i = 0; i < changes->len; i++)
    {
      g_array_append_val (sorted, g_array_index (changes, KeiComparisonChange, told[i].change));
      self->comparison->counts[g_array_index (sorted, KeiComparisonChange, i).type]++;
    }
  g_array_unref (changes);
  self->comparison->changes = sorted;
}

static void
make_changes (KeiComparison *comparison, const guint32 *begins)
{
  Builder self = { .comparison = comparison, .pairing = comparison->pairing, .begins = begins };

  self.flags = g_new0 (guint8, self.pairing->n_units[KEI_SIDE_NEW] + 1);
  self.wholes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_array_unref);
  self.parts = g_hash_table_new (g_int64_hash, g_int64_equal);
  self.joins = g_hash_table_new_full (_kei_id_pair_hash, _kei_id_pair_equal, g_free, NULL);
  self.keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  note_shares (&self);
  mark_units (&self);
  add_plan (&self, begins[0]);
  build_changes (&self);
  sort_changes (&self);
  g_free (self.flags);
  g_free (self.owners);
  g_hash_table_unref (self.wholes);
  g_hash_table_unref (self.parts);
  g_hash_table_unref (self.joins);
  g_array_unref (self.keys);
}

/* --- The object --- */

KeiComparison *
kei_comparison_new (KeiPairing *pairing, GCancellable *cancellable, GError **error)
{
  g_autoptr (KeiComparison) self = g_new0 (KeiComparison, 1);
  KeiComparer comparer = { .pairing = pairing };
  g_autofree guint32 *begins = g_new0 (guint32, pairing->n_units[KEI_SIDE_NEW] + 1);
  g_autoptr (GArray) shifted = g_array_new (FALSE, FALSE, sizeof (guint32)), words = g_array_new (FALSE, FALSE, sizeof (KeiWordChange));
  g_autoptr (GArray) old_scratch = g_array_new (FALSE, FALSE, sizeof (gunichar)), new_scratch = g_array_new (FALSE, FALSE, sizeof (gunichar));

  g_atomic_ref_count_init (&self->ref_count);
  self->pairing = kei_pairing_ref (pairing);
  self->changes = g_array_new (FALSE, FALSE, sizeof (KeiComparisonChange));
  self->ids = g_array_new (FALSE, FALSE, sizeof (KeiId));
  self->differences = g_array_new (FALSE, FALSE, sizeof (KeiDifference));
  comparer.differences = self->differences;
  comparer.words = words;
  comparer.scratch[0] = old_scratch;
  comparer.scratch[1] = new_scratch;
  comparer.same_plan = kei_node_get_id (kei_tree_get_root (pairing->trees[0])) == kei_node_get_id (kei_tree_get_root (pairing->trees[1]));
  if (!compare_all (&comparer, begins, shifted, cancellable))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  self->rules = _kei_comparer_find_rules (&comparer, begins, shifted);
  make_changes (self, begins);
  return g_steal_pointer (&self);
}

KeiComparison *
kei_comparison_ref (KeiComparison *comparison)
{
  g_atomic_ref_count_inc (&comparison->ref_count);
  return comparison;
}

void
kei_comparison_unref (KeiComparison *comparison)
{
  if (!g_atomic_ref_count_dec (&comparison->ref_count))
    return;
  kei_pairing_unref (comparison->pairing);
  g_array_unref (comparison->changes);
  g_array_unref (comparison->ids);
  g_array_unref (comparison->differences);
  g_clear_pointer (&comparison->rules, g_array_unref);
  g_free (comparison);
}

KeiPairing *
kei_comparison_get_pairing (const KeiComparison *comparison)
{
  return comparison->pairing;
}

const KeiComparisonChange *
kei_comparison_get_changes (const KeiComparison *comparison, guint *n)
{
  *n = comparison->changes->len;
  return (const KeiComparisonChange *) (void *) comparison->changes->data;
}

const KeiId *
kei_comparison_get_ids (const KeiComparison *comparison, const KeiComparisonChange *change, KeiSide side, guint *n)
{
  *n = side == KEI_SIDE_OLD ? change->n_old : change->n_new;
  return *n > 0 ? &g_array_index (comparison->ids, KeiId, side == KEI_SIDE_OLD ? change->first_old : change->first_new) : NULL;
}

const KeiDifference *
kei_comparison_get_differences (const KeiComparison *comparison, const KeiComparisonChange *change, guint *n)
{
  *n = change->n_differences;
  return *n > 0 ? &g_array_index (comparison->differences, KeiDifference, change->first_difference) : NULL;
}

const KeiComparisonRule *
kei_comparison_get_rules (const KeiComparison *comparison, guint *n)
{
  *n = comparison->rules->len;
  return (const KeiComparisonRule *) (void *) comparison->rules->data;
}

guint
kei_comparison_count (const KeiComparison *comparison, KeiComparisonType type)
{
  return comparison->counts[type];
}

guint
kei_comparison_count_unchanged (const KeiComparison *comparison)
{
  return comparison->n_unchanged;
}
