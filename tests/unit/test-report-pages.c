/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying out: what comes on which page. */
#include "config.h"

#include "kei-report-pages-private.h"
#include "kei-test-report.h"

#define LONG_TEXT "町内の漁業者は十年で四割減り、平均年齢は六十一歳になった。磯焼けの広がりで根付き資源も細り、港の水揚げは年ごとの差が大きい。"

static KeiReportBuilder *
new_builder (const char *more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiReportStyle) style = kei_report_style_new (more, -1, &error);

  g_assert_no_error (error);
  return kei_report_builder_new (style);
}

/* Lays out what was built. (transfer full) */
static KeiReportPages *
lay_out (KeiReportBuilder *builder)
{
  g_autoptr (KeiReport) report = kei_report_builder_end (builder);
  g_autoptr (GError) error = NULL;
  KeiReportPages *pages = kei_report_pages_new (report, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static guint
find_page (KeiReportPages *pages, const char *anchor)
{
  KeiReportSpot spot;

  g_assert_true (kei_report_pages_find (pages, anchor, &spot));
  return spot.page;
}

static gboolean
page_has (KeiReportPages *pages, guint page, const char *text)
{
  g_autofree char *all = kei_report_pages_dup_text (pages, page);

  return strstr (all, text) != NULL;
}

/* On how many pages a text is. */
static guint
count_pages_with (KeiReportPages *pages, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < kei_report_pages_get_n_pages (pages); i++)
    n += page_has (pages, i, text);
  return n;
}

static void
add_lines (KeiReportBuilder *builder, guint n)
{
  for (guint i = 0; i < n; i++)
    kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "行");
}

/* Draws a page, so that a mistake there is seen too. */
static void
draw (KeiReportPages *pages, guint page)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height, paper_width, paper_height;

  kei_report_pages_draw (pages, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  /* Nothing reaches out of the paper. */
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  kei_report_pages_get_size (pages, page, &paper_width, &paper_height);
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (x + width, <=, paper_width);
  g_assert_cmpfloat (y + height, <=, paper_height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_everything (gconstpointer style)
{
  g_autoptr (KeiReport) report = kei_test_report_new (style);
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiReportPages) pages = kei_report_pages_new (report, NULL, &error);
  const char *const *texts = kei_test_report_texts (NULL);

  g_assert_no_error (error);
  for (guint i = 0; texts[i] != NULL; i++)
    if (count_pages_with (pages, texts[i]) == 0)
      g_error ("%s is on no page", texts[i]);
  /* A blank has no text, nor has an image that cannot be read a picture. */
  g_assert_cmpuint (count_pages_with (pages, "読めない画像"), ==, 1);
  for (guint i = 0; i < kei_report_pages_get_n_pages (pages); i++)
    draw (pages, i);
}

static void
test_parts_and_labels (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiReportPages) pages = kei_report_pages_new (report, NULL, NULL);
  guint last = kei_report_pages_get_n_pages (pages) - 1;
  double width, height;

  kei_report_pages_get_size (pages, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.3, 0.1);
  g_assert_cmpfloat_with_epsilon (height, 841.9, 0.1);
  g_assert_cmpstr (kei_report_pages_get_label (pages, 0), ==, "");
  g_assert_cmpstr (kei_report_pages_get_label (pages, 1), ==, "1");
  kei_report_pages_get_size (pages, last, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 1190.6, 0.1);
  g_assert_cmpfloat_with_epsilon (height, 841.9, 0.1);
}

static void
test_empty (void)
{
  g_autoptr (KeiReportPages) pages = lay_out (new_builder (""));

  g_assert_cmpuint (kei_report_pages_get_n_pages (pages), ==, 1);
}

static guint
count_headings (KeiReportPages *pages, guint page)
{
  guint n, found = 0;
  const KeiReportEntry *entries = kei_report_pages_get_outline (pages, &n);

  for (guint i = 0; i < n; i++)
    found += entries[i].spot.page == page;
  return found;
}

/* Wherever a page ends, a heading is with what it is about. */
static void
test_headings_stay (void)
{
  for (guint n = 15; n < 50; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReportPages) pages = NULL;

      add_lines (builder, n);
      kei_report_builder_heading (builder, 2, NULL, "政策", "policy");
      kei_report_builder_heading (builder, 3, NULL, "施策", "measure");
      kei_report_builder_paragraph (builder, KEI_PARAGRAPH_LABEL);
      kei_report_builder_anchor (builder, "label");
      kei_report_builder_text (builder, "現状と課題");
      kei_report_builder_paragraph (builder, KEI_PARAGRAPH_BODY);
      kei_report_builder_anchor (builder, "text");
      kei_report_builder_text (builder, LONG_TEXT);
      pages = lay_out (builder);
      g_assert_cmpuint (find_page (pages, "policy"), ==, find_page (pages, "text"));
      g_assert_cmpuint (find_page (pages, "measure"), ==, find_page (pages, "text"));
      g_assert_cmpuint (find_page (pages, "label"), ==, find_page (pages, "text"));
    }
}

/* Of a paragraph that is cut, no line is alone. */
static void
test_no_line_alone (void)
{
  gboolean cut = FALSE;

  for (guint n = 20; n < 50; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReportPages) pages = NULL;
      guint on_first = 0, on_second = 0;

      add_lines (builder, n);
      kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, LONG_TEXT "甲" LONG_TEXT "乙" LONG_TEXT);
      pages = lay_out (builder);
      if (kei_report_pages_get_n_pages (pages) < 2)
        continue;
      for (guint i = 0; i < 2; i++)
        {
          g_autofree char *text = kei_report_pages_dup_text (pages, i);
          g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

          for (guint j = 0; lines[j] != NULL; j++)
            if (g_utf8_strlen (lines[j], -1) > 3 || g_str_equal (lines[j], "い。"))
              (*(i == 0 ? &on_first : &on_second))++;
        }
      g_assert_cmpuint (on_first, !=, 1);
      g_assert_cmpuint (on_second, !=, 1);
      cut |= on_first > 0 && on_second > 0;
    }
  g_assert_true (cut);
}

/* No line begins or ends with what must not stand there, and full width digits stay together. */
static void
test_line_breaks (void)
{
  static const char *const not_first[] = { "、", "。", "」", "』", "）", "・", "ー", "々", "っ", "ょ", "ァ", "！", "？", "：", "％", NULL };
  static const char *const not_last[] = { "「", "『", "（", NULL };
  GString *text = g_string_new ("初めの字");
  g_autoptr (KeiReportPages) pages = NULL;
  KeiReportBuilder *builder = new_builder ("");
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;
  GRand *rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 3000; i++)
    switch (g_rand_int_range (rand, 0, 6))
      {
      case 0:
        g_string_append (text, not_first[g_rand_int_range (rand, 0, G_N_ELEMENTS (not_first) - 1)]);
        g_string_append (text, "漢字");
        break;
      case 1:
        g_string_append (text, not_last[g_rand_int_range (rand, 0, G_N_ELEMENTS (not_last) - 1)]);
        g_string_append (text, "仮名");
        break;
      case 2:
        g_string_append (text, "２０２６年");
        break;
      default:
        g_string_append (text, "計画");
      }
  g_rand_free (rand);
  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, text->str);
  pages = lay_out (builder);
  all = kei_report_pages_dup_text (pages, 0);
  lines = g_strsplit (all, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 30);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      for (guint j = 0; not_first[j] != NULL; j++)
        if (g_str_has_prefix (lines[i], not_first[j]))
          g_error ("“%s” begins a line", not_first[j]);
      for (guint j = 0; not_last[j] != NULL; j++)
        g_assert_false (g_str_has_suffix (lines[i], not_last[j]));
      g_assert_false (g_str_has_prefix (lines[i], "０") || g_str_has_prefix (lines[i], "６"));
    }
  g_string_free (text, TRUE);
}

/* Headings without a text fill their pages: none waits for what does not come. */
static void
test_headings_alone (void)
{
  KeiReportBuilder *builder = new_builder ("");
  g_autoptr (KeiReportPages) pages = NULL;

  for (guint i = 0; i < 70; i++)
    kei_report_builder_heading (builder, i % 10 == 0 ? 3 : 4, NULL, "施策", NULL);
  pages = lay_out (builder);
  g_assert_cmpuint (kei_report_pages_get_n_pages (pages), ==, 3);
  g_assert_cmpuint (count_headings (pages, 0), >=, 21);
  g_assert_cmpuint (count_headings (pages, 1), >=, 21);
}

/* A short text may be all that there is under a heading: the next heading goes to another page by itself. */
static void
test_short_texts_end (void)
{
  for (guint n = 0; n < 20; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReportPages) pages = NULL;

      add_lines (builder, n);
      for (guint i = 0; i < 20; i++)
        {
          kei_report_builder_heading (builder, 4, NULL, "取組", NULL);
          kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "短い");
        }
      pages = lay_out (builder);
      /* A heading with its line is not twice as high as a line by itself. */
      g_assert_cmpuint (n + 2 * (count_headings (pages, 0) + 1) + 3, >=, 27);
    }
}

/* What is short under a heading stays with what the heading is about. */
static void
test_short_texts_stay (void)
{
  for (guint n = 15; n < 45; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReportPages) pages = NULL;
      const double widths[] = { 1 };

      add_lines (builder, n);
      kei_report_builder_heading (builder, 3, NULL, "施策", "measure");
      kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "印");
      kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 1, 0, NULL);
      kei_report_builder_row (builder);
      kei_report_builder_cell (builder, NULL);
      kei_report_builder_paragraph (builder, KEI_PARAGRAPH_CELL);
      kei_report_builder_anchor (builder, "table");
      kei_report_builder_text (builder, "表");
      pages = lay_out (builder);
      g_assert_cmpuint (find_page (pages, "measure"), ==, find_page (pages, "table"));
    }
}

/* Of short texts below one another none is alone, neither under its label nor at the top of a page. */
static void
test_entries_together (gconstpointer as_list)
{
  for (guint n = 15; n < 45; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReportPages) pages = NULL;

      add_lines (builder, n);
      kei_report_builder_paragraph (builder, KEI_PARAGRAPH_LABEL);
      kei_report_builder_anchor (builder, "label");
      kei_report_builder_text (builder, "主な取組");
      if (as_list != NULL)
        kei_report_builder_open_list (builder, TRUE);
      for (guint i = 0; i < 5; i++)
        {
          g_autofree char *anchor = g_strdup_printf ("entry-%u", i);

          if (as_list != NULL)
            kei_report_builder_entry (builder, 0, "");
          else
            kei_report_builder_paragraph (builder, KEI_PARAGRAPH_BODY);
          kei_report_builder_anchor (builder, anchor);
          kei_report_builder_text (builder, "取組");
        }
      if (as_list != NULL)
        kei_report_builder_close_list (builder);
      pages = lay_out (builder);
      g_assert_cmpuint (find_page (pages, "label"), ==, find_page (pages, "entry-1"));
      g_assert_cmpuint (find_page (pages, "entry-3"), ==, find_page (pages, "entry-4"));
    }
}

static void
add_chapter (KeiReportBuilder *builder, guint chapter, guint n)
{
  g_autofree char *anchor = g_strdup_printf ("chapter-%u", chapter);

  kei_report_builder_heading (builder, 1, NULL, anchor, anchor);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("text-%u-%u.", chapter, i);

      kei_report_builder_heading (builder, 4, NULL, "現状", NULL);
      kei_report_builder_paragraph (builder, KEI_PARAGRAPH_BODY);
      kei_report_builder_anchor (builder, name);
      kei_report_builder_text (builder, name);
      kei_report_builder_text (builder, LONG_TEXT);
    }
}

/* The last lines of a chapter get no page for themselves: the chapter is set with less air. */
static void
test_short_tail (void)
{
  for (guint n = 12; n < 50; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReportPages) pages = NULL;
      guint n_entries, last, tail = 0;

      for (guint chapter = 0; chapter < 2; chapter++)
        add_chapter (builder, chapter, n);
      pages = lay_out (builder);
      last = find_page (pages, "chapter-1") - 1;
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("text-0-%u.", i);

          g_assert_true (page_has (pages, find_page (pages, name), name));
          g_assert_cmpuint (count_pages_with (pages, name), ==, 1);
          tail += find_page (pages, name) == last;
        }
      g_assert_cmpuint (tail, >, 1);
      /* What is set twice is said once. */
      kei_report_pages_get_outline (pages, &n_entries);
      g_assert_cmpuint (n_entries, ==, 2 + 2 * n);
      /* Both chapters are alike. */
      g_assert_cmpuint (kei_report_pages_get_n_pages (pages), ==, 2 * (last + 1));
    }
}

static KeiReportBuilder *
new_sheets (guint n)
{
  KeiReportBuilder *builder = new_builder ("");

  for (guint sheet = 0; sheet < 3; sheet++)
    {
      kei_report_builder_new_page (builder);
      add_chapter (builder, sheet, n);
    }
  return builder;
}

/* A sheet that is a little too long for its page is set closer; what follows is set as ever. */
static void
test_sheets (void)
{
  double highest = 0, first_spot = 0;
  guint most = 0;

  for (guint n = 5; n < 40; n++)
    {
      g_autoptr (KeiReportPages) pages = lay_out (new_sheets (n));
      KeiReportSpot one, other;
      guint n_entries;

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("text-1-%u.", i);

          g_assert_cmpuint (count_pages_with (pages, name), ==, 1);
        }
      kei_report_pages_get_outline (pages, &n_entries);
      g_assert_cmpuint (n_entries, ==, 3 + 3 * n);
      /* All three are alike. */
      g_assert_cmpuint (kei_report_pages_get_n_pages (pages) % 3, ==, 0);
      g_assert_true (kei_report_pages_find (pages, "chapter-0", &one) && kei_report_pages_find (pages, "chapter-2", &other));
      g_assert_cmpfloat_with_epsilon (one.y, other.y, 0.1);
      if (kei_report_pages_get_n_pages (pages) == 3)
        most = n;
      if (n == 5)
        first_spot = one.y;
      highest = MAX (highest, one.y);
    }
  g_assert_cmpfloat_with_epsilon (highest, first_spot, 20);
  {
    g_autoptr (KeiReportPages) loose = NULL;
    g_autoptr (KeiReport) report = kei_report_builder_end (new_sheets (most));

    /* Which a word processor does not do. */
    loose = kei_report_pages_new_loose (report, NULL, NULL);
    g_assert_cmpuint (kei_report_pages_get_n_pages (loose), ==, 6);
  }
}

/* A sheet that takes several pages is named on each. */
static void
test_sheet_goes_on (void)
{
  for (guint n = 60; n < 90; n += 7)
    {
      g_autoptr (KeiReportPages) pages = lay_out (new_sheets (n));
      guint n_pages = kei_report_pages_get_n_pages (pages) / 3;

      g_assert_cmpuint (n_pages, >, 2);
      g_assert_cmpuint (count_pages_with (pages, "chapter-0（つづき）"), ==, n_pages - 1);
      g_assert_false (page_has (pages, n_pages, "（つづき）"));
      g_assert_true (page_has (pages, n_pages + 1, "chapter-1（つづき）"));
    }
}

/* The page numbers in what a word processor gets are those of pages as it makes them: of them none is saved. */
static void
test_loose (void)
{
  guint saved = 0;

  for (guint n = 12; n < 30; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReport) report = NULL;
      g_autoptr (KeiReportPages) pages = NULL;
      g_autoptr (KeiReportPages) loose = NULL;

      add_chapter (builder, 0, n);
      report = kei_report_builder_end (builder);
      pages = kei_report_pages_new (report, NULL, NULL);
      loose = kei_report_pages_new_loose (report, NULL, NULL);
      g_assert_cmpuint (kei_report_pages_get_n_pages (pages), <=, kei_report_pages_get_n_pages (loose));
      saved += kei_report_pages_get_n_pages (loose) - kei_report_pages_get_n_pages (pages);
    }
  g_assert_cmpuint (saved, >, 0);
}

/* Nor do the last entries of the contents. */
static void
test_short_contents (void)
{
  for (guint n = 20; n < 120; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReportPages) pages = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      guint n_entries = 0;

      kei_report_builder_contents (builder, "目次", 2);
      kei_report_builder_heading (builder, 1, NULL, "章", "chapter");
      for (guint i = 0; i < n; i++)
        kei_report_builder_heading (builder, 2, NULL, "節", NULL);
      pages = lay_out (builder);
      text = kei_report_pages_dup_text (pages, find_page (pages, "chapter") - 1);
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        n_entries += g_str_has_prefix (lines[i], "節");
      g_assert_cmpuint (n_entries, >, 5);
    }
}

/* A title that is a letter too long gets smaller, a longer one gets a second line. */
/* A title of two lines ends the first one with a phrase, not with half a word. */
static void
test_title_phrases (void)
{
  static const struct
  {
    const char *title, *first, *second;
  } rows[] = {
    { "ブランド力の向上による生産力・収益力の強化と港町の海の仕事の担い手の育成", "施策②　ブランド力の向上による生産力・収益力の", "強化と港町の海の仕事の担い手の育成" },
    { "域外からの所得獲得と域内での所得循環の促進と港町の海の仕事の担い手の育成", "施策②　域外からの所得獲得と域内での所得循環の", "促進と港町の海の仕事の担い手の育成" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReportPages) pages = NULL;
      g_autofree char *second = g_strdup_printf ("\n%s\n", rows[i].second);

      kei_report_builder_heading (builder, 1, "施策②", rows[i].title, NULL);
      pages = lay_out (builder);
      g_assert_true (page_has (pages, 0, rows[i].first) && page_has (pages, 0, second));
    }
}

static void
test_titles (void)
{
  for (guint n = 20; n < 40; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      GString *title = g_string_new (NULL);
      g_autoptr (KeiReportPages) pages = NULL;
      gboolean whole;

      for (guint i = 0; i < n; i++)
        g_string_append (title, "題");
      kei_report_builder_heading (builder, 1, NULL, title->str, NULL);
      pages = lay_out (builder);
      whole = page_has (pages, 0, title->str);
      g_assert_true (whole == (n <= 29));
      g_string_free (title, TRUE);
    }
}

/* --- Tables --- */

static void
open_table (KeiReportBuilder *builder, const char *caption)
{
  const double widths[] = { 1, 3 };

  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 2, 1, caption);
  kei_report_builder_row (builder);
  kei_report_builder_head_cell (builder, "見出し");
  kei_report_builder_head_cell (builder, "内容");
}

/* The head is on each page, every row once and whole, and the caption with the first ones. */
static void
test_long_table (void)
{
  KeiReportBuilder *builder = new_builder ("");
  g_autoptr (KeiReportPages) pages = NULL;
  guint n;

  add_lines (builder, 5);
  open_table (builder, "長い表");
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("名%03u", i);
      g_autofree char *text = g_strdup_printf ("始%03u" LONG_TEXT "終%03u", i, i);

      kei_report_builder_row (builder);
      kei_report_builder_cell (builder, name);
      kei_report_builder_cell (builder, text);
    }
  pages = lay_out (builder);
  n = kei_report_pages_get_n_pages (pages);
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (count_pages_with (pages, "見出し"), ==, n);
  g_assert_true (page_has (pages, 0, "長い表") && page_has (pages, 0, "名000"));
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("名%03u", i);
      g_autofree char *first = g_strdup_printf ("始%03u", i);
      guint page = 0;

      g_assert_cmpuint (count_pages_with (pages, name), ==, 1);
      while (!page_has (pages, page, name))
        page++;
      g_assert_true (page_has (pages, page, first));
    }
}

/* A caption, a head and a first row are not parted, wherever the page ends. */
static void
test_table_begins_together (void)
{
  for (guint n = 20; n < 45; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReportPages) pages = NULL;
      guint page = 0;

      add_lines (builder, n);
      kei_report_builder_heading (builder, 3, NULL, "指標", "heading");
      open_table (builder, "表題");
      for (guint i = 0; i < 40; i++)
        {
          kei_report_builder_row (builder);
          kei_report_builder_cell (builder, i == 0 ? "最初" : "次");
          kei_report_builder_cell (builder, LONG_TEXT);
        }
      pages = lay_out (builder);
      while (!page_has (pages, page, "最初"))
        page++;
      g_assert_true (page_has (pages, page, "表題"));
      g_assert_true (page_has (pages, page, "見出し"));
      g_assert_cmpuint (find_page (pages, "heading"), ==, page);
    }
}

/* What names or sums up the rows below it does not end a page. */
static void
test_bands_stay (void)
{
  for (guint n = 2; n < 9; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReportPages) pages = NULL;

      open_table (builder, "事業費");
      for (guint i = 0; i < 60; i++)
        for (guint j = 0; j < n; j++)
          {
            g_autofree char *name = g_strdup_printf ("row-%u-%u", i, j);

            kei_report_builder_row (builder);
            kei_report_builder_cell (builder, NULL);
            kei_report_builder_head (builder);
            kei_report_builder_tone (builder, j + 1 == n ? KEI_TONE_NONE : j == 0 ? KEI_TONE_TOTAL
                                                                       : j == 1   ? KEI_TONE_SUBTOTAL
                                                                                  : KEI_TONE_NONE);
            kei_report_builder_paragraph (builder, KEI_PARAGRAPH_CELL);
            kei_report_builder_anchor (builder, name);
            kei_report_builder_text (builder, name);
            kei_report_builder_int_cell (builder, i);
          }
      pages = lay_out (builder);
      g_assert_cmpuint (kei_report_pages_get_n_pages (pages), >, 3);
      for (guint i = 0; i < 60; i++)
        for (guint j = 1; j < MIN (n, 3); j++)
          {
            g_autofree char *above = g_strdup_printf ("row-%u-%u", i, j - 1), *below = g_strdup_printf ("row-%u-%u", i, j);

            g_assert_cmpuint (find_page (pages, above), ==, find_page (pages, below));
          }
      /* Nor is the last row of a group alone at the top of a page. */
      for (guint i = 0; n > 3 && i < 60; i++)
        {
          g_autofree char *above = g_strdup_printf ("row-%u-%u", i, n - 2), *last = g_strdup_printf ("row-%u-%u", i, n - 1);

          g_assert_cmpuint (find_page (pages, above), ==, find_page (pages, last));
        }
    }
}

static void
test_kept_table (void)
{
  KeiReportBuilder *builder = new_builder ("");
  g_autoptr (KeiReportPages) pages = NULL;

  add_lines (builder, 20);
  open_table (builder, NULL);
  kei_report_builder_keep_table (builder);
  for (guint i = 0; i < 18; i++)
    {
      kei_report_builder_row (builder);
      kei_report_builder_cell (builder, i == 0 ? "最初" : i == 17 ? "最後"
                                                                  : "間");
    }
  pages = lay_out (builder);
  g_assert_true (page_has (pages, 1, "最初") && page_has (pages, 1, "最後"));
}

/* What ends a table, or a text, stands on the page of its last row, wherever that is. */
static void
test_joined_table (gconstpointer behind_text)
{
  const double width = 1;

  for (guint n = 1; n < 70; n++)
    {
      KeiReportBuilder *builder = new_builder ("");
      g_autoptr (KeiReportPages) pages = NULL;

      if (behind_text == NULL)
        open_table (builder, NULL);
      for (guint i = 0; i < n; i++)
        if (behind_text != NULL)
          kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, i + 1 == n ? "最後" : "行");
        else
          {
            kei_report_builder_row (builder);
            kei_report_builder_cell (builder, i + 1 == n ? "最後" : "行");
            kei_report_builder_cell (builder, i % 3 == 0 ? LONG_TEXT LONG_TEXT : "内容");
          }
      if (behind_text == NULL)
        kei_report_builder_close_table (builder);
      kei_report_builder_open_table (builder, KEI_LOOK_PLAIN, &width, 1, 0, NULL);
      kei_report_builder_keep_table (builder);
      kei_report_builder_join_table (builder);
      for (guint i = 0; i < 3; i++)
        {
          kei_report_builder_row (builder);
          kei_report_builder_cell (builder, i == 0 ? "件数" : i == 2 ? "結び"
                                                                     : "版");
        }
      pages = lay_out (builder);
      g_test_message ("%u", n);
      g_assert_cmpuint (count_pages_with (pages, "最後"), ==, 1);
      for (guint page = 0; page < kei_report_pages_get_n_pages (pages); page++)
        if (page_has (pages, page, "最後"))
          g_assert_true (page_has (pages, page, "件数") && page_has (pages, page, "結び"));
    }
}

/* A row that is higher than a page is cut between lines, and nothing of it is lost. */
static void
test_high_row (void)
{
  KeiReportBuilder *builder = new_builder ("");
  g_autoptr (KeiReportPages) pages = NULL;
  GString *text = g_string_new (NULL);
  guint n;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "%s行%03u", i > 0 ? "\n" : "", i);
  open_table (builder, NULL);
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "前の列");
  kei_report_builder_cell (builder, "前の行");
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "短い");
  kei_report_builder_cell (builder, text->str);
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "後の列");
  pages = lay_out (builder);
  n = kei_report_pages_get_n_pages (pages);
  g_assert_cmpuint (n, >=, 4);
  g_assert_cmpuint (n, <=, 6);
  g_assert_true (page_has (pages, 0, "行000"));
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *line = g_strdup_printf ("行%03u", i);

      g_assert_cmpuint (count_pages_with (pages, line), ==, 1);
    }
  g_assert_cmpuint (count_pages_with (pages, "短い"), ==, 1);
  g_assert_true (page_has (pages, n - 1, "後の列"));
  for (guint i = 0; i < n; i++)
    draw (pages, i);
  g_string_free (text, TRUE);
}

/* What names rows is said again where they go on. */
static void
test_span_over_pages (void)
{
  KeiReportBuilder *builder = new_builder ("");
  g_autoptr (KeiReportPages) pages = NULL;

  open_table (builder, NULL);
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, "施策の名");
  kei_report_builder_head (builder);
  kei_report_builder_span (builder, 1, 60);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("事業%02u", i);

      if (i > 0)
        kei_report_builder_row (builder);
      kei_report_builder_cell (builder, text);
    }
  pages = lay_out (builder);
  g_assert_cmpuint (kei_report_pages_get_n_pages (pages), ==, 2);
  g_assert_cmpuint (count_pages_with (pages, "施策の名"), ==, 2);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("事業%02u", i);

      g_assert_cmpuint (count_pages_with (pages, text), ==, 1);
    }
}

/* Every letter of every cell is on a page. */
static void
assert_has_cells (KeiReport *report, KeiReportPages *pages)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  for (guint i = 0; i < kei_report_pages_get_n_pages (pages); i++)
    {
      g_autofree char *text = kei_report_pages_dup_text (pages, i);

      g_string_append (all, text);
    }
  for (guint i = 0; i < blocks[n - 1].table->rows->len; i++)
    {
      const KeiRow *row = g_ptr_array_index (blocks[n - 1].table->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          g_autofree char *text = kei_cell_dup_text (g_ptr_array_index (row->cells, j));

          for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
            g_assert_nonnull (g_utf8_strchr (all->str, -1, g_utf8_get_char (at)));
        }
    }
}

/* Whatever a table is like: it ends, stays on the paper, and has all its texts. */
static void
test_random_tables (void)
{
  for (guint run = 0; run < 60; run++)
    {
      KeiReportBuilder *builder = new_builder (g_test_rand_bit () ? "" : "[page]\npaper=A5\n[table]\nrule=4\npadding=20\n");
      guint n_columns = (guint) g_test_rand_int_range (1, 7), n_rows = (guint) g_test_rand_int_range (1, 30), n = 0;
      double widths[6];
      g_autoptr (KeiReport) report = NULL;
      g_autoptr (KeiReportPages) pages = NULL;

      for (guint i = 0; i < n_columns; i++)
        widths[i] = g_test_rand_int_range (0, 4);
      add_lines (builder, (guint) g_test_rand_int_range (0, 30));
      kei_report_builder_open_table (builder, (KeiTableLook) g_test_rand_int_range (0, 3), widths, n_columns, (guint) g_test_rand_int_range (0, 3), "題");
      for (guint y = 0; y < n_rows; y++)
        {
          kei_report_builder_row (builder);
          for (guint x = (guint) g_test_rand_int_range (0, (int) n_columns); x < n_columns; x++)
            {
              GString *text = g_string_new (NULL);

              for (int i = g_test_rand_int_range (0, g_test_rand_int_range (0, 20) == 0 ? 150 : 4); i >= 0; i--)
                g_string_append_unichar (text, 0x4e00 + n++); /* each letter once in the report */
              kei_report_builder_cell (builder, text->str);
              kei_report_builder_span (builder, (guint) g_test_rand_int_range (1, 4), (guint) g_test_rand_int_range (1, 6));
              if (g_test_rand_bit ())
                kei_report_builder_head (builder);
              g_string_free (text, TRUE);
            }
        }
      report = kei_report_builder_end (builder);
      pages = kei_report_pages_new (report, NULL, NULL);
      g_assert_cmpuint (kei_report_pages_get_n_pages (pages), <, 3000);
      assert_has_cells (report, pages);
      for (guint i = 0; i < MIN (kei_report_pages_get_n_pages (pages), 8); i++)
        draw (pages, i);
    }
}

/* --- Images --- */

/* 8 by 6 pixels of red. */
static const char jpeg[] = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO"
                           "UlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P"
                           "T09PT09PT0//wAARCAAGAAgDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAABf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAV"
                           "AQEBAAAAAAAAAAAAAAAAAAAFBv/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AAxKzf/Z";
static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"60\"><script>alert(1)</script><rect width=\"80\" height=\"60\" fill=\"#d02010\"/>"
                          "<image href=\"file:///etc/hostname\" width=\"80\" height=\"60\"/></svg>";

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_png (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 80, 60);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0xd0 / 255.0, 0x20 / 255.0, 0x10 / 255.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* How many points of the page are of that red. */
static guint
count_red (KeiReportPages *pages)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  kei_report_pages_draw (pages, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 842; y++)
    for (int x = 0; x < 596; x++)
      {
        const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
        guint32 pixel = ((const guint32 *) (gconstpointer) row)[x];

        n += ABS ((int) (pixel >> 16 & 0xff) - 0xd0) < 6 && ABS ((int) (pixel >> 8 & 0xff) - 0x20) < 6 && ABS ((int) (pixel & 0xff) - 0x10) < 6;
      }
  cairo_surface_destroy (surface);
  return n;
}

static guint
draw_image (GBytes *image, double width, guint *n_notes)
{
  KeiReportBuilder *builder = new_builder ("");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  KeiReportJob job = { .notes = notes };
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiReportPages) pages = NULL;
  const KeiBlock *blocks;
  guint n;

  kei_report_builder_image (builder, image, "image/gif", "説明", "題", NULL);
  report = kei_report_builder_end (builder);
  blocks = kei_report_get_blocks (report, &n);
  blocks[n - 1].figure->width = width;
  pages = kei_report_pages_new (report, &job, NULL);
  *n_notes = notes->len;
  g_assert_true (page_has (pages, 0, "題"));
  g_assert_true (page_has (pages, 0, "説明") == (notes->len > 0));
  return count_red (pages);
}

static void
assert_about (guint n, double expected)
{
  g_assert_cmpfloat_with_epsilon (n, expected, expected * 0.15); /* edges are softened */
}

/* Whatever is said of the kind, it is found out. A pixel is three quarters of a point. */
static void
test_images (void)
{
  gsize size;
  g_autofree guchar *data = g_base64_decode (jpeg, &size);
  g_autoptr (GBytes) as_jpeg = g_bytes_new (data, size);
  g_autoptr (GBytes) as_svg = g_bytes_new_static (svg, sizeof svg - 1);
  g_autoptr (GBytes) as_png = make_png ();
  guint n_notes;

  assert_about (draw_image (as_png, 0, &n_notes), 60 * 45);
  g_assert_cmpuint (n_notes, ==, 0);
  assert_about (draw_image (as_svg, 0, &n_notes), 60 * 45);
  g_assert_cmpuint (n_notes, ==, 0);
  assert_about (draw_image (as_jpeg, 120, &n_notes), 120 * 90);
  g_assert_cmpuint (n_notes, ==, 0);
  /* As wide as the text at most. */
  assert_about (draw_image (as_png, 5000, &n_notes), 462 * 346);
}

/* Half an image is none, or a part of one; it never stops the pages. */
static void
test_broken_images (void)
{
  gsize size;
  g_autofree guchar *data = g_base64_decode (jpeg, &size);
  g_autoptr (GBytes) as_png = make_png ();
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  guint n_notes;

  g_assert_cmpuint (draw_image (nothing, 0, &n_notes), ==, 0);
  g_assert_cmpuint (n_notes, ==, 1);
  for (guint i = 0; i < 60; i++)
    {
      gsize end = (gsize) g_test_rand_int_range (0, (int) g_bytes_get_size (as_png));
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (as_png, 0, end);
      g_autofree guchar *changed = g_memdup2 (data, size);
      g_autoptr (GBytes) other = NULL;

      changed[g_test_rand_int_range (0, (int) size)] ^= (guchar) g_test_rand_int_range (1, 256);
      other = g_bytes_new (changed, size);
      draw_image (cut, 0, &n_notes);
      draw_image (other, 0, &n_notes);
    }
}

/* --- Contents and furniture --- */

static void
test_contents (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new_long ("office", 60);
  g_autoptr (KeiReportPages) pages = kei_report_pages_new (report, NULL, NULL);
  guint n, entry = 0;
  const KeiReportEntry *outline = kei_report_pages_get_outline (pages, &n);
  g_autofree char *first = kei_report_pages_dup_text (pages, 0);
  g_autofree char *second = kei_report_pages_dup_text (pages, 1);
  g_autofree char *text = g_strconcat (first, second, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (n, ==, 1 + 3 + 60);
  g_assert_cmpstr (outline[0].text, ==, "目次");
  g_assert_cmpstr (outline[1].text, ==, "基本目標");
  g_assert_cmpuint (outline[2].level, ==, 3);
  g_assert_cmpstr (outline[2].text, ==, "施策1　漁業の担い手と漁場を守り育てる");
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *all = kei_report_pages_dup_text (pages, outline[i].spot.page);

      g_assert_true (strstr (all, outline[i].text) != NULL);
    }
  /* The numbers of a page of contents come after its titles, in the same order. */
  for (guint i = 0; lines[i] != NULL && entry + 1 < n; i++)
    if (*lines[i] != '\0' && strspn (lines[i], "0123456789") == strlen (lines[i]) && g_ascii_strtoull (lines[i], NULL, 10) > 2)
      g_assert_cmpstr (lines[i], ==, kei_report_pages_get_label (pages, outline[++entry].spot.page));
  g_assert_cmpuint (entry + 1, ==, n);
}

static void
test_furniture (void)
{
  KeiReportBuilder *builder = new_builder ("[furniture]\nheader-start={title}・{author}\nheader-center={unknown}\nheader-end={heading}\nfooter-start=\nfooter-center={page}の{pages}\n");
  g_autoptr (KeiReportPages) pages = NULL;

  kei_report_builder_set_facts (builder, "題名", "町", NULL, "ja");
  kei_report_builder_part (builder, NULL, KEI_PAPER_STYLE, FALSE, FALSE);
  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_COVER_TITLE, "表紙だけ");
  kei_report_builder_part (builder, NULL, KEI_PAPER_STYLE, FALSE, TRUE);
  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "前書き");
  kei_report_builder_heading (builder, 1, "1", "章", NULL);
  add_lines (builder, 40);
  pages = lay_out (builder);
  g_assert_cmpuint (kei_report_pages_get_n_pages (pages), ==, 4);
  g_assert_false (page_has (pages, 0, "題名"));
  g_assert_true (page_has (pages, 1, "題名・町\n{unknown}\n1の3\n"));
  g_assert_true (page_has (pages, 2, "題名・町\n{unknown}\n1　章\n2の3\n"));
  g_assert_true (page_has (pages, 3, "題名・町\n{unknown}\n1　章\n3の3\n"));
}

/* --- Everything else --- */

static void
test_missing_font (void)
{
  KeiReportBuilder *builder = new_builder ("[fonts]\nbody=Keikaku No Such Mincho,serif\n");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  KeiReportJob job = { .notes = notes };
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiReportPages) pages = NULL;

  add_lines (builder, 3);
  report = kei_report_builder_end (builder);
  pages = kei_report_pages_new (report, &job, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_true (strstr (g_ptr_array_index (notes, 0), "Keikaku No Such Mincho") != NULL);
}

static void
cancel_cb (double fraction, gpointer data)
{
  g_assert_cmpfloat (fraction, <=, 1);
  if (fraction > 0.3)
    g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new_long ("office", 100);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  KeiReportJob job = { .cancellable = cancellable, .progress = cancel_cb, .data = cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_null (kei_report_pages_new (report, &job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
lay_out_cb (gpointer report)
{
  return kei_report_pages_new (report, NULL, NULL);
}

/* Letters of any script, joiners, direction marks and what is no letter at all, with marks in any mixture. */
static void
test_random_texts (void)
{
  static const gunichar starts[] = { 0x20, 0x41, 0xc0, 0x300, 0x590, 0x620, 0x900, 0xe00, 0x1100, 0x200b, 0x2028, 0x202a, 0x2066, 0x20d0, 0x3000, 0x3041, 0x3099, 0x4e00, 0xac00, 0xe000, 0xfe00, 0xfe20, 0xfeff, 0xff00, 0xfff0, 0x1f1e6, 0x1f3fb, 0x1f468, 0x20000, 0xe0001, 0xe0100, 0x10fffd };

  for (guint run = 0; run < 4; run++)
    {
      KeiReportBuilder *builder = new_builder (run % 2 == 0 ? "" : "[paragraph body]\nalign=end\n");
      g_autoptr (KeiReport) report = NULL;
      g_autoptr (GBytes) pdf = NULL;

      for (guint i = 0; i < 12; i++)
        {
          GString *text = g_string_new (NULL);

          if (i % 4 == 0)
            kei_report_builder_paragraph (builder, KEI_PARAGRAPH_BODY);
          for (guint j = (guint) g_test_rand_int_range (0, 60); j > 0; j--)
            g_string_append_unichar (text, g_test_rand_int_range (0, 20) == 0 ? '\n' : g_test_rand_int_range (0, 20) == 0 ? '\t'
                                                                                                                          : starts[g_test_rand_int_range (0, G_N_ELEMENTS (starts))] + (gunichar) g_test_rand_int_range (0, 3));
          kei_report_builder_run (builder, text->str, (KeiMarks) g_test_rand_int_range (0, 128), (KeiInk) g_test_rand_int_range (0, KEI_N_INKS));
          if (g_test_rand_int_range (0, 5) == 0)
            kei_report_builder_drawing (builder, kei_drawing_new (12, 30, "印"));
          if (g_test_rand_int_range (0, 5) == 0)
            kei_report_builder_link (builder, text->str, "nowhere");
          g_string_free (text, TRUE);
        }
      report = kei_report_builder_end (builder);
      pdf = kei_test_write_report (report, "pdf", NULL);
      g_assert_cmpuint (g_bytes_get_size (pdf), >, 500);
    }
}

/* Laid out by one thread, drawn by another when the first one is gone. */
static void
test_threads (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("designed");
  g_autoptr (KeiReportPages) pages = g_thread_join (g_thread_new ("layout", lay_out_cb, report));

  for (guint i = 0; i < kei_report_pages_get_n_pages (pages); i++)
    draw (pages, i);
}

/* Margins that leave nothing, letters larger than a page, a title of ten thousand letters. */
static void
test_no_room (void)
{
  KeiReportBuilder *builder = new_builder ("[page]\npaper=A5\ntop=60\nbottom=60\nleft=60\nright=60\n[heading 1]\nsize=96\nline-height=4\n[paragraph body]\nsize=96\nline-height=4\nindent=10\nspace-before=400\n");
  g_autoptr (KeiReportPages) pages = NULL;
  GString *title = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append (title, "長い題名はどこまでも続く");
  kei_report_builder_heading (builder, 1, NULL, title->str, NULL);
  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "大きい字");
  open_table (builder, title->str);
  kei_report_builder_row (builder);
  kei_report_builder_cell (builder, title->str);
  kei_report_builder_figure (builder, kei_drawing_new (0, 0, NULL), title->str, title->str);
  kei_report_builder_contents (builder, "目次", 6);
  pages = lay_out (builder);
  g_assert_cmpuint (kei_report_pages_get_n_pages (pages), >, 10);
  g_assert_cmpuint (kei_report_pages_get_n_pages (pages), <, 10000);
  g_string_free (title, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/report-pages/everything/office", "office", test_everything);
  g_test_add_data_func ("/report-pages/everything/designed", "designed", test_everything);
  g_test_add_func ("/report-pages/parts-and-labels", test_parts_and_labels);
  g_test_add_func ("/report-pages/empty", test_empty);
  g_test_add_func ("/report-pages/headings-stay", test_headings_stay);
  g_test_add_func ("/report-pages/headings-alone", test_headings_alone);
  g_test_add_func ("/report-pages/short-texts-stay", test_short_texts_stay);
  g_test_add_func ("/report-pages/short-texts-end", test_short_texts_end);
  g_test_add_func ("/report-pages/no-line-alone", test_no_line_alone);
  g_test_add_data_func ("/report-pages/entries-together/paragraphs", NULL, test_entries_together);
  g_test_add_data_func ("/report-pages/entries-together/list", "list", test_entries_together);
  g_test_add_func ("/report-pages/short-tail", test_short_tail);
  g_test_add_func ("/report-pages/sheets", test_sheets);
  g_test_add_func ("/report-pages/sheet-goes-on", test_sheet_goes_on);
  g_test_add_func ("/report-pages/loose", test_loose);
  g_test_add_func ("/report-pages/short-contents", test_short_contents);
  g_test_add_func ("/report-pages/line-breaks", test_line_breaks);
  g_test_add_func ("/report-pages/long-table", test_long_table);
  g_test_add_func ("/report-pages/table-begins-together", test_table_begins_together);
  g_test_add_func ("/report-pages/bands-stay", test_bands_stay);
  g_test_add_func ("/report-pages/kept-table", test_kept_table);
  g_test_add_data_func ("/report-pages/joined", NULL, test_joined_table);
  g_test_add_data_func ("/report-pages/joined-text", "", test_joined_table);
  g_test_add_func ("/report-pages/high-row", test_high_row);
  g_test_add_func ("/report-pages/span-over-pages", test_span_over_pages);
  g_test_add_func ("/report-pages/random-tables", test_random_tables);
  g_test_add_func ("/report-pages/images", test_images);
  g_test_add_func ("/report-pages/broken-images", test_broken_images);
  g_test_add_func ("/report-pages/titles", test_titles);
  g_test_add_func ("/report-pages/title-phrases", test_title_phrases);
  g_test_add_func ("/report-pages/contents", test_contents);
  g_test_add_func ("/report-pages/furniture", test_furniture);
  g_test_add_func ("/report-pages/missing-font", test_missing_font);
  g_test_add_func ("/report-pages/cancel", test_cancel);
  g_test_add_func ("/report-pages/random-texts", test_random_texts);
  g_test_add_func ("/report-pages/threads", test_threads);
  g_test_add_func ("/report-pages/no-room", test_no_room);
  return g_test_run ();
}
