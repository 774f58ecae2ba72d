/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From pairs to changes: first what differs in each pair, then what is so everywhere, where things stand, in which order
 * both plans are told, and last for each unit what a person would call a change. */
#include "config.h"

#include "kei-comparison.h"

#include <string.h>

#include "kei-comparison-private.h"
#include "kei-period.h"

#define SAMPLE 300 /* pairs that tell by how many years the plan moved on */
#define MIN_SHIFTED 3
#define MIN_SHIFT_SHARE 0.8

G_DEFINE_BOXED_TYPE (KeiComparison, kei_comparison, kei_comparison_ref, kei_comparison_unref)

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

/* Compares the plans and, until @max pairs, their units. @begins (nullable) gets where each unit's begin; @chosen (nullable) says which
 * units to compare. FALSE when cancelled. */
static gboolean
compare_units (KeiComparer *self, guint max, const guint8 *chosen, guint32 *begins, GArray *shifted, GCancellable *cancellable)
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
      if (unit->partner == KEI_UNIT_NONE || (chosen != NULL && !chosen[i]))
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
  if (field->type == KEI_FIELD_TYPE_STRING || field->type == KEI_FIELD_TYPE_TEXT)
    return _kei_texts_are_later (kei_node_get_text (old_node, field->id), kei_node_get_text (new_node, field->id), by) && ABS (*by) <= 50;
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
  if (!compare_units (self, SAMPLE, NULL, NULL, shifted, cancellable))
    return FALSE;
  self->shift = guess_shift (self);
  if (!compare_units (self, G_MAXUINT, NULL, begins, shifted, cancellable))
    return FALSE;
  if (self->shift == 0 || (self->n_shifted >= MIN_SHIFTED && self->n_shifted >= MIN_SHIFT_SHARE * self->n_years))
    return TRUE;
  self->shift = 0;
  return compare_units (self, G_MAXUINT, NULL, begins, shifted, cancellable);
}
/* --- The object --- */

/* What is needed while differences are looked for. */
typedef struct
{
  KeiComparer comparer;
  GArray *shifted; /* (element-type guint32) */
} Work;

static void
start_work (Work *self, KeiComparison *comparison)
{
  self->comparer = (KeiComparer){ .comparison = comparison, .pairing = comparison->pairing, .differences = comparison->differences, .same_plan = comparison->same_plan };
  self->comparer.words = g_array_new (FALSE, FALSE, sizeof (KeiWordChange));
  self->comparer.scratch[0] = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->comparer.scratch[1] = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->shifted = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
clear_work (Work *self)
{
  g_clear_pointer (&self->comparer.words, g_array_unref);
  g_clear_pointer (&self->comparer.scratch[0], g_array_unref);
  g_clear_pointer (&self->comparer.scratch[1], g_array_unref);
  g_clear_pointer (&self->shifted, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

static KeiComparison *
alloc_comparison (KeiPairing *pairing)
{
  KeiComparison *self = g_new0 (KeiComparison, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->pairing = kei_pairing_ref (pairing);
  self->ids = g_array_new (FALSE, FALSE, sizeof (KeiId));
  self->differences = g_array_new (FALSE, FALSE, sizeof (KeiDifference));
  self->begins = g_new0 (guint32, pairing->n_units[KEI_SIDE_NEW] + 1);
  self->same_plan = kei_node_get_id (kei_tree_get_root (pairing->trees[0])) == kei_node_get_id (kei_tree_get_root (pairing->trees[1]));
  return self;
}

KeiComparison *
kei_comparison_new (KeiPairing *pairing, GCancellable *cancellable, GError **error)
{
  g_autoptr (KeiComparison) self = alloc_comparison (pairing);
  g_auto (Work) work = { 0 };

  start_work (&work, self);
  _kei_comparison_find_years (self, NULL, NULL);
  _kei_comparison_place (self, NULL);
  if (!compare_all (&work.comparer, self->begins, work.shifted, cancellable))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  self->shift = work.comparer.shift;
  self->rules = _kei_comparer_find_rules (&work.comparer, self->begins, work.shifted);
  _kei_comparison_mark_reworded (self);
  _kei_comparison_order (self);
  _kei_comparison_make_changes (self);
  return g_steal_pointer (&self);
}

KeiComparison *
_kei_comparison_new_partly (KeiPairing *pairing, guint n_entries, GCancellable *cancellable)
{
  g_autoptr (KeiComparison) self = alloc_comparison (pairing);
  g_auto (Work) work = { 0 };
  g_autofree guint8 *chosen = g_new0 (guint8, pairing->n_units[KEI_SIDE_NEW] + 1);

  start_work (&work, self);
  _kei_comparison_find_years (self, NULL, NULL);
  self->partly = TRUE;
  self->rules = g_array_new (FALSE, FALSE, sizeof (KeiComparisonRule));
  _kei_comparison_place (self, NULL);
  _kei_comparison_order (self);
  for (guint i = 0; i < n_entries && i < self->order->len; i++)
    {
      guint32 unit = g_array_index (self->order, KeiOrderEntry, i).units[KEI_SIDE_NEW];

      if (unit != KEI_UNIT_NONE)
        chosen[unit] = TRUE;
    }
  if (!compare_units (&work.comparer, SAMPLE, NULL, NULL, work.shifted, cancellable))
    return NULL;
  work.comparer.shift = guess_shift (&work.comparer);
  if (!compare_units (&work.comparer, G_MAXUINT, chosen, self->begins, work.shifted, cancellable))
    return NULL;
  _kei_comparison_mark_reworded (self);
  _kei_comparison_make_changes (self);
  return g_steal_pointer (&self);
}

/* --- After an edit --- */

/* What has the same nodes in both plans as before differs as it did. */
static void
find_same (KeiComparison *self, const KeiComparison *before, const KeiFollowing *following)
{
  guint32 n = self->pairing->n_units[KEI_SIDE_NEW];

  self->same_as = g_new (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    {
      const KeiPairedUnit *unit = _kei_unit_at (self, KEI_SIDE_NEW, i), *was;
      guint32 b = _kei_following_find (following, KEI_SIDE_NEW, i), a;

      self->same_as[i] = KEI_UNIT_NONE;
      if (unit->partner == KEI_UNIT_NONE || b == KEI_UNIT_NONE)
        continue;
      was = _kei_unit_at (before, KEI_SIDE_NEW, b);
      a = _kei_following_find (following, KEI_SIDE_OLD, unit->partner);
      if (was->node == unit->node && a != KEI_UNIT_NONE && was->partner == a && _kei_unit_at (before, KEI_SIDE_OLD, a)->node == _kei_unit_at (self, KEI_SIDE_OLD, unit->partner)->node)
        self->same_as[i] = b;
    }
}

/* What differs between two may be with another half, which may have come, gone or changed. */
static void
compare_joined_again (KeiComparison *self, const KeiComparison *before)
{
  for (guint32 i = 0; i < self->pairing->n_units[KEI_SIDE_NEW]; i++)
    {
      guint32 was = self->same_as[i];

      if (was != KEI_UNIT_NONE
          && !(_kei_comparison_keeps_parts (self, KEI_SIDE_NEW, i, before, was)
               && _kei_comparison_keeps_parts (self, KEI_SIDE_OLD, _kei_unit_at (self, KEI_SIDE_NEW, i)->partner, before, _kei_unit_at (before, KEI_SIDE_NEW, was)->partner)))
        self->same_as[i] = KEI_UNIT_NONE;
    }
}

static gboolean
follow_units (KeiComparison *self, const KeiComparison *before, KeiComparer *comparer, GArray *touched, GCancellable *cancellable)
{
  KeiNode *roots[2] = { kei_tree_get_root (self->pairing->trees[0]), kei_tree_get_root (self->pairing->trees[1]) };
  guint32 n = self->pairing->n_units[KEI_SIDE_NEW];

  comparer->unit = KEI_UNIT_NONE;
  if (roots[0] != roots[1])
    _kei_comparer_compare (comparer, roots[0], roots[1]);
  _kei_comparer_cover (comparer, self->rules, 0);
  for (guint32 i = 0; i < n; i++)
    {
      const KeiPairedUnit *unit = _kei_unit_at (self, KEI_SIDE_NEW, i);
      guint32 was = self->same_as[i], from = self->differences->len;

      if ((i & 255) == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      self->begins[i] = from;
      if (was != KEI_UNIT_NONE && before->begins[was + 1] > before->begins[was])
        g_array_append_vals (self->differences, &g_array_index (before->differences, KeiDifference, before->begins[was]), before->begins[was + 1] - before->begins[was]);
      else if (was == KEI_UNIT_NONE && unit->partner != KEI_UNIT_NONE && _kei_unit_at (self, KEI_SIDE_OLD, unit->partner)->node != unit->node)
        {
          comparer->unit = i;
          _kei_comparer_compare (comparer, _kei_unit_at (self, KEI_SIDE_OLD, unit->partner)->node, unit->node);
          _kei_comparer_cover (comparer, self->rules, from);
          if (comparer->has_shifted)
            _kei_comparer_add_to_years (comparer, self->rules);
          g_array_append_val (touched, i);
        }
    }
  self->begins[n] = self->differences->len;
  return TRUE;
}

KeiComparison *
_kei_comparison_follow (KeiComparison *before, KeiPairing *pairing, const KeiFollowing *following, GCancellable *cancellable, GError **error)
{
  g_autoptr (KeiComparison) self = NULL;
  g_autoptr (GArray) touched = NULL;
  g_auto (Work) work = { 0 };

  /* A reference is the same where what it names is a pair: where that has changed, everything may have. */
  if (before->partly || following->names_changed)
    return kei_comparison_new (pairing, cancellable, error);
  self = alloc_comparison (pairing);
  if (!_kei_comparison_find_years (self, before, following))
    return kei_comparison_new (pairing, cancellable, error);
  touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  start_work (&work, self);
  find_same (self, before, following);
  self->shift = work.comparer.shift = before->shift;
  _kei_comparison_place (self, before);
  compare_joined_again (self, before);
  self->rules = _kei_comparer_keep_rules (self, before, following);
  if (!follow_units (self, before, &work.comparer, touched, cancellable))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  _kei_comparison_mark_reworded (self);
  _kei_comparison_order (self);
  _kei_comparison_make_changes (self);
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
  for (guint side = 0; side < 2; side++)
    {
      g_free (comparison->beside[side]);
      g_free (comparison->whole_of[side]);
      g_free (comparison->seat[side]);
      g_free (comparison->place_of[side]);
      g_free (comparison->change_of[side]);
    }
  g_free (comparison->begins);
  g_free (comparison->same_as);
  g_free (comparison->flags);
  g_clear_pointer (&comparison->years[0], g_hash_table_unref);
  g_clear_pointer (&comparison->years[1], g_hash_table_unref);
  g_clear_pointer (&comparison->parts, g_array_unref);
  g_clear_pointer (&comparison->part_units, g_array_unref);
  g_clear_pointer (&comparison->order, g_array_unref);
  g_clear_pointer (&comparison->changes, g_array_unref);
  g_array_unref (comparison->ids);
  g_array_unref (comparison->differences);
  g_clear_pointer (&comparison->rules, g_array_unref);
  kei_pairing_unref (comparison->pairing);
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
