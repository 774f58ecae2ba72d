/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-numbering.h"

#include <locale.h>

static void
test_styles (void)
{
  static const struct
  {
    KeiNumberStyle style;
    int number;
    const char *text;
  } cases[] = {
    { KEI_NUMBERING_ARABIC, 12, "12" },
    { KEI_NUMBERING_ARABIC, 0, "0" },
    { KEI_NUMBERING_ARABIC_WIDE, 120, "１２０" },
    { KEI_NUMBERING_KANJI, 1, "一" },
    { KEI_NUMBERING_KANJI, 10, "十" },
    { KEI_NUMBERING_KANJI, 25, "二十五" },
    { KEI_NUMBERING_KANJI, 110, "百十" },
    { KEI_NUMBERING_KANJI, 2019, "二千十九" },
    { KEI_NUMBERING_KANJI, 9999, "九千九百九十九" },
    { KEI_NUMBERING_KANJI, 10000, "10000" },
    { KEI_NUMBERING_CIRCLED, 1, "①" },
    { KEI_NUMBERING_CIRCLED, 20, "⑳" },
    { KEI_NUMBERING_CIRCLED, 21, "㉑" },
    { KEI_NUMBERING_CIRCLED, 36, "㊱" },
    { KEI_NUMBERING_CIRCLED, 50, "㊿" },
    { KEI_NUMBERING_CIRCLED, 51, "(51)" },
    { KEI_NUMBERING_BLACK_CIRCLED, 10, "❿" },
    { KEI_NUMBERING_BLACK_CIRCLED, 11, "⓫" },
    { KEI_NUMBERING_PARENTHESIZED, 20, "⒇" },
    { KEI_NUMBERING_PARENTHESIZED, 21, "(21)" },
    { KEI_NUMBERING_PARENTHESIZED_KANJI, 10, "㈩" },
    { KEI_NUMBERING_KATAKANA, 1, "ア" },
    { KEI_NUMBERING_KATAKANA, 46, "ン" },
    { KEI_NUMBERING_KATAKANA, 47, "47" },
    { KEI_NUMBERING_IROHA, 3, "ハ" },
    { KEI_NUMBERING_IROHA, 47, "ス" },
    { KEI_NUMBERING_ROMAN, 4, "Ⅳ" },
    { KEI_NUMBERING_ROMAN, 14, "XIV" },
    { KEI_NUMBERING_ROMAN_SMALL, 2, "ⅱ" },
    { KEI_NUMBERING_ROMAN_LETTERS, 1994, "MCMXCIV" },
    { KEI_NUMBERING_ROMAN_LETTERS_SMALL, 9, "ix" },
    { KEI_NUMBERING_LATIN, 26, "Z" },
    { KEI_NUMBERING_LATIN, 27, "AA" },
    { KEI_NUMBERING_LATIN_SMALL, 3, "c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kei_numbering_format_number (cases[i].style, cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_patterns (void)
{
  static const struct
  {
    const char *pattern;
    int numbers[4];
    guint n;
    const char *text;
  } cases[] = {
    { "第{1}章", { 2, 3 }, 2, "第3章" },
    { "第{一}章", { 12 }, 1, "第十二章" },
    { "政策{1}", { 4 }, 1, "政策4" },
    { "施策{①}", { 4 }, 1, "施策④" },
    { "({ア})", { 2 }, 1, "(イ)" },
    { "{Ⅰ}.", { 2 }, 1, "Ⅱ." },
    { "{(1)}", { 9 }, 1, "(9)" },
    { "{１}", { 10 }, 1, "１０" },
    { "{1-1-1}", { 1, 2, 3, 4 }, 4, "2-3-4" },
    { "{1-1-1}", { 3, 4 }, 2, "3-4" },
    { "基本施策{1-1}", { 4, 17 }, 2, "基本施策4-17" },
    { "{Ⅰ-1}", { 2, 3 }, 2, "Ⅱ-3" },
    { "{{{1}", { 2 }, 1, "{2" },
    { "重点", { 2 }, 1, "重点" },
    { "", { 2 }, 1, "" },
    { "{1", { 2 }, 1, "{1" },
  };
  static const char *const wrong[] = { "{1", "{}", "1}", "{1}{1}", "{x}", "{1-1-1-1-1-1-1}" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kei_numbering_format (cases[i].pattern, cases[i].numbers, cases[i].n);

      g_assert_cmpstr (text, ==, cases[i].text);
      if (i + 1 < G_N_ELEMENTS (cases))
        g_assert_true (kei_numbering_pattern_is_valid (cases[i].pattern));
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (kei_numbering_pattern_is_valid (wrong[i]));
}

static void
test_read (void)
{
  static const struct
  {
    const char *line;
    const char *pattern;
    int values[3];
    const char *rest;
    gboolean weak;
  } cases[] = {
    { "第1部 総論", "第{1}部", { 1 }, "総論" },
    { "第１章　はじめに", "第{1}章", { 1 }, "はじめに" },
    { "第 2 章 健康", "第{1}章", { 2 }, "健康" },
    { "第3節健康づくり", "第{1}節", { 3 }, "健康づくり" },
    { "第一節　計画", "第{一}節", { 1 }, "計画" },
    { "第二十一 その他", "第{一}", { 21 }, "その他" },
    { "第1 計画の趣旨", "第{1}", { 1 }, "計画の趣旨" },
    { "第10編", "第{1}編", { 10 }, "" },
    { "1章 まち", "{1}章", { 1 }, "まち" },
    { "政策 1", "政策{1}", { 1 }, "" },
    { "政策1 ひとづくり", "政策{1}", { 1 }, "ひとづくり" },
    { "政策1ひとづくり", "政策{1}", { 1 }, "ひとづくり", TRUE },
    { "施策③ 個性ある商店", "施策{①}", { 3 }, "個性ある商店" },
    { "政策 2 時代に合う産業", "政策{1}", { 2 }, "時代に合う産業" },
    { "施策①健康寿命", "施策{①}", { 1 }, "健康寿命" },
    { "施策(1) 防災", "施策({1})", { 1 }, "防災" },
    { "Goal 1. A caring city", "Goal {1}", { 1 }, "A caring city", TRUE },
    { "Policy 1.1 Health", "Policy {1.1}", { 1, 1 }, "Health", TRUE },
    { "施策（２）防災", "施策({1})", { 2 }, "防災" },
    { "施策１：子育て", "施策{1}", { 1 }, "子育て" },
    { "基本目標1: 子育て", "基本目標{1}", { 1 }, "子育て" },
    { "基本目標3「安心」", "基本目標{1}", { 3 }, "「安心」" },
    { "【基本目標1】健康", "基本目標{1}", { 1 }, "健康" },
    { "基本施策 4-17 交通", "基本施策{1-1}", { 4, 17 }, "交通" },
    { "つながる1　地域", "つながる{1}", { 1 }, "地域", TRUE },
    { "(1) 目的", "({1})", { 1 }, "目的" },
    { "（１２）目的", "({1})", { 12 }, "目的" },
    { "⑴目的", "{⑴}", { 1 }, "目的" },
    { "㈠目的", "{㈠}", { 1 }, "目的" },
    { "（ア）目的", "({ア})", { 1 }, "目的" },
    { "(一) 目的", "({一})", { 1 }, "目的" },
    { "(a) 目的", "({a})", { 1 }, "目的", TRUE },
    { "ア　目的", "{ア}", { 1 }, "目的" },
    { "ｲ) 目的", "{ア})", { 2 }, "目的" },
    { "Ⅰ．総論", "{Ⅰ}", { 1 }, "総論" },
    { "Ⅳ『つながり』", "{Ⅰ}", { 4 }, "『つながり』" },
    { "§Ⅰ 総論", "§{Ⅰ}", { 1 }, "総論" },
    { "ⅱ) 総論", "{ⅰ})", { 2 }, "総論" },
    { "III. 総論", "{I}", { 3 }, "総論" },
    { "B. 総論", "{A}", { 2 }, "総論", TRUE },
    { "①健康", "{①}", { 1 }, "健康" },
    { "㉑ 健康", "{①}", { 21 }, "健康" },
    { "❷健康", "{❶}", { 2 }, "健康" },
    { "1-1-1 交通", "{1-1-1}", { 1, 1, 1 }, "交通" },
    { "１－２　交通", "{1-1}", { 1, 2 }, "交通" },
    { "Ⅱ-3 交通", "{Ⅰ-1}", { 2, 3 }, "交通" },
    { "１－（２）－③　路線", "{1-(1)-①}", { 1, 2, 3 }, "路線" },
    { "１－（２）　交通", "{1-(1)}", { 1, 2 }, "交通" },
    { "政策1-(2) 交通", "政策{1-(1)}", { 1, 2 }, "交通" },
    { "Ⅰ.2 交通", "{Ⅰ.1}", { 1, 2 }, "交通", TRUE },
    { "1のびのび子育て", "{1}", { 1 }, "のびのび子育て", TRUE },
    { "大綱１　交通", "大綱{1}", { 1 }, "交通" },
    { "＜基本目標Ⅱ＞交通", "基本目標{Ⅰ}", { 2 }, "交通" },
    { "1.2 交通", "{1.1}", { 1, 2 }, "交通", TRUE },
    { "1. 交通", "{1}", { 1 }, "交通" },
    { "1.交通", "{1}", { 1 }, "交通" },
    { "１　交通", "{1}", { 1 }, "交通" },
    { "1、交通", "{1}", { 1 }, "交通" },
    { "1) 交通", "{1})", { 1 }, "交通" },
    { "12", "{1}", { 12 }, "" },
    { "1交通", "{1}", { 1 }, "交通", TRUE },
    { "1 2 3", "{1}", { 1 }, "2 3", TRUE },
    { "一　交通", "{一}", { 1 }, "交通" },
    { "二、交通", "{一}", { 2 }, "交通" },
    { "プロジェクトA", "プロジェクト{A}", { 1 }, "", TRUE },
    { "プロジェクトA　交通", "プロジェクト{A}", { 1 }, "交通", TRUE },
    { "　(2)　福祉", "({1})", { 2 }, "福祉" },
    { "1 交通\n2 福祉", "{1}", { 1 }, "交通\n2 福祉" },
  };
  static const char *const none[] = {
    "",
    " ",
    "令和6年度の取組",
    "平成25 年度",
    "令和４年度～８年度",
    "2024年度",
    "2020~2024",
    "10月 会議",
    "4月1日",
    "12/25",
    "第6次総合計画",
    "第2期計画",
    "第1回審議会",
    "第1部会の開催",
    "第三セクター",
    "第2章のとおり",
    "3つの視点",
    "5か年計画",
    "3ヶ年",
    "10,000人",
    "1億円",
    "50%",
    "50 %",
    "一人ひとりが",
    "十和田市",
    "アイヌ文化",
    "A plan",
    "G I G A",
    "SDGs",
    "IT化",
    "I am",
    "1～3の項目",
    "①～③の取組",
    "政策17・施策52",
    "(仮)",
    "(土)",
    "(仮称) 交流館",
    "0143-22-1111",
    "22-1111",
    "0",
    "#1",
    "●1",
    "健康づくり",
    "人口10万人",
    "5Gの活用",
    "3R運動",
    "17のゴール",
    "p.12",
    "v.2",
    "No.1",
    "1-(2024)",
    "24時間",
    "施策を3つ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KeiPrintedNumber number = { 0 };

      g_test_message ("%s", cases[i].line);
      g_assert_true (kei_numbering_read (cases[i].line, &number));
      g_assert_cmpstr (number.pattern, ==, cases[i].pattern);
      for (guint j = 0; j < number.n_values; j++)
        g_assert_cmpint (number.values[j], ==, cases[i].values[j]);
      g_assert_true (number.n_values == 3 || cases[i].values[number.n_values] == 0);
      g_assert_cmpstr (cases[i].line + number.length, ==, cases[i].rest);
      g_assert_cmpint (number.weak, ==, cases[i].weak);
    }

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      KeiPrintedNumber number = { 0 };

      g_test_message ("%s", none[i]);
      g_assert_false (kei_numbering_read (none[i], &number));
    }
}

/* What is written by a pattern is read as that pattern. */
static void
test_round_trip (void)
{
  static const char *const patterns[] = {
    "第{1}部",
    "第{一}章",
    "政策{1}",
    "施策{①}",
    "({1})",
    "({ア})",
    "{⑴}",
    "{Ⅰ}",
    "{1-1}",
    "{❶}",
    "{ⅰ})",
    "{1}章",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    for (int n = 1; n <= 10; n++)
      {
        int numbers[] = { n, n };
        g_autofree char *text = kei_numbering_format (patterns[i], numbers, 2);
        g_autofree char *line = g_strconcat (text, "　まちづくり", NULL);
        KeiPrintedNumber number = { 0 };

        g_assert_true (kei_numbering_read (line, &number));
        g_assert_cmpstr (number.pattern, ==, patterns[i]);
        g_assert_cmpint (number.values[number.n_values - 1], ==, n);
        g_assert_cmpstr (line + number.length, ==, "まちづくり");
        g_assert_false (number.weak);
      }
}

static void
test_kanji (void)
{
  static const struct
  {
    const char *text;
    int value;
    const char *rest;
  } cases[] = {
    { "二十五年度", 25, "年度" },
    { "二五", 25, "" },
    { "百", 100, "" },
    { "二〇二四年", 2024, "年" },
    { "千九百九十九", 1999, "" },
    { "十十", 10, "十" },
  };
  int value;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = kei_numbering_read_kanji (cases[i].text, &value);

      g_assert_cmpint (value, ==, cases[i].value);
      g_assert_cmpstr (cases[i].text + length, ==, cases[i].rest);
    }
  g_assert_cmpuint (kei_numbering_read_kanji ("年", &value), ==, 0);
  g_assert_cmpuint (kei_numbering_read_kanji (" 一", &value), ==, 0);
}

/* Any bytes: nothing is read beyond the line. */
static void
test_garbage (void)
{
  static const char *const pieces[] = { "第", "1", "１", "一", "(", ")", "-", ".", "章", "ア", "Ⅰ", "①", " ", "【", "】", "政策", "\xe3", "\xff", "x", "月", "\n", "9999999999" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      KeiPrintedNumber number = { 0 };

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (line, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (kei_numbering_read (line->str, &number))
        {
          g_assert_cmpuint (number.length, <=, line->len);
          g_assert_cmpuint (number.n_values, >=, 1);
          g_assert_true (kei_numbering_pattern_is_valid (number.pattern));
        }
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, ""); /* for readable messages */
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/numbering/styles", test_styles);
  g_test_add_func ("/numbering/patterns", test_patterns);
  g_test_add_func ("/numbering/read", test_read);
  g_test_add_func ("/numbering/round-trip", test_round_trip);
  g_test_add_func ("/numbering/kanji", test_kanji);
  g_test_add_func ("/numbering/garbage", test_garbage);
  return g_test_run ();
}
