/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of the many ways to say the same change, the one that a person would have marked. */
#include "config.h"

#include <string.h>

#include "kei-text-diff-private.h"

/* A phrase of so many words on one side, all of them replaced, is replaced as a whole. */
#define MIN_PHRASE_WORDS 3

#define MAX_SLIDE 200

static gboolean
is_text (const KeiTextRow *row, guint at, const char *text)
{
  gsize length = strlen (text);

  return at < row->n && row->tokens[at].length == length && memcmp (row->text + row->tokens[at].start, text, length) == 0;
}

static gboolean
is_same_token (const KeiTextRow *row, guint i, guint j)
{
  const KeiToken *x = &row->tokens[i], *y = &row->tokens[j];

  return x->length == y->length && memcmp (row->text + x->start, row->text + y->start, x->length) == 0;
}

/* --- Phrases --- */

static guint
count_words (const KeiTextRow *row, guint from, guint to)
{
  guint n = 0;

  for (guint i = from; i < to; i++)
    n += kei_token_has_content (&row->tokens[i]);
  return n;
}

/* Whether no word and no mark stands between two changes, so that they are of one phrase. */
static gboolean
is_one_phrase (const KeiTextRow *a, const KeiTextChange *before, const KeiTextChange *after)
{
  for (guint i = before->a1; i < after->a0; i++)
    if (kei_token_has_content (&a->tokens[i]) || a->tokens[i].token_class <= KEI_TOKEN_PUNCTUATION)
      return FALSE;
  return TRUE;
}

/* Whether the phrase goes on with words that are kept, on that side of the change. */
static gboolean
has_kept_word (const KeiTextRow *a, guint at, int step)
{
  for (guint i = at; i < a->n; i = (guint) ((int) i + step))
    {
      if (a->tokens[i].token_class <= KEI_TOKEN_PUNCTUATION)
        return FALSE;
      if (kei_token_has_content (&a->tokens[i]))
        return TRUE;
    }
  return FALSE;
}

/* Both sides have words in each change: none is a mere insertion. */
static gboolean
is_replacement (const KeiTextRow *a, const KeiTextRow *b, const KeiTextChange *change)
{
  return count_words (a, change->a0, change->a1) > 0 && count_words (b, change->b0, change->b1) > 0;
}

void
kei_text_join_changes (const KeiTextRow *a, const KeiTextRow *b, GArray *changes)
{
  guint kept = 0;

  for (guint i = 0; i < changes->len;)
    {
      KeiTextChange joined = g_array_index (changes, KeiTextChange, i);
      guint words_a = count_words (a, joined.a0, joined.a1), words_b = count_words (b, joined.b0, joined.b1);
      guint next = i + 1;

      for (; next < changes->len; next++)
        {
          const KeiTextChange *change = &g_array_index (changes, KeiTextChange, next);

          if (!is_one_phrase (a, &g_array_index (changes, KeiTextChange, next - 1), change))
            break;
          words_a += count_words (a, change->a0, change->a1);
          words_b += count_words (b, change->b0, change->b1);
        }
      if (next - i >= 2 && MAX (words_a, words_b) >= MIN_PHRASE_WORDS && MIN (words_a, words_b) > 0
          && !has_kept_word (a, joined.a0 - 1, -1) && !has_kept_word (a, g_array_index (changes, KeiTextChange, next - 1).a1, 1))
        {
          joined.a1 = g_array_index (changes, KeiTextChange, next - 1).a1;
          joined.b1 = g_array_index (changes, KeiTextChange, next - 1).b1;
          if (is_replacement (a, b, &joined))
            {
              /* 整備し and 支援し are other verbs, of which nothing is kept. */
              while (joined.a1 < a->n && a->tokens[joined.a1].token_class == KEI_TOKEN_ENDING)
                {
                  joined.a1++;
                  joined.b1++;
                }
              g_array_index (changes, KeiTextChange, kept++) = joined;
              i = next;
              continue;
            }
        }
      while (i < next)
        {
          KeiTextChange change = g_array_index (changes, KeiTextChange, i++);

          g_array_index (changes, KeiTextChange, kept++) = change;
        }
    }
  g_array_set_size (changes, kept);
}

/* --- Sliding --- */

/* How good a place between the tokens @at - 1 and @at is to begin or end at. */
static guint
rate_boundary (const KeiTextRow *row, guint at)
{
  const KeiToken *before, *after;

  if (at == 0)
    return row->from_start ? 12 : 8;
  if (at >= row->n)
    return row->to_end ? 12 : 8;
  if (row->tokens[at - 1].token_class == KEI_TOKEN_LINE_END || is_text (row, at - 1, "。"))
    return 12;
  if (is_text (row, at, "、"))
    return 10;
  before = &row->tokens[at - 1];
  after = &row->tokens[at];
  if (is_text (row, at - 1, "、") || is_text (row, at - 1, "・"))
    return 8;
  if ((before->token_class >= KEI_TOKEN_KANA || before->token_class == KEI_TOKEN_KANJI) && before->token_class != after->token_class
      && after->token_class < KEI_TOKEN_KANA && kei_token_has_content (after))
    return before->token_class == KEI_TOKEN_KANJI ? 5 : 9;
  return before->token_class != after->token_class ? 5 : 2;
}

/* What is only in @row goes from @from to @to; it may lie up to @left tokens farther left and @right farther right. Returns by how
 * many it is moved. */
static int
find_best_slide (const KeiTextRow *row, guint from, guint to, guint left, guint right)
{
  int best = 0;
  guint best_rate = 0;

  for (int shift = -(int) left; shift <= (int) right; shift++)
    {
      guint rate = rate_boundary (row, (guint) ((int) from + shift)) + rate_boundary (row, (guint) ((int) to + shift));

      if (rate > best_rate)
        {
          best_rate = rate;
          best = shift;
        }
    }
  return best;
}

void
kei_text_slide_changes (const KeiTextRow *a, const KeiTextRow *b, GArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      KeiTextChange *change = &g_array_index (changes, KeiTextChange, i);
      gboolean inserted = change->a0 == change->a1;
      const KeiTextRow *row = inserted ? b : a;
      guint from = inserted ? change->b0 : change->a0, to = inserted ? change->b1 : change->a1;
      /* Where the changes beside it, as they are now, leave room. */
      guint low = 0, high = row->n, left = 0, right = 0;
      int shift;

      if (!inserted && change->b0 != change->b1)
        continue;
      if (i > 0)
        low = inserted ? change[-1].b1 : change[-1].a1;
      if (i + 1 < changes->len)
        high = inserted ? change[1].b0 : change[1].a0;
      while (left < MAX_SLIDE && from - left > low && is_same_token (row, from - left - 1, to - left - 1))
        left++;
      while (right < MAX_SLIDE && to + right < high && is_same_token (row, from + right, to + right))
        right++;
      if (left + right == 0)
        continue;
      shift = find_best_slide (row, from, to, left, right);
      change->a0 = (guint) ((int) change->a0 + shift);
      change->a1 = (guint) ((int) change->a1 + shift);
      change->b0 = (guint) ((int) change->b0 + shift);
      change->b1 = (guint) ((int) change->b1 + shift);
    }
}
