/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of which nobody thought: long ones without a place to break, and marks upon marks. All of a text is set, no line is wider than
 * the page, and it takes as long as it is long; as the square of it, it would take minutes. */
#include "config.h"

#include "kei-report-set.h"

#include <string.h>

#define WIDTH 480

static const struct
{
  const char *unit;
  guint n;
} texts[] = {
  { "1", 300000 },
  { "x", 300000 },
  { "。", 250000 },
  { "（", 100000 },
  { "\u0301", 100000 },
  { "\u0301\u0316", 50000 },
  { "か\u3099", 50000 },
  { "👨\u200d👩\u200d👧", 10000 },
  { "葛\U000e0100", 50000 },
  { "海とともに生きる。", 20000 },
};

static void
test_long (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiSetter *setter = kei_setter_new (style, NULL);
  KeiSetHow how = kei_set_how (kei_report_style_get_paragraph (style, KEI_PARAGRAPH_BODY), WIDTH);
  GString *text = g_string_new (NULL);
  KeiSet *set;
  gsize at = 0;

  for (guint n = 0; n < texts[i].n; n++)
    g_string_append (text, texts[i].unit);
  set = kei_setter_set_text (setter, text->str, &how);
  for (guint line = 0; line < set->n_lines; line++)
    {
      g_assert_cmpuint (set->lines[line].text, ==, at);
      g_assert_cmpfloat (set->lines[line].width, <=, WIDTH + 20);
      at += set->lines[line].n_bytes;
    }
  g_assert_cmpuint (at, ==, text->len);
  kei_set_free (set);
  g_ptr_array_unref (kei_setter_end (setter));
  g_string_free (text, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report-long/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_long);
    }
  return g_test_run ();
}
