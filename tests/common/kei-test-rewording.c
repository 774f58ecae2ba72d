/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence is a row of units: words, endings, particles, marks. An edit changes, adds or takes away whole
 * units, so that the truth is known without comparing anything. */
#include "config.h"

#include "kei-test-rewording.h"

#include <string.h>

#include "kei-text-diff.h"

typedef enum {
  UNIT_PARTICLE, /* and marks */
  UNIT_PEOPLE,
  UNIT_FIELD,
  UNIT_OBJECT,
  UNIT_ADJECTIVE,
  UNIT_SURU,
  UNIT_ENDING, /* し, します */
  UNIT_VERB,
  UNIT_CAN, /* 暮らす, 暮らせる */
  UNIT_NUMBER,
} UnitType;

typedef struct
{
  UnitType type;
  char *old_text, *new_text; /* (owned) NULL: not in that state */
  KeiTextHunkKind kind;
} Unit;

/* --- Words --- */

/* clang-format off */
static const char *const people[] = {
  "市民", "住民", "子ども", "若者", "高齢者", "障がい者", "事業者", "学生", "女性", "移住者", "保護者", "農業者", "漁業者", "来訪者", "ボランティア", "町内会", "企業", "団体", "大学", "一人ひとり",
};
static const char *const fields[] = {
  "地域", "都市", "農業", "漁業", "林業", "観光", "商業", "環境", "防災", "教育", "福祉", "医療", "文化", "交通", "住宅", "雇用", "子育て", "介護", "保健", "スポーツ", "エネルギー", "森林",
  "河川", "港湾", "道路", "歴史", "芸術", "食育", "消防", "救急", "ＩＣＴ", "健康づくり", "まちづくり", "空き家",
};
static const char *const objects[] = {
  "支援", "整備", "振興", "活動", "体制", "拠点", "施設", "基盤", "資源", "相談", "交流", "連携", "対策", "情報", "制度", "人材", "窓口", "機能", "取組", "ネットワーク", "サービス", "イベント",
  "仕組み", "居場所", "にぎわい", "担い手", "魅力", "保全", "利用", "参加", "意識", "技術", "学び", "つながり",
};
static const char *const adjectives[] = { "新たな", "身近な", "多様な", "豊かな", "安全な", "持続可能な", "効果的な", "きめ細かな", "質の高い", "利用しやすい" };
static const char *const surus[] = {
  "推進", "促進", "支援", "整備", "強化", "拡充", "実施", "検討", "育成", "確保", "発信", "活用", "改善", "保全", "更新", "構築", "創出", "普及", "継承", "誘致", "点検", "公開", "開催", "導入",
};
static const char *const openings[] = { "また、", "さらに、", "あわせて、", "このため、", "今後は、" };

/* Pairs of words of one type that share a character. */
static const char *const near[][2] = {
  { "推進", "促進" }, { "支援", "応援" }, { "整備", "準備" }, { "振興", "復興" }, { "体制", "体系" }, { "拠点", "地点" }, { "資源", "財源" }, { "相談", "面談" }, { "交流", "交換" },
  { "連携", "提携" }, { "対策", "方策" }, { "情報", "広報" }, { "制度", "制限" }, { "人材", "人員" }, { "拡充", "拡大" }, { "実施", "実行" }, { "検討", "検証" }, { "育成", "養成" }, { "確保", "確立" },
  { "発信", "発行" }, { "活用", "利用" }, { "改善", "改修" }, { "保全", "保護" }, { "創出", "創造" }, { "地域", "地区" }, { "都市", "都会" }, { "農業", "産業" }, { "防災", "減災" }, { "教育", "体育" },
  { "福祉", "福利" }, { "医療", "治療" }, { "市民", "住民" }, { "事業者", "従業者" }, { "移住者", "定住者" }, { "高齢者", "高年者" }, { "参加", "参画" }, { "意識", "認識" }, { "利用", "使用" },
};

/* 進め, 進めます, another form of that */
static const char *const verbs[][3] = {
  { "進め", "進めます", "進めています" }, { "図り", "図ります", "図っていきます" }, { "高め", "高めます", "高めていきます" }, { "支え", "支えます", "支えています" },
  { "広げ", "広げます", "広げてきました" }, { "守り", "守ります", "守っています" }, { "整え", "整えます", "整えました" }, { "生かし", "生かします", "生かしていきます" },
  { "見直し", "見直します", "見直しています" }, { "育て", "育てます", "育てていきます" }, { "増やし", "増やします", "増やしました" }, { "つなげ", "つなげます", "つなげていきます" },
  { "伝え", "伝えます", "伝えています" }, { "設け", "設けます", "設けました" }, { "補い", "補います", "補っています" },
};
static const char *const cans[][2] = {
  { "暮らす", "暮らせる" }, { "学ぶ", "学べる" }, { "集う", "集える" }, { "働く", "働ける" }, { "育つ", "育てる" }, { "過ごす", "過ごせる" }, { "歩く", "歩ける" }, { "楽しむ", "楽しめる" },
};
static const char *const spellings[][2] = {
  { "取組", "取り組み" }, { "子ども", "こども" }, { "障がい者", "障害者" }, { "まちづくり", "街づくり" }, { "一人ひとり", "一人一人" }, { "空き家", "空家" }, { "にぎわい", "賑わい" }, { "及び", "および" },
  { "つながり", "繋がり" }, { "担い手", "担手" },
};
static const char *const number_forms[] = { "%u人", "%u件", "%uか所", "%u％", "%u回", "%u世帯", "%u千円", "%uha", "%uポイント", "%u団体" };
/* clang-format on */

/* Edits that a text may refuse before it is left with those it has. */
#define MAX_TRIES 200

#define PICK(rand, list) (list)[g_rand_int_range (rand, 0, G_N_ELEMENTS (list))]

/* --- Sentences --- */

static void
unit_clear (gpointer data)
{
  Unit *unit = data;

  g_free (unit->old_text);
  g_free (unit->new_text);
}

static void
add (GArray *units, UnitType type, const char *text)
{
  Unit unit = { type, g_strdup (text), g_strdup (text), KEI_TEXT_HUNK_TEXT };

  g_array_append_val (units, unit);
}

/* A word of @list that is not in @units yet. */
static const char *
pick_new (GRand *rand, const GArray *units, const char *const *list, guint n)
{
  for (;;)
    {
      const char *word = list[g_rand_int_range (rand, 0, (gint32) n)];
      gboolean known = FALSE;

      for (guint i = 0; i < units->len; i++)
        {
          const Unit *unit = &g_array_index (units, Unit, i);

          known = known || g_strcmp0 (unit->old_text, word) == 0 || g_strcmp0 (unit->new_text, word) == 0;
        }
      if (!known)
        return word;
    }
}

#define PICK_NEW(rand, units, list) pick_new (rand, units, list, G_N_ELEMENTS (list))

static void
add_number (GRand *rand, GArray *units, gboolean year)
{
  g_autofree char *text = NULL;

  if (year)
    text = g_strdup_printf ("令和%d年度", g_rand_int_range (rand, 2, 13));
  else
    text = g_strdup_printf (PICK (rand, number_forms), (guint) g_rand_int_range (rand, 2, 900));
  add (units, UNIT_NUMBER, text);
}

/* What is done to what: 地域の拠点を整備し. @last: as a sentence ends. */
static void
add_verb (GRand *rand, GArray *units, gboolean last)
{
  if (g_rand_int_range (rand, 0, 2) == 0)
    {
      add (units, UNIT_SURU, PICK_NEW (rand, units, surus));
      add (units, UNIT_ENDING, last ? "します" : "し");
    }
  else
    {
      const char *const *verb = PICK (rand, verbs);

      add (units, UNIT_VERB, verb[last ? 1 : 0]);
    }
}

static void
add_clause (GRand *rand, GArray *units, gboolean last)
{
  switch (g_rand_int_range (rand, 0, 7))
    {
    case 0:
      add (units, UNIT_FIELD, PICK_NEW (rand, units, fields));
      add (units, UNIT_OBJECT, PICK_NEW (rand, units, objects));
      break;
    case 1:
      add (units, UNIT_FIELD, PICK_NEW (rand, units, fields));
      add (units, UNIT_PARTICLE, "の");
      add (units, UNIT_OBJECT, PICK_NEW (rand, units, objects));
      break;
    case 2:
      add (units, UNIT_PEOPLE, PICK_NEW (rand, units, people));
      add (units, UNIT_PARTICLE, "が");
      add (units, UNIT_CAN, PICK (rand, cans)[g_rand_int_range (rand, 0, 2)]);
      add (units, UNIT_OBJECT, PICK_NEW (rand, units, objects));
      break;
    case 3:
      add (units, UNIT_PEOPLE, PICK_NEW (rand, units, people));
      add (units, UNIT_PARTICLE, g_rand_int_range (rand, 0, 2) ? "と" : "及び");
      add (units, UNIT_PEOPLE, PICK_NEW (rand, units, people));
      add (units, UNIT_PARTICLE, "の");
      add (units, UNIT_OBJECT, PICK_NEW (rand, units, objects));
      break;
    case 4:
      add_number (rand, units, TRUE);
      add (units, UNIT_PARTICLE, "までに");
      add (units, UNIT_FIELD, PICK_NEW (rand, units, fields));
      add (units, UNIT_OBJECT, PICK_NEW (rand, units, objects));
      add (units, UNIT_PARTICLE, "を");
      add_number (rand, units, FALSE);
      add (units, UNIT_PARTICLE, "に");
      add_verb (rand, units, last);
      return;
    case 5:
      add (units, UNIT_ADJECTIVE, PICK_NEW (rand, units, adjectives));
      add (units, UNIT_FIELD, PICK_NEW (rand, units, fields));
      add (units, UNIT_OBJECT, PICK_NEW (rand, units, objects));
      break;
    default:
      add (units, UNIT_FIELD, PICK_NEW (rand, units, fields));
      add (units, UNIT_PARTICLE, g_rand_int_range (rand, 0, 2) ? "、" : "や");
      add (units, UNIT_FIELD, PICK_NEW (rand, units, fields));
      add (units, UNIT_PARTICLE, "における");
      add (units, UNIT_OBJECT, PICK_NEW (rand, units, objects));
      break;
    }
  add (units, UNIT_PARTICLE, "を");
  add_verb (rand, units, last);
}

static GArray *
create_sentence (GRand *rand)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (Unit));

  g_array_set_clear_func (units, unit_clear);
  if (g_rand_int_range (rand, 0, 5) == 0)
    add (units, UNIT_PARTICLE, PICK (rand, openings));
  for (gint n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      add_clause (rand, units, n == 1);
      add (units, UNIT_PARTICLE, n == 1 ? "。" : "、");
    }
  return units;
}

/* --- Edits --- */

/* A unit as it was made, of one of the types (bits), with none beside it that an edit would run into; G_MAXUINT for none. */
static guint
pick_unit (GRand *rand, const GArray *units, guint types)
{
  for (guint tries = 0; tries < 30; tries++)
    {
      guint i = (guint) g_rand_int_range (rand, 0, (gint32) units->len);
      const Unit *unit = &g_array_index (units, Unit, i);

      if ((types & 1u << unit->type) != 0 && g_strcmp0 (unit->old_text, unit->new_text) == 0)
        return i;
    }
  return G_MAXUINT;
}

static void
change (GArray *units, guint i, const char *text, KeiTextHunkKind kind)
{
  Unit *unit = &g_array_index (units, Unit, i);

  g_free (unit->new_text);
  unit->new_text = g_strdup (text);
  unit->kind = kind;
}

static void
insert (GArray *units, guint at, UnitType type, const char *text)
{
  Unit unit = { type, NULL, g_strdup (text), KEI_TEXT_HUNK_TEXT };

  g_array_insert_val (units, at, unit);
}

/* Changes a unit to what a table of pairs has for it. */
static gboolean
change_by_table (GRand *rand, GArray *units, const char *const (*table)[2], guint n, KeiTextHunkKind kind)
{
  for (guint tries = 0; tries < 60; tries++)
    {
      guint i = pick_unit (rand, units, ~0u);
      const char *old_text;

      if (i == G_MAXUINT)
        return FALSE;
      old_text = g_array_index (units, Unit, i).old_text;
      for (guint k = 0; k < 2 * n; k++)
        if (g_str_equal (old_text, table[k / 2][k % 2]))
          {
            change (units, i, table[k / 2][1 - k % 2], kind);
            return TRUE;
          }
    }
  return FALSE;
}

static gboolean
edit_word (GRand *rand, GArray *units)
{
  guint i = pick_unit (rand, units, 1u << UNIT_PEOPLE | 1u << UNIT_FIELD | 1u << UNIT_OBJECT | 1u << UNIT_SURU | 1u << UNIT_ADJECTIVE);
  const char *text;

  if (i == G_MAXUINT)
    return FALSE;
  switch (g_array_index (units, Unit, i).type)
    {
    case UNIT_PEOPLE:
      text = PICK_NEW (rand, units, people);
      break;
    case UNIT_FIELD:
      text = PICK_NEW (rand, units, fields);
      break;
    case UNIT_OBJECT:
      text = PICK_NEW (rand, units, objects);
      break;
    case UNIT_SURU:
      text = PICK_NEW (rand, units, surus);
      break;
    default:
      text = PICK_NEW (rand, units, adjectives);
      break;
    }
  change (units, i, text, KEI_TEXT_HUNK_TEXT);
  return TRUE;
}

static gboolean
edit_inflection (GRand *rand, GArray *units)
{
  guint i = pick_unit (rand, units, 1u << UNIT_ENDING | 1u << UNIT_VERB | 1u << UNIT_CAN);
  const Unit *unit;

  if (i == G_MAXUINT)
    return FALSE;
  unit = &g_array_index (units, Unit, i);
  if (unit->type == UNIT_ENDING)
    {
      if (!g_str_equal (unit->old_text, "します"))
        return FALSE;
      change (units, i, g_rand_int_range (rand, 0, 2) ? "しています" : "しました", KEI_TEXT_HUNK_TEXT);
      return TRUE;
    }
  for (guint k = 0; k < G_N_ELEMENTS (verbs); k++)
    if (g_str_equal (unit->old_text, verbs[k][1]))
      {
        change (units, i, verbs[k][2], KEI_TEXT_HUNK_TEXT);
        return TRUE;
      }
  for (guint k = 0; k < 2 * G_N_ELEMENTS (cans); k++)
    if (g_str_equal (unit->old_text, cans[k / 2][k % 2]))
      {
        change (units, i, cans[k / 2][1 - k % 2], KEI_TEXT_HUNK_TEXT);
        return TRUE;
      }
  return FALSE;
}

static gboolean
edit_number (GRand *rand, GArray *units)
{
  guint i = pick_unit (rand, units, 1u << UNIT_NUMBER);
  const char *text, *digits, *end;
  guint number, other;
  g_autofree char *changed = NULL;

  if (i == G_MAXUINT)
    return FALSE;
  text = g_array_index (units, Unit, i).old_text;
  digits = text + strcspn (text, "0123456789");
  end = digits + strspn (digits, "0123456789");
  number = (guint) g_ascii_strtoull (digits, NULL, 10);
  do
    other = digits == text ? (guint) g_rand_int_range (rand, 2, 900) : (guint) g_rand_int_range (rand, 2, 13);
  while (other == number);
  changed = g_strdup_printf ("%.*s%u%s", (int) (digits - text), text, other, end);
  change (units, i, changed, KEI_TEXT_HUNK_TEXT);
  return TRUE;
}

static gboolean
edit_width (GRand *rand, GArray *units)
{
  guint i = pick_unit (rand, units, 1u << UNIT_NUMBER | 1u << UNIT_FIELD);
  const Unit *unit;
  GString *wide;

  if (i == G_MAXUINT)
    return FALSE;
  unit = &g_array_index (units, Unit, i);
  if (unit->type == UNIT_FIELD)
    {
      if (!g_str_equal (unit->old_text, "ＩＣＴ"))
        return FALSE;
      change (units, i, "ICT", KEI_TEXT_HUNK_SPELLING);
      return TRUE;
    }
  wide = g_string_new (NULL);
  for (const char *p = unit->old_text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (wide, c >= '0' && c <= '9' ? c - '0' + 0xff10 : c);
    }
  change (units, i, wide->str, KEI_TEXT_HUNK_SPELLING);
  g_string_free (wide, TRUE);
  return TRUE;
}

static gboolean
edit_insert (GRand *rand, GArray *units)
{
  guint i = pick_unit (rand, units, 1u << UNIT_PEOPLE | 1u << UNIT_FIELD | 1u << UNIT_OBJECT);
  UnitType type;
  const char *word, *particle;
  guint next;

  if (i == G_MAXUINT)
    return FALSE;
  type = g_array_index (units, Unit, i).type;
  next = MIN (i + 1, units->len - 1);
  /* 拠点 → 新たな拠点 */
  if (g_rand_int_range (rand, 0, 3) == 0 && (i == 0 || g_array_index (units, Unit, i - 1).type == UNIT_PARTICLE))
    {
      insert (units, i, UNIT_ADJECTIVE, PICK_NEW (rand, units, adjectives));
      return TRUE;
    }
  if (g_array_index (units, Unit, next).type != UNIT_PARTICLE)
    {
      /* 観光振興 → 観光業務振興: a word inside a compound */
      insert (units, i + 1, UNIT_OBJECT, PICK_NEW (rand, units, objects));
      return TRUE;
    }
  word = type == UNIT_PEOPLE ? PICK_NEW (rand, units, people) : type == UNIT_FIELD ? PICK_NEW (rand, units, fields)
                                                                                   : PICK_NEW (rand, units, objects);
  particle = g_rand_int_range (rand, 0, 2) ? "、" : "と";
  /* Where the same particle follows, it could be either: と goes with the word before it, 、 with that behind it. */
  if (g_str_equal (particle, "と") && g_strcmp0 (g_array_index (units, Unit, next).old_text, particle) == 0)
    {
      insert (units, i + 2, UNIT_PARTICLE, particle);
      insert (units, i + 2, type, word);
      return TRUE;
    }
  insert (units, i + 1, type, word);
  insert (units, i + 1, UNIT_PARTICLE, particle);
  return TRUE;
}

/* Takes away a word with the particle or mark before it, or an adjective. */
static gboolean
edit_delete (GRand *rand, GArray *units)
{
  guint i = pick_unit (rand, units, 1u << UNIT_PEOPLE | 1u << UNIT_FIELD | 1u << UNIT_ADJECTIVE);
  const Unit *unit;

  if (i == G_MAXUINT)
    return FALSE;
  unit = &g_array_index (units, Unit, i);
  if (unit->type == UNIT_ADJECTIVE || (i + 1 < units->len && g_array_index (units, Unit, i + 1).type == UNIT_OBJECT && (i == 0 || unit[-1].type == UNIT_PARTICLE)))
    {
      g_clear_pointer (&g_array_index (units, Unit, i).new_text, g_free);
      return TRUE;
    }
  if (i < 2 || unit[-1].type != UNIT_PARTICLE || unit[-2].type != unit->type || g_strcmp0 (unit[-1].old_text, unit[-1].new_text) != 0)
    return FALSE;
  g_clear_pointer (&g_array_index (units, Unit, i).new_text, g_free);
  g_clear_pointer (&g_array_index (units, Unit, i - 1).new_text, g_free);
  return TRUE;
}

/* Where the clauses of an untouched sentence begin: behind し、 and the like. Sets @n. */
static guint *
find_clauses (const GArray *units, guint *n)
{
  guint *starts = g_new (guint, units->len + 2);

  *n = 0;
  starts[(*n)++] = g_array_index (units, Unit, 0).type == UNIT_PARTICLE ? 1 : 0;
  for (guint i = 1; i + 1 < units->len; i++)
    if (g_strcmp0 (g_array_index (units, Unit, i).old_text, "、") == 0
        && (g_array_index (units, Unit, i - 1).type == UNIT_ENDING || g_array_index (units, Unit, i - 1).type == UNIT_VERB))
      starts[(*n)++] = i + 1;
  starts[*n] = units->len; /* behind 。 */
  return starts;
}

static gboolean
is_untouched (const GArray *units)
{
  for (guint i = 0; i < units->len; i++)
    if (g_strcmp0 (g_array_index (units, Unit, i).old_text, g_array_index (units, Unit, i).new_text) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
edit_clause (GRand *rand, GArray *units)
{
  guint n, which;
  g_autofree guint *starts = find_clauses (units, &n);

  if (!is_untouched (units) || n < 2)
    return FALSE;
  which = (guint) g_rand_int_range (rand, 1, (gint32) n);
  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0: /* one less: 、 with what is behind it, but not the last, whose verb ends the sentence */
      if (which + 1 >= n)
        return FALSE;
      for (guint i = starts[which] - 1; i < starts[which + 1] - 1; i++)
        g_clear_pointer (&g_array_index (units, Unit, i).new_text, g_free);
      return TRUE;
    case 1: /* one more, before another */
      {
        g_autoptr (GArray) more = g_array_new (FALSE, FALSE, sizeof (Unit));
        guint at = starts[which] - 1;

        g_array_append_vals (more, units->data, units->len);
        add_clause (rand, more, FALSE);
        insert (units, at++, UNIT_PARTICLE, "、");
        for (guint i = units->len - 1; i < more->len; i++)
          {
            Unit *unit = &g_array_index (more, Unit, i);

            insert (units, at++, unit->type, unit->new_text);
            unit_clear (unit);
          }
        return TRUE;
      }
    default: /* another: 、 and 。 stay, which words are the same by chance stays unknown */
      {
        guint from = starts[which - 1], to = starts[which] - 1;
        GString *text = g_string_new (NULL);
        g_autoptr (GArray) more = g_array_new (FALSE, FALSE, sizeof (Unit));
        guint first = units->len;

        g_array_append_vals (more, units->data, units->len);
        add_clause (rand, more, FALSE);
        for (guint i = first; i < more->len; i++)
          {
            g_string_append (text, g_array_index (more, Unit, i).new_text);
            unit_clear (&g_array_index (more, Unit, i));
          }
        for (guint i = from; i < to; i++)
          g_clear_pointer (&g_array_index (units, Unit, i).new_text, g_free);
        g_array_index (units, Unit, from).new_text = g_string_free (text, FALSE);
        return TRUE;
      }
    }
}

static gboolean
make_edit (GRand *rand, GArray *units, KeiTestEdit edit)
{
  switch (edit)
    {
    case KEI_TEST_EDIT_WORD:
      return edit_word (rand, units);
    case KEI_TEST_EDIT_NEAR:
      return change_by_table (rand, units, near, G_N_ELEMENTS (near), KEI_TEXT_HUNK_TEXT);
    case KEI_TEST_EDIT_INFLECTION:
      return edit_inflection (rand, units);
    case KEI_TEST_EDIT_NUMBER:
      return edit_number (rand, units);
    case KEI_TEST_EDIT_INSERT:
      return edit_insert (rand, units);
    case KEI_TEST_EDIT_DELETE:
      return edit_delete (rand, units);
    case KEI_TEST_EDIT_CLAUSE:
      return edit_clause (rand, units);
    case KEI_TEST_EDIT_SPELLING:
      return change_by_table (rand, units, spellings, G_N_ELEMENTS (spellings), KEI_TEXT_HUNK_SPELLING);
    case KEI_TEST_EDIT_WIDTH:
      return edit_width (rand, units);
    case KEI_TEST_EDIT_REORDER:
    case KEI_TEST_N_EDITS:
    default:
      return FALSE;
    }
}

/* --- Truth --- */

typedef struct
{
  GString *old_text, *new_text;
  guint old_at, new_at; /* code points */
  GArray *hunks;
} Writer;

static void
add_hunk (Writer *writer, guint n_old, guint n_new, KeiTextHunkKind kind)
{
  KeiTextHunk hunk = { writer->old_at, n_old, writer->new_at, n_new, kind, writer->hunks->len };
  KeiTextHunk *last = writer->hunks->len > 0 ? &g_array_index (writer->hunks, KeiTextHunk, writer->hunks->len - 1) : NULL;

  if (last != NULL && last->kind == kind && kind != KEI_TEXT_HUNK_MOVED && last->old_start + last->old_length == hunk.old_start && last->new_start + last->new_length == hunk.new_start)
    {
      last->old_length += n_old;
      last->new_length += n_new;
    }
  else
    g_array_append_val (writer->hunks, hunk);
  writer->old_at += n_old;
  writer->new_at += n_new;
}

static guint
count (const char *text)
{
  return text != NULL ? (guint) g_utf8_strlen (text, -1) : 0;
}

static void
write_units (Writer *writer, const GArray *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);

      g_string_append (writer->old_text, unit->old_text != NULL ? unit->old_text : "");
      g_string_append (writer->new_text, unit->new_text != NULL ? unit->new_text : "");
      if (g_strcmp0 (unit->old_text, unit->new_text) != 0)
        add_hunk (writer, count (unit->old_text), count (unit->new_text), unit->kind);
      else
        {
          writer->old_at += count (unit->old_text);
          writer->new_at += count (unit->new_text);
        }
    }
}

/* An untouched sentence, on one side only. */
static void
write_moved (Writer *writer, const GArray *units, gboolean in_old)
{
  guint n = 0;

  for (guint i = 0; i < units->len; i++)
    {
      g_string_append (in_old ? writer->old_text : writer->new_text, g_array_index (units, Unit, i).old_text);
      n += count (g_array_index (units, Unit, i).old_text);
    }
  add_hunk (writer, in_old ? n : 0, in_old ? 0 : n, KEI_TEXT_HUNK_MOVED);
}

static guint
get_size (const GArray *units)
{
  guint n = 0;

  for (guint i = 0; i < units->len; i++)
    n += count (g_array_index (units, Unit, i).old_text);
  return n;
}

/* Which sentence moves, and before which it then stands; sets @which to G_MAXUINT for none. It is untouched and shorter than
 * what it goes past, so that there is no other way to tell it. */
static void
pick_move (GRand *rand, const GPtrArray *sentences, guint *which, guint *before)
{
  guint passed = 0;

  *which = *before = G_MAXUINT;
  if (sentences->len < 2)
    return;
  *which = (guint) g_rand_int_range (rand, 0, (gint32) sentences->len);
  *before = (guint) g_rand_int_range (rand, 0, (gint32) sentences->len + 1);
  for (guint i = MIN (*which, *before); i < MAX (*which, *before); i++)
    if (i != *which && is_untouched (sentences->pdata[i]))
      passed += get_size (sentences->pdata[i]);
  if (passed <= get_size (sentences->pdata[*which]) || get_size (sentences->pdata[*which]) < 12 || !is_untouched (sentences->pdata[*which]))
    *which = *before = G_MAXUINT;
}

/* The two hunks of what moved. */
static void
link_moved (GArray *hunks)
{
  KeiTextHunk *first = NULL;

  for (guint i = 0; i < hunks->len; i++)
    {
      KeiTextHunk *hunk = &g_array_index (hunks, KeiTextHunk, i);

      if (hunk->kind == KEI_TEXT_HUNK_MOVED && first == NULL)
        first = hunk;
      else if (hunk->kind == KEI_TEXT_HUNK_MOVED)
        {
          hunk->partner = first->partner;
          first->partner = i;
        }
    }
}

KeiTestRewording *
kei_test_rewording_new (guint32 seed, guint number)
{
  KeiTestRewording *self = g_new0 (KeiTestRewording, 1);
  guint32 seeds[2] = { seed, number };
  GRand *rand = g_rand_new_with_seed_array (seeds, 2);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Writer writer = { g_string_new (NULL), g_string_new (NULL), 0, 0, g_array_new (FALSE, FALSE, sizeof (KeiTextHunk)) };
  guint which = G_MAXUINT, before = G_MAXUINT, wanted = 1;

  for (gint n = g_rand_int_range (rand, 1, 5); n > 0; n--)
    g_ptr_array_add (sentences, create_sentence (rand));
  while (wanted < 4 && g_rand_double (rand) < 0.4)
    wanted++;
  for (guint tries = 0; self->n_edits < wanted && (tries < MAX_TRIES || self->n_edits == 0); tries++)
    {
      KeiTestEdit edit = (KeiTestEdit) g_rand_int_range (rand, 0, KEI_TEST_N_EDITS);
      gboolean made;

      if (edit == KEI_TEST_EDIT_REORDER)
        {
          if (which == G_MAXUINT)
            pick_move (rand, sentences, &which, &before);
          made = which != G_MAXUINT && !self->has[edit];
        }
      else
        {
          guint at = (guint) g_rand_int_range (rand, 0, (gint32) sentences->len);

          /* What moves stays as it is, and so does what it goes past. */
          made = which == G_MAXUINT && make_edit (rand, sentences->pdata[at], edit);
        }
      if (made)
        {
          self->n_edits++;
          self->has[edit] = TRUE;
        }
      else if (which != G_MAXUINT)
        break;
    }
  for (guint i = 0; i <= sentences->len; i++)
    {
      if (i == before && which != G_MAXUINT)
        write_moved (&writer, sentences->pdata[which], FALSE);
      if (i < sentences->len && i == which)
        write_moved (&writer, sentences->pdata[i], TRUE);
      else if (i < sentences->len)
        write_units (&writer, sentences->pdata[i]);
    }
  link_moved (writer.hunks);
  self->old_text = g_string_free (writer.old_text, FALSE);
  self->new_text = g_string_free (writer.new_text, FALSE);
  self->hunks = writer.hunks;
  g_rand_free (rand);
  return self;
}

void
kei_test_rewording_free (KeiTestRewording *rewording)
{
  g_free (rewording->old_text);
  g_free (rewording->new_text);
  g_array_unref (rewording->hunks);
  g_free (rewording);
}

const char *
kei_test_edit_get_name (KeiTestEdit edit)
{
  static const char *const names[] = { "word", "near-synonym", "inflection", "number", "insert", "delete", "clause", "reorder", "spelling", "width" };

  return names[edit];
}

/* --- Score --- */

static gboolean
is_same_hunk (const KeiTextHunk *a, const KeiTextHunk *b)
{
  return a->old_start == b->old_start && a->old_length == b->old_length && a->new_start == b->new_start && a->new_length == b->new_length && a->kind == b->kind;
}

void
kei_test_rewording_score (const KeiTestRewording *rewording, const GArray *hunks, KeiTestHunkScore *score)
{
  guint hits = 0;
  gboolean right;

  for (guint i = 0; i < rewording->hunks->len; i++)
    for (guint j = 0; j < hunks->len; j++)
      hits += is_same_hunk (&g_array_index (rewording->hunks, KeiTextHunk, i), &g_array_index (hunks, KeiTextHunk, j));
  right = hits == hunks->len && hits == rewording->hunks->len;
  score->n_pairs++;
  score->n_right += right;
  score->n_wanted += rewording->hunks->len;
  score->n_found += hunks->len;
  score->n_hits += hits;
  for (guint edit = 0; edit < KEI_TEST_N_EDITS; edit++)
    if (rewording->n_edits == 1 && rewording->has[edit])
      {
        score->n_of[edit]++;
        score->n_right_of[edit] += right;
      }
}

double
kei_test_hunk_score_get_f1 (const KeiTestHunkScore *score)
{
  return 2.0 * score->n_hits / (score->n_wanted + score->n_found);
}
