/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SDG coverage of a plan, as problems. */
#include "config.h"

#include "kei-check-private.h"

#include <glib/gi18n-lib.h>

#include "kei-sdg-coverage.h"

/* Added up over the whole plan when the first rule asks, for all of them. */
static const KeiSdgCoverage *
get_coverage (KeiCheck *check)
{
  if (check->coverage == NULL)
    {
      double crowded = kei_check_get_threshold (check, kei_check_find_rule ("sdg-crowded"));

      check->coverage = kei_sdg_coverage_new (check->tree, (guint) CLAMP (crowded, 0, KEI_SDG_N_GOALS));
    }
  return check->coverage;
}

/* Reports the items that are among @ids, which stay. */
static void
report_items (KeiCheck *check, const GArray *ids, const char *message)
{
  GHashTable *wanted = *check->state;
  guint n;
  const KeiCheckEntry *items = kei_check_get_entries (check, KEI_KIND_ITEM, &n);

  if (wanted == NULL)
    {
      *check->state = wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < ids->len; i++)
        g_hash_table_add (wanted, &g_array_index (ids, KeiId, i));
    }
  for (guint i = 0; i < n && ids->len > 0; i++)
    {
      KeiId id = kei_node_get_id (items[i].node);

      if (g_hash_table_contains (wanted, &id))
        kei_check_report (check, items[i].node, KEI_FIELD_NONE, message, kei_check_get_name (items[i].node));
    }
}

void
kei_check_free_ids (gpointer state)
{
  g_hash_table_unref (state);
}

void
kei_check_sdg_unanswered (KeiCheck *check)
{
  report_items (check, get_coverage (check)->unanswered, _ ("“%s” has no answer on the SDGs: link a goal, or say that there is none"));
}

void
kei_check_sdg_crowded (KeiCheck *check)
{
  report_items (check, get_coverage (check)->crowded, _ ("“%s” is linked to many goals: keep those that it really serves"));
}

/* A plan without any link is told so once an item, not once a goal too. */
void
kei_check_sdg_unused (KeiCheck *check)
{
  const KeiSdgCoverage *coverage = get_coverage (check);

  if (coverage->n_goals == 0)
    return;
  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    if (coverage->goal_items[goal] == 0)
      /* Translators: a goal's number and name. */
      kei_check_report (check, check->plan, KEI_FIELD_NONE, _ ("Nothing serves goal %u, %s"), goal, kei_sdg_goal_name (kei_sdg_goal (goal), NULL));
}
