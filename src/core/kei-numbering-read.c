/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the printed number at the start of a line. What may stand there:
 *
 *   [bracket] [word] [(] number {dash number} [)] [counter] [bracket] [separator] title
 *
 * Most of the work is to say no: lines also begin with years, amounts and counts. */
#include "config.h"

#include "kei-numbering-private.h"

#include <string.h>

#include "kei-scan.h"

#define MAX_KNOWN_WORD 12
#define MAX_UNKNOWN_WORD 6

typedef struct
{
  KeiScan scan;
  guint at;       /* the next glyph */
  gunichar close; /* of the bracket that the line begins with, or 0 */
  KeiPrintedNumber number;
} Reader;

/* Words that are followed by the number of an item, by their ends. */
static const char *const known_words[] = {
  "目標", "方針", "政策", "施策", "柱", "視点", "分野", "戦略", "プロジェクト", "プラン", "取組", "取り組み", "事業", "項目", "方向", "方向性", "重点", "基本計画", "展開", "大綱", "テーマ", "ビジョン", "ミッション", "アクション", "チャレンジ"
};

/* The same in English, where a blank and a digit follow. */
static const char *const latin_words[] = {
  "Goal", "Pillar", "Policy", "Strategy", "Objective", "Measure", "Initiative", "Action", "Project", "Program", "Programme", "Part", "Chapter", "Section"
};

/* After these a number is a year. */
static const char *const eras[] = { "明治", "大正", "昭和", "平成", "令和", "西暦" };

static const char *const brackets[] = { "【】", "〈〉", "《》", "≪≫", "<>", "[]", "『』", "「」", "〔〕" };

/* After 第N. What is not here (第6次, 第2期, 第1回) counts plans and meetings. */
#define COUNTERS "部編章節款項目条号"
/* After a bare N. */
#define BARE_COUNTERS "部編章節"
/* 第1部会, 第2部門, 第3条例 are other words. */
#define NOT_AFTER_COUNTER "会門長隊局例"

/* Directly after a number these make it an amount, a date or a count. */
#define UNITS "年月日時分秒人件円つ個歳才割倍位回次期番名戸階泊%℃㎡㎞‰万億千百兆"
#define MONTH_COUNTERS "か箇ヶヵカケ"
#define DASHES "-‐‑–—―−－ー─"
#define RANGES "~〜～・/+×,、…"
#define SEPARATORS ".:、:)]。"

static gunichar
peek (const Reader *reader)
{
  return kei_scan_at (&reader->scan, reader->at);
}

static gboolean
peek_spaced (const Reader *reader)
{
  return kei_scan_spaced (&reader->scan, reader->at);
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static void
append (char *buffer, gsize size, const char *text)
{
  /* Texts that do not fit are cut between characters. */
  if (strlen (buffer) + strlen (text) < size)
    g_strlcat (buffer, text, size);
}

static void
append_glyph (char *buffer, gsize size, gunichar c)
{
  char text[7] = { 0 };

  g_unichar_to_utf8 (c, text);
  append (buffer, size, text);
}

static void
append_pattern (Reader *reader, const char *text)
{
  append (reader->number.pattern, sizeof reader->number.pattern, text);
}

/* --- The parts of the line --- */

static gboolean
read_part (Reader *reader, KeiNumberReading *one)
{
  if (!kei_number_read (&reader->scan, &reader->at, one))
    return FALSE;
  reader->number.wide |= one->wide;
  reader->number.weak |= one->lone_letter;
  return TRUE;
}

static void
add_part (Reader *reader, const KeiNumberReading *one)
{
  KeiPrintedNumber *number = &reader->number;

  number->values[number->n_values++] = one->value;
  number->style = one->style;
  append_pattern (reader, kei_number_style_sample (one->style));
}

/* 1.1 and Ⅰ.1, but p.12 is a page. */
static gboolean
may_take_point (KeiNumberStyle style)
{
  return style == KEI_NUMBERING_ARABIC || style == KEI_NUMBERING_ROMAN;
}

/* ①, ⑴, Ⅰ: a number that is one character. */
static gboolean
is_number_sign (gunichar c)
{
  for (guint i = 0; i < kei_n_number_runs; i++)
    if (c >= kei_number_runs[i].character && c < kei_number_runs[i].character + (gunichar) kei_number_runs[i].count)
      return TRUE;
  return FALSE;
}

/* A number and what follows it by dashes or full stops: 1-1-1, Ⅰ-2, 1-(1), 1-(1)-①, 1.1. */
static gboolean
read_number (Reader *reader)
{
  KeiNumberReading one;

  if (!read_part (reader, &one))
    return FALSE;
  append_pattern (reader, "{");
  add_part (reader, &one);

  while (reader->number.n_values < KEI_NUMBERING_MAX_PARTS && !peek_spaced (reader))
    {
      gboolean dash = kei_scan_is_one_of (peek (reader), DASHES);
      gboolean enclosed, sign;

      if (!dash && (peek (reader) != '.' || !may_take_point (one.style)))
        break;
      enclosed = dash && kei_scan_at (&reader->scan, reader->at + 1) == '(';
      sign = dash && !enclosed && is_number_sign (kei_scan_at (&reader->scan, reader->at + 1));
      if ((!sign && !is_digit (kei_scan_at (&reader->scan, reader->at + (enclosed ? 2 : 1)))) || kei_scan_spaced (&reader->scan, reader->at + 1))
        break;
      reader->at += enclosed ? 2 : 1;
      if (!read_part (reader, &one))
        return FALSE; /* 1-2024, 0143-22-1111 */
      append_pattern (reader, dash ? "-" : ".");
      append_pattern (reader, enclosed ? "(" : "");
      add_part (reader, &one);
      append_pattern (reader, enclosed ? ")" : "");
      if (enclosed && peek (reader) != ')')
        return FALSE;
      reader->at += enclosed ? 1 : 0;
      if (!dash)
        reader->number.weak = TRUE; /* 1.5 */
    }
  append_pattern (reader, "}");
  return TRUE;
}

/* Whether a word may follow without anything between: no unit, and no second number. */
static gboolean
is_amount (const Reader *reader)
{
  gunichar c = peek (reader);

  if (kei_scan_is_one_of (c, UNITS) || kei_scan_is_one_of (c, RANGES))
    return TRUE;
  if (kei_scan_is_one_of (c, MONTH_COUNTERS))
    return kei_scan_is_one_of (kei_scan_at (&reader->scan, reader->at + 1), "年月日国所村条");
  return FALSE;
}

/* The separator after a number, if any; returns whether the number stands apart from what follows. */
static gboolean
read_separator (Reader *reader)
{
  gunichar c = peek (reader);

  if (c == 0 || c == reader->close)
    return TRUE;
  if (kei_scan_is_one_of (c, SEPARATORS) && !peek_spaced (reader))
    {
      reader->at++;
      if (c == ')')
        append_pattern (reader, ")");
      /* 1.: and ⅰ)． end in two. */
      if (kei_scan_is_one_of (peek (reader), ".:、") && !peek_spaced (reader))
        reader->at++;
      return TRUE;
    }
  if (c == ':')
    {
      reader->at++;
      return TRUE;
    }
  return peek_spaced (reader) || kei_scan_is_one_of (c, "「『【〈《≪(<[");
}

static gboolean
ends_with_known_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_words); i++)
    if (g_str_has_suffix (word, known_words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_era (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    if (g_str_has_suffix (word, eras[i]))
      return TRUE;
  return FALSE;
}

static gboolean
starts_number_after_word (const Reader *reader, guint at)
{
  gunichar c = kei_scan_at (&reader->scan, at);

  return is_digit (c) || is_number_sign (c);
}

/* Goal 1, Policy 1.1: the blank belongs to the pattern. */
static gboolean
read_latin_word (Reader *reader)
{
  for (guint i = 0; i < G_N_ELEMENTS (latin_words); i++)
    {
      const char *word = latin_words[i];
      guint n = 0;

      while (word[n] != '\0' && kei_scan_at (&reader->scan, reader->at + n) == (gunichar) word[n] && (n == 0 || !kei_scan_spaced (&reader->scan, reader->at + n)))
        n++;
      if (word[n] != '\0' || !kei_scan_spaced (&reader->scan, reader->at + n) || !is_digit (kei_scan_at (&reader->scan, reader->at + n)))
        continue;
      append (reader->number.word, sizeof reader->number.word, word);
      append_pattern (reader, word);
      append_pattern (reader, " ");
      reader->number.weak = TRUE;
      reader->at += n;
      return TRUE;
    }
  return FALSE;
}

/* The word before the number. Returns FALSE when the line begins with words and no number. */
static gboolean
read_word (Reader *reader)
{
  char *word = reader->number.word;
  guint at = reader->at;

  if (peek (reader) < 0x80)
    return read_latin_word (reader);
  while (!starts_number_after_word (reader, at))
    {
      gunichar c = kei_scan_at (&reader->scan, at);

      if (!g_unichar_isalpha (c) || (c < 0x80 && c != 0) || at - reader->at == MAX_KNOWN_WORD)
        break;
      append_glyph (word, sizeof reader->number.word, c);
      at++;
    }
  if (at == reader->at)
    return FALSE;

  /* 施策(1) is a number in brackets. 目標Ⅱ is found by its digit; プロジェクトA and 基本目標一 need the word to be one of ours. */
  if (!starts_number_after_word (reader, at))
    {
      gunichar c = kei_scan_at (&reader->scan, at);
      gunichar next = kei_scan_at (&reader->scan, at + 1);

      if (c == '(' && ends_with_known_word (word) && starts_number_after_word (reader, at + 1))
        {
          reader->at = at;
          append_pattern (reader, word);
          return TRUE;
        }
      if (!ends_with_known_word (word) || c >= 0x80 || !g_ascii_isupper (c) || (next != 0 && next < 0x80))
        return FALSE;
      reader->number.weak = TRUE;
    }
  else if (!ends_with_known_word (word))
    {
      if (at - reader->at > MAX_UNKNOWN_WORD)
        return FALSE;
      reader->number.weak = TRUE;
    }
  if (is_era (word))
    return FALSE;
  reader->at = at;
  append_pattern (reader, word);
  return TRUE;
}

static gboolean
read_counter (Reader *reader, const char *counters)
{
  gunichar c = peek (reader);
  gunichar next = kei_scan_at (&reader->scan, reader->at + 1);

  if (!kei_scan_is_one_of (c, counters))
    return FALSE;
  if (kei_scan_is_one_of (next, NOT_AFTER_COUNTER) && !kei_scan_spaced (&reader->scan, reader->at + 1))
    return FALSE;
  append_glyph (reader->number.counter, sizeof reader->number.counter, c);
  append_pattern (reader, reader->number.counter);
  reader->at++;
  return TRUE;
}

/* 第1章, 第一節, 第1 */
static gboolean
read_ordinal (Reader *reader)
{
  append (reader->number.word, sizeof reader->number.word, "第");
  append_pattern (reader, "第");
  reader->at++;
  if (!read_number (reader))
    return FALSE;
  reader->number.weak = FALSE;
  if (read_counter (reader, COUNTERS))
    {
      /* 第1章の, 第2部～第3部 speak of a chapter. */
      gunichar c = peek (reader);

      if ((kei_scan_is_one_of (c, "のはをとがに") && !peek_spaced (reader)) || kei_scan_is_one_of (c, RANGES))
        return FALSE;
      read_separator (reader);
      return TRUE;
    }
  return read_separator (reader) && !kei_scan_is_one_of (peek (reader), "次期回");
}

/* (1), （ア）, (一) */
static gboolean
read_parenthesized (Reader *reader)
{
  append_pattern (reader, "(");
  reader->at++;
  if (!read_number (reader) || peek (reader) != ')')
    return FALSE;
  append_pattern (reader, ")");
  reader->at++;
  if (kei_scan_is_one_of (peek (reader), RANGES) && peek (reader) != 0x3001)
    return FALSE;
  if (kei_scan_is_one_of (peek (reader), ".:") && !peek_spaced (reader))
    reader->at++;
  return TRUE;
}

/* After a word: 政策1, 施策①, 施策(1), 基本施策1-1, つながる1. */
static gboolean
read_after_word (Reader *reader)
{
  gboolean unknown = reader->number.weak;
  KeiNumberStyle style;

  if (peek (reader) == '(')
    return read_parenthesized (reader);
  if (!read_number (reader) || (is_amount (reader) && !peek_spaced (reader)))
    return FALSE;
  style = reader->number.style;
  if (kei_scan_is_one_of (peek (reader), DASHES) && !peek_spaced (reader))
    return FALSE;
  if (read_separator (reader))
    {
      if (is_digit (peek (reader)))
        reader->number.weak = TRUE; /* 政策 1 7・施策 5 2 is a count, torn apart */
      return TRUE;
    }
  if (unknown || !g_unichar_isalpha (peek (reader)))
    return FALSE;
  if (style == KEI_NUMBERING_ARABIC)
    reader->number.weak = TRUE; /* 政策1を */
  return TRUE;
}

/* 3R, 5G, 17のゴール: a digit that begins a word or counts one. */
static gboolean
begins_word (const Reader *reader)
{
  gunichar c = peek (reader);
  gunichar next = kei_scan_at (&reader->scan, reader->at + 1);

  return c < 0x80 || (c == 0x306e /* の */ && !(next >= 0x3041 && next <= 0x3096));
}

/* A number with nothing before it. */
static gboolean
read_bare (Reader *reader)
{
  KeiPrintedNumber *number = &reader->number;
  gboolean apart, spaced, unit;

  if (!read_number (reader))
    return FALSE;

  spaced = peek_spaced (reader);
  unit = is_amount (reader);
  if (unit && (!spaced || kei_scan_is_one_of (peek (reader), RANGES "%")) && !(peek (reader) == 0x3001 && !is_digit (kei_scan_at (&reader->scan, reader->at + 1))))
    return FALSE;
  if (kei_scan_is_one_of (peek (reader), DASHES) && !spaced)
    return FALSE;
  if (number->n_values == 1 && read_counter (reader, BARE_COUNTERS))
    return read_separator (reader);

  apart = read_separator (reader);
  switch (number->style)
    {
    case KEI_NUMBERING_ARABIC:
      /* 1健康 runs into its word; 1 2 3 is a row of figures. */
      if (!apart && (!g_unichar_isalpha (peek (reader)) || begins_word (reader)))
        return FALSE;
      if ((!apart && number->n_values == 1) || (apart && is_digit (peek (reader))) || (unit && spaced))
        number->weak = TRUE;
      return TRUE;
    case KEI_NUMBERING_KANJI:
    case KEI_NUMBERING_KATAKANA:
      if (unit && spaced)
        number->weak = TRUE;
      if (number->style == KEI_NUMBERING_KATAKANA && (peek (reader) == 0 || (spaced && kei_scan_is_katakana (peek (reader)))))
        number->weak = TRUE;
      return apart;
    case KEI_NUMBERING_ROMAN_LETTERS:
    case KEI_NUMBERING_ROMAN_LETTERS_SMALL:
    case KEI_NUMBERING_LATIN:
    case KEI_NUMBERING_LATIN_SMALL:
      if (is_digit (peek (reader)) && !peek_spaced (reader))
        return FALSE; /* p.12 */
      /* A plan, G I G A */
      if (spaced && peek (reader) < 0x80 && g_ascii_isalnum (peek (reader)))
        return FALSE;
      return apart;
    default:
      return TRUE; /* the shape says it */
    }
}

static gboolean
read_inner (Reader *reader)
{
  gunichar c = peek (reader);
  guint start = reader->at;

  if (c == 0x7b2c) /* 第 */
    return read_ordinal (reader);
  if (c == '(')
    return read_parenthesized (reader);
  if (c == 0xa7) /* § */
    {
      append (reader->number.word, sizeof reader->number.word, "§");
      append_pattern (reader, "§");
      reader->at++;
      return read_number (reader) && read_separator (reader);
    }

  if (read_bare (reader))
    return TRUE;
  reader->at = start;
  memset (&reader->number, 0, sizeof reader->number);
  if (read_word (reader))
    return read_after_word (reader);
  return FALSE;
}

/* The closing bracket of the one that the line begins with, or 0. */
static gunichar
closing_bracket (gunichar open)
{
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    if (g_utf8_get_char (brackets[i]) == open)
      return g_utf8_get_char (g_utf8_next_char (brackets[i]));
  return 0;
}

gboolean
kei_numbering_read (const char *line, KeiPrintedNumber *number)
{
  Reader reader = { 0 };

  kei_scan_text (&reader.scan, line, -1);
  reader.close = closing_bracket (peek (&reader));
  if (reader.close != 0)
    reader.at++;

  if (!read_inner (&reader))
    return FALSE;
  if (reader.close != 0)
    {
      if (peek (&reader) != reader.close)
        return FALSE;
      reader.at++;
      reader.number.weak = FALSE;
      read_separator (&reader);
    }

  reader.number.length = reader.scan.glyphs[MIN (reader.at, reader.scan.n)].start;
  *number = reader.number;
  return TRUE;
}

gsize
kei_numbering_read_kanji (const char *text, int *value)
{
  KeiScan scan;
  guint n;

  kei_scan_text (&scan, text, -1);
  if (scan.n == 0 || kei_scan_spaced (&scan, 0))
    return 0;
  n = kei_scan_kanji (&scan, 0, FALSE, value);
  return n > 0 ? scan.glyphs[n - 1].end : 0;
}
