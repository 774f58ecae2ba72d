/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in markup. */
#include "config.h"

#include "kei-report-markup.h"

#include <math.h>
#include <string.h>

/* The replacement of the byte at @at, or NULL if it stands as it is. Beyond ASCII only U+FFFE and U+FFFF are no XML. */
static const char *
replace (const char *at, gsize *length, const char *line_break)
{
  *length = 1;
  switch (*at)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\n':
      return line_break;
    case '\r':
      return "&#13;";
    case '\t':
      return NULL;
    case '\357':
      if (at[1] != '\277' || (at[2] != '\276' && at[2] != '\277'))
        return NULL;
      *length = 3;
      return "\357\277\275";
    default:
      return (guchar) *at < 0x20 ? "\357\277\275" : NULL;
    }
}

static void
append (GString *out, const char *text, const char *line_break)
{
  const char *from = text;

  for (const char *at = text; *at != '\0';)
    {
      gsize length = 1;
      const char *replacement = (guchar) *at >= 0x40 && *at != '\357' ? NULL : replace (at, &length, line_break);

      if (replacement != NULL)
        {
          g_string_append_len (out, from, at - from);
          g_string_append (out, replacement);
          from = at + length;
        }
      at += length;
    }
  g_string_append (out, from);
}

void
kei_markup_append (GString *out, const char *text)
{
  append (out, text, "<br/>");
}

void
kei_markup_append_attribute (GString *out, const char *text)
{
  append (out, text, "&#10;");
}

void
kei_markup_append_number (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  if (!isfinite (number))
    number = 0;
  g_ascii_formatd (text, sizeof text, "%.2f", CLAMP (number, -1e9, 1e9));
  length = strlen (text);
  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  g_string_append_len (out, text, (gssize) length);
}
