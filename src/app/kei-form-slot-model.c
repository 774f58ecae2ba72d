/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invariant: `rows` are the children of `parent` that have the model's kind, as the tree had them when
 * the model last told the table. Nodes never change, so a row is the same when its node is. */
#include "config.h"

#include "kei-form-slot-model.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "kei-choices.h"
#include "kei-decimal.h"
#include "kei-form-field.h"
#include "kei-form-format.h"
#include "kei-form-pictures.h"
#include "kei-numbering.h"

struct _KeiFormSlotModel
{
  GObject parent_instance;

  KeiFormContext *context; /* owned */
  KeiId parent;
  KeiSlot slot;
  KeiKind kind;
  KeiFormColumn *columns; /* owned */
  guint n_columns;
  char **titles;      /* owned, one a column */
  KeiPeriod *periods; /* owned, one a column: what most values of the role have */
  GPtrArray *rows;    /* owned (element-type KeiNode) */
  KeiFormDetailFunc create_detail;
};

static void kei_form_slot_model_table_model_init (KeiTableModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KeiFormSlotModel, kei_form_slot_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KEI_TYPE_TABLE_MODEL, kei_form_slot_model_table_model_init))

static KeiNode *
get_row (KeiFormSlotModel *self, guint row)
{
  return self->rows->pdata[row];
}

static KeiFormLook
get_naming (KeiFormSlotModel *self)
{
  return (KeiFormLook){ kei_form_context_get_tree (self->context), kei_form_context_get_year_style (self->context) };
}

static const KeiFieldInfo *
get_info (KeiFormSlotModel *self, guint column)
{
  const KeiFormColumn *info = &self->columns[column];

  if (info->type == KEI_FORM_COLUMN_SPARKLINE || info->type == KEI_FORM_COLUMN_FUNDING)
    return NULL;
  return kei_schema_field (info->type == KEI_FORM_COLUMN_ROLE ? KEI_KIND_INDICATOR_VALUE : self->kind, info->field);
}

static KeiFormTarget
get_target (KeiFormSlotModel *self, KeiId node, guint column)
{
  const KeiFormColumn *info = &self->columns[column];

  return (KeiFormTarget){ node, info->field, info->type == KEI_FORM_COLUMN_ROLE ? info->role : NULL, self->periods[column] };
}

/* The node whose field a cell shows; not the tree's, but the row's as the table knows it. */
static KeiNode *
get_cell_node (KeiFormSlotModel *self, guint row, guint column)
{
  KeiNode *node = get_row (self, row);

  return self->columns[column].type == KEI_FORM_COLUMN_ROLE ? kei_form_find_value (node, self->columns[column].role) : node;
}

/* --- Titles --- */

/* The period that most of a role's values have. */
static KeiPeriod
find_common_period (KeiFormSlotModel *self, guint column)
{
  KeiPeriod best = KEI_PERIOD_NONE;
  guint most = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      KeiNode *value = get_cell_node (self, i, column);
      KeiPeriod period = value != NULL ? kei_node_get_int (value, KEI_FIELD_PERIOD) : KEI_PERIOD_NONE;
      guint n = 0;

      for (guint j = 0; j < self->rows->len; j++)
        {
          KeiNode *other = get_cell_node (self, j, column);

          n += other != NULL && kei_node_get_int (other, KEI_FIELD_PERIOD) == period;
        }
      if (period != KEI_PERIOD_NONE && n > most)
        {
          best = period;
          most = n;
        }
    }
  return best;
}

/* What a first value of a role is about: the plan's year before, middle and end. */
static KeiPeriod
guess_period (KeiFormSlotModel *self, const char *role)
{
  KeiNode *plan = kei_tree_get_root (kei_form_context_get_tree (self->context));
  int start = (int) kei_node_get_int (plan, KEI_FIELD_START);
  int end = (int) kei_node_get_int (plan, KEI_FIELD_END);

  if (start == 0 || end < start)
    return KEI_PERIOD_NONE;
  return kei_period_from_fiscal_year (strcmp (role, "baseline") == 0 ? start - 1 : strcmp (role, "target") == 0 ? end
                                                                                                                : (start + end) / 2);
}

static const char *
get_role_title (const char *role)
{
  return strcmp (role, "baseline") == 0  ? g_dpgettext2 (GETTEXT_PACKAGE, "indicator", "Baseline")
         : strcmp (role, "interim") == 0 ? g_dpgettext2 (GETTEXT_PACKAGE, "indicator", "Interim")
                                         : g_dpgettext2 (GETTEXT_PACKAGE, "indicator", "Target");
}

static char *
make_title (KeiFormSlotModel *self, guint column)
{
  const KeiFormColumn *info = &self->columns[column];
  g_autofree char *year = NULL;

  if (info->type != KEI_FORM_COLUMN_ROLE)
    {
      gboolean funding = self->kind == KEI_KIND_BUDGET_LINE && info->field != KEI_FIELD_YEAR;

      if (info->title == NULL)
        return g_strdup (kei_form_field_label (get_info (self, column)));
      return g_strdup (funding ? g_dpgettext2 (GETTEXT_PACKAGE, "funding", info->title) : g_dgettext (GETTEXT_PACKAGE, info->title));
    }
  self->periods[column] = find_common_period (self, column);
  if (self->periods[column] == KEI_PERIOD_NONE)
    self->periods[column] = guess_period (self, info->role);
  year = kei_era_format (self->periods[column], kei_form_context_get_year_style (self->context) == KEI_YEAR_STYLE_SEIREKI ? KEI_YEAR_STYLE_SEIREKI : KEI_YEAR_STYLE_SHORT);
  return g_strstrip (g_strdup_printf ("%s %s", get_role_title (info->role), year));
}

/* Returns whether one is another than before; the others stay where the table knows them. */
static gboolean
update_titles (KeiFormSlotModel *self)
{
  gboolean other = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *title = make_title (self, i);

      if (g_strcmp0 (title, self->titles[i]) == 0)
        continue;
      g_free (self->titles[i]);
      self->titles[i] = g_steal_pointer (&title);
      other = TRUE;
    }
  return other;
}

/* --- Cells --- */

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
    .right = is_number (get_info (self, column)),
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
  KeiFormLook naming = get_naming (self);

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
  const KeiFieldInfo *info = get_info (self, column);
  KeiFormTarget target = get_target (self, kei_node_get_id (get_row (self, row)), column);
  const char *draft = info != NULL ? kei_form_context_get_draft (self->context, &target) : NULL;
  KeiNode *node = get_cell_node (self, row, column);

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
      KeiFormLook naming = get_naming (self);
      g_auto (KeiValue) value = KEI_VALUE_INIT;

      cell->text = g_strdup (draft);
      cell->flags = KEI_TABLE_CELL_WRONG;
      kei_form_parse (&naming, draft, info, &value, &cell->remark);
      return;
    }
  cell->text = node != NULL ? format_value (self, node, info) : g_strdup ("");
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
    return format_value (self, get_row (self, row), kei_schema_field (self->kind, KEI_FIELD_YEAR));
  return kei_form_name_node (get_row (self, row));
}

/* For a spreadsheet numbers go without thousands and with a minus, and what has no value is empty. */
static char *
kei_form_slot_model_dup_plain (KeiTableModel *model, guint row, guint column)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  const KeiFieldInfo *info = get_info (self, column);
  KeiNode *node = get_cell_node (self, row, column);

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
  const KeiFieldInfo *info = get_info (self, column);
  gint64 sum = 0;

  if (self->kind != KEI_KIND_BUDGET_LINE || self->rows->len < 2 || info == NULL)
    return FALSE;
  if (info->type != KEI_FIELD_TYPE_INT)
    {
      cell->text = g_strdup (column == 0 ? C_ ("budget", "Total") : "");
      return TRUE;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (__builtin_add_overflow (sum, kei_node_get_int (get_row (self, i), info->id), &sum))
      return FALSE;
  cell->text = sum != 0 ? kei_decimal_print_int (sum) : g_strdup ("—");
  return TRUE;
}

static GtkWidget *
kei_form_slot_model_create_editor (KeiTableModel *model, guint row, guint column)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  KeiFormTarget target = get_target (self, kei_node_get_id (get_row (self, row)), column);

  return kei_form_field_new (self->context, &target, get_info (self, column), KEI_FORM_FIELD_CELL);
}

static GtkWidget *
kei_form_slot_model_create_widget (KeiTableModel *model, guint row, guint column)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  KeiNode *node = get_row (self, row);

  return self->columns[column].type == KEI_FORM_COLUMN_SPARKLINE ? kei_form_sparkline_new (node) : kei_form_funding_new (node);
}

static void
kei_form_slot_model_update_widget (KeiTableModel *model, guint row, guint column, GtkWidget *widget)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  KeiNode *node = get_row (self, row);

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

  return self->create_detail (self->context, kei_node_get_id (get_row (self, row)));
}

/* --- Edits --- */

static KeiIdSource *
get_ids (KeiFormSlotModel *self)
{
  return kei_editor_get_ids (kei_form_context_get_editor (self->context));
}

/* A year's line goes on where the one before ended. */
static void
seed (KeiFormSlotModel *self, KeiNodeBuilder *builder, const KeiNode *before)
{
  KeiNode *plan = kei_tree_get_root (kei_form_context_get_tree (self->context));

  if (self->kind == KEI_KIND_BUDGET_LINE || self->kind == KEI_KIND_STAFFING_LINE)
    {
      gint64 year = before != NULL && kei_node_has (before, KEI_FIELD_YEAR) ? kei_node_get_int (before, KEI_FIELD_YEAR) + 1 : kei_node_get_int (plan, KEI_FIELD_START);
      const char *role = before != NULL ? kei_node_get_string (before, KEI_FIELD_ROLE) : "plan";

      if (year != 0)
        kei_node_builder_set_int (builder, KEI_FIELD_YEAR, year);
      if (before != NULL && kei_node_has (before, KEI_FIELD_ACCOUNT))
        kei_node_builder_set_string (builder, KEI_FIELD_ACCOUNT, kei_node_get_string (before, KEI_FIELD_ACCOUNT));
      if (role != NULL)
        kei_node_builder_set_string (builder, KEI_FIELD_ROLE, role);
    }
  if (self->kind == KEI_KIND_INDICATOR_VALUE)
    {
      KeiPeriod last = before != NULL ? kei_node_get_int (before, KEI_FIELD_PERIOD) : KEI_PERIOD_NONE;

      if (last != KEI_PERIOD_NONE)
        kei_node_builder_set_int (builder, KEI_FIELD_PERIOD, kei_period_from_fiscal_year (kei_period_get_fiscal_year (last) + 1));
      kei_node_builder_set_string (builder, KEI_FIELD_ROLE, "actual");
    }
}

static KeiPlace
get_place (KeiFormSlotModel *self, guint position)
{
  return (KeiPlace){ self->parent, self->slot, position > 0 ? kei_node_get_id (get_row (self, position - 1)) : KEI_ID_NONE, 0 };
}

static void
kei_form_slot_model_insert_row (KeiTableModel *model, guint position)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  KeiEditor *editor = kei_form_context_get_editor (self->context);
  KeiNodeBuilder *builder = kei_node_builder_new (self->kind, kei_id_source_next (get_ids (self)));
  KeiEdit *edit = kei_editor_begin (editor);
  KeiPlace place = get_place (self, MIN (position, self->rows->len));
  g_autoptr (KeiNode) node = NULL;

  seed (self, builder, place.after != KEI_ID_NONE ? get_row (self, MIN (position, self->rows->len) - 1) : NULL);
  node = kei_node_builder_end (builder);
  kei_edit_insert (edit, &place, node);
  kei_form_context_commit (self->context, edit, NULL);
}

static void
kei_form_slot_model_remove_rows (KeiTableModel *model, guint row, guint n)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  KeiEditor *editor = kei_form_context_get_editor (self->context);
  KeiEdit *edit = kei_editor_begin (editor);

  for (guint i = row; i < row + n && i < self->rows->len; i++)
    kei_edit_remove (edit, kei_node_get_id (get_row (self, i)));
  kei_form_context_commit (self->context, edit, NULL);
}

static void
kei_form_slot_model_move_rows (KeiTableModel *model, guint row, guint n, int by)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  KeiEditor *editor = kei_form_context_get_editor (self->context);
  KeiEdit *edit = kei_editor_begin (editor);
  guint other = by < 0 ? row - 1 : row + n;
  KeiPlace place = get_place (self, by < 0 ? row + n : row);

  /* The one row that is passed goes to the other side. */
  kei_edit_move (edit, kei_node_get_id (get_row (self, other)), &place);
  kei_form_context_commit (self->context, edit, N_ ("Move rows"));
}

/* Puts one pasted cell into the edit; what is no value is kept as a draft, to be mended in place. */
static void
set_cell (KeiFormSlotModel *self, KeiEdit *edit, KeiId node, guint column, const char *text)
{
  const KeiFieldInfo *info = get_info (self, column);
  KeiFormTarget target = get_target (self, node, column);
  KeiFormLook naming = { kei_edit_get_tree (edit), kei_form_context_get_year_style (self->context) };
  g_auto (KeiValue) value = KEI_VALUE_INIT;
  g_autofree char *message = NULL;
  g_autofree char *code = NULL;
  KeiNode *owner;

  if (info == NULL || self->columns[column].type == KEI_FORM_COLUMN_PREVIEW)
    return;
  code = kei_form_find_choice (&naming, kei_tree_lookup (naming.tree, node), info, text);
  if (!kei_form_parse (&naming, code != NULL ? code : text, info, &value, &message))
    {
      kei_form_context_paste_draft (self->context, &target, text);
      return;
    }
  kei_form_context_set_draft (self->context, &target, NULL);
  if (target.role == NULL)
    {
      kei_edit_set (edit, node, info->id, &value);
      return;
    }
  owner = kei_form_find_value (kei_tree_lookup (kei_edit_get_tree (edit), node), target.role);
  if (owner != NULL)
    kei_edit_set (edit, kei_node_get_id (owner), info->id, &value);
  else if (!kei_value_is_empty (&value))
    {
      g_autoptr (KeiNode) made = kei_form_make_value (get_ids (self), &target, &value);

      kei_edit_append (edit, node, made);
    }
}

static void
kei_form_slot_model_paste (KeiTableModel *model, guint row, const KeiTsv *tsv, const guint *columns, guint n_columns)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  KeiEditor *editor = kei_form_context_get_editor (self->context);
  KeiEdit *edit = kei_editor_begin (editor);
  KeiId last = self->rows->len > 0 ? kei_node_get_id (get_row (self, self->rows->len - 1)) : KEI_ID_NONE;
  guint n_left_out = 0;

  for (guint i = 0; i < kei_tsv_get_n_rows (tsv); i++)
    {
      const char *text;
      KeiId node;

      if (row + i < self->rows->len)
        node = kei_node_get_id (get_row (self, row + i));
      else
        {
          KeiPlace place = { self->parent, self->slot, last, 0 };
          KeiNodeBuilder *builder = kei_node_builder_new (self->kind, kei_id_source_next (get_ids (self)));
          g_autoptr (KeiNode) made = NULL;

          seed (self, builder, last != KEI_ID_NONE ? kei_tree_lookup (kei_edit_get_tree (edit), last) : NULL);
          made = kei_node_builder_end (builder);
          node = last = kei_node_get_id (made);
          kei_edit_insert (edit, &place, made);
        }
      for (guint j = 0; (text = kei_tsv_get (tsv, i, j)) != NULL; j++)
        if (columns[j] < self->n_columns)
          set_cell (self, edit, node, columns[j], text);
        else
          n_left_out += *text != '\0';
    }
  kei_form_context_commit (self->context, edit, N_ ("Paste"));
  if (n_left_out > 0)
    kei_editor_say (editor, g_dngettext (GETTEXT_PACKAGE, "%u cell was left out: the table has no column for it", "%u cells were left out: the table has no columns for them", n_left_out), n_left_out);
  /* Drafts are no change of the plan, but of what the cells show. */
  kei_table_model_rows_changed (model, 0, self->rows->len, self->rows->len);
}

static void
kei_form_slot_model_clear (KeiTableModel *model, guint row, guint n_rows, const guint *columns, guint n_columns)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (model);
  KeiEditor *editor = kei_form_context_get_editor (self->context);
  KeiEdit *edit = kei_editor_begin (editor);

  for (guint i = row; i < row + n_rows && i < self->rows->len; i++)
    for (guint j = 0; j < n_columns; j++)
      set_cell (self, edit, kei_node_get_id (get_row (self, i)), columns[j], "");
  kei_form_context_commit (self->context, edit, N_ ("Clear cells"));
  kei_table_model_rows_changed (model, row, n_rows, n_rows);
}

static void
kei_form_slot_model_table_model_init (KeiTableModelInterface *iface)
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
  iface->paste = kei_form_slot_model_paste;
  iface->clear = kei_form_slot_model_clear;
  iface->insert_row = kei_form_slot_model_insert_row;
  iface->remove_rows = kei_form_slot_model_remove_rows;
  iface->move_rows = kei_form_slot_model_move_rows;
}

/* --- Following the plan --- */

static GPtrArray *
read_rows (KeiFormSlotModel *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_node_unref);
  KeiNode *parent = kei_tree_lookup (kei_form_context_get_tree (self->context), self->parent);
  guint n = 0;
  KeiNode *const *nodes = parent != NULL ? kei_node_get_children (parent, self->slot, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (kei_node_get_kind (nodes[i]) == self->kind)
      g_ptr_array_add (rows, kei_node_ref (nodes[i]));
  return rows;
}

static gboolean
is_same_row (GPtrArray *a, guint i, GPtrArray *b, guint j)
{
  return kei_node_get_id (a->pdata[i]) == kei_node_get_id (b->pdata[j]);
}

static void
plan_changed_cb (gpointer owner)
{
  KeiFormSlotModel *self = owner;
  g_autoptr (GPtrArray) before = g_ptr_array_ref (self->rows);
  GPtrArray *after = read_rows (self);
  guint start = 0, end = 0, least = MIN (before->len, after->len);

  while (start < least && is_same_row (before, start, after, start))
    start++;
  while (end < least - start && is_same_row (before, before->len - 1 - end, after, after->len - 1 - end))
    end++;
  g_ptr_array_unref (self->rows);
  self->rows = after;
  if (update_titles (self))
    kei_table_model_head_changed (KEI_TABLE_MODEL (self));

  if (before->len - start - end > 0 || after->len - start - end > 0)
    {
      guint removed = before->len - start - end, added = after->len - start - end;

      /* As many rows as before, but others: the table is not to take them for the same. */
      if (removed == added)
        {
          kei_table_model_rows_changed (KEI_TABLE_MODEL (self), start, removed, 0);
          removed = 0;
        }
      kei_table_model_rows_changed (KEI_TABLE_MODEL (self), start, removed, added);
    }
  for (guint i = 0; i < after->len; i++)
    {
      gboolean in_end = i >= after->len - end;

      if ((i < start && before->pdata[i] != after->pdata[i])
          || (in_end && before->pdata[before->len - (after->len - i)] != after->pdata[i]))
        kei_table_model_rows_changed (KEI_TABLE_MODEL (self), i, 1, 1);
    }
}

char *
kei_form_slot_model_dup_summary (KeiFormSlotModel *self)
{
  guint n = self->rows->len;
  KeiPeriod first = KEI_PERIOD_NONE, last = KEI_PERIOD_NONE;
  g_autofree char *years = NULL;

  if (n == 0)
    return g_strdup ("");
  if (self->kind != KEI_KIND_BUDGET_LINE)
    /* Translators: how many rows a table has. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", n), n);
  for (guint i = 0; i < n; i++)
    {
      KeiPeriod year = kei_period_from_fiscal_year ((int) kei_node_get_int (get_row (self, i), KEI_FIELD_YEAR));

      if (year != KEI_PERIOD_NONE && (first == KEI_PERIOD_NONE || year < first))
        first = year;
      last = MAX (last, year);
    }
  years = kei_era_format_range (first, last, kei_form_context_get_year_style (self->context));
  /* Translators: the unit of a table of costs; %s is a range of years. */
  return g_strdup_printf (_ ("thousand yen · %s"), years);
}

int
kei_form_slot_model_find (KeiFormSlotModel *self, KeiId node, KeiField field, int *column)
{
  KeiTree *tree = kei_form_context_get_tree (self->context);
  KeiNode *target = kei_tree_lookup (tree, node);

  *column = -1;
  for (guint i = 0; i < self->rows->len; i++)
    {
      KeiId row = kei_node_get_id (get_row (self, i));

      for (guint j = 0; j < self->n_columns; j++)
        {
          const KeiFormColumn *info = &self->columns[j];
          gboolean hit = info->type == KEI_FORM_COLUMN_FIELD && row == node && info->field == field;

          hit = hit || (info->type == KEI_FORM_COLUMN_ROLE && target != NULL && get_cell_node (self, i, j) == target && (field == info->field || field == KEI_FIELD_NONE));
          if (hit && *column < 0)
            *column = (int) j;
        }
      if (row == node || *column >= 0)
        return (int) i;
    }
  return -1;
}

/* --- The object --- */

static void
kei_form_slot_model_dispose (GObject *object)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (object);

  if (self->context != NULL)
    kei_form_context_unwatch (self->context, self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (kei_form_slot_model_parent_class)->dispose (object);
}

static void
kei_form_slot_model_finalize (GObject *object)
{
  KeiFormSlotModel *self = KEI_FORM_SLOT_MODEL (object);

  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->titles[i]);
  g_free (self->titles);
  g_free (self->periods);
  g_free (self->columns);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (kei_form_slot_model_parent_class)->finalize (object);
}

static void
kei_form_slot_model_class_init (KeiFormSlotModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kei_form_slot_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = kei_form_slot_model_finalize;
}

static void
kei_form_slot_model_init (KeiFormSlotModel *self)
{
}

KeiFormSlotModel *
kei_form_slot_model_new (KeiFormContext *context, KeiId parent, KeiKind kind, KeiFormDetailFunc create_detail)
{
  KeiFormSlotModel *self = g_object_new (KEI_TYPE_FORM_SLOT_MODEL, NULL);
  KeiNode *node = kei_tree_lookup (kei_form_context_get_tree (context), parent);

  self->context = g_object_ref (context);
  self->parent = parent;
  self->kind = kind;
  self->slot = kei_schema_slot_for (kei_node_get_kind (node), kind);
  self->create_detail = create_detail;
  self->columns = kei_form_columns_new (kind, &self->n_columns);
  self->titles = g_new0 (char *, self->n_columns);
  self->periods = g_new0 (KeiPeriod, self->n_columns);
  self->rows = read_rows (self);
  update_titles (self);
  kei_form_context_watch (context, parent, plan_changed_cb, self);
  return self;
}
