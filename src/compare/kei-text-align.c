/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-text-align.h"

#include <stdlib.h>
#include <string.h>

/* Of cells that are tried one by one. */
#define MAX_CELLS (250 * 1000)

/* Tenths: what a match right behind another is worth more, and one of another spelling less. */
#define RUN_BONUS 4
#define SPELLING_COST 1

/* Edits that Myers' search goes through before it takes the way that led farthest. */
#define MAX_EDITS 256

#define MAX_DEPTH 16

typedef struct
{
  const KeiTextUnit *a, *b;
  gint32 *match;
  KeiTextBudget *budget;
} Align;

/* A box of @a and @b, ends not included. */
typedef struct
{
  guint a0, a1, b0, b1;
} Box;

static gboolean
same (const Align *self, guint i, guint j)
{
  return self->a[i].folded == self->b[j].folded;
}

/* --- All cells --- */

/* What a cell remembers for the way back. */
enum {
  WAY_MATCH = 1, /* the best way here ends with a match */
  WAY_A = 2,     /* … leaves out a unit of a */
  WAY_B = 3,     /* … of b */
  WAY = 3,
  RUN = 4 /* the best match here continues a run of matches */
};

static void
align_cells (Align *self, Box box)
{
  guint n_a = box.a1 - box.a0, n_b = box.b1 - box.b0;
  g_autofree guint8 *ways = g_malloc ((gsize) n_a * n_b);
  /* The rows above: the best score up to each column, and that of a match just there. */
  g_autofree gint32 *best = g_new0 (gint32, n_b + 1);
  g_autofree gint32 *matched = g_new (gint32, n_b + 1);
  gboolean in_run = FALSE;
  guint i, j;

  for (j = 0; j <= n_b; j++)
    matched[j] = G_MININT32 / 2;
  self->budget->steps -= (gint64) n_a * n_b;
  for (i = 0; i < n_a; i++)
    {
      const KeiTextUnit *unit = &self->a[box.a0 + i];
      gint32 diagonal = best[0], diagonal_match = matched[0];
      guint8 *row = ways + (gsize) i * n_b;

      for (j = 0; j < n_b; j++)
        {
          gint32 above = best[j + 1], above_match = matched[j + 1], score = G_MININT32 / 2;
          const KeiTextUnit *other = &self->b[box.b0 + j];
          guint8 way = WAY_A;

          if (unit->folded == other->folded)
            {
              score = diagonal;
              way = 0;
              if (diagonal_match + RUN_BONUS >= diagonal)
                {
                  score = diagonal_match + RUN_BONUS;
                  way = RUN;
                }
              score += (gint32) unit->weight - (unit->exact == other->exact ? 0 : SPELLING_COST);
              matched[j + 1] = score;
              if (score >= above && score >= best[j])
                way |= WAY_MATCH;
              else
                way |= above >= best[j] ? WAY_A : WAY_B;
            }
          else
            {
              matched[j + 1] = score;
              way = above >= best[j] ? WAY_A : WAY_B;
            }
          best[j + 1] = MAX (MAX (above, best[j]), score);
          row[j] = way;
          diagonal = above;
          diagonal_match = above_match;
        }
    }
  while (i > 0 && j > 0)
    {
      guint8 way = ways[(gsize) (i - 1) * n_b + j - 1];

      if (in_run || (way & WAY) == WAY_MATCH)
        {
          self->match[box.a0 + i - 1] = (gint32) (box.b0 + j - 1);
          in_run = (way & RUN) != 0 && i > 1 && j > 1 && same (self, box.a0 + i - 2, box.b0 + j - 2);
          i--;
          j--;
        }
      else if ((way & WAY) == WAY_A)
        i--;
      else
        j--;
    }
}

/* --- Anchors --- */

typedef struct
{
  guint64 hash;
  guint32 index;
} Place;

static int
compare_places (gconstpointer x, gconstpointer y)
{
  const Place *a = x, *b = y;

  if (a->hash != b->hash)
    return a->hash < b->hash ? -1 : 1;
  return a->index < b->index ? -1 : a->index > b->index;
}

/* The units from @from up to @to that occur once. (element-type Place) */
static GArray *
find_unique (const KeiTextUnit *units, guint from, guint to)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), to - from);
  Place *all = (Place *) (gpointer) places->data;
  guint n = to - from, kept = 0;

  g_array_set_size (places, n);
  for (guint i = 0; i < n; i++)
    all[i] = (Place){ units[from + i].folded, from + i };
  qsort (all, n, sizeof (Place), compare_places);
  for (guint i = 0; i < n; i++)
    if ((i == 0 || all[i - 1].hash != all[i].hash) && (i + 1 == n || all[i + 1].hash != all[i].hash))
      all[kept++] = all[i];
  g_array_set_size (places, kept);
  return places;
}

/* The longest rising row of pairs (index in a, index in b) of units that are unique on both sides. (element-type Place) */
static GArray *
find_anchors (const Align *self, Box box)
{
  g_autoptr (GArray) in_a = find_unique (self->a, box.a0, box.a1);
  g_autoptr (GArray) in_b = find_unique (self->b, box.b0, box.b1);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Place)); /* hash: the index in a */
  g_autofree guint32 *tails = NULL, *before = NULL;
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (Place));
  guint n_tails = 0;

  for (guint i = 0, j = 0; i < in_a->len && j < in_b->len;)
    {
      const Place *x = &g_array_index (in_a, Place, i), *y = &g_array_index (in_b, Place, j);

      if (x->hash == y->hash)
        {
          Place pair = { x->index, y->index };

          g_array_append_val (pairs, pair);
          i++;
          j++;
        }
      else if (x->hash < y->hash)
        i++;
      else
        j++;
    }
  if (pairs->len == 0)
    return anchors;
  qsort (pairs->data, pairs->len, sizeof (Place), compare_places);

  tails = g_new (guint32, pairs->len);
  before = g_new (guint32, pairs->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      guint low = 0, high = n_tails;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (pairs, Place, tails[middle]).index < g_array_index (pairs, Place, i).index)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tails[low - 1] : G_MAXUINT32;
      tails[low] = i;
      n_tails = MAX (n_tails, low + 1);
    }
  g_array_set_size (anchors, n_tails);
  for (guint32 i = tails[n_tails - 1]; n_tails > 0; i = before[i])
    g_array_index (anchors, Place, --n_tails) = g_array_index (pairs, Place, i);
  return anchors;
}

/* --- Myers --- */

/* A point of a shortest way through @box, about half of it; after too many edits the point that lies farthest. */
static void
find_middle (Align *self, Box box, guint *x_out, guint *y_out)
{
  gint64 n = box.a1 - box.a0, m = box.b1 - box.b0, delta = n - m;
  gint64 limit = MIN ((n + m + 1) / 2, MAX_EDITS);
  gint64 size = 2 * limit + 3, far_x = 0, far_y = 0;
  g_autofree gint64 *forth = g_new (gint64, size);
  g_autofree gint64 *back = g_new (gint64, size);
  gint64 *f = forth + limit + 1, *r = back + limit + 1; /* by diagonal; r counts from the end */

  for (gint64 k = -limit - 1; k <= limit + 1; k++)
    f[k] = r[k] = -1;
  f[1] = r[1] = 0;
  for (gint64 d = 0; d <= limit; d++)
    {
      for (gint64 k = -d; k <= d; k += 2)
        {
          gint64 x = k == -d || (k != d && f[k - 1] < f[k + 1]) ? f[k + 1] : f[k - 1] + 1;
          gint64 y = x - k, other = delta - k;

          if (x > n || y < 0 || y > m)
            {
              f[k] = x > n ? n + 1 : x;
              continue;
            }
          while (x < n && y < m && same (self, box.a0 + (guint) x, box.b0 + (guint) y))
            {
              x++;
              y++;
              self->budget->steps--;
            }
          f[k] = x;
          if (x + y > far_x + far_y)
            {
              far_x = x;
              far_y = y;
            }
          if (delta % 2 != 0 && other >= -(d - 1) && other <= d - 1 && r[other] >= 0 && x + r[other] >= n)
            goto found;
        }
      for (gint64 k = -d; k <= d; k += 2)
        {
          gint64 x = k == -d || (k != d && r[k - 1] < r[k + 1]) ? r[k + 1] : r[k - 1] + 1;
          gint64 y = x - k, other = delta - k;

          if (x > n || y < 0 || y > m)
            {
              r[k] = x > n ? n + 1 : x;
              continue;
            }
          while (x < n && y < m && same (self, box.a1 - 1 - (guint) x, box.b1 - 1 - (guint) y))
            {
              x++;
              y++;
              self->budget->steps--;
            }
          r[k] = x;
          if (delta % 2 == 0 && other >= -d && other <= d && f[other] >= 0 && f[other] <= n && x + f[other] >= n)
            {
              far_x = f[other];
              far_y = f[other] - other;
              goto found;
            }
        }
      self->budget->steps -= 2 * d;
    }
  self->budget->limited = TRUE;
found:
  *x_out = box.a0 + (guint) CLAMP (far_x, 0, n);
  *y_out = box.b0 + (guint) CLAMP (far_y, 0, m);
}

/* --- All together --- */

static void align_box (Align *self, Box box, guint depth);

static gboolean
align_anchors (Align *self, Box box, guint depth)
{
  g_autoptr (GArray) anchors = NULL;
  Box gap = box;

  self->budget->steps -= 16 * (gint64) ((box.a1 - box.a0) + (box.b1 - box.b0));
  anchors = find_anchors (self, box);
  if (anchors->len == 0)
    return FALSE;
  for (guint i = 0; i <= anchors->len; i++)
    {
      const Place *anchor = i < anchors->len ? &g_array_index (anchors, Place, i) : NULL;

      gap.a1 = anchor != NULL ? (guint) anchor->hash : box.a1;
      gap.b1 = anchor != NULL ? anchor->index : box.b1;
      align_box (self, gap, depth + 1);
      if (anchor != NULL)
        self->match[gap.a1] = (gint32) gap.b1;
      gap.a0 = gap.a1 + 1;
      gap.b0 = gap.b1 + 1;
    }
  return TRUE;
}

static void
align_box (Align *self, Box box, guint depth)
{
  for (;;)
    {
      Box first;
      guint x, y;

      while (box.a0 < box.a1 && box.b0 < box.b1 && same (self, box.a0, box.b0))
        self->match[box.a0++] = (gint32) box.b0++;
      while (box.a0 < box.a1 && box.b0 < box.b1 && same (self, box.a1 - 1, box.b1 - 1))
        self->match[--box.a1] = (gint32) --box.b1;
      if (box.a0 == box.a1 || box.b0 == box.b1)
        return;
      if (self->budget->steps <= 0)
        {
          self->budget->limited = TRUE;
          return;
        }
      if ((gint64) (box.a1 - box.a0) * (box.b1 - box.b0) <= MAX_CELLS)
        {
          align_cells (self, box);
          return;
        }
      if (depth < MAX_DEPTH && align_anchors (self, box, depth))
        return;
      find_middle (self, box, &x, &y);
      if ((x == box.a0 && y == box.b0) || (x == box.a1 && y == box.b1))
        {
          self->budget->limited = TRUE;
          return;
        }
      first = (Box){ box.a0, x, box.b0, y };
      align_box (self, first, depth + 1);
      box.a0 = x;
      box.b0 = y;
      depth = MAX_DEPTH;
    }
}

void
kei_text_align (const KeiTextUnit *a, guint n_a, const KeiTextUnit *b, guint n_b, gint32 *match, KeiTextBudget *budget)
{
  Align self = { a, b, match, budget };
  Box box = { 0, n_a, 0, n_b };

  for (guint i = 0; i < n_a; i++)
    match[i] = -1;
  align_box (&self, box, 0);
}
