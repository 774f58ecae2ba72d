/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invariant: `rows` are the children of `parent` that have the model's kind, as the tree had them when
 * the model last told the table. Nodes never change, so a row is the same when its node is. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-form-slot-model-private.h"

static void kei_form_slot_model_table_model_init (KeiTableModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KeiFormSlotModel, kei_form_slot_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KEI_TYPE_TABLE_MODEL, kei_form_slot_model_table_model_init))

KeiNode *
_kei_form_slot_model_get_row (KeiFormSlotModel *self, guint row)
{
  return self->rows->pdata[row];
}

KeiFormLook
_kei_form_slot_model_get_naming (KeiFormSlotModel *self, const KeiNode *row)
{
  KeiTree *tree = kei_form_context_get_tree (self->context);

  return (KeiFormLook){ tree, kei_form_context_get_year_style (self->context), kei_form_get_unit (tree, row) };
}

const KeiFieldInfo *
_kei_form_slot_model_get_info (KeiFormSlotModel *self, guint column)
{
  const KeiFormColumn *info = &self->columns[column];

  if (info->type == KEI_FORM_COLUMN_SPARKLINE || info->type == KEI_FORM_COLUMN_FUNDING)
    return NULL;
  return kei_schema_field (info->type == KEI_FORM_COLUMN_ROLE ? KEI_KIND_INDICATOR_VALUE : self->kind, info->field);
}

KeiFormTarget
_kei_form_slot_model_get_target (KeiFormSlotModel *self, KeiId node, guint column)
{
  const KeiFormColumn *info = &self->columns[column];

  return (KeiFormTarget){ node, info->field, info->type == KEI_FORM_COLUMN_ROLE ? info->role : NULL, self->periods[column] };
}

KeiNode *
_kei_form_slot_model_get_cell_node (KeiFormSlotModel *self, guint row, guint column)
{
  KeiNode *node = _kei_form_slot_model_get_row (self, row);

  return self->columns[column].type == KEI_FORM_COLUMN_ROLE ? kei_form_find_value (node, self->columns[column].role) : node;
}

static void
kei_form_slot_model_table_model_init (KeiTableModelInterface *iface)
{
  _kei_form_slot_model_init_cells (iface);
  _kei_form_slot_model_init_edits (iface);
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

/* Rows may name each other: who follows a department, under which level another stands. */
static gboolean
names_own_rows (KeiFormSlotModel *self)
{
  for (guint j = 0; j < self->n_columns; j++)
    {
      const KeiFieldInfo *info = _kei_form_slot_model_get_info (self, j);

      if (info != NULL && (info->type == KEI_FIELD_TYPE_REF || info->type == KEI_FIELD_TYPE_REFS) && info->slot == self->slot)
        return TRUE;
    }
  return FALSE;
}

static gboolean
was_renamed (const KeiNode *before, const KeiNode *after)
{
  return before != after && !g_str_equal (kei_node_get_headline (before), kei_node_get_headline (after));
}

static void
plan_changed_cb (gpointer owner)
{
  KeiFormSlotModel *self = owner;
  g_autoptr (GPtrArray) before = g_ptr_array_ref (self->rows);
  GPtrArray *after = read_rows (self);
  guint start = 0, end = 0, least = MIN (before->len, after->len);
  gboolean renamed = FALSE;

  while (start < least && is_same_row (before, start, after, start))
    start++;
  while (end < least - start && is_same_row (before, before->len - 1 - end, after, after->len - 1 - end))
    end++;
  g_ptr_array_unref (self->rows);
  self->rows = after;
  if (_kei_form_slot_model_update_titles (self))
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
      KeiNode *old = i < start ? before->pdata[i] : in_end ? before->pdata[before->len - (after->len - i)]
                                                           : NULL;

      if (old == NULL || old == after->pdata[i])
        continue;
      renamed = renamed || was_renamed (old, after->pdata[i]);
      kei_table_model_rows_changed (KEI_TABLE_MODEL (self), i, 1, 1);
    }
  if (renamed && names_own_rows (self))
    kei_table_model_rows_changed (KEI_TABLE_MODEL (self), 0, after->len, after->len);
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
      KeiPeriod year = kei_period_from_fiscal_year ((int) kei_node_get_int (_kei_form_slot_model_get_row (self, i), KEI_FIELD_YEAR));

      if (year != KEI_PERIOD_NONE && (first == KEI_PERIOD_NONE || year < first))
        first = year;
      last = MAX (last, year);
    }
  years = kei_era_format_range (first, last, kei_form_context_get_year_style (self->context));
  /* Translators: the unit of a table of costs; %s is a range of years. */
  return g_strdup_printf (_ ("thousand yen · %s"), years);
}

/* Whether a column shows @field of @node, or with @role the place of its value. */
static gboolean
shows_field (KeiFormSlotModel *self, guint row, guint column, const KeiNode *node, KeiField field, const char *role)
{
  const KeiFormColumn *info = &self->columns[column];
  gboolean of_row = kei_node_get_id (_kei_form_slot_model_get_row (self, row)) == kei_node_get_id (node);

  if (role != NULL)
    return of_row && info->type == KEI_FORM_COLUMN_ROLE && g_str_equal (info->role, role);
  if (info->type == KEI_FORM_COLUMN_FIELD)
    return of_row && info->field == field;
  return info->type == KEI_FORM_COLUMN_ROLE && _kei_form_slot_model_get_cell_node (self, row, column) == node && (field == info->field || field == KEI_FIELD_NONE);
}

int
kei_form_slot_model_find (KeiFormSlotModel *self, KeiId node, KeiField field, const char *role, int *column)
{
  KeiNode *target = kei_tree_lookup (kei_form_context_get_tree (self->context), node);

  *column = -1;
  for (guint i = 0; target != NULL && i < self->rows->len; i++)
    {
      for (guint j = 0; j < self->n_columns && *column < 0; j++)
        if (shows_field (self, i, j, target, field, role))
          *column = (int) j;
      if (kei_node_get_id (_kei_form_slot_model_get_row (self, i)) == node || *column >= 0)
        return (int) i;
    }
  return -1;
}

gboolean
kei_form_slot_model_is_of (KeiFormSlotModel *self, KeiKind kind, KeiId parent)
{
  return self->kind == kind && self->parent == parent;
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
  _kei_form_slot_model_update_titles (self);
  kei_form_context_watch (context, parent, plan_changed_cb, self);
  return self;
}
