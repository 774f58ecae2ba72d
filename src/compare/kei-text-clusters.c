/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grapheme clusters by the rules of UAX #29, read generously: where the rules ask for tables that change
 * with Unicode's versions (emoji, Indic conjuncts) every sequence that could be one character is kept together. */
#include "config.h"

#include "kei-text-clusters.h"

#define ZERO_WIDTH_JOINER 0x200d
#define VIRAMA_CLASS 9

/* What the code points so far ask of the next. */
typedef struct
{
  gunichar c;
  gboolean joins;     /* the next belongs to it: after a joiner, a virama or a prepended mark */
  guint n_indicators; /* regional indicators in a row, the letters of flags */
} State;

static gboolean
is_plain (gunichar c)
{
  return (c >= 0x20 && c < 0x300) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0x3000 && c <= 0x3029) || (c >= 0x3030 && c <= 0x3098)
         || (c >= 0x309b && c <= 0x33ff) || (c >= 0x2010 && c <= 0x2027) || (c >= 0xff01 && c <= 0xff9d);
}

static gboolean
is_indicator (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

static gboolean
is_extender (gunichar c)
{
  if (c == ZERO_WIDTH_JOINER || c == 0x200c || c == 0xff9e || c == 0xff9f || c == 0x0e33 || c == 0x0eb3)
    return TRUE;
  return (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0xe0020 && c <= 0xe007f) || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef)
         || g_unichar_ismark (c);
}

static gboolean
is_prepended (gunichar c)
{
  return (c >= 0x600 && c <= 0x605) || c == 0x6dd || c == 0x70f || c == 0x890 || c == 0x891 || c == 0x8e2 || c == 0xd4e || c == 0x110bd || c == 0x110cd
         || c == 0x111c2 || c == 0x111c3 || c == 0x1193f || c == 0x11941 || c == 0x11a3a || (c >= 0x11a84 && c <= 0x11a89) || c == 0x11d46 || c == 0x11f02;
}

static gboolean
is_control (gunichar c)
{
  return c < 0x20 || c == 0x7f || (c >= 0x80 && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

static gboolean
is_hangul (gunichar c)
{
  return (c >= 0x1100 && c <= 0x11ff) || (c >= 0xa960 && c <= 0xa97c) || (c >= 0xac00 && c <= 0xd7fb);
}

/* Whether @c belongs to the cluster of what is before it. */
static gboolean
continues (const State *state, gunichar c)
{
  if (is_control (c) || is_control (state->c))
    return state->c == '\r' && c == '\n';
  if (is_extender (c) || state->joins)
    return TRUE;
  if (is_indicator (c))
    return state->n_indicators % 2 == 1;
  /* Leading consonants join what follows, vowels and trailing consonants what is before. */
  if (is_hangul (c) && is_hangul (state->c))
    return (state->c >= 0x1100 && state->c <= 0x115f) || (state->c >= 0xa960 && state->c <= 0xa97c) || (c >= 0x1160 && c <= 0x11ff) || c >= 0xd7b0;
  return FALSE;
}

static void
step (State *state, gunichar c)
{
  state->joins = c == ZERO_WIDTH_JOINER || is_prepended (c) || (state->joins && is_extender (c))
                 || (g_unichar_ismark (c) && g_unichar_combining_class (c) == VIRAMA_CLASS);
  state->n_indicators = is_indicator (c) ? state->n_indicators + 1 : 0;
  state->c = c;
}

KeiScript
kei_script_of (gunichar c)
{
  if (c >= 0x4e00 && c <= 0x9fff)
    return KEI_SCRIPT_KANJI;
  if (c >= 0x3041 && c <= 0x309f)
    return KEI_SCRIPT_HIRAGANA;
  if (c == 0x30fc || c == 0xff70)
    return KEI_SCRIPT_LONG_MARK;
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
    return KEI_SCRIPT_LINE_END;
  if ((c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19))
    return KEI_SCRIPT_DIGIT;
  if (c < 0x80)
    return g_ascii_isalpha ((char) c) ? KEI_SCRIPT_LATIN : c == ' ' || c == '\t' ? KEI_SCRIPT_SPACE
                                                                                 : KEI_SCRIPT_PUNCTUATION;
  if ((c >= 0x30a1 && c <= 0x30ff && c != 0x30fb) || (c >= 0xff66 && c <= 0xff9f) || (c >= 0x31f0 && c <= 0x31ff))
    return KEI_SCRIPT_KATAKANA;
  if (c == 0x3005 || c == 0x3006 || c == 0x3007 || c == 0x303b || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff))
    return KEI_SCRIPT_KANJI;
  if ((c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a))
    return KEI_SCRIPT_LATIN;
  if (c == 0x3000 || g_unichar_isspace (c))
    return KEI_SCRIPT_SPACE;
  if (!g_unichar_isalpha (c))
    return KEI_SCRIPT_PUNCTUATION;
  return (c >= 0xe00 && c <= 0xeff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) ? KEI_SCRIPT_OTHER : KEI_SCRIPT_LATIN;
}

void
kei_clusters_read (GArray *clusters, const char *text, gsize start, gsize end)
{
  State state = { 0 };
  KeiCluster *out;
  guint n = 0;

  g_array_set_size (clusters, (guint) (end - start) + 1);
  out = (KeiCluster *) (gpointer) clusters->data;
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean plain = is_plain (c) && !state.joins;

      if (!plain && n > 0 && continues (&state, c))
        out[n - 1].c |= KEI_CLUSTER_LONG;
      else
        out[n++] = (KeiCluster){ c, (guint32) (p - text), (guint16) kei_script_of (c) };
      if (plain)
        state = (State){ c, FALSE, 0 };
      else
        step (&state, c);
    }
  for (guint i = 0; i < n; i++)
    /* A digit in a keycap is no number. */
    if (out[i].c >= KEI_CLUSTER_LONG && out[i].script == KEI_SCRIPT_DIGIT)
      out[i].script = KEI_SCRIPT_PUNCTUATION;
  out[n] = (KeiCluster){ 0, (guint32) end, KEI_SCRIPT_LINE_END };
  g_array_set_size (clusters, n + 1);
}

gboolean
kei_cluster_follows (gunichar before, gunichar c)
{
  State state = { before };

  return is_plain (c) || !continues (&state, c);
}
