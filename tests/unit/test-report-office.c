/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ODT and DOCX as LibreOffice reads them: the same pages as our own, with all that stands on them. Slow; without LibreOffice and
 * poppler there is nothing to see. */
#include "config.h"

#include <string.h>

#include "kei-report-pages.h"
#include "kei-test-package.h"

/* Runs @argv, ended by NULL, and returns what it prints. (transfer full) */
static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  char *output = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static gboolean
has_programs (void)
{
  static const char *const programs[] = { "soffice", "pdftotext", "pdfinfo" };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        {
          g_test_skip ("LibreOffice or poppler is not installed");
          return FALSE;
        }
    }
  return TRUE;
}

/* Writes @report and lets LibreOffice turn the file into @target. The path of what it makes. (transfer full) */
static char *
convert (KeiReport *report, const char *format, const char *target)
{
  g_autofree char *folder = g_dir_make_tmp ("kei-office-XXXXXX", NULL);
  g_autofree char *name = g_strconcat ("report.", format, NULL), *path = g_build_filename (folder, name, NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder), *made = g_strconcat ("report.", target, NULL);
  g_autoptr (GBytes) bytes = kei_test_write_report (report, format, NULL);
  const char *const argv[] = { "soffice", "--headless", profile, "--convert-to", target, "--outdir", folder, path, NULL };
  g_autofree char *output = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  output = run (argv);
  return g_build_filename (folder, made, NULL);
}

/* LibreOffice's profile lies beside what it made. */
static void
clean_up (const char *made)
{
  g_autofree char *folder = g_path_get_dirname (made);
  const char *const argv[] = { "rm", "-rf", "--", folder, NULL };
  g_autofree char *output = run (argv);
}

/* Lines are broken elsewhere, so blanks do not count; nor do emoji, for which there may be no font. */
static char *
dup_without_blanks (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)) && g_utf8_get_char (at) != 0x200d && g_utf8_get_char (at) >> 12 != 0x1f)
      g_string_append_len (bare, at, g_utf8_next_char (at) - at);
  return g_string_free (bare, FALSE);
}

static void
assert_holds (const char *text, const char *part)
{
  g_autofree char *bare = dup_without_blanks (part);

  if (strstr (text, bare) == NULL)
    g_error ("“%s” is not on LibreOffice's pages", part);
}

static void
check_texts (KeiReport *report, const char *pdf)
{
  const char *const argv[] = { "pdftotext", pdf, "-", NULL };
  g_autofree char *output = run (argv), *text = dup_without_blanks (output);
  const char *const *texts = kei_test_report_texts (NULL);
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  for (guint i = 0; texts[i] != NULL; i++)
    assert_holds (text, texts[i]);
  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_HEADING)
      {
        assert_holds (text, blocks[i].heading->number);
        assert_holds (text, blocks[i].heading->title);
      }
    else if (blocks[i].kind == KEI_BLOCK_FIGURE)
      assert_holds (text, blocks[i].figure->caption);
}

static void
check_pages (KeiReport *report, const char *pdf)
{
  const char *const argv[] = { "pdfinfo", pdf, NULL };
  g_autofree char *output = run (argv);
  g_autoptr (KeiReportPages) pages = kei_report_pages_new (report, NULL, NULL);
  g_autofree char *number = g_strdup_printf ("%u\n", kei_report_pages_get_n_pages (pages));
  const char *line = strstr (output, "Pages:");

  g_assert_nonnull (line);
  line += strlen ("Pages:");
  g_assert_true (g_str_has_prefix (line + strspn (line, " "), number));
}

static void
test_pages (gconstpointer format)
{
  static const char *const styles[] = { "office", "designed" };

  if (!has_programs ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autoptr (KeiReport) report = kei_test_report_new (styles[i]);
      g_autofree char *pdf = convert (report, format, "pdf");

      check_texts (report, pdf);
      check_pages (report, pdf);
      clean_up (pdf);
    }
}

/* What it has understood of a format, in its own words. */
static void
test_structure (gconstpointer format)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autofree char *made = NULL;
  xmlDoc *doc;

  if (!has_programs ())
    return;
  made = convert (report, format, "fodt");
  doc = xmlReadFile (made, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  g_assert_nonnull (doc);
  g_assert_cmpuint (kei_test_count (doc, "//text:changed-region/text:insertion"), ==, 1);
  g_assert_cmpuint (kei_test_count (doc, "//text:changed-region/text:deletion"), ==, 1);
  g_assert_cmpuint (kei_test_count (doc, "//text:changed-region//dc:creator[.='企画課']"), ==, 2);
  g_assert_cmpuint (kei_test_count (doc, "//text:h"), ==, 3);
  g_assert_cmpuint (kei_test_count (doc, "//text:table-of-content"), ==, 1);
  g_assert_cmpuint (kei_test_count (doc, "//table:table-header-rows/table:table-row"), ==, 4);
  g_assert_cmpuint (kei_test_count (doc, "//draw:frame/draw:image"), >=, 15);
  g_assert_cmpuint (kei_test_count (doc, "//svg:desc[.='図形の見本']"), ==, 1);
  g_assert_cmpuint (kei_test_count (doc, "//text:list-item[text:p]"), ==, 4);
  xmlFreeDoc (doc);
  clean_up (made);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/report-office/odt/pages", "odt", test_pages);
  g_test_add_data_func ("/report-office/odt/structure", "odt", test_structure);
  g_test_add_data_func ("/report-office/docx/pages", "docx", test_pages);
  g_test_add_data_func ("/report-office/docx/structure", "docx", test_structure);
  return g_test_run ();
}
