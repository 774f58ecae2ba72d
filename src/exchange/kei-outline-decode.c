/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-outline-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-outline.h"

G_DEFINE_QUARK (kei - outline - error - quark, kei_outline_error)

#define LOOK_AT 65536 /* bytes that decide whether something is text */

/* Control characters that no text file holds. A few are forgiven: PDF tools leave some behind. */
static gboolean
looks_binary (const char *bytes, gsize length)
{
  static const char *const magics[] = { "PK\x03\x04", "%PDF-", "\xd0\xcf\x11\xe0", "\x89PNG", "\x1f\x8b", "GIF8", "\xff\xd8\xff", NULL };
  gsize n = MIN (length, LOOK_AT);
  gsize controls = 0;

  for (guint i = 0; magics[i] != NULL; i++)
    if (length >= strlen (magics[i]) && memcmp (bytes, magics[i], strlen (magics[i])) == 0)
      return TRUE;
  for (gsize i = 0; i < n; i++)
    {
      guchar c = (guchar) bytes[i];

      if (c == 0)
        return TRUE;
      if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b)
        controls++;
    }
  return controls > 8 && controls > n / 100;
}

/* How much a decoded text looks like Japanese: what the wrong encoding makes of it is rare
 * characters and half-width kana. */
static double
rate_japanese (const char *text)
{
  gsize n = 0, good = 0, bad = 0;

  for (const char *p = text; *p != '\0' && n < LOOK_AT; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        continue;
      n++;
      if ((c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fc) || c == 0x3001 || c == 0x3002)
        good += 2;
      else if (c >= 0x4e00 && c <= 0x9fff)
        good++;
      else if ((c >= 0xff61 && c <= 0xff9f) || (c >= 0xe000 && c <= 0xf8ff))
        bad += 2;
    }
  return n == 0 ? 0 : ((double) good - (double) bad) / (double) n;
}

static char *
decode_legacy (const char *bytes, gsize length, gsize *out_length, const char **encoding)
{
  static const char *const names[][2] = { { "CP932", "CP932" }, { "EUC-JP-MS", "EUC-JP" }, { "EUC-JP", "EUC-JP" }, { "SHIFT_JIS", "CP932" } };
  char *best = NULL;
  double best_rating = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize n;
      g_autofree char *text = g_convert (bytes, (gssize) length, "UTF-8", names[i][0], NULL, &n, NULL);
      double rating = text == NULL ? 0 : rate_japanese (text);

      if (text == NULL || (best != NULL && rating <= best_rating))
        continue;
      g_free (best);
      best = g_steal_pointer (&text);
      best_rating = rating;
      *encoding = names[i][1];
      *out_length = n;
    }
  return best;
}

static char *
decode_as (const char *bytes, gsize length, const char *charset, gsize *out_length, const char **encoding, GError **error)
{
  char *text = g_convert (bytes, (gssize) length, "UTF-8", charset, NULL, out_length, NULL);

  if (text == NULL)
    g_set_error (error, KEI_OUTLINE_ERROR, KEI_OUTLINE_ERROR_ENCODING, _ ("The text is not valid %s; save it as UTF-8 and try again"), charset);
  *encoding = charset;
  return text;
}

char *
kei_outline_decode (const char *bytes, gsize length, gsize *out_length, const char **encoding, GError **error)
{
  const char *invalid;
  char *text;

  if (length > KEI_OUTLINE_MAX_BYTES)
    {
      g_set_error (error, KEI_OUTLINE_ERROR, KEI_OUTLINE_ERROR_TOO_LONG, _ ("The text has more than %u MB; save the outline alone and try again"), KEI_OUTLINE_MAX_BYTES >> 20);
      return NULL;
    }
  if (length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return decode_as (bytes + 2, length - 2, "UTF-16LE", out_length, encoding, error);
  if (length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return decode_as (bytes + 2, length - 2, "UTF-16BE", out_length, encoding, error);
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }
  if (looks_binary (bytes, length))
    {
      g_set_error_literal (error, KEI_OUTLINE_ERROR, KEI_OUTLINE_ERROR_BINARY, _ ("This is not a text file; save the outline as plain text and try again"));
      return NULL;
    }
  if (g_strstr_len (bytes, (gssize) length, "\x1b$") != NULL)
    return decode_as (bytes, length, "ISO-2022-JP", out_length, encoding, error);

  /* A character cut off at the very end is a file cut off, not another encoding. */
  if (g_utf8_validate_len (bytes, length, &invalid) || (length - (gsize) (invalid - bytes) < 4 && invalid - bytes > 16))
    {
      *encoding = "UTF-8";
      *out_length = (gsize) (invalid - bytes);
      return g_strndup (bytes, *out_length);
    }
  text = decode_legacy (bytes, length, out_length, encoding);
  if (text == NULL)
    g_set_error_literal (error, KEI_OUTLINE_ERROR, KEI_OUTLINE_ERROR_ENCODING, _ ("The text is in an encoding that is not known; save it as UTF-8 and try again"));
  return text;
}
