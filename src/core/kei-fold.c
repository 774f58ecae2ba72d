/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Most characters of a Japanese text are as they are in every form of Unicode, or full-width ASCII; only
 * the runs between them are asked about in Unicode's tables, as runs, so that marks meet their letters. */
#include "config.h"

#include "kei-fold.h"

#include <string.h>

#include "kei-check-wording-data.h"
#include "kei-fold-data.h"

#define SENTENCE_ENDS "。!?"
#define MIN_PIECE 64   /* characters that are normalized at a time, and then on to a place where nothing can join */
#define MAX_PIECE 1024 /* and no further, whatever stands there */

/* Whether @c is its own key. */
static inline gboolean
is_letter (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fa) || c == 0x30fc;
}

/* --- Unicode's forms --- */

/* Whether nothing of @c, taken apart, can join what stands before it: marks can, and Korean vowels and finals. */
static gboolean
stands_apart (gunichar c)
{
  if (is_letter (c) || (c >= 0x20 && c < 0x7f))
    return TRUE;
  return !g_unichar_ismark (c) && c != 0xff9e && c != 0xff9f && !(c >= 0x1160 && c <= 0x11ff) && !(c >= 0x3130 && c <= 0x318f)
         && !(c >= 0xd7b0 && c <= 0xd7ff) && !(c >= 0xffa0 && c <= 0xffdc);
}

static const char *
find_piece_end (const char *from, const char *end)
{
  const char *p = from;

  for (guint n = 0; p < end && n < MAX_PIECE && (n < MIN_PIECE || !stands_apart (g_utf8_get_char (p))); n++)
    p = g_utf8_next_char (p);
  return p;
}

/* In pieces: with every two characters that become one GLib shifts all that follow, and it sorts marks by exchanging neighbours. */
char *
kei_fold_normalize (const char *text, gsize length, gboolean composed)
{
  GString *whole = g_string_sized_new (length);
  const char *end = text + length;

  for (const char *p = text, *next; p < end; p = next)
    {
      g_autofree char *piece = NULL;

      next = find_piece_end (p, end);
      piece = g_utf8_normalize (p, next - p, composed ? G_NORMALIZE_ALL_COMPOSE : G_NORMALIZE_ALL);
      g_string_append (whole, piece != NULL ? piece : "");
    }
  return g_string_free (whole, FALSE);
}

/* --- Keys --- */

static void
append_plain (GArray *key, gunichar c, gboolean sentences)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c = c - 0xff01 + '!';
  if (sentences && (c == '\n' || g_utf8_strchr (SENTENCE_ENDS, -1, c) != NULL))
    c = '\n';
  else if (c < 0x80 ? !g_ascii_isalnum (c) : !g_unichar_isalnum (c) && !g_unichar_ismark (c))
    return;
  else
    c = g_unichar_tolower (c);
  g_array_append_val (key, c);
}

static inline gboolean
is_common (gunichar c)
{
  return c < 0x80 || (c >= 0x3000 && c <= 0x3011) || (c >= 0xff01 && c <= 0xff5e) || c == 0x30fb;
}

/* A run of characters that need Unicode's tables. */
static void
append_rare (GArray *key, const char *run, gsize length, gboolean sentences)
{
  g_autofree char *normal = kei_fold_normalize (run, length, TRUE);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!((c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef)))
        append_plain (key, c, sentences);
    }
}

void
kei_fold_append (GArray *key, const char *text, gboolean sentences)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *run = p;
      gunichar c = g_utf8_get_char (p);

      if (is_letter (c) || is_common (c))
        {
          const char *next = g_utf8_next_char (p);
          gunichar after = *next != '\0' ? g_utf8_get_char (next) : 0;

          /* A kana that a combining mark follows belongs to the run. */
          if (after != 0x3099 && after != 0x309a)
            {
              if (is_letter (c))
                g_array_append_val (key, c);
              else
                append_plain (key, c, sentences);
              p = next;
              continue;
            }
        }
      do
        {
          p = g_utf8_next_char (p);
          c = g_utf8_get_char (p);
        }
      while (*p != '\0' && !is_letter (c) && !is_common (c));
      append_rare (key, run, (gsize) (p - run), sentences);
    }
}

char *
kei_fold_title (const char *title)
{
  g_autoptr (GArray) key = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), 32);

  kei_fold_append (key, title, FALSE);
  return g_ucs4_to_utf8 ((const gunichar *) key->data, key->len, NULL, NULL, NULL);
}

/* --- Spellings --- */

typedef struct
{
  gunichar *from, *to; /* (owned), (unowned) */
  guint n_from, n_to;
} Spelling;

struct _KeiSpellings
{
  GArray *words;              /* (element-type Spelling) by their first character, the longer first */
  GPtrArray *texts;           /* owns the characters */
  guint32 begins[65536 / 32]; /* bits: the characters that begin one */
};

static gunichar *
fold_word (KeiSpellings *self, const char *word, guint *n)
{
  g_autoptr (GArray) key = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gunichar *characters;

  kei_fold_append (key, word, FALSE);
  *n = key->len;
  characters = g_memdup2 (key->data, key->len * sizeof (gunichar));
  g_ptr_array_add (self->texts, characters);
  return characters;
}

static void
enter_word (KeiSpellings *self, const Spelling *word)
{
  g_array_append_vals (self->words, word, 1);
  self->begins[word->from[0] >> 5] |= 1u << (word->from[0] & 31);
}

static void
enter_words (KeiSpellings *self, const char *const *spellings)
{
  Spelling word = { NULL };
  gboolean entered = FALSE;

  if (spellings[0] == NULL)
    return;
  word.to = fold_word (self, spellings[0], &word.n_to);
  for (guint i = 1; spellings[i] != NULL; i++)
    {
      word.from = fold_word (self, spellings[i], &word.n_from);
      if (word.n_from == 0 || word.from[0] > 0xffff || (word.n_from == word.n_to && memcmp (word.from, word.to, word.n_to * sizeof (gunichar)) == 0))
        continue;
      enter_word (self, &word);
      /* 受入 is not to be found in 受入れ, which stands for both: that is its own spelling, then, and the longer. */
      if (!entered && word.n_from < word.n_to && memcmp (word.from, word.to, word.n_from * sizeof (gunichar)) == 0)
        {
          Spelling itself = { word.to, word.to, word.n_to, word.n_to };

          enter_word (self, &itself);
          entered = TRUE;
        }
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Spelling *first = a, *second = b;

  if (first->from[0] != second->from[0])
    return first->from[0] < second->from[0] ? -1 : 1;
  return first->n_from != second->n_from ? (first->n_from > second->n_from ? -1 : 1) : 0;
}

KeiSpellings *
kei_spellings_new (void)
{
  KeiSpellings *self = g_new0 (KeiSpellings, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (Spelling));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < kei_n_spelling_groups; i++)
    enter_words (self, kei_spelling_groups[i].spellings);
  for (guint i = 0; i < kei_n_folded_words; i++)
    enter_words (self, kei_folded_words[i].spellings);
  g_array_sort (self->words, compare_words);
  return self;
}

void
kei_spellings_free (KeiSpellings *spellings)
{
  g_array_unref (spellings->words);
  g_ptr_array_unref (spellings->texts);
  g_free (spellings);
}

/* The longest word at @at, or NULL. */
static const Spelling *
find_word (const KeiSpellings *self, const gunichar *at, guint n)
{
  guint low = 0, high = self->words->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->words, Spelling, middle).from[0] < at[0])
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->words->len; low++)
    {
      const Spelling *word = &g_array_index (self->words, Spelling, low);

      if (word->from[0] != at[0])
        break;
      if (word->n_from <= n && memcmp (word->from, at, word->n_from * sizeof (gunichar)) == 0)
        return word;
    }
  return NULL;
}

void
kei_spellings_fold (const KeiSpellings *spellings, GArray *key, guint from)
{
  g_autoptr (GArray) rest = NULL;
  const gunichar *text = (const gunichar *) key->data;
  guint n = key->len, copied = from;

  for (guint i = from; i < n; i++)
    {
      const Spelling *word = NULL;

      if (text[i] <= 0xffff && (spellings->begins[text[i] >> 5] & 1u << (text[i] & 31)) != 0)
        word = find_word (spellings, text + i, n - i);
      if (word == NULL)
        continue;
      if (rest == NULL)
        rest = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), n - from + 16);
      g_array_append_vals (rest, text + copied, i - copied);
      g_array_append_vals (rest, word->to, word->n_to);
      copied = i + word->n_from;
      i = copied - 1;
    }
  if (rest == NULL)
    return;
  g_array_append_vals (rest, text + copied, n - copied);
  g_array_set_size (key, from);
  g_array_append_vals (key, rest->data, rest->len);
}
