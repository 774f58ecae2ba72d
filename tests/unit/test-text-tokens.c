/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens as a person would cut: each row is a text with bars. */
#include "config.h"

#include "kei-text-tokens-data.h"
#include "kei-text-tokens.h"

#include <locale.h>
#include <string.h>

static const char *const rows[] = {
  "",
  /* Numbers with prefix and unit, dates, citations, ranges */
  "令和7年度|までに|約12,000千円|を|見込みます|。",
  "令和元年|から|平成31年4月1日|まで",
  "R7年度|、|H29|、|令和7（2025）年度|、|２０２５年",
  "3か所|、|三か所|、|１２カ所|、|二十五人",
  "1～3年度|、|12/25～1/23|、|10:30",
  "65歳|以上|の|4割|、|1.5倍|、|△3.2%|、|3分の1",
  "第6次|総合|計画|、|第六次|総合|計画|、|第3条第2項",
  "CO2|を|10km|圏|で|5,000t|減らします|。",
  "一部|、|一人ひとり|、|十分な|備え",
  /* Kanji with endings, verbs joined of two */
  "取り組み|を|進め|、|支え合い|、|受け入れます",
  "地域|繋がり|、|効果的だった|、|スムーズな|移動|、|さまざまな|機会",
  "質|の|高い|空き家|対策|、|使い続ける|、|高い|支え",
  "推進|します|、|推進|して|、|推進|する|ことで",
  "目指します|、|見直し|、|働き方|改革",
  "広がる|、|増やす|、|少ない|、|豊かな|暮らし|や|学び",
  "共存|し|、|共生|し|、|守る|まち|、|守れる|まち",
  /* Compounds */
  "地域|福祉|計画|、|高齢者|支援|、|生活困窮者|自立|支援",
  "再生可能|エネルギー|、|地球|温暖化|対策|、|人々|の|笑顔",
  "学校|等|の|施設|、|平等な|社会|、|資格|取得|等|人材|育成",
  "企画|政策部|総合|政策課|、|市民|生活部|環境課|、|重点|課題|対応策|、|産業|部門",
  "苫小牧駅|周辺|、|緑ヶ丘小学校|、|市内|小学校",
  "市民|及び|企業|、|各|地域|団体",
  /* Katakana, latin, hiragana */
  "スマート|シティ|、|パートナーシップ|、|コミュニティ|センター",
  "Society5.0|や|Wi-Fi|、|ＤＸ|、|R&D",
  "みんな|の|まちづくり|、|子どもたち|と|お年寄り",
  "地域|における|課題|について|、|市民|とともに|考えます",
  "とまこまい|の|まち|に|にぎわい|を",
  /* Marks, spaces, line ends */
  "「|計画|」|（|案|）|・| 　|\n|\r\n|終わり",
  /* Characters of several code points */
  "葛󠄀飾|の|👨‍👩‍👧|と|🇯🇵|🇯🇵|、|1️⃣",
  "か\xe3\x82\x99|を|、|ﾊﾟﾝ|、|क्षि",
  "ส|วั|ส|ดี",
};

static char *
cut (const char *text)
{
  g_autoptr (GArray) tokens = kei_text_tokenize (text, 0, strlen (text));
  GString *row = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    {
      const KeiToken *token = &g_array_index (tokens, KeiToken, i);

      if (i > 0)
        g_string_append_c (row, '|');
      g_string_append_len (row, text + token->start, token->length);
    }
  return g_string_free (row, FALSE);
}

static void
test_by_hand (void)
{
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) parts = g_strsplit (rows[i], "|", -1);
      g_autofree char *text = g_strjoinv (NULL, parts);
      g_autofree char *row = cut (text);

      if (!g_str_equal (row, rows[i]))
        {
          g_print ("# wanted %s\n# got    %s\n", rows[i], row);
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* No text makes a token without end. */
static void
test_long (void)
{
  static const char *const parts[] = { "あ", "市", "カ", "a", "1", "ー", "第", "1～", "令和", "、", "取り", "は\xe3\x82\x99" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) tokens = NULL;
      gsize at = 0;

      for (guint n = 0; n < 10000; n++)
        g_string_append (text, parts[i]);
      tokens = kei_text_tokenize (text->str, 0, text->len);
      for (guint j = 0; j < tokens->len; j++)
        {
          const KeiToken *token = &g_array_index (tokens, KeiToken, j);

          g_assert_cmpuint (token->start, ==, at);
          g_assert_cmpuint (token->n_clusters, <=, KEI_TOKEN_MAX_CLUSTERS);
          at += token->length;
        }
      g_assert_cmpuint (at, ==, text->len);
    }
}

static void
check_words (const KeiTokenWord *words, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (words[i].length, ==, strlen (words[i].text));
      if (i > 0)
        g_assert_cmpstr (words[i - 1].text, <, words[i].text);
    }
}

static void
check_set (const char *set)
{
  for (gsize i = 0; i + 3 < strlen (set); i += 3)
    g_assert_cmpint (memcmp (set + i, set + i + 3, 3), <, 0);
  g_assert_cmpint (g_utf8_strlen (set, -1) * 3, ==, strlen (set));
}

static void
test_lists (void)
{
  check_words (kei_kana_words, kei_n_kana_words);
  check_words (kei_mixed_words, kei_n_mixed_words);
  check_words (kei_kanji_words, kei_n_kanji_words);
  check_words (kei_katakana_words, kei_n_katakana_words);
  check_words (kei_units, kei_n_units);
  check_words (kei_su_verbs, kei_n_su_verbs);
  check_words (kei_name_ends, kei_n_name_ends);
  check_words (kei_no_names, kei_n_no_names);
  check_set (kei_kanji_suffixes);
  check_set (kei_kanji_strong_suffixes);
  check_set (kei_kanji_prefixes);
  check_set (kei_kanji_alone);
  check_set (kei_kanji_never_first);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, ""); /* for readable messages */
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text-tokens/by-hand", test_by_hand);
  g_test_add_func ("/text-tokens/long", test_long);
  g_test_add_func ("/text-tokens/lists", test_lists);
  return g_test_run ();
}
