/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences are aligned in three steps: equal ones in their order; equal ones that stand elsewhere, which moved; and in
 * the gaps the most alike, in their order. What was made one of two, or two of one, is compared as one. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kei-hash.h"
#include "kei-text-clusters.h"
#include "kei-text-diff-private.h"

#define FULL_STOP 0x3002
#define FULL_STOP_TEXT "。"
#define FULL_STOP_SIZE 3

/* Bytes; what is shorter is too common to have moved. */
#define MIN_MOVED 18

/* Thousandths: how alike two sentences of a gap must be, and how much of one must be in another to be a part of it. */
#define MIN_ALIKE 350
#define MIN_CONTAINED 600

/* Steps that looking for the most alike may take in one gap. */
#define MAX_GAP_STEPS (4 * 1000 * 1000)

typedef struct
{
  gsize start, end;
  guint64 hash;
  gint32 partner; /* the equal one on the other side, or -1 */
  gboolean moved; /* it stands elsewhere */
  guint32 *pairs; /* (owned) while a gap is looked at: hashes of pairs of characters, rising */
  guint n_pairs;
} Sentence;

/* The sentences of one gap that are left: their indices. */
typedef struct
{
  Sentence *sentences;
  guint from, to;
} Side;

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
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
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
          Sentence sentence = { start, at, 0, -1, FALSE, NULL, 0 };

          sentence.hash = kei_hash_finish (kei_hash_bytes (KEI_HASH_A, text + start, at - start));
          g_array_append_val (sentences, sentence);
          start = at;
        }
    }
  return sentences;
}

static gboolean
is_equal (const KeiTextComparison *self, const Sentence *a, const Sentence *b)
{
  return a->hash == b->hash && a->end - a->start == b->end - b->start && memcmp (self->old_text + a->start, self->new_text + b->start, a->end - a->start) == 0;
}

/* --- Equal ones --- */

static void
fill_units (const Sentence *sentences, guint n, KeiTextUnit *units)
{
  for (guint i = 0; i < n; i++)
    units[i] = (KeiTextUnit){ sentences[i].hash, sentences[i].hash, (guint) MIN (2 + (sentences[i].end - sentences[i].start), 600) };
}

static void
find_equal (KeiTextComparison *self, Sentence *a, guint n_a, Sentence *b, guint n_b)
{
  g_autofree KeiTextUnit *units = g_new (KeiTextUnit, n_a + n_b + 1);
  g_autofree gint32 *match = g_new (gint32, n_a + 1);

  fill_units (a, n_a, units);
  fill_units (b, n_b, units + n_a);
  kei_text_align (units, n_a, units + n_a, n_b, match, &self->budget);
  for (guint i = 0; i < n_a; i++)
    if (match[i] >= 0 && is_equal (self, &a[i], &b[match[i]]))
      {
        a[i].partner = match[i];
        b[match[i]].partner = (gint32) i;
      }
}

static int
compare_hashes (gconstpointer x, gconstpointer y)
{
  const Sentence *a = *(Sentence *const *) x, *b = *(Sentence *const *) y;

  if (a->hash != b->hash)
    return a->hash < b->hash ? -1 : 1;
  return a->start < b->start ? -1 : 1;
}

/* Those that may have moved, by hash. (element-type Sentence) */
static GPtrArray *
collect_movable (Sentence *sentences, guint n)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (sentences[i].partner < 0 && sentences[i].end - sentences[i].start >= MIN_MOVED)
      g_ptr_array_add (found, &sentences[i]);
  if (found->len > 1)
    qsort (found->pdata, found->len, sizeof (gpointer), compare_hashes);
  return found;
}

static void
find_moved (KeiTextComparison *self, Sentence *a, guint n_a, Sentence *b, guint n_b)
{
  g_autoptr (GPtrArray) in_a = collect_movable (a, n_a);
  g_autoptr (GPtrArray) in_b = collect_movable (b, n_b);

  for (guint i = 0, j = 0; i < in_a->len && j < in_b->len;)
    {
      Sentence *x = in_a->pdata[i], *y = in_b->pdata[j];

      if (x->hash == y->hash && is_equal (self, x, y))
        {
          x->partner = (gint32) (y - b);
          y->partner = (gint32) (x - a);
          x->moved = y->moved = TRUE;
        }
      if (x->hash <= y->hash)
        i++;
      if (y->hash <= x->hash)
        j++;
    }
}

/* --- Alike ones --- */

static int
compare_pairs (gconstpointer x, gconstpointer y)
{
  guint32 a = *(const guint32 *) x, b = *(const guint32 *) y;

  return a < b ? -1 : a > b;
}

static void
read_pairs (Sentence *sentence, const char *text)
{
  gunichar before = 0;

  sentence->pairs = g_new (guint32, sentence->end - sentence->start + 1);
  sentence->n_pairs = 0;
  for (const char *p = text + sentence->start; p < text + sentence->end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      sentence->pairs[sentence->n_pairs++] = (before * 0x9e3779b1u) ^ (c * 0x85ebca6bu);
      before = c;
    }
  qsort (sentence->pairs, sentence->n_pairs, sizeof (guint32), compare_pairs);
}

static guint
count_common (const Sentence *a, const Sentence *b)
{
  guint n = 0;

  for (guint i = 0, j = 0; i < a->n_pairs && j < b->n_pairs;)
    {
      if (a->pairs[i] == b->pairs[j])
        {
          n++;
          i++;
          j++;
        }
      else if (a->pairs[i] < b->pairs[j])
        i++;
      else
        j++;
    }
  return n;
}

/* Thousandths of both together. */
static guint
get_likeness (const Sentence *a, const Sentence *b)
{
  return a->n_pairs + b->n_pairs == 0 ? 0 : 2000 * count_common (a, b) / (a->n_pairs + b->n_pairs);
}

/* Whether @part, too, went into or came from @whole. */
static gboolean
is_part_of (const Sentence *part, const Sentence *whole)
{
  return !part->moved && part->n_pairs > 0 && 1000 * count_common (part, whole) >= MIN_CONTAINED * part->n_pairs;
}

/* Pairs in order with the greatest sum of likeness; sets @pair[i] to the index in @b, or -1. */
static void
pair_alike (const Side *a, const Side *b, gint32 *pair)
{
  guint n_a = a->to - a->from, n_b = b->to - b->from, width = n_b + 1, i, j;
  g_autofree guint *likeness = g_new0 (guint, (gsize) n_a * n_b);
  g_autofree guint *best = g_new0 (guint, (gsize) (n_a + 1) * width);

  for (i = 0; i < n_a; i++)
    for (j = 0; j < n_b; j++)
      {
        const Sentence *x = &a->sentences[a->from + i], *y = &b->sentences[b->from + j];
        guint alike = x->moved || y->moved ? 0 : get_likeness (x, y), score;

        likeness[i * n_b + j] = alike >= MIN_ALIKE ? alike : 0;
        score = likeness[i * n_b + j] > 0 ? best[i * width + j] + alike : 0;
        best[(i + 1) * width + j + 1] = MAX (score, MAX (best[i * width + j + 1], best[(i + 1) * width + j]));
      }
  for (i = 0; i < n_a; i++)
    pair[i] = -1;
  for (i = n_a, j = n_b; i > 0 && j > 0;)
    {
      guint here = best[i * width + j];

      if (best[(i - 1) * width + j] == here)
        i--;
      else if (best[i * width + j - 1] == here)
        j--;
      else
        {
          i--;
          j--;
          pair[i] = (gint32) j;
        }
    }
}

/* The groups of a gap, each a pair with those beside it that are parts of its other half. (element-type Group) */
static GArray *
find_groups (const KeiTextComparison *self, const Side *a, const Side *b)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autofree gint32 *pair = g_new (gint32, a->to - a->from);
  guint low_i = a->from, low_j = b->from;

  for (guint i = a->from; i < a->to; i++)
    read_pairs (&a->sentences[i], self->old_text);
  for (guint j = b->from; j < b->to; j++)
    read_pairs (&b->sentences[j], self->new_text);
  pair_alike (a, b, pair);
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
      while (group.j0 > low_j && is_part_of (&b->sentences[group.j0 - 1], &a->sentences[i]))
        group.j0--;
      while (group.i0 > low_i && group.j1 - group.j0 == 1 && is_part_of (&a->sentences[group.i0 - 1], &b->sentences[group.j0]))
        group.i0--;
      while (group.j1 < next_j && group.i1 - group.i0 == 1 && is_part_of (&b->sentences[group.j1], &a->sentences[i]))
        group.j1++;
      while (group.i1 < next_i && group.j1 - group.j0 == 1 && is_part_of (&a->sentences[group.i1], &b->sentences[group.j0]))
        group.i1++;
      g_array_append_val (groups, group);
      low_i = group.i1;
      low_j = group.j1;
    }
  for (guint i = a->from; i < a->to; i++)
    g_clear_pointer (&a->sentences[i].pairs, g_free);
  for (guint j = b->from; j < b->to; j++)
    g_clear_pointer (&b->sentences[j].pairs, g_free);
  return groups;
}

/* --- Gaps --- */

static gboolean
has_moved (const Side *side)
{
  for (guint i = side->from; i < side->to; i++)
    if (side->sentences[i].moved)
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
add_unpaired (KeiTextComparison *self, const Side *a, const Side *b, gsize old_at, gsize new_at)
{
  gsize old_end = a->from < a->to ? a->sentences[a->to - 1].end : old_at;

  if (a->from < a->to && b->from < b->to && !has_moved (a) && !has_moved (b))
    {
      kei_text_compare_words (self, (KeiTextSpan){ old_at, old_end, new_at, b->sentences[b->to - 1].end });
      return;
    }
  for (guint i = a->from; i < a->to; i++)
    {
      const Sentence *sentence = &a->sentences[i];
      KeiTextSpan span = { sentence->start, sentence->end, new_at, new_at };

      if (sentence->moved)
        add_moved (self, span, (guint64) i + 1);
      else
        kei_text_add_edit (self, span, KEI_TEXT_HUNK_TEXT);
    }
  for (guint j = b->from; j < b->to; j++)
    {
      const Sentence *sentence = &b->sentences[j];
      KeiTextSpan span = { old_end, old_end, sentence->start, sentence->end };

      if (sentence->moved)
        add_moved (self, span, (guint64) sentence->partner + 1);
      else
        kei_text_add_edit (self, span, KEI_TEXT_HUNK_TEXT);
    }
}

static void
compare_gap (KeiTextComparison *self, Side a, Side b, gsize old_at, gsize new_at)
{
  gint64 bytes_a = a.from < a.to ? (gint64) (a.sentences[a.to - 1].end - old_at) : 0;
  gint64 bytes_b = b.from < b.to ? (gint64) (b.sentences[b.to - 1].end - new_at) : 0;
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
      Side before_a = { a.sentences, a.from, group != NULL ? group->i0 : a.to };
      Side before_b = { b.sentences, b.from, group != NULL ? group->j0 : b.to };

      add_unpaired (self, &before_a, &before_b, old_at, new_at);
      if (group == NULL)
        break;
      old_at = a.sentences[group->i1 - 1].end;
      new_at = b.sentences[group->j1 - 1].end;
      kei_text_compare_words (self, (KeiTextSpan){ a.sentences[group->i0].start, old_at, b.sentences[group->j0].start, new_at });
      a.from = group->i1;
      b.from = group->j1;
    }
}

void
kei_text_compare_sentences (KeiTextComparison *self)
{
  g_autoptr (GArray) old_sentences = split (self->old_text, strlen (self->old_text));
  g_autoptr (GArray) new_sentences = split (self->new_text, strlen (self->new_text));
  Sentence *a = (Sentence *) (gpointer) old_sentences->data, *b = (Sentence *) (gpointer) new_sentences->data;
  guint n_a = old_sentences->len, n_b = new_sentences->len, i = 0, j = 0;
  gsize old_at = 0, new_at = 0;

  find_equal (self, a, n_a, b, n_b);
  find_moved (self, a, n_a, b, n_b);
  while (i < n_a || j < n_b)
    {
      Side gap_a = { a, i, i }, gap_b = { b, j, j };

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
