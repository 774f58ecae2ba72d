/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-value.h"

#include <string.h>

#include "kei-tree.h"

static void
test_parse (void)
{
  static const struct
  {
    KeiKind kind;
    KeiField field;
    const char *text;
    gboolean valid;
  } cases[] = {
    { KEI_KIND_ITEM, KEI_FIELD_TITLE, "葛󠄀城 𠮷野\n\t", TRUE },
    { KEI_KIND_ITEM, KEI_FIELD_TITLE, "a\x01", FALSE },
    { KEI_KIND_ITEM, KEI_FIELD_TITLE, "a\xef\xbf\xbf", FALSE },
    { KEI_KIND_ITEM, KEI_FIELD_TITLE, "a\xff", FALSE },
    { KEI_KIND_ITEM, KEI_FIELD_LEVEL, "kabcdefghijk", TRUE },
    { KEI_KIND_ITEM, KEI_FIELD_LEVEL, "kabcdefghij", FALSE },
    { KEI_KIND_ITEM, KEI_FIELD_LEVEL, "kabcdefghijk kabcdefghijl", FALSE },
    { KEI_KIND_ITEM, KEI_FIELD_SUPPORTING, "kabcdefghijk kabcdefghijl", TRUE },
    { KEI_KIND_ITEM, KEI_FIELD_SUPPORTING, "kabcdefghijk kabcdefghijk", FALSE },
    { KEI_KIND_ITEM, KEI_FIELD_SUPPORTING, "kabcdefghijk,kabcdefghijl", FALSE },
    { KEI_KIND_ITEM, KEI_FIELD_SUPPORTING, "kabcdefghijk ", FALSE },
    { KEI_KIND_ITEM, KEI_FIELD_TENTATIVE, "true", TRUE },
    { KEI_KIND_ITEM, KEI_FIELD_TENTATIVE, "yes", FALSE },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "-9223372036854775808", TRUE },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "0", TRUE },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "9223372036854775808", FALSE },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "-0", FALSE },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "+1", FALSE },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "012", FALSE },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, " 1", FALSE },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_AMOUNT, "1,000", FALSE },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_YEAR, "2026", TRUE },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_YEAR, "0", FALSE },
    { KEI_KIND_BUDGET_LINE, KEI_FIELD_YEAR, "20260", FALSE },
    { KEI_KIND_INDICATOR_VALUE, KEI_FIELD_NUMBER, "-012.50", TRUE },
    { KEI_KIND_INDICATOR_VALUE, KEI_FIELD_NUMBER, "1.", FALSE },
    { KEI_KIND_INDICATOR_VALUE, KEI_FIELD_NUMBER, ".5", FALSE },
    { KEI_KIND_INDICATOR_VALUE, KEI_FIELD_NUMBER, "1e5", FALSE },
    { KEI_KIND_INDICATOR_VALUE, KEI_FIELD_PERIOD, "FY2024", TRUE },
    { KEI_KIND_INDICATOR_VALUE, KEI_FIELD_PERIOD, "2024-13", FALSE },
    { KEI_KIND_NOTE, KEI_FIELD_TIME, "2026-09-12T14:02:00+09:00", TRUE },
    { KEI_KIND_NOTE, KEI_FIELD_TIME, "2026-09-12T14:02:00.5Z", TRUE },
    { KEI_KIND_NOTE, KEI_FIELD_TIME, "2026-09-12 14:02", FALSE },
    { KEI_KIND_NOTE, KEI_FIELD_TIME, "2026-09-12T14:02:00", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const KeiFieldInfo *field = kei_schema_field (cases[i].kind, cases[i].field);
      g_auto (KeiValue) value = KEI_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_cmpint (kei_value_parse (cases[i].text, -1, field, &value, &error), ==, cases[i].valid);
      if (cases[i].valid)
        {
          g_autofree char *text = kei_value_to_text (&value, field);

          g_assert_no_error (error);
          g_assert_cmpstr (text, ==, cases[i].text);
        }
      else
        {
          g_assert_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_INVALID);
          g_assert_true (kei_value_is_empty (&value));
        }
    }
}

static void
test_nothing (void)
{
  const KeiFieldInfo *field = kei_schema_field (KEI_KIND_ITEM, KEI_FIELD_TENTATIVE);
  g_auto (KeiValue) value = KEI_VALUE_INIT;
  KeiValue none = kei_value_string ("", -1);

  g_assert_true (kei_value_is_empty (&none));
  none = kei_value_string (NULL, -1);
  g_assert_true (kei_value_is_empty (&none));
  none = kei_value_bool (FALSE);
  g_assert_true (kei_value_is_empty (&none));
  none = kei_value_ids (kei_ids_new (NULL, 0));
  g_assert_true (kei_value_is_empty (&none));
  g_assert_true (kei_value_parse ("false", -1, field, &value, NULL));
  g_assert_true (kei_value_is_empty (&value));
}

static void
test_limits (void)
{
  const KeiFieldInfo *field = kei_schema_field (KEI_KIND_ITEM, KEI_FIELD_TITLE);
  g_autofree char *text = g_strnfill (KEI_MAX_LINE + 1, 'a');
  g_auto (KeiValue) value = KEI_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (kei_value_parse (text, -1, field, &value, &error));
  g_assert_error (error, KEI_TREE_ERROR, KEI_TREE_ERROR_LIMIT);
  g_assert_true (kei_value_parse (text, KEI_MAX_LINE, field, &value, NULL));
}

static void
test_normalize (void)
{
  static const struct
  {
    const char *text, *result;
    guint dropped;
  } cases[] = {
    { "", "", 0 },
    { "一\r\n二\r三\v四", "一\n二\n三\n四", 0 },
    { "か\xe3\x82\x99き は\xe3\x82\x9a", "がき ぱ", 0 },                         /* kana with a voicing mark of its own */
    { "塚﨑 神 福 都 葛󠄀 𠮷", "塚﨑 神 福 都 葛󠄀 𠮷", 0 }, /* compatibility forms stay as written */
    { "ﾊﾟﾋﾟ①㈱", "ﾊﾟﾋﾟ①㈱", 0 },
    { "a\x01"
      "b\x7f\xef\xbf\xbe",
      "ab\x7f", 2 },
    { "a\xff"
      "b",
      "a\xef\xbf\xbd"
      "b",
      1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint dropped = 99;
      g_autofree char *result = kei_text_normalize (cases[i].text, -1, &dropped);

      g_assert_cmpstr (result, ==, cases[i].result);
      g_assert_cmpuint (dropped, ==, cases[i].dropped);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/value/parse", test_parse);
  g_test_add_func ("/value/nothing", test_nothing);
  g_test_add_func ("/value/limits", test_limits);
  g_test_add_func ("/value/normalize", test_normalize);
  return g_test_run ();
}
