/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences are aligned in three steps: equal ones in their order; equal ones that stand elsewhere, which moved; and in
 * the gaps the most alike, in their order. What was made one of two, or two of one, is compared as one. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kei-text-clusters.h"
#include "kei-text-diff-private.h"
#include "kei-text-pieces.h"

#define FULL_STOP 0x3002
#define FULL_STOP_TEXT "。"
#define FULL_STOP_SIZE 3

/* Thousandths: how much of a sentence must be in another to be a part of it. */
#define MIN_CONTAINED 600

/* Steps that looking for the most alike may take in one gap. */
#define MAX_GAP_STEPS (4 * 1000 * 1000)

/* A part of the gap that is compared word by word. */
typedef struct
{
  guint i0, i1, j0, j1;
} Group;

/* --- Sentences --- */

/* Whether a sentence ends behind the 。 before @at: not where a bracket closes. */
static gboolean
ends_sentence (const char *text, gsize length, gsize at)
{
  gunichar c;

  if (at >= length)
    return TRUE;
  c = g_utf8_get_char (text + at);
  return c != 0x300d && c != 0x300f && c != 0xff09 && c != ')' && kei_cluster_follows (FULL_STOP, c);
}

static GArray *
split (const char *text, gsize length)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (KeiTextPiece));
  gsize start = 0, at = 0;

  while (at < length)
    {
      gsize end = 0;

      if (text[at] == '\n')
        end = at + 1;
      else if (length - at >= FULL_STOP_SIZE && memcmp (text + at, FULL_STOP_TEXT, FULL_STOP_SIZE) == 0 && ends_sentence (text, length, at + FULL_STOP_SIZE))
        end = at + FULL_STOP_SIZE;
      at = end > 0 ? end : at + 1;
      if (end > 0 || at == length)
        {
          kei_text_pieces_add (sentences, text, start, at);
          start = at;
        }
    }
  return sentences;
}

/* --- Groups --- */

/* Whether @part, too, went into or came from @whole. */
static gboolean
is_part_of (const KeiTextPiece *part, const KeiTextPiece *whole)
{
  return !part->moved && part->n_pairs > 0 && 1000 * kei_text_piece_count_common (part, whole) >= MIN_CONTAINED * part->n_pairs;
}

/* The groups of a gap, each a pair with those beside it that are parts of its other half. (element-type Group) */
static GArray *
find_groups (const KeiTextComparison *self, const KeiTextPieces *a, const KeiTextPieces *b)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autofree gint32 *pair = g_new (gint32, a->to - a->from);
  guint low_i = a->from, low_j = b->from;

  for (guint i = a->from; i < a->to; i++)
    kei_text_piece_read (&a->pieces[i], self->old_text);
  for (guint j = b->from; j < b->to; j++)
    kei_text_piece_read (&b->pieces[j], self->new_text);
  kei_text_pieces_pair_alike (a, b, pair);
  for (guint i = a->from; i < a->to; i++)
    {
      Group group;
      guint next_i = i + 1, next_j;

      if (pair[i - a->from] < 0)
        continue;
      group = (Group){ i, i + 1, b->from + (guint) pair[i - a->from], b->from + (guint) pair[i - a->from] + 1 };
      while (next_i < a->to && pair[next_i - a->from] < 0)
        next_i++;
      next_j = next_i < a->to ? b->from + (guint) pair[next_i - a->from] : b->to;
      /* What was two sentences here is one there. */
      while (group.j0 > low_j && is_part_of (&b->pieces[group.j0 - 1], &a->pieces[i]))
        group.j0--;
      while (group.i0 > low_i && group.j1 - group.j0 == 1 && is_part_of (&a->pieces[group.i0 - 1], &b->pieces[group.j0]))
        group.i0--;
      while (group.j1 < next_j && group.i1 - group.i0 == 1 && is_part_of (&b->pieces[group.j1], &a->pieces[i]))
        group.j1++;
      while (group.i1 < next_i && group.j1 - group.j0 == 1 && is_part_of (&a->pieces[group.i1], &b->pieces[group.j0]))
        group.i1++;
      g_array_append_val (groups, group);
      low_i = group.i1;
      low_j = group.j1;
    }
  for (guint i = a->from; i < a->to; i++)
    kei_text_piece_forget (&a->pieces[i]);
  for (guint j = b->from; j < b->to; j++)
    kei_text_piece_forget (&b->pieces[j]);
  return groups;
}

/* --- Gaps --- */

static gboolean
has_moved (const KeiTextPieces *side)
{
  for (guint i = side->from; i < side->to; i++)
    if (side->pieces[i].moved)
      return TRUE;
  return FALSE;
}

static void
add_moved (KeiTextComparison *self, KeiTextSpan span, guint64 mark)
{
  KeiTextEdit edit = { span.old_start, span.old_end, span.new_start, span.new_end, KEI_TEXT_HUNK_MOVED, mark };

  g_array_append_val (self->edits, edit);
}

/* Sentences that have no like: those that moved away or here, those that were deleted, those that are new. @at is where
 * both sides are in bytes. */
static void
add_unpaired (KeiTextComparison *self, const KeiTextPieces *a, const KeiTextPieces *b, gsize old_at, gsize new_at)
{
  gsize old_end = a->from < a->to ? a->pieces[a->to - 1].end : old_at;

  if (a->from < a->to && b->from < b->to && !has_moved (a) && !has_moved (b))
    {
      kei_text_compare_words (self, (KeiTextSpan){ old_at, old_end, new_at, b->pieces[b->to - 1].end });
      return;
    }
  for (guint i = a->from; i < a->to; i++)
    {
      const KeiTextPiece *sentence = &a->pieces[i];
      KeiTextSpan span = { sentence->start, sentence->end, new_at, new_at };

      if (sentence->moved)
        add_moved (self, span, (guint64) i + 1);
      else
        kei_text_add_edit (self, span, KEI_TEXT_HUNK_TEXT);
    }
  for (guint j = b->from; j < b->to; j++)
    {
      const KeiTextPiece *sentence = &b->pieces[j];
      KeiTextSpan span = { old_end, old_end, sentence->start, sentence->end };

      if (sentence->moved)
        add_moved (self, span, (guint64) sentence->partner + 1);
      else
        kei_text_add_edit (self, span, KEI_TEXT_HUNK_TEXT);
    }
}

static void
compare_gap (KeiTextComparison *self, KeiTextPieces a, KeiTextPieces b, gsize old_at, gsize new_at)
{
  gint64 bytes_a = a.from < a.to ? (gint64) (a.pieces[a.to - 1].end - old_at) : 0;
  gint64 bytes_b = b.from < b.to ? (gint64) (b.pieces[b.to - 1].end - new_at) : 0;
  gint64 steps = (bytes_a * (b.to - b.from) + bytes_b * (a.to - a.from)) / 3;
  g_autoptr (GArray) groups = NULL;

  if (a.from == a.to || b.from == b.to || (a.to - a.from == 1 && b.to - b.from == 1) || steps > MIN (MAX_GAP_STEPS, self->budget.steps))
    {
      add_unpaired (self, &a, &b, old_at, new_at);
      return;
    }
  self->budget.steps -= steps;
  groups = find_groups (self, &a, &b);
  for (guint i = 0; i <= groups->len; i++)
    {
      const Group *group = i < groups->len ? &g_array_index (groups, Group, i) : NULL;
      KeiTextPieces before_a = { a.pieces, a.from, group != NULL ? group->i0 : a.to };
      KeiTextPieces before_b = { b.pieces, b.from, group != NULL ? group->j0 : b.to };

      add_unpaired (self, &before_a, &before_b, old_at, new_at);
      if (group == NULL)
        break;
      old_at = a.pieces[group->i1 - 1].end;
      new_at = b.pieces[group->j1 - 1].end;
      kei_text_compare_words (self, (KeiTextSpan){ a.pieces[group->i0].start, old_at, b.pieces[group->j0].start, new_at });
      a.from = group->i1;
      b.from = group->j1;
    }
}

void
kei_text_compare_sentences (KeiTextComparison *self)
{
  g_autoptr (GArray) old_sentences = split (self->old_text, strlen (self->old_text));
  g_autoptr (GArray) new_sentences = split (self->new_text, strlen (self->new_text));
  KeiTextPiece *a = (KeiTextPiece *) (gpointer) old_sentences->data, *b = (KeiTextPiece *) (gpointer) new_sentences->data;
  guint n_a = old_sentences->len, n_b = new_sentences->len, i = 0, j = 0;
  gsize old_at = 0, new_at = 0;

  kei_text_pieces_pair_equal (old_sentences, self->old_text, new_sentences, self->new_text, &self->budget);
  while (i < n_a || j < n_b)
    {
      KeiTextPieces gap_a = { a, i, i }, gap_b = { b, j, j };

      while (gap_a.to < n_a && (a[gap_a.to].partner < 0 || a[gap_a.to].moved))
        gap_a.to++;
      while (gap_b.to < n_b && (b[gap_b.to].partner < 0 || b[gap_b.to].moved))
        gap_b.to++;
      compare_gap (self, gap_a, gap_b, old_at, new_at);
      i = gap_a.to;
      j = gap_b.to;
      /* The two that are equal. */
      if (i < n_a)
        old_at = a[i++].end;
      if (j < n_b)
        new_at = b[j++].end;
    }
}
