/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of plans that are made to lead pairing astray: what became of what is beyond dispute, and stands in compare/nasty.txt; and
 * others as towns make them, in compare/towns.txt. */
#include "config.h"

#include "kei-comparison.h"
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

/* What else than titles differs, and is no rule's: “(number raised)”. */
static void
list_differences (GString *text, const KeiComparison *comparison, const KeiComparisonChange *change)
{
  static const char *const meanings[] = { "", " spelling", " raised", " lowered", " base", " incomparable", " gained", " lost", " order" };
  guint n, told = 0;
  const KeiDifference *differences = kei_comparison_get_differences (comparison, change, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiSide side = differences[i].new_node != KEI_ID_NONE ? KEI_SIDE_NEW : KEI_SIDE_OLD;
      KeiNode *node = kei_tree_lookup (kei_pairing_get_tree (kei_comparison_get_pairing (comparison), side), side == KEI_SIDE_NEW ? differences[i].new_node : differences[i].old_node);
      const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

      if (differences[i].rule >= 0 || differences[i].field == KEI_FIELD_TITLE)
        continue;
      g_string_append_printf (text, "%s%s%s", told++ > 0 ? ", " : " (", differences[i].field != KEI_FIELD_NONE ? kei_schema_field (kind->id, differences[i].field)->name : kind->name, meanings[differences[i].meaning]);
    }
  if (told > 0)
    g_string_append_c (text, ')');
}

/* Changes, then rules, a line each. */
static char *
list_changes (const KeiComparison *comparison)
{
  GString *text = g_string_new (NULL);
  guint n, n_ids;
  const KeiComparisonChange *changes = kei_comparison_get_changes (comparison, &n);
  const KeiComparisonRule *rules;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s: ", kei_comparison_type_name (changes[i].type));
      for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
        {
          const KeiId *ids = kei_comparison_get_ids (comparison, &changes[i], side, &n_ids);

          for (guint j = 0; j < n_ids; j++)
            g_string_append_printf (text, "%s%s", j > 0 ? " + " : "", kei_node_get_headline (kei_tree_lookup (kei_pairing_get_tree (kei_comparison_get_pairing (comparison), side), ids[j])));
          g_string_append (text, side == KEI_SIDE_OLD ? " = " : "");
        }
      list_differences (text, comparison, &changes[i]);
      g_string_append_c (text, '\n');
    }
  rules = kei_comparison_get_rules (comparison, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "rule %s: %s → %s\n", kei_comparison_rule_name (rules[i].kind), rules[i].from, rules[i].to);
  return g_string_free (text, FALSE);
}

static void
check_changes (const char *name, KeiPairing *pairing, const char *expected)
{
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);
  g_autofree char *found = list_changes (comparison), *wanted = g_strconcat (expected, g_str_has_suffix (expected, "\n") ? "" : "\n", NULL);

  if (!g_str_equal (g_strchomp (found), g_strchomp (wanted)))
    {
      g_test_message ("%s: found\n%s\nexpected\n%s", name, found, wanted);
      g_test_fail ();
    }
}

static void
check_case (const char *name, const char *earlier, const char *later, const char *expected)
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
      if (expected != NULL && !swapped)
        check_changes (name, pairing, expected);
      kei_test_fragment_clear (&plans[0]);
      kei_test_fragment_clear (&plans[1]);
    }
}

static void
test_file (gconstpointer name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "unit", "compare", name, NULL);

  g_assert_cmpuint (kei_test_fragment_each (path, check_case), >=, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/comparison/nasty", "nasty.txt", test_file);
  g_test_add_data_func ("/comparison/towns", "towns.txt", test_file);
  return g_test_run ();
}
