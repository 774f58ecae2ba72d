/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The samples' reports as LibreOffice reads them: what stands on its pages stands on ours, and the other way round. Slow. */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "kei-plan-report.h"
#include "kei-test-office.h"
#include "kei-test-sample.h"

/* The system diagram is a picture for LibreOffice, so its words are none there. */
#define PARTS "cover;contents;introduction;concept;policies;glossary;appendix"

static KeiReport *
build (const char *sample, const char *kind, const char *style_code)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample (sample);
  g_autoptr (KeiReportStyle) shipped = kei_report_style_new_shipped (style_code);
  g_autoptr (KeiReportStyle) style = kei_report_style_with_option (shipped, "parts", PARTS);
  g_autoptr (GError) error = NULL;
  KeiReport *report = kei_plan_report_new (tree, kind, style, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static char *
get_pdf_text (const char *pdf)
{
  const char *const argv[] = { "pdftotext", "-raw", pdf, "-", NULL };

  return kei_test_run (argv);
}

/* Our own pages, in the order in which they are drawn. */
static char *
get_own_text (KeiReport *report)
{
  g_autofree char *folder = g_dir_make_tmp ("kei-pages-XXXXXX", NULL), *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "pdf", NULL);
  char *text;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  text = get_pdf_text (path);
  kei_test_office_clean_up (path);
  return text;
}

/* Every line of @lines stands in @text. The dots of the contents, and numbers at either end, are the program's own: pages, and
 * the figures in tiles, which are pictures there. */
static void
assert_lines (const char *lines, const char *text, const char *whose)
{
  g_autoptr (GRegex) own = g_regex_new ("\\.{3,}.*$|^[0-9 ]+|\\s+[0-9]+$", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *plain = g_regex_replace_literal (own, lines, -1, 0, "", 0, NULL);
  g_autofree char *bare = kei_test_dup_without_blanks (text);
  g_auto (GStrv) parts = g_strsplit_set (plain, "\n\f", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = kei_test_dup_without_blanks (parts[i]);

      n += *part != '\0';
      if (strstr (bare, part) == NULL)
        g_error ("“%s” stands on %s pages only", part, whose);
    }
  g_assert_cmpuint (n, >, 100);
}

static void
test_pages (gconstpointer sample)
{
  static const struct
  {
    const char *kind;
    const char *format;
    const char *style;
  } rows[] = {
    { "book", "odt", "office" },
    { "book", "docx", "designed" },
    { "sheets", "docx", "office" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows) && kei_test_has_office (); i++)
    {
      g_autoptr (KeiReport) report = build (sample, rows[i].kind, rows[i].style);
      g_autofree char *ours = get_own_text (report);
      g_autofree char *made = kei_test_office_convert (report, rows[i].format, "pdf");
      g_autofree char *theirs = get_pdf_text (made);

      assert_lines (ours, theirs, "our own");
      assert_lines (theirs, ours, "LibreOffice's");
      kei_test_office_clean_up (made);
    }
}

/* A table that ends where the page does is followed by none that is empty: this plan's process fills its page to the last point. */
static void
test_full_page (gconstpointer format)
{
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *made = NULL, *text = NULL;
  g_auto (GStrv) pages = NULL;

  if (!kei_test_has_office ())
    return;
  report = build ("minato-koki.keikaku", "process", "designed");
  made = kei_test_office_convert (report, format, "pdf");
  text = get_pdf_text (made);
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), >=, 2); /* one, and what is behind it */
  g_assert_nonnull (strstr (pages[g_strv_length (pages) - 2], "町議会全員協議会"));
  kei_test_office_clean_up (made);
}

/* Every indicator stands in the table of indicators. */
static gboolean
is_in_table (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  if (kei_node_get_kind (node) == KEI_KIND_INDICATOR && strstr (data, kei_node_get_headline (node)) == NULL)
    g_error ("“%s” is not in LibreOffice's table", kei_node_get_headline (node));
  return TRUE;
}

/* Spreadsheets and CSV are opened. */
static void
test_tables (gconstpointer sample)
{
  static const char *const kinds[] = { "sdg", "indicators", "budget", "process", "opinions" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && kei_test_has_office (); i++)
    {
      g_autoptr (KeiReport) report = build (sample, kinds[i], "office");
      g_autofree char *made = kei_test_office_convert (report, "xlsx", "fods"), *theirs = NULL;
      g_autofree char *copy = kei_test_office_convert (report, "csv", "xlsx");
      g_auto (GStrv) lines = NULL;

      g_assert_true (g_file_get_contents (made, &theirs, NULL, NULL));
      g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
      lines = g_strsplit (theirs, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), >, 3);
      if (g_str_equal (kinds[i], "indicators"))
        {
          g_autoptr (KeiTree) tree = kei_test_read_sample (sample);

          kei_node_walk (kei_tree_get_root (tree), is_in_table, theirs);
        }
      kei_test_office_clean_up (made);
      kei_test_office_clean_up (copy);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_CTYPE, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/plan-office/pages/later", "minato-koki.keikaku", test_pages);
  g_test_add_data_func ("/plan-office/pages/earlier", "minato-zenki.keikaku", test_pages);
  g_test_add_data_func ("/plan-office/tables/later", "minato-koki.keikaku", test_tables);
  g_test_add_data_func ("/plan-office/full-page/odt", "odt", test_full_page);
  g_test_add_data_func ("/plan-office/full-page/docx", "docx", test_full_page);
  return g_test_run ();
}
