/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-partner-finder.h"

#include "kei-fold.h"

#define MAX_FOUND 40
#define MAX_LETTERS 256 /* of a title that are looked at */

static void
partner_free (gpointer data)
{
  KeiPartner *partner = data;

  g_free (partner->number);
  g_free (partner->title);
  g_free (partner->place);
  g_free (partner);
}

typedef struct
{
  KeiNode *node;
  KeiNode *parent;
  gboolean is_free;
  guint order;
  double score;
} Candidate;

typedef struct
{
  KeiPairing *pairing;
  KeiSide other;   /* on which the candidates stand */
  gboolean is_own; /* the words are its own title: what has little in common is an answer too */
  GCancellable *cancellable;
  GArray *words; /* (element-type gunichar) folded */
  GArray *key;   /* (element-type gunichar) of the candidate that is looked at */
  GArray *best;  /* (element-type Candidate) the best so far, best first */
  KeiKind kind;
  KeiId partner; /* the one that it has, or KEI_ID_NONE */
  guint n_seen;
} Search;

static gunichar
get_character (const GArray *key, guint i)
{
  return ((const gunichar *) (const void *) key->data)[i];
}

/* What two titles have in common takes the product of their lengths to count. */
static void
append_key (GArray *key, const char *text)
{
  kei_fold_append (key, text, FALSE);
  g_array_set_size (key, MIN (key->len, MAX_LETTERS));
}

/* How many pairs of neighbouring characters of @words are in @key; one character counts as it is. */
static guint
count_common (const GArray *words, const GArray *key)
{
  guint common = 0;

  for (guint i = 0; i < words->len && (i + 1 < words->len || words->len == 1); i++)
    for (guint j = 0; j < key->len && (j + 1 < key->len || words->len == 1); j++)
      if (get_character (words, i) == get_character (key, j) && (words->len == 1 || get_character (words, i + 1) == get_character (key, j + 1)))
        {
          common++;
          break;
        }
  return common;
}

static gboolean
is_better (const Candidate *a, const Candidate *b)
{
  if (a->score != b->score)
    return a->score > b->score;
  return a->order < b->order;
}

static void
keep_if_good (Search *search, const Candidate *candidate)
{
  guint at = search->best->len;

  while (at > 0 && is_better (candidate, &g_array_index (search->best, Candidate, at - 1)))
    at--;
  if (at >= MAX_FOUND)
    return;
  g_array_insert_val (search->best, at, *candidate);
  if (search->best->len > MAX_FOUND)
    g_array_set_size (search->best, MAX_FOUND);
}

static gboolean
look_at (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Search *search = data;
  Candidate candidate = { .node = node, .parent = parent, .order = search->n_seen++ };
  guint common;

  if (g_cancellable_is_cancelled (search->cancellable))
    return FALSE;
  if (kei_node_get_kind (node) != search->kind || kei_node_get_id (node) == search->partner)
    return TRUE;
  g_array_set_size (search->key, 0);
  append_key (search->key, kei_node_get_headline (node));
  common = count_common (search->words, search->key);
  if (common == 0 && !search->is_own && search->words->len > 0)
    return TRUE;
  candidate.is_free = kei_pairing_find (search->pairing, search->other, kei_node_get_id (node)) == NULL;
  candidate.score = common / (double) MAX (search->words->len, 1) + common / (double) MAX (search->key->len, 1) + (candidate.is_free ? 0.25 : 0);
  keep_if_good (search, &candidate);
  return TRUE;
}

GPtrArray *
kei_partners_find (KeiComparisonRows *rows, KeiSide side, KeiId id, const char *words, GCancellable *cancellable)
{
  KeiPairing *pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (rows));
  KeiNode *node = kei_tree_lookup (kei_pairing_get_tree (pairing, side), id);
  GPtrArray *found = g_ptr_array_new_with_free_func (partner_free);
  Search search = { .pairing = pairing, .other = kei_side_other (side), .is_own = *words == '\0', .cancellable = cancellable };

  search.words = g_array_new (FALSE, FALSE, sizeof (gunichar));
  search.key = g_array_new (FALSE, FALSE, sizeof (gunichar));
  search.best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  search.kind = node != NULL ? kei_node_get_kind (node) : KEI_KIND_ITEM;
  search.partner = kei_pairing_get_partner (pairing, side, id);
  append_key (search.words, search.is_own && node != NULL ? kei_node_get_headline (node) : words);
  kei_node_walk (kei_tree_get_root (kei_pairing_get_tree (pairing, search.other)), look_at, &search);
  for (guint i = 0; i < search.best->len; i++)
    {
      const Candidate *candidate = &g_array_index (search.best, Candidate, i);
      KeiPartner *partner = g_new0 (KeiPartner, 1);

      partner->id = kei_node_get_id (candidate->node);
      partner->number = kei_comparison_rows_dup_number (rows, search.other, partner->id);
      partner->title = g_strdup (kei_node_get_headline (candidate->node));
      partner->place = g_strdup (candidate->parent != NULL && kei_node_get_kind (candidate->parent) == search.kind ? kei_node_get_headline (candidate->parent) : "");
      partner->is_free = candidate->is_free;
      g_ptr_array_add (found, partner);
    }
  g_array_unref (search.words);
  g_array_unref (search.key);
  g_array_unref (search.best);
  return found;
}
