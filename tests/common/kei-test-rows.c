/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-test-rows.h"

#include <string.h>

#define DEMAND(holds, ...)                    \
  do                                          \
    {                                         \
      if (!(holds))                           \
        return g_strdup_printf (__VA_ARGS__); \
    }                                         \
  while (0)

static gboolean
is_title (const KeiComparisonRow *row)
{
  return row->kind == KEI_ROW_TITLE || row->kind == KEI_ROW_GROUP || row->kind == KEI_ROW_ELSEWHERE;
}

/* --- One row --- */

static char *
check_row (const KeiComparisonRows *rows, guint i)
{
  const KeiComparisonRow *row = kei_comparison_rows_get (rows, i);
  guint n_changes;

  kei_comparison_get_changes (kei_comparison_rows_get_comparison (rows), &n_changes);
  DEMAND (row->change < (int) n_changes, "row %u: no such change", i);
  DEMAND (row->parent == KEI_ROW_NONE ? i == 0 : row->parent < i && is_title (kei_comparison_rows_get (rows, row->parent)), "row %u: parent", i);
  DEMAND (row->kind == KEI_ROW_GROUP || row->nodes[0] != NULL || row->nodes[1] != NULL, "row %u: no node", i);
  DEMAND (row->sign != KEI_ROW_ADDED || row->nodes[0] == NULL, "row %u: added, but there before", i);
  DEMAND (row->sign != KEI_ROW_REMOVED || row->nodes[1] == NULL, "row %u: removed, but still there", i);
  DEMAND (row->sign == KEI_ROW_SAME || row->sign == KEI_ROW_RULE || row->sign == KEI_ROW_RENUMBERED || row->change >= 0, "row %u: %s without a change", i, kei_row_sign_name (row->sign));
  return NULL;
}

static char *
check_cell (const KeiRowCell *cell, guint i)
{
  gsize at = 0;

  DEMAND (g_utf8_validate (cell->text, -1, NULL) && g_utf8_validate (cell->path, -1, NULL), "row %u: broken text", i);
  for (guint j = 0; cell->runs != NULL && j < cell->runs->len; j++)
    {
      const KeiTextRun *run = &g_array_index (cell->runs, KeiTextRun, j);

      DEMAND (run->start == at, "row %u: runs with a hole", i);
      at += run->length;
    }
  DEMAND (cell->runs == NULL || at == strlen (cell->text), "row %u: runs are not the text", i);
  return NULL;
}

static gboolean
has_mark (const KeiRowText *text)
{
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < text->n_cells[side]; i++)
      for (guint j = 0; text->cells[side][i].runs != NULL && j < text->cells[side][i].runs->len; j++)
        if (g_array_index (text->cells[side][i].runs, KeiTextRun, j).kind != KEI_TEXT_RUN_SAME)
          return TRUE;
  return FALSE;
}

static char *
check_text (const KeiComparisonRows *rows, guint i)
{
  const KeiComparisonRow *row = kei_comparison_rows_get (rows, i);
  g_autoptr (KeiRowText) text = kei_comparison_rows_dup_text (rows, i, KEI_YEAR_STYLE_SHORT);
  char *fault = NULL;

  for (guint side = 0; side < 2; side++)
    {
      DEMAND ((text->n_cells[side] > 0) == (row->nodes[side] != NULL || row->kind == KEI_ROW_GROUP), "row %u: cells", i);
      for (guint j = 0; j < text->n_cells[side] && fault == NULL; j++)
        fault = check_cell (&text->cells[side][j], i);
    }
  if (fault == NULL && row->sign == KEI_ROW_SAME && has_mark (text))
    return g_strdup_printf ("row %u (%s, field %u): the same, but marked: %s → %s", i, kei_row_kind_name (row->kind), row->field, text->cells[0][0].text, text->cells[1][0].text);
  return fault;
}

/* --- Finding --- */

static char *
check_changes (const KeiComparisonRows *rows)
{
  guint n;
  const KeiComparisonChange *changes = kei_comparison_get_changes (kei_comparison_rows_get_comparison (rows), &n);
  guint last = 0;

  for (guint i = 0; i < n; i++)
    {
      guint row = kei_comparison_rows_find_change (rows, i);

      DEMAND (row != KEI_ROW_NONE && kei_comparison_rows_get (rows, row)->change == (int) i, "change %u (%s) has no row", i, kei_comparison_type_name (changes[i].type));
      DEMAND (row >= last, "change %u is told before the one before", i);
      last = row;
    }
  return NULL;
}

/* Everything in a plan that is paired by itself has a row. */
static char *
check_units (const KeiComparisonRows *rows, KeiSide side, KeiNode *node)
{
  static const KeiSlot slots[] = { KEI_SLOT_LEVELS, KEI_SLOT_DEPARTMENTS, KEI_SLOT_RELATED_PLANS, KEI_SLOT_VIEWPOINTS, KEI_SLOT_SECTIONS, KEI_SLOT_ITEMS, KEI_SLOT_TERMS };
  guint row = kei_comparison_rows_find (rows, side, kei_node_get_id (node));
  char *fault = NULL;

  DEMAND (row != KEI_ROW_NONE, "%s has no row", kei_node_get_headline (node));
  DEMAND (kei_comparison_rows_get_owner (rows, row, side) != NULL, "%s stands on one side only", kei_node_get_headline (node));
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (node, slots[i], &n);

      for (guint j = 0; j < n && fault == NULL; j++)
        fault = check_units (rows, side, children[j]);
    }
  return fault;
}

/* --- Which are shown --- */

static char *
check_list (const KeiComparisonRows *rows, guint shown)
{
  g_autoptr (GArray) entries = kei_comparison_rows_list (rows, shown);
  guint at = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const KeiRowEntry *entry = &g_array_index (entries, KeiRowEntry, i);

      DEMAND (entry->first == at, "entry %u begins at %u instead of %u", i, entry->first, at);
      for (guint j = 0; j < entry->n_folded; j++)
        DEMAND (!(shown & 1u << kei_comparison_rows_get (rows, at + j)->sign), "row %u is folded", at + j);
      at += MAX (entry->n_folded, 1);
    }
  DEMAND (at == kei_comparison_rows_get_n (rows), "the entries end at %u", at);
  return NULL;
}

char *
kei_test_check_rows (const KeiComparisonRows *rows)
{
  char *fault = NULL;

  for (guint i = 0; i < kei_comparison_rows_get_n (rows) && fault == NULL; i++)
    {
      fault = check_row (rows, i);
      fault = fault == NULL ? check_text (rows, i) : fault;
    }
  fault = fault == NULL ? check_changes (rows) : fault;
  for (guint side = 0; side < 2 && fault == NULL; side++)
    fault = check_units (rows, side, kei_tree_get_root (kei_pairing_get_tree (kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows)), side)));
  fault = fault == NULL ? check_list (rows, KEI_ROWS_USUAL) : fault;
  fault = fault == NULL ? check_list (rows, KEI_ROWS_ALL_CHANGES | 1u << KEI_ROW_SAME) : fault;
  return fault;
}
