/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All reports of the samples in every format that they can be written in; as web pages they must be for everyone. */
#include "config.h"

#include "kei-plan-report.h"
#include "kei-report-format.h"
#include "kei-test-html.h"
#include "kei-test-package.h"
#include "kei-test-sample.h"

/* NULL if the plan has nothing of the kind. */
static KeiReport *
build (KeiTree *tree, const char *kind, const char *style_code)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped (style_code);
  g_autoptr (GError) error = NULL;
  KeiReport *report = kei_plan_report_new (tree, kind, style, NULL, &error);

  if (report == NULL)
    g_assert_error (error, KEI_PLAN_REPORT_ERROR, KEI_PLAN_REPORT_ERROR_EMPTY);
  return report;
}

static void
check_page (KeiReport *report)
{
  g_autoptr (GBytes) html = kei_test_write_report (report, "html", NULL);
  g_autofree char *text = kei_test_get_html_text (html);

  kei_test_check_html (html, report);
  kei_test_assert_texts (report, text);
}

/* A format that holds tables only may say that there are none, and nothing else. */
static void
check_tables (KeiReport *report, const char *format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  if (!kei_report_format_by_name (format)->write (report, stream, NULL, &error))
    g_assert_error (error, KEI_REPORT_ERROR, KEI_REPORT_ERROR_EMPTY);
  else
    g_assert_cmpuint (kei_report_count (report, KEI_BLOCK_TABLE), >, 0);
}

static void
test_sample (gconstpointer name)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample (name);
  const char *const *styles = kei_report_style_shipped ();
  guint n_kinds, n_reports = 0;
  const KeiPlanReportKind *kinds = kei_plan_report_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; styles[j] != NULL; j++)
      {
        g_autoptr (KeiReport) report = build (tree, kinds[i].name, styles[j]);

        g_test_message ("%s, %s", kinds[i].name, styles[j]);
        if (report == NULL)
          continue;
        n_reports++;
        check_page (report);
        check_tables (report, "csv");
        check_tables (report, "xlsx");
      }
  g_assert_cmpuint (n_reports, >, n_kinds);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  LIBXML_TEST_VERSION
  g_test_add_data_func ("/plan-page/later", "minato-koki.keikaku", test_sample);
  g_test_add_data_func ("/plan-page/earlier", "minato-zenki.keikaku", test_sample);
  return g_test_run ();
}
