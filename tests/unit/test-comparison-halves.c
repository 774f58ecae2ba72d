/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How splits and merges are read: at the place of which half, what counts as moved, and in which order the texts of the halves are told.
 * What a person expects of each stands in compare/halves.txt. */
#include "config.h"

#include "kei-rows-listing.h"
#include "kei-test-fragment.h"
#include "kei-test-law.h"
#include "kei-test-rows.h"

#include <string.h>

/* Whether a line of the listing goes on with a row. */
static gboolean
is_more (const char *line)
{
  return g_str_has_prefix (line, "→") || g_str_has_prefix (line, "= ");
}

/* The items, and what is not as it was. */
static char *
list_rows (const KeiComparisonRows *rows)
{
  static const char *const levels[] = { "基本目標: ", "施策: ", "取組: " };
  g_autofree char *listing = kei_rows_listing (rows);
  g_auto (GStrv) lines = g_strsplit (listing, "\n", -1);
  GString *text = g_string_new (NULL);
  gboolean told = FALSE;

  for (guint i = 1; lines[i] != NULL && strstr (lines[i], "  group  ") == NULL; i++)
    {
      gboolean begins = lines[i][strspn (lines[i], " ")] != '\0' && !is_more (lines[i] + strspn (lines[i], " "));

      if (begins)
        told = strstr (lines[i], " title ") != NULL || *lines[i] != ' ';
      if (told && *lines[i] != '\0')
        g_string_append_printf (text, "%s\n", lines[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    g_string_replace (text, levels[i], "", 0);
  return g_string_free (text, FALSE);
}

static void
check (const char *name, const char *earlier, const char *later, const char *expected)
{
  g_auto (KeiTestFragment) old_plan = kei_test_fragment_read (earlier, 1);
  g_auto (KeiTestFragment) new_plan = kei_test_fragment_read (later, 2);
  g_autoptr (KeiPairing) pairing = kei_pairing_new (old_plan.tree, new_plan.tree, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);
  g_autoptr (KeiComparisonRows) rows = kei_comparison_rows_new (comparison, NULL, NULL);
  g_autofree char *found = list_rows (rows), *wrong = kei_test_check_rows (rows);

  g_assert_cmpstr (wrong, ==, NULL);
  if (!g_str_equal (found, expected))
    {
      g_test_message ("%s: found\n%s\nexpected\n%s", name, found, expected);
      g_test_fail ();
    }
  kei_test_check_law_2 (pairing);
}

static void
check_case (const char *name, const char *earlier, const char *later, const char *expected)
{
  g_auto (GStrv) both = g_strsplit (expected, "<==\n", 2);
  g_autofree char *forth = g_strconcat (g_strchomp (both[0]), "\n", NULL), *back = g_strconcat (g_strchomp (both[1]), "\n", NULL);

  check (name, earlier, later, forth);
  check (name, later, earlier, back);
}

static void
test_halves (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "unit", "compare", "halves.txt", NULL);

  g_assert_cmpuint (kei_test_fragment_each (path, check_case), >, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparison/halves", test_halves);
  return g_test_run ();
}
