/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes → style: what is read is kept and read again the same, no text of it holds what a report cannot, whatever the dialogs make of
 * it is a style too, and reports come out of it or say what is wrong with it. The length of the bytes says which. */
#include "config.h"

#include "fuzz.h"
#include "kei-comparison-report.h"
#include "kei-plan-report.h"
#include "kei-xml.h"

/* --- Plans with something of all that a style can say something about --- */

#define CONTENT(title, target, text)                                                                                                                                                              \
  "<plan xmlns='urn:keikaku:plan' format='1' id='kaaaaaaaaaab'><content title='" title "' municipality='港町市' start='2027' end='2031'>"                                                      \
  "<vision>海とともに</vision><level id='kaaaaaaaaaac' name='政策' pattern='政策{1}'/><department id='kaaaaaaaaaad' name='水産課'/>"                                                  \
  "<section id='kaaaaaaaaaae' title='はじめに'><paragraph id='kaaaaaaaaaaf'><body>" text "</body></paragraph></section>"                                                                          \
  "<item id='kaaaaaaaaaag' level='kaaaaaaaaaac' title='" title "' lead='kaaaaaaaaaad'><text id='kaaaaaaaaaah' role='issues'><body>" text "</body></text>"                                         \
  "<indicator id='kaaaaaaaaaai' name='水揚げ'><value id='kaaaaaaaaaaj' period='FY2025' role='baseline' number='3'/>"                                                                           \
  "<value id='kaaaaaaaaaak' period='FY2026' role='actual' number='4'/><value id='kaaaaaaaaaal' period='FY2031' role='target' number='" target "'/></indicator>"                                   \
  "<sdg id='kaaaaaaaaaam' goal='14' strength='primary'/><budget id='kaaaaaaaaaan' year='2027' role='plan' amount='374'/></item>"                                                                  \
  "<term id='kaaaaaaaaaao' term='共生'><explanation>ともに生きる</explanation></term></content>"                                                                                          \
  "<record><meeting id='kaaaaaaaaaap' title='審議会' lane='council' start='2026-04-15'/><public-comment id='kaaaaaaaaaaq' title='意見'><opinion id='kaaaaaaaaaar'><summary>よい</summary>" \
  "</opinion></public-comment></record></plan>"

static KeiTree *
read_plan (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  KeiTree *tree = kei_xml_read_bytes (bytes, NULL, NULL, NULL);

  demand (tree != NULL);
  return tree;
}

static KeiComparisonRows *
make_rows (KeiTree *later)
{
  g_autoptr (KeiTree) earlier = read_plan (CONTENT ("共存の港", "5", "港を守れるまち。"));
  g_autoptr (KeiPairing) pairing = kei_pairing_new (earlier, later, NULL, NULL, NULL, NULL, NULL);

  return kei_comparison_rows_make (pairing, 0, NULL, NULL, NULL, NULL);
}

/* --- What must hold of a style --- */

static void
check_text (const char *text)
{
  demand (g_utf8_validate (text, -1, NULL));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    demand (kei_report_can_hold (g_utf8_get_char (at)));
}

static void
check_style (KeiReportStyle *style)
{
  guint n;
  const KeiComparisonOption *options = kei_comparison_options (&n);
  g_autofree char *name = kei_report_style_dup_name (style, "ja");

  check_text (name);
  for (KeiFurniture furniture = KEI_FURNITURE_HEADER; furniture <= KEI_FURNITURE_FOOTER; furniture++)
    for (KeiAlign place = KEI_ALIGN_START; place <= KEI_ALIGN_END; place++)
      check_text (kei_report_style_get_furniture (style, furniture, place));
  for (guint i = 0; i < n; i++)
    check_text (kei_comparison_option_get (&options[i], style));
  for (guint role = 0; role < KEI_N_PARAGRAPH_ROLES; role++)
    check_text (kei_report_style_get_paragraph (style, role)->font);
}

static void
check_kept (KeiReportStyle *style)
{
  g_autofree char *text = kei_report_style_to_text (style);
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiReportStyle) again = kei_report_style_new (text, -1, &error);
  g_autofree char *text_again = NULL;

  demand (again != NULL && error == NULL);
  text_again = kei_report_style_to_text (again);
  demand (g_str_equal (text, text_again));
}

/* What the dialogs do with it. */
static void
check_others (KeiReportStyle *style)
{
  const KeiPageSetup page = { KEI_PAPER_B5, TRUE, 10, 20, 30, 40 };
  g_autoptr (KeiReportStyle) named = kei_report_style_with_name (style, "町の様式\n2");
  g_autoptr (KeiReportStyle) paged = kei_report_style_with_page (named, &page);
  g_autoptr (KeiReportStyle) said = kei_report_style_with_option (paged, "compare-heads", "後期;前期");
  g_autoptr (KeiReportStyle) unsaid = kei_report_style_with_option (said, "compare-heads", NULL);
  g_autoptr (KeiReportStyle) close = kei_report_style_condense (unsaid, 0.5);
  g_autofree char *name = kei_report_style_dup_name (close, "ja");

  demand (close != NULL && g_str_equal (name, "町の様式\n2"));
  check_kept (close);
}

static void
write_report (KeiReport *report, guint choice)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  KeiReportJob job = { .notes = notes };
  guint n;
  const KeiReportFormat *formats = kei_report_formats (&n);
  const KeiReportFormat *format = &formats[choice % n];

  if (kei_report_format_fits (format, report))
    demand (format->write (report, stream, &job, &error) && error == NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static KeiTree *plan;
  static KeiComparisonRows *rows;
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiReportStyle) style = kei_report_style_new ((const char *) data, (gssize) size, &error);
  g_autoptr (KeiReport) report = NULL;
  guint n_kinds, n_comparisons, choice = (guint) size;
  const KeiPlanReportKind *kinds = kei_plan_report_kinds (&n_kinds);
  const KeiComparisonReportKind *comparisons = kei_comparison_report_kinds (&n_comparisons);

  demand ((style == NULL) == (error != NULL));
  if (style == NULL)
    {
      demand (error->domain == KEI_STYLE_ERROR && g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  check_style (style);
  check_kept (style);
  check_others (style);

  if (plan == NULL)
    {
      plan = read_plan (CONTENT ("共生の港", "7", "港を守るまち。海とともに。"));
      rows = make_rows (plan);
    }
  if (choice % 2 == 0)
    report = kei_plan_report_new (plan, kinds[choice / 2 % n_kinds].name, style, NULL, &error);
  else
    report = kei_comparison_report_new (rows, comparisons[choice / 2 % n_comparisons].name, style, NULL, NULL, &error);
  demand ((report == NULL) == (error != NULL));
  if (report != NULL)
    write_report (report, choice / 2 / (choice % 2 == 0 ? n_kinds : n_comparisons));
  else
    demand (g_error_matches (error, KEI_COMPARISON_REPORT_ERROR, KEI_COMPARISON_REPORT_ERROR_STYLE));
  return 0;
}
