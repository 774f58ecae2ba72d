/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed, as a careful person marked it by hand. A row is both texts in one: [old>new] is a hunk, s
 * behind it one of spelling, m one of a sentence that moved. */
#include "config.h"

#include "kei-test-rewording.h"
#include "kei-test-text.h"
#include "kei-text-diff.h"

#include <locale.h>
#include <string.h>

static const char *const rows[] = {
  /* Words that share a character */
  "あらゆる世代が[共存>共生]し、安心して暮らせるまち",
  "過去の災害に学び、みんなで命を[守る>守れる]まち",
  "若い世代の移住と定住を[促進>推進]します。",
  "地域産業の[振興>新興]を図ります。",
  "市民の健康[寿命>年齢]を延ばします。",
  "人口[減少>増加]を見込んだ土地利用を検討します。",
  "[高齢者>障害者]支援の相談窓口を設けます。",
  "避難所の[整備>準備]を計画的に進めます。",
  "港と駅を結ぶ交通[体系>体制]を見直します。",
  "水産資源の[保全>保護]に努めます。",
  /* Compounds */
  "地域福祉[>活動]計画の見直しを行います。",
  "[総合>総合的な]計画を立てます。",
  "子育て[支援>環境づくり]を進めます。",
  "[観光>農業]振興計画に基づき、取組を進めます。",
  "都市計画[>マスタープラン]を改定します。",
  "[デジタル>スマート]シティの実現を目指します。",
  "市民[>や企業]の参画を広げます。",
  "[緑丘小学校>若葉小学校]の校舎を建て替えます。",
  /* Endings and particles */
  "公園の整備を[進めます>進めています]。",
  "ごみの減量に[取り組みます>取り組んでいます]。",
  "相談体制を強化[します>しました]。",
  "情報を発信[し>する]、来訪者を増やします。",
  "地域[で>と]支え合う仕組みをつくります。",
  "市民[が>の]集う場を設けます。",
  "働く人[>たち]を応援します。",
  "安全[>で安心]な水を届けます。",
  /* Numbers, dates, citations */
  "[令和7年度>令和11年度]までに、延べ[500人>800人]の参加を目指します。",
  "延床面積は[1,200㎡>1,350㎡]とします。",
  "[令和6年4月1日>令和7年10月1日]から施行します。",
  "条例[第3条第2項>第3条第4項]の規定によります。",
  "市内[3か所>5か所]に窓口を設けます。",
  "事業費は[12,000千円>13,500千円]を見込みます。",
  "温室効果ガスを[46％>50％]削減します。",
  "[65歳>75歳]以上の方を対象とします。",
  "[1～3年度>1～5年度]に実施します。",
  "[第6次>第7次]総合計画を策定します。",
  "全国平均の[1.5倍>15倍]となっています。",
  "令和5年度の利用者は[約300人>304人]でした。",
  "研修を受ける職員は[年六十人>年九十人]である。",
  "図書室の開室は[週三日>週四日]である。",
  "今年六月に[開きます>閉じます]。",
  "毎月[第2日曜日>第1・第3日曜日]に朝市をひらく。",
  "町道を年に[三キロ>二キロ]舗装する。",
  "一人一日あたりのごみは[980グラム>870グラム]である。",
  /* Insertions and deletions, with the mark before them */
  "病児[・病後児>]保育事業",
  "病児[>・病後児]保育事業を行う。",
  "漁業者[>、加工業者]、流通業者に対し、説明会を開きます。",
  "町内会[、商店街>]、学校と協力して見守ります。",
  "公民館や図書館[>、体育館]を改修します。",
  "森林の手入れを行い[>、木材の利用を広げ]、豊かな水を守ります。",
  "[>また、]地元企業の採用活動を後押しします。",
  "防災訓練を行います。[>あわせて、備蓄品を点検します。]自主防災組織を支えます。",
  "生活道路を直します。[除雪の体制を見直します。>]歩道を広げます。",
  "子ども[>と家庭]の居場所を増やします。",
  "観光[・交流>]の拠点をつくります。",
  "若者の起業を[積極的に>]支えます。",
  "外国人住民[>（技能実習生を含む。）]への日本語教育を行います。",
  /* Phrases and sentences */
  "[情報の発信を行い>相談体制を整え]、移住する人を支えます。",
  "[路線バスの便数を保ちます>予約制の乗合交通を導入し、通院と買い物の足を確保します]。",
  "[学校の統合を進めます。>]m商店街の空き店舗を使います。[>学校の統合を進めます。]m",
  "公園を改修[し、>します。]遊具を新しくします。",
  /* As they stand in plans: figures, offices, lists */
  "観光客数　[120万人>98万人]（[令和元年度>令和4年度]）→[150万人>160万人]（[令和7年度>令和11年度]）",
  "担当課：[>企画政策部]総合政策課",
  "ごみの排出量を1人1日当たり[850g>800g以下]に減らします。",
  "高齢化率は[32.5％>35.1％]となり、5年前と比べて[3.2ポイント>2.6ポイント]上がりました。",
  "後継者の確保[・>及び]育成[、>並びに]農地の集積[>・集約化]を支えます。",
  "防犯灯[>や防犯カメラ]の設置を進めます。",
  "市民の[皆様>皆さん]と力を[合わせて>合わせ]、まちづくりを[進めてまいります>進めます]。",
  "関係機関[と>との]連携を図りながら[>、切れ目なく]支援します。",
  "前年度との差は[△3.2％>3.2％]です。",
  "達成状況：[○>◎]　継続",
  "広場の面積は[300㎡>300m2]sです。",
  "目標は[①>②]のとおりです。",
  "利用料は[＋500円>－500円]です。",
  "The city supports [child>family] care[> and education].",
  /* Spelling and width */
  "[子ども>こども]sの意見を聴きます。",
  "[子供の居場所作り>こどもの居場所づくり]s",
  "[引越し>引っ越し]s相談窓口",
  "大学の[附属>付属]s図書館を開く。",
  "文化財の保護に[取り組み>取組]sを進めます。",
  "[障害>障がい]sのある人の就労を支えます。",
  "農業[及び>および]s漁業の担い手を育てます。",
  "[ＤＸ>DX]sを進め、窓口の待ち時間を[１５分>15分]s以内にします。",
  "[１２，０００人>12,000人]sの来場を見込みます。",
  "視察の[受け入れ>受入れ]s体制を[整えます>強化します]。",
  "[ﾊﾟﾝﾌﾚｯﾄ>パンフレット]sを配ります。",
  "市[･>・]s県・国が連携します。",
  "[一人一人>一人ひとり]sの学びを[支援>応援]します。",
  /* Characters of several code points */
  "[葛󠄀川>葛󠄀城]地区の集会所を建て替えます。",
  "[葛󠄀西>葛西]s地区の集会所を建て替えます。",
  /* The same in both */
  "市民と歩むまちづくりを進めます。",
  "[>新しい計画を立てます。]",
  "[古い計画を改めます。>]",
};

/* One side of a row. (transfer full) */
static char *
read_side (const char *row, gboolean new_side)
{
  GString *text = g_string_new (NULL);
  gboolean inside = FALSE, wanted = TRUE;

  for (const char *p = row; *p != '\0'; p++)
    {
      if (*p == '[')
        {
          inside = TRUE;
          wanted = !new_side;
        }
      else if (*p == '>' && inside)
        wanted = new_side;
      else if (*p == ']' && inside)
        {
          inside = FALSE;
          wanted = TRUE;
          if (p[1] == 's' || p[1] == 'm')
            p++;
        }
      else if (wanted)
        g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

/* The row that the hunks make. (transfer full) */
static char *
write_row (const char *old_text, const char *new_text, const GArray *hunks)
{
  GString *row = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < hunks->len; i++)
    {
      const KeiTextHunk *hunk = &g_array_index (hunks, KeiTextHunk, i);
      g_autofree char *kept = g_utf8_substring (old_text, at, hunk->old_start);
      g_autofree char *old_part = g_utf8_substring (old_text, hunk->old_start, hunk->old_start + hunk->old_length);
      g_autofree char *new_part = g_utf8_substring (new_text, hunk->new_start, hunk->new_start + hunk->new_length);

      g_string_append_printf (row, "%s[%s>%s]%s", kept, old_part, new_part,
                              hunk->kind == KEI_TEXT_HUNK_SPELLING ? "s" : hunk->kind == KEI_TEXT_HUNK_MOVED ? "m"
                                                                                                             : "");
      at = hunk->old_start + hunk->old_length;
    }
  g_string_append (row, g_utf8_offset_to_pointer (old_text, at));
  return g_string_free (row, FALSE);
}

static void
test_by_hand (void)
{
  g_autoptr (KeiTextDiffer) differ = kei_text_differ_new ();
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *old_text = read_side (rows[i], FALSE);
      g_autofree char *new_text = read_side (rows[i], TRUE);
      gboolean limited = TRUE;
      g_autoptr (GArray) hunks = kei_text_differ_compare (differ, old_text, new_text, &limited);
      g_autofree char *row = write_row (old_text, new_text, hunks);

      g_assert_false (limited);
      g_assert_cmpstr (kei_test_text_check_hunks (old_text, new_text, hunks), ==, NULL);
      if (!g_str_equal (row, rows[i]))
        {
          g_print ("# wanted %s\n", rows[i]);
          g_print ("# got    %s\n", row);
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* The gate: texts of which the truth is known. */
static void
test_generated (void)
{
  static const guint32 seeds[] = { 11, 22, 33, 44, 55 };
  g_autoptr (KeiTextDiffer) differ = kei_text_differ_new ();
  double sum = 0;

  for (guint s = 0; s < G_N_ELEMENTS (seeds); s++)
    {
      KeiTestHunkScore score = { 0 };

      for (guint i = 0; i < 600; i++)
        {
          g_autoptr (KeiTestRewording) pair = kei_test_rewording_new (seeds[s], i);
          g_autoptr (GArray) hunks = kei_text_differ_compare (differ, pair->old_text, pair->new_text, NULL);

          g_assert_cmpstr (kei_test_text_check_hunks (pair->old_text, pair->new_text, pair->hunks), ==, NULL);
          g_assert_cmpstr (kei_test_text_check_hunks (pair->old_text, pair->new_text, hunks), ==, NULL);
          kei_test_rewording_score (pair, hunks, &score);
        }
      g_test_message ("seed %u: F1 %.4f, exactly right %.4f", seeds[s], kei_test_hunk_score_get_f1 (&score), (double) score.n_right / score.n_pairs);
      sum += kei_test_hunk_score_get_f1 (&score);
    }
  g_assert_cmpfloat (sum / G_N_ELEMENTS (seeds), >=, 0.97);
}

/* --- Long texts --- */

static char *
repeat (const char *part, guint n)
{
  GString *text = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static char *
create_random (guint32 seed, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GString *text = g_string_new (NULL);

  while (n-- > 0)
    g_string_append_unichar (text, (gunichar) g_rand_int_range (rand, 0x4e00, 0x4f00));
  return g_string_free (text, FALSE);
}

/* What no text of a plan is like is still told rightly, and a limit that was met is said. */
static void
test_long (void)
{
  const struct
  {
    char *old_text, *new_text; /* (owned) */
    gboolean limited;
  } pairs[] = {
    { repeat ("あ", 30000), repeat ("あ", 20000), FALSE },
    { repeat ("市", 20000), repeat ("市", 20001), FALSE },
    { repeat ("。", 20000), repeat ("。", 10000), FALSE },
    { repeat ("港を守ります。", 3000), repeat ("港を守れます。", 3000), TRUE },
    { create_random (1, 30000), create_random (2, 30000), FALSE },
    { create_random (1, 20000), repeat ("1", 20000), TRUE },
  };
  g_autoptr (KeiTextDiffer) differ = kei_text_differ_new ();

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gboolean limited = FALSE;
      g_autoptr (GArray) hunks = kei_text_differ_compare (differ, pairs[i].old_text, pairs[i].new_text, &limited);

      g_assert_cmpstr (kei_test_text_check_hunks (pairs[i].old_text, pairs[i].new_text, hunks), ==, NULL);
      g_assert_cmpint (limited, ==, pairs[i].limited);
      g_free (pairs[i].old_text);
      g_free (pairs[i].new_text);
    }
}

/* A paragraph of 20,000 characters with some edits is marked as a short one is. */
static void
test_long_paragraph (void)
{
  g_autoptr (KeiTextDiffer) differ = kei_text_differ_new ();
  g_autoptr (GString) old_text = g_string_new (NULL), new_text = g_string_new (NULL);
  g_autoptr (GArray) hunks = NULL;
  gboolean limited = TRUE;
  guint n_edits = 0;

  for (guint i = 0; i < 900; i++)
    {
      const char *number = i % 90 == 45 ? "800人" : "500人";

      n_edits += i % 90 == 45;
      g_string_append_printf (old_text, "第%u地区の集会所を直し、500人の利用を目指す", i);
      g_string_append_printf (new_text, "第%u地区の集会所を直し、%sの利用を目指す", i, number);
      /* One sentence throughout. */
      g_string_append (old_text, "とともに、");
      g_string_append (new_text, "とともに、");
    }
  hunks = kei_text_differ_compare (differ, old_text->str, new_text->str, &limited);
  g_assert_false (limited);
  g_assert_cmpuint (hunks->len, ==, n_edits);
  for (guint i = 0; i < hunks->len; i++)
    g_assert_cmpuint (g_array_index (hunks, KeiTextHunk, i).old_length, ==, strlen ("500") + 1);
}

/* --- Runs --- */

static void
test_runs (void)
{
  g_autoptr (KeiTextDiffer) differ = kei_text_differ_new ();
  const char *old_text = "港と駅を結びます。取り組みを進めます。", *new_text = "港と駅と空港を結びます。取組を進めました。";
  g_autoptr (GArray) hunks = kei_text_differ_compare (differ, old_text, new_text, NULL);
  g_autoptr (GArray) old_runs = kei_text_get_runs (old_text, KEI_TEXT_SIDE_OLD, hunks);
  g_autoptr (GArray) new_runs = kei_text_get_runs (new_text, KEI_TEXT_SIDE_NEW, hunks);
  static const KeiTextRunKind old_kinds[] = { KEI_TEXT_RUN_SAME, KEI_TEXT_RUN_GAP, KEI_TEXT_RUN_SAME, KEI_TEXT_RUN_SPELLING, KEI_TEXT_RUN_SAME, KEI_TEXT_RUN_CHANGED, KEI_TEXT_RUN_SAME };

  g_assert_cmpuint (old_runs->len, ==, G_N_ELEMENTS (old_kinds));
  g_assert_cmpuint (new_runs->len, ==, G_N_ELEMENTS (old_kinds));
  for (guint i = 0; i < old_runs->len; i++)
    {
      g_assert_cmpuint (g_array_index (old_runs, KeiTextRun, i).kind, ==, old_kinds[i]);
      g_assert_cmpuint (g_array_index (new_runs, KeiTextRun, i).kind, ==, i == 1 ? KEI_TEXT_RUN_ONLY : old_kinds[i]);
      g_assert_cmpuint (g_array_index (old_runs, KeiTextRun, i).hunk, ==, g_array_index (new_runs, KeiTextRun, i).hunk);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, ""); /* for readable messages */
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text-diff/by-hand", test_by_hand);
  g_test_add_func ("/text-diff/generated", test_generated);
  g_test_add_func ("/text-diff/long", test_long);
  g_test_add_func ("/text-diff/long-paragraph", test_long_paragraph);
  g_test_add_func ("/text-diff/runs", test_runs);
  return g_test_run ();
}
