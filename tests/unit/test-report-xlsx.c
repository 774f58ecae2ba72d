/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets, read back part by part. */
#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "kei-test-file.h"

/* Prefixes are not declared for the main names of these parts. */
#define SHEET "/*[local-name()='worksheet']"
#define NAMED(name) "*[local-name()='" name "']"

static KeiTestPackage *
write_package (KeiReport *report, GPtrArray *notes)
{
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "xlsx", notes);

  kei_test_check_xlsx (bytes);
  return kei_test_package_new (bytes);
}

static xmlDoc *
get_sheet (KeiTestPackage *package, guint i)
{
  g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i);

  return kei_test_package_get (package, name);
}

static char *
ask (xmlDoc *doc, const char *format, const char *argument)
{
  g_autofree char *expression = g_strdup_printf (format, argument); /* NOLINT */

  return kei_test_string (doc, expression);
}

/* What stands in a cell: "text: …", "number: …", and the cell's number format behind that. */
static char *
read_cell (KeiTestPackage *package, guint sheet, const char *cell)
{
  xmlDoc *doc = get_sheet (package, sheet), *strings = kei_test_package_get (package, "xl/sharedStrings.xml"), *styles = kei_test_package_get (package, "xl/styles.xml");
  g_autofree char *type = ask (doc, "string(//" NAMED ("c") "[@r='%s']/@t)", cell);
  g_autofree char *value = ask (doc, "string(//" NAMED ("c") "[@r='%s']/" NAMED ("v") ")", cell);
  g_autofree char *style = ask (doc, "string(//" NAMED ("c") "[@r='%s']/@s)", cell);
  g_autofree char *format = NULL, *code = NULL, *text = NULL, *index = NULL;

  if (g_str_equal (type, "s"))
    {
      index = g_strdup_printf ("%d", atoi (value) + 1);
      text = ask (strings, "string(/*/" NAMED ("si") "[%s])", index);
      return g_strdup_printf ("text: %s", text);
    }
  g_assert_cmpstr (type, ==, "");
  index = g_strdup_printf ("%d", atoi (style) + 1);
  format = ask (styles, "string(//" NAMED ("cellXfs") "/*[%s]/@numFmtId)", index);
  code = ask (styles, "string(//" NAMED ("numFmt") "[@numFmtId='%s']/@formatCode)", format);
  return g_strdup_printf ("number: %s as %s", value, *code != '\0' ? code : format);
}

static void
assert_cell (KeiTestPackage *package, guint sheet, const char *cell, const char *expected)
{
  g_autofree char *found = read_cell (package, sheet, cell);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_everything (gconstpointer style)
{
  g_autoptr (KeiReport) report = kei_test_report_new (style);
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "xlsx", NULL), again = kei_test_write_report (report, "xlsx", NULL);
  g_autoptr (KeiTestPackage) package = kei_test_package_new (bytes);
  xmlDoc *book = kei_test_package_get (package, "xl/workbook.xml"), *sheet = get_sheet (package, 1), *core = kei_test_package_get (package, "docProps/core.xml");
  const char *const *texts = kei_test_report_texts (NULL);
  g_autofree char *names = kei_test_string (book, "concat(//" NAMED ("sheet") "[1]/@name, ' ', //" NAMED ("sheet") "[2]/@name)");
  g_autofree char *titles = kei_test_string (book, "string(//" NAMED ("definedName") "[@name='_xlnm.Print_Titles' and @localSheetId='0'])");
  g_autofree char *pane = kei_test_string (sheet, "concat(//" NAMED ("pane") "/@topLeftCell, ' ', //" NAMED ("pane") "/@state, ' ', //" NAMED ("autoFilter") "/@ref)");
  g_autofree char *page = kei_test_string (sheet, "concat(//" NAMED ("pageSetup") "/@paperSize, ' ', //" NAMED ("pageSetup") "/@fitToHeight)");
  g_autofree char *across = kei_test_string (get_sheet (package, 2), "concat(//" NAMED ("pageSetup") "/@paperSize, ' ', //" NAMED ("pageSetup") "/@orientation)");
  g_autofree char *facts = kei_test_string (core, "concat(//*[local-name()='title'], '|', //*[local-name()='creator'], '|', //*[local-name()='created'])");
  guint n_in_tables;

  kei_test_report_texts (&n_in_tables);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpuint (kei_test_count (book, "//" NAMED ("sheet")), ==, 2);
  g_assert_cmpstr (names, ==, "本文 広い表");
  g_assert_cmpstr (titles, ==, "'本文'!$4:$5");
  g_assert_cmpstr (pane, ==, "A6 frozen A5:D13");
  g_assert_cmpstr (page, ==, "9 0");
  g_assert_cmpstr (across, ==, "8 landscape");
  g_assert_cmpstr (facts, ==, "みなと町のこれから|みなと町 <企画課>|2026-09-12T05:02:00Z");

  /* No text is a formula, whatever it begins with. */
  g_assert_cmpuint (kei_test_count (sheet, "//" NAMED ("f")), ==, 0);
  assert_cell (package, 1, "A1", "text: 第1章　はじめに");
  assert_cell (package, 1, "A2", "text: 1　<b>太字ではない</b>");
  assert_cell (package, 1, "A3", "text: 表の見本");
  for (guint i = 0; i < n_in_tables; i++)
    {
      g_autofree char *cell = g_strdup_printf ("A%u", 6 + i), *expected = g_strdup_printf ("text: %s", texts[i]);

      assert_cell (package, 1, cell, expected);
    }
  assert_cell (package, 1, "B6", "number: -1000 as #,##0;▲#,##0");
  assert_cell (package, 1, "C6", "number: -12.5 as #,##0.00;▲#,##0.00");
  assert_cell (package, 1, "D6", "text: 段落1\n段落2 SDGs 14");
  assert_cell (package, 1, "B13", "number: 2027 as 1");
  assert_cell (package, 1, "C13", "number: 46478 as yyyy\"年\"m\"月\"d\"日\"");
  assert_cell (package, 1, "A14", "text: 表の注");
  g_assert_cmpuint (kei_test_count (sheet, "//" NAMED ("mergeCell")), ==, 3);
  g_assert_cmpuint (kei_test_count (sheet, "//" NAMED ("mergeCell") "[@ref='B4:C4' or @ref='A4:A5' or @ref='D4:D5']"), ==, 3);
}

static KeiReportBuilder *
new_builder (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");

  return kei_report_builder_new (style);
}

static void
add_table (KeiReportBuilder *builder, guint n_rows)
{
  const double widths[] = { 1, 1 };

  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 2, 1, NULL);
  kei_report_builder_head_cell (builder, "甲");
  kei_report_builder_head_cell (builder, "乙");
  for (guint i = 0; i < n_rows; i++)
    {
      kei_report_builder_row (builder);
      kei_report_builder_cell (builder, "行");
      kei_report_builder_head (builder);
      kei_report_builder_int_cell (builder, i);
    }
  kei_report_builder_close_table (builder);
}

static void
test_names (void)
{
  static const char *const wanted[] = { "a[b]:c*d?e/f\\g", "'x'", "History", "名前", "名前", "ABC", "abc", "", "この名前はとても長いのでシートの名前には入り切らないから短くなる", "この名前はとても長いのでシートの名前には入り切らないから短くなる",
                                        "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷" };
  static const char *const made[] = { "a［b］：c＊d？e／f＼g", "x", "History_", "名前", "名前 (2)", "ABC", "abc (2)", "題", "この名前はとても長いのでシートの名前には入り切らないから短くな", "この名前はとても長いのでシートの名前には入り切らないか (2)",
                                      "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷" };
  KeiReportBuilder *builder = new_builder ();
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;

  kei_report_builder_set_facts (builder, "題", NULL, NULL, "ja");
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      kei_report_builder_part (builder, wanted[i], KEI_PAPER_STYLE, FALSE, TRUE);
      add_table (builder, 1);
    }
  report = kei_report_builder_end (builder);
  package = write_package (report, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      g_autofree char *index = g_strdup_printf ("%u", i + 1);
      g_autofree char *name = ask (kei_test_package_get (package, "xl/workbook.xml"), "string(//" NAMED ("sheet") "[%s]/@name)", index);

      g_assert_cmpstr (name, ==, made[i]);
    }
}

/* With several tables on a sheet no head stays in sight, and the longest one can be filtered. */
static void
test_tables (void)
{
  KeiReportBuilder *builder = new_builder ();
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  g_autofree char *filter = NULL;
  g_autofree char *names = NULL;

  kei_report_builder_heading (builder, 1, NULL, "章", NULL);
  add_table (builder, 2);
  kei_report_builder_text (builder, "本文は入らない。");
  add_table (builder, 5);
  kei_report_builder_heading (builder, 1, NULL, "次", NULL);
  add_table (builder, 1);
  kei_report_builder_part (builder, "続き", KEI_PAPER_STYLE, FALSE, TRUE);
  add_table (builder, 1);
  kei_report_builder_heading (builder, 2, NULL, "終わり", NULL);
  kei_report_builder_open_table (builder, KEI_LOOK_GRID, (const double[]){ 1 }, 1, 0, NULL);
  kei_report_builder_name_sheet (builder, "別表");
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "値");
  report = kei_report_builder_end (builder);
  package = write_package (report, NULL);
  names = kei_test_string (kei_test_package_get (package, "xl/workbook.xml"), "concat(//" NAMED ("sheet") "[1]/@name, ' ', //" NAMED ("sheet") "[2]/@name, ' ', //" NAMED ("sheet") "[3]/@name, ' ', //" NAMED ("sheet") "[4]/@name, ' ', count(//" NAMED ("sheet") "))");
  g_assert_cmpstr (names, ==, "章 次 続き 別表 4");
  filter = kei_test_string (get_sheet (package, 1), "string(//" NAMED ("autoFilter") "/@ref)");
  g_assert_cmpstr (filter, ==, "A6:B11");
  g_assert_cmpuint (kei_test_count (get_sheet (package, 1), "//" NAMED ("pane")), ==, 0);
  g_assert_cmpuint (kei_test_count (get_sheet (package, 2), "//" NAMED ("pane") "[@topLeftCell='B3']"), ==, 1);
  assert_cell (package, 1, "A1", "text: 章");
  assert_cell (package, 2, "A1", "text: 次");
  /* A sheet stands alone, so it says again what it is under. */
  assert_cell (package, 3, "A1", "text: 次");
  assert_cell (package, 4, "A2", "text: 終わり");
}

/* What is filtered and sorted has no merged cells in it and no totals; a year says what kind of one it is. */
static void
test_rows (void)
{
  static const char *const years[][2] = { { "令和9年度", "number: 2027 as 0\"年度\"" }, { "2027年", "number: 2027 as 0\"年\"" }, { "R9", "number: 2027 as 1" } };
  KeiReportBuilder *builder = new_builder ();
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  g_autofree char *filter = NULL;

  kei_report_builder_open_table (builder, KEI_LOOK_GRID, (const double[]){ 1, 1, 1 }, 3, 1, NULL);
  kei_report_builder_head_cell (builder, "頭");
  kei_report_builder_span (builder, 3, 1);
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "基本目標1　海と大地の恵みで暮らしが立つまち");
  kei_report_builder_span (builder, 3, 1);
  kei_report_builder_row (builder);
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    kei_report_builder_typed_cell (builder, KEI_CELL_YEAR, "2027", years[i][0]);
  for (guint row = 0; row < 2; row++)
    {
      kei_report_builder_row (builder);
      for (guint i = 0; i < 3; i++)
        {
          kei_report_builder_int_cell (builder, i);
          kei_report_builder_tone (builder, KEI_TONE_TOTAL);
        }
    }
  report = kei_report_builder_end (builder);
  package = write_package (report, NULL);
  filter = kei_test_string (get_sheet (package, 1), "concat(//" NAMED ("autoFilter") "/@ref, ' ', //" NAMED ("mergeCell") "/@ref, ' ', count(//" NAMED ("mergeCell") "))");
  g_assert_cmpstr (filter, ==, "A1:C3 A1:C1 1");
  assert_cell (package, 1, "A2", "text: 基本目標1　海と大地の恵みで暮らしが立つまち");
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *cell = g_strdup_printf ("%c3", 'A' + i);

      assert_cell (package, 1, cell, years[i][1]);
    }
}

/* A form is as wide as its page, and its title as high as its letters. */
static void
test_form (void)
{
  KeiReportBuilder *builder = new_builder ();
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  g_autofree char *width = NULL, *height = NULL;

  kei_report_builder_heading (builder, 1, NULL, "施策①", NULL);
  kei_report_builder_open_table (builder, KEI_LOOK_GRID, (const double[]){ 1, 5 }, 2, 0, NULL);
  kei_report_builder_head_cell (builder, "主担当");
  kei_report_builder_cell (builder, NULL);
  report = kei_report_builder_end (builder);
  package = write_package (report, NULL);
  width = kei_test_string (get_sheet (package, 1), "string(sum(//" NAMED ("col") "/@width))");
  height = kei_test_string (get_sheet (package, 1), "string(//" NAMED ("row") "[@r='1']/@ht)");
  /* 163 millimetres. */
  g_assert_cmpfloat (g_ascii_strtod (width, NULL), >, 80);
  g_assert_cmpfloat (g_ascii_strtod (width, NULL), <, 90);
  g_assert_cmpfloat (g_ascii_strtod (height, NULL), >=, 27);
}

/* A long text makes its column broad, and less so where other tables stand in the same columns. */
static void
test_widths (void)
{
  double widths[2];

  for (guint n = 1; n <= 2; n++)
    {
      KeiReportBuilder *builder = new_builder ();
      g_autoptr (KeiReport) report = NULL;
      g_autoptr (KeiTestPackage) package = NULL;
      g_autofree char *width = NULL;

      kei_report_builder_open_table (builder, KEI_LOOK_GRID, (const double[]){ 1, 1, 1, 1, 1 }, 5, 0, NULL);
      for (guint i = 0; i < 15; i++)
        {
          if (i % 5 == 0)
            kei_report_builder_row (builder);
          kei_report_builder_cell (builder, "藻場の回復と資源管理の話合いを、漁協とともに毎年行うため、また燃料を使う操業が増えるため。");
        }
      kei_report_builder_close_table (builder);
      if (n == 2)
        add_table (builder, 1);
      report = kei_report_builder_end (builder);
      package = write_package (report, NULL);
      width = kei_test_string (get_sheet (package, 1), "string(//" NAMED ("col") "[1]/@width)");
      widths[n - 1] = g_ascii_strtod (width, NULL);
    }
  g_assert_cmpfloat (widths[0], >, 40);
  g_assert_cmpfloat (widths[1], <, 0.75 * widths[0]);
}

/* A table of few columns is as broad as its page, and what its short texts leave is for the long ones; what ends it has no say in that, and is a
 * line over all of it. */
static void
test_shares (void)
{
  KeiReportBuilder *builder = new_builder ();
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  double widths[3];
  g_autofree char *merged = NULL;

  kei_report_builder_open_table (builder, KEI_LOOK_GRID, (const double[]){ 1, 8, 1.5 }, 3, 1, NULL);
  for (guint i = 0; i < 4; i++)
    {
      kei_report_builder_row (builder);
      kei_report_builder_cell (builder, i == 0 ? "区分" : "改正後");
      kei_report_builder_cell (builder, i == 0 ? "本文" : "藻場の回復と資源管理の話合いを、漁協とともに毎年行うため、また燃料を使う操業が増えるため、さらに新しい担い手を育てるため。");
      kei_report_builder_cell (builder, i == 0 ? "備考" : "住まいと仕事の相談を一つの窓口で受けるため。");
    }
  kei_report_builder_close_table (builder);
  kei_report_builder_open_table (builder, KEI_LOOK_PLAIN, (const double[]){ 2, 3 }, 2, 0, NULL);
  kei_report_builder_join_table (builder);
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "変更 67　追加 5　削除 5　移動 2　並べ替え 1　統合 1　分割 1");
  kei_report_builder_cell (builder, "改正後：後期基本計画 素案　令和8年11月22日 14:37　#a222e66e6c90");
  kei_report_builder_close_table (builder);
  report = kei_report_builder_end (builder);
  package = write_package (report, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("string(//" NAMED ("col") "[@min='%u']/@width)", i + 1), *width = kei_test_string (get_sheet (package, 1), path);

      widths[i] = g_ascii_strtod (width, NULL);
    }
  g_assert_cmpfloat (widths[0], <, 12);
  g_assert_cmpfloat (widths[1], >, 4 * widths[2]);
  g_assert_cmpfloat (widths[2], >=, 13);
  g_assert_cmpfloat (widths[0] + widths[1] + widths[2], <, 95);
  merged = kei_test_string (get_sheet (package, 1), "concat(//" NAMED ("mergeCell") "[1]/@ref, ' ', //" NAMED ("mergeCell") "[2]/@ref)");
  g_assert_cmpstr (merged, ==, "A6:C6 A7:C7");
}

/* So many chapters that nobody would find one among their sheets stay together. */
static void
test_many_chapters (void)
{
  for (guint n = 100; n <= 101; n++)
    {
      KeiReportBuilder *builder = new_builder ();
      g_autoptr (KeiReport) report = NULL;
      g_autoptr (KeiTestPackage) package = NULL;

      for (guint i = 0; i < n; i++)
        {
          kei_report_builder_heading (builder, 1, NULL, "施策", NULL);
          add_table (builder, 1);
        }
      report = kei_report_builder_end (builder);
      package = write_package (report, NULL);
      g_assert_cmpuint (kei_test_count (kei_test_package_get (package, "xl/workbook.xml"), "//" NAMED ("sheet")), ==, n == 100 ? 100 : 1);
    }
}

static void
test_marks (void)
{
  KeiReportBuilder *builder = new_builder ();
  const double widths[] = { 1, 1 };
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  xmlDoc *strings;

  kei_report_builder_open_table (builder, KEI_LOOK_ROWS, widths, 2, 0, NULL);
  kei_report_builder_cell (builder, "残る");
  kei_report_builder_run (builder, "去る", KEI_MARK_DELETED | KEI_MARK_STRIKE, KEI_INK_REMOVED);
  kei_report_builder_run (builder, "来る", KEI_MARK_INSERTED | KEI_MARK_UNDERLINE, KEI_INK_ADDED);
  kei_report_builder_run (builder, "空き", KEI_MARK_GAP, KEI_INK_NONE);
  kei_report_builder_cell (builder, NULL);
  for (guint i = 0; i < 300; i++)
    kei_report_builder_run (builder, "細", KEI_MARK_BOLD, KEI_INK_NONE);
  report = kei_report_builder_end (builder);
  package = write_package (report, NULL);
  strings = kei_test_package_get (package, "xl/sharedStrings.xml");
  assert_cell (package, 1, "A1", "text: 残る去る来る　　");
  g_assert_cmpuint (kei_test_count (strings, "//" NAMED ("r") "[" NAMED ("t") "='去る']/*/" NAMED ("strike")), ==, 1);
  g_assert_cmpuint (kei_test_count (strings, "//" NAMED ("r") "[" NAMED ("t") "='来る']/*/" NAMED ("u")), ==, 1);
  g_assert_cmpuint (kei_test_count (strings, "//" NAMED ("r")), ==, 4);
}

static void
test_long_text (void)
{
  KeiReportBuilder *builder = new_builder ();
  const double widths[] = { 1 };
  g_autofree char *text = g_strnfill (32766, 'x'), *fits = g_strconcat (text, "y", NULL), *longer = g_strconcat (text, "𠮷", NULL);
  g_autofree char *expected_fits = g_strconcat ("text: ", fits, NULL), *expected = g_strconcat ("text: ", text, "…", NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;

  kei_report_builder_open_table (builder, KEI_LOOK_PLAIN, widths, 1, 0, NULL);
  kei_report_builder_cell (builder, fits);
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, longer);
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "_x0041_ と _x004_");
  report = kei_report_builder_end (builder);
  package = write_package (report, notes);
  assert_cell (package, 1, "A1", expected_fits);
  assert_cell (package, 1, "A2", expected);
  assert_cell (package, 1, "A3", "text: _x005F_x0041_ と _x004_");
  g_assert_cmpuint (notes->len, ==, 1);
}

static void
test_no_table (void)
{
  g_autoptr (KeiReport) report = kei_report_builder_end (new_builder ());
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_false (kei_report_format_by_name ("xlsx")->write (report, stream, NULL, &error));
  g_assert_error (error, KEI_REPORT_ERROR, KEI_REPORT_ERROR_EMPTY);
}

/* Whatever happens, no temporary file is left. */
static void
test_refusals (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new_long ("office", 100);
  g_autoptr (GDir) left = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  kei_test_assert_fails_well (report, "xlsx");
  g_dir_rewind (left);
  while ((name = g_dir_read_name (left)) != NULL)
    g_assert_false (g_str_has_prefix (name, "keikaku"));
}

int
main (int argc, char *argv[])
{
  char folder[] = P_tmpdir "/test-report-xlsx-XXXXXX";
  int result;

  /* A folder for temporary files of its own; GLib asks for it only once. */
  g_assert_nonnull (g_mkdtemp (folder));
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/report-xlsx/everything/office", "office", test_everything);
  g_test_add_data_func ("/report-xlsx/everything/designed", "designed", test_everything);
  g_test_add_func ("/report-xlsx/names", test_names);
  g_test_add_func ("/report-xlsx/tables", test_tables);
  g_test_add_func ("/report-xlsx/rows", test_rows);
  g_test_add_func ("/report-xlsx/form", test_form);
  g_test_add_func ("/report-xlsx/widths", test_widths);
  g_test_add_func ("/report-xlsx/shares", test_shares);
  g_test_add_func ("/report-xlsx/many-chapters", test_many_chapters);
  g_test_add_func ("/report-xlsx/marks", test_marks);
  g_test_add_func ("/report-xlsx/long-text", test_long_text);
  g_test_add_func ("/report-xlsx/no-table", test_no_table);
  g_test_add_func ("/report-xlsx/refusals", test_refusals);
  result = g_test_run ();
  g_rmdir (folder);
  return result;
}
