/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-measures.h"

#define SDG_PART "sdg" /* of KEI_FIELD_GROUPS */

struct _KeiMeasures
{
  GArray *levels; /* (element-type KeiId): whose items are measures; empty when no level says so */
  GArray *beside; /* (element-type KeiId): levels of items that stand beside the tree at the top, with nothing below */
};

static gboolean
has_sdg_part (const KeiNode *level)
{
  g_auto (GStrv) parts = g_strsplit (kei_node_get_text (level, KEI_FIELD_GROUPS), " ", -1);

  return g_strv_contains ((const char *const *) parts, SDG_PART);
}

static gboolean
holds (const GArray *levels, KeiId level)
{
  for (guint i = 0; i < levels->len; i++)
    if (g_array_index (levels, KeiId, i) == level)
      return TRUE;
  return FALSE;
}

/* 地区別計画 beside pillars: levels at the top of which no item has anything below, where others have. */
static void
find_beside (KeiMeasures *measures, const KeiNode *plan)
{
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (KeiId));
  guint n, n_parents = 0;
  KeiNode *const *items = kei_node_get_children (plan, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    if (kei_node_get_n_children (items[i], KEI_SLOT_ITEMS) > 0)
      {
        KeiId level = kei_node_get_ref (items[i], KEI_FIELD_LEVEL);

        g_array_append_val (parents, level);
        n_parents++;
      }
  for (guint i = 0; i < n && n_parents > 0; i++)
    {
      KeiId level = kei_node_get_ref (items[i], KEI_FIELD_LEVEL);

      if (level != KEI_ID_NONE && !holds (parents, level) && !holds (measures->beside, level))
        g_array_append_val (measures->beside, level);
    }
}

KeiMeasures *
kei_measures_new (const KeiNode *plan)
{
  KeiMeasures *measures = g_new (KeiMeasures, 1);
  guint n;
  KeiNode *const *levels = kei_node_get_children (plan, KEI_SLOT_LEVELS, &n);

  measures->levels = g_array_new (FALSE, FALSE, sizeof (KeiId));
  measures->beside = g_array_new (FALSE, FALSE, sizeof (KeiId));
  for (guint i = 0; i < n; i++)
    if (has_sdg_part (levels[i]))
      {
        KeiId id = kei_node_get_id (levels[i]);

        g_array_append_val (measures->levels, id);
      }
  if (measures->levels->len == 0)
    find_beside (measures, plan);
  return measures;
}

void
kei_measures_free (KeiMeasures *measures)
{
  g_array_unref (measures->levels);
  g_array_unref (measures->beside);
  g_free (measures);
}

gboolean
kei_measures_are_said (const KeiMeasures *measures)
{
  return measures->levels->len > 0;
}

gboolean
kei_measures_contain (const KeiMeasures *measures, const KeiNode *item)
{
  KeiId level = kei_node_get_ref (item, KEI_FIELD_LEVEL);

  if (measures->levels->len == 0)
    return kei_node_get_n_children (item, KEI_SLOT_ITEMS) == 0 && !holds (measures->beside, level);
  return holds (measures->levels, level);
}
