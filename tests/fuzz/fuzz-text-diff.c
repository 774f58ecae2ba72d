/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two texts, parted by the first byte 0x1F: their hunks make one of the other, in order, cutting no
 * character, and the runs of each side are that side. */
#include "config.h"

#include "fuzz.h"
#include "kei-test-text.h"
#include "kei-text-diff.h"

#include <string.h>

#define PARTING 0x1f

static void
try_runs (const char *text, KeiTextSide side, const GArray *hunks)
{
  g_autoptr (GArray) runs = kei_text_get_runs (text, side, hunks);
  gsize at = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      demand (g_array_index (runs, KeiTextRun, i).start == at);
      at += g_array_index (runs, KeiTextRun, i).length;
    }
  demand (at == strlen (text));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *parting = size > 0 ? memchr (data, PARTING, size) : NULL;
  size_t n_old = parting != NULL ? (size_t) (parting - data) : size;
  size_t n_new = parting != NULL ? size - n_old - 1 : 0;
  g_autofree char *old_text = g_utf8_make_valid ((const char *) data, (gssize) n_old);
  g_autofree char *new_text = g_utf8_make_valid (parting != NULL ? (const char *) parting + 1 : "", (gssize) n_new);
  g_autoptr (KeiTextDiffer) differ = kei_text_differ_new ();
  g_autoptr (GArray) there = kei_text_differ_compare (differ, old_text, new_text, NULL);
  g_autoptr (GArray) back = kei_text_differ_compare (differ, new_text, old_text, NULL);

  demand (kei_test_text_check_hunks (old_text, new_text, there) == NULL);
  demand (kei_test_text_check_hunks (new_text, old_text, back) == NULL);
  try_runs (old_text, KEI_TEXT_SIDE_OLD, there);
  try_runs (new_text, KEI_TEXT_SIDE_NEW, there);
  return 0;
}
