/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows there are: over the order in which both plans are told, for each title what belongs to it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kei-comparison-rows-private.h"

#define MANY 24 /* differences of one unit that are worth an index */

/* --- What differs --- */

static guint
hash_difference (gconstpointer key)
{
  const KeiDifference *difference = key;

  return (guint) (difference->old_node * 31 + difference->new_node) ^ (guint) (difference->new_node >> 32) ^ difference->field << 8;
}

static gboolean
is_difference (gconstpointer a, gconstpointer b)
{
  const KeiDifference *first = a, *second = b;

  return first->old_node == second->old_node && first->new_node == second->new_node && first->field == second->field;
}

static const KeiDifference *
difference_at (const KeiRowsBuilder *self, guint i)
{
  return &g_array_index (self->comparison->differences, KeiDifference, self->first_difference + i);
}

/* Makes the differences of a unit ready to be asked for. */
static void
take_differences (KeiRowsBuilder *self, guint first, guint n)
{
  self->first_difference = first;
  self->n_differences = n;
  self->ordered = FALSE;
  g_clear_pointer (&self->index, g_hash_table_unref);
  if (n > MANY)
    self->index = g_hash_table_new (hash_difference, is_difference);
  for (guint i = 0; i < n; i++)
    {
      self->ordered |= difference_at (self, i)->meaning == KEI_MEANING_ORDER;
      if (self->index != NULL)
        g_hash_table_add (self->index, (gpointer) difference_at (self, i));
    }
}

const KeiDifference *
_kei_rows_find (const KeiRowsBuilder *self, const KeiNode *old_node, const KeiNode *new_node, KeiField field)
{
  KeiDifference wanted = { old_node != NULL ? kei_node_get_id (old_node) : KEI_ID_NONE, new_node != NULL ? kei_node_get_id (new_node) : KEI_ID_NONE, (guint16) field, -1, 0 };

  if (self->index != NULL)
    return g_hash_table_lookup (self->index, &wanted);
  for (guint i = 0; i < self->n_differences; i++)
    if (is_difference (difference_at (self, i), &wanted))
      return difference_at (self, i);
  return NULL;
}

/* --- Signs --- */

void
_kei_rows_sign (KeiComparisonRow *row, KeiRowSign sign)
{
  /* Among signs of what differs in a row; what is stronger tells more. */
  static const guint8 strengths[KEI_ROW_N_SIGNS] = { [KEI_ROW_SAME] = 0, [KEI_ROW_RENUMBERED] = 1, [KEI_ROW_RULE] = 2, [KEI_ROW_SPELLING] = 3, [KEI_ROW_REORDERED] = 4, [KEI_ROW_CHANGED] = 5, [KEI_ROW_ADDED] = 6, [KEI_ROW_REMOVED] = 6 };

  if (sign == KEI_ROW_RULE)
    row->flags |= KEI_ROW_IS_RULED;
  if (sign == KEI_ROW_CHANGED || sign == KEI_ROW_SPELLING || sign == KEI_ROW_RULE)
    row->flags |= KEI_ROW_IS_REWORDED;
  if (strengths[sign] > strengths[row->sign])
    row->sign = sign;
}

static void
judge_difference (KeiComparisonRow *row, const KeiDifference *difference)
{
  if (difference->rule >= 0)
    {
      row->rule = difference->rule;
      _kei_rows_sign (row, KEI_ROW_RULE);
    }
  else
    _kei_rows_sign (row, difference->meaning == KEI_MEANING_SPELLING ? KEI_ROW_SPELLING : KEI_ROW_CHANGED);
  if (difference->meaning != KEI_MEANING_SPELLING && (row->meaning == KEI_MEANING_NONE || difference->meaning == KEI_MEANING_NOT_COMPARABLE))
    row->meaning = (guint16) difference->meaning;
}

/* Something that fields refer to has another name now. */
static gboolean
find_renamed (const KeiComparison *comparison)
{
  for (guint32 i = 0; i < comparison->pairing->n_units[KEI_SIDE_NEW]; i++)
    {
      const KeiPairedUnit *unit = _kei_unit_at (comparison, KEI_SIDE_NEW, i);
      KeiKind kind = kei_node_get_kind (unit->node);

      if ((kind == KEI_KIND_DEPARTMENT || kind == KEI_KIND_VIEWPOINT || kind == KEI_KIND_RELATED_PLAN || kind == KEI_KIND_LEVEL) && unit->partner != KEI_UNIT_NONE
          && strcmp (kei_node_get_headline (unit->node), kei_node_get_headline (_kei_unit_at (comparison, KEI_SIDE_OLD, unit->partner)->node)) != 0)
        return TRUE;
    }
  return FALSE;
}

/* A reference to what is the same, under another name. */
static void
judge_names (const KeiRowsBuilder *self, KeiComparisonRow *row, KeiBeside beside, const KeiFieldInfo *field)
{
  KeiTree *const *trees = self->comparison->pairing->trees;
  g_autofree char *before = _kei_rows_dup_value (trees[0], beside.nodes[0], field, KEI_YEAR_STYLE_SEIREKI);
  g_autofree char *after = _kei_rows_dup_value (trees[1], beside.nodes[1], field, KEI_YEAR_STYLE_SEIREKI);

  if (g_str_equal (before, after))
    return;
  _kei_rows_sign (row, KEI_ROW_RULE);
  for (guint i = 0; i < self->comparison->rules->len && i < G_MAXINT16; i++)
    {
      const KeiComparisonRule *rule = &g_array_index (self->comparison->rules, KeiComparisonRule, i);

      if (rule->kind == KEI_RULE_DEPARTMENT && g_str_equal (rule->from, before) && g_str_equal (rule->to, after))
        row->rule = (gint16) i;
    }
}

static gboolean
is_year (const KeiFieldInfo *field)
{
  return field->type == KEI_FIELD_TYPE_YEAR || field->type == KEI_FIELD_TYPE_PERIOD;
}

/* Two that are no pair are compared as they are read. */
static void
compare_values (const KeiRowsBuilder *self, KeiComparisonRow *row, KeiBeside beside, const KeiFieldInfo *field)
{
  KeiTree *const *trees = self->comparison->pairing->trees;
  g_autofree char *before = _kei_rows_dup_value (trees[0], beside.nodes[0], field, KEI_YEAR_STYLE_SEIREKI);
  g_autofree char *after = _kei_rows_dup_value (trees[1], beside.nodes[1], field, KEI_YEAR_STYLE_SEIREKI);

  if (g_str_equal (before, after))
    return;
  _kei_rows_sign (row, _kei_rows_is_spelling (self->keys, self->spellings, before, strlen (before), after, strlen (after)) ? KEI_ROW_SPELLING : KEI_ROW_CHANGED);
}

void
_kei_rows_judge_field (const KeiRowsBuilder *self, KeiComparisonRow *row, KeiBeside beside, const KeiFieldInfo *field)
{
  const KeiDifference *difference;
  gint64 before, after;

  if (beside.nodes[0] == beside.nodes[1] || beside.nodes[0] == NULL || beside.nodes[1] == NULL)
    return;
  if (!self->known)
    {
      compare_values (self, row, beside, field);
      return;
    }
  difference = self->n_differences > 0 ? _kei_rows_find (self, beside.nodes[0], beside.nodes[1], field->id) : NULL;
  if (difference != NULL)
    judge_difference (row, difference);
  /* Years that moved on with all others are not among the differences: the first rule says it for them. */
  else if (is_year (field))
    {
      before = kei_node_get_int (beside.nodes[0], field->id);
      after = kei_node_get_int (beside.nodes[1], field->id);
      if (before != after && before != 0 && after != 0)
        {
          row->rule = 0;
          _kei_rows_sign (row, KEI_ROW_RULE);
        }
    }
  else if (self->renamed && (field->type == KEI_FIELD_TYPE_REF || field->type == KEI_FIELD_TYPE_REFS))
    judge_names (self, row, beside, field);
}

/* --- Rows --- */

/* Hands over what there is, once. */
static void
give_head (KeiRowsBuilder *self)
{
  KeiComparisonRows *rows = self->rows, *head;

  if (self->n_head == 0 || rows->rows->len < self->n_head)
    return;
  self->n_head = 0;
  head = _kei_comparison_rows_alloc (rows->comparison, rows->numbers);
  g_array_append_vals (head->rows, rows->rows->data, rows->rows->len);
  g_array_append_vals (head->entry_rows, rows->entry_rows->data, rows->entry_rows->len);
  _kei_comparison_rows_finish (head);
  self->head (head, self->head_data);
  kei_comparison_rows_unref (head);
}

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

static KeiComparisonRow
start_row (KeiRowKind kind, KeiBeside beside, KeiField field)
{
  KeiComparisonRow row = { .kind = (guint8) kind, .field = (guint16) field, .rule = -1, .change = -1, .pair = -1, .parent = KEI_ROW_NONE, .nodes = { beside.nodes[0], beside.nodes[1] } };

  if (beside.nodes[0] == NULL && beside.nodes[1] != NULL)
    row.sign = KEI_ROW_ADDED;
  else if (beside.nodes[1] == NULL && beside.nodes[0] != NULL)
    row.sign = KEI_ROW_REMOVED;
  return row;
}

/* --- Children of a slot --- */

static gboolean
is_reordered (const KeiRowsBuilder *self, KeiBeside beside)
{
  return self->ordered && beside.nodes[0] != NULL && beside.nodes[1] != NULL && _kei_rows_find (self, beside.nodes[0], beside.nodes[1], KEI_FIELD_NONE) != NULL;
}

/* Old ones without a partner behind the one before them that stayed. */
static void
merge_children (const KeiRowsBuilder *self, KeiNode *const *const *nodes, const guint *n, const int *partners, GArray *children)
{
  g_autofree guint *behind = g_new (guint, n[0] + 1); /* by old one: how many later ones are told before it */
  g_autofree int *old_partners = g_new (int, n[0] + 1);
  guint at = 0, told = 0;

  for (guint i = 0; i < n[0]; i++)
    old_partners[i] = -1;
  for (guint j = 0; j < n[1]; j++)
    if (partners[j] >= 0)
      old_partners[partners[j]] = (int) j;
  for (guint i = 0; i < n[0]; i++)
    {
      if (old_partners[i] >= 0 && !is_reordered (self, (KeiBeside){ { nodes[0][i], nodes[1][old_partners[i]] } }))
        at = MAX (at, (guint) old_partners[i] + 1);
      behind[i] = at;
    }
  for (guint j = 0; j <= n[1]; j++)
    {
      for (; told < n[0] && behind[told] <= j; told++)
        if (old_partners[told] < 0)
          g_array_append_val (children, ((KeiBeside){ { nodes[0][told], NULL } }));
      if (j < n[1])
        g_array_append_val (children, ((KeiBeside){ { partners[j] >= 0 ? nodes[0][partners[j]] : NULL, nodes[1][j] } }));
    }
}

void
_kei_rows_align (const KeiRowsBuilder *self, KeiBeside parents, KeiSlot slot, GArray *children)
{
  KeiNode *const *nodes[2] = { NULL, NULL };
  guint n[2] = { 0, 0 };
  int small[64], *partners = small;

  g_array_set_size (children, 0);
  for (guint side = 0; side < 2; side++)
    if (parents.nodes[side] != NULL)
      nodes[side] = kei_node_get_children (parents.nodes[side], slot, &n[side]);
  if (n[0] == 0 && n[1] == 0)
    return;
  if (n[1] > G_N_ELEMENTS (small))
    partners = g_new (int, n[1]);
  for (guint j = 0; j < n[1]; j++)
    partners[j] = -1;
  if (parents.nodes[0] != NULL && parents.nodes[1] != NULL)
    kei_pairing_align (self->comparison->pairing, parents.nodes[0], parents.nodes[1], slot, partners);
  merge_children (self, nodes, n, partners, children);
  if (partners != small)
    g_free (partners);
}

/* --- Lines --- */

/* Everything that is read in one line of two nodes. */
static void
judge_line (const KeiRowsBuilder *self, KeiComparisonRow *row, KeiBeside beside)
{
  const KeiKindInfo *kind = beside.nodes[1] != NULL ? kei_schema_kind (kei_node_get_kind (beside.nodes[1])) : NULL;

  if (kind == NULL || beside.nodes[0] == NULL || beside.nodes[0] == beside.nodes[1])
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    if (_kei_rows_place_field (self->comparison, kind->id, &kind->fields[i]) == KEI_ROW_FIELD_IN_LINE)
      _kei_rows_judge_field (self, row, beside, &kind->fields[i]);
  if (is_reordered (self, beside))
    {
      row->flags |= KEI_ROW_IS_REORDERED;
      _kei_rows_sign (row, KEI_ROW_REORDERED);
    }
}

static gboolean
has_any (KeiBeside beside, const KeiFieldInfo *field)
{
  return (beside.nodes[0] != NULL && kei_node_has (beside.nodes[0], field->id)) || (beside.nodes[1] != NULL && kei_node_has (beside.nodes[1], field->id));
}

static gboolean
has_field (const KeiNode *node, const KeiFieldInfo *field)
{
  return node != NULL && (kei_node_has (node, field->id) || (field->id == KEI_FIELD_START && kei_node_has (node, KEI_FIELD_END)));
}

static void
add_field (KeiRowsBuilder *self, KeiBeside beside, const KeiFieldInfo *field)
{
  KeiBeside set = { { has_field (beside.nodes[0], field) ? beside.nodes[0] : NULL, has_field (beside.nodes[1], field) ? beside.nodes[1] : NULL } };
  KeiComparisonRow row = start_row (KEI_ROW_FIELD, set, field->id);

  if (set.nodes[0] == NULL && set.nodes[1] == NULL)
    return;
  _kei_rows_judge_field (self, &row, set, field);
  if (field->id == KEI_FIELD_START && set.nodes[0] != NULL && set.nodes[1] != NULL)
    _kei_rows_judge_field (self, &row, set, kei_schema_field (kei_node_get_kind (set.nodes[0]), KEI_FIELD_END));
  _kei_rows_add (self, &row);
}

/* The fields that stand in rows of their own: first the short ones, or the long ones. */
static void
add_fields (KeiRowsBuilder *self, KeiBeside beside, KeiRowFieldPlace place)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (beside.nodes[beside.nodes[1] != NULL]));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const KeiFieldInfo *field = &kind->fields[i];

      if (_kei_rows_place_field (self->comparison, kind->id, field) != place || (!has_any (beside, field) && field->id != KEI_FIELD_START))
        continue;
      if (place == KEI_ROW_FIELD_LINE)
        add_field (self, beside, field);
      else
        _kei_rows_add_prose (self, &beside.nodes[0], beside.nodes[0] != NULL, &beside.nodes[1], beside.nodes[1] != NULL, field->id);
    }
}

static void
add_indicator (KeiRowsBuilder *self, KeiBeside beside)
{
  KeiComparisonRow row = start_row (KEI_ROW_INDICATOR, beside, KEI_FIELD_NAME);

  if (row.sign == KEI_ROW_SAME && beside.nodes[0] != beside.nodes[1])
    {
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (KeiBeside));

      judge_line (self, &row, beside);
      _kei_rows_align (self, beside, KEI_SLOT_VALUES, values);
      for (guint i = 0; i < values->len; i++)
        {
          const KeiBeside *value = &g_array_index (values, KeiBeside, i);

          if (!_kei_rows_tells_value (self->comparison, *value))
            continue;
          if (value->nodes[0] == NULL || value->nodes[1] == NULL)
            _kei_rows_sign (&row, KEI_ROW_CHANGED);
          else
            judge_line (self, &row, *value);
        }
    }
  _kei_rows_add (self, &row);
  add_fields (self, beside, KEI_ROW_FIELD_LINE);
  add_fields (self, beside, KEI_ROW_FIELD_PROSE);
}

/* All goals stand in one row. */
static void
add_goals (KeiRowsBuilder *self, KeiBeside beside)
{
  KeiBeside set = { { NULL, NULL } };
  KeiComparisonRow row;

  for (guint side = 0; side < 2; side++)
    if (beside.nodes[side] != NULL && kei_node_get_n_children (beside.nodes[side], KEI_SLOT_SDG_LINKS) > 0)
      set.nodes[side] = beside.nodes[side];
  if (set.nodes[0] == NULL && set.nodes[1] == NULL)
    return;
  row = start_row (KEI_ROW_SDGS, set, KEI_FIELD_NONE);
  if (row.sign == KEI_ROW_SAME && beside.nodes[0] != beside.nodes[1])
    {
      g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (KeiBeside));

      _kei_rows_align (self, beside, KEI_SLOT_SDG_LINKS, goals);
      for (guint i = 0; i < goals->len; i++)
        {
          const KeiBeside *goal = &g_array_index (goals, KeiBeside, i);

          if (goal->nodes[0] == NULL || goal->nodes[1] == NULL)
            _kei_rows_sign (&row, KEI_ROW_CHANGED);
          else
            judge_line (self, &row, *goal);
        }
    }
  _kei_rows_add (self, &row);
}

static void
add_line (KeiRowsBuilder *self, KeiRowKind kind, KeiBeside beside, KeiField field)
{
  KeiComparisonRow row = start_row (kind, beside, field);

  judge_line (self, &row, beside);
  _kei_rows_add (self, &row);
}

static void
add_child (KeiRowsBuilder *self, KeiBeside beside)
{
  KeiNode *any = beside.nodes[beside.nodes[1] != NULL];
  g_autoptr (GArray) lines = NULL;

  switch ((int) kei_node_get_kind (any))
    {
    case KEI_KIND_TEXT:
    case KEI_KIND_PARAGRAPH:
    case KEI_KIND_LIST:
    case KEI_KIND_REMARK:
      _kei_rows_add_prose (self, &beside.nodes[0], beside.nodes[0] != NULL, &beside.nodes[1], beside.nodes[1] != NULL, KEI_FIELD_BODY);
      break;
    case KEI_KIND_FIGURE:
      add_line (self, KEI_ROW_CAPTION, beside, KEI_FIELD_CAPTION);
      add_fields (self, beside, KEI_ROW_FIELD_LINE);
      break;
    case KEI_KIND_TABLE:
      add_line (self, KEI_ROW_CAPTION, beside, KEI_FIELD_CAPTION);
      add_fields (self, beside, KEI_ROW_FIELD_LINE);
      lines = g_array_new (FALSE, FALSE, sizeof (KeiBeside));
      _kei_rows_align (self, beside, KEI_SLOT_ROWS, lines);
      for (guint i = 0; i < lines->len; i++)
        add_line (self, KEI_ROW_CELLS, g_array_index (lines, KeiBeside, i), KEI_FIELD_CELLS);
      break;
    case KEI_KIND_INDICATOR:
      add_indicator (self, beside);
      break;
    case KEI_KIND_BUDGET_LINE:
      add_line (self, KEI_ROW_BUDGET, beside, KEI_FIELD_NONE);
      break;
    case KEI_KIND_STAFFING_LINE:
      add_line (self, KEI_ROW_STAFFING, beside, KEI_FIELD_NONE);
      break;
    default:
      add_line (self, KEI_ROW_OTHER, beside, KEI_FIELD_NONE);
    }
}

static void
add_slot (KeiRowsBuilder *self, KeiBeside beside, KeiSlot slot)
{
  g_autoptr (GArray) children = NULL;

  if (slot == KEI_SLOT_SDG_LINKS)
    {
      add_goals (self, beside);
      return;
    }
  children = g_array_new (FALSE, FALSE, sizeof (KeiBeside));
  _kei_rows_align (self, beside, slot, children);
  for (guint i = 0; i < children->len; i++)
    add_child (self, g_array_index (children, KeiBeside, i));
}

static gboolean
is_told (const KeiComparison *comparison, const KeiSlotInfo *slot)
{
  return slot->part == KEI_PART_CONTENT && !_kei_slot_has_units (slot->id) && (slot->id != KEI_SLOT_ORIGINS || comparison->same_plan);
}

/* What belongs to a title. */
static void
add_content (KeiRowsBuilder *self, KeiBeside beside)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (beside.nodes[beside.nodes[1] != NULL]));

  add_fields (self, beside, KEI_ROW_FIELD_LINE);
  for (guint i = 0; i < kind->n_slots; i++)
    if (is_told (self->comparison, &kind->slots[i]))
      add_slot (self, beside, kind->slots[i].id);
  add_fields (self, beside, KEI_ROW_FIELD_PROSE);
}

/* --- Titles --- */

static void
judge_title (KeiRowsBuilder *self, KeiComparisonRow *row, KeiBeside beside)
{
  judge_line (self, row, beside);
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
  if (self->known)
    take_differences (self, comparison->begins[b], comparison->begins[b + 1] - comparison->begins[b]);
  else
    take_differences (self, 0, 0);
}

static void
add_title (KeiRowsBuilder *self, const KeiOrderEntry *entry)
{
  const KeiComparison *comparison = self->comparison;
  KeiBeside beside = { { NULL, NULL } };
  KeiComparisonRow row;

  for (guint side = 0; side < 2; side++)
    if (entry->units[side] != KEI_UNIT_NONE)
      beside.nodes[side] = _kei_unit_at (comparison, side, entry->units[side])->node;
  take_unit (self, entry->units);
  row = start_row (KEI_ROW_TITLE, beside, kei_schema_headline (kei_node_get_kind (beside.nodes[beside.nodes[1] != NULL])));
  judge_title (self, &row, beside);
  row.change = self->change;
  if (self->known)
    {
      const KeiPair *pair;

      row.pair = (gint32) _kei_unit_at (comparison, KEI_SIDE_NEW, entry->units[KEI_SIDE_NEW])->pair;
      pair = &g_array_index (comparison->pairing->pairs, KeiPair, row.pair);
      row.certainty = (guint8) pair->certainty;
      if (pair->certainty == KEI_PAIR_DOUBTFUL)
        row.flags |= KEI_ROW_IS_DOUBTFUL;
    }
  if (self->change >= 0)
    sign_by_change (&row, &g_array_index (comparison->changes, KeiComparisonChange, self->change));
  place_title (self, &row, entry->depth + 1);
  row.depth = entry->depth;
  self->depth = entry->depth;
  g_array_append_val (self->rows->rows, row);
  add_content (self, beside);
}

static void
add_plan (KeiRowsBuilder *self)
{
  const KeiComparison *comparison = self->comparison;
  KeiBeside beside = { { kei_tree_get_root (comparison->pairing->trees[0]), kei_tree_get_root (comparison->pairing->trees[1]) } };
  KeiComparisonRow row = start_row (KEI_ROW_TITLE, beside, KEI_FIELD_TITLE);

  self->known = TRUE;
  self->change = comparison->plan_differs ? 0 : -1;
  take_differences (self, 0, comparison->begins[0]);
  judge_title (self, &row, beside);
  row.change = self->change;
  place_title (self, &row, 0);
  g_array_append_val (self->rows->rows, row);
  add_content (self, beside);
}

static void
add_group (KeiRowsBuilder *self, const KeiOrderEntry *entry)
{
  KeiComparisonRow row = start_row (KEI_ROW_GROUP, (KeiBeside){ { NULL, NULL } }, KEI_FIELD_NONE);

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
  row = start_row (KEI_ROW_ELSEWHERE, beside, kei_schema_headline (kei_node_get_kind (beside.nodes[side])));
  row.change = (gint32) comparison->change_of[side][unit] - 1;
  row.sign = KEI_ROW_MOVED;
  if (comparison->whole_of[side][unit] != KEI_UNIT_NONE && comparison->beside[side][unit] == KEI_UNIT_NONE)
    row.sign = side == KEI_SIDE_OLD ? KEI_ROW_MERGED : KEI_ROW_SPLIT;
  place_title (self, &row, entry->depth + 1);
  row.depth = entry->depth;
  g_array_append_val (self->rows->rows, row);
}

/* FALSE when cancelled. */
gboolean
_kei_comparison_rows_build (KeiComparisonRows *rows, guint n_head, KeiComparisonRowsHead head, gpointer data, GCancellable *cancellable)
{
  const KeiComparison *comparison = rows->comparison;
  g_autoptr (KeiSpellings) spellings = kei_spellings_new ();
  g_autoptr (GArray) old_key = g_array_new (FALSE, FALSE, sizeof (gunichar)), new_key = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autofree guint32 *titles = g_new (guint32, G_MAXUINT8 + 2);
  KeiRowsBuilder self = { .rows = rows, .comparison = comparison, .head = head, .head_data = data, .n_head = head != NULL ? n_head : 0, .titles = titles, .renamed = find_renamed (comparison), .keys = { old_key, new_key }, .spellings = spellings };
  gboolean done = TRUE;

  for (guint i = 0; i < comparison->order->len && done; i++)
    {
      const KeiOrderEntry *entry = &g_array_index (comparison->order, KeiOrderEntry, i);
      guint32 at = rows->rows->len;

      g_array_append_val (rows->entry_rows, at);
      switch ((KeiEntryKind) entry->kind)
        {
        case KEI_ENTRY_PLAN:
          add_plan (&self);
          break;
        case KEI_ENTRY_GROUP:
          add_group (&self, entry);
          break;
        case KEI_ENTRY_TITLE:
          add_title (&self, entry);
          break;
        case KEI_ENTRY_ELSEWHERE:
        default:
          add_elsewhere (&self, entry);
        }
      give_head (&self);
      done = (i & 63) != 0 || !g_cancellable_is_cancelled (cancellable);
    }
  g_clear_pointer (&self.index, g_hash_table_unref);
  return done;
}
