/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on a real disk: what is read and written, what is noticed, and what each way of failing leaves behind. */
#include "config.h"

#include "kei-file.h"
#include "kei-load.h"
#include "kei-replace.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  char *folder;
  GFile *location;
  KeiFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("kei-file-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "plan.keikaku", NULL);
  fixture->location = g_file_new_for_path (path);
  fixture->file = kei_file_new (fixture->location);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_object_unref (fixture->location);
  /* A worker lets go of the file a moment after its answer came, and a look at the etag may be on its way. */
  g_object_add_weak_pointer (G_OBJECT (fixture->file), (gpointer *) &fixture->file);
  g_object_unref (fixture->file);
  for (guint i = 0; i < 1000000 && fixture->file != NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  g_assert_null (fixture->file);
}

static KeiTree *
make_tree (const char *title)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1);

  kei_node_builder_set_string (plan, KEI_FIELD_TITLE, title);
  return kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static KeiTree *
load (KeiFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  KeiXmlInfo info;

  kei_file_load_async (file, cancellable, keep_result_cb, &result);
  g_assert_true (kei_file_get_busy (file));
  return kei_file_load_finish (file, wait_for (&result), &info, error);
}

static KeiTree *
save (KeiFile *file, KeiTree *tree, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kei_file_save_async (file, tree, cancellable, keep_result_cb, &result);
  return kei_file_save_finish (file, wait_for (&result), error);
}

/* Saves a plan with this title and expects that to work. */
static void
save_title (KeiFile *file, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) tree = make_tree (title);
  g_autoptr (KeiTree) saved = save (file, tree, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (saved == tree);
}

static void
assert_title_on_disk (Fixture *fixture, const char *title)
{
  g_autoptr (KeiFile) fresh = kei_file_new (fixture->location);
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) tree = load (fresh, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kei_node_get_headline (kei_tree_get_root (tree)), ==, title);
}

/* No temporary file was left beside the plan. */
static void
assert_alone (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL; n++)
    g_test_message ("there is %s", name);
  g_assert_cmpuint (n, <=, 1);
}

static void
write_outside (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  /* Removed first, so that the new file differs in more than a time that may be the same. */
  g_assert_true (g_file_delete (fixture->location, NULL, &error));
  g_assert_true (g_file_replace_contents (fixture->location, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  save_title (fixture->file, "一");
  assert_title_on_disk (fixture, "一");
  save_title (fixture->file, "二");
  assert_title_on_disk (fixture, "二");
  assert_alone (fixture);
  g_assert_false (kei_file_get_busy (fixture->file));
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) mine = make_tree ("mine");
  g_autoptr (KeiTree) saved = NULL;
  g_autoptr (KeiTree) reloaded = NULL;

  save_title (fixture->file, "first");
  write_outside (fixture, "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\"><content title=\"theirs\"/></plan>");
  saved = save (fixture->file, mine, NULL, &error);
  g_assert_error (error, KEI_IO_ERROR, KEI_IO_ERROR_CHANGED_OUTSIDE);
  g_assert_null (saved);
  assert_title_on_disk (fixture, "theirs");

  /* Having read what the others wrote, we may write. */
  g_clear_error (&error);
  reloaded = load (fixture->file, NULL, &error);
  g_assert_no_error (error);
  save_title (fixture->file, "mine");
  assert_title_on_disk (fixture, "mine");
}

static void
test_monitor (Fixture *fixture, gconstpointer data)
{
  save_title (fixture->file, "first");
  save_title (fixture->file, "second");
  write_outside (fixture, "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\"><content/></plan>");
  for (guint i = 0; i < 1000 && !kei_file_get_changed_outside (fixture->file); i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kei_file_get_changed_outside (fixture->file));
  {
    g_autoptr (KeiTree) tree = load (fixture->file, NULL, NULL);

    g_assert_nonnull (tree);
  }
  g_assert_false (kei_file_get_changed_outside (fixture->file));
}

/* Of three saves asked for at once the first is done and then the last, for both who waited. */
static void
test_queue (Fixture *fixture, gconstpointer data)
{
  const char *titles[] = { "one", "two", "three" };
  GAsyncResult *results[3] = { NULL };
  KeiTree *trees[3];

  for (guint i = 0; i < 3; i++)
    {
      trees[i] = make_tree (titles[i]);
      kei_file_save_async (fixture->file, trees[i], NULL, keep_result_cb, &results[i]);
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KeiTree) saved = kei_file_save_finish (fixture->file, wait_for (&results[i]), &error);

      g_assert_no_error (error);
      g_assert_true (saved == trees[i == 0 ? 0 : 2]);
      g_object_unref (results[i]);
    }
  assert_title_on_disk (fixture, "three");
  g_clear_pointer (&trees[0], kei_tree_unref);
  g_clear_pointer (&trees[1], kei_tree_unref);
  g_clear_pointer (&trees[2], kei_tree_unref);
}

static const char cut_off[] = "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\"><content title=\"a\">\n<item id=\"kaaaaaaaaaac\" title=\"b";

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (KeiFile) folder_file = kei_file_new (folder);
  g_autoptr (KeiTree) tree = load (fixture->file, NULL, &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  tree = load (folder_file, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);

  save_title (fixture->file, "whole");
  write_outside (fixture, cut_off);
  tree = load (fixture->file, NULL, &error);
  g_assert_error (error, KEI_XML_ERROR, KEI_XML_ERROR_MALFORMED);
  g_assert_cmpuint (kei_xml_error_get_line (error), ==, 2);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) missing = g_file_get_child (fixture->location, "below/a/file.keikaku");
  g_autoptr (GFile) forbidden = g_file_new_for_path ("/proc/plan.keikaku");
  g_autoptr (KeiFile) missing_file = kei_file_new (missing);
  g_autoptr (KeiFile) forbidden_file = kei_file_new (forbidden);
  g_autoptr (KeiTree) tree = make_tree ("x");
  g_autoptr (KeiTree) saved = save (missing_file, tree, NULL, &error);

  g_assert_null (saved);
  g_assert_cmpint (error->domain, ==, G_IO_ERROR);
  g_clear_error (&error);
  saved = save (forbidden_file, tree, NULL, &error);
  g_assert_null (saved);
  g_assert_cmpint (error->domain, ==, G_IO_ERROR);
}

static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  struct rlimit before, small;
  g_autoptr (GError) error = NULL;
  g_autofree char *long_title = g_strnfill (KEI_MAX_LINE, 'x');
  g_autoptr (KeiTree) tree = make_tree (long_title);
  g_autoptr (KeiTree) saved = NULL;

  save_title (fixture->file, "kept");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 20000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  saved = save (fixture->file, tree, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_null (saved);
  g_assert_cmpint (error->domain, ==, G_IO_ERROR);
  assert_title_on_disk (fixture, "kept");
  assert_alone (fixture);
  save_title (fixture->file, "again");
  assert_title_on_disk (fixture, "again");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KeiTree) tree = make_tree ("never");
  g_autoptr (KeiTree) result = NULL;

  save_title (fixture->file, "kept");
  g_cancellable_cancel (cancellable);
  result = save (fixture->file, tree, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_title_on_disk (fixture, "kept");
  result = load (fixture->file, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Writes half of what it was to write, then fails. */
static gboolean
produce_half (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (g_output_stream_write_all (stream, "half", 4, NULL, cancellable, error));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no more");
  return FALSE;
}

static gboolean
produce_all (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_output_stream_write_all (stream, data, strlen (data), NULL, cancellable, error);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* A report that could not be written whole leaves what was there, or nothing where nothing was. */
static void
test_replaced_by_half (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *contents = NULL;

  g_assert_false (kei_replace_file (fixture->location, NULL, produce_half, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (g_file_query_exists (fixture->location, NULL));

  kei_replace_file_async (fixture->location, produce_all, (gpointer) "whole", NULL, replaced_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kei_replace_file_finish (result, &error));
  g_assert_false (kei_replace_file (fixture->location, NULL, produce_half, NULL, NULL, NULL));
  g_assert_true (g_file_load_contents (fixture->location, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpstr (contents, ==, "whole");
  assert_alone (fixture);
}

/* --- Files that are no plans --- */

static GBytes *
load_bytes (GFile *file, gsize max, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kei_load_bytes_async (file, max, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return kei_load_bytes_finish (result, error);
}

static void
test_load_bytes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gsize max;
    gboolean loads;
  } rows[] = { { 300001, TRUE }, { 300000, TRUE }, { 299999, FALSE }, { 0, FALSE } };
  g_autofree char *text = g_strnfill (300000, 'x');
  g_autofree char *path = g_file_get_path (fixture->location);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");
  GError *error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = load_bytes (fixture->location, rows[i].max, &error);

      g_assert_cmpint (bytes != NULL, ==, rows[i].loads);
      if (bytes != NULL)
        g_assert_cmpmem (text, 300000, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      else
        g_assert_error (error, KEI_IO_ERROR, KEI_IO_ERROR_TOO_LARGE);
      g_clear_error (&error);
    }
  g_assert_null (load_bytes (folder, 100, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_null (load_bytes (endless, 100, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/file/round-trip", test_round_trip);
  ADD ("/file/conflict", test_conflict);
  ADD ("/file/load-bytes", test_load_bytes);
  ADD ("/file/monitor", test_monitor);
  ADD ("/file/queue", test_queue);
  ADD ("/file/broken", test_broken);
  ADD ("/file/no-folder", test_no_folder);
  ADD ("/file/disk-full", test_disk_full);
  ADD ("/file/cancelled", test_cancelled);
  ADD ("/file/replaced-by-half", test_replaced_by_half);
#undef ADD
  return g_test_run ();
}
