/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of any two texts: tokens concatenate to the text, hunks make one of the other, in order, and neither
 * cuts a grapheme; the heaviest common row is as heavy as the one that the plain recursion finds. */
#include "config.h"

#include "kei-test-text.h"
#include "kei-text-align.h"
#include "kei-text-diff.h"
#include "kei-text-tokens.h"

#include <string.h>

#define ROUNDS 4000

static void
check_tokens (const char *text)
{
  g_autoptr (GArray) tokens = kei_text_tokenize (text, 0, strlen (text));
  g_autofree guint *places = g_new (guint, tokens->len + 1);
  gsize at = 0;
  guint characters = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      const KeiToken *token = &g_array_index (tokens, KeiToken, i);

      g_assert_cmpuint (token->start, ==, at);
      g_assert_cmpuint (token->length, >, 0);
      g_assert_cmpuint (token->n_clusters, >=, 1);
      g_assert_cmpuint (token->n_clusters, <=, KEI_TOKEN_MAX_CLUSTERS);
      at += token->length;
      characters += (guint) g_utf8_strlen (text + token->start, token->length);
      places[i] = characters;
    }
  g_assert_cmpuint (at, ==, strlen (text));
  if (!kei_test_text_is_between_graphemes (text, places, tokens->len))
    g_error ("A token ends inside a grapheme of “%s”", g_strescape (text, NULL));
}

static void
test_tokens (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *text = kei_test_text_new (g_test_rand_int_range (0, 40));

      check_tokens (text);
    }
}

/* A part that begins behind a mark is cut as it is in the whole. */
static void
test_tokens_of_parts (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *head = kei_test_text_new (g_test_rand_int_range (0, 12));
      g_autofree char *tail = kei_test_text_new (g_test_rand_int_range (0, 12));
      g_autofree char *text = g_strconcat (head, "市、市", tail, NULL);
      gsize at = strlen (head) + strlen ("市、");
      g_autoptr (GArray) whole = kei_text_tokenize (text, 0, strlen (text));
      g_autoptr (GArray) part = kei_text_tokenize (text, at, strlen (text));
      guint first = whole->len - part->len;

      g_assert_cmpuint (part->len, <=, whole->len);
      for (guint j = 0; j < part->len; j++)
        g_assert_cmpuint (g_array_index (part, KeiToken, j).start, ==, g_array_index (whole, KeiToken, first + j).start);
    }
}

static void
test_hunks (void)
{
  g_autoptr (KeiTextDiffer) differ = kei_text_differ_new ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *old_text = kei_test_text_new (g_test_rand_int_range (0, 80));
      g_autofree char *new_text = g_test_rand_int_range (0, 5) == 0 ? kei_test_text_new (g_test_rand_int_range (0, 80))
                                                                    : kei_test_text_edit (old_text, g_test_rand_int_range (0, 5));
      g_autoptr (GArray) hunks = kei_text_differ_compare (differ, old_text, new_text, NULL);
      g_autoptr (GArray) again = kei_text_differ_compare (differ, old_text, new_text, NULL);
      const char *wrong = kei_test_text_check_hunks (old_text, new_text, hunks);

      if (wrong != NULL)
        g_error ("%s: “%s” → “%s”", wrong, old_text, new_text);
      g_assert_cmpmem (hunks->data, hunks->len * sizeof (KeiTextHunk), again->data, again->len * sizeof (KeiTextHunk));
    }
}

static void
test_runs (void)
{
  g_autoptr (KeiTextDiffer) differ = kei_text_differ_new ();

  for (guint i = 0; i < ROUNDS / 4; i++)
    {
      g_autofree char *old_text = kei_test_text_new (g_test_rand_int_range (0, 40));
      g_autofree char *new_text = kei_test_text_edit (old_text, 2);
      g_autoptr (GArray) hunks = kei_text_differ_compare (differ, old_text, new_text, NULL);
      const char *const texts[] = { old_text, new_text };
      g_autofree char *same[2] = { NULL, NULL };

      for (guint side = 0; side < 2; side++)
        {
          g_autoptr (GArray) runs = kei_text_get_runs (texts[side], side, hunks);
          g_autoptr (GString) kept = g_string_new (NULL);
          gsize at = 0;

          for (guint j = 0; j < runs->len; j++)
            {
              const KeiTextRun *run = &g_array_index (runs, KeiTextRun, j);

              g_assert_cmpuint (run->start, ==, at);
              g_assert_true ((run->length == 0) == (run->kind == KEI_TEXT_RUN_GAP));
              g_assert_true ((run->hunk == G_MAXUINT) == (run->kind == KEI_TEXT_RUN_SAME));
              if (run->kind == KEI_TEXT_RUN_SAME)
                g_string_append_len (kept, texts[side] + at, (gssize) run->length);
              at += run->length;
            }
          g_assert_cmpuint (at, ==, strlen (texts[side]));
          same[side] = g_strdup (kept->str);
        }
      g_assert_cmpstr (same[0], ==, same[1]);
      g_free (same[0]);
      g_free (same[1]);
      same[0] = same[1] = NULL;
    }
}

/* --- The heaviest row --- */

#define MAX_UNITS 9

/* The best weight from @i and @j on; @run: whether the units before both were matched. */
static gint
weigh_plainly (const KeiTextUnit *a, guint n_a, const KeiTextUnit *b, guint n_b, guint i, guint j, gboolean run)
{
  gint best = 0;

  if (i == n_a || j == n_b)
    return 0;
  best = MAX (weigh_plainly (a, n_a, b, n_b, i + 1, j, FALSE), weigh_plainly (a, n_a, b, n_b, i, j + 1, FALSE));
  if (a[i].folded == b[j].folded)
    best = MAX (best, (gint) a[i].weight - (a[i].exact == b[j].exact ? 0 : 1) + (run ? 4 : 0) + weigh_plainly (a, n_a, b, n_b, i + 1, j + 1, TRUE));
  return best;
}

static gint
weigh (const KeiTextUnit *a, guint n_a, const KeiTextUnit *b, const gint32 *match)
{
  gint weight = 0;

  for (guint i = 0; i < n_a; i++)
    if (match[i] >= 0)
      {
        gboolean run = i > 0 && match[i - 1] >= 0 && match[i - 1] == match[i] - 1;

        g_assert_cmphex (a[i].folded, ==, b[match[i]].folded);
        weight += (gint) a[i].weight - (a[i].exact == b[match[i]].exact ? 0 : 1) + (run ? 4 : 0);
      }
  return weight;
}

static void
test_heaviest (void)
{
  for (guint round = 0; round < 600; round++)
    {
      KeiTextUnit a[MAX_UNITS], b[MAX_UNITS];
      guint n_a = g_test_rand_int_range (0, MAX_UNITS), n_b = g_test_rand_int_range (0, MAX_UNITS);
      gint32 match[MAX_UNITS], last = -1;
      KeiTextBudget budget = { 1000000, FALSE };

      for (guint i = 0; i < n_a + n_b; i++)
        {
          KeiTextUnit *unit = i < n_a ? &a[i] : &b[i - n_a];

          unit->folded = (guint64) g_test_rand_int_range (0, 4);
          unit->exact = unit->folded * 2 + (guint64) g_test_rand_int_range (0, 2);
          unit->weight = 5 + 10 * (guint) unit->folded;
        }
      /* Common ends are matched without being weighed. */
      a[0].folded = 8;
      b[0].folded = 9;
      if (n_a > 1 && n_b > 1)
        {
          a[n_a - 1].folded = 10;
          b[n_b - 1].folded = 11;
        }
      kei_text_align (a, n_a, b, n_b, match, &budget);
      g_assert_false (budget.limited);
      for (guint i = 0; i < n_a; i++)
        if (match[i] >= 0)
          {
            g_assert_cmpint (match[i], >, last);
            last = match[i];
          }
      g_assert_cmpint (weigh (a, n_a, b, match), ==, weigh_plainly (a, n_a, b, n_b, 0, 0, FALSE));
    }
}

/* Too many for all cells: the row is common and rising, whatever the way to it. */
static void
test_long_rows (void)
{
  for (guint round = 0; round < 12; round++)
    {
      guint n_a = g_test_rand_int_range (1, 3000), n_b = g_test_rand_int_range (1, 3000), kinds = g_test_rand_int_range (0, 2) ? 4 : 5000;
      g_autofree KeiTextUnit *units = g_new (KeiTextUnit, n_a + n_b);
      g_autofree gint32 *match = g_new (gint32, n_a);
      KeiTextBudget budget = { 1000 * 1000 * 100, FALSE };
      gint32 last = -1;

      for (guint i = 0; i < n_a + n_b; i++)
        {
          units[i].folded = units[i].exact = (guint64) g_test_rand_int_range (0, (gint32) kinds);
          units[i].weight = 10;
        }
      kei_text_align (units, n_a, units + n_a, n_b, match, &budget);
      for (guint i = 0; i < n_a; i++)
        if (match[i] >= 0)
          {
            g_assert_cmpint (match[i], >, last);
            g_assert_cmpint (match[i], <, n_b);
            g_assert_cmphex (units[i].folded, ==, units[n_a + (guint) match[i]].folded);
            last = match[i];
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text/tokens", test_tokens);
  g_test_add_func ("/text/tokens-of-parts", test_tokens_of_parts);
  g_test_add_func ("/text/hunks", test_hunks);
  g_test_add_func ("/text/runs", test_runs);
  g_test_add_func ("/text/heaviest", test_heaviest);
  g_test_add_func ("/text/long-rows", test_long_rows);
  return g_test_run ();
}
