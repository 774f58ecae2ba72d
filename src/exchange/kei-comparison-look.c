/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of the style, read and checked. What a style says that is none is an error, never a default: a table that goes to an
 * assembly must look as somebody decided. */
#include "config.h"

#include "kei-comparison-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PREFIX "compare-"

static gboolean
refuse (GError **error, const char *key, const char *value, const char *what)
{
  g_set_error (error, KEI_COMPARISON_REPORT_ERROR, KEI_COMPARISON_REPORT_ERROR_STYLE, _ ("In the style, “%s=%s” in [report] is wrong: %s."), key, value, what);
  return FALSE;
}

static gboolean
refuse_choice (GError **error, const KeiComparisonOption *option, const char *value)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *what = NULL;

  for (guint i = 0; i < option->n_choices; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", option->choices[i].code);
  what = g_strdup_printf (_ ("must be one of: %s"), codes->str);
  return refuse (error, option->key, value, what);
}

static int
find_choice (const KeiComparisonOption *option, const char *code)
{
  for (guint i = 0; i < option->n_choices; i++)
    if (g_str_equal (option->choices[i].code, code))
      return (int) i;
  return -1;
}

static gboolean
read_choice (const KeiReportStyle *style, const char *key, guint *choice, GError **error)
{
  const KeiComparisonOption *option = kei_comparison_option_by_key (key);
  const char *value = kei_comparison_option_get (option, style);
  int found = find_choice (option, value);

  if (found < 0)
    return refuse_choice (error, option, value);
  *choice = (guint) found;
  return TRUE;
}

static gboolean
read_bool (const KeiReportStyle *style, const char *key, gboolean *target, GError **error)
{
  const char *value = kei_comparison_option_get (kei_comparison_option_by_key (key), style);

  if (!g_str_equal (value, "true") && !g_str_equal (value, "false"))
    return refuse (error, key, value, _ ("must be true or false"));
  *target = g_str_equal (value, "true");
  return TRUE;
}

/* "none" is no words at all. */
static const char *
get_words (const KeiReportStyle *style, const char *key)
{
  const char *value = kei_comparison_option_get (kei_comparison_option_by_key (key), style);

  return g_str_equal (value, "none") ? NULL : value;
}

static gboolean
read_heads (const KeiReportStyle *style, char **heads, GError **error)
{
  const KeiComparisonOption *option = kei_comparison_option_by_key ("compare-heads");
  const char *value = kei_comparison_option_get (option, style);
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);

  if (g_strv_length (parts) != 2 || *g_strstrip (parts[0]) == '\0' || *g_strstrip (parts[1]) == '\0')
    return refuse (error, option->key, value, _ ("must be two headings, the later side’s first, with ; between"));
  heads[KEI_SIDE_NEW] = g_strdup (parts[0]);
  heads[KEI_SIDE_OLD] = g_strdup (parts[1]);
  return TRUE;
}

static gboolean
read_marks (const KeiReportStyle *style, const char *key, KeiInk colour, KeiMarks *marks, KeiInk *ink, GError **error)
{
  static const KeiMarks meanings[] = { KEI_MARK_UNDERLINE, KEI_MARK_BOLD, KEI_MARK_STRIKE, 0 };
  const KeiComparisonOption *option = kei_comparison_option_by_key (key);
  const char *value = kei_comparison_option_get (option, style);
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);

  *marks = 0;
  *ink = KEI_INK_NONE;
  for (guint i = 0; parts[i] != NULL && !g_str_equal (value, "none"); i++)
    {
      int found = find_choice (option, g_strstrip (parts[i]));

      if (*parts[i] == '\0')
        continue;
      if (found < 0 || found >= (int) G_N_ELEMENTS (meanings))
        return refuse_choice (error, option, value);
      *marks |= meanings[found];
      if (meanings[found] == 0)
        *ink = colour;
    }
  return TRUE;
}

static gboolean
read_parts (const KeiReportStyle *style, guint *parts, GError **error)
{
  const KeiComparisonOption *option = kei_comparison_option_by_key ("compare-parts");
  const char *value = kei_comparison_option_get (option, style);
  g_auto (GStrv) codes = g_strsplit (value, ";", -1);

  for (guint i = 0; codes[i] != NULL && !g_str_equal (value, "none"); i++)
    {
      int found = find_choice (option, g_strstrip (codes[i]));

      if (*codes[i] == '\0')
        continue;
      if (found < 0)
        return refuse_choice (error, option, value);
      *parts |= 1u << found;
    }
  return TRUE;
}

/* A key that nobody knows is a slip of the pen, and the table would not look as its author believes. */
static gboolean
check_keys (const KeiReportStyle *style, GError **error)
{
  g_autofree char *text = kei_report_style_to_text (style);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) keys = NULL;

  g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL);
  keys = g_key_file_get_keys (file, "report", NULL, NULL);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], PREFIX) && kei_comparison_option_by_key (keys[i]) == NULL)
      {
        g_set_error (error, KEI_COMPARISON_REPORT_ERROR, KEI_COMPARISON_REPORT_ERROR_STYLE, _ ("In the style, “%s” in [report] is not known. Correct its name or take it out."), keys[i]);
        return FALSE;
      }
  return TRUE;
}

/* In the order of the choices of `compare-marked-paper`. */
static gboolean
read_paper (const KeiReportStyle *style, KeiPaper *paper, gboolean *across, GError **error)
{
  static const KeiPaper papers[] = { KEI_PAPER_A4, KEI_PAPER_A3, KEI_PAPER_B4 };
  guint choice;

  if (!read_choice (style, "compare-marked-paper", &choice, error))
    return FALSE;
  *paper = papers[choice / 2];
  *across = choice % 2 != 0;
  return TRUE;
}

static void
read_words (KeiComparisonLook *look, const KeiReportStyle *style)
{
  static const struct
  {
    KeiRowSign sign;
    const char *key;
  } words[] = {
    { KEI_ROW_CHANGED, "compare-word-changed" },
    { KEI_ROW_ADDED, "compare-word-added" },
    { KEI_ROW_REMOVED, "compare-word-removed" },
    { KEI_ROW_MOVED, "compare-word-moved" },
    { KEI_ROW_REORDERED, "compare-word-reordered" },
    { KEI_ROW_LEVEL, "compare-word-level" },
    { KEI_ROW_MERGED, "compare-word-merged" },
    { KEI_ROW_SPLIT, "compare-word-split" },
    { KEI_ROW_SPELLING, "compare-word-spelling" },
    { KEI_ROW_RENUMBERED, "compare-word-renumbered" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    look->words[words[i].sign] = get_words (style, words[i].key);
  look->words[KEI_ROW_RULE] = look->words[KEI_ROW_CHANGED];
}

gboolean
_kei_comparison_look_read (KeiComparisonLook *look, const KeiReportStyle *style, GError **error)
{
  guint sides, rows, gap, unchanged, common, remarks;

  memset (look, 0, sizeof *look);
  if (!check_keys (style, error) || !read_choice (style, "compare-sides", &sides, error) || !read_choice (style, "compare-rows", &rows, error)
      || !read_choice (style, "compare-gap", &gap, error) || !read_choice (style, "compare-unchanged", &unchanged, error)
      || !read_choice (style, "compare-common", &common, error) || !read_choice (style, "compare-remarks", &remarks, error)
      || !read_bool (style, "compare-spelling", &look->spelling, error) || !read_bool (style, "compare-followed", &look->followed, error)
      || !read_bool (style, "compare-numbers", &look->numbers, error) || !read_bool (style, "compare-notes", &look->notes, error)
      || !read_bool (style, "compare-proof", &look->proof, error) || !read_parts (style, &look->parts, error)
      || !read_marks (style, "compare-marks-new", KEI_INK_ADDED, &look->marks[KEI_SIDE_NEW], &look->inks[KEI_SIDE_NEW], error)
      || !read_marks (style, "compare-marks-old", KEI_INK_REMOVED, &look->marks[KEI_SIDE_OLD], &look->inks[KEI_SIDE_OLD], error)
      || !read_marks (style, "compare-marked-new", KEI_INK_ADDED, &look->marked_marks[KEI_SIDE_NEW], &look->marked_inks[KEI_SIDE_NEW], error)
      || !read_marks (style, "compare-marked-old", KEI_INK_REMOVED, &look->marked_marks[KEI_SIDE_OLD], &look->marked_inks[KEI_SIDE_OLD], error)
      || !read_paper (style, &look->marked_paper, &look->marked_across, error) || !read_heads (style, look->heads, error))
    return FALSE;
  look->sides = (KeiComparisonSides) sides;
  look->by_line = rows == 1;
  look->gap = (KeiComparisonGap) gap;
  look->unchanged = (KeiComparisonUnchanged) unchanged;
  look->common_once = common == 0;
  look->remarks = (KeiComparisonRemarks) remarks;
  look->absent[KEI_SIDE_OLD] = get_words (style, "compare-added");
  look->absent[KEI_SIDE_NEW] = get_words (style, "compare-removed");
  look->omitted = get_words (style, "compare-omitted");
  look->legend = get_words (style, "compare-legend");
  look->remarks_head = get_words (style, "compare-remarks-head");
  look->title = get_words (style, "compare-title");
  look->subtitle = get_words (style, "compare-subtitle");
  look->marked_title = get_words (style, "compare-marked-title");
  look->marked_legend = get_words (style, "compare-marked-legend");
  look->summary_title = get_words (style, "compare-summary-title");
  read_words (look, style);
  return TRUE;
}

void
_kei_comparison_look_clear (KeiComparisonLook *look)
{
  g_free (look->heads[KEI_SIDE_OLD]);
  g_free (look->heads[KEI_SIDE_NEW]);
}
