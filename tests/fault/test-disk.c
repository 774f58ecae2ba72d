/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving and exporting onto a disk that fails at each of the calls in turn: what was there before is there afterwards, whole, or what
 * was to be written is; what failed says so, and nothing is left lying about. */
#include "config.h"

#include "kei-file.h"
#include "kei-replace.h"
#include "kei-test-disk.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BEFORE "what was there before"
#define AFTER "what was to be written"

/* What stands at the place that is written to. */
typedef enum {
  NOTHING,
  A_FILE,
  A_LINK,   /* to a file in another folder */
  TWO_NAMES /* of one file, the other in another folder */
} There;

typedef struct
{
  char *folder;
  char *path;
  char *elsewhere; /* the file that a link leads to, or the other name */
} Place;

static void
set_up (Place *place, There there)
{
  g_autofree char *other = NULL;

  place->folder = g_dir_make_tmp ("kei-disk-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "plan.keikaku", NULL);
  other = g_build_filename (place->folder, "other", NULL);
  place->elsewhere = g_build_filename (other, "real.keikaku", NULL);
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  if (there == A_FILE)
    g_assert_true (g_file_set_contents_full (place->path, BEFORE, -1, G_FILE_SET_CONTENTS_NONE, 0640, NULL));
  if (there == A_LINK || there == TWO_NAMES)
    g_assert_true (g_file_set_contents (place->elsewhere, BEFORE, -1, NULL));
  if (there == A_LINK)
    g_assert_cmpint (symlink (place->elsewhere, place->path), ==, 0);
  if (there == TWO_NAMES)
    g_assert_cmpint (link (place->elsewhere, place->path), ==, 0);
}

/* Deletes all of a folder. Returns how many files were in it and below it. */
static guint
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_test_message ("there is %s", name);
      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        n += clear_folder (path);
      else
        {
          n++;
          g_assert_cmpint (g_unlink (path), ==, 0);
        }
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return n;
}

/* Returns how many files there were. */
static guint
tear_down (Place *place)
{
  guint n = clear_folder (place->folder);

  g_free (place->folder);
  g_free (place->path);
  g_free (place->elsewhere);
  return n;
}

static gboolean
produce (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_output_stream_write_all (stream, AFTER, strlen (AFTER), NULL, cancellable, error);
}

static void
check_contents (const Place *place, There there, gboolean written)
{
  g_autofree char *contents = NULL, *other = NULL;
  gboolean found = g_file_get_contents (place->path, &contents, NULL, NULL);

  g_assert_cmpint (found, ==, written || there != NOTHING);
  g_assert_cmpstr (contents, ==, written ? AFTER : there != NOTHING ? BEFORE
                                                                    : NULL);
  if (there == A_FILE)
    {
      GStatBuf info;

      g_assert_cmpint (g_stat (place->path, &info), ==, 0);
      g_assert_cmphex (info.st_mode & 07777, ==, 0640);
    }
  if (there != A_LINK && there != TWO_NAMES)
    return;
  g_assert_true (g_file_get_contents (place->elsewhere, &other, NULL, NULL));
  g_assert_cmpstr (other, ==, contents);
  g_assert_cmpint (g_file_test (place->path, G_FILE_TEST_IS_SYMLINK), ==, there == A_LINK);
}

/* The file could neither be written nor put back: what was in it stands where the message says. */
static void
check_aside (const Place *place, const GError *error)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  g_autofree char *aside = NULL, *kept = NULL;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_prefix (name, ".plan.keikaku."))
      aside = g_build_filename (place->folder, name, NULL);
  g_assert_nonnull (aside);
  g_assert_nonnull (strstr (error->message, aside));
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, BEFORE);
}

/* Lets the @n-th call fail. Returns FALSE when there are fewer. */
static gboolean
try_call (There there, guint n, int code, KeiTestDisk disk)
{
  Place place;
  g_autoptr (GFile) location = NULL;
  g_autoptr (GError) error = NULL;
  const char *failed;
  gboolean written, aside;
  guint n_files, expected;

  set_up (&place, there);
  location = g_file_new_for_path (place.path);
  kei_test_disk_begin (place.folder, n, code, disk);
  written = kei_replace_file (location, NULL, produce, NULL, NULL, &error);
  failed = kei_test_disk_end ();
  g_test_message ("%s: %s %s", failed != NULL ? failed : "nothing", g_strerror (code), written ? "written" : error->message);

  g_assert_cmpint (written, ==, error == NULL);
  g_assert_true (written || failed != NULL);
  aside = g_error_matches (error, KEI_IO_ERROR, KEI_IO_ERROR_KEPT_ASIDE);
  if (aside)
    check_aside (&place, error);
  else
    check_contents (&place, there, written);
  n_files = tear_down (&place);
  expected = (there == A_LINK || there == TWO_NAMES ? 2 : there == A_FILE) + (there == NOTHING && written) + aside;
  if (g_strcmp0 (failed, "unlink") != 0)
    g_assert_cmpuint (n_files, ==, expected);
  return failed != NULL;
}

static void
test_replace (gconstpointer data)
{
  There there = (There) GPOINTER_TO_INT (data);
  static const int codes[] = { ENOSPC, EIO, EDQUOT, EROFS, EACCES };
  guint n_failed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    for (KeiTestDisk disk = KEI_TEST_DISK_ONCE; disk <= KEI_TEST_DISK_FULL; disk++)
      {
        guint n = 1;

        while (try_call (there, n, codes[i], disk))
          n++;
        n_failed += n - 1;
      }
  g_assert_cmpuint (n_failed, >=, 3 * 2 * G_N_ELEMENTS (codes));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/disk/replace/nothing", GINT_TO_POINTER (NOTHING), test_replace);
  g_test_add_data_func ("/disk/replace/file", GINT_TO_POINTER (A_FILE), test_replace);
  g_test_add_data_func ("/disk/replace/link", GINT_TO_POINTER (A_LINK), test_replace);
  g_test_add_data_func ("/disk/replace/two-names", GINT_TO_POINTER (TWO_NAMES), test_replace);
  return g_test_run ();
}
