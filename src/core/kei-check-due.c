/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actuals that are due and missing. The actual of a fiscal year is known some months after its
 * end, with the settlement: the indicator's due month says when. A survey that is made every few
 * years is due in those years only, counted from the baseline. */
#include "config.h"

#include "kei-check-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  int first; /* fiscal years in which the plan runs and the source exists */
  int last;
  int anchor; /* a year in which it is measured */
  int every;  /* years between two, 0 for once: in the anchor's year */
} Expectation;

/* The fiscal year of the last value of a role, or 0. */
static int
find_year (KeiCheck *check, const KeiNode *indicator, const char *role)
{
  guint n;
  KeiNode *const *values = kei_node_get_children (indicator, KEI_SLOT_VALUES, &n);
  int year = 0;

  for (guint i = 0; i < n; i++)
    if (kei_node_has (values[i], KEI_FIELD_PERIOD) && g_strcmp0 (kei_check_get_role (check, "value-roles", kei_node_get_string (values[i], KEI_FIELD_ROLE)), role) == 0)
      year = MAX (year, kei_period_get_fiscal_year (kei_node_get_int (values[i], KEI_FIELD_PERIOD)));
  return year;
}

static gboolean
has_actual (KeiCheck *check, const KeiNode *indicator, int year)
{
  guint n;
  KeiNode *const *values = kei_node_get_children (indicator, KEI_SLOT_VALUES, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *role = kei_check_get_role (check, "value-roles", kei_node_get_string (values[i], KEI_FIELD_ROLE));
      gboolean measured = g_strcmp0 (role, "actual") == 0 || g_strcmp0 (role, "baseline") == 0;

      if (measured && (kei_node_has (values[i], KEI_FIELD_NUMBER) || kei_node_has (values[i], KEI_FIELD_PRINTED)) && kei_period_get_fiscal_year (kei_node_get_int (values[i], KEI_FIELD_PERIOD)) == year)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_due (const KeiCheck *check, int year, int month)
{
  int due_year = month >= 4 ? year + 1 : year + 2;

  return check->today.year > due_year || (check->today.year == due_year && check->today.month > month);
}

static Expectation
expect (KeiCheck *check, const KeiNode *indicator)
{
  const char *role = kei_check_get_role (check, "frequencies", kei_node_get_string (indicator, KEI_FIELD_FREQUENCY));
  Expectation expected = { .every = 1 };

  if (!kei_check_get_period (check, &expected.first, &expected.last))
    return (Expectation){ .first = 1, .last = 0 };
  if (kei_node_has (indicator, KEI_FIELD_SOURCE_ENDED))
    expected.last = MIN (expected.last, (int) kei_node_get_int (indicator, KEI_FIELD_SOURCE_ENDED));
  /* Years of a plan are few; a file may say otherwise. */
  expected.last = MIN (expected.last, MIN (check->today.year, expected.first + 100));

  if (g_strcmp0 (role, "once") == 0)
    {
      expected.every = 0;
      expected.anchor = find_year (check, indicator, "target");
      return expected;
    }
  if (role != NULL)
    expected.every = MAX (1, (int) g_ascii_strtoll (role, NULL, 10));
  expected.anchor = find_year (check, indicator, "baseline");
  if (expected.anchor == 0)
    expected.anchor = expected.first;
  return expected;
}

static gboolean
is_expected (const Expectation *expected, int year)
{
  if (expected->every == 0)
    return year == expected->anchor;
  return (year - expected->anchor) % expected->every == 0;
}

void
kei_check_actual_due (KeiCheck *check)
{
  guint n;
  const KeiCheckEntry *indicators = kei_check_get_entries (check, KEI_KIND_INDICATOR, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *indicator = indicators[i].node;
      gint64 month = kei_node_get_int (indicator, KEI_FIELD_DUE_MONTH);
      Expectation expected = expect (check, indicator);
      g_autoptr (GString) missing = g_string_new (NULL);

      if (kei_node_get_bool (indicator, KEI_FIELD_UNMEASURABLE))
        continue;
      if (month < 1 || month > 12)
        month = CLAMP ((gint64) check->threshold, 1, 12);
      for (int year = expected.first; year <= expected.last; year++)
        if (is_expected (&expected, year) && is_due (check, year, (int) month) && !has_actual (check, indicator, year))
          {
            g_autofree char *text = kei_check_format_year (check, year);

            /* Translators: separates years in a list. */
            g_string_append_printf (missing, "%s%s", missing->len > 0 ? _ (", ") : "", text);
          }
      if (missing->len > 0)
        /* Translators: an indicator, and a list of fiscal years. */
        kei_check_report_missing (check, indicator, "actual", _ ("The indicator “%s” has no actual yet for %s"), kei_check_get_name (indicator), missing->str);
    }
}
