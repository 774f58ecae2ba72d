/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "kei-hash.h"
#include "kei-text-diff-private.h"

/* Letters are folded by the core, marks here: those that only look different become one. */
static gunichar
fold_mark (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c = c - 0xff01 + '!';
  switch (c)
    {
    case 0x3001:
    case 0xff64:
      return ',';
    case 0x3002:
    case 0xff61:
      return '.';
    case 0x301c:
    case 0x223c:
      return '~';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0xff65:
      return 0x30fb;
    case 0xff62:
    case 0x300e:
      return 0x300c;
    case 0xff63:
    case 0x300f:
      return 0x300d;
    case 0x2018:
    case 0x2019:
      return '\'';
    case 0x201c:
    case 0x201d:
      return '"';
    default:
      return c;
    }
}

/* What the core leaves out of its keys, and what says something here: all but letters, digits and what belongs to them.
 * ㎡ and ℃ are letters in a frame. */
static gboolean
is_mark (gunichar c)
{
  if (c < 0x80)
    return !g_ascii_isalnum ((char) c);
  if ((c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fa) || c == 0x30fc || (c >= 0x4e00 && c <= 0x9fff))
    return FALSE;
  return !g_unichar_isalnum (c) && !g_unichar_ismark (c) && !(c >= 0x3200 && c <= 0x33ff) && !(c >= 0x2100 && c <= 0x214f);
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x3000 || c == 0xa0;
}

/* A comma between digits groups them and says nothing. */
static gboolean
groups_digits (const char *text, gsize length, gsize at, gsize after)
{
  return at > 0 && after < length && (text[at] == ',' || memcmp (text + at, "，", MIN (3, length - at)) == 0)
         && g_unichar_isdigit (g_utf8_get_char (g_utf8_prev_char (text + at))) && g_unichar_isdigit (g_utf8_get_char (text + after));
}

static void
append_letters (GArray *key, const char *text, gsize length)
{
  char small[64];
  g_autofree char *large = NULL;
  char *copy = small;

  if (length >= sizeof small)
    copy = large = g_malloc (length + 1);
  memcpy (copy, text, length);
  copy[length] = '\0';
  kei_fold_append (key, copy, FALSE);
}

guint64
kei_text_fold (GArray *key, const KeiSpellings *spellings, const char *text, gsize length)
{
  gsize at = 0;

  g_array_set_size (key, 0);
  while (at < length)
    {
      gunichar c = g_utf8_get_char (text + at);
      gsize after = (gsize) (g_utf8_next_char (text + at) - text);

      if (is_mark (c))
        {
          gunichar folded = fold_mark (c);

          if (!is_space (c) && !groups_digits (text, length, at, after))
            g_array_append_val (key, folded);
          at = after;
        }
      else
        {
          guint before = key->len;
          gsize from = at;

          while (at < length && !is_mark (g_utf8_get_char (text + at)))
            at = (gsize) (g_utf8_next_char (text + at) - text);
          append_letters (key, text + from, at - from);
          kei_spellings_fold (spellings, key, before);
        }
    }
  return kei_hash_finish (kei_hash_bytes (KEI_HASH_B, key->data, key->len * sizeof (gunichar)));
}
