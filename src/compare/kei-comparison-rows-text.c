/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read in a row: number, label, text with marks, where a moved title stands, and what it means. */
#include "config.h"

#include <stdlib.h>

#include <string.h>

#include "kei-choices.h"
#include "kei-comparison-rows-private.h"
#include "kei-levels.h"
#include "kei-numbering.h"
#include "kei-words-i18n.h"

#define BETWEEN_PARENTS " ・ "

static KeiTree *
tree_of (const KeiComparisonRows *rows, KeiSide side)
{
  return rows->comparison->pairing->trees[side];
}

/* --- Numbers and places --- */

static const char *
get_level_name (const KeiComparisonRows *rows, KeiSide side, const KeiNode *item)
{
  return kei_node_get_kind (item) == KEI_KIND_ITEM ? kei_levels_get_name (tree_of (rows, side), kei_node_get_ref (item, KEI_FIELD_LEVEL)) : "";
}

/* Number and title of what a moved one stands under, and only numbers further up. */
static char *
dup_path (const KeiComparisonRows *rows, KeiSide side, KeiId id)
{
  guint n;
  g_autofree KeiNode **path = kei_tree_dup_path (tree_of (rows, side), id, &n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; path != NULL && i + 1 < n; i++)
    {
      const char *number = kei_numbers_get (rows->numbers[side], kei_node_get_id (path[i]));

      g_string_append_printf (text, "%s%s", i > 1 ? BETWEEN_PARENTS : "", number);
      if (*number == '\0' || i + 2 == n)
        g_string_append_printf (text, "%s%s", *number != '\0' ? " " : "", kei_node_get_headline (path[i]));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_number (GString *text, const char *printed)
{
  KeiPrintedNumber number;
  g_autofree char *one = NULL;

  if (*printed == '\0')
    return;
  if (!kei_numbering_read (printed, &number) || number.n_values != 1)
    {
      g_string_assign (text, printed);
      return;
    }
  one = kei_numbering_format_number (number.style, number.values[0]);
  if (text->len > 0 && (number.style == KEI_NUMBERING_ARABIC || number.style == KEI_NUMBERING_ARABIC_WIDE || number.style == KEI_NUMBERING_KANJI))
    g_string_append_c (text, '-');
  g_string_append (text, one);
}

char *
kei_comparison_rows_dup_number (const KeiComparisonRows *rows, KeiSide side, KeiId item)
{
  guint n;
  g_autofree KeiNode **path = kei_tree_dup_path (tree_of (rows, side), item, &n);
  GString *text = g_string_new (NULL);

  for (guint i = 1; path != NULL && i < n; i++)
    append_number (text, kei_numbers_get (rows->numbers[side], kei_node_get_id (path[i])));
  return g_string_free (text, FALSE);
}

/* --- Labels --- */

static char *
dup_text_label (const KeiComparisonRows *rows, KeiSide side, const KeiNode *text)
{
  const char *label = kei_node_get_text (text, KEI_FIELD_LABEL);

  return *label != '\0' ? g_strdup (label) : kei_choices_dup_label (tree_of (rows, side), "text-roles", kei_node_get_string (text, KEI_FIELD_ROLE));
}

static char *
dup_label (const KeiComparisonRows *rows, const KeiComparisonRow *row, KeiSide side, const KeiNode *node)
{
  KeiKind kind = kei_node_get_kind (node);

  switch ((KeiRowKind) row->kind)
    {
    case KEI_ROW_TITLE:
    case KEI_ROW_ELSEWHERE:
      return g_strdup (get_level_name (rows, side, node));
    case KEI_ROW_FIELD:
      /* A period is told by its first year. */
      return g_strdup (row->field == KEI_FIELD_START && kei_schema_field_index (kind, KEI_FIELD_END) >= 0 ? _ ("Period") : _ (kei_schema_field (kind, (KeiField) row->field)->label));
    case KEI_ROW_PARAGRAPH:
      if (kind == KEI_KIND_TEXT)
        return dup_text_label (rows, side, node);
      return g_strdup (row->field == KEI_FIELD_BODY ? (kind == KEI_KIND_REMARK ? _ (kei_schema_kind (kind)->label) : "") : _ (kei_schema_field (kind, (KeiField) row->field)->label));
    case KEI_ROW_SDGS:
      return g_strdup ("SDGs");
    case KEI_ROW_YEARS:
      return g_strdup (kind == KEI_KIND_BUDGET_LINE ? _ ("Costs of other years") : _ ("Staff of other years"));
    case KEI_ROW_CELLS:
      return g_strdup ("");
    case KEI_ROW_GROUP:
    case KEI_ROW_CAPTION:
    case KEI_ROW_INDICATOR:
    case KEI_ROW_BUDGET:
    case KEI_ROW_STAFFING:
    case KEI_ROW_OTHER:
    case KEI_ROW_N_KINDS:
    default:
      return g_strdup (_ (kei_schema_kind (kind)->label));
    }
}

/* --- Lines --- */

static const KeiComparisonRow *
title_of (const KeiComparisonRows *rows, const KeiComparisonRow *row)
{
  return row->kind == KEI_ROW_TITLE || row->kind == KEI_ROW_ELSEWHERE || row->kind == KEI_ROW_GROUP ? row : _kei_row (rows, row->parent);
}

static void
start_line (KeiRowLine *self, const KeiComparisonRow *row)
{
  const KeiComparison *comparison = self->rows->comparison;
  const KeiComparisonRow *title = title_of (self->rows, row);
  guint64 unit;

  for (guint side = 0; side < 2; side++)
    {
      self->texts[side] = g_string_new (NULL);
      self->runs[side] = g_array_new (FALSE, FALSE, sizeof (KeiTextRun));
    }
  if (title->nodes[0] == kei_tree_get_root (tree_of (self->rows, KEI_SIDE_OLD)) && title->nodes[1] != NULL)
    {
      self->known = TRUE;
      self->n_differences = comparison->begins[0];
    }
  else if (title->pair >= 0 && kei_id_map_lookup (comparison->pairing->ids[KEI_SIDE_NEW], kei_node_get_id (title->nodes[1]), &unit))
    {
      self->known = TRUE;
      self->first_difference = comparison->begins[unit];
      self->n_differences = comparison->begins[unit + 1] - comparison->begins[unit];
    }
}

const KeiDifference *
_kei_row_line_find (const KeiRowLine *self, KeiBeside beside, KeiField field)
{
  KeiId old_id = kei_node_get_id (beside.nodes[0]), new_id = kei_node_get_id (beside.nodes[1]);

  for (guint i = 0; i < self->n_differences; i++)
    {
      const KeiDifference *difference = &g_array_index (self->rows->comparison->differences, KeiDifference, self->first_difference + i);

      if (difference->old_node == old_id && difference->new_node == new_id && difference->field == field)
        return difference;
    }
  return NULL;
}

void
_kei_row_line_align (const KeiRowLine *self, KeiBeside parents, KeiSlot slot, GArray *children)
{
  KeiRowsBuilder builder = { .comparison = self->rows->comparison, .first_difference = self->first_difference, .n_differences = self->n_differences };

  _kei_rows_align (&builder, parents, slot, children);
}

/* All of a side that stands alone. */
static void
mark_whole (KeiRowLine *self, KeiSide side, KeiTextRunKind kind)
{
  KeiTextRun run = { 0, self->texts[side]->len, kind, 0 };

  g_array_set_size (self->runs[side], 0);
  g_array_append_val (self->runs[side], run);
  self->marked = TRUE;
}

static void
end_line (KeiRowLine *self, const KeiComparisonRow *row, KeiRowText *text)
{
  for (guint side = 0; side < 2; side++)
    {
      if (row->nodes[side] != NULL && row->nodes[1 - side] == NULL && row->kind != KEI_ROW_ELSEWHERE)
        mark_whole (self, side, row->sign == KEI_ROW_MOVED ? KEI_TEXT_RUN_MOVED : row->sign == KEI_ROW_RULE ? KEI_TEXT_RUN_RULE
                                                                                                            : KEI_TEXT_RUN_ONLY);
      if (row->nodes[side] != NULL || row->kind == KEI_ROW_GROUP)
        {
          text->cells[side][0].text = g_string_free (g_steal_pointer (&self->texts[side]), FALSE);
          if (self->marked && row->kind != KEI_ROW_ELSEWHERE)
            text->cells[side][0].runs = g_array_ref (self->runs[side]);
        }
      else
        g_string_free (self->texts[side], TRUE);
      g_array_unref (self->runs[side]);
    }
  text->limited = self->limited;
}

/* --- What it means --- */

static void
append_note (GString *note, const char *words)
{
  if (strstr (note->str, words) != NULL)
    return;
  g_string_append_printf (note, "%s%s", note->len > 0 ? _ (", ") : "", words);
}

static const char *
get_meaning (KeiMeaning meaning)
{
  switch (meaning)
    {
    case KEI_MEANING_RAISED:
      return _ ("Target raised");
    case KEI_MEANING_LOWERED:
      return _ ("Target lowered");
    case KEI_MEANING_BASE_MOVED:
      return _ ("Baseline changed");
    case KEI_MEANING_NOT_COMPARABLE:
      return _ ("No longer comparable");
    case KEI_MEANING_NONE:
    case KEI_MEANING_SPELLING:
    case KEI_MEANING_GAINED:
    case KEI_MEANING_LOST:
    case KEI_MEANING_ORDER:
    default:
      return NULL;
    }
}

static gboolean
concerns (const KeiComparisonRow *row, const KeiDifference *difference, KeiTree *const *trees)
{
  KeiId ids[2] = { difference->old_node, difference->new_node };

  for (guint side = 0; side < 2; side++)
    if (ids[side] != KEI_ID_NONE)
      return ids[side] == kei_node_get_id (row->nodes[side]) || kei_tree_get_parent_id (trees[side], ids[side]) == kei_node_get_id (row->nodes[side]);
  return FALSE;
}

static void
note_indicator (const KeiRowLine *line, const KeiComparisonRow *row, GString *note)
{
  const KeiComparison *comparison = line->rows->comparison;

  for (guint i = 0; i < line->n_differences && row->nodes[0] != NULL && row->nodes[1] != NULL; i++)
    {
      const KeiDifference *difference = &g_array_index (comparison->differences, KeiDifference, line->first_difference + i);

      if (get_meaning (difference->meaning) != NULL && concerns (row, difference, comparison->pairing->trees))
        append_note (note, get_meaning (difference->meaning));
    }
}

/* Whether the comparison knows of a goal that only one side has. */
static gboolean
differs_by (const KeiRowLine *line, const KeiBeside *link)
{
  for (guint i = 0; i < line->n_differences; i++)
    {
      const KeiDifference *difference = &g_array_index (line->rows->comparison->differences, KeiDifference, line->first_difference + i);

      if (difference->field == KEI_FIELD_NONE && difference->old_node == (link->nodes[0] != NULL ? kei_node_get_id (link->nodes[0]) : KEI_ID_NONE) && difference->new_node == (link->nodes[1] != NULL ? kei_node_get_id (link->nodes[1]) : KEI_ID_NONE))
        return TRUE;
    }
  return FALSE;
}

static void
note_goals (const KeiRowLine *line, const KeiComparisonRow *row, GString *note)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (KeiBeside));

  _kei_row_line_align (line, (KeiBeside){ { row->nodes[0], row->nodes[1] } }, KEI_SLOT_SDG_LINKS, links);
  for (guint i = 0; i < links->len; i++)
    {
      const KeiBeside *link = &g_array_index (links, KeiBeside, i);
      const KeiNode *any = link->nodes[link->nodes[1] != NULL];
      const char *target = kei_node_get_text (any, KEI_FIELD_TARGET), *format = NULL;
      g_autofree char *goal = *target != '\0' ? g_strdup (target) : g_strdup_printf ("%" G_GINT64_FORMAT, kei_node_get_int (any, KEI_FIELD_GOAL));
      g_autofree char *words = NULL;

      if ((link->nodes[0] == NULL || link->nodes[1] == NULL) && line->known && !differs_by (line, link))
        format = NULL; /* another half has it */
      else if (link->nodes[0] == NULL)
        format = _ ("Goal %s gained");
      else if (link->nodes[1] == NULL)
        format = _ ("Goal %s lost");
      else if (g_strcmp0 (kei_node_get_string (link->nodes[0], KEI_FIELD_STRENGTH), kei_node_get_string (link->nodes[1], KEI_FIELD_STRENGTH)) != 0)
        format = _ ("Goal %s: strength changed");
      else if (g_strcmp0 (kei_node_get_string (link->nodes[0], KEI_FIELD_SIGN), kei_node_get_string (link->nodes[1], KEI_FIELD_SIGN)) != 0)
        format = _ ("Goal %s: sign changed");
      else if (!kei_node_equal_fields (link->nodes[0], link->nodes[1]) && line->n_differences > 0)
        format = _kei_row_line_find (line, *link, KEI_FIELD_REASON) != NULL ? _ ("Goal %s: reason changed") : NULL;
      if (format == NULL)
        continue;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      words = g_strdup_printf (format, goal);
#pragma GCC diagnostic pop
      append_note (note, words);
    }
}

static char *
dup_note (const KeiRowLine *line, const KeiComparisonRow *row)
{
  GString *note = g_string_new (NULL);

  if (row->kind == KEI_ROW_INDICATOR && row->sign != KEI_ROW_SAME)
    note_indicator (line, row, note);
  else if (row->kind == KEI_ROW_SDGS && row->sign == KEI_ROW_CHANGED)
    note_goals (line, row, note);
  return g_string_free (note, FALSE);
}

/* --- Titles of several --- */

static int
compare_units (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *) a, second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

/* In the order of their plan. */
static void
fill_stack (const KeiComparisonRows *rows, const KeiComparisonRow *row, KeiSide side, KeiRowText *text)
{
  const KeiComparisonChange *change = &g_array_index (rows->comparison->changes, KeiComparisonChange, row->change);
  guint n;
  const KeiId *ids = kei_comparison_get_ids (rows->comparison, change, side, &n);
  const KeiPairing *pairing = rows->comparison->pairing;
  g_autofree guint64 *units = NULL;

  units = g_new0 (guint64, n + 1);
  for (guint i = 0; i < n; i++)
    kei_id_map_lookup (pairing->ids[side], ids[i], &units[i]);
  qsort (units, n, sizeof *units, compare_units);
  text->n_cells[side] = n;
  text->cells[side] = g_new0 (KeiRowCell, n);
  for (guint i = 0; i < n; i++)
    {
      KeiRowCell *cell = &text->cells[side][i];

      cell->node = pairing->units[side][units[i]].node;
      cell->text = g_strdup (kei_node_get_headline (cell->node));
    }
}

static gboolean
is_stacked (const KeiComparisonRow *row)
{
  return row->kind == KEI_ROW_TITLE && (row->sign == KEI_ROW_MERGED || row->sign == KEI_ROW_SPLIT);
}

/* --- The whole --- */

static void
fill_cells (KeiRowLine *line, const KeiComparisonRow *row, KeiRowText *text)
{
  for (guint side = 0; side < 2; side++)
    {
      text->n_cells[side] = row->nodes[side] != NULL || row->kind == KEI_ROW_GROUP;
      text->cells[side] = g_new0 (KeiRowCell, text->n_cells[side]);
      if (text->n_cells[side] > 0)
        text->cells[side][0].node = row->nodes[side];
    }
  start_line (line, row);
  if (row->kind == KEI_ROW_GROUP)
    {
      const char *label = _ (kei_schema_kind (KEI_KIND_PLAN)->slots[kei_schema_slot_index (KEI_KIND_PLAN, (KeiSlot) row->field)].label);

      _kei_row_line_add (line, label, label, FALSE);
    }
  else
    _kei_row_line_write (line, row);
  text->note = dup_note (line, row);
  end_line (line, row, text);
}

/* What stands around the text of each cell. */
static void
finish_cells (const KeiComparisonRows *rows, const KeiComparisonRow *row, KeiRowText *text)
{
  gboolean has_path = row->kind == KEI_ROW_TITLE && (row->flags & KEI_ROW_IS_MOVED);

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < text->n_cells[side]; i++)
      {
        KeiRowCell *cell = &text->cells[side][i];
        KeiId id = cell->node != NULL ? kei_node_get_id (cell->node) : KEI_ID_NONE;

        cell->tag = g_strdup (row->kind == KEI_ROW_TITLE || row->kind == KEI_ROW_ELSEWHERE ? kei_numbers_get (rows->numbers[side], id) : "");
        cell->label = cell->node != NULL ? dup_label (rows, row, side, cell->node) : g_strdup ("");
        cell->path = has_path ? dup_path (rows, side, id) : g_strdup ("");
      }
}

/* Where what is told elsewhere is told. */
static char *
dup_elsewhere (const KeiComparisonRows *rows, guint row)
{
  guint told = kei_comparison_rows_find_told (rows, row);
  const KeiComparisonRow *here = _kei_row (rows, row);
  KeiSide side = here->nodes[KEI_SIDE_OLD] != NULL ? KEI_SIDE_NEW : KEI_SIDE_OLD;
  const KeiNode *node = told != KEI_ROW_NONE ? _kei_row (rows, told)->nodes[side] : NULL;
  g_autofree char *number = NULL, *place = NULL;

  if (node == NULL)
    return g_strdup (kei_row_sign_label (here->sign));
  number = kei_comparison_rows_dup_number (rows, side, kei_node_get_id (node));
  place = g_strdup_printf ("%s%s%s", number, *number != '\0' ? " " : "", kei_node_get_headline (node));
  switch ((int) here->sign)
    {
    case KEI_ROW_MERGED:
      return g_strdup_printf (_ ("Merged into %s"), place);
    case KEI_ROW_SPLIT:
      return g_strdup_printf (_ ("Split from %s"), place);
    default:
      return g_strdup_printf (_ ("Moved to %s"), place);
    }
}

KeiRowText *
kei_comparison_rows_dup_text (const KeiComparisonRows *rows, guint i, KeiYearStyle years)
{
  const KeiComparisonRow *row = _kei_row (rows, i);
  KeiRowText *text = g_new0 (KeiRowText, 1);
  KeiRowLine line = { .rows = rows, .years = years };

  if (is_stacked (row))
    {
      fill_stack (rows, row, KEI_SIDE_OLD, text);
      fill_stack (rows, row, KEI_SIDE_NEW, text);
      text->note = g_strdup ("");
    }
  else
    fill_cells (&line, row, text);
  if (row->kind == KEI_ROW_ELSEWHERE)
    {
      g_free (text->note);
      text->note = dup_elsewhere (rows, i);
    }
  finish_cells (rows, row, text);
  return text;
}

void
kei_row_text_free (KeiRowText *text)
{
  for (guint side = 0; side < 2; side++)
    {
      for (guint i = 0; i < text->n_cells[side]; i++)
        {
          KeiRowCell *cell = &text->cells[side][i];

          g_free (cell->tag);
          g_free (cell->label);
          g_free (cell->text);
          g_free (cell->path);
          g_clear_pointer (&cell->runs, g_array_unref);
        }
      g_free (text->cells[side]);
    }
  g_free (text->note);
  g_free (text);
}
