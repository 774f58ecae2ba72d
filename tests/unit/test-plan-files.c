/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All reports of the samples, in both styles, as files for word processors and spreadsheets: what programs are strict about is
 * right, and every text of the report is found again. */
#include "config.h"

#include <string.h>

#include "kei-plan-report.h"
#include "kei-report-format.h"
#include "kei-test-file.h"
#include "kei-test-sample.h"

typedef struct
{
  const char *sample;
  const char *format;
} Case;

static const Case cases[] = {
  { "minato-koki.keikaku", "docx" },
  { "minato-koki.keikaku", "odt" },
  { "minato-koki.keikaku", "xlsx" },
  { "minato-koki.keikaku", "csv" },
  { "minato-zenki.keikaku", "docx" },
  { "minato-zenki.keikaku", "odt" },
  { "minato-zenki.keikaku", "xlsx" },
  { "minato-zenki.keikaku", "csv" },
};

static void
add_text (gpointer texts, xmlNode *node)
{
  if (xmlStrEqual (node->name, BAD_CAST "si"))
    {
      xmlChar *text = xmlNodeGetContent (node);

      g_hash_table_add (texts, g_strdup ((const char *) text));
      xmlFree (text);
    }
}

/* What stands in a cell of the report stands in one of the book. */
static void
find_cell (gpointer texts, const KeiReportTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KeiRow *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KeiCell *cell = g_ptr_array_index (row->cells, j);
          g_autofree char *text = kei_cell_dup_text (cell);

          if (cell->value == NULL && *text != '\0' && !g_hash_table_contains (texts, text))
            g_error ("“%s” is not there", text);
        }
    }
}

static void
check_book (KeiReport *report, GBytes *bytes)
{
  g_autoptr (KeiTestPackage) package = kei_test_package_new (bytes);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  kei_test_foreach_node (xmlDocGetRootElement (kei_test_package_get (package, "xl/sharedStrings.xml")), add_text, texts);
  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_TABLE)
      find_cell (texts, blocks[i].table);
}

static void
check_text (KeiReport *report, GBytes *bytes, const char *part, const char *body)
{
  g_autoptr (KeiTestPackage) package = kei_test_package_new (bytes);
  g_autofree char *find = g_strdup_printf ("string(//%s)", body), *text = NULL;

  kei_test_fill_blanks (xmlDocGetRootElement (kei_test_package_get (package, part)));
  text = kei_test_string (kei_test_package_get (package, part), find);
  kei_test_assert_texts (report, text);
}

/* A mark for UTF-8, and no cell that a spreadsheet would evaluate: numbers are the only ones that begin with a sign. */
static void
check_csv (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_true (g_str_has_prefix (text, "\357\273\277"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_false (g_regex_match_simple ("(^|,)\"?[=@+＝＠＋]", text + 3, G_REGEX_MULTILINE, 0));
  g_assert_false (g_regex_match_simple ("(^|,)\"?-[^0-9,\"\r]", text + 3, G_REGEX_MULTILINE, 0));
}

static void
check (KeiReport *report, const char *format)
{
  g_autoptr (GBytes) bytes = kei_test_write_report (report, format, NULL);

  kei_test_check_file (bytes, format);
  if (g_str_equal (format, "docx"))
    check_text (report, bytes, "word/document.xml", "w:body");
  else if (g_str_equal (format, "odt"))
    check_text (report, bytes, "content.xml", "office:text");
  else if (g_str_equal (format, "xlsx"))
    check_book (report, bytes);
  else
    check_csv (bytes);
}

static void
test_case (gconstpointer data)
{
  static const char *const styles[] = { "office", "designed" };
  const Case *one = data;
  g_autoptr (KeiTree) tree = kei_test_read_sample (one->sample);
  guint n, n_made = 0;
  const KeiPlanReportKind *kinds = kei_plan_report_kinds (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
      {
        g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped (styles[j]);
        g_autoptr (GError) error = NULL;
        g_autoptr (KeiReport) report = kei_plan_report_new (tree, kinds[i].name, style, NULL, &error);

        g_assert_no_error (error);
        if (!kei_report_format_fits (kei_report_format_by_name (one->format), report))
          continue;
        g_test_message ("%s, %s", kinds[i].name, styles[j]);
        check (report, one->format);
        n_made++;
      }
  g_assert_cmpuint (n_made, >, n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  LIBXML_TEST_VERSION
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-files/%s/%s", strstr (cases[i].sample, "koki") != NULL ? "later" : "earlier", cases[i].format);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
