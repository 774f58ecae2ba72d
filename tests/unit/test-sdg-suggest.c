/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-sdg-suggest.h"

#include <stdlib.h>
#include <string.h>

#include "kei-sdg-suggest-data.h"

/* The search halves the table: it must be in order, and its codes must exist. */
static void
test_table (void)
{
  gboolean covered[KEI_SDG_N_GOALS + 1] = { FALSE };

  for (guint i = 0; i < kei_sdg_n_words; i++)
    {
      const KeiSdgWord *word = &kei_sdg_words[i];
      g_autofree char *normal = g_utf8_normalize (word->word, -1, G_NORMALIZE_ALL_COMPOSE);
      g_autofree char *folded = g_utf8_casefold (normal, -1);
      guint goals[KEI_SDG_WORD_MAX_CODES] = { 0 };

      g_assert_cmpstr (word->word, ==, folded);
      g_assert_cmpint (g_utf8_strlen (word->word, -1), >=, 2);
      if (i > 0)
        g_assert_cmpint (strcmp (kei_sdg_words[i - 1].word, word->word), <, 0);

      for (guint j = 0; j < KEI_SDG_WORD_MAX_CODES && word->codes[j] != NULL; j++)
        {
          goals[j] = atoi (word->codes[j]);
          g_assert_nonnull (kei_sdg_goal (goals[j]));
          if (strchr (word->codes[j], '.') != NULL)
            g_assert_nonnull (kei_sdg_target (word->codes[j]));
          covered[goals[j]] = TRUE;
          for (guint k = 0; k < j; k++)
            g_assert_cmpuint (goals[k], !=, goals[j]);
        }
    }

  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    g_assert_true (covered[goal]);
}

/* "goal[.target]:word,word …", best first. */
static char *
describe (const char *title, const char *const *texts)
{
  g_autoptr (GPtrArray) suggestions = kei_sdg_suggest (title, texts);
  GString *line = g_string_new (NULL);
  double last = 1.0;

  for (guint i = 0; i < suggestions->len; i++)
    {
      const KeiSdgSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      g_assert_cmpfloat (suggestion->score, >, 0.0);
      g_assert_cmpfloat (suggestion->score, <=, last);
      last = suggestion->score;

      if (suggestion->target != NULL)
        g_assert_cmpuint (suggestion->target->goal, ==, suggestion->goal);
      g_string_append_printf (line, "%s%u%s:", i > 0 ? " " : "", suggestion->goal,
                              suggestion->target != NULL ? strchr (suggestion->target->code, '.') : "");
      for (guint j = 0; j < suggestion->words->len; j++)
        g_string_append_printf (line, "%s%s", j > 0 ? "," : "", (const char *) g_ptr_array_index (suggestion->words, j));
    }
  return g_string_free (line, FALSE);
}

static void
test_words (void)
{
  static const struct
  {
    const char *title;
    const char *text;
    const char *found;
  } cases[] = {
    { NULL, NULL, "" },
    { "", "", "" },
    { "市役所のしごと", NULL, "" },
    { "介護予防と健康寿命の延伸", NULL, "3.4:介護予防,健康寿命" },
    /* The longest word wins over the shorter ones in it. */
    { "下水道の整備", NULL, "6.2:下水道" },
    { "経済的な支え", NULL, "" },
    /* Torn lines and other widths. */
    { "地 域\n医 療と ＤＸ", NULL, "3.8:地域医療 9:dx" },
    /* Latin words stand by themselves. */
    { "MAINTAIN AIR", NULL, "" },
    { "AIとICTの活用", NULL, "9:ai,ict" },
    /* The title counts more, a word in both counts once. */
    { "読書の時間", "林業のまち、読書のまち", "4:読書 15.2:林業" },
    { "水揚げを食卓へ", NULL, "2:水揚げ,食卓 14.4:水揚げ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const texts[] = { cases[i].text, NULL };
      g_autofree char *found = describe (cases[i].title, texts);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sdg-suggest/table", test_table);
  g_test_add_func ("/sdg-suggest/words", test_words);

  return g_test_run ();
}
