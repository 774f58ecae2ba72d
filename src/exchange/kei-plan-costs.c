/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines of costs count in what is printed: the budget of a year where there is one, else what was planned for it. What
 * says nothing about itself was planned; settlements are another matter. */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-choices.h"

static const char *
get_role (const KeiPlanReport *self, const KeiNode *line)
{
  const char *role = kei_choices_get_role (self->tree, "budget-roles", kei_node_get_string (line, KEI_FIELD_ROLE));

  return role != NULL ? role : "plan";
}

gboolean
kei_plan_is_settled (const KeiPlanReport *self, const KeiNode *line)
{
  return g_str_equal (get_role (self, line), "settlement");
}

gboolean
kei_plan_counts (const KeiPlanReport *self, const KeiNode *item, const KeiNode *line)
{
  const char *role = get_role (self, line);
  guint n;
  KeiNode *const *lines = kei_node_get_children (item, KEI_SLOT_BUDGET_LINES, &n);

  if (!g_str_equal (role, "plan"))
    return g_str_equal (role, "budget");
  for (guint i = 0; i < n; i++)
    if (kei_node_get_int (lines[i], KEI_FIELD_YEAR) == kei_node_get_int (line, KEI_FIELD_YEAR) && g_str_equal (get_role (self, lines[i]), "budget"))
      return FALSE;
  return TRUE;
}

void
kei_plan_add_amount (gint64 *to, gint64 amount)
{
  *to = (gint64) ((guint64) *to + (guint64) amount);
}

gboolean
kei_plan_add_up (const KeiPlanReport *self, const KeiNode *item, gint64 year, gint64 *amount)
{
  gboolean found = FALSE;
  guint n;
  KeiNode *const *lines = kei_node_get_children (item, KEI_SLOT_BUDGET_LINES, &n);

  *amount = 0;
  for (guint i = 0; i < n; i++)
    if (kei_node_get_int (lines[i], KEI_FIELD_YEAR) == year && kei_plan_counts (self, item, lines[i]))
      {
        kei_plan_add_amount (amount, kei_node_get_int (lines[i], KEI_FIELD_AMOUNT));
        found = TRUE;
      }
  return found;
}
