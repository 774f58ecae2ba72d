/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number styles as a table, and patterns made into text. kei-numbering-read.c goes
 * the other way over the same table. */
#include "config.h"

#include "kei-numbering-private.h"

#include <string.h>

/* Enclosed and Roman numbers are runs of code points. For writing, the first row that has the
 * number is taken; rows of other shapes, which are only read, come after. */
const KeiNumberRun kei_number_runs[] = {
  { KEI_NUMBERING_CIRCLED, 0x2460, 1, 20 },
  { KEI_NUMBERING_CIRCLED, 0x3251, 21, 15 },
  { KEI_NUMBERING_CIRCLED, 0x32b1, 36, 15 },
  { KEI_NUMBERING_BLACK_CIRCLED, 0x2776, 1, 10 },
  { KEI_NUMBERING_BLACK_CIRCLED, 0x24eb, 11, 10 },
  { KEI_NUMBERING_PARENTHESIZED, 0x2474, 1, 20 },
  { KEI_NUMBERING_PARENTHESIZED_KANJI, 0x3220, 1, 10 },
  { KEI_NUMBERING_ROMAN, 0x2160, 1, 12 },
  { KEI_NUMBERING_ROMAN_SMALL, 0x2170, 1, 12 },
  { KEI_NUMBERING_CIRCLED, 0x2780, 1, 10 },       /* sans-serif */
  { KEI_NUMBERING_CIRCLED, 0x24f5, 1, 10 },       /* double */
  { KEI_NUMBERING_BLACK_CIRCLED, 0x278a, 1, 10 }, /* sans-serif */
  { KEI_NUMBERING_ARABIC, 0x2488, 1, 20 },        /* with a full stop */
};
const guint kei_n_number_runs = G_N_ELEMENTS (kei_number_runs);

const char kei_number_katakana[] = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
static const char iroha[] = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";

/* What a style's number one looks like in a pattern. */
static const struct
{
  KeiNumberStyle style;
  const char *sample;
} samples[] = {
  { KEI_NUMBERING_ARABIC, "1" },
  { KEI_NUMBERING_ARABIC_WIDE, "１" },
  { KEI_NUMBERING_KANJI, "一" },
  { KEI_NUMBERING_CIRCLED, "①" },
  { KEI_NUMBERING_BLACK_CIRCLED, "❶" },
  { KEI_NUMBERING_PARENTHESIZED, "⑴" },
  { KEI_NUMBERING_PARENTHESIZED_KANJI, "㈠" },
  { KEI_NUMBERING_KATAKANA, "ア" },
  { KEI_NUMBERING_IROHA, "イ" },
  { KEI_NUMBERING_ROMAN, "Ⅰ" },
  { KEI_NUMBERING_ROMAN_SMALL, "ⅰ" },
  { KEI_NUMBERING_ROMAN_LETTERS, "I" },
  { KEI_NUMBERING_ROMAN_LETTERS_SMALL, "i" },
  { KEI_NUMBERING_LATIN, "A" },
  { KEI_NUMBERING_LATIN_SMALL, "a" },
};

const char *
kei_number_style_sample (KeiNumberStyle style)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (samples[i].style == style)
      return samples[i].sample;
  return "";
}

static KeiNumberStyle
style_of_sample (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (g_utf8_get_char (samples[i].sample) == c)
      return samples[i].style;
  return KEI_NUMBERING_NONE;
}

/* --- One number --- */

static gboolean
append_from_run (GString *text, KeiNumberStyle style, int number)
{
  for (guint i = 0; i < kei_n_number_runs; i++)
    {
      const KeiNumberRun *run = &kei_number_runs[i];

      if (run->style == style && number >= run->first && number < run->first + run->count)
        {
          g_string_append_unichar (text, run->character + (number - run->first));
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
append_from_row (GString *text, const char *row, int number)
{
  const char *character;

  if (number > g_utf8_strlen (row, -1))
    return FALSE;
  character = g_utf8_offset_to_pointer (row, number - 1);
  g_string_append_unichar (text, g_utf8_get_char (character));
  return TRUE;
}

static gboolean
append_kanji (GString *text, int number)
{
  static const char *const digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  static const char *const units[] = { "千", "百", "十", "" };
  int unit = 1000;

  if (number > 9999)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++, unit /= 10)
    {
      int digit = number / unit % 10;

      if (digit == 0)
        continue;
      if (digit > 1 || unit == 1)
        g_string_append (text, digits[digit]);
      g_string_append (text, units[i]);
    }
  return TRUE;
}

static gboolean
append_roman (GString *text, gboolean small, int number)
{
  static const struct
  {
    int value;
    const char *letters[2];
  } steps[] = {
    { 1000, { "M", "m" } },
    { 900, { "CM", "cm" } },
    { 500, { "D", "d" } },
    { 400, { "CD", "cd" } },
    { 100, { "C", "c" } },
    { 90, { "XC", "xc" } },
    { 50, { "L", "l" } },
    { 40, { "XL", "xl" } },
    { 10, { "X", "x" } },
    { 9, { "IX", "ix" } },
    { 5, { "V", "v" } },
    { 4, { "IV", "iv" } },
    { 1, { "I", "i" } },
  };

  if (number > 3999)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (; number >= steps[i].value; number -= steps[i].value)
      g_string_append (text, steps[i].letters[small ? 1 : 0]);
  return TRUE;
}

static gboolean
append_latin (GString *text, char first, int number)
{
  gsize at = text->len;

  for (; number > 0; number = (number - 1) / 26)
    g_string_insert_c (text, at, first + (number - 1) % 26);
  return TRUE;
}

static void
append_wide_digits (GString *text, int number)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%d", number);
  for (const char *p = digits; *p != '\0'; p++)
    g_string_append_unichar (text, 0xff10 + (*p - '0'));
}

static void
append_number (GString *text, KeiNumberStyle style, int number)
{
  gboolean done = FALSE;

  if (number < 1)
    {
      g_string_append_printf (text, "%d", number);
      return;
    }

  switch (style)
    {
    case KEI_NUMBERING_ARABIC_WIDE:
      append_wide_digits (text, number);
      return;
    case KEI_NUMBERING_KANJI:
      done = append_kanji (text, number);
      break;
    case KEI_NUMBERING_CIRCLED:
    case KEI_NUMBERING_BLACK_CIRCLED:
    case KEI_NUMBERING_PARENTHESIZED:
    case KEI_NUMBERING_PARENTHESIZED_KANJI:
      if (!append_from_run (text, style, number))
        g_string_append_printf (text, "(%d)", number);
      return;
    case KEI_NUMBERING_KATAKANA:
      done = append_from_row (text, kei_number_katakana, number);
      break;
    case KEI_NUMBERING_IROHA:
      done = append_from_row (text, iroha, number);
      break;
    case KEI_NUMBERING_ROMAN:
    case KEI_NUMBERING_ROMAN_SMALL:
      done = append_from_run (text, style, number) || append_roman (text, style == KEI_NUMBERING_ROMAN_SMALL, number);
      break;
    case KEI_NUMBERING_ROMAN_LETTERS:
    case KEI_NUMBERING_ROMAN_LETTERS_SMALL:
      done = append_roman (text, style == KEI_NUMBERING_ROMAN_LETTERS_SMALL, number);
      break;
    case KEI_NUMBERING_LATIN:
      done = append_latin (text, 'A', number);
      break;
    case KEI_NUMBERING_LATIN_SMALL:
      done = append_latin (text, 'a', number);
      break;
    case KEI_NUMBERING_NONE:
    case KEI_NUMBERING_ARABIC:
    default:
      break;
    }
  if (!done)
    g_string_append_printf (text, "%d", number);
}

char *
kei_numbering_format_number (KeiNumberStyle style, int number)
{
  GString *text = g_string_new (NULL);

  append_number (text, style, number);
  return g_string_free (text, FALSE);
}

/* --- Patterns --- */

/* How many numbers the placeholder from @p (behind its brace) to @end shows. */
static guint
count_samples (const char *p, const char *end)
{
  guint n = 0;

  for (; p < end; p = g_utf8_next_char (p))
    if (style_of_sample (g_utf8_get_char (p)) != KEI_NUMBERING_NONE)
      n++;
  return n;
}

/* Prints the placeholder; samples without a number are left out with what stands behind them. */
static void
append_placeholder (GString *text, const char *p, const char *end, const int *numbers, guint n_numbers)
{
  guint n_samples = count_samples (p, end);
  guint skip = n_samples > n_numbers ? n_samples - n_numbers : 0;
  const int *number = numbers + n_numbers - (n_samples - skip);
  gboolean printing = skip == 0;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      KeiNumberStyle style = style_of_sample (c);

      if (style == KEI_NUMBERING_NONE)
        {
          if (printing)
            g_string_append_unichar (text, c);
        }
      else if (skip > 0)
        skip--;
      else
        {
          append_number (text, style, *number++);
          printing = TRUE;
        }
    }
}

gboolean
kei_numbering_pattern_is_valid (const char *pattern)
{
  gboolean placed = FALSE;

  for (const char *p = pattern; *p != '\0'; p++)
    {
      const char *end;
      guint n;

      if (*p == '}')
        return FALSE;
      if (*p != '{')
        continue;
      if (p[1] == '{')
        {
          p++;
          continue;
        }
      end = strchr (p, '}');
      if (end == NULL || placed)
        return FALSE;
      n = count_samples (p + 1, end);
      if (n < 1 || n > KEI_NUMBERING_MAX_PARTS)
        return FALSE;
      placed = TRUE;
      p = end;
    }
  return TRUE;
}

char *
kei_numbering_format (const char *pattern, const int *numbers, guint n_numbers)
{
  GString *text = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    {
      const char *end = *p == '{' && p[1] != '{' ? strchr (p, '}') : NULL;

      if (end != NULL)
        {
          append_placeholder (text, p + 1, end, numbers, n_numbers);
          p = end;
          continue;
        }
      if (*p == '{' && p[1] == '{')
        p++;
      g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}
