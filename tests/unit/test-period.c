/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-period.h"

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    KeiPeriodKind kind;
    int fiscal_year;
    KeiDay last;
  } cases[] = {
    { "FY2024", KEI_PERIOD_FISCAL_YEAR, 2024, { 2025, 3, 31 } },
    { "2024", KEI_PERIOD_YEAR, 2024, { 2024, 12, 31 } },
    { "2024-02", KEI_PERIOD_MONTH, 2023, { 2024, 2, 29 } },
    { "2023-02", KEI_PERIOD_MONTH, 2022, { 2023, 2, 28 } },
    { "2024-03-31", KEI_PERIOD_DAY, 2023, { 2024, 3, 31 } },
    { "2024-04-01", KEI_PERIOD_DAY, 2024, { 2024, 4, 1 } },
    { "0001", KEI_PERIOD_YEAR, 1, { 1, 12, 31 } },
  };
  static const char *const wrong[] = {
    "",
    "FY",
    "FY24",
    "fy2024",
    "2024-13",
    "2024-00",
    "2023-02-29",
    "2024-10-1",
    "2024-10-010",
    "02024",
    " 2024",
    "0000",
    "9999",
    "2024/10",
    "２０２４",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KeiPeriod period = KEI_PERIOD_NONE;
      g_autofree char *text = NULL;
      KeiDay last;

      g_assert_true (kei_period_parse (cases[i].text, -1, &period));
      g_assert_true (kei_period_is_valid (period));
      g_assert_cmpint (kei_period_get_kind (period), ==, cases[i].kind);
      g_assert_cmpint (kei_period_get_fiscal_year (period), ==, cases[i].fiscal_year);
      last = kei_period_get_last_day (period);
      g_assert_cmpmem (&last, sizeof last, &cases[i].last, sizeof last);
      text = kei_period_to_text (period);
      g_assert_cmpstr (text, ==, cases[i].text);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      KeiPeriod period = 7;

      g_assert_false (kei_period_parse (wrong[i], -1, &period));
      g_assert_cmpint (period, ==, 7);
    }
}

static void
test_order (void)
{
  static const char *const sorted[] = { "FY2023", "2024", "2024-01", "2024-01-01", "2024-03-31", "FY2024", "2024-04", "2024-04-01", "2025" };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        KeiPeriod a, b;

        g_assert_true (kei_period_parse (sorted[i], -1, &a));
        g_assert_true (kei_period_parse (sorted[j], -1, &b));
        g_assert_cmpint (kei_period_compare (a, b), ==, (i > j) - (i < j));
      }
}

/* Whatever is valid can be written and read; whatever is not is refused. */
static void
test_any_integer (void)
{
  for (guint i = 0; i < 100000; i++)
    {
      gint64 value = i % 2 == 0 ? g_test_rand_int_range (0, 9999 << 11) : (gint64) ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
      g_autofree char *text = NULL;
      KeiPeriod back = KEI_PERIOD_NONE;

      if (!kei_period_is_valid (value))
        continue;
      text = kei_period_to_text (value);
      g_assert_true (kei_period_parse (text, -1, &back));
      g_assert_cmpint (back, ==, value);
    }

  g_assert_false (kei_period_is_valid (KEI_PERIOD_NONE));
  g_assert_false (kei_period_is_valid (-1));
  g_assert_false (kei_period_is_valid (G_MAXINT64));
  g_assert_cmpint (kei_period_from_day (2023, 2, 29), ==, KEI_PERIOD_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/period/text", test_text);
  g_test_add_func ("/period/order", test_order);
  g_test_add_func ("/period/any-integer", test_any_integer);
  return g_test_run ();
}
