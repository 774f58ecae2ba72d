/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest replacement, by example and by law: replacing gives the new text. */
#include "config.h"

#include "kei-splice.h"

static char *
apply (const char *text, const KeiSplice *splice)
{
  const char *start = g_utf8_offset_to_pointer (text, splice->start);
  const char *end = g_utf8_offset_to_pointer (start, splice->n_removed);
  GString *out = g_string_new_len (text, start - text);

  g_string_append_len (out, splice->added, (gssize) splice->added_length);
  g_string_append (out, end);
  return g_string_free (out, FALSE);
}

static void
test_examples (void)
{
  static const struct
  {
    const char *from, *to;
    guint start, removed, added;
  } rows[] = {
    { "共存し", "共生し", 1, 1, 1 },
    { "", "計画", 0, 0, 2 },
    { "計画", "", 0, 2, 0 },
    { "守るまち", "守れるまち", 1, 0, 1 },
    { "aaa", "aaaa", 3, 0, 1 },
    { "港", "湾", 0, 1, 1 },                           /* share their first bytes */
    { "葛󠄀城", "葛城", 0, 2, 1 },                 /* the selector goes with its base */
    { "は\xe3\x82\x99", "は", 0, 2, 1 },               /* so does a combining mark */
    { "か\xe3\x82\x99x", "は\xe3\x82\x99x", 0, 2, 2 }, /* and a shared one behind the difference */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KeiSplice splice;
      g_autofree char *result = NULL;

      g_assert_true (kei_splice_find (rows[i].from, rows[i].to, &splice));
      g_assert_cmpuint (splice.start, ==, rows[i].start);
      g_assert_cmpuint (splice.n_removed, ==, rows[i].removed);
      g_assert_cmpuint (splice.n_added, ==, rows[i].added);
      result = apply (rows[i].from, &splice);
      g_assert_cmpstr (result, ==, rows[i].to);
    }
}

static void
test_same (void)
{
  KeiSplice splice;

  g_assert_false (kei_splice_find ("", "", &splice));
  g_assert_false (kei_splice_find ("計画", "計画", &splice));
}

static void
test_random (void)
{
  static const char *const letters[] = { "a", "あ", "は", "\xe3\x82\x99", "葛", "󠄀", "𠮷", "\n" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) a = g_string_new (NULL);
      g_autoptr (GString) b = g_string_new (NULL);
      KeiSplice splice;

      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        g_string_append (a, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        g_string_append (b, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      if (kei_splice_find (a->str, b->str, &splice))
        {
          g_autofree char *result = apply (a->str, &splice);

          g_assert_true (g_utf8_validate (result, -1, NULL));
          g_assert_cmpstr (result, ==, b->str);
        }
      else
        g_assert_cmpstr (a->str, ==, b->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/splice/examples", test_examples);
  g_test_add_func ("/splice/same", test_same);
  g_test_add_func ("/splice/random", test_random);
  return g_test_run ();
}
