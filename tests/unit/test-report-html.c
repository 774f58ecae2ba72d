/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports as web pages. */
#include "config.h"

#include <libxml/parser.h>
#include <string.h>

#include "kei-test-html.h"
#include "kei-test-report.h"

static void
assert_holds (const char *html, const char *piece)
{
  if (strstr (html, piece) == NULL)
    g_error ("“%s” is not in: %s", piece, strstr (html, "<body>"));
}

static char *
write_text (KeiReport *report)
{
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "html", NULL);

  kei_test_check_html (bytes, report);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_everything (gconstpointer style)
{
  g_autoptr (KeiReport) report = kei_test_report_new (style);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "html", notes), again = kei_test_write_report (report, "html", NULL);
  g_autofree char *text = kei_test_get_html_text (bytes);
  const char *const *texts = kei_test_report_texts (NULL);

  kei_test_check_html (bytes, report);
  g_assert_true (g_bytes_equal (bytes, again));
  for (guint i = 0; texts[i] != NULL; i++)
    if (strstr (text, texts[i]) == NULL)
      g_error ("“%s” is not on the page", texts[i]);
  /* What was not read is told, and described. */
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_nonnull (strstr (text, "読めない画像"));
}

static KeiReportBuilder *
new_builder (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);

  kei_report_builder_set_facts (builder, "題", "町", NULL, "ja");
  return builder;
}

static void
test_empty (void)
{
  g_autoptr (KeiReport) report = kei_report_builder_end (new_builder ());
  g_autofree char *html = write_text (report);

  assert_holds (html, "<main>\n</main>");
}

static void
test_marks (void)
{
  KeiReportBuilder *builder = new_builder ();
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *html = NULL;

  kei_report_builder_run (builder, "<加\n\t &>", KEI_MARK_INSERTED | KEI_MARK_UNDERLINE | KEI_MARK_BOLD, KEI_INK_ADDED);
  kei_report_builder_run (builder, "去", KEI_MARK_DELETED | KEI_MARK_STRIKE | KEI_MARK_SMALL, KEI_INK_NONE);
  kei_report_builder_run (builder, "空きx", KEI_MARK_GAP, KEI_INK_NONE);
  kei_report_builder_link (builder, "先", "\"here\"");
  kei_report_builder_link (builder, "無", "nowhere");
  kei_report_builder_paragraph (builder, KEI_PARAGRAPH_NOTE);
  kei_report_builder_anchor (builder, "\"here\"");
  kei_report_builder_text (builder, "注");
  report = kei_report_builder_end (builder);
  html = write_text (report);
  assert_holds (html, "<p><span class=\"i-added\"><ins><strong><u>&lt;加<br/>\t &amp;&gt;</u></strong></ins></span>"
                      "<del><small><s>去</s></small></del><u class=\"gap\">　　　</u><a href=\"#%22here%22\">先</a>無</p>\n"
                      "<p class=\"note\" id=\"&quot;here&quot;\">注</p>");
}

static void
test_lists (void)
{
  KeiReportBuilder *builder = new_builder ();
  const guint depths[] = { 1, 3, 2, 0, 0, 9 };
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *html = NULL;

  kei_report_builder_open_list (builder, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    kei_report_builder_entry (builder, depths[i], "x");
  kei_report_builder_open_list (builder, TRUE);
  for (guint i = 0; i < 1000; i++)
    kei_report_builder_entry (builder, i * i, "y");
  report = kei_report_builder_end (builder);
  html = write_text (report);
  assert_holds (html, "<ul><li>x<ul><li>x</li></ul><ul><li>x</li></ul></li><li>x</li><li>x<ul><li>x</li></ul></li></ul>\n<ol><li>y<ol>");
}

static void
test_table (void)
{
  KeiReportBuilder *builder = new_builder ();
  const double widths[] = { 2, 1, 1 };
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *html = NULL;

  kei_report_builder_open_table (builder, KEI_LOOK_ROWS, widths, 3, 2, "題");
  kei_report_builder_keep_table (builder);
  kei_report_builder_size_table (builder, 0.75);
  kei_report_builder_head_cell (builder, NULL);
  kei_report_builder_head_cell (builder, "年");
  kei_report_builder_span (builder, 2, 1);
  kei_report_builder_row (builder);
  kei_report_builder_head_cell (builder, "甲");
  kei_report_builder_head_cell (builder, "乙");
  kei_report_builder_head_cell (builder, "丙");
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "行");
  kei_report_builder_head (builder);
  kei_report_builder_tone (builder, KEI_TONE_SUBTOTAL);
  kei_report_builder_int_cell (builder, -1234);
  kei_report_builder_cell (builder, "一");
  kei_report_builder_paragraph (builder, KEI_PARAGRAPH_NOTE);
  kei_report_builder_text (builder, "二");
  report = kei_report_builder_end (builder);
  html = write_text (report);
  assert_holds (html, "<div class=\"scroll keep\"><table class=\"rows side\" style=\"min-width:8.01em;--size:0.75\">\n<caption>題</caption>\n"
                      "<colgroup><col style=\"width:50%\"/></colgroup><colgroup><col style=\"width:25%\"/><col style=\"width:25%\"/></colgroup>\n"
                      "<thead>\n<tr><td class=\"cell-head t-head\"></td><th scope=\"colgroup\" colspan=\"2\" class=\"cell-head t-head\">年</th></tr>\n"
                      "<tr><th scope=\"col\" class=\"cell-head t-head k\">甲</th><th scope=\"col\" class=\"cell-head t-head k\">乙</th><th scope=\"col\" class=\"cell-head t-head k\">丙</th></tr>\n</thead>\n"
                      "<tbody>\n<tr><th scope=\"row\" class=\"t-subtotal k\">行</th><td class=\"e n\">▲1,234</td><td class=\"k\"><p>一</p><p class=\"note\">二</p></td></tr>\n</tbody>\n</table></div>");
}

/* --- Pictures --- */

static KeiDrawing *
draw (const char *description, guint32 rgb)
{
  KeiDrawing *drawing = kei_drawing_new (10.5, 10.5, description);

  kei_drawing_add_rectangle (drawing, 0, 0, 10.5, 10.5, KEI_RGBA (rgb));
  return drawing;
}

/* What is short stays on its line where the table scrolls; what is long breaks. */
static void
test_short_cells (void)
{
  KeiReportBuilder *builder = new_builder ();
  const double widths[] = { 1, 1 };
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *html = NULL;

  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 2, 0, NULL);
  kei_report_builder_cell (builder, "令和10年度");
  kei_report_builder_cell (builder, "八つの字より長いもの");
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "幅");
  kei_report_builder_span (builder, 2, 1);
  report = kei_report_builder_end (builder);
  html = write_text (report);
  assert_holds (html, "<tr><td class=\"k\">令和10年度</td><td>八つの字より長いもの</td></tr>\n<tr><td colspan=\"2\">幅</td></tr>");
  g_assert_nonnull (strstr (html, "@media screen{"));
  g_assert_nonnull (strstr (html, ".k,.k p{white-space:pre}"));
}

/* Of many chapters a screen shows a list, though there is none on paper. */
static void
test_brief_contents (void)
{
  for (guint n_chapters = 3; n_chapters <= 4; n_chapters++)
    {
      KeiReportBuilder *builder = new_builder ();
      g_autoptr (KeiReport) report = NULL;
      g_autofree char *html = NULL;

      for (guint i = 0; i < n_chapters; i++)
        {
          kei_report_builder_heading (builder, 1, "施策①", "章", i == 2 ? "a&b" : NULL);
          kei_report_builder_heading (builder, 2, NULL, "節", NULL);
        }
      report = kei_report_builder_end (builder);
      html = write_text (report);
      g_assert_true ((strstr (html, "<nav ") != NULL) == (n_chapters == 4));
      if (n_chapters < 4)
        continue;
      assert_holds (html, "</header>\n<nav class=\"p4 brief\" aria-labelledby=");
      assert_holds (html, "<li><a href=\"#a%26b\">施策①　章</a></li><li>");
      g_assert_nonnull (strstr (html, "nav.brief{display:none}"));
    }
}

/* On paper a cover takes its page; what stands above other reports does not. */
static void
test_cover (void)
{
  for (guint cover = 0; cover < 2; cover++)
    {
      KeiReportBuilder *builder = new_builder ();
      g_autoptr (KeiReport) report = NULL;
      g_autofree char *html = NULL;

      kei_report_builder_part (builder, NULL, KEI_PAPER_A4, FALSE, cover == 0);
      kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_COVER_TITLE, "計画");
      kei_report_builder_part (builder, NULL, KEI_PAPER_A4, FALSE, TRUE);
      kei_report_builder_heading (builder, 1, NULL, "章", NULL);
      report = kei_report_builder_end (builder);
      html = write_text (report);
      g_assert_true ((strstr (html, " cover\">") != NULL) == (cover == 1));
      g_assert_nonnull (strstr (html, ".cover,nav{break-after:page}"));
    }
}

/* What is drawn in lines again and again is in the page once. */
static void
test_signs (void)
{
  KeiReportBuilder *builder = new_builder ();
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *html = NULL;
  const char *at;
  guint n = 0;

  kei_report_builder_heading (builder, 1, NULL, "章", "s1");
  kei_report_builder_drawing (builder, draw ("赤", 0xff0000));
  kei_report_builder_drawing (builder, draw ("赤 <強>", 0xff0000));
  kei_report_builder_drawing (builder, draw ("", 0x0000ff));
  report = kei_report_builder_end (builder);
  html = write_text (report);
  for (at = html; (at = strstr (at, "<symbol ")) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, 2);
  assert_holds (html, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sign\" role=\"img\" style=\"width:1rem;height:1rem\"><title>赤</title>"
                      "<symbol id=\"s2\" viewBox=\"0 0 10.5 10.5\"><rect x=\"0\" y=\"0\" width=\"10.5\" height=\"10.5\" fill=\"#ff0000\"/></symbol><use href=\"#s2\"/></svg>");
  assert_holds (html, "<title>赤 &lt;強&gt;</title><use href=\"#s2\"/>");
  assert_holds (html, "aria-hidden=\"true\"");
}

static void
add_image (KeiReportBuilder *builder, const char *bytes, gsize length, const char *type)
{
  g_autoptr (GBytes) image = g_bytes_new (bytes, length);

  kei_report_builder_image (builder, image, type, "絵", "図", "町");
}

/* By their bytes, not by what they are said to be. */
static void
test_images (void)
{
  static const char svg[] = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
  KeiReportBuilder *builder = new_builder ();
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *html = NULL;

  add_image (builder, "\211PNG\r\n\032\nx", 9, "text/html");
  add_image (builder, "\377\330\377\340", 4, NULL);
  add_image (builder, "GIF89a..", 8, NULL);
  add_image (builder, "RIFF....WEBPVP8 ", 16, NULL);
  add_image (builder, svg, strlen (svg), "image/png");
  add_image (builder, "<html><script>alert(1)</script></html>", 38, "image/svg+xml");
  add_image (builder, "", 0, "image/png");
  report = kei_report_builder_end (builder);
  bytes = kei_test_write_report (report, "html", notes);
  html = write_text (report);
  assert_holds (html, "<img alt=\"絵\" src=\"data:image/png;base64,iVBORw0KGgp4\"/>");
  assert_holds (html, "src=\"data:image/jpeg;base64,");
  assert_holds (html, "src=\"data:image/gif;base64,");
  assert_holds (html, "src=\"data:image/webp;base64,");
  assert_holds (html, "src=\"data:image/svg+xml;base64,PD94");
  assert_holds (html, "<p class=\"missing\">絵</p>\n<figcaption>図<br/><small>町</small></figcaption>");
  g_assert_cmpuint (notes->len, ==, 2);
}

static void
test_figure (void)
{
  KeiReportBuilder *builder = new_builder ();
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *html = NULL;
  KeiDrawing *drawing = kei_drawing_new (420, 210, "二つの箱");
  KeiShape *shape = kei_drawing_add_text (drawing, 10, 20, 40, 40, "あいうえ。か\nき", 10, KEI_RGBA (0x123456));

  shape->align = KEI_ALIGN_CENTER;
  shape->font = g_strdup ("\"><script>");
  kei_drawing_add_text (drawing, 0, 0, 30, 10, "\377\001", 10, 0x80000000u);
  kei_report_builder_heading (builder, 2, NULL, "章", NULL);
  kei_report_builder_figure (builder, drawing, "図", NULL);
  kei_report_builder_figure (builder, kei_drawing_new (0, 0, NULL), NULL, NULL);
  report = kei_report_builder_end (builder);
  html = write_text (report);
  assert_holds (html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"図\">\n"
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ground\" role=\"img\" viewBox=\"0 0 420 210\" style=\"width:40rem;min-width:28rem\"><title>図</title><desc>二つの箱</desc>");
  /* No line begins with a full stop. */
  assert_holds (html, "<text x=\"30\" y=\"28.8\" font-size=\"10\" font-family=\"&quot;&gt;&lt;script&gt;\" text-anchor=\"middle\" fill=\"#123456\">あいう</text>");
  assert_holds (html, ">え。か</text>");
  assert_holds (html, ">き</text>");
  assert_holds (html, "fill-opacity=\"0.5\">\357\277\275\357\277\275</text>");
  assert_holds (html, "<title>章</title></svg>");
}

/* Names that are meant to end what they stand in. */
static void
test_hostile_style (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiReportStyle) style = kei_report_style_new ("[fonts]\nbody=a\"}</style><script>alert(1)</script>,serif\n[paragraph note]\nfont=url(http://x.example/)\n", -1, &error);
  KeiReportBuilder *builder;
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *html = NULL;

  g_assert_no_error (error);
  builder = kei_report_builder_new (style);
  kei_report_builder_set_facts (builder, "</title>", "\"><x", NULL, "ja_JP");
  report = kei_report_builder_end (builder);
  html = write_text (report);
  assert_holds (html, "lang=\"ja-JP\"");
  assert_holds (html, "<title>&lt;/title&gt;</title>");
}

static void
test_refusals (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new_long ("designed", 200);

  kei_test_assert_fails_well (report, "html");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  LIBXML_TEST_VERSION
  g_test_add_data_func ("/report-html/everything/office", "office", test_everything);
  g_test_add_data_func ("/report-html/everything/designed", "designed", test_everything);
  g_test_add_func ("/report-html/empty", test_empty);
  g_test_add_func ("/report-html/marks", test_marks);
  g_test_add_func ("/report-html/lists", test_lists);
  g_test_add_func ("/report-html/table", test_table);
  g_test_add_func ("/report-html/short-cells", test_short_cells);
  g_test_add_func ("/report-html/brief-contents", test_brief_contents);
  g_test_add_func ("/report-html/cover", test_cover);
  g_test_add_func ("/report-html/signs", test_signs);
  g_test_add_func ("/report-html/images", test_images);
  g_test_add_func ("/report-html/figure", test_figure);
  g_test_add_func ("/report-html/hostile-style", test_hostile_style);
  g_test_add_func ("/report-html/refusals", test_refusals);
  return g_test_run ();
}
