/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ODT and DOCX must say alike, each in its own words: an expression for each, over the same report. */
#include "config.h"

#include "kei-test-package.h"

typedef struct
{
  const char *odt; /* each an expression */
  const char *docx;
  guint n; /* nodes that it finds */
} Row;

static void
check (KeiReport *report, const char *part, const char *docx_part, const Row *rows, guint n)
{
  g_autoptr (GBytes) odt = kei_test_write_report (report, "odt", NULL);
  g_autoptr (GBytes) docx = kei_test_write_report (report, "docx", NULL);
  g_autoptr (KeiTestPackage) text = kei_test_package_new (odt);
  g_autoptr (KeiTestPackage) word = kei_test_package_new (docx);

  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", rows[i].odt);
      g_assert_cmpuint (kei_test_count (kei_test_package_get (text, part), rows[i].odt), ==, rows[i].n);
      g_test_message ("%s", rows[i].docx);
      g_assert_cmpuint (kei_test_count (kei_test_package_get (word, docx_part), rows[i].docx), ==, rows[i].n);
    }
}

static KeiReportBuilder *
new_builder (const char *style)
{
  g_autofree char *text = g_strconcat ("[style]\nbase=office\n", style, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiReportStyle) made = kei_report_style_new (text, -1, &error);

  g_assert_no_error (error);
  return kei_report_builder_new (made);
}

/* --- How many pages there are --- */

#define BY_END "//text:p/text:bookmark-ref[@text:reference-format='page' and @text:ref-name='_KeiEnd']"
#define WORD_BY_END "//w:instrText[starts-with(., ' PAGEREF _Toc')]"

/* A word processor counts a cover, so with one the number of the last page is said; @last: what the report ends with. */
static void
check_count (gboolean cover, KeiBlockKind last)
{
  const Row furniture[] = {
    { BY_END, WORD_BY_END, cover },
    { "//text:page-count", "//w:instrText[.=' NUMPAGES ']", !cover },
  };
  const Row body[] = {
    { "//text:p[last()]//text:bookmark[@text:name='_KeiEnd']", "//w:body/w:p[following-sibling::*[1][self::w:sectPr]]/w:bookmarkStart", cover },
    { "//text:bookmark", "//w:bookmarkStart", cover },
  };
  KeiReportBuilder *builder = new_builder ("[furniture]\nfooter-center={page}／{pages}\n");
  g_autoptr (KeiReport) report = NULL;

  if (cover)
    {
      kei_report_builder_part (builder, NULL, KEI_PAPER_STYLE, FALSE, FALSE);
      kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_COVER_TITLE, "計画");
    }
  kei_report_builder_part (builder, NULL, KEI_PAPER_STYLE, FALSE, TRUE);
  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "一つめ\n二つめ");
  if (last == KEI_BLOCK_TABLE)
    {
      kei_report_builder_open_table (builder, KEI_LOOK_GRID, (double[]){ 1 }, 1, 0, NULL);
      kei_report_builder_cell (builder, "表");
      kei_report_builder_close_table (builder);
    }
  else if (last == KEI_BLOCK_LIST)
    {
      kei_report_builder_open_list (builder, FALSE);
      kei_report_builder_entry (builder, 0, "一つめ");
      kei_report_builder_entry (builder, 1, "二つめ");
      kei_report_builder_close_list (builder);
    }
  else if (last == KEI_BLOCK_FIGURE)
    kei_report_builder_figure (builder, kei_drawing_new (30, 20, "図"), "題", "出典");
  else if (last == KEI_BLOCK_PART)
    kei_report_builder_part (builder, NULL, KEI_PAPER_STYLE, FALSE, TRUE);
  report = kei_report_builder_end (builder);
  check (report, "content.xml", "word/document.xml", body, G_N_ELEMENTS (body));
  check (report, "styles.xml", "word/footer5.xml", furniture, G_N_ELEMENTS (furniture));
}

static void
test_count (void)
{
  static const KeiBlockKind lasts[] = { KEI_BLOCK_PARAGRAPH, KEI_BLOCK_TABLE, KEI_BLOCK_LIST, KEI_BLOCK_FIGURE, KEI_BLOCK_PART };

  for (guint i = 0; i < G_N_ELEMENTS (lasts); i++)
    {
      check_count (TRUE, lasts[i]);
      check_count (FALSE, lasts[i]);
    }
}

/* --- What stays together --- */

/* Tiles under a heading stay with what follows whatever they say, and of short lines no single one is left. */
static void
test_stays (void)
{
  static const struct
  {
    const char *text;
    gboolean stays;
  } lines[] = { { "一つめ", TRUE }, { "二つめ", FALSE }, { "三つめ", TRUE }, { "四つめ", FALSE } };
  Row rows[] = {
    { "//text:p[draw:frame][@text:style-name=//style:style[style:paragraph-properties/@fo:keep-with-next='always']/@style:name]", "//w:p[w:r/w:drawing]/w:pPr/w:keepNext", 1 },
    { NULL },
  };
  KeiReportBuilder *builder = new_builder ("");
  g_autoptr (KeiReport) report = NULL;

  kei_report_builder_heading (builder, 3, NULL, "施策", NULL);
  kei_report_builder_paragraph (builder, KEI_PARAGRAPH_NOTE);
  for (guint i = 0; i < 4; i++)
    kei_report_builder_drawing (builder, kei_drawing_new (12, 12, "あらゆる場所で、あらゆる形の貧しさを終わらせる"));
  kei_report_builder_open_table (builder, KEI_LOOK_ROWS, (double[]){ 1 }, 1, 0, NULL);
  kei_report_builder_cell (builder, "主担当");
  kei_report_builder_close_table (builder);
  for (guint list = 0; list < 2; list++)
    {
      kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_LABEL, "主な取組");
      if (list == 1)
        kei_report_builder_open_list (builder, TRUE);
      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        if (list == 1)
          kei_report_builder_entry (builder, 0, lines[i].text);
        else
          kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, lines[i].text);
    }
  report = kei_report_builder_end (builder);
  check (report, "content.xml", "word/document.xml", rows, 1);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *odt = g_strdup_printf ("//text:p[.='%s'][@text:style-name=//style:style[style:paragraph-properties/@fo:keep-with-next='always']/@style:name]", lines[i].text);
      g_autofree char *docx = g_strdup_printf ("//w:p[w:r/w:t='%s']/w:pPr/w:keepNext", lines[i].text);

      rows[1] = (Row){ odt, docx, lines[i].stays ? 2 : 0 };
      check (report, "content.xml", "word/document.xml", &rows[1], 1);
    }
}

/* Of a run of headings each may end a page before another of its level or above, so that the run can go on over pages. */
static void
test_freed_headings (void)
{
  static const Row rows[] = {
    { "//text:h[@text:style-name=//style:style[style:paragraph-properties/@fo:keep-with-next='auto']/@style:name]", "//w:p/w:pPr/w:keepNext[@w:val='false']", 2 },
    { "//text:h[.='三つめ'][@text:style-name=//style:style[style:paragraph-properties/@fo:keep-with-next='auto']/@style:name]", "//w:p[w:r/w:t='三つめ']/w:pPr/w:keepNext", 0 },
  };
  KeiReportBuilder *builder = new_builder ("");
  g_autoptr (KeiReport) report = NULL;

  kei_report_builder_heading (builder, 2, NULL, "政策", NULL);
  kei_report_builder_heading (builder, 3, NULL, "一つめ", NULL);
  kei_report_builder_heading (builder, 3, NULL, "二つめ", NULL);
  kei_report_builder_heading (builder, 2, NULL, "三つめ", NULL);
  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "本文");
  report = kei_report_builder_end (builder);
  check (report, "content.xml", "word/document.xml", rows, G_N_ELEMENTS (rows));
}

/* --- Titles --- */

/* Twenty-two letters of 22 points are a little too long for a line of the designed style; thirty are too many for one; a short one
 * is left alone. */
static void
test_long_titles (void)
{
  static const Row rows[] = {
    { "//text:h[1]/text:span[@text:style-name=//style:style[starts-with(style:text-properties/@style:text-scale, '9')]/@style:name]", "//w:p[w:pPr/w:pStyle/@w:val='Heading1'][1]/w:r/w:rPr/w:w[starts-with(@w:val, '9')]", 1 },
    { "//text:h//text:span", "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]/w:r/w:rPr/w:w", 1 },
  };
  static const char *const titles[] = { "海と大地の恵みで暮らしが立ち人がつどうまち", "海と大地の恵みで暮らしが立ち人がつどい次の世代が育ち学びあうまち", "海の町" };
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("designed");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      kei_report_builder_heading (builder, 1, i == 0 ? "1" : NULL, titles[i], NULL);
      kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "本文");
    }
  report = kei_report_builder_end (builder);
  check (report, "content.xml", "word/document.xml", rows, G_N_ELEMENTS (rows));
}

/* Headings right below one another have each a bar or a line of its own. */
static void
test_rules (void)
{
  static const Row styles[] = {
    { "//style:style[starts-with(@style:name, 'Heading')]/style:paragraph-properties[@style:join-border='false']", "//w:style[starts-with(@w:styleId, 'Heading')]/w:pPr/w:pBdr", 3 },
  };
  static const Row rows[] = {
    { "//text:h", "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]", 7 },
    { "//text:h[position()=3 or position()=6]", "//w:p[w:pPr/w:ind][not(preceding-sibling::w:p[1]/w:pPr/w:ind)][starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]", 2 },
  };
  static const guint levels[] = { 1, 2, 2, 2, 3, 3, 2 };
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("designed");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    kei_report_builder_heading (builder, levels[i], NULL, "題", NULL);
  report = kei_report_builder_end (builder);
  check (report, "content.xml", "word/document.xml", rows, G_N_ELEMENTS (rows));
  check (report, "styles.xml", "word/styles.xml", styles, G_N_ELEMENTS (styles));
}

/* --- Contents --- */

/* Of contents of which two lines would stand on a page of their own all lines are a little closer; of others none is. */
static void
test_close_contents (void)
{
  for (guint n = 40; n <= 43; n += 3)
    {
      const Row rows[] = {
        { "//style:style[@style:name='KeiContents']/style:paragraph-properties[substring-before(@fo:line-height, 'pt') < 15]", "//w:style[@w:styleId='KeiContents']/w:pPr/w:spacing[@w:line < 300]", n == 43 },
      };
      g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
      KeiReportBuilder *builder = kei_report_builder_new (style);
      g_autoptr (KeiReport) report = NULL;

      kei_report_builder_contents (builder, "目次", 2);
      for (guint i = 0; i < n; i++)
        kei_report_builder_heading (builder, 2, NULL, "施策", NULL);
      report = kei_report_builder_end (builder);
      check (report, "styles.xml", "word/styles.xml", rows, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  LIBXML_TEST_VERSION
  g_test_add_func ("/report-alike/count", test_count);
  g_test_add_func ("/report-alike/stays", test_stays);
  g_test_add_func ("/report-alike/freed-headings", test_freed_headings);
  g_test_add_func ("/report-alike/long-titles", test_long_titles);
  g_test_add_func ("/report-alike/rules", test_rules);
  g_test_add_func ("/report-alike/close-contents", test_close_contents);
  return g_test_run ();
}
