/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-decimal.h"

#include <string.h>

#define MINUS_SIGNS "-−－‐‑–—▲△"
#define DASHES "-−－‐‑–—―ー"

/* Folds width: ASCII for digits, point, comma, sign and space; other characters are kept. */
static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
      if (c == 0x3000 || c == 0xA0 || c == '\t' || c == '\n')
        c = ' ';
      if (c == 0x3001) /* 、 typed for a comma */
        c = ',';
      g_string_append_unichar (folded, c);
    }
  return g_strstrip (g_string_free (folded, FALSE));
}

static gboolean
is_dash (const char *text)
{
  return g_utf8_strlen (text, -1) == 1 && g_utf8_strchr (DASHES, -1, g_utf8_get_char (text)) != NULL;
}

/* Copies the digits before the point without their commas. Returns where they end, or NULL. */
static const char *
read_whole (const char *p, GString *out)
{
  guint run = 0, groups = 0, n = 0;

  for (; g_ascii_isdigit (*p) || *p == ','; p++)
    if (*p == ',')
      {
        if (run == 0 || run > 3 || (groups > 0 && run != 3))
          return NULL;
        run = 0;
        groups++;
      }
    else
      {
        run++;
        n++;
        g_string_append_c (out, *p);
      }
  return n > 0 && (groups == 0 || run == 3) ? p : NULL;
}

KeiDecimalKind
kei_decimal_read (const char *text, char **number)
{
  g_autofree char *folded = fold (text);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p = folded;

  if (number != NULL)
    *number = NULL;
  if (*p == '\0' || is_dash (p))
    return KEI_DECIMAL_EMPTY;

  if (*p == '+')
    p++;
  else if (g_utf8_strchr (MINUS_SIGNS, -1, g_utf8_get_char (p)) != NULL)
    {
      g_string_append_c (out, '-');
      p = g_utf8_next_char (p);
    }
  while (*p == ' ')
    p++;
  p = read_whole (p, out);
  if (p != NULL && *p == '.' && g_ascii_isdigit (p[1]))
    {
      g_string_append_c (out, *p++);
      while (g_ascii_isdigit (*p))
        g_string_append_c (out, *p++);
    }
  if (p == NULL || *p != '\0')
    return KEI_DECIMAL_INVALID;
  if (number != NULL)
    *number = g_strdup (out->str);
  return KEI_DECIMAL_NUMBER;
}

/* --- Yen --- */

#define YEN "円"
#define MAX_DECIMALS 6

/* What stands between a number and 円, with its zeros; longer words before those they end with. */
static const struct
{
  const char *word;
  int zeros;
} yen_words[] = {
  { "兆", 12 },
  { "千億", 11 },
  { "百億", 10 },
  { "十億", 9 },
  { "億", 8 },
  { "千万", 7 },
  { "百万", 6 },
  { "十万", 5 },
  { "万", 4 },
  { "千", 3 },
  { "百", 2 },
  { "十", 1 },
  { "", 0 },
};

/* The zeros of a unit such as 百万円, or -1 when it counts no yen. */
static int
count_zeros (const char *unit)
{
  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (yen_words); i++)
    if (g_str_has_prefix (unit, yen_words[i].word) && g_str_equal (unit + strlen (yen_words[i].word), YEN))
      return yen_words[i].zeros;
  return -1;
}

static gboolean
scale (gint64 *number, int zeros)
{
  for (; zeros > 0; zeros--)
    if (__builtin_mul_overflow (*number, 10, number))
      return FALSE;
  for (; zeros < 0; zeros++)
    {
      if (*number % 10 != 0)
        return FALSE;
      *number /= 10;
    }
  return TRUE;
}

/* A plain number as a whole number of millionths. */
static gboolean
read_millionths (const char *text, gint64 *number)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *digits = NULL;
  int decimals;

  if (*text == '\0' || strpbrk (text, "+-") != NULL || kei_decimal_read (text, &plain) != KEI_DECIMAL_NUMBER || *plain == '-')
    return FALSE;
  parts = g_strsplit (plain, ".", 2);
  decimals = parts[1] != NULL ? (int) strlen (parts[1]) : 0;
  digits = g_strconcat (parts[0], parts[1], NULL);
  return decimals <= MAX_DECIMALS && g_ascii_string_to_signed (digits, 10, 0, G_MAXINT64, number, NULL) && scale (number, MAX_DECIMALS - decimals);
}

/* 1億2,000万: each number with its word, the larger ones first. */
static gboolean
add_words (const char *text, gint64 *sum)
{
  int below = G_MAXINT;

  while (*text != '\0')
    {
      gsize n = strspn (text, "0123456789,. ");
      g_autofree char *digits = g_strndup (text, n);
      gint64 number;
      guint word = 0;

      text += n;
      while (!g_str_has_prefix (text, yen_words[word].word))
        word++;
      if (yen_words[word].zeros >= below || !read_millionths (digits, &number) || !scale (&number, yen_words[word].zeros) || __builtin_add_overflow (*sum, number, sum))
        return FALSE;
      below = yen_words[word].zeros;
      text += strlen (yen_words[word].word);
    }
  return below != G_MAXINT;
}

/* Millionths as a number with no more decimals than it needs. */
static char *
print_millionths (gint64 number, gboolean negative)
{
  gint64 whole = number / 1000000, rest = number % 1000000;
  char *text = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT, negative ? "-" : "", whole, rest);
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text[length - 1] == '.')
    text[length - 1] = '\0';
  return text;
}

KeiDecimalKind
kei_decimal_read_yen (const char *text, const char *unit, char **number)
{
  KeiDecimalKind kind = kei_decimal_read (text, number);
  int zeros = count_zeros (unit);
  g_autofree char *folded = NULL;
  const char *p;
  gint64 sum = 0;
  gboolean negative;

  if (kind != KEI_DECIMAL_INVALID || zeros < 0)
    return kind;
  folded = fold (text);
  if (g_str_has_suffix (folded, YEN))
    folded[strlen (folded) - strlen (YEN)] = '\0';
  p = folded;
  negative = *p != '\0' && g_utf8_strchr (MINUS_SIGNS, -1, g_utf8_get_char (p)) != NULL;
  if (negative)
    p = g_utf8_next_char (p);
  if (!add_words (p, &sum) || !scale (&sum, -zeros))
    return KEI_DECIMAL_INVALID;
  if (number != NULL)
    *number = print_millionths (sum, negative);
  return KEI_DECIMAL_NUMBER;
}

KeiDecimalKind
kei_decimal_read_int (const char *text, gint64 *number)
{
  g_autofree char *read = NULL;
  KeiDecimalKind kind = kei_decimal_read (text, &read);

  if (kind == KEI_DECIMAL_NUMBER && !g_ascii_string_to_signed (read, 10, G_MININT64, G_MAXINT64, number, NULL))
    return KEI_DECIMAL_INVALID;
  return kind;
}

char *
kei_decimal_print (const char *number)
{
  GString *out;
  const char *digits = *number == '-' ? number + 1 : number;
  gsize n = strspn (digits, "0123456789");

  if (n == 0)
    return g_strdup (number);
  out = g_string_new (*number == '-' ? "▲" : NULL);
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  g_string_append (out, digits + n);
  return g_string_free (out, FALSE);
}

char *
kei_decimal_print_int (gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return kei_decimal_print (text);
}
