/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of plans that are made to lead pairing astray: what became of what is beyond dispute, and stands in compare/nasty.txt. */
#include "config.h"

#include "kei-pairing.h"
#include "kei-test-fragment.h"

/* --- What was found --- */

/* Halves are of one thing. */
static gboolean
is_same (const char *a, const char *b)
{
  return strtoul (a, NULL, 10) == strtoul (b, NULL, 10);
}

static gboolean
is_found (KeiPairing *pairing, KeiSide side, KeiId id)
{
  guint n;
  const KeiShare *shares = kei_pairing_get_shares (pairing, &n);

  if (kei_pairing_find (pairing, side, id) != NULL)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (shares[i].side != side && shares[i].part == id)
      return TRUE;
  return FALSE;
}

/* What is wrong, as lines; "" for nothing. Pairs that a person is asked to look at count too. */
static char *
judge (const KeiTestFragment *plans, KeiPairing *pairing)
{
  GString *wrong = g_string_new (NULL);
  guint n;
  const KeiPair *pairs = kei_pairing_get_pairs (pairing, &n);
  const KeiShare *shares;

  for (guint i = 0; i < n; i++)
    {
      const char *a = kei_test_fragment_get_mark (&plans[0], pairs[i].old_id), *b = kei_test_fragment_get_mark (&plans[1], pairs[i].new_id);

      if (a != NULL && !is_same (a, b))
        g_string_append_printf (wrong, "%s is no %s%s\n", b, a, pairs[i].certainty == KEI_PAIR_DOUBTFUL ? " (doubtful)" : "");
    }
  shares = kei_pairing_get_shares (pairing, &n);
  for (guint i = 0; i < n; i++)
    {
      const char *whole = kei_test_fragment_get_mark (&plans[shares[i].side], shares[i].whole), *part = kei_test_fragment_get_mark (&plans[kei_side_other (shares[i].side)], shares[i].part);

      if (!is_same (whole, part))
        g_string_append_printf (wrong, "%s is no part of %s\n", part, whole);
    }
  for (guint side = 0; side < 2; side++)
    {
      GHashTableIter iter, other;
      gpointer id, mark, other_mark;

      g_hash_table_iter_init (&iter, plans[side].marks);
      while (g_hash_table_iter_next (&iter, &id, &mark))
        {
          gboolean expected = FALSE;

          g_hash_table_iter_init (&other, plans[1 - side].marks);
          while (g_hash_table_iter_next (&other, NULL, &other_mark))
            expected = expected || is_same (mark, other_mark);
          if (expected && !is_found (pairing, side, *(KeiId *) id))
            g_string_append_printf (wrong, "%s %s has no partner\n", side == KEI_SIDE_OLD ? "earlier" : "later", (char *) mark);
        }
    }
  return g_string_free (wrong, FALSE);
}

static void
check_case (const char *name, const char *earlier, const char *later, G_GNUC_UNUSED const char *expected)
{
  for (guint swapped = 0; swapped < 2; swapped++)
    {
      KeiTestFragment plans[2] = { kei_test_fragment_read (swapped ? later : earlier, 1), kei_test_fragment_read (swapped ? earlier : later, 2) };
      g_autoptr (KeiPairing) pairing = kei_pairing_new (plans[0].tree, plans[1].tree, NULL, NULL, NULL, NULL, NULL);
      g_autofree char *wrong = judge (plans, pairing);

      if (*wrong != '\0')
        {
          g_test_message ("%s%s:\n%s", name, swapped ? ", swapped" : "", wrong);
          g_test_fail ();
        }
      kei_test_fragment_clear (&plans[0]);
      kei_test_fragment_clear (&plans[1]);
    }
}

static void
test_nasty (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "unit", "compare", "nasty.txt", NULL);

  g_assert_cmpuint (kei_test_fragment_each (path, check_case), >=, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparison/nasty", test_nasty);
  return g_test_run ();
}
