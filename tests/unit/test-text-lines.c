/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which paragraph stands beside which: by hand, and what must hold of any two texts. */
#include "config.h"

#include "kei-test-text.h"
#include "kei-text-lines.h"

#include <string.h>

/* Rows as text: = same, ~ changed, - removed, + added, > moved away, < moved here; indices of the paragraphs. */
static char *
write_rows (const char *old_text, const char *new_text)
{
  gboolean limited = TRUE;
  g_autoptr (GArray) rows = kei_text_align_paragraphs (old_text, new_text, &limited);
  GString *text = g_string_new (NULL);

  g_assert_false (limited);
  for (guint i = 0; i < rows->len; i++)
    {
      const KeiTextParagraphRow *row = &g_array_index (rows, KeiTextParagraphRow, i);
      gboolean is_old = row->old_paragraph.index != G_MAXUINT, is_new = row->new_paragraph.index != G_MAXUINT;
      char sign = row->kind == KEI_TEXT_ROW_MOVED ? (is_old ? '>' : '<') : "=~-+"[row->kind];

      if (i > 0)
        g_string_append_c (text, ' ');
      if (is_old)
        g_string_append_printf (text, "%u", row->old_paragraph.index);
      g_string_append_c (text, sign);
      if (is_new)
        g_string_append_printf (text, "%u", row->new_paragraph.index);
    }
  return g_string_free (text, FALSE);
}

#define A "港の岸壁を直し、大きな船が入れるようにします。"
#define B "魚の加工場を建て、働く場を増やします。"
#define C "駅前の空き店舗を、若者の店に貸します。"
#define D "保育所の空きを待つ子どもをなくします。"

static void
test_by_hand (void)
{
  static const struct
  {
    const char *old_text, *new_text, *rows;
  } cases[] = {
    { "", "", "" },
    { "", A, "+0" },
    { A "\n", "", "0-" },
    { A "\n" B, A "\n" B "\n", "0=0 1=1" },
    { A "\n" B "\n" C, A "\n" C, "0=0 1- 2=1" },
    { A "\n" C, A "\n" B "\n" C, "0=0 +1 1=2" },
    /* Changed ones stay beside each other, whatever is new before them. */
    { A "\n" B, D "\n" A "\n魚の加工場を建て替え、働く場を増やします。", "+0 0=1 1~2" },
    { A "\n" B "\n" C, "港の岸壁を延ばし、大きな船が入れるようにします。\n駅前の空き店舗を、若者と女性の店に貸します。", "0~0 1- 2~1" },
    /* Another one in its place is no change of it. */
    { A "\n" B, A "\n" D, "0=0 1- +1" },
    /* Moved, and moved with a change */
    { A "\n" B "\n" C, B "\n" C "\n" A, "0> 1=0 2=1 <2" },
    { A "\n" B "\n" C "\n" D, B "\n" C "\n" D "\n港の岸壁を直し、さらに大きな船が入れるようにします。", "0> 1=0 2=1 3=2 <3" },
    { A "\n\n" B, A "\n\n\n" B, "0=0 1=1 +2 2=3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = write_rows (cases[i].old_text, cases[i].new_text);

      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

/* Every paragraph of a text is in one row, in order. */
static void
check_side (const char *text, const GArray *rows, gboolean new_side)
{
  guint next = 0;
  gsize at = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const KeiTextParagraphRow *row = &g_array_index (rows, KeiTextParagraphRow, i);
      const KeiTextParagraph *paragraph = new_side ? &row->new_paragraph : &row->old_paragraph;
      const KeiTextParagraphRow *partner = &g_array_index (rows, KeiTextParagraphRow, row->partner);

      g_assert_true ((row->kind == KEI_TEXT_ROW_MOVED) == (row->partner != i));
      g_assert_cmpuint (partner->partner, ==, i);
      if (paragraph->index == G_MAXUINT)
        continue;
      g_assert_cmpuint (paragraph->index, ==, next++);
      g_assert_cmpuint (paragraph->start, ==, at);
      at += paragraph->length;
      g_assert_null (memchr (text + paragraph->start, '\n', paragraph->length));
      g_assert_true (text[at] == '\n' || text[at] == '\0');
      at += text[at] == '\n';
    }
  g_assert_cmpuint (at, ==, strlen (text));
}

static void
test_random (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *old_text = kei_test_text_new (g_test_rand_int_range (0, 120));
      g_autofree char *new_text = kei_test_text_edit (old_text, g_test_rand_int_range (0, 6));
      g_autoptr (GArray) rows = kei_text_align_paragraphs (old_text, new_text, NULL);

      check_side (old_text, rows, FALSE);
      check_side (new_text, rows, TRUE);
      for (guint r = 0; r < rows->len; r++)
        {
          const KeiTextParagraphRow *row = &g_array_index (rows, KeiTextParagraphRow, r);

          if (row->kind == KEI_TEXT_ROW_SAME)
            g_assert_cmpmem (old_text + row->old_paragraph.start, row->old_paragraph.length, new_text + row->new_paragraph.start, row->new_paragraph.length);
        }
    }
}

/* Too many different ones are told as what they are at least, and that is said. */
static void
test_long (void)
{
  g_autoptr (GString) old_text = g_string_new (NULL), new_text = g_string_new (NULL);
  g_autoptr (GArray) rows = NULL;
  gboolean limited = FALSE;

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append_printf (old_text, "第%u号の橋を直します。\n", i);
      g_string_append_printf (new_text, "第%u号の道を広げます。\n", i);
    }
  rows = kei_text_align_paragraphs (old_text->str, new_text->str, &limited);
  g_assert_true (limited);
  check_side (old_text->str, rows, FALSE);
  check_side (new_text->str, rows, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text-lines/by-hand", test_by_hand);
  g_test_add_func ("/text-lines/random", test_random);
  g_test_add_func ("/text-lines/long", test_long);
  return g_test_run ();
}
