/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fields have rows of their own, and how their values are read. */
#include "config.h"

#include "kei-choices.h"
#include "kei-comparison-rows-private.h"
#include "kei-decimal.h"
#include "kei-words-i18n.h"

static KeiRowFieldPlace
place_by_kind (KeiKind kind, const KeiFieldInfo *field)
{
  switch (kind)
    {
    case KEI_KIND_TEXT:
    case KEI_KIND_PARAGRAPH:
    case KEI_KIND_LIST:
    case KEI_KIND_REMARK:
    case KEI_KIND_ROW:
    case KEI_KIND_INDICATOR_VALUE:
    case KEI_KIND_SDG_LINK:
    case KEI_KIND_BUDGET_LINE:
    case KEI_KIND_STAFFING_LINE:
    case KEI_KIND_ORIGIN:
    case KEI_KIND_DECLARED_COUNT:
      return KEI_ROW_FIELD_IN_LINE;
    case KEI_KIND_INDICATOR:
      if (field->id == KEI_FIELD_UNIT)
        return KEI_ROW_FIELD_IN_LINE;
      break;
    case KEI_KIND_TERM:
      if (field->id == KEI_FIELD_READING)
        return KEI_ROW_FIELD_IN_LINE;
      break;
    case KEI_KIND_TABLE:
      if (field->id == KEI_FIELD_HEAD_ROWS)
        return KEI_ROW_FIELD_IN_LINE;
      break;
    case KEI_KIND_FIGURE:
      if (field->id == KEI_FIELD_SEAL)
        return KEI_ROW_FIELD_IN_LINE;
      break;
    default:
      break;
    }
  return field->type == KEI_FIELD_TYPE_TEXT ? KEI_ROW_FIELD_PROSE : KEI_ROW_FIELD_LINE;
}

KeiRowFieldPlace
_kei_rows_place_field (const KeiComparison *comparison, KeiKind kind, const KeiFieldInfo *field)
{
  if (!_kei_field_is_compared (comparison->same_plan, kind, field))
    return KEI_ROW_FIELD_HIDDEN;
  /* A period is one row. */
  if (field->id == KEI_FIELD_END && kei_schema_field_index (kind, KEI_FIELD_START) >= 0)
    return KEI_ROW_FIELD_HIDDEN;
  if ((field->flags & KEI_FLAG_HEADLINE) || field->id == KEI_FIELD_TENTATIVE)
    return KEI_ROW_FIELD_IN_LINE;
  return place_by_kind (kind, field);
}

gboolean
_kei_rows_tells_value (const KeiComparison *comparison, KeiBeside value)
{
  const KeiNode *any = value.nodes[value.nodes[1] != NULL];

  if (!_kei_is_actual (any))
    return TRUE;
  if (value.nodes[0] == NULL || value.nodes[1] == NULL)
    return comparison->same_plan;
  return !kei_node_equal_fields (value.nodes[0], value.nodes[1]) && !g_str_equal (kei_node_get_text (value.nodes[0], KEI_FIELD_NUMBER), kei_node_get_text (value.nodes[1], KEI_FIELD_NUMBER));
}

/* --- Values --- */

static void
append_name (GString *names, KeiTree *tree, KeiId id)
{
  KeiNode *node = kei_tree_lookup (tree, id);

  g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", node != NULL ? kei_node_get_headline (node) : "");
}

static char *
dup_names (KeiTree *tree, const KeiNode *node, const KeiFieldInfo *field)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const KeiIds *ids = field->type == KEI_FIELD_TYPE_REFS ? kei_node_get_ids (node, field->id) : NULL;

  if (field->type == KEI_FIELD_TYPE_REF)
    append_name (names, tree, kei_node_get_ref (node, field->id));
  for (guint i = 0; ids != NULL && i < ids->n; i++)
    append_name (names, tree, ids->ids[i]);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static KeiPeriod
fiscal_year (gint64 year)
{
  return year > 0 && year < G_MAXINT ? kei_period_from_fiscal_year ((int) year) : KEI_PERIOD_NONE;
}

static char *
dup_years (const KeiNode *node, const KeiFieldInfo *field, KeiYearStyle years)
{
  KeiPeriod first = fiscal_year (kei_node_get_int (node, field->id));
  KeiPeriod last = field->id == KEI_FIELD_START ? fiscal_year (kei_node_get_int (node, KEI_FIELD_END)) : first;

  if (field->id == KEI_FIELD_START && first != last)
    {
      g_autofree char *from = kei_era_format (first, years), *to = kei_era_format (last, years);

      return first != KEI_PERIOD_NONE && last != KEI_PERIOD_NONE ? kei_era_format_range (first, last, years) : g_strdup_printf ("%s～%s", from, to);
    }
  return kei_era_format (first, years);
}

char *
_kei_rows_dup_value (KeiTree *tree, const KeiNode *node, const KeiFieldInfo *field, KeiYearStyle years)
{
  if (node == NULL || (!kei_node_has (node, field->id) && field->id != KEI_FIELD_START))
    return g_strdup ("");
  switch (field->type)
    {
    case KEI_FIELD_TYPE_CHOICE:
      return kei_choices_dup_label (tree, field->choices, kei_node_get_string (node, field->id));
    case KEI_FIELD_TYPE_DECIMAL:
      return kei_decimal_print (kei_node_get_text (node, field->id));
    case KEI_FIELD_TYPE_REF:
    case KEI_FIELD_TYPE_REFS:
      return dup_names (tree, node, field);
    case KEI_FIELD_TYPE_BOOL:
      return g_strdup (C_ ("comparison row", "Yes"));
    case KEI_FIELD_TYPE_INT:
      return kei_decimal_print_int (kei_node_get_int (node, field->id));
    case KEI_FIELD_TYPE_YEAR:
      return dup_years (node, field, years);
    case KEI_FIELD_TYPE_PERIOD:
      return kei_era_format (kei_node_get_int (node, field->id), years);
    case KEI_FIELD_TYPE_LINK:
    case KEI_FIELD_TYPE_LINKS:
      return g_strdup ("");
    case KEI_FIELD_TYPE_STRING:
    case KEI_FIELD_TYPE_TEXT:
    case KEI_FIELD_TYPE_TIME:
    default:
      return g_strdup (kei_node_get_text (node, field->id));
    }
}
