/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of what belongs to a title: fields, texts, indicators, goals, costs, blocks. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kei-comparison-rows-private.h"

/* --- Children of a slot --- */

gboolean
_kei_rows_is_reordered (const KeiRowsBuilder *self, KeiBeside beside)
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
      if (old_partners[i] >= 0 && !_kei_rows_is_reordered (self, (KeiBeside){ { nodes[0][i], nodes[1][old_partners[i]] } }))
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
    _kei_pairing_align_told (self->comparison->pairing, parents.nodes[0], parents.nodes[1], slot, partners);
  merge_children (self, nodes, n, partners, children);
  if (partners != small)
    g_free (partners);
}

/* --- Lines --- */

/* Everything that is read in one line of two nodes. */
void
_kei_rows_judge_line (const KeiRowsBuilder *self, KeiComparisonRow *row, KeiBeside beside)
{
  const KeiKindInfo *kind = beside.nodes[1] != NULL ? kei_schema_kind (kei_node_get_kind (beside.nodes[1])) : NULL;

  if (kind == NULL || beside.nodes[0] == NULL || (beside.nodes[0] == beside.nodes[1] && !self->renamed))
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    if (_kei_rows_place_field (self->comparison, kind->id, &kind->fields[i]) == KEI_ROW_FIELD_IN_LINE)
      _kei_rows_judge_field (self, row, beside, &kind->fields[i]);
  if (_kei_rows_is_reordered (self, beside))
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
  KeiComparisonRow row = _kei_rows_start (KEI_ROW_FIELD, set, field->id);

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
  KeiComparisonRow row = _kei_rows_start (KEI_ROW_INDICATOR, beside, KEI_FIELD_NAME);

  if (row.sign == KEI_ROW_SAME && beside.nodes[0] != beside.nodes[1])
    {
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (KeiBeside));

      _kei_rows_judge_line (self, &row, beside);
      _kei_rows_align (self, beside, KEI_SLOT_VALUES, values);
      for (guint i = 0; i < values->len; i++)
        {
          const KeiBeside *value = &g_array_index (values, KeiBeside, i);

          if (!_kei_rows_tells_value (self->comparison, *value))
            continue;
          if (value->nodes[0] == NULL || value->nodes[1] == NULL)
            _kei_rows_sign (&row, KEI_ROW_CHANGED);
          else
            _kei_rows_judge_line (self, &row, *value);
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
  row = _kei_rows_start (KEI_ROW_SDGS, set, KEI_FIELD_NONE);
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
            _kei_rows_judge_line (self, &row, *goal);
        }
    }
  _kei_rows_add (self, &row);
}

static void
add_line (KeiRowsBuilder *self, KeiRowKind kind, KeiBeside beside, KeiField field)
{
  KeiComparisonRow row = _kei_rows_start (kind, beside, field);

  _kei_rows_judge_line (self, &row, beside);
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
      if (has_any (beside, kei_schema_field (KEI_KIND_TABLE, KEI_FIELD_CAPTION)))
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

/* Years that only one plan has costs for stand in one row: they are another period's, and there is nothing to compare. */
static void
add_years (KeiRowsBuilder *self, KeiBeside beside)
{
  KeiComparisonRow row = _kei_rows_start (KEI_ROW_YEARS, beside, KEI_FIELD_NONE);

  /* What all years are later by, where they are, says it too. */
  row.sign = KEI_ROW_SAME;
  _kei_rows_sign (&row, KEI_ROW_RULE);
  row.rule = self->comparison->shift != 0 && self->comparison->rules->len > 0 && g_array_index (self->comparison->rules, KeiComparisonRule, 0).kind == KEI_RULE_YEARS ? 0 : -1;
  _kei_rows_add (self, &row);
}

gboolean
_kei_rows_has_other_year (const KeiComparison *comparison, KeiBeside line)
{
  KeiSide side = line.nodes[1] != NULL ? KEI_SIDE_NEW : KEI_SIDE_OLD;

  return line.nodes[kei_side_other (side)] == NULL && !_kei_comparison_has_year (comparison, kei_side_other (side), line.nodes[side]);
}

/* @between: whether it belongs to something that both plans have. */
static void
add_costs (KeiRowsBuilder *self, KeiBeside beside, KeiSlot slot, gboolean between)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (KeiBeside));
  KeiBeside others = { { NULL, NULL } };

  _kei_rows_align (self, beside, slot, children);
  for (guint i = 0; i < children->len; i++)
    {
      KeiBeside line = g_array_index (children, KeiBeside, i);

      if (!between || !_kei_rows_has_other_year (self->comparison, line))
        add_child (self, line);
      else if (others.nodes[line.nodes[1] != NULL] == NULL)
        others.nodes[line.nodes[1] != NULL] = line.nodes[line.nodes[1] != NULL];
    }
  if (others.nodes[0] != NULL || others.nodes[1] != NULL)
    add_years (self, others);
}

static void
add_slot (KeiRowsBuilder *self, KeiBeside beside, KeiSlot slot, gboolean between)
{
  g_autoptr (GArray) children = NULL;

  if (_kei_slot_has_years (slot))
    {
      add_costs (self, beside, slot, between);
      return;
    }

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

/* --- Of several --- */

/* Children of several that were merged or split: those of one side that stand beside those of the other. */
typedef struct
{
  GPtrArray *nodes[2];
  gboolean joined; /* something of a part stands in it */
} Group;

static void
clear_group (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->nodes[0]);
  g_ptr_array_unref (group->nodes[1]);
}

static void
add_to_groups (GArray *groups, KeiSide side, KeiNode *node)
{
  Group group = { { g_ptr_array_new (), g_ptr_array_new () }, FALSE };

  g_ptr_array_add (group.nodes[side], node);
  g_array_append_val (groups, group);
}

/* The group that has @node on a side, and that takes one more on the other. */
static Group *
find_group (GArray *groups, KeiSide side, const KeiNode *node, gboolean several)
{
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = &g_array_index (groups, Group, i);

      for (guint j = 0; j < group->nodes[side]->len; j++)
        if (group->nodes[side]->pdata[j] == node && (several || group->nodes[kei_side_other (side)]->len == 0))
          return group;
    }
  return NULL;
}

/* Lets the children of a part stand with those of the whole's other half that they are alike. */
static void
join_part (KeiRowsBuilder *self, GArray *groups, const KeiOwners *owners, KeiSide side, KeiNode *part, KeiSlot slot)
{
  KeiNode *whole = owners->main.nodes[kei_side_other (side)];
  KeiBeside beside = { { side == KEI_SIDE_OLD ? part : whole, side == KEI_SIDE_OLD ? whole : part } };
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (KeiBeside));

  _kei_rows_align (self, beside, slot, children);
  for (guint i = 0; i < children->len; i++)
    {
      const KeiBeside *child = &g_array_index (children, KeiBeside, i);
      Group *group = child->nodes[0] != NULL && child->nodes[1] != NULL ? find_group (groups, kei_side_other (side), child->nodes[kei_side_other (side)], slot == KEI_SLOT_TEXTS) : NULL;

      if (group != NULL)
        {
          g_ptr_array_add (group->nodes[side], child->nodes[side]);
          group->joined = TRUE;
        }
      else if (child->nodes[side] != NULL)
        add_to_groups (groups, side, child->nodes[side]);
    }
}

static void
add_group (KeiRowsBuilder *self, const Group *group, gboolean known)
{
  KeiBeside beside = { { group->nodes[0]->len > 0 ? group->nodes[0]->pdata[0] : NULL, group->nodes[1]->len > 0 ? group->nodes[1]->pdata[0] : NULL } };

  self->known = known;
  if (kei_node_get_kind (beside.nodes[beside.nodes[1] != NULL]) == KEI_KIND_TEXT)
    {
      _kei_rows_order_halves (self, (KeiNode **) group->nodes[0]->pdata, group->nodes[0]->len, (KeiNode **) group->nodes[1]->pdata, group->nodes[1]->len);
      _kei_rows_add_prose (self, (KeiNode *const *) group->nodes[0]->pdata, group->nodes[0]->len, (KeiNode *const *) group->nodes[1]->pdata, group->nodes[1]->len, KEI_FIELD_BODY);
    }
  else
    add_child (self, beside);
}

static void
add_joined_slot (KeiRowsBuilder *self, const KeiOwners *owners, KeiSlot slot)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group)), children = g_array_new (FALSE, FALSE, sizeof (KeiBeside));
  gboolean known = self->known;
  guint n_known;

  g_array_set_clear_func (groups, clear_group);
  _kei_rows_align (self, owners->main, slot, children);
  for (guint i = 0; i < children->len; i++)
    {
      const KeiBeside *child = &g_array_index (children, KeiBeside, i);

      add_to_groups (groups, child->nodes[1] != NULL ? KEI_SIDE_NEW : KEI_SIDE_OLD, child->nodes[child->nodes[1] != NULL]);
      if (child->nodes[0] != NULL && child->nodes[1] != NULL)
        g_ptr_array_add (g_array_index (groups, Group, i).nodes[0], child->nodes[0]);
    }
  n_known = groups->len;
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < owners->n_parts[side]; i++)
      join_part (self, groups, owners, side, owners->parts[side][i], slot);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      /* Of what came from a part the comparison knows nothing. */
      add_group (self, group, known && i < n_known && !group->joined);
    }
  self->known = known;
}

/* Short fields of a part that say something else than those of the half beside it. */
static void
add_part_fields (KeiRowsBuilder *self, const KeiOwners *owners, KeiBeside part, KeiSide side)
{
  KeiTree *tree = self->comparison->pairing->trees[side];
  const KeiNode *main = owners->main.nodes[side];
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (part.nodes[side]));

  for (guint i = 0; i < kind->n_fields; i++)
    if (_kei_rows_place_field (self->comparison, kind->id, &kind->fields[i]) == KEI_ROW_FIELD_LINE)
      {
        g_autofree char *own = _kei_rows_dup_value (tree, part.nodes[side], &kind->fields[i], KEI_YEAR_STYLE_SEIREKI);
        g_autofree char *other = _kei_rows_dup_value (tree, main, &kind->fields[i], KEI_YEAR_STYLE_SEIREKI);

        if (!g_str_equal (own, other))
          add_field (self, part, &kind->fields[i]);
      }
}

/* Goals, costs and short fields of a part stand for themselves. */
static void
add_parts (KeiRowsBuilder *self, const KeiOwners *owners, gboolean fields, KeiSlot slot)
{
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < owners->n_parts[side]; i++)
      {
        KeiBeside part = { { side == KEI_SIDE_OLD ? owners->parts[side][i] : NULL, side == KEI_SIDE_NEW ? owners->parts[side][i] : NULL } };

        if (fields)
          add_part_fields (self, owners, part, side);
        else
          add_slot (self, part, slot, TRUE);
      }
}

void
_kei_rows_add_content (KeiRowsBuilder *self, const KeiOwners *owners)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (owners->main.nodes[owners->main.nodes[1] != NULL]));
  gboolean several = owners->n_parts[0] > 0 || owners->n_parts[1] > 0;

  add_fields (self, owners->main, KEI_ROW_FIELD_LINE);
  if (several)
    add_parts (self, owners, TRUE, KEI_SLOT_NONE);
  for (guint i = 0; i < kind->n_slots; i++)
    {
      KeiSlot slot = kind->slots[i].id;

      if (!is_told (self->comparison, &kind->slots[i]))
        continue;
      if (several && (slot == KEI_SLOT_TEXTS || slot == KEI_SLOT_INDICATORS))
        {
          add_joined_slot (self, owners, slot);
          continue;
        }
      add_slot (self, owners->main, slot, several || (owners->main.nodes[0] != NULL && owners->main.nodes[1] != NULL));
      if (several)
        add_parts (self, owners, FALSE, slot);
    }
  add_fields (self, owners->main, KEI_ROW_FIELD_PROSE);
}
