/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan of which every title is meant to do harm, as all reports in all formats: what was written comes out as text,
 * and nothing of it is run. */
#include "config.h"

#include <string.h>

#include "kei-plan-report.h"
#include "kei-report-format.h"
#include "kei-test-html.h"
#include "kei-test-file.h"
#include "kei-xml.h"

#define LONG_TITLE 10000

/* Each @ is one of the texts below, in turn; % is a title of 10,000 characters. */
#define PLAN                                                                                                                                                                                            \
  "<plan xmlns='urn:keikaku:plan' format='1' id='kaaaaaaaaaab'><content title='@' municipality='@' type='later-basic-plan' start='2027' end='2031' catchphrase='@' theme='@'>"                          \
  "<vision>@</vision><level id='kaaaaaaaaaac' name='@'/><level id='kaaaaaaaaaad' name='@' under='kaaaaaaaaaac' pattern='@{1}' groups='texts indicators sdg budget staffing'/>"                          \
  "<level id='kaaaaaaaaaae' name='@' under='kaaaaaaaaaad'/><department id='kaaaaaaaaaaf' name='@'/><viewpoint id='kaaaaaaaaaag' label='@' title='@'><text>@</text></viewpoint>"                         \
  "<section id='kaaaaaaaaaah' title='@' role='introduction'><paragraph id='kaaaaaaaaaai'><body>@</body></paragraph><list id='kaaaaaaaaaaj'><body>@</body></list>"                                       \
  "<table id='kaaaaaaaaaak' caption='@' head-rows='1'><row id='kaaaaaaaaaal' cells='@&#9;@'/><row id='kaaaaaaaaaam' cells='@&#9;@'/></table></section>"                                                 \
  "<item id='kaaaaaaaaaan' level='kaaaaaaaaaac' label='@' title='@'><item id='kaaaaaaaaaao' level='kaaaaaaaaaad' title='@' lead='kaaaaaaaaaaf' viewpoints='kaaaaaaaaaag'>"                              \
  "<indicator id='kaaaaaaaaaap' name='@' unit='@'><value id='kaaaaaaaaaaq' period='FY2025' role='baseline' number='3' printed='@'/><value id='kaaaaaaaaaar' period='FY2028' role='target' number='6'/>" \
  "</indicator><sdg id='kaaaaaaaaaas' goal='14' strength='primary'><reason>@</reason></sdg><budget id='kaaaaaaaaaat' year='2027' account='@' role='plan' amount='374'/>"                                \
  "<item id='kaaaaaaaaaau' level='kaaaaaaaaaae' title='@'><budget id='kaaaaaaaaaav' year='2027' role='plan' amount='5'/></item></item>"                                                                 \
  "<item id='kaaaaaaaaaaw' level='kaaaaaaaaaad' title='%'/></item><term id='kaaaaaaaaaax' term='@' reading='@'><explanation>@</explanation></term></content><record>"                                   \
  "<body id='kaaaaaaaaaay' name='@' lane='office'/><meeting id='kaaaaaaaaaaz' title='@' body='kaaaaaaaaaay' lane='office' start='2026-04-15'/>"                                                         \
  "<public-comment id='kaaaaaaaaa2a' title='@' start='2026-12-25' end='2027-01-23'><opinion id='kaaaaaaaaa2b' number='1' items='kaaaaaaaaaao'><summary>@</summary><response>@</response></opinion>"     \
  "</public-comment></record></plan>"

static const char *const texts[] = {
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "</table>]]>&amp;<!--",
  "家族👨‍👩‍👧‍👦",
  "葛󠄀城の町",
  "שלום \xe2\x80\xae עולם",
  "\" onload=\"alert(1)",
  "javascript:alert(1)",
};

static KeiTree *
read_plan (void)
{
  g_autoptr (GString) plan = g_string_new (NULL);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KeiTree *tree;
  guint n = 0;

  while (title->len < LONG_TITLE * strlen ("長"))
    g_string_append (title, "長");
  for (const char *at = PLAN; *at != '\0'; at++)
    {
      g_autofree char *text = *at == '@' ? g_markup_escape_text (texts[n++ % G_N_ELEMENTS (texts)], -1) : NULL;

      if (text != NULL)
        g_string_append (plan, text);
      else if (*at == '%')
        g_string_append (plan, title->str);
      else
        g_string_append_c (plan, *at);
    }
  bytes = g_bytes_new (plan->str, plan->len);
  tree = kei_xml_read_bytes (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

/* --- Each format --- */

static char *
get_all_text (KeiTestPackage *package, const char *only)
{
  GString *all = g_string_new (NULL);
  GHashTableIter iter;
  gpointer name, doc;

  g_hash_table_iter_init (&iter, package->docs);
  while (g_hash_table_iter_next (&iter, &name, &doc))
    if (only == NULL || g_str_equal (name, only))
      {
        g_autofree char *text = kei_test_string (doc, "string(/)");

        g_string_append (all, text);
      }
  return g_string_free (all, FALSE);
}

/* What stands in the tables of the report stands in what holds tables only. */
static void
assert_cells (KeiReport *report, const char *text)
{
  g_autofree char *listing = kei_test_list_report (report);
  g_auto (GStrv) lines = g_strsplit (listing, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      if (g_str_has_prefix (lines[i], "| ") && strstr (lines[i], texts[j]) != NULL && strstr (text, texts[j]) == NULL)
        g_error ("“%s” is not in\n%s", texts[j], text);
}

static void
check_html (KeiReport *report, GBytes *bytes)
{
  g_autofree char *text = kei_test_get_html_text (bytes);

  kei_test_check_html (bytes, report);
  kei_test_assert_texts (report, text);
}

static void
check_odt (KeiReport *report, GBytes *bytes)
{
  g_autoptr (KeiTestPackage) package = kei_test_package_new (bytes);
  g_autofree char *text = NULL;

  kei_test_fill_blanks (xmlDocGetRootElement (kei_test_package_get (package, "content.xml")));
  text = get_all_text (package, "content.xml");
  kei_test_assert_texts (report, text);
}

static void
check_docx (KeiReport *report, GBytes *bytes)
{
  g_autoptr (KeiTestPackage) package = kei_test_package_new (bytes);
  g_autofree char *text = get_all_text (package, "word/document.xml");

  kei_test_assert_texts (report, text);
}

static void
check_xlsx (KeiReport *report, GBytes *bytes)
{
  g_autoptr (KeiTestPackage) package = kei_test_package_new (bytes);
  g_autofree char *text = get_all_text (package, NULL);
  GHashTableIter iter;
  gpointer doc;

  assert_cells (report, text);
  g_hash_table_iter_init (&iter, package->docs);
  while (g_hash_table_iter_next (&iter, NULL, &doc))
    g_assert_cmpuint (kei_test_count (doc, "//*[local-name()='f' or local-name()='hyperlink' or local-name()='externalLink']"), ==, 0);
}

static void
check_csv (KeiReport *report, GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) quotes = g_strsplit (text, "\"\"", -1);
  g_autofree char *plain = g_strjoinv ("\"", quotes);

  assert_cells (report, plain);
  g_assert_false (g_regex_match_simple ("(^|,)\"?[=+@][^,\"]", text, G_REGEX_MULTILINE, 0));
}

static void
check_svg (KeiReport *report, GBytes *bytes)
{
  xmlDoc *doc = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);

  g_assert_nonnull (doc);
  g_assert_cmpuint (kei_test_count (doc, "//*[local-name()='script'] | //@*[starts-with(name(), 'on')] | //@href"), ==, 0);
  xmlFreeDoc (doc);
}

static void
check_pdf (KeiReport *report, GBytes *bytes)
{
  static const char *const forbidden[] = { "/JavaScript", "/Launch", "/URI", "/OpenAction" };
  const char *data = g_bytes_get_data (bytes, NULL);

  g_autoptr (GString) plain = g_string_new (NULL);

  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  /* As text without the zeros of what is compressed. */
  for (gsize i = 0; i < g_bytes_get_size (bytes); i++)
    g_string_append_c (plain, data[i] != '\0' ? data[i] : ' ');
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_null (g_strstr_len (plain->str, -1, forbidden[i]));
}

static void
test_format (gconstpointer name)
{
  static const struct
  {
    const char *name;
    void (*check) (KeiReport *report, GBytes *bytes);
  } checks[] = {
    { "html", check_html },
    { "odt", check_odt },
    { "docx", check_docx },
    { "xlsx", check_xlsx },
    { "csv", check_csv },
    { "svg", check_svg },
    { "pdf", check_pdf },
  };
  const KeiReportFormat *format = kei_report_format_by_name (name);
  g_autoptr (KeiTree) tree = read_plan ();
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("designed");
  guint n, n_made = 0;
  const KeiPlanReportKind *kinds = kei_plan_report_kinds (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KeiReport) report = kei_plan_report_new (tree, kinds[i].name, style, NULL, &error);
      g_autoptr (GBytes) bytes = NULL;

      g_assert_no_error (error);
      if (!kei_report_format_fits (format, report))
        continue;
      g_test_message ("%s", kinds[i].name);
      bytes = kei_test_write_report (report, name, NULL);
      n_made++;
      for (guint j = 0; j < G_N_ELEMENTS (checks); j++)
        if (g_str_equal (checks[j].name, name))
          checks[j].check (report, bytes);
      kei_test_check_file (bytes, name);
    }
  g_assert_cmpuint (n_made, >, 0);
}

int
main (int argc, char *argv[])
{
  guint n;
  const KeiReportFormat *formats = kei_report_formats (&n);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  LIBXML_TEST_VERSION
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/plan-hostile/", formats[i].name, NULL);

      g_test_add_data_func (path, formats[i].name, test_format);
    }
  return g_test_run ();
}
