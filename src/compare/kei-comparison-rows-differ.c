/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a row differs: what the comparison knows of its fields, as signs. */
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
void
_kei_rows_take_differences (KeiRowsBuilder *self, guint first, guint n)
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

gboolean
_kei_rows_find_renamed (const KeiComparison *comparison)
{
  for (guint32 i = 0; i < comparison->pairing->n_units[KEI_SIDE_NEW]; i++)
    {
      const KeiPairedUnit *unit = _kei_unit_at (comparison, KEI_SIDE_NEW, i);
      KeiKind kind = unit->kind;

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

  if (beside.nodes[0] == NULL || beside.nodes[1] == NULL)
    return;
  if (beside.nodes[0] == beside.nodes[1])
    {
      /* One node in both plans; what it refers to may still have another name. */
      if (self->renamed && (field->type == KEI_FIELD_TYPE_REF || field->type == KEI_FIELD_TYPE_REFS))
        judge_names (self, row, beside, field);
      return;
    }
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
