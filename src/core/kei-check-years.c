/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years: in the wrong order, outside of the plan's period. */
#include "config.h"

#include "kei-check-private.h"

#include <glib/gi18n-lib.h>

/* Fields that hold periods hold them in a way that compares too. */
void
kei_check_year_order (KeiCheck *check)
{
  static const KeiKind kinds[] = { KEI_KIND_PLAN, KEI_KIND_ITEM, KEI_KIND_RELATED_PLAN, KEI_KIND_MEETING, KEI_KIND_PUBLIC_COMMENT };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      guint n;
      const KeiCheckEntry *entries = kei_check_get_entries (check, kinds[k], &n);

      for (guint i = 0; i < n; i++)
        {
          KeiNode *node = entries[i].node;

          if (kei_node_has (node, KEI_FIELD_START) && kei_node_has (node, KEI_FIELD_END) && kei_node_get_int (node, KEI_FIELD_END) < kei_node_get_int (node, KEI_FIELD_START))
            kei_check_report (check, node, KEI_FIELD_END, _ ("“%s” ends before it begins"), kei_check_get_name (node));
        }
    }
}

static void
check_year (KeiCheck *check, KeiNode *node, KeiField field, const KeiNode *named, int year)
{
  g_autofree char *own = NULL;
  g_autofree char *all = NULL;
  int first, last;

  if (!kei_check_get_period (check, &first, &last) || (year >= first - check->threshold && year <= last + check->threshold))
    return;
  own = kei_check_format_year (check, year);
  all = kei_check_format_years (check, first, last);
  /* Translators: a name, a fiscal year, the fiscal years of the plan. */
  kei_check_report (check, node, field, _ ("“%s”: %s is not within the plan’s period, %s"), kei_check_get_name (named), own, all);
}

/* The settlement of an earlier year may stand beside the plan's own years. */
static gboolean
looks_back (KeiCheck *check, const KeiNode *node)
{
  KeiKind kind = kei_node_get_kind (node);

  return (kind == KEI_KIND_BUDGET_LINE || kind == KEI_KIND_STAFFING_LINE) && g_strcmp0 (kei_check_get_role (check, "budget-roles", kei_node_get_string (node, KEI_FIELD_ROLE)), "settlement") == 0;
}

void
kei_check_year_outside (KeiCheck *check)
{
  static const struct
  {
    KeiKind kind;
    KeiField field;
  } years[] = {
    { KEI_KIND_ITEM, KEI_FIELD_START },
    { KEI_KIND_ITEM, KEI_FIELD_END },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_YEAR },
    { KEI_KIND_STAFFING_LINE, KEI_FIELD_YEAR },
  };
  const KeiCheckEntry *entries;
  guint n;

  for (guint k = 0; k < G_N_ELEMENTS (years); k++)
    {
      entries = kei_check_get_entries (check, years[k].kind, &n);
      for (guint i = 0; i < n; i++)
        if (kei_node_has (entries[i].node, years[k].field) && !looks_back (check, entries[i].node))
          check_year (check, entries[i].node, years[k].field, years[k].kind == KEI_KIND_ITEM ? entries[i].node : entries[i].parent, (int) kei_node_get_int (entries[i].node, years[k].field));
    }

  /* Baselines and actuals may be older than the plan; what it aims at may not lie outside. */
  entries = kei_check_get_entries (check, KEI_KIND_INDICATOR_VALUE, &n);
  for (guint i = 0; i < n; i++)
    {
      const char *role = kei_check_get_role (check, "value-roles", kei_node_get_string (entries[i].node, KEI_FIELD_ROLE));

      if (kei_node_has (entries[i].node, KEI_FIELD_PERIOD) && (g_strcmp0 (role, "target") == 0 || g_strcmp0 (role, "interim") == 0))
        check_year (check, entries[i].node, KEI_FIELD_PERIOD, entries[i].parent, kei_period_get_fiscal_year (kei_node_get_int (entries[i].node, KEI_FIELD_PERIOD)));
    }
}
