/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes → outline → tree: whatever the bytes, reading ends and what was read makes a plan. */
#include "config.h"

#include "fuzz.h"

#include "kei-outline.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiOutline) outline = kei_outline_read ((const char *) data, size, NULL, &error);
  g_autoptr (KeiTree) tree = NULL;
  KeiIdSource *ids;

  if (outline == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }
  for (guint i = 0; i < outline->notes->len; i++)
    g_free (kei_outline_note_to_text (outline, g_ptr_array_index (outline->notes, i)));
  ids = kei_id_source_new_seeded (1);
  tree = kei_outline_to_tree (outline, ids, NULL, &error);
  kei_id_source_free (ids);
  g_assert_no_error (error);
  g_assert_nonnull (tree);
  return 0;
}
