/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV, read back by a reader of its own. */
#include "config.h"

#include <string.h>

#include "kei-test-report.h"

/* --- A reader of RFC 4180: lines of fields --- */

/* (element-type GPtrArray): each with its fields. */
static GPtrArray *
parse (GBytes *bytes)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *at = text;

  g_assert_true (g_str_has_prefix (text, "\357\273\277"));
  at += 3;
  while (*at != '\0')
    {
      GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (lines, fields);
      for (;;)
        {
          g_autoptr (GString) field = g_string_new (NULL);

          if (*at == '"')
            for (at++; *at != '"' || at[1] == '"'; at++)
              {
                g_assert_cmpint (*at, !=, '\0');
                at += *at == '"';
                g_string_append_c (field, *at);
              }
          else
            for (; strchr (",\r\n", *at) == NULL; at++)
              {
                g_assert_cmpint (*at, !=, '"');
                g_string_append_c (field, *at);
              }
          at += *at == '"';
          g_ptr_array_add (fields, g_strdup (field->str));
          if (*at != ',')
            break;
          at++;
        }
      g_assert_true (g_str_has_prefix (at, "\r\n"));
      at += 2;
    }
  return lines;
}

static const char *
get (GPtrArray *lines, guint line, guint field)
{
  const GPtrArray *fields = g_ptr_array_index (lines, line);

  g_assert_cmpuint (field, <, fields->len);
  return g_ptr_array_index (fields, field);
}

/* --- Tests --- */

static void
test_everything (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "csv", NULL);
  g_autoptr (GBytes) again = kei_test_write_report (report, "csv", NULL);
  g_autoptr (GPtrArray) lines = parse (bytes);
  const char *const *texts = kei_test_report_texts (NULL);
  guint n_in_tables;

  kei_test_report_texts (&n_in_tables);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpstr (get (lines, 0, 0), ==, "第1章　はじめに / 1　<b>太字ではない</b> / 表の見本");
  g_assert_cmpstr (get (lines, 1, 0), ==, "項目");
  g_assert_cmpstr (get (lines, 1, 1), ==, "事業費");
  g_assert_cmpstr (get (lines, 1, 2), ==, "");
  g_assert_cmpstr (get (lines, 1, 3), ==, "備考");
  g_assert_cmpstr (get (lines, 2, 0), ==, "");
  g_assert_cmpstr (get (lines, 2, 2), ==, "令和10年度");
  /* A formula has an apostrophe, what is none has not. */
  for (guint i = 0; i < n_in_tables; i++)
    {
      g_autofree char *tamed = strchr ("=+-@", texts[i][0]) != NULL ? g_strdup_printf ("'%s", texts[i]) : g_strdup (texts[i]);

      g_assert_cmpstr (get (lines, 3 + i, 0), ==, tamed);
    }
  g_assert_cmpstr (get (lines, 3, 1), ==, "-1000");
  g_assert_cmpstr (get (lines, 4, 1), ==, "1233567");
  g_assert_cmpstr (get (lines, 4, 2), ==, "-12.50");
  g_assert_cmpstr (get (lines, 4, 3), ==, "段落1\n段落2 SDGs 14");
  g_assert_cmpstr (get (lines, 10, 1), ==, "2027");
  g_assert_cmpstr (get (lines, 10, 2), ==, "2027-04-01");
  g_assert_cmpstr (get (lines, 10, 3), ==, "");
  g_assert_cmpstr (get (lines, 11, 0), ==, "");
  g_assert_cmpstr (get (lines, 12, 0), ==, "第1章　はじめに / 1　<b>太字ではない</b> / 横の面 / 表の見本");
  g_assert_cmpuint (lines->len, ==, 23);
  for (guint i = 1; i < 11; i++)
    g_assert_cmpuint (((GPtrArray *) g_ptr_array_index (lines, i))->len, ==, 4);
}

static KeiReportBuilder *
new_builder (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");

  return kei_report_builder_new (style);
}

/* One table is what its file is about: it begins with its head. */
static void
test_one_table (void)
{
  KeiReportBuilder *builder = new_builder ();
  const double widths[] = { 1, 1 };
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;

  kei_report_builder_heading (builder, 1, NULL, "章", NULL);
  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 2, 1, "表");
  kei_report_builder_head_cell (builder, "頭,;\"\n");
  report = kei_report_builder_end (builder);
  bytes = kei_test_write_report (report, "csv", NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "\357\273\277\"頭,;\"\"\n\",\r\n", 3 + 13);
}

static void
test_no_table (void)
{
  g_autoptr (KeiReport) report = kei_report_builder_end (new_builder ());
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_false (kei_report_format_by_name ("csv")->write (report, stream, NULL, &error));
  g_assert_error (error, KEI_REPORT_ERROR, KEI_REPORT_ERROR_EMPTY);
}

static void
test_refusals (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new_long ("office", 300);

  kei_test_assert_fails_well (report, "csv");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report-csv/everything", test_everything);
  g_test_add_func ("/report-csv/one-table", test_one_table);
  g_test_add_func ("/report-csv/no-table", test_no_table);
  g_test_add_func ("/report-csv/refusals", test_refusals);
  return g_test_run ();
}
