/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "kei-text-diff.h"

static KeiTextRunKind
get_kind (const KeiTextHunk *hunk, guint here, guint there)
{
  if (here == 0)
    return KEI_TEXT_RUN_GAP;
  switch (hunk->kind)
    {
    case KEI_TEXT_HUNK_SPELLING:
      return KEI_TEXT_RUN_SPELLING;
    case KEI_TEXT_HUNK_MOVED:
      return KEI_TEXT_RUN_MOVED;
    case KEI_TEXT_HUNK_TEXT:
    default:
      return there == 0 ? KEI_TEXT_RUN_ONLY : KEI_TEXT_RUN_CHANGED;
    }
}

GArray *
kei_text_get_runs (const char *text, KeiTextSide side, const GArray *hunks)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (KeiTextRun));
  const char *p = text;
  guint at = 0;

  for (guint i = 0; i < hunks->len; i++)
    {
      const KeiTextHunk *hunk = &g_array_index (hunks, KeiTextHunk, i);
      gboolean is_old = side == KEI_TEXT_SIDE_OLD;
      guint start = is_old ? hunk->old_start : hunk->new_start;
      guint here = is_old ? hunk->old_length : hunk->new_length;
      const char *begin = g_utf8_offset_to_pointer (p, (glong) (start - at));
      const char *end = g_utf8_offset_to_pointer (begin, (glong) here);
      KeiTextRun same = { (gsize) (p - text), (gsize) (begin - p), KEI_TEXT_RUN_SAME, G_MAXUINT };
      KeiTextRun run = { (gsize) (begin - text), (gsize) (end - begin), get_kind (hunk, here, is_old ? hunk->new_length : hunk->old_length), i };

      if (same.length > 0)
        g_array_append_val (runs, same);
      g_array_append_val (runs, run);
      p = end;
      at = start + here;
    }
  if (*p != '\0')
    {
      KeiTextRun same = { (gsize) (p - text), strlen (p), KEI_TEXT_RUN_SAME, G_MAXUINT };

      g_array_append_val (runs, same);
    }
  return runs;
}
