/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 新旧対照表: the rows of the comparison, item by item or line by line, what changed beside what it was. What did not change is left
 * out, said in few words or printed, as the town does it; an item that holds changes is always named, so that a reader finds the place. */
#include "config.h"

#include "kei-comparison-table-private.h"

#include "kei-words-i18n.h"

#define CANCEL_MASK 255 /* rows between two looks at the cancellable */

const KeiComparisonRow *
_kei_comparison_table_get_row (const KeiComparisonTable *self, guint i)
{
  return kei_comparison_rows_get (self->paper->rows, i);
}

/* The item is named, for something below it changed. */
static void
add_context (KeiComparisonTable *self, guint i)
{
  const KeiComparisonRow *row = _kei_comparison_table_get_row (self, i);
  const KeiNode *node = row->nodes[KEI_SIDE_NEW];

  if (node == NULL || kei_node_get_kind (node) == KEI_KIND_PLAN)
    return;
  if (self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_OMITTED)
    {
      const char *tag = _kei_comparison_table_get_tag (self, i, KEI_SIDE_NEW);
      g_autofree char *text = g_strdup_printf ("%s%s%s", tag, *tag != '\0' ? "　" : "", kei_node_get_headline (node));

      _kei_comparison_table_print_place (self, text);
    }
  else
    _kei_comparison_table_print_left_out (self, i, i);
}

static void
open_title (KeiComparisonTable *self, guint i)
{
  const KeiComparisonRow *row = _kei_comparison_table_get_row (self, i);
  gboolean full = self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_FULL;

  _kei_comparison_table_flush (self);
  self->told[0] = self->told[1] = NULL;
  self->entry = _kei_comparison_entry_new (i, i);
  self->entry->context = !full && !self->own_touched[i - self->paper->first];
  self->entry->alone = row->sign == KEI_ROW_ADDED || row->sign == KEI_ROW_REMOVED;
  if (self->entry->context)
    add_context (self, i);
  else
    _kei_comparison_table_add_row (self, i);
}

/* Whether the row is what came where the only one in the open entry went. */
static gboolean
takes_its_place (const KeiComparisonTable *self, const KeiComparisonRow *row)
{
  const KeiComparisonRow *last = self->entry->rows->len == 1 ? _kei_comparison_table_get_row (self, g_array_index (self->entry->rows, guint, 0)) : NULL;

  return last != NULL && last->kind == row->kind && last->field == row->field
         && ((last->sign == KEI_ROW_REMOVED && row->sign == KEI_ROW_ADDED) || (last->sign == KEI_ROW_ADDED && row->sign == KEI_ROW_REMOVED));
}

static void
add_line (KeiComparisonTable *self, guint i)
{
  const KeiComparisonRow *row = _kei_comparison_table_get_row (self, i);
  gboolean shown = _kei_comparison_is_shown (self->paper, row) || self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_FULL;

  if (self->entry == NULL || self->entry->owner != row->parent)
    {
      gboolean context = row->parent >= self->paper->first && row->parent < self->paper->end && !self->own_touched[row->parent - self->paper->first];

      _kei_comparison_table_close_entry (self);
      if (shown)
        _kei_comparison_table_flush (self);
      self->entry = _kei_comparison_entry_new (KEI_ROW_NONE, row->parent);
      self->entry->context = context && !shown;
      self->entry->alone = row->parent != KEI_ROW_NONE && (_kei_comparison_table_get_row (self, row->parent)->sign == KEI_ROW_ADDED || _kei_comparison_table_get_row (self, row->parent)->sign == KEI_ROW_REMOVED);
    }
  if (self->entry->context)
    return;
  if (!shown)
    {
      if (self->entry->n_left_out > 0 && self->entry->left_out_field != row->field)
        self->entry->first_text = NULL;
      self->entry->last_text = row->nodes[KEI_SIDE_NEW];
      self->entry->left_out_field = row->field;
      if (self->entry->n_left_out++ == 0)
        {
          self->entry->first_left_out = i;
          self->entry->first_text = self->entry->last_text;
        }
      return;
    }
  if (self->paper->look.by_line && !takes_its_place (self, row) && (self->entry->rows->len > 0 || self->entry->lines[0]->len > 0 || self->entry->lines[1]->len > 0 || self->entry->n_left_out > 0))
    {
      guint owner = self->entry->owner;
      gboolean alone = self->entry->alone;

      _kei_comparison_table_close_entry (self);
      self->entry = _kei_comparison_entry_new (KEI_ROW_NONE, owner);
      self->entry->alone = alone;
    }
  _kei_comparison_table_add_row (self, i);
}

/* --- Row by row --- */

static void
look_ahead (KeiComparisonTable *self)
{
  guint first = self->paper->first;

  for (guint i = self->paper->end; i-- > first;)
    {
      const KeiComparisonRow *row = _kei_comparison_table_get_row (self, i);
      gboolean shown = row->kind != KEI_ROW_ELSEWHERE && _kei_comparison_is_shown (self->paper, row);

      self->last[i - first] = MAX (self->last[i - first], i);
      self->touched[i - first] |= shown;
      if (row->kind == KEI_ROW_TITLE)
        self->own_touched[i - first] |= shown;
      if (row->parent == KEI_ROW_NONE || row->parent < first)
        continue;
      self->touched[row->parent - first] |= self->touched[i - first];
      self->last[row->parent - first] = MAX (self->last[row->parent - first], self->last[i - first]);
      if (row->kind != KEI_ROW_TITLE)
        self->own_touched[row->parent - first] |= shown;
    }
}

static void
add_group (KeiComparisonTable *self, guint i)
{
  g_autoptr (KeiRowText) text = kei_comparison_rows_dup_text (self->paper->rows, i, self->paper->years);
  KeiSide side = text->n_cells[KEI_SIDE_NEW] > 0 ? KEI_SIDE_NEW : KEI_SIDE_OLD;

  _kei_comparison_table_close_entry (self);
  _kei_comparison_table_flush (self);
  if (text->n_cells[side] > 0)
    _kei_comparison_table_print_place (self, *text->cells[side][0].text != '\0' ? text->cells[side][0].text : text->cells[side][0].label);
}

static gboolean
add_rows (KeiComparisonTable *self, GError **error)
{
  gboolean full = self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_FULL;
  guint first = self->paper->first, i = first;

  while (i < self->paper->end)
    {
      const KeiComparisonRow *row = _kei_comparison_table_get_row (self, i);
      gboolean heads = row->kind == KEI_ROW_TITLE || row->kind == KEI_ROW_GROUP;

      if ((i & CANCEL_MASK) == 0 && g_cancellable_set_error_if_cancelled (self->paper->cancellable, error))
        return FALSE;
      if (!_kei_comparison_is_printed (self->paper, row))
        {
          i++;
          continue;
        }
      if (row->kind == KEI_ROW_ELSEWHERE)
        {
          _kei_comparison_table_close_entry (self);
          _kei_comparison_table_flush (self);
        }
      else if (heads && !self->touched[i - first] && !full)
        {
          _kei_comparison_table_close_entry (self);
          if (row->kind == KEI_ROW_TITLE)
            _kei_comparison_table_fold (self, i);
          i = self->last[i - first];
        }
      else if (row->kind == KEI_ROW_GROUP)
        add_group (self, i);
      else if (row->kind == KEI_ROW_TITLE)
        {
          _kei_comparison_table_close_entry (self);
          open_title (self, i);
        }
      else
        add_line (self, i);
      i++;
    }
  _kei_comparison_table_close_entry (self);
  _kei_comparison_table_flush (self);
  return TRUE;
}

gboolean
_kei_comparison_add_table (KeiComparisonPaper *self, GError **error)
{
  guint n = self->end - self->first, n_rules;
  g_autofree guint8 *touched = g_new0 (guint8, n), *own_touched = g_new0 (guint8, n);
  g_autofree guint32 *last = g_new0 (guint32, n);
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (guint));
  KeiComparisonTable table = { .paper = self, .touched = touched, .own_touched = own_touched, .last = last, .folded = folded };
  gboolean something = FALSE, added;

  kei_report_builder_part (self->out, _ ("Comparison table"), KEI_PAPER_STYLE, FALSE, TRUE);
  _kei_comparison_add_title (self, self->look.title);
  _kei_comparison_add_warnings (self);
  look_ahead (&table);
  for (guint i = 0; i < n && !something; i++)
    something = touched[i];
  kei_comparison_get_rules (self->comparison, &n_rules);
  if (something && self->look.legend != NULL)
    _kei_comparison_add_paragraph (self, KEI_PARAGRAPH_NOTE, self->look.legend, 0, KEI_INK_NONE);
  if (self->look.common_once)
    _kei_comparison_add_rules (self, 1, G_MAXUINT);
  if (!something)
    {
      _kei_comparison_add_paragraph (self, KEI_PARAGRAPH_BODY, n_rules > 0 ? _ ("Nothing else changed.") : _ ("Both say the same."), 0, KEI_INK_NONE);
      added = TRUE;
    }
  else
    added = add_rows (&table, error);
  g_clear_pointer (&table.entry, _kei_comparison_entry_free);
  kei_report_builder_close_table (self->out);
  if (added)
    _kei_comparison_add_proof (self);
  return added;
}
