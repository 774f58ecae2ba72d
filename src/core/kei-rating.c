/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-rating.h"

#include <math.h>

#include "kei-choices.h"
#include "kei-period.h"

typedef struct
{
  double number;
  double time; /* in years */
  KeiPeriod period;
} Figure;

/* The value of @role with the latest period that ends in @year or before, or with the earliest. */
static gboolean
find (KeiTree *tree, const KeiNode *indicator, const char *role, int year, gboolean earliest, Figure *figure)
{
  guint n;
  KeiNode *const *values = kei_node_get_children (indicator, KEI_SLOT_VALUES, &n);

  figure->period = KEI_PERIOD_NONE;
  for (guint i = 0; i < n; i++)
    {
      KeiPeriod period = kei_node_get_int (values[i], KEI_FIELD_PERIOD);
      int order = kei_period_compare (period, figure->period);

      if (!kei_period_is_valid (period) || !kei_node_has (values[i], KEI_FIELD_NUMBER) || (year > 0 && kei_period_get_fiscal_year (period) > year)
          || g_strcmp0 (kei_choices_get_role (tree, "value-roles", kei_node_get_string (values[i], KEI_FIELD_ROLE)), role) != 0)
        continue;
      if (figure->period == KEI_PERIOD_NONE || (earliest ? order < 0 : order > 0))
        {
          KeiDay day = kei_period_get_last_day (period);

          *figure = (Figure){ g_ascii_strtod (kei_node_get_text (values[i], KEI_FIELD_NUMBER), NULL), day.year + (day.month - 1) / 12.0, period };
        }
    }
  return figure->period != KEI_PERIOD_NONE && isfinite (figure->number);
}

/* Nothing was to change: the share that is left of what was to be kept. */
static double
measure_kept (KeiTree *tree, const KeiNode *indicator, double target, double actual)
{
  gboolean down = g_strcmp0 (kei_choices_get_role (tree, "directions", kei_node_get_string (indicator, KEI_FIELD_DIRECTION)), "down") == 0;
  double large = down ? actual : target, small = down ? target : actual;

  if (down ? actual <= target : actual >= target)
    return 100;
  return large > 0 ? small / large * 100 : 0;
}

gboolean
kei_rating_measure (KeiTree *tree, const KeiNode *indicator, int year, KeiRatingBasis basis, double *percent)
{
  Figure baseline, target, actual;
  double whole, share;

  if (kei_node_get_bool (indicator, KEI_FIELD_UNMEASURABLE)
      || !find (tree, indicator, "baseline", 0, TRUE, &baseline)
      || !find (tree, indicator, "target", 0, FALSE, &target)
      || !find (tree, indicator, "actual", year, FALSE, &actual)
      || kei_period_compare (actual.period, baseline.period) <= 0)
    return FALSE;
  if (target.number == baseline.number)
    {
      *percent = measure_kept (tree, indicator, target.number, actual.number);
      return TRUE;
    }
  whole = target.time - baseline.time;
  share = basis == KEI_RATING_BASIS_PATH && whole > 0 ? CLAMP ((actual.time - baseline.time) / whole, 0, 1) : 1;
  if (share <= 0)
    return FALSE;
  *percent = (actual.number - baseline.number) / ((target.number - baseline.number) * share) * 100;
  return isfinite (*percent);
}

char *
kei_rating_dup_label (KeiTree *tree, double percent)
{
  g_autoptr (GPtrArray) choices = kei_choices_new (tree, "ratings");

  for (guint i = 0; i < choices->len; i++)
    {
      const KeiChoice *choice = g_ptr_array_index (choices, i);

      /* What is printed as 80 % has reached 80 %. */
      if (choice->role == NULL || *choice->role == '\0' || percent + 0.05 >= g_ascii_strtod (choice->role, NULL))
        return g_strdup (choice->label);
    }
  return NULL;
}
