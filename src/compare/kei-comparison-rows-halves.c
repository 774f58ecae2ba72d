/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the texts of halves are read. They stand beside one text that says what all of them say: read in its order nothing
 * seems to have moved, wherever in their plan the halves stand. */
#include "config.h"

#include <stdlib.h>

#include "kei-comparison-rows-private.h"
#include "kei-hash.h"

#define PIECE 3    /* characters */
#define MIN_SAID 3 /* a text of which one piece in so many is found in the other says the same */

/* Some characters in a row, and where. */
typedef struct
{
  guint64 hash;
  guint at;
} Piece;

/* A text, and where in the other it is said. */
typedef struct
{
  KeiNode *node;
  guint place;
  guint rank; /* where it stood before */
} Half;

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *first = a, *second = b;

  if (first->hash != second->hash)
    return first->hash < second->hash ? -1 : 1;
  return (first->at > second->at) - (first->at < second->at);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

static int
compare_halves (gconstpointer a, gconstpointer b)
{
  const Half *first = a, *second = b;

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;
  return (first->rank > second->rank) - (first->rank < second->rank);
}

/* (element-type Piece) in the order of the text. */
static GArray *
list_pieces (const KeiRowsBuilder *self, KeiNode *const *nodes, guint n)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece)), *key = self->keys[0];
  const gunichar *characters;

  g_array_set_size (key, 0);
  for (guint i = 0; i < n; i++)
    kei_fold_append (key, kei_node_get_text (nodes[i], KEI_FIELD_BODY), TRUE);
  kei_spellings_fold (self->spellings, key, 0);
  characters = (const gunichar *) (void *) key->data;
  for (guint i = 0; i + PIECE <= key->len; i++)
    {
      Piece piece = { 0, i };

      for (guint j = 0; j < PIECE; j++)
        piece.hash = kei_hash_mix (piece.hash, characters[i + j]);
      g_array_append_val (pieces, piece);
    }
  return pieces;
}

/* Where in the other text most of a text is said: in the middle of the places of its pieces. FALSE where little of it is said. */
static gboolean
find_place (const KeiRowsBuilder *self, KeiNode *node, const GArray *others, guint *place)
{
  g_autoptr (GArray) pieces = list_pieces (self, &node, 1);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < pieces->len; i++)
    {
      guint64 hash = g_array_index (pieces, Piece, i).hash;
      guint low = 0, high = others->len;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (others, Piece, middle).hash < hash)
            low = middle + 1;
          else
            high = middle;
        }
      if (low < others->len && g_array_index (others, Piece, low).hash == hash)
        g_array_append_val (places, g_array_index (others, Piece, low).at);
    }
  if (places->len == 0 || places->len * MIN_SAID < pieces->len)
    return FALSE;
  g_array_sort (places, compare_places);
  *place = g_array_index (places, guint, places->len / 2);
  return TRUE;
}

static void
order_nodes (const KeiRowsBuilder *self, KeiNode **nodes, guint n, KeiNode *const *others, guint n_others)
{
  g_autoptr (GArray) pieces = list_pieces (self, others, n_others);
  g_autofree Half *halves = g_new (Half, n);

  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < n; i++)
    {
      halves[i] = (Half){ nodes[i], i > 0 ? halves[i - 1].place : 0, i };
      find_place (self, nodes[i], pieces, &halves[i].place);
    }
  qsort (halves, n, sizeof *halves, compare_halves);
  for (guint i = 0; i < n; i++)
    nodes[i] = halves[i].node;
}

void
_kei_rows_order_halves (const KeiRowsBuilder *self, KeiNode **old_nodes, guint n_old, KeiNode **new_nodes, guint n_new)
{
  if (n_old > 1 && n_new == 1)
    order_nodes (self, old_nodes, n_old, new_nodes, n_new);
  else if (n_new > 1 && n_old == 1)
    order_nodes (self, new_nodes, n_new, old_nodes, n_old);
}
