/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people write them. */
#include "config.h"

#include "kei-decimal.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    KeiDecimalKind kind;
    const char *number;
  } rows[] = {
    { "1234", KEI_DECIMAL_NUMBER, "1234" },
    { " 1,234 ", KEI_DECIMAL_NUMBER, "1234" },
    { "12,345,678.90", KEI_DECIMAL_NUMBER, "12345678.90" },
    { "１２３４", KEI_DECIMAL_NUMBER, "1234" },
    { "１，２３４．５", KEI_DECIMAL_NUMBER, "1234.5" },
    { "▲12", KEI_DECIMAL_NUMBER, "-12" },
    { "△１２", KEI_DECIMAL_NUMBER, "-12" },
    { "−0.5", KEI_DECIMAL_NUMBER, "-0.5" },
    { "－３", KEI_DECIMAL_NUMBER, "-3" },
    { "▲ 1,000", KEI_DECIMAL_NUMBER, "-1000" },
    { "+7", KEI_DECIMAL_NUMBER, "7" },
    { "　12　", KEI_DECIMAL_NUMBER, "12" },
    { "", KEI_DECIMAL_EMPTY, NULL },
    { " ", KEI_DECIMAL_EMPTY, NULL },
    { "—", KEI_DECIMAL_EMPTY, NULL },
    { "－", KEI_DECIMAL_EMPTY, NULL },
    { "ー", KEI_DECIMAL_EMPTY, NULL },
    { "約12", KEI_DECIMAL_INVALID, NULL },
    { "12人", KEI_DECIMAL_INVALID, NULL },
    { "1,2", KEI_DECIMAL_INVALID, NULL },
    { "1,2345", KEI_DECIMAL_INVALID, NULL },
    { ",123", KEI_DECIMAL_INVALID, NULL },
    { "1234,567", KEI_DECIMAL_INVALID, NULL },
    { "1.", KEI_DECIMAL_INVALID, NULL },
    { "1.2.3", KEI_DECIMAL_INVALID, NULL },
    { "▲", KEI_DECIMAL_INVALID, NULL },
    { "--1", KEI_DECIMAL_INVALID, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *number = NULL;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (kei_decimal_read (rows[i].text, &number), ==, rows[i].kind);
      g_assert_cmpstr (number, ==, rows[i].number);
    }
}

static void
test_read_yen (void)
{
  static const struct
  {
    const char *text;
    const char *unit;
    KeiDecimalKind kind;
    const char *number;
  } rows[] = {
    { "37,400", "千円", KEI_DECIMAL_NUMBER, "37400" },
    { "37,400千円", "千円", KEI_DECIMAL_NUMBER, "37400" },
    { "３７，４００　千円", "千円", KEI_DECIMAL_NUMBER, "37400" },
    { "3,740万円", "千円", KEI_DECIMAL_NUMBER, "37400" },
    { "3740万", "千円", KEI_DECIMAL_NUMBER, "37400" },
    { "37百万円", "千円", KEI_DECIMAL_NUMBER, "37000" },
    { "1.2億円", "千円", KEI_DECIMAL_NUMBER, "120000" },
    { "1億2,000万円", "千円", KEI_DECIMAL_NUMBER, "120000" },
    { "3億5千万円", "百万円", KEI_DECIMAL_NUMBER, "350" },
    { "1兆円", "円", KEI_DECIMAL_NUMBER, "1000000000000" },
    { "37,400,000円", "千円", KEI_DECIMAL_NUMBER, "37400" },
    { "▲120万円", "千円", KEI_DECIMAL_NUMBER, "-1200" },
    { "120万円", "百万円", KEI_DECIMAL_NUMBER, "1.2" },
    { "12.50億円", "億円", KEI_DECIMAL_NUMBER, "12.5" },
    { "1,500円", "千円", KEI_DECIMAL_NUMBER, "1.5" },
    { "0円", "千円", KEI_DECIMAL_NUMBER, "0" },
    { "—", "千円", KEI_DECIMAL_EMPTY, NULL },
    { "", "千円", KEI_DECIMAL_EMPTY, NULL },
    { "円", "千円", KEI_DECIMAL_INVALID, NULL },
    { "万円", "千円", KEI_DECIMAL_INVALID, NULL },
    { "約3万円", "千円", KEI_DECIMAL_INVALID, NULL },
    { "2万1億円", "千円", KEI_DECIMAL_INVALID, NULL },
    { "1億-2万円", "千円", KEI_DECIMAL_INVALID, NULL },
    { "3万ドル", "千円", KEI_DECIMAL_INVALID, NULL },
    { "99999999兆円", "千円", KEI_DECIMAL_INVALID, NULL },
    { "1.23456789億円", "千円", KEI_DECIMAL_INVALID, NULL },
    { "3万円", "人", KEI_DECIMAL_INVALID, NULL },
    { "3万円", NULL, KEI_DECIMAL_INVALID, NULL },
    { "3", NULL, KEI_DECIMAL_NUMBER, "3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *number = NULL;

      g_test_message ("%s in %s", rows[i].text, rows[i].unit);
      g_assert_cmpint (kei_decimal_read_yen (rows[i].text, rows[i].unit, &number), ==, rows[i].kind);
      g_assert_cmpstr (number, ==, rows[i].number);
    }
}

static void
test_read_int (void)
{
  gint64 number = 0;

  g_assert_cmpint (kei_decimal_read_int ("▲37,400", &number), ==, KEI_DECIMAL_NUMBER);
  g_assert_cmpint (number, ==, -37400);
  g_assert_cmpint (kei_decimal_read_int ("1.5", &number), ==, KEI_DECIMAL_INVALID);
  g_assert_cmpint (kei_decimal_read_int ("99999999999999999999", &number), ==, KEI_DECIMAL_INVALID);
  g_assert_cmpint (kei_decimal_read_int ("—", &number), ==, KEI_DECIMAL_EMPTY);
}

static void
test_print (void)
{
  static const struct
  {
    const char *number, *text;
  } rows[] = {
    { "0", "0" },
    { "999", "999" },
    { "1234", "1,234" },
    { "-123456.50", "▲123,456.50" },
    { "12345678", "12,345,678" },
    { "", "" },
    { "x", "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = kei_decimal_print (rows[i].number);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      gint64 number = (gint64) (((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ());
      gint64 again = 0;
      g_autofree char *text = kei_decimal_print_int (number >> g_test_rand_int_range (0, 63));

      g_assert_cmpint (kei_decimal_read_int (text, &again), ==, KEI_DECIMAL_NUMBER);
      {
        g_autofree char *back = kei_decimal_print_int (again);

        g_assert_cmpstr (back, ==, text);
      }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/decimal/read", test_read);
  g_test_add_func ("/decimal/read-yen", test_read_yen);
  g_test_add_func ("/decimal/read-int", test_read_int);
  g_test_add_func ("/decimal/print", test_print);
  g_test_add_func ("/decimal/round-trip", test_round_trip);
  return g_test_run ();
}
