/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts that a document declares (政策17・施策52) against the items that are there. */
#include "config.h"

#include "kei-check-private.h"

#include <glib/gi18n-lib.h>

static void
count_items (const KeiNode *parent, GHashTable *counts)
{
  guint n;
  KeiNode *const *items = kei_node_get_children (parent, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *item = items[i];
      KeiId level = kei_node_get_ref (item, KEI_FIELD_LEVEL);
      guint *count = g_hash_table_lookup (counts, &level);

      if (count != NULL)
        (*count)++;
      count_items (item, counts);
    }
}

/* One walk below each node that declares something. */
static GHashTable *
count_below (const KeiNode *parent)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  guint n;
  KeiNode *const *declared = kei_node_get_children (parent, KEI_SLOT_DECLARED, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiId level = kei_node_get_ref (declared[i], KEI_FIELD_LEVEL);

      g_hash_table_insert (counts, g_memdup2 (&level, sizeof level), g_new0 (guint, 1));
    }
  count_items (parent, counts);
  return counts;
}

void
kei_check_declared_count (KeiCheck *check)
{
  guint n;
  const KeiCheckEntry *declared = kei_check_get_entries (check, KEI_KIND_DECLARED_COUNT, &n);
  g_autoptr (GHashTable) counts = NULL;
  const KeiNode *counted = NULL;

  for (guint i = 0; i < n; i++)
    {
      KeiNode *node = declared[i].node;
      KeiNode *level = kei_check_get_level (check, kei_node_get_ref (node, KEI_FIELD_LEVEL));
      gint64 count = kei_node_get_int (node, KEI_FIELD_COUNT);
      guint actual;
      KeiId id;

      if (level == NULL || !kei_node_has (node, KEI_FIELD_COUNT))
        continue;
      if (counted != declared[i].parent)
        {
          g_clear_pointer (&counts, g_hash_table_unref);
          counted = declared[i].parent;
          counts = count_below (counted);
        }
      id = kei_node_get_id (level);
      actual = *(guint *) g_hash_table_lookup (counts, &id);
      if (count != actual)
        /* Translators: the name of an item or of the plan, the name of a level, the declared count, the actual count. */
        kei_check_report (check, node, KEI_FIELD_COUNT, _ ("“%s”: the count declared for “%s” is %lld, the actual one %u"),
                          kei_check_get_name (counted), kei_check_get_name (level), (long long) count, actual);
    }
}
