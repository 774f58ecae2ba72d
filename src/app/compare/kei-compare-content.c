/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-content.h"

#include <glib/gi18n-lib.h>

#include "kei-compare-words.h"

static KeiPairRank
get_rank (const KeiComparisonRow *row)
{
  if (row->kind == KEI_ROW_ELSEWHERE)
    return KEI_PAIR_RANK_NOTE;
  if (row->kind == KEI_ROW_GROUP || (row->kind == KEI_ROW_TITLE && row->depth == 0))
    return KEI_PAIR_RANK_PILLAR;
  return row->kind == KEI_ROW_TITLE ? KEI_PAIR_RANK_TITLE : KEI_PAIR_RANK_TEXT;
}

static void
add_marks (KeiPairContent *content, KeiPairSide side, const KeiRowCell *cell)
{
  for (guint i = 0; cell->runs != NULL && i < cell->runs->len; i++)
    {
      const KeiTextRun *run = &g_array_index (cell->runs, KeiTextRun, i);
      KeiPairMarkKind kind = run->kind == KEI_TEXT_RUN_SPELLING ? KEI_PAIR_MARK_SPELLING : run->kind == KEI_TEXT_RUN_MOVED ? KEI_PAIR_MARK_MOVED
                                                                                                                           : KEI_PAIR_MARK_CHANGED;

      if (run->kind != KEI_TEXT_RUN_SAME && run->length > 0)
        kei_pair_content_add_mark (content, side, run->start, run->length, kind);
    }
}

static void
add_cells (KeiPairContent *content, const KeiRowText *text, const KeiComparisonRow *row)
{
  static const KeiPairSide sides[] = { [KEI_SIDE_OLD] = KEI_PAIR_LEFT, [KEI_SIDE_NEW] = KEI_PAIR_RIGHT };

  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    for (guint i = 0; i < text->n_cells[side]; i++)
      {
        const KeiRowCell *cell = &text->cells[side][i];
        gboolean has_note = side == KEI_SIDE_NEW && i + 1 == text->n_cells[side] && *text->note != '\0';
        gboolean is_alone = row->sign == KEI_ROW_ADDED || row->sign == KEI_ROW_REMOVED;

        gboolean says_label = *cell->label != '\0' && !(row->kind == KEI_ROW_TITLE && g_str_has_prefix (cell->tag, cell->label));

        kei_pair_content_add_cell (content, sides[side], *cell->tag != '\0' ? cell->tag : NULL, says_label ? cell->label : NULL, cell->text);
        add_marks (content, sides[side], cell);
        if (cell->runs == NULL && is_alone)
          kei_pair_content_add_mark (content, sides[side], 0, strlen (cell->text), KEI_PAIR_MARK_CHANGED);
        if (*cell->path != '\0')
          kei_pair_content_set_secondary (content, sides[side], cell->path);
        else if (has_note)
          kei_pair_content_set_secondary (content, sides[side], text->note);
      }
}

static void
set_doubt (KeiPairContent *content, KeiComparisonRows *rows, const KeiComparisonRow *row)
{
  guint n;
  const KeiPair *pairs = kei_pairing_get_pairs (kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows)), &n);

  if ((row->flags & KEI_ROW_IS_DOUBTFUL) != 0 && row->pair >= 0 && (guint) row->pair < n)
    kei_pair_content_set_doubt (content, (guint) (pairs[row->pair].score * 100 + 0.5F));
}

KeiPairContent *
kei_compare_content_new (KeiCompareItem *item, KeiYearStyle years)
{
  KeiComparisonRows *rows = kei_compare_item_get_rows (item);
  const KeiComparisonRow *row;
  KeiPairContent *content;
  KeiRowText *text;
  KeiSign sign;

  if (kei_compare_item_is_limit (item))
    return kei_pair_content_new_fold (_ ("The comparison goes as far as this"), TRUE);
  if (kei_compare_item_get_n_folded (item) > 0)
    {
      g_autofree char *words = kei_comparison_rows_describe (rows, kei_compare_item_get_row (item), kei_compare_item_get_n_folded (item));

      return kei_pair_content_new_fold (words, kei_compare_item_is_open (item));
    }
  row = kei_comparison_rows_get (rows, kei_compare_item_get_row (item));
  sign = kei_compare_words_get_sign (row->sign);
  content = kei_pair_content_new (sign, get_rank (row));
  text = kei_comparison_rows_dup_text (rows, kei_compare_item_get_row (item), years);
  add_cells (content, text, row);
  set_doubt (content, rows, row);
  kei_row_text_free (text);
  return content;
}
