/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison's rows from beginning to end, and where in them something stands. */
#include "config.h"

#include "kei-comparison-rows.h"
#include "kei-words-i18n.h"

#include <string.h>

#include "kei-comparison-rows-private.h"

G_DEFINE_BOXED_TYPE (KeiComparisonRows, kei_comparison_rows, kei_comparison_rows_ref, kei_comparison_rows_unref)

/* --- Names --- */

const char *
kei_row_sign_name (KeiRowSign sign)
{
  static const char *const names[KEI_ROW_N_SIGNS] = { "same", "changed", "added", "removed", "moved", "reordered", "level", "merged", "split", "spelling", "renumbered", "rule" };

  return names[sign];
}

const char *
kei_row_sign_label (KeiRowSign sign)
{
  static const char *const labels[KEI_ROW_N_SIGNS] = { NULL, N_ ("Changed"), N_ ("Added"), N_ ("Removed"), N_ ("Moved"), N_ ("Reordered"), N_ ("Other level"), N_ ("Merged"), N_ ("Split"), N_ ("Spelling"), N_ ("Number only"), N_ ("Everywhere") };

  return labels[sign] != NULL ? _ (labels[sign]) : "";
}

const char *
kei_row_kind_name (KeiRowKind kind)
{
  static const char *const names[KEI_ROW_N_KINDS] = { "group", "title", "field", "paragraph", "caption", "cells", "indicator", "sdgs", "budget", "staffing", "years", "other", "elsewhere" };

  return names[kind];
}

/* --- Making --- */

static KeiComparisonRows *
alloc_rows (KeiComparison *comparison, KeiNumbers *const *numbers)
{
  KeiComparisonRows *self = g_new0 (KeiComparisonRows, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->comparison = kei_comparison_ref (comparison);
  for (guint side = 0; side < 2; side++)
    self->numbers[side] = kei_numbers_ref (numbers[side]);
  self->differ = kei_text_differ_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (KeiComparisonRow));
  self->entry_rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->doubtful = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/* Counts what there is. */
static void
finish (KeiComparisonRows *self)
{
  for (guint32 i = 0; i < self->rows->len; i++)
    {
      const KeiComparisonRow *row = _kei_row (self, i);

      self->counts[row->sign]++;
      if (row->flags & KEI_ROW_IS_DOUBTFUL)
        g_array_append_val (self->doubtful, i);
    }
}

static KeiComparisonRows *
make_rows (KeiComparison *comparison, KeiNumbers *const *numbers, const KeiRowsSource *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (KeiComparisonRows) self = alloc_rows (comparison, numbers);

  if (!_kei_comparison_rows_build (self, source, cancellable))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  finish (self);
  self->complete = !comparison->partly;
  return g_steal_pointer (&self);
}

KeiComparisonRows *
kei_comparison_rows_new (KeiComparison *comparison, GCancellable *cancellable, GError **error)
{
  KeiRowsSource source = { 0 };
  g_autoptr (KeiNumbers) old_numbers = kei_numbers_new (comparison->pairing->trees[0]), new_numbers = kei_numbers_new (comparison->pairing->trees[1]);
  KeiNumbers *numbers[2] = { old_numbers, new_numbers };

  return make_rows (comparison, numbers, &source, cancellable, error);
}

KeiComparisonRows *
kei_comparison_rows_make (KeiPairing *pairing, guint n_head, KeiComparisonRowsHead head, gpointer data, GCancellable *cancellable, GError **error)
{
  KeiRowsSource first = { .n_most = n_head }, all = { 0 };
  g_autoptr (KeiNumbers) old_numbers = kei_numbers_new (pairing->trees[0]), new_numbers = kei_numbers_new (pairing->trees[1]);
  KeiNumbers *numbers[2] = { old_numbers, new_numbers };
  g_autoptr (KeiComparison) comparison = NULL;

  if (head != NULL && pairing->n_units[KEI_SIDE_OLD] + pairing->n_units[KEI_SIDE_NEW] > n_head)
    {
      g_autoptr (KeiComparison) partly = _kei_comparison_new_partly (pairing, n_head, cancellable);
      g_autoptr (KeiComparisonRows) rows = partly != NULL ? make_rows (partly, numbers, &first, cancellable, NULL) : NULL;

      if (rows != NULL)
        head (rows, data);
    }
  comparison = kei_comparison_new (pairing, cancellable, error);
  return comparison != NULL ? make_rows (comparison, numbers, &all, cancellable, error) : NULL;
}

KeiComparisonRows *
kei_comparison_rows_ref (KeiComparisonRows *rows)
{
  g_atomic_ref_count_inc (&rows->ref_count);
  return rows;
}

void
kei_comparison_rows_unref (KeiComparisonRows *rows)
{
  if (!g_atomic_ref_count_dec (&rows->ref_count))
    return;
  g_array_unref (rows->rows);
  g_array_unref (rows->entry_rows);
  g_array_unref (rows->doubtful);
  kei_text_differ_free (rows->differ);
  kei_numbers_unref (rows->numbers[0]);
  kei_numbers_unref (rows->numbers[1]);
  kei_comparison_unref (rows->comparison);
  g_free (rows);
}

KeiComparison *
kei_comparison_rows_get_comparison (const KeiComparisonRows *rows)
{
  return rows->comparison;
}

gboolean
kei_comparison_rows_is_complete (const KeiComparisonRows *rows)
{
  return rows->complete;
}

guint
kei_comparison_rows_get_n (const KeiComparisonRows *rows)
{
  return rows->rows->len;
}

const KeiComparisonRow *
kei_comparison_rows_get (const KeiComparisonRows *rows, guint row)
{
  return _kei_row (rows, row);
}

guint
kei_comparison_rows_count (const KeiComparisonRows *rows, KeiRowSign sign)
{
  return rows->counts[sign];
}

const guint32 *
kei_comparison_rows_get_doubtful (const KeiComparisonRows *rows, guint *n)
{
  *n = rows->doubtful->len;
  return (const guint32 *) (void *) rows->doubtful->data;
}

/* --- Finding --- */

static guint
row_of_unit (const KeiComparisonRows *rows, KeiSide side, guint32 unit)
{
  const KeiComparison *comparison = rows->comparison;
  guint32 place = comparison->place_of[side][unit];

  /* A part is told with its whole. */
  if (place == 0 && comparison->whole_of[side][unit] != KEI_UNIT_NONE)
    place = comparison->place_of[kei_side_other (side)][comparison->whole_of[side][unit]];
  return place > 0 && place < rows->entry_rows->len ? g_array_index (rows->entry_rows, guint32, place) : KEI_ROW_NONE;
}

static guint
row_of_node (const KeiComparisonRows *rows, KeiSide side, KeiId id)
{
  guint64 unit;

  if (id == kei_node_get_id (kei_tree_get_root (rows->comparison->pairing->trees[side])))
    return rows->rows->len > 0 ? 0 : KEI_ROW_NONE;
  return kei_id_map_lookup (rows->comparison->pairing->ids[side], id, &unit) ? row_of_unit (rows, side, (guint32) unit) : KEI_ROW_NONE;
}

guint
kei_comparison_rows_find_change (const KeiComparisonRows *rows, guint change)
{
  const KeiComparisonChange *wanted = &g_array_index (rows->comparison->changes, KeiComparisonChange, change);
  KeiSide side = wanted->n_new > 0 ? KEI_SIDE_NEW : KEI_SIDE_OLD;
  guint n;

  return row_of_node (rows, side, kei_comparison_get_ids (rows->comparison, wanted, side, &n)[0]);
}

static gboolean
is_title (const KeiComparisonRow *row)
{
  return row->kind == KEI_ROW_TITLE || row->kind == KEI_ROW_GROUP || row->kind == KEI_ROW_ELSEWHERE;
}

/* Whether a row shows a node that has no row of its own, among others. */
static gboolean
shows_too (const KeiComparisonRow *row, KeiSide side, KeiTree *tree, KeiId id)
{
  KeiSlot slot = kei_tree_get_slot (tree, id);

  if (row->kind == KEI_ROW_SDGS)
    return slot == KEI_SLOT_SDG_LINKS;
  return row->kind == KEI_ROW_YEARS && slot == kei_tree_get_slot (tree, kei_node_get_id (row->nodes[side])) && kei_tree_get_parent_id (tree, id) == kei_tree_get_parent_id (tree, kei_node_get_id (row->nodes[side]));
}

guint
kei_comparison_rows_find (const KeiComparisonRows *rows, KeiSide side, KeiId id)
{
  KeiTree *tree = rows->comparison->pairing->trees[side];
  KeiId below[KEI_MAX_DEPTH];
  guint n = 0, title;

  for (; id != KEI_ID_NONE && (title = row_of_node (rows, side, id)) == KEI_ROW_NONE && n < KEI_MAX_DEPTH; id = kei_tree_get_parent_id (tree, id))
    below[n++] = id;
  if (id == KEI_ID_NONE || title == KEI_ROW_NONE)
    return KEI_ROW_NONE;
  /* The innermost that has a row. */
  for (guint i = 0; i < n; i++)
    for (guint at = title + 1; at < rows->rows->len && !is_title (_kei_row (rows, at)); at++)
      {
        const KeiNode *node = _kei_row (rows, at)->nodes[side];

        if (node != NULL && (kei_node_get_id (node) == below[i] || shows_too (_kei_row (rows, at), side, tree, below[i])))
          return at;
      }
  return title;
}

guint
kei_comparison_rows_find_told (const KeiComparisonRows *rows, guint row)
{
  const KeiComparison *comparison = rows->comparison;
  const KeiComparisonRow *here = _kei_row (rows, row);
  KeiSide side = here->nodes[KEI_SIDE_OLD] != NULL ? KEI_SIDE_OLD : KEI_SIDE_NEW;
  guint64 unit;

  if (here->kind != KEI_ROW_ELSEWHERE || !kei_id_map_lookup (comparison->pairing->ids[side], kei_node_get_id (here->nodes[side]), &unit))
    return KEI_ROW_NONE;
  return row_of_unit (rows, side, (guint32) unit);
}

KeiNode *
kei_comparison_rows_get_owner (const KeiComparisonRows *rows, guint row, KeiSide side)
{
  const KeiComparisonRow *here = _kei_row (rows, row);

  if (is_title (here))
    return here->nodes[side];
  return _kei_row (rows, here->parent)->nodes[side];
}

/* --- After an edit, and with the plans swapped --- */

/* Whether an edit left all numbers as they were: nothing came, went or moved, and no level is another one. */
static gboolean
keeps_numbers (const KeiPairing *before, const KeiPairing *after, const KeiFollowing *following)
{
  KeiSide side = following->side;

  if (following->names_changed || before->n_units[side] != after->n_units[side])
    return FALSE;
  for (guint32 i = 0; i < after->n_units[side]; i++)
    {
      const KeiPairedUnit *was = &before->units[side][i], *is = &after->units[side][i];

      if (following->came_from[i] != i || (was->node != is->node && (was->parent != is->parent || (is->kind == KEI_KIND_ITEM && kei_node_get_ref (was->node, KEI_FIELD_LEVEL) != kei_node_get_ref (is->node, KEI_FIELD_LEVEL)))))
        return FALSE;
    }
  return TRUE;
}

KeiComparisonRows *
kei_comparison_rows_follow (KeiComparisonRows *rows, KeiSide side, KeiTree *tree, GCancellable *cancellable, GError **error)
{
  g_auto (KeiFollowing) following = { .came_from = NULL };
  g_autoptr (KeiPairing) pairing = _kei_pairing_follow (rows->comparison->pairing, side, tree, &following, cancellable, error);
  g_autoptr (KeiComparison) comparison = pairing != NULL ? _kei_comparison_follow (rows->comparison, pairing, &following, cancellable, error) : NULL;
  KeiRowsSource source = { .before = rows, .following = &following };
  g_autoptr (KeiNumbers) edited = NULL;
  KeiNumbers *numbers[2] = { rows->numbers[0], rows->numbers[1] };

  if (comparison == NULL)
    return NULL;
  if (!keeps_numbers (rows->comparison->pairing, pairing, &following))
    numbers[side] = edited = kei_numbers_new (tree);
  return make_rows (comparison, numbers, &source, cancellable, error);
}

KeiComparisonRows *
kei_comparison_rows_reverse (KeiComparisonRows *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (KeiPairing) pairing = kei_pairing_reverse (rows->comparison->pairing);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, cancellable, error);
  KeiNumbers *numbers[2] = { rows->numbers[KEI_SIDE_NEW], rows->numbers[KEI_SIDE_OLD] };

  return comparison != NULL ? make_rows (comparison, numbers, &(KeiRowsSource){ 0 }, cancellable, error) : NULL;
}

gboolean
kei_comparison_rows_has_kept_rules (const KeiComparisonRows *rows)
{
  return rows->comparison->same_as != NULL;
}

/* Edits let a rule cover what it covers now; that it holds is all there is to find out. */
static gboolean
is_same_rule (const KeiComparisonRule *a, const KeiComparisonRule *b)
{
  return a->kind == b->kind && g_str_equal (a->from, b->from) && g_str_equal (a->to, b->to);
}

static gboolean
are_same_rules (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!is_same_rule (&g_array_index (a, KeiComparisonRule, i), &g_array_index (b, KeiComparisonRule, i)))
      return FALSE;
  return TRUE;
}

KeiComparisonRows *
kei_comparison_rows_find_rules (KeiComparisonRows *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (KeiComparison) comparison = kei_comparison_new (rows->comparison->pairing, cancellable, error);

  if (comparison == NULL)
    return NULL;
  if (are_same_rules (rows->comparison->rules, comparison->rules))
    return kei_comparison_rows_ref (rows);
  return make_rows (comparison, rows->numbers, &(KeiRowsSource){ 0 }, cancellable, error);
}

/* Whether two rows look the same. A node is never changed, so the same nodes are read the same, but for numbers and names elsewhere. */
static gboolean
look_same (const KeiComparisonRows *before, guint i, const KeiComparisonRows *after, guint j)
{
  const KeiComparisonRow *one = _kei_row (before, i), *other = _kei_row (after, j);

  return one->kind == other->kind && one->sign == other->sign && one->depth == other->depth && one->flags == other->flags && one->field == other->field && one->nodes[0] == other->nodes[0] && one->nodes[1] == other->nodes[1]
         && memcmp (one->ranges, other->ranges, sizeof one->ranges) == 0;
}

void
kei_comparison_rows_find_touched (const KeiComparisonRows *before, const KeiComparisonRows *after, guint *n_first, guint *n_last)
{
  guint n = MIN (before->rows->len, after->rows->len), first = 0, last = 0;

  while (first < n && look_same (before, first, after, first))
    first++;
  while (last < n - first && look_same (before, before->rows->len - 1 - last, after, after->rows->len - 1 - last))
    last++;
  *n_first = first;
  *n_last = last;
}
