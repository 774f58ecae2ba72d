/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons as LibreOffice reads them: who accepts all changes of the marked text has the later plan's text, who rejects them the
 * earlier one's; and every format's table says the same. Slow. */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "kei-comparison-report.h"
#include "kei-test-office.h"
#include "kei-test-revision.h"
#include "kei-test-sample.h"

static KeiReport *
build (KeiTree *old_tree, KeiTree *new_tree, const char *kind, const char *style_code)
{
  g_autoptr (KeiPairing) pairing = kei_test_pair (old_tree, new_tree, NULL);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);
  g_autoptr (KeiComparisonRows) rows = kei_comparison_rows_new (comparison, NULL, NULL);
  g_autoptr (KeiReportStyle) shipped = kei_report_style_new_shipped (style_code);
  g_autoptr (KeiReportStyle) bare = kei_report_style_with_option (shipped, "compare-subtitle", "none");
  g_autoptr (KeiReportStyle) style = kei_report_style_with_option (bare, "compare-proof", g_str_equal (kind, "marked") ? "false" : "true");
  KeiComparisonFacts facts = { .created = "2026-09-12T14:02:00+09:00", .reviser = "企画課" };
  g_autoptr (GError) error = NULL;
  KeiReport *report = kei_comparison_report_new (rows, kind, style, &facts, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* --- Tracked changes --- */

/* The first line is the title; blanks at the ends of lines are LibreOffice's, and so are empty lines at the end, and in DOCX behind tables. */
static char *
dup_lines (const char *text, guint n_left_out, gboolean empty)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *kept = g_string_new (NULL);
  guint n = g_strv_length (lines);

  for (; n > 0 && *g_strstrip (lines[n - 1]) == '\0'; n--)
    ;
  for (guint i = n_left_out; i < n; i++)
    if (*g_strstrip (lines[i]) != '\0' || empty)
      g_string_append_printf (kept, "%s\n", lines[i]);
  return g_string_free (kept, FALSE);
}

/* That this is the plan's text, test-comparison-report knows. */
static void
assert_decides (KeiTree *old_tree, KeiTree *new_tree)
{
  static const char *const formats[] = { "docx", "odt" };
  g_autoptr (KeiReport) marked = build (old_tree, new_tree, "marked", "amendment");

  for (guint i = 0; i < 4; i++)
    {
      gboolean accept = i % 2 != 0, is_odt = i / 2 != 0;
      g_autofree char *decided = kei_test_office_decide (marked, formats[i / 2], accept), *left = kei_test_dup_left (marked, accept ? KEI_MARK_DELETED : KEI_MARK_INSERTED);
      g_autofree char *text = dup_lines (decided, 1, is_odt), *expected = dup_lines (left, 0, FALSE);

      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_samples_are_decided (void)
{
  g_autoptr (KeiTree) old_tree = kei_test_read_sample ("minato-zenki.keikaku"), new_tree = kei_test_read_sample ("minato-koki.keikaku");

  if (!kei_test_has_office ())
    return;
  assert_decides (old_tree, new_tree);
}

static void
test_revisions_are_decided (void)
{
  for (guint i = 0; i < 2 && kei_test_has_office (); i++)
    {
      KeiTestRevisionSetting setting = { .n_items = 60, .seed = (guint64) g_test_rand_int_range (1, G_MAXINT32), .size = KEI_TEST_REVISION_MEDIUM + i };
      KeiTestRevision *revision = kei_test_revision_new (&setting);

      g_test_message ("seed %" G_GUINT64_FORMAT, setting.seed);
      assert_decides (revision->old_tree, revision->new_tree);
      kei_test_revision_free (revision);
    }
}

/* --- Every format says the same --- */

/* Every cell of every table of the report, without blanks, stands in the text in this order. */
static void
assert_cells (KeiReport *report, const char *text, const char *format)
{
  guint n, n_cells = 0;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);
  g_autofree char *bare = kei_test_dup_without_blanks (text);

  for (guint i = 0; i < n; i++)
    for (guint y = 0; blocks[i].kind == KEI_BLOCK_TABLE && y < blocks[i].table->rows->len; y++)
      {
        const KeiRow *row = g_ptr_array_index (blocks[i].table->rows, y);

        for (guint x = 0; x < row->cells->len; x++)
          {
            const KeiCell *cell = g_ptr_array_index (row->cells, x);

            for (guint j = 0; j < cell->paragraphs->len; j++)
              {
                g_autofree char *paragraph = kei_paragraph_dup_text (g_ptr_array_index (cell->paragraphs, j)), *wanted = kei_test_dup_without_blanks (paragraph);

                if (strstr (bare, wanted) == NULL)
                  g_error ("“%s” is not in %s", paragraph, format);
                n_cells++;
              }
          }
      }
  g_assert_cmpuint (n_cells, >, 100);
}

static char *
get_text (KeiReport *report, const char *format)
{
  const char *target = g_str_equal (format, "csv") ? "csv" : "txt";
  g_autofree char *made = kei_test_office_convert (report, format, target);
  char *text = NULL;

  g_assert_true (g_file_get_contents (made, &text, NULL, NULL));
  kei_test_office_clean_up (made);
  return text;
}

/* What needs no office to be read: pages of the web without their marks, and CSV. */
static char *
get_plain_text (KeiReport *report, const char *format)
{
  static const char *const entities[][2] = { { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#39;", "'" }, { "&amp;", "&" } };
  g_autoptr (GRegex) tags = g_regex_new ("<[^>]*>", 0, 0, NULL);
  g_autoptr (GBytes) bytes = kei_test_write_report (report, format, NULL);
  g_autofree char *written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) text = NULL;
  g_autofree char *bare = NULL;

  if (g_str_equal (format, "csv"))
    return g_steal_pointer (&written);
  bare = g_regex_replace_literal (tags, written, -1, 0, "", 0, NULL);
  text = g_string_new (bare);
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (text, entities[i][0], entities[i][1], 0);
  return g_strdup (text->str);
}

static void
test_formats_agree (gconstpointer style)
{
  static const char *const formats[] = { "odt", "docx" }, *const plain[] = { "html", "csv" };
  g_autoptr (KeiTree) old_tree = kei_test_read_sample ("minato-zenki.keikaku"), new_tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiReport) report = build (old_tree, new_tree, "table", style);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *text = get_plain_text (report, plain[i]);

      assert_cells (report, text, plain[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats) && kei_test_has_office (); i++)
    {
      g_autofree char *text = get_text (report, formats[i]);

      assert_cells (report, text, formats[i]);
    }
}

/* One page, in programs with higher lines too. */
static void
test_summary_page (gconstpointer format)
{
  g_autoptr (KeiTree) old_tree = kei_test_read_sample ("minato-zenki.keikaku"), new_tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiReport) report = build (old_tree, new_tree, "summary", "amendment");
  g_autofree char *made = NULL, *text = NULL;

  if (!kei_test_has_office ())
    return;
  made = kei_test_office_convert (report, format, "pdf");
  text = kei_test_run ((const char *[]){ "pdftotext", made, "-", NULL });
  g_assert_true (strchr (text, '\f') == strrchr (text, '\f'));
  kei_test_office_clean_up (made);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_CTYPE, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/comparison-office/decided/samples", test_samples_are_decided);
  g_test_add_func ("/comparison-office/decided/revisions", test_revisions_are_decided);
  g_test_add_data_func ("/comparison-office/formats/amendment", "amendment", test_formats_agree);
  g_test_add_data_func ("/comparison-office/formats/ordinance", "ordinance", test_formats_agree);
  g_test_add_data_func ("/comparison-office/summary/odt", "odt", test_summary_page);
  g_test_add_data_func ("/comparison-office/summary/docx", "docx", test_summary_page);
  return g_test_run ();
}
