/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a text names the SDGs by itself. A mention is a marker and the numbers that follow it,
 * or a goal's whole Japanese name. A number without a marker is never one: plans are full of
 * numbers, and a wrong link costs more than a missed one. */
#include "config.h"

#include "kei-sdg.h"

#include <string.h>

#include "kei-sdg-data.h"

typedef struct
{
  const char *text;      /* folded: half width, lower case */
  gboolean takes_words;  /* "SDGsの目標3", "SDG Goal 4" */
  gboolean only_targets; /* a number alone does not do: "ターゲット3" is anything */
} Marker;

static const Marker markers[] = {
  { "sdgs", TRUE, FALSE },
  { "sdg", TRUE, FALSE },
  { "ゴール", FALSE, FALSE },
  { "ターゲット", FALSE, TRUE },
};

/* What may stand between the marker and the first number, and what turns a number into a count. */
static const char *const nouns[] = { "目標", "ゴール", "goals", "goal", "ターゲット", "targets", "target" };

static gunichar
fold (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  return c == 0x3000 ? ' ' : g_unichar_tolower (c);
}

/* Returns what follows @folded at @text, or NULL. */
static const char *
skip_word (const char *text, const char *folded)
{
  for (; *folded != '\0'; folded = g_utf8_next_char (folded), text = g_utf8_next_char (text))
    if (*text == '\0' || fold (g_utf8_get_char (text)) != g_utf8_get_char (folded))
      return NULL;
  return text;
}

static const char *
skip_noun (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    {
      const char *after = skip_word (text, nouns[i]);

      if (after != NULL)
        return after;
    }
  return NULL;
}

static const char *
skip_any (const char *text, const char *folded_set)
{
  while (*text != '\0' && g_utf8_strchr (folded_set, -1, fold (g_utf8_get_char (text))) != NULL)
    text = g_utf8_next_char (text);
  return text;
}

/* Whether a number that ends at @text is what the marker meant, and no count and no part of a
 * longer word: "17の目標", "17 Goals", "3つ", "3期", "3D". Hiragana may follow: "ゴール3は". */
static gboolean
ends_number (const char *text)
{
  gunichar next = g_utf8_get_char (text);
  const char *after;

  if (next == 0x3064) /* つ */
    return FALSE;
  if (g_unichar_isalnum (next) && g_unichar_get_script (next) != G_UNICODE_SCRIPT_HIRAGANA)
    return FALSE;
  if (next == '%' || next == 0xff05)
    return FALSE;

  after = skip_word (text, "の");
  return skip_noun (skip_any (after != NULL ? after : text, " ")) == NULL;
}

static const char *
skip_number (const char *text, guint *number)
{
  const char *start = text;

  *number = 0;
  for (int digit; text - start < 6 && (digit = g_unichar_digit_value (g_utf8_get_char (text))) >= 0; text = g_utf8_next_char (text))
    *number = *number * 10 + digit;
  return text > start ? text : NULL;
}

/* Reads "14", "14.2", "14.b" in either width. Returns what follows, or NULL. */
static const char *
read_code (const char *text, KeiSdgMention *mention)
{
  const char *end = skip_number (text, &mention->goal);
  const char *dot;

  mention->target = NULL;
  if (end == NULL || kei_sdg_goal (mention->goal) == NULL)
    return NULL;

  dot = skip_word (end, ".");
  if (dot != NULL)
    {
      gunichar letter = fold (g_utf8_get_char (dot));
      g_autofree char *code = NULL;
      const char *after;
      guint number;

      if (letter >= 'a' && letter <= 'd')
        {
          after = g_utf8_next_char (dot);
          code = g_strdup_printf ("%u.%c", mention->goal, (char) letter);
        }
      else if ((after = skip_number (dot, &number)) != NULL)
        {
          code = g_strdup_printf ("%u.%u", mention->goal, number);
        }

      /* A dot that no target follows ends a sentence, a wrong code is no mention at all. */
      if (code != NULL)
        {
          mention->target = kei_sdg_target (code);
          end = after;
          if (mention->target == NULL)
            return NULL;
        }
    }

  return ends_number (end) ? end : NULL;
}

/* Adds the numbers that follow the marker and returns where they end, or NULL if there are none. */
static const char *
read_numbers (const char *text, const char *from, const Marker *marker, GArray *mentions)
{
  const char *end = NULL;

  if (marker->takes_words)
    {
      const char *of = skip_word (from, "の");
      const char *noun = skip_noun (skip_any (of != NULL ? of : from, " "));

      if (noun != NULL)
        from = noun;
      else if (of != NULL)
        return NULL;
    }

  from = skip_any (from, " :-–—(「[.#");
  for (;;)
    {
      KeiSdgMention mention;
      const char *after = read_code (from, &mention);

      if (after == NULL || (marker->only_targets && mention.target == NULL))
        return end;

      mention.start = from - text;
      mention.length = after - from;
      g_array_append_val (mentions, mention);
      end = after;
      from = skip_any (after, " 、,・･/&と");
      if (from == after)
        return end;
    }
}

/* Returns what follows @name at @text, or NULL; a blank in either is left out of account: つくる責任つかう責任. */
static const char *
skip_name (const char *text, const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name), text = g_utf8_next_char (text))
    {
      while (fold (g_utf8_get_char (name)) == ' ')
        name = g_utf8_next_char (name);
      while (fold (g_utf8_get_char (text)) == ' ')
        text = g_utf8_next_char (text);
      if (*text == '\0' || g_utf8_get_char (text) != g_utf8_get_char (name))
        return NULL;
    }
  return text;
}

static const char *
read_name (const char *text, const char *at, GArray *mentions)
{
  for (guint i = 0; i < KEI_SDG_N_GOALS; i++)
    {
      const char *after = fold (g_utf8_get_char (at)) == ' ' ? NULL : skip_name (at, kei_sdg_goals[i].ja);

      if (after != NULL)
        {
          KeiSdgMention mention = { kei_sdg_goals[i].number, NULL, at - text, after - at };

          g_array_append_val (mentions, mention);
          return after;
        }
    }
  return NULL;
}

static const char *
read_marked (const char *text, const char *at, GArray *mentions)
{
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      const char *after = skip_word (at, markers[i].text);

      if (after != NULL)
        return read_numbers (text, after, &markers[i], mentions);
    }
  return NULL;
}

GArray *
kei_sdg_find_mentions (const char *text)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (KeiSdgMention));

  g_return_val_if_fail (text != NULL, mentions);

  for (const char *at = text; *at != '\0';)
    {
      const char *after = read_name (text, at, mentions);

      if (after == NULL)
        after = read_marked (text, at, mentions);
      at = after != NULL ? after : g_utf8_next_char (at);
    }
  return mentions;
}
