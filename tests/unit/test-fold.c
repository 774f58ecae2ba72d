/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-fold.h"

static char *
fold (const char *text, gboolean spellings)
{
  g_autoptr (GArray) key = g_array_new (FALSE, FALSE, sizeof (gunichar));

  kei_fold_append (key, text, TRUE);
  if (spellings)
    {
      g_autoptr (KeiSpellings) words = kei_spellings_new ();

      kei_spellings_fold (words, key, 0);
    }
  return g_ucs4_to_utf8 ((const gunichar *) key->data, key->len, NULL, NULL, NULL);
}

static const struct
{
  const char *text, *key;
} forms[] = {
  { "", "" },
  { "　子育て 支援・・", "子育て支援" },
  { "ＳＤＧｓ、第６次", "sdgs第6次" },
  { "ﾊﾟｰﾄﾅｰｼｯﾌﾟ", "パートナーシップ" },
  { "か\u3099んばる", "がんばる" },
  { "葛\U000E0100城", "葛城" },
  { "③ ㎡", "3m2" },
  { "守る。支える！\n終わり", "守る\n支える\n\n終わり" },
  { "→※（仮）", "仮" },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *key = fold (forms[i].text, FALSE);

      g_assert_cmpstr (key, ==, forms[i].key);
    }
}

/* Two spellings, one key. */
static const struct
{
  const char *one, *other;
} alike[] = {
  { "障がい者の支援", "障害者の支援" },
  { "主な取り組み", "主な取組" },
  { "こども・若者", "子供、若者" },
  { "学校および地域", "学校及び地域" },
  { "街づくりの推進", "まちづくりの推進" },
  { "人づくり", "人創り" },
  { "３ヶ所", "3箇所" },
  /* One spelling is the beginning of the one that stands for all. */
  { "受入れ体制", "受け入れ体制" },
  { "受入体制", "受入れ体制" },
};

static const struct
{
  const char *one, *other;
} unlike[] = {
  { "共存し", "共生し" },
  { "東部の整備", "西部の整備" },
  { "前期", "後期" },
};

static void
test_spellings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      g_autofree char *one = fold (alike[i].one, TRUE), *other = fold (alike[i].other, TRUE);

      g_assert_cmpstr (one, ==, other);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unlike); i++)
    {
      g_autofree char *one = fold (unlike[i].one, TRUE), *other = fold (unlike[i].other, TRUE);

      g_assert_cmpstr (one, !=, other);
    }
}

/* What stands before is left alone, and folding twice is folding once. */
static void
test_from (void)
{
  g_autoptr (GArray) key = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (KeiSpellings) words = kei_spellings_new ();
  g_autofree char *text = NULL;

  kei_fold_append (key, "障害", FALSE);
  kei_fold_append (key, "障害と障害", FALSE);
  kei_spellings_fold (words, key, 2);
  kei_spellings_fold (words, key, 2);
  text = g_ucs4_to_utf8 ((const gunichar *) key->data, key->len, NULL, NULL, NULL);
  g_assert_cmpstr (text, ==, "障害障がいと障がい");
}

/* Characters that join others, that come apart, and that stand alone. */
static const gunichar joining[] = { 0x304b, 0x3099, 0x309a, 0xff76, 0xff9e, 0xff9f, 0x301, 0x316, 0x327, 'e', 0xe9, 0x1100, 0x1161, 0x11a8, 0xac00, 0x3131, 0x314f, 0xffa1, 0xffc2, 0x9c7, 0x9be, 0x1112, 0xfdfa, 0x2460, 0x20, '\n', 0x5800, 0xe0100, 0x1f468, 0x200d, 0x344, 0xfb2c };

static void
test_pieces (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *composed = NULL, *apart = NULL, *all_composed = NULL, *all_apart = NULL;

      for (int n = g_test_rand_int_range (0, 700); n > 0; n--)
        g_string_append_unichar (text, joining[g_test_rand_int_range (0, G_N_ELEMENTS (joining))]);
      composed = kei_fold_normalize (text->str, text->len, TRUE);
      apart = kei_fold_normalize (text->str, text->len, FALSE);
      all_composed = g_utf8_normalize (text->str, -1, G_NORMALIZE_ALL_COMPOSE);
      all_apart = g_utf8_normalize (text->str, -1, G_NORMALIZE_ALL);
      g_assert_cmpstr (composed, ==, all_composed);
      g_assert_cmpstr (apart, ==, all_apart);
    }
}

/* One text of megabytes; as the square of its length each would take minutes. */
static void
test_long (void)
{
  static const char *const units[] = { "が", "か\u3099", "ﾊﾟ", "\u0301\u0316", "가", "é" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *key = NULL, *apart = NULL;

      while (text->len < 4 * 1024 * 1024)
        g_string_append (text, units[i]);
      key = kei_fold_title (text->str);
      apart = kei_fold_normalize (text->str, text->len, FALSE);
      g_assert_cmpuint (strlen (key), >, 0);
      g_assert_cmpuint (strlen (apart), >=, text->len / 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fold/forms", test_forms);
  g_test_add_func ("/fold/spellings", test_spellings);
  g_test_add_func ("/fold/from", test_from);
  g_test_add_func ("/fold/long", test_long);
  g_test_add_func ("/fold/pieces", test_pieces);
  return g_test_run ();
}
