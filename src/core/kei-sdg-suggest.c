/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guessing goals from words: the text is folded and read from left to right, at each place the
 * longest word of the table is taken and what it covers is passed over. Each word found
 * closes a part of the gap between a goal's score and 1, so that many words come near
 * it and none is decisive; a word that hints at several goals says less about each. */
#include "config.h"

#include "kei-sdg-suggest.h"

#include <stdlib.h>
#include <string.h>

#include "kei-fold.h"
#include "kei-sdg-coverage.h"
#include "kei-sdg-suggest-data.h"

#define TITLE_WEIGHT 0.5
#define TEXT_WEIGHT 0.25
/* A word that hints at a goal and at no target of it is a general one. */
#define GENERAL_FACTOR 0.6

typedef struct
{
  const KeiSdgWord *word;
  double weight;
} Found;

/* Half width, lower case, and no space but between words in Latin letters: torn lines
 * ("受入 れ") and line breaks must not hide a word. */
static char *
fold (const char *text)
{
  g_autofree char *normal = kei_fold_normalize (text, strlen (text), TRUE);
  g_autofree char *lower = g_utf8_casefold (normal, -1);
  GString *folded = g_string_sized_new (strlen (lower));
  gboolean after_latin = FALSE;

  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c))
        {
          g_string_append_unichar (folded, c);
          after_latin = g_ascii_isalnum (*at);
        }
      else if (after_latin)
        {
          g_string_append_c (folded, ' ');
          after_latin = FALSE;
        }
    }
  return g_string_free (folded, FALSE);
}

/* The first word that is not before @text in the order of the bytes. */
static guint
find_first (const char *text, gsize length)
{
  guint low = 0, high = kei_sdg_n_words;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strncmp (kei_sdg_words[middle].word, text, length) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A Latin word must stand by itself: "ai" is not in "maintain". */
static gboolean
stands_alone (const char *text, const char *at, gsize length)
{
  gboolean open_before = at > text && g_ascii_isalnum (at[-1]) && g_ascii_isalnum (*at);
  gboolean open_after = g_ascii_isalnum (at[length - 1]) && g_ascii_isalnum (at[length]);

  return !open_before && !open_after;
}

static const KeiSdgWord *
find_longest (const char *text, const char *at)
{
  gsize first = g_utf8_next_char (at) - at;
  const KeiSdgWord *best = NULL;

  for (guint i = find_first (at, first); i < kei_sdg_n_words && strncmp (kei_sdg_words[i].word, at, first) == 0; i++)
    {
      const char *word = kei_sdg_words[i].word;

      /* Of words with one beginning, the longer one is later in the order. */
      if (g_str_has_prefix (at, word) && stands_alone (text, at, strlen (word)))
        best = &kei_sdg_words[i];
    }
  return best;
}

static void
add_word (GArray *found, const KeiSdgWord *word, double weight)
{
  Found new = { word, weight };

  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, Found, i).word == word)
      return;
  g_array_append_val (found, new);
}

static void
find_words (const char *text, double weight, GArray *found)
{
  g_autofree char *folded = fold (text);

  for (const char *at = folded; *at != '\0';)
    {
      const KeiSdgWord *word = find_longest (folded, at);

      if (word != NULL)
        add_word (found, word, weight);
      at = word != NULL ? at + strlen (word->word) : g_utf8_next_char (at);
    }
}

static guint
count_codes (const KeiSdgWord *word)
{
  guint n = 0;

  while (n < KEI_SDG_WORD_MAX_CODES && word->codes[n] != NULL)
    n++;
  return n;
}

static void
free_suggestion (gpointer data)
{
  KeiSdgSuggestion *suggestion = data;

  g_ptr_array_unref (suggestion->words);
  g_free (suggestion);
}

/* What @found says about one goal, or NULL. @found is ordered by weight. */
static KeiSdgSuggestion *
judge (guint goal, GArray *found)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  double target_weights[KEI_SDG_N_TARGETS] = { 0 };
  const KeiSdgTarget *best = NULL;
  double gap = 1.0;
  guint n_targets;
  const KeiSdgTarget *targets = kei_sdg_goal_targets (goal, &n_targets);
  KeiSdgSuggestion *suggestion;

  for (guint i = 0; i < found->len; i++)
    {
      const Found *hit = &g_array_index (found, Found, i);
      guint n = count_codes (hit->word);

      for (guint j = 0; j < n; j++)
        {
          const char *code = hit->word->codes[j];
          const KeiSdgTarget *target;
          double weight;

          if ((guint) atoi (code) != goal)
            continue;
          target = kei_sdg_target (code);
          weight = hit->weight / n * (target != NULL ? 1.0 : GENERAL_FACTOR);
          gap *= 1.0 - weight;
          g_ptr_array_add (words, (gpointer) hit->word->word);
          if (target != NULL)
            target_weights[target - targets] += weight;
        }
    }
  if (words->len == 0)
    return NULL;

  for (guint i = 0; i < n_targets; i++)
    if (target_weights[i] > 0 && (best == NULL || target_weights[i] > target_weights[best - targets]))
      best = &targets[i];

  suggestion = g_new (KeiSdgSuggestion, 1);
  *suggestion = (KeiSdgSuggestion){ goal, best, 1.0 - gap, g_steal_pointer (&words) };
  return suggestion;
}

static int
compare_suggestions (gconstpointer a, gconstpointer b)
{
  const KeiSdgSuggestion *left = *(const KeiSdgSuggestion *const *) a;
  const KeiSdgSuggestion *right = *(const KeiSdgSuggestion *const *) b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return (int) left->goal - (int) right->goal;
}

GPtrArray *
kei_sdg_suggest (const char *title, const char *const *texts)
{
  GPtrArray *suggestions = g_ptr_array_new_with_free_func (free_suggestion);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));

  /* The title first, so that a word in both keeps the greater weight. */
  if (title != NULL)
    find_words (title, TITLE_WEIGHT, found);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    find_words (texts[i], TEXT_WEIGHT, found);

  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    {
      KeiSdgSuggestion *suggestion = judge (goal, found);

      if (suggestion != NULL)
        g_ptr_array_add (suggestions, suggestion);
    }
  g_ptr_array_sort (suggestions, compare_suggestions);
  return suggestions;
}

static void
add_texts (GPtrArray *texts, const KeiNode *item, KeiSlot slot, KeiField field)
{
  guint n;
  KeiNode *const *nodes = kei_node_get_children (item, slot, &n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (texts, (gpointer) kei_node_get_text (nodes[i], field));
}

GPtrArray *
kei_sdg_suggest_item (const KeiNode *item)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  GPtrArray *suggestions;

  g_ptr_array_add (texts, (gpointer) kei_node_get_text (item, KEI_FIELD_LABEL));
  add_texts (texts, item, KEI_SLOT_TEXTS, KEI_FIELD_BODY);
  add_texts (texts, item, KEI_SLOT_INDICATORS, KEI_FIELD_NAME);
  g_ptr_array_add (texts, NULL);

  suggestions = kei_sdg_suggest (kei_node_get_text (item, KEI_FIELD_TITLE), (const char *const *) texts->pdata);
  for (guint i = suggestions->len; i-- > 0;)
    {
      const KeiSdgSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (kei_sdg_item_has_goal (item, suggestion->goal))
        g_ptr_array_remove_index (suggestions, i);
    }
  return suggestions;
}
