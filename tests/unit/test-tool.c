/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keikaku-tool as a script calls it: exit status, what goes where, and that no output is
 * left half written. */
#include "config.h"

#include "kei-xml.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define PLAN                                                                                                                                                    \
  "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\"><content title=\"港\"><level id=\"kaaaaaaaaaac\" name=\"施策\" pattern=\"施策{1}\"/>" \
  "<item id=\"kaaaaaaaaaad\" level=\"kaaaaaaaaaac\" title=\"漁業と&quot;水産&quot;\"><sdg id=\"kaaaaaaaaaae\" goal=\"14\" strength=\"primary\"/>"          \
  "<item id=\"kaaaaaaaaaaf\" title=\"森林を守る\"><budget id=\"kaaaaaaaaaag\" year=\"2026\" role=\"plan\" amount=\"1200\"/><budget id=\"kaaaaaaaaaah\" year=\"2026\" role=\"plan\" amount=\"300\"/></item></item></content>%s</plan>"

typedef struct
{
  char *directory;
  char *good, *bad, *conflict, *newer, *out;
} Files;

static char *
write_file (Files *files, const char *name, const char *text)
{
  char *path = g_build_filename (files->directory, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
set_up (Files *files, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *plan = g_strdup_printf (PLAN, "");
  g_autofree char *with_conflict = g_strdup_printf (PLAN, "<record>\n<conflict id=\"kaaaaaaaaaai\" target=\"kaaaaaaaaaad\" field=\"title\"/></record>");

  files->directory = g_dir_make_tmp ("test-tool-XXXXXX", &error);
  g_assert_no_error (error);
  files->good = write_file (files, "good.keikaku", plan);
  files->bad = write_file (files, "bad.keikaku", "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\">\n<content>\n<policy/></content></plan>");
  files->conflict = write_file (files, "conflict.keikaku", with_conflict);
  files->newer = write_file (files, "newer.keikaku", "<plan xmlns=\"urn:keikaku:plan\" format=\"2\" id=\"kaaaaaaaaaab\"><content><policy/></content></plan>");
  files->out = g_build_filename (files->directory, "out.keikaku", NULL);
}

static void
tear_down (Files *files, gconstpointer data)
{
  char *const paths[] = { files->good, files->bad, files->conflict, files->newer, files->out };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_unlink (paths[i]);
      g_free (paths[i]);
    }
  g_assert_cmpint (g_rmdir (files->directory), ==, 0);
  g_free (files->directory);
}

/* Runs the tool with @arguments (NULL-terminated) and expects the exit status. (transfer full) */
static char *
run (int status, char **complaints, const char *input, ...) G_GNUC_NULL_TERMINATED;

static char *
run (int status, char **complaints, const char *input, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL, *err = NULL;
  const char *argument;
  va_list arguments;

  g_ptr_array_add (argv, (gpointer) g_getenv ("KEI_TEST_TOOL"));
  va_start (arguments, input);
  while ((argument = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (arguments);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_test_message ("%s%s", out, err);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, status);
  if (complaints != NULL)
    *complaints = err;
  else
    {
      g_assert_cmpstr (err, ==, "");
      g_free (err);
    }
  return out;
}

static void
test_validate (Files *files, gconstpointer data)
{
  g_autofree char *nothing = run (0, NULL, NULL, "validate", files->good, NULL);
  g_autofree char *bad = run (1, NULL, NULL, "validate", files->good, files->bad, NULL);
  g_autofree char *conflict = run (1, NULL, NULL, "validate", files->conflict, NULL);
  g_autofree char *newer = run (1, NULL, NULL, "validate", files->newer, NULL);
  g_autofree char *complaint = NULL;
  g_autofree char *missing = run (2, &complaint, NULL, "validate", "/no/such/file", files->bad, NULL);
  g_autofree char *expected = g_strdup_printf ("%s:3: <policy> is not known in format 1.\n", files->bad);
  g_autofree char *expected_conflict = g_strdup_printf ("%s:2: A conflict about “漁業と\"水産\"”, field “Title”, is not resolved.\n", files->conflict);

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (bad, ==, expected);
  g_assert_cmpstr (conflict, ==, expected_conflict);
  g_assert_nonnull (strstr (newer, "Format 2 is newer"));
  g_assert_true (g_str_has_prefix (complaint, "keikaku-tool: /no/such/file: "));
  g_assert_cmpstr (missing, ==, expected);
}

static void
test_canonicalize (Files *files, gconstpointer data)
{
  g_autofree char *printed = run (0, NULL, NULL, "canonicalize", files->good, NULL);
  g_autofree char *piped = run (0, NULL, printed, "canonicalize", "-", NULL);
  g_autofree char *content = run (0, NULL, NULL, "canonicalize", files->good, "--content", NULL);
  g_autofree char *silent = run (0, NULL, NULL, "canonicalize", files->good, "-o", files->out, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (printed, strlen (printed));
  g_autoptr (KeiTree) tree = kei_xml_read_bytes (bytes, NULL, NULL, NULL);
  g_autofree char *seal = kei_xml_seal (tree);
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (printed, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plan "));
  g_assert_cmpstr (piped, ==, printed);
  g_assert_true (g_str_has_prefix (content, "<content xmlns=\"urn:keikaku:plan\" title=\"港\">\n  <level "));
  g_assert_cmpstr (seal, ==, sum);
  g_assert_cmpstr (silent, ==, "");
  g_file_get_contents (files->out, &written, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (written, ==, printed);
}

/* What is there stays there when the input is bad. */
static void
test_trouble (Files *files, gconstpointer data)
{
  g_autofree char *complaint = NULL, *expected = g_strdup_printf ("keikaku-tool: %s:3: <policy> is not known in format 1.\n", files->bad);
  g_autofree char *newer = NULL, *unwritable = NULL, *kept = NULL;
  g_assert_true (g_file_set_contents (files->out, "kept", -1, NULL));
  g_free (run (2, &complaint, NULL, "canonicalize", files->bad, "-o", files->out, NULL));
  g_assert_cmpstr (complaint, ==, expected);
  g_free (run (2, &newer, NULL, "canonicalize", files->newer, "-o", files->out, NULL));
  g_assert_nonnull (strstr (newer, "newer format cannot be written"));
  g_assert_true (g_file_get_contents (files->out, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "kept");
  g_free (run (2, &unwritable, NULL, "canonicalize", files->good, "-o", "/no/such/folder/out", NULL));
  g_assert_true (g_str_has_prefix (unwritable, "keikaku-tool: /no/such/folder/out: "));
}

static void
test_outline (Files *files, gconstpointer data)
{
  g_autofree char *text = run (0, NULL, NULL, "outline", files->good, NULL);
  g_autofree char *json = run (0, NULL, NULL, "outline", "--format", "json", files->good, NULL);

  g_assert_cmpstr (text, ==, "施策1 漁業と\"水産\"  [SDG 14]\n  森林を守る\n");
  g_assert_cmpstr (json, ==,
                   "[\n  {\n    \"id\": \"kaaaaaaaaaad\",\n    \"level\": \"施策\",\n    \"number\": \"施策1\",\n    \"title\": \"漁業と\\\"水産\\\"\",\n"
                   "    \"goals\": [\n      14\n    ],\n    \"items\": [\n      {\n        \"id\": \"kaaaaaaaaaaf\",\n        \"level\": \"\",\n        \"number\": \"\",\n"
                   "        \"title\": \"森林を守る\",\n        \"goals\": [],\n        \"items\": []\n      }\n    ]\n  }\n]\n");
}

static void
test_check (Files *files, gconstpointer data)
{
  g_autofree char *text = run (1, NULL, NULL, "check", files->good, NULL);
  g_autofree char *json = run (1, NULL, NULL, "check", "--format", "json", files->good, NULL);
  g_autofree char *prefix = g_strdup_printf ("%s:1: error: ", files->good);

  /* Two costs of one year, account and role. */
  g_assert_true (g_str_has_prefix (text, prefix));
  g_assert_nonnull (strstr (text, "[duplicate-key]\n"));
  g_assert_true (g_str_has_prefix (json, "{\n  \"problems\": [\n    {\n      \"id\": \"kaaaaaaaaaah\",\n"));
}

static void
test_stats (Files *files, gconstpointer data)
{
  g_autofree char *text = run (0, NULL, NULL, "stats", files->good, NULL);
  g_autofree char *json = run (0, NULL, NULL, "stats", files->good, "--format=json", NULL);

  g_assert_nonnull (strstr (text, "Items: 2\n  施策: 1\n  without a level: 1\nSDGs: 1 of 17"));
  g_assert_nonnull (strstr (text, "2026 Planned: 1500\n"));
  g_assert_nonnull (strstr (json, "\"amount\": 1500\n"));
  g_assert_nonnull (strstr (json, "\"lines\": 2,"));
}

static void
test_sdg (Files *files, gconstpointer data)
{
  g_autofree char *text = run (0, NULL, NULL, "sdg", "suggest", files->good, NULL);
  g_autofree char *json = run (0, NULL, NULL, "sdg", "suggest", files->good, "--format", "json", NULL);

  g_assert_nonnull (strstr (text, "kaaaaaaaaaaf 森林を守る\n  15 "));
  g_assert_nonnull (strstr (json, "\"id\": \"kaaaaaaaaaaf\",\n    \"title\": \"森林を守る\",\n    \"goals\": [\n      {\n        \"goal\": 15,"));
}

/* How it answers to what it does not understand. */
static void
test_usage (Files *files, gconstpointer data)
{
  g_autofree char *none = NULL, *unknown = NULL, *file = NULL, *format = NULL, *option = NULL, *word = NULL;
  g_autofree char *help = run (0, NULL, NULL, "--help", NULL);
  g_autofree char *version = run (0, NULL, NULL, "--version", NULL);

  g_free (run (2, &none, NULL, NULL));
  g_free (run (2, &unknown, NULL, "frobnicate", NULL));
  g_free (run (2, &file, NULL, "outline", NULL));
  g_free (run (2, &format, NULL, "outline", files->good, "--format", "yaml", NULL));
  g_free (run (2, &option, NULL, "outline", files->good, "--colour", NULL));
  g_free (run (2, &word, NULL, "sdg", "guess", files->good, NULL));
  g_assert_nonnull (strstr (help, "canonicalize FILE"));
  g_assert_cmpstr (version, ==, "keikaku-tool " KEI_VERSION "\n");
  g_assert_nonnull (strstr (unknown, "frobnicate"));
  g_assert_nonnull (strstr (format, "yaml"));
}

/* The last file is changed already. */
static void
test_diff_reports (Files *files)
{
  static const struct
  {
    const char *format;
    const char *what;
    const char *option;
    const char *value;
    const char *complaint;
  } wrong[] = {
    { "yaml", NULL, NULL, NULL, "text, json, pdf" },
    { "html", "book", NULL, NULL, "table, marked, summary" },
    { "csv", "marked", NULL, NULL, "--what marked cannot be written as csv" },
    { "svg", "table", NULL, NULL, "--what table cannot be written as svg" },
    { "html", "table", "--style", "/nowhere.style", "/nowhere.style" },
    { "html", "table", "--item", "7", "--item" },
    { "html", "table", "--item", "kzzzzzzzzzzz", "neither plan" },
    { "json", "table", NULL, NULL, "--what, --style and --item" },
    { "text", NULL, "--style", "red", "--what, --style and --item" },
  };
  g_autofree char *target = g_strconcat (files->out, ".html", NULL), *csv = NULL, *same = NULL, *none = NULL, *written = NULL;

  csv = run (1, NULL, NULL, "diff", files->good, files->out, "--format", "csv", NULL);
  g_assert_nonnull (strstr (csv, "森川を守る"));
  g_assert_nonnull (strstr (csv, "改正後,改正前,備考"));
  same = run (0, NULL, NULL, "diff", files->good, files->good, "--format", "csv", NULL);
  g_assert_nonnull (strstr (same, "同じ内容です。"));
  none = run (1, NULL, NULL, "diff", files->good, files->out, "--format", "html", "--what", "marked", "--style", "red", "-o", target, NULL);
  g_assert_cmpstr (none, ==, "");
  g_assert_true (g_file_get_contents (target, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "<del><s>森林</s></del>"));
  g_assert_cmpint (g_unlink (target), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *complaint = NULL, *format = g_strconcat ("--format=", wrong[i].format, NULL), *what = g_strconcat ("--what=", wrong[i].what, NULL);
      g_autofree char *option = wrong[i].option != NULL ? g_strdup_printf ("%s=%s", wrong[i].option, wrong[i].value) : NULL;
      const char *first = wrong[i].what != NULL ? what : option, *second = wrong[i].what != NULL ? option : NULL;
      g_autofree char *nothing = run (2, &complaint, NULL, "diff", files->good, files->out, format, "-o", target, first, second, NULL);

      g_assert_cmpstr (nothing, ==, "");
      g_assert_true (g_str_has_prefix (complaint, "keikaku-tool: "));
      if (strstr (complaint, wrong[i].complaint) == NULL)
        g_error ("“%s” does not say “%s”", complaint, wrong[i].complaint);
      g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
    }
}

static void
test_diff (Files *files, gconstpointer data)
{
  g_autofree char *reworded = g_strdup_printf (PLAN, "");
  g_autofree char *same = run (0, NULL, NULL, "diff", files->good, files->good, NULL);
  g_autofree char *complaint = NULL, *missing = NULL, *one = NULL, *text = NULL, *json = NULL, *other_way = NULL;
  const char *at;

  /* The conflict stands in the record, which is not compared. */
  one = run (0, NULL, NULL, "diff", files->good, files->conflict, "--format", "json", NULL);
  g_assert_nonnull (strstr (one, "\"changes\": []"));
  at = strstr (reworded, "森林を守る");
  memcpy ((char *) at, "森川を守る", strlen ("森川を守る"));
  g_assert_true (g_file_set_contents (files->out, reworded, -1, NULL));

  text = run (1, NULL, NULL, "diff", files->good, files->out, NULL);
  g_assert_nonnull (strstr (text, "Changed: 森林を守る → 森川を守る\n    Title: [森林→森川]\n"));
  g_assert_nonnull (strstr (text, "1 change, Changed 1\n2 of 3 pairs are unchanged\n"));
  json = run (1, NULL, NULL, "diff", files->good, files->out, "--format=json", NULL);
  g_assert_nonnull (strstr (json, "\"type\": \"changed\""));
  g_assert_nonnull (strstr (json, "\"field\": \"title\",\n          \"old\": \"森林を守る\",\n          \"new\": \"森川を守る\""));
  g_assert_nonnull (strstr (json, "\"by\": \"id\",\n      \"certainty\": \"certain\",\n      \"score\": 1"));
  g_assert_nonnull (strstr (json, "\"kind\": \"text\""));
  g_assert_nonnull (strstr (json, "\"partial\": false"));
  other_way = run (1, NULL, NULL, "diff", "--ignore-ids", files->out, files->good, NULL);
  g_assert_nonnull (strstr (other_way, "Changed: 森川を守る → 森林を守る\n"));

  test_diff_reports (files);

  missing = run (2, &complaint, NULL, "diff", files->good, NULL);
  g_assert_true (g_str_has_prefix (complaint, "keikaku-tool: A file is missing"));
  g_clear_pointer (&complaint, g_free);
  g_clear_pointer (&missing, g_free);
  missing = run (2, &complaint, NULL, "diff", files->good, files->bad, NULL);
  g_assert_cmpstr (missing, ==, "");
  g_assert_nonnull (strstr (complaint, ":3: "));
}

/* Where nothing can be written, the complaint names what was asked for and what to do. */
static void
test_export_nowhere (Files *files, gconstpointer data)
{
  g_autofree char *complaint = NULL, *folder_complaint = NULL;
  g_autofree char *missing = run (2, &complaint, NULL, "canonicalize", files->good, "-o", "/no/such/folder/plan", NULL);
  g_autofree char *folder = run (2, &folder_complaint, NULL, "canonicalize", files->good, "-o", files->directory, NULL);
  g_autofree char *expected = g_strdup_printf ("keikaku-tool: %s: This is a folder. Name a file in it.\n", files->directory);

  g_assert_cmpstr (complaint, ==, "keikaku-tool: /no/such/folder/plan: The folder is not there. Make it, or write to another.\n");
  g_assert_cmpstr (folder_complaint, ==, expected);
}

/* What is no file is written to, and stays what it was. */
static void
test_canonicalize_pipe (Files *files, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (files->directory, "pipe", NULL), *printed = run (0, NULL, NULL, "canonicalize", files->good, NULL);
  g_autofree char *read_back = g_malloc0 (strlen (printed) + 1);
  GStatBuf status;
  int end;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  end = g_open (pipe, O_RDWR | O_NONBLOCK, 0);
  g_assert_cmpint (end, >=, 0);
  g_free (run (0, NULL, NULL, "canonicalize", files->good, "-o", pipe, NULL));
  g_assert_cmpint (g_stat (pipe, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
  g_assert_cmpint (read (end, read_back, strlen (printed)), ==, (gssize) strlen (printed));
  g_assert_cmpstr (read_back, ==, printed);
  close (end);
  g_unlink (pipe);
}

/* A disk that is full: exit status 2, no half file, and what was there stays. */
static void
test_export_full_disk (Files *files, gconstpointer data)
{
  static const char *const formats[] = { "pdf --what diagram", "docx --what diagram", "odt --what diagram", "html --what diagram", "svg --what diagram", "csv --what budget", "xlsx --what budget" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *command = g_strdup_printf ("trap '' XFSZ; ulimit -f 0; exec \"$KEI_TEST_TOOL\" export \"$1\" --to %s -o \"$2\"", formats[i]);
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;
      g_autoptr (GDir) folder = NULL;
      guint n = 0;

      g_assert_true (g_file_set_contents (files->out, "kept", -1, NULL));
      process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "sh", "-c", command, "sh", files->good, files->out, NULL);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_wait (process, NULL, &error));
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 2);
      g_assert_true (g_file_get_contents (files->out, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, "kept");
      folder = g_dir_open (files->directory, 0, NULL);
      while (g_dir_read_name (folder) != NULL)
        n++;
      g_assert_cmpuint (n, ==, 5);
    }
}

/* A link is written through and stays one. */
static void
test_export_link (Files *files, gconstpointer data)
{
  g_autofree char *content = run (0, NULL, NULL, "canonicalize", files->good, NULL);
  g_autofree char *real = g_build_filename (files->directory, "real.keikaku", NULL);
  g_autofree char *behind = NULL, *complaint = NULL;

  g_assert_cmpint (symlink (real, files->out), ==, 0);
  g_free (run (0, NULL, NULL, "canonicalize", files->good, "-o", files->out, NULL));
  g_assert_true (g_file_test (files->out, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (real, &behind, NULL, NULL));
  g_assert_cmpstr (behind, ==, content);
  g_assert_cmpint (g_unlink (real), ==, 0);

  /* Round in a circle. */
  g_assert_cmpint (symlink (files->out, real), ==, 0);
  g_free (run (2, &complaint, NULL, "canonicalize", files->good, "-o", files->out, NULL));
  g_assert_nonnull (strstr (complaint, "circle"));
  g_assert_cmpint (g_unlink (real), ==, 0);
}

/* Replaces the only @what in a file. */
static void
replace (const char *path, const char *what, const char *with)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *replaced = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (text, what, -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  replaced = g_strjoinv (with, parts);
  g_assert_true (g_file_set_contents (path, replaced, -1, NULL));
}

/* Named, edited, named again: both come back, and what is damaged is said. */
static void
test_versions (Files *files, gconstpointer data)
{
  g_autofree char *first = run (0, NULL, NULL, "canonicalize", "--content", files->good, NULL);
  g_autofree char *none = run (0, NULL, NULL, "versions", files->good, NULL);
  g_autofree char *list = NULL, *json = NULL, *shown = NULL, *content = NULL, *complaint = NULL;

  g_assert_cmpstr (none, ==, "");
  g_free (run (0, NULL, NULL, "versions", files->good, "--name", "素案", "--author", "企画課", "--id-seed", "1", "-o", files->out, NULL));
  replace (files->out, "title=\"森林を守る\">", "title=\"森川を守る\">");
  g_free (run (0, NULL, NULL, "versions", files->out, "--name", "原案", "--note", "直した", "--id-seed", "2", "-o", files->out, NULL));
  g_free (run (0, NULL, NULL, "validate", files->out, NULL));

  list = run (0, NULL, NULL, "versions", files->out, NULL);
  g_assert_true (g_str_has_prefix (list, "1\t素案\t"));
  g_assert_nonnull (strstr (list, "\t企画課\t"));
  g_assert_nonnull (strstr (list, "\n2\t原案\t"));
  json = run (0, NULL, NULL, "versions", files->out, "--format", "json", NULL);
  g_assert_nonnull (strstr (json, "\"number\": 2,"));
  g_assert_nonnull (strstr (json, "\"note\": \"直した\""));

  shown = run (0, NULL, NULL, "versions", files->out, "--show", "1", NULL);
  g_assert_nonnull (strstr (shown, "森林を守る"));
  g_assert_null (strstr (shown, "<record"));
  g_assert_true (g_file_set_contents (files->good, shown, -1, NULL));
  content = run (0, NULL, NULL, "canonicalize", "--content", files->good, NULL);
  g_assert_cmpstr (content, ==, first);

  g_free (run (2, &complaint, NULL, "versions", files->out, "--show", "3", NULL));
  g_assert_nonnull (strstr (complaint, "3"));
  g_clear_pointer (&complaint, g_free);
  /* The way back, of which the first version consists. */
  replace (files->out, "&gt;森林を守る&lt;/set&gt;", "&gt;森木を守る&lt;/set&gt;");
  g_free (run (2, &complaint, NULL, "versions", files->out, "--show", "1", NULL));
  g_assert_nonnull (strstr (complaint, "素案"));
  g_free (run (0, NULL, NULL, "versions", files->out, "--show", "2", NULL));
}

/* Named versions, by number or name, with one another, with the file as it is, and with another file. */
static void
test_diff_versions (Files *files, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL, *both = NULL, *none = NULL, *back = NULL, *now = NULL, *other = NULL, *json = NULL, *csv = NULL, *html = NULL, *complaint = NULL, *odd = NULL;

  g_free (run (0, NULL, NULL, "versions", files->good, "--name", "素案", "--id-seed", "1", "-o", files->out, NULL));
  replace (files->out, "title=\"森林を守る\">", "title=\"森川を守る\">");
  g_free (run (0, NULL, NULL, "versions", files->out, "--name", "2026 @原案", "--id-seed", "2", "-o", files->out, NULL));
  replace (files->out, "title=\"森川を守る\">", "title=\"里川を守る\">");
  first = g_strdup_printf ("%s@1", files->out);
  second = g_strdup_printf ("%s@2026 @原案", files->out);

  both = run (1, NULL, NULL, "diff", first, second, NULL);
  g_assert_nonnull (strstr (both, "--- 港 @素案 ("));
  g_assert_nonnull (strstr (both, "+++ 港 @2026 @原案 ("));
  g_assert_nonnull (strstr (both, "[森林→森川]"));
  back = run (1, NULL, NULL, "diff", second, first, NULL);
  g_assert_nonnull (strstr (back, "[森川→森林]"));
  none = run (0, NULL, NULL, "diff", first, files->good, NULL);
  now = run (1, NULL, NULL, "diff", second, files->out, NULL);
  g_assert_nonnull (strstr (now, "[森川→里川]"));
  other = run (1, NULL, NULL, "diff", files->good, second, NULL);
  g_assert_nonnull (strstr (other, "[森林→森川]"));
  json = run (1, NULL, NULL, "diff", first, files->out, "--format", "json", NULL);
  g_assert_nonnull (strstr (json, "\"version\": \"素案\""));
  csv = run (1, NULL, NULL, "diff", first, second, "--format", "csv", NULL);
  html = run (1, NULL, NULL, "diff", first, second, "--format", "html", "--what", "marked", NULL);
  g_assert_nonnull (strstr (csv, "港 2026 @原案"));
  g_assert_nonnull (strstr (html, "港 素案"));

  /* A file of that name goes before. */
  odd = g_strdup_printf ("%s@1", files->good);
  g_assert_true (g_file_set_contents (odd, "", -1, NULL));
  g_free (run (2, &complaint, NULL, "diff", odd, files->good, NULL));
  g_assert_nonnull (strstr (complaint, "good.keikaku@1"));
  g_clear_pointer (&complaint, g_free);
  g_unlink (odd);
  /* What is not there, and what two are called. */
  for (guint i = 0; i < 3; i++)
    {
      static const char *const wrong[] = { "3", "0", "原案" };
      g_autofree char *missing = g_strdup_printf ("%s@%s", files->out, wrong[i]);

      g_free (run (2, &complaint, NULL, "diff", files->good, missing, NULL));
      g_assert_nonnull (strstr (complaint, wrong[i]));
      g_clear_pointer (&complaint, g_free);
    }
  g_free (run (0, NULL, NULL, "versions", files->out, "--name", "素案", "--id-seed", "3", "-o", files->out, NULL));
  g_clear_pointer (&first, g_free);
  first = g_strdup_printf ("%s@素案", files->out);
  g_free (run (2, &complaint, NULL, "diff", first, files->good, NULL));
  g_assert_nonnull (strstr (complaint, "number"));
  g_clear_pointer (&complaint, g_free);
  /* What a version keeps may be damaged. */
  replace (files->out, "&gt;森林を守る&lt;/set&gt;", "&gt;森木を守る&lt;/set&gt;");
  g_clear_pointer (&first, g_free);
  first = g_strdup_printf ("%s@1", files->out);
  g_free (run (2, &complaint, NULL, "diff", first, files->good, NULL));
  g_assert_nonnull (strstr (complaint, "damaged"));
}

/* What is shown of a long text is whole characters; run() reads UTF-8 only. */
static void
test_shortened (Files *files, gconstpointer data)
{
  g_autofree char *sealed = g_strdup_printf (PLAN, "<record><version id=\"kaaaaaaaaaai\" name=\"素案\" seal=\"印章印章\"/></record>");
  g_autofree char *list = NULL, *complaint = NULL;

  replace (files->good, "kaaaaaaaaaab", "k港港港港港港港港港港港港港港港港港港港港港港");
  complaint = run (1, NULL, NULL, "validate", files->good, NULL);
  g_assert_nonnull (strstr (complaint, "“k港港港港港港港港港港港港港港港港港港港”"));

  g_assert_true (g_file_set_contents (files->good, sealed, -1, NULL));
  list = run (0, NULL, NULL, "versions", files->good, NULL);
  g_assert_cmpstr (list, ==, "1\t素案\t\t\t印章印章\n");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Files *, gconstpointer);
  } tests[] = {
    { "/tool/validate", test_validate },
    { "/tool/canonicalize", test_canonicalize },
    { "/tool/canonicalize-pipe", test_canonicalize_pipe },
    { "/tool/trouble", test_trouble },
    { "/tool/outline", test_outline },
    { "/tool/check", test_check },
    { "/tool/diff", test_diff },
    { "/tool/diff-versions", test_diff_versions },
    { "/tool/shortened", test_shortened },
    { "/tool/versions", test_versions },
    { "/tool/stats", test_stats },
    { "/tool/sdg", test_sdg },
    { "/tool/usage", test_usage },
    { "/tool/export-full-disk", test_export_full_disk },
    { "/tool/export-nowhere", test_export_nowhere },
    { "/tool/export-link", test_export_link },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Files, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
