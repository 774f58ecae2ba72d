/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-text-lines.h"

#include <stdlib.h>
#include <string.h>

#include "kei-text-pieces.h"

/* What one alignment may cost, and what looking for the alike ones of one gap may. */
#define BUDGET (30 * 1000 * 1000)
#define MAX_GAP_STEPS (4 * 1000 * 1000)

/* Thousandths. What moved and changed at once has to be plainly the same paragraph, and has to be one: hashes of
 * so many pairs of characters. */
#define MIN_MOVED_ALIKE 600
#define MIN_MOVED_SIZE 12

typedef struct
{
  const char *old_text, *new_text;
  GArray *old_lines, *new_lines; /* (element-type KeiTextPiece) */
  gint32 *pairs;                 /* for each old line the new one beside it, or -1 */
  gint32 *back;                  /* for each new line the old one */
  KeiTextBudget budget;
} Rows;

static GArray *
split (const char *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (KeiTextPiece));
  const char *end;

  for (const char *p = text; *p != '\0'; p = *end == '\n' ? end + 1 : end)
    {
      end = p + strcspn (p, "\n");
      kei_text_pieces_add (lines, text, (gsize) (p - text), (gsize) (end - text));
    }
  return lines;
}

static KeiTextPiece *
get_line (GArray *lines, guint i)
{
  return &g_array_index (lines, KeiTextPiece, i);
}

/* --- Alike ones --- */

static void
read_lines (GArray *lines, guint from, guint to, const char *text)
{
  for (guint i = from; i < to; i++)
    kei_text_piece_read (get_line (lines, i), text);
}

static void
forget_lines (GArray *lines, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    kei_text_piece_forget (get_line (lines, i));
}

/* Steps for comparing every line of one with every one of the other; limits the result when they are too many. */
static gboolean
may_compare (Rows *self, gsize old_bytes, guint n_old, gsize new_bytes, guint n_new)
{
  gint64 steps = (gint64) old_bytes * n_new + (gint64) new_bytes * n_old + (gint64) n_old * n_new;

  if (steps > MIN (MAX_GAP_STEPS, self->budget.steps))
    {
      self->budget.limited = TRUE;
      return FALSE;
    }
  self->budget.steps -= steps;
  return TRUE;
}

/* Pairs the lines between two that are equal. */
static void
pair_gap (Rows *self, guint i0, guint i1, guint j0, guint j1)
{
  KeiTextPieces a = { NULL, i0, i1 }, b = { NULL, j0, j1 };
  g_autofree gint32 *pair = g_new (gint32, i1 - i0 + 1);

  if (i0 == i1 || j0 == j1)
    return;
  a.pieces = get_line (self->old_lines, 0);
  b.pieces = get_line (self->new_lines, 0);
  if (!may_compare (self, a.pieces[i1 - 1].end - a.pieces[i0].start, i1 - i0, b.pieces[j1 - 1].end - b.pieces[j0].start, j1 - j0))
    return;
  read_lines (self->old_lines, i0, i1, self->old_text);
  read_lines (self->new_lines, j0, j1, self->new_text);
  kei_text_pieces_pair_alike (&a, &b, pair);
  for (guint i = i0; i < i1; i++)
    if (pair[i - i0] >= 0)
      {
        self->pairs[i] = (gint32) j0 + pair[i - i0];
        self->back[self->pairs[i]] = (gint32) i;
      }
  forget_lines (self->old_lines, i0, i1);
  forget_lines (self->new_lines, j0, j1);
}

static void
pair_in_order (Rows *self)
{
  guint n_old = self->old_lines->len, n_new = self->new_lines->len, i = 0, j = 0;

  while (i < n_old || j < n_new)
    {
      guint i0 = i, j0 = j;

      while (i < n_old && (get_line (self->old_lines, i)->partner < 0 || get_line (self->old_lines, i)->moved))
        i++;
      while (j < n_new && (get_line (self->new_lines, j)->partner < 0 || get_line (self->new_lines, j)->moved))
        j++;
      pair_gap (self, i0, i, j0, j);
      if (i < n_old && j < n_new)
        {
          self->pairs[i] = (gint32) j;
          self->back[j++] = (gint32) i++;
        }
    }
}

/* --- Moved ones --- */

typedef struct
{
  guint likeness, i, j;
} Candidate;

static int
compare_candidates (gconstpointer x, gconstpointer y)
{
  const Candidate *a = x, *b = y;

  if (a->likeness != b->likeness)
    return a->likeness > b->likeness ? -1 : 1;
  return a->i != b->i ? (a->i < b->i ? -1 : 1) : (a->j < b->j ? -1 : a->j > b->j);
}

/* The lines that stand beside none, read. (element-type guint) Adds their bytes to @bytes. */
static GArray *
collect_left (GArray *lines, const gint32 *pairs, gsize *bytes)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (guint));

  *bytes = 0;
  for (guint i = 0; i < lines->len; i++)
    if (pairs[i] < 0 && !get_line (lines, i)->moved && get_line (lines, i)->start < get_line (lines, i)->end)
      {
        g_array_append_val (left, i);
        *bytes += get_line (lines, i)->end - get_line (lines, i)->start;
      }
  return left;
}

static void
pair_moved (Rows *self)
{
  gsize old_bytes, new_bytes;
  g_autoptr (GArray) olds = collect_left (self->old_lines, self->pairs, &old_bytes);
  g_autoptr (GArray) news = collect_left (self->new_lines, self->back, &new_bytes);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (olds->len == 0 || news->len == 0 || !may_compare (self, old_bytes, olds->len, new_bytes, news->len))
    return;
  for (guint i = 0; i < olds->len; i++)
    kei_text_piece_read (get_line (self->old_lines, g_array_index (olds, guint, i)), self->old_text);
  for (guint j = 0; j < news->len; j++)
    kei_text_piece_read (get_line (self->new_lines, g_array_index (news, guint, j)), self->new_text);
  for (guint i = 0; i < olds->len; i++)
    for (guint j = 0; j < news->len; j++)
      {
        const KeiTextPiece *a = get_line (self->old_lines, g_array_index (olds, guint, i)), *b = get_line (self->new_lines, g_array_index (news, guint, j));
        Candidate candidate = { kei_text_piece_get_likeness (a, b), g_array_index (olds, guint, i), g_array_index (news, guint, j) };

        if (candidate.likeness >= MIN_MOVED_ALIKE && MIN (a->n_pairs, b->n_pairs) >= MIN_MOVED_SIZE)
          g_array_append_val (candidates, candidate);
      }
  if (candidates->len > 1)
    qsort (candidates->data, candidates->len, sizeof (Candidate), compare_candidates);
  for (guint c = 0; c < candidates->len; c++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, c);
      KeiTextPiece *a = get_line (self->old_lines, candidate->i), *b = get_line (self->new_lines, candidate->j);

      if (a->moved || b->moved)
        continue;
      a->moved = b->moved = TRUE;
      a->partner = (gint32) candidate->j;
      b->partner = (gint32) candidate->i;
    }
  forget_lines (self->old_lines, 0, self->old_lines->len);
  forget_lines (self->new_lines, 0, self->new_lines->len);
}

/* --- Rows --- */

static KeiTextParagraph
get_paragraph (GArray *lines, guint i)
{
  const KeiTextPiece *line = get_line (lines, i);

  return (KeiTextParagraph){ i, line->start, line->end - line->start };
}

static GArray *
make_rows (Rows *self)
{
  static const KeiTextParagraph none = { G_MAXUINT, 0, 0 };
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (KeiTextParagraphRow));
  g_autofree guint *row_of_old = g_new0 (guint, self->old_lines->len + 1);
  guint n_old = self->old_lines->len, n_new = self->new_lines->len, i = 0, j = 0;

  while (i < n_old || j < n_new)
    {
      KeiTextParagraphRow row = { KEI_TEXT_ROW_SAME, none, none, rows->len };

      if (i < n_old && self->pairs[i] < 0)
        {
          row.kind = get_line (self->old_lines, i)->moved ? KEI_TEXT_ROW_MOVED : KEI_TEXT_ROW_REMOVED;
          row_of_old[i] = rows->len;
          row.old_paragraph = get_paragraph (self->old_lines, i++);
        }
      else if (j < n_new && self->back[j] < 0)
        {
          row.kind = get_line (self->new_lines, j)->moved ? KEI_TEXT_ROW_MOVED : KEI_TEXT_ROW_ADDED;
          row.new_paragraph = get_paragraph (self->new_lines, j++);
        }
      else
        {
          row.kind = get_line (self->old_lines, i)->partner == (gint32) j ? KEI_TEXT_ROW_SAME : KEI_TEXT_ROW_CHANGED;
          row.old_paragraph = get_paragraph (self->old_lines, i++);
          row.new_paragraph = get_paragraph (self->new_lines, j++);
        }
      g_array_append_val (rows, row);
    }
  for (guint r = 0; r < rows->len; r++)
    {
      KeiTextParagraphRow *row = &g_array_index (rows, KeiTextParagraphRow, r);

      if (row->kind != KEI_TEXT_ROW_MOVED || row->new_paragraph.index == G_MAXUINT)
        continue;
      row->partner = row_of_old[get_line (self->new_lines, row->new_paragraph.index)->partner];
      g_array_index (rows, KeiTextParagraphRow, row->partner).partner = r;
    }
  return rows;
}

GArray *
kei_text_align_paragraphs (const char *old_text, const char *new_text, gboolean *limited)
{
  g_autoptr (GArray) old_lines = split (old_text), new_lines = split (new_text);
  g_autofree gint32 *pairs = g_new (gint32, old_lines->len + 1), *back = g_new (gint32, new_lines->len + 1);
  Rows self = { old_text, new_text, old_lines, new_lines, pairs, back, { BUDGET, FALSE } };

  memset (pairs, 0xff, (old_lines->len + 1) * sizeof (gint32));
  memset (back, 0xff, (new_lines->len + 1) * sizeof (gint32));
  kei_text_pieces_pair_equal (old_lines, old_text, new_lines, new_text, &self.budget);
  pair_in_order (&self);
  pair_moved (&self);
  if (limited != NULL)
    *limited = self.budget.limited;
  return make_rows (&self);
}
