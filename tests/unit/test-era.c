/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-era.h"

#include <locale.h>
#include <string.h>

/* Days and fiscal years with their one Japanese spelling. */
static void
test_both_ways (void)
{
  static const struct
  {
    const char *period;
    const char *wareki;
  } cases[] = {
    { "1872-09-12", "明治5年9月12日" },
    { "1912-07-29", "明治45年7月29日" },
    { "1912-07-30", "大正元年7月30日" },
    { "1912-07-31", "大正元年7月31日" },
    { "1926-12-24", "大正15年12月24日" },
    { "1926-12-26", "昭和元年12月26日" },
    { "1945-08-15", "昭和20年8月15日" },
    { "1989-01-07", "昭和64年1月7日" },
    { "1989-01-08", "平成元年1月8日" },
    { "2000-02-29", "平成12年2月29日" },
    { "2019-04-30", "平成31年4月30日" },
    { "2019-05-01", "令和元年5月1日" },
    { "2020-01-01", "令和2年1月1日" },
    { "2020-03-31", "令和2年3月31日" },
    { "2020-04-01", "令和2年4月1日" },
    { "2026-03-31", "令和8年3月31日" },
    { "2026-04-01", "令和8年4月1日" },
    { "FY1926", "大正15年度" },
    { "FY1927", "昭和2年度" },
    { "FY1988", "昭和63年度" },
    { "FY1989", "平成元年度" },
    { "FY2018", "平成30年度" },
    { "FY2019", "令和元年度" },
    { "FY2020", "令和2年度" },
    { "FY2025", "令和7年度" },
    { "2019", "令和元年" },
    { "2024-10", "令和6年10月" },
    { "1850", "1850年" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KeiPeriod period = KEI_PERIOD_NONE, first, last;
      g_autofree char *wareki = NULL;

      g_assert_true (kei_period_parse (cases[i].period, -1, &period));
      wareki = kei_era_format (period, KEI_YEAR_STYLE_WAREKI);
      g_assert_cmpstr (wareki, ==, cases[i].wareki);
      if (kei_period_get_year (period) < 1868)
        continue;
      for (KeiYearStyle style = KEI_YEAR_STYLE_WAREKI; style <= KEI_YEAR_STYLE_SHORT; style++)
        {
          g_autofree char *text = kei_era_format (period, style);

          g_test_message ("%s", text);
          g_assert_true (kei_era_parse (text, NULL, &first, &last));
          g_assert_cmpint (first, ==, period);
          g_assert_cmpint (last, ==, period);
        }
    }
}

static void
test_styles (void)
{
  static const struct
  {
    const char *period;
    const char *texts[4];
  } cases[] = {
    { "FY2024", { "令和6年度", "2024年度", "令和6（2024）年度", "R6" } },
    { "FY2019", { "令和元年度", "2019年度", "令和元（2019）年度", "R1" } },
    { "2024", { "令和6年", "2024年", "令和6（2024）年", "R6年" } },
    { "2025-03", { "令和7年3月", "2025年3月", "令和7（2025）年3月", "R7.3" } },
    { "2025-03-31", { "令和7年3月31日", "2025年3月31日", "令和7（2025）年3月31日", "R7.3.31" } },
  };
  g_autofree char *range = NULL, *one = NULL, *none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (KeiYearStyle style = KEI_YEAR_STYLE_WAREKI; style <= KEI_YEAR_STYLE_SHORT; style++)
      {
        KeiPeriod period = KEI_PERIOD_NONE;
        g_autofree char *text = NULL;

        g_assert_true (kei_period_parse (cases[i].period, -1, &period));
        text = kei_era_format (period, style);
        g_assert_cmpstr (text, ==, cases[i].texts[style]);
      }

  range = kei_era_format_range (kei_period_from_fiscal_year (2022), kei_period_from_fiscal_year (2026), KEI_YEAR_STYLE_WAREKI);
  g_assert_cmpstr (range, ==, "令和4年度～令和8年度");
  one = kei_era_format_range (kei_period_from_fiscal_year (2022), kei_period_from_fiscal_year (2022), KEI_YEAR_STYLE_SHORT);
  g_assert_cmpstr (one, ==, "R4");
  none = kei_era_format (KEI_PERIOD_NONE, KEI_YEAR_STYLE_WAREKI);
  g_assert_cmpstr (none, ==, "");
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    const char *first;
    const char *last; /* NULL: the same */
    const char *rest; /* NULL: nothing */
    gboolean bare;
  } cases[] = {
    { "平成31年度", "FY2019" },
    { "平成32年度", "FY2020" },
    { "平成35年度", "FY2023" },
    { "平成38年度", "FY2026" },
    { "平成52年度", "FY2040" },
    { "昭和92年度", "FY2017" },
    { "令和3(2021)年度", "FY2021" },
    { "令和３（２０２１）年度", "FY2021" },
    { "2023(平成35)年度", "FY2023" },
    { "令和3年度(2021年度)", "FY2021" },
    { "2021年度（令和3年度）", "FY2021" },
    { "令和3年(2021年)4月1日", "2021-04-01" },
    { "R3", "FY2021", .bare = TRUE },
    { "R元", "FY2019", .bare = TRUE },
    { "Ｒ３年度", "FY2021" },
    { "R7.3.31", "2025-03-31" },
    { "R7.3", "2025-03" },
    { "R3年度末", "2022-03-31" },
    { "令和3年度末時点", "2022-03-31", .rest = "時点" },
    { "令和4年3月末", "2022-03-31" },
    { "令和6年2月末日", "2024-02-29" },
    { "令和4年末", "2022-12-31" },
    { "H29-H30年度", "FY2017", "FY2018" },
    { "H29-H30", "FY2017", "FY2018", .bare = TRUE },
    { "H29–R8", "FY2017", "FY2026", .bare = TRUE },
    { "H29-30年度", "FY2017", "FY2018" },
    { "平成20 ~ 29年度(10年間)", "FY2008", "FY2017", "(10年間)" },
    { "平成27~29年度", "FY2015", "FY2017" },
    { "令和4年度~8年度", "FY2022", "FY2026" },
    { "令和4年度〜令和8年度まで", "FY2022", "FY2026" },
    { "令和4（2022）年度～令和8（2026）年度", "FY2022", "FY2026" },
    { "令和４年～８年", "2022", "2026" },
    { "2020~2024)を着実に", "FY2020", "FY2024", ")を着実に", TRUE },
    { "2020－24年度", "FY2020", "FY2024" },
    { "平 成 2 3 年 度", "FY2011" },
    { "平 成 2 3 年 度 の", "FY2011", NULL, " の" },
    { "平成二十五年度", "FY2013" },
    { "平成二五年", "2013" },
    { "二〇二四年度", "FY2024" },
    { "令和元年", "2019" },
    { "令和1年", "2019" },
    { "㋿元年", "2019" },
    { "平成31年4月1日から令和2年3月31日まで", "2019-04-01", "2020-03-31" },
    { "令和6年12月25日～1月23日", "2024-12-25", "2025-01-23" },
    { "令和7年1月13日～27日", "2025-01-13", "2025-01-27" },
    { "R7.1.13~27", "2025-01-13", "2025-01-27" },
    { "2024/10/1", "2024-10-01" },
    { "2024-10-01", "2024-10-01" },
    { "2024-10", "2024-10" },
    { "FY2024", "FY2024" },
    { "西暦2024年", "2024" },
    { "　令和6年度", "FY2024" },
    { "令和8年度～令和4年度", "FY2026", NULL, "～令和4年度" },
    { "令和4年3つの", "2022", NULL, "3つの" },
  };
  static const char *const none[] = {
    "",
    "平成○○年○○月",
    "平成○年",
    "平成",
    "令和",
    "令和100年",
    "令和0年度",
    "令和3(2020)年度",
    "2020年代",
    "1200",
    "20245年",
    "R",
    "R3D",
    "RESAS",
    "3月31日",
    "27年度は1年目",
    "10/8",
    "令和6年13月",
    "令和5年2月29日",
    "2024/13/1",
    "10年間",
    "第6次",
    "H1N1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KeiPeriod first = KEI_PERIOD_NONE, last = KEI_PERIOD_NONE;
      KeiEraReading reading = { 0 };

      g_test_message ("%s", cases[i].text);
      g_assert_true (kei_era_read (cases[i].text, NULL, &reading));
      kei_period_parse (cases[i].first, -1, &first);
      kei_period_parse (cases[i].last != NULL ? cases[i].last : cases[i].first, -1, &last);
      g_assert_cmpint (reading.first, ==, first);
      g_assert_cmpint (reading.last, ==, last);
      g_assert_cmpint (reading.bare, ==, cases[i].bare);
      g_assert_cmpstr (cases[i].text + reading.length, ==, cases[i].rest != NULL ? cases[i].rest : "");
    }

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      KeiEraReading reading = { 0 };

      g_test_message ("%s", none[i]);
      g_assert_false (kei_era_read (none[i], NULL, &reading));
    }
}

static void
test_context (void)
{
  static const struct
  {
    const char *text;
    const char *near;
    KeiPeriodKind bare;
    const char *first;
    const char *last;
  } cases[] = {
    { "27年度", "FY2014", KEI_PERIOD_FISCAL_YEAR, "FY2015", "FY2015" },
    { "8年度", "FY2025", KEI_PERIOD_FISCAL_YEAR, "FY2026", "FY2026" },
    { "10/8", "FY2019", KEI_PERIOD_FISCAL_YEAR, "2019-10-08", "2019-10-08" },
    { "1/24～2/14", "FY2019", KEI_PERIOD_FISCAL_YEAR, "2020-01-24", "2020-02-14" },
    { "12/25~1/23", "FY2020", KEI_PERIOD_FISCAL_YEAR, "2020-12-25", "2021-01-23" },
    { "10月", "FY2019", KEI_PERIOD_FISCAL_YEAR, "2019-10", "2019-10" },
    { "3月31日", "FY2019", KEI_PERIOD_FISCAL_YEAR, "2020-03-31", "2020-03-31" },
    { "R3", "FY2019", KEI_PERIOD_YEAR, "2021", "2021" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KeiEraContext context = { cases[i].bare, KEI_PERIOD_NONE };
      KeiPeriod first = 0, last = 0, read_first = 0, read_last = 0;

      kei_period_parse (cases[i].near, -1, &context.near);
      kei_period_parse (cases[i].first, -1, &first);
      kei_period_parse (cases[i].last, -1, &last);
      g_test_message ("%s", cases[i].text);
      g_assert_true (kei_era_parse (cases[i].text, &context, &read_first, &read_last));
      g_assert_cmpint (read_first, ==, first);
      g_assert_cmpint (read_last, ==, last);
    }
}

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *found; /* NULL: nothing */
  } cases[] = {
    { "後期基本計画（令和4年度～8年度）について", "令和4年度～8年度" },
    { "行政創革プラン(2020~2024)", "2020~2024" },
    { "基準値は平成二十五年度の数値", "平成二十五年度" },
    { "平成○○年度のあとは令和6年度", "令和6年度" },
    { "人口は12000人", NULL },
    { "A2024年", NULL },
    { "健康づくり", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KeiEraReading reading;
      gboolean found = kei_era_find (cases[i].text, NULL, &reading);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (found, ==, cases[i].found != NULL);
      if (found)
        {
          g_autofree char *text = g_strndup (cases[i].text + reading.start, reading.length);

          g_assert_cmpstr (text, ==, cases[i].found);
        }
    }
}

/* The vectors that came with the task, where they are there. */
static void
test_shared_cases (void)
{
  const char *shared = g_getenv ("KEI_SHARED_DIR");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "../shared", "data", "ja", "wareki_cases.tsv", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    {
      g_test_skip ("the shared data is not here");
      return;
    }
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 4);
      KeiEraContext context = { KEI_PERIOD_FISCAL_YEAR, kei_period_from_fiscal_year (2014) };
      KeiEraReading reading = { 0 };
      g_autofree char *first = NULL;
      int year;

      if (g_strv_length (cells) < 3)
        continue;
      n++;
      g_test_message ("%s", cells[2]);
      if (*cells[1] == '\0')
        {
          g_assert_false (kei_era_find (cells[2], NULL, &reading));
          continue;
        }
      g_assert_true (kei_era_find (cells[2], &context, &reading));
      first = kei_period_to_text (reading.first);
      year = (int) g_ascii_strtoll (cells[1], NULL, 10);
      if (strlen (cells[1]) == 10 && cells[1][4] == '-')
        g_assert_cmpstr (first, ==, cells[1]);
      else
        g_assert_cmpint (kei_period_get_fiscal_year (reading.first), ==, year);
      if (strstr (cells[1], "..") != NULL)
        g_assert_cmpint (kei_period_get_fiscal_year (reading.last), ==, (int) g_ascii_strtoll (strstr (cells[1], "..") + 2, NULL, 10));
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, ""); /* for readable messages */
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/era/both-ways", test_both_ways);
  g_test_add_func ("/era/styles", test_styles);
  g_test_add_func ("/era/read", test_read);
  g_test_add_func ("/era/context", test_context);
  g_test_add_func ("/era/find", test_find);
  g_test_add_func ("/era/shared-cases", test_shared_cases);
  return g_test_run ();
}
