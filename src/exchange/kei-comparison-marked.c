/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 見え消し: the whole text, with what is gone struck through and what is new underlined. Whoever refuses everything must have the earlier
 * plan's text again, and who accepts everything the later one's, line for line; so both texts are made by themselves, as the rows of
 * each plan beside itself, and what both have in the same order stays. The comparison only says which line is which. */
#include "config.h"

#include "kei-comparison-report-private.h"

#include <string.h>

#include "kei-lis.h"

#define NOWHERE G_MAXUINT
#define LABEL G_MAXUINT32 /* where a label stands in its text */
#define DEEPEST KEI_N_HEADINGS
#define CANCEL_MASK 63 /* lines between two looks at the cancellable */
#define STAYS 1000     /* how many lines that moved it takes for one to be called moved that did not */

/* What a plan's line is found by on both sides. */
typedef struct
{
  KeiId node;
  guint16 kind;
  guint16 field;
  guint32 start;
} LineKey;

typedef struct
{
  guint row;      /* of its own rows */
  guint partner;  /* the line of the other side, or NOWHERE */
  gboolean label; /* what stands above that row, and not the row */
  gboolean kept;  /* the partner stands in the same order */
  gboolean goes;  /* the comparison says that it was moved, or what it stands in */
  guint move;     /* a number that it shares with its partner where not; else 0 */
} Line;

/* A plan's text. */
typedef struct
{
  KeiComparisonRows *rows; /* (owned): of the plan beside itself */
  GArray *lines;           /* (element-type Line) */
  GHashTable *found;       /* (owned) LineKey → index + 1 */
} Side;

typedef struct
{
  KeiComparisonPaper *paper;
  Side sides[2];
  KeiTextDiffer *differ;
  GArray *table; /* (element-type Cells): lines of one table, until it is complete */
  KeiId table_id;
} Marked;

/* A line of a table. */
typedef struct
{
  GPtrArray *cells; /* (element-type GArray of KeiComparisonPiece) */
} Cells;

static const Line *
get_line (const Marked *self, KeiSide side, guint i)
{
  return &g_array_index (self->sides[side].lines, Line, i);
}

static const KeiComparisonRow *
get_row (const Marked *self, KeiSide side, guint i)
{
  return kei_comparison_rows_get (self->sides[side].rows, get_line (self, side, i)->row);
}

/* --- The two texts --- */

static guint
hash_key (gconstpointer data)
{
  const LineKey *key = data;

  return (guint) (key->node ^ (key->node >> 32)) * 31u + key->kind * 7u + key->field * 131u + key->start;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const LineKey *first = a, *second = b;

  return first->node == second->node && first->kind == second->kind && first->field == second->field && first->start == second->start;
}

static LineKey
make_key (const KeiComparisonRow *row, KeiSide side)
{
  LineKey key = { row->nodes[side] != NULL ? kei_node_get_id (row->nodes[side]) : KEI_ID_NONE, row->kind, row->field, row->ranges[side].start };

  return key;
}

static void
add_line (Side *self, const Line *line, const LineKey *key)
{
  g_array_append_val (self->lines, *line);
  g_hash_table_insert (self->found, g_memdup2 (key, sizeof *key), GUINT_TO_POINTER (self->lines->len));
}

/* The rows of a branch, from its title on. */
static void
find_span (KeiComparisonRows *rows, const KeiNode *branch, guint *first, guint *end)
{
  guint n = kei_comparison_rows_get_n (rows);

  *first = kei_comparison_rows_find (rows, KEI_SIDE_NEW, kei_node_get_id (branch));
  if (*first == KEI_ROW_NONE)
    *first = n;
  for (*end = MIN (*first + 1, n); *end < n; (*end)++)
    {
      guint parent = kei_comparison_rows_get (rows, *end)->parent;

      if (parent == KEI_ROW_NONE || parent < *first)
        break;
    }
}

/* Levels are how a plan is built, and no text of it. */
static gboolean
is_of_level (KeiComparisonRows *rows, guint i)
{
  const KeiComparisonRow *row = kei_comparison_rows_get (rows, i);
  const KeiNode *node;

  if (row->kind == KEI_ROW_GROUP && i + 1 < kei_comparison_rows_get_n (rows))
    row = kei_comparison_rows_get (rows, i + 1);
  node = row->nodes[KEI_SIDE_NEW];
  return node != NULL && kei_node_get_kind (node) == KEI_KIND_LEVEL;
}

static gboolean
read_side (Marked *self, KeiSide side, GError **error)
{
  Side *one = &self->sides[side];
  const KeiComparisonPaper *paper = self->paper;
  KeiPairingOptions options = { .ignore_record = TRUE };
  g_autoptr (KeiPairing) pairing = kei_pairing_new (paper->trees[side], paper->trees[side], &options, paper->cancellable, NULL, NULL, error);
  g_autoptr (KeiComparison) comparison = pairing != NULL ? kei_comparison_new (pairing, paper->cancellable, error) : NULL;
  const KeiNode *branch = paper->facts->branch != KEI_ID_NONE ? kei_comparison_rows_get (paper->rows, paper->first)->nodes[side] : NULL;
  guint first = 0, end;

  one->rows = comparison != NULL ? kei_comparison_rows_new (comparison, paper->cancellable, error) : NULL;
  if (one->rows == NULL)
    return FALSE;
  one->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  one->found = g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);
  end = paper->facts->branch == KEI_ID_NONE ? kei_comparison_rows_get_n (one->rows) : 0;
  if (branch != NULL)
    find_span (one->rows, branch, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const KeiComparisonRow *row = kei_comparison_rows_get (one->rows, i);
      LineKey key = make_key (row, KEI_SIDE_NEW);
      Line line = { .row = i, .partner = NOWHERE };

      if (row->kind == KEI_ROW_ELSEWHERE || is_of_level (one->rows, i) || !_kei_comparison_is_printed (paper, row))
        continue;
      if (row->kind == KEI_ROW_PARAGRAPH && (row->flags & KEI_ROW_IS_FIRST) != 0)
        {
          Line label = line;
          LineKey its_key = key;

          label.label = TRUE;
          its_key.start = LABEL;
          add_line (one, &label, &its_key);
        }
      /* A heading of rows has no node: the words that it consists of are the same in both. */
      if (key.node == KEI_ID_NONE)
        {
          g_autoptr (KeiRowText) text = kei_comparison_rows_dup_text (one->rows, i, paper->years);

          key.node = text->n_cells[KEI_SIDE_NEW] > 0 ? g_str_hash (text->cells[KEI_SIDE_NEW][0].text) : 0;
        }
      add_line (one, &line, &key);
    }
  return TRUE;
}

static guint
find_key (const Marked *self, const LineKey *key, KeiSide side)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->sides[side].found, key)) - 1;
}

static guint
find_line (const Marked *self, const KeiComparisonRow *row, KeiSide side)
{
  LineKey key = make_key (row, side);

  return find_key (self, &key, side);
}

static void
join (Marked *self, guint old_line, guint new_line, gboolean goes)
{
  Line *old_one, *new_one;

  if (old_line == NOWHERE || new_line == NOWHERE)
    return;
  old_one = &g_array_index (self->sides[KEI_SIDE_OLD].lines, Line, old_line);
  new_one = &g_array_index (self->sides[KEI_SIDE_NEW].lines, Line, new_line);
  if (old_one->partner != NOWHERE || new_one->partner != NOWHERE)
    return;
  old_one->partner = new_line;
  new_one->partner = old_line;
  new_one->goes = goes;
}

/* The labels of two texts that are a pair, whatever became of their lines. */
static void
join_labels (Marked *self, const KeiComparisonRow *row, gboolean goes)
{
  KeiPairing *pairing = kei_comparison_get_pairing (self->paper->comparison);
  guint lines[2];

  for (guint side = 0; side < 2; side++)
    {
      KeiSide far = kei_side_other (side);
      LineKey key = { row->nodes[side] != NULL ? kei_node_get_id (row->nodes[side]) : kei_pairing_get_partner (pairing, far, kei_node_get_id (row->nodes[far])), row->kind, row->field, LABEL };

      lines[side] = find_key (self, &key, side);
    }
  join (self, lines[KEI_SIDE_OLD], lines[KEI_SIDE_NEW], goes);
}

/* Which line is which, as the comparison says; then which of them stand where they stood. */
static void
pair_lines (Marked *self)
{
  const KeiComparisonPaper *paper = self->paper;
  guint n_old = self->sides[KEI_SIDE_OLD].lines->len, n_new = self->sides[KEI_SIDE_NEW].lines->len, n = 0, n_moves = 0;
  g_autofree guint *positions = g_new (guint, n_new), *lines = g_new (guint, n_new), *weights = g_new (guint, n_new);
  g_autofree guint8 *moved = g_new0 (guint8, paper->end - paper->first);
  g_autofree gboolean *kept = g_new0 (gboolean, MAX (n_new, 1));
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = paper->first; i < paper->end; i++)
    {
      const KeiComparisonRow *row = kei_comparison_rows_get (paper->rows, i);

      moved[i - paper->first] = row->kind == KEI_ROW_TITLE ? (row->flags & (KEI_ROW_IS_MOVED | KEI_ROW_IS_REORDERED)) != 0 : row->sign == KEI_ROW_MOVED || row->sign == KEI_ROW_REORDERED;
      if (row->parent != KEI_ROW_NONE && row->parent >= paper->first)
        moved[i - paper->first] |= moved[row->parent - paper->first];
      if (row->kind == KEI_ROW_PARAGRAPH && ((row->flags & KEI_ROW_IS_FIRST) != 0 || (row->nodes[KEI_SIDE_OLD] != NULL && row->nodes[KEI_SIDE_NEW] != NULL)))
        join_labels (self, row, row->parent != KEI_ROW_NONE && row->parent >= paper->first && moved[row->parent - paper->first]);
      if (row->kind != KEI_ROW_ELSEWHERE && row->nodes[KEI_SIDE_OLD] != NULL && row->nodes[KEI_SIDE_NEW] != NULL)
        join (self, find_line (self, row, KEI_SIDE_OLD), find_line (self, row, KEI_SIDE_NEW), moved[i - paper->first]);
    }
  g_hash_table_iter_init (&iter, self->sides[KEI_SIDE_NEW].found);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((LineKey *) key)->kind == KEI_ROW_GROUP)
      join (self, GPOINTER_TO_UINT (g_hash_table_lookup (self->sides[KEI_SIDE_OLD].found, key)) - 1, GPOINTER_TO_UINT (value) - 1, FALSE);
  for (guint i = 0; i < n_new; i++)
    if (get_line (self, KEI_SIDE_NEW, i)->partner != NOWHERE)
      {
        positions[n] = get_line (self, KEI_SIDE_NEW, i)->partner;
        weights[n] = get_line (self, KEI_SIDE_NEW, i)->goes ? 1 : STAYS;
        lines[n++] = i;
      }
  kei_lis_find (positions, weights, n, n_old, kept);
  for (guint i = 0; i < n; i++)
    {
      Line *new_one = &g_array_index (self->sides[KEI_SIDE_NEW].lines, Line, lines[i]);
      Line *old_one = &g_array_index (self->sides[KEI_SIDE_OLD].lines, Line, positions[i]);

      old_one->kept = new_one->kept = kept[i];
      if (!kept[i])
        old_one->move = new_one->move = ++n_moves;
    }
}

/* --- Marks --- */

static void
add_same (GArray *line, const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);

  _kei_comparison_line_add (line, part, 0, KEI_INK_NONE);
}

static void
add_change (const Marked *self, GArray *line, const char *text, gsize length, KeiSide side, gboolean moved)
{
  g_autofree char *part = g_strndup (text, length);
  KeiMarks marks = self->paper->look.marked_marks[side] | (side == KEI_SIDE_NEW ? KEI_MARK_INSERTED : KEI_MARK_DELETED);
  KeiInk ink = self->paper->look.marked_inks[side];

  _kei_comparison_line_add (line, part, moved ? marks | KEI_MARK_MOVED : marks, moved && ink != KEI_INK_NONE ? KEI_INK_MOVED : ink);
}

static gsize
find_offset (const char *text, gsize from, guint n)
{
  return (gsize) (g_utf8_offset_to_pointer (text + from, (glong) n) - text);
}

/* What is gone before what is new, at each place. */
static void
add_texts (Marked *self, GArray *line, const char *old_text, const char *new_text)
{
  gboolean limited = FALSE;
  g_autoptr (GArray) hunks = kei_text_differ_compare (self->differ, old_text, new_text, &limited);
  gsize old_at = 0, new_at = 0;
  guint old_n = 0, new_n = 0;

  self->paper->n_limited += limited;
  for (guint i = 0; i < hunks->len; i++)
    {
      const KeiTextHunk *hunk = &g_array_index (hunks, KeiTextHunk, i);
      gsize old_start = find_offset (old_text, old_at, hunk->old_start - old_n), new_start = find_offset (new_text, new_at, hunk->new_start - new_n);
      gsize old_end = find_offset (old_text, old_start, hunk->old_length), new_end = find_offset (new_text, new_start, hunk->new_length);

      add_same (line, new_text + new_at, new_start - new_at);
      add_change (self, line, old_text + old_start, old_end - old_start, KEI_SIDE_OLD, FALSE);
      add_change (self, line, new_text + new_start, new_end - new_start, KEI_SIDE_NEW, FALSE);
      old_at = old_end;
      new_at = new_end;
      old_n = hunk->old_start + hunk->old_length;
      new_n = hunk->new_start + hunk->new_length;
    }
  add_same (line, new_text + new_at, strlen (new_text + new_at));
}

/* A piece of a line that both sides have, or one of them. */
static void
add_piece (Marked *self, GArray *line, const char *old_text, const char *new_text, gboolean moved, gboolean whole)
{
  if (old_text == NULL || new_text == NULL)
    add_change (self, line, old_text != NULL ? old_text : new_text, strlen (old_text != NULL ? old_text : new_text), old_text != NULL ? KEI_SIDE_OLD : KEI_SIDE_NEW, moved);
  else if (g_str_equal (old_text, new_text))
    add_same (line, new_text, strlen (new_text));
  else if (whole)
    {
      add_change (self, line, old_text, strlen (old_text), KEI_SIDE_OLD, FALSE);
      add_change (self, line, new_text, strlen (new_text), KEI_SIDE_NEW, FALSE);
    }
  else
    add_texts (self, line, old_text, new_text);
}

/* --- Into the report --- */

static void
print_line (Marked *self, KeiParagraphRole role, const GArray *line, guint move)
{
  if (line->len == 0)
    return;
  kei_report_builder_paragraph (self->paper->out, role);
  _kei_comparison_line_print (self->paper, line);
  kei_report_builder_move (self->paper->out, move);
}

static void
clear_cells (gpointer data)
{
  g_ptr_array_unref (((Cells *) data)->cells);
}

static void
close_table (Marked *self)
{
  KeiReportBuilder *out = self->paper->out;
  guint n_columns = 1;
  g_autofree double *widths = NULL;

  if (self->table->len == 0)
    return;
  for (guint i = 0; i < self->table->len; i++)
    n_columns = MAX (n_columns, g_array_index (self->table, Cells, i).cells->len);
  widths = g_new (double, n_columns);
  for (guint i = 0; i < n_columns; i++)
    widths[i] = 1;
  kei_report_builder_open_table (out, KEI_LOOK_GRID, widths, n_columns, 0, NULL);
  for (guint i = 0; i < self->table->len; i++)
    {
      const GPtrArray *cells = g_array_index (self->table, Cells, i).cells;

      kei_report_builder_row (out);
      for (guint j = 0; j < cells->len; j++)
        {
          kei_report_builder_cell (out, NULL);
          kei_report_builder_paragraph (out, KEI_PARAGRAPH_CELL);
          _kei_comparison_line_print (self->paper, g_ptr_array_index (cells, j));
        }
    }
  kei_report_builder_close_table (out);
  g_array_set_size (self->table, 0);
}

/* The table that a row is of: as the later plan has it, if it does. */
static KeiId
find_table (const Marked *self, const KeiComparisonRow *row, KeiSide side)
{
  KeiId table = kei_tree_get_parent_id (self->paper->trees[side], kei_node_get_id (row->nodes[KEI_SIDE_NEW]));
  KeiId partner = side == KEI_SIDE_OLD ? kei_pairing_get_partner (kei_comparison_get_pairing (self->paper->comparison), KEI_SIDE_OLD, table) : table;

  return partner != KEI_ID_NONE ? partner : table;
}

/* One cell after the other; a row that one side has is wholly new or gone, and so is a cell. */
static void
add_cells (Marked *self, KeiId table, const char *old_text, const char *new_text)
{
  g_auto (GStrv) old_cells = g_strsplit (old_text != NULL ? old_text : "", "\t", -1), new_cells = g_strsplit (new_text != NULL ? new_text : "", "\t", -1);
  guint n_old = old_text != NULL ? MAX (g_strv_length (old_cells), 1) : 0, n_new = new_text != NULL ? MAX (g_strv_length (new_cells), 1) : 0;
  Cells cells = { g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref) };

  if (table != self->table_id)
    close_table (self);
  self->table_id = table;
  for (guint i = 0; i < MAX (n_old, n_new); i++)
    {
      GArray *line = _kei_comparison_line_new ();
      const char *old_cell = i < n_old && old_cells[0] != NULL ? old_cells[i] : NULL, *new_cell = i < n_new && new_cells[0] != NULL ? new_cells[i] : NULL;

      if (old_cell != NULL || new_cell != NULL)
        add_piece (self, line, old_cell, new_cell, FALSE, FALSE);
      g_ptr_array_add (cells.cells, line);
    }
  g_array_append_val (self->table, cells);
}

static const KeiRowCell *
get_cell (const KeiRowText *text)
{
  static const KeiRowCell nothing = { NULL, (char *) "", (char *) "", (char *) "", (char *) "", NULL };

  return text == NULL ? NULL : text->n_cells[KEI_SIDE_NEW] > 0 ? &text->cells[KEI_SIDE_NEW][0]
                                                               : &nothing;
}

/* A text's stands on a line of its own. */
static const char *
get_label (const Marked *self, KeiSide side, guint line, const KeiRowCell *cell)
{
  const KeiComparisonRow *row = cell != NULL ? get_row (self, side, line) : NULL;

  return row == NULL ? NULL : row->kind == KEI_ROW_TITLE || (row->kind == KEI_ROW_PARAGRAPH && !get_line (self, side, line)->label) ? ""
                                                                                                                                    : cell->label;
}

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

/* What is before the text on its line, and the blank behind it. */
static void
add_lead (Marked *self, GArray *line, const char *old_lead, const char *new_lead, gboolean moved)
{
  add_piece (self, line, old_lead, new_lead, moved, TRUE);
  if (is_filled (old_lead) || is_filled (new_lead))
    add_piece (self, line, is_filled (old_lead) ? "　" : old_lead, is_filled (new_lead) ? "　" : new_lead, moved, TRUE);
}

/* A line that is on both sides (at the same place), or on one of them. */
static void
print (Marked *self, guint old_line, guint new_line)
{
  KeiSide side = new_line != NOWHERE ? KEI_SIDE_NEW : KEI_SIDE_OLD;
  const Line *shown = get_line (self, side, new_line != NOWHERE ? new_line : old_line);
  const KeiComparisonRow *row = get_row (self, side, new_line != NOWHERE ? new_line : old_line);
  g_autoptr (KeiRowText) old_text = old_line != NOWHERE ? kei_comparison_rows_dup_text (self->sides[KEI_SIDE_OLD].rows, get_line (self, KEI_SIDE_OLD, old_line)->row, self->paper->years) : NULL;
  g_autoptr (KeiRowText) new_text = new_line != NOWHERE ? kei_comparison_rows_dup_text (self->sides[KEI_SIDE_NEW].rows, get_line (self, KEI_SIDE_NEW, new_line)->row, self->paper->years) : NULL;
  const KeiRowCell *old_cell = get_cell (old_text), *new_cell = get_cell (new_text);
  const char *texts[2] = { old_cell != NULL ? old_cell->text : NULL, new_cell != NULL ? new_cell->text : NULL };
  const char *labels[2] = { get_label (self, KEI_SIDE_OLD, old_line, old_cell), get_label (self, KEI_SIDE_NEW, new_line, new_cell) };
  gboolean numbers = self->paper->look.numbers;
  const char *tags[2] = { old_cell == NULL ? NULL : numbers ? old_cell->tag
                                                            : "",
                          new_cell == NULL ? NULL : numbers ? new_cell->tag
                                                            : "" };
  g_autoptr (GArray) line = _kei_comparison_line_new ();
  guint move = shown->kept ? 0 : shown->move;
  gboolean moved = move > 0;

  if (row->kind == KEI_ROW_CELLS)
    {
      add_cells (self, find_table (self, row, side), old_cell != NULL ? kei_node_get_text (old_cell->node, KEI_FIELD_CELLS) : NULL, new_cell != NULL ? kei_node_get_text (new_cell->node, KEI_FIELD_CELLS) : NULL);
      return;
    }
  close_table (self);
  if (row->kind == KEI_ROW_TITLE || row->kind == KEI_ROW_GROUP)
    {
      const char *title = texts[side];

      add_lead (self, line, tags[KEI_SIDE_OLD], tags[KEI_SIDE_NEW], moved);
      add_piece (self, line, texts[KEI_SIDE_OLD], texts[KEI_SIDE_NEW], moved, FALSE);
      if (line->len == 0)
        return;
      kei_report_builder_marked_heading (self->paper->out, MIN (row->depth + 2u, DEEPEST), title);
      _kei_comparison_line_print (self->paper, line);
      kei_report_builder_move (self->paper->out, move);
      return;
    }
  if (shown->label)
    {
      add_piece (self, line, is_filled (labels[KEI_SIDE_OLD]) || !is_filled (labels[KEI_SIDE_NEW]) ? labels[KEI_SIDE_OLD] : NULL,
                 is_filled (labels[KEI_SIDE_NEW]) || !is_filled (labels[KEI_SIDE_OLD]) ? labels[KEI_SIDE_NEW] : NULL, moved, FALSE);
      print_line (self, KEI_PARAGRAPH_LABEL, line, move);
      return;
    }
  add_lead (self, line, labels[KEI_SIDE_OLD], labels[KEI_SIDE_NEW], moved);
  add_piece (self, line, texts[KEI_SIDE_OLD], texts[KEI_SIDE_NEW], moved, FALSE);
  print_line (self, row->kind == KEI_ROW_CAPTION ? KEI_PARAGRAPH_CAPTION : KEI_PARAGRAPH_BODY, line, move);
}

/* What is gone stands before what is new. */
static gboolean
print_lines (Marked *self, GError **error)
{
  guint n_old = self->sides[KEI_SIDE_OLD].lines->len, n_new = self->sides[KEI_SIDE_NEW].lines->len;
  guint i = 0, j = 0;

  while (i < n_old || j < n_new)
    {
      if (((i + j) & CANCEL_MASK) == 0 && g_cancellable_set_error_if_cancelled (self->paper->cancellable, error))
        return FALSE;
      if (i < n_old && !get_line (self, KEI_SIDE_OLD, i)->kept)
        print (self, i++, NOWHERE);
      else if (j < n_new && !get_line (self, KEI_SIDE_NEW, j)->kept)
        print (self, NOWHERE, j++);
      else
        print (self, i++, j++);
    }
  close_table (self);
  return TRUE;
}

gboolean
_kei_comparison_add_marked (KeiComparisonPaper *self, GError **error)
{
  Marked marked = { .paper = self };
  gboolean added;

  marked.differ = kei_text_differ_new ();
  marked.table = g_array_new (FALSE, FALSE, sizeof (Cells));
  g_array_set_clear_func (marked.table, clear_cells);
  kei_report_builder_part (self->out, NULL, self->look.marked_paper, self->look.marked_across, TRUE);
  _kei_comparison_add_title (self, self->look.marked_title);
  _kei_comparison_add_warnings (self);
  if (self->look.marked_legend != NULL)
    _kei_comparison_add_paragraph (self, KEI_PARAGRAPH_NOTE, self->look.marked_legend, 0, KEI_INK_NONE);
  added = read_side (&marked, KEI_SIDE_OLD, error) && read_side (&marked, KEI_SIDE_NEW, error);
  if (added)
    {
      pair_lines (&marked);
      added = print_lines (&marked, error);
    }
  if (added)
    _kei_comparison_add_proof (self);
  for (guint side = 0; side < 2; side++)
    {
      g_clear_pointer (&marked.sides[side].rows, kei_comparison_rows_unref);
      g_clear_pointer (&marked.sides[side].lines, g_array_unref);
      g_clear_pointer (&marked.sides[side].found, g_hash_table_unref);
    }
  g_array_unref (marked.table);
  kei_text_differ_free (marked.differ);
  return added;
}
