/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ODT and DOCX as LibreOffice reads them: the same pages as our own, with all that stands on them. Slow; without LibreOffice and
 * poppler there is nothing to see. */
#include "config.h"

#include <string.h>

#include "kei-report-pages.h"
#include "kei-test-office.h"
#include "kei-test-package.h"

static void
assert_holds (const char *text, const char *part)
{
  g_autofree char *bare = kei_test_dup_without_blanks (part);

  if (strstr (text, bare) == NULL)
    g_error ("“%s” is not on LibreOffice's pages", part);
}

static void
check_texts (KeiReport *report, const char *pdf)
{
  const char *const argv[] = { "pdftotext", pdf, "-", NULL };
  g_autofree char *output = kei_test_run (argv), *text = kei_test_dup_without_blanks (output);
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
  g_autofree char *output = kei_test_run (argv);
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

  if (!kei_test_has_office ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autoptr (KeiReport) report = kei_test_report_new (styles[i]);
      g_autofree char *pdf = kei_test_office_convert (report, format, "pdf");

      check_texts (report, pdf);
      check_pages (report, pdf);
      kei_test_office_clean_up (pdf);
    }
}

/* What it has understood of a format, in its own words. */
static void
test_structure (gconstpointer format)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autofree char *made = NULL;
  xmlDoc *doc;

  if (!kei_test_has_office ())
    return;
  made = kei_test_office_convert (report, format, "fodt");
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
  kei_test_office_clean_up (made);
}

/* How many pages there are is said without the cover, as the page's number is. */
static void
test_count (gconstpointer format)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new ("[furniture]\nheader-end=\nfooter-center={page}／{pages}\n", -1, NULL);
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *made = NULL, *text = NULL, *bare = NULL;

  if (!kei_test_has_office ())
    return;
  kei_report_builder_part (builder, NULL, KEI_PAPER_STYLE, FALSE, FALSE);
  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_COVER_TITLE, "計画");
  for (guint i = 0; i < 3; i++)
    {
      kei_report_builder_part (builder, NULL, KEI_PAPER_STYLE, i == 1, TRUE);
      kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "本文");
    }
  report = kei_report_builder_end (builder);
  made = kei_test_office_convert (report, format, "pdf");
  text = kei_test_run ((const char *[]){ "pdftotext", "-raw", made, "-", NULL });
  bare = kei_test_dup_without_blanks (text);
  g_assert_cmpstr (bare, ==, "計画本文1／3本文2／3本文3／3");
  kei_test_office_clean_up (made);
}

/* What ends a table stands on the page of its last row, wherever that is: each case is a part. */
static void
test_joined (gconstpointer format)
{
  const double widths[] = { 1, 3 };
  g_autoptr (KeiReportStyle) style = kei_report_style_new ("", -1, NULL);
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *made = NULL, *text = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_together = 0;

  if (!kei_test_has_office ())
    return;
  for (guint n = 20; n < 60; n++)
    {
      g_autofree char *last = g_strdup_printf ("最後%u。", n), *end = g_strdup_printf ("結び%u。", n);

      kei_report_builder_part (builder, NULL, KEI_PAPER_STYLE, FALSE, TRUE);
      kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 2, 1, NULL);
      kei_report_builder_row (builder);
      kei_report_builder_head_cell (builder, "見出し");
      kei_report_builder_head_cell (builder, "内容");
      for (guint i = 0; i < n; i++)
        {
          kei_report_builder_row (builder);
          kei_report_builder_cell (builder, i + 1 == n ? last : "行");
          kei_report_builder_cell (builder, "内容");
        }
      kei_report_builder_close_table (builder);
      if (n % 2 == 0)
        kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_NOTE, "注記");
      kei_report_builder_open_table (builder, KEI_LOOK_PLAIN, widths, 2, 0, NULL);
      kei_report_builder_keep_table (builder);
      kei_report_builder_join_table (builder);
      for (guint i = 0; i < 3; i++)
        {
          kei_report_builder_row (builder);
          kei_report_builder_cell (builder, i == 2 ? end : "件数");
          kei_report_builder_cell (builder, "版");
        }
      kei_report_builder_close_table (builder);
    }
  report = kei_report_builder_end (builder);
  made = kei_test_office_convert (report, format, "pdf");
  text = kei_test_run ((const char *[]){ "pdftotext", "-raw", made, "-", NULL });
  pages = g_strsplit (text, "\f", -1);
  for (guint n = 20; n < 60; n++)
    {
      g_autofree char *last = g_strdup_printf ("最後%u。", n), *end = g_strdup_printf ("結び%u。", n);

      for (guint i = 0; pages[i] != NULL; i++)
        {
          g_autofree char *page = kei_test_dup_without_blanks (pages[i]);

          n_together += strstr (page, last) != NULL && strstr (page, end) != NULL;
        }
    }
  g_assert_cmpuint (n_together, ==, 40);
  kei_test_office_clean_up (made);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/report-office/odt/pages", "odt", test_pages);
  g_test_add_data_func ("/report-office/odt/structure", "odt", test_structure);
  g_test_add_data_func ("/report-office/docx/pages", "docx", test_pages);
  g_test_add_data_func ("/report-office/docx/structure", "docx", test_structure);
  g_test_add_data_func ("/report-office/odt/count", "odt", test_count);
  g_test_add_data_func ("/report-office/docx/count", "docx", test_count);
  g_test_add_data_func ("/report-office/odt/joined", "odt", test_joined);
  g_test_add_data_func ("/report-office/docx/joined", "docx", test_joined);
  return g_test_run ();
}
