/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of one line. It is read from the left: Markdown and bullets, brackets, (仮), the printed number, brackets
 * again, and from the right: leader dots with a page, (仮). What is left is the text that is kept, code point for code
 * point. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-numbering.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

#define MAX_BULLETS 3
#define MAX_REPEATED 4 /* ・・・・: more are a leader */

static const char bullet_characters[] = "・･•●○〇◯◆◇■□◎☆★▼▽▲△▶►▷❖➤※◦‣⁃∙▪▫✓✔❏☑◻◼◾◽❑∗＊";

KeiOutlineRow *
kei_outline_row_new (guint line)
{
  KeiOutlineRow *row = g_new0 (KeiOutlineRow, 1);

  row->line = line;
  row->kind = KEI_OUTLINE_UNDECIDED;
  row->head = row->merged = row->parent = KEI_OUTLINE_NONE;
  row->pieces = 1;
  return row;
}

void
kei_outline_set_text (KeiOutlineRow *row, char *text)
{
  g_free (row->text);
  row->text = text;
}

static void
skip_text (KeiOutlineRow *row, gsize bytes)
{
  kei_outline_set_text (row, kei_text_trim (row->text + bytes, -1));
}

/* --- From the left --- */

static void
read_markdown_heading (KeiOutlineRow *row)
{
  gsize n = strspn (row->text, "#");

  if (n >= 1 && n <= 6 && row->text[n] == ' ')
    {
      row->heading = (guint) n;
      skip_text (row, n);
      /* A closing run of # belongs to the mark. */
      n = strlen (row->text);
      while (n > 0 && (row->text[n - 1] == '#' || row->text[n - 1] == ' '))
        n--;
      row->text[n] = '\0';
    }
}

static void
read_bullets (KeiOutlineRow *row)
{
  for (guint i = 0; i < MAX_BULLETS; i++)
    {
      gunichar c = kei_text_first (row->text);
      const char *after = c == 0 ? row->text : g_utf8_next_char (row->text);
      gunichar next = kei_text_first (after);
      gboolean is_ascii = c == '-' || c == '*' || c == '+' || c == '>' || c == 0x2013 || c == 0x2212 || c == 0xff0d;

      /* ・・ stands a step further in than ・. */
      if (i == 0 && next == c && (c == 0x30fb || c == 0xff65))
        {
          guint n = 1;

          for (; kei_text_first (after) == c; n++)
            after = g_utf8_next_char (after);
          next = kei_text_first (after);
          if (n > MAX_REPEATED || next == 0 || kei_char_is_blank (next) || g_unichar_isdigit (next))
            return;
          row->indent += (n - 1) * 2;
        }
      if (c == 0 || next == 0 || next == c)
        return;
      if (is_ascii ? !kei_char_is_blank (next) : g_utf8_strchr (bullet_characters, -1, c) == NULL)
        return;
      if (c != '>' && row->bullet == 0)
        row->bullet = is_ascii ? (c == '*' || c == '+' ? c : '-') : c;
      skip_text (row, (gsize) (after - row->text));
    }
}

/* Markdown's emphasis is no part of the text, also where half of it was lost. */
static void
drop_emphasis (KeiOutlineRow *row)
{
  g_autofree char *rest = NULL;
  const char *at = strstr (row->text, "**");
  GString *text;

  if (at == NULL)
    return;
  text = g_string_new_len (row->text, at - row->text);
  for (const char *p = at; *p != '\0';)
    if (strncmp (p, "**", 2) == 0)
      p += 2;
    else
      g_string_append_c (text, *p++);
  rest = g_string_free (text, FALSE);
  kei_outline_set_text (row, kei_text_trim (rest, -1));
}

static gboolean
take_tentative_at (KeiOutlineRow *row, gboolean end)
{
  static const char *const marks[] = { "(仮)", "（仮）", "【仮】", "〔仮〕", "［仮］", NULL };

  for (guint i = 0; marks[i] != NULL; i++)
    {
      gsize n = strlen (row->text), mark = strlen (marks[i]);

      if (n <= mark || !(end ? g_str_has_suffix (row->text, marks[i]) : g_str_has_prefix (row->text, marks[i])))
        continue;
      row->tentative = TRUE;
      if (end)
        kei_outline_set_text (row, kei_text_trim (row->text, (gssize) (n - mark)));
      else
        skip_text (row, mark);
      return TRUE;
    }
  return FALSE;
}

/* --- 〔新規〕, (継続), ★新 --- */

#define MAX_CONTINUATION 24 /* bytes of a mark with its brackets */

static const char *const continuation_brackets[][2] = { { "〔", "〕" }, { "【", "】" }, { "（", "）" }, { "(", ")" }, { "［", "］" }, { "[", "]" }, { "〈", "〉" }, { "《", "》" }, { "＜", "＞" }, { "<", ">" }, { "｛", "｝" } };
static const char *const continuation_stars[] = { "★", "☆", "◎", "※", "＊", "*", "◆", "●" };

static gboolean
set_continuation (KeiOutlineRow *row, const char *mark, gsize length, gsize open, gsize close, gboolean at_end)
{
  g_autofree char *inside = g_strndup (mark + open, length - open - close);
  const char *code = kei_outline_continuation (inside);

  if (code == NULL || row->continuation != NULL)
    return FALSE;
  row->continuation = code;
  row->continuation_mark = g_strndup (mark, length);
  row->continuation_at_end = at_end;
  if (at_end)
    kei_outline_set_text (row, kei_text_trim (row->text, mark - row->text));
  else
    skip_text (row, length);
  return TRUE;
}

static void
take_continuation_before (KeiOutlineRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (continuation_brackets); i++)
    {
      const char *close = g_str_has_prefix (row->text, continuation_brackets[i][0]) ? g_strstr_len (row->text, MAX_CONTINUATION, continuation_brackets[i][1]) : NULL;
      gsize n = strlen (continuation_brackets[i][1]);

      if (close == NULL || close[n] == '\0')
        continue;
      if (set_continuation (row, row->text, (gsize) (close - row->text) + n, strlen (continuation_brackets[i][0]), n, FALSE))
        return;
    }
  /* ★新　title: a blank ends the word. */
  for (guint i = 0; i < G_N_ELEMENTS (continuation_stars); i++)
    if (g_str_has_prefix (row->text, continuation_stars[i]))
      {
        const char *end = row->text;

        while (*end != '\0' && end - row->text <= MAX_CONTINUATION && !kei_char_is_blank (g_utf8_get_char (end)))
          end = g_utf8_next_char (end);
        if (*end != '\0' && set_continuation (row, row->text, (gsize) (end - row->text), strlen (continuation_stars[i]), 0, FALSE))
          return;
      }
}

void
kei_outline_read_continuation (KeiOutlineRow *row)
{
  gsize length = strlen (row->text);
  const char *near = length > MAX_CONTINUATION ? row->text + length - MAX_CONTINUATION : row->text;
  const char *open;

  for (guint i = 0; i < G_N_ELEMENTS (continuation_brackets); i++)
    {
      gsize n = strlen (continuation_brackets[i][1]);

      if (!g_str_has_suffix (row->text, continuation_brackets[i][1]))
        continue;
      open = g_strrstr (near, continuation_brackets[i][0]);
      if (open != NULL && open > row->text && set_continuation (row, open, strlen (open), strlen (continuation_brackets[i][0]), n, TRUE))
        return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (continuation_stars); i++)
    {
      open = g_strrstr (near, continuation_stars[i]);
      if (open != NULL && open > row->text && set_continuation (row, open, strlen (open), strlen (continuation_stars[i]), 0, TRUE))
        return;
    }
}

/* Pairs of brackets that make headings. */
static const gunichar bracket_pairs[][2] = {
  { 0x3010, 0x3011 }, /* 【】 */
  { 0x3008, 0x3009 }, /* 〈〉 */
  { 0x300a, 0x300b }, /* 《》 */
  { 0x226a, 0x226b }, /* ≪≫ */
  { '<', '>' },
  { '[', ']' },
  { 0x3014, 0x3015 }, /* 〔〕 */
};

/* The text inside of a bracket at the start; *@rest is what follows. NULL: there is none. */
static char *
read_bracket (const char *text, const char **rest)
{
  gunichar first = kei_fold_char (kei_text_first (text));

  for (guint i = 0; i < G_N_ELEMENTS (bracket_pairs); i++)
    if (first == bracket_pairs[i][0] && first != 0)
      {
        const char *start = g_utf8_next_char (text);

        for (const char *p = start; *p != '\0' && p - start < 400; p = g_utf8_next_char (p))
          if (kei_fold_char (g_utf8_get_char (p)) == bracket_pairs[i][1])
            {
              if (p == start)
                return NULL;
              *rest = g_utf8_next_char (p);
              return kei_text_trim (start, p - start);
            }
      }
  return NULL;
}

/* 【heading】, 【tag】text, 〈label〉title. */
void
kei_outline_read_brackets (KeiOutlineRow *row)
{
  gunichar first = kei_text_first (row->text);
  const char *rest;
  g_autofree char *inside = read_bracket (row->text, &rest);
  g_autofree char *after = NULL;

  if (inside == NULL || *inside == '\0')
    return;
  after = kei_text_trim (rest, -1);
  if (*after == '\0')
    {
      row->bracketed = TRUE;
      kei_outline_set_text (row, g_steal_pointer (&inside));
    }
  else if (first == 0x3010 && row->tag == NULL)
    {
      row->tag = g_steal_pointer (&inside);
      kei_outline_set_text (row, g_steal_pointer (&after));
    }
  else if (row->label == NULL && first != 0x3014 && first != '[' && first != 0xff3b)
    {
      row->label = g_steal_pointer (&inside);
      kei_outline_set_text (row, g_steal_pointer (&after));
    }
}

/* 「…」 around a whole title after a number is its frame. */
static void
drop_quotes (KeiOutlineRow *row)
{
  gsize n = strlen (row->text);
  const char *open = "「", *close = "」";

  if (g_str_has_prefix (row->text, "『"))
    {
      open = "『";
      close = "』";
    }
  if (n > 6 && g_str_has_prefix (row->text, open) && g_str_has_suffix (row->text, close) && strstr (row->text + 3, close) == row->text + n - 3)
    kei_outline_set_text (row, g_strndup (row->text + 3, n - 6));
}

static void
read_number (KeiOutlineRow *row)
{
  KeiPrintedNumber number;

  if (row->number.pattern != NULL || !kei_numbering_read (row->text, &number) || number.length > strlen (row->text))
    return;
  row->number.pattern = g_intern_string (number.pattern);
  row->number.word = kei_outline_level_word (number.word, number.counter);
  row->number.value = (guint) MAX (number.values[number.n_values - 1], 0);
  row->number.parts = number.n_values;
  row->number.weak = number.weak;
  g_free (row->printed);
  row->printed = kei_text_trim (row->text, (gssize) number.length);
  skip_text (row, number.length);
  if (*row->number.word != '\0')
    drop_quotes (row);
}

/* 【取組】照明のLED化, ［施策］見守り: the level's name in brackets instead of a number. */
static void
read_bracketed_level (KeiOutlineRow *row)
{
  const char *rest;
  g_autofree char *inside = row->tag != NULL ? g_strdup (row->tag) : row->label != NULL ? g_strdup (row->label)
                                                                                        : read_bracket (row->text, &rest);

  if (inside == NULL || row->bracketed || kei_outline_level_rank (inside) < 0 || kei_text_is_sentence (row->text))
    return;
  if (row->tag == NULL && row->label == NULL)
    {
      g_autofree char *after = kei_text_trim (rest, -1);

      if (*after == '\0')
        return;
      kei_outline_set_text (row, g_steal_pointer (&after));
    }
  g_clear_pointer (&row->tag, g_free);
  g_clear_pointer (&row->label, g_free);
  row->number.pattern = g_intern_static_string ("");
  row->number.word = g_intern_string (inside);
}

/* 事業名：一時預かり事業, 施策：見守り: the level's name with a colon instead of a number. */
static void
read_level_name (KeiOutlineRow *row)
{
  static const char *const words[] = { "基本目標", "基本政策", "政策", "基本施策", "施策", "事務事業", "事業", "取組" };

  if (row->number.pattern != NULL || row->heading > 0)
    return;
  read_bracketed_level (row);
  for (guint i = 0; i < G_N_ELEMENTS (words) && row->number.pattern == NULL; i++)
    {
      const char *p = row->text + strlen (words[i]);
      gboolean named;

      if (!g_str_has_prefix (row->text, words[i]))
        continue;
      named = g_str_has_prefix (p, "名");
      p += named ? strlen ("名") : 0;
      if (kei_fold_char (kei_text_first (p)) != ':' && !(named && kei_text_first (p) == 0x3000))
        continue;
      if (!named && strcmp (words[i], "取組") == 0)
        return;
      p = g_utf8_next_char (p);
      if (*p == '\0' || kei_text_is_sentence (p))
        return;
      row->number.pattern = g_intern_static_string ("");
      row->number.word = g_intern_string (named && strcmp (words[i], "事業") == 0 ? "事務事業" : words[i]);
      skip_text (row, (gsize) (p - row->text));
      return;
    }
}

/* --- From the right --- */

/* Leader dots and a page number: ……… 12, ・・・12, ---- 12. */
static void
take_leader (KeiOutlineRow *row)
{
  const char *p = row->text + strlen (row->text);
  const char *digits = p;
  guint dots = 0;

  while (p > row->text && kei_char_is_digit (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  if (p == digits || digits - p > 12)
    return;
  while (p > row->text)
    {
      const char *before = g_utf8_prev_char (p);
      gunichar c = g_utf8_get_char (before);

      if (c == 0x2026 || c == 0x2025 || c == 0x22ef)
        dots += 3;
      else if (c == '.' || c == 0xff0e || c == 0x30fb || c == 0xff65 || c == 0xb7 || c == '-' || c == 0x2500 || c == '_' || c == 0x2015)
        dots++;
      else if (!kei_char_is_blank (c))
        break;
      p = before;
    }
  if (dots < 3 || p == row->text)
    return;
  row->contents = TRUE;
  kei_outline_set_text (row, kei_text_trim (row->text, p - row->text));
}

void
kei_outline_scan_marks (KeiOutlineRow *row)
{
  take_tentative_at (row, FALSE);
  take_continuation_before (row);
  read_number (row);
  take_continuation_before (row);
  if (row->number.pattern == NULL || !row->number.weak)
    kei_outline_read_brackets (row);
  if (row->bracketed || row->tag != NULL)
    {
      gboolean numbered = row->number.pattern != NULL;

      /* 【SDGs】3 names a goal and numbers nothing. */
      if (row->tag == NULL || strstr (row->tag, "SDG") == NULL)
        read_number (row);
      if (!numbered && row->number.pattern != NULL)
        kei_outline_read_brackets (row);
    }
  read_level_name (row);
  if (!take_tentative_at (row, FALSE))
    take_tentative_at (row, TRUE);
  kei_outline_read_continuation (row);
}

KeiOutlineRow *
kei_outline_scan_piece (const char *source, guint indent, guint line)
{
  KeiOutlineRow *row = kei_outline_row_new (line);

  row->source = kei_text_trim (source, -1);
  row->text = g_strdup (row->source);
  row->indent = indent;
  read_markdown_heading (row);
  read_bullets (row);
  drop_emphasis (row);
  take_leader (row);
  kei_outline_scan_marks (row);
  return row;
}

void
kei_outline_scan_without_number (KeiOutlineRow *row)
{
  memset (&row->number, 0, sizeof row->number);
  g_clear_pointer (&row->printed, g_free);
  kei_outline_set_text (row, g_strdup (row->source));
  read_markdown_heading (row);
  read_bullets (row);
  drop_emphasis (row);
  take_leader (row);
  take_tentative_at (row, FALSE);
  row->continuation = NULL;
  g_clear_pointer (&row->continuation_mark, g_free);
  take_continuation_before (row);
  kei_outline_read_brackets (row);
  take_tentative_at (row, TRUE);
  kei_outline_read_continuation (row);
}
