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
