/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that say something of the plan by themselves: its title, who to ask, and lines that name what
 * they say: (基本テーマ) …, 将来像：…, 【指標】…. */
#include "config.h"

#include "kei-outline-scan.h"
#include "kei-outline-schedule.h"

#include <string.h>

#include "kei-era.h"
#include "kei-outline-cost.h"
#include "kei-outline-indicator.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

/* --- The title --- */

#define TITLE_ROWS 12 /* where a title may stand, from the top */

static gboolean
has_plan_word (const char *text)
{
  static const char *const words[] = { "計画", "構想", "方針", "ビジョン", "プラン", "戦略", "公約", "マニフェスト", "約束", "体系", "重点", "政策", "大綱", "施策", "Plan", "Strategy", "Vision", "Manifesto", "Pledges" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether @text says whose plan it is, or the how manieth. */
static gboolean
names_owner (const char *text)
{
  static const char *const ends[] = { "市", "町", "村", "区", "県", "府", "道", "都" };

  if (g_str_has_prefix (text, "第") && strstr (text, "次") != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *at = strstr (text, ends[i]);

      if (at != NULL && at - text >= 3 && at - text <= 18)
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_be_title (const KeiOutline *outline, guint i)
{
  const KeiOutlineRow *row = kei_outline_row (outline, i);
  guint after = kei_outline_next_live (outline, i);
  const KeiOutlineRow *next = after == KEI_OUTLINE_NONE ? NULL : kei_outline_row (outline, after);
  g_autofree char *text = NULL;
  KeiOutlineHeading heading;

  if (row->bullet != 0 || row->number.pattern != NULL || row->contents || row->page_title || row->heading > 1 || row->tag != NULL || !kei_outline_may_head (row) || kei_outline_schedule_is_dated (row->text))
    return FALSE;
  text = kei_outline_dup_text (outline, i);
  if (!has_plan_word (text) || kei_outline_is_counts (row) || row->kind != KEI_OUTLINE_UNDECIDED)
    return FALSE;
  /* A paper's title may speak of the making of the plan or of its system, as a section's does: the owner tells them apart. */
  if (kei_outline_heading_read (text, TRUE, &heading) && (!names_owner (text) || (heading.meaning != KEI_MEANING_SECTION && kei_outline_plan_type (text) == NULL)))
    return FALSE;
  /* A heading of a list is no title, unless Markdown says so or it is the first line and names a town's plan. */
  return row->heading == 1 || (i == 0 && names_owner (text) && kei_outline_plan_type (text) != NULL) || next == NULL || !kei_outline_is_marked (next) || next->heading > 0 || next->number.word == NULL || next->blank_before > 0;
}

static char *
strip_period (const char *text)
{
  const char *open = strrchr (text, '(');
  const char *wide = g_strrstr (text, "（");
  KeiEraReading reading;

  if (wide != NULL && (open == NULL || wide > open))
    open = wide;
  if (open != NULL && open > text && kei_era_find (open, NULL, &reading))
    return kei_text_trim (text, open - text);
  return g_strdup (text);
}

/* A later heading that says the same with the owner's name. */
static guint
find_fuller_title (const KeiOutline *outline, guint title)
{
  g_autofree char *text = kei_outline_dup_text (outline, title);
  g_autofree char *bare = strip_period (text);
  g_autofree char *key = kei_outline_key (bare);

  if (names_owner (text) || strlen (key) < 12)
    return KEI_OUTLINE_NONE;
  for (guint i = title + 1; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      g_autofree char *other = NULL;

      if (!kei_outline_is_live (outline, i) || kei_outline_is_marked (row) || row->blank_before == 0 || !kei_outline_may_head (row) || strlen (row->text) > 120)
        continue;
      other = kei_outline_key (row->text);
      if (strlen (other) > strlen (key) && strstr (other, key) != NULL && names_owner (row->text))
        return i;
    }
  return KEI_OUTLINE_NONE;
}

/* 策定について ends the title of a paper about the plan. */
static void
shorten_title (KeiOutline *outline, guint i)
{
  static const char *const ends[] = { "の策定について", "策定について", "について", "目次" };
  KeiOutlineRow *row = kei_outline_row (outline, i);

  for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
    if (g_str_has_suffix (row->text, ends[k]) && strlen (row->text) > strlen (ends[k]) + 6)
      {
        kei_outline_set_text (row, kei_text_trim (row->text, (gssize) (strlen (row->text) - strlen (ends[k]))));
        kei_outline_add_note (outline, KEI_OUTLINE_NOTE_SHORTENED, i, KEI_OUTLINE_NONE, 0, ends[k]);
        return;
      }
}

/* 計画の名称：第2期… says that it is the title, which begins behind the colon. */
static void
drop_title_label (KeiOutline *outline, guint i)
{
  static const char *const labels[] = { "計画の名称", "計画名称", "計画名", "名称", "題名", "タイトル", "表題", NULL };
  KeiOutlineRow *row = kei_outline_row (outline, i);

  for (guint k = 0; labels[k] != NULL; k++)
    {
      const char *p = row->text + strlen (labels[k]);

      if (g_str_has_prefix (row->text, labels[k]) && kei_fold_char (kei_text_first (p)) == ':')
        {
          kei_outline_set_text (row, kei_text_trim (g_utf8_next_char (p), -1));
          return;
        }
    }
}

/* （令和7年度～令和11年度） on the line below the title is the plan's period. */
static void
take_period_below (KeiOutline *outline, guint title)
{
  guint after = kei_outline_next_live (outline, title);
  KeiOutlineRow *row = after == KEI_OUTLINE_NONE ? NULL : kei_outline_row (outline, after);
  g_autofree char *inside = NULL;
  gunichar first, last;

  if (row == NULL || row->kind != KEI_OUTLINE_UNDECIDED || kei_outline_is_marked (row) || row->cells != NULL || strlen (row->text) < 8)
    return;
  first = kei_fold_char (kei_text_first (row->text));
  last = kei_fold_char (kei_text_last (row->text));
  if (!(first == '(' && last == ')') && !(first == '[' && last == ']') && !(first == 0x301c && last == 0x301c) && !(first == '~' && last == '~'))
    return;
  inside = kei_text_trim (g_utf8_next_char (row->text), (gssize) strlen (g_utf8_next_char (row->text)) - (gssize) strlen (g_utf8_prev_char (row->text + strlen (row->text))));
  if (kei_outline_is_period (inside))
    {
      row->kind = KEI_OUTLINE_PERIOD;
      kei_outline_set_text (row, g_steal_pointer (&inside));
    }
}

/* 後期基本計画 right below the town's plan is the second line of its name. */
static void
take_second_line (KeiOutline *outline, guint title)
{
  guint after = kei_outline_next_live (outline, title);
  KeiOutlineRow *head = kei_outline_row (outline, title);
  KeiOutlineRow *row = after == KEI_OUTLINE_NONE ? NULL : kei_outline_row (outline, after);
  g_autofree char *bare = NULL;
  KeiOutlineHeading heading;

  if (after != title + 1 || row->blank_before > 0 || row->blank_after == 0 || row->kind != KEI_OUTLINE_UNDECIDED || kei_outline_is_marked (row) || row->bracketed || row->heading != head->heading || !kei_outline_may_head (row))
    return;
  bare = strip_period (row->text);
  if (!kei_outline_heading_read (bare, TRUE, &heading) || heading.meaning != KEI_MEANING_LAYER)
    return;
  row->kind = KEI_OUTLINE_JOINED;
  row->head = title;
  row->with_space = TRUE;
  kei_outline_add_note (outline, KEI_OUTLINE_NOTE_JOINED, after, title, 0, NULL);
}

static void
find_title (KeiOutline *outline)
{
  guint title = KEI_OUTLINE_NONE, fuller, seen = 0;

  for (guint i = 0; i < outline->rows->len && seen < TITLE_ROWS && title == KEI_OUTLINE_NONE; i++)
    if (kei_outline_is_live (outline, i))
      {
        const KeiOutlineRow *row = kei_outline_row (outline, i);

        if (may_be_title (outline, i))
          title = i;
        /* Once the plan itself began, what follows is no title. */
        else if (row->number.pattern != NULL || row->cells != NULL || row->heading > 0)
          break;
        seen++;
      }
  if (title == KEI_OUTLINE_NONE)
    return;
  fuller = find_fuller_title (outline, title);
  if (fuller != KEI_OUTLINE_NONE)
    {
      kei_outline_row (outline, title)->kind = KEI_OUTLINE_PERIOD;
      title = fuller;
    }
  kei_outline_row (outline, title)->kind = KEI_OUTLINE_TITLE;
  drop_title_label (outline, title);
  take_second_line (outline, title);
  take_period_below (outline, title);
  if (kei_outline_next_live (outline, title) == title + 1 || title + 1 == outline->rows->len)
    shorten_title (outline, title);
}

/* --- A line in two parts --- */

/* (基本テーマ) rest, 【将来像】rest (by the tag), テーマ：rest, 将来像「rest」; and 計画期間　rest, parted by a wide blank alone. */
static char *
split_label (const KeiOutlineRow *row, char **rest, gboolean *by_blank)
{
  g_autofree char *folded = NULL;
  const char *text = row->text;
  const char *end = NULL;

  *by_blank = FALSE;
  if (row->tag != NULL)
    {
      *rest = g_strdup (text);
      return g_strdup (row->tag);
    }
  if (g_str_has_prefix (text, "(") || g_str_has_prefix (text, "（"))
    {
      const char *start = g_utf8_next_char (text);

      for (end = start; *end != '\0' && end - start < 60; end = g_utf8_next_char (end))
        if (kei_fold_char (g_utf8_get_char (end)) == ')')
          {
            *rest = kei_text_trim (g_utf8_next_char (end), -1);
            return kei_text_trim (start, end - start);
          }
      return NULL;
    }
  for (end = text; *end != '\0' && end - text < 60; end = g_utf8_next_char (end))
    {
      gunichar c = kei_fold_char (g_utf8_get_char (end));

      *by_blank = end > text && (g_utf8_get_char (end) == 0x3000 || g_str_has_prefix (end, "  "));
      if (*by_blank || c == ':' || c == 0x300c || c == 0x300e || c == '=')
        {
          const char *start = *by_blank || c == ':' || c == '=' ? g_utf8_next_char (end) : end;

          *rest = kei_text_trim (start, -1);
          return kei_text_trim (text, end - text);
        }
    }
  return NULL;
}

/* --- Who to ask --- */

static gboolean
is_contact (const KeiOutlineRow *row)
{
  static const char *const starts[] = { "問 ", "問　", "問合せ", "問い合わせ", "お問い合わせ", "お問合せ", "連絡先", "☎", "電話", "TEL", "Tel", "℡", "担当：", "担当:" };
  static const char *const departments[] = { "課", "室", "係", "局", "センター" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (row->text, starts[i]))
      return TRUE;
  if (row->bullet != 0 || row->number.pattern != NULL || row->heading > 0 || row->blank_before == 0 || row->blank_after == 0 || g_utf8_strlen (row->text, -1) > 20)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    if (g_str_has_suffix (row->text, departments[i]) && g_utf8_strlen (row->text, -1) >= 3)
      return TRUE;
  return FALSE;
}

/* 担当：福祉課, 所管課　農政課 */
static gboolean
is_lead (const KeiOutlineRow *row)
{
  KeiOutlineHeading heading;
  g_autofree char *rest = NULL;
  g_autofree char *label = NULL;
  gboolean by_blank;

  label = split_label (row, &rest, &by_blank);
  return label != NULL && kei_outline_heading_read (label, FALSE, &heading) && heading.meaning == KEI_MEANING_LEAD;
}

/* お問い合わせ over the lines that say whom. */
static void
drop_contact_headings (KeiOutline *outline)
{
  static const char *const words[] = { "お問い合わせ", "お問い合わせ先", "お問合せ", "お問合せ先", "問い合わせ", "問い合わせ先", "問合せ先", "連絡先", "このページに関するお問い合わせ", "このページに関するお問い合わせ先", NULL };

  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);
      guint after = row->kind == KEI_OUTLINE_CONTACT ? kei_outline_next_live (outline, i) : KEI_OUTLINE_NONE;
      g_autofree char *key = NULL;

      if (after == KEI_OUTLINE_NONE || kei_outline_row (outline, after)->kind != KEI_OUTLINE_CONTACT)
        continue;
      key = kei_outline_key (row->text);
      if (g_strv_contains (words, key))
        row->kind = KEI_OUTLINE_CAPTION;
    }
}

static void
find_contacts (KeiOutline *outline)
{
  guint before = KEI_OUTLINE_NONE;
  gboolean in_tree = FALSE;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (!kei_outline_is_live (outline, i))
        continue;
      in_tree |= row->number.pattern != NULL && row->bullet == 0;
      /* Inside of the tree 担当：… says who does it. */
      if (in_tree && row->blank_before == 0 && is_lead (row))
        {
          before = i;
          continue;
        }
      if (row->kind == KEI_OUTLINE_UNDECIDED && row->cells == NULL && (is_contact (row) || (before != KEI_OUTLINE_NONE && row->blank_before == 0 && !kei_outline_is_marked (row) && !row->bracketed && row->tag == NULL && kei_outline_row (outline, before)->kind == KEI_OUTLINE_CONTACT && g_utf8_strlen (row->text, -1) <= 30)))
        row->kind = KEI_OUTLINE_CONTACT;
      before = i;
    }
  drop_contact_headings (outline);
}

/* --- Lines that name what they say --- */

static char *
drop_quotes (char *text)
{
  gsize n = strlen (text);

  if (n > 6 && ((g_str_has_prefix (text, "「") && g_str_has_suffix (text, "」")) || (g_str_has_prefix (text, "『") && g_str_has_suffix (text, "』"))))
    {
      char *inner = g_strndup (text + 3, n - 6);

      g_free (text);
      return inner;
    }
  return text;
}

static KeiOutlineKind
kind_of_meaning (KeiMeaning meaning)
{
  switch (meaning)
    {
    case KEI_MEANING_VISION:
      return KEI_OUTLINE_VISION;
    case KEI_MEANING_CATCHPHRASE:
      return KEI_OUTLINE_CATCHPHRASE;
    case KEI_MEANING_THEME:
      return KEI_OUTLINE_THEME;
    case KEI_MEANING_PERIOD:
      return KEI_OUTLINE_PERIOD;
    case KEI_MEANING_INDICATORS:
      return KEI_OUTLINE_INDICATOR;
    case KEI_MEANING_LEAD:
      return KEI_OUTLINE_LEAD;
    case KEI_MEANING_COST:
      return KEI_OUTLINE_COST;
    case KEI_MEANING_ROLE:
      return KEI_OUTLINE_ROLE;
    default:
      return KEI_OUTLINE_UNDECIDED;
    }
}

/* 【基本目標】　　【施策】: heads of columns side by side, and no value of the first. */
static gboolean
is_heads (const char *text)
{
  guint n = 0;

  while (g_str_has_prefix (text, "【"))
    {
      text = strstr (text, "】");
      if (text == NULL)
        return FALSE;
      for (text += strlen ("】"); *text != '\0' && kei_char_is_blank (g_utf8_get_char (text)); text = g_utf8_next_char (text))
        ;
      n++;
    }
  return n > 0 && *text == '\0';
}

/* What a blank alone may part from its label: a blank says little, so that the value must look like one. */
static gboolean
is_plain_value (KeiOutlineKind kind, const char *value)
{
  static const char *const departments[] = { "課", "室", "係", "局", "部", "センター", "委員会", "全庁", "全課", "関係課" };

  switch (kind)
    {
    case KEI_OUTLINE_VISION:
    case KEI_OUTLINE_CATCHPHRASE:
    case KEI_OUTLINE_THEME:
      return TRUE;
    case KEI_OUTLINE_PERIOD:
      return kei_outline_has_period (value);
    case KEI_OUTLINE_INDICATOR:
      return kei_outline_indicator_has_figure (value);
    case KEI_OUTLINE_COST:
      return kei_outline_cost_has_amount (value);
    case KEI_OUTLINE_LEAD:
      for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
        if (g_str_has_suffix (value, departments[i]))
          return TRUE;
      return FALSE;
    default:
      return FALSE;
    }
}

static void
find_labelled (KeiOutline *outline)
{
  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);
      g_autofree char *label = NULL;
      g_autofree char *rest = NULL;
      KeiOutlineHeading heading;
      KeiOutlineKind kind;
      gboolean by_blank;

      if (!kei_outline_is_live (outline, i) || row->kind != KEI_OUTLINE_UNDECIDED || row->cells != NULL || (row->number.word != NULL && *row->number.word != '\0'))
        continue;
      label = split_label (row, &rest, &by_blank);
      if (label == NULL || *rest == '\0' || *label == '\0')
        continue;
      if (is_heads (rest))
        {
          row->kind = KEI_OUTLINE_CAPTION;
          continue;
        }
      /* 事業区分：新規 says how the item above goes on. */
      if (!by_blank && strstr (label, "区分") != NULL && kei_outline_continuation (rest) != NULL)
        {
          row->kind = KEI_OUTLINE_CAPTION;
          row->continuation = kei_outline_continuation (rest);
          continue;
        }
      if (!kei_outline_heading_read (label, FALSE, &heading) && !kei_outline_heading_read (label, TRUE, &heading))
        continue;
      kind = kind_of_meaning (heading.meaning);
      if (kind == KEI_OUTLINE_UNDECIDED || (kind == KEI_OUTLINE_ROLE && (row->bullet != 0 && row->tag == NULL)))
        continue;
      if (by_blank && (kei_outline_is_marked (row) || !is_plain_value (kind, rest)))
        continue;
      row->kind = kind;
      row->code = heading.code;
      if (kind == KEI_OUTLINE_ROLE)
        {
          /* The heading of a text and the text itself in one line. */
          g_free (row->label);
          row->label = g_steal_pointer (&label);
        }
      kei_outline_set_text (row, kind == KEI_OUTLINE_INDICATOR || kind == KEI_OUTLINE_ROLE || kind == KEI_OUTLINE_COST ? g_steal_pointer (&rest) : drop_quotes (g_steal_pointer (&rest)));
    }
}

void
kei_outline_find_fields (KeiOutline *outline)
{
  find_contacts (outline);
  find_title (outline);
  find_labelled (outline);
}
