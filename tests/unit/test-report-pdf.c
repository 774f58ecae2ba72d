/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF as others read it: poppler's programs. */
#include "config.h"

#include <glib/gstdio.h>

#include "kei-report-pages.h"
#include "kei-test-report.h"

/* What a program of poppler says of a report's PDF; @command calls that FILE. (transfer full) */
static char *
ask (KeiReport *report, const char *command)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "report.pdf", NULL);
  g_autofree char *quoted = g_shell_quote (path);
  g_autoptr (GString) line = g_string_new (command);
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "pdf", NULL);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_string_replace (line, "FILE", quoted, 1);
  g_spawn_command_line_sync (line->str, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* Every text can be copied out as it was, joiners, variants of letters and all. */
static void
test_text (gconstpointer style)
{
  g_autoptr (KeiReport) report = kei_test_report_new (style);
  g_autofree char *text = ask (report, "pdftotext -raw FILE -");
  const char *const *texts = kei_test_report_texts (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    assert_has (text, texts[i]);
  /* In the order of reading, cell by cell. */
  assert_has (text, "+81-1234 1,233,567 ▲12.50 段落1\n段落2");
  /* The text of a blank is not there. */
  assert_has (text, "小さい");
  g_assert_null (strstr (text, "空き"));
}

/* However lines are spread to the full width, no space comes between letters that have none. */
static void
test_justified (void)
{
  static const char *const words[] = { "計画", "推進", "Sustainable", "（Goals）", "の", "13", "年度", "https://example.jp/a/b" };
  g_autoptr (KeiReportStyle) style = kei_report_style_new ("[page]\npaper=A5\n", -1, NULL);
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append (all, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, all->str);
  report = kei_report_builder_end (builder);
  text = ask (report, "pdftotext FILE -");
  g_assert_cmpuint (strlen (text), >, 1000);
  for (const char *at = strchr (text, ' '); at != NULL; at = strchr (at + 1, ' '))
    if (at > text && at[1] != '\n' && g_utf8_get_char (g_utf8_prev_char (at)) > 0x2e80 && g_utf8_get_char (at + 1) > 0x2e80)
      g_error ("There is a space where none was: %.40s", at - 12);
}

static void
test_facts (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autofree char *facts = ask (report, "pdfinfo -isodates FILE");

  assert_has (facts, "みなと町のこれから");
  assert_has (facts, "みなと町 <企画課>");
  assert_has (facts, "見本");
  assert_has (facts, "2026-09-12T14:02:00+09");
  assert_has (facts, "Tagged:          yes");
  assert_has (facts, "Pages:           5");
}

static void
test_outline_and_links (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autofree char *xml = ask (report, "pdftohtml -xml -i -stdout FILE");

  assert_has (xml, "<item page=\"2\">目次</item>\n<item page=\"3\">第1章　はじめに</item>\n<outline>\n<item page=\"3\">1　&lt;b&gt;太字ではない&lt;/b&gt;</item>\n<outline>\n<item page=\"5\">横の面</item>");
  assert_has (xml, "#3\">後の章へ</a>");
  /* Of the contents, to a page that is further on. */
  assert_has (xml, "#5\">横の面</a>");
}

static void
test_fonts_are_embedded (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("designed");
  g_autofree char *fonts = ask (report, "pdffonts FILE");
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 3);
  /* Embedded, only the letters that are used, and with their text. */
  for (guint i = 2; *lines[i] != '\0'; i++)
    assert_has (lines[i], " yes yes yes ");
}

static void
test_same_bytes (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("designed");
  g_autoptr (KeiReport) again = kei_test_report_new ("designed");
  g_autoptr (GBytes) one = kei_test_write_report (report, "pdf", NULL);
  g_autoptr (GBytes) other = kei_test_write_report (again, "pdf", NULL);

  g_assert_true (g_bytes_equal (one, other));
}

static gpointer
write_pages_thread (gpointer data)
{
  GOutputStream *stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kei_report_format_by_name ("pdf")->write_pages (data, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return stream;
}

/* Pages that a preview has laid out give the PDF of their report, while it draws them. */
static void
test_pages (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("designed");
  g_autoptr (KeiReportPages) pages = kei_report_pages_new (report, NULL, NULL);
  g_autoptr (GBytes) whole = kei_test_write_report (report, "pdf", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 600, 850);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < 20; i++)
    {
      GThread *worker = g_thread_new ("writer", write_pages_thread, pages);
      g_autoptr (GOutputStream) stream = NULL;
      g_autoptr (GBytes) written = NULL;

      for (guint page = 0; page < kei_report_pages_get_n_pages (pages); page++)
        kei_report_pages_draw (pages, page, cr);
      stream = g_thread_join (worker);
      written = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
      g_assert_true (g_bytes_equal (written, whole));
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A report that does not say when it was made takes no date from the clock. */
static void
test_no_date (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new_long ("office", 1);
  g_autofree char *facts = ask (report, "pdfinfo -isodates FILE");

  assert_has (facts, "CreationDate:    1970-01-01T00:00:00Z");
}

static void
test_fails_well (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new_long ("office", 12);

  kei_test_assert_fails_well (report, "pdf");
}

typedef struct
{
  GCancellable *cancellable;
  double at;
  double last;
} Stop;

static void
stop_cb (double fraction, gpointer data)
{
  Stop *stop = data;

  g_assert_cmpfloat (fraction, >=, stop->last);
  g_assert_cmpfloat (fraction, <=, 1);
  stop->last = fraction;
  if (fraction >= stop->at)
    g_cancellable_cancel (stop->cancellable);
}

/* At once, wherever it is. */
static void
test_cancel (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new_long ("office", 60);

  for (double at = 0; at < 0.9; at += 0.2)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Stop stop = { cancellable, at, 0 };
      KeiReportJob job = { .cancellable = cancellable, .progress = stop_cb, .data = &stop };
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (GError) error = NULL;

      g_assert_false (kei_report_format_by_name ("pdf")->write (report, stream, &job, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (stop.last, <, at + 0.1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/report-pdf/text/office", "office", test_text);
  g_test_add_data_func ("/report-pdf/text/designed", "designed", test_text);
  g_test_add_func ("/report-pdf/justified", test_justified);
  g_test_add_func ("/report-pdf/facts", test_facts);
  g_test_add_func ("/report-pdf/outline-and-links", test_outline_and_links);
  g_test_add_func ("/report-pdf/fonts-are-embedded", test_fonts_are_embedded);
  g_test_add_func ("/report-pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/report-pdf/pages", test_pages);
  g_test_add_func ("/report-pdf/no-date", test_no_date);
  g_test_add_func ("/report-pdf/fails-well", test_fails_well);
  g_test_add_func ("/report-pdf/cancel", test_cancel);
  return g_test_run ();
}
