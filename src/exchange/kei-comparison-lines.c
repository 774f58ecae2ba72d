/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A side of a row as lines of pieces with their marks. The rules of drafting that the words obey are the text diff's; here is decided what
 * is marked of a number, of a heading and of what stands on one side only. */
#include "config.h"

#include "kei-comparison-report-private.h"

#include <string.h>

#define BETWEEN_CELLS " ｜ "
#define AFTER_TAG "　"

static void
clear_piece (gpointer data)
{
  g_free (((KeiComparisonPiece *) data)->text);
}

GArray *
_kei_comparison_line_new (void)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (KeiComparisonPiece));

  g_array_set_clear_func (line, clear_piece);
  return line;
}

void
_kei_comparison_line_add (GArray *line, const char *text, KeiMarks marks, KeiInk ink)
{
  KeiComparisonPiece piece = { NULL, marks, ink };

  if (text == NULL || *text == '\0')
    return;
  piece.text = g_strdup (text);
  g_array_append_val (line, piece);
}

void
_kei_comparison_line_add_marked (const KeiComparisonPaper *self, GArray *line, KeiSide side, const char *text)
{
  _kei_comparison_line_add (line, text, self->look.marks[side], self->look.inks[side]);
}

void
_kei_comparison_line_print (const KeiComparisonPaper *self, const GArray *line)
{
  for (guint i = 0; i < line->len; i++)
    {
      const KeiComparisonPiece *piece = &g_array_index (line, KeiComparisonPiece, i);

      kei_report_builder_run (self->out, piece->text, piece->marks, piece->ink);
    }
}

/* --- Numbers --- */

const char *
_kei_comparison_get_tag (const KeiComparisonPaper *self, const KeiNode *node, KeiSide side)
{
  return node != NULL && kei_node_get_kind (node) == KEI_KIND_ITEM ? kei_numbers_get (self->numbers[side], kei_node_get_id (node)) : "";
}

/* What an item above another is called in its path: its number, or its title where it has none. */
static const char *
get_step (const KeiComparisonPaper *self, const KeiNode *item, KeiSide side)
{
  const char *tag = self->look.numbers ? _kei_comparison_get_tag (self, item, side) : "";

  return *tag != '\0' ? tag : kei_node_get_headline (item);
}

/* The items above @node, the topmost first. (element-type KeiNode) (transfer container) */
static GPtrArray *
list_above (const KeiComparisonPaper *self, const KeiNode *node, KeiSide side)
{
  GPtrArray *above = g_ptr_array_new ();

  for (KeiId id = kei_tree_get_parent_id (self->trees[side], kei_node_get_id (node)); id != KEI_ID_NONE; id = kei_tree_get_parent_id (self->trees[side], id))
    {
      KeiNode *parent = kei_tree_lookup (self->trees[side], id);

      if (kei_node_get_kind (parent) == KEI_KIND_PLAN)
        break;
      g_ptr_array_insert (above, 0, parent);
    }
  return above;
}

/* 基本目標2 政策3 before the number of what moved, with the marks where the other side has another step. */
static void
add_path (const KeiComparisonPaper *self, const KeiComparisonRow *row, KeiSide side, GArray *line)
{
  g_autoptr (GPtrArray) own = list_above (self, row->nodes[side], side);
  g_autoptr (GPtrArray) other = list_above (self, row->nodes[kei_side_other (side)], kei_side_other (side));

  for (guint i = 0; i < own->len; i++)
    {
      const char *step = get_step (self, g_ptr_array_index (own, i), side);
      gboolean same = i < other->len && g_str_equal (step, get_step (self, g_ptr_array_index (other, i), kei_side_other (side)));

      if (same)
        _kei_comparison_line_add (line, step, 0, KEI_INK_NONE);
      else
        _kei_comparison_line_add_marked (self, line, side, step);
      _kei_comparison_line_add (line, " ", 0, KEI_INK_NONE);
    }
}

/* A number says where something stands, so it is marked where that is what changed: elsewhere, in another order, on another level. One
 * that only followed is not, unless the town wants it. */
static void
add_tag (const KeiComparisonPaper *self, const KeiComparisonRow *row, const KeiRowCell *cell, KeiSide side, gboolean alone, GArray *line)
{
  const KeiNode *other = row->nodes[kei_side_other (side)];
  gboolean places = (row->flags & (KEI_ROW_IS_MOVED | KEI_ROW_IS_REORDERED | KEI_ROW_IS_OTHER_LEVEL)) != 0;
  const char *own_tag = self->look.numbers ? _kei_comparison_get_tag (self, cell->node, side) : "";
  gboolean differs;

  if ((row->flags & KEI_ROW_IS_MOVED) != 0 && !alone && other != NULL)
    add_path (self, row, side, line);
  if (*own_tag == '\0')
    return;
  differs = other != NULL && !g_str_equal (own_tag, _kei_comparison_get_tag (self, other, kei_side_other (side)));
  if (alone || (differs && (places || self->look.followed)))
    _kei_comparison_line_add_marked (self, line, side, own_tag);
  else
    _kei_comparison_line_add (line, own_tag, 0, KEI_INK_NONE);
  _kei_comparison_line_add (line, AFTER_TAG, alone ? self->look.marks[side] : 0, alone ? self->look.inks[side] : KEI_INK_NONE);
}

/* --- Words --- */

/* TABs stand between the cells of a table's line. */
static void
add_text (GArray *line, const char *text, gsize length, KeiMarks marks, KeiInk ink)
{
  g_autofree char *part = g_strndup (text, length);
  g_auto (GStrv) cells = g_strsplit (part, "\t", -1);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        _kei_comparison_line_add (line, BETWEEN_CELLS, 0, KEI_INK_NONE);
      _kei_comparison_line_add (line, cells[i], marks, ink);
    }
}

/* What stands on the other side where this one has a gap. */
static void
add_gap (const KeiComparisonPaper *self, const KeiTextRun *gap, const KeiRowCell *other, KeiSide side, GArray *line)
{
  if (other == NULL || other->runs == NULL || self->look.gap == KEI_COMPARISON_GAP_NONE || (self->look.gap == KEI_COMPARISON_GAP_OLD && side == KEI_SIDE_NEW))
    return;
  for (guint i = 0; i < other->runs->len; i++)
    {
      const KeiTextRun *run = &g_array_index (other->runs, KeiTextRun, i);

      if (run->hunk == gap->hunk && run->length > 0)
        {
          g_autofree char *text = g_strndup (other->text + run->start, run->length);

          _kei_comparison_line_add (line, text, KEI_MARK_GAP, self->look.inks[side]);
          return;
        }
    }
}

static void
add_runs (const KeiComparisonPaper *self, const KeiRowCell *cell, const KeiRowCell *other, KeiSide side, GArray *line)
{
  for (guint i = 0; i < cell->runs->len; i++)
    {
      const KeiTextRun *run = &g_array_index (cell->runs, KeiTextRun, i);
      gboolean plain = run->kind == KEI_TEXT_RUN_SAME || (run->kind == KEI_TEXT_RUN_SPELLING && !self->look.spelling);

      if (run->kind == KEI_TEXT_RUN_GAP)
        add_gap (self, run, other, side, line);
      else
        add_text (line, cell->text + run->start, run->length, plain ? 0 : self->look.marks[side], plain ? KEI_INK_NONE : self->look.inks[side]);
    }
}

/* Whether @row is a line of the text that @first is one of, as the rows have it: a text's lines follow each other. */
static gboolean
is_of_text (const KeiComparisonRow *row, const KeiComparisonRow *first)
{
  return row->kind == KEI_ROW_PARAGRAPH && row->parent == first->parent && row->field == first->field;
}

/* What a text of which a line stands on one side only is called on the other; NULL where the whole text is on one side. */
static char *
dup_far_label (const KeiComparisonPaper *self, guint number, KeiSide far)
{
  const KeiComparisonRow *row = kei_comparison_rows_get (self->rows, number);
  guint n = kei_comparison_rows_get_n (self->rows), i = number;

  while (i > 0 && (kei_comparison_rows_get (self->rows, i)->flags & KEI_ROW_IS_FIRST) == 0 && is_of_text (kei_comparison_rows_get (self->rows, i - 1), row))
    i--;
  for (guint at = i; at < n && is_of_text (kei_comparison_rows_get (self->rows, at), row) && (at == i || (kei_comparison_rows_get (self->rows, at)->flags & KEI_ROW_IS_FIRST) == 0); at++)
    if (kei_comparison_rows_get (self->rows, at)->nodes[far] != NULL)
      {
        g_autoptr (KeiRowText) text = kei_comparison_rows_dup_text (self->rows, at, self->years);

        return text->n_cells[far] > 0 ? g_strdup (text->cells[far][0].label) : NULL;
      }
  return NULL;
}

/* A label is new, or gone, where the text is that it stands above, whatever the line beside it is. */
static void
add_label (const KeiComparisonPaper *self, guint number, const KeiRowCell *cell, const KeiRowCell *other, KeiSide side, gboolean said, GArray *line)
{
  const KeiComparisonRow *row = kei_comparison_rows_get (self->rows, number);
  g_autofree char *far_label = NULL;
  KeiMarks marks = 0;
  KeiInk ink = KEI_INK_NONE;

  /* A title's is its level, which its number says too. */
  if (said || *cell->label == '\0' || (row->kind == KEI_ROW_TITLE && (row->flags & KEI_ROW_IS_OTHER_LEVEL) == 0))
    return;
  far_label = other != NULL ? g_strdup (other->label) : row->kind == KEI_ROW_PARAGRAPH ? dup_far_label (self, number, kei_side_other (side))
                                                                                       : NULL;
  if (far_label == NULL || (*far_label != '\0' && !g_str_equal (cell->label, far_label)))
    {
      marks = self->look.marks[side];
      ink = self->look.inks[side];
    }
  _kei_comparison_line_add (line, cell->label, marks, ink);
  if (*cell->text != '\0')
    _kei_comparison_line_add (line, AFTER_TAG, far_label == NULL ? marks : 0, far_label == NULL ? ink : KEI_INK_NONE);
}

/* Titles that were merged or split are not compared word by word: what is none of the other side's is new, or gone, as a whole. */
static gboolean
is_new_whole (const KeiComparisonRow *row, const KeiRowCell *cell, const KeiRowText *text, KeiSide far)
{
  if (row->kind != KEI_ROW_TITLE || (row->sign != KEI_ROW_MERGED && row->sign != KEI_ROW_SPLIT) || cell->runs != NULL)
    return FALSE;
  for (guint i = 0; i < text->n_cells[far]; i++)
    if (g_str_equal (text->cells[far][i].text, cell->text))
      return FALSE;
  return TRUE;
}

void
_kei_comparison_add_lines (const KeiComparisonPaper *self, guint number, const KeiRowText *text, KeiSide side, gboolean said, GPtrArray *lines)
{
  const KeiComparisonRow *row = kei_comparison_rows_get (self->rows, number);
  KeiSide far = kei_side_other (side);
  gboolean alone = text->n_cells[far] == 0;

  for (guint i = 0; i < text->n_cells[side]; i++)
    {
      const KeiRowCell *cell = &text->cells[side][i], *other = i < text->n_cells[far] ? &text->cells[far][i] : NULL;
      GArray *line = _kei_comparison_line_new ();

      add_label (self, number, cell, alone ? NULL : other != NULL ? other
                                                                  : &text->cells[far][0],
                 side, said, line);
      if (row->kind == KEI_ROW_TITLE)
        add_tag (self, row, cell, side, alone, line);
      if (alone || is_new_whole (row, cell, text, far))
        add_text (line, cell->text, strlen (cell->text), self->look.marks[side], self->look.inks[side]);
      else if (cell->runs != NULL)
        add_runs (self, cell, other, side, line);
      else
        add_text (line, cell->text, strlen (cell->text), 0, KEI_INK_NONE);
      g_ptr_array_add (lines, line);
    }
}

gboolean
_kei_comparison_is_printed (const KeiComparisonPaper *self, const KeiComparisonRow *row)
{
  const KeiNode *node = row->nodes[KEI_SIDE_NEW] != NULL ? row->nodes[KEI_SIDE_NEW] : row->nodes[KEI_SIDE_OLD];
  KeiComparisonPart part;

  switch (row->kind)
    {
    case KEI_ROW_TITLE:
    case KEI_ROW_GROUP:
      return TRUE;
    case KEI_ROW_SDGS:
      part = KEI_COMPARISON_PART_SDGS;
      break;
    case KEI_ROW_BUDGET:
    case KEI_ROW_STAFFING:
    case KEI_ROW_YEARS:
      part = KEI_COMPARISON_PART_COSTS;
      break;
    case KEI_ROW_PARAGRAPH:
    case KEI_ROW_CAPTION:
    case KEI_ROW_CELLS:
      part = KEI_COMPARISON_PART_TEXTS;
      break;
    default:
      part = KEI_COMPARISON_PART_FIELDS;
      break;
    }
  if (row->kind == KEI_ROW_INDICATOR || (node != NULL && kei_node_get_kind (node) == KEI_KIND_INDICATOR))
    part = KEI_COMPARISON_PART_INDICATORS;
  return (self->look.parts & (1u << part)) != 0;
}

gboolean
_kei_comparison_is_shown (const KeiComparisonPaper *self, const KeiComparisonRow *row)
{
  if (!_kei_comparison_is_printed (self, row))
    return FALSE;
  switch (row->sign)
    {
    case KEI_ROW_SAME:
      return FALSE;
    case KEI_ROW_SPELLING:
      return self->look.spelling;
    case KEI_ROW_RENUMBERED:
      return self->look.followed && self->look.numbers;
    case KEI_ROW_RULE:
      return !self->look.common_once;
    default:
      return TRUE;
    }
}
