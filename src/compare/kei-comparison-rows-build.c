/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows there are: over the order in which both plans are told, for each title what belongs to it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kei-comparison-rows-private.h"

/* --- Rows --- */

void
_kei_rows_add (KeiRowsBuilder *self, const KeiComparisonRow *row)
{
  KeiComparisonRow added = *row;

  added.depth = self->depth;
  added.parent = self->title;
  added.pair = -1;
  added.change = added.sign != KEI_ROW_SAME && added.sign != KEI_ROW_RULE ? self->change : -1;
  g_array_append_val (self->rows->rows, added);
}

KeiComparisonRow
_kei_rows_start (KeiRowKind kind, KeiBeside beside, KeiField field)
{
  KeiComparisonRow row = { .kind = (guint8) kind, .field = (guint16) field, .rule = -1, .change = -1, .pair = -1, .parent = KEI_ROW_NONE, .nodes = { beside.nodes[0], beside.nodes[1] } };

  if (beside.nodes[0] == NULL && beside.nodes[1] != NULL)
    row.sign = KEI_ROW_ADDED;
  else if (beside.nodes[1] == NULL && beside.nodes[0] != NULL)
    row.sign = KEI_ROW_REMOVED;
  return row;
}

/* --- Titles --- */

static void
judge_title (KeiRowsBuilder *self, KeiComparisonRow *row, KeiBeside beside)
{
  _kei_rows_judge_line (self, row, beside);
  if (beside.nodes[0] != NULL && beside.nodes[1] != NULL
      && strcmp (kei_numbers_get (self->rows->numbers[0], kei_node_get_id (beside.nodes[0])), kei_numbers_get (self->rows->numbers[1], kei_node_get_id (beside.nodes[1]))) != 0)
    {
      row->flags |= KEI_ROW_IS_RENUMBERED;
      _kei_rows_sign (row, KEI_ROW_RENUMBERED);
    }
}

static void
sign_by_change (KeiComparisonRow *row, const KeiComparisonChange *change)
{
  static const guint8 signs[] = { [KEI_COMPARISON_MOVED] = KEI_ROW_MOVED, [KEI_COMPARISON_REORDERED] = KEI_ROW_REORDERED, [KEI_COMPARISON_LEVEL] = KEI_ROW_LEVEL, [KEI_COMPARISON_MERGED] = KEI_ROW_MERGED, [KEI_COMPARISON_SPLIT] = KEI_ROW_SPLIT };

  if (change->flags & KEI_COMPARISON_IS_MOVED)
    row->flags |= KEI_ROW_IS_MOVED;
  if (change->flags & KEI_COMPARISON_IS_REORDERED)
    row->flags |= KEI_ROW_IS_REORDERED;
  if (change->flags & KEI_COMPARISON_IS_OTHER_LEVEL)
    row->flags |= KEI_ROW_IS_OTHER_LEVEL;
  if (change->type >= KEI_COMPARISON_MOVED)
    row->sign = signs[change->type];
  /* What is only elsewhere among its siblings may be left out; what is reworded too may not. */
  if (row->sign == KEI_ROW_REORDERED && (row->flags & KEI_ROW_IS_REWORDED) && !(row->flags & KEI_ROW_IS_RULED))
    row->sign = KEI_ROW_CHANGED;
}

static void
place_title (KeiRowsBuilder *self, KeiComparisonRow *row, guint depth)
{
  guint32 at = self->rows->rows->len;

  row->depth = (guint8) depth;
  row->parent = depth > 0 ? self->titles[depth - 1] : KEI_ROW_NONE;
  self->titles[depth] = at;
  self->title = at;
  self->depth = (guint8) depth;
}

static void
take_unit (KeiRowsBuilder *self, const guint32 *units)
{
  const KeiComparison *comparison = self->comparison;
  guint32 a = units[KEI_SIDE_OLD], b = units[KEI_SIDE_NEW];

  self->known = a != KEI_UNIT_NONE && b != KEI_UNIT_NONE && _kei_unit_at (comparison, KEI_SIDE_NEW, b)->partner == a;
  self->change = (gint32) (b != KEI_UNIT_NONE ? comparison->change_of[KEI_SIDE_NEW][b] : comparison->change_of[KEI_SIDE_OLD][a]) - 1;
}

static void
take_differences (KeiRowsBuilder *self, guint32 b)
{
  const guint32 *begins = self->comparison->begins;

  if (self->known)
    _kei_rows_take_differences (self, begins[b], begins[b + 1] - begins[b]);
  else
    _kei_rows_take_differences (self, 0, 0);
}

/* The halves on @side that are told with the title, beside the one that stands there. */
static void
collect_parts (const KeiComparison *comparison, const KeiOrderEntry *entry, KeiSide side, GPtrArray *parts)
{
  KeiSide other = kei_side_other (side);
  guint n;
  const guint32 *units = entry->units[other] != KEI_UNIT_NONE ? _kei_comparison_get_parts (comparison, other, entry->units[other], &n) : NULL;

  for (guint i = 0; units != NULL && i < n; i++)
    if (units[i] != entry->units[side])
      g_ptr_array_add (parts, _kei_unit_at (comparison, side, units[i])->node);
}

static void
add_owned (KeiRowsBuilder *self, const KeiOrderEntry *entry, KeiBeside beside)
{
  KeiOwners owners = { .main = beside };

  if (self->comparison->parts->len == 0)
    _kei_rows_add_content (self, &owners);
  else
    {
      g_autoptr (GPtrArray) old_parts = g_ptr_array_new (), new_parts = g_ptr_array_new ();

      collect_parts (self->comparison, entry, KEI_SIDE_OLD, old_parts);
      collect_parts (self->comparison, entry, KEI_SIDE_NEW, new_parts);
      owners.parts[0] = (KeiNode *const *) old_parts->pdata;
      owners.parts[1] = (KeiNode *const *) new_parts->pdata;
      owners.n_parts[0] = old_parts->len;
      owners.n_parts[1] = new_parts->len;
      _kei_rows_add_content (self, &owners);
    }
}

/* --- What is as it was --- */

/* The entry that told the same before: both nodes are what they were and so is all that differs between them, and nothing was
 * merged into them or split from them. */
static const KeiOrderEntry *
find_told_before (const KeiRowsBuilder *self, const KeiOrderEntry *entry)
{
  const KeiComparison *now = self->comparison, *before = self->before->comparison;
  guint32 units[2], was[2] = { KEI_UNIT_NONE, KEI_UNIT_NONE };
  const KeiOrderEntry *told;
  KeiSide place;

  for (guint side = 0; side < 2; side++)
    {
      units[side] = entry->units[side];
      if (units[side] == KEI_UNIT_NONE)
        continue;
      was[side] = _kei_following_find (self->following, side, units[side]);
      if (was[side] == KEI_UNIT_NONE || _kei_unit_at (before, side, was[side])->node != _kei_unit_at (now, side, units[side])->node)
        return NULL;
    }
  if (self->known && now->same_as[units[KEI_SIDE_NEW]] == KEI_UNIT_NONE)
    return NULL;
  for (guint side = 0; side < 2; side++)
    if (units[side] != KEI_UNIT_NONE && !_kei_comparison_keeps_parts (now, side, units[side], before, was[side]))
      return NULL;
  place = was[KEI_SIDE_NEW] != KEI_UNIT_NONE ? KEI_SIDE_NEW : KEI_SIDE_OLD;
  told = &g_array_index (before->order, KeiOrderEntry, before->place_of[place][was[place]]);
  return told->kind == KEI_ENTRY_TITLE && told->units[0] == was[0] && told->units[1] == was[1] ? told : NULL;
}

/* The rows before that told of an entry, the title's first. NULL where they must be made again. */
static const KeiComparisonRow *
find_rows_before (const KeiRowsBuilder *self, const KeiOrderEntry *entry, guint32 *n)
{
  const KeiComparisonRows *before = self->before;
  const KeiOrderEntry *told = before != NULL ? find_told_before (self, entry) : NULL;
  guint place;
  guint32 from, to;

  if (told == NULL)
    return NULL;
  place = (guint) (told - (const KeiOrderEntry *) (void *) before->comparison->order->data);
  from = g_array_index (before->entry_rows, guint32, place);
  to = place + 1 < before->entry_rows->len ? g_array_index (before->entry_rows, guint32, place + 1) : before->rows->len;
  *n = to - from;
  return _kei_row (before, from);
}

static void
copy_content (KeiRowsBuilder *self, const KeiComparisonRow *rows, guint32 n)
{
  guint32 at = self->rows->rows->len;

  g_array_append_vals (self->rows->rows, rows, n);
  for (; at < self->rows->rows->len; at++)
    {
      KeiComparisonRow *row = _kei_row (self->rows, at);

      row->depth = self->depth;
      row->parent = self->title;
      row->change = row->sign != KEI_ROW_SAME && row->sign != KEI_ROW_RULE ? self->change : -1;
    }
}

/* Whether a title looks as it did: its numbers are the old ones, and it is changed in the same way. */
static gboolean
is_title_same (const KeiRowsBuilder *self, const KeiComparisonRow *was)
{
  const KeiComparisonRows *rows = self->rows, *before = self->before;
  const KeiComparisonChange *now, *then;

  if (rows->numbers[0] != before->numbers[0] || rows->numbers[1] != before->numbers[1] || (was->change < 0) != (self->change < 0))
    return FALSE;
  if (was->change < 0)
    return TRUE;
  now = &g_array_index (self->comparison->changes, KeiComparisonChange, self->change);
  then = &g_array_index (before->comparison->changes, KeiComparisonChange, was->change);
  return now->type == then->type && now->flags == then->flags;
}

static void
add_title (KeiRowsBuilder *self, const KeiOrderEntry *entry)
{
  const KeiComparison *comparison = self->comparison;
  KeiBeside beside = { { NULL, NULL } };
  const KeiComparisonRow *was;
  KeiComparisonRow row;
  guint32 n = 0;

  for (guint side = 0; side < 2; side++)
    if (entry->units[side] != KEI_UNIT_NONE)
      beside.nodes[side] = _kei_unit_at (comparison, side, entry->units[side])->node;
  take_unit (self, entry->units);
  was = find_rows_before (self, entry, &n);
  if (was == NULL || !is_title_same (self, was))
    take_differences (self, entry->units[KEI_SIDE_NEW]);
  if (was != NULL && is_title_same (self, was))
    row = *was;
  else
    {
      row = _kei_rows_start (KEI_ROW_TITLE, beside, kei_schema_headline (kei_node_get_kind (beside.nodes[beside.nodes[1] != NULL])));
      judge_title (self, &row, beside);
      if (self->change >= 0)
        sign_by_change (&row, &g_array_index (comparison->changes, KeiComparisonChange, self->change));
    }
  row.change = self->change;
  if (self->known)
    {
      const KeiPair *pair;

      row.pair = (gint32) _kei_unit_at (comparison, KEI_SIDE_NEW, entry->units[KEI_SIDE_NEW])->pair;
      pair = &g_array_index (comparison->pairing->pairs, KeiPair, row.pair);
      row.certainty = (guint8) pair->certainty;
      row.flags = (guint16) (pair->certainty == KEI_PAIR_DOUBTFUL ? row.flags | KEI_ROW_IS_DOUBTFUL : row.flags & ~KEI_ROW_IS_DOUBTFUL);
    }
  place_title (self, &row, entry->depth + 1);
  row.depth = entry->depth;
  self->depth = entry->depth;
  g_array_append_val (self->rows->rows, row);
  if (was != NULL)
    copy_content (self, was + 1, n - 1);
  else
    add_owned (self, entry, beside);
}

static void
add_plan (KeiRowsBuilder *self)
{
  const KeiComparison *comparison = self->comparison;
  KeiBeside beside = { { kei_tree_get_root (comparison->pairing->trees[0]), kei_tree_get_root (comparison->pairing->trees[1]) } };
  KeiComparisonRow row = _kei_rows_start (KEI_ROW_TITLE, beside, KEI_FIELD_TITLE);

  self->known = TRUE;
  self->change = comparison->plan_differs ? 0 : -1;
  _kei_rows_take_differences (self, 0, comparison->begins[0]);
  judge_title (self, &row, beside);
  row.change = self->change;
  place_title (self, &row, 0);
  g_array_append_val (self->rows->rows, row);
  _kei_rows_add_content (self, &(KeiOwners){ .main = beside });
}

static void
add_group (KeiRowsBuilder *self, const KeiOrderEntry *entry)
{
  KeiComparisonRow row = _kei_rows_start (KEI_ROW_GROUP, (KeiBeside){ { NULL, NULL } }, KEI_FIELD_NONE);

  row.field = entry->slot;
  place_title (self, &row, 1);
  row.depth = 0;
  g_array_append_val (self->rows->rows, row);
}

static void
add_elsewhere (KeiRowsBuilder *self, const KeiOrderEntry *entry)
{
  const KeiComparison *comparison = self->comparison;
  KeiSide side = entry->units[KEI_SIDE_OLD] != KEI_UNIT_NONE ? KEI_SIDE_OLD : KEI_SIDE_NEW;
  guint32 unit = entry->units[side];
  KeiBeside beside = { { NULL, NULL } };
  KeiComparisonRow row;

  beside.nodes[side] = _kei_unit_at (comparison, side, unit)->node;
  row = _kei_rows_start (KEI_ROW_ELSEWHERE, beside, kei_schema_headline (kei_node_get_kind (beside.nodes[side])));
  row.change = (gint32) comparison->change_of[side][unit] - 1;
  row.sign = KEI_ROW_MOVED;
  if (!_kei_comparison_is_seated (comparison, side, unit))
    row.sign = side == KEI_SIDE_OLD ? KEI_ROW_MERGED : KEI_ROW_SPLIT;
  place_title (self, &row, entry->depth + 1);
  row.depth = entry->depth;
  g_array_append_val (self->rows->rows, row);
}

/* FALSE when cancelled. */
static gboolean
add_entries (KeiRowsBuilder *self, guint n_most, GCancellable *cancellable)
{
  const KeiComparison *comparison = self->comparison;
  gboolean done = TRUE;

  for (guint i = 0; i < comparison->order->len && done && self->rows->rows->len < n_most; i++)
    {
      const KeiOrderEntry *entry = &g_array_index (comparison->order, KeiOrderEntry, i);
      guint32 at = self->rows->rows->len;

      g_array_append_val (self->rows->entry_rows, at);
      switch ((KeiEntryKind) entry->kind)
        {
        case KEI_ENTRY_PLAN:
          add_plan (self);
          break;
        case KEI_ENTRY_GROUP:
          add_group (self, entry);
          break;
        case KEI_ENTRY_TITLE:
          add_title (self, entry);
          break;
        case KEI_ENTRY_ELSEWHERE:
        default:
          add_elsewhere (self, entry);
        }
      done = (i & 63) != 0 || !g_cancellable_is_cancelled (cancellable);
    }
  return done;
}

gboolean
_kei_comparison_rows_build (KeiComparisonRows *rows, const KeiRowsSource *source, GCancellable *cancellable)
{
  g_autoptr (KeiSpellings) spellings = kei_spellings_new ();
  g_autoptr (GArray) old_key = g_array_new (FALSE, FALSE, sizeof (gunichar)), new_key = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autofree guint32 *titles = g_new (guint32, G_MAXUINT8 + 2);
  KeiRowsBuilder self = { .rows = rows, .comparison = rows->comparison, .titles = titles, .renamed = _kei_rows_find_renamed (rows->comparison), .keys = { old_key, new_key }, .spellings = spellings };
  gboolean done;

  /* Where names of what is referred to have changed, any field may be read otherwise. */
  if (source->before != NULL && !source->following->names_changed && source->before->complete && rows->comparison->same_as != NULL)
    {
      g_array_unref (rows->rows);
      rows->rows = g_array_sized_new (FALSE, FALSE, sizeof (KeiComparisonRow), source->before->rows->len + source->before->rows->len / 64 + 64);
      self.before = source->before;
      self.following = source->following;
    }
  done = add_entries (&self, source->n_most > 0 ? source->n_most : G_MAXUINT, cancellable);
  g_clear_pointer (&self.index, g_hash_table_unref);
  return done;
}
