/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-splice.h"

#include <string.h>

/* Whether the character at @p belongs to the one before it. */
static gboolean
continues_cluster (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_ismark (c) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* Moves back from the first difference at @offset to where a cluster starts in both texts. */
static gsize
find_start (const char *a, const char *b, gsize offset)
{
  while (offset > 0 && ((a[offset] & 0xC0) == 0x80 || (b[offset] & 0xC0) == 0x80))
    offset--;
  while (offset > 0 && ((a[offset] != '\0' && continues_cluster (a + offset)) || (b[offset] != '\0' && continues_cluster (b + offset))))
    offset = (gsize) (g_utf8_prev_char (a + offset) - a);
  return offset;
}

gboolean
kei_splice_find (const char *old_text, const char *new_text, KeiSplice *splice)
{
  gsize n_old = strlen (old_text), n_new = strlen (new_text);
  gsize start = 0;
  const char *old_end = old_text + n_old, *new_end = new_text + n_new;

  while (old_text[start] != '\0' && old_text[start] == new_text[start])
    start++;
  if (start == n_old && start == n_new)
    return FALSE;
  start = find_start (old_text, new_text, start);

  while (old_end > old_text + start && new_end > new_text + start && old_end[-1] == new_end[-1])
    {
      old_end--;
      new_end--;
    }
  while ((*old_end & 0xC0) == 0x80 || (*old_end != '\0' && continues_cluster (old_end)))
    {
      old_end++;
      new_end++;
    }

  splice->start = (guint) g_utf8_strlen (old_text, (gssize) start);
  splice->n_removed = (guint) g_utf8_strlen (old_text + start, old_end - (old_text + start));
  splice->added = new_text + start;
  splice->added_length = (gsize) (new_end - splice->added);
  splice->n_added = (guint) g_utf8_strlen (splice->added, (gssize) splice->added_length);
  return TRUE;
}
