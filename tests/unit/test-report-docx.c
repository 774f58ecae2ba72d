/* SPDX-License-Identifier: GPL-3.0-or-later */
/* DOCX: what Word is strict about, and that nothing of a report is lost. */
#include "config.h"

#include <string.h>

#include "kei-test-file.h"

static KeiTestPackage *
write_package (KeiReport *report)
{
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "docx", NULL);

  return kei_test_package_new (bytes);
}

/* Tiles that look alike are kept once: the report has fourteen, and one figure. */
static void
test_pictures (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  guint n = 0;

  for (guint i = 0; i < package->names->len; i++)
    n += g_str_has_prefix (g_ptr_array_index (package->names, i), "word/media/") && g_str_has_suffix (g_ptr_array_index (package->names, i), ".png");
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (kei_test_count (kei_test_package_get (package, "word/document.xml"), "//wp:docPr[@descr='SDGs 14']"), ==, 14);
  g_assert_cmpuint (kei_test_count (kei_test_package_get (package, "word/document.xml"), "//wp:docPr[@descr='図形の見本']"), ==, 1);
  kei_test_assert_unique (kei_test_package_get (package, "word/document.xml"), "//wp:docPr/@id");
}

/* --- What Word is strict about --- */

static void
check_schema (KeiReport *report)
{
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "docx", NULL);

  kei_test_check_docx (bytes);
}

static void
test_schema (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiReport) designed = kei_test_report_new ("designed");

  check_schema (report);
  check_schema (designed);
}

/* --- What it says --- */

static void
test_texts (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("designed");
  g_autoptr (KeiTestPackage) package = write_package (report);
  g_autofree char *text = kei_test_string (kei_test_package_get (package, "word/document.xml"), "string(//w:body)");

  kei_test_assert_texts (report, text);
  /* The word of a picture that cannot be read is its description. */
  g_assert_nonnull (strstr (text, "読めない画像"));
}

/* What is short under a heading goes with it to where the text is that it is about. */
static void
test_short_texts_stay (void)
{
  static const struct
  {
    const char *text;
    gboolean stays;
  } rows[] = { { "令和8年10月6日", TRUE }, { "提出者17人", TRUE }, { "窓口で受け付けた。", TRUE }, { "四つめの短い段落", FALSE } };
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  xmlDoc *document;

  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "見出しがない");
  kei_report_builder_heading (builder, 2, NULL, "審議会", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_NOTE, rows[i].text);
  kei_report_builder_heading (builder, 2, NULL, "懇談会", NULL);
  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "長い段落は次のページへ続くことができるので、見出しと同じところに留まることはなく、二行ずつが残ればよい。");
  report = kei_report_builder_end (builder);
  package = write_package (report);
  document = kei_test_package_get (package, "word/document.xml");
  g_assert_cmpuint (kei_test_count (document, "//w:keepNext"), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *find = g_strdup_printf ("//w:p[w:r/w:t='%s']/w:pPr/w:keepNext", rows[i].text);

      g_assert_cmpuint (kei_test_count (document, find), ==, rows[i].stays);
    }
}

/* Headings are Word's, with outline levels; the contents are a field whose parts are closed. */
static void
test_headings (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *document = kei_test_package_get (package, "word/document.xml");
  xmlDoc *styles = kei_test_package_get (package, "word/styles.xml");
  g_autofree char *toc = kei_test_string (document, "string(//w:instrText[1])");

  g_assert_cmpuint (kei_test_count (document, "//w:pStyle[starts-with(@w:val, 'Heading')]"), ==, 3);
  g_assert_cmpuint (kei_test_count (styles, "//w:style[w:name/@w:val='heading 3']/w:pPr/w:outlineLvl[@w:val='2']"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "//w:sdt//w:hyperlink"), ==, 3);
  g_assert_cmpstr (toc, ==, " TOC \\o \"1-3\" \\h \\z \\u ");
  g_assert_cmpuint (kei_test_count (document, "//w:fldChar[@w:fldCharType='begin']"), ==, 4);
  g_assert_cmpuint (kei_test_count (document, "//w:fldChar[@w:fldCharType='separate']"), ==, 4);
  g_assert_cmpuint (kei_test_count (document, "//w:fldChar[@w:fldCharType='end']"), ==, 4);
  /* The pages have numbers already: those of our own pages, in which the cover is not counted. */
  for (guint i = 0; i < 3; i++)
    {
      static const char *const numbers[] = { "2", "2", "4" };
      g_autofree char *find = g_strdup_printf ("string((//w:sdt//w:hyperlink)[%u]/w:r[6])", i + 1);
      g_autofree char *number = kei_test_string (document, find);

      g_assert_cmpstr (number, ==, numbers[i]);
    }
  g_assert_cmpuint (kei_test_count (document, "//w:sectPr[w:pgNumType/@w:start='1']"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "(//w:sectPr)[2]/w:pgNumType"), ==, 1);
  /* A field that is out of date, and Word would ask the reader about it. */
  g_assert_cmpuint (kei_test_count (document, "//@w:dirty"), ==, 0);
  g_assert_cmpuint (kei_test_count (kei_test_package_get (package, "word/settings.xml"), "//w:updateFields"), ==, 0);
}

static void
test_tables (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *document = kei_test_package_get (package, "word/document.xml");

  g_assert_cmpuint (kei_test_count (document, "//w:tbl"), ==, 2);
  g_assert_cmpuint (kei_test_count (document, "//w:tblHeader"), ==, 4);
  g_assert_cmpuint (kei_test_count (document, "//w:tr[w:trPr/w:cantSplit]"), ==, 20);
  g_assert_cmpuint (kei_test_count (document, "//w:vMerge[@w:val='restart']"), ==, 4);
  g_assert_cmpuint (kei_test_count (document, "//w:vMerge[@w:val='continue']"), ==, 4);
  g_assert_cmpuint (kei_test_count (document, "//w:gridSpan[@w:val='2']"), ==, 2);
  /* The gap behind a table is that of our own pages: as much as what follows wants above it, and 8 points at least. */
  g_assert_cmpuint (kei_test_count (kei_test_package_get (package, "word/styles.xml"), "//w:style[@w:styleId='KeiSpacer']/w:pPr/w:spacing[@w:line + @w:after = 160 and @w:line <= 20]"), ==, 1);
}

/* Names of people and tables are as long as Word has them. */
static void
test_long_names (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autofree char *name = g_strnfill (10000, 'x');
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;

  kei_report_builder_set_facts (builder, name, name, name, "ja");
  kei_report_builder_set_reviser (builder, name);
  kei_report_builder_text (builder, "町は");
  kei_report_builder_run (builder, "進める", KEI_MARK_INSERTED, KEI_INK_NONE);
  kei_report_builder_open_table (builder, KEI_LOOK_GRID, (const double[]){ 1 }, 1, 0, name);
  kei_report_builder_cell (builder, "値");
  report = kei_report_builder_end (builder);
  bytes = kei_test_write_report (report, "docx", NULL);
  kei_test_check_docx (bytes);
}

/* The largest letters that a style may have, with a band around them. */
static void
test_large_titles (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new ("[heading 1]\nsize=96\nrule=band\n[heading 2]\nsize=96\nrule=left\n[heading 3]\nsize=4\n", -1, NULL);
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;

  kei_report_builder_heading (builder, 1, NULL, "題", NULL);
  report = kei_report_builder_end (builder);
  bytes = kei_test_write_report (report, "docx", NULL);
  kei_test_check_docx (bytes);
}

/* Word has tables of 63 columns; no text of a wider one is lost, whatever spans what. */
static void
test_wide_table (void)
{
  enum {
    N_COLUMNS = 100
  };
  double widths[N_COLUMNS];
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < N_COLUMNS; i++)
    widths[i] = 1;
  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, N_COLUMNS, 1, NULL);
  for (guint row = 0; row < 6; row++)
    {
      kei_report_builder_row (builder);
      for (guint i = 0; i < N_COLUMNS; i++)
        {
          g_autofree char *cell = g_strdup_printf ("%u-%u", row, i);

          kei_report_builder_cell (builder, cell);
          /* One that reaches over the end, and one beyond it. */
          if (row == 2 && i == 60)
            kei_report_builder_span (builder, 5, 2);
          if (row == 2 && i == 62)
            kei_report_builder_span (builder, 2, 3);
        }
    }
  kei_report_builder_close_table (builder);
  kei_test_add_random_table (builder, 80, 12, 2);
  report = kei_report_builder_end (builder);
  bytes = kei_test_write_report (report, "docx", notes);
  kei_test_check_docx (bytes);
  package = kei_test_package_new (bytes);
  text = kei_test_string (kei_test_package_get (package, "word/document.xml"), "string(//w:body)");
  kei_test_assert_texts (report, text);
  g_assert_cmpuint (notes->len, ==, 2);
}

/* A row that names those below does not end a page. */
static void
test_bands (void)
{
  static const struct
  {
    const char *text;
    KeiTone tone;
    gboolean stays;
  } rows[] = { { "基本目標1", KEI_TONE_SUBTOTAL, TRUE }, { "施策①", KEI_TONE_NONE, FALSE }, { "基本目標2", KEI_TONE_SUBTOTAL, TRUE }, { "施策②", KEI_TONE_NONE, FALSE }, { "計", KEI_TONE_TOTAL, FALSE } /* the last one */ };
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;

  kei_report_builder_open_table (builder, KEI_LOOK_GRID, (const double[]){ 1, 1 }, 2, 0, NULL);
  /* Too long to stay together as a whole. */
  for (guint i = 0; i < 50; i++)
    {
      kei_report_builder_row (builder);
      kei_report_builder_cell (builder, i < 4 ? rows[i].text : "続き");
      kei_report_builder_head (builder);
      kei_report_builder_tone (builder, i < 4 ? rows[i].tone : KEI_TONE_NONE);
    }
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, rows[4].text);
  kei_report_builder_head (builder);
  kei_report_builder_tone (builder, KEI_TONE_TOTAL);
  report = kei_report_builder_end (builder);
  package = write_package (report);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *find = g_strdup_printf ("//w:tr[w:tc/w:p/w:r/w:t='%s']/w:tc[not(w:p[not(w:pPr/w:keepNext)])]", rows[i].text);

      g_assert_cmpuint (kei_test_count (kei_test_package_get (package, "word/document.xml"), find), ==, rows[i].stays ? 2 : 0);
    }
}

/* A part is a section with its own paper; one without header and footer has empty ones, not those of the part before. */
static void
test_sections (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *document = kei_test_package_get (package, "word/document.xml");
  g_autofree char *bare = kei_test_string (kei_test_package_get (package, "word/footer0.xml"), "string(/)");

  g_assert_cmpuint (kei_test_count (document, "//w:sectPr"), ==, 3);
  g_assert_cmpuint (kei_test_count (document, "//w:sectPr[w:headerReference and w:footerReference]"), ==, 3);
  g_assert_cmpuint (kei_test_count (document, "/w:document/w:body/w:sectPr/w:pgSz[@w:orient='landscape' and @w:w='23811' and @w:h='16838']"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "(//w:sectPr)[1]/w:footerReference[@r:id='rFooter0']"), ==, 1);
  g_assert_cmpstr (bare, ==, "");
}

static void
test_changes (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *document = kei_test_package_get (package, "word/document.xml");
  g_autofree char *inserted = kei_test_string (document, "string(//w:ins)");
  g_autofree char *deleted = kei_test_string (document, "string(//w:del)");

  g_assert_cmpstr (inserted, ==, "加わった語と");
  g_assert_cmpstr (deleted, ==, "去った語");
  g_assert_cmpuint (kei_test_count (document, "//w:ins[@w:author='企画課' and @w:date='2026-09-12T14:02:00Z']/w:r[not(w:rPr)]/w:t"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "//w:delText"), ==, kei_test_count (document, "//w:del/w:r/w:delText"));
  g_assert_cmpuint (kei_test_count (document, "//w:del//w:t"), ==, 0);
  kei_test_assert_unique (document, "//w:ins/@w:id | //w:del/@w:id");
}

/* A paragraph or a row that is new as a whole goes away as a whole when the change is rejected. */
static void
test_whole_changes (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  const double widths[] = { 1, 1 };
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  xmlDoc *document;

  kei_report_builder_run (builder, "新しい段落", KEI_MARK_INSERTED, KEI_INK_NONE);
  kei_report_builder_paragraph (builder, KEI_PARAGRAPH_BODY);
  kei_report_builder_run (builder, "去る段落", KEI_MARK_DELETED, KEI_INK_NONE);
  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 2, 0, NULL);
  for (guint i = 0; i < 2; i++)
    {
      kei_report_builder_row (builder);
      kei_report_builder_cell (builder, NULL);
      kei_report_builder_run (builder, "新しい行", KEI_MARK_INSERTED, KEI_INK_NONE);
      kei_report_builder_cell (builder, i == 0 ? NULL : "前からある");
    }
  report = kei_report_builder_end (builder);
  package = write_package (report);
  document = kei_test_package_get (package, "word/document.xml");
  g_assert_cmpuint (kei_test_count (document, "//w:p[w:pPr/w:rPr/w:ins][w:ins]"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "//w:p[w:pPr/w:rPr/w:del][w:del]"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "//w:tr[w:trPr/w:ins]"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "//w:tc//w:pPr/w:rPr/w:ins"), ==, 0);
  check_schema (report);
}

/* Reports that are hardly any, and blocks that follow one another awkwardly. */
static void
test_edges (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  const double widths[] = { 0, 1, 1e9 };
  g_autoptr (KeiReport) empty = kei_report_builder_end (builder);
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *endless = g_strnfill (10000, 'x');

  check_schema (empty);
  builder = kei_report_builder_new (style);
  kei_report_builder_part (builder, "a", KEI_PAPER_A3, TRUE, TRUE);
  kei_report_builder_part (builder, "b", KEI_PAPER_A5, FALSE, FALSE);
  kei_report_builder_contents (builder, NULL, 2);
  kei_report_builder_part (builder, "c", KEI_PAPER_STYLE, FALSE, TRUE);
  for (guint i = 0; i < 2; i++)
    {
      kei_report_builder_open_table (builder, KEI_LOOK_ROWS, widths, 3, 0, NULL);
      kei_report_builder_size_table (builder, 0.8);
      kei_report_builder_cell (builder, "");
      kei_report_builder_cell (builder, NULL);
      kei_report_builder_cell (builder, endless);
    }
  kei_report_builder_part (builder, "d", KEI_PAPER_STYLE, FALSE, TRUE);
  kei_report_builder_open_list (builder, TRUE);
  kei_report_builder_entry (builder, 99, "");
  kei_report_builder_part (builder, "e", KEI_PAPER_STYLE, FALSE, TRUE);
  kei_report_builder_link (builder, "どこへも", "nowhere");
  report = kei_report_builder_end (builder);
  check_schema (report);
}

static void
test_properties (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *core = kei_test_package_get (package, "docProps/core.xml");
  g_autofree char *title = kei_test_string (core, "string(//dc:title)");
  g_autofree char *author = kei_test_string (core, "string(//dc:creator)");
  g_autofree char *created = kei_test_string (core, "string(//dcterms:created)");

  g_assert_cmpstr (title, ==, "みなと町のこれから");
  g_assert_cmpstr (author, ==, "みなと町 <企画課>");
  g_assert_cmpstr (created, ==, "2026-09-12T05:02:00Z");
}

static void
test_same_bytes (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("designed");
  g_autoptr (GBytes) first = kei_test_write_report (report, "docx", NULL);
  g_autoptr (GBytes) second = kei_test_write_report (report, "docx", NULL);

  g_assert_true (g_bytes_equal (first, second));
}

/* Without contents, for which all pages would be laid out each time. */
static KeiReport *
new_plain_report (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  const double widths[] = { 1, 2 };
  KeiDrawing *tile = kei_drawing_new (12, 12, "図");

  for (guint i = 0; i < 20; i++)
    {
      kei_report_builder_heading (builder, 1, "1", "見出し", NULL);
      kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 2, 1, "表");
      kei_report_builder_head_cell (builder, "頭");
      kei_report_builder_cell (builder, "語");
    }
  kei_drawing_add_rectangle (tile, 0, 0, 12, 12, KEI_RGBA (0x0a97d9));
  kei_report_builder_figure (builder, tile, "題", NULL);
  return kei_report_builder_end (builder);
}

static void
test_failures (void)
{
  g_autoptr (KeiReport) report = new_plain_report (), laid_out = kei_test_report_new ("office");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  KeiReportJob job = { .cancellable = cancellable };

  kei_test_assert_fails_well (report, "docx");
  g_cancellable_cancel (cancellable);
  g_assert_false (kei_report_format_by_name ("docx")->write (laid_out, stream, &job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What was put in as an image and is none is told. */
static void
test_notes (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "docx", notes);

  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 0), "壊れた図"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report-docx/pictures", test_pictures);
  g_test_add_func ("/report-docx/schema", test_schema);
  g_test_add_func ("/report-docx/texts", test_texts);
  g_test_add_func ("/report-docx/short-texts-stay", test_short_texts_stay);
  g_test_add_func ("/report-docx/headings", test_headings);
  g_test_add_func ("/report-docx/tables", test_tables);
  g_test_add_func ("/report-docx/wide-table", test_wide_table);
  g_test_add_func ("/report-docx/long-names", test_long_names);
  g_test_add_func ("/report-docx/large-titles", test_large_titles);
  g_test_add_func ("/report-docx/bands", test_bands);
  g_test_add_func ("/report-docx/sections", test_sections);
  g_test_add_func ("/report-docx/changes", test_changes);
  g_test_add_func ("/report-docx/whole-changes", test_whole_changes);
  g_test_add_func ("/report-docx/edges", test_edges);
  g_test_add_func ("/report-docx/properties", test_properties);
  g_test_add_func ("/report-docx/same-bytes", test_same_bytes);
  g_test_add_func ("/report-docx/failures", test_failures);
  g_test_add_func ("/report-docx/notes", test_notes);
  return g_test_run ();
}
