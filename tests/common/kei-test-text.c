/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-test-text.h"

#include <pango/pango.h>
#include <string.h>

#include "kei-text-diff.h"

/* --- Hunks --- */

gboolean
kei_test_text_is_between_graphemes (const char *text, const guint *offsets, guint n)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, length + 1);

  pango_get_log_attrs (text, -1, -1, pango_language_from_string ("ja"), attributes, (int) length + 1);
  for (guint i = 0; i < n; i++)
    if (offsets[i] > length || (offsets[i] > 0 && offsets[i] < length && !attributes[offsets[i]].is_cursor_position))
      return FALSE;
  return TRUE;
}

/* The new text as the hunks make it of the old one. */
static char *
apply (const char *old_text, const char *new_text, const GArray *hunks)
{
  GString *made = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < hunks->len; i++)
    {
      const KeiTextHunk *hunk = &g_array_index (hunks, KeiTextHunk, i);
      const char *kept = g_utf8_offset_to_pointer (old_text, at), *new_part = g_utf8_offset_to_pointer (new_text, hunk->new_start);

      g_string_append_len (made, kept, g_utf8_offset_to_pointer (old_text, hunk->old_start) - kept);
      g_string_append_len (made, new_part, g_utf8_offset_to_pointer (new_part, hunk->new_length) - new_part);
      at = hunk->old_start + hunk->old_length;
    }
  g_string_append (made, g_utf8_offset_to_pointer (old_text, at));
  return g_string_free (made, FALSE);
}

static gboolean
is_partner (const GArray *hunks, guint i, const char *old_text, const char *new_text)
{
  const KeiTextHunk *hunk = &g_array_index (hunks, KeiTextHunk, i), *other;
  g_autofree char *out = NULL, *in = NULL;

  if (hunk->kind != KEI_TEXT_HUNK_MOVED)
    return hunk->partner == i;
  if (hunk->partner >= hunks->len || hunk->partner == i)
    return FALSE;
  other = &g_array_index (hunks, KeiTextHunk, hunk->partner);
  if (other->kind != KEI_TEXT_HUNK_MOVED || other->partner != i || (hunk->old_length == 0) != (other->new_length == 0))
    return FALSE;
  if (hunk->old_length == 0)
    return hunk->new_length == other->old_length;
  out = g_utf8_substring (old_text, hunk->old_start, hunk->old_start + hunk->old_length);
  in = g_utf8_substring (new_text, other->new_start, other->new_start + other->new_length);
  return g_str_equal (out, in);
}

const char *
kei_test_text_check_hunks (const char *old_text, const char *new_text, const GArray *hunks)
{
  g_autofree char *made = NULL;
  g_autofree guint *old_places = g_new (guint, 2 * hunks->len + 1), *new_places = g_new (guint, 2 * hunks->len + 1);
  guint old_length = (guint) g_utf8_strlen (old_text, -1), new_length = (guint) g_utf8_strlen (new_text, -1);
  guint old_at = 0, new_at = 0;

  if ((hunks->len == 0) != g_str_equal (old_text, new_text))
    return "hunks without a difference, or none with one";
  for (guint i = 0; i < hunks->len; i++)
    {
      const KeiTextHunk *hunk = &g_array_index (hunks, KeiTextHunk, i);

      if (hunk->old_start < old_at || hunk->new_start < new_at)
        return "hunks overlap or are out of order";
      if (hunk->old_start - old_at != hunk->new_start - new_at)
        return "what lies between hunks is not as long on both sides";
      if (hunk->old_length == 0 && hunk->new_length == 0)
        return "an empty hunk";
      old_at = old_places[2 * i + 1] = hunk->old_start + hunk->old_length;
      new_at = new_places[2 * i + 1] = hunk->new_start + hunk->new_length;
      old_places[2 * i] = hunk->old_start;
      new_places[2 * i] = hunk->new_start;
      if (old_at > old_length || new_at > new_length)
        return "a hunk goes beyond the text";
      if (!is_partner (hunks, i, old_text, new_text))
        return "a moved sentence does not stand where its partner says";
    }
  if (!kei_test_text_is_between_graphemes (old_text, old_places, 2 * hunks->len) || !kei_test_text_is_between_graphemes (new_text, new_places, 2 * hunks->len))
    return "a hunk begins or ends inside a grapheme";
  made = apply (old_text, new_text, hunks);
  return g_str_equal (made, new_text) ? NULL : "the old text with its hunks replaced is not the new one";
}

/* --- Texts --- */

/* clang-format off */
static const char *const pieces[] = {
  "市民", "協働", "の", "を", "推進", "し", "します", "、", "、", "。", "。", "\n", "令和7年度", "5", "００", "人", "%", "取り組み", "取組", "子ども", "こども",
  "まちづくり", "スマート", "シティ", "ー", "DX", "Ｄ", "Wi-Fi", " ", "　", "「", "」", "・", "～", "(", ")", "（", "）", "第", "約", "か所", "各", "等", "々", "ヶ",
  /* several code points each */
  "は\xe3\x82\x99", "葛\xf3\xa0\x84\x80", "\xe3\x82\x99", "\xf3\xa0\x84\x80", "👨\xe2\x80\x8d👩\xe2\x80\x8d👧", "\xe2\x80\x8d", "🇯🇵", "🇯", "1\xef\xb8\x8f\xe2\x83\xa3", "👍🏽",
  "ｶﾞ", "ﾞ", "e\xcc\x81", "\xcc\x81", "각", "\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8", "\xe0\xb8\xb3", "ก", "𠮷", "①", "㎡", "\xef\xbb\xbf", "\x01",
};
/* clang-format on */

char *
kei_test_text_new (guint n)
{
  GString *text = g_string_new (NULL);

  while (n-- > 0)
    /* Mostly plain. */
    g_string_append (text, pieces[g_test_rand_int_range (0, g_test_rand_int_range (0, 4) > 0 ? 46 : G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

char *
kei_test_text_edit (const char *text, guint n_edits)
{
  g_autoptr (GString) edited = g_string_new (text);

  while (n_edits-- > 0)
    {
      glong length = g_utf8_strlen (edited->str, -1), from = g_test_rand_int_range (0, (gint32) length + 1);
      glong wanted = g_test_rand_int_range (0, 6), n = MIN (wanted, length - from);
      const char *start = g_utf8_offset_to_pointer (edited->str, from);
      gssize at = start - edited->str, size = g_utf8_offset_to_pointer (start, n) - start;
      g_autofree char *put = g_test_rand_int_range (0, 3) > 0 ? kei_test_text_new (g_test_rand_int_range (0, 3)) : g_strndup (start, (gsize) size);

      if (g_test_rand_int_range (0, 4) > 0)
        g_string_erase (edited, at, size);
      /* Somewhere else now and then, so that sentences move. */
      if (g_test_rand_int_range (0, 2) == 0)
        at = g_utf8_offset_to_pointer (edited->str, g_test_rand_int_range (0, (gint32) g_utf8_strlen (edited->str, -1) + 1)) - edited->str;
      g_string_insert (edited, at, put);
    }
  return g_strdup (edited->str);
}
