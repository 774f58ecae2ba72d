/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in a language of the thread's own, whatever the desktop's is. */
#include "config.h"

#include "kei-words.h"

#include <string.h>

#include "kei-words-data.h"

static gpointer
ask_another_thread (gpointer word)
{
  return g_strdup (kei_words_get (word));
}

static void
test_languages (void)
{
  const char *before = kei_words_begin ("ja"), *inner;
  g_autofree char *elsewhere = NULL;

  g_assert_null (before);
  g_assert_cmpstr (kei_words_get_language (), ==, "ja");
  g_assert_cmpstr (kei_words_get ("Contents"), ==, "目次");
  g_assert_cmpstr (kei_words_get_plural ("%u more indicator", "%u more indicators", 1), ==, "ほか%u指標");
  g_assert_cmpstr (kei_words_get_plural ("%u more indicator", "%u more indicators", 2), ==, "ほか%u指標");
  g_assert_cmpstr (kei_words_get_in ("text-roles", "Situation and issues"), ==, "現状と課題");
  g_assert_cmpstr (kei_words_get ("Nobody ever said this."), ==, "Nobody ever said this.");
  /* Others are as they were, and so is this one in the end. */
  elsewhere = g_thread_join (g_thread_new ("words", ask_another_thread, (gpointer) "Contents"));
  g_assert_cmpstr (elsewhere, ==, "Contents");
  inner = kei_words_begin ("en");
  g_assert_cmpstr (kei_words_get ("Contents"), ==, "Contents");
  g_assert_cmpstr (kei_words_get_plural ("%u more indicator", "%u more indicators", 1), ==, "%u more indicator");
  g_assert_cmpstr (kei_words_get_plural ("%u more indicator", "%u more indicators", 2), ==, "%u more indicators");
  g_assert_cmpstr (kei_words_get_in ("text-roles", "Situation and issues"), ==, "Situation and issues");
  kei_words_end (inner);
  g_assert_cmpstr (kei_words_get ("Contents"), ==, "目次");
  kei_words_end (before);
  g_assert_null (kei_words_get_language ());
  g_assert_cmpstr (kei_words_get ("Contents"), ==, "Contents");
}

/* Every word of the table is found: it is in order, and none is in it twice. */
static void
test_table (void)
{
  const char *before = kei_words_begin ("ja");

  g_assert_cmpuint (kei_words_n_ja, >, 1000);
  for (guint i = 0; i < kei_words_n_ja; i++)
    {
      g_assert_cmpint (i > 0 ? strcmp (kei_words_ja[i - 1].word, kei_words_ja[i].word) : -1, <, 0);
      g_assert_cmpstr (kei_words_get (kei_words_ja[i].word), ==, kei_words_ja[i].text);
      g_assert_true (g_utf8_validate (kei_words_ja[i].text, -1, NULL));
    }
  kei_words_end (before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/words/languages", test_languages);
  g_test_add_func ("/words/table", test_table);
  return g_test_run ();
}
