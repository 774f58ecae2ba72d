/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-new-plan.h"

#include <glib/gi18n-lib.h>

/* The usual hierarchy, each level under the one before. */
static const struct
{
  const char *name; /* as Japanese plans call it: text of the plan, not of the program */
  const char *pattern;
} levels[] = {
  { "基本目標", "基本目標{1}" },
  { "政策", "政策{1}" },
  { "施策", "施策{①}" },
  { "主な取組", "({1})" },
};

KeiTree *
kei_new_plan_create_empty (void)
{
  g_autoptr (KeiIdSource) ids = kei_id_source_new_random ();
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, kei_id_source_next (ids));
  KeiId above = KEI_ID_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      KeiNodeBuilder *level = kei_node_builder_new (KEI_KIND_LEVEL, kei_id_source_next (ids));
      KeiNode *node;

      kei_node_builder_set_string (level, KEI_FIELD_NAME, levels[i].name);
      kei_node_builder_set_string (level, KEI_FIELD_PATTERN, levels[i].pattern);
      if (above != KEI_ID_NONE)
        kei_node_builder_set_ids (level, KEI_FIELD_PARENTS, &above, 1);
      node = kei_node_builder_end (level);
      above = kei_node_get_id (node);
      kei_node_builder_add (plan, node);
    }
  return kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
}
