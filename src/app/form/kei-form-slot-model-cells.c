/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cells of a slot's table show, and what shows it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-choices.h"
#include "kei-decimal.h"
#include "kei-form-field.h"
#include "kei-form-slot-model-private.h"
#include "kei-numbering.h"

static guint
kei_form_slot_model_get_n_columns (KeiTableModel *model)
{
  return KEI_FORM_SLOT_MODEL (model)->n_columns;
}

static gboolean
is_number (const KeiFieldInfo *info)
{
  return info != NULL && (info->type == KEI_FIELD_TYPE_INT || info->type == KEI_FIELD_TYPE_DECIMAL);
}

static void
kei_form_slot_model_get_column (KeiTableModel *model, guint column, KeiTableColumn *out)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  const KeiFormColumn *info = &self->columns[column];

  *out = (KeiTableColumn){
    .title = self->titles[column],
    .chars = info->chars,
    .rank = info->rank,
    .grow = info->grow,
    .wrap = info->wrap,
    .strong = info->strong,
    .right = is_number (_kei_form_slot_model_get_info (self, column)),
    .widget = info->type == KEI_FORM_COLUMN_SPARKLINE || info->type == KEI_FORM_COLUMN_FUNDING,
  };
}

static guint
kei_form_slot_model_count (KeiTableModel *model)
{
  return KEI_FORM_SLOT_MODEL (model)->rows->len;
}

/* Ones of which a whole year was given print without 年度 in a column of years. */
static char *
format_value (KeiFormSlotModel *self, const KeiNode *node, const KeiFieldInfo *info)
{
  KeiFormLook naming = _kei_form_slot_model_get_naming (self, node);

  if (info->type == KEI_FIELD_TYPE_YEAR && kei_node_has (node, info->id) && (self->kind == KEI_KIND_BUDGET_LINE || self->kind == KEI_KIND_STAFFING_LINE))
    return kei_form_format_year ((int) kei_node_get_int (node, info->id), naming.years);
  return kei_form_format (&naming, node, info);
}

static void
get_role_cell (KeiFormSlotModel *self, KeiNode *value, guint column, KeiTableCell *cell)
{
  KeiPeriod period = kei_node_get_int (value, KEI_FIELD_PERIOD);

  if (cell->text[0] == '\0' && kei_node_has (value, KEI_FIELD_PRINTED))
    {
      g_free (cell->text);
      cell->text = g_strdup (kei_node_get_text (value, KEI_FIELD_PRINTED));
    }
  if (cell->text[0] != '\0' && period != KEI_PERIOD_NONE && period != self->periods[column])
    {
      g_autofree char *year = kei_era_format (period, KEI_YEAR_STYLE_SHORT);
      char *text = g_strdup_printf ("%s (%s)", cell->text, year);

      g_free (cell->text);
      cell->text = text;
    }
}

static void
get_amount_remark (KeiFormSlotModel *self, KeiNode *node, KeiTableCell *cell)
{
  gint64 missing = kei_form_funding_missing (node);
  g_autofree char *text = NULL;

  if (missing == 0)
    return;
  text = kei_decimal_print_int (missing);
  cell->flags |= KEI_TABLE_CELL_WARNING;
  cell->remark = g_strdup_printf (_ ("The funding does not add up to the cost: %s is left over"), text);
}

/* What a choice is called that has no name of its own. */
static void
get_shipped_label (KeiFormSlotModel *self, KeiNode *node, KeiTableCell *cell)
{
  KeiNode *list = kei_tree_lookup (kei_form_context_get_tree (self->context), self->parent);

  if (list == NULL)
    return;
  g_free (cell->text);
  cell->text = kei_choices_dup_label (NULL, kei_node_get_text (list, KEI_FIELD_NAME), kei_node_get_text (node, KEI_FIELD_CODE));
  cell->flags |= KEI_TABLE_CELL_SECONDARY;
}

static char *
preview (const char *pattern)
{
  static const int numbers[] = { 1, 1, 1, 1, 1 }, next[] = { 1, 1, 1, 1, 2 };
  g_autofree char *first = kei_numbering_format (pattern, numbers, G_N_ELEMENTS (numbers));
  g_autofree char *second = kei_numbering_format (pattern, next, G_N_ELEMENTS (next));

  return *pattern == '\0' ? g_strdup ("") : g_strdup_printf ("%s, %s …", first, second);
}

static void
kei_form_slot_model_get_cell (KeiTableModel *model, guint row, guint column, KeiTableCell *cell)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  const KeiFieldInfo *info = _kei_form_slot_model_get_info (self, column);
  KeiFormTarget target = _kei_form_slot_model_get_target (self, kei_node_get_id (_kei_form_slot_model_get_row (self, row)), column);
  const char *draft = info != NULL ? kei_form_context_get_draft (self->context, &target) : NULL;
  KeiNode *node = _kei_form_slot_model_get_cell_node (self, row, column);

  if (info == NULL)
    {
      cell->text = g_strdup ("");
      cell->flags = KEI_TABLE_CELL_FIXED;
      return;
    }
  if (self->columns[column].type == KEI_FORM_COLUMN_PREVIEW)
    {
      cell->text = preview (kei_node_get_text (node, info->id));
      cell->flags = KEI_TABLE_CELL_FIXED | KEI_TABLE_CELL_SECONDARY;
      return;
    }
  if (draft != NULL)
    {
      KeiFormLook naming = _kei_form_slot_model_get_naming (self, _kei_form_slot_model_get_row (self, row));
      g_auto (KeiValue) value = KEI_VALUE_INIT;

      cell->text = g_strdup (draft);
      cell->flags = KEI_TABLE_CELL_WRONG;
      kei_form_parse (&naming, draft, info, &value, &cell->remark);
      return;
    }
  cell->text = node != NULL ? format_value (self, node, info) : g_strdup ("");
  if (kei_form_is_link (info))
    cell->flags |= KEI_TABLE_CELL_FIXED;
  if (self->columns[column].type == KEI_FORM_COLUMN_ROLE && node != NULL)
    get_role_cell (self, node, column, cell);
  if (info->id == KEI_FIELD_AMOUNT)
    get_amount_remark (self, node, cell);
  if (cell->text[0] == '\0' && is_number (info))
    {
      g_free (cell->text);
      cell->text = g_strdup ("—");
      cell->flags |= KEI_TABLE_CELL_SECONDARY;
    }
  if (cell->text[0] == '\0' && self->kind == KEI_KIND_INDICATOR && info->id == KEI_FIELD_DEPARTMENT)
    {
      g_free (cell->text);
      cell->text = g_strdup (C_ ("department", "undecided"));
      cell->flags |= KEI_TABLE_CELL_WARNING;
      cell->remark = g_strdup (_ ("No department is in charge of this indicator"));
    }
  if (cell->text[0] == '\0' && self->kind == KEI_KIND_CHOICE && info->id == KEI_FIELD_LABEL)
    get_shipped_label (self, node, cell);
  if (info->id == KEI_FIELD_UNIT)
    cell->flags |= KEI_TABLE_CELL_SECONDARY;
}

static char *
kei_form_slot_model_dup_row_name (KeiTableModel *model, guint row)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);

  if (self->kind == KEI_KIND_BUDGET_LINE || self->kind == KEI_KIND_STAFFING_LINE)
    return format_value (self, _kei_form_slot_model_get_row (self, row), kei_schema_field (self->kind, KEI_FIELD_YEAR));
  return kei_form_name_node (_kei_form_slot_model_get_row (self, row));
}

/* For a spreadsheet numbers go without thousands and with a minus, and what has no value is empty. */
static char *
kei_form_slot_model_dup_plain (KeiTableModel *model, guint row, guint column)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  const KeiFieldInfo *info = _kei_form_slot_model_get_info (self, column);
  KeiNode *node = _kei_form_slot_model_get_cell_node (self, row, column);

  if (info == NULL)
    return NULL;
  if (node != NULL && kei_node_has (node, info->id))
    {
      if (!is_number (info))
        return NULL;
      g_auto (KeiValue) value = kei_node_dup_value (node, info->id);

      return kei_value_to_text (&value, info);
    }
  return g_strdup ("");
}

static gboolean
kei_form_slot_model_get_total (KeiTableModel *model, guint column, KeiTableCell *cell)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  const KeiFieldInfo *info = _kei_form_slot_model_get_info (self, column);
  gint64 sum = 0;

  if (self->kind != KEI_KIND_BUDGET_LINE || self->rows->len < 2 || info == NULL)
    return FALSE;
  if (info->type != KEI_FIELD_TYPE_INT)
    {
      cell->text = g_strdup (column == 0 ? C_ ("budget", "Total") : "");
      return TRUE;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (__builtin_add_overflow (sum, kei_node_get_int (_kei_form_slot_model_get_row (self, i), info->id), &sum))
      return FALSE;
  cell->text = sum != 0 ? kei_decimal_print_int (sum) : g_strdup ("—");
  return TRUE;
}

static GtkWidget *
kei_form_slot_model_create_editor (KeiTableModel *model, guint row, guint column)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  KeiFormTarget target = _kei_form_slot_model_get_target (self, kei_node_get_id (_kei_form_slot_model_get_row (self, row)), column);

  return kei_form_field_new (self->context, &target, _kei_form_slot_model_get_info (self, column), KEI_FORM_FIELD_CELL);
}

static GtkWidget *
kei_form_slot_model_create_widget (KeiTableModel *model, guint row, guint column)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  KeiNode *node = _kei_form_slot_model_get_row (self, row);

  return self->columns[column].type == KEI_FORM_COLUMN_SPARKLINE ? kei_form_sparkline_new (node) : kei_form_funding_new (node);
}

static void
kei_form_slot_model_update_widget (KeiTableModel *model, guint row, guint column, GtkWidget *widget)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  KeiNode *node = _kei_form_slot_model_get_row (self, row);

  if (self->columns[column].type == KEI_FORM_COLUMN_SPARKLINE)
    kei_form_sparkline_update (widget, node);
  else
    kei_form_funding_update (widget, node);
}

static gboolean
kei_form_slot_model_has_detail (KeiTableModel *model, guint row)
{
  return KEI_FORM_SLOT_MODEL (model)->create_detail != NULL;
}

static GtkWidget *
kei_form_slot_model_create_detail (KeiTableModel *model, guint row)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);

  return self->create_detail (self->context, kei_node_get_id (_kei_form_slot_model_get_row (self, row)));
}

void
_kei_form_slot_model_init_cells (KeiTableModelInterface *iface)
{
  iface->get_n_columns = kei_form_slot_model_get_n_columns;
  iface->get_column = kei_form_slot_model_get_column;
  iface->get_n_rows = kei_form_slot_model_count;
  iface->get_cell = kei_form_slot_model_get_cell;
  iface->dup_row_name = kei_form_slot_model_dup_row_name;
  iface->dup_plain = kei_form_slot_model_dup_plain;
  iface->get_total = kei_form_slot_model_get_total;
  iface->create_editor = kei_form_slot_model_create_editor;
  iface->create_widget = kei_form_slot_model_create_widget;
  iface->update_widget = kei_form_slot_model_update_widget;
  iface->has_detail = kei_form_slot_model_has_detail;
  iface->create_detail = kei_form_slot_model_create_detail;
}
