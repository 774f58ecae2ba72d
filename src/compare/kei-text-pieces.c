/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-text-pieces.h"

#include <stdlib.h>
#include <string.h>

#include "kei-hash.h"

/* Bytes; what is shorter is too common to have moved. */
#define MIN_MOVED 18

/* Thousandths: how alike two pieces must be to be a pair. */
#define MIN_ALIKE 350

void
kei_text_pieces_add (GArray *pieces, const char *text, gsize start, gsize end)
{
  KeiTextPiece piece = { start, end, 0, -1, FALSE, NULL, 0 };

  piece.hash = kei_hash_finish (kei_hash_bytes (KEI_HASH_A, text + start, end - start));
  g_array_append_val (pieces, piece);
}

static gboolean
is_equal (const char *old_text, const KeiTextPiece *a, const char *new_text, const KeiTextPiece *b)
{
  return a->hash == b->hash && a->end - a->start == b->end - b->start && memcmp (old_text + a->start, new_text + b->start, a->end - a->start) == 0;
}

/* --- Equal ones --- */

static void
fill_units (const KeiTextPiece *pieces, guint n, KeiTextUnit *units)
{
  for (guint i = 0; i < n; i++)
    units[i] = (KeiTextUnit){ pieces[i].hash, pieces[i].hash, (guint) MIN (2 + (pieces[i].end - pieces[i].start), 600) };
}

static void
find_equal (const char *old_text, KeiTextPiece *a, guint n_a, const char *new_text, KeiTextPiece *b, guint n_b, KeiTextBudget *budget)
{
  g_autofree KeiTextUnit *units = g_new (KeiTextUnit, n_a + n_b + 1);
  g_autofree gint32 *match = g_new (gint32, n_a + 1);

  fill_units (a, n_a, units);
  fill_units (b, n_b, units + n_a);
  kei_text_align (units, n_a, units + n_a, n_b, match, budget);
  for (guint i = 0; i < n_a; i++)
    if (match[i] >= 0 && is_equal (old_text, &a[i], new_text, &b[match[i]]))
      {
        a[i].partner = match[i];
        b[match[i]].partner = (gint32) i;
      }
}

static int
compare_hashes (gconstpointer x, gconstpointer y)
{
  const KeiTextPiece *a = *(KeiTextPiece *const *) x, *b = *(KeiTextPiece *const *) y;

  if (a->hash != b->hash)
    return a->hash < b->hash ? -1 : 1;
  return a->start < b->start ? -1 : 1;
}

/* Those that may have moved, by hash. (element-type KeiTextPiece) */
static GPtrArray *
collect_movable (KeiTextPiece *pieces, guint n)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (pieces[i].partner < 0 && pieces[i].end - pieces[i].start >= MIN_MOVED)
      g_ptr_array_add (found, &pieces[i]);
  if (found->len > 1)
    qsort (found->pdata, found->len, sizeof (gpointer), compare_hashes);
  return found;
}

static void
find_moved (const char *old_text, KeiTextPiece *a, guint n_a, const char *new_text, KeiTextPiece *b, guint n_b)
{
  g_autoptr (GPtrArray) in_a = collect_movable (a, n_a);
  g_autoptr (GPtrArray) in_b = collect_movable (b, n_b);

  for (guint i = 0, j = 0; i < in_a->len && j < in_b->len;)
    {
      KeiTextPiece *x = in_a->pdata[i], *y = in_b->pdata[j];

      if (x->hash == y->hash && is_equal (old_text, x, new_text, y))
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

void
kei_text_pieces_pair_equal (GArray *old_pieces, const char *old_text, GArray *new_pieces, const char *new_text, KeiTextBudget *budget)
{
  KeiTextPiece *a = (KeiTextPiece *) (gpointer) old_pieces->data, *b = (KeiTextPiece *) (gpointer) new_pieces->data;

  find_equal (old_text, a, old_pieces->len, new_text, b, new_pieces->len, budget);
  find_moved (old_text, a, old_pieces->len, new_text, b, new_pieces->len);
}

/* --- Alike ones --- */

static int
compare_pairs (gconstpointer x, gconstpointer y)
{
  guint32 a = *(const guint32 *) x, b = *(const guint32 *) y;

  return a < b ? -1 : a > b;
}

void
kei_text_piece_read (KeiTextPiece *piece, const char *text)
{
  gunichar before = 0;

  piece->pairs = g_new (guint32, piece->end - piece->start + 1);
  piece->n_pairs = 0;
  for (const char *p = text + piece->start; p < text + piece->end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      piece->pairs[piece->n_pairs++] = (before * 0x9e3779b1u) ^ (c * 0x85ebca6bu);
      before = c;
    }
  qsort (piece->pairs, piece->n_pairs, sizeof (guint32), compare_pairs);
}

void
kei_text_piece_forget (KeiTextPiece *piece)
{
  g_clear_pointer (&piece->pairs, g_free);
}

guint
kei_text_piece_count_common (const KeiTextPiece *a, const KeiTextPiece *b)
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

guint
kei_text_piece_get_likeness (const KeiTextPiece *a, const KeiTextPiece *b)
{
  return a->n_pairs + b->n_pairs == 0 ? 0 : 2000 * kei_text_piece_count_common (a, b) / (a->n_pairs + b->n_pairs);
}

void
kei_text_pieces_pair_alike (const KeiTextPieces *a, const KeiTextPieces *b, gint32 *pair)
{
  guint n_a = a->to - a->from, n_b = b->to - b->from, width = n_b + 1, i, j;
  g_autofree guint *likeness = g_new0 (guint, (gsize) n_a * n_b);
  g_autofree guint *best = g_new0 (guint, (gsize) (n_a + 1) * width);

  for (i = 0; i < n_a; i++)
    for (j = 0; j < n_b; j++)
      {
        const KeiTextPiece *x = &a->pieces[a->from + i], *y = &b->pieces[b->from + j];
        guint alike = x->moved || y->moved ? 0 : kei_text_piece_get_likeness (x, y), score;

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
