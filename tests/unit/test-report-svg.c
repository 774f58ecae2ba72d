/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as SVG: read again by libxml2. */
#include "config.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "kei-test-report.h"

static xmlDoc *
read_svg (KeiReport *report, GPtrArray *notes)
{
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "svg", notes);
  xmlDoc *document = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

/* What an XPath expression finds, as text. (transfer full) */
static char *
find (xmlDoc *document, const char *path)
{
  xmlXPathContext *context = xmlXPathNewContext (document);
  xmlXPathObject *object;
  xmlChar *string;
  char *found;

  xmlXPathRegisterNs (context, BAD_CAST "s", BAD_CAST "http://www.w3.org/2000/svg");
  object = xmlXPathEvalExpression (BAD_CAST path, context);
  g_assert_nonnull (object);
  string = xmlXPathCastToString (object);
  found = g_strdup ((const char *) string);
  xmlFree (string);
  xmlXPathFreeObject (object);
  xmlXPathFreeContext (context);
  return found;
}

static void
assert_finds (xmlDoc *document, const char *path, const char *expected)
{
  g_autofree char *found = find (document, path);

  g_assert_cmpstr (found, ==, expected);
}

static KeiReport *
new_report (KeiDrawing *drawing, const char *caption)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("designed");
  KeiReportBuilder *builder = kei_report_builder_new (style);

  kei_report_builder_set_facts (builder, "題名", NULL, NULL, "ja");
  if (drawing != NULL)
    kei_report_builder_figure (builder, drawing, caption, NULL);
  return kei_report_builder_end (builder);
}

static void
test_one (void)
{
  KeiDrawing *drawing = kei_drawing_new (200, 100, "箱と<文字>");
  KeiShape *shape;
  g_autoptr (KeiReport) report = NULL;
  xmlDoc *document;

  kei_drawing_add_rectangle (drawing, 10, 20, 30, 40, 0x80ff0000);
  shape = kei_drawing_add_text (drawing, 50, 10, 40, 50, "計画の体系の図", 10, KEI_RGBA (0x112233));
  shape->align = KEI_ALIGN_CENTER;
  shape->bold = TRUE;
  report = new_report (drawing, "図の\"題\"&");
  document = read_svg (report, NULL);
  assert_finds (document, "/s:svg/@width", "200pt");
  assert_finds (document, "/s:svg/@viewBox", "0 0 200 100");
  assert_finds (document, "/s:svg/s:title", "図の\"題\"&");
  assert_finds (document, "/s:svg/s:desc", "箱と<文字>");
  assert_finds (document, "/s:svg/s:rect/@fill", "#ff0000");
  assert_finds (document, "number(/s:svg/s:rect/@fill-opacity)", "0.5");
  /* Two lines of four and three letters, each in the middle. */
  assert_finds (document, "count(//s:text)", "2");
  assert_finds (document, "//s:text[1]", "計画の体");
  assert_finds (document, "//s:text[2]", "系の図");
  assert_finds (document, "//s:text[2]/@x", "70");
  assert_finds (document, "//s:text[2]/@text-anchor", "middle");
  assert_finds (document, "//s:text[1]/@y", "18.8");
  assert_finds (document, "//s:text[2]/@y", "31.8");
  assert_finds (document, "//s:text[1]/@font-weight", "bold");
  xmlFreeDoc (document);
}

/* Of a report with more, all figures, and an image that cannot be read as words. */
static void
test_several (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  xmlDoc *document = read_svg (report, notes);

  assert_finds (document, "/s:svg/s:title", "みなと町のこれから");
  assert_finds (document, "count(/s:svg/s:g)", "2");
  assert_finds (document, "/s:svg/s:g[1]/s:title", "図の見本");
  assert_finds (document, "/s:svg/s:g[1]/s:desc", "図形の見本");
  assert_finds (document, "/s:svg/s:g[1]/s:text[2]", "図の中の<文字>");
  assert_finds (document, "/s:svg/s:g[2]/s:text[2]", "読めない画像");
  g_assert_cmpuint (notes->len, ==, 1);
  xmlFreeDoc (document);
}

/* Letters stand below one another, in one text. */
static void
test_upright (void)
{
  KeiDrawing *drawing = kei_drawing_new (100, 100, NULL);
  g_autoptr (KeiReport) report = NULL;
  xmlDoc *document;

  kei_drawing_add_text (drawing, 10, 20, 30, 60, "縦の葛󠄀ー", 10, KEI_RGBA (0))->vertical = TRUE;
  report = new_report (drawing, NULL);
  document = read_svg (report, NULL);
  assert_finds (document, "/s:svg/s:title", "題名");
  assert_finds (document, "//s:text", "縦の葛󠄀ー");
  assert_finds (document, "count(//s:tspan)", "4");
  assert_finds (document, "//s:tspan[1]/@x", "35");
  assert_finds (document, "//s:tspan[1]/@y", "28.8");
  assert_finds (document, "//s:tspan[3]/@y", "48.8");
  assert_finds (document, "//s:tspan[4]/@rotate", "90");
  xmlFreeDoc (document);
}

static void
test_nothing (void)
{
  g_autoptr (KeiReport) report = new_report (NULL, NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_false (kei_report_format_by_name ("svg")->write (report, stream, NULL, &error));
  g_assert_error (error, KEI_REPORT_ERROR, KEI_REPORT_ERROR_EMPTY);
}

static void
test_fails_well (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;

  for (guint i = 0; i < 8; i++)
    kei_report_builder_figure (builder, kei_drawing_new (10, 10, "図"), "題", NULL);
  report = kei_report_builder_end (builder);
  kei_test_assert_fails_well (report, "svg");
}

/* Nothing that a shape may be makes it no XML. */
static void
test_odd_shapes (void)
{
  KeiDrawing *drawing = kei_drawing_new (0, -1, "]]>");
  const KeiPoint points[] = { { 1, 2 }, { 3, 4 } };
  g_autoptr (KeiReport) report = NULL;
  xmlDoc *document;

  kei_drawing_add_curve (drawing, points, 2, KEI_RGBA (0), 1);
  kei_drawing_add_line (drawing, NULL, 0, KEI_RGBA (0), 1);
  kei_drawing_add_ellipse (drawing, 1, 1, -5, 0, KEI_RGBA_NONE);
  kei_drawing_add_text (drawing, 0, 0, 0, 0, NULL, 10, KEI_RGBA (0));
  kei_drawing_add_text (drawing, 0, 0, -4, 0, "<b>\n\n&amp;", 10, KEI_RGBA (0));
  kei_drawing_add_text (drawing, 0, 0, 0, 0, "", 10, KEI_RGBA (0))->vertical = TRUE;
  report = new_report (drawing, "</title>");
  document = read_svg (report, NULL);
  assert_finds (document, "/s:svg/s:title", "</title>");
  assert_finds (document, "//s:text[1]", "<b>");
  assert_finds (document, "//s:text[2]", "&amp;");
  xmlFreeDoc (document);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report-svg/one", test_one);
  g_test_add_func ("/report-svg/several", test_several);
  g_test_add_func ("/report-svg/upright", test_upright);
  g_test_add_func ("/report-svg/nothing", test_nothing);
  g_test_add_func ("/report-svg/fails-well", test_fails_well);
  g_test_add_func ("/report-svg/odd-shapes", test_odd_shapes);
  return g_test_run ();
}
