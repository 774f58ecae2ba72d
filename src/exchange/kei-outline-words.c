/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-outline-words.h"

#include <string.h>

#include "kei-outline-text.h"

typedef enum {
  WHOLE,    /* the heading is this word */
  END,      /* … ends in it */
  CONTAINS, /* … has it somewhere */
} Match;

typedef struct
{
  const char *word;
  Match match;
  KeiMeaning meaning;
  const char *code;
} Word;

/* The first row that fits counts, so that what is narrower comes first. */
static const Word inner_words[] = {
  { "現状と課題", WHOLE, KEI_MEANING_ROLE, "issues" },
  { "現状課題", WHOLE, KEI_MEANING_ROLE, "issues" },
  { "現状", WHOLE, KEI_MEANING_ROLE, "issues" },
  { "背景", WHOLE, KEI_MEANING_ROLE, "issues" },
  { "課題", WHOLE, KEI_MEANING_ROLE, "issues" },
  { "主な課題", WHOLE, KEI_MEANING_ROLE, "issues" },
  { "現況と課題", WHOLE, KEI_MEANING_ROLE, "issues" },
  { "現状と課題", END, KEI_MEANING_ROLE, "issues" },
  { "の課題", END, KEI_MEANING_ROLE, "issues" },
  { "これまでの取組", WHOLE, KEI_MEANING_ROLE, "issues" },
  { "めざす姿", WHOLE, KEI_MEANING_ROLE, "vision" },
  { "目指す姿", WHOLE, KEI_MEANING_ROLE, "vision" },
  { "目指すべき姿", WHOLE, KEI_MEANING_ROLE, "vision" },
  { "10年後の姿", WHOLE, KEI_MEANING_ROLE, "vision" },
  { "目標", WHOLE, KEI_MEANING_ROLE, "vision" },
  { "目標とする姿", WHOLE, KEI_MEANING_ROLE, "vision" },
  { "ありたい姿", WHOLE, KEI_MEANING_ROLE, "vision" },
  { "基本方針", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "基本的方向", END, KEI_MEANING_ROLE, "policy" },
  { "基本的な方向", END, KEI_MEANING_ROLE, "policy" },
  { "基本的な方向性", END, KEI_MEANING_ROLE, "policy" },
  { "取組方針", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "取組の方針", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "施策の方針", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "施策の方向", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "施策の方向性", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "取組の方向", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "取組の方向性", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "今後の方向性", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "目指すまちの姿", WHOLE, KEI_MEANING_ROLE, "vision" },
  { "めざすまちの姿", WHOLE, KEI_MEANING_ROLE, "vision" },
  { "目標像", WHOLE, KEI_MEANING_ROLE, "vision" },
  { "施策の目的", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "施策の目標", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "目的", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "ねらい", END, KEI_MEANING_ROLE, "policy" },
  { "取組内容", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "取組の内容", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "施策の内容", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "施策の概要", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "事業概要", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "事業の概要", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "事業内容", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "事業の内容", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "取組概要", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "取組の概要", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "実施内容", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "事業目的", WHOLE, KEI_MEANING_ROLE, "policy" },
  { "内容", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "概要", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "説明", WHOLE, KEI_MEANING_ROLE, "actions" },
  { "主な取組", WHOLE, KEI_MEANING_INITIATIVES, "主な取組" },
  { "主な取り組み", WHOLE, KEI_MEANING_INITIATIVES, "主な取組" },
  { "主要な取組", WHOLE, KEI_MEANING_INITIATIVES, "主な取組" },
  { "具体的な取組", WHOLE, KEI_MEANING_INITIATIVES, "主な取組" },
  { "具体的取組", WHOLE, KEI_MEANING_INITIATIVES, "主な取組" },
  { "取組", WHOLE, KEI_MEANING_INITIATIVES, "主な取組" },
  { "取り組み", WHOLE, KEI_MEANING_INITIATIVES, "主な取組" },
  { "主な事業", WHOLE, KEI_MEANING_INITIATIVES, "主な事業" },
  { "主要事業", WHOLE, KEI_MEANING_INITIATIVES, "主要事業" },
  { "主な施策", WHOLE, KEI_MEANING_INITIATIVES, "施策" },
  { "主要施策", WHOLE, KEI_MEANING_INITIATIVES, "施策" },
  { "重点的な施策", WHOLE, KEI_MEANING_INITIATIVES, "施策" },
  { "基本施策", WHOLE, KEI_MEANING_INITIATIVES, "基本施策" },
  { "施策", WHOLE, KEI_MEANING_INITIATIVES, "施策" },
  { "政策", WHOLE, KEI_MEANING_INITIATIVES, "政策" },
  { "事業", WHOLE, KEI_MEANING_INITIATIVES, "事務事業" },
  { "事務事業", WHOLE, KEI_MEANING_INITIATIVES, "事務事業" },
  { "単位施策", WHOLE, KEI_MEANING_INITIATIVES, "単位施策" },
  { "個別施策", WHOLE, KEI_MEANING_INITIATIVES, "個別施策" },
  { "具体的施策", WHOLE, KEI_MEANING_INITIATIVES, "具体的施策" },
  { "具体的な施策", WHOLE, KEI_MEANING_INITIATIVES, "具体的施策" },
  { "主要な施策", WHOLE, KEI_MEANING_INITIATIVES, "施策" },
  { "主要な事業", WHOLE, KEI_MEANING_INITIATIVES, "主要事業" },
  { "具体的な事業", WHOLE, KEI_MEANING_INITIATIVES, "主な事業" },
  { "主な事務事業", WHOLE, KEI_MEANING_INITIATIVES, "事務事業" },
  { "実施事業", WHOLE, KEI_MEANING_INITIATIVES, "事務事業" },
  { "構成事業", WHOLE, KEI_MEANING_INITIATIVES, "事務事業" },
  { "主な取組内容", WHOLE, KEI_MEANING_INITIATIVES, "主な取組" },
  { "取組項目", WHOLE, KEI_MEANING_INITIATIVES, "主な取組" },
  { "指標", WHOLE, KEI_MEANING_INDICATORS, NULL },
  { "成果指標", WHOLE, KEI_MEANING_INDICATORS, NULL },
  { "目標指標", WHOLE, KEI_MEANING_INDICATORS, NULL },
  { "数値目標", WHOLE, KEI_MEANING_INDICATORS, NULL },
  { "指標目標値", WHOLE, KEI_MEANING_INDICATORS, NULL },
  { "評価指標", WHOLE, KEI_MEANING_INDICATORS, NULL },
  { "kpi", WHOLE, KEI_MEANING_INDICATORS, NULL },
  { "重要業績評価指標", WHOLE, KEI_MEANING_INDICATORS, NULL },
  { "重要業績評価指標kpi", WHOLE, KEI_MEANING_INDICATORS, NULL },
  { "まちづくり指標", WHOLE, KEI_MEANING_INDICATORS, NULL },
  { "事業費", WHOLE, KEI_MEANING_COST, NULL },
  { "概算事業費", WHOLE, KEI_MEANING_COST, NULL },
  { "計画事業費", WHOLE, KEI_MEANING_COST, NULL },
  { "総事業費", WHOLE, KEI_MEANING_COST, NULL },
  { "予算額", WHOLE, KEI_MEANING_COST, NULL },
  { "当初予算額", WHOLE, KEI_MEANING_COST, NULL },
  { "事業費千円", WHOLE, KEI_MEANING_COST, NULL },
  { "担当課", WHOLE, KEI_MEANING_LEAD, NULL },
  { "担当部局", WHOLE, KEI_MEANING_LEAD, NULL },
  { "担当部課", WHOLE, KEI_MEANING_LEAD, NULL },
  { "所管部署", WHOLE, KEI_MEANING_LEAD, NULL },
  { "担当部署", WHOLE, KEI_MEANING_LEAD, NULL },
  { "担当", WHOLE, KEI_MEANING_LEAD, NULL },
  { "主担当課", WHOLE, KEI_MEANING_LEAD, NULL },
  { "所管課", WHOLE, KEI_MEANING_LEAD, NULL },
  { "所管", WHOLE, KEI_MEANING_LEAD, NULL },
  { "担当部署名", WHOLE, KEI_MEANING_LEAD, NULL },
  { "担当課等", WHOLE, KEI_MEANING_LEAD, NULL },
  { "担当課名", WHOLE, KEI_MEANING_LEAD, NULL },
  { "所属", WHOLE, KEI_MEANING_LEAD, NULL },
  { "実施主体", WHOLE, KEI_MEANING_LEAD, NULL },
  { "主管課", WHOLE, KEI_MEANING_LEAD, NULL },
  { "関係課", WHOLE, KEI_MEANING_LEAD, NULL },
};

static const Word top_words[] = {
  { "目次", WHOLE, KEI_MEANING_CONTENTS, NULL },
  { "もくじ", WHOLE, KEI_MEANING_CONTENTS, NULL },
  { "contents", WHOLE, KEI_MEANING_CONTENTS, NULL },
  { "基本構想", WHOLE, KEI_MEANING_LAYER, "concept" },
  { "基本計画", WHOLE, KEI_MEANING_LAYER, "basic" },
  { "前期基本計画", WHOLE, KEI_MEANING_LAYER, "basic" },
  { "後期基本計画", WHOLE, KEI_MEANING_LAYER, "basic" },
  { "実施計画", WHOLE, KEI_MEANING_LAYER, "implementation" },
  { "キャッチフレーズ", END, KEI_MEANING_CATCHPHRASE, NULL },
  { "スローガン", END, KEI_MEANING_CATCHPHRASE, NULL },
  { "合言葉", END, KEI_MEANING_CATCHPHRASE, NULL },
  { "基本テーマ", END, KEI_MEANING_THEME, NULL },
  { "テーマ", WHOLE, KEI_MEANING_THEME, NULL },
  { "まちづくりのテーマ", WHOLE, KEI_MEANING_THEME, NULL },
  { "将来像", END, KEI_MEANING_VISION, NULL },
  { "将来都市像", END, KEI_MEANING_VISION, NULL },
  { "将来都市", END, KEI_MEANING_VISION, NULL },
  { "将来の姿", END, KEI_MEANING_VISION, NULL },
  { "都市像", END, KEI_MEANING_VISION, NULL },
  { "目指すまちの姿", END, KEI_MEANING_VISION, NULL },
  { "めざすまちの姿", END, KEI_MEANING_VISION, NULL },
  { "計画の期間", END, KEI_MEANING_PERIOD, NULL },
  { "計画期間", END, KEI_MEANING_PERIOD, NULL },
  { "基本理念", END, KEI_MEANING_PRINCIPLE, "principles" },
  { "まちづくりの理念", END, KEI_MEANING_PRINCIPLE, "principles" },
  { "理念", WHOLE, KEI_MEANING_PRINCIPLE, "principles" },
  { "基本姿勢", END, KEI_MEANING_PRINCIPLE, "principles" },
  { "基本原則", END, KEI_MEANING_PRINCIPLE, "principles" },
  { "基本視点", END, KEI_MEANING_VIEWPOINTS, NULL },
  { "基本的な視点", END, KEI_MEANING_VIEWPOINTS, NULL },
  { "横断的視点", CONTAINS, KEI_MEANING_VIEWPOINTS, NULL },
  { "横断的な視点", CONTAINS, KEI_MEANING_VIEWPOINTS, NULL },
  { "共通の視点", END, KEI_MEANING_VIEWPOINTS, NULL },
  { "まちづくりの視点", END, KEI_MEANING_VIEWPOINTS, NULL },
  { "視点", WHOLE, KEI_MEANING_VIEWPOINTS, NULL },
  { "重点施策", CONTAINS, KEI_MEANING_VIEWPOINTS, NULL },
  { "重点プロジェクト", CONTAINS, KEI_MEANING_VIEWPOINTS, NULL },
  { "優先プロジェクト", CONTAINS, KEI_MEANING_VIEWPOINTS, NULL },
  { "重点テーマ", CONTAINS, KEI_MEANING_VIEWPOINTS, NULL },
  { "重点目標", CONTAINS, KEI_MEANING_VIEWPOINTS, NULL },
  { "重点戦略", CONTAINS, KEI_MEANING_VIEWPOINTS, NULL },
  { "リーディングプロジェクト", CONTAINS, KEI_MEANING_VIEWPOINTS, NULL },
  { "まちづくりの基本目標", WHOLE, KEI_MEANING_GOALS, "基本目標" },
  { "まちづくりの目標", WHOLE, KEI_MEANING_GOALS, "基本目標" },
  { "基本目標", WHOLE, KEI_MEANING_GOALS, "基本目標" },
  { "政策の柱", WHOLE, KEI_MEANING_GOALS, "政策の柱" },
  { "基本政策", WHOLE, KEI_MEANING_GOALS, "基本政策" },
  { "まちづくりの柱", WHOLE, KEI_MEANING_GOALS, "柱" },
  { "分野別目標", WHOLE, KEI_MEANING_GOALS, "分野" },
  { "まちづくりの大綱", WHOLE, KEI_MEANING_GOALS, "大綱" },
  { "施策の大綱", WHOLE, KEI_MEANING_GOALS, "大綱" },
  { "分野別計画", WHOLE, KEI_MEANING_GOALS, NULL },
  { "分野別施策", WHOLE, KEI_MEANING_GOALS, NULL },
  { "分野別の施策", WHOLE, KEI_MEANING_GOALS, NULL },
  { "施策の展開", WHOLE, KEI_MEANING_GOALS, NULL },
  { "施策体系", END, KEI_MEANING_GOALS, NULL },
  { "施策の体系", END, KEI_MEANING_GOALS, NULL },
  { "政策体系", END, KEI_MEANING_GOALS, NULL },
  { "計画の体系", END, KEI_MEANING_GOALS, NULL },
  { "体系図", END, KEI_MEANING_GOALS, NULL },
  { "政策一覧", END, KEI_MEANING_GOALS, NULL },
  { "策定体制", CONTAINS, KEI_MEANING_BODIES, NULL },
  { "策定組織", CONTAINS, KEI_MEANING_BODIES, NULL },
  { "検討体制", CONTAINS, KEI_MEANING_BODIES, NULL },
  { "策定経過", CONTAINS, KEI_MEANING_PROCESS, NULL },
  { "策定の経過", CONTAINS, KEI_MEANING_PROCESS, NULL },
  { "経過", WHOLE, KEI_MEANING_PROCESS, NULL },
  { "スケジュール", END, KEI_MEANING_PROCESS, NULL },
  { "今後の予定", END, KEI_MEANING_PROCESS, NULL },
  { "策定日程", END, KEI_MEANING_PROCESS, NULL },
  { "地区別計画", END, KEI_MEANING_DISTRICTS, NULL },
  { "地域別計画", END, KEI_MEANING_DISTRICTS, NULL },
  { "計画の推進", WHOLE, KEI_MEANING_PROMOTION, NULL },
  { "計画の推進に向けて", END, KEI_MEANING_PROMOTION, NULL },
  { "計画の実現に向けて", END, KEI_MEANING_PROMOTION, NULL },
  { "実現するために", END, KEI_MEANING_PROMOTION, NULL },
  { "推進するために", END, KEI_MEANING_PROMOTION, NULL },
  { "行政経営方針", WHOLE, KEI_MEANING_PROMOTION, NULL },
  { "初めに", WHOLE, KEI_MEANING_SECTION, "introduction" },
  { "町長あいさつ", WHOLE, KEI_MEANING_SECTION, "introduction" },
  { "村長あいさつ", WHOLE, KEI_MEANING_SECTION, "introduction" },
  { "終わりに", WHOLE, KEI_MEANING_SECTION, NULL },
  { "むすびに", WHOLE, KEI_MEANING_SECTION, NULL },
  { "結びに", WHOLE, KEI_MEANING_SECTION, NULL },
  { "はじめに", WHOLE, KEI_MEANING_SECTION, "introduction" },
  { "ごあいさつ", WHOLE, KEI_MEANING_SECTION, "introduction" },
  { "市長あいさつ", WHOLE, KEI_MEANING_SECTION, "introduction" },
  { "序論", WHOLE, KEI_MEANING_SECTION, "introduction" },
  { "序章", WHOLE, KEI_MEANING_SECTION, "introduction" },
  { "総論", WHOLE, KEI_MEANING_SECTION, "introduction" },
  { "おわりに", WHOLE, KEI_MEANING_SECTION, NULL },
  { "むすび", WHOLE, KEI_MEANING_SECTION, NULL },
  { "結び", WHOLE, KEI_MEANING_SECTION, NULL },
  { "資料編", WHOLE, KEI_MEANING_SECTION, "appendix" },
  { "参考資料", WHOLE, KEI_MEANING_SECTION, "appendix" },
  { "用語解説", WHOLE, KEI_MEANING_SECTION, "appendix" },
  { "用語集", WHOLE, KEI_MEANING_SECTION, "appendix" },
  { "策定の趣旨", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "計画の趣旨", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "策定の目的", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "計画の目的", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "策定の背景", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "計画策定に", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "計画の策定に", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "計画の役割", END, KEI_MEANING_SECTION, "introduction" },
  { "計画の性格", END, KEI_MEANING_SECTION, "introduction" },
  { "計画の構成", END, KEI_MEANING_SECTION, "introduction" },
  { "計画の概要", END, KEI_MEANING_SECTION, "introduction" },
  { "構成と期間", END, KEI_MEANING_SECTION, "introduction" },
  { "位置づけ", END, KEI_MEANING_SECTION, "introduction" },
  { "位置付け", END, KEI_MEANING_SECTION, "introduction" },
  { "構成と役割", END, KEI_MEANING_SECTION, "introduction" },
  { "人口の見通し", END, KEI_MEANING_SECTION, "introduction" },
  { "将来人口", END, KEI_MEANING_SECTION, "introduction" },
  { "社会情勢", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "社会経済情勢", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "時代の潮流", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "諸課題", END, KEI_MEANING_SECTION, "introduction" },
  { "まちの現状", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "まちの課題", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "市の現状", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "町の現状", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "村の現状", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "財政見通し", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "財政の見通し", CONTAINS, KEI_MEANING_SECTION, "introduction" },
  { "進行管理", CONTAINS, KEI_MEANING_SECTION, NULL },
  { "進捗管理", CONTAINS, KEI_MEANING_SECTION, NULL },
  { "土地利用", END, KEI_MEANING_SECTION, NULL },
  { "策定に向けた取組", CONTAINS, KEI_MEANING_SECTION, "process" },
};

static gboolean
fits (const char *key, const Word *word)
{
  switch (word->match)
    {
    case END:
      return g_str_has_suffix (key, word->word);
    case CONTAINS:
      return strstr (key, word->word) != NULL;
    case WHOLE:
    default:
      return strcmp (key, word->word) == 0;
    }
}

/* 基本目標と施策: what follows are both. */
static gboolean
joins_levels (const char *key)
{
  static const char *const joints[] = { "と", "及び", "および" };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      const char *joint = strstr (key, joints[i]);
      g_autofree char *first = joint == NULL ? NULL : g_strndup (key, (gsize) (joint - key));

      if (first != NULL && kei_outline_level_rank (first) >= 0 && kei_outline_level_rank (joint + strlen (joints[i])) >= 0)
        return TRUE;
    }
  return FALSE;
}

#define LONGEST_HEADING 120 /* bytes of a key that may be a heading with a meaning */

gboolean
kei_outline_heading_read (const char *text, gboolean top, KeiOutlineHeading *heading)
{
  g_autofree char *key = kei_outline_key (text);
  const Word *words = top ? top_words : inner_words;
  guint n = top ? G_N_ELEMENTS (top_words) : G_N_ELEMENTS (inner_words);

  if (*key == '\0' || strlen (key) > LONGEST_HEADING)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (fits (key, &words[i]))
      {
        heading->meaning = words[i].meaning;
        heading->code = words[i].code;
        return TRUE;
      }
  if (!top || !joins_levels (key))
    return FALSE;
  *heading = (KeiOutlineHeading){ KEI_MEANING_GOALS, NULL };
  return TRUE;
}

gboolean
kei_outline_holds_prose (const char *heading)
{
  static const char *const words[] = { "はじめに", "初めに", "ごあいさつ", "あいさつ", "市長あいさつ", "町長あいさつ", "村長あいさつ", "おわりに", "終わりに", "むすび", "むすびに", "結び", "結びに", NULL };
  g_autofree char *key = kei_outline_key (heading);

  return g_strv_contains (words, key);
}

/* --- Levels --- */

static const struct
{
  const char *word;
  int rank;
} level_ranks[] = {
  { "基本目標", 0 }, { "政策の柱", 0 }, { "施策の柱", 0 }, { "取組の柱", 0 }, { "まちづくりの柱", 0 }, { "柱", 0 }, { "まちづくりの目標", 0 }, { "政策目標", 0 }, { "目標", 0 }, { "分野", 0 }, { "大綱", 0 }, { "ビジョン", 0 }, { "視点", 0 }, { "基本政策", 1 }, { "政策", 1 }, { "基本方針", 1 }, { "方針", 1 }, { "戦略", 1 }, { "基本戦略", 1 }, { "重点戦略", 1 }, { "基本的方向", 1 }, { "プロジェクト", 1 }, { "重点プロジェクト", 1 }, { "基本施策", 2 }, { "施策", 2 }, { "主要施策", 2 }, { "個別施策", 2 }, { "具体的施策", 2 }, { "施策の方向", 2 }, { "単位施策", 2 }, { "主な取組", 3 }, { "取組", 3 }, { "取り組み", 3 }, { "取組み", 3 }, { "主要な取組", 3 }, { "アクション", 3 }, { "主な事業", 4 }, { "主要事業", 4 }, { "事務事業", 4 }, { "事業", 4 }
};

int
kei_outline_level_rank (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (level_ranks); i++)
    if (strcmp (level_ranks[i].word, word) == 0)
      return level_ranks[i].rank;
  return -1;
}

const char *
kei_outline_ladder (guint rank)
{
  static const char *const ladder[KEI_OUTLINE_LADDER] = { "基本目標", "政策", "施策", "主な取組", "事務事業" };

  return rank < KEI_OUTLINE_LADDER ? ladder[rank] : ladder[KEI_OUTLINE_LADDER - 1];
}

static const char *const divisions[] = { "部", "編", "章", "節", "款", "項" };

guint
kei_outline_division_rank (const char *counter)
{
  for (guint i = 0; i < G_N_ELEMENTS (divisions); i++)
    if (strcmp (divisions[i], counter) == 0)
      return i + 1;
  return 0;
}

const char *
kei_outline_level_word (const char *word, const char *counter)
{
  if (kei_outline_division_rank (counter) > 0)
    return g_intern_string (counter);
  if (*word == '\0' || strcmp (word, "第") == 0 || strcmp (word, "§") == 0)
    return "";
  return g_intern_string (word);
}

/* --- Counts --- */

/* The longest level word at the start of @text, or NULL. */
static const char *
match_level_word (const char *text)
{
  const char *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (level_ranks); i++)
    if (g_str_has_prefix (text, level_ranks[i].word) && (best == NULL || strlen (level_ranks[i].word) > strlen (best)))
      best = level_ranks[i].word;
  return best;
}

static const char *
skip_any (const char *p, const char *characters)
{
  while (*p != '\0' && g_utf8_strchr (characters, -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);
  return p;
}

/* Digits, which may stand apart: 1 7. */
static const char *
read_spaced_number (const char *p, guint *number)
{
  guint n = 0;

  *number = 0;
  while (n < 4)
    {
      const char *digit = skip_any (p, " ");

      if (!g_ascii_isdigit (*digit))
        break;
      *number = *number * 10 + (guint) (*digit - '0');
      p = digit + 1;
      n++;
    }
  return n == 0 || *number == 0 ? NULL : p;
}

gboolean
kei_outline_names_levels (const char *text)
{
  g_autofree char *folded = NULL;
  const char *p, *end = NULL;
  guint n = 0;

  if (strlen (text) > 200)
    return FALSE;
  folded = kei_fold_width (text);
  for (p = skip_any (folded, " ・|"); *p != '\0'; p = skip_any (p, " ・|"))
    {
      const char *word = match_level_word (p);

      /* 取組方針 is one word. */
      if (word == NULL || (n > 0 && p == end))
        return FALSE;
      end = p += strlen (word);
      n++;
    }
  return n >= 2;
}

guint
kei_outline_read_counts (const char *text, KeiOutlineCount *counts, guint max)
{
  g_autofree char *folded = NULL;
  const char *p;
  guint n = 0;

  if (strlen (text) > 200)
    return 0;
  folded = kei_fold_width (text);
  p = folded;
  while (n < max)
    {
      const char *word, *next;

      p = skip_any (p, " ・、,/()[]【】〔〕全計:");
      if (*p == '\0')
        break;
      word = match_level_word (p);
      if (word != NULL)
        {
          next = skip_any (p + strlen (word), " 数::=は");
          next = read_spaced_number (next, &counts[n].count);
        }
      else
        {
          next = read_spaced_number (p, &counts[n].count);
          if (next != NULL)
            next = skip_any (next, " つの");
          word = next == NULL ? NULL : match_level_word (next);
          next = word == NULL ? NULL : next + strlen (word);
        }
      if (next == NULL)
        return 0;
      counts[n++].word = word;
      p = skip_any (next, " 件本個項目");
    }
  return *p == '\0' ? n : 0;
}

gboolean
kei_outline_read_announced (const char *text, guint *count, const char **word)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > 200)
    return FALSE;
  folded = kei_fold_width (text);
  for (guint i = 0; i < G_N_ELEMENTS (level_ranks); i++)
    if (g_str_has_suffix (folded, level_ranks[i].word))
      {
        const char *end = folded + strlen (folded) - strlen (level_ranks[i].word);
        const char *p = end;

        while (p > folded && g_utf8_strchr (" つの本個", -1, g_utf8_get_char (g_utf8_prev_char (p))) != NULL)
          p = g_utf8_prev_char (p);
        end = p;
        while (p > folded && g_ascii_isdigit (p[-1]))
          p--;
        if (p < end && end - p <= 2)
          {
            *count = (guint) g_ascii_strtoull (p, NULL, 10);
            *word = level_ranks[i].word;
            return *count > 0;
          }
      }
  return FALSE;
}

/* --- How an item goes on --- */

static const struct
{
  const char *word;
  const char *code;
} continuations[] = {
  { "新規", "new" }, { "新", "new" }, { "継続", "continued" }, { "継", "continued" }, { "拡充", "expanded" }, { "拡大", "expanded" }, { "拡", "expanded" }, { "統合", "merged" }, { "分割", "split" }, { "縮小", "reduced" }, { "縮減", "reduced" }, { "完了", "completed" }, { "終了", "completed" }, { "廃止", "abolished" }
};

const char *
kei_outline_continuation (const char *text)
{
  g_autofree char *key = NULL;

  if (strlen (text) > 30)
    return NULL;
  key = kei_outline_key (text);
  for (guint i = 0; i < G_N_ELEMENTS (continuations); i++)
    if (strcmp (key, continuations[i].word) == 0)
      return continuations[i].code;
  return NULL;
}

/* --- Who takes part --- */

static gboolean
ends_in (const char *text, const char *const *words)
{
  g_autofree char *key = kei_outline_key (text);

  for (; *words != NULL; words++)
    if (g_str_has_suffix (key, *words))
      return TRUE;
  return FALSE;
}

gboolean
kei_outline_is_body (const char *text)
{
  static const char *const words[] = {
    "委員会", "部会", "審議会", "協議会", "会議", "議会", "プロジェクト", "懇談会", "懇話会", "研究会", "検討会", "説明会", "作業班",
    "チーム", "ワークショップ", "パブリックコメント", "意識調査", "満足度調査", "アンケート", "アンケート調査", "専門家", "市民会議", "分科会", "本部", "総会", NULL
  };

  return ends_in (text, words);
}

gboolean
kei_outline_is_public_comment (const char *text)
{
  static const char *const words[] = { "パブリックコメント", "パブコメ", "町民意見公募", "市民意見公募", "意見公募", "意見募集" };
  g_autofree char *key = kei_outline_key (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (key, words[i]) || g_str_has_suffix (key, words[i]))
      return TRUE;
  return FALSE;
}

static const struct
{
  const char *word;
  const char *code;
} relations[] = {
  { "諮問", "referral" }, { "答申", "recommendation" }, { "連携", "cooperation" }, { "説明", "explanation" }, { "意見聴取", "hearing" }
},
  lanes[] = { { "庁内", "office" }, { "策定委員会", "office" }, { "策定本部", "office" }, { "作業部会", "office" }, { "ワーキング", "office" }, { "審議会", "council" }, { "議会", "council" }, { "議員", "council" }, { "市民", "citizens" }, { "町民", "citizens" }, { "村民", "citizens" }, { "住民", "citizens" }, { "プロジェクト", "citizens" }, { "パブリックコメント", "citizens" }, { "地域会議", "citizens" }, { "懇談会", "citizens" }, { "専門家", "citizens" } }, plan_types[] = { { "後期基本計画", "later-basic-plan" }, { "市政執行", "yearly-policy" }, { "町政執行", "yearly-policy" }, { "村政執行", "yearly-policy" }, { "施政方針", "yearly-policy" }, { "執行方針", "yearly-policy" }, { "公約", "pledges" }, { "マニフェスト", "pledges" }, { "前期基本計画", "earlier-basic-plan" }, { "実施計画", "implementation-plan" }, { "地区別計画", "district-plan" }, { "地域別計画", "district-plan" }, { "基本構想", "basic-concept" }, { "総合計画", "comprehensive-plan" }, { "総合振興計画", "comprehensive-plan" }, { "長期総合計画", "comprehensive-plan" }, { "振興計画", "comprehensive-plan" } };

const char *
kei_outline_relation (const char *text)
{
  g_autofree char *key = kei_outline_key (text);

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (strcmp (key, relations[i].word) == 0)
      return relations[i].code;
  return NULL;
}

const char *
kei_outline_lane (const char *text)
{
  g_autofree char *key = kei_outline_key (text);

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    if (strstr (key, lanes[i].word) != NULL)
      return lanes[i].code;
  return NULL;
}

/* 環境基本計画(案): the name of a plan for one field. */
static gboolean
ends_in_plan (const char *title)
{
  static const char *const words[] = { "計画", "プラン" };
  g_autofree char *folded = kei_fold_width (title);
  char *end = strchr (folded, '(');

  if (end != NULL)
    *end = '\0';
  g_strchomp (folded);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_suffix (folded, words[i]) && !g_str_has_suffix (folded, "の計画"))
      return TRUE;
  return FALSE;
}

const char *
kei_outline_plan_type (const char *title)
{
  for (guint i = 0; i < G_N_ELEMENTS (plan_types); i++)
    if (strstr (title, plan_types[i].word) != NULL)
      return plan_types[i].code;
  return ends_in_plan (title) ? "sector-plan" : NULL;
}
