/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators: what is missing, and targets that lead the wrong way. kei-check-due.c looks
 * at actuals. */
#include "config.h"

#include "kei-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The last value of this role, one with a number where there is one. */
static KeiNode *
find_value (KeiCheck *check, const KeiNode *indicator, const char *role, gboolean with_number)
{
  guint n;
  KeiNode *const *values = kei_node_get_children (indicator, KEI_SLOT_VALUES, &n);
  KeiNode *found = NULL;

  for (guint i = 0; i < n; i++)
    {
      gboolean filled = kei_node_has (values[i], KEI_FIELD_NUMBER) || (!with_number && kei_node_has (values[i], KEI_FIELD_PRINTED));

      if (!filled || g_strcmp0 (kei_check_get_role (check, "value-roles", kei_node_get_string (values[i], KEI_FIELD_ROLE)), role) != 0)
        continue;
      if (found == NULL || kei_node_get_int (values[i], KEI_FIELD_PERIOD) >= kei_node_get_int (found, KEI_FIELD_PERIOD))
        found = values[i];
    }
  return found;
}

static void
check_value (KeiCheck *check, const char *role, const char *message)
{
  guint n;
  const KeiCheckEntry *indicators = kei_check_get_entries (check, KEI_KIND_INDICATOR, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *indicator = indicators[i].node;

      if (!kei_node_get_bool (indicator, KEI_FIELD_UNMEASURABLE) && find_value (check, indicator, role, FALSE) == NULL)
        kei_check_report_missing (check, indicator, role, message, kei_check_get_name (indicator));
    }
}

void
kei_check_no_baseline (KeiCheck *check)
{
  check_value (check, "baseline", _ ("The indicator “%s” has no baseline"));
}

void
kei_check_no_target (KeiCheck *check)
{
  check_value (check, "target", _ ("The indicator “%s” has no target"));
}

/* The department of the item does not stand in: somebody has to bring the figure every year. */
void
kei_check_no_department (KeiCheck *check)
{
  guint n;
  const KeiCheckEntry *indicators = kei_check_get_entries (check, KEI_KIND_INDICATOR, &n);

  for (guint i = 0; i < n; i++)
    if (!kei_node_has (indicators[i].node, KEI_FIELD_DEPARTMENT))
      kei_check_report (check, indicators[i].node, KEI_FIELD_DEPARTMENT, _ ("The indicator “%s” has no department"), kei_check_get_name (indicators[i].node));
}

void
kei_check_against_direction (KeiCheck *check)
{
  guint n;
  const KeiCheckEntry *indicators = kei_check_get_entries (check, KEI_KIND_INDICATOR, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *indicator = indicators[i].node;
      const char *direction = kei_check_get_role (check, "directions", kei_node_get_string (indicator, KEI_FIELD_DIRECTION));
      KeiNode *baseline = find_value (check, indicator, "baseline", TRUE);
      KeiNode *target = find_value (check, indicator, "target", TRUE);
      double from, to;

      if (direction == NULL || baseline == NULL || target == NULL)
        continue;
      /* A sum over years cannot be held against one year's figure. */
      if (kei_node_get_bool (baseline, KEI_FIELD_CUMULATIVE) != kei_node_get_bool (target, KEI_FIELD_CUMULATIVE))
        continue;
      from = g_ascii_strtod (kei_node_get_text (baseline, KEI_FIELD_NUMBER), NULL);
      to = g_ascii_strtod (kei_node_get_text (target, KEI_FIELD_NUMBER), NULL);
      if (g_str_equal (direction, "up") && to < from)
        kei_check_report (check, target, KEI_FIELD_NUMBER, _ ("“%s” should rise, but its target is below its baseline"), kei_check_get_name (indicator));
      else if (g_str_equal (direction, "down") && to > from)
        kei_check_report (check, target, KEI_FIELD_NUMBER, _ ("“%s” should fall, but its target is above its baseline"), kei_check_get_name (indicator));
    }
}
