/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-outline-text.h"

#include <string.h>

gunichar
kei_fold_char (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xff01 + '!';
  switch (c)
    {
    case 0x3000: /* ideographic space */
    case 0x00a0:
    case 0x2002:
    case 0x2003:
    case 0x2009:
    case '\t':
    case '\v':
      return ' ';
    case 0x2010: /* hyphens and minus signs */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0x301c: /* wave dash */
    case 0x223c:
      return '~';
    default:
      return c;
    }
}

char *
kei_fold_width (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (folded, kei_fold_char (g_utf8_get_char (p)));
  return g_string_free (folded, FALSE);
}

gboolean
kei_char_is_blank (gunichar c)
{
  return kei_fold_char (c) == ' ' || c == 0x200b || c == 0xfeff;
}

gboolean
kei_char_is_hiragana (gunichar c)
{
  return (c >= 0x3041 && c <= 0x309f);
}

gboolean
kei_char_is_katakana (gunichar c)
{
  return (c >= 0x30a1 && c <= 0x30fa) || c == 0x30fc || (c >= 0xff66 && c <= 0xff9d);
}

gboolean
kei_char_is_kanji (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff) || c == 0x3005 || c == 0x3006 || c == 0x30f6;
}

gboolean
kei_char_is_japanese (gunichar c)
{
  return kei_char_is_hiragana (c) || kei_char_is_katakana (c) || kei_char_is_kanji (c);
}

gboolean
kei_char_is_latin (gunichar c)
{
  c = kei_fold_char (c);
  return c < 0x80 && g_ascii_isalpha ((char) c);
}

gboolean
kei_char_is_digit (gunichar c)
{
  c = kei_fold_char (c);
  return c < 0x80 && g_ascii_isdigit ((char) c);
}

char *
kei_outline_key (const char *text)
{
  GString *key = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = kei_fold_char (g_utf8_get_char (p));

      if (g_unichar_isalnum (c) || c == 0x30fc || kei_char_is_japanese (c))
        g_string_append_unichar (key, g_unichar_tolower (c));
    }
  return g_string_free (key, FALSE);
}

#define MAX_COMPARED 200

/* The pairs of neighbouring characters, each in one integer, sorted. */
static guint
collect_pairs (const char *text, guint64 *pairs)
{
  guint n = 0;
  gunichar before = 0;

  for (const char *p = text; *p != '\0' && n < MAX_COMPARED; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      pairs[n++] = (guint64) before << 32 | c;
      before = c;
    }
  for (guint i = 1; i < n; i++)
    for (guint j = i; j > 0 && pairs[j - 1] > pairs[j]; j--)
      {
        guint64 swap = pairs[j];

        pairs[j] = pairs[j - 1];
        pairs[j - 1] = swap;
      }
  return n;
}

double
kei_outline_similarity (const char *a, const char *b)
{
  guint64 pairs_a[MAX_COMPARED], pairs_b[MAX_COMPARED];
  guint n_a = collect_pairs (a, pairs_a);
  guint n_b = collect_pairs (b, pairs_b);
  guint shared = 0;

  if (n_a == 0 || n_b == 0)
    return 0;
  for (guint i = 0, j = 0; i < n_a && j < n_b;)
    if (pairs_a[i] == pairs_b[j])
      shared++, i++, j++;
    else if (pairs_a[i] < pairs_b[j])
      i++;
    else
      j++;
  return 2.0 * shared / (n_a + n_b);
}

gunichar
kei_text_first (const char *text)
{
  return *text == '\0' ? 0 : g_utf8_get_char (text);
}

gunichar
kei_text_last (const char *text)
{
  const char *end = text + strlen (text);

  return end == text ? 0 : g_utf8_get_char (g_utf8_prev_char (end));
}

char *
kei_text_trim (const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);

  while (text < end && kei_char_is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *before = g_utf8_prev_char (end);

      if (!kei_char_is_blank (g_utf8_get_char (before)))
        break;
      end = before;
    }
  return g_strndup (text, (gsize) (end - text));
}

static gboolean
has_suffix_of (const char *text, const char *const *suffixes)
{
  for (; *suffixes != NULL; suffixes++)
    if (g_str_has_suffix (text, *suffixes))
      return TRUE;
  return FALSE;
}

static gboolean
has_prefix_of (const char *text, const char *const *prefixes)
{
  for (; *prefixes != NULL; prefixes++)
    if (g_str_has_prefix (text, *prefixes))
      return TRUE;
  return FALSE;
}

#define LEAST_WORDS 4

/* English: words and a full stop. */
static gboolean
is_latin_sentence (const char *text)
{
  gsize n = strlen (text);
  guint blanks = 0;

  if (n < 2 || text[n - 1] != '.' || !g_ascii_islower (text[n - 2]))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    blanks += *p == ' ';
  return blanks + 1 >= LEAST_WORDS;
}

gboolean
kei_text_is_sentence (const char *text)
{
  static const char *const endings[] = {
    "。", "．", "。）", "。)", "。」", "ます", "ました", "ません", "です", "でした", "である", "ください", NULL
  };

  return has_suffix_of (text, endings) || is_latin_sentence (text);
}

gboolean
kei_text_starts_inside (const char *text)
{
  static const char *const starts[] = {
    "、", "。", "，", "）", ")", "」", "』", "】", "・", "ー", "ん", "っ", "ッ", "ン",
    "ゃ", "ゅ", "ょ", "ャ", "ュ", "ョ", "を", "や、", "に、", "で、", "と、", "も、", "は、", "が、", "の、",
    "られ", "れ", "る", "ます", "します", "ました", "など、", "などの", "などに", "などを", "から、", "まで、", "ため、", NULL
  };
  /* の拡大, に取り組む: no word starts so, while のり and にぎわい are words. */
  static const char *const particles[] = { "の", "に", "が", "で", "へ", NULL };

  if (has_prefix_of (text, starts))
    return TRUE;
  return has_prefix_of (text, particles) && (kei_char_is_kanji (kei_text_first (g_utf8_next_char (text))) || kei_char_is_katakana (kei_text_first (g_utf8_next_char (text))));
}

gboolean
kei_text_ends_inside (const char *text)
{
  static const char *const ends[] = {
    "、", "，", "・", "（", "(", "について", "に向けて", "により", "「", "『", "を", "の", "が", "は", "と", "で", "へ", "っ", "及び", "および", "や", NULL
  };

  return has_suffix_of (text, ends);
}

int
kei_text_open_brackets (const char *text)
{
  int open = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    switch (kei_fold_char (g_utf8_get_char (p)))
      {
      case '(':
      case 0x300c: /* 「 */
      case 0x300e: /* 『 */
        open++;
        break;
      case ')':
      case 0x300d:
      case 0x300f:
        open--;
        break;
      default:
        break;
      }
  return open;
}

gboolean
kei_text_is_cut_off (const char *text)
{
  static const char *const stems[] = { "しま", "りま", "きま", "めま", "えま", "進め", "図り", "努め", "高め", "整え", "行い", "を", "に向け", NULL };

  return g_utf8_strlen (text, -1) >= 16 && has_suffix_of (text, stems);
}

/* --- Spaces inside of words --- */

/* The text as an array of characters, with what is known of each. */
typedef struct
{
  gunichar *c;
  glong n;
} Characters;

static gboolean
is_gap (const Characters *text, glong i)
{
  return text->c[i] == ' ' && i > 0 && i + 1 < text->n && text->c[i - 1] != ' ' && text->c[i + 1] != ' ';
}

/* Letters of the Latin word that ends before (step -1) or starts after (step 1) the gap at @i,
 * @capitals telling whether all are capitals; closed gaps are walked over. */
static guint
measure_latin (const Characters *text, const guint8 *closed, glong i, int step, gboolean *capitals)
{
  guint n = 0;

  *capitals = TRUE;
  for (i += step; i >= 0 && i < text->n && n < 20; i += step)
    {
      if (closed[i])
        continue;
      if (!kei_char_is_latin (text->c[i]))
        break;
      if (g_unichar_islower (text->c[i]))
        *capitals = FALSE;
      n++;
    }
  return n;
}

/* G I G A, J R, SDG s: one side is a single letter, the other one too or in capitals. A word spelt out
 * so takes the gap before Japanese text with it, since that was made by the same machine. */
static void
close_letters (const Characters *text, guint8 *closed)
{
  glong spelt_end = -1;

  for (glong i = 1; i + 1 < text->n; i++)
    {
      gboolean capitals_before, capitals_after;
      guint before, after;

      if (!is_gap (text, i))
        continue;
      before = measure_latin (text, closed, i, -1, &capitals_before);
      after = measure_latin (text, closed, i, 1, &capitals_after);
      if (before > 0 && after > 0 && ((before == 1 && after == 1) || (after == 1 && capitals_before) || (before == 1 && capitals_after) || (after == 1 && spelt_end == i - 1)))
        {
          closed[i] = 1;
          spelt_end = i + (glong) after;
        }
      else if (spelt_end == i - 1 && kei_char_is_japanese (text->c[i + 1]))
        closed[i] = 1;
    }
}

/* 平 成 2 3 年 度: three or more single characters in a row, at least one of them Japanese. */
static void
close_spelt_words (const Characters *text, guint8 *closed)
{
  glong start = 0;

  while (start < text->n)
    {
      glong end = start;
      guint n = 0;
      gboolean japanese = FALSE;

      while (end < text->n && text->c[end] != ' ' && (end == 0 || text->c[end - 1] == ' ') && (end + 1 == text->n || text->c[end + 1] == ' ') && g_unichar_isalnum (text->c[end]))
        {
          japanese |= kei_char_is_japanese (text->c[end]);
          n++;
          end += 2;
        }
      /* The last character may carry the rest of its word. */
      if (n >= 2 && end < text->n && text->c[end] != ' ' && n + 1 >= 3 && kei_char_is_japanese (text->c[end]))
        {
          japanese = TRUE;
          n++;
          end += 2;
        }
      if (n >= 3 && japanese)
        for (glong i = start + 1; i < end - 2 && i < text->n; i += 2)
          closed[i] = 1;
      if (end > start)
        start = end;
      else
        {
          while (start < text->n && text->c[start] != ' ')
            start++;
          start++;
        }
    }
}

/* Characters that start no word, so that a gap before them tears one. */
static gboolean
starts_no_word (gunichar c)
{
  return c != 0 && g_utf8_strchr ("れるっゃゅょぁぃぅぇぉんをッャュョァィゥェォンー々、。」』）", -1, c) != NULL;
}

#define SHORT_RUN 3 /* characters of katakana: fewer are seldom a word */

/* Katakana from @i on in the direction of @step. */
static guint
measure_katakana (const Characters *text, glong i, int step)
{
  guint n = 0;

  for (; i >= 0 && i < text->n && kei_char_is_katakana (text->c[i]); i += step)
    n++;
  return n;
}

/* サー ビス, ボラン ティア: one half is too short for a word of its own; ブランド 化. */
static gboolean
tears_katakana (const Characters *text, glong gap)
{
  guint before = measure_katakana (text, gap - 1, -1), after = measure_katakana (text, gap + 1, 1);
  gunichar follower = gap + 2 < text->n ? text->c[gap + 2] : 0;

  if (before == 0)
    return FALSE;
  if (after > 0)
    return before <= SHORT_RUN || after <= SHORT_RUN;
  return (text->c[gap + 1] == 0x5316 /* 化 */ || text->c[gap + 1] == 0x7684 /* 的 */) && !kei_char_is_kanji (follower);
}

static gboolean
is_inner_particle (const Characters *text, glong i)
{
  gunichar c = text->c[i];

  /* A title may be set in two lines after a particle: 価値と 強み. */
  return i > 0 && (c == 0x3068 || c == 0x306e || c == 0x3092 || c == 0x304c) && kei_char_is_kanji (text->c[i - 1]) && i + 2 < text->n && kei_char_is_kanji (text->c[i + 2]);
}

/* Where the machine tore Japanese words, it tore before and after Latin ones, too. */
static void
close_around_latin (const Characters *text, guint8 *closed)
{
  for (glong i = 1; i + 1 < text->n; i++)
    if (is_gap (text, i) && ((kei_char_is_japanese (text->c[i - 1]) && kei_char_is_latin (text->c[i + 1])) || (kei_char_is_latin (text->c[i - 1]) && kei_char_is_japanese (text->c[i + 1]))))
      closed[i] = 1;
}

static void
close_torn_words (const Characters *text, guint8 *closed, gboolean sentence)
{
  for (glong i = 1; i + 1 < text->n; i++)
    {
      gunichar before, after;

      if (!is_gap (text, i) || closed[i])
        continue;
      before = text->c[i - 1];
      after = text->c[i + 1];
      if (sentence)
        closed[i] = (kei_char_is_japanese (before) || before == 0x3001 || before == 0x300d || before == 0x30fb) && (kei_char_is_japanese (after) || after == 0x300c || after == 0x3001 || after == 0x3002);
      else
        closed[i] = kei_char_is_japanese (before) && (starts_no_word (after) || is_inner_particle (text, i - 1) || tears_katakana (text, i));
    }
}

/* 福　祉, 基 本 構 想: the whole text is single characters, set apart to fill a line. (transfer full) (nullable) */
static char *
close_spaced_text (const char *text, guint *count)
{
  g_autoptr (GString) closed = g_string_sized_new (strlen (text));
  guint n = 0, blanks = 0;
  gboolean apart = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (kei_char_is_blank (c))
        {
          blanks++;
          apart = TRUE;
          continue;
        }
      if (!apart || !(kei_char_is_kanji (c) || kei_char_is_hiragana (c) || kei_char_is_katakana (c) || c == 0x30fb))
        return NULL;
      g_string_append_unichar (closed, c);
      apart = FALSE;
      n++;
    }
  /* 湊 町 with one narrow blank may be two words. */
  if (n < 2 || blanks == 0 || (n == 2 && strlen (text) < closed->len + 2))
    return NULL;
  *count = blanks;
  return g_strdup (closed->str);
}

/* 第 １ 章　ま ち: the number of a chapter that is set apart can be read. (transfer full) */
char *
kei_text_close_ordinal (char *text)
{
  const char *start = text, *p;
  gboolean digits = FALSE;
  g_autoptr (GString) closed = NULL;

  while (*start != '\0' && kei_char_is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  if (!g_str_has_prefix (start, "第 "))
    return text;
  closed = g_string_new_len (text, start - text);
  g_string_append (closed, "第");
  for (p = start + strlen ("第"); *p == ' '; p = g_utf8_next_char (p))
    {
      p++;
      if (!kei_char_is_digit (g_utf8_get_char (p)) && g_utf8_strchr ("一二三四五六七八九十", -1, g_utf8_get_char (p)) == NULL)
        break;
      digits = TRUE;
      g_string_append_unichar (closed, g_utf8_get_char (p));
    }
  if (!digits || *p == '\0' || g_utf8_strchr ("部編章節款項", -1, g_utf8_get_char (p)) == NULL)
    return text;
  g_string_append (closed, p);
  g_free (text);
  return g_strdup (closed->str);
}

char *
kei_text_close_spaces (const char *text, gboolean sentence, guint *count)
{
  g_autofree gunichar *characters = NULL;
  g_autofree guint8 *closed = NULL;
  Characters all;
  GString *result;
  char *spaced;

  *count = 0;
  spaced = close_spaced_text (text, count);
  if (spaced != NULL)
    return spaced;
  if (strchr (text, ' ') == NULL)
    return g_strdup (text);

  characters = g_utf8_to_ucs4_fast (text, -1, &all.n);
  all.c = characters;
  closed = g_new0 (guint8, all.n + 1);
  close_spelt_words (&all, closed);
  close_letters (&all, closed);
  close_torn_words (&all, closed, sentence);
  if (sentence && memchr (closed, 1, all.n) != NULL)
    close_around_latin (&all, closed);

  result = g_string_sized_new (strlen (text));
  for (glong i = 0; i < all.n; i++)
    if (closed[i])
      (*count)++;
    else
      g_string_append_unichar (result, all.c[i]);
  return g_string_free (result, FALSE);
}
