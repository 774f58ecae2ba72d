/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to rows and ranges of a slot's table: one undo step each. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-form-slot-model-private.h"

static KeiIdSource *
get_ids (KeiFormSlotModel *self)
{
  return kei_editor_get_ids (kei_form_context_get_editor (self->context));
}

/* What is said is said by somebody, at some time. */
static void
sign (KeiFormSlotModel *self, KeiNodeBuilder *builder)
{
  KeiField who = self->kind == KEI_KIND_UNLOCK ? KEI_FIELD_BY : KEI_FIELD_AUTHOR;
  g_autofree char *author = kei_form_context_dup_author (self->context);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");

  kei_node_builder_set_string (builder, who, author);
  kei_node_builder_set_string (builder, KEI_FIELD_TIME, time);
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
  if (self->kind == KEI_KIND_NOTE || self->kind == KEI_KIND_REPLY || self->kind == KEI_KIND_UNLOCK)
    sign (self, builder);
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
  return (KeiPlace){ self->parent, self->slot, position > 0 ? kei_node_get_id (_kei_form_slot_model_get_row (self, position - 1)) : KEI_ID_NONE, 0 };
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

  seed (self, builder, place.after != KEI_ID_NONE ? _kei_form_slot_model_get_row (self, MIN (position, self->rows->len) - 1) : NULL);
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
    kei_edit_remove (edit, kei_node_get_id (_kei_form_slot_model_get_row (self, i)));
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
  kei_edit_move (edit, kei_node_get_id (_kei_form_slot_model_get_row (self, other)), &place);
  kei_form_context_commit (self->context, edit, N_ ("Move rows"));
}

/* Puts one pasted cell into the edit; what is no value is kept as a draft, to be mended in place. */
static void
set_cell (KeiFormSlotModel *self, KeiEdit *edit, KeiId node, guint column, const char *text)
{
  const KeiFieldInfo *info = _kei_form_slot_model_get_info (self, column);
  KeiFormTarget target = _kei_form_slot_model_get_target (self, node, column);
  KeiTree *tree = kei_edit_get_tree (edit);
  KeiFormLook naming = { tree, kei_form_context_get_year_style (self->context), kei_form_get_unit (tree, kei_tree_lookup (tree, node)) };
  g_auto (KeiValue) value = KEI_VALUE_INIT;
  g_autofree char *message = NULL;
  g_autofree char *code = NULL;
  KeiNode *owner;

  if (info == NULL || self->columns[column].type == KEI_FORM_COLUMN_PREVIEW || kei_form_is_link (info))
    return;
  code = kei_form_find_choice (&naming, kei_tree_lookup (tree, node), info, text);
  if (!kei_form_parse (&naming, code != NULL ? code : text, info, &value, &message))
    {
      kei_form_context_paste_draft (self->context, &target, text);
      return;
    }
  kei_form_context_paste_draft (self->context, &target, NULL);
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
  KeiId last = self->rows->len > 0 ? kei_node_get_id (_kei_form_slot_model_get_row (self, self->rows->len - 1)) : KEI_ID_NONE;
  guint n_left_out = 0;

  for (guint i = 0; i < kei_tsv_get_n_rows (tsv); i++)
    {
      const char *text;
      KeiId node;

      if (row + i < self->rows->len)
        node = kei_node_get_id (_kei_form_slot_model_get_row (self, row + i));
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
      set_cell (self, edit, kei_node_get_id (_kei_form_slot_model_get_row (self, i)), columns[j], "");
  kei_form_context_commit (self->context, edit, N_ ("Clear cells"));
  kei_table_model_rows_changed (model, row, n_rows, n_rows);
}

void
_kei_form_slot_model_init_edits (KeiTableModelInterface *iface)
{
  iface->paste = kei_form_slot_model_paste;
  iface->clear = kei_form_slot_model_clear;
  iface->insert_row = kei_form_slot_model_insert_row;
  iface->remove_rows = kei_form_slot_model_remove_rows;
  iface->move_rows = kei_form_slot_model_move_rows;
}
