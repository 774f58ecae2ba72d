/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ODT: what ODF asks for, and that nothing of a report is lost. */
#include "config.h"

#include <string.h>

#include "kei-test-file.h"

static KeiTestPackage *
write_package (KeiReport *report)
{
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "odt", NULL);

  return kei_test_package_new (bytes);
}

/* A program that looks at the first bytes only finds the type there: stored, without an extra field. */
static void
test_mimetype (void)
{
  static const char type[] = "mimetypeapplication/vnd.oasis.opendocument.textPK";
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "odt", NULL);
  const char *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpmem (data + 30, strlen (type), type, strlen (type));
  g_assert_cmpint (data[28], ==, 0);
}

static void
test_pictures (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *content = kei_test_package_get (package, "content.xml");

  g_assert_cmpuint (kei_test_count (content, "//draw:frame"), ==, 15);
  g_assert_cmpuint (kei_test_count (content, "//draw:frame[svg:desc='SDGs 14']"), ==, 14);
  g_assert_cmpuint (kei_test_count (content, "//draw:frame[draw:image[1][contains(@xlink:href, '.svg')] and draw:image[2][contains(@xlink:href, '.png')]]"), ==, 15);
  kei_test_assert_unique (content, "//draw:frame/@draw:name");
  g_assert_true (g_hash_table_contains (package->parts, "Pictures/picture2.svg"));
  g_assert_false (g_hash_table_contains (package->parts, "Pictures/picture3.svg"));
}

/* --- Styles --- */

static void
check_file (KeiReport *report)
{
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "odt", NULL);

  kei_test_check_odt (bytes);
}

static void
test_styles (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiReport) designed = kei_test_report_new ("designed");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *styles = kei_test_package_get (package, "styles.xml");

  check_file (report);
  check_file (designed);
  g_assert_cmpuint (kei_test_count (styles, "//style:style[@style:display-name='表の文字' and @style:family='paragraph']"), ==, 1);
  g_assert_cmpuint (kei_test_count (styles, "//style:style[@style:name='Heading_20_2' and @style:default-outline-level='2']"), ==, 1);
  g_assert_cmpuint (kei_test_count (styles, "//style:style[@style:name='KeiBody']/style:text-properties[@style:font-name-asian='Noto Serif CJK JP']"), ==, 1);
}

/* --- What it says --- */

/* The text as a reader sees it, with what is taken out where it stood. */
static void
append_text (GString *out, xmlDoc *doc, const xmlNode *node)
{
  for (; node != NULL; node = node->next)
    if (node->type == XML_TEXT_NODE)
      g_string_append (out, (const char *) node->content);
    else if (xmlStrEqual (node->name, BAD_CAST "s"))
      {
        xmlChar *count = xmlGetProp (node, BAD_CAST "c");

        for (guint64 n = count != NULL ? g_ascii_strtoull ((const char *) count, NULL, 10) : 1; n > 0; n--)
          g_string_append_c (out, ' ');
        xmlFree (count);
      }
    else if (xmlStrEqual (node->name, BAD_CAST "change"))
      {
        xmlChar *id = xmlGetProp (node, BAD_CAST "change-id");
        g_autofree char *find = g_strdup_printf ("string(//text:changed-region[@text:id='%s']//text:p)", id);
        g_autofree char *text = kei_test_string (doc, find);

        g_string_append (out, text);
        xmlFree (id);
      }
    else if (!xmlStrEqual (node->name, BAD_CAST "tracked-changes"))
      append_text (out, doc, node->children);
}

static void
test_texts (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("designed");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *content = kei_test_package_get (package, "content.xml");
  g_autoptr (GString) text = g_string_new (NULL);

  append_text (text, content, xmlDocGetRootElement (content));
  kei_test_assert_texts (report, text->str);
  g_assert_nonnull (strstr (text->str, "読めない画像"));
}

/* Blanks that XML folds, and what they stand between. */
static void
test_blanks (void)
{
  static const char *const texts[] = { " 前", "a b", "a  b", "後 ", " ", "a \nb", "\tc", "a b  c d" };
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      KeiReportBuilder *builder = kei_report_builder_new (style);
      g_autoptr (KeiReport) report = NULL;
      g_autoptr (KeiTestPackage) package = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (GStrv) pieces = g_strsplit_set (texts[i], "\n\t", -1);
      g_autofree char *expected = g_strjoinv ("", pieces), *folded = NULL, *bare = NULL;
      xmlDoc *content;

      kei_report_builder_text (builder, texts[i]);
      report = kei_report_builder_end (builder);
      package = write_package (report);
      content = kei_test_package_get (package, "content.xml");
      append_text (text, content, xmlDocGetRootElement (content));
      g_assert_cmpstr (text->str, ==, expected);
      /* What stands as text is not changed by folding. */
      folded = kei_test_string (content, "normalize-space(//text:p/text()[1])");
      bare = kei_test_string (content, "string(//text:p/text()[1])");
      g_assert_cmpstr (folded, ==, bare);
    }
}

static void
test_tables (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *content = kei_test_package_get (package, "content.xml");

  g_assert_cmpuint (kei_test_count (content, "//table:table"), ==, 2);
  g_assert_cmpuint (kei_test_count (content, "//table:table-header-rows/table:table-row"), ==, 4);
  g_assert_cmpuint (kei_test_count (content, "//table:table-cell[@table:number-columns-spanned='2']"), ==, 2);
  g_assert_cmpuint (kei_test_count (content, "//table:table-cell[@table:number-rows-spanned='2']"), ==, 4);
  /* Every place of every row is said. */
  g_assert_cmpuint (kei_test_count (content, "//table:table-row[count(table:table-cell | table:covered-table-cell) != 4]"), ==, 0);
  g_assert_cmpuint (kei_test_count (content, "//table:table-cell[not(text:p)]"), ==, 0);
  kei_test_assert_unique (content, "//table:table/@table:name");
}

static void
test_lists (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  static const guint depths[] = { 2, 0, 1, 1, 99, 0 };
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  xmlDoc *content;

  kei_report_builder_open_list (builder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    kei_report_builder_entry (builder, depths[i], "項目");
  report = kei_report_builder_end (builder);
  package = write_package (report);
  content = kei_test_package_get (package, "content.xml");
  g_assert_cmpuint (kei_test_count (content, "//text:p"), ==, 6);
  g_assert_cmpuint (kei_test_count (content, "/*/office:body/office:text/text:list"), ==, 1);
  g_assert_cmpuint (kei_test_count (content, "/*/office:body/office:text/text:list/text:list-item"), ==, 3);
  g_assert_cmpuint (kei_test_count (content, "//text:p[count(ancestor::text:list) = 3]"), ==, 1);
  g_assert_cmpuint (kei_test_count (content, "//text:p[count(ancestor::text:list) = 10]"), ==, 1);
  g_assert_cmpuint (kei_test_count (content, "//text:list/*[not(self::text:list-item)]"), ==, 0);
}

static void
test_contents (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *content = kei_test_package_get (package, "content.xml");

  g_assert_cmpuint (kei_test_count (content, "//text:h"), ==, 3);
  g_assert_cmpuint (kei_test_count (content, "//text:index-body/text:p/text:a/text:bookmark-ref[@text:reference-format='page']"), ==, 3);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *find = g_strdup_printf ("//text:bookmark-start[@text:name=string((//text:bookmark-ref)[%u]/@text:ref-name)]", i);

      g_assert_cmpuint (kei_test_count (content, find), ==, 1);
    }
  kei_test_assert_unique (content, "//text:bookmark-start/@text:name");
  /* Pages are counted from the contents on, not from the cover. */
  g_assert_cmpuint (kei_test_count (content, "//style:paragraph-properties[@style:page-number='1']"), ==, 1);
  g_assert_cmpuint (kei_test_count (content, "//text:index-title/text:p[@text:style-name = //style:style[style:paragraph-properties/@style:page-number='1']/@style:name]"), ==, 1);
}

static void
test_changes (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *content = kei_test_package_get (package, "content.xml");
  g_autofree char *creator = kei_test_string (content, "string(//text:insertion//dc:creator)");
  g_autofree char *date = kei_test_string (content, "string(//text:deletion//dc:date)");
  g_autofree char *inserted = kei_test_string (content, "string(//text:change-start/following-sibling::text()[1])");

  g_assert_cmpuint (kei_test_count (content, "//text:changed-region"), ==, 2);
  g_assert_cmpuint (kei_test_count (content, "//text:changed-region[text:insertion]/@text:id[. = //text:change-start/@text:change-id and . = //text:change-end/@text:change-id]"), ==, 1);
  g_assert_cmpuint (kei_test_count (content, "//text:changed-region[text:deletion]/@text:id[. = //text:change/@text:change-id]"), ==, 1);
  g_assert_cmpstr (creator, ==, "企画課");
  g_assert_cmpstr (date, ==, "2026-09-12T14:02:00");
  g_assert_cmpstr (inserted, ==, "加わった語と");
}

/* What is left of the text as ODF has it: who accepts has what was put in, who rejects what was taken out, with the ends of lines. */
static void
append_decided (GString *out, xmlDoc *doc, const xmlNode *node, gboolean accept, gboolean *inside)
{
  for (; node != NULL; node = node->next)
    {
      const char *name = (const char *) node->name;
      gboolean line = g_str_equal (name, "p") || g_str_equal (name, "h");

      if (node->type == XML_TEXT_NODE && !*inside)
        g_string_append (out, (const char *) node->content);
      if (g_str_equal (name, "change-start") || g_str_equal (name, "change-end"))
        *inside = !accept && g_str_equal (name, "change-start");
      if (g_str_equal (name, "change") && !accept)
        {
          xmlChar *id = xmlGetProp (node, BAD_CAST "change-id");
          g_autofree char *find = g_strdup_printf ("count(//text:changed-region[@text:id='%s']/text:deletion/*[self::text:p or self::text:h])", id);
          g_autofree char *count = kei_test_string (doc, find);
          guint n = (guint) g_ascii_strtoull (count, NULL, 10);

          for (guint i = 1; i <= n; i++)
            {
              g_autofree char *part = g_strdup_printf ("string(//text:changed-region[@text:id='%s']/text:deletion/*[self::text:p or self::text:h][%u])", id, i);
              g_autofree char *text = kei_test_string (doc, part);

              g_string_append_printf (out, "%s%s", i > 1 ? "\n" : "", text);
            }
          xmlFree (id);
        }
      if (!g_str_equal (name, "tracked-changes"))
        append_decided (out, doc, node->children, accept, inside);
      if (line && !*inside)
        g_string_append_c (out, '\n');
    }
}

static char *
dup_decided (xmlDoc *content, gboolean accept)
{
  GString *text = g_string_new (NULL);
  gboolean inside = FALSE;

  append_decided (text, content, xmlDocGetRootElement (content), accept, &inside);
  return g_string_free (text, FALSE);
}

/* A line that changed as a whole goes with an end: of the line before, behind a table its own. */
static void
test_changed_lines (void)
{
  static const struct
  {
    const char *text; /* NULL: a table */
    KeiMarks marks;
  } lines[] = {
    { "一", 0 },
    { "消える二", KEI_MARK_DELETED },
    { "加わる三", KEI_MARK_INSERTED },
    { "加わる四", KEI_MARK_INSERTED },
    { "消える五", KEI_MARK_DELETED },
    { NULL, 0 },
    { "消える六", KEI_MARK_DELETED },
    { "加わる七", KEI_MARK_INSERTED },
    { "八", 0 },
    { "加わる九", KEI_MARK_INSERTED },
    { NULL, 0 },
    { "消える十", KEI_MARK_DELETED },
    { NULL, 0 },
    { "終わり", 0 },
    { "消える", KEI_MARK_DELETED },
  };
  const double widths[] = { 1 };
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  g_autofree char *accepted = NULL, *rejected = NULL;

  kei_report_builder_part (builder, NULL, KEI_PAPER_A4, FALSE, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].text == NULL)
      {
        kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 1, 0, NULL);
        kei_report_builder_row (builder);
        kei_report_builder_cell (builder, "表");
        kei_report_builder_row (builder);
        kei_report_builder_cell (builder, NULL);
        kei_report_builder_run (builder, "行", i == 5 ? KEI_MARK_INSERTED : 0, KEI_INK_NONE);
        kei_report_builder_close_table (builder);
      }
    else
      {
        kei_report_builder_paragraph (builder, KEI_PARAGRAPH_BODY);
        kei_report_builder_run (builder, lines[i].text, lines[i].marks, KEI_INK_NONE);
      }
  report = kei_report_builder_end (builder);
  package = write_package (report);
  accepted = dup_decided (kei_test_package_get (package, "content.xml"), TRUE);
  rejected = dup_decided (kei_test_package_get (package, "content.xml"), FALSE);
  /* Between two tables there is a line that is in neither. */
  g_assert_cmpstr (accepted, ==, "一\n加わる三\n加わる四\n表\n行\n加わる七\n八\n加わる九\n表\n行\n\n表\n行\n終わり\n");
  g_assert_cmpstr (rejected, ==, "一\n消える二\n消える五\n表\n\n消える六\n八\n表\n行\n消える十\n\n表\n行\n終わり\n消える\n");
  /* A row that is new as a whole goes as a whole: a word of LibreOffice's. */
  g_assert_cmpuint (kei_test_count (kei_test_package_get (package, "content.xml"), "//table:table-row[@table:style-name='RowWholeChanged']"), ==, 1);
  check_file (report);
}

/* Parts that begin with each kind of block, or with none, begin their page. */
static void
test_pages (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  const double widths[] = { 1 };
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  xmlDoc *content;

  kei_report_builder_part (builder, NULL, KEI_PAPER_A3, TRUE, TRUE);
  kei_report_builder_part (builder, NULL, KEI_PAPER_A4, FALSE, TRUE);
  kei_report_builder_open_table (builder, KEI_LOOK_PLAIN, widths, 1, 0, NULL);
  kei_report_builder_cell (builder, "a");
  kei_report_builder_part (builder, NULL, KEI_PAPER_A4, FALSE, TRUE);
  kei_report_builder_contents (builder, NULL, 1);
  kei_report_builder_part (builder, NULL, KEI_PAPER_A5, FALSE, FALSE);
  kei_report_builder_open_list (builder, FALSE);
  kei_report_builder_entry (builder, 0, "b");
  kei_report_builder_part (builder, NULL, KEI_PAPER_B4, FALSE, FALSE);
  kei_report_builder_heading (builder, 1, NULL, "c", NULL);
  kei_report_builder_part (builder, NULL, KEI_PAPER_B5, FALSE, FALSE);
  report = kei_report_builder_end (builder);
  package = write_package (report);
  content = kei_test_package_get (package, "content.xml");
  g_assert_cmpuint (kei_test_count (content, "//*[@text:style-name = //style:style[@style:master-page-name]/@style:name]"), ==, 5);
  g_assert_cmpuint (kei_test_count (content, "//table:table[@table:style-name = //style:style[@style:master-page-name]/@style:name]"), ==, 1);
  check_file (report);
}

static void
test_properties (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *meta = kei_test_package_get (package, "meta.xml");
  g_autofree char *title = kei_test_string (meta, "string(//dc:title)");
  g_autofree char *author = kei_test_string (meta, "string(//meta:initial-creator)");
  g_autofree char *created = kei_test_string (meta, "string(//meta:creation-date)");

  g_assert_cmpstr (title, ==, "みなと町のこれから");
  g_assert_cmpstr (author, ==, "みなと町 <企画課>");
  g_assert_cmpstr (created, ==, "2026-09-12T14:02:00");
}

static void
test_same_bytes (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("designed");
  g_autoptr (GBytes) first = kei_test_write_report (report, "odt", NULL);
  g_autoptr (GBytes) second = kei_test_write_report (report, "odt", NULL);

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_failures (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");

  kei_test_assert_fails_well (report, "odt");
}

static void
test_notes (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "odt", notes);

  g_assert_cmpuint (notes->len, ==, 1);
}

/* A table at the end is followed by a line that is next to nothing high, and not by one of the word processor's own; the gap that tables
 * have below them could take a page of its own there. */
static void
test_last_table (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  g_autofree char *height = NULL;
  xmlDoc *content;

  for (guint i = 0; i < 2; i++)
    {
      kei_report_builder_open_table (builder, KEI_LOOK_GRID, (const double[]){ 1 }, 1, 0, NULL);
      kei_report_builder_row (builder);
      kei_report_builder_cell (builder, "値");
      kei_report_builder_close_table (builder);
      if (i == 0)
        kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "間");
    }
  report = kei_report_builder_end (builder);
  package = write_package (report);
  content = kei_test_package_get (package, "content.xml");
  g_assert_cmpuint (kei_test_count (content, "//office:text/*[last()][self::text:p][not(node())]"), ==, 1);
  g_assert_cmpuint (kei_test_count (content, "//table:table[1][@table:style-name=//style:style[style:table-properties/@fo:margin-bottom='8pt']/@style:name]"), ==, 1);
  g_assert_cmpuint (kei_test_count (content, "//table:table[2][@table:style-name=//style:style[style:table-properties/@fo:margin-bottom='0pt']/@style:name]"), ==, 1);
  height = kei_test_string (content, "string(//style:style[@style:name=//office:text/*[last()]/@text:style-name]/style:text-properties/@fo:font-size)");
  g_assert_cmpfloat (g_ascii_strtod (height, NULL), >, 0);
  g_assert_cmpfloat (g_ascii_strtod (height, NULL), <, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report-odt/mimetype", test_mimetype);
  g_test_add_func ("/report-odt/pictures", test_pictures);
  g_test_add_func ("/report-odt/styles", test_styles);
  g_test_add_func ("/report-odt/texts", test_texts);
  g_test_add_func ("/report-odt/blanks", test_blanks);
  g_test_add_func ("/report-odt/tables", test_tables);
  g_test_add_func ("/report-odt/last-table", test_last_table);
  g_test_add_func ("/report-odt/lists", test_lists);
  g_test_add_func ("/report-odt/contents", test_contents);
  g_test_add_func ("/report-odt/changes", test_changes);
  g_test_add_func ("/report-odt/changed-lines", test_changed_lines);
  g_test_add_func ("/report-odt/pages", test_pages);
  g_test_add_func ("/report-odt/properties", test_properties);
  g_test_add_func ("/report-odt/same-bytes", test_same_bytes);
  g_test_add_func ("/report-odt/failures", test_failures);
  g_test_add_func ("/report-odt/notes", test_notes);
  return g_test_run ();
}
