/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines of towns that do not exist, in the styles that plans have: one file each in outlines/, the text, then what a careful
 * person would have typed, written down before the program saw it. NAME.cp932.txt is given to the program in that encoding. */
#include "kei-outline-listing.h"

#include <locale.h>
#include <string.h>

#define DIVIDER "=====\n"

static void
test_plan (gconstpointer data)
{
  const char *file = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "unit", "outlines", file, NULL);
  g_autofree char *whole = NULL;
  g_autofree char *text = NULL;
  g_autofree char *plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = NULL;
  g_auto (GStrv) parts = NULL;
  const char *expected;
  gsize length;

  g_file_get_contents (path, &whole, NULL, &error);
  g_assert_no_error (error);
  expected = strstr (whole, DIVIDER);
  g_assert_nonnull (expected);
  length = (gsize) (expected - whole);
  expected += strlen (DIVIDER);

  parts = g_strsplit (file, ".", -1);
  text = g_strv_length (parts) == 3 ? g_convert (whole, (gssize) length, parts[1], "UTF-8", NULL, &length, &error) : g_strndup (whole, length);
  g_assert_no_error (error);
  tree = kei_test_import (text, (gssize) length, &outline);
  g_assert_null (outline->warning);
  plan = kei_test_describe_plan (tree);
  if (strcmp (plan, expected) != 0)
    g_test_message ("%s", plan); /* the assertion escapes it */
  g_assert_cmpstr (plan, ==, expected);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GDir *dir;
  const char *name;

  setlocale (LC_ALL, ""); /* for messages in Japanese */
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "unit", "outlines", NULL);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (names, g_strdup (name));
  g_dir_close (dir);
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_strconcat ("/outline-plans/", g_ptr_array_index (names, i), NULL);

      g_test_add_data_func (path, g_ptr_array_index (names, i), test_plan);
    }
  return g_test_run ();
}
