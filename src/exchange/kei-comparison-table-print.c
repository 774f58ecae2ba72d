/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the table put on paper: its columns, both sides in the order of the town, the remark, and rows over the whole width. */
#include "config.h"

#include "kei-comparison-table-private.h"

#include "kei-words-i18n.h"

static guint
n_columns (const KeiComparisonTable *self)
{
  return 2 + (self->paper->look.remarks != KEI_COMPARISON_REMARKS_NONE);
}

static void
open_table (KeiComparisonTable *self)
{
  static const double beside[] = { 4, 4, 1.5 }, stacked[] = { 1, 8, 1.5 };
  const KeiComparisonLook *look = &self->paper->look;
  KeiReportBuilder *out = self->paper->out;
  KeiSide left = look->sides == KEI_COMPARISON_OLD_NEW ? KEI_SIDE_OLD : KEI_SIDE_NEW;

  if (self->opened)
    return;
  self->opened = TRUE;
  kei_report_builder_open_table (out, KEI_LOOK_GRID, look->sides == KEI_COMPARISON_STACKED ? stacked : beside, n_columns (self), 1, NULL);
  kei_report_builder_row (out);
  kei_report_builder_head_cell (out, look->sides == KEI_COMPARISON_STACKED ? _ ("Side") : look->heads[left]);
  kei_report_builder_head_cell (out, look->sides == KEI_COMPARISON_STACKED ? _ ("Text") : look->heads[kei_side_other (left)]);
  if (look->remarks != KEI_COMPARISON_REMARKS_NONE)
    kei_report_builder_head_cell (out, look->remarks_head);
}

static void
print_lines (KeiComparisonTable *self, const GPtrArray *lines)
{
  kei_report_builder_cell (self->paper->out, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      kei_report_builder_paragraph (self->paper->out, KEI_PARAGRAPH_CELL);
      _kei_comparison_line_print (self->paper, g_ptr_array_index (lines, i));
    }
}

static void
print_remark (KeiComparisonTable *self, const char *remark, guint n_rows)
{
  KeiReportBuilder *out = self->paper->out;

  if (self->paper->look.remarks == KEI_COMPARISON_REMARKS_NONE)
    return;
  kei_report_builder_cell (out, NULL);
  kei_report_builder_span (out, 1, n_rows);
  if (*remark != '\0')
    {
      g_auto (GStrv) lines = g_strsplit (remark, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          kei_report_builder_paragraph (out, KEI_PARAGRAPH_CELL);
          kei_report_builder_run (out, lines[i], KEI_MARK_SMALL, KEI_INK_NONE);
        }
    }
}

void
_kei_comparison_table_print_row (KeiComparisonTable *self, GPtrArray *const *lines, const char *remark)
{
  KeiReportBuilder *out = self->paper->out;
  const KeiComparisonLook *look = &self->paper->look;
  KeiSide first = look->sides == KEI_COMPARISON_OLD_NEW ? KEI_SIDE_OLD : KEI_SIDE_NEW;

  open_table (self);
  kei_report_builder_row (out);
  if (look->sides == KEI_COMPARISON_STACKED)
    {
      kei_report_builder_head_cell (out, look->heads[first]);
      print_lines (self, lines[first]);
      print_remark (self, remark, 2);
      kei_report_builder_row (out);
      kei_report_builder_head_cell (out, look->heads[kei_side_other (first)]);
      print_lines (self, lines[kei_side_other (first)]);
      return;
    }
  print_lines (self, lines[first]);
  print_lines (self, lines[kei_side_other (first)]);
  print_remark (self, remark, 1);
}

void
_kei_comparison_table_add_plain (GPtrArray *lines, const char *text)
{
  GArray *line = _kei_comparison_line_new ();

  _kei_comparison_line_add (line, text, 0, KEI_INK_NONE);
  g_ptr_array_add (lines, line);
}

void
_kei_comparison_table_print_same (KeiComparisonTable *self, const char *old_text, const char *new_text)
{
  GPtrArray *lines[2];

  for (guint side = 0; side < 2; side++)
    {
      lines[side] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      _kei_comparison_table_add_plain (lines[side], side == KEI_SIDE_OLD ? old_text : new_text);
    }
  if (self->paper->look.sides == KEI_COMPARISON_STACKED && g_str_equal (old_text, new_text))
    {
      open_table (self);
      kei_report_builder_row (self->paper->out);
      print_lines (self, lines[KEI_SIDE_NEW]);
      kei_report_builder_span (self->paper->out, n_columns (self), 1);
    }
  else
    _kei_comparison_table_print_row (self, lines, "");
  g_ptr_array_unref (lines[0]);
  g_ptr_array_unref (lines[1]);
}

void
_kei_comparison_table_print_place (KeiComparisonTable *self, const char *text)
{
  open_table (self);
  kei_report_builder_row (self->paper->out);
  kei_report_builder_cell (self->paper->out, text);
  kei_report_builder_tone (self->paper->out, KEI_TONE_SUBTOTAL);
  kei_report_builder_head (self->paper->out);
  kei_report_builder_span (self->paper->out, n_columns (self), 1);
}
