/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Styles: what is shipped is whole, what is laid over it holds, what is wrong is named. */
#include "config.h"

#include "kei-report-style.h"

static void
test_shipped_are_whole (gconstpointer list)
{
  const char *const *codes = g_str_equal (list, "reports") ? kei_report_style_shipped () : kei_report_style_shipped_comparisons ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped (codes[i]);
      g_autofree char *english = kei_report_style_dup_name (style, "en");
      g_autofree char *japanese = kei_report_style_dup_name (style, "ja_JP.UTF-8");

      g_assert_cmpstr (english, !=, "");
      g_assert_cmpstr (japanese, !=, english);
      for (guint level = 1; level <= KEI_N_HEADINGS; level++)
        {
          g_assert_cmpstr (kei_report_style_get_heading (style, level)->font, !=, "heading");
          g_assert_cmpfloat (kei_report_style_get_heading (style, level)->size, >=, 4);
        }
      for (guint role = 0; role < KEI_N_PARAGRAPH_ROLES; role++)
        {
          g_assert_nonnull (kei_report_style_get_paragraph (style, role)->font);
          g_assert_cmpfloat (kei_report_style_get_paragraph (style, role)->size, >=, 4);
          g_assert_cmpint (kei_report_style_get_paragraph (style, role)->ink, !=, KEI_INK_NONE);
          g_assert_cmpfloat (kei_report_style_get_paragraph (style, role)->line_height, >=, 1);
        }
      for (guint ink = 1; ink < KEI_N_INKS; ink++)
        g_assert_cmpuint (kei_report_style_get_ink (style, ink), !=, KEI_RGBA_NONE);
      g_assert_cmpint (kei_report_style_get_page (style)->paper, ==, KEI_PAPER_A4);
      g_assert_nonnull (kei_report_style_get_option (style, "parts"));
    }
  g_assert_null (kei_report_style_new_shipped ("nowhere"));
}

static void
test_laid_over (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiReportStyle) style = kei_report_style_new ("[style]\nbase=designed\nname=町の\n[heading 2]\nsize=20\n[fonts]\nbody=Mincho\n"
                                                           "[colours]\naccent=#123456\n[page]\npaper=B5\ntop=10\n[report]\nparts=cover\n",
                                                           -1, &error);
  double width, height;

  g_assert_no_error (error);
  g_assert_cmpfloat (kei_report_style_get_heading (style, 2)->size, ==, 20);
  g_assert_cmpint (kei_report_style_get_heading (style, 1)->rule, ==, KEI_RULE_BAND);
  g_assert_cmpstr (kei_report_style_get_paragraph (style, KEI_PARAGRAPH_BODY)->font, ==, "Mincho");
  g_assert_cmphex (kei_report_style_get_ink (style, KEI_INK_ACCENT), ==, 0xff123456);
  g_assert_cmpfloat_with_epsilon (kei_report_style_get_page (style)->top, 28.35, 0.01);
  g_assert_cmpstr (kei_report_style_get_option (style, "parts"), ==, "cover");
  g_assert_cmpstr (kei_report_style_get_furniture (style, KEI_FURNITURE_FOOTER, KEI_ALIGN_END), ==, "{page}");
  kei_paper_get_size (kei_report_style_get_page (style)->paper, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 515.9, 0.1);
  g_assert_cmpfloat_with_epsilon (height, 728.5, 0.1);
}

/* What is kept reads back the same. */
static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiReportStyle) style = kei_report_style_new ("[style]\nbase=designed\nname=町の\n", -1, &error);
  g_autofree char *text = kei_report_style_to_text (style);
  g_autoptr (KeiReportStyle) again = kei_report_style_new (text, -1, &error);
  g_autofree char *text_again = kei_report_style_to_text (again);

  g_assert_no_error (error);
  g_assert_cmpstr (kei_report_style_get_furniture (again, KEI_FURNITURE_HEADER, KEI_ALIGN_START), ==, "{heading}");
  g_assert_cmpint (kei_report_style_get_heading (again, 1)->rule, ==, KEI_RULE_BAND);
  g_assert_cmpstr (text_again, ==, text);
}

static void
test_changed_page_and_option (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("designed");
  KeiPageSetup page = { KEI_PAPER_A3, TRUE, 30, 40, 50, 60 };
  g_autoptr (KeiReportStyle) paged = kei_report_style_with_page (style, &page);
  g_autoptr (KeiReportStyle) other = kei_report_style_with_option (paged, "years", "seireki");
  g_autoptr (KeiReportStyle) none = kei_report_style_with_option (other, "years", NULL);

  g_assert_cmpint (kei_report_style_get_page (other)->paper, ==, KEI_PAPER_A3);
  g_assert_true (kei_report_style_get_page (other)->across);
  g_assert_cmpfloat_with_epsilon (kei_report_style_get_page (other)->left, 60, 0.05);
  g_assert_cmpstr (kei_report_style_get_option (other, "years"), ==, "seireki");
  g_assert_null (kei_report_style_get_option (none, "years"));
  g_assert_cmpint (kei_report_style_get_heading (none, 1)->rule, ==, KEI_RULE_BAND);
}

/* In every language, and whatever is in it. */
static void
test_named (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("designed");
  g_autoptr (KeiReportStyle) named = kei_report_style_with_name (style, "[議会] 用;\\n ");
  g_autofree char *text = kei_report_style_to_text (named);
  g_autoptr (KeiReportStyle) again = kei_report_style_new (text, -1, NULL);
  g_autofree char *name = kei_report_style_dup_name (again, "ja_JP.UTF-8");
  g_autofree char *other = kei_report_style_dup_name (again, "C");

  g_assert_cmpstr (name, ==, "[議会] 用;\\n ");
  g_assert_cmpstr (other, ==, name);
  g_assert_cmpint (kei_report_style_get_heading (again, 1)->rule, ==, KEI_RULE_BAND);
}

/* Half the air: lines and gaps are nearer, letters as they were. */
static void
test_condensed (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("designed");
  g_autoptr (KeiReportStyle) dense = kei_report_style_condense (style, 0.5);
  const KeiTextStyle *before = kei_report_style_get_paragraph (style, KEI_PARAGRAPH_BODY), *after = kei_report_style_get_paragraph (dense, KEI_PARAGRAPH_BODY);

  g_assert_cmpfloat_with_epsilon (after->line_height, 1 + (before->line_height - 1) / 2, 0.01);
  g_assert_cmpfloat_with_epsilon (after->space_after, before->space_after / 2, 0.01);
  g_assert_cmpfloat (after->size, ==, before->size);
  g_assert_cmpfloat_with_epsilon (kei_report_style_get_heading (dense, 2)->space_before, kei_report_style_get_heading (style, 2)->space_before / 2, 0.01);
  g_assert_cmpfloat_with_epsilon (kei_report_style_get_table (dense)->padding, kei_report_style_get_table (style)->padding / 2, 0.01);
  g_assert_cmpint (kei_report_style_get_heading (dense, 1)->rule, ==, KEI_RULE_BAND);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *names; /* what the message must name */
  } rows[] = {
    { "no key file", KEI_STYLE_ERROR_SYNTAX, "style" },
    { "\377", KEI_STYLE_ERROR_SYNTAX, "UTF-8" },
    { "[style]\nbase=elsewhere\n", KEI_STYLE_ERROR_BASE, "elsewhere" },
    { "[heading 7]\nsize=3\n", KEI_STYLE_ERROR_VALUE, "heading 7" },
    { "[heading 1]\nsise=3\n", KEI_STYLE_ERROR_VALUE, "sise" },
    { "[heading 1]\nsize=huge\n", KEI_STYLE_ERROR_VALUE, "4 to 96" },
    { "[heading 1]\nsize=nan\n", KEI_STYLE_ERROR_VALUE, "size" },
    { "[heading 1]\nsize=1000\n", KEI_STYLE_ERROR_VALUE, "size" },
    { "[heading 1]\nrule=wavy\n", KEI_STYLE_ERROR_VALUE, "below" },
    { "[heading 1]\nbold=very\n", KEI_STYLE_ERROR_VALUE, "true or false" },
    { "[paragraph body]\nink=none\n", KEI_STYLE_ERROR_VALUE, "accent" },
    { "[colours]\naccent=red\n", KEI_STYLE_ERROR_VALUE, "#rrggbb" },
    { "[colours]\nnone=#000000\n", KEI_STYLE_ERROR_VALUE, "none" },
    { "[page]\npaper=A9\n", KEI_STYLE_ERROR_VALUE, "A4" },
    { "[furniture]\nheader-top=x\n", KEI_STYLE_ERROR_VALUE, "header-top" },
    { "[furniture]\r\nheader-start=a\1b\n", KEI_STYLE_ERROR_SYNTAX, "U+0001) in line 2" },
    { "[furniture]\nheader-start=a\\rb\n", KEI_STYLE_ERROR_VALUE, "“header-start” in [furniture]" },
    { "[report]\ncompare-added=\\r\n", KEI_STYLE_ERROR_VALUE, "compare-added" },
    { "[furniture]\nheader-start=a\xef\xbf\xbe\n", KEI_STYLE_ERROR_SYNTAX, "U+FFFE) in line 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kei_report_style_new (rows[i].text, -1, &error));
      g_assert_error (error, KEI_STYLE_ERROR, rows[i].code);
      if (strstr (error->message, rows[i].names) == NULL)
        g_error ("“%s” does not name “%s”", error->message, rows[i].names);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/report-style/shipped-are-whole/reports", "reports", test_shipped_are_whole);
  g_test_add_data_func ("/report-style/shipped-are-whole/comparisons", "comparisons", test_shipped_are_whole);
  g_test_add_func ("/report-style/laid-over", test_laid_over);
  g_test_add_func ("/report-style/round-trip", test_round_trip);
  g_test_add_func ("/report-style/changed-page-and-option", test_changed_page_and_option);
  g_test_add_func ("/report-style/condensed", test_condensed);
  g_test_add_func ("/report-style/named", test_named);
  g_test_add_func ("/report-style/errors", test_errors);
  return g_test_run ();
}
