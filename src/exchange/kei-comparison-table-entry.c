/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry: the lines of one item, or of one paragraph, on both sides until they are a row of the table, with what was left out between. */
#include "config.h"

#include "kei-comparison-table-private.h"

#include <string.h>

#include "kei-words-i18n.h"

KeiComparisonEntry *
_kei_comparison_entry_new (guint title, guint owner)
{
  KeiComparisonEntry *entry = g_new0 (KeiComparisonEntry, 1);

  entry->title = title;
  entry->owner = owner;
  for (guint side = 0; side < 2; side++)
    entry->lines[side] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  entry->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  entry->notes = g_string_new (NULL);
  return entry;
}

void
_kei_comparison_entry_free (KeiComparisonEntry *entry)
{
  for (guint side = 0; side < 2; side++)
    g_ptr_array_unref (entry->lines[side]);
  g_array_unref (entry->rows);
  g_string_free (entry->notes, TRUE);
  g_free (entry);
}

/* Says in the cell that lines were left out. */
static void
close_left_out (KeiComparisonTable *self)
{
  KeiComparisonEntry *entry = self->entry;
  const KeiComparisonLook *look = &self->paper->look;
  g_autoptr (KeiRowText) text = NULL;

  if (entry->n_left_out == 0 || look->unchanged == KEI_COMPARISON_UNCHANGED_OMITTED || look->omitted == NULL)
    {
      entry->n_left_out = 0;
      return;
    }
  if (entry->first_text == entry->last_text && entry->first_text != NULL)
    text = kei_comparison_rows_dup_text (self->paper->rows, entry->first_left_out, self->paper->years);
  for (guint side = 0; side < 2; side++)
    {
      const char *label = text != NULL && text->n_cells[side] > 0 && (self->told[side] != text->cells[side][0].node || self->told_field != entry->left_out_field) ? text->cells[side][0].label : "";
      g_autofree char *words = g_strconcat (label, *label != '\0' ? "　" : "", look->omitted, NULL);

      _kei_comparison_table_add_plain (entry->lines[side], words);
      entry->absent[side] = FALSE;
      self->told[side] = text != NULL && text->n_cells[side] > 0 ? text->cells[side][0].node : NULL;
    }
  self->told_field = entry->left_out_field;
  entry->n_left_out = 0;
}

static void
say_absent (KeiComparisonTable *self, KeiSide side)
{
  KeiComparisonEntry *entry = self->entry;

  if (entry->absent[side])
    return;
  _kei_comparison_table_add_plain (entry->lines[side], self->paper->look.absent[side]);
  entry->absent[side] = TRUE;
}

void
_kei_comparison_table_close_entry (KeiComparisonTable *self)
{
  KeiComparisonEntry *entry = self->entry;
  g_autofree char *remark = NULL;

  if (entry == NULL)
    return;
  close_left_out (self);
  for (guint side = 0; side < 2; side++)
    if (entry->lines[side]->len == 0 && entry->lines[kei_side_other (side)]->len > 0)
      say_absent (self, side);
  if (entry->lines[0]->len > 0)
    {
      remark = _kei_comparison_dup_remark (self->paper, entry->title, entry->rows, entry->notes->str);
      _kei_comparison_table_print_row (self, entry->lines, remark);
    }
  _kei_comparison_entry_free (entry);
  self->entry = NULL;
}

static void
add_note (KeiComparisonEntry *entry, const char *note)
{
  if (*note != '\0' && strstr (entry->notes->str, note) == NULL)
    g_string_append_printf (entry->notes, "%s%s", entry->notes->len > 0 ? _ (", ") : "", note);
}

void
_kei_comparison_table_add_row (KeiComparisonTable *self, guint i)
{
  g_autoptr (KeiRowText) text = kei_comparison_rows_dup_text (self->paper->rows, i, self->paper->years);
  const KeiComparisonRow *row = _kei_comparison_table_get_row (self, i);
  KeiComparisonEntry *entry = self->entry;
  gboolean beside = FALSE;
  guint16 told_field;

  close_left_out (self);
  told_field = self->told_field;
  self->told_field = row->field;
  for (guint side = 0; side < 2; side++)
    if (text->n_cells[side] > 0)
      {
        /* What went and what came in its place stand beside each other. */
        if (entry->absent[side] && text->n_cells[kei_side_other (side)] == 0 && entry->kind == row->kind && entry->field == row->field)
          {
            g_ptr_array_set_size (entry->lines[side], (int) entry->lines[side]->len - 1);
            beside = TRUE;
          }
        _kei_comparison_add_lines (self->paper, i, text, side, row->kind == KEI_ROW_PARAGRAPH && self->told[side] == text->cells[side][0].node && told_field == row->field, entry->lines[side]);
        self->told[side] = row->kind == KEI_ROW_PARAGRAPH ? text->cells[side][0].node : NULL;
        entry->absent[side] = FALSE;
      }
  for (guint side = 0; side < 2; side++)
    if (text->n_cells[side] == 0 && !entry->alone && !beside)
      say_absent (self, side);
  entry->kind = row->kind;
  entry->field = row->field;
  self->paper->n_limited += text->limited;
  if (_kei_comparison_is_shown (self->paper, _kei_comparison_table_get_row (self, i)))
    {
      g_array_append_val (entry->rows, i);
      add_note (entry, text->note);
    }
}
