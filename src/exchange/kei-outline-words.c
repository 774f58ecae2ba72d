/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-outline-words.h"

#include <string.h>

#include "kei-outline-text.h"
#include "kei-outline-words-data.h"
#include "kei-sdg.h"

static gboolean
fits (const char *key, const KeiOutlineWord *word)
{
  switch (word->match)
    {
    case KEI_OUTLINE_MATCH_END:
      return g_str_has_suffix (key, word->word);
    case KEI_OUTLINE_MATCH_CONTAINS:
      return strstr (key, word->word) != NULL;
    case KEI_OUTLINE_MATCH_WHOLE:
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
  const KeiOutlineWord *words = top ? kei_outline_top_words : kei_outline_inner_words;
  guint n = top ? kei_outline_n_top_words : kei_outline_n_inner_words;

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
kei_outline_is_known_word (const char *text)
{
  KeiOutlineHeading heading;

  return kei_outline_heading_read (text, TRUE, &heading) || kei_outline_heading_read (text, FALSE, &heading) || kei_outline_relation (text) != NULL || kei_outline_lane (text) != NULL || kei_outline_is_body (text) || kei_outline_level_rank (text) >= 0;
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
  { "基本目標", 0 }, { "政策の柱", 0 }, { "施策の柱", 0 }, { "取組の柱", 0 }, { "まちづくりの柱", 0 }, { "柱", 0 }, { "まちづくりの目標", 0 }, { "政策目標", 0 }, { "目標", 0 }, { "分野", 0 }, { "大綱", 0 }, { "ビジョン", 0 }, { "視点", 0 }, { "基本政策", 1 }, { "政策", 1 }, { "基本方針", 1 }, { "方針", 1 }, { "戦略", 1 }, { "基本戦略", 1 }, { "重点戦略", 1 }, { "基本的方向", 1 }, { "プロジェクト", 1 }, { "重点プロジェクト", 1 }, { "基本施策", 2 }, { "施策", 2 }, { "主要施策", 2 }, { "個別施策", 2 }, { "具体的施策", 2 }, { "施策の方向", 2 }, { "単位施策", 2 }, { "主な取組", 3 }, { "取組", 3 }, { "取り組み", 3 }, { "取組み", 3 }, { "主要な取組", 3 }, { "アクション", 3 }, { "主な事業", 4 }, { "主要事業", 4 }, { "事務事業", 4 }, { "事業", 4 }, { "Goal", 0 }, { "Pillar", 0 }, { "Part", 0 }, { "Chapter", 0 }, { "Policy", 1 }, { "Strategy", 1 }, { "Objective", 1 }, { "Section", 1 }, { "Measure", 2 }, { "Initiative", 3 }, { "Action", 3 }, { "Project", 4 }, { "Program", 4 }, { "Programme", 4 }
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

/* --- Goals --- */

#define LONGEST_GOALS 300 /* bytes of a line that names goals and nothing else */

char *
kei_outline_spell_circled (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x2460 && c < 0x2460 + KEI_SDG_N_GOALS) /* ① */
        g_string_append_printf (plain, "%u、", c - 0x2460 + 1);
      else
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

gboolean
kei_outline_names_goals (const char *text)
{
  static const char *const starts[] = { "SDG", "関連するSDG", "関連SDG", "該当するSDG", "対応するSDG", "主なSDG", "貢献するSDG", "ゴール" };
  g_autofree char *plain = NULL;
  g_autofree char *folded = NULL;
  g_autoptr (GArray) mentions = NULL;
  const char *p = NULL;
  gboolean named = FALSE;
  guint n = 0;

  if (strlen (text) > LONGEST_GOALS)
    return FALSE;
  plain = kei_outline_spell_circled (text);
  folded = kei_fold_width (plain);
  text = skip_any (folded, "【([〔");
  for (guint i = 0; i < G_N_ELEMENTS (starts) && p == NULL; i++)
    if (g_str_has_prefix (text, starts[i]))
      p = text + strlen (starts[i]);
  if (p == NULL)
    return FALSE;
  mentions = kei_sdg_find_mentions (folded);
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      while (n < mentions->len && folded + g_array_index (mentions, KeiSdgMention, n).start + g_array_index (mentions, KeiSdgMention, n).length <= p)
        n++;
      if ((n >= mentions->len || folded + g_array_index (mentions, KeiSdgMention, n).start > p) && g_utf8_strchr ("s0123456789.,:、，・/()[]【】〔〕 目標ゴールとの関連番号-", -1, g_utf8_get_char (p)) == NULL)
        return FALSE;
      named |= n < mentions->len || g_ascii_isdigit (*p);
    }
  return named;
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
  lanes[] = { { "庁内", "office" }, { "策定委員会", "office" }, { "策定本部", "office" }, { "作業部会", "office" }, { "ワーキング", "office" }, { "審議会", "council" }, { "議会", "council" }, { "議員", "council" }, { "市民", "citizens" }, { "町民", "citizens" }, { "村民", "citizens" }, { "住民", "citizens" }, { "プロジェクト", "citizens" }, { "パブリックコメント", "citizens" }, { "地域会議", "citizens" }, { "懇談会", "citizens" }, { "専門家", "citizens" } }, plan_types[] = { { "後期基本計画", "later-basic-plan" }, { "市政執行", "yearly-policy" }, { "町政執行", "yearly-policy" }, { "村政執行", "yearly-policy" }, { "施政方針", "yearly-policy" }, { "執行方針", "yearly-policy" }, { "公約", "pledges" }, { "約束", "pledges" }, { "マニフェスト", "pledges" }, { "前期基本計画", "earlier-basic-plan" }, { "実施計画", "implementation-plan" }, { "地区別計画", "district-plan" }, { "地域別計画", "district-plan" }, { "基本構想", "basic-concept" }, { "総合計画", "comprehensive-plan" }, { "総合振興計画", "comprehensive-plan" }, { "長期総合計画", "comprehensive-plan" }, { "振興計画", "comprehensive-plan" }, { "Comprehensive Plan", "comprehensive-plan" }, { "Implementation Plan", "implementation-plan" }, { "Manifesto", "pledges" }, { "Pledges", "pledges" } };

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
