/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that nobody could read as an outline: the source of a page, writing from top to bottom, noise. */
#include "config.h"

#include "kei-outline-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-outline-text.h"

/* --- Markup --- */

#define MARKUP_HEAD 4096 /* bytes at the start that say what a file is */
#define MARKUP_TAGS 5    /* closing tags that make a text a page's source … */
#define MARKUP_SHARE 200 /* … with at least one in as many bytes */

static gboolean
starts_with_word (const char *text, gsize length, const char *word)
{
  return length >= strlen (word) && g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

/* </p>, </div> and the like. */
static gsize
count_closing_tags (const char *text, gsize length)
{
  gsize n = 0;

  for (const char *p = text, *end = text + length; (p = g_strstr_len (p, end - p, "</")) != NULL; p += 2)
    n += p + 2 < end && g_ascii_isalpha (p[2]);
  return n;
}

char *
kei_outline_find_markup (const char *text, gsize length)
{
  gsize blanks = 0, tags;

  while (blanks < length && g_ascii_isspace (text[blanks]))
    blanks++;
  text += blanks;
  length -= blanks;
  if (length == 0 || *text != '<')
    return NULL;
  if (g_strstr_len (text, (gssize) MIN (length, MARKUP_HEAD), "urn:keikaku:plan") != NULL)
    return g_strdup (_ ("This is a plan already. Open it instead of importing it."));
  tags = count_closing_tags (text, length);
  if (starts_with_word (text, length, "<!doctype html") || starts_with_word (text, length, "<html") || g_strstr_len (text, (gssize) MIN (length, MARKUP_HEAD), "<html") != NULL)
    return g_strdup (_ ("This is the source of a web page (HTML). Open the page in a browser, copy its text and import that."));
  if (starts_with_word (text, length, "<?xml") || starts_with_word (text, length, "<!doctype"))
    return g_strdup (_ ("This is an XML file and no text. Open it in the program that it is from, and save or copy it as text."));
  if (tags >= MARKUP_TAGS && tags * MARKUP_SHARE >= length)
    return g_strdup (_ ("This text is full of tags, as HTML and XML have. Copy the text as it is shown, without them, and import that."));
  return NULL;
}

/* --- Noise --- */

#define LEAST_LINES 6 /* fewer say nothing about a text */

/* Signs that prose and outlines do not use much, and what is left where nothing was recognized. */
static gboolean
is_odd (gunichar c)
{
  if (c == 0xfffd || (c >= 0xe000 && c <= 0xf8ff))
    return TRUE;
  return c < 0x80 && strchr ("^~`|\\{}[]<>_=+*#@$;\"'!?&", (int) c) != NULL && c != 0;
}

char *
kei_outline_find_noise (const KeiOutline *outline)
{
  guint lines = 0, single = 0;
  gsize characters = 0, odd = 0, replaced = 0, words = 0, letters = 0;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      gboolean in_word = FALSE;
      guint length = 0;

      if (row->cells != NULL)
        continue;
      lines++;
      single += g_utf8_strlen (row->source, 8) == 1;
      for (const char *p = row->text; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (kei_char_is_blank (c))
            {
              letters += in_word && length == 1;
              in_word = FALSE;
              length = 0;
              continue;
            }
          words += !in_word;
          in_word = TRUE;
          length++;
          characters++;
          odd += is_odd (c);
          replaced += c == 0xfffd;
        }
      letters += in_word && length == 1;
    }
  if (lines >= LEAST_LINES && single * 10 >= lines * 6)
    return g_strdup (_ ("The text stands one character a line, as vertical writing does. It cannot be read as an outline."));
  if (characters >= 40 && (replaced * 50 >= characters || odd * 5 >= characters || (odd * 12 >= characters && letters * 2 >= words)))
    return g_strdup (_ ("Too many of the characters are noise, as text recognition leaves it. It cannot be read as an outline."));
  return NULL;
}
