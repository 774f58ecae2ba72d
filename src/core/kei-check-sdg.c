/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SDG coverage of a plan, as problems. */
#include "config.h"

#include "kei-check-private.h"

#include <glib/gi18n-lib.h>

#include "kei-sdg-coverage.h"

/* Reports the items of a plan that are among @ids. */
static void
report_items (KeiCheck *check, GArray *ids, const char *message)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n;
  const KeiCheckEntry *items = kei_check_get_entries (check, KEI_KIND_ITEM, &n);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, KeiId, i));
  for (guint i = 0; i < n; i++)
    {
      KeiId id = kei_node_get_id (items[i].node);

      if (g_hash_table_contains (wanted, &id))
        kei_check_report (check, items[i].node, KEI_FIELD_NONE, message, kei_check_get_name (items[i].node));
    }
}

static KeiSdgCoverage *
cover (const KeiCheck *check)
{
  return kei_sdg_coverage_new (check->tree, (guint) CLAMP (check->threshold, 0, KEI_SDG_N_GOALS));
}

void
kei_check_sdg_unanswered (KeiCheck *check)
{
  g_autoptr (KeiSdgCoverage) coverage = cover (check);

  report_items (check, coverage->unanswered, _ ("“%s” has no answer on the SDGs: link a goal, or say that there is none"));
}

void
kei_check_sdg_crowded (KeiCheck *check)
{
  g_autoptr (KeiSdgCoverage) coverage = cover (check);

  report_items (check, coverage->crowded, _ ("“%s” is linked to many goals: keep those that it really serves"));
}

/* A plan without any link is told so once an item, not once a goal too. */
void
kei_check_sdg_unused (KeiCheck *check)
{
  g_autoptr (KeiSdgCoverage) coverage = cover (check);

  if (coverage->n_goals == 0)
    return;
  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    if (coverage->goal_items[goal] == 0)
      /* Translators: a goal's number and name. */
      kei_check_report (check, check->plan, KEI_FIELD_NONE, _ ("Nothing serves goal %u, %s"), goal, kei_sdg_goal_name (kei_sdg_goal (goal), NULL));
}
