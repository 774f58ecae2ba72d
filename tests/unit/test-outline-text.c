/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kei-outline-decode.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"
#include "kei-outline.h"

#include <string.h>

static void
test_close_spaces (void)
{
  static const struct
  {
    const char *text;
    gboolean sentence;
    const char *expected;
  } cases[] = {
    { "G I G A スクール", FALSE, "GIGAスクール" },
    { "I C TやA I、I o Tなど", FALSE, "ICTやAI、IoTなど" },
    { "SDG s など", FALSE, "SDGsなど" },
    { "福　祉", FALSE, "福祉" },
    { "資　料　編", FALSE, "資料編" },
    { "序　　論", FALSE, "序論" },
    { "春　夏物", FALSE, "春　夏物" },
    { "J R 湊駅の前", FALSE, "JR湊駅の前" },
    { "平 成 2 3 年 度", FALSE, "平成23年度" },
    { "乗 船 体 験 の受入 れ", FALSE, "乗船体験の受入れ" },
    { "海とつながり 未来を創るまち", FALSE, "海とつながり 未来を創るまち" },
    { "海とつながり 未来を創るまち。", TRUE, "海とつながり未来を創るまち。" },
    { "価値と 強みの発揮", FALSE, "価値と強みの発揮" },
    { "Plan B を作る", FALSE, "Plan B を作る" },
    { "湊 町", FALSE, "湊 町" },
    { "5th stage", FALSE, "5th stage" },
    { "取 り組みや ICTの活用を進めます。", TRUE, "取り組みやICTの活用を進めます。" },
    { "", FALSE, "" },
    { " ", TRUE, " " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint count;
      g_autofree char *closed = kei_text_close_spaces (cases[i].text, cases[i].sentence, &count);

      g_assert_cmpstr (closed, ==, cases[i].expected);
      g_assert_cmpuint (count, ==, g_utf8_strlen (cases[i].text, -1) - g_utf8_strlen (closed, -1));
    }
}

static void
test_key (void)
{
  g_autofree char *a = kei_outline_key ("ＡＢＣ・「海」のまち　１");
  g_autofree char *b = kei_outline_key ("abc海のまち1");
  g_autofree char *near_a = kei_outline_key ("人と自然が共存し安心して暮らせるまち");
  g_autofree char *near_b = kei_outline_key ("人と自然が共生し安心して暮らせるまち");

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpfloat (kei_outline_similarity (a, b), ==, 1);
  g_assert_cmpfloat (kei_outline_similarity (near_a, near_b), >, 0.8);
  g_assert_cmpfloat (kei_outline_similarity (near_a, a), <, 0.3);
  g_assert_cmpfloat (kei_outline_similarity ("", a), ==, 0);
}

static void
test_counts (void)
{
  static const struct
  {
    const char *text;
    guint n;
    guint counts[2];
  } cases[] = {
    { "政策17・施策52", 2, { 17, 52 } },
    { "- 政策 1 7・施策 5 2", 0, { 0 } },
    { "政策 1 7・施策 5 2", 2, { 17, 52 } },
    { "17の政策、52の施策", 2, { 17, 52 } },
    { "（５政策・１４施策）", 2, { 5, 14 } },
    { "政策 5", 1, { 5 } },
    { "施策数：9件", 1, { 9 } },
    { "政策の推進", 0, { 0 } },
    { "政策1 海を守る", 0, { 0 } },
    { "", 0, { 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KeiOutlineCount counts[4];
      guint n = kei_outline_read_counts (cases[i].text, counts, G_N_ELEMENTS (counts));

      g_assert_cmpuint (n, ==, cases[i].n);
      for (guint k = 0; k < n; k++)
        g_assert_cmpuint (counts[k].count, ==, cases[i].counts[k]);
    }
}

static void
test_announced (void)
{
  guint count;
  const char *word;

  g_assert_true (kei_outline_read_announced ("重視する４つの視点", &count, &word));
  g_assert_cmpuint (count, ==, 4);
  g_assert_cmpstr (word, ==, "視点");
  g_assert_false (kei_outline_read_announced ("重視する視点", &count, &word));
}

static void
test_decode (void)
{
  static const char text[] = "第１章　湊の暮らしを守る\n施策① 神田と都築の福祉を支えます。\n";
  static const char *const charsets[] = { "UTF-8", "CP932", "EUC-JP", "UTF-16LE", "ISO-2022-JP" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize n, length;
      const char *encoding;
      g_autoptr (GError) error = NULL;
      /* ① is not in plain ISO-2022-JP and EUC-JP. */
      g_autofree char *plain = i == 0 || i == 1 || i == 3 ? g_strdup (text) : g_strdup ("第１章　湊の暮らしを守る\n施策1 神田と都築の福祉を支えます。\n");
      g_autofree char *bytes = g_convert (plain, -1, charsets[i], "UTF-8", NULL, &n, &error);
      g_autofree char *marked = NULL;
      g_autofree char *decoded = NULL;

      g_assert_no_error (error);
      if (i == 3)
        {
          marked = g_malloc (n + 2);
          memcpy (marked, "\xff\xfe", 2);
          memcpy (marked + 2, bytes, n);
          n += 2;
        }
      decoded = kei_outline_decode (marked != NULL ? marked : bytes, n, &length, &encoding, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (decoded, ==, plain);
      g_assert_cmpstr (encoding, ==, charsets[i]);
    }
}

static void
test_decode_refuses (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    KeiOutlineError code;
  } cases[] = {
    { "PK\x03\x04 rest", 9, KEI_OUTLINE_ERROR_BINARY },
    { "abc\0def", 7, KEI_OUTLINE_ERROR_BINARY },
    { "%PDF-1.7", 8, KEI_OUTLINE_ERROR_BINARY },
    { "\xf0\x28\x8c\xbc\xff\xff\xf0\x28\x8c\xbc\xff\xff\xf0\x28\x8c\xbc\xff\xff", 18, KEI_OUTLINE_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      const char *encoding;
      g_autoptr (GError) error = NULL;
      g_autofree char *decoded = kei_outline_decode (cases[i].bytes, cases[i].length, &length, &encoding, &error);

      g_assert_null (decoded);
      g_assert_error (error, KEI_OUTLINE_ERROR, (int) cases[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/outline-text/close-spaces", test_close_spaces);
  g_test_add_func ("/outline-text/key", test_key);
  g_test_add_func ("/outline-text/counts", test_counts);
  g_test_add_func ("/outline-text/announced", test_announced);
  g_test_add_func ("/outline-text/decode", test_decode);
  g_test_add_func ("/outline-text/decode-refuses", test_decode_refuses);
  return g_test_run ();
}
