/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Funding against cost. */
#include "config.h"

#include "kei-check-private.h"

#include <glib/gi18n-lib.h>

/* More than any budget, and far from what a sum of five would not hold. */
#define MAX_AMOUNT (G_GINT64_CONSTANT (1) << 50)

/* The sum of the sources, in thousand yen; FALSE when none is given. */
static gboolean
add_funding (const KeiNode *line, gint64 *sum)
{
  static const KeiField sources[] = { KEI_FIELD_NATIONAL, KEI_FIELD_PREFECTURAL, KEI_FIELD_BOND, KEI_FIELD_OTHER, KEI_FIELD_GENERAL };
  gboolean given = FALSE;

  *sum = 0;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (kei_node_has (line, sources[i]))
      {
        given = TRUE;
        *sum += CLAMP (kei_node_get_int (line, sources[i]), -MAX_AMOUNT, MAX_AMOUNT);
      }
  return given;
}

void
kei_check_funding_sum (KeiCheck *check)
{
  guint n;
  const KeiCheckEntry *lines = kei_check_get_entries (check, KEI_KIND_BUDGET_LINE, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *line = lines[i].node;
      gint64 amount = CLAMP (kei_node_get_int (line, KEI_FIELD_AMOUNT), -MAX_AMOUNT, MAX_AMOUNT);
      gint64 sum;

      /* A line without any source is not filled in yet. */
      if (add_funding (line, &sum) && ABS (amount - sum) > check->threshold)
        {
          g_autofree char *year = kei_check_format_year (check, (int) kei_node_get_int (line, KEI_FIELD_YEAR));

          /* Translators: an item, a fiscal year, and two amounts in thousand yen. */
          kei_check_report (check, line, KEI_FIELD_AMOUNT, _ ("“%s”, %s: the cost is %'lld, its funding adds up to %'lld"),
                            kei_check_get_name (lines[i].parent), year, (long long) amount, (long long) sum);
        }
    }
}
