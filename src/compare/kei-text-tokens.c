/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each function reads one token, or one run of kanji with its ending, at a position. */
#include "config.h"

#include "kei-text-tokens.h"

#include "kei-text-tokens-private.h"

#include <string.h>

#define MAX_ENDING 12

/* --- Lists --- */

/* -1, 0 or 1 as the list's word stands before, at or behind those that begin with the three bytes of @p. */
static int
compare_head (const KeiTokenWord *word, const char *p, gsize size)
{
  return memcmp (word->text, p, MIN (MIN (word->length, size), 3));
}

static gboolean
is_at (const KeiReader *reader, guint at, const KeiTokenWord *word, guint *length)
{
  guint32 start = kei_reader_at (reader, at)->start;
  guint end = at;

  if (kei_reader_at (reader, reader->n)->start - start < word->length || memcmp (reader->text + start, word->text, word->length) != 0)
    return FALSE;
  while (end < reader->n && reader->clusters[end].start < start + word->length)
    end++;
  *length = end - at;
  return kei_reader_at (reader, end)->start == start + word->length;
}

const KeiTokenWord *
kei_reader_find (const KeiReader *reader, guint at, const KeiTokenWord *words, guint n_words, guint *length)
{
  const char *p = reader->text + kei_reader_at (reader, at)->start;
  gsize size = kei_reader_at (reader, reader->n)->start - kei_reader_at (reader, at)->start;
  const KeiTokenWord *best = NULL;
  guint low = 0, high = n_words, found;

  if (size == 0)
    return NULL;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_head (&words[middle], p, size) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < n_words && compare_head (&words[low], p, size) == 0; low++)
    if ((best == NULL || words[low].length > best->length) && is_at (reader, at, &words[low], &found))
      {
        best = &words[low];
        *length = found;
      }
  return best;
}

static const KeiTokenWord *
find_kana (const KeiReader *reader, guint at, guint *length)
{
  return kei_reader_find (reader, at, kei_kana_words, kei_n_kana_words, length);
}

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c < KEI_CLUSTER_LONG && c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
is_kana (const KeiReader *reader, guint at)
{
  return kei_reader_is (reader, at, KEI_SCRIPT_HIRAGANA) || kei_reader_is (reader, at, KEI_SCRIPT_LONG_MARK);
}

/* --- Endings --- */

/* Whether a kana that is mostly a particle belongs to the word before: 広|がる, 少|ない, 増|やす, 暮らしや stays 暮らし|や.
 * @after is the number of kana of the ending so far. */
static gboolean
continues_word (const KeiReader *reader, guint at, guint after)
{
  gunichar c = kei_reader_at (reader, at)->c, before = at > 0 ? kei_reader_at (reader, at - 1)->c : 0, next = kei_reader_at (reader, at + 1)->c;

  switch (c)
    {
    case 0x304c: /* が */
      return is_one_of (next, "るりっれろん");
    case 0x3067: /* で */
      return after > 0 && before == 0x3093 /* ん */;
    case 0x304b: /* か */
      return TRUE;
    case 0x306a: /* な */
      return is_one_of (next, "いうえかがくけさしっらりるれわん");
    case 0x3084: /* や */
      return after == 0 && is_one_of (next, "さしすせそむみ");
    case 0x3068: /* と */
      return after == 0 && is_one_of (before, "落整調");
    default:
      return FALSE;
    }
}

/* な behind what is like an adjective is its ending: 新たな, 効果的な, スムーズな. */
static gboolean
is_attributive (const KeiReader *reader, guint at)
{
  guint length;

  return kei_reader_at (reader, at)->c == 0x306a && (find_kana (reader, at, &length) == NULL || length == 1) && !continues_word (reader, at, 1);
}

/* Whether something else begins at @at, so that an ending is over. */
static gboolean
ends_ending (const KeiReader *reader, guint at, guint after)
{
  guint length;
  const KeiTokenWord *word = find_kana (reader, at, &length);

  if (word == NULL)
    return FALSE;
  if (length == 1)
    return ((word->flags & KEI_WORD_BREAKS) != 0 || word->flags == KEI_WORD_PARTICLE) && !continues_word (reader, at, after);
  return (word->flags & KEI_WORD_BREAKS) != 0;
}

/* Where the ending at @at is over; @after kana of the word are before it. */
static guint
read_ending (const KeiReader *reader, guint at, guint after)
{
  guint start = at;

  while (is_kana (reader, at) && at - start < MAX_ENDING && (kei_reader_is (reader, at, KEI_SCRIPT_LONG_MARK) || !ends_ending (reader, at, after + at - start)))
    at++;
  return is_attributive (reader, at) ? at + 1 : at;
}

/* --- Tokens --- */

static void
add (const KeiReader *reader, GArray *tokens, guint from, guint to, KeiTokenClass token_class)
{
  while (from < to)
    {
      guint end = MIN (to, from + KEI_TOKEN_MAX_CLUSTERS);
      KeiToken token = {
        kei_reader_at (reader, from)->start,
        kei_reader_at (reader, end)->start - kei_reader_at (reader, from)->start,
        (guint16) (end - from),
        (guint8) token_class,
      };

      g_array_append_val (tokens, token);
      from = end;
    }
}

static guint
read_run (const KeiReader *reader, guint at, KeiScript script)
{
  while (kei_reader_is (reader, at, script))
    at++;
  return at;
}

/* Kanji, and ヶ between them (緑ヶ丘). */
static gboolean
is_kanji (const KeiReader *reader, guint at)
{
  if (kei_reader_is (reader, at, KEI_SCRIPT_KANJI))
    return TRUE;
  return is_one_of (kei_reader_at (reader, at)->c, "ヶヵケ") && at > 0 && kei_reader_is (reader, at - 1, KEI_SCRIPT_KANJI) && kei_reader_is (reader, at + 1, KEI_SCRIPT_KANJI);
}

/* 推進|し: a noun of two kanji before する; 目指し is none. */
static gboolean
takes_suru (const KeiReader *reader, guint start, guint end)
{
  guint length;

  if (end - start < 2 || !is_one_of (kei_reader_at (reader, end)->c, "しすさせ"))
    return FALSE;
  return kei_reader_find (reader, end - 2, kei_su_verbs, kei_n_su_verbs, &length) == NULL;
}

/* 等 behind a word is one of its own; 平等 is not. */
static gboolean
is_and_so_on (const KeiReader *reader, guint start, guint at)
{
  return at > start && kei_reader_at (reader, at)->c == 0x7b49 && !is_one_of (kei_reader_at (reader, at - 1)->c, "平均高中対同初優上劣親不");
}

static guint
read_kanji_run (const KeiReader *reader, guint at)
{
  guint start = at, length;

  while (is_kanji (reader, at) && at - start < KEI_TOKEN_MAX_KANJI)
    {
      if (at > start
          && (kei_reader_number_breaks (reader, at) || is_and_so_on (reader, start, at)
              || kei_reader_find (reader, at, kei_mixed_words, kei_n_mixed_words, &length) != NULL))
        break;
      at++;
    }
  return at;
}

/* 取り|組み, 支え|合う, 働き|方: two verbs of one kanji each are one word. Returns where it ends, or @end. */
static guint
read_joined (const KeiReader *reader, guint start, guint end)
{
  guint next, length;

  if (!is_one_of (kei_reader_at (reader, end - 1)->c, "りきけえいみびちしぎれげせねべめて") || !is_kanji (reader, end)
      || kei_reader_find (reader, end, kei_mixed_words, kei_n_mixed_words, &length) != NULL)
    return end;
  next = end + 1;
  if (is_one_of (kei_reader_at (reader, end)->c, "方手物先口") && !is_kanji (reader, next) && (!is_kana (reader, next) || ends_ending (reader, next, 0)))
    return next;
  /* 使い|続ける, but not 高い|支え */
  if (kei_reader_at (reader, end - 1)->c == 0x3044 && !is_one_of (kei_reader_at (reader, start)->c, "追買言思使払救誘問洗担補"))
    return end;
  if (end - start != 2 || is_kanji (reader, next) || !is_kana (reader, next) || ends_ending (reader, next, 0))
    return end;
  return read_ending (reader, next, 0);
}

/* A word of kanji and kana from the list, with the ending of a verb: 取り組み|ます is one, 子ども|と two. */
static guint
add_mixed (const KeiReader *reader, GArray *tokens, guint at, guint length)
{
  guint end = at + length;

  if (is_one_of (kei_reader_at (reader, end - 1)->c, "みりいれきげし"))
    end = read_ending (reader, end, length);
  add (reader, tokens, at, end, KEI_TOKEN_KANJI);
  return end;
}

/* 地域|繋がり, but 効果的だ and 再取組み: whether three kanji before an ending are a word of two and a verb of one. */
static gboolean
is_noun_and_verb (const KeiReader *reader, guint at)
{
  return !kei_set_contains (kei_kanji_prefixes, strlen (kei_kanji_prefixes), kei_reader_at (reader, at)->c)
         && !kei_set_contains (kei_kanji_strong_suffixes, strlen (kei_kanji_strong_suffixes), kei_reader_at (reader, at + 2)->c);
}

static guint
add_kanji (const KeiReader *reader, GArray *tokens, guint at)
{
  guint8 lengths[KEI_TOKEN_MAX_KANJI];
  guint run = read_kanji_run (reader, at);
  guint n_parts, end = run, last = at;

  if (at > 0 && kei_reader_is (reader, at - 1, KEI_SCRIPT_KANJI) && is_and_so_on (reader, at - 1, at))
    {
      add (reader, tokens, at, at + 1, KEI_TOKEN_KANJI);
      return at + 1;
    }
  if (is_kana (reader, run) && !takes_suru (reader, at, run))
    end = read_ending (reader, run, 0);
  if (run - at == 3 && end > run && !is_attributive (reader, run) && is_noun_and_verb (reader, at))
    {
      add (reader, tokens, at, at + 2, KEI_TOKEN_KANJI);
      last = at + 2;
    }
  else if (run - at > 3 || (run - at == 3 && kei_reader_at (reader, at + 1)->c == 0x3005))
    {
      n_parts = kei_reader_compound (reader, at, run - at, lengths);
      for (guint i = 0; i + 1 < n_parts; i++)
        {
          add (reader, tokens, last, last + lengths[i], KEI_TOKEN_KANJI);
          last += lengths[i];
        }
    }
  if (end > run && run - last == 1)
    end = read_joined (reader, last, end);
  add (reader, tokens, last, end, KEI_TOKEN_KANJI);
  if (end == run && is_kana (reader, run) && takes_suru (reader, at, run))
    {
      end = read_ending (reader, run, 0);
      add (reader, tokens, run, end, KEI_TOKEN_ENDING);
    }
  return end;
}

static gboolean
begins_phrase (const KeiReader *reader, guint at)
{
  return is_kana (reader, at + 1)
         && (at == 0 || kei_reader_is (reader, at - 1, KEI_SCRIPT_LINE_END) || kei_reader_is (reader, at - 1, KEI_SCRIPT_SPACE)
             || is_one_of (kei_reader_at (reader, at - 1)->c, "、。「『（("));
}

static guint
add_kana (const KeiReader *reader, GArray *tokens, guint at)
{
  guint length;
  const KeiTokenWord *word = find_kana (reader, at, &length);
  KeiTokenClass token_class = KEI_TOKEN_KANA;
  guint end;

  /* お年寄り, ご協力 */
  if (is_one_of (kei_reader_at (reader, at)->c, "おご") && is_kanji (reader, at + 1))
    {
      guint first = tokens->len;
      KeiToken *token;

      end = add_kanji (reader, tokens, at + 1);
      token = &g_array_index (tokens, KeiToken, first);
      token->length += token->start - kei_reader_at (reader, at)->start;
      token->start = kei_reader_at (reader, at)->start;
      token->n_clusters++;
      return end;
    }
  /* No particle begins a phrase: とまこまい. */
  if (word != NULL && length == 1 && begins_phrase (reader, at))
    word = NULL;
  if (word == NULL)
    end = read_ending (reader, at + 1, 1);
  else if ((word->flags & KEI_WORD_KIND) == KEI_WORD_STEM)
    end = read_ending (reader, at + length, length);
  else
    end = at + length;
  if (word != NULL && (word->flags & KEI_WORD_KIND) == KEI_WORD_NOUN && is_attributive (reader, end))
    end++;
  if (word != NULL && (word->flags & KEI_WORD_KIND) == KEI_WORD_PARTICLE)
    token_class = KEI_TOKEN_PARTICLE;
  add (reader, tokens, at, end, token_class);
  return end;
}

/* Cut before and behind what compounds are made of, where that leaves a word. */
static guint
add_katakana (const KeiReader *reader, GArray *tokens, guint at)
{
  guint start = at, end = at, length;

  while (kei_reader_is (reader, end, KEI_SCRIPT_KATAKANA) || kei_reader_is (reader, end, KEI_SCRIPT_LONG_MARK))
    end++;
  while (at < end)
    {
      const KeiTokenWord *word = kei_reader_find (reader, at, kei_katakana_words, kei_n_katakana_words, &length);
      guint rest = end - at;

      if (word != NULL && length <= rest && (at == start || at - start >= 2) && (length == rest || rest - length >= 3))
        {
          add (reader, tokens, start, at, KEI_TOKEN_KATAKANA);
          add (reader, tokens, at, at + length, KEI_TOKEN_KATAKANA);
          at += length;
          start = at;
        }
      else
        at++;
    }
  end = is_attributive (reader, end) ? end + 1 : end;
  add (reader, tokens, start, end, KEI_TOKEN_KATAKANA);
  return end;
}

/* Letters, with what holds names together: Wi-Fi, Society5.0, R&D. */
static guint
add_latin (const KeiReader *reader, GArray *tokens, guint at)
{
  guint end = at;

  for (;;)
    {
      if (kei_reader_is (reader, end, KEI_SCRIPT_LATIN) || kei_reader_is (reader, end, KEI_SCRIPT_DIGIT))
        end++;
      else if (end > at && is_one_of (kei_reader_at (reader, end)->c, "-&'’._/") && (kei_reader_is (reader, end + 1, KEI_SCRIPT_LATIN) || kei_reader_is (reader, end + 1, KEI_SCRIPT_DIGIT)))
        end++;
      else
        break;
    }
  /* R7年度, H29 */
  if (end - at <= 3 && is_one_of (kei_reader_at (reader, at)->c, "RHSＲＨＳ") && kei_reader_is (reader, at + 1, KEI_SCRIPT_DIGIT))
    {
      end = at + 1 + kei_reader_number (reader, at + 1);
      add (reader, tokens, at, end, KEI_TOKEN_NUMBER);
    }
  else
    add (reader, tokens, at, end, KEI_TOKEN_LATIN);
  return end;
}

static guint
add_token (const KeiReader *reader, GArray *tokens, guint at)
{
  guint end, length;

  if (reader->clusters[at].script == KEI_SCRIPT_KANJI && kei_reader_find (reader, at, kei_mixed_words, kei_n_mixed_words, &length) != NULL)
    return add_mixed (reader, tokens, at, length);
  if (reader->clusters[at].script != KEI_SCRIPT_HIRAGANA && (length = kei_reader_number (reader, at)) > 0)
    {
      add (reader, tokens, at, at + length, KEI_TOKEN_NUMBER);
      return at + length;
    }
  switch ((KeiScript) reader->clusters[at].script)
    {
    case KEI_SCRIPT_SPACE:
      end = read_run (reader, at, KEI_SCRIPT_SPACE);
      add (reader, tokens, at, end, KEI_TOKEN_SPACE);
      return end;
    case KEI_SCRIPT_LINE_END:
      add (reader, tokens, at, at + 1, KEI_TOKEN_LINE_END);
      return at + 1;
    case KEI_SCRIPT_LATIN:
      return add_latin (reader, tokens, at);
    case KEI_SCRIPT_HIRAGANA:
      return add_kana (reader, tokens, at);
    case KEI_SCRIPT_KATAKANA:
    case KEI_SCRIPT_LONG_MARK:
      return add_katakana (reader, tokens, at);
    case KEI_SCRIPT_KANJI:
      return add_kanji (reader, tokens, at);
    case KEI_SCRIPT_OTHER:
      add (reader, tokens, at, at + 1, KEI_TOKEN_OTHER);
      return at + 1;
    case KEI_SCRIPT_DIGIT:
    case KEI_SCRIPT_PUNCTUATION:
    default:
      add (reader, tokens, at, at + 1, KEI_TOKEN_PUNCTUATION);
      return at + 1;
    }
}

GArray *
kei_text_tokenize (const char *text, gsize start, gsize end)
{
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (KeiCluster));
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (KeiToken));
  KeiReader reader = { text, NULL, 0 };

  kei_clusters_read (clusters, text, start, end);
  reader.clusters = (const KeiCluster *) (gconstpointer) clusters->data;
  reader.n = clusters->len - 1;
  for (guint at = 0; at < reader.n;)
    at = add_token (&reader, tokens, at);
  return tokens;
}
